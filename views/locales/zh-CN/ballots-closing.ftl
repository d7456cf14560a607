### 表决：截止、结果、异议、定案

# $number 编号，$kind 方式，$place 哪里
ballot-result-head = 📋 <b>{ $number } 结果</b> · { $kind } · { $place }
ballot-result-question = <b>{ $question }</b>
ballot-result-verdict = 结果：<b>{ $verdict }</b>
ballot-result-consulted = 意见征求结束
ballot-result-reason = 原因：{ $reason }
ballot-result-rule = 规则：{ $rule }
ballot-result-quorum-short = 参与的还差 { $missing }
ballot-result-yes-short = 同意的还差 { $missing }

# $what 当选还是并列，$kind 选人还是选事，$names 名字
ballot-result-winners = { $what ->
    [seated] { $kind ->
        [elected] 当选：<b>{ $names }</b>
       *[chosen] 胜出：<b>{ $names }</b>
    }
   *[tied] 票数相同，要再投一次：<b>{ $names }</b>
}

# $done 已参与，$all 一共
ballot-result-turnout = 参与：<b>{ $done }</b>，共 { $all }
ballot-result-votes = 同意 <b>{ $yes }</b> · 反对 <b>{ $no }</b> · 弃权 <b>{ $abstain }</b>
# $choice 选择，$heads 几位业主，$area 面积
ballot-result-dual = { $choice } <b>{ $heads }</b> 位 · <b>{ AREA($area) }</b>
ballot-result-option = { $n }. { $option }：<b>{ $count }</b> 票
ballot-result-withheld = 投票的人太少或全都一样，为了不让人猜出谁投了什么，不公布各选项的票数。
ballot-result-ways = 其中纸票 { $paper } · 委托 { $proxy }

# $why 为什么，$count 几户，$names 哪几户，$named 有没有写
ballot-result-excluded = { $why ->
    [conflict] 家里投得不一样，没有计入：{ $count } 户
    [dispute] 说不是自己投的，没有计入：{ $count } 户
    [unconfirmed] 纸票没有人核对，没有计入：{ $count } 户
   *[pending] 没有核实住哪户，没有计入：{ $count } 户
}{ $named ->
    [1] （{ $names }）
   *[other] { "" }
}
ballot-result-pending = { $count } 人到截止还没有核实住哪户，没有计入
ballot-result-outcome = 📣 接下来怎么办：{ $text }
ballot-result-window = 对结果有疑问，请在 { WHEN($at) } 前点“我有异议”，每一条都会公开答复。
ballot-result-final = 已于 { WHEN($at) } 定案。
ballot-result-objections-more = 一共 { $count } 条异议，最新的几条：
# $head 核对码开头
ballot-result-chain = 核对码 <code>{ $head }</code> · 点“导出”，任何人都能自己再数一遍

# $n 第几条，$who 谁，$text 原话
ballot-objection-line = 异议 { $n }（{ $who }）：{ $text }
ballot-objection-waits = → 还没有答复
ballot-objection-answered = → 答复：{ $text }
ballot-objection-head = ✋ 对“{ $question }”结果的异议
ballot-someone = 一位邻居

ballot-heads-area-only = { AREA($area) }

ballot-button-object = ✋ 我有异议
ballot-button-export = 🧾 导出
ballot-button-runoff = 🔁 再投一次
ballot-button-outcome = 📣 写接下来怎么办
ballot-button-answer-objection = 💬 答复异议 { $n }
ballot-button-void = 宣布作废
ballot-button-result = 📋 看结果

# $kind 问什么
ballot-words-ask = { $kind ->
    [ballot-outcome] 请写一两句：接下来谁来办、什么时候办好。会发到群里。
    [ballot-objection] 请写一写哪里有疑问。会不写名字、只写房号公开，楼栋长会公开答复。
    [ballot-objection-answer] 请写答复，会发到群里。
    [ballot-void] 请写一句为什么作废。会发到群里。
    [ballot-by-hand] 请写一句为什么现在就结束。这次表决会作废，原因会发到群里。
    [ballot-opinion-reply] 请写答复，大家都看得到。
   *[ballot-opinion] 您怎么看？请写一句话，200 个字以内。
}

ballot-words-here = { $kind ->
    [ballot-outcome] 谁来办，什么时候办好
    [ballot-objection] 哪里有疑问
    [ballot-void] 为什么
    [ballot-by-hand] 为什么
    [ballot-opinion] 一句话
   *[other] 答复
}

ballot-words-about = <i>{ $subject }</i>
ballot-words-long = 写得太长了，请写在 { $most } 个字以内。

ballot-words-done = { $what ->
    [outcome] 已经发到群里。
    [objection] 您的异议已经公开。有了答复会告诉您。
    [reply] 答复已经公开。
   *[opinion] 记下了，谢谢。有了答复会告诉您。
}

ballot-outcome-late = 已经三天了，邻居们还在等。
# $question 问题，$verdict 结果
ballot-outcome-ask =
    “{ $question }”截止了，结果：<b>{ $verdict }</b>。
    请告诉邻居们：接下来怎么办，什么时候办好。
ballot-outcome =
    📣 关于“{ $question }”，接下来：
    { $text }

ballot-final =
    ✅ “{ $question }”已定案：<b>{ $verdict }</b>。
    公示期满，异议都答复了。
ballot-unanswered =
    “{ $question }”还有 { $count } 条没有答复。都答复了才能定案，请点“看结果”逐条答复。
ballot-voided =
    ⚠️ “{ $question }”这次表决作废。
    原因：{ $reason }

# $why 为什么，$at 什么时候
ballot-ending = { $why ->
    [all_voted] 🗳 “{ $question }”全都投了。没有人撤回的话，<b>{ WHEN($at) }</b> 提前截止，在那之前还可以改。
   *[settled] 🗳 “{ $question }”结果已经不会变了。没有变化的话，<b>{ WHEN($at) }</b> 提前截止，在那之前还可以投。
}

# $number 编号，$head 核对码，$at 时间
ballot-head =
    🔗 { $number }“{ $question }”到 { WHEN($at) } 的核对码：
    <code>{ $head }</code>
ballot-file =
    “{ $question }”的全部记录。每一票、每一步都在里面，改动任何一处都查得出来。
    电脑上运行 <code>linli verify</code> 加文件名，就能自己再数一遍。

ballot-closing-private = 请先打开和我的私聊，点“开始”，再来点一次。
ballot-closing-sent = 已发到和我的私聊里。
ballot-closing-asked = 请到和我的私聊里写。
ballot-closing-enough = 您已经写得够多了，把机会留给别的邻居吧。
ballot-closing-drafted = 草稿做好了，看一看再发布。
ballot-closing-answered = 已经答复过了。
