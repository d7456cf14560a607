notice-desk =
    <b>{ $title }</b> · { $state ->
        [running] 进行中
        [paused] 已暂停
        [ended] 已结束
        [cancelled] 已取消
       *[draft] 草稿
    }
notice-desk-rule = 规律：{ $rule }
notice-desk-when = 这次：{ $when }
notice-desk-planned = 还没发，{ $at } 发出
notice-desk-state =
    { $state ->
        [missed] 没能按时发出
        [over] 这次已结束
       *[posted] 还没有发到任何地方
    }
notice-desk-progress =
    { $state ->
        [going] 正在发
       *[done] 已发出
    }：{ $done }/{ $total } { $to ->
        [people] 位
       *[groups] 个群
    }
notice-desk-others =
    { $what ->
        [held] 今天那里已有两条公告，等晚上 7 点汇总：{ $count } 个群
        [paused] 暂停没发的：{ $count }
       *[lost] 没发到的：{ $count }
    }
notice-desk-gone = 机器人被移出的群：{ $count } 个。请群主把机器人重新拉进群，再点「补发一次」
notice-desk-receipts = 点了收到：{ $count } 人
notice-desk-next = 下次：{ $when }
notice-desk-urgent = 紧急，原因：{ $reason }
notice-desk-reason = 取消原因：{ $reason }
notice-desk-open = 打开这条公告
notice-desk-do =
    { $what ->
        [pause] 暂停
        [resume] 继续
       *[resend] 补发一次
    }
notice-desk-ask =
    { $what ->
        [when] 改时间
        [rule] 全部改时间
        [title] 改标题
        [body] 改正文
        [capacity] 改名额
       *[venue] 改地点
    }
notice-desk-words = 改内容
notice-desk-page =
    { $page ->
        [failed] 没发到的
        [dates] 接下来几次
        [off] 取消这次
       *[off-all] 全部取消
    }
notice-desk-people = 名单
notice-desk-heard = 回执
notice-desk-report = 小结
notice-failed =
    { $count ->
        [0] <b>{ $title }</b> 现在都发到了。
       *[other] <b>{ $title }</b> 没发到这些地方：
    }
notice-failed-people = { $count } 位住户的私信
notice-failed-line =
    { $remedy ->
        [add] • { $chat }：机器人被移出了。请群主把机器人重新拉进群，再点「补发一次」
        [rights] • { $chat }：机器人不能在群里说话。请群主允许它发消息，再点「补发一次」
        [blocked] • { $chat }：对方停用了机器人。请当面或打电话告诉
        [moved] • { $chat }：群升级换了号。点「补发一次」会发到新群
        [late] • { $chat }：轮到它时已经过了时间，没有再发
       *[again] • { $chat }：网络或 Telegram 出了问题。请点「补发一次」
    }
notice-page-before = ‹ 上一页
notice-page-after = 下一页 ›
notice-dates =
    { $count ->
        [0] <b>{ $title }</b> 没有下一次了。
       *[other] <b>{ $title }</b> 接下来几次。点一次，可以只改或只取消那一次：
    }
notice-date = <b>{ $title }</b>
    { $when }
notice-words = 要改 <b>{ $title }</b> 的哪一部分？改好后，已经发出去的公告会跟着变，收到过的人会得到通知。
notice-off =
    { $what ->
        [off]
            { $timed ->
                [no] 真的要取消 <b>{ $title }</b> 吗？
               *[yes] 真的要取消 <b>{ $title }</b>（{ $when }）这一次吗？
            }
       *[off-all] 真的要取消 <b>{ $title }</b> 吗？以后的都不再办。
    } 收到过的人会得到通知，取消后不能恢复。
notice-off-sure = 确定取消，写原因
notice-change-ask =
    { $what ->
        [when] <b>{ $title }</b> 改到什么时候？请写日期和时间，例如：12月8日 9:30
        [rule] <b>{ $title }</b> 以后改成什么时候？请写规律，例如：每月8日 9:30。已经发出去的那次不变。
        [title] 请写 <b>{ $title }</b> 的新标题，最多 100 个字。
        [body] 请写 <b>{ $title }</b> 的新正文，最多 3500 个字。
        [venue] 请写 <b>{ $title }</b> 的新地点，最多 100 个字。
        [capacity] 请写 <b>{ $title }</b> 的新名额，1 到 2,000 的数，例如：30。不限人数请写：不限。分了时段的，写每个时段几人。已经报上的人不受影响。
       *[off] 请写取消 <b>{ $title }</b> 的原因，一句话就行，会一起告诉大家。
    }
notice-change-now = 现在是：{ $now }
notice-change-hint =
    { $what ->
        [when] 例如：12月8日 9:30
        [rule] 例如：每月8日 9:30
        [title] 新标题
        [body] 新正文
        [venue] 新地点
        [capacity] 例如：30
       *[off] 例如：医生临时有事
    }
notice-change-wrong =
    { $why ->
        [no-title] 标题要有字，请再写一次。
        [title-long] 标题太长了，最多 100 个字，请写短一点。
        [body-long] 正文太长了，最多 3500 个字，请写短一点。
        [venue-long] 地点太长了，最多 100 个字，请写短一点。
        [capacity] 没看懂名额。请写 1 到 2,000 的一个数，例如：30；不限人数请写：不限。
        [past] 这个时间已经过了，或者太远。请写三年以内、还没到的时间。
        [no-reason] 请写一句取消的原因，大家好明白。
        [no-time] 这条公告没有活动时间，不用改。可以改内容。
        [not-yours] 这条公告不归您管，没有改动。
        [already] 这次已经取消过了，不用再取消。
       *[wrong-state] 这次已经结束，不能再改。
    }
notice-change-unclear =
    { $why ->
        [past] 这个时间已经过了。
        [impossible] 没有这一天或这个钟点。
        [ambiguous] 这个时间可以有几种意思。
       *[unknown] 没看懂这个时间。
    } { $choice ->
        [yes] 请点一个，或者再写一次，例如：12月8日 9:30
       *[no]
            { $what ->
                [rule] 请写清楚规律和钟点，例如：每月8日上午9:30
               *[when] 请写一个日期和时间，例如：12月8日 9:30
            }
    }
notice-change-done =
    { $what ->
        [rule] ✅ <b>{ $title }</b> 以后按新的规律来，报了名的人会得到通知。
        [when] ✅ <b>{ $title }</b> 改好时间了，收到过公告的人都会得到通知。
        [off] ✅ <b>{ $title }</b> 这次取消了，收到过公告的人都会得到通知。
        [off-all] ✅ <b>{ $title }</b> 全部取消了，收到过公告的人都会得到通知。
        [capacity] ✅ <b>{ $title }</b> 的名额改好了。已经报上的人不受影响；候补的人补上了，我会告诉本人。
       *[other] ✅ <b>{ $title }</b> 改好了，收到过公告的人都会得到通知。
    }
notice-desk-toast =
    { $why ->
        [paused] 已暂停，没发的先不发。
        [resumed] 继续发送。
        [asked] 请看私聊里的问题。
        [opened] 已经发到私聊。
        [moved] 时间改好了。
        [not-yours] 这条公告不归您管。
        [already] 已经取消过了，不用再取消。
        [past] 这个时间已经过了。
       *[wrong-state] 现在不能这样做：公告的状态已经变了。
    }
notice-desk-resent =
    { $count ->
        [0] 没有可以重发的。请先看「没发到的」，按说明处理。
       *[other] 正在重发 { $count } 处。
    }
