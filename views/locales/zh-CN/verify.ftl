### 核对导出的记录：python -m bot verify 文件

# $kind 种类，$subject 是哪一份，$rows 条数，$result 重算的结果，$head 链头
verify-right =
    ✅ { $kind ->
        [ballot] 这是一份表决记录：{ $subject }
       *[fund] 这是一份众筹账目：{ $subject }
    }
    共 { $rows } 条，一个字节都没有改过，前后都对得上。
    { $result }
    链头：{ $head }
    请和群里公布的链头对一对，一样才是当时那份记录。群里较早的链头，在文件里是较早一行的 hash。

# $line 第几行，$why 怎么不对
verify-altered = ❌ { $why ->
    [too_big] 文件超过 20 MB，不是邻里导出的记录。
    [unreadable] 第 { $line } 行不对：这一行读不懂，不是邻里写的样子。
    [altered] 第 { $line } 行不对：这一行被改过，或者它前面少了、多了、换了位置。
    [cut_off] 第 { $line } 行不对：文件到这里断了，后面的内容没有了。
   *[after_end] 第 { $line } 行不对：记录已经结束，后面又多出了内容。
}

# $line 第几行，$why 怎么不对
verify-miscounted = ❌ 第 { $line } 行不对：{ $why }

# $kind 种类
verify-unknown = ❌ 第 1 行不对：邻里没有“{ $kind }”这种记录，只能核对表决和众筹。

# $file 文件，$reason 系统说的原因
verify-unreadable = ❌ 打不开 { $file }：{ $reason }

# $state 到了哪一步
verify-ballot = { $state ->
    [cancelled] 这次表决取消了。
    [void] 这次表决作废了。
    [withheld] 这次是无记名表决，票数太少，为了不让人猜出谁投了什么，没有公布票数，所以结果没法重算。
    [uncounted] 这份记录里没有可以重算的票数。
    [running] 这次表决还没有截止，下面是到目前为止的票数。
   *[closed] 按记录一票一票重新算过，和公布的结果一样。
}

verify-verdict = 结果：{ $verdict }

verify-heads = 同意 { $yes } · 反对 { $no } · 弃权 { $abstain } · 参与 { $participated } · 一共 { $roll }

# 都是面积，单位 0.01 平方米
verify-areas = 按面积：同意 { AREA($yes) } · 反对 { AREA($no) } · 弃权 { AREA($abstain) } · 参与 { AREA($participated) } · 一共 { AREA($roll) }

# $option 选项，$votes 票数，$mark 有没有选上
verify-option = { $option }：{ $votes } 票{ $mark ->
    [seated] （选上）
    [tied] （票数相同，要再选一次）
   *[none] {""}
}

# 都是金额（分）
verify-fund =
    按账目一笔一笔重新算过，每一行的余额都对。
    各家交来 { MONEY($paid) } · 赞助 { MONEY($sponsors) } · 支出 { MONEY($spent) } · 退还 { MONEY($refunded) }
    余额 { MONEY($balance) } · 还欠垫付的邻居 { MONEY($owed) }

# $why 怎么不对
verify-ballot-why = { $why ->
    [unreadable] 这一行的内容不完整，或者写法不对。
    [not_opened] 表决还没有开始，就有了别的记录。
    [opened_twice] 同一次表决开始了两次。
    [definition] 问题、选项或规则和它的指纹对不上。
    [roll] 名册和它的指纹对不上，或者有重复。
    [not_on_roll] 投票的不在名册上。
    [bad_choice] 没有这样的选项。
    [late] 截止以后还有投票。
    [after_closing] 已经计票，又有了新的投票或改动。
    [after_end] 表决已经结束，又有了新的记录。
    [extension] 这次延期不合规定。
    [closed_early] 提前截止不合规定。
    [secret_cast] 无记名表决里记下了谁投了什么。
    [heard_twice] 同一家被记了两次投票。
    [urn] 票箱里的票数和投过票的家数对不上。
    [result] 写的结果和重新算的不一样。
    [not_closed] 还没有截止，就有了截止以后才该有的记录。
   *[unanswered] 还有异议没有答复，结果就算定了。
}

# $why 怎么不对
verify-fund-why = { $why ->
    [not-opened] 众筹还没有发起，就有了别的记录。
    [opened-twice] 同一次众筹发起了两次。
    [bad-shape] 这一行的内容不完整，或者写法不对。
    [target] 要筹的钱不对：应该大于零，不超过总费用。
    [shares] 各家分摊的加起来不等于要筹的钱。
    [version] 分摊表的版本不对。
    [pledge] 认的钱和这家的分摊对不上。
    [sponsor] 赞助的钱应该大于零。
    [entry] 这一笔账不能这样记。
    [balance] 写的余额和重新算的不一样。
    [state] 按顺序，这时候不能有这条记录。
    [surplus] 结余分得不对。
   *[closing] 账还没有平，或者结账的数字和重新算的不一样。
}
