### 发起表决：草稿、预览、修改

# $question 问题
ballot-draft-title =
    📋 表决草稿（还没有发布）
    <b>{ $question }</b>

ballot-draft-option = { $number }. { $option }

# $kind 方式，$rule 规则
ballot-draft-kind = 方式：<b>{ $kind }</b>（{ $rule }）

# $place 范围，$size 多少户、多少面积
ballot-draft-scope = 范围：<b>{ $place }</b>（{ $size }）

# $at 截止时间，$minutes 还有多久
ballot-draft-until = 截止：<b>{ WHEN($at) }</b>（约{ LENGTH($minutes) }）

ballot-draft-shown = 公开：{ $shown }

ballot-draft-problem = ⚠️ { $why }

ballot-draft-stairwell = { $place } { $stairwell }

ballot-draft-go = 发布

ballot-draft-drop = 取消

ballot-draft-edit = 修改

# $page 改什么
ballot-draft-change = { $page ->
    [kind] 方式
    [length] 时长
    [scope] 范围
    [voters] 谁有票
    [seats] 名额
    [roster] 代表名单
   *[options] 选项
}

ballot-draft-more =
    <b>{ $question }</b>
    要改哪一样？

ballot-draft-published =
    ✅ 已发布：<b>{ $question }</b>
    投票的消息已经发到楼栋群里。

ballot-draft-gone = 这份草稿已经取消了。要重新发起，请发 /vote 和您的问题。

# $why 原因，$shortest 最短，$longest 最长，$options 选项最多几个字，$question 问题最多几个字
ballot-draft-why = { $why ->
    [no_question] 请写上要大家决定的事，例如：/vote 是否共同出资安装楼梯扶手？
    [question_too_long] 问题太长了，请缩短到 { $question } 个字以内。
    [too_few_options] 选项至少要两个，每行写一个。
    [too_many_options] 选项最多 20 个，请合并或删去一些。
    [option_too_long] 有的选项太长了，每个请不超过 { $options } 个字。
    [option_twice] 有两个选项一样，请改掉一个。
    [deadline_twice] 写了两个截止时间，请只留一个。
    [options_fixed] 这种方式只投同意、反对或弃权，不用写选项。
    [too_many_seats] 名额不能比候选人多，请先添加候选人或减少名额。
    [rule_fixed] 这种方式的规则是定好的，不能改。要别的规则，请换一种方式。
    [bad_fraction] 通过的标准不能是“不设”，请选一个比例。
    [secret_weight] 无记名投票不能按面积计票，请换一种方式。
    [too_short] 这种方式至少要开放{ LENGTH($shortest) }，请选长一点的时间。
    [too_long] 这种方式最多开放{ LENGTH($longest) }，请选短一点的时间。
    [in_the_past] 这个截止时间已经过了，请点“时长”重新选。
    [empty_roll] 这里还没有可以投票的人：没有房屋名册，也没有登记好的住户或代表。请先登记，或者换一种方式。
    [frozen] 这份表决已经发布了，问题和规则不能再改。
    [wrong_state] 草稿刚刚有改动，请看清楚再按一次。
    [captain_only] 只有本楼楼栋长和社区工作人员可以改这份草稿。
    [staff_only] 规则里的数字只有社区工作人员可以改。
    [elsewhere] 这个单元不在这栋楼里，请重新选范围。
    [unbound] 这个范围还没有楼栋群，没有地方投票。请先在群里发 /bind。
    [no_area] 名册里没有面积，不能按面积计票。请先补上面积，或者换一种方式。
    [who] 请写上 @用户名，或者在消息里点名一个人，例如：@wang 居民代表
    [stranger] 我还不认识这个人。请他在群里发一句 /help，再试一次。
    [many] 代表名单已经满了。
    [past] 这个时间已经过了。
    [impossible] 没有这个日子或钟点，或者太远了。
    [ambiguous] 这个时间有好几种意思，请选一个。
   *[unknown] 没看懂这个时间。可以写：24小时、3天、周五20:00、12月3日18:00
}

ballot-draft-kinds = 用哪种方式？点一下就换。

# $kind 方式，$rule 规则，$chosen 是不是现在的
ballot-draft-kind-line = { $chosen ->
    [yes] ✅ <b>{ $kind }</b>：{ $rule }（现在）
   *[no] • <b>{ $kind }</b>：{ $rule }
}

ballot-draft-numbers-button = 改比例

# $at 现在的截止时间
ballot-draft-lengths = 从发布时算起，开放多久？现在是 <b>{ WHEN($at) }</b> 截止。

ballot-draft-length = { LENGTH($minutes) }

ballot-draft-moment = { WHEN($at) }

# $said 写了什么，$why 原因，$at 现在的截止时间
ballot-draft-unclear =
    截止时间“{ $said }”：{ $why }
    请选一个，或者自己写。不选就是 <b>{ WHEN($at) }</b>。

ballot-draft-where =
    <b>{ $question }</b>
    要问哪里的邻居？

# $why 原因，$at 现在的截止时间
ballot-draft-time-later = ⚠️ 截止时间：{ $why } 先按 <b>{ WHEN($at) }</b> 算，之后可以点“时长”改。

# $place 范围，$size 多少户
ballot-draft-scopes = 问哪里的邻居？现在是 <b>{ $place }</b>（{ $size }）。

ballot-draft-only = 只问 { $stairwell }

ballot-draft-ask-options =
    <b>{ $question }</b>
    请邻居投同意、反对，还是从几个选项里选？

ballot-draft-yes-no = 投同意或反对

ballot-draft-own-options = 写选项

# $has 有没有选项
ballot-draft-options = { $has ->
    [yes] 现在的选项：
   *[no] 现在没有选项：投同意、反对或弃权。写了选项，就改成从选项里选。
}

ballot-draft-drop-option = 删去 { $option }

# $voters 谁有票，$size 多少
ballot-draft-voters = 谁有票？现在是：<b>{ $voters }</b>（{ $size }）。

ballot-draft-seat = { $seats } 名

# $seats 名额，$stand 候选人
ballot-draft-seats = 选几名？现在选 { $seats } 名，候选人 { $stand } 名。

# $rule 规则
ballot-draft-numbers =
    现在的规则：<b>{ $rule }</b>
    要改成多少？

# $part 哪个数，$share 比例
ballot-draft-number = { $part ->
    [quorum] { $share ->
        [none] 参与不设下限
        [half] 半数参与
        [two_thirds] 三分之二参与
        [three_quarters] 四分之三参与
       *[all] 全部参与
    }
   *[threshold] { $share ->
        [half] 过半数同意
        [two_thirds] 至少三分之二同意
        [three_quarters] 至少四分之三同意
       *[all] 全部同意
    }
}

# $count 几位
ballot-draft-roster = { $count ->
    [0] 还没有代表。点下面的按钮，或者自己写名字。
   *[other] 代表名单（{ $count } 位）：
}

ballot-draft-delegate = • <b>{ $name }</b> { $side }

# $side 哪一方
ballot-side = { $side ->
    [captain] 楼栋长
    [committee] 业委会
    [unit] 单位
   *[volunteer] 志愿者
}

ballot-draft-fill = { $side ->
    [captain] 加上楼栋长
    [committee] 加上业委会
    [unit] 加上单位成员
   *[volunteer] 加上志愿者
}

ballot-draft-strike = 去掉 { $name }

# $what 写什么
ballot-draft-write = { $what ->
    [question] 改问题
    [options] 写选项
    [deadline] 自己写时间
   *[delegate] 写名字
}

ballot-mention = <a href="tg://user?id={ $person }">{ $name }</a>

# $what 写什么
ballot-ask = { $what ->
    [question] 要请邻居们决定什么？请写一句话，例如：是否共同出资安装楼梯扶手？
    [options] 请写选项，每行一个。
    [deadline] 什么时候截止？例如：24小时、3天、周五20:00、12月3日18:00
   *[delegate] 请写一位代表：@用户名 和他代表哪一方，例如：@wang 居民代表
}

ballot-ask-here = { $what ->
    [question] 要决定的事
    [options] 每行一个选项
    [deadline] 截止时间
   *[delegate] @用户名 代表哪一方
}

ballot-unbound = 这个群还没有绑定楼栋，不知道要问哪里的邻居。请社区工作人员在群里发 /bind。

ballot-not-yours = 发起表决要由楼栋长或社区工作人员来做，请找他们帮忙。想反映问题，可以发 /report。

# $place 哪里，$names 谁
ballot-not-yours-named = 发起表决要由楼栋长或社区工作人员来做。{ $place } 的楼栋长是 { $names }，请找他帮忙。

# $outcome 结果，$why 原因
ballot-draft-toast = { $outcome ->
    [published] 已发布，投票开始了。
    [frozen] 已经发布了，不用再按。
    [gone] 草稿已取消。
    [asked] 请在下面回答。
    [filled] 已加上。
    [nobody] 没有找到担任这个角色的人。
    [done] 已改好。
   *[refused] { $why }
}
