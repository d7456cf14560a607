"""One message to Telegram: a screen as Bot API calls."""

from collections.abc import Awaitable, Callable, Sequence
from html import escape, unescape
from pathlib import Path
from re import compile as pattern
from typing import Any

from telegram import (
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    InputMediaVideo,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.ext import ExtBot

from bot import printing
from storage.outbox import Verb, Waiting
from views.screen import Button, Copy, Keyboard, Link, Media, Screen

# Telegram's limits, counted after parsing: tags are free.
TEXT = 4096
CAPTION = 1024
# Enough for our own HTML: what people write is escaped and has no "<".
TAG = pattern(r"<[^>]+>")
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
ALBUM = {"photo": InputMediaPhoto, "video": InputMediaVideo}

Bot = ExtBot[None]


async def deliver(bot: Bot, row: Waiting, screen: Screen, font: Path | None) -> int | None:
    """Do what a row of the outbox says; return the id of the message it is about."""
    target = row.message_id or 0
    match row.verb:
        case Verb.SEND:
            return await send(bot, row.chat_id, screen, row.reply_to, font)
        case Verb.EDIT:
            await edit(bot, row.chat_id, target, screen)
        case Verb.DELETE:
            await bot.delete_message(row.chat_id, target)
        case Verb.PIN:
            await bot.pin_chat_message(row.chat_id, target, disable_notification=True)
        case Verb.UNPIN:
            await bot.unpin_chat_message(row.chat_id, target)
        case Verb.REACT:
            await bot.set_message_reaction(row.chat_id, target, str(row.args["emoji"]))
    return row.message_id


async def send(
    bot: Bot, chat_id: int, screen: Screen, reply_to: int | None, font: Path | None = None
) -> int:
    """Send a screen as a new message, its media before it; return the message's id.

    `font` is the one that the settings name for papers.
    """
    common: dict[str, Any] = {"chat_id": chat_id}
    if reply_to:
        # The message replied to may be gone by now; the answer is still wanted.
        common["reply_parameters"] = ReplyParameters(reply_to, allow_sending_without_reply=True)
    if screen.media:
        # First, as an album can carry no buttons: those stay at the end of the chat.
        last = await _send_media(bot, screen.media, common)
        if not screen.text:
            return last
    marked = common | {"reply_markup": markup_of(screen, bot.username), "parse_mode": "HTML"}
    captioned = marked | {"caption": fit(screen.text, CAPTION)}
    if screen.picture:
        sent = await _send_one(bot, screen.picture, captioned)
    elif screen.document:
        file = await printing.file_of(screen.document, font)
        sent = await bot.send_document(**captioned, document=file)
    else:
        text = fit(screen.text, TEXT)
        sent = await bot.send_message(**marked, text=text, link_preview_options=NO_PREVIEW)
    return sent.message_id


async def edit(bot: Bot, chat_id: int, message_id: int, screen: Screen) -> None:
    """Redraw a message in place."""
    markup = markup_of(screen, bot.username)
    # Editing takes inline buttons only, and None removes those that were there.
    buttons = markup if isinstance(markup, InlineKeyboardMarkup) else None
    if screen.picture:
        await bot.edit_message_caption(
            chat_id,
            message_id,
            caption=fit(screen.text, CAPTION),
            parse_mode="HTML",
            reply_markup=buttons,
        )
        return
    await bot.edit_message_text(
        fit(screen.text, TEXT),
        chat_id,
        message_id,
        parse_mode="HTML",
        reply_markup=buttons,
        link_preview_options=NO_PREVIEW,
    )


async def _send_media(bot: Bot, media: Sequence[Media], common: dict[str, Any]) -> int:
    """Send them as few messages as they fit into; return the id of the last."""
    album = [ALBUM[m.kind](m.file_id) for m in media if m.kind in ALBUM]
    sent = 0
    # An album has two to ten items.
    for start in range(0, len(album), 10):
        part = album[start : start + 10]
        if len(part) > 1:
            sent = (await bot.send_media_group(**common, media=part))[-1].message_id
        else:
            kind = "photo" if isinstance(part[0], InputMediaPhoto) else "video"
            sent = (await _send_one(bot, Media(kind, str(part[0].media)), common)).message_id
    for item in media:
        # Telegram puts only photos and films together.
        if item.kind not in ALBUM:
            sent = (await _send_one(bot, item, common)).message_id
    return sent


async def _send_one(bot: Bot, item: Media, common: dict[str, Any]) -> Message:
    if item.kind == "location":
        return await bot.send_location(**common, latitude=item.latitude, longitude=item.longitude)
    senders: dict[str, Callable[..., Awaitable[Message]]] = {
        "photo": bot.send_photo,
        "video": bot.send_video,
        "video_note": bot.send_video_note,
        "animation": bot.send_animation,
        "voice": bot.send_voice,
        "audio": bot.send_audio,
    }
    if item.kind not in senders:
        return await bot.send_document(**common, document=item.file_id)
    return await senders[item.kind](**common, **{item.kind: item.file_id})


def markup_of(
    screen: Screen, username: str
) -> InlineKeyboardMarkup | ForceReply | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    """Return what stands below the message: buttons, a question, or a keyboard."""
    if screen.ask:
        # Selective: in a group only the person mentioned or replied to gets the keyboard.
        return ForceReply(
            selective=True, input_field_placeholder=screen.ask.placeholder[:64] or None
        )
    if screen.keyboard:
        return _keyboard(screen.keyboard)
    rows = [[_button(button, username) for button in row] for row in screen.rows if row]
    return InlineKeyboardMarkup(rows) if rows else None


def _keyboard(keyboard: Keyboard) -> ReplyKeyboardMarkup | ReplyKeyboardRemove:
    rows = [[KeyboardButton(word) for word in row] for row in keyboard.rows]
    if keyboard.contact:
        rows.insert(0, [KeyboardButton(keyboard.contact, request_contact=True)])
    # Nothing to show must be said: a keyboard stays until it is removed.
    if not rows:
        return ReplyKeyboardRemove()
    return ReplyKeyboardMarkup(rows, resize_keyboard=True, is_persistent=True)


def _button(button: Button | Link | Copy, username: str) -> InlineKeyboardButton:
    if isinstance(button, Button):
        return InlineKeyboardButton(
            button.label, callback_data=button.data.pack(), style=button.style
        )
    if isinstance(button, Copy):
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.text))
    url = button.url or f"https://t.me/{username}?start={button.start}"
    return InlineKeyboardButton(button.label, url=url)


def fit(html: str, most: int) -> str:
    """The text as it is, or cut without its marks where Telegram would refuse it.

    `most` counts as Telegram does, in UTF-16 units.
    """
    plain = unescape(TAG.sub("", html)).encode("utf-16-le")
    if len(plain) <= 2 * most:
        return html
    # Cut plain: a cut in the HTML could leave a tag open, which Telegram refuses.
    return escape(plain[: 2 * (most - 1)].decode("utf-16-le", "ignore"), quote=False) + "…"
