"""`/vote`: a question becomes a draft, step by step or in one go; what is written into it."""

from typing import Final

from telegram import Message

from actions.ballots import dictating, starting
from actions.ballots.dictating import Typed
from actions.ballots.starting import Asked
from handlers.context import Context
from handlers.doors import Command, Doors
from handlers.places.roles import target_of
from storage.ballots import drafts, traces
from storage.prompts import Prompt

# More than Telegram lets one write, so nobody's words are cut.
LONGEST: Final = 6_000


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.command("vote", ask, "投票", "表决", "发起表决", "Vote")
    doors.answer(starting.QUESTION, answer)
    doors.answer(dictating.PROMPT, write)
    doors.forgetting.append(drafts.forget)
    doors.forgetting.append(traces.sweep)


async def ask(context: Context, command: Command) -> None:
    """`/vote` with a question, or alone to be asked for one."""
    await context.act(starting.ask, _asked(context, command.text), now=context.now)


async def answer(context: Context, prompt: Prompt) -> None:
    """What is to be decided."""
    asked = _asked(context, _words(context.message))
    await context.act(starting.answer, prompt, asked, now=context.now)


async def write(context: Context, prompt: Prompt) -> None:
    """Options, a deadline or a delegate."""
    typed = _typed(context.message)
    await context.act(dictating.answered, prompt, typed, now=context.now)


def _asked(context: Context, text: str) -> Asked:
    return Asked(context.chat_id, context.message.id, text[:LONGEST])


def _typed(message: Message) -> Typed:
    target, text = target_of(message, _words(message))
    # The message replied to is the bot's own question, which names nobody.
    person = target.person if target.person and not target.bot else None
    return Typed(message.id, text[:LONGEST], target.username, person.person_id if person else 0)


def _words(message: Message) -> str:
    return message.text or message.caption or ""
