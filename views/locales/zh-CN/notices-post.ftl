notice-post-title =
    { $urgent ->
        [yes] ❗ 紧急 · <b>{ $title }</b>
       *[no] 📢 <b>{ $title }</b>
    }
notice-post-cancelled = <b>已取消</b>。原因：{ $reason }
notice-post-over = <b>已结束</b>
notice-post-moved = <b>改了时间</b>，原定 { $was }
notice-post-when = 时间：{ $when }
notice-post-rule = { $rule }
notice-post-venue = 地点：{ $venue }
notice-post-body = { $body }
notice-post-signed = 报名：已有 { $taken } 人
notice-post-seats = 报名：{ $taken }/{ $capacity } 人，还有 { $free } 个名额
notice-post-full = 报名：{ $capacity } 个名额已满，候补 { $waiting } 人。还可以报名候补，有人退出会依次补上
notice-post-heard = 收到：{ $heard }/{ $households } 户
notice-post-join = 报名
notice-post-seen = 收到
notice-post-more = 看详情
notice-post-calendar = 加日历
notice-post-quiet = 不再私信我
