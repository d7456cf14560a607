"""Reminders of a running ballot: in private to those not heard, a few in the groups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from actions.ballots import authority, posting
from domain import ballots as rules
from domain.ballots import Action, Ballot, Electorate, Kind, RollHead
from domain.quiet import awake, bedtime
from storage import outbox, timers
from storage.ballots import notices, proxies, register, roll, voters
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.places import people, tree

TIMER = "ballot-remind"
PRIVATE = "ballot-reminder"
GROUP = "ballot-reminder-group"
# By itself over the whole life of a ballot, extensions included.
MOST_IN_GROUP = 3


@dataclass(frozen=True, slots=True)
class Reached:
    """Of how many heads nothing was heard; of those how many have nobody to write to."""

    unheard: int
    people: int
    unreached: int


async def arm(tx: Tx, ballot: Ballot, *, now: datetime) -> None:
    """Set the clock for the next reminder, if there is one; again after every change of time."""
    due = [at for at in await _planned(tx, ballot) if at > now]
    await timers.arm(tx, TIMER, ballot.id, due[0] if due else None)


async def due(tx: Tx, ballot_id: int, *, now: datetime) -> None:
    """Remind, as the clock says; whatever was missed meanwhile is one reminder, not several."""
    ballot = await register.get(tx, ballot_id)
    if not runs(ballot, now=now):
        return
    if await sleeps(tx, ballot, now=now):
        # The clock stood still until night: the same reminder, when people are up.
        morning = awake(now, await zone_of(tx, ballot))
        await timers.arm(tx, TIMER, ballot.id, morning)
        return
    past = [at for at in await _planned(tx, ballot) if at <= now]
    step = f"clock:{past[-1]:%Y%m%dT%H%M}" if past else ""
    if step and await notices.first(tx, ballot.id, step, now=now):
        reached = await remind(tx, ballot, step, now=now)
        if reached.unheard:
            await _in_groups(tx, ballot, past[-1], now=now)
    await arm(tx, ballot, now=now)


async def remind(tx: Tx, ballot: Ballot, step: str, *, now: datetime) -> Reached:
    """Write to the people behind every head not heard, once for each step; at night at 8:00.

    Behind a head are its own people and whoever votes for it in writing.
    """
    unheard = [head for head in await roll.of(tx, ballot.id) if not head.heard]
    agents = await agents_of(tx, ballot)
    behind = [[*await reachable(tx, ballot, head), *agents.get(head.id, ())] for head in unheard]
    people_ = {person for found in behind for person in found}
    for person_id in sorted(people_):
        await _write(tx, ballot, person_id, step, now=now)
    return Reached(len(unheard), len(people_), sum(not found for found in behind))


async def _write(tx: Tx, ballot: Ballot, person_id: int, step: str, *, now: datetime) -> None:
    zone = await zone_of(tx, ballot)
    begins = awake(now, zone)
    message = Outgoing(
        person_id,
        PRIVATE,
        ballot.id,
        rank=Rank.REMINDER,
        key=f"{PRIVATE}:{ballot.id}:{step}:{person_id}",
        # Twice is worse than not at all, and so is one that was held up until night.
        repeats=False,
        not_before=begins,
        expires_at=min(ballot.closes_at or begins, bedtime(begins, zone)),
    )
    await outbox.put(tx, message, now=now)


async def reachable(tx: Tx, ballot: Ballot, head: RollHead) -> list[int]:
    """Return those who speak for a head and may be written to."""
    found = [await people.find(tx, person_id) for person_id in await people_of(tx, ballot, head)]
    return [person.id for person in found if person and person.reachable]


async def agents_of(tx: Tx, ballot: Ballot) -> Mapping[int, Sequence[int]]:
    """Return by head who votes for it in writing, if they may be written to."""
    given = [
        (p.head_id, await people.find(tx, p.agent_id)) for p in await proxies.of(tx, ballot.id)
    ]
    return {head: [agent.id] for head, agent in given if agent and agent.reachable}


async def people_of(tx: Tx, ballot: Ballot, head: RollHead) -> list[int]:
    """Return who speaks for a head now: a flat's members with a voice, or the person it is."""
    if ballot.electorate in {Electorate.RESIDENTS, Electorate.ROSTER}:
        return [int(head.head[1:])]
    members = await voters.members(tx, head.id)
    speaking = [person for person, relation in members if authority.speaks(ballot, relation)]
    return list(dict.fromkeys(speaking))


async def is_missing(tx: Tx, person_id: int, ballot: Ballot) -> bool:
    """Whether the person speaks for a head of which nothing was heard."""
    unheard = [head for head in await roll.of(tx, ballot.id) if not head.heard]
    return any([person_id in await people_of(tx, ballot, head) for head in unheard])


async def sleeps(tx: Tx, ballot: Ballot, *, now: datetime) -> bool:
    """Whether people there are not to be disturbed now."""
    return awake(now, await zone_of(tx, ballot)) > now


async def zone_of(tx: Tx, ballot: Ballot) -> ZoneInfo:
    """Return the zone in which people there sleep."""
    return ZoneInfo((await tree.get(tx, ballot.place_id)).zone)


async def _in_groups(tx: Tx, ballot: Ballot, at: datetime, *, now: datetime) -> None:
    if await notices.count(tx, ballot.id, "group") < MOST_IN_GROUP:
        await notices.first(tx, ballot.id, f"group:{at:%Y%m%dT%H%M}", now=now)
        # Last: whoever is written to in private can vote before the group hears of it.
        await posting.to_groups(
            tx, ballot, GROUP, now=now, key=f"{at:%Y%m%dT%H%M}", rank=Rank.REMINDER
        )


async def _planned(tx: Tx, ballot: Ballot) -> Sequence[datetime]:
    # Nobody votes in a consultation, so nobody's silence is noticed.
    if ballot.kind is Kind.CONSULT or ballot.opens_at is None or ballot.closes_at is None:
        return ()
    return rules.reminders(ballot.opens_at, ballot.closes_at, await zone_of(tx, ballot))


def runs(ballot: Ballot, *, now: datetime) -> bool:
    """Whether votes are taken now."""
    facts = authority.facts(ballot)
    return rules.refusal(Action.COUNT_PENDING, facts, rules.SYSTEM, now=now) is None
