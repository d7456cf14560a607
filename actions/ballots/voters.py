"""Whom somebody who taps speaks for: few statements, because hundreds tap at once."""

from dataclasses import dataclass
from datetime import datetime

from actions.ballots import authority, recording
from domain import ballots as rules
from domain.ballots import Action, Actor, Ballot, Electorate, Refusal, RollHead, Shown
from domain.places import MembershipState, Relation
from storage.ballots import roll, voters
from storage.database import Tx
from storage.places import households


@dataclass(frozen=True, slots=True)
class Voter:
    """The heads that count at once; `waiting`: there is one that counts once it is verified.

    `unknown`: nobody knows of any flat of theirs.
    """

    heads: tuple[RollHead, ...]
    waiting: bool = False
    unknown: bool = False
    refusal: Refusal | None = None


async def voter(tx: Tx, person_id: int, ballot: Ballot, *, now: datetime) -> Voter:
    """Return whom the person speaks for in this ballot, or why for nobody.

    A resident who was verified while the ballot runs is put on its roll. Somebody unknown waits
    to be verified, except in secret: a vote kept for later would be kept with its name.
    """
    alone = ballot.electorate in {Electorate.RESIDENTS, Electorate.ROSTER}
    known = _oneself if alone else _flats
    heads, actor, waiting = await known(tx, person_id, ballot)
    refused = rules.refusal(Action.VOTE, authority.facts(ballot), actor, now=now)
    if refused is Refusal.NOT_A_MEMBER and ballot.shown is not Shown.SECRET:
        return Voter((), waiting=True, unknown=True)
    if refused or heads or waiting:
        return Voter(heads, waiting, refusal=refused)
    return Voter((await _join(tx, person_id, ballot, now=now),))


async def _flats(
    tx: Tx, person_id: int, ballot: Ballot
) -> tuple[tuple[RollHead, ...], Actor, bool]:
    found = await voters.voices(tx, person_id, ballot.id)
    speaking = [v for v in found if rules.voter_refusal(ballot.electorate, v.relation) is None]
    # By id: two flats of one owner are one head.
    counted = {v.head.id: v.head for v in speaking if v.state is MembershipState.ACTIVE}
    waiting = any(v.head.id not in counted for v in speaking)
    if not found:
        return (), await _outsider(tx, person_id, ballot), False
    relation = (speaking or found)[0].relation
    actor = Actor(
        person_id,
        relation=relation,
        on_roll=True,
        verified=bool(counted),
        heard=bool(counted) and all(head.heard for head in counted.values()),
    )
    return tuple(counted.values()), actor, waiting


async def _outsider(tx: Tx, person_id: int, ballot: Ballot) -> Actor:
    """Somebody without a flat on the roll: unknown, at home elsewhere, or in a newer flat."""
    relation, verified = await authority.tie(tx, person_id, ballot)
    elsewhere = relation is None and bool(await households.homes_of(tx, person_id))
    return Actor(person_id, relation=relation, verified=verified, elsewhere=elsewhere)


async def _oneself(
    tx: Tx, person_id: int, ballot: Ballot
) -> tuple[tuple[RollHead, ...], Actor, bool]:
    own = await roll.by_key(tx, ballot.id, authority.key(person_id))
    if own:
        # Whoever is on the roll lived here when it was frozen; as what makes no difference.
        relation = Relation.FAMILY
        actor = Actor(person_id, relation=relation, on_roll=True, heard=own.heard)
        return (own,), actor, False
    if ballot.electorate is Electorate.ROSTER:
        return (), Actor(person_id), False
    relation_now, verified = await authority.tie(tx, person_id, ballot)
    elsewhere = relation_now is None and bool(await households.homes_of(tx, person_id))
    actor = Actor(
        person_id, relation=relation_now, on_roll=True, verified=verified, elsewhere=elsewhere
    )
    return (), actor, relation_now is not None and not verified


async def _join(tx: Tx, person_id: int, ballot: Ballot, *, now: datetime) -> RollHead:
    (head,) = rules.person_heads([person_id])
    code = recording.pseudonym(ballot, head.key)
    await roll.join(tx, ballot.id, head, code)
    payload = {"head": code, "area": head.area}
    await recording.chained(tx, ballot, "joined", payload, person_id, now=now)
    joined = await roll.by_key(tx, ballot.id, head.key)
    assert joined is not None  # noqa: S101 - it was just put there
    return joined
