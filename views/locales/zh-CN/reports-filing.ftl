### 报一件事

# $place 楼栋（没有就空着），$again 是不是再问一次
report-tell = { $again ->
    [yes] 请再说清楚一点：<b>哪里</b>出了<b>什么问题</b>？
   *[no] 哪里出了什么问题？
} { $place ->
    [none] 写字、拍照、语音都行。
   *[other] （{ $place }）写字、拍照、语音都行。
}
report-tell-here = 例如：三单元二楼楼道灯不亮

# $danger 什么险情
report-emergency = { $danger ->
    [fire] ‼️ <b>着火、冒烟：先离开，马上打电话</b>
    [gas] ‼️ <b>有燃气味：别开关电器，开窗离开，到外面再打电话</b>
    [lift] ‼️ <b>困在电梯里：别扒门，按警铃，马上打电话</b>
    [self_harm] ‼️ <b>人命要紧：马上打电话，请陪在身边。心理援助 12356</b>
    [fainted] ‼️ <b>有人病倒：马上打急救电话，别随便搬动</b>
   *[crime] ‼️ <b>先保证自己安全，马上报警</b>
}

# $who 谁的电话，$phone 号码
report-emergency-call = { $who ->
    [none] 📞 <b>{ $phone }</b>
   *[other] 📞 { $who } <b>{ $phone }</b>
}
report-emergency-kept = 打完电话，这件事我们也会按特急处理。

# $count 有几件相像
report-alike = { $count ->
    [1] 这件事好像有人报过了，是同一件吗？
   *[other] 这件事好像有人报过了，是其中一件吗？
}
    您说的已经存好，十分钟不选就单独报。

# $number 编号
report-alike-me-too = 🙋 +1 我也遇到 { $number }
report-alike-own = 不是一回事，单独报

# $parent 并入的编号
report-alike-same = 已算上您：<b>{ $parent }</b>。办好了会告诉您。

# $number 编号
report-alike-filed = 已单独报上：<b>{ $number }</b>。

# $number 编号，$state 状态，$text 一句话
report-line = <b>{ $number }</b> · { $state }
    { $text }

report-stranger = 不好意思，只有这栋楼的住户和工作人员可以在这里报事。请先登记您住哪户。

# $phone 社区电话
report-stranger-office = { " " }急事请打社区电话 <b>{ $phone }</b>。
report-stranger-join = 🏠 我住哪户
report-unbound = 这个群还没有绑定楼栋，暂时不能报事。请社区工作人员在群里发 /bind 加楼栋名，例如 /bind 6栋。

# $excess 超了什么
report-limited = { $excess ->
    [same_again] 这件事您今天已经报过两次，我们都收到了。想补充请在卡片上点“补充”。
    [too_fast] 您十分钟内已经报了三件，请稍等几分钟再报。
   *[too_many_today] 您今天已经报了十件，请明天再报。
}
report-file-big = 文件超过 20 MB，取不下来，原消息请不要删除。报事已经收好。

# $kind 发来的是什么
report-not-this = { $kind ->
    [contact] 名片先不用发，只有请您留手机号时才用得着。要报事，请写字、拍照或发语音。
   *[sticker] 表情看不出是什么事。要报事，请写字、拍照或发语音。
}

# $number 编号
report-behalf-ask = <b>{ $number }</b> 是替谁报的？请写姓名和房号，例如：王奶奶 3单元201。
report-behalf-here = 王奶奶 3单元201
report-behalf-done = 已记下，是替别人报的。

# $place 楼栋，$category 类别，$count 件数
report-pattern = 🔎 <b>苗头提醒</b>：{ $place } 七天内有 { $count } 件“{ $category }”，请留意是不是同一个毛病。

# $choice 选了什么
report-alike-chosen = { $choice ->
    [same] 已算上您，谢谢。
    [own] 好的，单独报上了。
    [settled] 已经选过了。
    [gone] 那一件刚刚结束，已为您单独报上。
   *[not-yours] 这个请报事的人自己选。
}
