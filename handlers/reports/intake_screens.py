"""How what is asked and told while a report is taken is drawn."""

from collections.abc import Sequence

from domain import reports as rules
from domain.reports import Danger, Emergency
from handlers.doors import Doors, Scene
from handlers.reports import carding
from storage.database import Tx
from storage.places import chats, tree, units
from storage.places.chats import ChatKind
from storage.reports import register as reports
from views.reports import filing as view
from views.reports import phrases
from views.reports.filing import Titled
from views.screen import Screen

# A community keeps these numbers with the unit that has them.
KEPT_BY = {"gas_company": "gas_company", "lift": "property"}


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen("report-tell", draw_question)
    doors.screen("report-emergency", draw_emergency)
    doors.screen("report-alike", draw_alike)
    doors.screen("report-alike-settled", draw_settled)
    doors.screen("report-stranger", draw_stranger)
    doors.screen("report-unbound", draw_unbound)
    doors.screen("report-limited", draw_limited)
    doors.screen("report-file-big", draw_file_big)
    doors.screen("report-not-this", draw_not_this)
    doors.screen("report-behalf-ask", draw_behalf)
    doors.screen("report-behalf-done", draw_behalf_done)
    doors.screen("report-pattern", draw_pattern)


async def draw_question(tx: Tx, scene: Scene) -> Screen:
    place = await tree.find(tx, scene.subject_id)
    short = bool(scene.args.get("short"))
    return view.ask(scene.say, place.name if place else "none", short=short)


async def draw_emergency(tx: Tx, scene: Scene) -> Screen:
    danger = rules.EMERGENCIES[Danger(scene.args["danger"])]
    return view.emergency(scene.say, danger.kind, await _calls(tx, scene, danger))


async def draw_alike(tx: Tx, scene: Scene) -> Screen | None:
    report = await reports.find(tx, scene.subject_id)
    if report is None:
        return None
    likes = await _titled(tx, scene, scene.args["likes"])
    own = await carding.titled(tx, scene, report, masked=True)
    return view.alike(scene.say, own, likes)


async def draw_settled(tx: Tx, scene: Scene) -> Screen | None:
    report = await reports.find(tx, scene.subject_id)
    if report is None:
        return None
    parent = await reports.find(tx, int(scene.args["parent"]))
    joined = await carding.number_of(tx, parent) if parent else ""
    return view.alike_settled(scene.say, await carding.number_of(tx, report), joined)


async def draw_stranger(tx: Tx, scene: Scene) -> Screen:
    return view.stranger(scene.say, await _office(tx, int(scene.args.get("place", 0))))


async def draw_unbound(_: Tx, scene: Scene) -> Screen:
    return view.unbound(scene.say)


async def draw_limited(tx: Tx, scene: Scene) -> Screen:
    phone = await _office(tx, int(scene.args.get("place", 0)))
    return view.limited(scene.say, str(scene.args["excess"]), phone)


async def draw_file_big(_: Tx, scene: Scene) -> Screen:
    return view.file_big(scene.say)


async def draw_not_this(_: Tx, scene: Scene) -> Screen:
    return view.not_this(scene.say, str(scene.args["kind"]))


async def draw_behalf(tx: Tx, scene: Scene) -> Screen | None:
    report = await reports.find(tx, scene.subject_id)
    return view.behalf_ask(scene.say, await carding.number_of(tx, report)) if report else None


async def draw_behalf_done(_: Tx, scene: Scene) -> Screen:
    return view.behalf_done(scene.say)


async def draw_pattern(tx: Tx, scene: Scene) -> Screen | None:
    """Only staff are told, and their chats; the texts are whole for them."""
    chat = await chats.find(tx, scene.reader.chat_id)
    # The group may have been tied anew since the message was put.
    if chat is not None and chat.kind is not ChatKind.STAFF:
        return None
    place = await tree.get(tx, scene.subject_id)
    kin = [await reports.find(tx, report_id) for report_id in scene.args["reports"]]
    # What complains of those who handle it goes to the level above, not to their chat.
    ids = [one.id for one in kin if one and one.about is None]
    found = await _titled(tx, scene, ids, masked=False)
    return view.pattern(scene.say, place.name, str(scene.args["category"]), found)


async def _titled(
    tx: Tx, scene: Scene, ids: Sequence[int], *, masked: bool = True
) -> list[Titled]:
    found = [await reports.find(tx, report_id) for report_id in ids]
    return [await carding.titled(tx, scene, r, masked=masked) for r in found if r]


async def _calls(tx: Tx, scene: Scene, danger: Emergency) -> list[tuple[str, str]]:
    """(who, number): the short numbers everybody knows, and those the community keeps."""
    calls = []
    for call in danger.calls:
        if code := KEPT_BY.get(call):
            calls += await _kept(tx, scene, code)
        else:
            calls.append(("none", call))
    return calls


async def _kept(tx: Tx, scene: Scene, code: str) -> list[tuple[str, str]]:
    if not scene.subject_id:
        return []
    community = await tree.community_of(tx, scene.subject_id)
    unit = await units.by_code(tx, community.id, code)
    if unit is None or not unit.phone:
        return []
    return [(phrases.unit_name(scene.say, unit.name, unit.code), unit.phone)]


async def _office(tx: Tx, place_id: int) -> str:
    """The office's phone: of the place, else of the only community there is."""
    known = await tree.find(tx, place_id) if place_id else None
    places = [known] if known else await tree.communities(tx)
    # With several communities a stranger's could be any; a wrong number is worse than none.
    return await tree.office_phone(tx, places[0].id) or "" if len(places) == 1 else ""
