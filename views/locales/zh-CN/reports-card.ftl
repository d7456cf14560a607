### 报事卡片

# $number 编号，$state 状态，$category 类别
report-card-head = <b>{ $number }</b> · <b>{ $state }</b> · { $category }

# $priority 轻重缓急
report-card-priority = { $priority ->
    [urgent] ‼️ 特急
   *[pressing] ❗ 紧急
}
report-card-only-handlers = 🔒 私密

# $text 报事内容
report-card-text = { $text }
report-card-no-text = （没有文字，请看附件）
report-card-private = 🔒 已收到（私密）。只有办理的人看得到，会直接联系报事人。

# $number 编号，$unit 单位
report-card-elsewhere = <b>{ $number }</b> 已转给{ $unit }，这里不用办了。

# $name 住户
report-card-behalf = 🗣 代报：{ $name }

# $parent 并入的编号
report-card-merged = 已并到 <b>{ $parent }</b>，办理情况看那一件。

# $audience 谁在看
report-card-unrouted = { $audience ->
    [unit] ⚠️ 还没有单位接，请尽快派单。
   *[other] 负责：等社区派单
}

# $who 谁负责，$accepted 接单没有
report-card-holder = { $accepted ->
    [yes] 负责：{ $who }
   *[no] 已派给：{ $who }，等接单
}

# $phone 电话
report-card-phone = （电话 { $phone }）

# $what 回应还是办好，$at 时间
report-card-today = ⏰ 今天 { CLOCK($at) } 前{ $what ->
    [respond] 回应
   *[resolve] 办好
}
report-card-tomorrow = ⏰ 明天 { CLOCK($at) } 前{ $what ->
    [respond] 回应
   *[resolve] 办好
}
report-card-until = ⏰ { WHEN($at) } 前{ $what ->
    [respond] 回应
   *[resolve] 办好
}
report-card-overdue = ⚠️ 原定 { WHEN($at) } 前{ $what ->
    [respond] 回应
   *[resolve] 办好
}，已超时

# $at 约定的时间
report-card-scheduled = 📅 约定 { WHEN($at) }

report-card-question = ❓ 请报事人补充：
report-card-answer = 💬 答复：
report-card-held = ⏸ 暂时办不了：

# $at 日期
report-card-review = （{ DAY($at) } 再看）

# $count 人数
report-card-supporters = 🙋 { $count } 位邻居也遇到

# $day 第几天
report-card-day = 📆 第 { $day } 天

# $count 人数
report-card-me-too = { $count ->
    [0] 🙋 我也遇到
   *[other] 🙋 我也遇到({ $count })
}
report-card-add = ➕ 补充
report-card-category = 🏷 类别

# $pressing 现在是不是紧急
report-card-hurry = { $pressing ->
    [yes] ❗ 改为不紧急
   *[no] ❗ 紧急
}

# $covered 现在是不是私密
report-card-cover = { $covered ->
    [yes] 🔓 公开
   *[no] 🔒 私密
}
report-card-place = 📍 地点
report-card-for-other = 🗣 替别人报
report-card-pictures = 🖼 看照片
report-card-whole = 📄 全文
report-card-tools = ⚙ 更多
report-card-concern = 🙈 事关楼栋长/社区

# $about 说的是谁
report-card-about = 🙈 说的是{ $about ->
    [captain] 楼栋长
   *[staff] 社区工作人员
}
report-card-more-categories = 更多类别 ›
report-card-more-places = 更多地点 ›

# $number 编号
report-media-of = 🖼 <b>{ $number }</b> 的照片和附件

# $number 编号
report-whole-text = 📄 <b>{ $number }</b>

report-look-sent = 已发到和我的私聊里。
report-look-closed = 请先打开和我的私聊，点“开始”，再来点一次。
