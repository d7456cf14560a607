"""Votes on paper, entered by the captain: nothing counts until somebody else has read the slip."""

import secrets
from datetime import datetime

from actions.ballots import lookup, recording, tools, voting, witnessing
from actions.ballots.casting import RECEIPT_BYTES, Rand
from actions.ballots.drafting import Tapped
from actions.ballots.tools import Answer
from domain import ballots as rules
from domain.ballots import Action, Ballot, CastRow, CastState, Refusal, RollHead, Via
from domain.ballots.hall import Question, Snag, ticked
from storage import prompts
from storage.ballots import casts, roll
from storage.database import Tx
from storage.prompts import Prompt

VIEW = "ballot-paper"


async def ask(tx: Tx, person_id: int, ballot_id: int, *, now: datetime) -> Refusal | None:
    """Ask whose slip it is."""
    return await tools.ask_if(tx, person_id, ballot_id, Action.PAPER, Question.SLIP, now=now)


async def answered(
    tx: Tx, person_id: int, prompt: Prompt, answer: Answer, *, now: datetime
) -> None:
    """Take the slip's number or the door, and ask what is ticked on it."""
    ballot = await tools.allowed(tx, person_id, prompt.subject_id, Action.PAPER, now=now)
    if isinstance(ballot, Refusal):
        await tools.stop(tx, prompt, ballot, now=now)
        return
    found = await _named(tx, ballot, answer.text)
    if isinstance(found, Refusal | Snag):
        await tools.again(tx, prompt, answer, found, now=now)
    elif await prompts.close(tx, prompt):
        args = {"heads": [head.id for head in found]}
        await tools.show(tx, person_id, ballot.id, None, args, now=now, view=VIEW)


async def _named(tx: Tx, ballot: Ballot, text: str) -> list[RollHead] | Refusal | Snag:
    found = await lookup.named(tx, ballot, text)
    if isinstance(found, Snag) or len(found) > 1:
        return found
    return await _refusal(tx, ballot, found[0]) or found


async def pick(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    head_id: int,
    at: Tapped,
    picks: int = 0,
    page: int = 0,
    *,
    now: datetime,
) -> Refusal | None:
    """Show the boxes of this head's slip, with what is picked so far."""
    found = await _enterable(tx, person_id, ballot_id, head_id, now=now)
    if isinstance(found, Refusal):
        return found
    args = {"heads": [head_id], "picks": picks, "page": page}
    await tools.show(tx, person_id, ballot_id, at, args, now=now, view=VIEW)
    return None


async def enter(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    head_id: int,
    picks: int,
    at: Tapped,
    *,
    now: datetime,
    rand: Rand = secrets.token_bytes,
) -> CastRow | Refusal:
    """Store what is ticked on a slip; it waits for its witness, who is asked at once."""
    found = await _enterable(tx, person_id, ballot_id, head_id, now=now)
    if isinstance(found, Refusal):
        return found
    ballot, head = found
    choice = ticked(ballot, picks)
    if refused := voting.choice_refusal(ballot, choice):
        return refused
    receipt = rules.receipt(rand(RECEIPT_BYTES))
    # Of no voter: a slip speaks for the flat, and nobody knows whose hand ticked it.
    slip = CastRow(
        0, ballot.id, head.id, None, choice, Via.PAPER, CastState.UNCONFIRMED, receipt, now
    )
    cast = await witnessing.store(tx, ballot, head, slip, person_id, now=now)
    args = {"cast": cast.id}
    await tools.show(tx, person_id, ballot.id, at, args, now=now, view=VIEW)
    return cast


async def withdraw(
    tx: Tx, person_id: int, cast_id: int, at: Tapped, *, now: datetime
) -> Refusal | Snag | None:
    """Take back a slip that nobody has confirmed; its row stays on record.

    Confirmed it is the flat's vote, which only the flat itself can say no to.
    """
    cast = await casts.get(tx, cast_id)
    if cast is None or cast.via is not Via.PAPER:
        return Snag.GONE
    ballot = await tools.allowed(tx, person_id, cast.ballot_id, Action.PAPER, now=now)
    if isinstance(ballot, Refusal):
        return ballot
    if cast.state is not CastState.UNCONFIRMED or cast.ended_at is not None:
        return Snag.CONFIRMED
    await recording.end(tx, cast, CastState.WITHDRAWN, now=now)
    await witnessing.settle(tx, ballot, cast, person_id, "captain", now=now)
    await tools.show(tx, person_id, ballot.id, at, {"page": "paper"}, now=now)
    return None


async def ask_photo(tx: Tx, person_id: int, cast_id: int, *, now: datetime) -> Refusal | None:
    """Ask for a picture of a slip that was entered."""
    cast = await casts.get(tx, cast_id)
    if cast is None or cast.entered_by != person_id:
        return Refusal.NOT_YOURS
    await tools.ask(tx, person_id, cast.ballot_id, Question.SLIP_PHOTO, {"cast": cast_id}, now=now)
    return None


async def photographed(
    tx: Tx, person_id: int, prompt: Prompt, answer: Answer, *, now: datetime
) -> None:
    """Keep the picture with the slip."""
    cast = await casts.get(tx, int(prompt.args["cast"]))
    if cast is None or cast.entered_by != person_id:
        await tools.stop(tx, prompt, Refusal.NOT_YOURS, now=now)
    elif not answer.file_id:
        await tools.again(tx, prompt, answer, Snag.NO_PHOTO, now=now)
    elif await prompts.close(tx, prompt):
        await casts.attach(tx, cast.id, answer.file_id)
        args = {"cast": cast.id}
        await tools.show(tx, person_id, cast.ballot_id, None, args, now=now, view=VIEW)


async def _enterable(
    tx: Tx, person_id: int, ballot_id: int, head_id: int, *, now: datetime
) -> tuple[Ballot, RollHead] | Refusal:
    ballot = await tools.allowed(tx, person_id, ballot_id, Action.PAPER, now=now)
    if isinstance(ballot, Refusal):
        return ballot
    head = await roll.get(tx, head_id)
    if head is None or head.ballot_id != ballot.id:
        return Refusal.NOT_ON_ROLL
    return await _refusal(tx, ballot, head) or (ballot, head)


async def _refusal(tx: Tx, ballot: Ballot, head: RollHead) -> Refusal | None:
    live = await casts.of_head(tx, ballot.id, head.id)
    return rules.paper_refusal([recording.as_cast(row) for row in live])
