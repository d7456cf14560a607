"""How a draft and its questions are drawn."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, TypeAlias

from actions.ballots import asking, choosing, publishing
from actions.places.authority import manages
from domain.ballots import Ballot, State
from domain.ballots.shaping import Writing
from handlers.doors import Doors, Scene
from storage.ballots import drafts
from storage.ballots import register as ballots
from storage.database import Tx
from storage.places import people, tree
from views.ballots import asking as ask_view
from views.ballots import draft_pages as pages
from views.ballots import drafting as view
from views.ballots.drafting import Drafted
from views.places.paging import Spot
from views.screen import Screen

Draw: TypeAlias = Callable[[Tx, Scene, Drafted], Awaitable[Screen]]


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen(asking.VIEW, draw)
    doors.screen("ballot-draft-gone", draw_gone)
    doors.screen("ballot-ask", draw_question)
    doors.screen("ballot-turned-away", draw_turned_away)


async def draw(tx: Tx, scene: Scene) -> Screen:
    """A screen of the draft, as it is now; what is published or gone says so."""
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None or scene.args.get("screen") == "gone":
        return view.gone(scene.say)
    if ballot.state != State.DRAFT:
        return view.published(scene.say, ballot)
    seen = await _seen(tx, scene, ballot)
    # A page of a later version that was taken back is better than a message that fails.
    return await _PAGES.get(str(scene.args.get("screen")), _home)(tx, scene, seen)


async def draw_gone(_: Tx, scene: Scene) -> Screen:
    return view.gone(scene.say)


async def draw_question(tx: Tx, scene: Scene) -> Screen:
    args = scene.args
    what = Writing(args["what"])
    ballot = await ballots.find(tx, scene.subject_id)
    mention = await _mention(tx, scene)
    return ask_view.question(scene.say, what, str(args.get("why") or ""), mention, ballot)


async def draw_turned_away(tx: Tx, scene: Scene) -> Screen:
    place = await tree.find(tx, scene.subject_id)
    # Read now: a captain may have changed their name, or asked to be forgotten, since.
    captains = [await people.get(tx, int(one)) for one in scene.args["names"]]
    names = [captain.name for captain in captains]
    why = str(scene.args["why"])
    return ask_view.turned_away(scene.say, why, place.name if place else "", names)


async def _seen(tx: Tx, scene: Scene, ballot: Ballot) -> Drafted:
    ready = await publishing.readiness(tx, ballot, now=scene.now)
    place = await tree.get(tx, ballot.place_id)
    return Drafted(
        ballot,
        place.name,
        len(ready.heads),
        ready.area,
        ready.definition.closes_at,
        scene.now,
        tuple(problem.value for problem in ready.problems),
        await manages(tx, _chooser(scene, ballot), ballot.place_id, now=scene.now),
        scene.reader.big,
    )


async def _mention(tx: Tx, scene: Scene) -> tuple[int, str] | None:
    """Whom a question in a group is put to, where it answers no message of theirs."""
    person_id = int(scene.args.get("person") or 0)
    if scene.reader.private or not person_id:
        return None
    person = await people.get(tx, person_id)
    return person.id, person.name


async def _home(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return view.home(scene.say, seen)


async def _more(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return view.more(scene.say, seen, _page(scene.args))


async def _kind(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.kinds(scene.say, seen, _page(scene.args))


async def _length(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.lengths(scene.say, seen, _page(scene.args))


async def _until(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    args = scene.args
    moments = [datetime.fromtimestamp(int(at), UTC) for at in args.get("at", [])]
    said = str(args.get("said") or "")
    return pages.until(scene.say, seen, str(args.get("why") or ""), said, moments)


async def _where(tx: Tx, scene: Scene, seen: Drafted) -> Screen:
    step = scene.args["screen"] == "where_step"
    spots = await _places(tx, scene, seen.ballot)
    why = str(scene.args.get("why") or "")
    return pages.where(scene.say, seen, spots, _page(scene.args), why, step=step)


async def _scope(tx: Tx, scene: Scene, seen: Drafted) -> Screen:
    spots = await _places(tx, scene, seen.ballot)
    flats = await choosing.stairwells(tx, seen.ballot)
    stairwells = [Spot(flat.id, flat.stairwell) for flat in flats]
    return pages.scope(scene.say, seen, spots, stairwells, _page(scene.args))


async def _places(tx: Tx, scene: Scene, ballot: Ballot) -> list[Spot]:
    found = await choosing.scopes(tx, _chooser(scene, ballot), ballot, now=scene.now)
    return [Spot(place.id, place.name) for place in found]


def _chooser(scene: Scene, ballot: Ballot) -> int:
    """Whose choices are offered: a group's page shows its author's; each tap is authorised."""
    return scene.reader.chat_id if scene.reader.private else ballot.author_id


async def _ask_options(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.ask_options(scene.say, seen)


async def _options(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.options(scene.say, seen, _page(scene.args))


async def _voters(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.voters(scene.say, seen)


async def _seats(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.seats(scene.say, seen, _page(scene.args))


async def _numbers(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.numbers(scene.say, seen, _page(scene.args))


async def _roster(tx: Tx, scene: Scene, seen: Drafted) -> Screen:
    found = await drafts.roster(tx, seen.ballot.id)
    named = [pages.Named(one.person_id, one.name, one.side) for one in found]
    return pages.roster(scene.say, seen, named, _page(scene.args))


def _page(args: Mapping[str, Any]) -> int:
    return int(args.get("page") or 0)


_PAGES: Mapping[str, Draw] = MappingProxyType(
    {
        "more": _more,
        "kind": _kind,
        "length": _length,
        "until": _until,
        "where": _where,
        "where_step": _where,
        "scope": _scope,
        "ask_options": _ask_options,
        "options": _options,
        "voters": _voters,
        "seats": _seats,
        "numbers": _numbers,
        "roster": _roster,
    }
)
