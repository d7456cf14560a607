### Something happened to a report, or it is late

# $number, $text: its first words
report-about = <b>{ $number }</b> { $text }

report-quote = <blockquote>{ $text }</blockquote>

# $person: user id, $name
report-mention = <a href="tg://user?id={ $person }">{ $name }</a>

# $action, $to: who reads it, $who did it, $about: a time, a unit or a number
report-news = { $action ->
    [dispatch] 📨 Sent to { $about }.
    [accept] 🔧 { $who } has taken it and will see to it.
    [give_back] ↩️ { $who } gave it back. Somebody else will be found.
    [reassign] 🔁 Moved to { $about }.
    [schedule] 📅 { $who } set a date: { $about }.
    [start] 🔧 { $who } has begun.
    [ask] ❓ { $who } would like to know:
    [answer] 💬 { $who } answered:
    [expire_question] ⏳ No answer came for five days; the work goes on.
    [hold] ⏸ It cannot be done now and is on hold until it is looked at again. The reason:
    [resume] ▶️ It is worked on again.
    [review] ▶️ The hold is over; it is worked on again.
    [resolve] ✅ { $who } says it is done:
    [confirm] 🎉 The person who reported it says it is solved.
    [auto_close] 📁 Seven days without a word: closed by itself. If it is not solved, tap “Not solved” within seven days.
    [reopen] 🔄 { $who } says it is not solved. It is worked on again.
    [reject] 🚫 { $who } says this cannot be done:
    [appeal] ✋ { $who } disagrees with the refusal. Please look again.
    [merge] 🔗 Merged into { $about }. Please follow that one.
    [cancel] 🗑 { $who } withdrew it.
    [pass_on] 🤝 The person who reported it withdrew. You have the same problem, so you follow and confirm it now.
    [add] 📝 { $who } added:
    [prioritise] ⚡ How urgent it is was changed to: { $about }.
    [concern] 🙈 The reporter says this is about: { $about }. Please handle it at your level, not through them.
    [hide] { $to ->
        [captain] 🙈 Several neighbours find this unfit. It is hidden until you decide.
       *[reporter] 🙈 This is not shown for now; the captain will look at it.
    }
    [show] 👀 The captain looked at it. It is shown again.
    [undo] ↪️ { $who } took the last step back.
   *[other] There is news.
}

report-fixed = Is it fixed?

# $step, $minutes: how far from $moment, when it is or was due
report-late = { $step ->
    [unrouted] ⚠️ Nobody was given this yet; it was reported { LENGTH($minutes) } ago. Please send it to somebody.
    [nudge_respond] ⏰ Please take it within { LENGTH($minutes) } (before { WHEN($moment) }).
    [respond_overdue] ⚠️ Nobody has taken it; the time for that ran out { LENGTH($minutes) } ago.
    [nudge_resolve] ⏰ { LENGTH($minutes) } are left to finish it ({ WHEN($moment) }).
    [resolve_overdue] ⚠️ It is not done; the time for it ran out { LENGTH($minutes) } ago.
    [double] 🚨 It is not done after twice its time, { LENGTH($minutes) } too late. Please step in.
    [scheduled_due] ⏰ The promised time has come: { WHEN($moment) }.
    [question_reminder] ❓ An answer of yours is still awaited. After { WHEN($moment) } the work goes on without it.
    [confirm_reminder] ✅ They say it is done. Is it fixed? Please tap. After { WHEN($moment) } it closes by itself.
   *[triple] 🚨 It is { LENGTH($minutes) } too late and will be named in the weekly column.
}

# $name: who reported it
report-unreachable = ☎️ { $name }, who reported this, cannot be reached: they never wrote to the bot. The matter is private, so please tell them in person or by phone.

# $who, $at: the promised time
report-wants-date = 📅 { $who } would like to move the date again; it was moved before. It is set for { WHEN($at) }. Please decide.

# $at
report-when = { WHEN($at) }

# $party, $name
report-who = { $party ->
    [reporter] The reporter { $name }
    [logger] The helper { $name }
    [captain] Captain { $name }
    [staff] Community office { $name }
    [secretary] Secretary { $name }
    [grid] Grid worker { $name }
    [system] The bot
   *[member] A neighbour { $name }
}

# $unit, $name
report-who-unit = { $unit } { $name }
