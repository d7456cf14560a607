"""Supporters and flags: one for each person, in the order they came."""

from datetime import timedelta

import pytest

from domain.reports import Report
from playground.estate import IDS
from storage.database import Database
from storage.reports import people
from tests.conftest import NOON
from tests.estate import Estate
from tests.storage.reports.filed import put

BLINK = timedelta(microseconds=1)
THREE = (IDS.zhao, IDS.anna, IDS.li_ming)


@pytest.fixture
async def report(database: Database, estate: Estate) -> Report:
    return await put(database, estate.building, 1)


@pytest.fixture
async def other(database: Database, estate: Estate) -> Report:
    return await put(database, estate.building, 2)


async def support(database: Database, report: Report) -> None:
    for at, person in enumerate(THREE):
        await database.run(people.support, report.id, person, now=NOON + at * BLINK)


async def test_nobody_stands_behind_a_new_report(database: Database, report: Report) -> None:
    assert await database.run(people.supporters, report.id) == []
    assert await database.run(people.backing, report.id, IDS.zhao) == (0, False)


async def test_supporters_stand_in_the_order_they_came(database: Database, report: Report) -> None:
    await support(database, report)
    assert await database.run(people.supporters, report.id) == list(THREE)


async def test_who_came_at_the_same_moment_stands_by_id(
    database: Database, report: Report
) -> None:
    for person in sorted(THREE, reverse=True):
        await database.run(people.support, report.id, person, now=NOON)
    assert await database.run(people.supporters, report.id) == sorted(THREE)


async def test_a_person_is_counted_once_and_keeps_their_place(
    database: Database, report: Report
) -> None:
    await support(database, report)
    later = NOON + timedelta(days=1)
    assert not await database.run(people.support, report.id, THREE[0], now=later)
    assert await database.run(people.supporters, report.id) == list(THREE)


async def test_the_first_support_says_that_it_counted(database: Database, report: Report) -> None:
    assert await database.run(people.support, report.id, IDS.zhao, now=NOON)


@pytest.mark.parametrize(("person", "one"), [(IDS.zhao, True), (IDS.wang, False), (None, False)])
async def test_the_backing_is_a_count_and_whether_one_is_in_it(
    database: Database,
    report: Report,
    person: int | None,
    one: bool,  # noqa: FBT001
) -> None:
    await support(database, report)
    assert await database.run(people.backing, report.id, person) == (3, one)


async def test_support_for_one_report_is_none_for_another(
    database: Database, report: Report, other: Report
) -> None:
    await support(database, report)
    assert await database.run(people.backing, other.id, IDS.zhao) == (0, False)


async def test_who_is_dropped_may_come_back_as_the_last(
    database: Database, report: Report
) -> None:
    await support(database, report)
    await database.run(people.drop_supporter, report.id, THREE[0])
    assert await database.run(people.supporters, report.id) == list(THREE[1:])
    assert await database.run(people.support, report.id, THREE[0], now=NOON + timedelta(1))
    assert await database.run(people.supporters, report.id) == [*THREE[1:], THREE[0]]


async def test_dropping_somebody_leaves_their_other_reports(
    database: Database, report: Report, other: Report
) -> None:
    await support(database, report)
    await support(database, other)
    await database.run(people.drop_supporter, report.id, THREE[0])
    assert await database.run(people.supporters, other.id) == list(THREE)


async def test_only_who_joined_at_the_very_moment_is_dropped(
    database: Database, report: Report, other: Report
) -> None:
    await support(database, report)
    await support(database, other)
    await database.run(people.drop_joined_at, report.id, NOON + BLINK)
    assert await database.run(people.supporters, report.id) == [THREE[0], THREE[2]]
    assert await database.run(people.supporters, other.id) == list(THREE)


async def test_wishes_to_reopen_are_counted_once_each_until_calmed(
    database: Database, report: Report, other: Report
) -> None:
    await support(database, report)
    await support(database, other)
    for person in (THREE[0], THREE[0], THREE[2]):
        await database.run(people.want_reopen, report.id, person)
    wanting = await database.run(people.wanting_reopen, report.id)
    assert sorted(wanting) == sorted((THREE[0], THREE[2]))
    assert await database.run(people.wanting_reopen, other.id) == []
    await database.run(people.calm, report.id)
    assert await database.run(people.wanting_reopen, report.id) == []
    assert await database.run(people.backing, report.id, None) == (3, False)


async def test_calming_one_report_leaves_the_wishes_for_another(
    database: Database, report: Report, other: Report
) -> None:
    await support(database, other)
    await database.run(people.want_reopen, other.id, THREE[1])
    await database.run(people.calm, report.id)
    assert await database.run(people.wanting_reopen, other.id) == [THREE[1]]


async def test_somebody_who_does_not_support_it_cannot_wish_it_reopened(
    database: Database, report: Report
) -> None:
    await database.run(people.want_reopen, report.id, IDS.wang)
    assert await database.run(people.wanting_reopen, report.id) == []


async def test_flags_count_people_not_presses(database: Database, report: Report) -> None:
    counts = [
        await database.run(people.flag, report.id, person, now=NOON)
        for person in (*THREE, THREE[0])
    ]
    assert counts == [1, 2, 3, 3]


async def test_a_flag_is_known_by_person_and_report(
    database: Database, report: Report, other: Report
) -> None:
    await database.run(people.flag, report.id, IDS.zhao, now=NOON)
    assert await database.run(people.flagged, report.id, IDS.zhao)
    assert not await database.run(people.flagged, report.id, IDS.anna)
    assert not await database.run(people.flagged, other.id, IDS.zhao)


async def test_flags_taken_down_begin_at_one_again(
    database: Database, report: Report, other: Report
) -> None:
    for one in (report, other):
        await database.run(people.flag, one.id, IDS.zhao, now=NOON)
    await database.run(people.unflag, report.id)
    assert not await database.run(people.flagged, report.id, IDS.zhao)
    assert await database.run(people.flag, report.id, IDS.zhao, now=NOON) == 1
    assert await database.run(people.flag, other.id, IDS.anna, now=NOON) == 2
