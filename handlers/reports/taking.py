"""What a message brings with it, as rows keep it."""

from telegram import Message

from actions.reports.answers import Typed
from domain import reports as rules
from storage.reports.media import Item

# More than twice what Telegram lets one write: a bound for storage, never felt by people.
TEXT_AT_MOST = 10_000


def typed(message: Message) -> Typed:
    """The words of a message, cleaned, and what was attached to it."""
    text = rules.clean((message.text or message.caption or "")[:TEXT_AT_MOST])
    item = attached(message)
    return Typed(text, (item,) if item else (), message.id)


def attached(message: Message) -> Item | None:
    """The picture, film, voice, file or place in a message; Telegram keeps the file."""
    if message.location:
        place = message.location
        return Item(
            "location",
            message.chat.id,
            message.id,
            latitude=place.latitude,
            longitude=place.longitude,
        )
    # Telegram lists its sizes from small to large.
    photo = message.photo[-1] if message.photo else None
    found = {
        "photo": photo,
        "video": message.video,
        "video_note": message.video_note,
        # An animation comes as a document beside it: one file, kept as a film.
        "animation": message.animation,
        "voice": message.voice,
        "audio": message.audio,
        "document": message.document,
    }
    for kind, file in found.items():
        if file is not None:
            return Item(
                kind,
                message.chat.id,
                message.id,
                file_id=file.file_id,
                unique_id=file.file_unique_id,
                size=file.file_size,
                group_id=message.media_group_id,
            )
    return None
