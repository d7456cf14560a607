"""Another time for one occurrence, other words for all; told to those it reached."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from actions.notices import (
    authority,
    capacity,
    clocks,
    ending,
    moving,
    rescheduling,
    stopping,
    telling,
)
from domain.notices import Notice, Occurrence, Refusal, State, shaping
from domain.notices.bounds import LONGEST_BODY, Fault
from domain.when import Unclear
from storage import outbox, prompts
from storage.database import Tx
from storage.notices import occurrences, register
from storage.outbox import Outgoing
from storage.prompts import Prompt

PROMPT: Final = "notice-change"
ASK: Final = "notice-change-ask"
WRONG: Final = "notice-change-wrong"
UNCLEAR: Final = "notice-change-unclear"
DONE: Final = "notice-change-done"
# Beyond the longest text that could be taken; what is longer is refused all the same.
LONGEST: Final = LONGEST_BODY + 1500


class What(StrEnum):
    """What is asked for."""

    WHEN = "when"
    # Another rule for all that is to come.
    RULE = "rule"
    TITLE = "title"
    BODY = "body"
    VENUE = "venue"
    # How many may sign up.
    CAPACITY = "capacity"
    OFF = "off"
    OFF_ALL = "off-all"


WORDS: Final[Mapping[What, Any]] = MappingProxyType(
    {
        What.TITLE: shaping.with_title,
        What.BODY: shaping.with_body,
        What.VENUE: shaping.with_venue,
    }
)


async def ask(
    tx: Tx, person_id: int, notice_id: int, what: What, occurrence_id: int, *, now: datetime
) -> Refusal | None:
    """Ask for it in private, where the desk is."""
    notice = await register.get(tx, notice_id)
    if no := await _refusal(tx, person_id, notice, what, occurrence_id, now=now):
        return no
    args = {"what": what.value, "occurrence": occurrence_id}
    prompt = await prompts.ask(tx, person_id, person_id, PROMPT, notice_id, args, now=now)
    question = Outgoing(person_id, ASK, notice_id, args, prompt_id=prompt)
    await outbox.put(tx, question, now=now)
    return None


async def answered(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Refusal | Fault | Unclear | None:
    """Do what was asked for, or say what is wrong and keep the question open."""
    what, occurrence_id = What(prompt.args["what"]), int(prompt.args["occurrence"])
    notice_id = prompt.subject_id
    done: Refusal | Fault | Unclear | None
    match what:
        case What.WHEN:
            done = await moving.read_and_move(tx, person_id, occurrence_id, text, now=now)
        case What.RULE:
            done = await _rule(tx, person_id, notice_id, text, now=now)
        case What.CAPACITY:
            done = await _capacity(tx, person_id, notice_id, text, now=now)
        case What.OFF:
            done = await stopping.cancel_one(tx, person_id, occurrence_id, text, now=now)
        case What.OFF_ALL:
            done = await stopping.cancel_all(tx, person_id, notice_id, text, now=now)
        case _:
            done = await rewrite(tx, person_id, notice_id, what, text, now=now)
    if isinstance(done, Unclear):
        await _unclear(tx, person_id, notice_id, prompt.args, done, now=now)
    elif done is not None:
        wrong = Outgoing(person_id, WRONG, notice_id, {"what": what.value, "why": done.value})
        await outbox.put(tx, wrong, now=now)
    if done is None or done in {Refusal.NOT_YOURS, Refusal.ALREADY, Refusal.WRONG_STATE}:
        # Nothing that could be written would be taken any more.
        await prompts.close(tx, prompt)
    if done is None:
        args = {"what": what.value, "occurrence": occurrence_id}
        await outbox.put(tx, Outgoing(person_id, DONE, notice_id, args), now=now)
    return done


async def choose(
    tx: Tx, person_id: int, occurrence_id: int, seconds: int, *, now: datetime
) -> Refusal | None:
    """Take one of the times that were asked back, and with it the question."""
    at = clocks.moment(seconds)
    refused = await moving.move(tx, person_id, occurrence_id, at, now=now) if at else Refusal.PAST
    asked = await prompts.open_for(tx, person_id, person_id, now=now)
    if refused is None and asked and asked.kind == PROMPT:
        await prompts.close(tx, asked)
    return refused


async def rewrite(
    tx: Tx, person_id: int, notice_id: int, what: What, text: str, *, now: datetime
) -> Refusal | Fault | None:
    """Change the words of a notice; those who have its post are told which part is new."""
    notice = await register.get(tx, notice_id)
    if no := await _refusal(tx, person_id, notice, what, 0, now=now):
        return no
    written = WORDS[what](notice, text)
    if isinstance(written, Fault):
        return written
    if written == notice:
        return None
    await register.change(tx, notice, written)
    for occurrence in await occurrences.open_of(tx, notice.id):
        changed = replace(occurrence, sequence=occurrence.sequence + 1)
        await occurrences.change(tx, occurrence, changed)
        await _told(tx, changed, {"what": what.value}, now=now)
        await ending.redraw(tx, changed, now=now)
    return None


async def _rule(
    tx: Tx, person_id: int, notice_id: int, text: str, *, now: datetime
) -> Refusal | Unclear | None:
    notice = await register.get(tx, notice_id)
    if no := await _refusal(tx, person_id, notice, What.RULE, 0, now=now):
        return no
    return await rescheduling.reschedule(tx, notice, text, now=now)


async def _capacity(
    tx: Tx, person_id: int, notice_id: int, text: str, *, now: datetime
) -> Refusal | Fault | None:
    notice = await register.get(tx, notice_id)
    if no := await _refusal(tx, person_id, notice, What.CAPACITY, 0, now=now):
        return no
    return await capacity.resize(tx, notice, text, now=now)


async def _told(tx: Tx, occurrence: Occurrence, args: Mapping[str, Any], *, now: datetime) -> None:
    event = str(occurrence.sequence)
    await telling.told(tx, occurrence, telling.CHANGED, args, event=event, now=now)


async def _refusal(
    tx: Tx, person_id: int, notice: Notice, what: What, occurrence_id: int, *, now: datetime
) -> Refusal | None:
    if what in {What.WHEN, What.OFF}:
        seen = await occurrences.get(tx, occurrence_id)
        if seen.notice_id != notice.id:
            return Refusal.NOT_YOURS
        return await stopping.refusal(tx, person_id, notice, seen, now=now)
    if not await authority.may_run(tx, person_id, notice, now=now):
        return Refusal.NOT_YOURS
    if notice.state is State.CANCELLED:
        return Refusal.ALREADY
    if what is What.RULE and not notice.repeats:
        return Refusal.NO_TIME
    return None if notice.state in {State.RUNNING, State.PAUSED} else Refusal.WRONG_STATE


async def _unclear(
    tx: Tx,
    person_id: int,
    notice_id: int,
    asked: Mapping[str, Any],
    why: Unclear,
    *,
    now: datetime,
) -> None:
    at = [int(moment.astimezone(UTC).timestamp()) for moment in why.candidates]
    args = dict(asked) | {"why": why.why.value, "at": at}
    await outbox.put(tx, Outgoing(person_id, UNCLEAR, notice_id, args), now=now)
