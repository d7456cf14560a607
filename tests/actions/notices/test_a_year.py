"""Each occurrence is posted once, in order, or marked missed, whatever the clock does."""

import asyncio
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from actions.notices import occurring
from actions.notices.occurring import begins
from domain.notices import Notice, Phase, Schedule, State
from playground.clock import Clock
from playground.estate import IDS
from storage.database import Database
from storage.notices import days, register
from storage.places import tree
from tests.actions.notices.noticed import ZONE, begun, local, said, waiting
from tests.actions.notices.years import Year, ticker, year
from tests.conftest import NOON
from tests.estate import Estate

HOURS = timedelta(hours=1)


@pytest.fixture
def running(database: Database, clock: Clock) -> Year:
    return year(database, clock)


async def begin(
    running: Year,
    place_id: int,
    when: str,
    **more: Any,  # noqa: ANN401
) -> Notice:
    calendar = await running.database.run(days.calendar)
    schedule = said(when, NOON, calendar)
    notice, _ = await running.database.run(begun, place_id, schedule, now=NOON, **more)
    return notice


async def test_the_clinic_on_the_7th_is_posted_twelve_times_three_days_before(
    running: Year, estate: Estate
) -> None:
    notice = await begin(running, estate.building, "每月7日 09:00")
    await running.until(local(2027, 11, 22))
    starts = await running.posted(notice.id)
    months = [(2026, 12), *((2027, m) for m in range(1, 12))]
    assert starts == [local(y, m, 7, 9) for y, m in months]
    rows = await running.rows(notice.id)
    assert {begins(row) - row.posted_at for row in rows if row.posted_at} == {3 * 24 * HOURS}
    assert await running.states(notice.id) == {Phase.PLANNED: 1, Phase.OVER: 12}


async def test_twice_a_week_is_posted_on_each_day_and_only_one_is_planned_ahead(
    running: Year, estate: Estate
) -> None:
    notice = await begin(running, estate.building, "每周二、四下午2点")
    await running.until(local(2027, 2, 22))
    starts = await running.posted(notice.id)
    assert starts == sorted(set(starts))
    assert {s.astimezone(ZONE).weekday() for s in starts} == {1, 3}
    assert len(starts) == 26
    assert (await running.states(notice.id))[Phase.PLANNED] == 1


async def test_the_last_friday_comes_once_a_month(running: Year, estate: Estate) -> None:
    notice = await begin(running, estate.building, "每月最后一个周五 15:00")
    await running.until(local(2027, 11, 20))
    starts = [s.astimezone(ZONE) for s in await running.posted(notice.id)]
    assert len(starts) == 12
    assert all(s.weekday() == 4 and (s + timedelta(days=7)).month != s.month for s in starts)


async def test_workdays_leave_out_holidays_and_take_in_what_is_worked_in_exchange(
    running: Year, estate: Estate
) -> None:
    await running.database.run(days.put, NOON.date() + timedelta(days=2), "节", works=False)
    saturday = NOON.date() + timedelta(days=6)
    assert saturday.weekday() == 5
    await running.database.run(days.put, saturday, "节", works=True)
    notice = await begin(running, estate.building, "每个工作日8:30")
    await running.until(local(2026, 11, 30, 12))
    found = [s.astimezone(ZONE).day for s in await running.posted(notice.id)]
    assert found == [23, 25, 26, 27, 28, 30]


async def test_29_february_waits_for_the_leap_year(running: Year, estate: Estate) -> None:
    notice = await begin(running, estate.building, "每年2月29日 10:00")
    await running.until(local(2028, 3, 1))
    assert await running.posted(notice.id) == [local(2028, 2, 29, 10)]
    rows = await running.rows(notice.id)
    assert rows[-1].starts_at == local(2032, 2, 29, 10)


async def test_a_rule_with_an_end_ends_the_notice(running: Year, estate: Estate) -> None:
    notice = await begin(running, estate.building, "每周二14:00 共3次")
    await running.until(local(2027, 1, 30))
    assert len(await running.posted(notice.id)) == 3
    assert (await running.database.run(register.get, notice.id)).state is State.ENDED


async def test_down_for_a_day_what_has_not_begun_is_posted_late_and_once(
    running: Year, estate: Estate
) -> None:
    notice = await begin(running, estate.building, "每月7日 09:00")
    await running.until(local(2026, 12, 3, 23))
    await running.down_until(local(2026, 12, 5, 10))
    assert await running.posted(notice.id) == [local(2026, 12, 7, 9)]
    await running.until(local(2026, 12, 20))
    assert len(await running.copies()) == len(set(await running.copies())) == 1


async def test_down_at_night_the_late_post_waits_for_the_morning(
    running: Year, estate: Estate
) -> None:
    notice = await begin(running, estate.building, "每月7日 09:00")
    await running.down_until(local(2026, 12, 5, 2))
    assert await running.posted(notice.id) == []
    await running.until(local(2026, 12, 5, 8))
    (row, *_) = await running.rows(notice.id)
    assert row.posted_at == local(2026, 12, 5, 7)


async def test_down_for_months_the_missed_are_marked_and_told_once(
    running: Year, estate: Estate
) -> None:
    notice = await begin(running, estate.building, "每周二、四下午2点")
    await running.down_until(local(2027, 3, 30, 12))
    states = await running.states(notice.id)
    # 24 November to 25 March; that day's own (30 March, 14:00) is still of use.
    assert states == {Phase.MISSED: 36, Phase.POSTED: 1, Phase.PLANNED: 1}
    assert await running.posted(notice.id) == [local(2027, 3, 30, 14)]
    (told,) = await waiting(running.database, "notice-missed")
    assert told.chat_id == IDS.captain
    assert told.args["count"] == 36


async def test_two_years_down_are_caught_up_in_bounded_units(
    running: Year, estate: Estate
) -> None:
    notice = await begin(running, estate.building, "每天9:00")
    await running.down_until(local(2028, 11, 22, 8))
    rows = await running.rows(notice.id)
    missed = [row for row in rows if row.state is Phase.MISSED]
    assert len(missed) > occurring.AT_ONCE
    assert len({row.original_at for row in rows}) == len(rows)
    assert await running.posted(notice.id) == [local(2028, 11, 22, 9)]


async def test_the_clock_set_back_posts_nothing_twice(running: Year, estate: Estate) -> None:
    notice = await begin(running, estate.building, "每周二、四下午2点")
    await running.until(local(2026, 12, 20))
    before = await running.posted(notice.id)
    running.clock.jump(-timedelta(days=14))
    await running.until(local(2026, 12, 20))
    assert await running.posted(notice.id) == before
    await running.until(local(2026, 12, 25))
    starts = await running.posted(notice.id)
    assert starts == sorted(set(starts))
    assert len(starts) == len(before) + 2


async def test_two_clocks_at_once_post_each_occurrence_once(running: Year, estate: Estate) -> None:
    notice = await begin(running, estate.building, "每天9:00")
    other = ticker(running.database, running.clock)
    for day in range(1, 31):
        running.clock.jump(local(2026, 11, 22, 7, 30) + timedelta(days=day) - running.clock.now())
        await asyncio.gather(running.ticker.drain(), other.drain())
    starts = await running.posted(notice.id)
    assert starts == [local(2026, 11, 22, 9) + timedelta(days=n) for n in range(1, 31)]
    copies = await running.copies()
    assert len(copies) == len(set(copies)) == 30


async def test_firing_again_by_hand_changes_nothing(running: Year, estate: Estate) -> None:
    notice = await begin(running, estate.building, "12月7日 09:00", at_once=True)
    (row,) = await running.rows(notice.id)
    assert row.state is Phase.POSTED
    await running.database.run(occurring.fire, row.id, now=NOON + HOURS)
    assert await running.rows(notice.id) == [row]
    assert len(await running.copies()) == 1


async def test_nothing_to_come_to_is_posted_at_once_and_over_a_day_later(
    running: Year, estate: Estate
) -> None:
    notice, row = await running.database.run(
        begun, estate.community, Schedule(), now=NOON, urgent="大风"
    )
    assert row is not None
    assert row.state is Phase.POSTED
    chats = {chat for _, chat in await running.copies()}
    assert chats == {IDS.building_6, IDS.building_7}
    await running.until(NOON + 24 * HOURS)
    assert await running.states(notice.id) == {Phase.OVER: 1}
    assert (await running.database.run(register.get, notice.id)).state is State.ENDED


async def test_an_hour_the_clock_shows_twice_comes_once(running: Year, estate: Estate) -> None:
    place = await running.database.run(
        tree.add, estate.community, (await running.database.run(tree.get, estate.building)).kind,
        "Berlin", zone="Europe/Berlin", language="en",
    )  # fmt: skip
    when = Schedule(rule="FREQ=DAILY", first_day=date(2026, 11, 23), clock=time(2, 30))
    notice, _ = await running.database.run(begun, place.id, when, now=NOON, urgent="test")
    await running.until(datetime(2027, 11, 22, tzinfo=UTC))
    starts = await running.posted(notice.id)
    assert starts == sorted(set(starts))
    assert len(starts) == 364
