"""A household gives its word: all of its share, a part, none, or that it is too hard."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from actions.funds import authority, collecting, posting, retracting, standing, states
from actions.funds.standing import Standing
from actions.funds.unheard import Unheard, explained
from domain import funds as rules
from domain.funds import Action, Fund, Given, PledgeKind, Refusal, State
from domain.funds.shaping import LONGEST_REASON
from domain.places.writing import tidy
from storage.database import Tx
from storage.funds import pledges, register
from storage.funds.pledges import PledgeRow

HARDSHIP = "fund-hardship-told"


@dataclass(frozen=True, slots=True)
class Pledged:
    """What was said: for these doors, in fen together; `new` unless it stood there already."""

    fund: Fund
    doors: tuple[str, ...]
    kind: PledgeKind
    amount: int
    new: bool


async def pledge(
    tx: Tx,
    person_id: int,
    fund_id: int,
    kind: PledgeKind,
    *,
    now: datetime,
    flat_id: int = 0,
    amount: int | None = None,
    reason: str = "",
) -> Pledged | Refusal | Unheard:
    """Take the word of one of the person's households, or of all of them without `flat_id`.

    `amount` is in fen, for a part or a gift. Raises Missing where there is no such fund.
    """
    fund = await register.get(tx, fund_id)
    rows = await _chosen(tx, person_id, fund, flat_id, kind)
    given = Given(household_id=rows[0].flat.household_id if rows else flat_id)
    if no := await authority.refusal(tx, person_id, fund, Action.PLEDGE, given, now=now):
        return await explained(tx, person_id, fund, no)
    return await take(tx, person_id, fund, rows, kind, now=now, amount=amount, reason=reason)


async def take(
    tx: Tx,
    person_id: int,
    fund: Fund,
    rows: Sequence[Standing],
    kind: PledgeKind,
    *,
    now: datetime,
    amount: int | None = None,
    reason: str = "",
) -> Pledged | Refusal:
    """Write down the word of households; that the person may give it was asked before."""
    for row in rows:
        if no := _refusal(fund, row, kind, amount):
            return no
    words = tidy(reason)[:LONGEST_REASON]
    new = [row for row in rows if _differs(row, kind, amount, words)]
    for row in new:
        await _put(tx, person_id, fund, row, kind, amount, words, now=now)
    if new:
        await _follow(tx, fund, kind, new, now=now)
    fen = sum(rules.pledge_amount(kind, amount, row.share) for row in rows)
    return Pledged(fund, tuple(row.flat.label for row in rows), kind, fen, bool(new))


async def _chosen(
    tx: Tx, person_id: int, fund: Fund, flat_id: int, kind: PledgeKind
) -> list[Standing]:
    own = await standing.mine(tx, person_id, fund)
    if flat_id:
        return [row for row in own if row.flat.household_id == flat_id]
    # A flat that pays nothing is not in the way of one that does.
    asked = [row for row in own if row.share > 0 or kind is PledgeKind.GIFT]
    return asked or own


def _refusal(fund: Fund, row: Standing, kind: PledgeKind, amount: int | None) -> Refusal | None:
    if no := rules.pledge_refusal(kind, amount, row.share):
        return no
    # Others pay because of this word: from then on it may grow, or turn out too hard.
    fixed = fund.state is not State.PLEDGING and kind is not PledgeKind.HARDSHIP
    before = _before(row, kind)
    less = before and rules.pledge_amount(kind, amount, row.share) < before.amount
    return Refusal.TOO_LATE if fixed and less else None


def _differs(row: Standing, kind: PledgeKind, amount: int | None, reason: str) -> bool:
    before = _before(row, kind)
    fen = rules.pledge_amount(kind, amount, row.share)
    same = before and (before.kind, before.amount) == (kind, fen)
    # Said again without words, the words of before still stand.
    return not same or bool(reason and before and reason != before.reason)


def _before(row: Standing, kind: PledgeKind) -> PledgeRow | None:
    """The word that this one would replace."""
    # Without a share, what one gives and that one gives nothing are answers to one question.
    if not row.share:
        return row.gift or row.answer
    return row.gift if kind is PledgeKind.GIFT else row.answer


async def _put(
    tx: Tx,
    person_id: int,
    fund: Fund,
    row: Standing,
    kind: PledgeKind,
    amount: int | None,
    reason: str,
    *,
    now: datetime,
) -> None:
    before = _before(row, kind)
    if before and (before.kind is PledgeKind.GIFT) is not (kind is PledgeKind.GIFT):
        await retracting.retract(tx, person_id, fund, row.flat, before, now=now)
    elif before:
        await pledges.end(tx, before.id, now=now)
    fen, home = rules.pledge_amount(kind, amount, row.share), row.flat.household_id
    version = fund.table_version
    await pledges.add(
        tx, fund.id, version, home, person_id, kind, fen, reason=reason or None, now=now
    )
    # The chain knows the flat by its pseudonym, and no reason at all.
    told = {"code": row.flat.code, "kind": kind.value, "amount": fen, "version": version}
    await states.chained(tx, fund, "pledge", told, person_id, now=now)


async def _follow(
    tx: Tx, fund: Fund, kind: PledgeKind, rows: Sequence[Standing], *, now: datetime
) -> None:
    await posting.stale(tx, fund.id, now=now)
    if kind is PledgeKind.HARDSHIP:
        who = await authority.organisers(tx, fund, now=now)
        for row in rows:
            args = {"flat": row.flat.household_id}
            await posting.to_people(tx, fund, who, HARDSHIP, args, now=now)
    await collecting.check(tx, fund, now=now)
