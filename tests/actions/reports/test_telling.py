"""Who hears of what: everybody it concerns, once, and never the one who did it."""

import pytest

from actions.reports.changing import ASIDE
from actions.reports.telling import TOLD
from domain.reports import Action, Given, State, Visibility
from playground.estate import IDS
from storage.places import people
from tests.actions.reports.desk import CARD, DAY, Desk

NEWS = "report-news"
REPORTER = (IDS.wang, NEWS, "reporter")
UNIT = (IDS.unit_chat, NEWS, "unit")
CAPTAIN = (IDS.captain, NEWS, "captain")
STAFF = (IDS.staff_chat, NEWS, "staff")

MATRIX = [
    (State.SUBMITTED, IDS.captain, Action.DISPATCH, {REPORTER}),
    (State.DISPATCHED, IDS.worker, Action.ACCEPT, {REPORTER}),
    (State.DISPATCHED, IDS.worker, Action.GIVE_BACK, {REPORTER, CAPTAIN}),
    (State.DISPATCHED, IDS.wang, Action.CANCEL, {UNIT}),
    (State.DISPATCHED, IDS.staff, Action.HOLD, {REPORTER, UNIT}),
    (State.IN_PROGRESS, IDS.worker, Action.SCHEDULE, {REPORTER}),
    (State.IN_PROGRESS, IDS.staff, Action.SCHEDULE, {REPORTER, UNIT}),
    (State.IN_PROGRESS, IDS.worker, Action.ASK, {REPORTER}),
    (State.IN_PROGRESS, IDS.worker, Action.RESOLVE, {REPORTER}),
    (State.IN_PROGRESS, IDS.captain, Action.RESOLVE, {REPORTER, UNIT}),
    (State.IN_PROGRESS, IDS.staff, Action.REJECT, {REPORTER, UNIT}),
    (State.IN_PROGRESS, IDS.li_ming, Action.SUPPORT, set()),
    (State.IN_PROGRESS, IDS.li_ming, Action.FLAG, set()),
    (State.IN_PROGRESS, IDS.wang, Action.ADD, {UNIT}),
    (State.IN_PROGRESS, IDS.captain, Action.PRIORITISE, {UNIT}),
    (State.IN_PROGRESS, IDS.captain, Action.HIDE, {REPORTER}),
    (State.SCHEDULED, IDS.worker, Action.START, {REPORTER}),
    (State.AWAITING_INFO, IDS.wang, Action.ANSWER, {UNIT}),
    (State.ON_HOLD, IDS.staff, Action.RESUME, {REPORTER, UNIT}),
    (State.RESOLVED, IDS.wang, Action.CONFIRM, {UNIT}),
    (State.RESOLVED, IDS.wang, Action.REOPEN, {UNIT}),
    (State.RESOLVED, IDS.captain, Action.REOPEN, {REPORTER, UNIT}),
    (State.CLOSED, IDS.wang, Action.RATE, set()),
    (State.REJECTED, IDS.wang, Action.APPEAL, {STAFF}),
    (State.REJECTED, IDS.staff, Action.APPEAL, {REPORTER}),
]


@pytest.mark.parametrize(
    ("state", "who", "action", "heard"), MATRIX, ids=[f"{r[0]}-{r[2]}-{r[1]}" for r in MATRIX]
)
async def test_each_change_is_told_to_those_it_concerns(
    desk: Desk, state: State, who: int, action: Action, heard: set[tuple[int, str, str]]
) -> None:
    report = await desk.reach(await desk.file(), state)
    await desk.sent()
    await desk.do(who, report, action, desk.given(action))
    assert {told for told in await desk.told() if told[1] == NEWS} == heard


def test_every_action_was_thought_of() -> None:
    silent = {Action.RATE, Action.CATEGORISE, Action.SET_VISIBILITY}
    assert set(Action) == set(TOLD) | (ASIDE - {Action.ADD}) | silent


async def test_supporters_hear_of_the_end_and_of_a_new_beginning(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    await desk.do(IDS.li_ming, report, Action.SUPPORT)
    await desk.sent()
    await desk.do(IDS.worker, report, Action.RESOLVE, desk.given(Action.RESOLVE))
    assert (IDS.li_ming, NEWS, "supporter") in await desk.told()
    await desk.do(IDS.wang, report, Action.REOPEN, desk.given(Action.REOPEN))
    assert (IDS.li_ming, NEWS, "supporter") in await desk.told()


async def test_nobody_is_told_twice_of_one_change(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    await desk.do(IDS.captain, report, Action.SUPPORT)
    await desk.sent()
    await desk.do(IDS.worker, report, Action.RESOLVE, desk.given(Action.RESOLVE))
    told = [(m.chat_id, m.view) for m in await desk.sent()]
    assert len(told) == len(set(told))


async def test_the_reporter_of_a_merged_report_hears_of_its_parents_end(desk: Desk) -> None:
    parent = await desk.reach(await desk.file(IDS.zhao), State.IN_PROGRESS)
    child = await desk.file(IDS.wang)
    await desk.sent()
    await desk.do(IDS.captain, child, Action.MERGE, Given(parent=parent))
    assert REPORTER in await desk.told()
    await desk.do(IDS.worker, parent, Action.RESOLVE, desk.given(Action.RESOLVE))
    assert (IDS.wang, NEWS, "supporter") in await desk.told()


async def test_who_cannot_be_written_to_is_answered_under_the_card(desk: Desk) -> None:
    report = await desk.reach(await desk.file(IDS.zhou), State.IN_PROGRESS)
    await desk.card(report)
    await desk.sent()
    await desk.do(IDS.worker, report, Action.RESOLVE, desk.given(Action.RESOLVE))
    (news,) = await desk.sent()
    assert (news.chat_id, news.reply_to, news.view) == (IDS.building_6, CARD, NEWS)


async def test_small_steps_are_not_said_aloud_in_the_group(desk: Desk) -> None:
    report = await desk.reach(await desk.file(IDS.zhou), State.SCHEDULED)
    await desk.card(report)
    await desk.sent()
    await desk.do(IDS.worker, report, Action.START)
    assert await desk.sent() == []


async def test_of_a_private_matter_the_captain_is_asked_to_tell_once(desk: Desk) -> None:
    report = await desk.file(IDS.zhou, "neighbour", "楼上吵")
    assert report.visibility is Visibility.PRIVATE
    await desk.card(report)
    await desk.reach(report, State.IN_PROGRESS)
    await desk.do(IDS.worker, report, Action.RESOLVE, desk.given(Action.RESOLVE))
    told = [(m.chat_id, m.view) for m in await desk.sent()]
    assert told.count((IDS.captain, "report-unreachable")) == 1
    assert IDS.building_6 not in {chat_id for chat_id, _ in told}


async def test_whoever_blocked_the_bot_counts_as_out_of_reach(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    await desk.database.run(people.blocked, IDS.wang, at=desk.now)
    await desk.sent()
    await desk.do(IDS.worker, report, Action.RESOLVE, desk.given(Action.RESOLVE))
    assert IDS.wang not in {m.chat_id for m in await desk.sent()}


async def test_a_unit_without_a_chat_hears_through_its_people(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.RESOLVED)
    desk.database.connection.execute("DELETE FROM chats WHERE kind = 'unit'")
    await desk.sent()
    await desk.do(IDS.wang, report, Action.CONFIRM)
    assert (IDS.worker, NEWS, "unit") in await desk.told()


async def test_a_report_sent_back_to_the_same_unit_is_announced_again(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.DISPATCHED)
    assert (IDS.unit_chat, "report-card", "") in await desk.told()
    await desk.card(report, IDS.unit_chat)
    await desk.do(IDS.worker, report, Action.GIVE_BACK, desk.given(Action.GIVE_BACK))
    await desk.sent()
    await desk.do(IDS.captain, report, Action.DISPATCH, desk.given(Action.DISPATCH))
    assert UNIT in await desk.told()


@pytest.mark.parametrize(("times", "top"), [(1, None), (2, "staff"), (3, "secretary")])
async def test_reopening_again_and_again_goes_upwards(
    desk: Desk, times: int, top: str | None
) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    for _ in range(times):
        await desk.do(IDS.worker, report, Action.RESOLVE, desk.given(Action.RESOLVE))
        await desk.sent()
        await desk.do(IDS.wang, report, Action.REOPEN, desk.given(Action.REOPEN))
        desk.now += DAY / 4
    levels = {party for _, _, party in await desk.told()} - {"unit", "supporter", ""}
    assert levels == ({top} if top else set())


async def test_three_flags_bring_the_captain(desk: Desk) -> None:
    report = await desk.file()
    for person_id in (IDS.zhao, IDS.li_ming, IDS.anna):
        await desk.do(person_id, report, Action.FLAG)
    assert CAPTAIN in await desk.told()


async def test_a_second_return_brings_staff(desk: Desk) -> None:
    report = await desk.file()
    for _ in range(2):
        await desk.do(IDS.captain, report, Action.DISPATCH, desk.given(Action.DISPATCH))
        await desk.sent()
        await desk.do(IDS.worker, report, Action.GIVE_BACK, desk.given(Action.GIVE_BACK))
    assert STAFF in await desk.told()


async def test_the_next_reporter_is_asked_to_follow(desk: Desk) -> None:
    report = await desk.file()
    await desk.do(IDS.zhao, report, Action.SUPPORT)
    await desk.sent()
    await desk.do(IDS.wang, report, Action.CANCEL)
    assert (IDS.zhao, NEWS, "reporter") in await desk.told()


async def test_where_there_is_no_card_in_a_group_the_captain_is_asked_to_tell(
    desk: Desk,
) -> None:
    await desk.reach(await desk.file(IDS.zhou), State.RESOLVED)
    told = [m for m in await desk.sent() if m.view == "report-unreachable"]
    assert [m.chat_id for m in told] == [IDS.captain]
