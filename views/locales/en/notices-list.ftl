# $show coming, mine, running, drafts, paused, ended
notice-lists-title = { $show ->
    [coming] 📢 <b>Coming up</b>
    [mine] 📢 <b>What I signed up for</b>
    [running] 📢 <b>Notices under way</b>
    [drafts] 📢 <b>My drafts of notices</b>
    [paused] 📢 <b>Paused notices</b>
   *[ended] 📢 <b>Notices that are over</b>
}
notice-lists-none = { $show ->
    [coming] Nothing is announced for the next 30 days.
    [mine] You have not signed up for anything.
    [running] No notice is under way.
    [drafts] There are no drafts. Send /notice to write one.
    [paused] No notice is paused.
   *[ended] No notice is over yet.
}
notice-lists-entry =
    <b>{ $when }</b> { $title }
    { $below }
notice-lists-now = Right now
# $standing how the reader stands to it
notice-lists-standing = { $standing ->
    [in] signed up
    [waiting] on the waiting list
    [open] sign up now
    [full] full, waiting list open
    [seen] marked as seen
    [cancelled] called off
   *[unseen] please mark as seen
}
notice-lists-label = { $title }
notice-lists-label-day = { $day } { $title }
notice-lists-private = See all in private
notice-lists-first = ‹ From the start
notice-lists-next = More ›
notice-lists-more-button = Other lists ›
notice-lists-more = What would you like to see?
notice-lists-tab = { $show ->
    [mine] Mine
    [running] Under way
    [drafts] Drafts
    [paused] Paused
   *[ended] Over
}
notice-lists-denied = This notice is not yours to run.
notice-lists-draft-gone = This draft was published or thrown away.

notice-month-denied = The month view is for those who publish notices. To see what is coming, send /notices.
notice-month-button = Month
notice-month-title = 🗓 <b>{ $month } { $year }</b>
notice-month-week = Mo Tu We Th Fr Sa Su
notice-month-legend = “7²” means two notices on the 7th; [ ] is today. Tap a date to see them.
notice-month-list = Tap a date to see them.
notice-month-none = There are no notices this month.
notice-month-cut = There are too many notices to count them all. Tap a date to see more.
notice-month-day = { $day }: { $count ->
    [one] { $count } notice
   *[other] { $count } notices
}
# $day the day, $count how many, $any whether there are any, $today whether it is today
notice-month-cell = { $today ->
    [yes] [{ $day }
   *[no] { $day }
}{ $any ->
    [yes] { $count }
   *[no] { "" }
}{ $today ->
    [yes] ]
   *[no] { "" }
}
notice-month-turn = { $by ->
    [before] ‹ { $month }
   *[after] { $month } ›
}
notice-month-holidays = Holidays
notice-month-phone = Phone calendar
notice-day-title = 🗓 <b>{ $day }</b>
notice-day-none = There is no notice on this day.
notice-day-free = No notices on { $day }.

notice-wishes-button = Notice settings
notice-wishes-title = ⚙️ <b>Notice settings</b>
notice-wishes-quiet = { $quiet ->
    [yes] Notices are not sent to you in private. You still see those in the group, and are reminded of what you signed up for.
   *[no] Notices that concern you are sent to you in private.
}
notice-wishes-born = You told me your year of birth: { $year }.
notice-wishes-unborn = You have not told me your year of birth.
notice-wishes-why = The year of birth only helps to choose whom to write to, for example for “free check-up at 65 and over”. You need not tell it, can remove it any time, and no neighbour sees it.
notice-wishes-write = { $quiet ->
    [yes] Write to me again
   *[no] No more private notices
}
notice-wishes-give = { $given ->
    [yes] Change year of birth
   *[no] Tell my year of birth
}
notice-wishes-forget = Remove year of birth
notice-quiet-done = All right, no more notices in private. To have them again, send /notices and tap “Notice settings”.
notice-quiet-off = All right, notices that concern you will be sent to you in private.
notice-born-ask = In which year were you born? Just the four digits, for example 1955. By answering you agree that I keep it.
notice-born-placeholder = for example 1955
notice-born-forgotten = It is removed.
# $why no-year, too-early, ahead
notice-born-wrong = { $why ->
    [too-early] That year is too early. Please send four digits between 1900 and { $year }, for example 1955.
    [ahead] That year has not come yet. Please send four digits between 1900 and { $year }, for example 1955.
   *[no-year] I could not read a year. Please send just four digits between 1900 and { $year }, for example 1955.
}
