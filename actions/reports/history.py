"""A report's history as one reader may see it, and opening it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from actions.reports.parties import actor_of
from actions.reports.sight import is_office, may_show
from domain import reports as rules
from domain.places import Role
from domain.reports import Action, Party, Refusal, Report, Visibility
from storage import outbox, panels
from storage.database import Tx
from storage.outbox import Outgoing, Verb
from storage.places import audit, grants, people, tree, units
from storage.places.units import Unit
from storage.reports import events, register
from storage.reports.events import Event

PAGE: Final = 8
_INSIDERS: Final = frozenset({Party.UNIT, Party.DOER, Party.CAPTAIN, Party.STAFF})
_OFFICES: Final = (
    (Role.SECRETARY, Party.SECRETARY),
    (Role.STAFF, Party.STAFF),
    (Role.OWNER, Party.STAFF),
    (Role.CAPTAIN, Party.CAPTAIN),
    (Role.GRID, Party.GRID),
)


@dataclass(frozen=True, slots=True)
class Who:
    """Who did something, as far as the reader may know; neighbours have no name in a group."""

    party: Party
    name: str = ""
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history; `unit` or `label` is what the action was about, if anything."""

    event: Event
    who: Who
    text: str = ""
    unit: Unit | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """The number people call the report by, one page of its history, and how many there are."""

    report: Report
    label: str
    entries: tuple[Entry, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The history was opened; in private if it was tapped elsewhere."""

    elsewhere: bool


async def open_story(
    tx: Tx,
    person_id: int,
    report_id: int,
    page: int,
    chat_id: int,
    message_id: int,
    *,
    now: datetime,
) -> Shown | Refusal:
    """Show the history to who may see it: in private where that is possible, else below."""
    report = await register.get(tx, report_id)
    actor = await actor_of(tx, report, person_id, now=now)
    if not rules.may_see(report, actor):
        # Strangers are told where to ask, the others only that it is not theirs.
        strange = actor.parties == {Party.STRANGER}
        return Refusal.NOT_A_MEMBER if strange else Refusal.NOT_YOURS
    message = await _placed(tx, person_id, report, page, chat_id, message_id, now=now)
    if message is None:
        return Refusal.NOT_YOURS
    if report.visibility is Visibility.PRIVATE and rules.speaker(report) != person_id:
        await audit.note(tx, person_id, "timeline", "report", report.id, now=now)
    await outbox.put(tx, message, now=now)
    return Shown(elsewhere=message.chat_id != chat_id)


async def show_card(
    tx: Tx, person_id: int, report_id: int, chat_id: int, *, now: datetime
) -> Refusal | None:
    """Put the card at the end of this chat, for whoever may see it."""
    report = await register.get(tx, report_id)
    actor = await actor_of(tx, report, person_id, now=now)
    seen = rules.may_see(report, actor) and await may_show(tx, report, chat_id, now=now)
    if not seen:
        return Refusal.NOT_YOURS
    if report.visibility is Visibility.PRIVATE and rules.speaker(report) != person_id:
        await audit.note(tx, person_id, "card", "report", report.id, now=now)
    card = Outgoing(chat_id, "report-card", report.id, panel="report")
    await outbox.put(tx, card, now=now)
    return None


async def _placed(
    tx: Tx,
    person_id: int,
    report: Report,
    page: int,
    chat_id: int,
    message_id: int,
    *,
    now: datetime,
) -> Outgoing | None:
    """Where to show it: turned in place, in private where that is possible, or as a reply."""
    message = Outgoing(chat_id, "report-timeline", report.id, {"page": max(page, 0)})
    # Only in one's own chat: in a group a forged button could name anybody's message.
    own = chat_id == person_id
    if own and page >= 0 and await panels.at(tx, chat_id, message_id) is None:
        return replace(message, verb=Verb.EDIT, message_id=message_id)
    person = await people.get(tx, person_id)
    if chat_id != person_id and person.reachable:
        return replace(message, chat_id=person_id)
    if not await may_show(tx, report, chat_id, now=now):
        return None
    return replace(message, reply_to=message_id)


async def story(tx: Tx, report_id: int, reader_id: int, page: int, *, now: datetime) -> Story:
    """The history as the reader (a person, or a group for its neighbours) may see it."""
    report = await register.get(tx, report_id)
    happened = await events.of(tx, report_id)
    pages = max(-(-len(happened) // PAGE), 1)
    # Pages come from buttons, and the history may be shorter than they say.
    page = min(page, pages - 1)
    inside = await is_inside(tx, report, reader_id, now=now)
    entries = [
        await entry(tx, report, event, inside=inside, now=now)
        for event in happened[page * PAGE : (page + 1) * PAGE]
    ]
    label = await label_of(tx, report)
    return Story(report, label, tuple(entries), page, pages)


async def entry(tx: Tx, report: Report, event: Event, *, inside: bool, now: datetime) -> Entry:
    """One event with names and numbers of neighbours left out unless the reader is inside."""
    who = await who_is(tx, report, event.actor_id, inside=inside, now=now)
    text = event.text or ""
    found = Entry(event, who, text if inside else rules.mask(text))
    # Here the text is an id (see `changing`), which says nothing to people.
    if event.action in {Action.DISPATCH, Action.REASSIGN} and text.isdecimal():
        return replace(found, text="", unit=await units.find(tx, int(text)))
    if event.action == Action.MERGE and text.isdecimal():
        parent = await register.find(tx, int(text))
        return replace(found, text="", label=await label_of(tx, parent) if parent else "")
    return found


async def who_is(
    tx: Tx, report: Report, person_id: int | None, *, inside: bool, now: datetime
) -> Who:
    """Office holders by office and name; neighbours by what they are to the report."""
    if person_id is None:
        return Who(Party.SYSTEM)
    person = await people.find(tx, person_id)
    # Somebody who was forgotten has no name, and still did it.
    name = person.name if person else ""
    if person_id == rules.speaker(report):
        return Who(Party.REPORTER, name if inside else "")
    for grant in await grants.of(tx, person_id, now=now):
        if grant.unit_id is not None:
            return Who(Party.UNIT, name, await units.find(tx, grant.unit_id))
    roles = await grants.roles_of(tx, person_id, report.place_id, now=now)
    for role, party in _OFFICES:
        if role in roles:
            return Who(party, name)
    logger = person_id == report.logger_id
    return Who(Party.LOGGER if logger else Party.MEMBER, name if inside else "")


async def label_of(tx: Tx, report: Report) -> str:
    """The number people call the report by, 6栋-0123."""
    return rules.label((await tree.get(tx, report.place_id)).name, report.number)


async def is_inside(tx: Tx, report: Report, chat_id: int, *, now: datetime) -> bool:
    """Whether those who read in this chat handle the report, and so read it unmasked."""
    # In a group all read along, so it depends on the chat and not on who tapped.
    if chat_id < 0:
        return await is_office(tx, chat_id)
    actor = await actor_of(tx, report, chat_id, now=now)
    return bool(rules.standing(actor, report) & _INSIDERS)
