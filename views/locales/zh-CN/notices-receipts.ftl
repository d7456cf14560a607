# 收到：谁看到了，谁还没有，上门。
notice-seen-button = 收到
notice-seen-done =
    { $new ->
        [yes] 已记下：收到。谢谢！
       *[no] 您之前已经点过收到了。
    }{ $counted ->
        [yes] { "" }
       *[no] 您还没登记住哪一户，所以这次没算进户数。
    }
notice-nudge =
    请看一下这条公告，看过请点「收到」：
notice-heard =
    收到 { $heard }/{ $all } 户。
    请选一栋楼，看哪些户还没有回音：
notice-heard-none = 这条公告下面没有登记的住户。
notice-heard-building = { $name }：{ $heard }/{ $all }
notice-heard-of = { $name }：收到 { $heard }/{ $all } 户。
notice-heard-silent = 还没有回音：
notice-heard-stairwell = { $name }：{ $rooms }
notice-heard-more = ……还有 { $n } 户，请看打印的名单。
notice-heard-all = 每一户都有回音了。
notice-heard-tick = 上门说过了就点一下门牌，点错了再点一次。
notice-heard-told = ✅ { $door } 已上门
notice-heard-nudge = 催一催
notice-heard-print = 打印上门单
notice-knock-done = { $door }：记下了，已上门。再点一次可以撤回。
notice-knock-undone = { $door }：已撤回。
notice-knock-already = 这一户已经有回音了。
notice-nudged =
    { $people ->
        [0] 没回音的 { $silent } 户，我都联系不上。请打印上门单。
       *[other] 已私下提醒 { $people } 人。没回音的 { $silent } 户里，我能联系上 { $reachable } 户，其余请上门。
    }
notice-nudged-people =
    { $people ->
        [0] 收到公告的人都有回音了，不用催。
       *[other] 已私下提醒 { $people } 人。
    }
notice-nudge-heard = 每一户都有回音了，不用催。
notice-nudge-today = 今天已经催过了，明天再催吧。
notice-knock-title = 上门名单：{ $title }
notice-knock-head-building = 楼栋
notice-knock-head-stairwell = 单元
notice-knock-head-room = 房号
notice-knock-head-tick = 已告知
notice-knock-head-note = 备注
notice-knock-file = 上门名单
notice-knock-text = 「{ $title }」的上门名单，共 { $n } 户。
