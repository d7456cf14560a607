"""Lists of notices stay cheap: a page is read from an index, and stops at its last row."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from domain.notices import Phase, State
from playground.estate import IDS
from storage.database import Database, Tx
from storage.notices import lists
from storage.notices.lists import Span
from storage.statements import compiled
from storage.tables import EPOCH
from tests.actions.notices.listed import NOW, listed, signed, state
from tests.estate import Estate, furnish

START = (EPOCH, 0)
MONTH = timedelta(days=30)


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOW)


def _plans(database: Database) -> Iterator[tuple[str, str]]:
    statements = {
        **{f"coming {key}": one for key, one in lists.COMING.items()},
        **{f"on {state}": one for state, one in lists.ON_DAYS.items()},
        "own": lists.OWN,
        "run by": lists.RUN_BY,
        "drafted": lists.DRAFTED,
        "standing": lists.STANDING[True],
    }
    given = {"reader": IDS.wang, "now": NOW, "since": NOW, "until": NOW, "first": NOW, "at": NOW}
    given |= {"after": 0, "most": 9, "wanted": "ended", "before": 9}
    for name, statement in statements.items():
        known = compiled(statement)
        values = known.values({n: given[n] for n in known._needed})  # noqa: SLF001
        rows = database.connection.execute(f"EXPLAIN QUERY PLAN {known.text}", values)
        yield name, "\n".join(row[3] for row in rows)


async def test_no_list_reads_through_all_notices_or_occurrences(database: Database) -> None:
    for name, plan in _plans(database):
        for table in ("notices", "notice_occurrences", "notice_signups", "notice_deliveries"):
            assert f"SCAN {table}" not in plan.replace("USING", "\n"), f"{name}:\n{plan}"


async def test_what_is_coming_is_read_in_the_order_of_its_index(database: Database) -> None:
    for name, plan in _plans(database):
        if name.startswith("coming"):
            assert "occurrences_by_start" in plan, name
            assert "TEMP B-TREE FOR ORDER BY" not in plan, name


async def test_a_page_is_as_long_as_it_is_asked_to_be(database: Database, estate: Estate) -> None:
    async def step(tx: Tx) -> list[int]:
        for hour in range(9, 21):
            await listed(tx, estate.building, f"{hour}", f"明天{hour}:00")
        span = Span(IDS.wang, NOW, NOW + MONTH)
        return [len(await lists.coming(tx, span, START, most, now=NOW)) for most in (1, 8, 99)]

    assert await database.run(step) == [1, 8, 12]


async def test_planned_and_posted_ones_stand_in_one_order(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> list[tuple[str, Phase]]:
        # At once those that come once; the rule's is posted three days ahead.
        await listed(tx, estate.building, "甲", "12月6日9:00")
        await listed(tx, estate.building, "乙", "每月7日9:00")
        await listed(tx, estate.building, "丙", "12月8日9:00")
        span = Span(IDS.wang, NOW, NOW + MONTH)
        found = await lists.coming(tx, span, START, 9, now=NOW)
        return [(one.notice.title, one.occurrence.state) for one in found]

    assert await database.run(step) == [
        ("甲", Phase.POSTED),
        ("乙", Phase.PLANNED),
        ("丙", Phase.POSTED),
    ]


async def test_several_of_a_family_make_one_entry(database: Database, estate: Estate) -> None:
    async def step(tx: Tx) -> int:
        one = await listed(tx, estate.building, "义诊", "明天9:00")
        await signed(tx, one, IDS.wang)
        await signed(tx, one, IDS.li_ming)
        return len(await lists.own(tx, IDS.wang, START, 9, now=NOW))

    assert await database.run(step) == 1


@pytest.mark.parametrize(("hours", "shown"), [(0, True), (1, True), (24, False)])
async def test_ones_own_goes_when_it_is_over(
    database: Database, estate: Estate, *, hours: int, shown: bool
) -> None:
    async def step(tx: Tx) -> bool:
        one = await listed(tx, estate.building, "义诊", "今天13:00-15:00")
        await signed(tx, one, IDS.wang)
        later = datetime(2026, 11, 22, 5, tzinfo=UTC) + timedelta(hours=hours)
        return bool(await lists.own(tx, IDS.wang, START, 9, now=later))

    assert await database.run(step) is shown


async def test_only_rules_that_run_and_go_on_before_the_end_are_followed(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> list[str]:
        await listed(tx, estate.building, "每周", "每周二9:00")
        await listed(tx, estate.building, "明年", "从2027年3月起每月7日9:00")
        await listed(tx, estate.building, "一次", "明天9:00")
        paused = await listed(tx, estate.building, "停了", "每周三9:00")
        await state(tx, paused.notice_id, State.PAUSED)
        found = await lists.repeating(tx, IDS.captain, NOW + MONTH, 9, now=NOW)
        return [notice.title for notice in found]

    assert await database.run(step) == ["每周"]
