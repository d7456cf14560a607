### 报事有了变化，或者晚了

# $number 编号，$text 开头几个字
report-about = <b>{ $number }</b> { $text }

report-quote = <blockquote>{ $text }</blockquote>

# $person 用户号，$name 名字
report-mention = <a href="tg://user?id={ $person }">{ $name }</a>

# $action 动作，$to 说给谁听，$who 谁做的，$about 时间、单位或编号
report-news = { $action ->
    [dispatch] 📨 已派给{ $about }。
    [accept] 🔧 { $who }已接单，会来处理。
    [give_back] ↩️ { $who }退单了，会另找人办。
    [reassign] 🔁 已转派给{ $about }。
    [schedule] 📅 { $who }定了时间：{ $about }。
    [start] 🔧 { $who }开始办了。
    [ask] ❓ { $who }想问一下：
    [answer] 💬 { $who }回答了：
    [expire_question] ⏳ 五天没有等到回答，继续办理。
    [hold] ⏸ 暂时办不了，先挂账，到时会再看。原因：
    [resume] ▶️ 已恢复办理。
    [review] ▶️ 挂账到期，恢复办理。
    [resolve] ✅ { $who }说办好了：
    [confirm] 🎉 报事人确认已解决。
    [auto_close] 📁 七天没有回音，已自动结案。没解决的话，七天内还可以点“没解决”。
    [reopen] 🔄 { $who }说没解决，重新办理。
    [reject] 🚫 { $who }说这件事不予办理：
    [appeal] ✋ { $who }不同意不予办理的决定，请再看一次。
    [merge] 🔗 已并到 { $about }，请跟着那一件。
    [cancel] 🗑 { $who }撤回了。
    [pass_on] 🤝 原来的报事人撤回了。您也遇到这件事，现在由您跟进和确认。
    [add] 📝 { $who }补充了：
    [prioritise] ⚡ 轻重缓急改为：{ $about }。
    [concern] 🙈 报事人说，这件事说的是{ $about }。请您这一级来办，不要转给本人。
    [hide] { $to ->
        [captain] 🙈 几位邻居觉得这条不合适，已先隐藏，请您决定。
       *[reporter] 🙈 这条暂时不公开，等楼栋长看过。
    }
    [show] 👀 楼栋长看过了，已重新显示。
    [undo] ↪️ { $who }撤销了刚才那一步。
   *[other] 有了新情况。
}

report-fixed = 修好了吗？

# $step 哪一步，$minutes 差多少分钟，$moment 期限
report-late = { $step ->
    [unrouted] ⚠️ 还没有派给任何单位，报上来已有 { LENGTH($minutes) }。请派单。
    [nudge_respond] ⏰ 请在 { LENGTH($minutes) } 内接单（{ WHEN($moment) } 前）。
    [respond_overdue] ⚠️ 超过接单期限 { LENGTH($minutes) }，还没有人接单。
    [nudge_resolve] ⏰ 离办结期限还有 { LENGTH($minutes) }（{ WHEN($moment) }）。
    [resolve_overdue] ⚠️ 超过办结期限 { LENGTH($minutes) }，还没有办好。
    [double] 🚨 超过办结期限 { LENGTH($minutes) }，已是期限的两倍，请督办。
    [scheduled_due] ⏰ 约好的时间到了：{ WHEN($moment) }。
    [question_reminder] ❓ 还在等您的回答。{ WHEN($moment) } 之后会先按现有情况继续办。
    [confirm_reminder] ✅ 办理的人说办好了，修好了吗？请点一下。{ WHEN($moment) } 之后会自动结案。
   *[triple] 🚨 超过办结期限 { LENGTH($minutes) }，会写进每周专栏。
}

# $name 报事人
report-unreachable = ☎️ 联系不上报事人{ $name }：还没和机器人私聊过。这是私密的事，请您当面或打电话告诉一声。

# $who 谁，$at 约好的时间
report-wants-date = 📅 { $who }想再改一次时间，以前已经改过。现在约的是 { WHEN($at) }，请您来定。

# $at 时间
report-when = { WHEN($at) }

# $party 身份，$name 名字
report-who = { $party ->
    [reporter] 报事人{ $name }
    [logger] 代报人{ $name }
    [captain] 楼栋长{ $name }
    [staff] 社区{ $name }
    [secretary] 书记{ $name }
    [grid] 网格员{ $name }
    [system] 系统
   *[member] 邻居{ $name }
}

# $unit 单位，$name 名字
report-who-unit = { $unit } { $name }
