"""What people write and send."""

import secrets
from collections.abc import Sequence
from typing import TypedDict, Unpack

from playground.chats import Chat
from playground.entities import found_in
from playground.files import shown
from playground.membership import Membership
from playground.people import ANONYMOUS_ADMIN
from playground.shapes import Json, NotPossible

MOST_IN_ALBUM = 10


class FileOptions(TypedDict, total=False):
    """What may go with a file; `file_size` (bytes) claims a size other than the real one."""

    caption: str | None
    reply_to: int | None
    file_size: int | None
    media_group_id: str | None
    name: str
    mime: str


class Speaking(Membership):
    """Messages from people, and the updates they cause."""

    def say(
        self,
        person_id: int,
        chat_id: int,
        text: str,
        *,
        reply_to: int | None = None,
        as_sender_chat: bool = False,
    ) -> Json:
        """Let somebody write; `as_sender_chat` as an anonymous administrator."""
        chat = self._entered(person_id, chat_id)
        words = marked("text", text)
        if not words:
            raise NotPossible("An empty message cannot be sent.")
        sender = self._sender(chat, person_id, hidden=as_sender_chat)
        return self.post_and_queue(chat, sender | words | self._replying(chat, reply_to))

    def start(self, person_id: int, payload: str | None = None) -> Json:
        """Press Start in the private chat, perhaps through a link with a payload."""
        self.unblock(person_id)
        return self.say(person_id, person_id, f"/start {payload}" if payload else "/start")

    def send_file(
        self,
        kind: str,
        person_id: int,
        chat_id: int,
        data: bytes,
        **options: Unpack[FileOptions],
    ) -> Json:
        """Let somebody send a photo, voice, document, video or audio."""
        chat = self._entered(person_id, chat_id)
        name, mime = options.get("name", ""), options.get("mime", "")
        stored = self.files.add(kind, data, name=name, mime=mime, size=options.get("file_size"))
        content = self._sender(chat, person_id) | shown(stored)
        content |= marked("caption", options.get("caption") or "")
        if album := options.get("media_group_id"):
            content["media_group_id"] = album
        return self.post_and_queue(chat, content | self._replying(chat, options.get("reply_to")))

    def send_photo(
        self, person_id: int, chat_id: int, data: bytes, **options: Unpack[FileOptions]
    ) -> Json:
        return self.send_file("photo", person_id, chat_id, data, **options)

    def send_voice(
        self, person_id: int, chat_id: int, data: bytes, **options: Unpack[FileOptions]
    ) -> Json:
        return self.send_file("voice", person_id, chat_id, data, **options)

    def send_document(
        self, person_id: int, chat_id: int, data: bytes, **options: Unpack[FileOptions]
    ) -> Json:
        return self.send_file("document", person_id, chat_id, data, **options)

    def send_video(
        self, person_id: int, chat_id: int, data: bytes, **options: Unpack[FileOptions]
    ) -> Json:
        return self.send_file("video", person_id, chat_id, data, **options)

    def send_album(
        self, person_id: int, chat_id: int, photos: Sequence[bytes], caption: str | None = None
    ) -> list[Json]:
        """Send photos as one album: separate messages, the caption on the first only."""
        if len(photos) > MOST_IN_ALBUM:
            raise NotPossible(f"An album has at most {MOST_IN_ALBUM} photos.")
        album = str(13_000_000_000_000_000 + secrets.randbelow(10**15))
        return [
            self.send_photo(
                person_id,
                chat_id,
                photo,
                caption=None if position else caption,
                media_group_id=album,
            )
            for position, photo in enumerate(photos)
        ]

    def send_location(
        self, person_id: int, chat_id: int, latitude: float, longitude: float
    ) -> Json:
        place = {"location": {"latitude": latitude, "longitude": longitude}}
        return self._send(person_id, chat_id, place)

    def send_contact(
        self,
        person_id: int,
        chat_id: int,
        phone_number: str,
        *,
        first_name: str | None = None,
        user_id: int | None = None,
    ) -> Json:
        """Share a phone number: one's own, unless another name or account is given."""
        name = first_name or self.person(person_id).first_name
        contact: Json = {"phone_number": phone_number, "first_name": name}
        shown_id = user_id if first_name or user_id else person_id
        return self._send(
            person_id, chat_id, {"contact": contact | ({"user_id": shown_id} if shown_id else {})}
        )

    def edit(self, person_id: int, chat_id: int, message_id: int, text: str) -> Json:
        """Let somebody rewrite their own message."""
        chat, message = self._entered(person_id, chat_id), self.message(chat_id, message_id)
        if message.get("from", {}).get("id") != person_id:
            raise NotPossible("Only one's own messages can be edited.")
        field = "text" if "text" in message else "caption"
        kept = {k: v for k, v in message.items() if k not in {field, _entities(field)}}
        changed = self.change(chat, kept | marked(field, text))
        self.queue_message(chat, changed, "edited_message")
        return changed

    def erase(self, person_id: int, chat_id: int, message_id: int) -> None:
        """Let somebody delete a message; a bot is never told of it."""
        chat, message = self._entered(person_id, chat_id), self.message(chat_id, message_id)
        own = message.get("from", {}).get("id") == person_id
        if not (own or chat.type == "private" or chat.is_admin(person_id)):
            raise NotPossible("Only one's own messages can be deleted.")
        self.drop(chat, message_id)

    def _send(self, person_id: int, chat_id: int, content: Json) -> Json:
        chat = self._entered(person_id, chat_id)
        return self.post_and_queue(chat, self._sender(chat, person_id) | content)

    def _entered(self, person_id: int, chat_id: int) -> Chat:
        person, chat = self.person(person_id), self.chat(chat_id)
        if chat.migrated_to or not chat.has(person_id):
            raise NotPossible("This person is not in that chat.")
        if chat.type == "channel" and not chat.is_admin(person_id):
            raise NotPossible("Only administrators write in a channel.")
        if chat.type == "private":
            if person.blocked:
                raise NotPossible("This person has blocked the bot.")
            # Writing first is as good as pressing Start.
            person.started = True
        return chat

    def _sender(self, chat: Chat, person_id: int, *, hidden: bool = False) -> Json:
        if chat.type == "channel":
            return {"sender_chat": chat.face}
        if not hidden:
            return {"from": self.people[person_id].user()}
        if not chat.is_admin(person_id):
            raise NotPossible("Only administrators can be anonymous.")
        return {"from": ANONYMOUS_ADMIN, "sender_chat": chat.face}

    def _replying(self, chat: Chat, reply_to: int | None) -> Json:
        if reply_to is None:
            return {}
        return {"reply_to_message": quoted(self.message(chat.id, reply_to))}


def quoted(message: Json) -> Json:
    """Return a message as it stands in a reply: without what it replied to itself."""
    return {name: value for name, value in message.items() if name != "reply_to_message"}


def marked(field: str, text: str) -> Json:
    """Return text or caption with its entities; nothing for an empty one."""
    if not text.strip():
        return {}
    entities = found_in(text)
    return {field: text} | ({_entities(field): entities} if entities else {})


def _entities(field: str) -> str:
    return "entities" if field == "text" else "caption_entities"
