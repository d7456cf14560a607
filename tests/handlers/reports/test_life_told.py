"""What each step of a report's life says to whom, wherever its button is pressed."""

from dataclasses import dataclass

import pytest

from domain.reports import Action, State
from playground.estate import IDS
from tests.stories.moves import act, bring
from tests.stories.street import Street, speaking
from tests.stories.words import EN, ZH
from tests.world import World

TITLE = "6栋-0001 三单元二楼楼道灯不亮\n"
PARTIES = {
    IDS.wang: "reporter",
    IDS.zhao: "supporter",
    IDS.unit_chat: "unit",
    IDS.captain: "captain",
    IDS.staff_chat: "staff",
    IDS.building_6: "group",
    IDS.worker: "worker",
    IDS.staff: "clerk",
}
W, C, S, R = IDS.worker, IDS.captain, IDS.staff, IDS.wang
GROUP, UNIT, PRIVATE = "group", "unit", "private"


@dataclass(frozen=True)
class Step:
    """One button: `presses` are its labels one after the other, `says` is typed in the end.

    `heard` is every new message but those to the presser; § stands for the number and title.
    """

    name: str
    state: State
    who: int
    places: tuple[str, ...]
    presses: tuple[str, ...]
    done: str
    heard: dict[str, str]
    says: str = ""


WORK = (GROUP, UNIT, PRIVATE)
BOTH = (GROUP, PRIVATE)
STEPS = (
    Step(
        "accept",
        State.DISPATCHED,
        W,
        WORK,
        ("接单",),
        "已接单，报事人会收到消息。",
        {"reporter": "§🔧 物业 老张已接单，会来处理。"},
    ),
    Step(
        "give back for a usual reason",
        State.DISPATCHED,
        W,
        WORK,
        ("退单", "人手不够"),
        "已退单。",
        {
            "captain": "§↩️ 物业 老张退单了，会另找人办。\n人手不够",
            "reporter": "§↩️ 物业 老张退单了，会另找人办。\n人手不够",
        },
    ),
    Step(
        "give back in own words",
        State.DISPATCHED,
        W,
        WORK,
        ("退单",),
        "✅ 已退单。",
        {
            "captain": "§↩️ 物业 老张退单了，会另找人办。\n这是供电局的线",
            "reporter": "§↩️ 物业 老张退单了，会另找人办。\n这是供电局的线",
        },
        says="这是供电局的线",
    ),
    Step(
        "schedule",
        State.IN_PROGRESS,
        W,
        WORK,
        ("排期", "明天上午"),
        "已排期，报事人会收到时间。",
        {"reporter": "§📅 物业 老张定了时间：11月23日(周一) 09:00。"},
    ),
    Step(
        "schedule again",
        State.SCHEDULED,
        W,
        WORK,
        ("排期", "明天下午"),
        "已排期，报事人会收到时间。",
        {"reporter": "§📅 物业 老张定了时间：11月23日(周一) 15:00。"},
    ),
    Step(
        "schedule in own words",
        State.IN_PROGRESS,
        W,
        WORK,
        ("排期",),
        "✅ 已排期，报事人会收到时间。",
        {"reporter": "§📅 物业 老张定了时间：12月3日(周四) 15:00。"},
        says="12月3日 下午3点",
    ),
    Step(
        "start",
        State.SCHEDULED,
        W,
        WORK,
        ("开始办",),
        "已记下，开始办理。",
        {"reporter": "§🔧 物业 老张开始办了。"},
    ),
    Step(
        "ask",
        State.IN_PROGRESS,
        W,
        WORK,
        ("问一下",),
        "✅ 已发给报事人。",
        {"reporter": "§❓ 物业 老张想问一下：\n几单元？"},
        says="几单元？",
    ),
    Step(
        "answer",
        State.AWAITING_INFO,
        R,
        BOTH,
        ("回答",),
        "✅ 已转给办理的人，谢谢。",
        {"unit": "§💬 报事人王阿姨回答了：\n三单元"},
        says="三单元",
    ),
    Step(
        "resolve",
        State.IN_PROGRESS,
        W,
        WORK,
        ("办好了",),
        "✅ 已记下。等报事人确认。",
        {
            "reporter": "§✅ 物业 老张说办好了：\n换了灯泡\n修好了吗？",
            "supporter": "§✅ 物业 老张说办好了：\n换了灯泡",
        },
        says="换了灯泡",
    ),
    Step(
        "resolve by the captain",
        State.IN_PROGRESS,
        C,
        BOTH,
        ("办好了",),
        "✅ 已记下。等报事人确认。",
        {
            "reporter": "§✅ 楼栋长陈楼长说办好了：\n我换好了\n修好了吗？",
            "supporter": "§✅ 楼栋长陈楼长说办好了：\n我换好了",
            "unit": "§✅ 楼栋长陈楼长说办好了：\n我换好了",
        },
        says="我换好了",
    ),
    Step(
        "confirm",
        State.RESOLVED,
        R,
        BOTH,
        ("已解决",),
        "已结案，谢谢您。",
        {"unit": "§🎉 报事人确认已解决。"},
    ),
    Step(
        "confirm and rate",
        State.RESOLVED,
        R,
        BOTH,
        ("已解决", "不满意"),
        "谢谢您的评价。",
        {"unit": "§🎉 报事人确认已解决。"},
    ),
    Step(
        "reopen for a usual reason",
        State.RESOLVED,
        R,
        BOTH,
        ("没解决", "没人来"),
        "已重新办理。",
        {
            "supporter": "§🔄 报事人说没解决，重新办理。\n没人来",
            "unit": "§🔄 报事人王阿姨说没解决，重新办理。\n没人来",
        },
    ),
    Step(
        "reopen what was closed",
        State.CLOSED,
        R,
        BOTH,
        ("没解决",),
        "✅ 已重新办理。",
        {
            "supporter": "§🔄 报事人说没解决，重新办理。\n又坏了",
            "unit": "§🔄 报事人王阿姨说没解决，重新办理。\n又坏了",
        },
        says="又坏了",
    ),
    Step(
        "reopen by the captain",
        State.CLOSED,
        C,
        (GROUP,),
        ("没解决",),
        "已重新办理。",
        {
            "reporter": "§🔄 楼栋长陈楼长说没解决，重新办理。",
            "supporter": "§🔄 楼栋长陈楼长说没解决，重新办理。",
            "unit": "§🔄 楼栋长陈楼长说没解决，重新办理。",
        },
    ),
    Step("rate later", State.CLOSED, R, BOTH, ("评一评", "满意"), "谢谢您的评价。", {}),
    Step(
        "dispatch",
        State.SUBMITTED,
        C,
        BOTH,
        ("派单", "物业"),
        "已派单。",
        {"reporter": "§📨 已派给物业。", "unit": "§📨 已派给物业。"},
    ),
    Step(
        "reassign",
        State.IN_PROGRESS,
        S,
        BOTH,
        ("转派", "供电"),
        "已转派。",
        {"reporter": "§🔁 已转派给供电。", "unit": "§🔁 已转派给供电。"},
    ),
    Step(
        "hold",
        State.IN_PROGRESS,
        S,
        BOTH,
        ("挂账", "30 天后", "等配件"),
        "已挂账，到日子会提醒。",
        {
            "reporter": "§⏸ 暂时办不了，先挂账，到时会再看。原因：\n等配件",
            "unit": "§⏸ 暂时办不了，先挂账，到时会再看。原因：\n等配件",
        },
    ),
    Step(
        "resume",
        State.ON_HOLD,
        S,
        BOTH,
        ("恢复办理",),
        "已恢复办理。",
        {"reporter": "§▶️ 已恢复办理。", "unit": "§▶️ 已恢复办理。"},
    ),
    Step(
        "reject with the usual sentence",
        State.DISPATCHED,
        S,
        BOTH,
        ("不予办理", "重复", "这件事已经有人报过"),
        "已记下，报事人会收到说明。",
        dict.fromkeys(
            ("reporter", "supporter", "unit"),
            "§🚫 社区孙社工说这件事不予办理：\n这件事已经有人报过，正在办。",
        ),
    ),
    Step(
        "reject spam in own words",
        State.DISPATCHED,
        C,
        BOTH,
        ("不予办理", "无效信息"),
        "✅ 已记下，报事人会收到说明。",
        dict.fromkeys(
            ("reporter", "supporter", "unit"), "§🚫 楼栋长陈楼长说这件事不予办理：\n请勿刷屏"
        ),
        says="请勿刷屏",
    ),
    Step(
        "appeal",
        State.REJECTED,
        R,
        BOTH,
        ("我不同意",),
        "已送回，请社区再看一次。",
        {"staff": "§✋ 报事人王阿姨不同意不予办理的决定，请再看一次。"},
    ),
    Step(
        "withdraw what neighbours support too",
        State.DISPATCHED,
        R,
        BOTH,
        ("撤回",),
        "还有邻居也遇到，已转给赵爷爷继续跟进。",
        {"supporter": "§🤝 原来的报事人撤回了。您也遇到这件事，现在由您跟进和确认。"},
    ),
    Step(
        "undo",
        State.IN_PROGRESS,
        W,
        WORK,
        ("撤销刚才这步",),
        "已撤销刚才那一步。",
        {"reporter": "§↪️ 物业 老张撤销了刚才那一步。"},
    ),
    Step(
        "hide",
        State.DISPATCHED,
        C,
        BOTH,
        ("先隐藏",),
        "已隐藏。",
        {"reporter": "§🙈 这条暂时不公开，等楼栋长看过。"},
    ),
    Step(
        "add",
        State.DISPATCHED,
        R,
        BOTH,
        ("补充",),
        "✅ 已补充，谢谢。",
        {"unit": "§📝 报事人王阿姨补充了：\n晚上看不见"},
        says="晚上看不见",
    ),
)
IN_ENGLISH = {
    "接单": "Take it",
    "退单": "Give back",
    "人手不够": "Too few hands",
    "排期": "Set a date",
    "明天上午": "Tomorrow morning",
    "明天下午": "Tomorrow afternoon",
    "开始办": "Start now",
    "问一下": "Ask",
    "回答": "Answer",
    "办好了": "Done",
    "已解决": "Solved",
    "不满意": "Not satisfied",
    "没解决": "Not solved",
    "没人来": "Nobody came",
    "评一评": "Rate",
    "满意": "Satisfied",
    "派单": "Send to",
    "物业": "Property firm",
    "转派": "Move to",
    "供电": "Power company",
    "挂账": "On hold",
    "30 天后": "In 30 days",
    "等配件": "Waiting for parts",
    "恢复办理": "Take up again",
    "不予办理": "Decline",
    "重复": "Duplicate",
    "这件事已经有人报过": "This was reported before",
    "无效信息": "Not a report",
    "我不同意": "I disagree",
    "撤回": "Withdraw",
    "撤销刚才这步": "Undo that",
    "先隐藏": "Hide",
    "补充": "Add",
}


async def opened(street: Street, step: Step, place: str, first: str) -> int:
    """Put the button before the person: in the group, the unit's chat or their own chat."""
    world = street.world
    if place == GROUP:
        if step.who in {W, S}:
            world.telegram.join(step.who, IDS.building_6)
            await world.settle()
        if not any(first in label for label in world.labels(IDS.building_6)):
            await world.tap(step.who, IDS.building_6, street.words.tools)
        return IDS.building_6
    if place == PRIVATE:
        await world.write(step.who, "/my" if step.who == R else "/reports")
        await world.tap(step.who, step.who, "6栋-0001")
        return step.who
    return IDS.unit_chat


async def walked(street: Street, step: Step, place: str, presses: tuple[str, ...]) -> str:
    """Report, bring it into the state, and press; return the toast, or the reply to what was said.

    Afterwards `street.news()` has what the step made known.
    """
    world = street.world
    report = await street.report(R, IDS.building_6, street.words.lamp)
    await act(street, IDS.zhao, report, Action.SUPPORT)
    await bring(street, report, step.state)
    chat = await opened(street, step, place, presses[0])
    street.news()
    said = ""
    for label in presses:
        said = await world.tap(step.who, chat, label)
        elsewhere = world.from_bot(step.who)
        if (
            place == GROUP
            and elsewhere
            and elsewhere[-1]["message_id"] > street.read.get(step.who, 0)
        ):
            chat = step.who
    if step.says:
        await street.reply(step.who, chat, step.says)
        said = world.last(chat)
    return said


def heard_by_others(street: Street, step: Step, place: str) -> dict[str, str]:
    """What the parties read, but not where the step was taken."""
    taken_in = {step.who} | ({IDS.unit_chat} if place == UNIT else set())
    return {
        PARTIES.get(chat, str(chat)): "\n".join(texts)
        for chat, texts in street.news().items()
        if chat not in taken_in
    }


@pytest.mark.parametrize(
    ("step", "place"),
    [pytest.param(s, place, id=f"{s.name} in {place}") for s in STEPS for place in s.places],
)
async def test_each_step_says_exactly_this_to_exactly_those(
    world: World, step: Step, place: str
) -> None:
    street = await speaking(world, ZH)
    assert await walked(street, step, place, step.presses) == step.done
    expected = {party: text.replace("§", TITLE) for party, text in step.heard.items()}
    assert heard_by_others(street, step, place) == expected


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
async def test_in_english_the_same_people_hear_of_it_in_english(world: World, step: Step) -> None:
    street = await speaking(world, EN)
    presses = tuple(IN_ENGLISH[label] for label in step.presses)
    place = step.places[-1]
    said = await walked(street, step, place, presses)
    assert said.isascii() or said.startswith("✅") or "赵爷爷" in said
    heard = heard_by_others(street, step, place)
    assert set(heard) == set(step.heard)
    for party, text in heard.items():
        first, news = text.split("\n", 1)
        assert first.startswith("6栋-0001 The corridor light"), party
        assert any(letter.isascii() and letter.isalpha() for letter in news)
