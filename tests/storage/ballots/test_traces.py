"""What ballots keep of one person: handed over to them alone, and made nobody's."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.ballots import CastState, State, person_heads
from playground.estate import IDS
from storage.ballots import (
    casts,
    drafts,
    objections,
    opinions,
    proxies,
    register,
    representatives,
    roll,
    traces,
)
from storage.database import Database, Tx
from storage.places import people
from storage.places import traces as in_places
from storage.tables import metadata
from tests.conftest import NOON
from tests.estate import Estate
from tests.storage.ballots.rows import OWN, a_cast, head_of, rolled, stored

LATER = NOON + timedelta(hours=1)
NEXT = ("3单元", "302")
WHO, OTHER = IDS.wang, IDS.li_ming
# In an office for others one acts in one's name: the agent of a proxy stays answerable.
STAYS = {"ballot_proxies.agent_id"}


async def did(database: Database, estate: Estate, person: int, receipt: str, word: str) -> int:
    """Have somebody do everything that ballots know; return the ballot."""
    ballot = await rolled(database, estate, OWN, NEXT)
    own, other = [await head_of(database, ballot, slip) for slip in (1, 2)]
    await stored(database, a_cast(ballot, receipt, own.id, voter_id=person))

    async def step(tx: Tx) -> None:
        said = await opinions.add(tx, ballot.id, person, f"{word}意见", unnamed=False, now=NOON)
        await opinions.support(tx, said.id, person, now=NOON)
        await objections.add(tx, ballot.id, person, f"{word}异议", now=NOON)
        await drafts.name(tx, ballot.id, person, f"{word}方")
        await proxies.add(tx, ballot.id, other.id, person, IDS.captain, "file", now=NOON)
        flat = estate.flats[OWN if person == WHO else NEXT]
        await representatives.name(tx, flat, person, person, now=NOON)

    await database.run(step)
    return ballot.id


async def kept(database: Database, person: int) -> dict[str, list[dict[str, Any]]]:
    return await database.run(in_places.read, traces.KEPT, person)


async def erased(database: Database, person: int) -> None:
    await database.run(traces.erase, person, now=LATER)


def named(database: Database, person: int) -> set[str]:
    """The columns of ballots in which somebody's id stands."""
    found = set()
    for table in metadata.sorted_tables:
        if table.name.startswith("ballot_") or table.name == "representatives":
            for row in database.connection.execute(f"SELECT * FROM {table.name}"):  # noqa: S608
                found |= {f"{table.name}.{c.name}" for c in table.c if row[c.name] == person}
    return found


async def test_everything_that_was_done_is_handed_over(database: Database, estate: Estate) -> None:
    await did(database, estate, WHO, "AAAA1111", "王")
    found = await kept(database, WHO)
    assert {name: len(rows) for name, rows in found.items()} == dict.fromkeys(traces.KEPT, 1)
    assert found["votes"][0]["receipt"] == "AAAA1111"
    assert found["opinions"][0]["text"] == found["opinions_supported"][0]["text"] == "王意见"
    assert found["delegate_in"][0]["side"] == "王方"
    assert found["votes_for_others"][0]["for"] == "".join(NEXT)
    assert (found["speaks_for"][0]["stairwell"], found["speaks_for"][0]["room"]) == OWN


async def test_nothing_of_anybody_else_is_handed_over(database: Database, estate: Estate) -> None:
    await did(database, estate, WHO, "AAAA1111", "王")
    await did(database, estate, OTHER, "BBBB2222", "李")
    for person, word, receipt in ((WHO, "李", "BBBB2222"), (OTHER, "王", "AAAA1111")):
        found = await kept(database, person)
        assert all(len(rows) == 1 for rows in found.values())
        assert word not in str(found)
        assert receipt not in str(found)


async def test_of_somebody_who_did_nothing_nothing_is_kept(
    database: Database, estate: Estate
) -> None:
    await did(database, estate, WHO, "AAAA1111", "王")
    assert not any((await kept(database, IDS.zhou)).values())


async def test_erasing_leaves_no_id_and_touches_nobody_else(
    database: Database, estate: Estate
) -> None:
    await did(database, estate, WHO, "AAAA1111", "王")
    await did(database, estate, OTHER, "BBBB2222", "李")
    before, others = named(database, WHO), await kept(database, OTHER)
    assert len(before) == 8
    await erased(database, WHO)
    assert named(database, WHO) == STAYS
    assert await kept(database, OTHER) == others


async def test_erasing_twice_is_erasing_once(database: Database, estate: Estate) -> None:
    await did(database, estate, WHO, "AAAA1111", "王")
    await erased(database, WHO)
    first = await kept(database, WHO)
    await database.run(traces.erase, WHO, now=LATER + timedelta(days=1))
    assert await kept(database, WHO) == first
    assert first["votes_for_others"][0]["ended_at"] is not None


async def test_what_was_said_stays_without_who_said_it(database: Database, estate: Estate) -> None:
    ballot_id = await did(database, estate, WHO, "AAAA1111", "王")
    await erased(database, WHO)
    (said,) = await database.run(opinions.of, ballot_id)
    (objection,) = await database.run(objections.of, ballot_id)
    assert (said.text, said.person_id, said.supports) == ("王意见", None, 1)
    assert (objection.text, objection.person_id) == ("王异议", None)


async def test_two_who_erase_themselves_still_count_as_two_supporters(
    database: Database, estate: Estate
) -> None:
    ballot_id = await did(database, estate, WHO, "AAAA1111", "王")
    (said,) = await database.run(opinions.of, ballot_id)
    await database.run(opinions.support, said.id, OTHER, now=NOON)
    for person in (WHO, OTHER):
        await erased(database, person)
    (said,) = await database.run(opinions.of, ballot_id)
    assert said.supports == 2


@pytest.mark.parametrize(
    ("was", "becomes"),
    [(CastState.COUNTED, CastState.COUNTED), (CastState.PENDING, CastState.WITHDRAWN)],
)
async def test_a_vote_that_counts_stays_and_one_that_waits_is_withdrawn(
    database: Database, estate: Estate, was: CastState, becomes: CastState
) -> None:
    ballot = await rolled(database, estate, OWN)
    head = await head_of(database, ballot)
    row = await stored(database, a_cast(ballot, "AAAA1111", head.id, state=was))
    await erased(database, WHO)
    ended = LATER if becomes is CastState.WITHDRAWN else None
    expected = replace(row, voter_id=None, state=becomes, ended_at=ended)
    assert await database.run(casts.get, row.id) == expected


@pytest.mark.parametrize("state", [s for s in State if s is not State.DRAFT])
async def test_the_roll_forgets_somebody_only_once_the_ballot_is_over(
    database: Database, estate: Estate, state: State
) -> None:
    ballot = await rolled(database, estate, OWN)
    (head,) = person_heads([WHO])
    await database.run(roll.join, ballot.id, head, "王阿姨")
    await database.run(register.change, ballot, replace(ballot, state=state))
    await database.run(people.erase, WHO, now=NOON)
    over = state not in {State.OPEN, State.NOTICE}
    assert await database.run(traces.sweep, now=NOON) == int(over)
    heads = [one.head for one in await database.run(roll.of, ballot.id)]
    assert (f"p{WHO}" in heads) is not over
    assert f"h{estate.flats[OWN]}" in heads, "a flat is nobody's name"


async def test_who_is_not_erased_keeps_their_name_on_the_roll(
    database: Database, estate: Estate
) -> None:
    ballot = await rolled(database, estate, OWN)
    await database.run(roll.join, ballot.id, person_heads([WHO])[0], "王阿姨")
    await database.run(register.change, ballot, replace(ballot, state=State.FINAL))
    assert await database.run(traces.sweep, now=NOON) == 0
