"""Closing later: once, to a time that the kind of ballot allows, told to everybody."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from actions.ballots import closing, early, posting, recording, reminding, tools
from actions.ballots.drafting import Tapped
from actions.ballots.tools import Answer
from domain import ballots as rules
from domain.ballots import PRESETS, Action, Ballot, Refusal
from domain.ballots.hall import Question, Snag
from domain.chain import moment
from domain.when import Unclear, Why, deadline
from storage import prompts, timers
from storage.ballots import register
from storage.database import Tx
from storage.prompts import Prompt

TOLD = "ballot-extended"
OFFERED = (timedelta(days=1), timedelta(days=3), timedelta(days=7))


def offered(ballot: Ballot, *, now: datetime) -> list[datetime]:
    """The times that are offered as buttons."""
    if ballot.closes_at is None:
        return []
    times = [ballot.closes_at + longer for longer in OFFERED]
    return [at for at in times if refusal(ballot, at, now=now) is None]


def refusal(ballot: Ballot, until: datetime, *, now: datetime) -> Refusal | None:
    """Why the ballot cannot close then instead, or None."""
    if ballot.opens_at is None or ballot.closes_at is None:
        return Refusal.NOT_OPEN_YET
    times = (ballot.opens_at, ballot.closes_at, until)
    extended = ballot.extended_at is not None
    return rules.extension_refusal(PRESETS[ballot.kind], *times, extended=extended, now=now)


async def ask(tx: Tx, person_id: int, ballot_id: int, *, now: datetime) -> Refusal | None:
    """Ask until when."""
    return await tools.ask_if(tx, person_id, ballot_id, Action.EXTEND, Question.UNTIL, now=now)


async def answered(
    tx: Tx, person_id: int, prompt: Prompt, answer: Answer, *, now: datetime
) -> None:
    """Read the time that was typed, and show it for a second look."""
    ballot = await tools.allowed(tx, person_id, prompt.subject_id, Action.EXTEND, now=now)
    if isinstance(ballot, Refusal):
        await tools.stop(tx, prompt, ballot, now=now)
        return
    zone = await reminding.zone_of(tx, ballot)
    until = deadline(answer.text, now=now, zone=zone)
    meant = list(until.candidates) if isinstance(until, Unclear) else [until]
    fitting = [at for at in meant if refusal(ballot, at, now=now) is None]
    if not fitting:
        await tools.again(tx, prompt, answer, _wrong(ballot, until, now), now=now)
    elif await prompts.close(tx, prompt):
        args = {"page": "until", "times": [int(at.timestamp()) for at in fitting]}
        await tools.show(tx, person_id, ballot.id, None, args, now=now)


def _wrong(ballot: Ballot, until: datetime | Unclear, now: datetime) -> Refusal | Snag:
    if isinstance(until, Unclear):
        return Snag.PAST if until.why is Why.PAST else Snag.UNCLEAR
    return refusal(ballot, until, now=now) or Snag.UNCLEAR


async def look(
    tx: Tx, person_id: int, ballot_id: int, seconds: int, at: Tapped, *, now: datetime
) -> Refusal | None:
    """Show a time for a second look: it can be done only once."""
    found = await _allowed(tx, person_id, ballot_id, seconds, now=now)
    if isinstance(found, Refusal):
        return found
    args = {"page": "until", "times": [seconds]}
    await tools.show(tx, person_id, ballot_id, at, args, now=now)
    return None


async def extend(
    tx: Tx, person_id: int, ballot_id: int, seconds: int, at: Tapped, *, now: datetime
) -> Ballot | Refusal:
    """Close at that time instead (seconds since 1970); chain, clocks and groups follow."""
    found = await _allowed(tx, person_id, ballot_id, seconds, now=now)
    if isinstance(found, Refusal):
        return found
    ballot, until = found
    longer = await register.change(tx, ballot, replace(ballot, closes_at=until, extended_at=now))
    payload = {"closes_at": moment(until)}
    await recording.chained(tx, ballot, "extended", payload, person_id, now=now)
    await timers.arm(tx, closing.TIMER, ballot.id, until)
    await reminding.arm(tx, longer, now=now)
    await early.heard(tx, longer, now=now)
    await posting.stale(tx, ballot.id, now=now)
    await posting.to_groups(tx, longer, TOLD, now=now, key="extended")
    await tools.show(tx, person_id, ballot.id, at, {"page": "home"}, now=now)
    return longer


async def _allowed(
    tx: Tx, person_id: int, ballot_id: int, seconds: int, *, now: datetime
) -> tuple[Ballot, datetime] | Refusal:
    ballot = await tools.allowed(tx, person_id, ballot_id, Action.EXTEND, now=now)
    if isinstance(ballot, Refusal):
        return ballot
    try:
        until = datetime.fromtimestamp(seconds, UTC)
    # A forged number can be beyond all calendars.
    except (ValueError, OverflowError, OSError):
        return Refusal.TOO_LONG
    return refusal(ballot, until, now=now) or (ballot, until)
