"""Taps on a report, and asking for what an action still takes: a unit, a date, a reason."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from actions.reports import answers, press
from actions.reports.answers import Args, Typed
from actions.reports.press import Outcome, Spot
from domain.reports import Action, Refusal, Report
from storage import outbox, prompts
from storage.database import Tx
from storage.outbox import Outgoing, Verb
from storage.places import chats, people
from storage.places.chats import ChatKind
from storage.prompts import Prompt
from storage.reports import register

PROMPT: Final = "report-ask"
ASKED: Final = frozenset(
    {
        Refusal.NEEDS_REASON,
        Refusal.NEEDS_TEXT,
        Refusal.NEEDS_QUESTION,
        Refusal.NEEDS_ANSWER,
        Refusal.NEEDS_PHOTO,
        Refusal.NEEDS_DATE,
        Refusal.NEEDS_UNIT,
        Refusal.NEEDS_PARENT,
        Refusal.NEEDS_CODE,
        Refusal.NEEDS_RATING,
        Refusal.DATE_NOT_FUTURE,
        Refusal.DATE_TOO_FAR,
        Refusal.SAME_UNIT,
        Refusal.MERGE_CYCLE,
        Refusal.MERGE_CHAIN,
        Refusal.PARENT_ENDED,
        Refusal.OTHER_PLACE,
    }
)
"""What a better answer mends: the question is put again, saying so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question was put; in private if it was tapped elsewhere."""

    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class _Question:
    person_id: int
    report: Report
    args: Args

    @property
    def action(self) -> Action:
        return Action(self.args["action"])


async def tap(
    tx: Tx, person_id: int, report_id: int, action: Action, spot: Spot, *, now: datetime
) -> Asked | Outcome:
    """Do what the button says, or ask for what that takes if the person may do it at all."""
    # Tried without anything given: whoever may not do it is not asked first.
    outcome = await press.press(tx, person_id, report_id, action, spot=spot, now=now)
    if outcome.refusal not in ASKED:
        return outcome
    report = await register.get(tx, report_id)
    chat_id = await _asked_in(tx, person_id, spot.chat_id)
    here = Spot(chat_id, spot.message_id if chat_id == spot.chat_id else 0)
    question = _Question(person_id, report, {"action": action.value, "person": person_id})
    await _ask(tx, question, here, now=now)
    return Asked(elsewhere=chat_id != spot.chat_id)


async def pick(
    tx: Tx,
    person_id: int,
    report_id: int,
    action: Action,
    value: int,
    words: str,
    spot: Spot,
    *,
    now: datetime,
) -> Asked | Outcome:
    """Take a tapped choice; `words` are the reason that the button stands for, if it does."""
    report = await register.get(tx, report_id)
    prompt = await _open_prompt(tx, person_id, report_id, action, spot, now=now)
    known = prompt.args if prompt else {"action": action.value, "person": person_id}
    args = {**known, **answers.picked(action, value, words)}
    return await _finish(tx, _Question(person_id, report, args), prompt, spot, now=now)


async def answered(
    tx: Tx, person_id: int, prompt: Prompt, words: Typed, *, now: datetime
) -> Asked | Outcome:
    """Take what was typed or sent; what is still missing is asked for, the rest kept."""
    # Read anew: it may have moved on while the answer was typed.
    report = await register.get(tx, prompt.subject_id)
    args = await answers.typed(tx, report, dict(prompt.args), words, now=now)
    question = _Question(person_id, report, args)
    spot = Spot(prompt.chat_id, prompt.message_id or 0)
    result = await _finish(tx, question, prompt, spot, now=now)
    if isinstance(result, Outcome):
        said = Outgoing(
            prompt.chat_id,
            "report-answered",
            report.id,
            {"action": result.action.value, "refusal": result.refusal},
            reply_to=words.message_id or None,
        )
        await outbox.put(tx, said, now=now)
    return result


async def drop(tx: Tx, person_id: int, spot: Spot, *, now: datetime) -> bool:
    """Take a question away unanswered; False if it was put to somebody else."""
    prompt = await prompts.open_for(tx, spot.chat_id, person_id, now=now)
    mine = prompt is not None and (prompt.kind, prompt.message_id) == (PROMPT, spot.message_id)
    if prompt and mine:
        await prompts.close(tx, prompt)
    # In one's own chat even a forgotten question may be taken away.
    if mine or spot.chat_id == person_id:
        await press.sweep(tx, spot, now=now)
        return True
    return False


async def turn(
    tx: Tx, person_id: int, report_id: int, action: Action, page: int, spot: Spot, *, now: datetime
) -> None:
    """Show another page of choices in place of this one, to whom the question was put."""
    prompt = await _open_prompt(tx, person_id, report_id, action, spot, now=now)
    # A neighbour leafing through somebody else's question would change it for them.
    if prompt is None or prompt.message_id != spot.message_id:
        return
    args = {**prompt.args, "page": max(page, 0)}
    message = Outgoing(
        spot.chat_id,
        "report-ask",
        report_id,
        args,
        verb=Verb.EDIT,
        message_id=spot.message_id,
    )
    await outbox.put(tx, message, now=now)


async def _finish(
    tx: Tx, question: _Question, prompt: Prompt | None, spot: Spot, *, now: datetime
) -> Asked | Outcome:
    """Do it with all that was answered, or ask for what is still missing or wrong."""
    report, args = question.report, question.args
    given = await answers.given(tx, report, args, now=now)
    items = answers.items(args)
    outcome = await press.press(
        tx, question.person_id, report.id, question.action, given, spot=spot, now=now, items=items
    )
    if outcome.refusal in ASKED:
        missing = {**args, "why": outcome.refusal, "page": 0}
        await _again(tx, _Question(question.person_id, report, missing), spot, now=now)
        return Asked()
    if prompt:
        await prompts.close(tx, prompt)
    if prompt or outcome.refusal is None:
        await press.sweep(tx, spot, now=now)
    return outcome


async def _again(tx: Tx, question: _Question, spot: Spot, *, now: datetime) -> None:
    # Put again at the end of the chat, where whoever just typed is looking.
    if spot.message_id:
        await press.sweep(tx, spot, now=now)
    await _ask(tx, question, Spot(spot.chat_id, 0), now=now)


async def _ask(tx: Tx, question: _Question, spot: Spot, *, now: datetime) -> None:
    person_id, report, args = question.person_id, question.report, question.args
    before = await prompts.open_for(tx, spot.chat_id, person_id, now=now)
    # One question a person and chat: an older one would take the wrong answer.
    if before and before.kind == PROMPT and before.message_id:
        await press.sweep(tx, Spot(spot.chat_id, before.message_id), now=now)
    prompt_id = await prompts.ask(tx, spot.chat_id, person_id, PROMPT, report.id, args, now=now)
    message = Outgoing(
        spot.chat_id,
        "report-ask",
        report.id,
        args,
        reply_to=spot.message_id or None,
        prompt_id=prompt_id,
    )
    await outbox.put(tx, message, now=now)


async def _asked_in(tx: Tx, person_id: int, chat_id: int) -> int:
    """The same chat, but not the neighbours' group where the person can be asked in private."""
    chat = await chats.find(tx, chat_id) if chat_id < 0 else None
    if chat_id > 0 or (chat and chat.kind is not ChatKind.GROUP):
        return chat_id
    person = await people.find(tx, person_id)
    return person_id if person and person.reachable else chat_id


async def _open_prompt(
    tx: Tx, person_id: int, report_id: int, action: Action, spot: Spot, *, now: datetime
) -> Prompt | None:
    prompt = await prompts.open_for(tx, spot.chat_id, person_id, now=now)
    if prompt is None or (prompt.kind, prompt.subject_id) != (PROMPT, report_id):
        return None
    return prompt if prompt.args.get("action") == action else None
