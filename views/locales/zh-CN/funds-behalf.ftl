### 众筹：代记认捐，收回

fund-button-behalf = ✍ 代记认捐
fund-button-gift-back = 收回 { $flat } 多出的 { MONEY($amount) }
fund-gift-undone = 已收回，不再多出。
fund-button-not-mine = 不是我说的
# $count 还没自己答复的户数
fund-behalf =
    { $count ->
        [0] 每户都自己答复了，没有要代记的。
       *[other] 替谁家记？下面是还没有自己答复的 { $count } 户。打了钩的是代记过的，可以改。
    }
fund-behalf-said = ✓ { $flat }
# $share 应出多少，0 是自愿
fund-behalf-of =
    { $share ->
        [0] { $flat } 对“{ $title }”怎么说？请照他们亲口说的记。记下后我会告诉这户，不对他们可以收回。
       *[other] { $flat } 对“{ $title }”怎么说？应出 <b>{ MONEY($share) }</b>。请照他们亲口说的记。记下后我会告诉这户，不对他们可以收回。
    }
fund-behalf-kind =
    { $kind ->
        [full] 他家出
        [part] 出一部分
        [refuse] 不出
       *[hardship] 有困难
    }
fund-behalf-sum =
    { $share ->
        [0] { $flat } 出多少？请写一个数，例如：100
       *[other] { $flat } 出多少？请写一个比 { MONEY($share) } 少的数，例如：100
    }
fund-behalf-told =
    ✍ “{ $title }”：{ $by } 替 { $flat } 记下了：{ $kind ->
        [full] <b>出 { MONEY($amount) }</b>
        [part] <b>出一部分，{ MONEY($amount) }</b>
        [gift] <b>出 { MONEY($amount) }</b>
        [refuse] <b>这次不出</b>
       *[hardship] <b>有困难</b>（只有楼栋长看得到）
    }。
    不对就点“不是我说的”，马上收回。
fund-behalf-undone = 已收回，也告诉了代记的人。
fund-behalf-denied = ⚠️ “{ $title }”：{ $flat } 说代记的认捐不是他们说的，已经收回。请当面再问一问。
