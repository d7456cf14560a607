### Lists of reports

# $show which, $place where, $category what about ("all" for every one)
report-list-title = <b>{ $place }</b> · { $show ->
    [open] Open reports
    [overdue] Late reports
    [unrouted] Reports nobody has
    [unconfirmed] Reports to be confirmed
    [held] Reports on hold
   *[ended] Ended reports
}{ $category ->
    [all] { "" }
   *[other] { " " }· { $category }
}

# $show which
report-list-shown = { $show ->
    [open] Open
    [overdue] Late
    [unrouted] With nobody
    [unconfirmed] To be confirmed
    [held] On hold
   *[ended] Ended
}
report-list-none = There are no reports here now.
report-list-first = « Newest
report-list-next = Older ›
report-list-show = 🔍 State
report-list-category = 🏷 Category
report-list-place = 🏢 Building
report-list-every-category = Every category
report-list-sent = Sent to our private chat.
report-list-closed = Please open a private chat with me first and press Start.

report-mine-title = <b>My matters</b>

# $section which part
report-mine-section = { $section ->
    [reports] <u>Reported by me</u>
   *[supported] <u>I have this too</u>
}
report-mine-none = Nothing of yours for now. Write to me whenever something is wrong.
