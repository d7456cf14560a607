"""What somebody is to a ballot, read from the rows: every step asks here first."""

from datetime import datetime

from actions.places import approval
from domain import ballots as rules
from domain.ballots import Action, Actor, Ballot, Electorate, Facts, Party, Refusal
from domain.places import MembershipState, Relation
from storage.ballots import roll, voters
from storage.database import Tx
from storage.places import grants, households, residents, tree


async def may_run(tx: Tx, person_id: int, place_id: int, *, now: datetime) -> bool:
    """Whether somebody may hold ballots there: its captain, staff, secretary or owner."""
    return await approval.may_decide(tx, person_id, place_id, now=now)


async def parties_of(tx: Tx, person_id: int, ballot: Ballot, *, now: datetime) -> frozenset[Party]:
    """Return all that the person is to this ballot; staff are its captain as well."""
    return rules.parties(await actor(tx, person_id, ballot, now=now))


async def refusal(
    tx: Tx,
    person_id: int,
    ballot: Ballot,
    action: Action,
    *,
    now: datetime,
    unanswered: int = 0,
    slip_by: int | None = None,
) -> Refusal | None:
    """Why the person may not do this to the ballot now, or None (domain/ballots.md, Life)."""
    known = facts(ballot, unanswered=unanswered, slip_by=slip_by)
    return rules.refusal(action, known, await actor(tx, person_id, ballot, now=now), now=now)


def facts(
    ballot: Ballot,
    *,
    unanswered: int = 0,
    slip_by: int | None = None,
    early_at: datetime | None = None,
) -> Facts:
    """What the rules want to know of a ballot; a draft's times are not set yet."""
    return Facts(
        ballot.state,
        ballot.kind,
        ballot.electorate,
        ballot.shown,
        ballot.opens_at or ballot.created_at,
        ballot.closes_at or ballot.created_at,
        early_at,
        ballot.objections_until,
        ballot.extended_at is not None,
        unanswered,
        slip_by,
    )


async def actor(tx: Tx, person_id: int, ballot: Ballot, *, now: datetime) -> Actor:
    """Return what is known of somebody who asks: their roles, and their tie to the ballot."""
    roles = await grants.roles_of(tx, person_id, ballot.place_id, now=now)
    relation, verified = await tie(tx, person_id, ballot)
    heads = await _heads(tx, person_id, ballot)
    # A resident who is verified by now joins the roll with the first vote.
    joins = ballot.electorate is Electorate.RESIDENTS and relation is not None
    return Actor(
        person_id,
        roles,
        relation,
        on_roll=bool(heads) or joins,
        verified=verified,
        elsewhere=relation is None and bool(await households.homes_of(tx, person_id)),
        heard=bool(heads) and all(head.heard for head in heads),
    )


async def tie(tx: Tx, person_id: int, ballot: Ballot) -> tuple[Relation | None, bool]:
    """Return as what somebody lives in the ballot's place, and whether that is verified.

    Of several flats the one with a voice comes first, then those that are verified.
    """
    found = []
    for member in await households.memberships_of(tx, person_id):
        flat = await households.find(tx, member.household_id)
        if residents.is_present(member) and flat is not None:
            path = {place.id for place in await tree.lineage(tx, flat.place_id)}
            if ballot.place_id in path and ballot.stairwell in {None, flat.stairwell}:
                found.append((member.relation, member.state is MembershipState.ACTIVE))
    # Sorting keeps the order of joining among equals.
    ranked = sorted(found, key=lambda f: (not speaks(ballot, f[0]), not f[1]))
    return ranked[0] if ranked else (None, True)


def speaks(ballot: Ballot, relation: Relation) -> bool:
    """Whether people of this relation to a flat have a voice for it."""
    return rules.voter_refusal(ballot.electorate, relation) is None


def key(person_id: int) -> str:
    """The head of somebody who votes for themselves."""
    return rules.person_heads([person_id])[0].key


async def _heads(tx: Tx, person_id: int, ballot: Ballot) -> list[rules.RollHead]:
    if ballot.electorate in {Electorate.RESIDENTS, Electorate.ROSTER}:
        own = await roll.by_key(tx, ballot.id, key(person_id))
        return [own] if own else []
    return [voice.head for voice in await voters.voices(tx, person_id, ballot.id)]
