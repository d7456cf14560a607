"""How a draft and its questions are drawn."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, TypeAlias

from actions.funds import choosing, custodians, drafting, opening, publishing, resharing, sharing
from actions.funds.sharing import Preview
from domain.funds import ENDED, Fund, State
from domain.funds.shaping import Until, times
from handlers.doors import Doors, Scene
from storage.database import Tx
from storage.funds import custodians as keepers
from storage.funds import drafts, flats, shares
from storage.funds import register as funds
from storage.places import people, tree
from views.funds import draft_pages as pages
from views.funds import drafting as view
from views.funds import opening as told
from views.funds.drafting import Drafted, Helper, Keeper, Line
from views.places import naming
from views.places.paging import Spot
from views.screen import Screen

Draw: TypeAlias = Callable[[Tx, Scene, Drafted], Awaitable[Screen]]


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen(opening.VIEW, draw)
    doors.screen("fund-draft-gone", draw_gone)
    doors.screen("fund-ask", draw_question)
    doors.screen("fund-turned-away", draw_turned_away)
    doors.screen(sharing.TABLE, draw_table)
    doors.screen(custodians.ASKED, draw_custody)
    doors.screen(custodians.ANSWERED, draw_custody_answered)
    doors.screen(custodians.UNNAMED, draw_unnamed)
    doors.screen(custodians.LEFT, draw_left)
    doors.screen(publishing.OWN_SHARE, draw_own_share)
    doors.screen(resharing.CHANGED, draw_changed_share)


async def draw(tx: Tx, scene: Scene) -> Screen:
    """A screen of the draft, as it is now; what is published or gone says so."""
    fund = await funds.find(tx, scene.subject_id)
    if fund is None or scene.args.get("screen") == "gone":
        return view.gone(scene.say)
    page = str(scene.args.get("screen"))
    # Custodians are named and let go while the money is there, too.
    if fund.state is not State.DRAFT and page not in drafting.RUNNING_TOO:
        return view.published(scene.say, fund)
    seen = await _seen(tx, scene, fund)
    # A page of a later version that was taken back is better than a message that fails.
    return await _PAGES.get(page, _home)(tx, scene, seen)


async def draw_gone(_: Tx, scene: Scene) -> Screen:
    return view.gone(scene.say)


async def draw_question(tx: Tx, scene: Scene) -> Screen:
    args = scene.args
    person = await people.find(tx, int(args.get("person") or 0))
    # In private everybody knows who is meant.
    mention = (person.id, person.name) if person and not scene.reader.private else None
    why, line = str(args.get("why") or ""), str(args.get("line") or "")
    return told.question(scene.say, str(args["what"]), why, line, mention)


async def draw_turned_away(tx: Tx, scene: Scene) -> Screen:
    place = await tree.find(tx, scene.subject_id)
    captains = [await people.get(tx, int(one)) for one in scene.args["names"]]
    names = [captain.name for captain in captains]
    why = str(scene.args["why"])
    return told.turned_away(scene.say, why, place.name if place else "", names)


async def draw_table(tx: Tx, scene: Scene) -> Screen:
    fund = await funds.get(tx, scene.subject_id)
    return told.table(scene.say, await _seen(tx, scene, fund))


async def draw_custody(tx: Tx, scene: Scene) -> Screen:
    """What somebody named is asked; what they answered stands in its place."""
    fund = await funds.find(tx, scene.subject_id)
    if fund is None:
        return view.gone(scene.say)
    row = await keepers.find(tx, fund.id, scene.reader.chat_id)
    place = await tree.get(tx, fund.place_id)
    state = "over"
    if row and fund.state not in ENDED:
        named = "agreed" if row.agreed_at else "asked"
        state = "declined" if row.ended_at else named
    return told.custody(scene.say, fund, place.name, state)


async def draw_custody_answered(tx: Tx, scene: Scene) -> Screen:
    fund = await funds.get(tx, scene.subject_id)
    person = await people.get(tx, int(scene.args["person"]))
    yes, draft = bool(scene.args["yes"]), fund.state is State.DRAFT
    return told.custody_answered(scene.say, fund, person.name, yes=yes, draft=draft)


async def draw_left(tx: Tx, scene: Scene) -> Screen | None:
    """To organisers: somebody who kept the money left for good, known by their door alone."""
    fund = await funds.get(tx, scene.subject_id)
    flat = await flats.find(tx, fund.id, int(scene.args["flat"]))
    return told.left(scene.say, fund, flat.label if flat else "")


async def draw_unnamed(_: Tx, scene: Scene) -> Screen:
    return told.unnamed(scene.say, str(scene.args["why"]))


async def draw_own_share(tx: Tx, scene: Scene) -> Screen | None:
    fund = await funds.get(tx, scene.subject_id)
    flat = await flats.find(tx, fund.id, int(scene.args["flat"]))
    if flat is None or fund.pledge_until is None:
        return None
    place = await tree.get(tx, fund.place_id)
    # The share as it is when this is read: it may have been shared anew before it was sent.
    amount = await shares.of_flat(tx, fund.id, fund.table_version, flat.household_id)
    where = (place.name, flat.label, amount or 0, fund.pledge_until)
    return told.own_share(scene.say, fund, *where)


async def draw_changed_share(tx: Tx, scene: Scene) -> Screen | None:
    fund = await funds.get(tx, scene.subject_id)
    flat = await flats.find(tx, fund.id, int(scene.args["flat"]))
    if flat is None:
        return None
    place = await tree.get(tx, fund.place_id)
    old, new = int(scene.args["old"]), int(scene.args["new"])
    return told.changed_share(scene.say, fund, place.name, flat.label, old, new)


async def _seen(tx: Tx, scene: Scene, fund: Fund) -> Drafted:
    ready = await sharing.preview(tx, fund, now=scene.now)
    place = await tree.get(tx, fund.place_id)
    origin = await drafts.revised_by(tx, fund.id)
    risen, fallen = await _differs(tx, origin, ready)
    return Drafted(
        fund,
        place.name,
        ready.target,
        [Line(s.flat.id, s.label, s.amount, s.exempt) for s in ready.shares],
        times(fund, now=scene.now),
        scene.now,
        [Helper(row.id, row.name, row.amount, row.in_kind) for row in ready.sponsors],
        await _keepers(tx, fund),
        tuple(problem.value for problem in ready.problems),
        origin is not None,
        risen,
        fallen,
        scene.reader.big,
        not scene.reader.private,
    )


async def _differs(tx: Tx, origin: int | None, ready: Preview) -> tuple[int, int]:
    fund = await funds.find(tx, origin) if origin else None
    if fund is None or not ready.table:
        return 0, 0
    found = await resharing.difference(tx, fund, ready.table)
    return len(found.risen), len(found.fallen)


async def _keepers(tx: Tx, fund: Fund) -> list[Keeper]:
    return [
        Keeper(row.person_id, (await people.get(tx, row.person_id)).name, bool(row.agreed_at))
        for row in await keepers.of(tx, fund.id)
    ]


async def _home(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return view.home(scene.say, seen)


async def _more(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return view.more(scene.say, seen, _page(scene.args))


async def _rule(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.rules(scene.say, seen, _page(scene.args))


async def _sponsors(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.sponsors(scene.say, seen, _page(scene.args))


async def _until(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.until(scene.say, seen, _page(scene.args))


async def _unclear(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    args = scene.args
    moments = [datetime.fromtimestamp(int(at), UTC) for at in args["at"]]
    return pages.unclear(scene.say, seen, Until(args["which"]), str(args["why"]), moments)


async def _custodians(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.custodians(scene.say, seen, _page(scene.args))


async def _residents(tx: Tx, scene: Scene, seen: Drafted) -> Screen:
    if seen.group:
        return pages.custodians(scene.say, seen, 0)
    found = [
        pages.Candidate(one.person_id, one.name, naming.door(scene.say, flat))
        for one, flat in await custodians.candidates(tx, seen.fund)
    ]
    return pages.residents(scene.say, seen, found, _page(scene.args))


async def _exempt(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    # A forged page in a group must not list who is exempt.
    if seen.group:
        return view.home(scene.say, seen)
    return pages.exempt(scene.say, seen, _page(scene.args))


async def _minimum(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.minimum(scene.say, seen, _page(scene.args))


async def _grain(_: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.grain(scene.say, seen)


async def _where(tx: Tx, scene: Scene, seen: Drafted) -> Screen:
    return pages.where(scene.say, seen, await _places(tx, scene, seen.fund), _page(scene.args))


async def _scope(tx: Tx, scene: Scene, seen: Drafted) -> Screen:
    spots = await _places(tx, scene, seen.fund)
    found = await choosing.stairwells(tx, seen.fund)
    stairwells = [Spot(flat.id, flat.stairwell) for flat in found]
    return pages.scope(scene.say, seen, spots, stairwells, _page(scene.args))


async def _places(tx: Tx, scene: Scene, fund: Fund) -> list[Spot]:
    reader = scene.reader.chat_id
    # In a group it is the author who chooses; whoever taps is authorised then.
    chooser = reader if reader > 0 else fund.author_id
    found = await choosing.scopes(tx, chooser, fund, now=scene.now)
    return [Spot(place.id, place.name) for place in found]


def _page(args: Mapping[str, Any]) -> int:
    return int(args.get("page") or 0)


_PAGES: Mapping[str, Draw] = MappingProxyType(
    {
        "more": _more,
        "rule": _rule,
        "sponsors": _sponsors,
        "until": _until,
        "unclear": _unclear,
        "custodians": _custodians,
        "residents": _residents,
        "exempt": _exempt,
        "minimum": _minimum,
        "grain": _grain,
        "where": _where,
        "scope": _scope,
    }
)
