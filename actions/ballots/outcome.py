"""What happens next: the captain says so after the result, in words of their own."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from actions.ballots import authority, posting, recording, reminding, results, wording
from domain.ballots import OUTCOME_REMINDER, Action, Ballot, Refusal, State
from domain.quiet import awake
from storage import outbox, timers
from storage.ballots import register
from storage.database import Tx
from storage.outbox import Outgoing
from storage.prompts import Prompt

TIMER: Final = "ballot-outcome"
PROMPT: Final = "ballot-outcome"
ASK: Final = "ballot-outcome-ask"
VIEW: Final = "ballot-outcome"
LONGEST: Final = 500


async def asked(tx: Tx, ballot: Ballot, *, now: datetime, late: bool = False) -> None:
    """Ask the captain in private what happens next; the first time set the reminder as well.

    With a button, not with an open question: words meant for something else would be
    published as the outcome.
    """
    for person_id in await results.captains(tx, ballot, now=now):
        key = f"{ASK}:{ballot.id}:{person_id}:{int(late)}"
        message = Outgoing(person_id, ASK, ballot.id, {"late": int(late)}, key=key)
        await outbox.put(tx, message, now=now)
    if not late:
        # What ended at midnight is not asked about at midnight.
        due = awake(now + OUTCOME_REMINDER, await reminding.zone_of(tx, ballot))
        await timers.arm(tx, TIMER, ballot.id, due)


async def remind(tx: Tx, ballot_id: int, *, now: datetime) -> None:
    """Remind the captain once, if nothing was said."""
    ballot = await register.find(tx, ballot_id)
    if ballot and ballot.outcome is None and ballot.state in {State.CLOSED, State.FINAL}:
        await asked(tx, ballot, now=now, late=True)


async def ask(tx: Tx, person_id: int, ballot_id: int, *, now: datetime) -> Refusal | None:
    """Ask for the words, in private."""
    ballot = await register.get(tx, ballot_id)
    if refused := await authority.refusal(tx, person_id, ballot, Action.OUTCOME, now=now):
        return refused
    await wording.ask(tx, person_id, PROMPT, ballot.id, now=now)
    return None


async def say(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Ballot | Refusal | None:
    """Publish what happens next; a second one is added, and the first stays in the chain."""
    ballot = await register.get(tx, prompt.subject_id)
    refused = await authority.refusal(tx, person_id, ballot, Action.OUTCOME, now=now)
    taken = await wording.taken(tx, prompt, refused, text, LONGEST, now=now)
    if taken is not True:
        return taken or None
    said = replace(ballot, outcome=text.strip(), outcome_by=person_id, outcome_at=now)
    changed = await register.change(tx, ballot, said)
    payload = {"text": text.strip()}
    await recording.chained(tx, ballot, "outcome", payload, person_id, now=now)
    await timers.arm(tx, TIMER, ballot.id, None)
    await posting.to_groups(tx, changed, VIEW, now=now)
    await results.stale(tx, ballot.id, now=now)
    await wording.thank(tx, person_id, ballot.id, "outcome", now=now)
    return changed
