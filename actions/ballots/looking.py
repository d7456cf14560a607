"""Opening the private screens of a ballot for whoever may see it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from actions import screens
from actions.ballots import authority, opening
from actions.places import telling
from domain.ballots import Ballot, Party, Refusal
from storage.ballots import opinions, register
from storage.database import Tx


async def show(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    view: str,
    args: Mapping[str, Any] | None = None,
    *,
    here: int | None,
    now: datetime,
) -> Refusal | None:
    """Show a private screen of a ballot, in place of the tapped one where that is private."""
    ballot = await register.get(tx, ballot_id)
    if not await sees(tx, person_id, ballot, now=now):
        return Refusal.NOT_A_MEMBER
    await _open(tx, person_id, view, ballot.id, args, here, now)
    return None


async def show_opinion(
    tx: Tx,
    person_id: int,
    opinion_id: int,
    view: str,
    args: Mapping[str, Any] | None = None,
    *,
    here: int | None,
    now: datetime,
    run: bool = False,
) -> Refusal | None:
    """The same for one opinion; `run`: only to those who answer for the ballot."""
    found = await opinions.find(tx, opinion_id)
    if found is None or found.hidden:
        return Refusal.WRONG_STATE
    ballot = await register.get(tx, found.ballot_id)
    if not await sees(tx, person_id, ballot, now=now):
        return Refusal.NOT_A_MEMBER
    if run and not await runs(tx, person_id, ballot, now=now):
        return Refusal.CAPTAIN_ONLY
    await _open(tx, person_id, view, found.id, args, here, now)
    return None


async def sees(tx: Tx, person_id: int, ballot: Ballot, *, now: datetime) -> bool:
    """Whether the person may read this ballot: at home there, in office, or in its group."""
    return (await opening.mine(tx, person_id, ballot, now=now)).sees


async def runs(tx: Tx, person_id: int, ballot: Ballot, *, now: datetime) -> bool:
    """Whether the person answers for this ballot."""
    return Party.CAPTAIN in await authority.parties_of(tx, person_id, ballot, now=now)


async def _open(
    tx: Tx,
    person_id: int,
    view: str,
    subject_id: int,
    args: Mapping[str, Any] | None,
    here: int | None,
    now: datetime,
) -> None:
    if await telling.reachable(tx, person_id):
        to = (person_id, person_id, view, subject_id, dict(args or {}))
        await screens.show(tx, *to, now=now, instead_of=here)
