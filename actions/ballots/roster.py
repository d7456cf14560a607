"""Delegates: who decides for each side (domain/ballots.md, Kinds: reps)."""

from datetime import datetime
from enum import StrEnum

from actions.ballots import drafting
from actions.ballots.drafting import Tapped
from domain.ballots import Ballot, Refusal
from domain.ballots.shaping import Side
from domain.places import Role
from domain.places.writing import tidy
from storage.ballots import drafts, register
from storage.database import Tx
from storage.places import grants, people, tree

LONGEST_SIDE = 30
MOST = 60


class Unnamed(StrEnum):
    """Why nobody could be put on the roster by what was written."""

    WHO = "who"
    STRANGER = "stranger"
    MANY = "many"


async def add(tx: Tx, draft: Ballot, username: str, person_id: int, side: str) -> Unnamed | None:
    """Put the person on the roster for the side that was written beside the name."""
    if len(await drafts.roster(tx, draft.id)) >= MOST:
        return Unnamed.MANY
    # Ids only of people who were seen: a delegate whom nobody can reach could never vote.
    if not username and not person_id:
        return Unnamed.WHO
    found = await (people.by_username(tx, username) if username else people.find(tx, person_id))
    if found is None:
        return Unnamed.STRANGER
    await drafts.name(tx, draft.id, found.id, tidy(side)[:LONGEST_SIDE])
    return None


async def fill(
    tx: Tx, person_id: int, ballot_id: int, at: Tapped, side: Side, *, now: datetime
) -> int | Refusal:
    """Put everybody on the roster who holds the role there; return how many are new."""
    draft = await drafting.mine(tx, person_id, ballot_id, now=now)
    if isinstance(draft, Refusal):
        return draft
    known = {one.person_id for one in await drafts.roster(tx, draft.id)}
    room = MOST - len(known)
    new = [p for p in await _holders(tx, draft, Role(side), now=now) if p not in known][:room]
    for one in new:
        await drafts.name(tx, draft.id, one, side.value)
    await _shown(tx, draft, at, changed=bool(new), now=now)
    return len(new)


async def strike(
    tx: Tx, person_id: int, ballot_id: int, at: Tapped, delegate_id: int, *, now: datetime
) -> Refusal | None:
    """Take somebody off the roster."""
    draft = await drafting.mine(tx, person_id, ballot_id, now=now)
    if isinstance(draft, Refusal):
        return draft
    await drafts.strike(tx, draft.id, delegate_id)
    await _shown(tx, draft, at, changed=True, now=now)
    return None


async def _shown(tx: Tx, draft: Ballot, at: Tapped, *, changed: bool, now: datetime) -> None:
    if changed:
        # The roster is part of what is published, so whoever saw another one sees it first.
        await register.change(tx, draft, draft)
    await drafting.redraw(tx, draft.id, at, {"screen": "roster"}, now=now)


async def _holders(tx: Tx, draft: Ballot, role: Role, *, now: datetime) -> list[int]:
    """Those who hold the role for the place, then those in the buildings inside it."""
    found = dict.fromkeys(await grants.holders(tx, draft.place_id, role, now=now))
    for place in await tree.inside(tx, draft.place_id):
        held = [g.person_id for _, g in await grants.at(tx, place.id, now=now) if g.role is role]
        found |= dict.fromkeys(held)
    return list(found)
