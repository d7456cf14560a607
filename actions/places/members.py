"""What captains and staff do with claims and members; every look at private data is noted."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

from actions import screens
from actions.places import approval
from domain import places as rules
from domain.places import Membership, MembershipState, Place, PlaceKind, Role
from domain.places.tokens import new_token
from storage import outbox, panels, prompts
from storage.database import Tx
from storage.outbox import Outgoing
from storage.places import audit, grants, households, residents, tokens, tree
from storage.places.tokens import Token
from storage.prompts import Prompt

# Long enough for a letter in the box, short enough for one found in the bin.
LINK_VALID = timedelta(days=30)
FLATS_A_PAGE = 8
# It is sent on to another person, and must fit beside the words around it.
LONGEST_REASON = 300


class Refusal(StrEnum):
    FORBIDDEN = "forbidden"
    OWN_CLAIM = "own-claim"
    DECIDED = "decided"
    FLAT_GONE = "flat-gone"


async def looked_after(tx: Tx, person_id: int, *, now: datetime) -> list[Place]:
    """Return the buildings in which the person decides on claims."""
    found: dict[int, Place] = {}
    for grant in await grants.of(tx, person_id, now=now):
        if grant.role is Role.OWNER:
            found |= {place.id: place for place in await tree.every(tx)}
        elif grant.role in approval.DECIDERS and grant.place_id is not None:
            found |= {place.id: place for place in await tree.inside(tx, grant.place_id)}
    return sorted((p for p in found.values() if p.kind is PlaceKind.BUILDING), key=rules.order)


async def open_members(
    tx: Tx, person_id: int, *, now: datetime, page: int = 0, instead_of: int | None = None
) -> Refusal | None:
    """Show in private the buildings somebody looks after, or the only one at once."""
    places = await looked_after(tx, person_id, now=now)
    view, subject = ("members-places", 0) if len(places) != 1 else ("members", places[0].id)
    if not places:
        view = "members-forbidden"
    args = {"page": page}
    await screens.show(
        tx, person_id, person_id, view, subject, args, now=now, instead_of=instead_of
    )
    return None if places else Refusal.FORBIDDEN


async def open_building(
    tx: Tx,
    person_id: int,
    place_id: int,
    view: str,
    page: int,
    *,
    now: datetime,
    message_id: int | None,
) -> Refusal | None:
    """Show the claims or the members of a building to one who looks after it."""
    if not await approval.may_decide(tx, person_id, place_id, now=now):
        return Refusal.FORBIDDEN
    if view == "members-list":
        # Every look at private data is noted, flat by flat (people.md, Rules).
        for flat_id in await flats_on_page(tx, place_id, page):
            await audit.note(tx, person_id, "members", "household", flat_id, now=now)
    args = {"page": page}
    await screens.show(
        tx, person_id, person_id, view, place_id, args, now=now, instead_of=message_id
    )
    return None


async def flats_on_page(tx: Tx, place_id: int, page: int) -> list[int]:
    """Return the inhabited flats on one page of the list, pages counted round."""
    living = {r.household_id for r in await residents.in_building(tx, place_id)}
    flats = [flat.id for flat in await households.in_building(tx, place_id) if flat.id in living]
    pages = max(1, -(-len(flats) // FLATS_A_PAGE))
    # Pages go round, as a button may name one that is no more.
    start = page % pages * FLATS_A_PAGE
    return flats[start : start + FLATS_A_PAGE]


async def open_flat(
    tx: Tx,
    person_id: int,
    household_id: int,
    *,
    now: datetime,
    message_id: int | None,
    page: int = 0,
) -> Refusal | None:
    """Show who lives in a flat, and note who looked."""
    flat = await households.find(tx, household_id)
    if flat is None:
        return Refusal.FLAT_GONE
    if not await approval.may_decide(tx, person_id, flat.place_id, now=now):
        return Refusal.FORBIDDEN
    await audit.note(tx, person_id, "members", "household", flat.id, now=now)
    to, args = person_id, {"page": page}
    await screens.show(tx, to, to, "members-flat", flat.id, args, now=now, instead_of=message_id)
    return None


async def open_claim(
    tx: Tx, person_id: int, membership_id: int, *, now: datetime, message_id: int | None
) -> Refusal | None:
    """Show one claim in place of the list."""
    member = await _claim_for(tx, person_id, membership_id, now)
    if isinstance(member, Refusal):
        return member
    await screens.show(
        tx, person_id, person_id, "claim-card", membership_id, now=now, instead_of=message_id
    )
    return None


async def _claim(tx: Tx, membership_id: int) -> tuple[Membership, int] | None:
    """Return a membership with its building."""
    member = await households.membership(tx, membership_id)
    flat = await households.find(tx, member.household_id) if member else None
    return (member, flat.place_id) if member and flat else None


async def _claim_for(
    tx: Tx, person_id: int, membership_id: int, now: datetime
) -> Membership | Refusal:
    """Return a membership to one who may decide on it."""
    found = await _claim(tx, membership_id)
    if found is None:
        return Refusal.FLAT_GONE
    member, place_id = found
    allowed = await approval.may_decide(tx, person_id, place_id, now=now)
    return member if allowed else Refusal.FORBIDDEN


async def decide(
    tx: Tx,
    person_id: int,
    membership_id: int,
    *,
    agrees: bool,
    now: datetime,
    message_id: int | None,
) -> Refusal | None:
    """Let a claimant in or not; nobody but an owner decides on their own claim."""
    found = await _claim(tx, membership_id)
    if found is None:
        return Refusal.FLAT_GONE
    member, place_id = found
    roles = await grants.roles_of(tx, person_id, place_id, now=now)
    if not roles & approval.DECIDERS:
        return Refusal.FORBIDDEN
    if member.person_id == person_id and Role.OWNER not in roles:
        return Refusal.OWN_CLAIM
    becomes = MembershipState.ACTIVE if agrees else MembershipState.REFUSED
    # Before the refusal below: who comes second should see the card as it is.
    await panels.mark_stale(tx, approval.PANEL, member.id, now=now)
    if not rules.may_become(member.state, becomes):
        return Refusal.DECIDED
    await households.decide(tx, member, becomes, person_id, now=now)
    await approval.tell_claimant(tx, member, now=now)
    # The card may be one opened from the list, which no panel keeps up to date.
    await screens.show(
        tx, person_id, person_id, "claim-card", member.id, now=now, instead_of=message_id
    )
    return None


async def ask_reason(
    tx: Tx, person_id: int, membership_id: int, *, now: datetime
) -> Refusal | None:
    """Ask what to tell somebody who was refused."""
    member = await _claim_for(tx, person_id, membership_id, now)
    if isinstance(member, Refusal):
        return member
    if member.state is not MembershipState.REFUSED:
        return Refusal.DECIDED
    prompt = await prompts.ask(tx, person_id, person_id, "claim-reason", member.id, now=now)
    question = Outgoing(person_id, "claim-reason", member.id, prompt_id=prompt)
    await outbox.put(tx, question, now=now)
    return None


async def give_reason(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Refusal | None:
    """Pass the reason on; empty text leaves the question open."""
    member = await _claim_for(tx, person_id, prompt.subject_id, now)
    if isinstance(member, Refusal):
        return member
    reason = text.strip()[:LONGEST_REASON]
    # Closing tells whether this answer was the first, so a reason is sent once.
    if reason and await prompts.close(tx, prompt):
        told = Outgoing(member.person_id, "join-reason", member.id, {"text": reason})
        await outbox.put(tx, told, now=now)
    view = "claim-reason-sent" if reason else "claim-reason"
    await outbox.put(tx, Outgoing(person_id, view, member.id), now=now)
    return None


async def end(
    tx: Tx, person_id: int, membership_id: int, *, now: datetime, message_id: int | None
) -> Refusal | None:
    """Let a member move out; they are told."""
    member = await _claim_for(tx, person_id, membership_id, now)
    if isinstance(member, Refusal):
        return member
    if not rules.may_become(member.state, MembershipState.ENDED):
        return Refusal.DECIDED
    await residents.end(tx, member, person_id, now=now)
    await approval.tell_claimant(tx, member, now=now)
    return await open_flat(tx, person_id, member.household_id, now=now, message_id=message_id)


async def ask_end(
    tx: Tx, person_id: int, membership_id: int, *, now: datetime, message_id: int | None
) -> Refusal | None:
    """Ask whether somebody really moved out."""
    member = await _claim_for(tx, person_id, membership_id, now)
    if isinstance(member, Refusal):
        return member
    await screens.show(
        tx, person_id, person_id, "members-sure", membership_id, now=now, instead_of=message_id
    )
    return None


async def invite(
    tx: Tx,
    person_id: int,
    household_id: int,
    *,
    rand: Callable[[int], bytes],
    now: datetime,
) -> Refusal | None:
    """Make a link that lets one person into the flat, for 30 days."""
    flat = await residents.flat(tx, household_id)
    if flat is None:
        return Refusal.FLAT_GONE
    if not await approval.may_decide(tx, person_id, flat.place_id, now=now):
        return Refusal.FORBIDDEN
    token = Token(new_token(rand), flat.id, person_id, now + LINK_VALID)
    await tokens.add(tx, token)
    link = Outgoing(person_id, "members-link", flat.id, {"token": token.token})
    await outbox.put(tx, link, now=now)
    return None
