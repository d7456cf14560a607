fund-in-private = 我在私聊里发给您了。
fund-open-private = 请先打开和我的私聊，点“开始”，再点这个按钮。
fund-done = 好了。
fund-sent-on = 已交出去，等确认。
fund-not-held = 机器人只记账，不经手一分钱。
fund-kind = { $kind ->
    [payment] 付款
    [gift] 多出
    [sponsor] 资助
    [advance] 垫付
    [expense] 支出
    [repayment] 还垫付
    [refund] 退款
    [purse] 留给楼道
    [reversal] 冲正
   *[other] 账目
}
fund-act = { $act ->
    [fail] 停止认捐
    [spend] 开始使用
    [expense] 📝 记支出
    [advance] 记垫付
    [receive] 资助到账
    [reverse] 冲正
    [repay] 还垫付
    [refund] 退款
    [settle] 完工结算
    [close] 验收关账
    [stop] 停止众筹
    [cancel] 退完了，结束
   *[other] { $act }
}
fund-desk = 🧾 <b>{ $title }</b>
    余额 { MONEY($balance) }，已付 { MONEY($paid) }，已用 { MONEY($spent) }。{ $owed ->
        [0] {""}
       *[other] 欠垫付 { MONEY($owed) }。
    }
fund-desk-waiting = 等确认：{ $count } 笔，点下面的按钮看。
fund-desk-claim = 🔔 { $kind } { MONEY($amount) }
fund-sure = { $act ->
    [fail] 停止后谁也不用付，已经认捐的都不算了。确定吗？
    [settle] 结算后不能再记支出，剩下的钱按各家付款的比例退回。确定吗？
    [cancel] 结束后账目不能再改。确定吗？
   *[other] 确定吗？
}
fund-sure-yes = 确定
fund-form = { $kind ->
    [expense] 记支出
    [advance] 记垫付
    [sponsor] 资助到账
    [reversal] 冲正
   *[other] 记账
} · { $field ->
    [payee] 钱付给了谁？
    [amount] 多少钱？
    [invoice] 发票号或收据号是多少？
    [file_id] 请发发票或收据的照片，电子发票直接发 PDF 也行。
    [note] 为什么要冲正？
    [household_id] 哪一户垫的钱？
   *[sponsor_id] 谁的资助？
}
fund-form-over = 账上能用的只有 { MONEY($left) }。请写不超过这个数的金额；要是住户先垫了，请改记“垫付”。
fund-form-hint = { $field ->
    [payee] 例如：老张五金店
    [amount] 例如：1200 或 225.50
    [invoice] 例如：12345678
    [file_id] 发照片或 PDF
    [note] 例如：金额写错了
   *[other] 请点按钮
}
fund-form-none = 现在没有可选的。
fund-check = <b>核对一下</b>
fund-claim = 🧾 <b>{ $title }</b> · { $kind } 第 { $number } 号
fund-claim-amount = 金额：{ MONEY($amount) }
fund-claim-payee = 付给：{ $payee }
fund-claim-invoice = 票号：{ $invoice }
fund-claim-home = 住户：{ $home }
fund-claim-sponsor = 资助方：{ $name }
fund-claim-worked = 资助方：{ $name }（出工，值 { MONEY($amount) }，不记进钱账）
fund-claim-note = 原因：{ $note }
fund-claim-of = 要冲正的：第 { $seq } 笔 { $kind } { MONEY($amount) }
fund-claim-by = 记账人：{ $name }
fund-claim-state = { $state ->
    [draft] 还没交。
    [open] 等确认，确认后才记进账目。
    [done] ✅ 已确认，记进账目。
    [refused] ❌ 没有通过：{ $reason }
    [dropped] 已撤回。
   *[other] 已冲正。
}
fund-claim-nobody = 现在没有别的保管人能确认，请楼长再加一位不同家的保管人。
fund-submit = { $kind ->
    [sponsor] 确认到账
   *[other] 交给另一位保管人
}
fund-drop = 不要了
fund-fix = { $field ->
    [payee] 改收款方
    [amount] 改金额
    [invoice] 改票号
    [file_id] 换照片
    [note] 改原因
    [household_id] 改住户
   *[sponsor_id] 改资助方
}
fund-approve = { $kind ->
    [repayment] 收到了
    [refund] 收到了
    [purse] 同意留给楼道
   *[other] 批准
}
fund-decline = { $kind ->
    [repayment] 没收到
    [refund] 没收到
   *[other] 不批准
}
fund-withdraw = 撤回这一笔
fund-decline-ask = 为什么不通过？请写一句，记账的人会看到。
fund-decline-hint = 例如：票据看不清
fund-declined = 已退回，记账的人会收到原因。
fund-gone = 这一笔已经不在了，请从“办理”重新开始。
fund-decided = { $state ->
    [done] ✅ “{ $title }”的{ $kind } { MONEY($amount) } 已确认，记进账目。
   *[other] ❌ “{ $title }”的{ $kind } { MONEY($amount) } 没有通过：{ $reason }
}
fund-reversals = 要冲正哪一笔？冲正会另记一笔相反的账，原来的不会删。
fund-reversals-none = 没有可以冲正的账。
fund-entry-button = 第 { $seq } 笔 { $kind } { MONEY($amount) }
fund-returns = <b>{ $title }</b> · 要还的钱
fund-returns-none = 现在没有要退或要还的钱。
fund-returns-line = { $name }：{ $kind } { MONEY($amount) }{ $open ->
    [0] {""}
   *[other] （等确认）
}
fund-returns-sponsors = 资助方
fund-return = { $kind ->
    [purse] 转楼道公用金
    [repayment] 已还
   *[other] 已退
} { $name } { MONEY($amount) }
fund-surplus = { $stopped ->
    [0] 💰 “{ $title }”完工了，账上有结余。
   *[other] 💰 “{ $title }”停了，付过的钱要退回。
}
    { $home } 可退 <b>{ MONEY($amount) }</b>，由保管人退给您家。
fund-surplus-left = 您家选了：留给楼道公用金。谢谢！
fund-surplus-leave = 留给楼道
fund-surplus-take = 还是退给我家
fund-more = 更多 ›
