import pytest

from domain.errors import Missing
from domain.funds import EntryKind
from playground.estate import IDS
from storage.database import Database, Tx
from storage.funds import claims
from storage.funds.claims import Claim, ClaimState, New
from tests.storage.funds.test_people_of_funds import LATER, NOW, estate, fund_id

__all__ = ["estate", "fund_id"]
BILL = New(EntryKind.EXPENSE, IDS.zhao, amount=100, invoice="1001", first_by=IDS.zhao)
DRAFT = New(EntryKind.EXPENSE, IDS.zhao, first_by=IDS.zhao, state=ClaimState.DRAFT)


async def _add(tx: Tx, fund_id: int, new: New = BILL) -> Claim:
    return await claims.add(tx, fund_id, new, now=NOW)


async def _decide(tx: Tx, claim_id: int, becomes: ClaimState, by: int = IDS.wang) -> bool:
    return await claims.decide(tx, claim_id, becomes, by, now=LATER, reason="否")


async def test_claims_are_numbered_and_dated(database: Database, fund_id: int) -> None:
    first, second = [await database.run(_add, fund_id) for _ in range(2)]
    assert (first.number, second.number) == (1, 2)
    assert (first.at, first.first_at, first.second_at) == (NOW, NOW, None)
    assert await database.run(claims.get, first.id) == first


async def test_what_was_never_claimed_is_missing(database: Database) -> None:
    assert await database.run(claims.find, 99) is None
    with pytest.raises(Missing):
        await database.run(claims.get, 99)


async def test_of_two_who_decide_one_does(database: Database, fund_id: int) -> None:
    claim = await database.run(_add, fund_id)
    done = [await database.run(_decide, claim.id, ClaimState.DONE) for _ in range(2)]
    assert done == [True, False]
    assert await database.run(_decide, claim.id, ClaimState.REFUSED, IDS.li_ming) is False
    stored = await database.run(claims.get, claim.id)
    assert (stored.state, stored.second_by, stored.second_at) == (
        ClaimState.DONE,
        IDS.wang,
        LATER,
    )


async def test_only_a_draft_is_filled_in(database: Database, fund_id: int) -> None:
    draft = await database.run(_add, fund_id, DRAFT)
    assert await database.run(claims.fill, draft.id, "payee", "老张") is True
    states = (ClaimState.DRAFT, ClaimState.OPEN)
    assert [await database.run(claims.move, draft.id, *states) for _ in range(2)] == [True, False]
    assert await database.run(claims.fill, draft.id, "payee", "老李") is False
    assert (await database.run(claims.get, draft.id)).payee == "老张"


async def test_drafts_are_ones_own_and_open_ones_everybodys(
    database: Database, fund_id: int
) -> None:
    draft = await database.run(_add, fund_id, DRAFT)
    waiting = await database.run(_add, fund_id)
    assert await database.run(claims.drafts, fund_id, IDS.zhao) == [draft]
    assert await database.run(claims.drafts, fund_id, IDS.wang) == []
    assert await database.run(claims.of, fund_id) == [waiting]


@pytest.mark.parametrize(
    ("becomes", "used"),
    [
        (ClaimState.OPEN, True),
        (ClaimState.DONE, True),
        (ClaimState.REFUSED, False),
        (ClaimState.DROPPED, False),
        (ClaimState.REVERSED, False),
    ],
)
async def test_an_invoice_is_used_while_its_claim_stands(
    database: Database,
    fund_id: int,
    becomes: ClaimState,
    used: bool,  # noqa: FBT001 - a column of the table above
) -> None:
    claim = await database.run(_add, fund_id)
    await database.run(claims.move, claim.id, ClaimState.OPEN, becomes)
    assert await database.run(claims.invoice_used, fund_id, "1001") is used
    assert await database.run(claims.invoice_used, fund_id, "1001", claim.id) is False
    assert await database.run(claims.invoice_used, fund_id, "1002") is False
