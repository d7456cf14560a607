"""Objections to a result: each is published, answered in public, and only then it is final."""

from datetime import datetime
from typing import Final

from actions.ballots import authority, closing, posting, recording, results, wording
from actions.places import telling
from domain.ballots import Action, Ballot, Refusal
from storage import outbox, timers
from storage.ballots import objections, register
from storage.ballots.objections import Objection
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.prompts import Prompt

PROMPT: Final = "ballot-objection"
ANSWER: Final = "ballot-objection-answer"
VIEW: Final = "ballot-objection"
LONGEST: Final = 500
# Enough for one person to say all; more would bury what others object.
MOST_EACH: Final = 3


async def ask(tx: Tx, person_id: int, ballot_id: int, *, now: datetime) -> Refusal | None:
    """Ask a member in private what is wrong with the result."""
    ballot = await register.get(tx, ballot_id)
    if refused := await refusal(tx, person_id, ballot, now=now):
        return refused
    await wording.ask(tx, person_id, PROMPT, ballot.id, now=now)
    return None


async def refusal(tx: Tx, person_id: int, ballot: Ballot, *, now: datetime) -> Refusal | None:
    """Why the person cannot object to this result now, or None."""
    if refused := await authority.refusal(tx, person_id, ballot, Action.OBJECT, now=now):
        return refused
    own = [o for o in await objections.of(tx, ballot.id) if o.person_id == person_id]
    return Refusal.TOO_MANY_PICKED if len(own) >= MOST_EACH else None


async def raise_(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Objection | Refusal | None:
    """Publish the objection and ask the captain to answer it."""
    ballot = await register.get(tx, prompt.subject_id)
    refused = await refusal(tx, person_id, ballot, now=now)
    taken = await wording.taken(tx, prompt, refused, text, LONGEST, now=now)
    if taken is not True:
        return taken or None
    made = await objections.add(tx, ballot.id, person_id, text.strip(), now=now)
    payload = {"number": made.number, "text": made.text}
    await recording.chained(tx, ballot, "objection", payload, person_id, now=now)
    await _tell(tx, ballot, made, now=now)
    await wording.thank(tx, person_id, ballot.id, "objection", now=now)
    return made


async def ask_answer(
    tx: Tx, person_id: int, objection_id: int, *, now: datetime
) -> Refusal | None:
    """Ask the captain for the answer, in private."""
    found = await objections.find(tx, objection_id)
    if found is None:
        return Refusal.WRONG_STATE
    ballot = await register.get(tx, found.ballot_id)
    if refused := await _answer_refusal(tx, person_id, ballot, found, now=now):
        return refused
    await wording.ask(tx, person_id, ANSWER, found.id, {"ballot": ballot.id}, now=now)
    return None


async def answer(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Objection | Refusal | None:
    """Publish the answer; the first one stands."""
    found = await objections.find(tx, prompt.subject_id)
    if found is None:
        return await wording.turn_away(tx, prompt, Refusal.WRONG_STATE, now=now)
    ballot = await register.get(tx, found.ballot_id)
    refused = await _answer_refusal(tx, person_id, ballot, found, now=now)
    taken = await wording.taken(tx, prompt, refused, text, LONGEST, now=now)
    if taken is not True:
        return taken or None
    await objections.answer(tx, found.id, person_id, text.strip(), now=now)
    payload = {"number": found.number, "text": text.strip()}
    await recording.chained(tx, ballot, "answer", payload, person_id, now=now)
    await _answered(tx, ballot, found, now=now)
    await wording.thank(tx, person_id, ballot.id, "reply", now=now)
    return found


async def _answer_refusal(
    tx: Tx, person_id: int, ballot: Ballot, found: Objection, *, now: datetime
) -> Refusal | None:
    refused = await authority.refusal(tx, person_id, ballot, Action.ANSWER, now=now)
    if refused or found.answer is None:
        return refused
    return Refusal.FROZEN


async def _tell(tx: Tx, ballot: Ballot, made: Objection, *, now: datetime) -> None:
    args = {"objection": made.id}
    await posting.to_groups(tx, ballot, VIEW, args, now=now, key=f"objection-{made.id}")
    for person_id in await results.captains(tx, ballot, now=now):
        key = f"{VIEW}:{made.id}:{person_id}"
        message = Outgoing(person_id, VIEW, ballot.id, args, Rank.URGENT, key=key)
        await outbox.put(tx, message, now=now)
    await results.stale(tx, ballot.id, now=now)


async def _answered(tx: Tx, ballot: Ballot, found: Objection, *, now: datetime) -> None:
    args = {"objection": found.id}
    key = f"answer-{found.id}"
    await posting.to_groups(tx, ballot, VIEW, args, now=now, key=key)
    if found.person_id and await telling.reachable(tx, found.person_id):
        to = Outgoing(found.person_id, VIEW, ballot.id, args, key=f"{VIEW}:{key}")
        await outbox.put(tx, to, now=now)
    # The last answer may be all that the end was waiting for.
    if ballot.objections_until and now >= ballot.objections_until:
        await timers.arm(tx, closing.FINAL, ballot.id, now)
    await results.stale(tx, ballot.id, now=now)
