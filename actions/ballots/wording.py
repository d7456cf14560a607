"""Asking for words in private, and saying what is wrong with them without losing them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from actions.places import telling
from domain.ballots import Refusal
from storage import outbox, prompts
from storage.database import Tx
from storage.outbox import Outgoing
from storage.prompts import Prompt

ASK: Final = "ballot-words-ask"
DONE: Final = "ballot-words-done"
REFUSED: Final = "ballot-words-refused"


async def ask(
    tx: Tx,
    person_id: int,
    kind: str,
    subject_id: int,
    args: Mapping[str, Any] | None = None,
    *,
    now: datetime,
    why: Refusal | None = None,
    most: int = 0,
) -> None:
    """Ask somebody in private; `kind` says for what, `why` what was wrong with the last words.

    Nothing is asked where the bot may not write: the toast then says how to begin.
    """
    if not await telling.reachable(tx, person_id):
        return
    prompt = await prompts.ask(tx, person_id, person_id, kind, subject_id, args, now=now)
    shown = {"kind": kind, "why": why.value if why else "", "most": most, **(args or {})}
    message = Outgoing(person_id, ASK, subject_id, shown, prompt_id=prompt)
    await outbox.put(tx, message, now=now)


async def taken(
    tx: Tx,
    prompt: Prompt,
    refused: Refusal | None,
    text: str,
    most: int,
    *,
    now: datetime,
) -> Refusal | bool:
    """Take words as the answer: True, or False where it was answered, or what is wrong.

    `refused` says why this person may not answer any more; then they are not asked again.
    """
    if refused:
        return await turn_away(tx, prompt, refused, now=now)
    return await checked(tx, prompt, text, most, now=now) or await prompts.close(tx, prompt)


async def checked(
    tx: Tx, prompt: Prompt, text: str, most: int, *, now: datetime
) -> Refusal | None:
    """What is wrong with the words, asked for again in the same place; None where nothing is."""
    refused = refusal(text, most)
    if refused:
        where = (prompt.person_id, prompt.kind, prompt.subject_id, prompt.args)
        await ask(tx, *where, now=now, why=refused, most=most)
    return refused


def refusal(text: str, most: int) -> Refusal | None:
    """Why these words cannot be published, or None."""
    if not any(sign.isalnum() for sign in text):
        return Refusal.NEEDS_TEXT
    return Refusal.TEXT_TOO_LONG if len(text.strip()) > most else None


async def turn_away(tx: Tx, prompt: Prompt, refused: Refusal, *, now: datetime) -> Refusal:
    """Say that it cannot be done any more, and stop asking."""
    await prompts.close(tx, prompt)
    args = {"why": refused.value}
    message = Outgoing(prompt.person_id, REFUSED, prompt.subject_id, args)
    await outbox.put(tx, message, now=now)
    return refused


async def thank(tx: Tx, person_id: int, subject_id: int, what: str, *, now: datetime) -> None:
    """Say in private that it was published."""
    await outbox.put(tx, Outgoing(person_id, DONE, subject_id, {"what": what}), now=now)
