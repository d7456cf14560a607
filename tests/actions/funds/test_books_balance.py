"""Whatever people press, in whatever order: the chain recounts, and nothing is below zero."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.funds import approving, closing, ledger, returning
from actions.funds.placing import Spot
from domain import funds as rules
from domain.funds import EntryKind, Refusal, State, recount
from playground.estate import IDS
from storage import chains
from storage.database import Database, Tx
from storage.funds import claims, entries, register
from storage.funds.claims import ClaimState, New
from tests.actions.funds.opened import DOORS, NOW, opened, paid
from tests.conftest import create_schema
from tests.estate import Estate, furnish

FEN = st.sampled_from([1, 999, 60_000, 120_000, 180_000, 400_000])
WHO = st.sampled_from([IDS.zhao, IDS.wang, IDS.li_ming, IDS.captain, IDS.zhou])
DOOR = st.sampled_from(DOORS)
ACTS = st.one_of(
    st.tuples(st.just("pay"), DOOR, FEN),
    st.tuples(st.just("bill"), WHO, FEN),
    st.tuples(st.just("advance"), WHO, DOOR, FEN),
    st.tuples(st.just("sponsor"), WHO, FEN),
    st.tuples(st.just("reverse"), WHO, st.integers(1, 6)),
    st.tuples(st.just("approve"), WHO, st.integers(1, 6)),
    st.tuples(st.just("decline"), WHO, st.integers(1, 6)),
    st.tuples(
        st.just("return"),
        WHO,
        DOOR,
        st.sampled_from([EntryKind.REFUND, EntryKind.REPAYMENT, EntryKind.PURSE]),
    ),
    st.tuples(st.just("step"), WHO, st.sampled_from(["spend", "settle", "stop", "cancel"])),
)
SETTINGS = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SETTINGS
@given(st.lists(ACTS, min_size=5, max_size=25))
def test_the_books_hold_whatever_is_done(acts: list[tuple[Any, ...]]) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(_play(Path(folder) / "test.db", acts))


async def _play(path: Path, acts: list[tuple[Any, ...]]) -> None:
    database = Database(str(path))
    create_schema(database)
    estate, fund_id = await database.run(_open)
    for act in acts:
        await database.run(_act, estate, fund_id, act)
        await database.run(_holds, fund_id)
    await database.close()


async def _open(tx: Tx) -> tuple[Estate, int]:
    estate = await furnish(tx, now=NOW)
    return estate, (await opened(tx, estate)).id


async def _act(tx: Tx, estate: Estate, fund_id: int, act: tuple[Any, ...]) -> None:
    match act:
        case ("pay", door, fen):
            number = len(await entries.of(tx, fund_id))
            await paid(tx, fund_id, estate.flats[door], fen, f"p{number}")
        case ("bill", who, fen):
            await _submit(tx, fund_id, who, EntryKind.EXPENSE, fen)
        case ("advance", who, door, fen):
            await _submit(tx, fund_id, who, EntryKind.ADVANCE, fen, estate.flats[door])
        case ("sponsor", who, fen):
            await _submit(tx, fund_id, who, EntryKind.SPONSOR, fen)
        case ("reverse", who, seq):
            await _submit(tx, fund_id, who, EntryKind.REVERSAL, 0, reverses=seq)
        case _:
            await _answer(tx, estate, fund_id, act)


async def _answer(tx: Tx, estate: Estate, fund_id: int, act: tuple[Any, ...]) -> None:
    match act:
        case ("approve", who, number):
            if claim := await claims.find(tx, number):
                await approving.approve(tx, who, claim.id, now=NOW)
        case ("decline", who, number):
            if claim := await claims.find(tx, number):
                await approving.decline(tx, who, claim.id, "不对", now=NOW)
        case ("return", who, door, kind):
            spot = Spot(who)
            await returning.record(tx, who, fund_id, estate.flats[door], kind, spot, now=NOW)
        case ("step", who, "stop"):
            await closing.stop(tx, who, fund_id, "停", now=NOW)
        case ("step", who, name):
            await getattr(closing, name)(tx, who, fund_id, now=NOW)


async def _submit(
    tx: Tx,
    fund_id: int,
    who: int,
    kind: EntryKind,
    fen: int,
    home: int | None = None,
    reverses: int | None = None,
) -> Refusal | None:
    number = len(await claims.of(tx, fund_id, ClaimState.DRAFT))
    new = New(
        kind,
        who,
        home,
        amount=fen,
        payee="老张",
        invoice=f"{kind}{fen}{number}{who}",
        note="记错了",
        file_id="x",
        reverses=reverses,
        first_by=who,
        state=ClaimState.DRAFT,
    )
    claim = await claims.add(tx, fund_id, new, now=NOW)
    return await approving.submit(tx, who, claim.id, now=NOW)


async def _holds(tx: Tx, fund_id: int) -> None:
    fund, rows = await register.get(tx, fund_id), await entries.of(tx, fund_id)
    told = recount(await chains.rows(tx, "fund", fund_id))
    assert told.matches, told.why
    assert told.state is fund.state
    assert all(row.balance >= 0 for row in rows)
    assert told.balance == (rows[-1].balance if rows else 0)
    sums = rules.totals(await ledger.rows(tx, fund_id))
    assert (told.paid, told.spent, told.owed) == (sums.paid, sums.spent, sums.owed)
    assert fund.state is not State.CANCELLED or told.balance == 0
    done = {c.id for c in await claims.of(tx, fund_id, ClaimState.DONE)}
    done |= {c.id for c in await claims.of(tx, fund_id, ClaimState.REVERSED)}
    assert {row.claim_id for row in rows if row.claim_id} == done
