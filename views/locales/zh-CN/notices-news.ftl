notice-media-point = 📍 { $venue }
notice-remind = 🔔 提醒：<b>{ $title }</b>
notice-own = 我的报名
notice-cancelled =
    { $timed ->
        [no] <b>{ $title }</b> 取消了。原因：{ $reason }
       *[yes] <b>{ $title }</b> 取消了，{ $when } 这次不办。原因：{ $reason }
    }
notice-cancelled-all = <b>{ $title }</b> 取消了，以后也不再办。原因：{ $reason }
notice-changed-when = <b>{ $title }</b> 改时间了：原来是 { $was }，现在是 { $when }。
notice-changed =
    { $what ->
        [venue]
            { $placed ->
                [no] <b>{ $title }</b> 的地点改了，请看公告。
               *[yes] <b>{ $title }</b> 的地点改了，现在是：{ $venue }
            }
        [title] 公告改了标题，现在是：<b>{ $title }</b>
       *[body] <b>{ $title }</b> 的内容有更新，请再看一遍。
    }
notice-digest = 📋 今天还有 { $count } 条公告，点一下看详情：
notice-digest-line =
    { $timed ->
        [yes] { $number }. { $title }（{ $when }）
       *[no] { $number }. { $title }
    }
notice-missed =
    { $count ->
        [1] ⚠️ <b>{ $title }</b> 有 1 次没能按时发出：{ $first }。当时机器人没有运行，现在发已经来不及了，没有补发。
       *[other] ⚠️ <b>{ $title }</b> 有 { $count } 次没能按时发出，从 { $first } 到 { $last }。当时机器人没有运行，现在发已经来不及了，没有补发。
    }
notice-over = ✅ <b>{ $title }</b>（{ $when }）结束了，发到了 { $chats } 处。
notice-over-report = 可以点「小结」，发一张照片和一两句话，大家就知道办得怎么样。
notice-by-rule = 时间有变动
