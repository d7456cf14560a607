"""What people read and press, in both languages, written out: catalogues are not asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    language: str
    lamp: str
    gate: str
    camera: str
    bulb: str
    rubbish: str
    quarrel: str
    secret: str
    answer: str
    accept: str
    resolve: str
    confirm: str
    reopen: str
    still: str
    fair: str
    me_too: str
    tools: str
    timeline: str
    dispatch: str
    give_back: str
    not_ours: str
    schedule: str
    ask: str
    answer_it: str
    fixed: str
    taken: str
    taken_by: str
    closed: str
    thanks: str
    solved: str
    to_confirm: str
    reopened: str
    pattern: str
    behalf: str
    nobody_took: str
    not_done: str
    twice_late: str
    day: str
    private_note: str
    unreachable: str
    decides: str


ZH = Words(
    language="zh-CN",
    lamp="三单元二楼楼道灯不亮",
    gate="一单元五楼的门禁对讲坏了",
    camera="大门口的摄像头歪了",
    bulb="二单元门厅的灯泡一直闪",
    rubbish="楼道垃圾没人扫",
    quarrel="楼上邻居半夜吵闹，噪音扰民",
    secret="吵闹",
    answer="换了灯泡",
    accept="接单",
    resolve="办好了",
    confirm="已解决",
    reopen="没解决",
    still="还是坏的",
    fair="基本满意",
    me_too="我也遇到",
    tools="更多",
    timeline="时间线",
    dispatch="派单",
    give_back="退单",
    not_ours="不归我们管",
    schedule="排期",
    ask="问一下",
    answer_it="回答",
    fixed="修好了吗？",
    taken="已接单，报事人会收到消息。",
    taken_by="已接单，会来处理",
    closed="已结案",
    thanks="谢谢您的评价",
    solved="报事人确认已解决",
    to_confirm="待确认",
    reopened="说没解决，重新办理",
    pattern="苗头提醒",
    behalf="代报：",
    nobody_took="还没有人接单",
    not_done="还没有办好",
    twice_late="期限的两倍",
    day="📆 第 {} 天",
    private_note="已收到（私密）",
    unreachable="联系不上报事人",
    decides="想再改一次时间",
)
EN = Words(
    language="en",
    lamp="The corridor light on floor 2 of unit 3 is broken",
    gate="The intercom of unit 1 does not ring",
    camera="The camera at the main entrance points at the sky",
    bulb="The light in the entrance hall of unit 2 flickers",
    rubbish="Rubbish lies in the hall and nobody sweeps",
    quarrel="The neighbour upstairs makes noise all night",
    secret="all night",
    answer="New bulb put in",
    accept="Take it",
    resolve="Done",
    confirm="Solved",
    reopen="Not solved",
    still="Still broken",
    fair="Fairly satisfied",
    me_too="Me too",
    tools="More",
    timeline="Timeline",
    dispatch="Send to",
    give_back="Give back",
    not_ours="Not our job",
    schedule="Set a date",
    ask="Ask",
    answer_it="Answer",
    fixed="Is it fixed?",
    taken="Taken. The person who reported it will be told.",
    taken_by="has taken it and will see to it",
    closed="Closed",
    thanks="Thank you for your rating",
    solved="says it is solved",
    to_confirm="Please confirm",
    reopened="says it is not solved",
    pattern="Early sign",
    behalf="On behalf of",
    nobody_took="Nobody has taken it",
    not_done="It is not done; the time",
    twice_late="after twice its time",
    day="📆 Day {}",
    private_note="Received (private)",
    unreachable="cannot be reached",
    decides="would like to move the date again",
)
BOTH = (ZH, EN)
