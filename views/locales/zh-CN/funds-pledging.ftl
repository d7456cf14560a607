### 众筹：卡片、认捐、付款

# $title 事由，$place 哪里
fund-panel-head = 💰 <b>{ $title }</b> · { $place }
fund-panel-state =
    { $state ->
        [pledging] 【认捐中】凑到{ $minimum }就开始收款；凑不到，谁也不用付。
        [collecting] 【收款中】钱直接交给保管人，确认后才算数。
        [spending] 【施工中】钱已收齐，每笔开支都公布。
        [settling] 【结算中】用剩的钱退回各家。
        [closed] 【已关账】
        [failed] 【没凑成】谁也不用付。
        [refunding] 【退款中】付过的钱都退回。
       *[cancelled] 【已取消】
    }
# $bar 进度条，$percent 百分之几
fund-panel-bar =
    { $of ->
        [pledged] { $bar } 认捐 { $percent }%
       *[paid] { $bar } 已付 { $percent }%
    }
fund-panel-sums = 目标 <b>{ MONEY($target) }</b> · 认捐 { MONEY($pledged) } · 已付 <b>{ MONEY($paid) }</b>
fund-panel-held = 已用 { MONEY($spent) } · 余额 { MONEY($balance) }
fund-panel-until =
    { $state ->
        [pledging] 认捐截止：<b>{ WHEN($at) }</b>（还有 { $days } 天）
       *[collecting] 付款截止：<b>{ WHEN($at) }</b>（还有 { $days } 天）
    }
fund-panel-sponsor =
    { $kind ->
        [work] 资助：{ $name } 出工，值 { MONEY($amount) }
       *[money] 资助：{ $name } { MONEY($amount) }
    }
fund-panel-sponsors-more = 还有 { $count } 个资助方
fund-panel-rule = 分摊：{ $rule }，共 { $flats } 户
fund-panel-paid =
    { $listed ->
        [yes] 已付 { $count } 户：{ $doors }
       *[no] 已付 { $count } 户
    }
fund-panel-keepers = 保管人：{ $names }
fund-panel-account = 怎么付（保管人写的）：{ $note }
fund-panel-code = 收款码见私聊：点“已付款”，我把保管人的码发给您。

fund-button-pledge =
    { $kind ->
        [full] ✋ 我家出
        [part] 部分
        [refuse] 不出
        [hardship] 有困难
       *[gift] ➕ 多出一点
    }
fund-button-paid = ✅ 已付款
fund-button-mine = 🏠 我家
fund-button-tools = ⚙ 管理
fund-button-open = 💰 看这次众筹
fund-button-pay-all = 付了 { MONEY($amount) }
fund-button-hardship-sure = 同意，告诉楼栋长
fund-button-confirm = ✅ 确认收款
fund-button-deny = 没收到
fund-button-voucher = 🧾 看截图
fund-button-request = 🔔 { $flat } { MONEY($amount) }
fund-button-cash = 💵 代记现金
fund-button-reshare = 重新分摊
fund-button-gap =
    { $choice ->
        [stop] 停止，退回已付的
        [reshare] 重新分摊
       *[gifts] 请大家多出一点
    }

# $kind 答了什么，$doors 哪几户
fund-pledged =
    { $kind ->
        [full] 已记下：{ $doors } 认捐 { MONEY($amount) }。开始收款前可以改。
        [part] 已记下：{ $doors } 认捐 { MONEY($amount) }。开始收款前可以改。
        [refuse] 已记下：{ $doors } 这次不出。想改随时点。
        [hardship] 已记下：{ $doors } 有困难。只有楼栋长看得到。
       *[gift] 已记下：{ $doors } 多出 { MONEY($amount) }。谢谢！
    }
fund-pledged-same =
    { $kind ->
        [full] { $doors } 已经认捐 { MONEY($amount) }，没有变化。
        [refuse] { $doors } 已经记下不出，没有变化。
       *[hardship] { $doors } 已经记下了，没有变化。
    }
fund-go-private = 我在私聊里发给您了。
fund-start-private = 请先打开和我的私聊，点“开始”，再来点一次。

fund-wrong = ⚠️ { $why }

fund-mine-head = <b>我家</b>
fund-mine-share = { $flat }：应出 <b>{ MONEY($amount) }</b>
# $amount 想出多少：没有定额的一户（自愿的众筹，或免摊）
fund-mine-free =
    { $amount ->
        [0] { $flat }：没有定额，出多少随意
       *[other] { $flat }：您家出 <b>{ MONEY($amount) }</b>
    }
fund-mine-said =
    { $kind ->
        [full] 　您家：全出，{ MONEY($amount) }
        [part] 　您家：出一部分，{ MONEY($amount) }
        [refuse] 　您家：这次不出
       *[hardship] 　您家：有困难（只有楼栋长看得到）
    }
fund-mine-silent = 　您家：还没有答复
fund-mine-lapsed = 　⚠️ 需要重新确认：您家的数变多了，原来的认捐不算了，请再答复一次。
fund-mine-gift = 　另外多出 { MONEY($amount) }
fund-mine-paid = 　已付 { MONEY($paid) }{ $left ->
    [0] {""}
   *[other] ，还要付 { MONEY($left) }
}
fund-mine-waiting = 　{ MONEY($amount) } 等保管人确认
fund-mine-more = 　您名下还有 { $count } 户，点按钮时可以选。
fund-mine-cannot = ℹ️ { $reason }
fund-outsider = 这次众筹只有住在那里的人能看。先点下面，说一声您住哪户。
fund-flats = 您名下不止一户，是哪一户？
fund-amount-ask =
    { $kind ->
        [part] { $flat } 在“{ $title }”里应出 { MONEY($share) }。您家出多少？请写一个数，例如：100
        [free] { $flat }：您家想为“{ $title }”出多少？请写一个数，例如：100
       *[gift] { $flat } 想为“{ $title }”多出多少？请写一个数，例如：100（您家那份 { MONEY($share) } 另算）
    }
fund-hardship-ask =
    { $flat } 出“{ $title }”的钱有困难，可以只告诉楼栋长，别的邻居看不到。
    同意就点下面；也可以写一句原因发来，也只有楼栋长看得到。

fund-pay-ask = { $flat } 还要付 <b>{ MONEY($left) }</b>。请直接交给保管人（{ $names }），付了以后点下面；付了别的数就写一个数，例如：100。有转账截图可以直接发来。
fund-claimed =
    { $picture ->
        [yes] 已记下：{ $flat } 付了 <b>{ MONEY($amount) }</b>，截图也收到了。保管人确认后我告诉您。
       *[no] 已记下：{ $flat } 付了 <b>{ MONEY($amount) }</b>。保管人确认后我告诉您。有转账截图可以现在发来，没有也行。
    }
fund-claimed-toast = 已记下 { MONEY($amount) }，等保管人确认。
fund-payment =
    { $how ->
        [cash] 💵 “{ $title }”：{ $by } 代 <b>{ $flat }</b> 记了现金 <b>{ MONEY($amount) }</b>。钱在您这里吗？
       *[own] 💰 “{ $title }”：<b>{ $flat }</b>（{ $by }）说已付 <b>{ MONEY($amount) }</b>。您收到了吗？
    }
fund-payment-state =
    { $state ->
        [open] 请看清楚到账了再确认。
        [done] ✅ 已确认收款。
        [refused] ✗ 没收到：{ $reason }
       *[dropped] 已经不用确认了。
    }
fund-voucher = “{ $title }”{ $flat } 付 { MONEY($amount) } 的截图
fund-no-voucher = 这一笔没有截图。
fund-deny-ask = { $flat } 的 { MONEY($amount) } 没收到？请写一句给这户人家。
fund-deny-hint = 例如：没看到这笔转账
fund-confirmed-toast = 已确认，记进账了，也告诉了这户人家。
fund-not-seen =
    “{ $title }”：{ $flat } 付的 { MONEY($amount) }，保管人没看到。
    他写：{ $reason }
    请核对一下，付了可以再点“已付款”，附上截图。
fund-paid = ✅ “{ $title }”：{ $flat } 的 <b>{ MONEY($amount) }</b> 已确认。
fund-paid-left = 这户已付 { MONEY($paid) }，还要付 { MONEY($left) }。

fund-collecting = 🎉 “{ $title }”认捐够了（{ MONEY($pledged) }），开始收款。
fund-collecting-how = 请在 <b>{ WHEN($at) }</b> 前交给保管人，再点“已付款”。
fund-pay-now = 💰 “{ $title }”开始收款了。{ $flat } 要付 <b>{ MONEY($left) }</b>，请在 <b>{ WHEN($at) }</b> 前交给保管人（{ $names }），再点“已付款”。
fund-failed = “{ $title }”到截止时间没有凑够：认捐 { MONEY($pledged) }，目标 { MONEY($target) }。这次不办了，谁也不用付。
fund-full = ✅ “{ $title }”的钱收齐了：{ MONEY($paid) }。可以动工了。
fund-gifts-wanted = “{ $title }”还差 <b>{ MONEY($amount) }</b>。愿意多出一点的，请到私聊点“多出一点”；不会摊到别家头上。
fund-reminder-pledge = ⏰ “{ $title }”：{ $flat } 还没有答复，您家那份是 <b>{ MONEY($amount) }</b>。请在 <b>{ WHEN($at) }</b> 前点一下。
fund-reminder-pay = ⏰ “{ $title }”：{ $flat } 还要付 <b>{ MONEY($amount) }</b>，请在 <b>{ WHEN($at) }</b> 前交给保管人，再点“已付款”。

fund-tools = ⚙ <b>{ $title }</b> · 管理
# $kind 哪一类门号，只有楼栋长和社区看得到
fund-tools-doors =
    { $kind ->
        [silent] 还没答复 { $count } 户：{ $doors }
        [unpaid] 还没付清 { $count } 户：{ $doors }
       *[hard] 有困难 { $count } 户：{ $doors }
    }
fund-tools-waiting = 等保管人确认 { $count } 笔
fund-tools-refused = 这里由楼栋长、社区、业委会或保管人来办。
fund-gap = ⚠️ “{ $title }”到了付款截止，还差 <b>{ MONEY($amount) }</b>（{ $count } 户没付清）。差的钱不会悄悄摊给别家，怎么办由您选：
fund-gap-chosen = 好的。
fund-cash = 记谁家的现金？这些户还没付清：
fund-cash-none = 没有还要付的户了。
fund-cash-ask = { $flat } 交了多少现金？还要付 { MONEY($left) }。请写一个数，例如：225.50。记下后由保管人确认。
# $told 有没有写原因，只给楼栋长看
fund-hardship-told =
    { $told ->
        [yes]
            🤝 “{ $title }”：{ $flat } 说有困难，同意告诉您。请保密。
            原因：{ $reason }
       *[no]
            🤝 “{ $title }”：{ $flat } 说有困难，同意告诉您。请保密。
            没有写原因。
    }
fund-account-ask = 🔑 「{ $title }」的钱付到哪里？请写一句话，或者发您自己的收款码图片（可以配一句话）。发来的会换掉原来的，卡片和付款时都会照样给大家看。
fund-account-shown = 🔑 { $by } 换了「{ $title }」的收款方式，大家现在看到的是下面这样。不对的话请马上换掉，并告诉邻居。
