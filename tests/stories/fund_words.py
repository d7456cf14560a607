"""What people read and press about money, in both languages, written out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FundWords:
    language: str
    handrail: str
    riser: str
    more: str
    scope: str
    only: str
    custodians: str
    residents: str
    agree: str
    sponsors: str
    add_money: str
    add_work: str
    firm: str
    joiner: str
    back: str
    publish: str
    ours: str
    part: str
    paid: str
    paid_all: str
    confirm: str
    not_received: str
    manage: str
    desk: str
    act: str
    expense: str
    advance: str
    received: str
    spend: str
    submit: str
    approve: str
    settle: str
    sure: str
    refunds: str
    repay: str
    given: str
    repaid: str
    got_it: str
    leave: str
    to_purse: str
    agree_purse: str
    close: str
    arrived: str
    pledging: str
    collecting: str
    spending: str
    settling: str
    closed: str
    full: str
    receipt: str
    payment: str
    repayment: str
    refund: str
    not_held: str
    books: str
    proof: str
    target: str
    help_money: str
    help_work: str
    worked: str
    balance: str
    begun: str
    reshare: str
    go_revision: str
    no_books: str
    hard: str
    tell_captain: str
    told_hard: str
    gift: str
    advanced: str
    lower: str
    story: str


ZH = FundWords(
    language="zh-CN",
    handrail="楼道扶手 3600元",
    riser="下水立管 1800元",
    more="更多",
    scope="范围",
    only="只要3单元",
    custodians="保管人",
    residents="从住户里选",
    agree="同意保管",
    sponsors="资助",
    add_money="添一笔出钱",
    add_work="添一笔出工",
    firm="物业公司 600元",
    joiner="木匠张师傅 600元",
    back="返回",
    publish="发布",
    ours="我家出",
    part="部分",
    paid="已付款",
    paid_all="付了 ",
    confirm="确认收款",
    not_received="没收到",
    manage="⚙ 管理",
    desk="办理",
    act="📝",
    expense="记支出",
    advance="记垫付",
    received="资助到账",
    spend="开始使用",
    submit="交给另一位保管人",
    approve="批准",
    settle="完工结算",
    sure="确定",
    refunds="退款",
    repay="还垫付",
    given="已退 {}",
    repaid="已还 {}",
    got_it="收到了",
    leave="留给楼道",
    to_purse="转楼道公用金 {}",
    agree_purse="同意留给楼道",
    close="验收关账",
    arrived="确认到账",
    pledging="【认捐中】",
    collecting="【收款中】",
    spending="【施工中】",
    settling="【结算中】",
    closed="【已关账】",
    full="钱收齐了",
    receipt="收据",
    payment="付款",
    repayment="还垫付",
    refund="退款",
    not_held="机器人只记账，不经手一分钱",
    books="看账目",
    proof="笔票据",
    target="目标 ",
    help_money="资助：物业公司 ¥600.00",
    help_work="资助：木匠张师傅 出工，值 ¥600.00",
    worked="出工资助：木匠张师傅，值 ¥600.00",
    balance="余额 ",
    begun="开始收款",
    reshare="重新分摊",
    go_revision="确认改分摊",
    no_books="这是邻居们的账，要先登记住户才能看。",
    hard="有困难",
    tell_captain="同意，告诉楼栋长",
    told_hard="说有困难，同意告诉您。请保密。",
    gift="多出一点",
    advanced="垫付",
    lower="您家的分摊改了",
    story="来龙去脉",
)
EN = FundWords(
    language="en",
    handrail="Handrail 3600 yuan",
    riser="Sewer riser 1800 yuan",
    more="More",
    scope="Who shares",
    only="Only 3单元",
    custodians="Custodians",
    residents="Choose a resident",
    agree="I agree",
    sponsors="Sponsors",
    add_money="Add money",
    add_work="Add work",
    firm="Property firm 600 yuan",
    joiner="Zhang the joiner 600 yuan",
    back="Back",
    publish="Publish",
    ours="We pay our share",
    part="A part",
    paid="I have paid",
    paid_all="I paid ",
    confirm="Confirm payment",
    not_received="Not received",
    manage="⚙ Manage",
    desk="Manage",
    act="📝",
    expense="Record expense",
    advance="Record advance",
    received="Sponsor has paid",
    spend="Start spending",
    submit="Hand to another custodian",
    approve="Approve",
    settle="Work done, settle",
    sure="Yes, I am sure",
    refunds="Refunds",
    repay="Repay advance",
    given="Given back: {}",
    repaid="Repaid: {}",
    got_it="Received",
    leave="Leave it to the stairwell",
    to_purse="To the purse: {}",
    agree_purse="Leave it to the stairwell",
    close="Accept and close",
    arrived="It has arrived",
    pledging="[Pledging]",
    collecting="[Collecting]",
    spending="[Work under way]",
    settling="[Settling]",
    closed="[Closed]",
    full="is there: ",
    receipt="Receipt",
    payment="Payment",
    repayment="Repayment",
    refund="Refund",
    not_held="The bot only keeps the books; it never touches any money.",
    books="See the books",
    proof="Invoice of no.",
    target="Target ",
    help_money="Sponsor: Property firm ¥600.00",
    help_work="Sponsor: Zhang the joiner, work worth ¥600.00",
    worked="Work by Zhang the joiner, worth ¥600.00",
    balance="balance ",
    begun="collecting begins",
    reshare="Share anew",
    go_revision="Confirm the new shares",
    no_books="These are the neighbours' books. Register your flat first.",
    hard="It is too hard",
    tell_captain="Yes, tell the captain",
    told_hard="who agreed to tell you. Please keep it to yourself.",
    gift="Give extra",
    advanced="Advance",
    lower="your household's share has changed",
    story="Whole story",
)
BOTH = {words.language: words for words in (ZH, EN)}
