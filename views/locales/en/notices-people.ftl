# Names, check-in, entering, pasted lists, reports: for who announced it only.
notice-people =
    Signed up: { $taken }{ $capacity ->
        [none] { "" }
       *[other] /{ $capacity }
    }. Waiting: { $waiting }. Checked in: { $came }.
notice-people-absent = Signed up and did not come: { $absent }.
notice-people-names = Names
notice-people-door = Check-in
notice-people-enter = Enter a name
notice-people-import = Paste a list
notice-people-xlsx = Table of names
notice-people-paper = Print the names
notice-people-report = Write a report
notice-people-heard = Who has not seen it
notice-people-empty = Nobody has signed up.
notice-names-text = Tap a name to note something or cancel it:
notice-names-of = { $guest } ({ $person })
notice-names-label =
    { $clock ->
        [none] { "" }
       *[other] { $clock }{" "}
    }{ $state ->
        [waiting] waiting:{" "}
       *[in] { "" }
    }{ $name }
notice-door = Check-in: { $came } of { $taken } came. Tap a name when they come; tap again to take it back.
notice-door-label =
    { $came ->
        [yes] ✅ here:{" "}
       *[no] { "" }
    }{ $name }
notice-door-came = { $name }: here.
notice-door-undone = { $name }: taken back.
notice-enter = Please send the name, and the flat if you like: <b>Mrs Wang, 3-201</b>. You can send one after the other.
notice-entered =
    { $state ->
        [waiting] Noted: { $name }, number { $number } on the waiting list.
       *[in] Noted: { $name }, number { $number }.
    }
notice-import = Please paste the list from the chat. You see it first, before it is taken over.
notice-import-shown = These { $n } would be added:
notice-import-line = { $name }
notice-import-line-note = { $name } ({ $note })
notice-import-more = … and { $n } more
notice-import-known = { $n } are on the list already.
notice-import-nobody = All in this list have signed up already.
notice-import-unread = Not understood, and not added:
notice-import-button = Take over
notice-import-done =
    Taken over: { $seated } have a place, { $waiting } wait.{ $refused ->
        [0] { "" }
       *[other] {" "}Not added: { $refused }.
    }
notice-import-gone = This list was taken over, or there is a newer one.
notice-list-title = Names: { $title }
notice-list-file = names
notice-list-sheet = Names
notice-list-text = Names for “{ $title }”: { $n }.
notice-list-number = No.
notice-list-time = Time
notice-list-name = Name
notice-list-by = Signed up by
notice-list-note = Note
notice-list-state = State
notice-list-came = Came
notice-list-signed-at = Signed up at
notice-list-state-of =
    { $state ->
        [waiting] waiting
       *[in] signed up
    }
notice-list-came-of =
    { $came ->
        [yes] came
       *[no] did not come
    }
notice-report-ask = Please send a short report, with a photo if you like. I post it below the notice in every group.
notice-report = <b>{ $title }</b>: what it was like
notice-report-text = { $text }
notice-report-figures = Signed up: { $signed }. Came: { $came }.
notice-report-done = The report is kept and goes below the notice.
