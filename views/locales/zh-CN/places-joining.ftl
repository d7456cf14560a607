join-building = 您住在哪栋楼？
join-no-roll = 还没有住户名册，暂时选不了。报事不受影响，直接发给我就行。
join-stairwell = <b>{ $place }</b>　您住几单元？
join-only-stairwell = 不分单元
join-floor = <b>{ $place }</b>　您住几楼？
floor = { $floor }楼
floor-unknown = 楼层不详
join-room = <b>{ $place }</b>　您住哪一户？
join-relation = <b>{ $home }</b>　您是这户的：
join-status =
    { $state ->
        [active] ✅ 登记好了：您住 <b>{ $home }</b>。
        [asked] ⏳ 已收到：<b>{ $home }</b>。这户已经有人登记，正在请对方确认。
        [claimed] ⏳ 已收到：<b>{ $home }</b>。正在请楼栋长确认。
        [refused] <b>{ $home }</b> 的登记没有通过。如果弄错了，可以再登记一次。
       *[ended] 您已经不登记在 <b>{ $home }</b> 了。搬了新家可以重新登记。
    }
join-share-hint = 确认好了会告诉您。名册里留的如果是您的手机号，点下面的按钮核对，马上就好。
join-nobody-decides = 这栋楼还没有楼栋长，暂时没有人能确认。可以点下面的按钮用手机号核对。
join-as = 登记身份：{ $relation }。不对的话，点下面改。
join-refused =
    { $reason ->
        [already-member] 您已经登记在这一户了，不用再登记。
        [claim-pending] 这一户您登记过了，正在等确认。
        [too-many-claims] 您已经有几户在等确认，请等有了结果再登记别的。
       *[flat-unknown] 名册里没有这一户了。
    }
join-link-refused =
    { $reason ->
        [used] 这个链接已经有人用过了，每个链接只能用一次。请楼栋长再发一个。
        [expired] 这个链接过期了。请楼栋长再发一个。
        [flat-gone] 名册里没有这一户了。请问一下楼栋长。
        [already-member] 您已经登记在这一户了，这个链接留给家人用吧。
       *[unknown] 这个链接不对，可能没有复制全。请再点一次，或请楼栋长再发一个。
    }
join-reason =
    <b>{ $home }</b> 没有通过的原因：
    { $text }
share-phone = 📱 用手机号核对
phone-ask = 点下面的“发送我的手机号”。只用来和名册核对，别的邻居看不到。
phone-yes = 📱 发送我的手机号
phone-no = 不用了
phone-answer =
    { $outcome ->
        [matched] ✅ 手机号和名册对上了，登记好了。
        [kept] 手机号收到了，和名册没有对上。请等楼栋长确认。
        [not-yours] 这不是您自己的号码。请点下面的按钮发自己的。
        [unreadable] 这个号码我认不出来。请点下面的按钮再试一次。
       *[declined] 好的，不核对手机号。要报事的话，请把刚才的话再发一遍。
    }
claim-question = <b>{ $name }</b> 说自己也住 <b>{ $home }</b>（{ $relation }）。您认识吗？
claim-know = ✅ 认识，同意
claim-unknown = 不认识
claim-outcome =
    { $state ->
        [active] ✅ 已同意。
        [refused] 已拒绝。
        [claimed] 已交给楼栋长确认。
        [asked] 正在问先登记的人。
       *[ended] 已经不在这户了。
    }
claim-card =
    🔑 <b>{ $name }</b> 申请登记
    { $home }　{ $relation }
    { WHEN($at) }
claim-asked = 已经在问这户先登记的人，您也可以直接定。
claim-yes = ✅ 同意
claim-no = 拒绝
claim-all = 全部申请
claim-tell-reason = 告诉对方原因
claim-reason = 请写一句为什么没有通过（<b>{ $home }</b>），我转告对方。不想写就发 /cancel 。
claim-reason-hint = 比如：请带房产证到社区登记
claim-reason-sent = 已经转告。
claim-answer =
    { $reason ->
        [forbidden] 只有这栋楼的楼栋长和社区工作人员可以办。
        [own-claim] 自己的申请要请别人确认，已经列在社区的名单里。
        [decided] 这条已经有人办过了。
        [not-yours] 这不是您的登记。
        [too-late] 已经过了可以自己改的时间，请楼栋长帮忙改。
       *[flat-gone] 名册里没有这一户了。
    }
members-forbidden = 这里是楼栋长和社区工作人员审批住户的地方。您要登记自己家，请发 /start 。
members-places = 看哪栋楼的住户？
members =
    <b>{ $place }</b>
    等您确认：{ $claims } 条
    已登记：{ $flats } 户，{ $people } 人
members-claim = ⏳ { $home } · { $name } · { $relation }
members-all = 👥 住户名单
members-find = 🔎 找一户
members-list = <b>{ $place }</b> 住户（{ $at }/{ $pages }）
members-none = 还没有人登记。
members-flat-line = <b>{ $home }</b>
members-line = • { $name }（{ $relation }）{ $phone }
members-flat = <b>{ $home }</b>
members-flat-empty = 这户还没有人登记。
members-invite = ✉️ 发入户链接
members-end = { $name } 搬走了
members-end-sure = 确定 <b>{ $name }</b> 不再住 <b>{ $home }</b> 了吗？会通知对方；以前的投票和报事都留着。
members-end-yes = 确定搬走
members-link =
    ✉️ <b>{ $home }</b> 的入户链接
    把这条消息转给这户的人，对方点一下按钮就登记好了。
    只能用一次，30 天内有效，请不要发到群里。
members-link-open = 登记到这一户
