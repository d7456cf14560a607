"""The register: every field comes back as it went in, and nobody overwrites unseen changes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from sqlite3 import IntegrityError

import pytest
from hypothesis import HealthCheck, given, settings

from domain.errors import Missing
from domain.reports import Concern, Priority, Rating, RejectReason, Report, State, Visibility
from playground.estate import IDS
from storage.database import Database, Tx
from storage.reports import register
from storage.reports.register import Changed
from tests.conftest import NOON
from tests.estate import Estate
from tests.storage.reports.filed import ANY_REPORT, new, put

BLINK = timedelta(microseconds=1)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(any_report=ANY_REPORT)
async def test_every_field_comes_back_as_it_was_written(
    database: Database, estate: Estate, any_report: Report
) -> None:
    first = await database.run(register.by_number, estate.building, 1)
    seen = first or await put(database, estate.building)
    kept = replace(any_report, place_id=estate.building, number=1, unit_id=None)
    written = replace(kept, id=seen.id, parent_id=seen.id)
    await database.run(register.change, seen, written)
    assert await database.run(register.get, seen.id) == written


async def test_a_new_report_gets_an_id_whatever_its_own_says(
    database: Database, estate: Estate
) -> None:
    first = await database.run(register.add, new(estate.building, 1, id=999))
    second = await database.run(register.add, new(estate.building, 2, id=999))
    assert first != second
    assert 999 not in {first, second}


async def test_a_report_that_is_not_there_is_none_or_missing(database: Database) -> None:
    assert await database.run(register.find, 1) is None
    with pytest.raises(Missing, match="report 1"):
        await database.run(register.get, 1)


async def test_a_change_from_the_version_seen_is_written(
    database: Database, estate: Estate
) -> None:
    seen = await put(database, estate.building)
    await database.run(register.change, seen, replace(seen, text="换了灯泡", version=2))
    assert (await database.run(register.get, seen.id)).text == "换了灯泡"


async def test_a_second_change_from_the_same_version_is_refused(
    database: Database, estate: Estate
) -> None:
    seen = await put(database, estate.building)
    await database.run(register.change, seen, replace(seen, state=State.DISPATCHED, version=2))
    with pytest.raises(Changed):
        await database.run(register.change, seen, replace(seen, state=State.REJECTED, version=2))
    assert (await database.run(register.get, seen.id)).state is State.DISPATCHED


@pytest.mark.parametrize("version", [0, 2])
async def test_only_the_very_version_will_do(
    database: Database, estate: Estate, version: int
) -> None:
    seen = await put(database, estate.building)
    with pytest.raises(Changed):
        await database.run(register.change, replace(seen, version=version), seen)


async def test_a_change_of_what_is_not_there_is_refused(
    database: Database, estate: Estate
) -> None:
    ghost = new(estate.building, 1, id=5)
    with pytest.raises(Changed):
        await database.run(register.change, ghost, ghost)


async def test_a_change_touches_no_other_report(database: Database, estate: Estate) -> None:
    one = await put(database, estate.building, 1)
    other = await put(database, estate.building, 2)
    await database.run(register.change, one, replace(one, text="换了", version=2))
    assert await database.run(register.get, other.id) == other


async def test_a_change_that_fails_leaves_nothing_of_its_unit_of_work(
    database: Database, estate: Estate
) -> None:
    one = await put(database, estate.building, 1)

    async def both(tx: Tx) -> None:
        await register.change(tx, one, replace(one, text="换了", version=2))
        await register.change(tx, one, replace(one, text="又换了", version=2))

    with pytest.raises(Changed):
        await database.run(both)
    assert await database.run(register.get, one.id) == one


async def test_numbers_belong_to_their_building(database: Database, estate: Estate) -> None:
    here = await put(database, estate.building, 1)
    there = await put(database, estate.other_building, 1)
    assert await database.run(register.by_number, estate.building, 1) == here
    assert await database.run(register.by_number, estate.other_building, 1) == there
    assert await database.run(register.by_number, estate.building, 2) is None


async def test_a_number_is_given_only_once_in_a_building(
    database: Database, estate: Estate
) -> None:
    await put(database, estate.building, 1)
    with pytest.raises(IntegrityError):
        await put(database, estate.building, 1)


async def test_children_are_what_was_merged_into_it(database: Database, estate: Estate) -> None:
    parent = await put(database, estate.building, 1)
    child = await put(database, estate.building, 2, parent_id=parent.id, state=State.MERGED)
    grandchild = await put(database, estate.building, 3, parent_id=child.id)
    assert await database.run(register.children_of, parent.id) == [child]
    assert await database.run(register.children_of, child.id) == [grandchild]
    assert await database.run(register.children_of, grandchild.id) == []


@pytest.mark.parametrize(
    ("field", "codes"),
    [
        ("state", State),
        ("visibility", Visibility),
        ("priority", Priority),
        ("reject_reason", (None, *RejectReason)),
        ("rating", (None, *Rating)),
        ("about", (None, Concern.CAPTAIN, Concern.STAFF)),
    ],
)
async def test_every_code_comes_back_as_itself(
    database: Database, estate: Estate, field: str, codes: Iterable[object]
) -> None:
    for number, code in enumerate(codes, start=1):
        stored = await put(database, estate.building, number, **{field: code})
        found = getattr(stored, field)
        assert found is code


async def test_likenesses_are_sought_from_the_very_moment(
    database: Database, estate: Estate
) -> None:
    report = await put(database, estate.building)
    alike = register.of_category_since
    assert await database.run(alike, estate.building, "equip", NOON) == [report]
    assert await database.run(alike, estate.building, "equip", NOON + BLINK) == []


async def test_likenesses_are_of_one_building_and_one_category(
    database: Database, estate: Estate
) -> None:
    await put(database, estate.building)
    alike = register.of_category_since
    assert await database.run(alike, estate.building, "lift", NOON) == []
    assert await database.run(alike, estate.other_building, "equip", NOON) == []


@pytest.mark.parametrize("count", [19, 20, 21])
async def test_the_newest_twenty_are_compared_oldest_first(
    database: Database, estate: Estate, count: int
) -> None:
    numbers = range(1, count + 1)
    for number in numbers:
        await put(database, estate.building, number)
    found = await database.run(register.of_category_since, estate.building, "equip", NOON)
    assert [report.number for report in found] == list(numbers)[-20:]


async def test_a_building_since_a_moment_has_all_categories(
    database: Database, estate: Estate
) -> None:
    before = await put(database, estate.building, 1, submitted_at=NOON - BLINK)
    at_once = await put(database, estate.building, 2, category="lift")
    await put(database, estate.other_building, 1)
    since = register.at_place_since
    assert await database.run(since, estate.building, NOON) == [at_once]
    assert await database.run(since, estate.building, NOON - BLINK) == [before, at_once]


async def test_what_one_reported_counts_from_the_very_moment(
    database: Database, estate: Estate
) -> None:
    await put(database, estate.building, 1)
    await put(database, estate.building, 2, reporter_id=IDS.zhao)
    filed = register.filed_since
    assert await database.run(filed, IDS.wang, NOON) == [("第1件", NOON)]
    assert await database.run(filed, IDS.wang, NOON + BLINK) == []
    assert await database.run(filed, IDS.anna, NOON) == []
