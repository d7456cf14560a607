### 发公告时问的话

notice-draft-start =
    要通知什么？请写：什么时候、什么事，例如
    <code>每月7日 09:00 人人坞免费义诊</code>
    <code>下周三下午3点 防诈骗讲座</code>
    想多写几句，就写在下面几行。也可以点一个现成的：

# $template 哪一种
notice-draft-template = { $template ->
    [clinic] 义诊
    [lecture] 讲座
    [fire] 消防排查
    [outage] 停水停电
    [wind] 大风清阳台
    [law] 普法
    [repair] 家电维修日
    [vaccine] 疫苗
   *[senior] 老年证
}

# $template 哪一种
notice-draft-template-title = { $template ->
    [clinic] 免费义诊
    [lecture] 健康讲座
    [fire] 消防安全排查
    [outage] 停水停电通知
    [wind] 大风预警：请清理阳台
    [law] 普法讲座
    [repair] 家电维修日
    [vaccine] 疫苗接种
   *[senior] 满 65 岁可以办老年证
}

# $template 哪一种
notice-draft-template-body = { $template ->
    [clinic] 量血压、测血糖，医生现场答疑。请带上平时吃的药和病历。
    [lecture] 欢迎街坊们来听，带上水杯和老花镜。
    [fire] 工作人员会上门看一看燃气、电线和楼道。请留人在家，楼道里的杂物请先收好。
    [outage] 请提前存好水、充好电。恢复以后会再告诉大家。
    [wind] 请把阳台和窗台上的花盆、衣架收进屋，关好门窗，车不要停在树下。
    [law] 律师来讲身边的法律，也可以当面问。
    [repair] 师傅在现场修小家电，小修不收钱，换零件只收成本。
    [vaccine] 请带身份证和接种本。发烧、感冒的请等好了再来。
   *[senior] 可以免费坐公交、逛公园。请带身份证和一张一寸照片到社区办。家里老人不方便的，我们可以上门。
}

# $what 问什么
notice-draft-ask = { $what ->
    [title] 标题叫什么？一句话，不超过 100 字。
    [body] 正文写什么？不超过 3500 字。
    [when]
        什么时候？例如
        <code>明天早上八点半</code>
        <code>下周三下午3点到4点</code>
        <code>每月7日 9:00</code>
        <code>每周二、四 14:00</code>
    [post] 什么时候发出去？例如 <code>明天早上8点</code>
    [venue] 在哪里？写字（例如 <code>社区活动室</code>），或者发一个位置。
    [media] 请把照片、视频或文件发给我，可以一次发几张。
    [voice] 请按住话筒把公告念一遍，发给我。
    [capacity] 多少个名额？请写一个数，1 到 2000。
    [slot] 每段几分钟？请写一个数，5 到 240。
    [urgent] 为什么紧急？请写一句，会记下来。紧急的夜里也发，也不限每天两条。
   *[born] 发给多大年纪以上的人？写年龄（例如 <code>65</code>），或者出生年（例如 <code>1961</code>）。
}

# $what 问什么
notice-draft-ask-here = { $what ->
    [title] 标题
    [body] 正文
    [when] 例如 下周三下午3点
    [post] 例如 明天早上8点
    [venue] 例如 社区活动室
    [media] 照片或文件
    [voice] 语音
    [capacity] 例如 20
    [slot] 例如 15
    [urgent] 例如 今晚停水
   *[born] 例如 65
}

# $count 可能的时间有几个
notice-draft-choose = { $count ->
    [1] 您说的是这个时间吗？是就点一下，不是就再写一次时间。
   *[other] 是哪一个？请点一下。都不对，就再写一次时间。
}

notice-draft-no-time = 没有时间，只是通知

notice-draft-mention = <a href="tg://user?id={ $person }">{ $name }</a>，请回复这条消息：

notice-draft-unbound = 这个群还没有绑定小区或楼栋，公告发不出去。请管理员在群里发 /bind。

notice-draft-not-yours = 公告由楼栋长和社区工作人员发。有事要告诉大家，请找社区。

# $place 哪里，$names 楼栋长
notice-draft-not-yours-named = { $place }的公告由楼栋长 { $names } 和社区工作人员发，请告诉他们。

# $why 为什么
notice-draft-refused = { $why ->
    [not-yours] 有的地方您不能发公告：楼栋长只能发自己的楼，社区工作人员能发整个社区。
    [wrong-state] 这条公告已经发布了，不能再这样改。
    [already] 已经有人发布了，没有重复发。
    [stale] 草稿刚刚有变动，请看一眼最新的再点。
    [no-title] 还没有标题。请写一句话，里面要有字。
    [title-long] 标题太长了，请不要超过 100 字，其余的写在正文里。
    [body-long] 正文太长了，请不要超过 3500 字，可以分成两条发。
    [venue-long] 地点太长了，请不要超过 100 字。
    [point] 这个位置看不懂，请重新发一次位置。
    [no-time] 这条公告没有开始时间，不能按“提前多久”发。请先定时间。
    [past] 这个时间已经过去了，请换一个还没到的时间。
    [nobody] 现在一个群、一个人也收不到。请换一个范围，或者先把群绑定好（在群里发 /bind）。
    [too-many] 选的地方太多了，最多 100 处。请选一个大的地方。
    [too-big] 这个文件超过 20 MB，发不出去。请压缩一下，或者当作照片发（不要当作文件）。
    [media] 最多附 10 个，已经满了。要换，请先点“全部去掉”。
    [no-medium] 没有看到照片、文件或语音。请直接发给我，文字不算。
    [capacity] 名额请写 1 到 2000 之间的数，例如 20。
    [slot] 每段请写 5 到 240 之间的分钟数，例如 15。
    [slots] 这样分不成时段：活动要有开始和结束（例如 9:00到11:00），最多分 48 段。
    [closes] 报名最早提前 7 天截止。
    [guests] 最多带 5 位家人。
    [reminder] 提醒要在开始前 10 分钟到 14 天之间。
    [reminders] 提醒最多 4 次，请先去掉一个。
    [born] 看不懂这个年龄。请写年龄（例如 65）或出生年（例如 1961）。
    [no-reason] 请写一句为什么紧急，例如“今晚停水”。
    [reason-long] 原因太长了，请不要超过 200 字。
    [number] 请写一个数，例如 20。
    [nothing] 没有看到字，请打字发给我。
    [post-rule] 发出时间只能是一个时间，例如 明天早上8点。每次都要发的，请选“提前多久”。
    [post-late] 发出时间要在开始之前。
    [when-past] 这个时间已经过去了。
    [when-impossible] 没有这个时间，例如 2月30日、25点、结束早于开始，都是没有的。
    [when-ambiguous] 这个时间有几种可能。
    [when-unknown] 没有看懂这个时间。
    [aside-closed] 我还不能私聊您。请先打开和我的私聊，点“开始”。
   *[other] 现在不能这样做。
}
