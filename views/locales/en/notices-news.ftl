notice-media-point = 📍 { $venue }
notice-remind = 🔔 Reminder: <b>{ $title }</b>
notice-own = My sign-up
notice-cancelled =
    { $timed ->
        [no] <b>{ $title }</b> is cancelled. Reason: { $reason }
       *[yes] <b>{ $title }</b> on { $when } is cancelled. Reason: { $reason }
    }
notice-cancelled-all = <b>{ $title }</b> is cancelled and will not come again. Reason: { $reason }
notice-changed-when = <b>{ $title }</b> has a new time: it was { $was }, now it is { $when }.
notice-changed =
    { $what ->
        [venue]
            { $placed ->
                [no] The place of <b>{ $title }</b> changed, please see the notice.
               *[yes] <b>{ $title }</b> is at another place now: { $venue }
            }
        [title] The notice has a new title: <b>{ $title }</b>
       *[body] The text of <b>{ $title }</b> changed, please read it again.
    }
notice-digest =
    { $count ->
        [one] 📋 { $count } more notice today. Tap to read it:
       *[other] 📋 { $count } more notices today. Tap one to read it:
    }
notice-digest-line =
    { $timed ->
        [yes] { $number }. { $title } ({ $when })
       *[no] { $number }. { $title }
    }
notice-missed =
    { $count ->
        [1] ⚠️ <b>{ $title }</b>: one could not go out in time, { $first }. The bot was not running; now it is too late, so it was not sent.
       *[other] ⚠️ <b>{ $title }</b>: { $count } could not go out in time, from { $first } to { $last }. The bot was not running; now it is too late, so they were not sent.
    }
notice-over =
    { $chats ->
        [one] ✅ <b>{ $title }</b> ({ $when }) is over. It reached { $chats } chat.
       *[other] ✅ <b>{ $title }</b> ({ $when }) is over. It reached { $chats } chats.
    }
notice-over-report = Tap “Report” to send a photo and a sentence or two, so that everybody knows how it went.
notice-by-rule = the times changed
