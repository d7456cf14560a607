"""Ending a ballot without a result: cancelled with a reason, or replaced by a new one."""

from dataclasses import replace
from datetime import datetime

from actions.ballots import asking, closing, early, posting, recording, reminding, tools, wording
from actions.ballots.tools import Answer
from domain.ballots import Action, Ballot, Refusal, State, Written
from domain.ballots.hall import Question
from storage import outbox, panels, prompts, timers
from storage.ballots import register
from storage.database import Tx
from storage.links import Part
from storage.outbox import Outgoing, Verb
from storage.prompts import Prompt

TOLD = "ballot-cancelled"
LONGEST = 300


async def ask(tx: Tx, person_id: int, ballot_id: int, *, now: datetime) -> Refusal | None:
    """Ask why the ballot is to be cancelled: to answer is to do it."""
    return await tools.ask_if(tx, person_id, ballot_id, Action.CANCEL, Question.REASON, now=now)


async def answered(
    tx: Tx, person_id: int, prompt: Prompt, answer: Answer, *, now: datetime
) -> None:
    """Cancel the ballot, with this reason for everybody to read."""
    ballot = await tools.allowed(tx, person_id, prompt.subject_id, Action.CANCEL, now=now)
    if isinstance(ballot, Refusal):
        await tools.stop(tx, prompt, ballot, now=now)
    elif wrong := wording.refusal(answer.text, LONGEST):
        await tools.again(tx, prompt, answer, wrong, now=now)
    elif await prompts.close(tx, prompt):
        reason = answer.text.strip()
        await _end(tx, person_id, ballot, State.CANCELLED, reason, now=now)
        await tools.show(tx, person_id, ballot.id, None, {"page": "home"}, now=now)


async def ask_anew(tx: Tx, person_id: int, ballot_id: int, *, now: datetime) -> Ballot | Refusal:
    """Make a draft of the same question; a ballot that still runs is superseded by it."""
    ballot = await tools.allowed(tx, person_id, ballot_id, Action.CLONE, now=now)
    if isinstance(ballot, Refusal):
        return ballot
    words = Written(ballot.question, ballot.options, None, ballot.kind)
    where = (person_id, ballot.place_id, person_id, words)
    source = Part("ballot", ballot.id)
    made = await asking.draft(
        tx, *where, now=now, kind=ballot.kind, source=source, stairwell=ballot.stairwell
    )
    if isinstance(made, Refusal):
        return made
    if ballot.state in {State.OPEN, State.NOTICE}:
        await _end(tx, person_id, ballot, State.SUPERSEDED, None, now=now)
    return await register.change(tx, made, _alike(made, ballot))


def _alike(made: Ballot, ballot: Ballot) -> Ballot:
    """The draft with the numbers of the ballot it repeats, which may not be its kind's own."""
    return replace(
        made,
        electorate=ballot.electorate,
        rule=ballot.rule,
        seats=ballot.seats,
        shown=ballot.shown,
        early=ballot.early,
        length_minutes=ballot.length_minutes,
    )


async def _end(
    tx: Tx, person_id: int, ballot: Ballot, state: State, reason: str | None, *, now: datetime
) -> None:
    ended = replace(ballot, state=state, ended_reason=reason, closed_at=now)
    await register.change(tx, ballot, ended)
    payload = {"reason": reason or state.value}
    await recording.chained(tx, ballot, "cancelled", payload, person_id, now=now)
    for timer in (closing.TIMER, early.TIMER, reminding.TIMER):
        await timers.arm(tx, timer, ballot.id, None)
    await _take_down(tx, ballot, now=now)
    await posting.to_groups(tx, ended, TOLD, now=now, key=state.value)


async def _take_down(tx: Tx, ballot: Ballot, *, now: datetime) -> None:
    """Redraw the panels as what they are now, and let them hang above no chat any more."""
    await posting.stale(tx, ballot.id, now=now)
    for panel in await panels.of(tx, posting.PANEL, ballot.id):
        # A private copy was never pinned.
        if panel.chat_id < 0:
            down = Outgoing(panel.chat_id, "", verb=Verb.UNPIN, message_id=panel.message_id)
            await outbox.put(tx, down, now=now)
