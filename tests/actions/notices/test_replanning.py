"""The list of holidays changes while notices that go by workdays are planned."""

from datetime import date, timedelta

import pytest

from actions.notices import occurring, replanning, signing
from domain.notices import Notice, Occurrence, Phase, Signup
from playground.clock import Clock
from playground.estate import IDS
from storage.database import Database, Tx
from storage.notices import days, occurrences, register
from tests.actions.notices.noticed import begun, local, said
from tests.actions.notices.years import Year, year
from tests.conftest import NOON
from tests.estate import Estate

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
SATURDAY = date(2026, 11, 28)


@pytest.fixture
def running(database: Database, clock: Clock) -> Year:
    return year(database, clock)


async def daily(running: Year, place_id: int, when: str = "每个工作日8:30") -> Notice:
    """A notice for each workday, the first of which is Monday."""
    schedule = said(when, NOON)
    notice, _ = await running.database.run(
        begun, place_id, schedule, now=NOON, lead=60, signup=Signup(5)
    )
    return notice


async def declare(running: Year, day: date, *, works: bool) -> None:
    async def step(tx: Tx) -> None:
        await days.put(tx, day, "调休" if works else "放假", works=works)
        await replanning.by_workdays(tx, now=running.clock.now())

    await running.database.run(step)


async def planned(running: Year, notice: Notice) -> list[Occurrence]:
    rows = await running.rows(notice.id)
    return [row for row in rows if row.state is Phase.PLANNED]


async def test_a_day_that_becomes_a_holiday_gives_way_to_the_next_workday(
    running: Year, estate: Estate
) -> None:
    notice = await daily(running, estate.building)
    await declare(running, MONDAY, works=False)
    (row,) = await planned(running, notice)
    assert row.starts_at == local(2026, 11, 24, 8, 30)
    await running.until(local(2026, 11, 24, 12))
    assert await running.posted(notice.id) == [local(2026, 11, 24, 8, 30)]


async def test_a_holiday_taken_back_is_a_workday_again(running: Year, estate: Estate) -> None:
    notice = await daily(running, estate.building)
    await declare(running, MONDAY, works=False)
    await declare(running, MONDAY, works=True)
    await running.until(local(2026, 11, 24, 12))
    assert await running.posted(notice.id) == [
        local(2026, 11, 23, 8, 30),
        local(2026, 11, 24, 8, 30),
    ]


async def test_a_saturday_worked_in_exchange_comes_before_the_monday_that_was_planned(
    running: Year, estate: Estate
) -> None:
    notice = await daily(running, estate.building)
    await running.until(local(2026, 11, 27, 12))
    await declare(running, SATURDAY, works=True)
    await running.until(local(2026, 11, 30, 12))
    assert (await running.posted(notice.id))[-3:] == [
        local(2026, 11, 27, 8, 30),
        local(2026, 11, 28, 8, 30),
        local(2026, 11, 30, 8, 30),
    ]


async def test_what_somebody_signed_up_for_stays(running: Year, estate: Estate) -> None:
    notice = await daily(running, estate.building)
    (row,) = await planned(running, notice)
    await running.database.run(
        signing.join, IDS.wang, row.id, chat_id=IDS.wang, here=None, now=NOON
    )
    await declare(running, MONDAY, works=False)
    assert row.id in {kept.id for kept in await planned(running, notice)}


async def test_what_was_announced_stays_and_only_the_next_is_planned_anew(
    running: Year, estate: Estate
) -> None:
    notice = await daily(running, estate.building)
    await running.until(local(2026, 11, 23, 8))
    await declare(running, MONDAY, works=False)
    await declare(running, TUESDAY, works=False)
    (row,) = await planned(running, notice)
    assert row.starts_at == local(2026, 11, 25, 8, 30)
    assert await running.states(notice.id) == {Phase.POSTED: 1, Phase.PLANNED: 1}


async def test_what_goes_by_dates_is_left_alone(running: Year, estate: Estate) -> None:
    notice = await daily(running, estate.building, "每天8:30")
    before = await running.rows(notice.id)
    await declare(running, MONDAY, works=False)
    assert await running.rows(notice.id) == before


async def test_a_posted_occurrence_is_never_dropped(running: Year, estate: Estate) -> None:
    notice = await daily(running, estate.building)
    (row,) = await planned(running, notice)
    await running.until(local(2026, 11, 23, 8))
    assert not await running.database.run(occurrences.drop, row)
    kept = await running.database.run(register.get, notice.id)
    (next_one,) = await running.database.run(
        occurring.upcoming, kept, 1, now=row.original_at + timedelta(hours=1)
    )
    assert next_one.starts_at == local(2026, 11, 24, 8, 30)
