"""Reporting: by command, by anything said in private, in reply to a question or to a card."""

from dataclasses import replace

from telegram import Message

from actions import screens
from actions.reports import album, alike, choosing, filing, moving, refining
from actions.reports.choosing import Choice
from actions.reports.filing import Sent
from handlers.context import Context
from handlers.doors import Command, Doors
from handlers.reports import taking
from storage.places.people import Greeting
from storage.prompts import Prompt
from storage.reports import media
from views.reports.buttons_filing import ReportOwn, ReportSame
from views.texts import nearest

# More would not fit the database's integers.
DIGITS = 18


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.command("report", report, "报事", "我要报事", "Report", "Report a problem")
    doors.payload("r", from_poster)
    doors.answer(filing.ASKED, answer)
    doors.answer(moving.BEHALF, say_whose)
    doors.reply("report", add)
    doors.anything.append(told)
    doors.albums.append(piece)
    doors.forgetting.append(media.forget_albums)
    doors.tap(ReportSame, same)
    doors.tap(ReportOwn, own)
    # A report is stored at once: unanswered, the question must not keep it from its card.
    doors.timer(alike.TIMER, choosing.unanswered)


async def report(context: Context, command: Command) -> None:
    """`/report` with words, as a caption, or in reply to what somebody sent."""
    message = context.message
    replied = message.reply_to_message
    sent = _sent(message, command.text)
    author = None
    # A reply to the bot's own message means its matter, and does not report the bot's words.
    if replied and not _by_bot(replied, context):
        of = _sent(replied, "\n".join(filter(None, (_words(replied), command.text))))
        sent = replace(sent, text=of.text, items=(*of.items, *sent.items))
        author = _author(replied, context)
    await context.act(album.reported, sent, author, now=context.now)


async def from_poster(context: Context, command: Command) -> None:
    """`/start r_<place>` from the poster in the hallway."""
    place = command.text.partition("_")[2]
    sent = Sent(context.chat_id, context.message.id, "", place_id=_number(place))
    await context.act(filing.report, sent, now=context.now)


async def told(context: Context) -> None:
    """Anything said in private that nobody else has taken."""
    message = context.message
    if context.acted:
        return
    kind = _no_report(message)
    if kind:
        await context.act(
            screens.show, context.chat_id, "report-not-this", args={"kind": kind}, now=context.now
        )
        return
    await context.act(album.told, _sent(message, _words(message)), now=context.now)


async def piece(context: Context) -> None:
    """One picture of a group's album."""
    if context.acted:
        return
    message = context.message
    await context.act(album.piece, _sent(message, _words(message)), now=context.now)


async def answer(context: Context, prompt: Prompt) -> None:
    """What is wrong, and where."""
    message = context.message
    await context.act(filing.answer, prompt, _sent(message, _words(message)), now=context.now)


async def say_whose(context: Context, prompt: Prompt) -> None:
    await context.act(moving.behalf, prompt, _words(context.message), now=context.now)


async def add(context: Context, report_id: int) -> None:
    """Words or pictures in reply to a card."""
    message = context.message
    await context.act(
        refining.replied, report_id, _sent(message, _words(message)), now=context.now
    )


async def same(context: Context, tapped: ReportSame) -> None:
    choice = await context.act(choosing.same, tapped.report_id, tapped.other_id, now=context.now)
    await _say(context, choice)


async def own(context: Context, tapped: ReportOwn) -> None:
    choice = await context.act(choosing.own, tapped.report_id, now=context.now)
    await _say(context, choice)


async def _say(context: Context, choice: Choice) -> None:
    await context.toast(context.say.plain("report-alike-chosen", choice=choice))


def _no_report(message: Message) -> str:
    """What says nothing about what is wrong, however it is meant; "" for anything else."""
    if message.contact:
        return "contact"
    return "sticker" if message.sticker else ""


def _sent(message: Message, text: str) -> Sent:
    item = taking.attached(message)
    # Two messages joined can be longer than either Telegram allows.
    words = text[: taking.TEXT_AT_MOST]
    return Sent(message.chat.id, message.id, words, (item,) if item else ())


def _words(message: Message) -> str:
    return message.text or message.caption or ""


def _by_bot(message: Message, context: Context) -> bool:
    return message.from_user is not None and message.from_user.id == context.bot.id


def _author(message: Message, context: Context) -> Greeting | None:
    """Who wrote what is reported; for a bot, a channel or oneself, whoever reports it."""
    user = message.from_user
    if message.sender_chat or user is None or user.is_bot or user.id == context.person_id:
        return None
    name = user.username.lower() if user.username else None
    language = nearest(user.language_code or "zh")
    return Greeting(user.id, user.full_name[:130], name, language, private=False)


def _number(text: str) -> int:
    """A place's id out of a link that anybody may have written; -1 is no place."""
    fits = text.isascii() and text.isdigit() and len(text) <= DIGITS
    return int(text) if fits else -1
