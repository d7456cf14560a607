"""What organisers and custodians see of a fund that its neighbours do not."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from actions.funds import authority, own, standing
from actions.funds.own import Asked
from actions.funds.standing import Standing
from actions.places import telling
from domain import funds as rules
from domain.funds import Action, Fund, GapChoice, Party, PledgeKind, Refusal, State
from storage.database import Tx
from storage.funds import register

VIEW: Final = "fund-tools"
MANAGERS: Final = frozenset({Party.ORGANISER, Party.CUSTODIAN})
_MONEY: Final = frozenset({State.COLLECTING, State.SPENDING})


@dataclass(frozen=True, slots=True)
class Overview:
    """How a fund stands, for who manages it; doors only for organisers, `gap` in fen."""

    fund: Fund
    parties: frozenset[Party]
    actions: frozenset[Action]
    choices: tuple[GapChoice, ...]
    gap: int
    silent: tuple[Standing, ...]
    unpaid: tuple[Standing, ...]
    hard: tuple[Standing, ...]
    waiting: int
    payments: tuple[Standing, ...]


async def open_tools(
    tx: Tx, person_id: int, fund_id: int, page: int, *, here: int | None, now: datetime
) -> Refusal | Asked:
    """Show the tools in private."""
    fund = await register.get(tx, fund_id)
    if not await authority.parties_of(tx, person_id, fund, now=now) & MANAGERS:
        return Refusal.NOT_YOURS
    if here is None and not await telling.reachable(tx, person_id):
        return Asked(reached=False)
    await own.show(tx, person_id, fund_id, now=now, view=VIEW, args={"page": page}, here=here)
    return Asked(reached=True)


async def overview(tx: Tx, person_id: int, fund: Fund, *, now: datetime) -> Overview | None:
    """Read what the tools show to this person; None to whoever manages nothing here."""
    rows = await standing.of(tx, fund)
    known = await standing.facts(tx, fund, rows, now=now)
    actor = await authority.actor(tx, person_id, fund, now=now)
    parties = rules.parties(known, actor)
    if not parties & MANAGERS:
        return None
    organises = Party.ORGANISER in parties
    pays = fund.state in _MONEY and organises
    hard = tuple(r for r in rows if r.answer and r.answer.kind is PledgeKind.HARDSHIP)
    return Overview(
        fund,
        parties,
        frozenset(rules.allowed(known, actor)),
        # While people still pledge nothing is missing yet.
        rules.gap_choices(known) if pays else (),
        rules.gap(known),
        tuple(r for r in rows if r.silent) if organises else (),
        tuple(r for r in rows if r.due.left) if pays else (),
        hard if organises else (),
        known.open_claims,
        tuple(r for r in rows if r.claim) if Party.CUSTODIAN in parties else (),
    )
