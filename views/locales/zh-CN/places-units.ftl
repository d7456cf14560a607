### 单位、类别和楼栋

# $code 单位代号；竖线隔开大家常用的叫法
units-words = { $code ->
    [fire_brigade] 消防队|消防大队|消防救援
    [housing] 房管所|房管局|住建
    [gas_company] 燃气|煤气|煤气公司
    [police] 公安|警察|民警|片警
    [special_squad] 特勤队|特警
    [power] 电力|电力公司|供电局|供电所
    [water] 水务|自来水|自来水公司
    [hospital] 卫生院|社区医院
    [property] 物业公司|物管
    [community_office] 社区办|居委会|居委
    [committee] 业主委员会
    [grid] 网格
    [volunteers] 志愿服务队|志愿者队
    [city_management] 城市管理
    [road_upkeep] 公路|养护
    [lawyers] 律师团|法律顾问
    [civil_affairs] 民政局
   *[municipal] 市政公司
}

units-which = 要设置哪个社区？

# $place 社区，$buildings 楼栋数，$manned 有人的单位数
units-home = <b>{ $place }</b>
    楼栋 { $buildings } 栋，已有人值守的单位 { $manned } 个。
    要设置什么？

units-open = { $what ->
    [units] 👷 单位
    [categories] 🗂 类别和时限
   *[place] 🏠 楼栋
}

units-list = 单位（⚪ 还没有人，也没有群，派过去没人接）：

# $name 单位，$ready 是否有人
units-button = { $ready ->
    [yes] 🟢 { $name }
   *[no] ⚪ { $name }
}

# $name 单位，$phone 电话，$people 成员，$groups 群
units-unit = <b>{ $name }</b>
    电话：{ $phone }
    成员：{ $people }
    工单群：{ $groups }
    加成员：回复他的消息，发 /role { $name }

units-nothing = 还没有

units-and = 、

units-triage = 社区来定

units-ask = { $what ->
    [unit-name] ✏️ 改名字
    [unit-phone] ☎️ 改电话
    [add] ➕ 新建楼栋
    [rename] ✏️ 改名字
    [phone] ☎️ 办公电话
   *[found] ➕ 新建社区
}

units-categories = 类别 → 谁负责。点一下可以改：

units-category-button = { $category } → { $unit }

# $category 类别，$unit 负责，$helps 协助，$respond、$resolve 分钟，$private 是否私密
units-category = <b>{ $category }</b>
    负责：{ $unit }
    协助：{ $helps }
    多久内回应：{ LENGTH($respond) }
    多久内办好：{ LENGTH($resolve) }
    { $private ->
        [yes] 🔒 私密：群里只显示“已收到”
       *[no] 👥 公开：本楼都能看到
    }

units-change = { $part ->
    [unit] 换负责单位
    [respond] ⏱ 回应时限
   *[resolve] ⏱ 办结时限
}

units-private = { $private ->
    [yes] 👥 改成公开
   *[no] 🔒 改成私密
}

units-time = { LENGTH($minutes) }

# $place 地方，$kind 种类，$inside 里面有几处，$phone 电话
units-place = <b>{ $place }</b>
    { $kind ->
        [building] 楼栋
       *[other] 里面有 { $inside } 处
    }
    办公电话：{ $phone }

units-close = 🚪 停用

# $place 地方
units-closing = 停用 <b>{ $place }</b> 吗？以前的记录都会留着，只是不再供选择。

units-close-yes = 确认停用

# $what 问什么，$id、$person 问谁
units-question = <a href="tg://user?id={ $id }">{ $person }</a>，{ $what ->
    [unit-name] 这个单位叫什么？请回复这条消息。
    [unit-phone] 这个单位的电话是多少？请回复这条消息。
    [add] 要建哪几栋？请回复这条消息，例如：6栋，或者 1-12栋
    [rename] 新名字是什么？请回复这条消息。
    [phone] 办公电话是多少？请回复这条消息。
   *[found] 新社区叫什么？请回复这条消息。
}

units-hint = { $what ->
    [unit-name] 例如：幸福物业
    [unit-phone] 例如：028-87654321
    [add] 例如：1-12栋
    [rename] 例如：6栋
    [phone] 例如：028-87654321
   *[found] 例如：翠湖里
}

# $reason 原因
units-refused = { $reason ->
    [forbidden] 这些设置由社区工作人员来做。需要改动请告诉他们。
    [bad-phone] 这不像电话号码。请只写数字，例如：028-87654321，再回复一次。
    [bad-buildings] 没看懂。请写楼栋名，或者像 1-12栋 这样的范围，一次最多 60 栋，再回复一次。
    [exists] 已经有这个名字了。请换一个，再回复一次。
    [in-use] 这里还有住户、楼栋或绑定的群，不能停用。请先把它们移走。
    [bad-time] 回应时限不能比办结时限长。请先改另一个。
    [done] 好了。
   *[bad-name] 这个名字用不了。请写 1 到 30 个字，再回复一次。
}
