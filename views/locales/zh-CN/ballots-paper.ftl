### 表决：纸票、核对、委托

# $counted 已计几张，$waiting 等核对几张
ballot-paper = 📝 纸票：已计 <b>{ $counted }</b> 张，等核对 <b>{ $waiting }</b> 张。
ballot-paper-waits = • { $label }（{ $who } 录入，等另一个人核对）
ballot-paper-new = 录入一张
ballot-paper-next = 再录一张
ballot-paper-read = 核对纸票
ballot-paper-label = { $slip } 号票 · { $label }
ballot-paper-which = 是哪一户？请点一个。
ballot-paper-enter =
    <b>{ $label }</b>
    { $question }
    纸票上勾的是哪个？
ballot-paper-done = ✅ 就是这些
# $label 哪张，$choice 勾的，$witnesses 请了几位核对，$photo 有没有照片
ballot-paper-entered =
    ✅ <b>{ $label }</b> 已录入：{ $choice }
    { $witnesses ->
        [0] 现在没有联系得上的人来核对。请社区给一位邻居“见证人”的角色，或者请其他楼栋工作人员来核对。核对之前不计。
       *[other] 已请另一个人看着纸票再录一遍，他看不到您录的是什么。两次一样才计。
    }
    { $photo ->
        [yes] 照片已存。
       *[no] 可以再拍一张照片，方便核对。
    }
ballot-paper-photo = 📷 拍照
ballot-paper-undo = 撤掉这张
ballot-paper-picture = { $label } 的照片
# $sure 是不是第二次点
ballot-paper-not-ours = { $sure ->
    [1] 确定，不是我家投的
   *[0] 不是我投的
}
ballot-paper-dispute-look = 如果这张纸票不是您家投的，请再点一次确定。这一票就先不计，等您家自己投了再计。
# $enterer 录入的人，$witness 核对的人，$receipt 回执
ballot-paper-told =
    📝 <b>{ $label }</b> 的纸票已计入“{ $question }”：<b>{ $choice }</b>
    { $enterer } 录入，{ $witness } 核对。回执 <code>{ $receipt }</code>
    您家自己在手机上投一次，就以手机上的为准。
ballot-paper-disputed =
    记下了：<b>{ $label }</b> 的纸票不是您家投的，先不计，楼栋长和核对的人都已知道。
    请点下面自己投一次，投了就计。

# $count 几张
ballot-witness-tasks = { $count ->
    [0] 现在没有要您核对的纸票。
   *[other] 有 { $count } 张纸票要核对。请看着纸票点。
}
ballot-witness =
    🔍 请您核对纸票：<b>{ $label }</b>
    { $question }
    { $who } 已经录了一遍。请看着纸票，照票上勾的点一下。
ballot-witness-picture = 看照片
ballot-witness-more = 还有要核对的吗
ballot-witness-done = { $how ->
    [same] ✅ { $label } 核对一致，已计入。谢谢您。
    [different] ⚠️ { $label } 两次不一样，这次录入作废，录入的人会再看一遍。谢谢您。
   *[gone] { $label } 不用再核对了。
}

# $count 几份
ballot-proxies = { $count ->
    [0] 还没有委托。要有书面委托书，一个人最多代三户，物业的人不能代投。
   *[other] 委托（{ $count } 份）：
}
ballot-proxies-line = • { $label } → <b>{ $agent }</b>{ $used ->
    [yes] （已投）
   *[no] （还没投）
}
ballot-proxies-new = 登记委托
ballot-proxies-end = 取消 { $label }
ballot-proxy-agents = 由谁替 <b>{ $label }</b> 投票？
ballot-proxy =
    ✍️ <b>{ $label }</b> 书面委托您投票：
    <b>{ $question }</b>
    请照他们的意思投。他们自己投一次，就以自己的为准。
ballot-proxy-voted = 您已替他们投：<b>{ $choice }</b>。截止前可以改。
# $fate 投成了什么样，$receipt 回执
ballot-proxy-cast = { $fate ->
    [same] 已经是这样投的，没有变化。回执 { $receipt }
    [changed] 已改。回执 { $receipt }
    [conflict] 已记下，但和这一户的纸票不一样，先不计。回执 { $receipt }
   *[counted] 已替他们投了。回执 { $receipt }
}
