notice-desk =
    <b>{ $title }</b> · { $state ->
        [running] running
        [paused] paused
        [ended] ended
        [cancelled] cancelled
       *[draft] draft
    }
notice-desk-rule = Repeats: { $rule }
notice-desk-when = This time: { $when }
notice-desk-planned = Not sent yet, goes out { $at }
notice-desk-state =
    { $state ->
        [missed] Could not go out in time
        [over] This time is over
       *[posted] Not sent anywhere yet
    }
notice-desk-progress =
    { $state ->
        [going] Going out
       *[done] Sent
    }: { $done }/{ $total } { $to ->
        [people] people
       *[groups] groups
    }
notice-desk-others =
    { $what ->
        [held] Groups that had two notices today, waiting for the list at 7 pm: { $count }
        [paused] Not sent while paused: { $count }
       *[lost] Not delivered: { $count }
    }
notice-desk-gone = Groups the bot was taken out of: { $count }. Ask their owners to add it again, then tap “Send again”
notice-desk-receipts =
    { $count ->
        [one] Tapped “Got it”: { $count } person
       *[other] Tapped “Got it”: { $count } people
    }
notice-desk-next = Next time: { $when }
notice-desk-urgent = Urgent because: { $reason }
notice-desk-reason = Cancelled because: { $reason }
notice-desk-open = Open this notice
notice-desk-do =
    { $what ->
        [pause] Pause
        [resume] Resume
       *[resend] Send again
    }
notice-desk-ask =
    { $what ->
        [when] Change time
        [rule] Change all times
        [title] Change title
        [body] Change text
        [capacity] Change seats
       *[venue] Change place
    }
notice-desk-words = Change words
notice-desk-page =
    { $page ->
        [failed] Not delivered
        [dates] Next dates
        [off] Cancel this one
       *[off-all] Cancel all
    }
notice-desk-people = List
notice-desk-heard = Receipts
notice-desk-report = Report
notice-failed =
    { $count ->
        [0] <b>{ $title }</b> has reached everywhere now.
       *[other] <b>{ $title }</b> did not reach:
    }
notice-failed-people =
    { $count ->
        [one] { $count } private chat
       *[other] { $count } private chats
    }
notice-failed-line =
    { $remedy ->
        [add] • { $chat }: the bot was taken out. Ask the group's owner to add it again, then tap “Send again”
        [rights] • { $chat }: the bot may not write there. Ask the group's owner to let it, then tap “Send again”
        [blocked] • { $chat }: the bot was blocked there. Please tell them in person or by phone
        [moved] • { $chat }: the group became another one. “Send again” sends it to the new group
        [late] • { $chat }: when its turn came the time was over, so it was not sent
       *[again] • { $chat }: the network or Telegram failed. Please tap “Send again”
    }
notice-page-before = ‹ Previous page
notice-page-after = Next page ›
notice-dates =
    { $count ->
        [0] <b>{ $title }</b> has no further date.
       *[other] The next dates of <b>{ $title }</b>. Tap one to change or cancel that one only:
    }
notice-date = <b>{ $title }</b>
    { $when }
notice-words = Which part of <b>{ $title }</b> shall change? Posts that are out change too, and those who have them are told.
notice-off =
    { $what ->
        [off]
            { $timed ->
                [no] Really cancel <b>{ $title }</b>?
               *[yes] Really cancel <b>{ $title }</b> on { $when }, this one only?
            }
       *[off-all] Really cancel <b>{ $title }</b>? It will not come again.
    } Those who got it are told, and it cannot be undone.
notice-off-sure = Yes, cancel and say why
notice-change-ask =
    { $what ->
        [when] When shall <b>{ $title }</b> be? Write a date and a time, for example: 8 December 9:30
        [rule] When shall <b>{ $title }</b> be from now on? Write a rule, for example: every Tuesday at 9:30. What is sent already stays.
        [title] Please write the new title of <b>{ $title }</b>, at most 100 characters.
        [body] Please write the new text of <b>{ $title }</b>, at most 3500 characters.
        [venue] Please write the new place of <b>{ $title }</b>, at most 100 characters.
        [capacity] How many may sign up for <b>{ $title }</b>? Please write a number from 1 to 2,000, for example: 30, or: no limit. Where the time is cut into slots, it is the number for each slot. Who has a seat keeps it.
       *[off] Why is <b>{ $title }</b> cancelled? One sentence is enough; everybody will read it.
    }
notice-change-now = Now it is: { $now }
notice-change-hint =
    { $what ->
        [when] For example: 8 December 9:30
        [rule] For example: every Tuesday at 9:30
        [title] New title
        [body] New text
        [venue] New place
        [capacity] For example: 30
       *[off] For example: the doctor is ill
    }
notice-change-wrong =
    { $why ->
        [no-title] A title needs words. Please write it again.
        [title-long] The title is too long: at most 100 characters, please.
        [body-long] The text is too long: at most 3500 characters, please.
        [venue-long] The place is too long: at most 100 characters, please.
        [capacity] I could not read that. Please write one number from 1 to 2,000, for example: 30, or: no limit.
        [past] That time is over or too far away. Please write one ahead, within three years.
        [no-reason] Please write a sentence on why it is cancelled, so that people understand.
        [no-time] This notice has no time of its own to change. You can change its words.
        [not-yours] This notice is not yours to change. Nothing was changed.
        [already] This one is cancelled already. There is nothing more to do.
       *[wrong-state] This one is over and cannot be changed any more.
    }
notice-change-unclear =
    { $why ->
        [past] That time is over.
        [impossible] There is no such day or hour.
        [ambiguous] That time can mean several things.
       *[unknown] I could not read that time.
    } { $choice ->
        [yes] Tap one, or write it again, for example: 8 December 9:30
       *[no]
            { $what ->
                [rule] Please write the rule and the hour, for example: every Tuesday at 9:30 am
               *[when] Please write a date and a time, for example: 8 December 9:30
            }
    }
notice-change-done =
    { $what ->
        [rule] ✅ <b>{ $title }</b> goes by the new rule from now on. Those who signed up are told.
        [when] ✅ <b>{ $title }</b> has its new time. Those who got the notice are told.
        [off] ✅ This time of <b>{ $title }</b> is cancelled. Those who got the notice are told.
        [off-all] ✅ All of <b>{ $title }</b> is cancelled. Those who got the notice are told.
        [capacity] ✅ <b>{ $title }</b> has another number of seats. Who has one keeps it; those who wait and move up are told.
       *[other] ✅ <b>{ $title }</b> is changed. Those who got the notice are told.
    }
notice-desk-toast =
    { $why ->
        [paused] Paused. What was not sent waits.
        [resumed] Going on.
        [asked] Please see the question in our private chat.
        [opened] Sent to our private chat.
        [moved] The time is changed.
        [not-yours] This notice is not yours to run.
        [already] It is cancelled already.
        [past] That time is over.
       *[wrong-state] Not possible now: the notice is in another state.
    }
notice-desk-resent =
    { $count ->
        [0] Nothing can be sent again yet. Please see “Not delivered” for what helps.
       *[other] Sending { $count } again.
    }
