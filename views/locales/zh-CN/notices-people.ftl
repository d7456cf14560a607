# 名单、签到、代报名、接龙、小结：只给发公告的人。
notice-people =
    报名 { $taken }{ $capacity ->
        [none] { "" }
       *[other] /{ $capacity }
    } 人，候补 { $waiting } 人，已签到 { $came } 人。
notice-people-absent = 报了名没来：{ $absent } 人。
notice-people-names = 名单
notice-people-door = 签到
notice-people-enter = 代报名
notice-people-import = 导入接龙
notice-people-xlsx = 名单表格
notice-people-paper = 打印名单
notice-people-report = 写小结
notice-people-heard = 谁还没看到
notice-people-empty = 还没有人报名。
notice-names-text = 点名字可以改备注或取消：
notice-names-of = { $guest }（{ $person }）
notice-names-label =
    { $clock ->
        [none] { "" }
       *[other] { $clock }{" "}
    }{ $state ->
        [waiting] 候补{" "}
       *[in] { "" }
    }{ $name }
notice-door = 签到：来了 { $came }/{ $taken } 人。点名字签到，点错了再点一次。
notice-door-label =
    { $came ->
        [yes] ✅ 已到{" "}
       *[no] { "" }
    }{ $name }
notice-door-came = { $name }：来了。
notice-door-undone = { $name }：已撤回。
notice-enter = 请发姓名，门牌可以不写，比如：<b>王奶奶 3单元201</b>。可以一个接一个发。
notice-entered =
    { $state ->
        [waiting] 记下了：{ $name }，候补第 { $number } 位。
       *[in] 记下了：{ $name }，第 { $number } 位。
    }
notice-import = 请把群里的接龙原样粘贴过来。先给您看，再导入。
notice-import-shown = 会加上这 { $n } 人：
notice-import-line = { $name }
notice-import-line-note = { $name }（{ $note }）
notice-import-more = ……还有 { $n } 人
notice-import-known = 已经在名单上的 { $n } 人不再加。
notice-import-nobody = 这份接龙里的人都已经在名单上了。
notice-import-unread = 没看懂、不会加的行：
notice-import-button = 导入
notice-import-done =
    导入了：{ $seated } 人有名额，{ $waiting } 人候补。{ $refused ->
        [0] { "" }
       *[other] { $refused } 人没加上。
    }
notice-import-gone = 这份名单已经导入，或者换了新的。
notice-list-title = 报名名单：{ $title }
notice-list-file = 报名名单
notice-list-sheet = 名单
notice-list-text = 「{ $title }」的名单，共 { $n } 人。
notice-list-number = 序号
notice-list-time = 时间
notice-list-name = 姓名
notice-list-by = 谁报的
notice-list-note = 备注
notice-list-state = 状态
notice-list-came = 签到
notice-list-signed-at = 报名时间
notice-list-state-of =
    { $state ->
        [waiting] 候补
       *[in] 已报名
    }
notice-list-came-of =
    { $came ->
        [yes] 来了
       *[no] 没来
    }
notice-report-ask = 请发几句小结，可以配一张照片。我会回复在各个群的公告下面。
notice-report = <b>{ $title }</b>：小结
notice-report-text = { $text }
notice-report-figures = 报名 { $signed } 人，来了 { $came } 人。
notice-report-done = 小结已保存，会回复在公告下面。
