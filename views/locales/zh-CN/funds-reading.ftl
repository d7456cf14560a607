fund-ledger = 📒 <b>{ $title }</b> · 账目
fund-ledger-sums = 各家付款 { MONEY($paid) }，资助 { MONEY($sponsors) }，已用 { MONEY($spent) }，退回 { MONEY($back) }，余额 <b>{ MONEY($balance) }</b>。
fund-ledger-none = 还没有账目。
fund-ledger-line = { $seq }. { DAY($at) } { $kind } { $side ->
    [in] ＋
    [out] －
   *[both] ±
}{ MONEY($amount) }{ $who ->
    [none] {""}
   *[other] {" "}· { $who }
}，余 { MONEY($balance) }
fund-ledger-reverses = （冲正第 { $seq } 笔：{ $why }）
fund-ledger-worked = 出工资助：{ $name }，值 { MONEY($amount) }{ $done ->
    [0] ，还没完成
   *[other] ，已完成
}
fund-ledger-newer = ‹ 较新
fund-ledger-older = 较早 ›
fund-ledger-button = 📒 看账目
fund-desk-button = 办理
fund-panel-button = 看众筹
fund-proof-button = 🧾 第 { $seq } 笔票据
fund-proof = “{ $title }”第 { $seq } 笔：{ $kind } { MONEY($amount) }
fund-file-button = { $what ->
    [xlsx] 表格 XLSX
    [csv] 表格 CSV
    [audit] 导出核验文件
   *[paper] 收支单 PDF
}
fund-file = “{ $title }”{ $what ->
    [xlsx] 账目表格。
    [csv] 账目表格。
    [audit] 核验文件：用 verify 命令可以从头重算，住户只有代号。
   *[paper] 收支单。
}
fund-file-name = 众筹-{ $number }-{ $what ->
    [audit] 核验
    [paper] 收支单
   *[other] 账目
}
fund-sheet = 账目
fund-column = { $name ->
    [seq] 序号
    [at] 时间
    [kind] 类别
    [who] 谁
    [invoice] 票号
    [in] 收（元）
    [out] 支（元）
    [balance] 余额（元）
    [reverses] 冲正第几笔
   *[text] 说明
}
fund-digest = 📒 “{ $title }”今天的账：
fund-digest-more = 还有 { $count } 笔，见账目。
fund-digest-end = 余额 { MONEY($balance) }。机器人只记账，不经手一分钱。
fund-settling = 🏁 “{ $title }”完工结算：余额 { MONEY($balance) } 按各家付款的比例退回，每家多少已私下告知。
fund-called-off = ⏹ “{ $title }”不办了：{ $reason }
    谁也不用付，已经认捐的都不算了。
fund-stopped = ⏹ “{ $title }”停止了：{ $reason }
    付过的钱由保管人退回各家。
fund-statement = { $state ->
    [closed] ✅ <b>{ $title }</b> · 收支公布，余额为零，已关账。
   *[other] ⏹ <b>{ $title }</b> · 已取消，余额为零。
}
fund-statement-paid = 各家付款：{ MONEY($amount) }
fund-statement-sponsors = 资助：{ MONEY($amount) }
fund-statement-worked = 出工资助：{ $name }，值 { MONEY($amount) }
fund-statement-spent = 用掉：{ MONEY($amount) }
fund-statement-back = 退回各家和资助方：{ MONEY($amount) }
fund-statement-purse = 留给楼道公用金：{ MONEY($amount) }
fund-statement-note = 验收：{ $note }
fund-statement-reason = 原因：{ $reason }
fund-statement-balance = 余额：{ MONEY($amount) }
fund-statement-title = { $place } { $title } 收支单
fund-statement-number = 众筹第 { $number } 号，{ DAY($at) } 关账
fund-statement-sign = 保管人
fund-paper = “{ $title }”收支单，可以打印张贴。
fund-receipt = 🧾 <b>收据</b> · { $title }
    { $home } { $kind } <b>{ MONEY($amount) }</b>，{ WHEN($at) } 已确认，账目第 { $seq } 笔。
fund-end = { $step ->
    [note] 验收关账 · 请写一句验收说明。
    [photo] 验收关账 · 请拍一张完工照片发来。
   *[stop] 停止众筹 · 为什么停？大家会看到。
}
fund-end-hint = { $step ->
    [note] 例如：扶手装好，牢固
    [photo] 直接发照片
   *[stop] 例如：改走维修资金
}
fund-list = 💰 <b>众筹</b>
fund-list-none = 这里还没有众筹。
fund-list-line = { $state }｜{ $place }：{ $title }，余额 { MONEY($balance) }
fund-list-button = { $title }
fund-state = { $state ->
    [pledging] 认捐中
    [collecting] 收款中
    [spending] 施工中
    [settling] 结算中
    [closed] 已关账
    [failed] 没凑成
    [refunding] 退款中
    [cancelled] 已取消
   *[other] 草稿
}
fund-mine-line = “{ $title }”（{ $state }）：
