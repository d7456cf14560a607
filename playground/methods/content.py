"""Texts, captions and files as messages carry them, within Telegram's limits."""

from collections.abc import Mapping

from playground.entities import utf16_length
from playground.files import FOLDERS, StoredFile, shown
from playground.markup import read
from playground.shapes import Json, Refused, Upload, bad_request
from playground.world import World

MOST_TEXT = 4096
MOST_CAPTION = 1024
MEGABYTE = 1024 * 1024
MOST_BYTES = {"photo": 10 * MEGABYTE}
MOST_UPLOAD = 50 * MEGABYTE

Files = Mapping[str, Upload]


def text_of(call: Json) -> Json:
    """Return text and entities; 1–4096 UTF-16 units after parsing, which is the strict reading."""
    text, entities = read(call.get("text", ""), call.get("parse_mode"), call.get("entities"))
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > MOST_TEXT:
        raise bad_request("message is too long")
    preview = call.get("link_preview_options")
    shown_text: Json = {"text": text} | ({"entities": entities} if entities else {})
    return shown_text | ({"link_preview_options": preview} if preview else {})


def caption_of(call: Json) -> Json:
    """Return caption and entities, at most 1024 UTF-16 units; nothing without a caption."""
    source = call.get("caption", "")
    text, entities = read(source, call.get("parse_mode"), call.get("caption_entities"))
    if utf16_length(text) > MOST_CAPTION:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    return {"caption": text} | ({"caption_entities": entities} if entities else {})


def media_of(world: World, kind: str, value: str | None, files: Files, field: str) -> Json:
    """Return the message field for a file that was uploaded or sent before."""
    # The list of methods knows the types' fields, but not the word each has in "type".
    if kind not in FOLDERS:
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    upload = _upload(value, files, field)
    if upload is None:
        return shown(_sent_before(world, kind, value or ""))
    if len(upload.data) > MOST_BYTES.get(kind, MOST_UPLOAD):
        raise Refused(413, "Request Entity Too Large")
    if not upload.data:
        raise bad_request("file must be non-empty")
    return shown(world.files.add(kind, upload.data, name=upload.name, mime=upload.mime))


def _upload(value: str | None, files: Files, field: str) -> Upload | None:
    if value is None or value.startswith("attach://"):
        name = field if value is None else value.removeprefix("attach://")
        if name not in files:
            raise bad_request(f"there is no file attached as {name}")
        return Upload(*files[name])
    return None


def _sent_before(world: World, kind: str, file_id: str) -> StoredFile:
    if file_id.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = world.files.by_id.get(file_id)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if stored.kind != kind:
        raise bad_request(f"can't use file of type {stored.kind} as {kind}")
    return stored
