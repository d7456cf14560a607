notice-rule-daily =
    { $n ->
        [1] every day
        [2] every other day
       *[other] every { $n } days
    }
notice-rule-weekly =
    { $n ->
        [1] every { $days }
       *[other] every { $n } weeks on { $days }
    }
notice-rule-workdays =
    { $n ->
        [1] every workday
        [2] on the workdays of every other week
       *[other] on the workdays of one week in { $n }
    }
notice-rule-monthly =
    { $n ->
        [1] every month on the { $days }
       *[other] every { $n } months on the { $days }
    }
notice-rule-monthly-nth =
    { $n ->
        [1] on the { $days } of every month
       *[other] every { $n } months on the { $days }
    }
notice-rule-yearly =
    { $n ->
        [1] every year
       *[other] every { $n } years
    } on the { $days } of { $many ->
       *[other] { $months }
    }
notice-rule-day =
    { $day ->
        [-1] last day
        [1] 1st
        [2] 2nd
        [3] 3rd
        [21] 21st
        [22] 22nd
        [23] 23rd
        [31] 31st
       *[other] { $day }th
    }
notice-rule-nth =
    { $nth ->
        [-1] last
        [1] first
        [2] second
        [3] third
        [4] fourth
        [5] fifth
        [21] 21st
        [22] 22nd
        [23] 23rd
       *[other] { $nth }th
    }
notice-rule-place = { $nths } { $day }
notice-rule-weekday =
    { $day ->
        [mon] Monday
        [tue] Tuesday
        [wed] Wednesday
        [thu] Thursday
        [fri] Friday
        [sat] Saturday
        [sun] Sunday
       *[workday] workday
    }
notice-rule-month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[other] December
    }
notice-rule-span = { $first } to { $last }
notice-rule-comma = { $first }, { $after }
notice-rule-and = { $first } and { $after }
notice-rule-at = { $rule } at { $clock }
notice-rule-from =
    { $rule }, { $clock }–{ $days ->
        [0] { $end }
        [1] { $end } the next day
       *[other] { $end } { $days } days later
    }
notice-rule-until = { $rule }, until { $day }
notice-rule-times =
    { $rule }, { $count ->
        [1] once only
       *[other] { $count } times
    }
notice-rule-date = { $day } { $month } { $year }
notice-rule-skips = Some months do not have such a day; they are skipped.
notice-rule-once = { $day }, { $clock }
notice-rule-once-until = { $day }, { $clock }–{ $end }
notice-rule-once-over = { $day }, { $clock } – { $last }, { $end }
notice-rule-day-of-year = { DAY($at) }
notice-rule-day-and-year = { DAY($at) } { $year }
