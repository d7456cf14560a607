### 征求意见：一句话看法、赞同、逐条答复

ballot-consult-none = 还没有人说。
ballot-consult-more = 一共 { $count } 条，点“全部看法”都能看到。
ballot-consult-how = 回复这条消息写一句，或者点“说看法”。觉得别人说得对，打开那一条点“赞同”。
# $n 编号，$text 原话，$who 谁，$supports 几人赞同，$same 并了几条
ballot-consult-line = <b>{ $n }.</b> { $who }说：{ $text }{ $supports ->
    [0] { "" }
   *[other] { " " }👍 { $supports }
}{ $same ->
    [0] { "" }
   *[other] { " " }· 另有 { $same } 条一样
}
ballot-consult-answer = → 答复：{ $text }
# $days 等了几天
ballot-consult-waits = { $days ->
    [0] → 等答复
   *[other] → 第 { $days } 天，还没有答复
}
ballot-consult-about = 关于“{ $question }”
ballot-consult-under = · { $text }
ballot-consult-grouping = 把“{ $text }”归到哪一条？归过去后一起答复。
ballot-consult-summary = 📋 <b>{ $number } 意见汇总</b> · { $place }
ballot-consult-counts = 一共 { $count } 条意见，已答复 { $answered } 条。
ballot-consult-answered = 💬 您在“{ $question }”里说的，有答复了：
ballot-consult-label = { $n }. { $text }

ballot-button-say = 💬 说看法
ballot-button-say-unnamed = 🙈 不写房号说
ballot-button-opinions = 📃 全部看法
ballot-button-support = 👍 赞同
ballot-button-reply = 💬 答复
ballot-button-group = 🗂 归到
ballot-button-hide = 不显示
ballot-button-carry = 🗳 转为表决（意见作选项）
ballot-button-carry-plain = 🗳 转为表决（同意不同意）

ballot-consult-supported = 记下了，{ $count } 人赞同。
ballot-consult-own = 这是您自己说的。
ballot-consult-grouped = 归好了。
ballot-consult-hidden = 不再显示。
