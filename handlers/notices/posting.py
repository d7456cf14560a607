"""What the clock and Telegram do to an occurrence, and how its post is drawn."""

from actions.notices import (
    clocks,
    delivering,
    digest,
    ending,
    occurring,
    posting,
    receipts,
    reminding,
    seats,
)
from domain.notices import Medium, Notice, Occurrence, Phase, State, timing
from handlers.doors import Doors, Scene
from storage.database import Tx
from storage.notices import occurrences
from storage.notices import register as notices
from storage.places import chats
from views.notices import post
from views.notices.buttons_lists import NoticeQuiet
from views.notices.post import Post
from views.screen import Button, Media, Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.timer(clocks.POST, occurring.fire)
    doors.timer(clocks.REMIND, reminding.fire)
    doors.timer(clocks.OVER, ending.fire)
    doors.timer(clocks.DIGEST, digest.fire)
    for view in (posting.VIEW, posting.PICTURE):
        doors.screen(view, draw_post if view == posting.VIEW else draw_picture)
        doors.delivered(view, delivering.settled)
    doors.delivered(digest.VIEW, digest.settled)


async def draw_post(tx: Tx, scene: Scene) -> Screen | None:
    found = await post_of(tx, scene)
    return _screen(found, scene, None) if found and _wanted(found, scene) else None


async def draw_picture(tx: Tx, scene: Scene) -> Screen | None:
    """The post as its picture's caption; the view says so, as a message cannot change its kind."""
    found = await post_of(tx, scene)
    if found is None or not _wanted(found, scene):
        return None
    files = await notices.media_of(tx, found.notice.id)
    return _screen(found, scene, media_of(files[0]) if files else None)


async def post_of(tx: Tx, scene: Scene) -> Post | None:
    """Read what a post shows in this chat; None where the notice is gone."""
    occurrence = await occurrences.find(tx, scene.subject_id)
    notice = await notices.find(tx, occurrence.notice_id) if occurrence else None
    if notice is None or occurrence is None:
        return None
    return await shown(tx, notice, occurrence, scene)


async def shown(tx: Tx, notice: Notice, occurrence: Occurrence, scene: Scene) -> Post:
    """The same for what was read already; figures only where the notice asks for them."""
    found = Post(notice, occurrence, await clocks.zone_of(tx, notice))
    if notice.signup:
        counts = await seats.counts(tx, occurrence.id)
        found = found.seated(counts.taken, counts.waiting, counts.capacity)
    # In private the households of a building say nothing.
    chat = await chats.find(tx, scene.reader.chat_id) if notice.receipt else None
    if chat and chat.place_id is not None:
        heard = await receipts.counts(tx, occurrence.id, chat.place_id)
        found = found.read_by(heard.heard, heard.households)
    return found


def media_of(file: Medium) -> Media:
    """A stored file as a message carries it."""
    return Media(file.kind, file.file_id)


def _wanted(found: Post, scene: Scene) -> bool:
    """Whether the post is still to go out; one that stands already is always drawn."""
    if "delivery" not in scene.args:
        # Not again for what is over, where it was deleted or its group moved.
        return found.live or {"moved", "again"}.isdisjoint(scene.args)
    occurrence, notice = found.occurrence, found.notice
    until = timing.expires_at(occurrence.starts_at, occurrence.posted_at or occurrence.post_at)
    going = occurrence.state is Phase.POSTED and notice.state is not State.CANCELLED
    return going and scene.now < until


def _screen(found: Post, scene: Scene, picture: Media | None) -> Screen:
    buttons: tuple[Button, ...] = ()
    if scene.reader.private:
        # Whoever is written to in private can end it where they read it.
        buttons = (Button(scene.say.plain("notice-post-quiet"), NoticeQuiet()),)
    return post.screen(scene.say, found, now=scene.now, buttons=buttons, picture=picture)
