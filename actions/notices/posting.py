"""An occurrence to its groups or people: one delivery and one message each, whatever happens."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from actions.notices import clocks, reach, reminding
from actions.places import telling
from domain.notices import Delivery, Fate, Medium, Notice, Occurrence, Phase, limits, timing
from storage import outbox, panels, timers
from storage.database import Tx
from storage.notices import deliveries, occurrences, register
from storage.notices import posted as standing
from storage.outbox import Outgoing, Rank

PANEL: Final = standing.KIND
VIEW: Final = "notice-post"
# The same post as the caption of its one picture: a message cannot become the other kind.
PICTURE: Final = "notice-picture"
MEDIA: Final = "notice-media"
VIEWS: Final = (MEDIA, PICTURE, VIEW)
DESK: Final = standing.DESK
STEP: Final = "post"
# With the lines of time and place it stays a caption (1,024 characters).
CAPTION: Final = 700
CAPTIONED: Final = frozenset({"photo", "video", "animation", "voice", "audio", "document"})


@dataclass(frozen=True, slots=True)
class Shape:
    """How an occurrence is posted: by which view, and whether media go before it."""

    view: str
    media: bool


@dataclass(frozen=True, slots=True)
class Round:
    """All that the copies of one posting share; `at` is when they may go out."""

    notice: Notice
    occurrence: Occurrence
    shape: Shape
    zone: ZoneInfo
    now: datetime
    at: datetime


async def post(tx: Tx, notice: Notice, seen: Occurrence, *, now: datetime) -> bool:
    """Have the occurrence go out to all it is for; False if it went out before."""
    posted = replace(seen, state=Phase.POSTED, posted_at=now)
    # First: whoever comes second, after a restart or beside us, must write nothing.
    if not await occurrences.change(tx, seen, posted):
        return False
    going = await round_of(tx, notice, posted, now=now)
    for chat_id, place_id in await reach.groups(tx, notice):
        await to_group(tx, going, chat_id, place_id)
    for person_id in await reach.people(tx, notice, now=now):
        found = await deliveries.add(tx, posted.id, person_id, None, Fate.WAITING, now=now)
        await send(tx, going, found)
    await reminding.arm(tx, notice, posted, now=now)
    over = timing.over_at(posted.starts_at, posted.ends_at, now)
    await timers.arm(tx, clocks.OVER, posted.id, over)
    await panels.mark_stale(tx, DESK, notice.id, now=now)
    return True


async def card(tx: Tx, notice: Notice, *, now: datetime) -> None:
    """Put the card that shows how the notice is getting on before its author."""
    if await telling.reachable(tx, notice.author_id):
        key = f"{DESK}:{notice.id}:begun"
        desk = Outgoing(notice.author_id, DESK, notice.id, panel=DESK, key=key)
        await outbox.put(tx, desk, now=now)


async def round_of(tx: Tx, notice: Notice, occurrence: Occurrence, *, now: datetime) -> Round:
    """Read what the copies of one posting share."""
    shape = shape_of(notice, await register.media_of(tx, notice.id))
    zone = await clocks.zone_of(tx, notice)
    # Not at once where somebody has it sent again at night.
    at = await clocks.waking(tx, notice, occurrence.starts_at, now=now)
    return Round(notice, occurrence, shape, zone, now, at)


def shape_of(notice: Notice, media: list[Medium]) -> Shape:
    """One picture and few words are one message; else media go first, in one of their own."""
    short = len(notice.title) + len(notice.body) <= CAPTION
    if len(media) == 1 and media[0].kind in CAPTIONED and short and notice.latitude is None:
        return Shape(PICTURE, media=False)
    return Shape(VIEW, media=bool(media) or notice.latitude is not None)


async def to_group(tx: Tx, going: Round, chat_id: int, place_id: int) -> None:
    """Post it in a group, or keep it for the evening if the group had its two posts today."""
    occurrence, now = going.occurrence, going.now
    urgent = going.notice.urgent is not None
    since = limits.local_midnight(now, going.zone)
    posts = await deliveries.posts_since(tx, chat_id, since)
    starts_at = occurrence.starts_at
    waits = limits.held(posts, starts_at, urgent=urgent, now=now, zone=going.zone)
    fate = Fate.HELD if waits else Fate.WAITING
    found = await deliveries.add(tx, occurrence.id, chat_id, place_id, fate, now=now)
    if waits:
        evening = limits.digest_at(now, going.zone)
        await timers.arm(tx, clocks.DIGEST, chat_id, evening)
        return
    await deliveries.post(tx, chat_id, occurrence.id, STEP, now=now)
    await send(tx, going, found)


async def send(tx: Tx, going: Round, delivery: Delivery, *, again: str = "") -> None:
    """Put the messages of one delivery; `again` names a repetition that somebody asked for.

    Whether it is still of use is judged when it is drawn: until then it can be moved.
    """
    notice, occurrence, shape = going.notice, going.occurrence, going.shape
    message = Outgoing(
        delivery.chat_id,
        shape.view,
        occurrence.id,
        {"delivery": delivery.id},
        rank=Rank.BROADCAST if notice.urgent is None else Rank.URGENT,
        panel=PANEL,
        pin=notice.pin and delivery.chat_id < 0,
        # Whatever runs twice, the post is there once.
        key=f"{VIEW}:{occurrence.id}:{delivery.chat_id}{again}",
        not_before=going.at,
    )
    if shape.media:
        key = f"{MEDIA}:{occurrence.id}:{delivery.chat_id}{again}"
        # Of the same rank and put first, so it stands above the words.
        media = replace(message, view=MEDIA, panel=None, pin=False, key=key)
        await outbox.put(tx, media, now=going.now)
    await outbox.put(tx, message, now=going.now)
