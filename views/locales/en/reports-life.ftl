### Buttons and questions of a report

# $action
report-do = { $action ->
    [accept] Take it
    [start] Start now
    [schedule] Set a date
    [ask] Ask
    [answer] Answer
    [resolve] Done
    [give_back] Give back
    [confirm] Solved
    [reopen] Not solved
    [rate] Rate
    [dispatch] Send to
    [reassign] Move to
    [merge] Merge
    [hold] On hold
    [resume] Take up again
    [reject] Decline
    [appeal] I disagree
    [support] Me too
    [add] Add
    [prioritise] Urgent
    [categorise] Kind
    [set_visibility] Who sees it
    [concern] Whom it is about
    [cancel] Withdraw
    [pass_on] Withdraw
    [flag] Flag
    [hide] Hide
    [show] Show again
    [undo] Undo that
   *[other] Other
}

report-card-button = 📋 Report
report-timeline-button = 🕓 Timeline

# $action, $stage: how far the question got, $number
report-ask = { $action ->
    [dispatch] <b>{ $number }</b>: who should do it?
    [reassign] <b>{ $number }</b>: who should have it now?
    [schedule] <b>{ $number }</b>: when? Tap one, or reply with a time such as “3 Dec 3pm”.
    [ask] <b>{ $number }</b>: what do you need to know? Please write one clear question.
    [answer] Please answer in words, with a photo or a voice note. (<b>{ $number }</b>)
    [resolve] { $stage ->
        [photo] <b>{ $number }</b>: this kind needs a photo of the finished work. Please send one.
       *[first] <b>{ $number }</b>: how was it solved? Write a line for the person who reported it; a photo is welcome.
    }
    [give_back] <b>{ $number }</b>: why give it back? Tap one, or reply with your reason.
    [reopen] <b>{ $number }</b>: what is not solved? Tap one, or reply in your words.
    [hold] { $stage ->
        [reason] <b>{ $number }</b>: why can it not be done now? Tap one, or reply with your reason.
       *[date] <b>{ $number }</b>: when shall we look at it again?
    }
    [reject] { $stage ->
        [words] Please reply with a line for the person who reported it, or tap this one. (<b>{ $number }</b>)
       *[code] <b>{ $number }</b>: why can it not be done?
    }
    [merge] <b>{ $number }</b>: merge into which one? Tap one, or reply with its number.
    [rate] <b>{ $number }</b>: thank you. How was the work?
    [add] <b>{ $number }</b>: what would you like to add? Words or photos.
   *[other] <b>{ $number }</b>: please write it here.
}

# $action
report-ask-here = { $action ->
    [resolve] How it was solved
    [ask] Your question
    [schedule] 3 Dec 3pm
    [merge] Number of the report
   *[other] Write here
}

# $why: what the last answer lacked
report-ask-why = { $why ->
    [needs_photo] A photo of the finished work is still missing.
    [needs_date] Please write the day and the hour, such as “3 Dec 3pm” or “tomorrow 9:00”.
    [needs_parent] I do not know that number. It looks like 6栋-0123.
    [date_not_future] That time has passed. Please write a later one.
    [date_too_far] That is too far away. Please write an earlier one.
    [same_unit] They have it already. Please choose another.
    [merge_cycle] A report cannot be merged into itself or in a circle.
    [merge_chain] That one was merged already. Please choose the one it went to.
    [parent_ended] That one has ended. Please choose one that is still open.
    [other_place] That one is in another building. The community office can merge those.
   *[other] Something is still missing. Please try again.
}

report-ask-away = Not now
report-ask-more = More ›
report-ask-other = Another time

# $slot, $at
report-slot = { $slot ->
    [this_afternoon] This afternoon
    [tomorrow_morning] Tomorrow morning
    [tomorrow_afternoon] Tomorrow afternoon
    [day_after] In two days
   *[weekend] Weekend
} { WHEN($at) }

# $days
report-days = In { $days } days

# $reason
report-reason = { $reason ->
    [give_back-not_ours] Not our job
    [give_back-unclear] Address unclear
    [give_back-in_hand] Others are on it
    [give_back-no_hands] Too few hands
    [reopen-still] Still broken
    [reopen-nobody] Nobody came
    [reopen-partly] Only partly fixed
    [hold-money] Waiting for money
    [hold-vote] Waiting for a vote
    [hold-weather] Waiting for weather
   *[hold-parts] Waiting for parts
}

# $code
report-reject = { $code ->
    [duplicate] Duplicate
    [not_ours] Not our duty
    [private_dispute] Private dispute
    [insufficient] Too little known
    [spam] Not a report
   *[other] Other
}

# $code
report-reject-words = { $code ->
    [duplicate] This was reported before and is being handled.
    [not_ours] The community is not in charge of this; please ask the office that is.
    [private_dispute] This is between private people; please talk first or see a lawyer.
    [insufficient] Too little is known to act on. Please report it again with more.
    [spam] This is not a report.
   *[other] This cannot be done at present.
}

# $rating
report-rating = { $rating ->
    [good] Satisfied
    [fair] Fairly satisfied
   *[bad] Not satisfied
}

# $visibility
report-seen-by = { $visibility ->
    [public] public
    [building] the building only
   *[private] private
}

# $about whom it complains of
report-concern = { $about ->
    [captain] the captain
    [staff] office staff
   *[nobody] neither
}
report-concerned = { $about ->
    [captain] Noted. The captain cannot see it; the office handles it.
    [staff] Noted. Office staff cannot see it; the secretary handles it.
   *[nobody] Noted. It is handled the usual way.
}

# $action, $holder: who has it now
report-did = { $action ->
    [accept] Taken. The person who reported it will be told.
    [start] Noted. The work has begun.
    [schedule] Date set. The person who reported it will be told.
    [ask] Sent to the person who reported it.
    [answer] Passed on to those who work on it. Thank you.
    [resolve] Noted. It waits for a confirmation.
    [give_back] Given back.
    [confirm] Closed. Thank you.
    [reopen] It will be worked on again.
    [rate] Thank you for your rating.
    [dispatch] Sent.
    [reassign] Moved.
    [merge] Merged. Everybody follows the other report now.
    [hold] On hold. You will be reminded in time.
    [resume] Taken up again.
    [reject] Noted. The person who reported it will be told why.
    [appeal] Sent back for the office to look at again.
    [support] You are counted. You will hear when it is solved.
    [add] Added. Thank you.
    [cancel] Withdrawn.
    [pass_on] Neighbours have the same problem, so { $holder } follows it from now on.
    [flag] Noted. Thank you.
    [hide] Hidden.
    [show] Shown again.
    [undo] The last step was undone.
   *[other] Noted.
}

# $words
report-said = ✅ { $words }

# $words
report-not-said = { $words }

report-look-private = Please go on in our private chat.
report-not-asked-you = This question is for somebody else.
report-put-away = Put away.
