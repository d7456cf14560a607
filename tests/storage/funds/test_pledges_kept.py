import pytest

from domain.funds import EntryKind, PledgeKind
from playground.estate import IDS
from storage.database import Database, Tx
from storage.funds import claims, flats, pledges, register, vouchers
from storage.funds.claims import ClaimState, New
from storage.funds.flats import FundFlat
from tests.actions.funds.opened import NOW, _fund
from tests.estate import furnish

LI_MING = IDS.li_ming


@pytest.fixture
async def where(database: Database) -> tuple[int, int]:
    """A fund and a flat."""

    async def step(tx: Tx) -> tuple[int, int]:
        estate = await furnish(tx, now=NOW)
        fund = await register.add(tx, _fund(estate))
        home = estate.flats["3单元", "302"]
        await flats.put(tx, fund.id, FundFlat(home, "c", "k", "302"))
        return fund.id, home

    return await database.run(step)


async def test_a_word_is_kept_and_ended_but_never_gone(
    database: Database, where: tuple[int, int]
) -> None:
    fund_id, home = where
    said = (fund_id, 1, home, LI_MING, PledgeKind.FULL, 22_500)
    await database.run(pledges.add, *said, now=NOW, reason=None)
    (row,) = await database.run(pledges.of, fund_id)
    assert (row.kind, row.amount, row.ended_at) == (PledgeKind.FULL, 22_500, None)
    assert await database.run(pledges.end, row.id, now=NOW)
    assert not await database.run(pledges.end, row.id, now=NOW)
    (ended,) = await database.run(pledges.of, fund_id)
    assert ended.ended_at == NOW


async def test_words_come_in_the_order_in_which_they_were_said(
    database: Database, where: tuple[int, int]
) -> None:
    fund_id, home = where
    kinds = [PledgeKind.FULL, PledgeKind.REFUSE, PledgeKind.GIFT]
    for kind in kinds:
        await database.run(pledges.add, fund_id, 1, home, LI_MING, kind, 0, now=NOW)
    assert [row.kind for row in await database.run(pledges.of, fund_id)] == kinds


@pytest.mark.parametrize(
    ("state", "used"),
    [
        (ClaimState.OPEN, True),
        (ClaimState.DONE, True),
        (ClaimState.REFUSED, False),
        (ClaimState.REVERSED, False),
    ],
)
async def test_a_picture_is_used_while_its_claim_stands(
    database: Database, where: tuple[int, int], state: ClaimState, *, used: bool
) -> None:
    fund_id, home = where
    new = New(EntryKind.PAYMENT, LI_MING, home, amount=1, note="unique", state=state)
    await database.run(claims.add, fund_id, new, now=NOW)
    assert await database.run(vouchers.used, fund_id, "unique") is used
    assert not await database.run(vouchers.used, fund_id, "other")
    assert not await database.run(vouchers.used, fund_id + 1, "unique")


@pytest.mark.parametrize(("state", "done"), [(ClaimState.OPEN, True), (ClaimState.DONE, False)])
async def test_a_picture_is_put_only_to_what_waits(
    database: Database, where: tuple[int, int], state: ClaimState, *, done: bool
) -> None:
    fund_id, home = where
    new = New(EntryKind.PAYMENT, LI_MING, home, amount=1, state=state)
    claim = await database.run(claims.add, fund_id, new, now=NOW)
    assert await database.run(vouchers.add, claim.id, "file", "unique") is done
    kept = await database.run(claims.get, claim.id)
    assert (kept.file_id == "file") is done
