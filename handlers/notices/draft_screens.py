"""How a draft of a notice and its questions are drawn."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from actions.notices import (
    asking,
    clocks,
    dictating,
    drafting,
    occurring,
    publishing,
    readings,
    seats,
    showing,
    steps,
)
from domain.notices import Notice, State
from domain.notices.questions import Figure, Writing
from handlers.doors import Doors, Scene
from handlers.notices.posting import media_of
from storage.database import Tx
from storage.notices import register as notices
from storage.places import people, tree
from views.notices import draft as view
from views.notices import draft_asking as asked
from views.notices import draft_pages as pages
from views.notices import draft_signup, post
from views.notices.draft_asking import Mention
from views.notices.draft_lines import Drafted
from views.notices.post import Post
from views.places.paging import Spot
from views.screen import Media, Screen

Draw: TypeAlias = Callable[[Tx, Scene, Drafted], Awaitable[Screen]]


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen(drafting.VIEW, draw)
    doors.screen(dictating.GONE, draw_gone)
    doors.screen(asking.TEXT, draw_start)
    doors.screen(steps.QUESTION, draw_question)
    doors.screen(steps.WHEN, draw_when)
    doors.screen("notice-turned-away", draw_turned_away)
    doors.screen(publishing.TRY, draw_try)
    doors.screen(publishing.TRY_PICTURE, draw_try_picture)
    doors.screen(publishing.TRY_MEDIA, draw_try_media)


async def draw(tx: Tx, scene: Scene) -> Screen:
    """A screen of the draft, as it is now; what is published or gone says so."""
    notice = await notices.find(tx, scene.subject_id)
    page = str(scene.args.get("screen"))
    if notice is None or page == "gone":
        return view.gone(scene.say)
    if notice.state is not State.DRAFT:
        return view.published(scene.say, notice)
    seen = await _seen(tx, scene, notice)
    # A page of a later version that was taken back is better than a message that fails.
    return await _PAGES.get(page, _home)(tx, scene, seen)


async def draw_gone(_: Tx, scene: Scene) -> Screen:
    return view.gone(scene.say)


async def draw_start(tx: Tx, scene: Scene) -> Screen:
    """Ask what is to be announced, with the templates."""
    mention = await _mention(tx, scene)
    why = str(scene.args.get("why") or "")
    return asked.start(scene.say, why, scene.subject_id, mention, big=scene.reader.big)


async def draw_question(tx: Tx, scene: Scene) -> Screen:
    why = str(scene.args.get("why") or "")
    return asked.question(scene.say, str(scene.args["what"]), why, await _mention(tx, scene))


async def draw_when(tx: Tx, scene: Scene) -> Screen:
    """A question about a time, with what the last answer may mean."""
    notice = await notices.find(tx, scene.subject_id)
    if notice is None:
        return view.gone(scene.say)
    args = scene.args
    return asked.when(
        scene.say,
        notice,
        Writing(args["what"]),
        str(args.get("why") or ""),
        readings.of(args),
        int(args.get("at") or 0),
        await clocks.zone_of(tx, notice),
        await _mention(tx, scene),
        now=scene.now,
        big=scene.reader.big,
    )


async def draw_turned_away(tx: Tx, scene: Scene) -> Screen:
    place = await tree.find(tx, scene.subject_id)
    captains = [await people.get(tx, int(one)) for one in scene.args["names"]]
    names = [captain.name for captain in captains]
    why = str(scene.args["why"])
    return asked.turned_away(scene.say, why, place.name if place else "", names)


async def draw_try(tx: Tx, scene: Scene) -> Screen | None:
    return await _tried(tx, scene, None)


async def draw_try_picture(tx: Tx, scene: Scene) -> Screen | None:
    files = await notices.media_of(tx, scene.subject_id)
    return await _tried(tx, scene, media_of(files[0]) if files else None)


async def draw_try_media(tx: Tx, scene: Scene) -> Screen | None:
    """What goes before the words, as it will."""
    notice = await notices.find(tx, scene.subject_id)
    if notice is None:
        return None
    files = [media_of(one) for one in await notices.media_of(tx, notice.id)]
    if notice.latitude is not None and notice.longitude is not None:
        spot = (notice.latitude, notice.longitude)
        files.append(Media("location", "", *spot))
    return Screen("", media=tuple(files))


async def _tried(tx: Tx, scene: Scene, picture: Media | None) -> Screen | None:
    """The very post of the next occurrence; its buttons name none that could be tapped."""
    notice = await notices.find(tx, scene.subject_id)
    if notice is None:
        return None
    plan = await occurring.plan_of(tx, notice)
    starts = plan.coming(scene.now, 1)
    first = occurring.drafted(plan, starts[0] if starts else None, now=scene.now)
    found = Post(notice, first, plan.zone)
    if notice.signup:
        counts = await seats.counted(tx, notice, first)
        found = found.seated(counts.taken, counts.waiting, counts.capacity)
    return post.screen(scene.say, found, now=scene.now, buttons=(), picture=picture)


async def _mention(tx: Tx, scene: Scene) -> Mention | None:
    """Who is asked; in private everybody knows."""
    if scene.reader.private:
        return None
    person = await people.find(tx, int(scene.args.get("person") or 0))
    return (person.id, person.name) if person else None


async def _seen(tx: Tx, scene: Scene, notice: Notice) -> Drafted:
    # In a group it is the author's notice; whoever taps is authorised then.
    person = scene.reader.chat_id if scene.reader.private else notice.author_id
    found = await showing.preview(tx, notice, person, now=scene.now)
    return Drafted(
        notice,
        found.zone,
        [place.name for place in found.places],
        found.read,
        scene.now,
        found.post_at,
        found.soonest,
        found.reach.groups,
        found.reach.households,
        found.reach.people,
        [medium.kind for medium in found.media],
        found.unknown,
        [place.name for place in found.groupless],
        found.gone,
        found.full,
        found.problem.value if found.problem else "",
        scene.reader.big,
    )


async def _home(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return view.home(scene.say, seen)


async def _more(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return view.more(scene.say, seen, _page(scene))


async def _where(tx: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.where(scene.say, seen, await _spots(tx, scene, seen.notice), _page(scene))


async def _scope(tx: Tx, scene: Scene, seen: Drafted) -> Screen:
    chosen = frozenset(await notices.places_of(tx, seen.notice.id))
    spots = await _spots(tx, scene, seen.notice)
    return pages.scope(scene.say, seen, spots, chosen, _page(scene))


async def _posting(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.posting(scene.say, seen)


async def _media(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.media(scene.say, seen)


async def _signup(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return draft_signup.signup(scene.say, seen, _page(scene))


def _number(what: Figure) -> Draw:
    async def draw_number(_: Tx, scene: Scene, seen: Drafted) -> Screen:
        return draft_signup.number(scene.say, seen, what, _page(scene))

    return draw_number


async def _remind(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.remind(scene.say, seen)


async def _audience(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.audience(scene.say, seen, _page(scene))


async def _spots(tx: Tx, scene: Scene, notice: Notice) -> list[Spot]:
    person = scene.reader.chat_id if scene.reader.private else notice.author_id
    found = await asking.own_places(tx, person, person, now=scene.now)
    return [Spot(place.id, place.name) for place in found]


def _page(scene: Scene) -> int:
    return int(scene.args.get("page") or 0)


_PAGES: Mapping[str, Draw] = MappingProxyType(
    {
        "more": _more,
        "where": _where,
        "scope": _scope,
        "post": _posting,
        "media": _media,
        "signup": _signup,
        **{what.value: _number(what) for what in draft_signup.OFFERED},
        "remind": _remind,
        "audience": _audience,
    }
)
