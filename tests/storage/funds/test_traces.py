"""What funds keep of one person: handed over to them alone, and made nobody's."""

from typing import Any

import pytest

from domain.funds import EntryKind, PledgeKind
from domain.places import MembershipState, Relation
from playground.estate import IDS
from storage.database import Database, Tx
from storage.funds import claims, custodians, flats, pledges, register, traces
from storage.funds.claims import New
from storage.funds.flats import FundFlat
from storage.places import households
from storage.places import traces as in_places
from tests.actions.funds.opened import NOW, _fund
from tests.estate import Estate, furnish

WHO, OTHER = IDS.wang, IDS.li_ming
DOORS = {WHO: ("3单元", "201"), OTHER: ("3单元", "302")}


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOW)


@pytest.fixture
async def fund_id(database: Database, estate: Estate) -> int:
    """A fund of two flats whose people said and did all there is."""

    async def step(tx: Tx) -> int:
        fund = await register.add(tx, _fund(estate))
        for person, door in DOORS.items():
            home = estate.flats[door]
            flat = FundFlat(
                home, f"c{person}", door[1], door[1],
                exempt=True, exempt_reason=f"低保{person % 10}", exempt_by=person,
            )  # fmt: skip
            await flats.put(tx, fund.id, flat)
            said = (fund.id, 1, home, person, PledgeKind.HARDSHIP, 0)
            await pledges.add(tx, *said, now=NOW, reason=f"生病{person % 10}")
            new = New(EntryKind.PAYMENT, person, home, amount=person, payee=f"收{person % 10}")
            await claims.add(tx, fund.id, new, now=NOW)
            await custodians.name(tx, fund.id, person, home, IDS.captain, now=NOW)
        return fund.id

    return await database.run(step)


async def kept(database: Database, person: int) -> dict[str, list[dict[str, Any]]]:
    return await database.run(in_places.read, traces.KEPT, person)


@pytest.mark.parametrize(("person", "other"), [(WHO, OTHER), (OTHER, WHO)])
async def test_ones_own_rows_are_handed_over_and_no_others(
    database: Database, fund_id: int, person: int, other: int
) -> None:
    assert fund_id
    found = await kept(database, person)
    assert {name: len(rows) for name, rows in found.items()} == dict.fromkeys(traces.KEPT, 1)
    mine, theirs = person % 10, other % 10
    assert found["pledges"][0]["reason"] == f"生病{mine}"
    assert found["payments_and_records"][0]["fen"] == person
    assert found["exemptions"][0]["exempt_reason"] == f"低保{mine}"
    assert not any(f"{word}{theirs}" in str(found) for word in ("生病", "低保", "收"))


async def test_of_somebody_who_paid_nothing_nothing_is_kept(
    database: Database, fund_id: int
) -> None:
    assert fund_id
    assert not any((await kept(database, IDS.zhou)).values())


@pytest.mark.parametrize(
    ("relation", "state", "reads"),
    [
        (Relation.FAMILY, MembershipState.ACTIVE, True),
        (Relation.TENANT, MembershipState.ACTIVE, False),
        (Relation.OWNER, MembershipState.CLAIMED, False),
        (Relation.OWNER, MembershipState.ENDED, False),
    ],
)
async def test_why_a_flat_is_exempt_is_read_by_its_verified_people_and_no_tenant(
    database: Database,
    estate: Estate,
    fund_id: int,
    relation: Relation,
    state: MembershipState,
    *,
    reads: bool,
) -> None:
    assert fund_id
    home = estate.flats[DOORS[WHO]]
    await database.run(households.claim, IDS.anna, home, relation, state, now=NOW)
    assert bool((await kept(database, IDS.anna))["exemptions"]) is reads


async def test_a_flat_that_is_not_exempt_has_nothing_to_tell(
    database: Database, estate: Estate, fund_id: int
) -> None:
    flat = FundFlat(estate.flats[DOORS[WHO]], "c", "k", "201")
    await database.run(flats.put, fund_id, flat)
    assert (await kept(database, WHO))["exemptions"] == []


async def test_erasing_leaves_the_word_and_neither_the_id_nor_the_reason(
    database: Database, fund_id: int
) -> None:
    others = await kept(database, OTHER)
    await database.run(traces.erase, WHO)
    words = {row.household_id: row for row in await database.run(pledges.of, fund_id)}
    assert len(words) == 2
    gone = [row for row in words.values() if row.person_id is None]
    assert [(row.kind, row.reason) for row in gone] == [(PledgeKind.HARDSHIP, None)]
    assert (await kept(database, WHO))["pledges"] == []
    assert await kept(database, OTHER) == others


async def test_whoever_exempted_a_flat_is_forgotten_and_the_flat_stays_exempt(
    database: Database, estate: Estate, fund_id: int
) -> None:
    await database.run(traces.erase, WHO)
    found = {flat.household_id: flat for flat in await database.run(flats.of, fund_id)}
    mine, theirs = [found[estate.flats[door]] for door in DOORS.values()]
    assert (mine.exempt, mine.exempt_by) == (True, None)
    assert theirs.exempt_by == OTHER


async def test_who_keeps_money_or_was_asked_to_is_found_until_it_ends(
    database: Database, fund_id: int
) -> None:
    assert await database.run(traces.keeps, WHO) == [fund_id]
    await database.run(custodians.agree, fund_id, WHO, now=NOW)
    assert await database.run(traces.keeps, WHO) == [fund_id]
    await database.run(custodians.end, fund_id, WHO, now=NOW)
    assert await database.run(traces.keeps, WHO) == []
    assert await database.run(traces.keeps, OTHER) == [fund_id]
