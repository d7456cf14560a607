"""Lists of reports: each page goes on where the last one ended."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import reports as rules
from domain.reports import CATEGORIES, OPEN, State, Visibility
from playground.estate import IDS
from storage.database import Database
from storage.reports import lists, patterns, people, register
from storage.reports.lists import Show
from tests.conftest import NOON
from tests.estate import Estate, furnish


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def put(database: Database, place: int, number: int, **changes: object) -> int:
    report = rules.submit(
        0, place, number, CATEGORIES["equip"], f"第{number}件", now=NOON, reporter_id=IDS.wang
    )
    return await database.run(register.add, replace(report, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("most", [1, 3, 7, 20])
async def test_pages_together_are_everything_once(
    database: Database, estate: Estate, most: int
) -> None:
    ids = [await put(database, estate.building, n) for n in range(1, 8)]
    seen: list[int] = []
    before = lists.NEWEST
    while page := await database.run(lists.in_public, estate.building, before=before, most=most):
        seen += [report.id for report in page]
        before = page[-1].id
    assert seen == ids[::-1]


async def test_a_report_that_comes_meanwhile_moves_no_page(
    database: Database, estate: Estate
) -> None:
    ids = [await put(database, estate.building, n) for n in range(1, 5)]
    first = await database.run(lists.in_public, estate.building, most=2)
    await put(database, estate.building, 9)
    second = await database.run(lists.in_public, estate.building, before=first[-1].id, most=2)
    assert [r.id for r in second] == [ids[1], ids[0]]


@pytest.mark.parametrize("state", State)
async def test_neighbours_see_what_is_not_finished(
    database: Database, estate: Estate, state: State
) -> None:
    await put(database, estate.building, 1, state=state)
    found = await database.run(lists.in_public, estate.building, most=5)
    assert bool(found) is (state in OPEN or state is State.RESOLVED)


@pytest.mark.parametrize("changes", [{"visibility": Visibility.PRIVATE}, {"hidden": True}])
async def test_neighbours_see_nothing_private_or_hidden(
    database: Database, estate: Estate, changes: dict[str, object]
) -> None:
    await put(database, estate.building, 1, **changes)
    assert await database.run(lists.in_public, estate.building, most=5) == []
    handled = await database.run(lists.at_place, estate.community, Show.OPEN, most=5, now=NOON)
    assert len(handled) == 1


@pytest.mark.parametrize(
    ("show", "changes", "listed"),
    [
        (Show.OPEN, {}, True),
        (Show.OPEN, {"state": State.CLOSED}, False),
        (Show.OVERDUE, {}, False),
        (Show.OVERDUE, {"respond_due": NOON - timedelta(seconds=1)}, True),
        (Show.OVERDUE, {"respond_due": NOON}, False),
        (Show.OVERDUE, {"respond_due": NOON - timedelta(1), "responded_at": NOON}, False),
        (Show.OVERDUE, {"resolve_due": NOON - timedelta(1), "responded_at": NOON}, True),
        (Show.OVERDUE, {"resolve_due": NOON - timedelta(1), "state": State.ON_HOLD}, False),
        (Show.UNROUTED, {}, True),
        (Show.UNROUTED, {"state": State.DISPATCHED}, False),
        (Show.UNCONFIRMED, {"state": State.RESOLVED}, True),
        (Show.HELD, {"state": State.ON_HOLD}, True),
        (Show.HELD, {}, False),
        (Show.ENDED, {"state": State.MERGED}, True),
        (Show.ENDED, {"state": State.RESOLVED}, False),
    ],
)
async def test_each_filter_shows_what_it_says(
    database: Database,
    estate: Estate,
    show: Show,
    changes: dict[str, object],
    listed: bool,  # noqa: FBT001
) -> None:
    await put(database, estate.building, 1, **changes)
    found = await database.run(lists.at_place, estate.community, show, most=5, now=NOON)
    assert bool(found) is listed


async def test_a_place_shows_itself_and_what_is_below(database: Database, estate: Estate) -> None:
    await put(database, estate.building, 1)
    await put(database, estate.other_building, 1)
    for place, count in ((estate.community, 2), (estate.building, 1)):
        found = await database.run(lists.at_place, place, Show.OPEN, most=5, now=NOON)
        assert len(found) == count


async def test_a_category_is_one_of_many(database: Database, estate: Estate) -> None:
    await put(database, estate.building, 1)
    for category, count in ((None, 1), ("equip", 1), ("lift", 0)):
        found = await database.run(
            lists.at_place, estate.building, Show.OPEN, category=category, most=5, now=NOON
        )
        assert len(found) == count


async def test_ones_own_are_reported_or_written_down_for_others(
    database: Database, estate: Estate
) -> None:
    await put(database, estate.building, 1)
    await put(database, estate.building, 2, reporter_id=None, logger_id=IDS.wang)
    await put(database, estate.building, 3, reporter_id=IDS.zhao)
    found = await database.run(lists.of_person, IDS.wang, most=5)
    assert [report.number for report in found] == [2, 1]


async def test_what_one_supports_is_listed_apart(database: Database, estate: Estate) -> None:
    report = await put(database, estate.building, 1)
    await database.run(people.support, report, IDS.zhao, now=NOON)
    assert len(await database.run(lists.supported_by, IDS.zhao, most=5)) == 1
    assert await database.run(lists.of_person, IDS.zhao, most=5) == []


async def test_the_latest_counts_from_its_very_moment(database: Database, estate: Estate) -> None:
    await put(database, estate.building, 1)
    assert await database.run(lists.latest_of, IDS.wang, NOON)
    after = NOON + timedelta(microseconds=1)
    assert await database.run(lists.latest_of, IDS.wang, after) is None


async def test_what_somebody_else_wrote_down_is_not_the_reporters_latest(
    database: Database, estate: Estate
) -> None:
    await put(database, estate.building, 1, logger_id=IDS.captain)
    assert await database.run(lists.latest_of, IDS.wang, NOON) is None
    assert await database.run(lists.filed_by_since, IDS.wang, NOON) == []
    assert len(await database.run(lists.filed_by_since, IDS.captain, NOON)) == 1


async def test_categories_are_counted_for_each_building(
    database: Database, estate: Estate
) -> None:
    await put(database, estate.building, 1)
    await put(database, estate.building, 2, category="lift")
    await put(database, estate.building, 3)
    used = await database.run(lists.categories_used, estate.building)
    assert used == {"equip": 2, "lift": 1}
    assert await database.run(lists.categories_used, estate.other_building) == {}


async def test_a_pattern_is_remembered_for_its_building_and_kind(
    database: Database, estate: Estate
) -> None:
    await database.run(patterns.shown, estate.building, "equip", now=NOON)
    shown = patterns.shown_since
    assert await database.run(shown, estate.building, "equip", NOON)
    assert not await database.run(shown, estate.building, "lift", NOON)
    assert not await database.run(shown, estate.other_building, "equip", NOON)
    assert not await database.run(shown, estate.building, "equip", NOON + timedelta(seconds=1))
