"""How the captain's tools are drawn: read from the rows each time, for this reader only."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TypeAlias

from actions.ballots import authority, extending, knocking, proxying, tools, witnessing
from domain.ballots import Ballot, CastState, Party, Refusal, Shown, State, Via
from domain.ballots.hall import Question, Snag
from handlers.ballots import slip_screens
from handlers.doors import Doors, Scene
from storage.ballots import casts, proxies, roll
from storage.ballots import register as ballots
from storage.database import Tx
from storage.places import people
from views.ballots import knocking as list_view
from views.ballots import paper as paper_view
from views.ballots import proxying as proxy_view
from views.ballots import tools as view
from views.ballots.knocking import Door
from views.ballots.proxying import Entry
from views.ballots.tools import Desk
from views.screen import Screen

Draw: TypeAlias = Callable[[Tx, Scene, Ballot], Awaitable[Screen]]


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen(tools.VIEW, draw)
    doors.screen(tools.ASK, draw_question)
    doors.screen(tools.NEWS, draw_news)
    doors.screen(knocking.FILE, draw_file)


async def draw(tx: Tx, scene: Scene) -> Screen | None:
    """A page of the tools, if the reader may still use them."""
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None or not scene.reader.private or ballot.state is State.DRAFT:
        return None
    page = str(scene.args.get("page"))
    wanted = Party.WITNESS if page == "witness" else Party.CAPTAIN
    parties = await authority.parties_of(tx, scene.reader.chat_id, ballot, now=scene.now)
    if wanted not in parties:
        return view.gone(scene.say, Refusal.CAPTAIN_ONLY.value)
    return await _PAGES.get(page, _home)(tx, scene, ballot)


async def draw_question(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None:
        return None
    asked = Question(scene.args["question"])
    return view.question(scene.say, asked, str(scene.args.get("why") or ""), ballot)


async def draw_news(tx: Tx, scene: Scene) -> Screen | None:
    """What became of a slip or a proxy, or of a question that is asked no more."""
    args = scene.args
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None:
        return None
    label, who = "", ""
    if cast_id := int(args.get("cast") or 0):
        slip = await slip_screens.slip_of(tx, ballot, cast_id)
        label = slip.head.label if slip else ""
        who = slip.witness if slip else ""
    elif proxy_id := int(args.get("proxy") or 0):
        label, who = await _proxy(tx, proxy_id)
    why = str(args.get("why") or "")
    return view.news(scene.say, ballot, str(args["what"]), label, who, why)


async def _proxy(tx: Tx, proxy_id: int) -> tuple[str, str]:
    proxy = await proxies.find(tx, proxy_id)
    head = await roll.get(tx, proxy.head_id) if proxy else None
    agent = await people.find(tx, proxy.agent_id) if proxy else None
    return (head.label if head else "", agent.name if agent else "")


async def draw_file(tx: Tx, scene: Scene) -> Screen | None:
    """The list or the slips as a file, for the captain alone."""
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None or not scene.reader.private:
        return None
    parties = await authority.parties_of(tx, scene.reader.chat_id, ballot, now=scene.now)
    doors = await _doors(tx, ballot)
    if Party.CAPTAIN not in parties:
        return view.gone(scene.say, Refusal.CAPTAIN_ONLY.value)
    if not doors:
        return view.gone(scene.say, Snag.ALL_HEARD.value)
    drawn = list_view.slips if scene.args["what"] == "slips" else list_view.sheet
    return drawn(scene.say, ballot, doors)


async def _doors(tx: Tx, ballot: Ballot) -> list[Door]:
    return [Door(each.head, each.reachable) for each in await knocking.unheard(tx, ballot)]


async def _home(tx: Tx, scene: Scene, ballot: Ballot) -> Screen:
    heads = await roll.of(tx, ballot.id)
    desk = Desk(
        ballot,
        len(heads),
        sum(not head.heard for head in heads),
        len(await witnessing.waiting(tx, ballot)),
        str(scene.args.get("said") or ""),
        scene.reader.big,
    )
    return view.home(scene.say, desk, _at(scene))


def _at(scene: Scene) -> int:
    """Which page of what is listed."""
    return int(scene.args.get("at") or 0)


async def _knock(tx: Tx, scene: Scene, ballot: Ballot) -> Screen:
    big = scene.reader.big
    # Nobody's vote may be held in somebody else's hand where it is secret.
    paper = ballot.shown is not Shown.SECRET
    return list_view.page(
        scene.say, ballot, await _doors(tx, ballot), _at(scene), paper=paper, big=big
    )


async def _paper(tx: Tx, scene: Scene, ballot: Ballot) -> Screen:
    found = await slip_screens.waiting(tx, ballot)
    counted = sum(
        cast.via is Via.PAPER and cast.state is CastState.COUNTED
        for cast in await casts.standing(tx, ballot.id)
    )
    return paper_view.home(scene.say, ballot, found, counted)


async def _witness(tx: Tx, scene: Scene, ballot: Ballot) -> Screen:
    reader = scene.reader.chat_id
    # Nobody reads what they entered themselves.
    found = [
        slip for slip in await slip_screens.waiting(tx, ballot) if slip.cast.entered_by != reader
    ]
    big = scene.reader.big
    return paper_view.tasks(scene.say, ballot, found, _at(scene), big=big)


async def _proxies(tx: Tx, scene: Scene, ballot: Ballot) -> Screen:
    entries = []
    for proxy in await proxies.of(tx, ballot.id):
        head = await roll.get(tx, proxy.head_id)
        _, agent = await _proxy(tx, proxy.id)
        if head:
            entries.append(Entry(proxy.id, head, agent, await proxying.used(tx, proxy)))
    return proxy_view.home(scene.say, ballot, entries, _at(scene), big=scene.reader.big)


async def _extend(_: Tx, scene: Scene, ballot: Ballot) -> Screen:
    times = extending.offered(ballot, now=scene.now)
    return view.extend(scene.say, ballot, times, _at(scene), big=scene.reader.big)


async def _until(_: Tx, scene: Scene, ballot: Ballot) -> Screen:
    times = [datetime.fromtimestamp(int(at), UTC) for at in scene.args.get("times", [])]
    return view.until(scene.say, ballot, times)


async def _anew(_: Tx, scene: Scene, ballot: Ballot) -> Screen:
    return view.anew(scene.say, ballot)


async def _by_hand(_: Tx, scene: Scene, ballot: Ballot) -> Screen:
    return view.by_hand(scene.say, ballot)


_PAGES: Mapping[str, Draw] = MappingProxyType(
    {
        "knock": _knock,
        "paper": _paper,
        "witness": _witness,
        "proxies": _proxies,
        "extend": _extend,
        "until": _until,
        "anew": _anew,
        "by_hand": _by_hand,
    }
)
