"""Opinions, objections, proxies and notices: numbered in order, answered once, never rewritten."""

import sqlite3
from asyncio import gather
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.ballots import State
from playground.estate import IDS
from storage import links
from storage.ballots import drafts, notices, objections, opinions, proxies
from storage.database import Database, Tx
from storage.links import Part
from tests.conftest import NOON
from tests.estate import Estate
from tests.storage.ballots.rows import head_of, put, rolled

LATER = NOON + timedelta(seconds=1)


async def _said(
    database: Database, ballot_id: int, text: str, *, unnamed: bool = False
) -> opinions.Opinion:
    return await database.run(
        opinions.add, ballot_id, IDS.wang, text, unnamed=unnamed, now=NOON
    )  # fmt: skip


async def test_each_ballot_numbers_its_own_opinions(database: Database, estate: Estate) -> None:
    first, second = [await put(database, estate.building) for _ in range(2)]
    made = [await _said(database, b.id, "加灯") for b in (first, first, second)]
    assert [o.number for o in made] == [1, 2, 1]
    assert await database.run(opinions.of, first.id) == made[:2]
    assert made[0] == await database.run(opinions.find, made[0].id)
    assert await database.run(opinions.find, 404) is None


async def test_two_units_at_once_give_two_numbers(database: Database, estate: Estate) -> None:
    ballot = await put(database, estate.building)
    made = await gather(*(_said(database, ballot.id, f"意见{n}") for n in range(5)))
    assert sorted(o.number for o in made) == [1, 2, 3, 4, 5]


async def test_an_opinion_is_answered_once(database: Database, estate: Estate) -> None:
    ballot = await put(database, estate.building)
    said = await _said(database, ballot.id, "加灯", unnamed=True)
    assert await database.run(opinions.answer, said.id, IDS.captain, "好", now=NOON)
    assert not await database.run(opinions.answer, said.id, IDS.staff, "不", now=LATER)
    assert await database.run(opinions.find, said.id) == replace(
        said, answer="好", answered_by=IDS.captain, answered_at=NOON
    )


async def test_what_stood_under_an_opinion_moves_along_with_it(
    database: Database, estate: Estate
) -> None:
    ballot = await put(database, estate.building)
    root, middle, leaf, beside = [await _said(database, ballot.id, f"{n}") for n in range(4)]
    await database.run(opinions.put_under, leaf.id, middle.id)
    await database.run(opinions.put_under, middle.id, root.id)
    found = await database.run(opinions.of, ballot.id)
    assert [o.under_id for o in found] == [None, root.id, root.id, None]
    await database.run(opinions.put_under, middle.id, None)
    found = await database.run(opinions.of, ballot.id)
    assert [o.under_id for o in found] == [None, None, root.id, None]
    assert found[-1] == beside


async def test_a_person_shares_an_opinion_once_and_each_is_counted_apart(
    database: Database, estate: Estate
) -> None:
    ballot = await put(database, estate.building)
    shared, other = [await _said(database, ballot.id, text) for text in ("灯", "门")]
    assert await database.run(opinions.support, shared.id, IDS.zhao, now=NOON)
    assert not await database.run(opinions.support, shared.id, IDS.zhao, now=LATER)
    assert await database.run(opinions.support, shared.id, IDS.anna, now=NOON)
    found = await database.run(opinions.of, ballot.id)
    assert [(o.id, o.supports) for o in found] == [(shared.id, 2), (other.id, 0)]


async def test_what_is_hidden_stays_in_its_row(database: Database, estate: Estate) -> None:
    ballot = await put(database, estate.building)
    said = await _said(database, ballot.id, "骂人的话")
    for _ in range(2):
        await database.run(opinions.hide, said.id)
    assert await database.run(opinions.of, ballot.id) == [replace(said, hidden=True)]


async def test_objections_are_numbered_answered_once_and_listed_in_order(
    database: Database, estate: Estate
) -> None:
    first, second = [await put(database, estate.building) for _ in range(2)]
    made = [
        await database.run(objections.add, b.id, IDS.wang, "票数不对", now=NOON)
        for b in (first, first, second)
    ]
    assert [o.number for o in made] == [1, 2, 1]
    assert await database.run(objections.answer, made[1].id, IDS.captain, "查过了", now=LATER)
    assert not await database.run(objections.answer, made[1].id, IDS.staff, "没有", now=LATER)
    answered = replace(made[1], answer="查过了", answered_by=IDS.captain, answered_at=LATER)
    assert await database.run(objections.of, first.id) == [made[0], answered]
    assert await database.run(objections.find, made[1].id) == answered
    assert await database.run(objections.find, 404) is None


async def test_answering_what_is_not_there_is_no_answer(database: Database) -> None:
    assert not await database.run(objections.answer, 404, IDS.captain, "x", now=NOON)
    assert not await database.run(opinions.answer, 404, IDS.captain, "x", now=NOON)


async def test_a_proxy_is_in_force_until_it_is_ended_once(
    database: Database, estate: Estate
) -> None:
    ballot, other = [await rolled(database, estate) for _ in range(2)]
    head = await head_of(database, ballot)
    where = (ballot.id, head.id, IDS.zhao, IDS.captain, "letter")
    first, second = [await database.run(proxies.add, *where, now=NOON) for _ in range(2)]
    assert await database.run(proxies.end, first, now=NOON)
    assert not await database.run(proxies.end, first, now=LATER)
    assert [p.id for p in await database.run(proxies.of, ballot.id)] == [second]
    ended = await database.run(proxies.find, first)
    assert ended is not None
    assert (ended.agent_id, ended.file_id, ended.ended_at) == (IDS.zhao, "letter", NOON)
    assert await database.run(proxies.of, other.id) == []
    assert await database.run(proxies.find, 404) is None


async def test_a_proxy_for_no_head_is_refused_by_the_database(
    database: Database, estate: Estate
) -> None:
    ballot = await rolled(database, estate)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        await database.run(proxies.add, ballot.id, 404, IDS.zhao, IDS.captain, "f", now=NOON)


async def test_a_step_is_noted_once_for_each_ballot(database: Database, estate: Estate) -> None:
    first, second = [await put(database, estate.building) for _ in range(2)]
    assert await database.run(notices.first, first.id, "hand:1", now=NOON)
    assert not await database.run(notices.first, first.id, "hand:1", now=LATER)
    assert await database.run(notices.first, second.id, "hand:1", now=LATER)
    assert await database.run(notices.last, first.id, "hand") == NOON


async def test_steps_are_counted_and_dated_by_how_their_names_begin(
    database: Database, estate: Estate
) -> None:
    ballot = await put(database, estate.building)
    for n, step in enumerate(("group:1", "hand:1", "group:2", "clock:1")):
        await database.run(notices.first, ballot.id, step, now=NOON + timedelta(seconds=n))
    assert await database.run(notices.count, ballot.id, "group") == 2
    assert await database.run(notices.count, ballot.id, "early") == 0
    assert await database.run(notices.last, ballot.id, "group") == NOON + timedelta(seconds=2)
    assert await database.run(notices.last, ballot.id, "early") is None


async def test_a_delegate_has_one_side_and_the_last_one_named_holds(
    database: Database, estate: Estate
) -> None:
    ballot, other = [await put(database, estate.building) for _ in range(2)]
    for person, side in ((IDS.zhao, "unit"), (IDS.wang, "captain"), (IDS.zhao, "captain")):
        await database.run(drafts.name, ballot.id, person, side)
    found = await database.run(drafts.roster, ballot.id)
    assert [(d.person_id, d.side) for d in found] == [
        (IDS.wang, "captain"), (IDS.zhao, "captain"),
    ]  # fmt: skip
    await database.run(drafts.copy_roster, ballot.id, other.id)
    assert await database.run(drafts.roster, other.id) == found
    await database.run(drafts.strike, ballot.id, IDS.wang)
    assert [d.person_id for d in await database.run(drafts.roster, ballot.id)] == [IDS.zhao]
    assert len(await database.run(drafts.roster, other.id)) == 2


async def test_nobody_whom_the_bot_never_met_is_a_delegate(
    database: Database, estate: Estate
) -> None:
    ballot = await put(database, estate.building)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        await database.run(drafts.name, ballot.id, 404, "unit")


async def test_a_failure_after_discarding_brings_roster_links_and_draft_back(
    database: Database, estate: Estate
) -> None:
    ballot = await put(database, estate.building)
    report = Part("report", 7)
    await database.run(drafts.name, ballot.id, IDS.wang, "unit")
    await database.run(links.add, report, Part("ballot", ballot.id), now=NOON)
    with pytest.raises(RuntimeError, match="power"):
        await database.run(_discard_and_die, ballot.id)
    assert len(await database.run(drafts.roster, ballot.id)) == 1
    assert Part("ballot", ballot.id) in await database.run(links.matter, report)


async def _discard_and_die(tx: Tx, ballot_id: int) -> None:
    assert await drafts.discard(tx, ballot_id)
    raise RuntimeError("the power failed")


@pytest.mark.parametrize("state", [s for s in State if s is not State.DRAFT])
async def test_a_published_ballot_keeps_its_roster_when_somebody_discards_it(
    database: Database, estate: Estate, state: State
) -> None:
    ballot = await put(database, estate.building, state=state)
    await database.run(drafts.name, ballot.id, IDS.wang, "unit")
    assert not await database.run(drafts.discard, ballot.id)
    assert len(await database.run(drafts.roster, ballot.id)) == 1
