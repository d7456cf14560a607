"""Giving back: advances first, then what is left, or all of it where the fund was stopped."""

from dataclasses import dataclass
from datetime import datetime

from actions.funds import approving, authority, form, ledger, posting
from actions.funds.placing import Spot, private
from domain import funds as rules
from domain.funds import EntryKind, Fund, Refusal, State
from storage.database import Tx
from storage.funds import claims, flats, notices, register
from storage.funds.claims import New
from storage.funds.flats import FundFlat

_KINDS = frozenset({EntryKind.REPAYMENT, EntryKind.REFUND, EntryKind.PURSE})


@dataclass(frozen=True, slots=True)
class Return:
    """What somebody is still to get, in fen; no flat is the sponsors, `open` waits for a word."""

    flat: FundFlat | None
    kind: EntryKind
    amount: int
    open: bool = False


async def due(tx: Tx, fund: Fund) -> list[Return]:
    """What is still to be given, advances before all else, in the order of the doors."""
    rows = await ledger.rows(tx, fund.id)
    known = {flat.sort_key: flat for flat in await flats.of(tx, fund.id)}
    left = rules.balance(rows)
    found = []
    for door, fen in rules.advances_owed(rows).items():
        # What is there is given already: the rest follows when others have paid.
        if part := min(fen, left):
            found.append(Return(known[door], EntryKind.REPAYMENT, part))
            left -= part
    if fund.state in {State.SETTLING, State.REFUNDING} and not rules.advances_owed(rows):
        returns = rules.returns_of(rows)
        for door, fen in returns.due.items():
            found.append(Return(known[door], await _kind(tx, fund, known[door]), fen))
        if returns.rest:
            found.append(Return(None, EntryKind.REFUND, returns.rest))
    waiting = {(c.household_id, c.kind) for c in await claims.of(tx, fund.id) if c.kind in _KINDS}
    return [_marked(one, waiting) for one in found]


async def record(
    tx: Tx,
    person_id: int,
    fund_id: int,
    household_id: int,
    kind: EntryKind,
    spot: Spot,
    *,
    now: datetime,
) -> Refusal | None:
    """Record as custodian that money was given back: the household, or another, confirms it.

    Household 0 stands for the sponsors, whose rest may also stay in the purse.
    """
    fund = await register.get(tx, fund_id)
    if kind not in _KINDS:
        return Refusal.WRONG_STATE
    found = next((r for r in await due(tx, fund) if _is(r, household_id, kind)), None)
    home = household_id or None
    amount = found.amount if found else 1
    given = rules.Given(household_id=home, amount=amount)
    known = await ledger.facts(tx, fund, now=now)
    action = form.ACTIONS[kind]
    if r := await authority.refusal(tx, person_id, fund, action, given, now=now, known=known):
        return r
    if found is None or found.open:
        return Refusal.ALREADY_DONE
    new = New(kind, person_id, home, amount=amount, first_by=person_id)
    await approving.announce(tx, fund, await claims.add(tx, fund.id, new, now=now), now=now)
    await private(tx, person_id, spot, "fund-returns", fund.id, now=now)
    return None


async def leave(
    tx: Tx,
    person_id: int,
    fund_id: int,
    household_id: int,
    spot: Spot,
    *,
    to_purse: bool,
    now: datetime,
) -> Refusal | None:
    """Let a household leave its part to the stairwell's purse, or think better of it."""
    fund = await register.get(tx, fund_id)
    if household_id not in {
        f.household_id for f in await authority.speaks_for(tx, person_id, fund)
    }:
        return Refusal.NOT_YOURS
    if fund.state is not State.SETTLING:
        return Refusal.WRONG_STATE
    mine = [r for r in await due(tx, fund) if r.flat and r.flat.household_id == household_id]
    if not mine or mine[0].open:
        return Refusal.ALREADY_DONE
    if to_purse:
        await notices.put(tx, fund.id, _step(household_id), now=now)
    else:
        await notices.drop(tx, fund.id, _step(household_id))
    args = {"home": household_id}
    await private(tx, person_id, spot, "fund-surplus", fund.id, args, now=now)
    return None


async def leaves(tx: Tx, fund_id: int, household_id: int) -> bool:
    """Whether the household leaves its part to the purse."""
    return await notices.at(tx, fund_id, _step(household_id)) is not None


async def ask_households(tx: Tx, fund: Fund, *, now: datetime) -> None:
    """Tell every household its part, and ask whether it wants it back."""
    told = await authority.told_of(tx, fund)
    for one in await due(tx, fund):
        if one.flat is not None and one.kind is not EntryKind.REPAYMENT:
            home = one.flat.household_id
            who = told.get(home, [])
            key = f"{fund.state}:{home}"
            await posting.to_people(
                tx, fund, who, "fund-surplus", {"home": home}, now=now, key=key
            )


def _marked(one: Return, waiting: set[tuple[int | None, EntryKind]]) -> Return:
    home = one.flat.household_id if one.flat else None
    back = {EntryKind.REFUND, EntryKind.PURSE}
    kinds = {one.kind} if one.kind is EntryKind.REPAYMENT else back
    return Return(one.flat, one.kind, one.amount, any((home, k) in waiting for k in kinds))


def _is(one: Return, household_id: int, kind: EntryKind) -> bool:
    home = one.flat.household_id if one.flat else 0
    to_purse = not home and kind is EntryKind.PURSE
    return home == household_id and (one.kind is kind or to_purse)


async def _kind(tx: Tx, fund: Fund, flat: FundFlat) -> EntryKind:
    # A fund that was stopped gives everything back; only a surplus can be left.
    left = fund.state is State.SETTLING and await leaves(tx, fund.id, flat.household_id)
    return EntryKind.PURSE if left else EntryKind.REFUND


def _step(household_id: int) -> str:
    return f"purse:{household_id}"
