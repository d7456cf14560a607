# $show coming, mine, running, drafts, paused, ended
notice-lists-title = { $show ->
    [coming] 📢 <b>最近的公告</b>
    [mine] 📢 <b>我报名的</b>
    [running] 📢 <b>进行中的公告</b>
    [drafts] 📢 <b>我的公告草稿</b>
    [paused] 📢 <b>暂停的公告</b>
   *[ended] 📢 <b>已结束的公告</b>
}
notice-lists-none = { $show ->
    [coming] 接下来30天没有公告。
    [mine] 您还没有报名。
    [running] 没有进行中的公告。
    [drafts] 没有草稿。发 /notice 可以写一个。
    [paused] 没有暂停的公告。
   *[ended] 还没有结束的公告。
}
notice-lists-entry =
    <b>{ $when }</b> { $title }
    { $below }
notice-lists-now = 正在通知
# $standing 本人的情况
notice-lists-standing = { $standing ->
    [in] 已报名
    [waiting] 候补中
    [open] 可以报名
    [full] 名额已满，可以候补
    [seen] 已点收到
    [cancelled] 已取消
   *[unseen] 请点收到
}
notice-lists-label = { $title }
notice-lists-label-day = { $day } { $title }
notice-lists-private = 在私聊里看全部
notice-lists-first = ‹ 从头看
notice-lists-next = 更多 ›
notice-lists-more-button = 其他 ›
notice-lists-more = 想看哪一样？
notice-lists-tab = { $show ->
    [mine] 我的
    [running] 进行中
    [drafts] 草稿
    [paused] 暂停的
   *[ended] 已结束
}
notice-lists-denied = 这条公告不归您管。
notice-lists-draft-gone = 这个草稿已经发出或取消了。

notice-month-denied = 月历只给发公告的人看。想看近期的公告，请发 /notices。
notice-month-button = 月历
notice-month-title = 🗓 <b>{ $year }年{ $month }</b>
notice-month-week = 一 二 三 四 五 六 日
notice-month-legend = “7²”是 7 日有 2 条，[ ] 是今天。点日期看是什么。
notice-month-list = 点日期看是什么。
notice-month-none = 这个月没有公告。
notice-month-cut = 公告太多，没有全部数进去。点日期看得更全。
notice-month-day = { $day }：{ $count } 条
# $day 几号，$count 几条，$any 有没有，$today 是不是今天
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
notice-month-holidays = 节假日
notice-month-phone = 手机日历
notice-day-title = 🗓 <b>{ $day }</b>
notice-day-none = 这天没有公告。
notice-day-free = { $day }没有公告。

notice-wishes-button = 通知设置
notice-wishes-title = ⚙️ <b>通知设置</b>
notice-wishes-quiet = { $quiet ->
    [yes] 现在不私信您公告。群里的照常看得到，您报名的也照常提醒。
   *[no] 有和您有关的公告，会私信告诉您。
}
notice-wishes-born = 您告诉过我出生年份：{ $year }年。
notice-wishes-unborn = 您没有告诉我出生年份。
notice-wishes-why = 出生年份只用来挑该私信给谁，比如“65岁以上免费体检”。可以不说，随时可以删；邻居看不到。
notice-wishes-write = { $quiet ->
    [yes] 恢复私信
   *[no] 不再私信我
}
notice-wishes-give = { $given ->
    [yes] 改出生年份
   *[no] 填出生年份
}
notice-wishes-forget = 删掉出生年份
notice-quiet-done = 好，以后不再私信您公告。想恢复，发“公告”，再点“通知设置”。
notice-quiet-off = 好，有和您有关的公告，会私信告诉您。
notice-born-ask = 您是哪一年出生的？只写四位数的年份，比如 1955。回答就表示同意我记下。
notice-born-placeholder = 比如 1955
notice-born-forgotten = 已经删掉了。
# $why no-year, too-early, ahead
notice-born-wrong = { $why ->
    [too-early] 年份太早了，请写1900到{ $year }之间的四位数，比如 1955。
    [ahead] 这一年还没到，请写1900到{ $year }之间的四位数，比如 1955。
   *[no-year] 没看懂是哪一年，请只写1900到{ $year }之间的四位数，比如 1955。
}
