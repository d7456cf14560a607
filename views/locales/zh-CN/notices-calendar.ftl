### 公告日历：加到手机日历、订阅地址、节假日

# $place 哪里
notice-ics-name = { $place }公告
notice-ics-file = 公告{ $number }.ics
notice-ics-place-file = 日历{ $id }.ics
# $title 公告名称
notice-ics =
    📅 <b>{ $title }</b>
    点开这个文件，手机会问要不要加进日历，选「添加」就好。
    以后改了时间，我会另外通知您；再按一次「加日历」就是最新的。
# $place 哪里
notice-ics-place =
    📅 <b>{ $place }</b> 的全部公告
    点开文件就能加进手机日历。这是现在的样子，以后的改动不会自己跟上；想自动跟上，请用订阅地址。

# $what 结果
notice-ics-toast = { $what ->
    [start] 先按「开始」，我才能把日历发给您。
    [here] 发给您了。
    [no-time] 这条公告没有定时间，不用加日历。
    [not-yours] 这条公告不是发给您的。
   *[sent] 日历文件发到您和我的私聊里了。
}

# $place 哪里，$address 地址
notice-feed =
    📅 <b>{ $place }</b> 的日历地址
    <code>{ $address }</code>

    在手机日历里选「订阅日历」，把地址贴进去，公告的时间就会自己出现、自己更新。
    谁拿到地址谁就能看，里面只有公告，没有住户的名字。地址传出去了，就换一个；旧地址马上失效。
notice-feed-none =
    📅 <b>{ $place }</b> 还没有日历地址。
    生成一个，大家就能在手机日历里订阅公告的时间。
notice-feed-off =
    📅 <b>{ $place }</b>
    订阅地址没有打开：请管理机器人的人设置 BOT_CALENDAR_LISTEN。
    现在可以先用日历文件。
notice-feed-choose = 📅 要看哪里的日历？
notice-feed-copy = 复制地址
notice-feed-make = 生成地址
notice-feed-anew = 换一个地址
notice-feed-file = 发我日历文件
# $what 结果
notice-feed-toast = { $what ->
    [stale] 刚才已经有人换过了，这是现在的地址。
    [not-yours] 这里的日历由社区工作人员管理。
   *[changed] 换好了，旧地址已经失效。
}

# $year 年份
notice-days = 🗓 <b>{ $year } 年节假日</b>
# $year 年份
notice-days-unknown = ⚠ { $year } 年的安排还不完整（没有国庆节）。没写进来之前，「工作日」只按周一到周五算。
# $count 几天
notice-days-written = ✅ 记下了 { $count } 天。
notice-days-more = …还有 { $count } 段。
# $at 哪天，$name 节日名，$works 是不是上班
notice-days-day = { $works ->
    [yes] { DAY($at) } 上班{ $name ->
        [none] { "" }
       *[other] （{ $name }调休）
    }
   *[no] { DAY($at) } 放假{ $name ->
        [none] { "" }
       *[other] 　{ $name }
    }
}
# $first 第一天，$last 最后一天，$name 节日名，$works 是不是上班
notice-days-run = { $works ->
    [yes] { DAY($first) } 到 { DAY($last) } 上班{ $name ->
        [none] { "" }
       *[other] （{ $name }调休）
    }
   *[no] { DAY($first) } 到 { DAY($last) } 放假{ $name ->
        [none] { "" }
       *[other] 　{ $name }
    }
}
notice-days-year = { $year } 年
notice-days-change = 改节假日
# $year 年份
notice-days-ask =
    请把 { $year } 年要改的日子发给我，一行一段，只写要改的：
    <code>{ $year }-01-01 元旦 放假</code>
    <code>{ $year }-10-01 至 10-07 国庆节 放假</code>
    <code>{ $year }-10-10 上班</code>
notice-days-hint = { $year }-10-01 至 10-07 国庆节 放假
# $why 哪里不对，$line 那一行
notice-days-bad = { $why ->
    [date] 「{ $line }」里的日期不存在，请改对了再把全部重发一遍。
    [year] 「{ $line }」的年份太早或太晚，只能写去年到后三年的。请改对了再把全部重发一遍。
    [run] 「{ $line }」的结束要在开始之后，一段最多 31 天。请改对了再把全部重发一遍。
    [name] 「{ $line }」里的名字太长，最多 20 个字。请改对了再把全部重发一遍。
    [lines] 一次要写 1 到 60 行。请分几次发。
   *[form] 「{ $line }」我没看懂。要先写日期，最后写「放假」或「上班」。请改对了再把全部重发一遍。
}
# $kind 哪个节
notice-festival = { $kind ->
    [new-year] 元旦
    [spring] 春节
    [tomb] 清明节
    [labour] 劳动节
    [dragon-boat] 端午节
    [mid-autumn] 中秋节
   *[national] 国庆节
}
