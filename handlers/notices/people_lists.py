"""Drawing what only staff see of those who come: tools, names, the door, files, questions."""

from actions.notices import checking, importing, reports, seats
from actions.notices.checking import Listed
from domain.notices import Refusal, figures_of
from handlers.doors import Doors, Scene
from handlers.notices import people_scenes as scenes
from storage.database import Tx
from storage.notices import occurrences, signups
from storage.notices import register as notices
from views.notices import lists_people, people_entering
from views.notices import people as view
from views.notices.buttons_people import ListFile
from views.notices.people import Desk
from views.notices.signup import Event
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen(checking.PEOPLE, draw_tools)
    doors.screen(checking.NAMES, draw_names)
    doors.screen(checking.DOOR, draw_door)
    doors.screen(checking.FILE, draw_file)
    doors.screen(checking.ENTER, draw_enter)
    doors.screen(importing.ASK, draw_import)
    doors.screen(importing.SHOWN, draw_preview)
    doors.screen(reports.ASK, draw_report_ask)
    doors.screen(reports.DONE, draw_report_done)
    doors.screen(reports.VIEW, draw_report)


async def draw_tools(tx: Tx, scene: Scene) -> Screen | None:
    found = await _listed(tx, scene)
    if found is None:
        return None
    listed, event = found
    notice, occurrence = listed.notice, listed.occurrence
    desk = Desk(
        figures_of(listed.rows),
        seats.capacity(notice.signup, occurrence),
        checking.over(occurrence, now=scene.now),
        notice.signup is not None,
        notice.receipt,
        reports.may_report(occurrence, now=scene.now),
        private=bool(notice.audience),
    )
    page = int(scene.args.get("page", 0))
    return view.tools(scene.say, event, desk, page, big=scene.reader.big)


async def draw_names(tx: Tx, scene: Scene) -> Screen | None:
    found = await _listed(tx, scene)
    if found is None:
        return None
    rows, page = await scenes.names_of(tx, found[0]), int(scene.args.get("page", 0))
    return view.names(scene.say, found[1], rows, page, big=scene.reader.big)


async def draw_door(tx: Tx, scene: Scene) -> Screen | None:
    found = await _listed(tx, scene)
    if found is None:
        return None
    rows, page = await scenes.names_of(tx, found[0]), int(scene.args.get("page", 0))
    return view.door(scene.say, found[1], rows, page, big=scene.reader.big)


async def draw_file(tx: Tx, scene: Scene) -> Screen | None:
    found = await _listed(tx, scene)
    if found is None:
        return None
    rows = await scenes.names_of(tx, found[0])
    draw = lists_people.paper if scene.args["what"] == ListFile.PAPER else lists_people.table
    return draw(scene.say, found[1], rows)


async def draw_enter(tx: Tx, scene: Scene) -> Screen | None:
    found = await _listed(tx, scene)
    if found is None:
        return None
    attendee = await signups.find(tx, int(scene.args.get("signup", 0)))
    known = attendee and attendee.occurrence_id == scene.subject_id
    place = await scenes.place_of(tx, attendee, 0) if attendee and known else None
    return people_entering.ask_name(scene.say, found[1], place)


async def draw_import(tx: Tx, scene: Scene) -> Screen | None:
    found = await _listed(tx, scene)
    return people_entering.ask_list(scene.say, found[1]) if found else None


async def draw_preview(tx: Tx, scene: Scene) -> Screen | None:
    found = await _listed(tx, scene)
    if found is None:
        return None
    event, reader, made = found[1], scene.reader.chat_id, int(scene.args["made"])
    seen = await importing.preview(tx, reader, scene.subject_id, made, now=scene.now)
    if seen is None:
        return people_entering.preview_gone(scene.say, event)
    what = (seen.named, seen.known, seen.unread)
    return people_entering.preview(scene.say, event, *what, made)


async def draw_report_ask(tx: Tx, scene: Scene) -> Screen | None:
    found = await _listed(tx, scene)
    return people_entering.ask_report(scene.say, found[1]) if found else None


async def draw_report_done(tx: Tx, scene: Scene) -> Screen | None:
    found = await _listed(tx, scene)
    return people_entering.report_kept(scene.say, found[1]) if found else None


async def draw_report(tx: Tx, scene: Scene) -> Screen | None:
    """Below the post, in the group: no names, only how many."""
    occurrence = await occurrences.find(tx, scene.subject_id)
    if occurrence is None or occurrence.report is None:
        return None
    notice = await notices.get(tx, occurrence.notice_id)
    figures = figures_of(await signups.of(tx, occurrence.id))
    counted = (figures.signed, figures.came) if notice.signup and figures.came else None
    words = (notice.title, occurrence.report, occurrence.report_file_id or "")
    return people_entering.report(scene.say, *words, counted)


async def _listed(tx: Tx, scene: Scene) -> tuple[Listed, Event] | None:
    """The names, for whoever runs the notice; the person is the chat, so never in a group."""
    if not scene.reader.private:
        return None
    reader = scene.reader.chat_id
    found = await checking.listed(tx, reader, scene.subject_id, now=scene.now)
    if isinstance(found, Refusal):
        return None
    return found, await scenes.event_of(tx, scene, found.notice, found.occurrence)
