notice-rule-daily =
    { $n ->
        [1] 每天
        [2] 每两天
       *[other] 每{ $n }天
    }
notice-rule-weekly =
    { $n ->
        [1] 每{ $days }
        [2] 每两周的{ $days }
       *[other] 每{ $n }周的{ $days }
    }
notice-rule-workdays =
    { $n ->
        [1] 每个工作日
        [2] 每两周的工作日
       *[other] 每{ $n }周的工作日
    }
notice-rule-monthly =
    { $n ->
        [1] 每月{ $days }
        [2] 每两个月的{ $days }
       *[other] 每{ $n }个月的{ $days }
    }
notice-rule-monthly-nth =
    { $n ->
        [1] 每月{ $days }
        [2] 每两个月的{ $days }
       *[other] 每{ $n }个月的{ $days }
    }
notice-rule-yearly =
    { $n ->
        [1] 每年
        [2] 每两年
       *[other] 每{ $n }年
    }{ $months }{ $many ->
        [1] { $days }
       *[other] 的{ $days }
    }
notice-rule-day =
    { $day ->
        [-1] 最后一天
       *[other] { $day }日
    }
notice-rule-nth =
    { $nth ->
        [-1] 最后一个
        [1] 第一个
        [2] 第二个
        [3] 第三个
        [4] 第四个
        [5] 第五个
       *[other] 第{ $nth }个
    }
notice-rule-place = { $nths }{ $day }
notice-rule-weekday =
    { $day ->
        [mon] 周一
        [tue] 周二
        [wed] 周三
        [thu] 周四
        [fri] 周五
        [sat] 周六
        [sun] 周日
       *[workday] 工作日
    }
notice-rule-month =
    { $month ->
       *[other] { $month }月
    }
notice-rule-span = { $first }至{ $last }
notice-rule-comma = { $first }、{ $after }
notice-rule-and = { $first }、{ $after }
notice-rule-at = { $rule } { $clock }
notice-rule-from =
    { $rule } { $clock }–{ $days ->
        [0] { $end }
        [1] 次日{ $end }
       *[other] { $days }天后{ $end }
    }
notice-rule-until = { $rule }，到{ $day }
notice-rule-times = { $rule }，共{ $count }次
notice-rule-date = { $year }年{ $month }{ $day }日
notice-rule-skips = 有的月份没有这一天，那时就跳过。
notice-rule-once = { $day } { $clock }
notice-rule-once-until = { $day } { $clock }–{ $end }
notice-rule-once-over = { $day } { $clock } – { $last } { $end }
notice-rule-day-of-year = { DAY($at) }
notice-rule-day-and-year = { $year }年{ DAY($at) }
