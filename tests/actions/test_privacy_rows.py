"""All that is kept of a person over every topic: handed over whole, and made nobody's."""

import json
from datetime import timedelta

import pytest

from actions import privacy
from actions.funds.custodians import LEFT
from domain.ballots import CastState, State, person_heads
from domain.funds import State as FundState
from playground.estate import IDS
from storage import chains, prompts
from storage.ballots import casts, roll
from storage.ballots import traces as in_ballots
from storage.database import Database
from storage.funds import custodians, pledges
from storage.funds import traces as in_funds
from storage.notices import traces as in_notices
from storage.places import grants, households, people
from storage.places import traces as in_places
from tests.actions.funds.box import Box, box_of
from tests.actions.parts import STRANGER, met, report_of
from tests.conftest import NOON
from tests.estate import Estate
from tests.storage.ballots.rows import OWN, a_cast, head_of, put, rolled, stored

LATER = NOON + timedelta(hours=1)


async def erased(database: Database, person: int) -> None:
    await database.run(privacy.erase, person, now=LATER, message_id=None)


@pytest.fixture
async def box(database: Database, estate: Estate) -> Box:
    return await box_of(database, estate, FundState.PLEDGING)


async def test_no_topic_hides_what_another_keeps(database: Database, estate: Estate) -> None:
    assert estate
    found = await database.run(privacy.everything, IDS.wang)
    topics = (in_places.KEPT, in_ballots.KEPT, in_funds.KEPT, in_notices.KEPT)
    assert len(found) == sum(len(topic) for topic in topics)
    assert all(found.keys() >= topic.keys() for topic in topics)


async def test_what_is_handed_over_can_be_written_to_a_file(
    database: Database, estate: Estate, box: Box
) -> None:
    await report_of(database, estate.building)
    ballot = await rolled(database, estate, OWN)
    await stored(database, a_cast(ballot, "AAAA1111", (await head_of(database, ballot)).id))
    await box.pledge(IDS.wang)
    found = await database.run(privacy.everything, IDS.wang)
    assert json.loads(json.dumps(found)) == found
    assert [len(found[name]) for name in ("person", "homes", "votes", "pledges")] == [1, 1, 1, 1]
    assert found["votes"][0]["at"] == NOON.isoformat()


async def test_what_neighbours_did_is_not_handed_over(
    database: Database, estate: Estate, box: Box
) -> None:
    ballot = await rolled(database, estate, OWN)
    await stored(database, a_cast(ballot, "AAAA1111", (await head_of(database, ballot)).id))
    await box.pledge(IDS.wang)
    found = await database.run(privacy.everything, IDS.li_ming)
    assert (found["votes"], found["pledges"], found["custodian_of"]) == ([], [], [])
    assert "AAAA1111" not in json.dumps(found)
    assert "王阿姨" not in json.dumps(found, ensure_ascii=False)


async def test_of_who_was_only_met_nothing_but_the_name_is_kept(
    database: Database, estate: Estate
) -> None:
    assert estate
    found = await database.run(privacy.everything, await met(database))
    assert [name for name, rows in found.items() if rows] == ["person"]
    assert not any((await database.run(privacy.everything, 404)).values())


async def test_the_name_the_flat_and_open_questions_are_gone(
    database: Database, estate: Estate
) -> None:
    assert estate
    await database.run(prompts.ask, IDS.wang, IDS.wang, "anything", 1, now=NOON)
    await erased(database, IDS.wang)
    person = await database.run(people.get, IDS.wang)
    assert (person.name, person.username, person.erased_at) == ("", None, LATER)
    assert await database.run(households.homes_of, IDS.wang) == []
    assert await database.run(prompts.open_for, IDS.wang, IDS.wang, now=LATER) is None


async def test_nobody_holds_an_office_without_a_name(database: Database, estate: Estate) -> None:
    await erased(database, IDS.captain)
    roles = await database.run(grants.roles_of, IDS.captain, estate.building, now=LATER)
    assert roles == frozenset()


async def test_a_neighbour_is_left_as_they_were(database: Database, estate: Estate) -> None:
    assert estate
    before = await database.run(privacy.everything, IDS.li_ming)
    await erased(database, IDS.wang)
    assert await database.run(privacy.everything, IDS.li_ming) == before


async def test_the_organiser_reads_that_a_custodian_went_while_they_had_a_name(box: Box) -> None:
    await box.sent()
    await erased(box.database, IDS.wang)
    keepers = await box.read(custodians.agreed, box.fund_id)
    assert [one.person_id for one in keepers] == [IDS.zhao]
    assert (IDS.captain, LEFT) in await box.told()
    assert (await box.audit()).matches


async def test_the_word_of_a_household_counts_on_without_who_gave_it(box: Box) -> None:
    await box.pledge(IDS.li_ming)
    (before,) = await box.read(pledges.of, box.fund_id)
    await erased(box.database, IDS.li_ming)
    (after,) = await box.read(pledges.of, box.fund_id)
    assert (before.person_id, after.person_id) == (IDS.li_ming, None)
    assert (after.kind, after.amount, after.household_id) == (
        before.kind,
        before.amount,
        before.household_id,
    )


async def test_the_chain_keeps_its_rows_and_forgets_whose_acts_they_were(
    database: Database, estate: Estate
) -> None:
    ballot = await put(database, estate.building)
    where = ("ballot", ballot.id, "opened", {"a": 1}, "alias", IDS.captain)
    await database.run(chains.append, *where, now=NOON)
    told = await database.run(chains.rows, "ballot", ballot.id)
    await erased(database, IDS.captain)
    assert await database.run(chains.rows, "ballot", ballot.id) == told
    found = database.connection.execute("SELECT actor_id FROM chain_rows").fetchall()
    assert [row["actor_id"] for row in found] == [None]


@pytest.mark.parametrize(("state", "named"), [(State.OPEN, True), (State.FINAL, False)])
async def test_the_roll_of_a_ballot_that_is_over_forgets_in_the_same_step(
    database: Database, estate: Estate, state: State, *, named: bool
) -> None:
    ballot = await put(database, estate.building, state=state)
    await database.run(roll.join, ballot.id, person_heads([IDS.wang])[0], "王阿姨")
    await erased(database, IDS.wang)
    (head,) = await database.run(roll.of, ballot.id)
    assert (head.head == f"p{IDS.wang}") is named


async def test_a_vote_stays_and_is_nobodys(database: Database, estate: Estate) -> None:
    ballot = await rolled(database, estate, OWN)
    cast = a_cast(ballot, "AAAA1111", (await head_of(database, ballot)).id)
    row = await stored(database, cast)
    await erased(database, IDS.wang)
    kept = await database.run(casts.get, row.id)
    assert kept is not None
    assert (kept.voter_id, kept.choice, kept.state) == (None, "yes", CastState.COUNTED)
    assert (await database.run(privacy.everything, IDS.wang))["votes"] == []


async def test_erasing_twice_keeps_to_what_was_erased_first(
    database: Database, estate: Estate, box: Box
) -> None:
    assert estate
    await box.sent()
    for _ in range(2):
        await erased(database, IDS.wang)
    assert [row.view for row in await box.sent()].count(LEFT) == 1
    assert [one.person_id for one in await box.read(custodians.of, box.fund_id)] == [IDS.zhao]


async def test_a_stranger_can_be_erased_as_well(database: Database, estate: Estate) -> None:
    assert estate
    await met(database)
    await erased(database, STRANGER)
    assert (await database.run(people.get, STRANGER)).name == ""
