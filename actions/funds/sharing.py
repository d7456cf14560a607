"""Who would pay how much: the table of shares as a fund stands now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from actions.funds import authority, posting
from actions.places import telling
from domain import funds as rules
from domain.funds import Fund, Refusal, ShareRefusal, State
from domain.funds.circumstances import enough
from domain.funds.shaping import Snag, snag
from domain.places import Household, Place, PlaceKind, order
from storage import outbox
from storage.database import Tx
from storage.funds import custodians, drafts, flats, register, sponsors
from storage.funds.sponsors import SponsorRow
from storage.outbox import Outgoing
from storage.places import households, tree

TABLE: Final = "fund-table"
Problem = Snag | ShareRefusal | Refusal


@dataclass(frozen=True, slots=True)
class Share:
    """One flat's line of the table; `amount` in fen, None while no table can be made."""

    flat: Household
    key: str
    label: str
    exempt: bool
    amount: int | None


@dataclass(frozen=True, slots=True)
class Preview:
    """A fund as it would be shared now, the flats in the order of the doors; fen.

    `problems` are why it cannot be published yet, the first to be solved first.
    """

    target: int
    sponsors: tuple[SponsorRow, ...]
    shares: tuple[Share, ...]
    problems: tuple[Problem, ...]

    @property
    def table(self) -> dict[int, int]:
        """The shares in fen by household id; empty while no table can be made."""
        return {s.flat.id: s.amount for s in self.shares if s.amount is not None}


async def preview(tx: Tx, fund: Fund, *, now: datetime) -> Preview:
    """Return who would pay how much, and what keeps it from being published."""
    found = await concerned(tx, fund)
    helped = await sponsors.of(tx, fund.id)
    target = rules.target_of(fund.cost or 0, [row.sponsor for row in helped])
    exempt = {flat.household_id for flat in await flats.of(tx, fund.id) if flat.exempt}
    keys = rules.sort_keys(found)
    shared = _shared(fund, target, found, exempt)
    labels = await _labels(tx, found)
    lines = [
        Share(
            flat,
            keys[flat.id],
            labels[flat.id],
            flat.id in exempt,
            None if isinstance(shared, ShareRefusal) else shared[keys[flat.id]],
        )
        for flat in sorted(found, key=lambda flat: keys[flat.id])
    ]
    problems = await _problems(tx, fund, target, shared, now=now)
    return Preview(target, tuple(helped), tuple(lines), problems)


async def send_table(tx: Tx, person_id: int, fund_id: int, *, now: datetime) -> Refusal | bool:
    """Send an organiser the whole table as a file, in private; False where that is closed."""
    fund = await register.get(tx, fund_id)
    if not await authority.may_organise(tx, person_id, fund.place_id, now=now):
        return Refusal.NOT_YOURS
    if not await telling.reachable(tx, person_id):
        return False
    await outbox.put(tx, Outgoing(person_id, TABLE, fund.id), now=now)
    return True


async def concerned(tx: Tx, fund: Fund) -> list[Household]:
    """Return the flats that share: of a published fund, and of its revision, the same always."""
    origin = await drafts.revised_by(tx, fund.id) if fund.state is State.DRAFT else fund.id
    if origin is not None:
        frozen = [await households.find(tx, f.household_id) for f in await flats.of(tx, origin)]
        return [flat for flat in frozen if flat]
    found: list[Household] = []
    for building in await _buildings(tx, fund.place_id):
        found += await households.in_building(tx, building.id)
    return [f for f in found if fund.stairwell is None or f.stairwell == fund.stairwell]


def _shared(
    fund: Fund, target: int, found: Sequence[Household], exempt: set[int]
) -> dict[str, int] | ShareRefusal:
    if not found:
        return ShareRefusal.NO_FLATS
    keys = rules.sort_keys(found)
    # A flat that left the roll since is told of, not dropped: the sum would be another.
    fixed = {keys.get(flat, f"?{flat}"): fen for flat, fen in fund.fixed.items()}
    return rules.share_out(
        fund.rule,
        target,
        found,
        fund.coefficients,
        exempt=exempt,
        fixed=fixed,
        grain=fund.grain,
    )


async def _problems(
    tx: Tx,
    fund: Fund,
    target: int,
    shared: dict[str, int] | ShareRefusal,
    *,
    now: datetime,
) -> tuple[Problem, ...]:
    revising = await drafts.revised_by(tx, fund.id) is not None
    kept = revising or enough(await custodians.agreed(tx, fund.id))
    bound = revising or bool(await posting.groups(tx, fund))
    set_right = snag(fund, now=now)
    missing = fund.cost is None
    reasons: tuple[tuple[bool, Problem | None], ...] = (
        (set_right is not None, set_right),
        (not missing and target == 0, Refusal.NOTHING_TO_SHARE),
        # Without a cost there is no table to find fault with.
        (target > 0 and isinstance(shared, ShareRefusal), _as_problem(shared)),
        (not kept, Refusal.TOO_FEW_CUSTODIANS),
        (not bound, Snag.UNBOUND),
    )
    return tuple(reason for applies, reason in reasons if applies and reason)


def _as_problem(shared: dict[str, int] | ShareRefusal) -> ShareRefusal | None:
    return shared if isinstance(shared, ShareRefusal) else None


async def _buildings(tx: Tx, place_id: int) -> list[Place]:
    inside = await tree.inside(tx, place_id)
    return sorted((p for p in inside if p.kind is PlaceKind.BUILDING), key=order)


async def _labels(tx: Tx, found: Sequence[Household]) -> dict[int, str]:
    """Each flat's door; in several buildings 101 is many, so the building is named."""
    places = {flat.place_id for flat in found}
    names = {p: (await tree.get(tx, p)).name if len(places) > 1 else "" for p in places}
    return {
        f.id: " ".join(filter(None, (names[f.place_id], f.stairwell, f.room)))[:60] for f in found
    }
