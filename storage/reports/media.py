"""Pictures, voices and places sent with a report; Telegram keeps the files themselves."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select, update

from storage.database import Tx
from storage.statements import Row, adding
from storage.tables import album_items, report_media


@dataclass(frozen=True, slots=True)
class Item:
    """One message with media; size in bytes; `group_id` ties an album together."""

    kind: str
    chat_id: int
    message_id: int
    file_id: str | None = None
    unique_id: str | None = None
    size: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    group_id: str | None = None


# People report what they saw in the group yesterday; pictures nobody reports are not ours to keep.
ALBUM_KEPT = timedelta(days=2)
STAGES = ("report", "more", "after")
NAMES = tuple(Item.__dataclass_fields__)
# Unique by (report, chat, message): an album's piece that comes twice stays one.
ADD = adding(report_media, "id")
OF = (
    select(report_media.c.stage, *(report_media.c[name] for name in NAMES))
    .where(report_media.c.report_id == bindparam("report"))
    .order_by(report_media.c.id)
)
FORGET = delete(album_items).where(album_items.c.at < bindparam("before"))
SINCE = (
    select(report_media.c.id)
    .where(
        report_media.c.report_id == bindparam("report"),
        report_media.c.stage == bindparam("of_stage"),
        report_media.c.at >= bindparam("since"),
    )
    .limit(1)
)
BY_ALBUM = (
    select(report_media.c.report_id)
    .where(
        report_media.c.chat_id == bindparam("chat"), report_media.c.group_id == bindparam("album")
    )
    .limit(1)
)
STAGE_AT = (
    update(report_media)
    .where(report_media.c.report_id == bindparam("report"))
    # The moment ties pictures to the one change that brought them, which is being undone.
    .where(report_media.c.stage == "after", report_media.c.at == bindparam("moment"))
    .values(stage="more")
)
REMEMBER = adding(album_items)
ALBUM = select(album_items).where(
    album_items.c.chat_id == bindparam("chat"), album_items.c.group_id == bindparam("album")
)


async def add(
    tx: Tx, report_id: int, item: Item, stage: str, added_by: int | None, *, now: datetime
) -> bool:
    """Attach one item, once; the stage is "report", "more" (added later) or "after" (the work)."""
    values = {name: getattr(item, name) for name in NAMES}
    values |= {"report_id": report_id, "stage": stage, "added_by": added_by, "at": now}
    return await tx.do(ADD, **values) == 1


async def of(tx: Tx, report_id: int, stage: str | None = None) -> list[Item]:
    """Return the report's media, of one stage or all."""
    rows = await tx.all(OF, report=report_id)
    return [_item(row) for row in rows if stage in {None, row["stage"]}]


async def no_proof(tx: Tx, report_id: int, moment: datetime) -> None:
    """Let what was sent as proof of the work at this moment be only one picture more."""
    await tx.do(STAGE_AT, report=report_id, moment=moment)


async def added_since(tx: Tx, report_id: int, stage: str, since: datetime) -> bool:
    """Whether anything of this stage was attached at or after a moment."""
    row = await tx.one(SINCE, report=report_id, of_stage=stage, since=since)
    return row is not None


async def report_of_album(tx: Tx, chat_id: int, group_id: str) -> int | None:
    """Return the report that the first picture of this album started."""
    row = await tx.one(BY_ALBUM, chat=chat_id, album=group_id)
    return row["report_id"] if row else None


async def remember(tx: Tx, item: Item, *, now: datetime) -> None:
    """Keep what an album in a group consists of, in case somebody reports it by a reply."""
    kept = ("kind", "chat_id", "message_id", "group_id", "file_id", "unique_id", "size")
    await tx.do(REMEMBER, at=now, **{name: getattr(item, name) for name in kept})


async def forget_albums(tx: Tx, *, now: datetime) -> int:
    """Forget albums that nobody reported within two days."""
    return await tx.do(FORGET, before=now - ALBUM_KEPT)


async def album(tx: Tx, chat_id: int, group_id: str) -> list[Item]:
    rows = await tx.all(ALBUM, chat=chat_id, album=group_id)
    # Ordered here: asked of the database, it would read all albums of the chat for that.
    rows = sorted(rows, key=lambda row: int(row["message_id"]))
    return [_item({**row, "latitude": None, "longitude": None}) for row in rows]


def _item(row: Row) -> Item:
    return Item(**{name: row[name] for name in NAMES})
