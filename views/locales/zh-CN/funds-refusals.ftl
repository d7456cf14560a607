### 众筹里不能办的事，为什么

# $why 为什么（代码）
fund-why = { $why ->
    [not-a-member] 这是邻居们的账，要先登记住户才能看。
    [not-yours] 这一步不由您来办：自家的事由自家人答复，其他由楼栋长、社区工作人员或业委会来办。
    [not-a-custodian] 这一步由保管人来办，您现在不是这次众筹的保管人。
    [no-household] 请选一户参加众筹的人家。
    [wrong-state] 众筹现在不在这一步，请看最新的卡片。
    [already-done] 已经办过了，不用再点。
    [too-late] 已经开始收款，或者过了截止时间，不能再改少。有困难请点“有困难”。
    [too-few-custodians] 还缺保管人：要两位不同家的邻居，都点过“同意”。
    [nothing-to-share] 资助已经够了，没有要分摊的钱。
    [below-minimum] 认捐还没到开始收款的数。
    [share-missing] 钱还没收齐，先不能动用。
    [own-payment] 这笔和您家有关，或者是您代记的，请另一位保管人来办。
    [own-expense] 收款方是您自己或您家，请另一位保管人来记；家里垫的钱请点“垫付”。
    [second-custodian] 要由另一家的保管人来确认，记账的人自己不能批。
    [claim-open] 上一笔还在等保管人确认，确认后再记下一笔。
    [claims-open] 还有账在等确认，先确认或退回。
    [payee-missing] 请写明钱付给了谁，例如：老张五金店。
    [payee-keeps] 收款人和保管人同名。保管人家里垫的钱请点“记垫付”；不是同一个人，请写全一些，例如：王秀英（五金店）。
    [invoice-missing] 请写发票号或收据号，例如：12345678。
    [photo-missing] 请发一张照片。转账截图、发票和收据也可以发 PDF 或图片文件。
    [note-missing] 请写一句验收说明，例如：扶手装好，牢固。
    [reason-missing] 请写一句话说明原因。
    [voucher-used] 这张截图或这个票号已经用过了，请核对后换成这一笔的。
    [amount-missing] 请写金额，例如：1200 或 225.50。
    [amount-unwanted] 这里不用写金额。
    [amount-not-positive] 金额要大于零，例如：225.50。
    [amount-too-large] 金额太大了，请核对。
    [not-part] 这不是一部分：请写比您家那份少的数，例如 100。出全部请点“我家出”，想多出请点“多出一点”。
    [no-share] 您家这次不用出。想出一点，请到私聊点“多出一点”。
    [own-word] 这户自己答复过了，只有这户的家人能改。
    [over-due] 比您家还要付的多，请核对。例如还要付 225 元，就写 225。想多出请先点“多出一点”。
    [consent-missing] 要先征得这户同意。
    [overdrawn] 账上的钱不够。
    [advance-first] 要先还清垫付的钱。
    [over-owed] 比欠的垫付还多，请核对。
    [over-paid] 比这家付过的还多，请核对。
    [balance-left] 账上还有钱，要先退完或用完，余额为零才能结束。
    [advances-owed] 还有垫付没还，请先还款。
    [entry-unknown] 账上没有这一笔。
    [entry-reversed] 这一笔已经冲正过了。
    [reversal-final] 冲正的账不能再冲正。
    [not-opposite] 冲正的数和原账对不上。
    [wrong-side] 收支方向不对。
    [key-used] 这一笔已经记过了。
    [out-of-order] 内容刚刚变了，请看一遍新的，再点一次。
    [not-an-amount] 没看懂金额，请这样写：1200 或 225.50。
    [ambiguous] 金额请写一个准数，例如：1200。
    [not-positive] 金额要大于零，例如：225.50。
    [too-precise] 金额最多到分，例如：225.50。
    [too-large] 金额太大了，请核对。
    [no-cost] 还没写总价，请点“更多”再点“总价”，例如：3600元。
    [unbound] 这个地方还没有绑定群，众筹没处公布。请先把我加进群里。
    [pledge-past] 认捐截止已经过了，请点“截止”另选时间。
    [pay-first] 付款截止要晚于认捐截止，请点“截止”改一下。
    [no-flats] 这里还没有住户名册，没法分摊。请社区先导入名册。
    [no-target] 没有要分摊的钱。
    [no-payer] 按现在的算法没有一户要出钱，请换一种分摊方式。
    [floor-unknown] 有的户不知道楼层，请换一种分摊方式或补全名册。
    [area-unknown] 有的户不知道面积，请换一种分摊方式或补全名册。
    [coefficients-missing] 还没写楼层系数，请点“写楼层系数”。
    [flat-unknown] 名册里没有这一户。请照名册写，例如：3单元302 300元。
    [fixed-sum] 清单加起来和要分摊的钱不一样，请重新核对清单。
    [not-whole-yuan] 要分摊的钱不是整元，没法按整元分。请改成精确到分，或改总价。
    [title-missing] 请写明为什么事出钱，例如：楼道扶手 3600元。
    [title-too-long] 名称太长了，请写短一些，60 个字以内。
    [list-empty] 没有看到清单，请一行一户，例如：302 300元。
    [list-too-long] 清单太长了，最多 400 行。
    [line-unreadable] 这一行没看懂。请像例子那样写，一行一个。
    [flat-unclear] 这个房号不止一户，请写上单元，例如：3单元302 300元。
    [line-twice] 这一行写了两次，请留一行。
    [factor-too-large] 系数太大了，最大 20，例如：1.2。
    [sponsor-name] 请写明谁资助，例如：物业公司 500元。
    [sponsor-amount] 请写明多少钱，例如：物业公司 500元。
    [sponsors-many] 资助方太多了，最多 20 个。
    [nothing] 请写一句话，或者发一张收款码的图片。
    [who] 没看出是谁。请写他的 @用户名，或转发他的一条消息给我。
    [no-draft] 这个群里没有众筹草稿。请先发起，例如：/fund 楼道扶手 3600元
    [custodian-stranger] 我还不认识这个人。请他先私聊我，点“开始”。
    [custodian-no-home] 他还没有登记为这里的住户（业主、家人或照护人），不能当保管人。
    [custodian-unreachable] 他还没有打开和我的私聊，我没法问他。请他先私聊我，点“开始”。
    [custodians-many] 保管人太多了，最多 6 位。
    [aside-sent] 我在私聊里发给您了。
    [aside-closed] 请先打开和我的私聊，点“开始”，再点这个按钮。
    [when-past] 这个时间已经过了，请写以后的时间，例如：周五20:00。
    [when-impossible] 没有这个时间，或者太远了。请这样写：12月3日 18:00。
    [when-ambiguous] 这个时间有几种意思，请选一个。
    [when-unknown] 没看懂时间，请这样写：7天后，或者 周五20:00。
    [stranger] 这里只有住户能认捐。先到私聊点“我住哪户”登记。
    [elsewhere] 这是别处的众筹，您登记的住处不在这里。
    [unverified] 先要核实您住哪户，核实后再来。
    [tenant] 由业主或家人答复，租客不用出。请告诉房东。
   *[other] 没有办成，请再试一次。
}
