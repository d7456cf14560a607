"""What is written into a draft: its question, options, deadline, delegates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from actions.ballots import asking, drafting, roster
from actions.ballots.drafting import Tapped
from domain import ballots as rules
from domain.ballots import Ballot, Refusal, shaping
from domain.ballots.shaping import Writing
from domain.when import Unclear, deadline
from storage import outbox, prompts
from storage.ballots import register
from storage.database import Tx
from storage.outbox import Outgoing, Verb
from storage.places import tree
from storage.prompts import Prompt

PROMPT: Final = "ballot-draft"
# Stands for the options there are, where only the new ones are read.
_LAST: Final = "…"
# Where the draft is shown after each answer.
AFTER: Final[Mapping[Writing, str]] = {
    Writing.OPTIONS: "options",
    Writing.DEADLINE: "home",
    Writing.DELEGATE: "roster",
    Writing.QUESTION: "home",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer, with the one person it points at, if any."""

    message_id: int
    text: str
    username: str = ""
    person_id: int = 0


async def ask(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    at: Tapped,
    what: Writing,
    *,
    onward: bool = False,
    now: datetime,
) -> Refusal | None:
    """Ask for it below the draft; `onward` goes on to the next question afterwards."""
    draft = await drafting.mine(tx, person_id, ballot_id, now=now)
    if isinstance(draft, Refusal):
        return draft
    made = int(draft.created_at.timestamp())
    args = {"what": what.value, "message": at.message_id, "onward": int(onward), "made": made}
    await _put(tx, person_id, at.chat_id, draft.id, args, now=now)
    return None


async def answered(
    tx: Tx, person_id: int, prompt: Prompt, typed: Typed, *, now: datetime
) -> Ballot | Refusal | None:
    """Take the answer, or say what is wrong with it and ask again; None: nothing to answer."""
    draft = await _draft(tx, person_id, prompt, now=now)
    if draft is None:
        await prompts.close(tx, prompt)
        gone = Outgoing(prompt.chat_id, "ballot-draft-gone", reply_to=typed.message_id)
        await outbox.put(tx, gone, now=now)
        return None
    what = Writing(prompt.args["what"])
    taken = await _taken(tx, draft, what, typed, now=now)
    if isinstance(taken, Unclear) and taken.candidates:
        await prompts.close(tx, prompt)
        await _show(tx, draft, prompt, "until", asking.unclear(taken), now=now)
        return None
    if not isinstance(taken, Ballot):
        why = taken.why if isinstance(taken, Unclear) else taken
        await _again(tx, prompt, typed, why.value, now=now)
        return taken if isinstance(taken, Refusal) else None
    if not await prompts.close(tx, prompt):
        return None
    # Also for a delegate, whose row is another: a new version has to be seen to be published.
    changed = await register.change(tx, draft, taken)
    screen = "length" if prompt.args.get("onward") else AFTER[what]
    await _show(tx, changed, prompt, screen, {}, now=now)
    return changed


async def _draft(tx: Tx, person_id: int, prompt: Prompt, *, now: datetime) -> Ballot | None:
    if await register.find(tx, prompt.subject_id) is None:
        return None
    draft = await drafting.mine(tx, person_id, prompt.subject_id, now=now)
    if isinstance(draft, Refusal):
        return None
    # A deleted draft's id may belong to another one by now.
    return draft if int(draft.created_at.timestamp()) == prompt.args.get("made") else None


async def _taken(
    tx: Tx, draft: Ballot, what: Writing, typed: Typed, *, now: datetime
) -> Ballot | Refusal | roster.Unnamed | Unclear:
    """The draft with what was written, or why not."""
    if what == Writing.DELEGATE:
        wrong = await roster.add(tx, draft, typed.username, typed.person_id, typed.text)
        return wrong or draft
    if what == Writing.DEADLINE:
        place = await tree.get(tx, draft.place_id)
        until = deadline(typed.text, now=now, zone=ZoneInfo(place.zone))
        return until if isinstance(until, Unclear) else shaping.with_deadline(draft, until, now)
    if what == Writing.QUESTION:
        return shaping.with_question(draft, typed.text)
    kept = draft.options if rules.has_options(draft.kind) else ()
    # One alone is too few to begin with, and just right to add.
    lines = rules.option_lines(f"{typed.text}\n{_LAST}" if kept else typed.text)
    if isinstance(lines, Refusal):
        return lines
    return shaping.more_options(draft, lines[:-1] if kept else lines)


async def _again(tx: Tx, prompt: Prompt, typed: Typed, why: str, *, now: datetime) -> None:
    where = (prompt.person_id, prompt.chat_id, prompt.subject_id, {**prompt.args, "why": why})
    await _put(tx, *where, now=now, reply_to=typed.message_id)


async def _put(
    tx: Tx,
    person_id: int,
    chat_id: int,
    ballot_id: int,
    args: Mapping[str, Any],
    *,
    now: datetime,
    reply_to: int | None = None,
) -> None:
    prompt = await prompts.ask(tx, chat_id, person_id, PROMPT, ballot_id, args, now=now)
    shown = {**args, "person": person_id}
    question = Outgoing(
        chat_id, "ballot-ask", ballot_id, shown, prompt_id=prompt, reply_to=reply_to
    )
    await outbox.put(tx, question, now=now)


async def _show(
    tx: Tx,
    draft: Ballot,
    prompt: Prompt,
    screen: str,
    args: Mapping[str, Any],
    *,
    now: datetime,
) -> None:
    """Show the draft below the answer; the old picture of it goes, so that there is only one."""
    if old := int(prompt.args.get("message") or 0):
        away = Outgoing(prompt.chat_id, "", verb=Verb.DELETE, message_id=old)
        await outbox.put(tx, away, now=now)
    await asking.show(tx, draft, screen, args, now=now, chat_id=prompt.chat_id)
