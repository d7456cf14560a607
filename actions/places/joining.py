"""Joining a flat: the claim, who is asked about it, a vouched phone, a link from the captain."""

from datetime import datetime, timedelta
from enum import StrEnum

from actions import screens
from actions.places import approval
from domain import places as rules
from domain.errors import Missing
from domain.places import Claim, Household, Membership, MembershipState, Relation
from domain.places.homes import MAX_OPEN_CLAIMS
from domain.places.tokens import JoinFlat, parse_payload
from storage import outbox, prompts, timers
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.places import households, people, residents, tokens
from storage.places.tokens import Token

# A first claimant who moved away must not hold up the newcomer for good.
ASKED_FOR = timedelta(hours=24)
# Claims that were refused or taken back count too, so that captains are not worn down.
CLAIMS_A_DAY = 10
# Long enough to mend a wrong tap; after that others rely on the relation.
CORRECTED_WITHIN = timedelta(hours=1)


class LinkRefusal(StrEnum):
    UNKNOWN = "unknown"
    USED = "used"
    EXPIRED = "expired"
    FLAT_GONE = "flat-gone"
    ALREADY_MEMBER = "already-member"


class Shared(StrEnum):
    """What became of a phone that was sent."""

    MATCHED = "matched"
    KEPT = "kept"
    NOT_YOURS = "not-yours"
    UNREADABLE = "unreadable"
    DECLINED = "declined"


async def claim(
    tx: Tx,
    person_id: int,
    household_id: int,
    relation: Relation,
    *,
    now: datetime,
    instead_of: int | None = None,
) -> MembershipState | rules.Refusal:
    """Claim a flat; the roll's phone lets in, else the first claimant or the captain is asked."""
    flat = await residents.flat(tx, household_id)
    known = await households.members_of(tx, household_id)
    # The phone is the stored one, which Telegram vouched for, never one that was typed.
    claimed = Claim(person_id, relation, (await people.get(tx, person_id)).phone)
    refusal = rules.refusal(flat, known, claimed, open_claims=await _burden(tx, person_id, now))
    if refusal:
        args = {"reason": refusal.value}
        place_id = flat.place_id if flat else 0
        await _show(tx, person_id, "join-refused", place_id, args, now, instead_of)
        return refusal
    state = rules.next_state(known, claimed, await households.roll_phone(tx, household_id))
    made = await households.claim(tx, person_id, household_id, relation, state, now=now)
    await _settle(tx, made, now)
    if state is MembershipState.ACTIVE:
        await approval.pass_on(tx, made, now=now)
    await _show(tx, person_id, "join-status", made, None, now, instead_of)
    return (await _get(tx, made)).state


async def _burden(tx: Tx, person_id: int, now: datetime) -> int:
    """Open claims; or the most there may be, for somebody who claimed all day long."""
    if await residents.claims_since(tx, person_id, now - timedelta(days=1)) >= CLAIMS_A_DAY:
        return MAX_OPEN_CLAIMS
    return sum(residents.is_open(m) for m in await households.memberships_of(tx, person_id))


async def _show(
    tx: Tx,
    person_id: int,
    view: str,
    subject_id: int,
    args: dict[str, str] | None,
    now: datetime,
    instead_of: int | None,
) -> None:
    to = person_id
    await screens.show(tx, to, to, view, subject_id, args, now=now, instead_of=instead_of)


async def _settle(tx: Tx, membership_id: int, now: datetime) -> None:
    """Ask whoever is next: the first claimant for a day, else the captain."""
    member = await _get(tx, membership_id)
    # Nobody waits a day for an answer from somebody the bot cannot reach.
    if member.state is MembershipState.ASKED and not await _ask_first(tx, member, now):
        await households.decide(tx, member, MembershipState.CLAIMED, None, now=now)
        member = await _get(tx, membership_id)
    if member.state is MembershipState.CLAIMED:
        await approval.show_to_deciders(tx, member, await _flat(tx, member), now=now)


async def _ask_first(tx: Tx, member: Membership, now: datetime) -> bool:
    known = await households.members_of(tx, member.household_id)
    first = rules.first_claimant(known, member.person_id)
    person = await people.find(tx, first.person_id) if first else None
    if person is None or not person.reachable:
        return False
    question = Outgoing(
        person.id, "claim-question", member.id, rank=Rank.URGENT, panel=approval.PANEL
    )
    await outbox.put(tx, question, now=now)
    # In the same transaction as the question, so that neither survives alone.
    await timers.add(tx, "claim-asked", member.id, now + ASKED_FOR)
    return True


async def _get(tx: Tx, membership_id: int) -> Membership:
    if (member := await households.membership(tx, membership_id)) is None:
        raise Missing(f"membership {membership_id}")
    return member


async def _flat(tx: Tx, member: Membership) -> Household:
    if (flat := await households.find(tx, member.household_id)) is None:
        raise Missing(f"household {member.household_id}")
    return flat


async def answer_question(
    tx: Tx, person_id: int, membership_id: int, *, agrees: bool, now: datetime
) -> bool:
    """Let the flat's first claimant say whether they know the next; False if it is not theirs."""
    member = await households.membership(tx, membership_id)
    if member is None or member.state is not MembershipState.ASKED:
        return False
    known = await households.members_of(tx, member.household_id)
    first = rules.first_claimant(known, member.person_id)
    # Who is first is read anew: the one asked may have moved out meanwhile.
    if first is None or first.person_id != person_id:
        return False
    becomes = rules.state_after_asking(first, agrees=agrees)
    await households.decide(tx, member, becomes, person_id, now=now)
    await _settle(tx, member.id, now)
    await approval.tell_claimant(tx, member, now=now)
    return True


async def pass_to_captain(tx: Tx, membership_id: int, *, now: datetime) -> None:
    """When the first claimant has not answered for a day, the captain decides."""
    member = await households.membership(tx, membership_id)
    if member is None or member.state is not MembershipState.ASKED:
        return
    await households.decide(tx, member, MembershipState.CLAIMED, None, now=now)
    await _settle(tx, member.id, now)
    await approval.tell_claimant(tx, member, now=now)


async def ask_phone(tx: Tx, person_id: int, *, now: datetime) -> None:
    """Ask for the phone that Telegram vouches for."""
    prompt = await prompts.ask(tx, person_id, person_id, "phone", 0, now=now)
    await outbox.put(tx, Outgoing(person_id, "join-phone", prompt_id=prompt), now=now)


async def share_phone(
    tx: Tx, person_id: int, owner_id: int | None, phone: str, *, now: datetime
) -> Shared:
    """Keep the person's own phone, and let them in where the roll has it.

    `phone` is international, as Telegram has it; a contact of somebody else is not taken.
    """
    outcome = await _shared(tx, person_id, owner_id, phone, now)
    if outcome in {Shared.MATCHED, Shared.KEPT}:
        await prompts.drop(tx, person_id, person_id)
    args = {"outcome": outcome.value}
    await _show(tx, person_id, "join-phone-answer", 0, args, now, None)
    return outcome


async def keep_phone(tx: Tx, person_id: int, *, now: datetime) -> None:
    """Let somebody keep their phone to themselves."""
    await prompts.drop(tx, person_id, person_id)
    args = {"outcome": Shared.DECLINED.value}
    await _show(tx, person_id, "join-phone-answer", 0, args, now, None)


async def _shared(
    tx: Tx, person_id: int, owner_id: int | None, phone: str, now: datetime
) -> Shared:
    # Anybody can forward a contact card; only one's own proves a number.
    if owner_id != person_id:
        return Shared.NOT_YOURS
    # Without its + a number of another country could pass for a mobile of the mainland.
    normal = rules.normal_phone(f"+{phone.lstrip('+')}")
    if normal is None:
        return Shared.UNREADABLE
    await people.set_phone(tx, person_id, normal)
    matched = False
    for member in await households.memberships_of(tx, person_id):
        roll_phone = await households.roll_phone(tx, member.household_id)
        # Without the other members only the roll's phone can let in.
        known = rules.next_state([], Claim(person_id, member.relation, normal), roll_phone)
        if residents.is_open(member) and known is MembershipState.ACTIVE:
            await households.decide(tx, member, known, None, now=now)
            await approval.tell_claimant(tx, member, now=now)
            matched = True
    return Shared.MATCHED if matched else Shared.KEPT


async def open_link(
    tx: Tx, person_id: int, payload: str, *, now: datetime
) -> Membership | LinkRefusal:
    """Use a link the captain gave: its first user belongs to the flat at once."""
    link = parse_payload(payload)
    token = await tokens.find(tx, link.token) if isinstance(link, JoinFlat) else None
    entered = await _enter(tx, person_id, token, now) if token else LinkRefusal.UNKNOWN
    if isinstance(entered, LinkRefusal):
        args = {"reason": entered.value}
        place_id = await _place_of(tx, token)
        await _show(tx, person_id, "join-link-refused", place_id, args, now, None)
    else:
        await approval.tell_claimant(tx, entered, now=now)
    return entered


async def _place_of(tx: Tx, token: Token | None) -> int:
    flat = await households.find(tx, token.household_id) if token else None
    return flat.place_id if flat else 0


async def _enter(tx: Tx, person_id: int, token: Token, now: datetime) -> Membership | LinkRefusal:
    known = await households.members_of(tx, token.household_id)
    own = [m for m in known if m.person_id == person_id]
    # Before the link is used up, so that a member's curious tap does not spend it.
    if any(m.state is MembershipState.ACTIVE for m in own):
        return LinkRefusal.ALREADY_MEMBER
    flat = await residents.flat(tx, token.household_id)
    if flat is None:
        return LinkRefusal.FLAT_GONE
    # A link is worth no more than its giver's say: it ends with their role.
    allowed = await approval.may_decide(tx, token.giver_id, flat.place_id, now=now)
    if now >= token.expires_at or not allowed:
        return LinkRefusal.EXPIRED
    # Compare and set: of two who open it at once one gets in.
    if not await tokens.use(tx, token.token, person_id):
        return LinkRefusal.USED
    active = MembershipState.ACTIVE
    for member in own:
        if residents.is_open(member):
            await households.decide(tx, member, active, token.giver_id, now=now)
            return await _get(tx, member.id)
    # A link does not say as what: family is the usual, and can be put right for an hour.
    made = await households.claim(tx, person_id, flat.id, Relation.FAMILY, active, now=now)
    return await _get(tx, made)


async def relate(
    tx: Tx,
    person_id: int,
    membership_id: int,
    relation: Relation,
    *,
    now: datetime,
    instead_of: int | None = None,
) -> bool:
    """Let somebody who just came in by a link say as what; False once an hour has passed."""
    member = await households.membership(tx, membership_id)
    if member is None or member.person_id != person_id:
        return False
    if not await correctable(tx, member, now=now):
        return False
    await residents.relate(tx, membership_id, relation)
    await _show(tx, person_id, "join-status", membership_id, None, now, instead_of)
    return True


async def correctable(tx: Tx, member: Membership, *, now: datetime) -> bool:
    """Whether nobody else vouched for the relation, and the person may still put it right."""
    fresh = now - member.claimed_at <= CORRECTED_WITHIN
    entered = member.state is MembershipState.ACTIVE
    return entered and fresh and await residents.undecided(tx, member.id)
