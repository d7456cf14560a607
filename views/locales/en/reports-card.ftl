### The card of a report

# $number the number, $state where it stands, $category what about
report-card-head = <b>{ $number }</b> · <b>{ $state }</b> · { $category }

# $priority how pressing
report-card-priority = { $priority ->
    [urgent] ‼️ Emergency
   *[pressing] ❗ Urgent
}
report-card-only-handlers = 🔒 Private

# $text what was reported
report-card-text = { $text }
report-card-no-text = (No words; please see what was sent along.)
report-card-private = 🔒 Received (private). Only those who handle it can see it; they will contact the reporter directly.

# $number the number, $unit the unit
report-card-elsewhere = <b>{ $number }</b> went to { $unit }; nothing to do here.

# $name the resident
report-card-behalf = 🗣 On behalf of { $name }

# $parent the number it was merged into
report-card-merged = Merged into <b>{ $parent }</b>; follow that one.

# $audience who reads
report-card-unrouted = { $audience ->
    [unit] ⚠️ No unit has this yet. Please send it on soon.
   *[other] With: the community office, to be sent on
}

# $who who is responsible, $accepted whether it was accepted
report-card-holder = { $accepted ->
    [yes] With: { $who }
   *[no] Sent to: { $who }, not yet accepted
}

# $phone the phone
report-card-phone = { " " }(phone { $phone })

# $what respond or resolve, $at the time
report-card-today = ⏰ { $what ->
    [respond] Reply
   *[resolve] Done
} by { CLOCK($at) } today
report-card-tomorrow = ⏰ { $what ->
    [respond] Reply
   *[resolve] Done
} by { CLOCK($at) } tomorrow
report-card-until = ⏰ { $what ->
    [respond] Reply
   *[resolve] Done
} by { WHEN($at) }
report-card-overdue = ⚠️ { $what ->
    [respond] A reply
   *[resolve] The work
} was due by { WHEN($at) } and is late

# $at the time agreed
report-card-scheduled = 📅 Agreed for { WHEN($at) }

report-card-question = ❓ To the reporter:{ " " }
report-card-answer = 💬 Answer:{ " " }
report-card-held = ⏸ Cannot be done for now:{ " " }

# $at the day
report-card-review = { " " }(looked at again { DAY($at) })

# $count how many
report-card-supporters = { $count ->
    [one] 🙋 { $count } neighbour has this too
   *[other] 🙋 { $count } neighbours have this too
}

# $day which day
report-card-day = 📆 Day { $day }

# $count how many
report-card-me-too = { $count ->
    [0] 🙋 Me too
   *[other] 🙋 Me too ({ $count })
}
report-card-add = ➕ Add
report-card-category = 🏷 Category

# $pressing whether it is urgent now
report-card-hurry = { $pressing ->
    [yes] ❗ Not urgent
   *[no] ❗ Urgent
}

# $covered whether it is private now
report-card-cover = { $covered ->
    [yes] 🔓 Public
   *[no] 🔒 Private
}
report-card-place = 📍 Place
report-card-for-other = 🗣 For somebody else
report-card-pictures = 🖼 Pictures
report-card-whole = 📄 Whole text
report-card-concern = 🙈 About the captain/office

# $about whom it complains of
report-card-about = 🙈 about { $about ->
    [captain] the captain
   *[staff] the office staff
}
report-card-tools = ⚙ More
report-card-more-categories = More categories ›
report-card-more-places = More places ›

# $number the number
report-media-of = 🖼 Sent along with <b>{ $number }</b>

# $number the number
report-whole-text = 📄 <b>{ $number }</b>

report-look-sent = Sent to our private chat.
report-look-closed = Please open a private chat with me first, press Start, then tap again.
