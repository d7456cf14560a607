### 报事清单

# $show 看哪些，$place 地方，$category 类别（全部写 all）
report-list-title = <b>{ $place }</b> · { $show ->
    [open] 在办的报事
    [overdue] 超时的报事
    [unrouted] 未派的报事
    [unconfirmed] 等确认的报事
    [held] 挂账的报事
   *[ended] 已结束的报事
}{ $category ->
    [all] { "" }
   *[other] { " " }· { $category }
}

# $show 看哪些
report-list-shown = { $show ->
    [open] 在办
    [overdue] 超时
    [unrouted] 未派
    [unconfirmed] 待确认
    [held] 挂账
   *[ended] 已结束
}
report-list-none = 这里现在没有报事。
report-list-first = « 最新
report-list-next = 更早 ›
report-list-show = 🔍 状态
report-list-category = 🏷 类别
report-list-place = 🏢 楼栋
report-list-every-category = 全部类别
report-list-sent = 已发到和我的私聊里。
report-list-closed = 请先打开和我的私聊，点“开始”，再来看。

report-mine-title = <b>我的事项</b>

# $section 哪一类
report-mine-section = { $section ->
    [reports] <u>我报的</u>
   *[supported] <u>我也遇到的</u>
}
report-mine-none = 现在没有您的事项。有问题随时发给我。
