### 为什么不行，怎样才行

# $reason 原因，$state 现在的状态，$holder 谁接的单，$lacking 还差几人
report-refused = { $reason ->
    [not_a_member] 您还不是这栋楼的住户。请先加入您的住处（私聊我，点“我住哪户”）。
    [not_yours] 这一步要由负责的人来做。您可以点“补充”说明情况。
    [captain_only] 这一步请楼栋长来做。
    [staff_only] 这一步请社区工作人员来做。
    [staff_only_now] 已经改过几次了，这回请社区工作人员来定。
    [ruling_final] 已退过两次，社区已经定了由谁办，请先办理或联系社区。
    [own_work] 自己办的事，要由报事人来确认和评价。
    [own_report] 这是您自己报的，已经算上您了。
    [wrong_state] 现在是“{ $state }”，这一步做不了。卡片已更新，请看最新的按钮。
    [already_accepted] { $holder ->
        [none] 已经有人接单了。
       *[other] 已被{ $holder }接单。
    }
    [already_done] 已经是这样了，不用再点。
    [too_late] 已经过了可以改的时间。需要的话请重新报一件。
    [too_early] 还没到时候，请晚些再来。
    [appeal_used] 已经申诉过一次。还有意见请联系社区。
    [undo_expired] 超过十分钟，不能撤销了。请楼栋长或社区帮忙改。
    [has_supporters] 还有邻居也遇到，会转给他们继续跟进。
    [no_supporters] 没有别的邻居跟进，可以直接撤回。
    [more_supporters] 已记下您的意见。再有 { $lacking } 位邻居也这样说，就会重新办理。
    [has_children] 别的报事已经并到这一件，它不能再并走。
    [stays_private] 事关楼栋长或社区，先保持私密。要公开，请先在“事关楼栋长/社区”里点“都不是”。
    [merge_cycle] 不能并到自己，也不能两件互相并。
    [merge_chain] 那一件已经并到别处，请选它并入的那件。
    [parent_ended] 那一件已经结束，请选还在办的。
    [other_place] 那一件不在这栋楼，跨楼并案请社区来做。
    [same_unit] 现在就在这个单位，请选别的。
    [date_not_future] 这个时间已经过了，请选以后的时间。
    [date_too_far] 这个时间太远了，请选近一点的。
    [needs_reason] 请写一句原因。
    [needs_text] 请写几个字或发张照片。
    [needs_question] 请写一个具体的问题。
    [needs_answer] 请写一句是怎么解决的，或您的回答。
    [needs_photo] 这类事要一张办好后的照片。
    [needs_date] 请选一个时间。
    [needs_unit] 请选一个单位。
    [needs_parent] 请选要并到哪一件。
    [needs_code] 请选一个原因。
    [needs_rating] 请选满意、基本满意或不满意。
   *[needs_choice] 请在卡片上选一个。
}

# $phone 社区电话
report-office = 急事请打社区电话 { $phone }。
