### 时间线

# $number 编号
report-timeline = 🕓 <b>{ $number }</b> 的时间线

# $at 时间
report-timeline-line = <b>{ WHEN($at) }</b>

# $action 动作，$who 谁，$about 时间、单位、编号或改成了什么
report-event = { $action ->
    [submit] { $who }报了这件事
    [dispatch] { $who }派给{ $about }
    [accept] { $who }接单
    [start] { $who }开始办理
    [schedule] { $who }排期：{ $about }
    [ask] { $who }提问
    [answer] { $who }回答
    [resolve] { $who }说办好了
    [give_back] { $who }退单
    [confirm] { $who }确认已解决
    [reopen] { $who }说没解决，重新办理
    [rate] { $who }评价：{ $about }
    [reassign] { $who }转派给{ $about }
    [merge] { $who }并到 { $about }
    [hold] { $who }挂账
    [resume] { $who }恢复办理
    [reject] { $who }不予办理
    [appeal] { $who }申诉，重新受理
    [support] { $who }也遇到
    [add] { $who }补充
    [prioritise] { $who }改为{ $about }
    [categorise] { $who }类别改为{ $about }
    [set_visibility] { $who }改为{ $about }
    [concern] { $who }说明说的是谁：{ $about }
    [cancel] { $who }撤回
    [pass_on] { $who }撤回，由下一位邻居跟进
    [flag] 有人举报
    [hide] { $who }先隐藏
    [show] { $who }重新显示
    [undo] { $who }撤销了上一步
    [expire_question] 五天没有回答，继续办理
    [auto_close] 七天没有回音，自动结案
    [review] 挂账到期，恢复办理
    [unrouted] 没有单位接，已报社区
    [respond_overdue] 超时没人接单，已报楼栋长
    [resolve_overdue] 超过办结期限，已报社区
    [double] 超过期限两倍，已报书记
    [triple] 超过期限三倍，写进每周专栏
   *[other] { $who }作了更新
}

report-earlier = ‹ 更早
report-later = 更晚 ›
