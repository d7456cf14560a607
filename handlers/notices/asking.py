"""`/notice`: when and what become a draft; what is written into it; what its author is asked."""

from typing import Final

from telegram import Message

from actions.notices import asking, dictating, drafting
from actions.notices.asking import Asked
from actions.notices.dictating import Typed
from domain.notices import Medium, Refusal
from handlers.context import Context
from handlers.doors import Command, Doors
from handlers.notices.drafting import said
from storage.database import Tx
from storage.notices import drafts
from storage.prompts import Prompt
from views.notices.buttons_draft import NoticeTemplate

# More than Telegram lets one write, so nobody's words are cut.
LONGEST: Final = 10_000
# Telegram's bound for files that a bot takes in hand.
TOO_BIG: Final = 20 * 1024 * 1024


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.command("notice", ask, "公告", "发公告", "Notice", "Publish a notice")
    doors.answer(asking.TEXT, answer)
    doors.answer(drafting.PROMPT, write)
    doors.tap(NoticeTemplate, begin)
    doors.forgetting.append(drafts.forget)


async def ask(context: Context, command: Command) -> None:
    """`/notice` with when and what, as the words of a photo, or alone to be asked."""
    await context.act(asking.open_, _asked(context, command.text), now=context.now)


async def answer(context: Context, prompt: Prompt) -> None:
    """What is to be announced."""
    asked = _asked(context, _words(context.message))
    await context.act(asking.answer, prompt, asked, now=context.now)


async def write(context: Context, prompt: Prompt) -> None:
    """Words, a time, a photo, a place on the map."""
    await context.act(dictating.answered, prompt, _typed(context.message), now=context.now)


async def begin(context: Context, tapped: NoticeTemplate) -> None:
    """Begin with a template, in the words of whoever begins it."""
    await context.look(_known)
    say, kind = context.say, tapped.template
    words = (
        say.plain("notice-draft-template-title", template=kind.value),
        say.plain("notice-draft-template-body", template=kind.value),
    )
    where = (context.chat_id, tapped.place_id, kind)
    done = await context.act(asking.pick, *where, *words, now=context.now)
    if isinstance(done, Refusal):
        await context.toast(said(context, done))


async def _known(_: Tx, _person_id: int) -> None:
    """Nothing is read but the language, which the words are taken from."""


def _asked(context: Context, text: str) -> Asked:
    message = context.message
    medium, big = _medium(message)
    media = (medium,) if medium else ()
    album = bool(message.media_group_id)
    return Asked(context.chat_id, message.id, text[:LONGEST], media, big, album)


def _typed(message: Message) -> Typed:
    medium, big = _medium(message)
    spot = message.location
    return Typed(
        message.id,
        message.venue.title if message.venue else _words(message)[:LONGEST],
        medium,
        (spot.latitude, spot.longitude) if spot else None,
        message.media_group_id or "",
        big,
    )


def _medium(message: Message) -> tuple[Medium | None, bool]:
    """The photo, film, voice or file in a message, and whether it is too large to be taken."""
    # An animation comes as a document beside it, and is a film.
    found = {
        # Telegram lists its sizes from small to large.
        "photo": message.photo[-1] if message.photo else None,
        "video": message.video,
        "animation": message.animation,
        "voice": message.voice,
        "audio": message.audio,
        "document": message.document,
    }
    for kind, file in found.items():
        if file is not None:
            big = (file.file_size or 0) > TOO_BIG
            return (None if big else Medium(kind, file.file_id)), big
    return None, False


def _words(message: Message) -> str:
    return message.text or message.caption or ""
