### 表决：投票

# $fate 投成了什么样，$choice 选择，$receipt 回执
ballot-voted =
    { $fate ->
        [counted] 您已投{ $choice }。回执 { $receipt }
        [changed] 已改成{ $choice }。回执 { $receipt }
        [same] 您已投{ $choice }，没有变化。回执 { $receipt }
        [conflict] 已记下{ $choice }。您家有人投的不一样，这一票先标“待统一”，商量好再投一次就行。回执 { $receipt }
       *[pending] 已记下{ $choice }，等楼栋长核实您住哪户后才计。回执 { $receipt }
    }
ballot-voted-heads = （您名下 { $heads } 票一起投了）
ballot-voted-waiting = {" "}还有一户等核实后才计。
ballot-voted-secret = 您已投票。无记名，投了什么谁也查不到，也不能再改。
ballot-mine-none = 您还没有投票。
ballot-mine-toast = 您投了{ $choice }，回执 { $receipt }。要撤回或看详情，请到私聊。
ballot-mine-secret = 您已投票（无记名）。
ballot-mine-waiting = 您投了{ $choice }，等核实住哪户后才计。回执 { $receipt }
ballot-withdrawn = 已撤回。截止前还可以再投。
ballot-picked-full =
    { $seats ->
        [1] 只能选 1 个。先点掉已选的，再选别的。
       *[other] 最多选 { $seats } 个。先点掉一个，再选别的。
    }
ballot-named = 记下了，已经告诉您家其他人。
# $label 哪一户，$voted 投了没有，$choice 投的什么
ballot-mine-other = ✍️ <b>{ $label }</b> 托您代投：{ $voted ->
    [yes] <b>{ $choice }</b>
   *[no] 还没投
}
# $count 几户
ballot-mine-others = （还有 { $count } 票是别人托您投的，请到私聊。）
ballot-button-other = ✍️ 替 { $label } 投

ballot-button-open = 🗳 看这次表决
ballot-button-cast = ✅ 确认投票
ballot-button-withdraw = ↩ 撤回我的票
ballot-button-withdraw-sure = 确定撤回
ballot-button-speak = 👪 由谁代表本户
ballot-button-nobody = 不指定，商量着投

ballot-own = <b>我的票</b>
ballot-heard = <b>我的票</b>：已投。无记名，投了什么谁也查不到，也不能再改。
ballot-cannot = ℹ️ { $reason }
ballot-outsider = 这次表决只有住在那里的人能看、能投。先点下面，说一声您住哪户。
ballot-withdraw-sure =
    要撤回您在“{ $question }”里的票吗？
    撤回后就当没投过，截止前还可以再投。
ballot-speak =
    <b>{ $flat }</b> 由谁代表投票？
    指定以后，投得不一样时以这个人的为准，以后的表决也一样。随时可以换。
ballot-conflict =
    ⚠️ <b>{ $flat }</b> 在“{ $question }”里有人投的不一样，这一票先不计。
    商量好以后再投一次，投成一样就计；也可以由业主指定一个人代表本户。
ballot-represented =
    { $by } 指定由 <b>{ $who }</b> 代表 <b>{ $flat }</b> 投票。投得不一样时，以 { $who } 的为准。
    您是业主又不同意的话，可以点下面另外指定。
ballot-unrepresented = { $by } 取消了 <b>{ $flat }</b> 的投票代表。投得不一样时，要商量成一样才计。

ballot-receipt-head =
    🧾 <b>{ $number }</b> 投票回执
    { $question }
ballot-receipt-flat = { $flat }：
ballot-receipt-line = <b>{ $choice }</b>（{ $via }）· 回执 <code>{ $receipt }</code>
ballot-receipt-pending = <b>{ $choice }</b>（等核实住哪户后才计）· 回执 <code>{ $receipt }</code>
ballot-receipt-none = 您现在没有投票（撤回了）。

ballot-check-how = 发 /check 加八位回执，比如：/check 7K2M9QXD
ballot-check-unknown = 没有找到回执 { $receipt }。请对一对，八个字母或数字，O 和 0、I 和 1 不用分。
# $worth 现在算不算
ballot-check =
    { $worth ->
        [counted] 🧾 回执 { $receipt }（{ $number }）：这一票有效。
        [pending] 🧾 回执 { $receipt }（{ $number }）：等核实住哪户后才计。
        [unconfirmed] 🧾 回执 { $receipt }（{ $number }）：纸票等见证人核对后才计。
        [disputed] 🧾 回执 { $receipt }（{ $number }）：住户说不是自己投的，先不计。
       *[ended] 🧾 回执 { $receipt }（{ $number }）：这一票已经撤回，或者被后来的代替了。
    }
ballot-check-own = 您投的是：<b>{ $choice }</b>
ballot-uncounted =
    您在 { $number }“{ $question }”里的票没有计入。
    { $reason }
ballot-claim-refused =
    您在 { $number }“{ $question }”里的票现在不会计入：您登记的住处没有通过核实。
    填错了的话，请在 { WHEN($at) } 截止前点下面重新登记，核实了就计。有疑问请找楼栋长。
