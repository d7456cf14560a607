"""The end of a ballot: final once all is answered, or void."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from actions.ballots import (
    authority,
    closing,
    outcome,
    posting,
    recording,
    reminding,
    results,
    wording,
)
from actions.ballots.closing import FINAL
from domain import ballots as rules
from domain.ballots import Action, Ballot, Kind, Refusal, State, Verdict
from domain.quiet import awake
from storage import outbox, timers
from storage.ballots import objections, opinions, register
from storage.database import Tx
from storage.outbox import Outgoing
from storage.prompts import Prompt

DONE: Final = "ballot-final"
UNANSWERED: Final = "ballot-unanswered"
VOIDED: Final = "ballot-voided"
VOID: Final = "ballot-void"
BY_HAND: Final = "ballot-by-hand"
LONGEST: Final = 500
AGAIN: Final = timedelta(days=1)


async def finish(tx: Tx, ballot_id: int, *, now: datetime) -> None:
    """Make the result final when the window is over; while answers are missing ask for them."""
    ballot = await register.find(tx, ballot_id)
    if ballot is None or ballot.state is not State.CLOSED:
        return
    missing = await unanswered(tx, ballot)
    facts = authority.facts(ballot, unanswered=missing)
    refused = rules.refusal(Action.FINISH, facts, rules.SYSTEM, now=now)
    if refused is Refusal.WINDOW_OPEN:
        await timers.arm(tx, FINAL, ballot.id, ballot.objections_until)
    elif refused is Refusal.UNANSWERED:
        await _remind(tx, ballot, now=now)
    elif refused is None:
        await _finish(tx, ballot, now=now)


async def unanswered(tx: Tx, ballot: Ballot) -> int:
    """How many objections wait for an answer, and in a consultation how many opinions."""
    waiting = sum(o.answer is None for o in await objections.of(tx, ballot.id))
    if ballot.kind is not Kind.CONSULT:
        return waiting
    said = await opinions.of(tx, ballot.id)
    return waiting + sum(o.answer is None and not (o.under_id or o.hidden) for o in said)


async def _finish(tx: Tx, ballot: Ballot, *, now: datetime) -> None:
    final = await register.change(tx, ballot, replace(ballot, state=State.FINAL, final_at=now))
    await recording.chained(tx, ballot, "final", {}, None, now=now)
    await posting.to_groups(tx, final, DONE, now=now, key="final")
    await results.stale(tx, ballot.id, now=now)


async def _remind(tx: Tx, ballot: Ballot, *, now: datetime) -> None:
    for person_id in await results.captains(tx, ballot, now=now):
        key = f"{UNANSWERED}:{ballot.id}:{person_id}:{now:%Y%m%d}"
        await outbox.put(tx, Outgoing(person_id, UNANSWERED, ballot.id, key=key), now=now)
    again = awake(now + AGAIN, await reminding.zone_of(tx, ballot))
    await timers.arm(tx, FINAL, ballot.id, again)


async def ask_void(tx: Tx, person_id: int, ballot_id: int, *, now: datetime) -> Refusal | None:
    """Ask staff why the result is to be void."""
    ballot = await register.get(tx, ballot_id)
    if refused := await authority.refusal(tx, person_id, ballot, Action.VOID, now=now):
        return refused
    await wording.ask(tx, person_id, VOID, ballot.id, now=now)
    return None


async def void(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Ballot | Refusal | None:
    """Declare a closed ballot void, with the reason; its numbers stay on record."""
    ballot = await _worded(tx, person_id, prompt, text, Action.VOID, now=now)
    if not isinstance(ballot, Ballot):
        return ballot
    for timer in (FINAL, outcome.TIMER):
        await timers.arm(tx, timer, ballot.id, None)
    gone = await _void(tx, person_id, ballot, text.strip(), now=now)
    await posting.to_groups(tx, gone, VOIDED, now=now, key="void")
    return gone


async def ask_by_hand(tx: Tx, person_id: int, ballot_id: int, *, now: datetime) -> Refusal | None:
    """Ask the captain, who was told what it means, why a running ballot is to end now."""
    ballot = await register.get(tx, ballot_id)
    if refused := await authority.refusal(tx, person_id, ballot, Action.CLOSE_BY_HAND, now=now):
        return refused
    await wording.ask(tx, person_id, BY_HAND, ballot.id, now=now)
    return None


async def by_hand(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Ballot | Refusal | None:
    """End a running ballot, which makes it void: nobody picks the moment that suits them."""
    ballot = await _worded(tx, person_id, prompt, text, Action.CLOSE_BY_HAND, now=now)
    if not isinstance(ballot, Ballot):
        return ballot
    closed = await closing.end(tx, ballot, closing.BY_HAND, now=now, actor_id=person_id)
    # The result, told a moment ago, says that it is void and why.
    return await _void(tx, person_id, closed, text.strip(), now=now)


async def _worded(
    tx: Tx, person_id: int, prompt: Prompt, text: str, action: Action, *, now: datetime
) -> Ballot | Refusal | None:
    """The ballot, once the person may do this to it and has given a reason."""
    ballot = await register.get(tx, prompt.subject_id)
    refused = await authority.refusal(tx, person_id, ballot, action, now=now)
    taken = await wording.taken(tx, prompt, refused, text, LONGEST, now=now)
    return ballot if taken is True else taken or None


async def _void(tx: Tx, person_id: int, ballot: Ballot, reason: str, *, now: datetime) -> Ballot:
    gone = replace(ballot, state=State.VOID, verdict=Verdict.VOID, ended_reason=reason)
    changed = await register.change(tx, ballot, gone)
    await recording.chained(tx, ballot, "void", {"reason": reason}, person_id, now=now)
    await results.stale(tx, ballot.id, now=now)
    return changed
