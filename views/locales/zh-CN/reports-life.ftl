### 报事的按钮和提问

# $action 动作
report-do = { $action ->
    [accept] 接单
    [start] 开始办
    [schedule] 排期
    [ask] 问一下
    [answer] 回答
    [resolve] 办好了
    [give_back] 退单
    [confirm] 已解决
    [reopen] 没解决
    [rate] 评一评
    [dispatch] 派单
    [reassign] 转派
    [merge] 并案
    [hold] 挂账
    [resume] 恢复办理
    [reject] 不予办理
    [appeal] 我不同意
    [support] 我也遇到
    [add] 补充
    [prioritise] 紧急
    [categorise] 类别
    [set_visibility] 谁能看
    [concern] 说的是谁
    [cancel] 撤回
    [pass_on] 撤回
    [flag] 举报
    [hide] 先隐藏
    [show] 重新显示
    [undo] 撤销刚才这步
   *[other] 其他
}

report-card-button = 📋 看报事
report-timeline-button = 🕓时间线

# $action 动作，$stage 问到哪一步，$number 编号
report-ask = { $action ->
    [dispatch] <b>{ $number }</b> 派给谁？
    [reassign] <b>{ $number }</b> 转给谁？
    [schedule] <b>{ $number }</b> 什么时候去？点一个，或回复写时间，例如“12月3日 下午3点”。
    [ask] <b>{ $number }</b> 想问报事人什么？请写一个具体的问题。
    [answer] 请回答，写字、拍照、语音都行。（<b>{ $number }</b>）
    [resolve] { $stage ->
        [photo] <b>{ $number }</b> 这类事要一张办好后的照片，请发照片。
       *[first] <b>{ $number }</b> 是怎么解决的？请写一句给报事人看，可以带照片。
    }
    [give_back] <b>{ $number }</b> 为什么退单？点一个，或回复写原因。
    [reopen] <b>{ $number }</b> 哪里没解决？点一个，或回复写一句。
    [hold] { $stage ->
        [reason] <b>{ $number }</b> 为什么现在办不了？点一个，或回复写原因。
       *[date] <b>{ $number }</b> 挂账多久后再看？
    }
    [reject] { $stage ->
        [words] 请回复写一句给报事人的说明，或点下面这句。（<b>{ $number }</b>）
       *[code] <b>{ $number }</b> 不予办理的原因是？
    }
    [merge] <b>{ $number }</b> 并到哪一件？点一个，或回复写编号，例如“6栋-0123”。
    [rate] <b>{ $number }</b> 谢谢确认。办得怎么样？
    [add] <b>{ $number }</b> 要补充什么？写字或发照片都行。
   *[other] <b>{ $number }</b> 请写一下。
}

# $action 动作
report-ask-here = { $action ->
    [resolve] 怎么解决的
    [ask] 您的问题
    [schedule] 12月3日 下午3点
    [merge] 6栋-0123
   *[other] 写在这里
}

# $why 上一次的回答缺了什么
report-ask-why = { $why ->
    [needs_photo] 还差一张办好后的照片。
    [needs_date] 请写清哪天、几点，例如“12月3日 下午3点”“明天上午9点”。
    [needs_parent] 没有找到这个编号。请写成“6栋-0123”。
    [date_not_future] 这个时间已经过了，请写以后的时间。
    [date_too_far] 这个时间太远了，请写近一点的。
    [same_unit] 现在就在这个单位，请选别的。
    [merge_cycle] 不能并到自己，也不能两件互相并。
    [merge_chain] 那一件已经并到别处了，请选它并入的那件。
    [parent_ended] 那一件已经结束了，请选还在办的。
    [other_place] 那一件不在这栋楼，跨楼并案请社区来做。
   *[other] 还差一点，请再写一次。
}

report-ask-away = 先不办
report-ask-more = 更多 ›
report-ask-other = 其他时间

# $slot 时段，$at 时间
report-slot = { $slot ->
    [this_afternoon] 今天下午
    [tomorrow_morning] 明天上午
    [tomorrow_afternoon] 明天下午
    [day_after] 后天
   *[weekend] 周末
} { WHEN($at) }

# $days 天数
report-days = { $days } 天后

# $reason 现成的原因
report-reason = { $reason ->
    [give_back-not_ours] 不归我们管
    [give_back-unclear] 地址不清
    [give_back-in_hand] 已有单位在办
    [give_back-no_hands] 人手不够
    [reopen-still] 还是坏的
    [reopen-nobody] 没人来
    [reopen-partly] 只修了一部分
    [hold-money] 等资金
    [hold-vote] 等投票
    [hold-weather] 等天气
   *[hold-parts] 等配件
}

# $code 不予办理的原因
report-reject = { $code ->
    [duplicate] 重复
    [not_ours] 不在职责内
    [private_dispute] 私人纠纷
    [insufficient] 说明不足
    [spam] 无效信息
   *[other] 其他
}

# $code 不予办理的原因
report-reject-words = { $code ->
    [duplicate] 这件事已经有人报过，正在办。
    [not_ours] 这件事不归社区管，请找主管部门。
    [private_dispute] 这是私人之间的事，建议先协商或找律师。
    [insufficient] 说明不够，没法办理，欢迎补充后再报。
    [spam] 这条不是报事。
   *[other] 这件事现在不能办理。
}

# $rating 评价
report-rating = { $rating ->
    [good] 满意
    [fair] 基本满意
   *[bad] 不满意
}

# $visibility 谁能看
report-seen-by = { $visibility ->
    [public] 公开
    [building] 本楼可见
   *[private] 私密
}

# $about 说的是谁
report-concern = { $about ->
    [captain] 楼栋长
    [staff] 社区工作人员
   *[nobody] 都不是
}
report-concerned = { $about ->
    [captain] 已记下。楼栋长看不到，由社区来办。
    [staff] 已记下。社区工作人员看不到，由书记来办。
   *[nobody] 已记下，按平常的办法来办。
}

# $action 做了什么，$holder 传给了谁
report-did = { $action ->
    [accept] 已接单，报事人会收到消息。
    [start] 已记下，开始办理。
    [schedule] 已排期，报事人会收到时间。
    [ask] 已发给报事人。
    [answer] 已转给办理的人，谢谢。
    [resolve] 已记下。等报事人确认。
    [give_back] 已退单。
    [confirm] 已结案，谢谢您。
    [reopen] 已重新办理。
    [rate] 谢谢您的评价。
    [dispatch] 已派单。
    [reassign] 已转派。
    [merge] 已并案，原来的人都会跟着那一件。
    [hold] 已挂账，到日子会提醒。
    [resume] 已恢复办理。
    [reject] 已记下，报事人会收到说明。
    [appeal] 已送回，请社区再看一次。
    [support] 已算上您。办好了会告诉您。
    [add] 已补充，谢谢。
    [cancel] 已撤回。
    [pass_on] 还有邻居也遇到，已转给{ $holder }继续跟进。
    [flag] 已记下，谢谢提醒。
    [hide] 已隐藏。
    [show] 已重新显示。
    [undo] 已撤销刚才那一步。
   *[other] 已记下。
}

# $words 一句话
report-said = ✅ { $words }

# $words
report-not-said = { $words }

report-look-private = 请到和我的私聊里继续。
report-not-asked-you = 这个问题不是问您的。
report-put-away = 已收起。
