"""Drafts made by other parts, and those that nobody published."""

from dataclasses import replace
from datetime import timedelta

import pytest

from actions.ballots import asking, electorate
from domain.ballots import Ballot, Electorate, Kind, Refusal, State, Written
from domain.places import PlaceKind
from playground.estate import IDS
from storage import links
from storage.ballots import drafts, register
from storage.database import Database
from storage.links import Part
from storage.places import tree
from tests.conftest import NOON
from tests.estate import Estate, furnish

REPORT = Part("report", 7)


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def drafted(database: Database, estate: Estate, **more: object) -> Ballot:
    where = (IDS.captain, estate.building, IDS.building_6)
    made = await database.run(asking.draft, *where, "装扶手吗?", now=NOON, **more)  # type: ignore[arg-type]
    assert isinstance(made, Ballot)
    return made


async def test_what_it_came_of_is_kept(database: Database, estate: Estate) -> None:
    ballot = await drafted(database, estate, source=REPORT)
    matter = await database.run(links.matter, REPORT)
    assert matter == [REPORT, Part("ballot", ballot.id)]


async def test_a_repeated_ballot_names_the_first(database: Database, estate: Estate) -> None:
    first = await drafted(database, estate, kind=Kind.REPS)
    await database.run(drafts.name, first.id, IDS.zhao, "居民")
    await database.run(register.change, first, replace(first, state=State.CLOSED))
    again = await drafted(database, estate, source=Part("ballot", first.id), kind=Kind.REPS)
    assert (again.source_id, again.number) == (first.id, 2)
    named = await database.run(drafts.roster, again.id)
    assert [(one.person_id, one.side) for one in named] == [(IDS.zhao, "居民")]


async def test_a_draft_that_another_came_of_can_be_thrown_away(
    database: Database, estate: Estate
) -> None:
    first = await drafted(database, estate)
    again = await drafted(database, estate, source=Part("ballot", first.id))
    assert again.source_id is None
    assert await database.run(drafts.discard, first.id)
    assert await database.run(links.matter, Part("ballot", again.id)) == [Part("ballot", again.id)]


async def test_read_words_are_taken_as_they_are(database: Database, estate: Estate) -> None:
    said = Written("装哪种?", ("木头", "铁"), None, None)
    where = (IDS.captain, estate.building, IDS.building_6)
    made = await database.run(asking.draft, *where, said, now=NOON, kind=Kind.CHOOSE)
    assert isinstance(made, Ballot)
    assert made.options == ("木头", "铁")


async def test_a_neighbour_makes_none(database: Database, estate: Estate) -> None:
    where = (IDS.wang, estate.building, IDS.building_6)
    made = await database.run(asking.draft, *where, "装扶手吗?", now=NOON)
    assert made == Refusal.CAPTAIN_ONLY


async def test_a_discarded_draft_leaves_nothing_behind(database: Database, estate: Estate) -> None:
    ballot = await drafted(database, estate, source=REPORT)
    await database.run(drafts.name, ballot.id, IDS.wang, "居民")
    assert await database.run(drafts.discard, ballot.id)
    assert not await database.run(drafts.discard, ballot.id)
    assert await database.run(links.matter, REPORT) == [REPORT]
    assert await database.run(drafts.roster, ballot.id) == []


@pytest.mark.parametrize(("late", "left"), [(timedelta(0), 1), (timedelta(microseconds=1), 0)])
async def test_drafts_are_forgotten_after_a_week(
    database: Database, estate: Estate, late: timedelta, left: int
) -> None:
    ballot = await drafted(database, estate)
    await database.run(drafts.forget, now=NOON + timedelta(days=7) + late)
    assert (await database.run(register.find, ballot.id) is not None) == bool(left)


async def test_what_is_published_is_never_forgotten(database: Database, estate: Estate) -> None:
    ballot = await drafted(database, estate)
    await database.run(register.change, ballot, replace(ballot, state=State.OPEN))
    assert await database.run(drafts.forget, now=NOON + timedelta(days=900)) == 0
    assert not await database.run(drafts.discard, ballot.id)


async def test_residents_are_those_who_are_registered(database: Database, estate: Estate) -> None:
    ballot = await drafted(database, estate, kind=Kind.HAND)
    found = await database.run(electorate.heads, ballot)
    assert [h.key for h in found] == [f"p{one}" for one in (IDS.wang, IDS.li_ming, IDS.zhao)]


async def test_residents_of_one_stairwell(database: Database, estate: Estate) -> None:
    ballot = await drafted(database, estate, kind=Kind.HAND, stairwell="1单元")
    found = await database.run(electorate.heads, ballot)
    assert [head.key for head in found] == [f"p{IDS.zhao}"]


async def test_delegates_are_the_roster(database: Database, estate: Estate) -> None:
    ballot = await drafted(database, estate, kind=Kind.REPS)
    assert ballot.electorate is Electorate.ROSTER
    for one in (IDS.zhao, IDS.wang, IDS.wang):
        await database.run(drafts.name, ballot.id, one, "居民")
    found = await database.run(electorate.heads, ballot)
    assert [head.key for head in found] == [f"p{IDS.wang}", f"p{IDS.zhao}"]


async def test_a_place_without_flats_has_no_roll(database: Database, estate: Estate) -> None:
    assert await database.run(electorate.has_roll, estate.building)
    assert await database.run(electorate.has_roll, estate.community)
    assert not await database.run(electorate.has_roll, estate.other_building)
    ids = [p.id for p in await database.run(electorate.buildings, estate.community)]
    assert ids == [estate.building, estate.other_building]


async def test_a_building_closed_since_is_not_asked(database: Database, estate: Estate) -> None:
    await database.run(tree.close, estate.other_building, now=NOON)
    found = await database.run(electorate.buildings, estate.community)
    assert [(p.id, p.kind) for p in found] == [(estate.building, PlaceKind.BUILDING)]
