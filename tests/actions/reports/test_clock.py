"""What falls due: nudges, the ladder, quiet hours, questions, closing by itself."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.reports import Action, Given, Priority, State, Step
from playground.estate import IDS
from storage.reports import events
from tests.actions.reports.desk import DAY, HOUR, Desk

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
LATE = "report-late"
# 12:00 in Shanghai is the start; 22:00 is ten hours later.
EVENING = datetime(2026, 11, 22, 13, 30, tzinfo=UTC)
MORNING = datetime(2026, 11, 22, 23, tzinfo=UTC)


async def _steps(desk: Desk) -> set[tuple[int, str]]:
    return {(m.chat_id, m.args["step"]) for m in await desk.sent() if m.view == LATE}


async def test_a_report_nobody_was_given_climbs_first(desk: Desk) -> None:
    report = await desk.file()
    assert await desk.due(report) == [desk.now + 2 * HOUR]
    await desk.tick(report, 2 * HOUR - SECOND)
    assert await _steps(desk) == set()
    report = await desk.tick(report, SECOND)
    assert await _steps(desk) == {(IDS.captain, "unrouted"), (IDS.staff_chat, "unrouted")}
    assert report.escalation_level == 2


async def test_the_unit_is_nudged_at_three_quarters_of_the_time(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.DISPATCHED)
    await desk.sent()
    await desk.tick(report, 3 * HOUR)
    assert await _steps(desk) == {(IDS.unit_chat, "nudge_respond")}


async def test_each_level_hears_once_of_what_is_late(desk: Desk) -> None:
    report = await desk.reach(await desk.file(priority=Priority.URGENT), State.DISPATCHED)
    await desk.sent()
    heard: list[tuple[int, str]] = []
    for _ in range(7 * 24):
        report = await desk.tick(report, HOUR)
        heard += sorted(await _steps(desk))
    assert heard == [
        (IDS.unit_chat, "nudge_respond"),
        (IDS.captain, "respond_overdue"),
        (IDS.unit_chat, "nudge_resolve"),
        (IDS.staff_chat, "resolve_overdue"),
        (IDS.owner, "double"),
    ]
    assert report.escalation_level == 4


async def test_after_three_days_of_downtime_everything_due_happens_once(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.DISPATCHED)
    await desk.sent()
    await desk.tick(report, 3 * DAY)
    once = [(m.chat_id, m.args["step"]) for m in await desk.sent() if m.view == LATE]
    assert sorted(once) == sorted(
        [
            (IDS.unit_chat, "nudge_respond"),
            (IDS.captain, "respond_overdue"),
            (IDS.unit_chat, "nudge_resolve"),
            (IDS.staff_chat, "resolve_overdue"),
        ]
    )
    await desk.tick(report)
    await desk.tick(report, MINUTE)
    assert await _steps(desk) == set()


async def test_at_night_nobody_is_woken_and_in_the_morning_all_are_told(desk: Desk) -> None:
    desk.now = EVENING
    report = await desk.file()
    # Half of four hours from 21:30 falls into the quiet hours.
    assert await desk.due(report) == [MORNING]
    await desk.tick(report, 3 * HOUR)
    assert await _steps(desk) == set()
    desk.now = MORNING
    await desk.tick(report)
    assert (IDS.captain, "unrouted") in await _steps(desk)


async def test_what_is_urgent_wakes_people(desk: Desk) -> None:
    desk.now = EVENING
    report = await desk.file(priority=Priority.URGENT)
    assert await desk.due(report) == [EVENING + 2 * HOUR]
    await desk.tick(report, 2 * HOUR)
    assert (IDS.captain, "unrouted") in await _steps(desk)


async def test_silence_closes_a_report_after_exactly_seven_days(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.RESOLVED)
    await desk.sent()
    report = await desk.tick(report, 3 * DAY)
    assert await _steps(desk) == {(IDS.wang, "confirm_reminder")}
    report = await desk.tick(report, 4 * DAY - SECOND)
    assert report.state is State.RESOLVED
    assert await desk.due(report) == [desk.now + SECOND]
    report = await desk.tick(report, SECOND)
    assert (report.state, report.auto_closed) == (State.CLOSED, True)
    assert await desk.due(report) == []
    assert (IDS.wang, "report-news", "reporter") in await desk.told()


async def test_closing_at_night_waits_for_nobody(desk: Desk) -> None:
    desk.now = EVENING + HOUR
    report = await desk.reach(await desk.file(), State.RESOLVED)
    assert (await desk.tick(report, 7 * DAY)).state is State.CLOSED


async def test_a_reminder_is_not_sent_together_with_what_it_reminds_of(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.RESOLVED)
    await desk.sent()
    await desk.tick(report, 8 * DAY)
    assert await _steps(desk) == set()


async def test_a_question_is_repeated_once_and_lapses_after_five_days(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.AWAITING_INFO)
    due_before = report.resolve_due
    await desk.sent()
    await desk.tick(report, 3 * DAY)
    assert await _steps(desk) == {(IDS.wang, "question_reminder")}
    report = await desk.tick(report, 2 * DAY - SECOND)
    assert report.state is State.AWAITING_INFO
    report = await desk.tick(report, SECOND)
    assert report.state is State.IN_PROGRESS
    assert report.resolve_due == due_before + 5 * DAY
    assert {chat for chat, _, _ in await desk.told()} == {IDS.wang, IDS.unit_chat}


async def test_asking_again_reminds_again(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.AWAITING_INFO)
    await desk.tick(report, 3 * DAY)
    await desk.do(IDS.wang, report, Action.ANSWER, desk.given(Action.ANSWER))
    await desk.do(IDS.worker, report, Action.ASK, desk.given(Action.ASK))
    await desk.sent()
    await desk.tick(report, 3 * DAY)
    assert (IDS.wang, "question_reminder") in await _steps(desk)


async def test_what_is_on_hold_comes_back_on_its_day(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.ON_HOLD)
    await desk.sent()
    report = await desk.tick(report, 30 * DAY)
    assert report.state is State.IN_PROGRESS
    assert (IDS.staff_chat, "report-news", "staff") in await desk.told()


async def test_the_unit_hears_when_the_promised_time_has_come(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    given = Given(date=desk.now + 5 * HOUR)
    await desk.do(IDS.worker, report, Action.SCHEDULE, given)
    await desk.sent()
    await desk.tick(report, 5 * HOUR)
    assert (IDS.unit_chat, "scheduled_due") in await _steps(desk)


async def test_a_reopened_report_climbs_afresh(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    await desk.tick(report, 50 * HOUR)
    done = await desk.do(IDS.worker, report, Action.RESOLVE, desk.given(Action.RESOLVE))
    again = await desk.do(IDS.wang, done, Action.REOPEN, desk.given(Action.REOPEN))
    assert again.resolve_due == desk.now + 24 * HOUR
    await desk.sent()
    await desk.tick(report, 24 * HOUR)
    assert (IDS.staff_chat, "resolve_overdue") in await _steps(desk)


async def test_undoing_a_reopening_repeats_no_reminder(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.RESOLVED)
    await desk.tick(report, 4 * DAY)
    await desk.do(IDS.wang, report, Action.REOPEN, desk.given(Action.REOPEN))
    await desk.do(IDS.wang, report, Action.UNDO)
    await desk.sent()
    await desk.tick(report, MINUTE)
    assert await _steps(desk) == set()
    assert Step.CONFIRM_REMINDER in await desk.database.run(events.steps_taken, report.id)


async def test_where_a_level_is_empty_the_next_one_hears(desk: Desk) -> None:
    report = await desk.file(building=desk.estate.other_building)
    await desk.tick(report, 2 * HOUR)
    assert await _steps(desk) == {(IDS.staff_chat, "unrouted")}


async def test_a_timer_of_a_report_that_is_gone_does_nothing(desk: Desk) -> None:
    report = await desk.file()
    desk.database.connection.execute("DELETE FROM report_events")
    desk.database.connection.execute("DELETE FROM reports")
    with pytest.raises(LookupError):
        await desk.tick(report)
    assert await desk.sent() == []
