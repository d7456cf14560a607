### Draft of a notice: the preview and its pages

# $title the title
notice-draft-title =
    📋 Draft notice (not sent yet)
    <b>{ $title }</b>

notice-draft-untitled = (no title yet)

notice-draft-body = { $body }

# $signs how long the text is
notice-draft-cut = (The text has { $signs } characters; this is its beginning. Press “Send me a test” to see it all.)

notice-draft-no-event = ⏰ No time: just something to know

# $when when it is
notice-draft-when = ⏰ <b>{ $when }</b>

# $when the rule, $day when it is next
notice-draft-next = ⏰ <b>{ $when }</b> · next { $day }

# $dates the next few
notice-draft-dates = Coming up: { $dates }

# $hours hours, $minutes minutes
notice-draft-length = Takes { $hours ->
    [0] { $minutes } min
   *[other] { $minutes ->
        [0] { $hours } h
       *[other] { $hours } h { $minutes } min
    }
}

notice-draft-venue = 📍 { $venue }

# $at when it goes out
notice-draft-post-at = 📤 Send later: goes out { $at }

# $at when it goes out, $lead how long before
notice-draft-post-lead = 📤 Send later: { LENGTH($lead) } before each one, next { $at }

notice-draft-post-open = 📤 Not decided when it goes out: “Send now” sends it at once, “Send later” lets you choose

# $at until when it waits
notice-draft-night = 🌙 It is quiet time (22:00–7:00): “Send now” waits until { $at }

# $places which places
notice-draft-places = 👥 Where: <b>{ $places }</b>

# $groups how many groups, $households how many households
notice-draft-reach = Goes to <b>{ $groups ->
    [one] { $groups } group
   *[other] { $groups } groups
} · { $households ->
    [one] { $households } household
   *[other] { $households } households
}</b>

# $whom who, $people how many
notice-draft-people = To no group, only in private to <b>{ $people ->
    [one] { $people } person
   *[other] { $people } people
}</b>: { $whom }

notice-draft-roles = { $roles }

# $year which year
notice-draft-born = born in { $year } or earlier (who told us their year)

notice-draft-unheard = households not heard from for two months

# $capacity places, $slot minutes of a slot, $guests how many others, $closes minutes before the start
notice-draft-signup = 📝 Sign-up: { $capacity ->
    [0] as many as come
   *[other] { $slot ->
        [0] { $capacity ->
            [one] { $capacity } place
           *[other] { $capacity } places
        }
       *[other] { $capacity ->
            [one] { $capacity } place a slot
           *[other] { $capacity } places a slot
        }
    }
}{ $slot ->
    [0] { "" }
   *[other] , slots of { $slot } min
}, { $guests ->
    [0] for oneself only
    [one] with { $guests } more of the family
   *[other] with { $guests } more of the family
}{ $closes ->
    [0] , open until the start
    [1440] , closes 1 day before
   *[other] , closes { LENGTH($closes) } before
}

notice-draft-receipt = ✅ Everybody is asked to press “Got it”

# $times how long before
notice-draft-reminders = 🔔 Reminders: { $times }

# $times how long before
notice-draft-overtaken = ⚠️ The reminder { $times } would come before the notice itself, so it is left out this time.

# $minutes minutes before
notice-draft-before = { $minutes ->
    [60] 1 hour
    [180] 3 hours
    [1440] 1 day
    [4320] 3 days
   *[other] { LENGTH($minutes) }
} before

notice-draft-pinned = 📌 Pinned in the groups

# $reason why
notice-draft-urgent = 🚨 Urgent (also at night, beyond two posts a day): { $reason }

# $media what is attached
notice-draft-media = 📎 With { $media }

# $kind which kind, $count how many
notice-draft-medium = { $kind ->
    [photo] { $count ->
        [one] { $count } photo
       *[other] { $count } photos
    }
    [voice] { $count ->
        [one] { $count } voice message
       *[other] { $count } voice messages
    }
    [audio] { $count ->
        [one] { $count } recording
       *[other] { $count } recordings
    }
    [document] { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
   *[other] { $count ->
        [one] { $count } video
       *[other] { $count } videos
    }
}

notice-draft-point = 📍 With a point on the map

# $why why
notice-draft-skips = ⚠️ { $why }

# $years which years
notice-draft-unknown = ⚠️ The holidays of { $years } are not entered yet: “workdays” are just Monday to Friday there and may be wrong.

# $places which places
notice-draft-groupless = ⚠️ No group is tied to these places, they hear nothing: { $places }. Add me to their group and send /bind there.

# $groups how many groups
notice-draft-gone-groups = ⚠️ { $groups ->
    [one] The one group here has removed me
   *[other] All { $groups } groups here have removed me
}, so none can get it now. Please add me again first.

# $groups how many groups
notice-draft-full = ⚠️ { $groups ->
    [one] { $groups } group has
   *[other] { $groups } groups have
} had two posts today: there this one waits for the summary at 19:00 (unless it is urgent or starts before).

# $why why
notice-draft-problem = ❗ { $why }

# $first the first ones, $rest how many more
notice-draft-rest = { $first } and { $rest } more

notice-draft-comma = {", "}

notice-draft-more = “{ $title }”: what else to change?

notice-draft-published = ✅ “<b>{ $title }</b>” is on its way. The card I sent you in private shows how it goes.

notice-draft-gone = This draft is gone. To start again, send /notice.

notice-draft-now = Send now

notice-draft-later = Send later

notice-draft-drop = Cancel

notice-draft-try = Send me a test

# $page which page
notice-draft-to = { $page ->
    [scope] Where
    [post] When to send
    [media] Photos
    [signup] Sign-up
    [remind] Remind
    [audience] Who gets it
   *[other] More
}

# $what what is written
notice-draft-write = { $what ->
    [title] Change the title
    [body] Write the text
    [when] When
    [post] Write the time
    [venue] Venue
    [media] Photo or file
    [voice] Voice
    [capacity] Write the places
    [slot] Write the minutes
    [urgent] Urgent
   *[born] Write the age
}

# $what what, $state whether it is on
notice-draft-switch = { $state ->
    [on] { "✓ " }
   *[off] { "" }
}{ $what ->
    [receipt] Got it
    [pin] Pin
   *[unheard] Households not heard
}

# $state whether one can sign up now
notice-draft-open = { $state ->
    [on] No sign-up
   *[off] Open sign-up
}

# $what which number, $value how much now, -1 is none
notice-draft-setting = { $what ->
    [capacity] Places: { $value ->
        [-1] no limit
       *[other] { $value }
    }
    [slot] Slots: { $value ->
        [-1] none
       *[other] { $value } min each
    }
    [guests] Family: { $value ->
        [0] nobody else
       *[other] up to { $value }
    }
   *[closes] Closes: { $value ->
        [0] at the start
        [60] 1 hour before
        [180] 3 hours before
        [1440] 1 day before
       *[other] { LENGTH($value) } before
    }
}

# $what which number, $cut whether there are slots
notice-draft-number = { $what ->
    [capacity] { $cut ->
        [yes] How many places in each slot?
       *[no] How many places in all? Once they are taken, others wait and move up when somebody leaves.
    }
    [slot] Cut it into slots? Then people choose their time as they sign up, and nobody queues.
    [guests] How many of the family may one person sign up? For example parents without a phone.
   *[closes] Until when can people sign up?
}

# $part what is taken away
notice-draft-clear = { $part ->
    [body] Remove the text
    [venue] Remove the venue
    [media] Remove all
    [urgent] ✓ Urgent
   *[audience] Everybody, in the groups
}

# $label what it said
notice-draft-ticked = ✓ { $label }

# $what what, $value how much, -1 is none
notice-draft-figure = { $what ->
    [capacity] { $value ->
        [-1] No limit
        [one] { $value } place
       *[other] { $value } places
    }
    [slot] { $value ->
        [-1] No slots
       *[other] { $value } min slots
    }
    [closes] { $value ->
        [0] At the start
        [60] 1 hour before
        [180] 3 hours before
        [1440] 1 day before
       *[other] { LENGTH($value) } before
    }
    [guests] { $value ->
        [0] Only oneself
       *[other] { $value } with them
    }
   *[lead] { $value ->
        [-1] The usual time
        [60] 1 hour before
        [180] 3 hours before
        [1440] 1 day before
       *[other] 3 days before
    }
}

# $age how old
notice-draft-age = { $age } and over

notice-draft-where = Where does “<b>{ $title }</b>” go?

# $places where it goes now
notice-draft-scope = It goes to: <b>{ $places }</b>. Press to add, press again to remove. A larger place has all its buildings in it.

notice-draft-posting = When does it go out?

# $count how many
notice-draft-attached = Attached: { $count }. At most 10, each up to 20 MB.

notice-draft-no-signup = Nobody has to sign up. To count who comes or limit the places, open sign-up.

# $timed whether it has a time
notice-draft-remind = { $timed ->
    [yes] Before the start I remind those who signed up in private; without sign-up I remind the groups. Press to add, press again to remove.
   *[no] This notice has no time, so no reminder goes out. Set the time first.
}

notice-draft-audience = Who gets it? If you choose here it goes to no group, only in private to those chosen (who opened a private chat and did not opt out). With nothing chosen it goes to the groups.

# $what what was done
notice-draft-toast = { $what ->
    [now] Published.
    [gone] The draft is cancelled.
    [tried] Sent to your private chat; only you see it.
   *[changed] Changed.
}
