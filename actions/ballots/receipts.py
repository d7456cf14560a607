"""Receipts: the private copy of what was cast, and looking one up."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from actions.places import telling
from domain import ballots as rules
from domain.ballots import Ballot, CastRow
from storage import outbox
from storage.ballots import casts, register
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.places import people

VIEW = "ballot-receipt"
CHECKED = "ballot-checked"
# More was never a receipt.
LONGEST = 40
# Somebody who goes back and forth is written to once it is quiet, not ten times.
QUIET = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a receipt is worth now; `own`: only its owner learns what was chosen."""

    ballot: Ballot
    cast: CastRow
    own: bool


async def send(
    tx: Tx, person_id: int, ballot: Ballot, cast: CastRow, *, first: bool, now: datetime
) -> None:
    """Send a private copy where the bot may write; it is drawn when it is sent.

    A changed vote waits for the next full minute and shares its message with all changes
    until then.
    """
    person = await people.find(tx, person_id)
    if person is None or not person.reachable:
        return
    at = now if first else _next(now)
    # A receipt that waited is told of again once it counts.
    which = f"{cast.receipt}:{cast.state}" if first else f"{at:%Y%m%dT%H%M}"
    copy = Outgoing(
        person_id,
        VIEW,
        ballot.id,
        # After the panels: four hundred copies must not hold up what everybody looks at.
        rank=Rank.REMINDER,
        key=f"{VIEW}:{ballot.id}:{person_id}:{which}",
        not_before=at,
    )
    await outbox.put(tx, copy, now=now)


def _next(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0) + QUIET


async def check(
    tx: Tx, person_id: int, chat_id: int, text: str, *, now: datetime, reply_to: int
) -> None:
    """Answer what a receipt is worth, in private where that is possible."""
    args = {"receipt": text.strip()[:LONGEST]}
    await telling.answer(tx, person_id, chat_id, CHECKED, 0, args, now=now, reply_to=reply_to)


async def look_up(tx: Tx, person_id: int, text: str) -> Looked | None:
    """Find a vote by its receipt, however it was typed; None where there is none.

    Guessing is hopeless: of 2**40 codes a building has a few hundred.
    """
    code = rules.read_receipt(text)
    cast = await casts.by_receipt(tx, code) if code else None
    if cast is None:
        return None
    return Looked(await register.get(tx, cast.ballot_id), cast, cast.voter_id == person_id)
