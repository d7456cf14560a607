"""Handing out a ballot's chain, and posting its head, so that anybody can check the result."""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from actions.ballots import authority, posting
from actions.places import telling
from domain.ballots import Action, Ballot, Refusal, Shown, State
from storage import chains, outbox, timers
from storage.ballots import register
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.places import tree

FILE: Final = "ballot-file"
HEAD: Final = "ballot-head"
TIMER: Final = "ballot-head"
HALF_DAY: Final = timedelta(hours=12)
EVENING: Final = time(20)


async def export(tx: Tx, person_id: int, ballot_id: int, *, now: datetime) -> Refusal | None:
    """Send the file in private to whoever may see the ballot."""
    ballot = await register.get(tx, ballot_id)
    if refused := await refusal(tx, person_id, ballot, now=now):
        return refused
    if await telling.reachable(tx, person_id):
        await outbox.put(tx, Outgoing(person_id, FILE, ballot.id), now=now)
    return None


async def refusal(tx: Tx, person_id: int, ballot: Ballot, *, now: datetime) -> Refusal | None:
    """Why the person cannot have the file now, or None."""
    if ballot.state is State.DRAFT:
        return Refusal.NOT_OPEN_YET
    if refused := await authority.refusal(tx, person_id, ballot, Action.EXPORT, now=now):
        return refused
    # The rows of the votes would tell what the panel keeps until the end.
    hidden = ballot.shown is Shown.TURNOUT and ballot.state is State.OPEN
    return Refusal.STILL_OPEN if hidden else None


async def opened(tx: Tx, ballot: Ballot, *, now: datetime) -> None:
    """Post the head at opening, and every day from then on."""
    # As soon as the panel that follows it, or it would stand below and push that up.
    await _post(tx, ballot, Rank.URGENT, now=now)


async def daily(tx: Tx, ballot_id: int, *, now: datetime) -> None:
    """Post the head of a running ballot once more; at closing it stands in the result."""
    ballot = await register.find(tx, ballot_id)
    if ballot and ballot.state is State.OPEN and ballot.closes_at and now < ballot.closes_at:
        await _post(tx, ballot, Rank.BROADCAST, now=now)


async def _post(tx: Tx, ballot: Ballot, rank: Rank, *, now: datetime) -> None:
    head = await chains.head(tx, "ballot", ballot.id)
    # To the minute: opened in the morning, it is posted again within the same day.
    key = f"head-{now:%Y%m%dT%H%M}"
    # The head itself and not a look-up: it is what the chain ended with at this moment.
    args = {"head": head, "at": int(now.timestamp())}
    await posting.to_groups(tx, ballot, HEAD, args, now=now, key=key, rank=rank)
    place = await tree.get(tx, ballot.place_id)
    await timers.arm(tx, TIMER, ballot.id, next_post(now, ZoneInfo(place.zone)))


def next_post(now: datetime, zone: ZoneInfo) -> datetime:
    """When the head is posted again: at 20:00 local, half a day from now at the earliest.

    In the evening people read their group, and it is not yet the time to be quiet.
    """
    soonest = (now + HALF_DAY).astimezone(zone)
    late = soonest.time() > EVENING
    day = soonest.date() + timedelta(days=1 if late else 0)
    return datetime.combine(day, EVENING, zone).astimezone(now.tzinfo)
