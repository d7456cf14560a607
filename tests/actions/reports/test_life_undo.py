"""Taking a step back: by whom, until when, and what goes back with it."""

from datetime import timedelta

import pytest

from actions.reports.life import Done
from domain.reports import Action, Given, Refusal, Report, State
from playground.estate import IDS
from storage.reports import media, people
from storage.reports.media import Item
from tests.actions.reports.desk import DAY, Desk

SECOND = timedelta(seconds=1)
JUST_IN_TIME = timedelta(minutes=9, seconds=59)
ON_TIME = timedelta(minutes=10)
TOO_LATE = timedelta(minutes=10, seconds=1)
PHOTO = Item("photo", IDS.unit_chat, 5, "file", "unique")
# (the step, the state it starts from, who takes it)
STEPS = [
    (Action.DISPATCH, State.SUBMITTED, IDS.captain),
    (Action.ACCEPT, State.DISPATCHED, IDS.worker),
    (Action.GIVE_BACK, State.DISPATCHED, IDS.worker),
    (Action.SCHEDULE, State.IN_PROGRESS, IDS.worker),
    (Action.START, State.SCHEDULED, IDS.worker),
    (Action.ASK, State.IN_PROGRESS, IDS.worker),
    (Action.ANSWER, State.AWAITING_INFO, IDS.wang),
    (Action.HOLD, State.IN_PROGRESS, IDS.staff),
    (Action.RESUME, State.ON_HOLD, IDS.staff),
    (Action.RESOLVE, State.IN_PROGRESS, IDS.worker),
    (Action.CONFIRM, State.RESOLVED, IDS.wang),
    (Action.REOPEN, State.RESOLVED, IDS.wang),
    (Action.REJECT, State.DISPATCHED, IDS.staff),
    (Action.APPEAL, State.REJECTED, IDS.wang),
    (Action.CANCEL, State.DISPATCHED, IDS.wang),
    (Action.PRIORITISE, State.DISPATCHED, IDS.wang),
    (Action.CATEGORISE, State.DISPATCHED, IDS.wang),
    (Action.SET_VISIBILITY, State.DISPATCHED, IDS.wang),
    (Action.HIDE, State.DISPATCHED, IDS.captain),
]
STEP = pytest.mark.parametrize(
    ("action", "state", "who"), STEPS, ids=[action.value for action, _, _ in STEPS]
)


async def taken(desk: Desk, action: Action, state: State, who: int) -> tuple[Report, Report]:
    """Take the step; return the report before and after it."""
    before = await desk.reach(await desk.file(), state)
    desk.now += timedelta(minutes=20)
    return before, await desk.do(who, before, action, desk.given(action))


@STEP
async def test_the_one_who_took_a_step_takes_it_back_until_ten_minutes_are_over(
    desk: Desk, action: Action, state: State, who: int
) -> None:
    before, after = await taken(desk, action, state, who)
    desk.now += ON_TIME
    undone = await desk.do(who, after, Action.UNDO)
    assert undone.state is before.state
    assert undone.version == after.version + 1
    kept = {"version", "escalation_level"}
    for name in set(Report.__dataclass_fields__) - kept:
        assert getattr(undone, name) == getattr(before, name), name


@STEP
async def test_a_second_later_neither_they_nor_staff_can(
    desk: Desk, action: Action, state: State, who: int
) -> None:
    _, after = await taken(desk, action, state, who)
    desk.now += TOO_LATE
    for person_id in (who, IDS.staff):
        assert await desk.act(person_id, after, Action.UNDO) is Refusal.UNDO_EXPIRED
    assert await desk.get(after) == after


@STEP
async def test_staff_take_back_what_others_did_and_nobody_else_does(
    desk: Desk, action: Action, state: State, who: int
) -> None:
    _, after = await taken(desk, action, state, who)
    desk.now += JUST_IN_TIME
    others = {IDS.wang, IDS.li_ming, IDS.worker, IDS.captain} - {who}
    for person_id in others:
        refusal = await desk.act(person_id, after, Action.UNDO)
        # A unit that has the report no longer is a stranger to it.
        assert refusal in {Refusal.NOT_YOURS, Refusal.NOT_A_MEMBER}, person_id
    assert isinstance(await desk.act(IDS.staff, after, Action.UNDO), Done)


@STEP
async def test_after_an_undo_the_timer_is_the_one_there_was_before(
    desk: Desk, action: Action, state: State, who: int
) -> None:
    before = await desk.reach(await desk.file(), state)
    armed = await desk.due(before)
    after = await desk.do(who, before, action, desk.given(action))
    await desk.do(who, after, Action.UNDO)
    assert await desk.due(before) == armed


@STEP
async def test_an_undo_is_written_down_and_history_keeps_what_was_undone(
    desk: Desk, action: Action, state: State, who: int
) -> None:
    _, after = await taken(desk, action, state, who)
    told = await desk.history(after)
    await desk.do(who, after, Action.UNDO)
    history = await desk.history(after)
    assert history[:-1] == told
    last = history[-1]
    assert (last.action, last.actor_id) == ("undo", who)
    assert (last.from_state, last.to_state) == (after.state, state)


async def test_what_the_clock_did_is_taken_back_by_staff_only(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.RESOLVED)
    report = await desk.tick(report, 7 * DAY)
    assert report.state is State.CLOSED
    assert await desk.act(IDS.wang, report, Action.UNDO) is Refusal.NOT_YOURS
    assert (await desk.do(IDS.staff, report, Action.UNDO)).state is State.RESOLVED


async def test_photos_of_work_that_was_taken_back_prove_nothing(desk: Desk) -> None:
    report = await desk.reach(await desk.file(category="clean"), State.IN_PROGRESS)
    with_photo = Given(text="扫干净了", photo=True)
    report = await desk.do(IDS.worker, report, Action.RESOLVE, with_photo, (PHOTO,))
    assert await desk.database.run(media.of, report.id, "after") == [PHOTO]
    await desk.do(IDS.worker, report, Action.UNDO)
    assert await desk.database.run(media.of, report.id, "after") == []
    assert await desk.database.run(media.of, report.id, "more") == [PHOTO], "it is not lost"
    words = Given(text="这回真扫了")
    assert await desk.act(IDS.worker, report, Action.RESOLVE, words) is Refusal.NEEDS_PHOTO


async def test_photos_of_an_earlier_round_stay_proof_of_that_round(desk: Desk) -> None:
    report = await desk.reach(await desk.file(category="clean"), State.IN_PROGRESS)
    first = Item("photo", IDS.unit_chat, 6, "first", "one")
    done = Given(text="扫干净了", photo=True)
    report = await desk.do(IDS.worker, report, Action.RESOLVE, done, (first,))
    desk.now += DAY
    report = await desk.do(IDS.wang, report, Action.REOPEN, desk.given(Action.REOPEN))
    desk.now += DAY
    report = await desk.do(IDS.worker, report, Action.RESOLVE, done, (PHOTO,))
    await desk.do(IDS.worker, report, Action.UNDO)
    assert await desk.database.run(media.of, report.id, "after") == [first]


async def test_only_the_last_step_can_be_taken_back(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    report = await desk.do(IDS.captain, report, Action.RESOLVE, desk.given(Action.RESOLVE))
    assert await desk.act(IDS.worker, report, Action.UNDO) is Refusal.NOT_YOURS
    report = await desk.do(IDS.captain, report, Action.UNDO)
    assert report.state is State.IN_PROGRESS
    assert await desk.act(IDS.worker, report, Action.UNDO) is Refusal.ALREADY_DONE


async def test_what_was_added_beside_it_stays_when_the_step_goes_back(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    desk.now += SECOND
    await desk.do(IDS.zhao, report, Action.SUPPORT)
    await desk.do(IDS.wang, report, Action.ADD, desk.given(Action.ADD))
    await desk.do(IDS.li_ming, report, Action.FLAG)
    undone = await desk.do(IDS.worker, report, Action.UNDO)
    assert undone.state is State.DISPATCHED
    assert await desk.database.run(people.supporters, report.id) == [IDS.zhao]
    assert await desk.database.run(people.flagged, report.id, IDS.li_ming)


async def test_a_step_taken_again_after_an_undo_can_be_taken_back_again(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.DISPATCHED)
    for _ in range(3):
        report = await desk.do(IDS.worker, report, Action.ACCEPT)
        report = await desk.do(IDS.worker, report, Action.UNDO)
    assert report.state is State.DISPATCHED
    assert [e.action for e in await desk.history(report)].count("undo") == 3


@pytest.mark.parametrize("state", [State.AWAITING_INFO, State.ON_HOLD])
async def test_a_pause_that_is_taken_back_costs_no_time(desk: Desk, state: State) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    action, who = {
        State.AWAITING_INFO: (Action.ASK, IDS.worker),
        State.ON_HOLD: (Action.HOLD, IDS.staff),
    }[state]
    due = report.resolve_due
    paused = await desk.do(who, report, action, desk.given(action))
    desk.now += JUST_IN_TIME
    undone = await desk.do(who, paused, Action.UNDO)
    assert (undone.resolve_due, undone.paused_seconds) == (due, 0)
