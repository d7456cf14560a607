"""Who decides on claims to flats, read from the grants."""

from datetime import datetime

from actions.places.authority import MANAGERS
from domain.places import Household, Membership, Role
from storage import outbox, panels, timers
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.places import grants, people, tree

DECIDERS = MANAGERS | {Role.CAPTAIN}
PANEL = "claim"
DECIDED = "membership-decided"


async def may_decide(tx: Tx, person_id: int, place_id: int, *, now: datetime) -> bool:
    """Whether the person is captain of the place, or staff, secretary or owner above it."""
    # A button may name a place that is gone; an owner's grant would cover even that.
    if await tree.find(tx, place_id) is None:
        return False
    roles = await grants.roles_of(tx, person_id, place_id, now=now)
    return bool(roles & DECIDERS)


async def deciders(tx: Tx, place_id: int, but: int, *, now: datetime) -> list[int]:
    """Return whom a claim is shown: captains, else staff, else owners; never the claimant."""
    named = (
        await grants.holders(tx, place_id, Role.CAPTAIN, now=now),
        [
            *await grants.holders(tx, place_id, Role.STAFF, now=now),
            *await grants.holders(tx, place_id, Role.SECRETARY, now=now),
        ],
        await grants.owners(tx, now=now),
    )
    # One level at a time: the next is asked only where nobody nearer can be written to.
    for people_named in named:
        if reached := [p for p in people_named if p != but and await _reachable(tx, p)]:
            return list(dict.fromkeys(reached))
    return []


async def _reachable(tx: Tx, person_id: int) -> bool:
    person = await people.find(tx, person_id)
    return person is not None and person.reachable


async def show_to_deciders(
    tx: Tx, member: Membership, flat: Household, *, now: datetime
) -> list[int]:
    """Send the claim as a card, which is redrawn once somebody has decided."""
    shown = await deciders(tx, flat.place_id, member.person_id, now=now)
    for person_id in shown:
        card = Outgoing(
            person_id,
            "claim-card",
            member.id,
            rank=Rank.URGENT,
            panel=PANEL,
            # A claim that comes round twice (asked, then passed on) is shown once.
            key=f"claim-card:{member.id}:{person_id}",
        )
        await outbox.put(tx, card, now=now)
    return shown


async def tell_claimant(tx: Tx, member: Membership, *, now: datetime) -> None:
    """Say what became of the claim, and have the cards that show it redrawn."""
    await outbox.put(tx, Outgoing(member.person_id, "join-status", member.id), now=now)
    await panels.mark_stale(tx, PANEL, member.id, now=now)
    await pass_on(tx, member.id, now=now)


async def pass_on(tx: Tx, membership_id: int, *, now: datetime) -> None:
    """Let other topics look at what became of a membership: a vote may have waited for it."""
    # A timer, not a call: places knows no other topic, and its step must not fail with theirs.
    await timers.add(tx, DECIDED, membership_id, now)
