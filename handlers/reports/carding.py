"""What a report's card must show to whom: read from the rows, each time it is drawn."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from actions.reports import moving, whereabouts
from actions.reports.parties import actor_of, facts_of
from actions.reports.posting import public
from domain import reports as rules
from domain.reports import CATEGORIES, FRESH, Action, Actor, Facts, Party, Report
from handlers.doors import Scene
from storage.database import Tx
from storage.places import grants, households, people, tree, units
from storage.places.chats import Chat, ChatKind
from storage.reports import events, lists, media, register
from views.reports.buttons_filing import Menu
from views.reports.card import Carded
from views.reports.filing import Titled

# Staff of a large community have hundreds; nobody leafs through more than these.
PLACES_AT_MOST = 200
REFINES = frozenset({Action.CATEGORISE, Action.PRIORITISE, Action.SET_VISIBILITY})
INSIDE = frozenset({Party.REPORTER, Party.LOGGER, Party.UNIT, Party.DOER, Party.CAPTAIN})
_PARTY = {ChatKind.STAFF: Party.STAFF, ChatKind.UNIT: Party.UNIT}


async def number_of(tx: Tx, report: Report) -> str:
    """The number as people say it: 6栋-0123."""
    return rules.label((await tree.get(tx, report.place_id)).name, report.number)


async def for_neighbours(tx: Tx, report: Report) -> str:
    """The text with numbers and doors of people covered; the reporter's own door may stand."""
    homes = await households.homes_of(tx, report.reporter_id) if report.reporter_id else []
    return rules.mask(report.text, {home.room for home in homes})


async def titled(tx: Tx, scene: Scene, report: Report, *, masked: bool) -> Titled:
    """The report in a line of a list."""
    text = await for_neighbours(tx, report) if masked else report.text
    return Titled(
        report.id,
        await number_of(tx, report),
        text,
        scene.say.plain("report-state", state=report.state),
        scene.say.plain("report-category", category=report.category),
    )


async def concerns(tx: Tx, chat: Chat, report: Report) -> bool:
    """Whether the chat is tied to the report's place, or to one around or inside it."""
    if chat.place_id is None:
        return False
    around = {place.id for place in await tree.lineage(tx, report.place_id)}
    building = await tree.building_of(tx, chat.place_id)
    # A stairwell's group is its building's too; a sister building's is not.
    return chat.place_id in around or (building is not None and building.id == report.place_id)


async def for_group(tx: Tx, scene: Scene, report: Report) -> Carded | None:
    """The card among neighbours; None where it may not be read there."""
    if not public(report):
        return None
    facts = await facts_of(tx, report, None, now=scene.now)
    actions = _allowed(report, facts, scene.now, Party.REPORTER)
    menu = _menu(scene)
    if menu is Menu.TOOLS:
        actions |= _allowed(report, facts, scene.now, Party.UNIT)
        actions |= _allowed(report, facts, scene.now, Party.STAFF)
    card = await _base(tx, scene, report, facts)
    return replace(
        card,
        text=await for_neighbours(tx, report),
        audience="group",
        actions=_ordered(actions),
        refinable=report.state in FRESH,
    )


async def for_workers(tx: Tx, scene: Scene, report: Report, chat: Chat) -> Carded:
    """The card in a chat of staff or of the unit."""
    facts = await facts_of(tx, report, None, now=scene.now)
    actions = _allowed(report, facts, scene.now, _PARTY[chat.kind])
    actions |= await _own_undo(tx, report, facts, chat, scene.now)
    card = replace(await _base(tx, scene, report, facts), masked=False)
    return await _told_by(
        tx,
        replace(
            card,
            audience="unit",
            actions=_ordered(actions),
            refinable=bool(actions & REFINES),
        ),
    )


async def for_person(tx: Tx, scene: Scene, report: Report) -> Carded | None:
    """The card in private, with what this person may do; None for those it is not for."""
    person_id = scene.reader.chat_id
    actor = await actor_of(tx, report, person_id, now=scene.now)
    facts = await facts_of(tx, report, person_id, now=scene.now)
    # Judged when drawn: the card may have been asked for before the report became private.
    if not rules.may_see(report, actor):
        return None
    actions = rules.allowed(report, actor, facts, now=scene.now)
    card = await _base(tx, scene, report, facts)
    card = replace(
        card,
        actions=actions,
        refinable=bool(REFINES & set(actions)),
        may_log=await moving.may_log(tx, report, person_id, now=scene.now),
    )
    card = await _with_places(tx, scene, card)
    inside = rules.standing(actor, report) & INSIDE
    if not inside:
        return replace(card, text=await for_neighbours(tx, report))
    return await _told_by(tx, replace(card, masked=False))


async def _base(tx: Tx, scene: Scene, report: Report, facts: Facts) -> Carded:
    unit = await units.find(tx, report.unit_id) if report.unit_id else None
    found = await media.of(tx, report.id)
    menu = _menu(scene)
    return Carded(
        report,
        await number_of(tx, report),
        report.text,
        "private",
        scene.now,
        unit=(unit.name, unit.code) if unit else None,
        unit_phone=(unit.phone or "") if unit else "",
        assignee=await _name(tx, report.assignee_id),
        supporters=facts.supporters,
        media=Counter(item.kind for item in found),
        parent=await _parent(tx, report),
        menu=menu,
        page=max(int(scene.args.get("page", 0)), 0),
        codes=await _codes(tx, report, menu),
    )


async def _with_places(tx: Tx, scene: Scene, card: Carded) -> Carded:
    report, person_id = card.report, scene.reader.chat_id
    if person_id not in {report.reporter_id, report.logger_id} or report.state not in FRESH:
        return card
    mine = await whereabouts.buildings_of(tx, person_id, now=scene.now)
    choices = [(place, (await tree.get(tx, place)).name) for place in mine[:PLACES_AT_MOST]]
    # No choice is offered where the only one is what it is already.
    others = any(place != report.place_id for place, _ in choices)
    return replace(card, may_move=others, choices=tuple(choices))


async def _told_by(tx: Tx, card: Carded) -> Carded:
    """With the name of the one who spoke, where they have no phone of their own."""
    if card.report.reporter_id is not None:
        return card
    # Somebody without a phone is no person of ours, so the name lives in the history only.
    told = [e.text for e in await events.of(tx, card.report.id) if e.action == "behalf"]
    return replace(card, behalf=told[-1] or "") if told else card


async def _codes(tx: Tx, report: Report, menu: Menu) -> tuple[str, ...]:
    if menu is Menu.ALL_CATEGORIES:
        return tuple(CATEGORIES)
    if menu is Menu.CATEGORIES:
        return rules.most_used(await lists.categories_used(tx, report.place_id))
    return ()


async def _parent(tx: Tx, report: Report) -> str:
    parent = await register.find(tx, report.parent_id) if report.parent_id else None
    return await number_of(tx, parent) if parent else ""


async def _name(tx: Tx, person_id: int | None) -> str:
    person = await people.find(tx, person_id) if person_id is not None else None
    return person.name if person else ""


def _menu(scene: Scene) -> Menu:
    return Menu(scene.args.get("menu", Menu.NONE))


def _allowed(report: Report, facts: Facts, now: datetime, party: Party) -> frozenset[Action]:
    """What somebody who is this to the report could do: the press itself is checked again."""
    actor = Actor(None, frozenset({party}))
    return frozenset(rules.allowed(report, actor, facts, now=now))


async def _own_undo(
    tx: Tx, report: Report, facts: Facts, chat: Chat, now: datetime
) -> frozenset[Action]:
    """A unit's chat may take back what one of the unit did last."""
    person_id = facts.last_event_actor_id
    if person_id is None or chat.unit_id is None:
        return frozenset()
    # They may have left the unit since.
    if person_id not in await grants.members(tx, chat.unit_id, now=now):
        return frozenset()
    actor = Actor(person_id, frozenset({Party.UNIT}))
    no = rules.refusal(Action.UNDO, report, actor, facts, now=now)
    return frozenset() if no else frozenset({Action.UNDO})


def _ordered(actions: frozenset[Action]) -> tuple[Action, ...]:
    return tuple(action for action in Action if action in actions)
