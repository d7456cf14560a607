"""Drawing what follows a post: media, reminders, changes, the digest, what was missed, the end."""

from datetime import UTC, datetime

from actions.notices import digest, ending, missed, posting, receipts, reminding, telling
from domain.notices import Fate, Occurrence, Phase
from handlers.doors import Doors, Scene
from handlers.notices.posting import media_of, post_of, shown
from storage.database import Tx
from storage.notices import deliveries, occurrences
from storage.notices import register as notices
from views.notices import news
from views.notices.post import Post
from views.screen import Screen

OFF = frozenset({Phase.CANCELLED, Phase.OVER})


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen(posting.MEDIA, draw_media)
    doors.screen(reminding.VIEW, draw_reminder)
    doors.screen(telling.CANCELLED, draw_cancelled)
    doors.screen(telling.CHANGED, draw_changed)
    doors.screen(digest.VIEW, draw_digest)
    doors.screen(missed.VIEW, draw_missed)
    doors.screen(ending.VIEW, draw_over)


async def draw_media(tx: Tx, scene: Scene) -> Screen | None:
    found = await post_of(tx, scene)
    if found is None or not found.live:
        return None
    files = await notices.media_of(tx, found.notice.id)
    return news.media(scene.say, found, [media_of(file) for file in files])


async def draw_reminder(tx: Tx, scene: Scene) -> Screen | None:
    found = await post_of(tx, scene)
    # Called off while this waited for its turn.
    if found is None or not found.live:
        return None
    return news.reminder(scene.say, found, now=scene.now, private=scene.reader.private)


async def draw_cancelled(tx: Tx, scene: Scene) -> Screen | None:
    found = await post_of(tx, scene)
    if found is None:
        return None
    return news.cancelled(scene.say, found, now=scene.now, whole=bool(scene.args.get("all")))


async def draw_changed(tx: Tx, scene: Scene) -> Screen | None:
    found = await post_of(tx, scene)
    if found is None or found.occurrence.state in OFF:
        return None
    was = scene.args.get("was")
    old = datetime.fromtimestamp(int(was), UTC) if was is not None else None
    return news.changed(scene.say, found, str(scene.args["what"]), old, now=scene.now)


async def draw_digest(tx: Tx, scene: Scene) -> Screen | None:
    posts = await _posts(tx, scene, scene.args["occurrences"])
    live = [found for found in posts if found.live]
    return news.digest(scene.say, live, now=scene.now) if live else None


async def draw_missed(tx: Tx, scene: Scene) -> Screen | None:
    posts = await _posts(tx, scene, [scene.args["first"], scene.args["last"]])
    count = int(scene.args["count"])
    return news.missed(scene.say, posts, count, now=scene.now) if posts else None


async def draw_over(tx: Tx, scene: Scene) -> Screen | None:
    found = await post_of(tx, scene)
    if found is None:
        return None
    counts = await deliveries.counts(tx, found.occurrence.id)
    chats = counts.get(Fate.SENT, 0) + counts.get(Fate.DIGEST, 0)
    people = await receipts.people(tx, found.occurrence.id) if found.notice.receipt else 0
    return news.over(scene.say, found, chats, people, now=scene.now)


async def _posts(tx: Tx, scene: Scene, ids: list[int]) -> list[Post]:
    rows = [await occurrences.find(tx, int(occurrence_id)) for occurrence_id in ids]
    return [await _post(tx, row, scene) for row in rows if row]


async def _post(tx: Tx, occurrence: Occurrence, scene: Scene) -> Post:
    return await shown(tx, await notices.get(tx, occurrence.notice_id), occurrence, scene)
