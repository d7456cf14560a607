"""Early signs: shown once in their week, and forgotten at its very end."""

from datetime import timedelta

import pytest

from domain import reports as rules
from storage.database import Database
from storage.reports import patterns, register
from tests.conftest import NOON
from tests.estate import Estate
from tests.storage.reports.filed import put

BLINK = timedelta(microseconds=1)
WEEK = rules.PATTERN_WITHIN


@pytest.mark.parametrize(
    ("passed", "known"), [(timedelta(), True), (WEEK, True), (WEEK + BLINK, False)]
)
async def test_a_sign_is_known_for_a_whole_week(
    database: Database,
    estate: Estate,
    passed: timedelta,
    known: bool,  # noqa: FBT001
) -> None:
    await database.run(patterns.shown, estate.building, "lift", now=NOON)
    since = NOON + passed - WEEK
    assert await database.run(patterns.shown_since, estate.building, "lift", since) is known


async def test_a_sign_shown_again_is_known_from_its_newest_showing(
    database: Database, estate: Estate
) -> None:
    for now in (NOON, NOON + WEEK):
        await database.run(patterns.shown, estate.building, "lift", now=now)
    assert await database.run(patterns.shown_since, estate.building, "lift", NOON + WEEK)


async def test_nothing_was_shown_before_anything_was(database: Database, estate: Estate) -> None:
    assert not await database.run(patterns.shown_since, estate.building, "lift", NOON - WEEK)


@pytest.mark.parametrize(("early", "count"), [(timedelta(), 3), (BLINK, 2)])
async def test_stored_reports_make_a_pattern_up_to_the_edge_of_the_week(
    database: Database, estate: Estate, early: timedelta, count: int
) -> None:
    oldest = NOON - WEEK - early
    for number, moment in enumerate((oldest, NOON, NOON), start=1):
        newest = await put(database, estate.building, number, submitted_at=moment)
    kin = await database.run(
        register.of_category_since, estate.building, newest.category, NOON - WEEK
    )
    assert len(kin) == count
    found = rules.pattern(newest, kin, now=NOON)
    assert bool(found) is (count == rules.PATTERN_REPORTS)
