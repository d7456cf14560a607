"""Every reason for which a press is refused, reached by that press, with its sentence."""

from collections.abc import Awaitable, Callable

import pytest

from domain.places import Role
from domain.reports import Action, Given, Priority, Refusal, RejectReason, Report, State
from playground.estate import IDS
from storage.reports import people
from tests.stories.moves import DAY, act, bring
from tests.stories.street import Street, speaking
from tests.stories.words import EN, ZH
from tests.world import World
from views.reports.buttons_filing import ReportHurry
from views.reports.buttons_life import ReportDo, ReportPick

STRANGER = 5005
W, C, S, R = IDS.worker, IDS.captain, IDS.staff, IDS.wang
Press = Callable[[Street, Report], Awaitable[str]]


async def press(street: Street, person_id: int, data: ReportDo | ReportPick | ReportHurry) -> str:
    """Press a button in one's own chat, whether it is there or not; return what is said."""
    world = street.world
    if not world.from_bot(person_id):
        await world.write(person_id, "/help")
    last = world.from_bot(person_id)[-1]["message_id"]
    toast = await world.forge(person_id, person_id, last, data.pack())
    return toast or world.last(person_id)


async def do(street: Street, report: Report, person_id: int, action: Action) -> str:
    return await press(street, person_id, ReportDo(report.id, action))


async def another(street: Street, state: State = State.DISPATCHED) -> Report:
    report = await street.report(IDS.zhao, IDS.building_6, street.words.gate)
    return await bring(street, report, state)


async def stranger(street: Street, report: Report) -> str:
    street.world.telegram.add_person("路人", id=STRANGER).started = True
    await street.world.write(STRANGER, "/help")
    if street.words is EN:
        await street.world.write(STRANGER, "/lang")
        await street.world.tap(STRANGER, STRANGER, "English")
    return await do(street, report, STRANGER, Action.SUPPORT)


async def neighbour(street: Street, report: Report) -> str:
    return await do(street, report, IDS.li_ming, Action.ACCEPT)


async def calm_an_emergency(street: Street, report: Report) -> str:
    await act(street, C, report, Action.PRIORITISE, Given(priority=Priority.URGENT))
    return await press(street, R, ReportHurry(report.id))


async def captain_rejects(street: Street, report: Report) -> str:
    value = list(RejectReason).index(RejectReason.NOT_OURS) + 1
    return await press(street, C, ReportPick(report.id, Action.REJECT, value, 1))


async def third_date(street: Street, report: Report) -> str:
    report = await bring(street, report, State.SCHEDULED)
    tomorrow = street.world.clock.now() + 2 * DAY
    await act(street, W, report, Action.SCHEDULE, Given(date=tomorrow))
    return await do(street, report, W, Action.SCHEDULE)


async def third_return(street: Street, report: Report) -> str:
    for person_id in (C, S):
        await act(street, W, report, Action.GIVE_BACK, Given(text="不归我们管"))
        firm = Given(unit_id=street.world.estate.property_firm)
        await act(street, person_id, report, Action.DISPATCH, firm)
    return await do(street, report, W, Action.GIVE_BACK)


async def own_work(street: Street, _: Report) -> str:
    mine = await street.report(C, C, street.words.camera)
    await bring(street, mine, State.IN_PROGRESS)
    await act(street, C, mine, Action.RESOLVE, Given(text="自己修好了"))
    return await do(street, mine, C, Action.CONFIRM)


async def own_report(street: Street, report: Report) -> str:
    return await do(street, report, R, Action.SUPPORT)


async def too_early_done(street: Street, report: Report) -> str:
    return await do(street, report, W, Action.RESOLVE)


async def taken(street: Street, report: Report) -> str:
    await street.hire(3001, "小李", Role.UNIT, "property")
    await act(street, W, report, Action.ACCEPT)
    return await do(street, report, 3001, Action.ACCEPT)


async def twice(street: Street, report: Report) -> str:
    await act(street, W, report, Action.ACCEPT)
    return await do(street, report, W, Action.ACCEPT)


async def eight_days_later(street: Street, report: Report) -> str:
    await bring(street, report, State.CLOSED)
    await street.world.later(days=7, seconds=1)
    return await do(street, report, R, Action.REOPEN)


async def second_appeal(street: Street, report: Report) -> str:
    await bring(street, report, State.REJECTED)
    await act(street, R, report, Action.APPEAL)
    spam = Given(text="这条不是报事。", reason=RejectReason.SPAM)
    await act(street, S, report, Action.REJECT, spam)
    return await do(street, report, R, Action.APPEAL)


async def late_undo(street: Street, report: Report) -> str:
    await act(street, W, report, Action.ACCEPT)
    await street.world.later(minutes=10, seconds=1)
    return await do(street, report, W, Action.UNDO)


async def nobody_behind(street: Street, report: Report) -> str:
    return await do(street, report, R, Action.PASS_ON)


async def one_supporter(street: Street, report: Report) -> str:
    await bring(street, report, State.RESOLVED)
    await act(street, IDS.zhao, report, Action.SUPPORT)
    said = await do(street, report, IDS.zhao, Action.REOPEN)
    assert await street.world.database.run(people.wanting_reopen, report.id) == [IDS.zhao]
    return said


async def a_parent(street: Street, report: Report) -> str:
    child = await another(street)
    await act(street, C, child, Action.MERGE, Given(parent=report))
    return await do(street, report, C, Action.MERGE)


async def into_itself(street: Street, report: Report) -> str:
    return await press(street, C, ReportPick(report.id, Action.MERGE, report.id))


async def into_a_merged(street: Street, report: Report) -> str:
    middle = await another(street)
    top = await street.report(IDS.li_ming, IDS.building_6, street.words.camera)
    await act(street, C, middle, Action.MERGE, Given(parent=top))
    return await press(street, C, ReportPick(report.id, Action.MERGE, middle.id))


async def into_an_ended(street: Street, report: Report) -> str:
    other = await another(street)
    spam = Given(text="这条不是报事。", reason=RejectReason.SPAM)
    await act(street, S, other, Action.REJECT, spam)
    return await press(street, C, ReportPick(report.id, Action.MERGE, other.id))


async def across_the_street(street: Street, report: Report) -> str:
    there = await street.report(S, IDS.building_7, street.words.gate)
    return await press(street, C, ReportPick(report.id, Action.MERGE, there.id))


async def into_nothing(street: Street, report: Report) -> str:
    await do(street, report, C, Action.MERGE)
    await street.world.write(C, "6栋-9999")
    return street.world.last(C)


async def same_unit(street: Street, report: Report) -> str:
    firm = street.world.estate.property_firm
    return await press(street, C, ReportPick(report.id, Action.REASSIGN, firm))


async def yesterday(street: Street, report: Report) -> str:
    await act(street, W, report, Action.ACCEPT)
    moment = int((street.world.clock.now() - DAY).timestamp())
    return await press(street, W, ReportPick(report.id, Action.SCHEDULE, moment))


async def in_two_years(street: Street, report: Report) -> str:
    await act(street, W, report, Action.ACCEPT)
    moment = int((street.world.clock.now() + 730 * DAY).timestamp())
    return await press(street, W, ReportPick(report.id, Action.SCHEDULE, moment))


async def some_time(street: Street, report: Report) -> str:
    await act(street, W, report, Action.ACCEPT)
    await do(street, report, W, Action.SCHEDULE)
    await street.world.write(W, "尽快")
    return street.world.last(W)


async def without_photo(street: Street, _: Report) -> str:
    report = await street.report(IDS.zhao, IDS.building_6, street.words.rubbish)
    await act(street, W, report, Action.ACCEPT)
    await do(street, report, W, Action.RESOLVE)
    await street.world.write(W, "扫干净了")
    return street.world.last(W)


async def priority_of_nothing(street: Street, report: Report) -> str:
    return await do(street, report, R, Action.PRIORITISE)


async def only_asked(street: Street, report: Report, action: Action, state: State) -> str:
    """What is lacking is not refused but asked for: the question says what."""
    await bring(street, report, state)
    who = {Action.DISPATCH: C, Action.REJECT: C, Action.REOPEN: R, Action.ANSWER: R}
    who |= {Action.HOLD: S, Action.RATE: R, Action.ADD: R}
    return await do(street, report, who.get(action, W), action)


FINAL = (
    "It was given back twice, so the office's decision stands. Please do it or talk to the office."
)
CASES: dict[Refusal, tuple[Press, str, str]] = {
    Refusal.NOT_A_MEMBER: (
        stranger,
        "您还不是这栋楼的住户。请先加入您的住处（私聊我，点“我住哪户”）。",
        "You do not belong to this building yet. Join your home first: write to me in private.",
    ),
    Refusal.NOT_YOURS: (
        neighbour,
        "这一步要由负责的人来做。您可以点“补充”说明情况。",
        "This step is for those in charge. You can tap “Add” and say what you know.",
    ),
    Refusal.CAPTAIN_ONLY: (
        calm_an_emergency,
        "这一步请楼栋长来做。",
        "Please ask the building captain to do this.",
    ),
    Refusal.STAFF_ONLY: (
        captain_rejects,
        "这一步请社区工作人员来做。",
        "Please ask the community office to do this.",
    ),
    Refusal.STAFF_ONLY_NOW: (
        third_date,
        "已经改过几次了，这回请社区工作人员来定。",
        "It was moved several times. Now the community office decides.",
    ),
    Refusal.RULING_FINAL: (
        third_return,
        "已退过两次，社区已经定了由谁办，请先办理或联系社区。",
        FINAL,
    ),
    Refusal.OWN_WORK: (
        own_work,
        "自己办的事，要由报事人来确认和评价。",
        "You did this yourself, so the person who reported it confirms and rates it.",
    ),
    Refusal.OWN_REPORT: (
        own_report,
        "这是您自己报的，已经算上您了。",
        "You reported this, so you are counted already.",
    ),
    Refusal.WRONG_STATE: (
        too_early_done,
        "现在是“已派单”，这一步做不了。卡片已更新，请看最新的按钮。",
        "It is now “Sent out”, so this cannot be done. The card was updated.",
    ),
    Refusal.ALREADY_ACCEPTED: (
        taken,
        "已被老张接单。",
        "老张 has taken it already.",
    ),
    Refusal.ALREADY_DONE: (twice, "已经是这样了，不用再点。", "That is done already."),
    Refusal.TOO_LATE: (
        eight_days_later,
        "已经过了可以改的时间。需要的话请重新报一件。",
        "It is too late to change this. If needed, please report it again.",
    ),
    Refusal.APPEAL_USED: (
        second_appeal,
        "已经申诉过一次。还有意见请联系社区。",
        "You have disagreed once. For more, please contact the office.",
    ),
    Refusal.UNDO_EXPIRED: (
        late_undo,
        "超过十分钟，不能撤销了。请楼栋长或社区帮忙改。",
        "More than ten minutes have passed. Please ask the captain or the office.",
    ),
    Refusal.NO_SUPPORTERS: (
        nobody_behind,
        "没有别的邻居跟进，可以直接撤回。",
        "Nobody else follows it. You can simply withdraw it.",
    ),
    Refusal.MORE_SUPPORTERS: (
        one_supporter,
        "已记下您的意见。再有 2 位邻居也这样说，就会重新办理。",
        "Noted. When 2 more neighbours say so, it will be worked on again.",
    ),
    Refusal.HAS_CHILDREN: (
        a_parent,
        "别的报事已经并到这一件，它不能再并走。",
        "Other reports were merged into this one, so it stays where it is.",
    ),
    Refusal.MERGE_CYCLE: (
        into_itself,
        "不能并到自己，也不能两件互相并。",
        "A report cannot be merged into itself or in a circle.",
    ),
    Refusal.MERGE_CHAIN: (
        into_a_merged,
        "那一件已经并到别处了，请选它并入的那件。",
        "That one was merged already. Please choose the one it went to.",
    ),
    Refusal.PARENT_ENDED: (
        into_an_ended,
        "那一件已经结束了，请选还在办的。",
        "That one has ended. Please choose one that is still open.",
    ),
    Refusal.OTHER_PLACE: (
        across_the_street,
        "那一件不在这栋楼，跨楼并案请社区来做。",
        "That one is in another building. The community office can merge those.",
    ),
    Refusal.NEEDS_PARENT: (
        into_nothing,
        "没有找到这个编号。请写成“6栋-0123”。",
        "I do not know that number. It looks like 6栋-0123.",
    ),
    Refusal.SAME_UNIT: (
        same_unit,
        "现在就在这个单位，请选别的。",
        "They have it already. Please choose another.",
    ),
    Refusal.DATE_NOT_FUTURE: (
        yesterday,
        "这个时间已经过了，请写以后的时间。",
        "That time has passed. Please write a later one.",
    ),
    Refusal.DATE_TOO_FAR: (
        in_two_years,
        "这个时间太远了，请写近一点的。",
        "That is too far away. Please write an earlier one.",
    ),
    Refusal.NEEDS_DATE: (
        some_time,
        "请写清哪天、几点，例如“12月3日 下午3点”“明天上午9点”。",
        "Please write the day and the hour, such as “3 Dec 3pm” or “tomorrow 9:00”.",
    ),
    Refusal.NEEDS_PHOTO: (
        without_photo,
        "还差一张办好后的照片。",
        "A photo of the finished work is still missing.",
    ),
    Refusal.NEEDS_CHOICE: (
        priority_of_nothing,
        "请在卡片上选一个。",
        "Please choose on the card.",
    ),
}
# What is lacking is asked for at once; the question stands for the refusal.
ASKED = {
    Refusal.NEEDS_REASON: (Action.GIVE_BACK, State.DISPATCHED, "为什么退单", "why give it back"),
    Refusal.NEEDS_TEXT: (Action.ADD, State.DISPATCHED, "要补充什么", "like to add"),
    Refusal.NEEDS_QUESTION: (Action.ASK, State.IN_PROGRESS, "想问报事人什么", "need to know"),
    Refusal.NEEDS_ANSWER: (Action.ANSWER, State.AWAITING_INFO, "请回答", "Please answer"),
    Refusal.NEEDS_UNIT: (Action.DISPATCH, State.SUBMITTED, "派给谁", "who should do it"),
    Refusal.NEEDS_CODE: (Action.REJECT, State.DISPATCHED, "原因是", "why can it not be done"),
    Refusal.NEEDS_RATING: (Action.RATE, State.CLOSED, "办得怎么样", "How was the work"),
}
# The first is turned into passing on, the second is only for what the clock does.
NEVER_PRESSED = {Refusal.HAS_SUPPORTERS, Refusal.TOO_EARLY}
# Pressed where reports about the captain or the office are tested.
ELSEWHERE = {refusal for refusal in Refusal if refusal.value == "stays_private"}


def test_every_refusal_is_reached_or_said_to_be_out_of_reach() -> None:
    assert set(CASES) | set(ASKED) | NEVER_PRESSED | ELSEWHERE == set(Refusal)


@pytest.mark.parametrize("words", [ZH, EN], ids=lambda words: words.language)
@pytest.mark.parametrize("refusal", CASES)
async def test_a_refused_press_says_why_and_what_would_help(
    world: World, refusal: Refusal, words: object
) -> None:
    street = await speaking(world, EN if words is EN else ZH)
    report = await street.report(R, IDS.building_6, street.words.lamp)
    pressed, zh, en = CASES[refusal]
    said = await pressed(street, report)
    sentence = en if words is EN else zh
    assert said.split("\n")[0] == sentence


@pytest.mark.parametrize("words", [ZH, EN], ids=lambda words: words.language)
@pytest.mark.parametrize("refusal", ASKED)
async def test_what_a_press_lacks_is_asked_for(
    world: World, refusal: Refusal, words: object
) -> None:
    street = await speaking(world, EN if words is EN else ZH)
    report = await street.report(R, IDS.building_6, street.words.lamp)
    action, state, zh, en = ASKED[refusal]
    said = await only_asked(street, report, action, state)
    assert (en if words is EN else zh) in said
    assert (await street.now_is(report)).state is state
