"""What an author is asked next about a draft, one question at a time."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from actions.notices import drafting
from actions.notices.drafting import PROMPT, Tapped
from domain.notices import Notice
from domain.notices.questions import Writing
from storage import outbox, prompts
from storage.database import Tx
from storage.outbox import Outgoing

QUESTION: Final = "notice-ask"
# With buttons of what a time may mean, which the other questions have not.
WHEN: Final = "notice-when"
TIMES: Final = frozenset({Writing.WHEN, Writing.POST})
# What a prompt keeps: the rest is only shown.
KEPT: Final = ("what", "then", "readings", "at", "line")


class Step(StrEnum):
    """What is still to be asked before the draft is shown."""

    TITLE = "title"
    WHEN = "when"
    # One chooses among buttons, so it comes last.
    WHERE = "where"


async def go_on(
    tx: Tx,
    person_id: int,
    draft: Notice,
    steps: Sequence[str],
    chat_id: int,
    *,
    now: datetime,
    at: Tapped | None = None,
    screen: str = "home",
) -> None:
    """Ask what comes next, or show the draft: in the tapped message, or at the chat's end."""
    following = steps[0] if steps else Step.WHERE
    if steps and following != Step.WHERE:
        args = {"what": following, "then": list(steps[1:])}
        await put(tx, person_id, chat_id, draft.id, args, now=now)
        return
    shown = "where" if steps else screen
    if at:
        await drafting.redraw(tx, draft.id, at, {"screen": shown}, now=now)
    else:
        await drafting.show(tx, draft, shown, now=now, chat_id=chat_id)


async def put(
    tx: Tx,
    person_id: int,
    chat_id: int,
    notice_id: int,
    args: Mapping[str, Any],
    *,
    now: datetime,
    reply_to: int | None = None,
) -> None:
    """Put a question about the draft: `what`, what comes `then`, and `why` it is asked again."""
    kept = {name: args[name] for name in KEPT if name in args}
    prompt = await prompts.ask(tx, chat_id, person_id, PROMPT, notice_id, kept, now=now)
    view = WHEN if Writing(args["what"]) in TIMES else QUESTION
    # Named in it: in a group the question is one person's, and only their reply counts.
    shown = dict(args) | {"person": person_id}
    question = Outgoing(chat_id, view, notice_id, shown, prompt_id=prompt, reply_to=reply_to)
    await outbox.put(tx, question, now=now)


async def await_media(
    tx: Tx, person_id: int, chat_id: int, notice_id: int, *, now: datetime
) -> None:
    """Take photos that come without having been asked for, as the rest of an album."""
    args = {"what": Writing.MEDIA.value}
    await prompts.ask(tx, chat_id, person_id, PROMPT, notice_id, args, now=now)
