### 发起众筹：草稿、预览、修改、保管人、各户通知

# $what 做好了什么
fund-toast = { $what ->
    [published] 已发布。
    [gone] 草稿已取消。
    [asked] 已经私下问他愿不愿意。
    [agreed] 谢谢！已记下您同意保管。
    [declined] 好的，已记下您不保管。
    [revising] 我在私聊里发给您了，改好再确认。
   *[changed] 改好了。
}

# $title 名称，$kind 是新的还是改分摊
fund-draft-title = { $kind ->
    [revision] 📋 改分摊（还没有生效）
   *[draft] 📋 众筹草稿（还没有发布）
}
    <b>{ $title }</b>

fund-draft-scope = 范围：<b>{ $place }</b>（{ $flats } 户）

fund-draft-cost = 总价：<b>{ MONEY($cost) }</b>

# $kind 出钱还是出工
fund-draft-helper = { $kind ->
    [kind] 出工资助：{ $name }，抵 { MONEY($amount) }
   *[money] 出钱资助：{ $name } { MONEY($amount) }
}

fund-draft-target = 各户一共分摊：<b>{ MONEY($target) }</b>

fund-draft-rule = 分摊方式：<b>{ $rule }</b>

fund-draft-floors = 楼层系数：{ $floors }

# $flat 哪户，$amount 多少，$kind 是不是免摊
fund-draft-share = { $kind ->
    [exempt] · { $flat } 免摊
   *[shares] · { $flat } { MONEY($amount) }
}

fund-draft-rest = …还有 { $flats } 户，点“更多”再点“完整分摊表”看全部

fund-draft-minimum = 认捐到{ $share }，就开始收款

# $pledge 认捐截止，$pay 付款截止
fund-draft-times =
    认捐截止：<b>{ WHEN($pledge) }</b>
    付款截止：<b>{ WHEN($pay) }</b>

fund-draft-no-keeper = 保管人：还没有（要两位不同家的邻居）

fund-draft-keepers = 保管人：{ $names }

# $risen 变多的户数，$fallen 变少的户数
fund-draft-difference = 和现在比：{ $risen } 户变多（要重新认捐），{ $fallen } 户变少（原来的认捐照算）

fund-draft-no-money = 我只记账、提醒、公布，不收钱也不管钱。

fund-draft-more = “{ $title }”还可以改：

fund-draft-published = ✅ “<b>{ $title }</b>”已经发布，请看群里的众筹卡片。

fund-draft-gone = 这份众筹草稿已经不在了。要重新发起，请发 /fund。

fund-problem = ⚠️ { $why }

fund-line = 这一行：<code>{ $line }</code>

fund-mention = <a href="tg://user?id={ $person }">{ $name }</a>，请回复这条消息：

fund-go = { $kind ->
    [revision] 确认改分摊
   *[draft] 发布
}

fund-draft-drop = 取消

# $page 改什么
fund-change = { $page ->
    [rule] 分摊方式
    [sponsors] 资助
    [until] 截止
    [custodians] 保管人
    [residents] 从住户里选
    [exempt] 免摊
    [minimum] 认捐到多少
    [grain] 到分或到元
    [scope] 范围
   *[more] 更多
}

# $what 写什么
fund-write = { $what ->
    [title] 改名称
    [cost] 总价
    [floors] 写楼层系数
    [list] 贴一份清单
    [money] 添一笔出钱
    [kind] 添一笔出工
    [pledge] 自己写认捐截止
    [pay] 自己写付款截止
    [custodian] 写 @用户名
    [exempt] 免摊
   *[account] 收款方式
}

fund-table-button = 完整分摊表

fund-take-away = 去掉 { $name }

# $rule 分摊方式
fund-rule = { $rule ->
    [equal] 每户一样
    [area] 按面积
    [floors] 按楼层
    [floors_area] 按楼层和面积
    [fixed] 按清单
   *[voluntary] 自愿
}

fund-rules = 怎么分摊？没有商量过的，一般按面积。

# $rule 方式，$name 名称，$chosen 是不是现在用的
fund-rule-line = { $chosen ->
    [yes] ▶ <b>{ $name }</b>
   *[no] · <b>{ $name }</b>
}：{ $rule ->
    [equal] 每户出一样多
    [area] 面积大的多出
    [floors] 每层一个系数，一楼可以不出
    [floors_area] 楼层系数乘面积
    [fixed] 每户多少，自己列
   *[voluntary] 各家随意，不分摊
}

# $share 多少
fund-share-of = { $share ->
    [all] 全部（100%）
    [two-thirds] 三分之二
    [half] 一半（50%）
   *[other] { $percent }%
}

# $floor 几层，$factor 系数，$last 是不是最上面写的一层
fund-floor = { $last ->
    [yes] { $floor } 层起 { $factor }
   *[no] { $floor } 层 { $factor }
}

fund-comma = {"、"}

fund-stairwell = { $place } { $stairwell }

fund-sponsors = 资助先从总价里扣，剩下的各户分摊。现在有 { $count } 个资助方。

# $pledge 认捐截止，$pay 付款截止
fund-until =
    认捐截止：<b>{ WHEN($pledge) }</b>
    付款截止：<b>{ WHEN($pay) }</b>

# $which 哪个截止，$days 几天
fund-days = { $which ->
    [pledge] 认捐 { $days } 天
   *[pay] 再 { $days } 天付款
}

# $which 哪个截止，$why 为什么要问
fund-unclear = { $why }
    { $which ->
    [pledge] 认捐到什么时候？
   *[pay] 付款到什么时候？
}

fund-moment = { WHEN($at) }

fund-custodians = 钱由邻居自己保管：至少两位，不同家，都要点“同意”。现在有 { $count } 位。

# $name 谁，$state 答复了没有
fund-custodian-line = · { $name }：{ $state ->
    [agreed] 已同意
   *[asked] 等答复
}

fund-keeper = { $name }（{ $state ->
    [agreed] 已同意
   *[asked] 等答复
}）

# $count 可选的人数
fund-residents = { $count ->
    [0] 没有可选的人：要是这里的业主、家人或照护人，而且和我打开过私聊。
   *[other] 请选保管人，我会私下问他愿不愿意。
}

fund-exempt = 有困难的家可以免摊，要先征得这户同意；原因只有您和我知道。现在免摊 { $count } 户，点门号可以改。

# $flat 哪户，$exempt 是不是免摊
fund-exempt-flat = { $exempt ->
    [yes] { $flat } 免
   *[no] { $flat }
}

fund-exempt-mark = 免摊

fund-minimum = 认捐到多少才开始收款？现在是：{ $share }。没到的话谁也不用付。

fund-grain = { $grain ->
    [1] 精确到分
   *[100] 凑成整元
}

fund-grains = 每户的数怎么取整？现在是：{ $now }。

fund-where = “{ $title }”是哪里的事？

fund-scopes = 由谁分摊？现在是：{ $place }（{ $flats } 户）。

fund-only = 只要{ $stairwell }

# $what 要写什么
fund-ask = { $what ->
    [title] 为什么事一起出钱？请写名称和总价，例如：<code>楼道扶手 3600元</code>
    [cost] 总价多少？例如：<code>3600</code> 或 <code>1,200.50</code>
    [floors] 每层系数多少？一行一层，例如：<code>1层 0.2</code>。没写的楼层照下面最近的一层算。
    [list] 每户多少钱？一行一户，例如：<code>302 300元</code>。没写的不出。
    [money] 谁出多少钱？例如：<code>物业公司 500元</code>
    [kind] 谁出工，值多少钱？例如：<code>木匠张师傅 300元</code>
    [pledge] 认捐到什么时候？例如：<code>7天后</code> 或 <code>周五20:00</code>
    [pay] 付款到什么时候？例如：<code>14天后</code> 或 <code>12月3日 18:00</code>
    [custodian] 请谁保管？写他的 <code>@用户名</code>，或转发他的一条消息给我。在群里也可以回复他的话：<code>/fund 保管人</code>
    [exempt] 这户为什么免摊？请写一句。写了就表示这户已经同意；原因不公开，会记下是您办的。
   *[account] 钱付到哪里？写一句话，或者发保管人自己的收款码图片。钱直接付给保管人。
}

fund-ask-here = { $what ->
    [title] 楼道扶手 3600元
    [cost] 3600
    [floors] 1层 0.2
    [list] 302 300元
    [money] 物业公司 500元
    [kind] 木匠张师傅 300元
    [pledge] 周五20:00
    [pay] 14天后
    [custodian] @用户名
    [exempt] 家里有困难
   *[account] 付给谁、怎么付
}

fund-unbound = 这个群还没有绑定地方，不知道是哪栋楼的众筹。请先发 /setup。

fund-not-yours = 众筹由楼栋长、社区工作人员或业委会发起。有想法可以先告诉他们。

fund-not-yours-named = { $place }的众筹由楼栋长、社区工作人员或业委会发起。有想法可以先告诉{ $names }。

# $title 名称，$place 哪里，$state 答复了没有
fund-custody = 🔑 { $place }“<b>{ $title }</b>”
    { $state ->
    [asked] 邻居请您当保管人：和另一家一起收钱、记账、付账，每笔都公开，两人互相确认。钱在你们手里，我不经手。您愿意吗？
    [agreed] 您已同意保管。邻居付了款，我会请您确认。谢谢！
    [declined] 您没有保管这笔钱。
   *[over] 这件事已经结束，不用答复了。
}

fund-custody-yes = 同意保管

fund-custody-no = 不保管

# $answer 同意还是不同意
fund-custody-answered = “{ $title }”：{ $name }{ $answer ->
    [yes] 同意保管。
   *[no] 不保管，请另请一位。
}

fund-to-draft = 看草稿

# $title 名称，$place 哪里
fund-own-title = 💰 { $place }众筹“<b>{ $title }</b>”

# $flat 哪户，$amount 多少
fund-own-share = { $kind ->
    [voluntary] { $flat } 您家：自愿，出多少随意。
   *[share] { $flat } 您家分摊：<b>{ MONEY($amount) }</b>
}

fund-own-until = 请在 <b>{ WHEN($at) }</b> 前答复：出、出一部分、不出，或者有困难。点下面的按钮就行。

fund-own-changed = { $flat } 您家的分摊改了：原来 { MONEY($old) }，现在 <b>{ MONEY($new) }</b>

# $risen 是不是变多
fund-own-again = { $risen ->
    [yes] 您原来的认捐不算了，请点下面的按钮重新答复。
   *[no] 您原来的认捐照算，最多只收现在的数。
}

# $title 名称，$flats 户数，$total 合计
fund-table = “{ $title }”完整分摊表：{ $flats } 户，合计 { MONEY($total) }。请不要转到群里，里面有免摊的户。

fund-table-name = 分摊表-{ $number }

fund-table-column = { $column ->
    [flat] 户
    [share] 分摊（元）
    [exempt] 免摊
   *[total] 合计
}

# $flat 哪户；没有门号是 none
fund-custodian-left = ⚠️ 「{ $title }」的一位保管人{ $flat ->
    [none] {""}
   *[other] （{ $flat }）
}删除了自己的资料，不再保管。请先和他当面点清手里的钱，再另请一位。
