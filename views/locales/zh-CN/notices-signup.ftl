# 报名：自己的页面、时段、家人、备注、候补。
notice-event =
    <b>{ $title }</b>
    { $when }
notice-event-venue = 📍 { $venue }
notice-signup-self = 您

# 自己的页面
notice-own-none = 您还没有报名。
notice-own-in =
    ✅ { $name }：已报名，第 { $number } 位{ $clock ->
        [none] { "" }
       *[other] ，{ $clock } 到
    }
notice-own-waiting = ⏳ { $name }：候补第 { $number } 位，有空位就告诉您
notice-own-note = 　备注：{ $note }
notice-own-full = 名额已满。现在报名先排候补，有人退出就按顺序补上。
notice-own-free = 还剩 { $free } 个名额。
notice-own-until = { $until } 之前都可以报名；开始前都可以取消。
notice-own-until-start = 开始前都可以报名、取消。
notice-own-closed = 报名已经截止。
notice-own-button = 我的报名
notice-own-join = 报名
notice-own-family = 加家人
notice-own-slot = 改时间
notice-own-note-button = 备注
notice-own-leave = 取消报名
notice-own-leave-guest = 取消
notice-own-seat = { $name }{ $clock ->
        [none] { "" }
       *[other] {" "}{ $clock }
    }
notice-own-people = 名单和签到
notice-own-others = 看全部公告
notice-own-heard = 谁还没看到

# 选时段
notice-slots-choose = 请选一个时间：
notice-slots-for = 请给 { $name } 选一个时间：
notice-slots-none = 现在没有空的时间。
notice-slots-one =
    { $clock }{ $free ->
        [0] { "" }
        [1] { "" }
       *[other] （余 { $free }）
    }

# 家人和备注
notice-family = 请发家人的称呼，比如：<b>老妈</b>（30 个字以内）。
notice-remark = 请发给 { $name } 的备注，比如：<b>坐轮椅</b>（120 个字以内）。

# 补上了
notice-up = 🎉 有空位了，{ $name } 从候补补上了。
notice-up-kept = { $name }：原来的时段没有了，名额还在，换到了别的时段。
notice-up-pass = 我联系不上本人，请您转告。
notice-up-slot = 时间：{ $clock }。

# 点了之后
notice-signup-in =
    { $new ->
        [yes] 报上了
       *[no] 您已经报名了
    }：第 { $number } 位{ $clock ->
        [none] 。
       *[other] ，{ $clock } 到。
    }{ $reached ->
        [yes] { "" }
       *[no] 想加家人或取消，请打开和我的私聊。
    }
notice-signup-waiting =
    { $new ->
        [yes] 名额已满，您排在
       *[no] 您已经报名了，排在
    }候补第 { $number } 位，有空位就告诉您。{ $reached ->
        [yes] { "" }
       *[no] 请先打开和我的私聊，不然我联系不上您。
    }
notice-signup-choose =
    { $reached ->
        [yes] 请到我们的私聊里选时间。
       *[no] 请打开私聊选时间。
    }
notice-signup-left = 已取消。
notice-signup-private = 请打开和我的私聊。
notice-signup-shown = 已发到私聊。

# 为什么不行
notice-signup-why =
    { $why ->
        [not-yours] 这要由发公告的人或楼长来办。
        [wrong-state] 现在不能这样做：公告已取消、已结束，或者不用报名。
        [closed] 报名已经截止，或者已经开始了。有事请直接联系发公告的人。
        [full] 候补也排满了，这次不能再报。
        [guests] 能带的人数已经满了，先取消一位才能再加。
        [no-name] 没看到名字。请只发一个称呼，比如：老妈。
        [too-long] 太长了：称呼 30 个字以内，备注 120 个字以内。请短一点再发。
        [no-slot] 这个时间刚被选走了，请换一个。
        [not-signed] 这个名字没有报名，或者已经取消过了。
        [already] 这个名字已经在名单上了。
        [not-resident] 这条公告是发给别处邻居的。住在那里的话，请先发 /start 登记住处。
        [stale] 这份名单已经导入过，或者有更新的一份。请重新发一次。
        [no-list] 没认出名单。请把群里的接龙原样粘贴过来，一行一个名字，比如：1. 王阿姨。
        [report-empty] 请发几句话，或一张照片，也可以照片下面写字。
        [report-long] 小结太长了，请写在 700 个字以内再发。
       *[other] 现在不能这样做。
    }
