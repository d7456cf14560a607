"""What people read and press around a ballot, in both languages, written out."""

from dataclasses import dataclass

from tests.stories.street import Street


@dataclass(frozen=True, slots=True)
class BallotWords:
    question: str
    publish: str
    yes: str
    no: str
    manage: str
    agree: str
    cast: str
    kind: str
    seats: str
    back: str
    counted: str
    changed: str
    conflict: str
    waits: str
    waiting_line: str
    conflict_line: str
    reminder: str
    enough: str
    passed: str
    outcome: str
    outcome_said: str
    object_: str
    objection: str
    answer_it: str
    answer: str
    final: str
    secret: str
    withheld: str
    tie: str
    again: str
    elected: str
    paper: str
    new_slip: str
    knock: str
    not_ours: str
    sure: str
    told: str
    delegates: str
    reps: str
    unnamed: str
    somebody: str
    opinions: str
    support: str
    reply: str
    group: str
    carry: str
    two_seats: str
    full: str


ZH = BallotWords(
    question="是否共同出资安装楼梯扶手?",
    publish="发布",
    yes="同意",
    no="反对",
    manage="管理",
    agree="✅ 同意",
    cast="确认投票",
    kind="方式",
    seats="名额",
    back="返回",
    counted="您已投同意",
    changed="已改成同意",
    conflict="待统一",
    waits="等楼栋长核实您住哪户后才计",
    waiting_line="1 人的票要等核实住哪户后才计",
    conflict_line="待统一 1 户",
    reminder="您还没有投票",
    enough="已够三分之二参与",
    passed="结果：通过",
    outcome="写接下来怎么办",
    outcome_said="物业下周三来量尺寸，月底前装好。",
    object_="我有异议",
    objection="我家没看到通知",
    answer_it="答复异议 1",
    answer="通知发过三次，也上门说过",
    final="已定案",
    secret="您已投票。无记名",
    withheld="不公布各选项的票数",
    tie="票数相同",
    again="再投一次",
    elected="当选",
    paper="录入纸票",
    new_slip="录入一张",
    knock="上门名单",
    not_ours="不是我投的",
    sure="确定，不是",
    told="的纸票已计入",
    delegates="代表名单",
    reps="代表表决",
    unnamed="不写房号说",
    somebody="一位邻居",
    opinions="全部看法",
    support="赞同",
    reply="💬 答复",
    group="归到",
    carry="转为表决（意见作选项）",
    two_seats="2 名",
    full="最多选 2 个",
)
EN = BallotWords(
    question="Shall we share the cost of a handrail?",
    publish="Publish",
    yes="For",
    no="Against",
    manage="Manage",
    agree="✅ Agree",
    cast="Cast my vote",
    kind="Kind",
    seats="Seats",
    back="Back",
    counted="Your vote: For",
    changed="Changed to: For",
    conflict="waits until you agree",
    waits="counts once the captain has checked where you live",
    waiting_line="1 vote counts once it is checked who lives where",
    conflict_line="Not agreed: 1",
    reminder="You have not voted yet",
    enough="Enough: two thirds have taken part",
    passed="Result: Passed",
    outcome="Say what happens next",
    outcome_said="The firm measures on Wednesday and it is done by the end of the month.",
    object_="I object",
    objection="We never saw the notice",
    answer_it="Answer objection 1",
    answer="It was posted three times, and we knocked",
    final="is final",
    secret="You have voted. It is secret",
    withheld="are not shown",
    tie="Equal votes",
    again="Vote once more",
    elected="Elected",
    paper="Enter paper votes",
    new_slip="Enter a slip",
    knock="Doors to knock on",
    not_ours="Not our vote",
    sure="Yes, it was not",
    told="counts in",
    delegates="Delegates",
    reps="Delegates' vote",
    unnamed="Without my flat",
    somebody="a neighbour",
    opinions="All opinions",
    support="I agree",
    reply="💬 Answer",
    group="Same as",
    carry="Make it a vote (opinions as options)",
    two_seats="2 seats",
    full="pick 2 at most",
)


def spoken(street: Street) -> BallotWords:
    """The words of the language that the street speaks."""
    return {"zh-CN": ZH, "en": EN}[street.words.language]
