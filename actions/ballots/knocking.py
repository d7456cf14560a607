"""Those not heard yet: reminded by hand, and listed by their doors for a knock."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from actions.ballots import reminding, tools
from actions.ballots.reminding import Reached
from domain.ballots import Action, Ballot, Electorate, Kind, Refusal, RollHead
from domain.ballots.hall import Snag
from domain.quiet import awake
from storage import outbox
from storage.ballots import notices, register, roll
from storage.database import Tx
from storage.outbox import Outgoing
from storage.places import people

FILE = "ballot-knock-file"
# More often it is nagging, and people mute the bot.
EVERY = timedelta(hours=6)
BY_HAND = "hand"


@dataclass(frozen=True, slots=True)
class Knock:
    """A head not heard, and how many of its people can be written to."""

    head: RollHead
    reachable: int


async def remind(
    tx: Tx, person_id: int, ballot_id: int, *, now: datetime
) -> tuple[Reached, datetime] | Refusal | Snag:
    """Write to those not heard, at most once in `EVERY`; also return when they will read it."""
    ballot = await tools.allowed(tx, person_id, ballot_id, Action.REMIND, now=now)
    if isinstance(ballot, Refusal):
        return ballot
    if ballot.kind is Kind.CONSULT:
        return Refusal.WRONG_KIND
    last = await notices.last(tx, ballot.id, BY_HAND)
    if last is not None and now - last < EVERY:
        return Snag.JUST_REMINDED
    if not await roll.unheard(tx, ballot.id):
        return Snag.ALL_HEARD
    step = f"{BY_HAND}:{now:%Y%m%dT%H%M%S}"
    await notices.first(tx, ballot.id, step, now=now)
    reached = await reminding.remind(tx, ballot, step, now=now)
    return reached, awake(now, await reminding.zone_of(tx, ballot))


async def unheard(tx: Tx, ballot: Ballot) -> list[Knock]:
    """Return the heads not heard in the order of their doors, people by their names."""
    found = [head for head in await roll.of(tx, ballot.id) if not head.heard]
    return [
        Knock(await named(tx, ballot, head), len(await reminding.reachable(tx, ballot, head)))
        for head in found
    ]


async def named(tx: Tx, ballot: Ballot, head: RollHead) -> RollHead:
    """The head with a label that people can read: a person's is their name."""
    if ballot.electorate not in {Electorate.RESIDENTS, Electorate.ROSTER}:
        return head
    person = await people.find(tx, int(head.head[1:]))
    return replace(head, label=person.name if person else "")


async def send_file(
    tx: Tx, person_id: int, ballot_id: int, what: str, *, now: datetime
) -> Refusal | Snag | None:
    """Send the list as a sheet, or the slips to print; drawn from the rows when it is sent."""
    ballot = await register.get(tx, ballot_id)
    refused = await tools.allowed(tx, person_id, ballot.id, Action.REMIND, now=now)
    if isinstance(refused, Refusal):
        return refused
    # Nothing may be voted on paper here, so no paper is printed either.
    if what == "slips" and (wrong := await _no_slips(tx, person_id, ballot, now=now)):
        return wrong
    if not await roll.unheard(tx, ballot.id):
        return Snag.ALL_HEARD
    await outbox.put(tx, Outgoing(person_id, FILE, ballot.id, {"what": what}), now=now)
    return None


async def _no_slips(tx: Tx, person_id: int, ballot: Ballot, *, now: datetime) -> Refusal | None:
    found = await tools.allowed(tx, person_id, ballot.id, Action.PAPER, now=now)
    return found if isinstance(found, Refusal) else None
