### 公告草稿：预览和各个设置页

# $title 标题
notice-draft-title =
    📋 公告草稿（还没有发出）
    <b>{ $title }</b>

notice-draft-untitled = （还没有标题）

notice-draft-body = { $body }

# $signs 正文多少字
notice-draft-cut = （正文共 { $signs } 字，这里只显示开头。点“试发给我”看全文。）

notice-draft-no-event = ⏰ 没有时间，只是通知大家一件事

# $when 什么时候
notice-draft-when = ⏰ <b>{ $when }</b>

# $when 规则，$day 下一次是哪天
notice-draft-next = ⏰ <b>{ $when }</b> · 下次 { $day }

# $dates 接下来几次
notice-draft-dates = 接下来：{ $dates }

# $hours 小时，$minutes 分钟
notice-draft-length = 时长：{ $hours ->
    [0] { $minutes } 分钟
   *[other] { $minutes ->
        [0] { $hours } 小时
       *[other] { $hours } 小时 { $minutes } 分钟
    }
}

notice-draft-venue = 📍 { $venue }

# $at 什么时候发出
notice-draft-post-at = 📤 定时发：{ $at } 发出

# $at 什么时候发出，$lead 提前多久
notice-draft-post-lead = 📤 定时发：每次提前{ LENGTH($lead) }发出，下一次 { $at }

notice-draft-post-open = 📤 还没定什么时候发：点“立即发”马上发，点“定时发”选时间

# $at 等到什么时候
notice-draft-night = 🌙 现在是休息时间（22:00–7:00），“立即发”会等到 { $at }

# $places 哪些地方
notice-draft-places = 👥 范围：<b>{ $places }</b>

# $groups 几个群，$households 几户
notice-draft-reach = 发到 <b>{ $groups } 个群 · { $households } 户</b>

# $whom 什么人，$people 几人
notice-draft-people = 不发群，只私聊发给 <b>{ $people } 人</b>：{ $whom }

notice-draft-roles = { $roles }

# $year 哪年
notice-draft-born = { $year } 年或更早出生（自己填过出生年的）

notice-draft-unheard = 两个月没有动静的人家

# $capacity 名额，$slot 每段几分钟，$guests 可带几人，$closes 提前多少分钟截止
notice-draft-signup = 📝 报名：{ $capacity ->
    [0] 名额不限
   *[other] { $slot ->
        [0] { $capacity } 个名额
       *[other] 每段 { $capacity } 个名额
    }
}{ $slot ->
    [0] { "" }
   *[other] ，{ $slot } 分钟一段
}，{ $guests ->
    [0] 不能替家人报
   *[other] 可以替 { $guests } 位家人报
}{ $closes ->
    [0] ，开始前都能报
    [1440] ，提前 1 天截止
   *[other] ，提前{ LENGTH($closes) }截止
}

notice-draft-receipt = ✅ 请大家点“收到”

# $times 提前多久
notice-draft-reminders = 🔔 提醒：{ $times }

# $times 提前多久
notice-draft-overtaken = ⚠️ “{ $times }”的提醒比公告发出得还早，这次不会发。

# $minutes 提前几分钟
notice-draft-before = 提前 { $minutes ->
    [60] 1 小时
    [180] 3 小时
    [1440] 1 天
    [4320] 3 天
   *[other] { LENGTH($minutes) }
}

notice-draft-pinned = 📌 在群里置顶

# $reason 原因
notice-draft-urgent = 🚨 紧急（夜里也发，不限每天两条）：{ $reason }

# $media 附了什么
notice-draft-media = 📎 附：{ $media }

# $kind 哪一种，$count 几个
notice-draft-medium = { $kind ->
    [photo] { $count } 张图
    [voice] { $count } 段语音
    [audio] { $count } 段录音
    [document] { $count } 个文件
   *[other] { $count } 段视频
}

notice-draft-point = 📍 附地图位置

# $why 为什么
notice-draft-skips = ⚠️ { $why }

# $years 哪些年
notice-draft-unknown = ⚠️ { $years } 年的放假安排还没有录入，“工作日”只按周一到周五算，可能不准。

# $places 哪些地方
notice-draft-groupless = ⚠️ 这些地方没有绑定群，收不到：{ $places }。请把我拉进那里的群，再在群里发 /bind。

# $groups 几个群
notice-draft-gone-groups = ⚠️ 这里的 { $groups } 个群都把我移出了，现在没有群能收到。请先把我重新拉进群。

# $groups 几个群
notice-draft-full = ⚠️ 有 { $groups } 个群今天已经收到两条通知，这一条会等到晚上 19:00 的汇总（紧急的、在那之前就开始的照发）。

# $why 为什么
notice-draft-problem = ❗ { $why }

# $first 前几个，$rest 还有几个
notice-draft-rest = { $first }等，另有 { $rest } 处

notice-draft-comma = 、

notice-draft-more = “{ $title }”还可以改：

notice-draft-published = ✅ “<b>{ $title }</b>”已经安排好，发送情况请看我私聊给您的卡片。

notice-draft-gone = 这份公告草稿已经不在了。要重新发，请发 /notice。

notice-draft-now = 立即发

notice-draft-later = 定时发

notice-draft-drop = 取消

notice-draft-try = 试发给我

# $page 去哪一页
notice-draft-to = { $page ->
    [scope] 范围
    [post] 发出时间
    [media] 附图
    [signup] 报名
    [remind] 提醒
    [audience] 谁能收到
   *[other] 更多
}

# $what 写什么
notice-draft-write = { $what ->
    [title] 改标题
    [body] 写正文
    [when] 时间
    [post] 自己写时间
    [venue] 地点
    [media] 附图或文件
    [voice] 语音
    [capacity] 自己写名额
    [slot] 自己写每段几分钟
    [urgent] 紧急
   *[born] 自己写年龄
}

# $what 什么，$state 现在是不是开着
notice-draft-switch = { $state ->
    [on] { "✓ " }
   *[off] { "" }
}{ $what ->
    [receipt] 回执
    [pin] 置顶
   *[unheard] 没有动静的人家
}

# $state 现在要不要报名
notice-draft-open = { $state ->
    [on] 不要报名
   *[off] 要报名
}

# $what 哪一项，$value 现在多少，-1 是没有
notice-draft-setting = { $what ->
    [capacity] 名额：{ $value ->
        [-1] 不限
       *[other] { $value } 个
    }
    [slot] 时段：{ $value ->
        [-1] 不分
       *[other] { $value } 分钟一段
    }
    [guests] 带家人：{ $value ->
        [0] 不带
       *[other] { $value } 位
    }
   *[closes] 截止：{ $value ->
        [0] 开始前
        [60] 提前 1 小时
        [180] 提前 3 小时
        [1440] 提前 1 天
       *[other] 提前 { LENGTH($value) }
    }
}

# $what 哪一项，$cut 分不分时段
notice-draft-number = { $what ->
    [capacity] { $cut ->
        [yes] 每个时段几个名额？
       *[no] 一共几个名额？满了以后来的人排候补，有人退出就补上。
    }
    [slot] 要不要分时段？分了，大家报名的时候自己挑几点来，不用排队。
    [guests] 一个人可以替几位家人报名？比如替不用手机的老人报。
   *[closes] 报名到什么时候为止？
}

# $part 去掉什么
notice-draft-clear = { $part ->
    [body] 去掉正文
    [venue] 去掉地点
    [media] 全部去掉
    [urgent] ✓ 紧急
   *[audience] 不限人，发到群里
}

# $label 原来的字
notice-draft-ticked = ✓ { $label }

# $what 什么，$value 多少，-1 是没有
notice-draft-figure = { $what ->
    [capacity] { $value ->
        [-1] 名额不限
       *[other] { $value } 个名额
    }
    [slot] { $value ->
        [-1] 不分时段
       *[other] { $value } 分钟一段
    }
    [closes] { $value ->
        [0] 开始前都能报
        [60] 提前 1 小时
        [180] 提前 3 小时
        [1440] 提前 1 天
       *[other] 提前 { LENGTH($value) }
    }
    [guests] { $value ->
        [0] 只报自己
       *[other] 可带 { $value } 人
    }
   *[lead] { $value ->
        [-1] 按平常的时间
        [60] 提前 1 小时
        [180] 提前 3 小时
        [1440] 提前 1 天
       *[other] 提前 3 天
    }
}

# $age 几岁
notice-draft-age = { $age } 岁以上

notice-draft-where = “<b>{ $title }</b>”发到哪里？

# $places 现在的范围
notice-draft-scope = 现在发到：<b>{ $places }</b>。点一下加上，再点一下去掉。选大的地方，里面的楼就都有了。

notice-draft-posting = 什么时候发出去？

# $count 几个
notice-draft-attached = 附了 { $count } 个。最多 10 个，每个不超过 20 MB。

notice-draft-no-signup = 现在不用报名。要统计人数、限名额，就打开报名。

# $timed 有没有时间
notice-draft-remind = { $timed ->
    [yes] 开始前提醒：报了名的私聊提醒，没有报名的在群里提醒。点一下加上，再点一下去掉。
   *[no] 这条公告没有时间，提醒不会发。请先定时间。
}

notice-draft-audience = 谁能收到？选了就不发群，只私聊发给选中的人（开过私聊、没有退订的）。都不选，就发到群里。

# $what 做好了什么
notice-draft-toast = { $what ->
    [now] 已发布。
    [gone] 草稿已取消。
    [tried] 已经发到您的私聊，只有您看得到。
   *[changed] 改好了。
}
