"""Files that were sent, and how messages show them."""

import hashlib
import secrets
from dataclasses import dataclass

from playground.shapes import Json

PHOTO_SIZES = ((320, 240), (1280, 960))
FOLDERS = {
    "photo": ("photos", "jpg", "image/jpeg"),
    "voice": ("voice", "oga", "audio/ogg"),
    "video": ("videos", "mp4", "video/mp4"),
    "video_note": ("video_notes", "mp4", "video/mp4"),
    "audio": ("music", "mp3", "audio/mpeg"),
    "document": ("documents", "bin", "application/octet-stream"),
    "sticker": ("stickers", "webp", "image/webp"),
    "animation": ("animations", "mp4", "video/mp4"),
}


@dataclass(slots=True)
class StoredFile:
    """One file; `size` may claim more than there is, to try big ones cheaply."""

    id: str
    unique_id: str
    path: str
    kind: str
    name: str
    mime: str
    size: int
    data: bytes

    def json(self) -> Json:
        """Return the fields every Bot API file has."""
        ids = {"file_id": self.id, "file_unique_id": self.unique_id}
        return ids | {"file_size": self.size}


class Files:
    """Every file of this world by its id."""

    def __init__(self) -> None:
        self.by_id: dict[str, StoredFile] = {}

    def add(
        self, kind: str, data: bytes, *, name: str = "", mime: str = "", size: int | None = None
    ) -> StoredFile:
        """Keep the bytes as a file of this kind."""
        folder, ending, usual = FOLDERS[kind]
        number = len(self.by_id)
        stored = StoredFile(
            id=f"{kind[:2].upper()}{number}-{secrets.token_urlsafe(18)}",
            # Equal files share it, as at Telegram, while every sending has an id of its own.
            unique_id=f"{kind[:2]}{hashlib.blake2b(data, digest_size=9).hexdigest()}",
            path=f"{folder}/file_{number}.{_ending(name) or ending}",
            kind=kind,
            name=name or f"file_{number}.{ending}",
            mime=mime or usual,
            size=len(data) if size is None else size,
            data=data,
        )
        self.by_id[stored.id] = stored
        return stored

    def at(self, path: str) -> StoredFile | None:
        """Return the file at a path that getFile gave out."""
        return next((one for one in self.by_id.values() if one.path == path), None)


def _ending(name: str) -> str:
    ending = name.rpartition(".")[2] if "." in name else ""
    return ending.lower() if ending.isalnum() and ending.isascii() else ""


def shown(stored: StoredFile) -> Json:
    """Return the message field that shows this file, such as {"photo": […]}."""
    if stored.kind == "photo":
        # The bytes are never scaled here, so a second size would only repeat the first.
        return {"photo": [stored.json() | {"width": w, "height": h} for w, h in PHOTO_SIZES[-1:]]}
    return {stored.kind: stored.json() | _details(stored)}


def _details(stored: StoredFile) -> Json:
    named = {"file_name": stored.name, "mime_type": stored.mime}
    picture = {"width": 640, "height": 480}
    match stored.kind:
        case "voice":
            return {"duration": 3, "mime_type": stored.mime}
        case "video" | "animation":
            return named | picture | {"duration": 3}
        case "video_note":
            return {"length": 240, "duration": 3}
        case "audio":
            return named | {"duration": 3}
        case "sticker":
            flags = {"is_animated": False, "is_video": False}
            return {"type": "regular", "width": 512, "height": 512} | flags
    return named
