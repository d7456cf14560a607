"""What each change writes, and the turns a report's life can take."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import ClauseElement

from actions.reports import life
from actions.reports.life import Done
from domain.errors import Missing
from domain.places import Grant, Role
from domain.reports import CATEGORIES, Action, Given, Rating, Refusal, Report, State, Visibility
from playground.estate import IDS
from storage import panels
from storage.database import Tx
from storage.places import grants
from storage.places.people import Greeting, greet
from storage.reports import media, people, register
from storage.reports.media import Item
from storage.reports.register import CHANGE, Changed
from tests.actions.reports.desk import DAY, Desk

TEN = timedelta(minutes=10)
PHOTO = Item("photo", IDS.unit_chat, 5, "file", "unique")


async def test_a_lamp_is_walked_from_the_report_to_its_end(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.CLOSED)
    rated = await desk.do(IDS.wang, report, Action.RATE, desk.given(Action.RATE))
    assert rated.rating is Rating.GOOD
    history = [(e.action, e.actor_id, e.to_state) for e in await desk.history(report)]
    assert history == [
        ("submit", IDS.wang, State.SUBMITTED),
        ("dispatch", IDS.captain, State.DISPATCHED),
        ("accept", IDS.worker, State.IN_PROGRESS),
        ("resolve", IDS.worker, State.RESOLVED),
        ("confirm", IDS.wang, State.CLOSED),
        ("rate", IDS.wang, State.CLOSED),
    ]
    assert await desk.due(report) == []


async def test_what_was_said_and_chosen_is_in_the_history(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.RESOLVED)
    texts = {e.action: e.text for e in await desk.history(report)}
    assert texts["resolve"] == "换了灯泡"
    assert texts["dispatch"] == str(desk.estate.property_firm)


async def test_every_change_has_the_cards_drawn_anew(desk: Desk) -> None:
    report = await desk.file()
    await desk.card(report)
    await desk.do(IDS.captain, report, Action.DISPATCH, desk.given(Action.DISPATCH))
    (panel,) = await desk.database.run(panels.of, "report", report.id)
    assert panel.stale_since == desk.now


async def test_a_report_that_never_was_is_missing(desk: Desk) -> None:
    report = replace(await desk.file(), id=999)
    with pytest.raises(Missing):
        await desk.act(IDS.wang, report, Action.CANCEL)


async def test_of_two_who_press_at_once_the_first_takes_it(desk: Desk) -> None:
    second = 1010
    grant = Grant(second, Role.UNIT, desk.estate.community, desk.estate.property_firm, 1, desk.now)
    await desk.database.run(_hire, second, grant, now=desk.now)
    report = await desk.reach(await desk.file(), State.DISPATCHED)
    results = await asyncio.gather(
        desk.act(IDS.worker, report, Action.ACCEPT), desk.act(second, report, Action.ACCEPT)
    )
    assert isinstance(results[0], Done)
    assert results[1] is Refusal.ALREADY_ACCEPTED
    assert (await desk.get(report)).assignee_id == IDS.worker


async def _hire(tx: Tx, person_id: int, grant: Grant, *, now: datetime) -> None:
    await greet(tx, Greeting(person_id, "小李", None, "zh-CN", private=True), now=now)
    await grants.add(tx, grant)


class _Overtaken:
    """A transaction in which somebody else's change lands just before the first own one."""

    def __init__(self, tx: Tx, other: Report, times: int) -> None:
        self._tx = tx
        self._other = other
        self._times = times

    async def one(self, statement: ClauseElement, /, **values: Any) -> Any:  # noqa: ANN401
        return await self._tx.one(statement, **values)

    async def all(self, statement: ClauseElement, /, **values: Any) -> Any:  # noqa: ANN401
        return await self._tx.all(statement, **values)

    async def do(self, statement: ClauseElement, /, **values: Any) -> int:  # noqa: ANN401
        if statement is CHANGE and self._times:
            self._times -= 1
            seen = await register.get(self._tx, self._other.id)
            other = replace(self._other, version=seen.version + 1)
            await register.change(self._tx, seen, other)
        return await self._tx.do(statement, **values)


async def _act_overtaken(
    tx: Tx, report: Report, other: Report, times: int, *, now: datetime
) -> Done | Refusal:
    racing = _Overtaken(tx, other, times)
    return await life.act(racing, IDS.worker, report.id, Action.ACCEPT, now=now)


async def test_a_change_that_comes_too_late_is_answered_by_the_new_state(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.DISPATCHED)
    taken = replace(report, state=State.IN_PROGRESS, accepted_at=desk.now, assignee_id=IDS.owner)
    result = await desk.database.run(_act_overtaken, report, taken, 1, now=desk.now)
    assert result is Refusal.ALREADY_ACCEPTED
    assert [e.action for e in await desk.history(report)] == ["submit", "dispatch"]


async def test_a_change_beside_it_does_not_stand_in_the_way(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.DISPATCHED)
    result = await desk.database.run(_act_overtaken, report, report, 1, now=desk.now)
    assert isinstance(result, Done)
    assert result.report.version == report.version + 2


async def test_being_overtaken_twice_leaves_nothing_behind(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.DISPATCHED)
    with pytest.raises(Changed):
        await desk.database.run(_act_overtaken, report, report, 2, now=desk.now)
    assert await desk.get(report) == report


@pytest.mark.parametrize(
    ("after", "done"), [(TEN, True), (TEN + timedelta(seconds=1), False)], ids=["10:00", "10:01"]
)
async def test_a_press_can_be_undone_for_exactly_ten_minutes(
    desk: Desk,
    after: timedelta,
    done: bool,  # noqa: FBT001
) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    desk.now += after
    result = await desk.act(IDS.worker, report, Action.UNDO)
    assert isinstance(result, Done) == done
    assert (await desk.get(report)).state is (State.DISPATCHED if done else State.IN_PROGRESS)


async def test_an_undo_is_a_new_event_and_is_not_itself_undone(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    undone = await desk.do(IDS.worker, report, Action.UNDO)
    assert (await desk.history(report))[-1].action == "undo"
    assert undone.accepted_at is None
    assert await desk.act(IDS.worker, report, Action.UNDO) is Refusal.ALREADY_DONE


async def test_staff_may_undo_what_others_did_and_neighbours_may_not(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    assert await desk.act(IDS.li_ming, report, Action.UNDO) is Refusal.NOT_YOURS
    assert (await desk.do(IDS.staff, report, Action.UNDO)).state is State.DISPATCHED


async def test_a_supporter_in_between_does_not_block_the_undo(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.RESOLVED)
    await desk.do(IDS.li_ming, report, Action.SUPPORT)
    undone = await desk.do(IDS.worker, report, Action.UNDO)
    assert undone.state is State.IN_PROGRESS
    assert await desk.database.run(people.supporters, report.id) == [IDS.li_ming]


async def test_whoever_stood_behind_a_merged_report_stands_behind_its_parent(
    desk: Desk,
) -> None:
    parent = await desk.file(IDS.zhao, text="门厅灯坏了")
    child = await desk.file(IDS.wang)
    await desk.do(IDS.li_ming, child, Action.SUPPORT)
    desk.now += timedelta(minutes=1)
    merged = await desk.do(IDS.captain, child, Action.MERGE, Given(parent=parent))
    assert (merged.state, merged.parent_id) == (State.MERGED, parent.id)
    behind = await desk.database.run(people.supporters, parent.id)
    assert set(behind) == {IDS.wang, IDS.li_ming}
    await desk.do(IDS.captain, child, Action.UNDO)
    assert await desk.database.run(people.supporters, parent.id) == []


async def test_undoing_a_merge_keeps_those_who_supported_the_parent_before(desk: Desk) -> None:
    parent = await desk.file(IDS.zhao, text="门厅灯坏了")
    await desk.do(IDS.li_ming, parent, Action.SUPPORT)
    child = await desk.file(IDS.wang)
    desk.now += timedelta(minutes=1)
    await desk.do(IDS.captain, child, Action.MERGE, Given(parent=parent))
    await desk.do(IDS.captain, child, Action.UNDO)
    assert await desk.database.run(people.supporters, parent.id) == [IDS.li_ming]


async def test_reports_are_merged_neither_in_chains_nor_in_circles(desk: Desk) -> None:
    top, middle, low = [await desk.file(text=f"灯坏了{n}") for n in range(3)]
    middle = await desk.do(IDS.captain, middle, Action.MERGE, Given(parent=top))
    into = Given(parent=middle)
    assert await desk.act(IDS.captain, low, Action.MERGE, into) is Refusal.MERGE_CHAIN
    assert await desk.act(IDS.captain, top, Action.MERGE, into) is Refusal.HAS_CHILDREN
    itself = Given(parent=low)
    assert await desk.act(IDS.captain, low, Action.MERGE, itself) is Refusal.MERGE_CYCLE


async def test_the_cards_of_merged_reports_follow_their_parent(desk: Desk) -> None:
    parent = await desk.reach(await desk.file(IDS.zhao), State.IN_PROGRESS)
    child = await desk.file(IDS.wang)
    await desk.do(IDS.captain, child, Action.MERGE, Given(parent=parent))
    await desk.card(child)
    await desk.do(IDS.worker, parent, Action.RESOLVE, desk.given(Action.RESOLVE))
    (panel,) = await desk.database.run(panels.of, "report", child.id)
    assert panel.stale_since is not None


async def test_withdrawing_alone_ends_it_and_with_supporters_passes_it_on(desk: Desk) -> None:
    alone = await desk.file()
    assert (await desk.do(IDS.wang, alone, Action.CANCEL)).state is State.CANCELLED
    shared = await desk.file(text="大门坏了")
    for later, person_id in enumerate((IDS.zhao, IDS.li_ming)):
        desk.now += timedelta(seconds=later + 1)
        await desk.do(person_id, shared, Action.SUPPORT)
    result = await desk.act(IDS.wang, shared, Action.CANCEL)
    assert isinstance(result, Done)
    assert result.action is Action.PASS_ON
    assert (result.report.reporter_id, result.report.state) == (IDS.zhao, State.SUBMITTED)
    assert await desk.database.run(people.supporters, shared.id) == [IDS.li_ming]
    assert await desk.act(IDS.wang, shared, Action.CANCEL) is Refusal.NOT_YOURS


async def test_undoing_the_passing_on_gives_both_their_places_back(desk: Desk) -> None:
    report = await desk.file()
    await desk.do(IDS.zhao, report, Action.SUPPORT)
    await desk.do(IDS.wang, report, Action.CANCEL)
    undone = await desk.do(IDS.staff, report, Action.UNDO)
    assert undone.reporter_id == IDS.wang
    assert await desk.database.run(people.supporters, report.id) == [IDS.zhao]


async def test_three_supporters_reopen_and_two_do_not(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.RESOLVED)
    for person_id in (IDS.zhao, IDS.li_ming, IDS.anna):
        await desk.do(person_id, report, Action.SUPPORT)
    for person_id in (IDS.zhao, IDS.zhao, IDS.li_ming):
        assert await desk.act(person_id, report, Action.REOPEN) is Refusal.MORE_SUPPORTERS
    again = await desk.do(IDS.anna, report, Action.REOPEN)
    assert (again.state, again.reopen_count) == (State.IN_PROGRESS, 1)
    assert await desk.database.run(people.wanting_reopen, report.id) == []


async def test_the_reporter_reopens_only_with_a_reason_and_within_seven_days(
    desk: Desk,
) -> None:
    report = await desk.reach(await desk.file(), State.CLOSED)
    assert await desk.act(IDS.wang, report, Action.REOPEN) is Refusal.NEEDS_REASON
    why = desk.given(Action.REOPEN)
    desk.now += 7 * DAY + timedelta(seconds=1)
    assert await desk.act(IDS.wang, report, Action.REOPEN, why) is Refusal.TOO_LATE
    desk.now -= timedelta(seconds=1)
    assert (await desk.do(IDS.wang, report, Action.REOPEN, why)).state is State.IN_PROGRESS


async def test_after_two_returns_staff_have_the_last_word(desk: Desk) -> None:
    report = await desk.file()
    send = desk.given(Action.DISPATCH)
    for _ in range(2):
        await desk.do(IDS.captain, report, Action.DISPATCH, send)
        report = await desk.do(IDS.worker, report, Action.GIVE_BACK, desk.given(Action.GIVE_BACK))
    assert report.return_count == 2
    assert await desk.act(IDS.captain, report, Action.DISPATCH, send) is Refusal.STAFF_ONLY_NOW
    await desk.do(IDS.staff, report, Action.DISPATCH, send)
    back = desk.given(Action.GIVE_BACK)
    assert await desk.act(IDS.worker, report, Action.GIVE_BACK, back) is Refusal.RULING_FINAL


async def test_the_second_move_of_a_date_is_for_staff(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.SCHEDULED)
    later = Given(date=desk.now + 2 * DAY)
    report = await desk.do(IDS.worker, report, Action.SCHEDULE, later)
    later = Given(date=desk.now + 3 * DAY)
    refused = await desk.act(IDS.worker, report, Action.SCHEDULE, later)
    assert refused is Refusal.STAFF_ONLY_NOW
    await desk.do(IDS.staff, report, Action.SCHEDULE, later)


async def test_an_appeal_is_heard_once(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.REJECTED)
    report = await desk.do(IDS.wang, report, Action.APPEAL)
    assert report.state is State.SUBMITTED
    await desk.do(IDS.staff, report, Action.REJECT, desk.given(Action.REJECT))
    assert await desk.act(IDS.wang, report, Action.APPEAL) is Refusal.APPEAL_USED


async def test_three_flags_hide_a_report_until_the_captain_shows_it(desk: Desk) -> None:
    report = await desk.file()
    for person_id in (IDS.zhao, IDS.li_ming):
        assert not (await desk.do(person_id, report, Action.FLAG)).hidden
    assert await desk.act(IDS.zhao, report, Action.FLAG) is Refusal.ALREADY_DONE
    await desk.do(IDS.anna, report, Action.FLAG)
    assert (await desk.get(report)).hidden
    shown = await desk.do(IDS.captain, report, Action.SHOW)
    assert not shown.hidden
    await desk.do(IDS.zhao, report, Action.FLAG)
    assert not (await desk.get(report)).hidden


async def test_where_the_category_asks_for_a_photo_the_work_needs_one(desk: Desk) -> None:
    report = await desk.reach(await desk.file(category="clean"), State.IN_PROGRESS)
    words = desk.given(Action.RESOLVE)
    assert await desk.act(IDS.worker, report, Action.RESOLVE, words) is Refusal.NEEDS_PHOTO
    with_photo = replace(words, photo=True)
    await desk.do(IDS.worker, report, Action.RESOLVE, with_photo, (PHOTO,))
    assert await desk.database.run(media.of, report.id, "after") == [PHOTO]


async def test_nobody_confirms_or_rates_their_own_work(desk: Desk) -> None:
    report = await desk.reach(await desk.file(IDS.captain), State.IN_PROGRESS)
    await desk.do(IDS.captain, report, Action.RESOLVE, desk.given(Action.RESOLVE))
    assert await desk.act(IDS.captain, report, Action.CONFIRM) is Refusal.OWN_WORK


async def test_who_logged_for_a_resident_without_a_phone_speaks_for_them(desk: Desk) -> None:
    report = await desk.file(None, logger=IDS.captain)
    report = await desk.reach(report, State.RESOLVED)
    assert (await desk.do(IDS.captain, report, Action.CONFIRM)).state is State.CLOSED


async def test_a_private_category_makes_the_report_private(desk: Desk) -> None:
    report = await desk.file()
    given = Given(category=CATEGORIES["care"])
    assert (
        await desk.do(IDS.wang, report, Action.CATEGORISE, given)
    ).visibility is Visibility.PRIVATE


async def test_what_it_waited_for_takes_a_report_off_hold(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.ON_HOLD)
    result = await desk.database.run(life.resume, report.id, "众筹已满", now=desk.now)
    assert isinstance(result, Done)
    last = (await desk.history(report))[-1]
    assert (last.action, last.actor_id, last.text) == ("resume", None, "众筹已满")
    again = await desk.database.run(life.resume, report.id, now=desk.now)
    assert again is Refusal.ALREADY_DONE


async def test_a_failure_in_the_middle_leaves_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = await desk.reach(await desk.file(), State.DISPATCHED)
    await desk.sent()

    async def fails(*_: object, **__: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr("actions.reports.changing.telling.tell", fails)
    before = (await desk.get(report), await desk.history(report), await desk.due(report))
    with pytest.raises(RuntimeError, match="power cut"):
        await desk.act(IDS.worker, report, Action.ACCEPT)
    assert (await desk.get(report), await desk.history(report), await desk.due(report)) == before
    assert await desk.sent() == []
