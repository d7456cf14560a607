### Calendars of notices: files for phones, the address to subscribe to, holidays

# $place where
notice-ics-name = { $place }: notices
notice-ics-file = notice-{ $number }.ics
notice-ics-place-file = calendar-{ $id }.ics
# $title the notice's title
notice-ics =
    📅 <b>{ $title }</b>
    Open this file and choose Add: it goes into your phone's calendar.
    If the time changes, I will tell you; press “Add to calendar” again for the newest.
# $place where
notice-ics-place =
    📅 All notices of <b>{ $place }</b>
    Open the file to add them to your phone's calendar. It shows what is planned now and does not follow later changes; to follow them, use the address.

# $what what came of it
notice-ics-toast = { $what ->
    [start] Press START first, so that I may send you the calendar.
    [here] Here it is.
    [no-time] This notice has no date, so there is nothing to add.
    [not-yours] This notice did not go to you.
   *[sent] I have sent you the calendar file in private.
}

# $place where, $address the address
notice-feed =
    📅 Address of the calendar of <b>{ $place }</b>
    <code>{ $address }</code>

    In your phone's calendar choose “Subscribe” and paste it: the notices appear and stay up to date by themselves.
    Whoever has the address can read it. It holds notices only, no names of residents. If it got into wrong hands, change it; the old one stops at once.
notice-feed-none =
    📅 <b>{ $place }</b> has no calendar address yet.
    Make one, and everybody can follow the notices in their phone's calendar.
notice-feed-off =
    📅 <b>{ $place }</b>
    Calendar addresses are switched off: whoever runs the bot must set BOT_CALENDAR_LISTEN.
    The calendar file works all the same.
notice-feed-choose = 📅 Whose calendar?
notice-feed-copy = Copy address
notice-feed-make = Make an address
notice-feed-anew = Change the address
notice-feed-file = Send me the file
# $what what came of it
notice-feed-toast = { $what ->
    [stale] Somebody has just changed it; this is the present address.
    [not-yours] Community staff look after this calendar.
   *[changed] Changed. The old address no longer works.
}

# $year the year
notice-days = 🗓 <b>Holidays { $year }</b>
# $year the year
notice-days-unknown = ⚠ The list of { $year } is not complete (no National Day). Until it is, workdays are Monday to Friday.
# $count how many days
notice-days-written = ✅ { $count ->
    [one] 1 day
   *[other] { $count } days
} written down.
notice-days-more = … and { $count } more.
# $at the day, $name the holiday's name, $works whether it is worked
notice-days-day = { $works ->
    [yes] { DAY($at) }: worked{ $name ->
        [none] { "" }
       *[other] {" "}(in exchange, { $name })
    }
   *[no] { DAY($at) }: off{ $name ->
        [none] { "" }
       *[other] , { $name }
    }
}
# $first the first day, $last the last, $name the holiday's name, $works whether they are worked
notice-days-run = { $works ->
    [yes] { DAY($first) } to { DAY($last) }: worked{ $name ->
        [none] { "" }
       *[other] {" "}(in exchange, { $name })
    }
   *[no] { DAY($first) } to { DAY($last) }: off{ $name ->
        [none] { "" }
       *[other] , { $name }
    }
}
notice-days-year = { $year }
notice-days-change = Change the list
# $year the year
notice-days-ask =
    Send me the days of { $year } to change, one a line, only those that change:
    <code>{ $year }-01-01 New Year's Day off</code>
    <code>{ $year }-10-01 to 10-07 National Day off</code>
    <code>{ $year }-10-10 work</code>
notice-days-hint = { $year }-10-01 to 10-07 National Day off
# $why what is wrong, $line the line
notice-days-bad = { $why ->
    [date] “{ $line }” has a date that does not exist. Put it right and send all lines again.
    [year] The year in “{ $line }” is too far off: last year to three years ahead can be written. Put it right and send all lines again.
    [run] In “{ $line }” the end must come after the beginning, at most 31 days in all. Put it right and send all lines again.
    [name] The name in “{ $line }” is too long: at most 20 characters. Put it right and send all lines again.
    [lines] Send 1 to 60 lines at a time.
   *[form] I do not understand “{ $line }”. The date goes first, “off” or “work” goes last. Put it right and send all lines again.
}
# $kind which festival
notice-festival = { $kind ->
    [new-year] New Year's Day
    [spring] Spring Festival
    [tomb] Tomb-sweeping Day
    [labour] Labour Day
    [dragon-boat] Dragon Boat Festival
    [mid-autumn] Mid-autumn Festival
   *[national] National Day
}
