### 表决：各处共用的词

# $kind 方式代号
ballot-kind = { $kind ->
    [hand] 举手表决
    [household] 户表决
    [owners_ordinary] 业主表决（一般事项）
    [owners_special] 业主表决（重大事项）
    [election] 选举
    [choose] 选项表决
    [reps] 代表表决
   *[consult] 征求意见
}

ballot-number = 表决 { $number }

# $choice 选择
ballot-choice = { $choice ->
    [yes] 同意
    [no] 反对
   *[abstain] 弃权
}

ballot-or = 、

# $via 怎么投的
ballot-via = { $via ->
    [paper] 纸票
    [proxy] 委托
   *[tap] 线上
}

# $verdict 结果
ballot-verdict = { $verdict ->
    [passed] 通过
    [rejected] 没有通过
    [tie] 票数相同，没有结果
    [quorum_failed] 参与的人不够，没有结果
    [no_votes] 没有人投票
   *[void] 作废
}

# $state 到了哪一步
ballot-state = { $state ->
    [draft] 草稿
    [notice] 公示中
    [open] 进行中
    [closed] 已截止
    [final] 已定案
    [cancelled] 已取消
    [superseded] 已被新的代替
   *[void] 作废
}

# $shown 进行中大家看得到什么
ballot-shown = { $shown ->
    [names] 实名公开，谁投了什么大家都看得到
    [counts] 只显示票数，不显示谁投的
    [turnout] 截止前只显示多少人投了
    [opinions] 意见和答复大家都看得到
   *[secret] 无记名，谁也看不到谁投了什么
}

# $electorate 谁有票
ballot-electorate = { $electorate ->
    [residents] 已登记的住户，每人一票
    [flats] 每户一票
    [owners] 每位业主一票
   *[roster] 名单上的代表
}

ballot-statutory = 意向征询，不替代法定业主大会表决（《民法典》第二百七十八条）。

# $electorate 谁有票，$heads 有多少
ballot-heads = { $electorate ->
    [flats] { $heads } 户
    [owners] { $heads } 位业主
    [roster] { $heads } 位代表
   *[residents] { $heads } 人
}

ballot-heads-area = { $heads } · { $area } m²

# $share 几分之几
ballot-share = { $share ->
    [half] 二分之一
    [two-thirds] 三分之二
    [three-quarters] 四分之三
    [all] 全部
   *[other] { $n }/{ $d }
}

# $voice 一票算谁的
ballot-rule-voice = { $voice ->
    [flats] 每户一票
    [owners] 每位业主一票
    [roster] 每位代表一票
    [dual] 按业主人数和面积计票
   *[residents] 每人一票
}

ballot-rule-quorum = { $share }参与

# $base 和谁比，$how 怎么算过，$share 几分之几
ballot-rule-threshold = { $base ->
    [decided] { $how ->
        [majority] 同意多于反对
        [all] 没有人反对
        [strict] 同意的超过表态的{ $share }
       *[least] 同意的达到表态的{ $share }
    }
    [roll] { $how ->
        [majority] 全体过半数同意
        [all] 全体同意
        [strict] 全体超过{ $share }同意
       *[least] 全体至少{ $share }同意
    }
   *[participants] { $how ->
        [majority] 过半数同意
        [all] 参与的全部同意
        [strict] 超过{ $share }同意
       *[least] 至少{ $share }同意
    }
}

ballot-rule-two = { $voice }，{ $threshold }

ballot-rule-three = { $voice }，{ $quorum }，{ $threshold }

# $how 选人还是选事，$seats 几名
ballot-rule-most = { $how ->
    [seats] { $seats ->
        [1] { $voice }，得票最多的 1 名当选
       *[other] { $voice }，最多选 { $seats } 名，得票多的 { $seats } 名当选
    }
   *[most] { $voice }，得票最多的胜出
}

ballot-rule-consult = 收集意见，逐条答复，不投票

# $count 还有几条
ballot-more = …… 还有 { $count } 条
