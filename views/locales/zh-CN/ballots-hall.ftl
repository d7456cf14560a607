### 表决：楼栋长的工具

# $number 编号，$question 问题
ballot-tools =
    ⚙ <b>{ $number }</b> 管理
    { $question }
ballot-tools-until = 截止：<b>{ WHEN($at) }</b>
ballot-tools-heard = 已有 <b>{ $heard }</b>，共 { $heads }
ballot-tools-slips = 有 { $count } 张纸票等见证人核对
ballot-tools-noted = ✅ 补充说明已发到群里。

# $page 去哪里
ballot-tools-page = { $page ->
    [knock] 上门名单
    [paper] 录入纸票
    [proxies] 委托
    [extend] 延期
    [anew] 重新发起
   *[by_hand] 提前结束
}

# $tool 做什么
ballot-tools-tool = { $tool ->
    [remind] 提醒未投
    [note] 补充说明
    [cancel] 取消表决
   *[until] 自己写时间
}

ballot-extend =
    现在是 <b>{ WHEN($at) }</b> 截止。延到什么时候？
    只能延一次。
ballot-extend-to = { WHEN($at) }
ballot-extend-sure = 延到 { WHEN($at) }
ballot-extend-look =
    现在是 <b>{ WHEN($at) }</b> 截止。请再看一眼新的时间。
    只能延一次，群里会告诉大家。

ballot-anew = { $runs ->
    [yes] 重新发起，是照这次的问题和规则另起一份草稿，改好再发布。现在这次会马上结束，没有结果。
   *[no] 照这次的问题和规则另起一份草稿，改好再发布。
}
ballot-anew-sure = 重新发起

ballot-hall-by-hand =
    现在就结束，这次表决会<b>作废</b>，没有结果：谁也不能挑对自己有利的时候收场。
    想多等几天，请用“延期”。
ballot-hall-by-hand-sure = 结束并作废

ballot-hall-again = ⚠️ { $why }

# $what 问什么，$question 表决的问题
ballot-hall-ask = { $what ->
    [slip] 是哪一户的纸票？请写票上的编号，或者门牌，例如：12、3单元201
    [slip_photo] 请发一张纸票的照片。
    [principal] 哪一户要委托别人投票？请写门牌或名单上的编号，例如：3单元201
    [agent] 委托给谁？请写那个人住的门牌，例如：1单元101
    [letter] 请发一张委托书的照片。上面要写明委托谁、投哪件事，并且有签名。
    [until] 延到什么时候？例如：2天、周五20:00、12月3日18:00
    [note] 要补充什么？写一段话（500 字以内），会发到群里。发出以后不能改，也不能删。
   *[reason] 为什么取消“{ $question }”？写一句话。您一发出，这次表决就取消，原因会告诉大家。
}

ballot-hall-here = { $what ->
    [slip] 编号或门牌
    [slip_photo] 发一张照片
    [principal] 门牌或编号
    [agent] 那个人的门牌
    [letter] 发一张照片
    [until] 新的截止时间
    [note] 补充说明
   *[reason] 取消的原因
}

# $what 什么事，$label 哪一户，$who 谁，$why 原因，$question 问题
ballot-hall-news = { $what ->
    [confirmed] ✅ { $label } 的纸票核对一致，已计入“{ $question }”。
    [different] ⚠️ { $label } 的纸票，两个人看到的不一样，这一次录入作废。请拿着纸票再看一遍，重新录入。
    [disputed] ⚠️ { $label } 说“{ $question }”的纸票不是他家投的。这一票先不计，等他家自己投了再计。
    [proxied] { $label } 在“{ $question }”里委托 <b>{ $who }</b> 代为投票。您家自己投一次，就以自己的为准。
    [proxy_ended] { $label } 在“{ $question }”里的委托已经取消，不用再代投了。
   *[refused] “{ $question }”：{ $why }
}

# $snag 原因
ballot-hall-snag = { $snag ->
    [no_such_door] 名单上没有找到这一户。请写票上的编号，或者门牌，例如：3单元201
    [many_doors] 有好几户都对得上，请写全，例如：3单元201
    [no_photo] 没有照片。请拍一张发来。
    [nobody_there] 那一户还没有人在这里登记。请他先登记住处，或者换一个人。
    [own_vote] 这一户已经自己投了，以自己的为准。
    [used] 受委托的人已经投了，不能取消。住户自己投一次，就以自己的为准。
    [just_reminded] 刚提醒过，6 小时以后才能再提醒。可以先按名单上门。
    [all_heard] 都投了，没有要提醒的。
    [past] 这个时间已经过了，请写一个以后的时间，例如：2天、周五20:00
    [unclear] 没看懂这个时间。可以写：2天、周五20:00、12月3日18:00
    [confirmed] 这张纸票已经核对过了，不能撤。住户可以说“不是我投的”，或者自己投一次。
   *[gone] 这一条已经不在了。
}

ballot-hall-stop = { $why }

# $heads 几户没投，$people 几个人，$knock 几户要上门，$late 是不是早上才发
ballot-hall-reminded = 还有 { $heads } 没投。{ $late ->
    [yes] 早上 8 点会私下提醒 { $people } 人
   *[no] 已私下提醒 { $people } 人
}。{ $knock ->
    [0] 都联系得上。
   *[other] 其中 { $knock } 没有人用手机联系，要上门。
}

# $done 做了什么
ballot-hall-toast = { $done ->
    [private] 已发到您的私聊。
    [file] 文件发到下面了。
    [asked] 请在下面回答。
    [below] 请看下面。
    [anew] 草稿在下面，改好再发布。
    [extended] 已延期，群里会告诉大家。
    [entered] 已录入，等见证人核对。
    [withdrawn] 已撤掉这张纸票。
    [same] 核对一致，已计入。
    [different] 两次不一样，这次录入作废，请录入的人再看一遍。
    [disputed] 记下了，这一票先不计。
   *[proxy_ended] 委托已取消。
}

# $count 几户，$at 第几页，$pages 一共几页
ballot-knock = 🚪 还没投的：<b>{ $count }</b>（第 { $at }/{ $pages } 页）。📱 是能在手机上联系到的。
ballot-knock-none = 都投了，不用上门。
ballot-knock-stairwell = <b>{ $stairwell }</b>
ballot-knock-floor = { $floor ->
    [none] { $doors }
   *[other] { $floor } 层：{ $doors }
}
ballot-knock-door = { $room }（{ $slip } 号票{ $phone ->
    [yes] {" "}📱
   *[no] {""}
}）
ballot-knock-sheet = 📄 表格
ballot-knock-slips = 🖨 打印纸票
ballot-knock-file = “{ $question }”还没投的住户。

ballot-sheet-name = 上门名单
ballot-sheet-column = { $column ->
    [stairwell] 单元
    [floor] 楼层
    [room] 房号
    [slip] 票号
    [phone] 手机联系
   *[note] 备注
}
ballot-sheet-phone = { $phone ->
    [yes] 能
   *[no] 不能
}
ballot-slips-name = 纸票
ballot-slip-number = { $slip } 号票
ballot-slip-signature = 签名
ballot-slip-note = { $seats ->
    [1] 第 { $number } 次表决。请只勾一个，签名后交给楼栋长。
   *[other] 第 { $number } 次表决。最多勾 { $seats } 个，签名后交给楼栋长。
}

ballot-reminder =
    🗳 { $who ->
        [own] 您还没有投票：<b>{ $question }</b>
       *[others] 别人托您投的票还没有投：<b>{ $question }</b>
    }
    { WHEN($at) } 截止。
# $labels 哪几户
ballot-reminder-proxy = ✍️ 托您代投、还没投的：{ $labels }
# $size 还差多少，$heads 一共多少
ballot-reminder-group =
    🗳 <b>{ $question }</b>
    还有 { $size }没投，共 { $heads }。{ WHEN($at) } 截止，投过的不用再投。
ballot-extended =
    ⏳ { $number }“{ $question }”延到 <b>{ WHEN($at) }</b> 截止。
    已经投的不用再投，截止前都可以改。
ballot-note =
    📌 { $number } 补充说明
    { $text }
ballot-cancelled = { $how ->
    [superseded] 🔁 { $number }“{ $question }”到此结束，没有结果。问题要改，会重新发起，请等新的投票。
   *[other] 🚫 { $number }“{ $question }”已取消。原因：{ $reason }
}
