"""What the database itself keeps: no row twice, no row of nothing, each fund for itself."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.funds import EntryKind, Fund, PledgeKind, ShareRule, Sponsor, State, Template
from domain.places import MembershipState, Relation
from playground.estate import IDS
from storage import links
from storage.database import Database, Tx
from storage.funds import (
    claims,
    custodians,
    drafts,
    entries,
    flats,
    lapsing,
    lists,
    notices,
    pledges,
    register,
    shares,
    sponsors,
    vouchers,
)
from storage.funds.claims import ClaimState, New
from storage.funds.entries import EntryRow
from storage.funds.flats import FundFlat
from storage.links import Part
from storage.places import households, people
from tests.estate import Estate
from tests.storage.funds.test_people_of_funds import LATER, NOW, estate, fund_id

__all__ = ["estate", "fund_id"]
HOMES = (("3单元", "201"), ("3单元", "302"), ("1单元", "101"))


async def another(tx: Tx, estate: Estate, /, **changes: Any) -> Fund:  # noqa: ANN401
    """A second fund of the same building."""
    fund = Fund(0, estate.building, 0, "门禁", IDS.captain, NOW)
    return await register.add(tx, replace(fund, **changes))


async def put_row(tx: Tx, fund_id: int, /, **changes: Any) -> None:  # noqa: ANN401
    row = EntryRow(fund_id, 1, "a", EntryKind.EXPENSE, None, None, None, 0, 5, 0, None, NOW, None)
    await entries.append(tx, replace(row, **changes))


@pytest.mark.parametrize("field", ["household_id", "sponsor_id", "claim_id", "fund_id"])
async def test_a_row_of_what_is_not_there_is_refused(
    database: Database, fund_id: int, field: str
) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        await database.run(put_row, fund_id, **{field: 999})
    assert await database.run(entries.of, fund_id) == []


async def test_the_same_key_may_stand_in_another_fund(
    database: Database, estate: Estate, fund_id: int
) -> None:
    other = await database.run(another, estate)
    for fund in (fund_id, other.id):
        await database.run(put_row, fund)
    assert [row.fund_id for row in await database.run(entries.of, other.id)] == [other.id]
    found = await database.run(entries.by_key, fund_id, "a")
    assert found is not None
    assert found.fund_id == fund_id


async def test_what_one_unit_wrote_before_it_failed_is_not_there(
    database: Database, fund_id: int
) -> None:
    async def step(tx: Tx) -> None:
        await put_row(tx, fund_id)
        await notices.put(tx, fund_id, "x", now=NOW)
        await put_row(tx, fund_id, seq=2)

    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        await database.run(step)
    assert await database.run(entries.of, fund_id) == []
    assert await database.run(notices.at, fund_id, "x") is None


async def test_rows_are_read_in_their_order_however_they_were_written(
    database: Database, fund_id: int
) -> None:
    for seq in (10, 2, 1):
        await database.run(put_row, fund_id, seq=seq, entry_key=f"k{seq}")
    assert [row.seq for row in await database.run(entries.of, fund_id)] == [1, 2, 10]


async def test_a_row_names_the_door_of_its_own_fund(
    database: Database, estate: Estate, fund_id: int
) -> None:
    home = estate.flats[HOMES[0]]
    other = await database.run(another, estate)
    await database.run(flats.put, other.id, FundFlat(home, "zz", "z", "别名"))
    await database.run(put_row, fund_id, household_id=home, kind=EntryKind.REFUND)
    (row,) = await database.run(entries.of, fund_id)
    assert (row.label, row.code) == ("201", "c0")


async def test_a_fund_of_all_fields_unset_reads_back_as_nothing_and_not_as_words(
    database: Database, estate: Estate
) -> None:
    blank = await database.run(another, estate)
    read = await database.run(register.get, blank.id)
    assert (read.cost, read.target, read.stairwell, read.template) == (None,) * 4
    assert (read.pledge_until, read.acceptance, read.ended_reason) == (None,) * 3
    assert (read.coefficients, read.fixed, read.minimum) == ({}, {}, (1, 1))


@pytest.mark.parametrize("fen", [0, 1, 10_000_000_000, 2**53 + 1])
async def test_no_amount_loses_a_fen(
    database: Database, estate: Estate, fund_id: int, fen: int
) -> None:
    home = estate.flats[HOMES[0]]
    await database.run(shares.add, fund_id, 1, {home: fen})
    assert await database.run(shares.of, fund_id, 1) == {home: fen}
    fund = await database.run(another, estate, cost=fen, template=Template.GATE)
    assert (await database.run(register.get, fund.id)).cost == fen


async def test_a_floor_below_the_ground_keeps_its_factor(
    database: Database, estate: Estate
) -> None:
    floors = {-1: 0, 1: 200, 12: 1600}
    fund = await database.run(another, estate, rule=ShareRule.FLOORS, coefficients=floors)
    assert (await database.run(register.get, fund.id)).coefficients == floors


async def test_of_two_changes_made_on_one_version_the_second_is_refused_with_all_it_did(
    database: Database, estate: Estate
) -> None:
    seen = await database.run(another, estate)

    async def step(tx: Tx, title: str) -> None:
        await notices.put(tx, seen.id, title, now=NOW)
        await register.change(tx, seen, replace(seen, title=title))

    await database.run(step, "一")
    with pytest.raises(register.Changed):
        await database.run(step, "二")
    assert (await database.run(register.get, seen.id)).title == "一"
    assert await database.run(notices.at, seen.id, "二") is None


async def test_a_discarded_drafts_number_may_come_back_but_its_id_does_not(
    database: Database, estate: Estate
) -> None:
    first = await database.run(another, estate)
    await database.run(drafts.discard, first.id)
    second = await database.run(another, estate)
    assert (second.number, second.id > first.id) == (first.number, True)


async def test_the_revision_of_a_fund_is_found_until_it_is_thrown_away(
    database: Database, estate: Estate, fund_id: int
) -> None:
    draft = await database.run(another, estate)
    await database.run(_link, fund_id, draft.id)
    assert await database.run(drafts.revised_by, draft.id) == fund_id
    assert await database.run(drafts.revision_of, fund_id) == draft.id
    assert await database.run(drafts.revised_by, fund_id) is None
    await database.run(drafts.discard, draft.id)
    assert await database.run(drafts.revision_of, fund_id) is None


async def _link(tx: Tx, cause: int, effect: int) -> None:
    await links.add(tx, Part("fund", cause), Part("fund", effect), now=NOW)


async def test_the_newest_draft_of_a_chat_is_the_last_one_made_there(
    database: Database, estate: Estate
) -> None:
    made = [await database.run(another, estate, draft_chat_id=-7) for _ in range(2)]
    await database.run(another, estate, draft_chat_id=-8)
    assert await database.run(drafts.newest, -7) == made[1].id
    await database.run(register.change, made[1], replace(made[1], state=State.PLEDGING))
    assert await database.run(drafts.newest, -7) == made[0].id
    assert await database.run(drafts.newest, -9) is None


async def test_forgetting_drafts_leaves_what_was_published(
    database: Database, estate: Estate
) -> None:
    old = await database.run(another, estate)
    kept = await database.run(another, estate, state=State.PLEDGING)
    count = await database.run(drafts.forget, now=NOW + timedelta(days=8))
    assert count == 1
    assert await database.run(register.find, old.id) is None
    assert await database.run(register.find, kept.id) is not None


async def test_the_list_of_a_place_has_running_funds_first_no_draft_and_an_end(
    database: Database, estate: Estate
) -> None:
    states = (State.CLOSED, State.PLEDGING, State.DRAFT, State.FAILED, State.SETTLING)
    made = {s: (await database.run(another, estate, state=s)).id for s in states}
    order = [made[s] for s in (State.SETTLING, State.PLEDGING, State.FAILED, State.CLOSED)]
    for most in (1, 3, 4, 9):
        found = await database.run(lists.of_place, estate.building, most)
        assert [fund.id for fund in found] == order[:most]
    assert await database.run(lists.of_place, estate.other_building, 9) == []


async def test_a_custodian_belongs_to_one_fund_alone(
    database: Database, estate: Estate, fund_id: int
) -> None:
    other = await database.run(another, estate)

    async def step(tx: Tx) -> tuple[bool, bool]:
        await custodians.name(tx, fund_id, IDS.wang, estate.flats[HOMES[0]], 1, now=NOW)
        wrong = await custodians.agree(tx, other.id, IDS.wang, now=NOW)
        return wrong, await custodians.agree(tx, fund_id, IDS.wang, now=NOW)

    assert await database.run(step) == (False, True)
    assert await database.run(custodians.of, other.id) == []
    assert await database.run(custodians.end, fund_id, IDS.zhao, now=NOW) is False


async def test_a_share_that_rose_ends_the_answer_but_no_gift_and_no_other_flat(
    database: Database, estate: Estate, fund_id: int
) -> None:
    home, other = estate.flats[HOMES[0]], estate.flats[HOMES[1]]
    said = ((home, PledgeKind.FULL), (home, PledgeKind.GIFT), (other, PledgeKind.FULL))
    for flat, kind in said:
        await database.run(pledges.add, fund_id, 1, flat, IDS.wang, kind, 5, now=NOW)
    done = [await database.run(lapsing.lapse, fund_id, home, now=LATER) for _ in range(2)]
    assert done == [True, False]
    rows = await database.run(pledges.of, fund_id)
    assert {(r.household_id, r.kind, r.ended_at) for r in rows} == {
        (home, PledgeKind.FULL, LATER),
        (home, PledgeKind.GIFT, None),
        (other, PledgeKind.FULL, None),
    }


@pytest.mark.parametrize("state", [s for s in MembershipState if s is not MembershipState.ACTIVE])
async def test_who_does_not_live_there_yet_or_any_more_is_nobody_to_a_fund(
    database: Database, estate: Estate, fund_id: int, state: MembershipState
) -> None:
    flat = estate.flats[HOMES[1]]
    known = (IDS.anna, flat, Relation.FAMILY, state)
    await database.run(households.claim, *known, now=NOW)
    assert await database.run(flats.homes_of, fund_id, IDS.anna) == []
    assert IDS.anna not in {p for _, p, _ in await database.run(flats.reachable, fund_id)}


async def test_who_blocked_the_bot_is_reached_again_once_they_come_back(
    database: Database, fund_id: int
) -> None:
    async def reached() -> bool:
        return IDS.wang in {p for _, p, _ in await database.run(flats.reachable, fund_id)}

    await database.run(people.blocked, IDS.wang, at=NOW)
    assert not await reached()
    await database.run(people.blocked, IDS.wang, at=None)
    assert await reached()


async def test_a_picture_used_in_a_bill_is_free_for_a_payment(
    database: Database, fund_id: int
) -> None:
    bill = New(EntryKind.EXPENSE, IDS.zhao, amount=5, note="unique", state=ClaimState.OPEN)
    await database.run(claims.add, fund_id, bill, now=NOW)
    assert await database.run(vouchers.used, fund_id, "unique") is False


async def test_claims_of_two_funds_are_numbered_apart_and_found_apart(
    database: Database, estate: Estate, fund_id: int
) -> None:
    other = await database.run(another, estate)
    new = New(EntryKind.PAYMENT, IDS.wang, estate.flats[HOMES[0]], amount=5, invoice="1")
    made = [await database.run(claims.add, fund, new, now=NOW) for fund in (fund_id, other.id)]
    assert [claim.number for claim in made] == [1, 1]
    assert await database.run(claims.of, other.id) == [made[1]]
    assert await database.run(claims.invoice_used, fund_id, "1", made[0].id) is False


async def test_a_sponsors_promise_is_kept_with_its_note_and_its_kind(
    database: Database, fund_id: int
) -> None:
    work = Sponsor("木匠", 5, in_kind=True)
    made = await database.run(sponsors.add, fund_id, work, 7, now=NOW, note="两天工")
    row = await database.run(sponsors.find, made)
    assert row is not None
    assert (row.sponsor, row.note, row.added_by, row.ended_at) == (work, "两天工", 7, None)
    assert await database.run(sponsors.find, made + 1) is None
