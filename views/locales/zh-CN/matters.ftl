### 来龙去脉：从报事到表决、出资、办结

matter-button = 🧭 来龙去脉
matter-title = 🧭 <b>来龙去脉</b>

# $kind 种类，$title 名字
matter-part = { $kind ->
    [report] 📌 报事 { $title }
    [ballot] 🗳 表决 { $title }
    [consult] 💬 征求意见 { $title }
   *[other] 💰 众筹 { $title }
}

# $at 时间
matter-at = <b>{ WHEN($at) }</b>

# $kind 种类
matter-mark = { $kind ->
    [report] 📌
    [ballot] 🗳
    [consult] 💬
   *[other] 💰
}

# $what 发生了什么，$verdict 结果，$text 原话
matter-ballot = { $what ->
    [opened] 开始表决
    [closed] 表决截止：{ $verdict ->
        [passed] 通过
        [rejected] 没有通过
        [quorum_failed] 参与的户数不够
        [tie] 赞成和反对一样多
        [no_votes] 没有人投票
        [void] 作废
       *[other] 已计票
    }
    [outcome] 楼栋长说明：{ $text }
    [final] 公示期满，结果确定
    [cancelled] 取消了：{ $text }
    [void] 作废：{ $text }
   *[other] { $text }
}

# $what 发生了什么
matter-consult = { $what ->
    [opened] 开始征求意见
   *[closed] 意见征求结束
}

# $at 时间
matter-extended = 延期到 { WHEN($at) }

# $what 发生了什么，$amount 金额（分），$note 验收说明
matter-fund = { $what ->
    [opened] 发起众筹，共 { MONEY($amount) }
    [shares] 分摊重新算过，共 { MONEY($amount) }
   *[other] 验收：{ $note }。账目结清，共支出 { MONEY($amount) }
}

# $kind 种类，$amount 金额（分）
matter-entry = { $kind ->
    [advance] 邻居先垫付 { MONEY($amount) }
    [reversal] 冲正一笔 { MONEY($amount) }
   *[other] 支出 { MONEY($amount) }
}

# $state 到了哪一步
matter-state = { $state ->
    [pledging] 开始认捐
    [collecting] 认捐够了，开始收款
    [spending] 钱到齐了，开始施工
    [settling] 工程完了，开始结算
    [refunding] 停止，开始退款
    [failed] 认捐不够，没有办成，谁也不欠钱
    [cancelled] 已取消
   *[other] 已结清
}

matter-earlier = ‹ 更早
matter-later = 更晚 ›
matter-private = 已发到您和我的私聊里
matter-closed = 这件事只给本楼的邻居看

# $what 接着做什么
matter-next = { $what ->
    [consult] 💬 征求意见
    [vote] 🗳 发起表决
   *[fund] 💰 发起众筹
}

# $what 接着做什么
matter-ask = { $what ->
    [consult] 💬 <b>想先听听大家什么意见？</b>写一句话发给我，比如：楼下建个充电棚，大家怎么看？
    [vote] 🗳 <b>要请大家决定什么？</b>写一句话发给我，比如：是否共同出资安装楼梯扶手？
   *[fund] 💰 <b>要一起出钱办什么？</b>写上名称和总价发给我，比如：楼道扶手 3600元
}

# $what 接着做什么
matter-hint = { $what ->
    [fund] 楼道扶手 3600元
   *[other] 是否……？
}

# $why 为什么不行
matter-refused = { $why ->
    [not_reachable] 我还不能给您发私信。请先点开我的头像，按“开始”。
    [not_passed] 这次表决没有通过，不能据此发起众筹。
    [answered] 这个问题已经答过了。
   *[other] 这要楼栋长或社区来办。
}
matter-asked = 已发到您和我的私聊里，请在那里回答
