"""Every list leafed through: no report twice, none left out, none that does not belong."""

from collections.abc import Callable, Coroutine
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from domain.reports import CATEGORIES, OPEN, Report, State
from playground.estate import IDS
from storage.database import Database, Tx
from storage.reports import lists, people
from storage.reports.lists import Show
from tests.conftest import NOON
from tests.estate import Estate
from tests.storage.reports.filed import put

Listed = Callable[..., Coroutine[Any, Any, list[Report]]]
STATE_OF = {
    Show.OPEN: State.IN_PROGRESS,
    Show.OVERDUE: State.DISPATCHED,
    Show.UNROUTED: State.SUBMITTED,
    Show.UNCONFIRMED: State.RESOLVED,
    Show.HELD: State.ON_HOLD,
    Show.ENDED: State.CLOSED,
}
BLINK = timedelta(microseconds=1)


async def leafed(database: Database, listed: Listed, most: int) -> list[int]:
    """Leaf from the newest to the end, as people do; return all ids in the order seen."""
    seen: list[int] = []
    before = lists.NEWEST
    while page := await database.run(listed, before=before, most=most):
        assert len(page) <= most
        seen += [report.id for report in page]
        before = page[-1].id
    return seen


def at_place(place: int, show: Show) -> Listed:
    async def listed(tx: Tx, **page: Any) -> list[Report]:  # noqa: ANN401
        return await lists.at_place(tx, place, show, now=NOON, **page)

    return listed


def of(list_of: Listed, owner: int) -> Listed:
    async def listed(tx: Tx, **page: Any) -> list[Report]:  # noqa: ANN401
        return await list_of(tx, owner, **page)

    return listed


@pytest.mark.parametrize("most", [1, 2, 5, 6])
@pytest.mark.parametrize("show", Show)
async def test_every_kind_of_list_is_everything_once_newest_first(
    database: Database, estate: Estate, show: Show, most: int
) -> None:
    ids = []
    for number in range(1, 6):
        place = (estate.building, estate.other_building)[number % 2]
        late = {"state": STATE_OF[show], "respond_due": NOON - BLINK}
        ids.append((await put(database, place, number, **late)).id)
    assert await leafed(database, at_place(estate.community, show), most) == ids[::-1]


@pytest.mark.parametrize("most", [1, 3, 10])
async def test_a_unit_leafs_through_its_unfinished_reports(
    database: Database, estate: Estate, most: int
) -> None:
    firm = estate.property_firm
    ids = [
        (await put(database, estate.building, number, state=state, unit_id=firm)).id
        for number, state in enumerate(State, start=1)
        if state in OPEN
    ]
    await put(database, estate.building, 99, state=State.CLOSED, unit_id=firm)
    await put(database, estate.building, 100)
    assert await leafed(database, of(lists.of_unit, firm), most) == ids[::-1]


@pytest.mark.parametrize("most", [1, 3, 10])
async def test_what_is_mine_is_leafed_whatever_became_of_it(
    database: Database, estate: Estate, most: int
) -> None:
    ids = [
        (await put(database, estate.building, number, state=state)).id
        for number, state in enumerate(State, start=1)
    ]
    assert await leafed(database, of(lists.of_person, IDS.wang), most) == ids[::-1]


@pytest.mark.parametrize("most", [1, 2, 5])
async def test_what_one_supports_is_leafed_by_report_not_by_when_one_joined(
    database: Database, estate: Estate, most: int
) -> None:
    ids = [(await put(database, estate.building, number)).id for number in range(1, 5)]
    for hours, report_id in enumerate(reversed(ids)):
        now = NOON + timedelta(hours=hours)
        await database.run(people.support, report_id, IDS.zhao, now=now)
    await database.run(people.support, ids[0], IDS.anna, now=NOON)
    assert await leafed(database, of(lists.supported_by, IDS.zhao), most) == ids[::-1]


async def test_who_reported_and_wrote_it_down_sees_it_once(
    database: Database, estate: Estate
) -> None:
    report = await put(database, estate.building, logger_id=IDS.wang)
    assert await database.run(lists.of_person, IDS.wang, most=5) == [report]


async def test_a_page_ends_before_the_last_id_seen(database: Database, estate: Estate) -> None:
    report = await put(database, estate.building)
    assert await database.run(lists.in_public, estate.building, before=report.id, most=5) == []
    after = await database.run(lists.in_public, estate.building, before=report.id + 1, most=5)
    assert after == [report]


@pytest.mark.parametrize("show", Show)
@pytest.mark.parametrize("state", State)
async def test_each_state_is_shown_where_it_belongs(
    database: Database, estate: Estate, show: Show, state: State
) -> None:
    await put(database, estate.building, state=state)
    expected = {
        Show.OPEN: state in OPEN,
        Show.OVERDUE: False,
        Show.UNROUTED: state is State.SUBMITTED,
        Show.UNCONFIRMED: state is State.RESOLVED,
        Show.HELD: state is State.ON_HOLD,
        Show.ENDED: state not in OPEN and state is not State.RESOLVED,
    }
    found = await database.run(at_place(estate.building, show), most=5)
    assert bool(found) is expected[show]


async def test_a_report_sent_to_a_unit_waits_for_nobody(
    database: Database, estate: Estate
) -> None:
    await put(database, estate.building, unit_id=estate.property_firm)
    assert await database.run(at_place(estate.building, Show.UNROUTED), most=5) == []


@pytest.mark.parametrize("category", CATEGORIES)
async def test_a_list_of_one_category_has_no_other(
    database: Database, estate: Estate, category: str
) -> None:
    for number, code in enumerate(CATEGORIES, start=1):
        await put(database, estate.building, number, category=code)
    one = partial(lists.at_place, category=category, most=50, now=NOON)
    found = await database.run(one, estate.community, Show.OPEN)
    assert [report.category for report in found] == [category]


async def test_a_buildings_list_has_nothing_of_the_next_building(
    database: Database, estate: Estate
) -> None:
    await put(database, estate.other_building)
    assert await database.run(lists.in_public, estate.building, most=5) == []
    assert await database.run(at_place(estate.building, Show.OPEN), most=5) == []


async def test_the_latest_is_the_last_one_filed(database: Database, estate: Estate) -> None:
    await put(database, estate.building, 1)
    last = await put(database, estate.building, 2)
    await put(database, estate.building, 3, submitted_at=NOON - BLINK)
    await put(database, estate.building, 4, reporter_id=IDS.zhao)
    assert await database.run(lists.latest_of, IDS.wang, NOON) == last
