"""Votes as rows: added, ended, moved on from the state that was seen, and never rewritten."""

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.ballots import CastState, State, Via
from playground.estate import IDS
from storage.ballots import casts, votes
from storage.database import Database, Tx
from tests.conftest import NOON
from tests.estate import Estate
from tests.storage.ballots.rows import OWN, a_cast, head_of, put, rolled, stored

NEXT = ("3单元", "202")


async def test_a_vote_comes_back_as_it_was_cast(database: Database, estate: Estate) -> None:
    ballot = await rolled(database, estate)
    head = await head_of(database, ballot)
    for n, via in enumerate(Via):
        row = a_cast(ballot, f"R{n}", head.id, via=via, entered_by=IDS.staff, file_id="photo")
        kept = await stored(database, row)
        assert await database.run(casts.get, kept.id) == kept
    assert await database.run(casts.get, 404) is None


@pytest.mark.parametrize("state", CastState)
async def test_every_state_is_read_as_itself(
    database: Database, estate: Estate, state: CastState
) -> None:
    ballot = await rolled(database, estate)
    kept = await stored(database, a_cast(ballot, "R", state=state))
    found = await database.run(casts.get, kept.id)
    assert found is not None
    assert found.state is state


async def test_no_two_votes_share_a_receipt_in_whatever_ballots(
    database: Database, estate: Estate
) -> None:
    first, second = [await rolled(database, estate) for _ in range(2)]
    await stored(database, a_cast(first, "SAME"))
    with pytest.raises(sqlite3.IntegrityError, match="receipt"):
        await stored(database, a_cast(second, "SAME"))
    assert await database.run(casts.standing, second.id) == []


async def test_a_receipt_is_found_after_its_vote_was_replaced(
    database: Database, estate: Estate
) -> None:
    ballot = await rolled(database, estate)
    kept = await stored(database, a_cast(ballot, "MINE"))
    await database.run(casts.end, kept.id, now=NOON)
    found = await database.run(casts.by_receipt, "MINE")
    assert found == replace(kept, ended_at=NOON)
    assert await database.run(casts.by_receipt, "mine") is None


async def test_what_was_ended_stands_nowhere_any_more(database: Database, estate: Estate) -> None:
    ballot = await rolled(database, estate)
    head = await head_of(database, ballot)
    old = await stored(database, a_cast(ballot, "R1", head.id))
    kept = await stored(database, a_cast(ballot, "R2", head.id, choice="no"))
    assert await database.run(casts.end, old.id, now=NOON)
    assert await database.run(casts.of_head, ballot.id, head.id) == [kept]
    assert await database.run(casts.of_voter, ballot.id, IDS.wang) == [kept]
    assert await database.run(casts.standing, ballot.id) == [kept]


async def test_a_vote_is_ended_once_and_keeps_its_first_end(
    database: Database, estate: Estate
) -> None:
    kept = await stored(database, a_cast(await rolled(database, estate), "R"))
    assert await database.run(casts.end, kept.id, now=NOON)
    assert not await database.run(casts.end, kept.id, now=NOON + timedelta(seconds=1))
    found = await database.run(casts.get, kept.id)
    assert found is not None
    assert found.ended_at == NOON


async def test_of_a_witness_and_a_dispute_that_come_at_once_one_wins(
    database: Database, estate: Estate
) -> None:
    ballot = await rolled(database, estate)
    seen = await stored(
        database, a_cast(ballot, "R", via=Via.PAPER, voter_id=None, state=CastState.UNCONFIRMED)
    )
    assert await database.run(casts.move, seen, CastState.DISPUTED)
    assert not await database.run(casts.move, seen, CastState.COUNTED, witness_id=IDS.zhao)
    found = await database.run(casts.get, seen.id)
    assert found == replace(seen, state=CastState.DISPUTED)


async def test_a_vote_moved_on_keeps_the_head_and_witness_it_had(
    database: Database, estate: Estate
) -> None:
    ballot = await rolled(database, estate)
    head = await head_of(database, ballot)
    waiting = await stored(database, a_cast(ballot, "R", state=CastState.PENDING))
    assert await database.run(casts.move, waiting, CastState.COUNTED, head_id=head.id)
    counted = await database.run(casts.get, waiting.id)
    assert counted == replace(waiting, state=CastState.COUNTED, head_id=head.id)
    assert await database.run(casts.move, counted, CastState.WITHDRAWN, witness_id=IDS.zhao)
    last = await database.run(casts.get, waiting.id)
    assert last is not None
    assert (last.head_id, last.witness_id) == (head.id, IDS.zhao)


async def test_only_what_waits_for_verification_is_pending(
    database: Database, estate: Estate
) -> None:
    first, second = [await rolled(database, estate) for _ in range(2)]
    waits = await stored(database, a_cast(first, "R1", state=CastState.PENDING))
    elsewhere = await stored(database, a_cast(second, "R2", state=CastState.PENDING))
    await stored(database, a_cast(first, "R3"))
    ended = await stored(database, a_cast(first, "R4", state=CastState.PENDING))
    await database.run(casts.end, ended.id, now=NOON)
    assert await database.run(casts.pending, first.id) == [waits]
    assert await database.run(casts.pending_of, IDS.wang) == [waits, elsewhere]
    assert await database.run(casts.pending_of, IDS.zhao) == []


async def test_a_slip_is_of_no_voter_and_found_by_its_head_alone(
    database: Database, estate: Estate
) -> None:
    ballot = await rolled(database, estate)
    head = await head_of(database, ballot)
    slip = await stored(database, a_cast(ballot, "R", head.id, via=Via.PAPER, voter_id=None))
    assert await database.run(casts.of_head, ballot.id, head.id) == [slip]
    assert await database.run(casts.of_voter, ballot.id, 0) == []


async def test_a_picture_is_kept_with_its_slip_alone(database: Database, estate: Estate) -> None:
    ballot = await rolled(database, estate)
    slip, other = [await stored(database, a_cast(ballot, r)) for r in ("R1", "R2")]
    await database.run(casts.attach, slip.id, "photo")
    found = await database.run(casts.standing, ballot.id)
    assert found == [replace(slip, file_id="photo"), other]


async def test_the_urn_gives_choices_by_alphabet_and_of_one_ballot(
    database: Database, estate: Estate
) -> None:
    first, second = [await rolled(database, estate) for _ in range(2)]
    for nonce, choice in (("c", "2"), ("a", "3"), ("b", "1")):
        await database.run(casts.drop, first.id, nonce, choice)
    await database.run(casts.drop, second.id, "a", "2")
    assert await database.run(casts.urn, first.id) == ["1", "2", "3"]
    assert await database.run(casts.urn, second.id) == ["2"]


async def test_one_nonce_is_one_secret_vote_and_a_twin_takes_its_unit_back(
    database: Database, estate: Estate
) -> None:
    ballot = await rolled(database, estate)
    await database.run(casts.drop, ballot.id, "a", "1")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        await database.run(_dropped_twice, ballot.id)
    assert await database.run(casts.urn, ballot.id) == ["1"]


async def _dropped_twice(tx: Tx, ballot_id: int) -> None:
    await casts.drop(tx, ballot_id, "b", "2")
    await casts.drop(tx, ballot_id, "a", "2")


async def test_the_urn_has_no_column_that_leads_to_a_voter_or_a_time(database: Database) -> None:
    rows = database.connection.execute("PRAGMA table_info(ballot_urn)").fetchall()
    assert sorted(row["name"] for row in rows) == ["ballot_id", "choice", "nonce"]
    with pytest.raises(sqlite3.OperationalError, match="rowid"):
        database.connection.execute("SELECT rowid FROM ballot_urn")


async def test_a_vote_of_no_ballot_or_no_head_is_refused_by_the_database(
    database: Database, estate: Estate
) -> None:
    ballot = await rolled(database, estate)
    for wrong in (a_cast(replace(ballot, id=404), "R"), a_cast(ballot, "R", 404)):
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            await stored(database, wrong)


async def test_of_ones_own_votes_the_newest_of_each_ballot_is_listed(
    database: Database, estate: Estate
) -> None:
    made = [await rolled(database, estate, OWN, NEXT) for _ in range(3)]
    kept = []
    for n, ballot in enumerate(made):
        await stored(database, a_cast(ballot, f"first{n}"))
        kept.append(await stored(database, a_cast(ballot, f"second{n}", choice="no")))
    await stored(database, a_cast(made[0], "other", voter_id=IDS.zhao))
    assert await database.run(votes.newest_of, IDS.wang, 2) == kept[:0:-1]
    assert await database.run(votes.newest_of, IDS.wang, 9) == kept[::-1]
    assert await database.run(votes.newest_of, IDS.anna, 9) == []


async def test_a_ballot_whose_votes_were_all_withdrawn_is_not_listed(
    database: Database, estate: Estate
) -> None:
    gone, ballot = await rolled(database, estate), await put(
        database, estate.building, state=State.CLOSED
    )  # fmt: skip
    for each in ("R1", "R2"):
        old = await stored(database, a_cast(gone, each))
        await database.run(casts.end, old.id, now=NOON)
    kept = await stored(database, a_cast(ballot, "R3"))
    assert await database.run(votes.newest_of, IDS.wang, 9) == [kept]
