"""Sharing anew while a fund runs: a new version of the table; who rises pledges afresh."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from actions.funds import authority, clocks, collecting, opening, posting, states
from actions.funds.drafting import Aside
from actions.funds.sharing import Preview
from actions.places import telling
from domain import chain
from domain.funds import RUNNING, Action, Fund, Refusal, ShareRule, Sponsor, State
from domain.funds.shaping import times
from storage import links
from storage.database import Tx
from storage.funds import drafts, flats, lapsing, register, shares, sponsors
from storage.links import Part

CHANGED: Final = "fund-share-changed"
# What a revision may change of the fund it revises.
REVISED: Final = (
    "rule",
    "cost",
    "target",
    "coefficients",
    "fixed",
    "grain",
    "minimum",
    "pledge_until",
    "pay_until",
    "pay_note",
    "pay_file_id",
)


@dataclass(frozen=True, slots=True)
class Difference:
    """What a revision changes: households by id, with the share before and after, in fen."""

    risen: Mapping[int, tuple[int, int]]
    fallen: Mapping[int, tuple[int, int]]


async def revise(tx: Tx, person_id: int, fund_id: int, *, now: datetime) -> Fund | Refusal | Aside:
    """Begin, or go on with, the draft of a running fund's next table; shown in private."""
    fund = await register.get(tx, fund_id)
    if no := await authority.refusal(tx, person_id, fund, Action.REVISE, now=now):
        return no
    if fund.state not in RUNNING:
        return Refusal.WRONG_STATE
    if not await telling.reachable(tx, person_id):
        return Aside.CLOSED
    known = await drafts.revision_of(tx, fund.id)
    draft = await register.get(tx, known) if known else await _copied(tx, person_id, fund, now=now)
    await opening.show(tx, draft, "home", now=now, chat_id=person_id)
    return draft


async def difference(tx: Tx, fund: Fund, table: Mapping[int, int]) -> Difference:
    """Return whose share another table would raise, and whose it would lower."""
    old = await shares.of(tx, fund.id, fund.table_version)
    both = {flat: (old.get(flat, 0), fen) for flat, fen in table.items()}
    return Difference(
        {flat: pair for flat, pair in both.items() if pair[0] < pair[1]},
        {flat: pair for flat, pair in both.items() if pair[0] > pair[1]},
    )


async def apply(
    tx: Tx, person_id: int, origin_id: int, draft: Fund, ready: Preview, *, now: datetime
) -> Fund | Refusal:
    """Put a revision in force; households whose share changed are told, the raised asked anew."""
    fund = await register.get(tx, origin_id)
    whole = replace(fund, target=ready.target)
    if no := await authority.refusal(tx, person_id, whole, Action.REVISE, now=now):
        return no
    # A voluntary fund owes nobody's share to anybody; it cannot come to do so while it runs.
    voluntary = {fund.rule, draft.rule} & {ShareRule.VOLUNTARY}
    if fund.state not in RUNNING or (voluntary and fund.rule is not draft.rule):
        return Refusal.WRONG_STATE
    ends = times(draft, now=now)
    changes = {name: getattr(draft, name) for name in REVISED} | {
        "target": ready.target,
        "pledge_until": ends.pledge_until,
        "pay_until": ends.pay_until,
    }
    becomes = replace(fund, **changes)
    becomes = replace(becomes, table_version=fund.table_version + 1)
    told = await difference(tx, fund, ready.table)
    changed = await register.change(tx, fund, becomes)
    await shares.add(tx, fund.id, changed.table_version, ready.table)
    await _sponsors(tx, person_id, changed, draft.id, now=now)
    await _exemptions(tx, changed, draft.id)
    await _chained(tx, person_id, changed, ready.table, now=now)
    await drafts.discard(tx, draft.id)
    for household_id in told.risen:
        await lapsing.lapse(tx, changed.id, household_id, now=now)
    await clocks.arm(tx, changed)
    await _tell(tx, changed, told, now=now)
    # With less to share, what is promised already may be enough.
    return await collecting.check(tx, changed, now=now)


async def sponsored(
    tx: Tx, person_id: int, fund: Fund, sponsor: Sponsor, *, now: datetime
) -> None:
    """Tell the chain of a sponsor's promise."""
    told = {"name": sponsor.name, "amount": sponsor.amount, "in_kind": sponsor.in_kind}
    await states.chained(tx, fund, "sponsor", told, person_id, now=now)


def payload(fund: Fund, table: Mapping[int, int]) -> dict[str, Any]:
    """A table of shares as the chain tells it: flats by their pseudonyms, in fen."""
    named = {chain.alias(fund.salt, flat): fen for flat, fen in table.items()}
    return {"target": fund.target, "version": fund.table_version, "shares": named}


def terms(fund: Fund) -> dict[str, Any]:
    """What else households pledge upon: how it is shared, from when on, and until when."""
    ends = {"pledge_until": fund.pledge_until, "pay_until": fund.pay_until}
    return {
        "cost": fund.cost,
        "rule": fund.rule.value,
        "coefficients": {str(floor): mille for floor, mille in fund.coefficients.items()},
        "grain": fund.grain,
        "minimum": list(fund.minimum),
        **{name: chain.moment(at) for name, at in ends.items() if at},
    }


async def _copied(tx: Tx, person_id: int, fund: Fund, *, now: datetime) -> Fund:
    """A draft that begins as the fund stands: the same flats, sponsors and exemptions."""
    # Raised households promise anew, so once that time is over it begins again for all.
    over = fund.pledge_until is None or fund.pledge_until <= now
    fresh = replace(
        fund,
        pledge_until=None if over else fund.pledge_until,
        pay_until=None if over else fund.pay_until,
        state=State.DRAFT,
        author_id=person_id,
        created_at=now,
        published_at=None,
        draft_chat_id=person_id,
        version=1,
    )
    draft = await register.add(tx, fresh)
    await links.add(tx, Part("fund", fund.id), Part("fund", draft.id), now=now)
    for row in await sponsors.of(tx, fund.id):
        await sponsors.add(tx, draft.id, row.sponsor, row.added_by, now=row.at, note=row.note)
    for flat in await flats.of(tx, fund.id):
        if flat.exempt:
            await flats.put(tx, draft.id, flat)
    return draft


async def _sponsors(tx: Tx, person_id: int, fund: Fund, draft_id: int, *, now: datetime) -> None:
    """Bring the fund's sponsors to those of the draft; one that stays keeps its row."""
    # What was received is booked under that row.
    wanted = Counter(row.sponsor for row in await sponsors.of(tx, draft_id))
    for row in await sponsors.of(tx, fund.id):
        if wanted[row.sponsor] > 0:
            wanted[row.sponsor] -= 1
        else:
            await sponsors.end(tx, row.id, now=now)
    for sponsor in wanted.elements():
        await sponsors.add(tx, fund.id, sponsor, person_id, now=now)
        await sponsored(tx, person_id, fund, sponsor, now=now)


async def _exemptions(tx: Tx, fund: Fund, draft_id: int) -> None:
    exempt = {flat.household_id: flat for flat in await flats.of(tx, draft_id)}
    for flat in await flats.of(tx, fund.id):
        said = exempt.get(flat.household_id)
        row = replace(
            flat,
            exempt=said is not None,
            exempt_reason=said.exempt_reason if said else None,
            exempt_by=said.exempt_by if said else None,
            consent_at=said.consent_at if said else None,
        )
        if row != flat:
            await flats.put(tx, fund.id, row)


async def _chained(
    tx: Tx, person_id: int, fund: Fund, table: Mapping[int, int], *, now: datetime
) -> None:
    told = terms(fund) | payload(fund, table)
    await states.chained(tx, fund, "shares", told, person_id, now=now)


async def _tell(tx: Tx, fund: Fund, told: Difference, *, now: datetime) -> None:
    people = await authority.told_of(tx, fund)
    for household_id, (old, new) in {**told.risen, **told.fallen}.items():
        args = {"flat": household_id, "old": old, "new": new}
        key = f"{household_id}:{fund.table_version}"
        who = people.get(household_id, [])
        await posting.to_people(tx, fund, who, CHANGED, args, now=now, key=key)
    await posting.stale(tx, fund.id, now=now)
