"""Reminders: private, to those who are behind, by day, once each; and the daily digest."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from actions.funds import clocks, digest, reminding
from domain.funds import EntryKind, PledgeKind, State
from domain.places import Relation
from playground.estate import IDS
from storage.database import Database
from storage.outbox import Rank
from tests.actions.funds.box import DAY, GROUP, HOMES, STRANGER, Box, box_of
from tests.actions.funds.opened import DOORS, NOW
from tests.estate import Estate

SHANGHAI = ZoneInfo("Asia/Shanghai")
# Noon there; three days and one day before the end of pledging.
FIRST, SECOND = NOW + 4 * DAY, NOW + 6 * DAY
PLEDGE_END = NOW + 7 * DAY


@pytest.fixture
async def box(database: Database, estate: Estate) -> Box:
    return await box_of(database, estate, State.PLEDGING)


async def fires(box: Box, at: datetime) -> set[int]:
    """The reminders' timer fires; return who was reminded."""
    box.now = at
    await box.act(reminding.due, box.fund_id)
    return {row.chat_id for row in await box.sent() if row.view == reminding.VIEW}


async def test_whoever_said_nothing_is_reminded_in_private_and_nobody_else(box: Box) -> None:
    await box.pledge(IDS.li_ming)
    await box.pledge(IDS.wang, PledgeKind.REFUSE)
    assert await fires(box, FIRST) == {IDS.zhao}


async def test_a_tenant_is_not_reminded_of_what_the_owner_owes(box: Box) -> None:
    await box.joins(STRANGER, DOORS[0], Relation.TENANT)
    assert STRANGER not in await fires(box, FIRST)


async def test_a_reminder_waits_behind_all_else_is_never_repeated_and_ends_at_night(
    box: Box,
) -> None:
    box.now = FIRST
    await box.act(reminding.due, box.fund_id)
    for row in await box.sent():
        assert (row.rank, row.repeats) == (Rank.REMINDER, False)
        assert row.expires_at is not None
        assert row.expires_at.astimezone(SHANGHAI) == datetime(2026, 11, 26, 21, tzinfo=SHANGHAI)
        assert row.args == {"flat": box.home(row.chat_id)}


async def test_the_same_timer_twice_reminds_once(box: Box) -> None:
    assert await fires(box, FIRST) == set(HOMES)
    assert await fires(box, FIRST) == set()
    assert await fires(box, FIRST + timedelta(hours=2)) == set()


async def test_each_deadline_is_reminded_of_twice(box: Box) -> None:
    assert await box.due(clocks.REMIND) == [FIRST]
    await fires(box, FIRST)
    assert await box.due(clocks.REMIND) == [SECOND]
    assert await fires(box, SECOND) == set(HOMES)
    assert await box.due(clocks.REMIND) == []


async def test_what_was_missed_while_the_bot_stood_still_is_one_reminder(box: Box) -> None:
    box.now = SECOND + timedelta(hours=1)
    await box.act(reminding.due, box.fund_id)
    sent = await box.sent()
    assert sorted(row.chat_id for row in sent) == sorted(HOMES)
    assert await box.due(clocks.REMIND) == []


async def test_a_timer_that_comes_before_its_time_reminds_nobody(box: Box) -> None:
    assert await fires(box, FIRST - timedelta(hours=1)) == set()
    assert await box.due(clocks.REMIND) == [FIRST]
    assert await fires(box, FIRST) == set(HOMES)


@pytest.mark.parametrize(
    ("hour", "minute", "woken"),
    [(20, 59, True), (21, 0, False), (23, 0, False), (7, 59, False), (8, 0, True)],
)
async def test_nobody_is_reminded_from_nine_to_eight(
    box: Box, hour: int, minute: int, *, woken: bool
) -> None:
    day = 26 if hour >= 20 else 27
    at = datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)
    assert (await fires(box, at) == set(HOMES)) is woken
    if not woken:
        assert await box.due(clocks.REMIND) == [datetime(2026, 11, 27, 8, tzinfo=SHANGHAI)]


@pytest.mark.parametrize(("ahead", "told"), [(timedelta(seconds=1), True), (timedelta(), False)])
async def test_nobody_is_reminded_of_a_deadline_that_is_reached(
    box: Box, ahead: timedelta, *, told: bool
) -> None:
    assert bool(await fires(box, PLEDGE_END - ahead)) is told


async def test_a_deadline_that_moved_is_reminded_of_anew(box: Box) -> None:
    await fires(box, FIRST)
    await box.change(pledge_until=PLEDGE_END + 7 * DAY)
    assert await box.due(clocks.REMIND) == [FIRST + 7 * DAY]
    assert await fires(box, FIRST + 7 * DAY) == set(HOMES)


async def test_while_money_is_collected_whoever_claims_or_paid_is_left_alone(box: Box) -> None:
    for person_id in HOMES:
        await box.pledge(person_id)
    await box.pay(IDS.zhao)
    await box.claim(IDS.wang)
    await box.sent()
    assert await fires(box, NOW + 18 * DAY) == {IDS.li_ming}


async def test_whoever_paid_a_part_is_reminded_of_the_rest(box: Box) -> None:
    for person_id in HOMES:
        await box.pledge(person_id)
    await box.pay(IDS.zhao, 1)
    await box.sent()
    assert IDS.zhao in await fires(box, NOW + 18 * DAY)


@pytest.mark.parametrize(
    "state", [State.SPENDING, State.SETTLING, State.CLOSED, State.FAILED, State.REFUNDING]
)
async def test_a_timer_left_over_reminds_nobody_once_nothing_is_asked(
    box: Box, state: State
) -> None:
    await box.change(state=state)
    assert await fires(box, FIRST) == set()
    assert await box.due(clocks.REMIND) == []


async def told(box: Box, at: datetime) -> list[dict[str, int]]:
    """The digest's timer fires; return what the groups were told."""
    box.now = at
    await box.act(digest.tell, box.fund_id)
    return [dict(row.args) for row in await box.sent() if row.view == digest.VIEW]


async def test_what_moved_is_told_in_the_evening_as_rows_and_never_as_doors(
    database: Database, estate: Estate
) -> None:
    box = await box_of(database, estate)
    await box.pay(IDS.zhao)
    await box.pay(IDS.wang)
    evening = NOW + timedelta(hours=6)
    assert await box.due(digest.TIMER) == [evening]
    await box.sent()
    box.now = evening
    await box.act(digest.tell, box.fund_id)
    (row,) = await box.sent()
    assert (row.chat_id, row.args, row.rank) == (GROUP, {"from": 1, "to": 2}, Rank.BROADCAST)


async def test_the_digest_begins_where_the_last_one_ended_and_is_told_once(
    database: Database, estate: Estate
) -> None:
    box = await box_of(database, estate)
    await box.pay(IDS.zhao)
    evening = NOW + timedelta(hours=6)
    assert await told(box, evening) == [{"from": 1, "to": 1}]
    assert await told(box, evening) == []
    box.now += timedelta(hours=1)
    await box.pay(IDS.wang)
    assert await told(box, evening + DAY) == [{"from": 2, "to": 2}]
    assert await told(box, evening + 2 * DAY) == []


async def test_nothing_moved_is_nothing_told(database: Database, estate: Estate) -> None:
    box = await box_of(database, estate)
    assert await told(box, NOW + DAY) == []


async def test_a_row_written_after_the_digest_by_a_tap_of_before_is_told_next(
    database: Database, estate: Estate
) -> None:
    box = await box_of(database, estate)
    await box.pay(IDS.zhao)
    evening = NOW + timedelta(hours=6)
    assert await told(box, evening) == [{"from": 1, "to": 1}]
    # The tap bears the moment in which it came; its unit waited behind the digest's.
    box.now = evening - timedelta(microseconds=1)
    await box.pay(IDS.wang)
    assert await told(box, evening + DAY) == [{"from": 2, "to": 2}]


async def test_a_reversal_is_told_like_any_row(database: Database, estate: Estate) -> None:
    box = await box_of(database, estate)
    await box.pay(IDS.li_ming)
    back = await box.record(IDS.zhao, EntryKind.REVERSAL, 0, reverses=1, invoice=None)
    await box.approve(IDS.wang, back)
    await box.sent()
    assert await told(box, NOW + timedelta(hours=6)) == [{"from": 1, "to": 2}]
