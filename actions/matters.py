"""A matter: a report, what people thought, the vote, the money and the work, as one time line.

The only module that knows all topics of the chain (design.md §5); they do not know each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from actions.reports import history, life
from actions.reports.history import Entry
from actions.reports.parties import actor_of, belongs
from actions.reports.sight import may_show
from domain import chain
from domain import reports as report_rules
from domain.ballots import Kind
from domain.errors import Missing
from domain.reports import State, Visibility
from storage import chains, links, outbox, panels
from storage.ballots import register as ballots
from storage.database import Tx
from storage.funds import register as funds
from storage.links import Part
from storage.outbox import Outgoing, Verb
from storage.places import audit, chats, grants, people, tree
from storage.reports import events, register

REPORT: Final = "report"
BALLOT: Final = "ballot"
CONSULT: Final = "consult"
FUND: Final = "fund"
DRAFT: Final = "draft"
PAGE: Final = 8
# Single votes and promises are no milestones, and nobody else's business.
MILESTONES: Final[Mapping[str, frozenset[str]]] = {
    BALLOT: frozenset({"opened", "extended", "closed", "cancelled", "void", "outcome", "final"}),
    FUND: frozenset({"opened", "shares", "state", "entry", "closed"}),
}
# Who paid is told by the fund's own card; here stands what was done with it.
SPENDING: Final = frozenset({"advance", "expense", "reversal"})


@dataclass(frozen=True, slots=True)
class Moment:
    """One line: of a report as its history tells it, of the others by its chain's row."""

    at: datetime
    kind: str
    what: str
    payload: Mapping[str, Any]
    report: Entry | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A page of the time line; `titles` are kind and name of the parts that the reader may see."""

    moments: tuple[Moment, ...]
    titles: tuple[tuple[str, str], ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The time line was opened; in private if it was tapped elsewhere."""

    elsewhere: bool


async def open_story(
    tx: Tx, person_id: int, part: Part, page: int, chat_id: int, message_id: int, *, now: datetime
) -> Shown | None:
    """Show the time line to a neighbour or office holder; None to anybody else."""
    if not await may_see(tx, part, person_id, now=now):
        return None
    message = await _placed(tx, person_id, part, page, chat_id, message_id)
    await _note_looks(tx, person_id, part, now=now)
    await outbox.put(tx, message, now=now)
    return Shown(elsewhere=message.chat_id != chat_id)


async def _note_looks(tx: Tx, person_id: int, part: Part, *, now: datetime) -> None:
    """Whoever reads of somebody's private report is written down (domain/people.md)."""
    for each in await links.matter(tx, part):
        if each.kind != REPORT or not await may_see(tx, each, person_id, now=now):
            continue
        report = await register.get(tx, each.id)
        own = report_rules.speaker(report) == person_id
        if report.visibility is Visibility.PRIVATE and not own:
            await audit.note(tx, person_id, "timeline", REPORT, report.id, now=now)


async def _placed(
    tx: Tx, person_id: int, part: Part, page: int, chat_id: int, message_id: int
) -> Outgoing:
    args = {"kind": part.kind, "page": max(page, 0)}
    message = Outgoing(chat_id, "matter", part.id, args)
    # Turned in place only in one's own chat: a forged button could name anybody's message.
    if chat_id == person_id and page >= 0 and await panels.at(tx, chat_id, message_id) is None:
        return replace(message, verb=Verb.EDIT, message_id=message_id)
    if chat_id != person_id and (await people.get(tx, person_id)).reachable:
        return replace(message, chat_id=person_id)
    return replace(message, reply_to=message_id or None)


async def story(tx: Tx, part: Part, reader_id: int, page: int, *, now: datetime) -> Story:
    """The time line as this person, or a group's neighbours, may see it."""
    seen = [p for p in await links.matter(tx, part) if await may_see(tx, p, reader_id, now=now)]
    told: list[Moment] = []
    for each in seen:
        told += await _moments(tx, each, reader_id, now=now)
    # Stable: what happened in one moment stays in the order of its own history; a report comes
    # last there, as it is taken up again by a vote or a fund and never the other way round.
    told.sort(key=lambda moment: (moment.at, moment.report is not None))
    pages = max(-(-len(told) // PAGE), 1)
    page = min(page, pages - 1)
    titles = [(await _kind(tx, each), await title(tx, each)) for each in seen]
    return Story(tuple(told[page * PAGE : (page + 1) * PAGE]), tuple(titles), page, pages)


async def may_see(tx: Tx, part: Part, reader_id: int, *, now: datetime) -> bool:
    """Whether a person, or those who read in a group, may see this part of a matter."""
    if part.kind == REPORT:
        return await _sees_report(tx, part.id, reader_id, now=now)
    place_id = await _place_of(tx, part)
    if place_id is None:
        return False
    if reader_id < 0:
        return await _stands_by(tx, reader_id, place_id)
    if await grants.roles_of(tx, reader_id, place_id, now=now):
        return True
    # A ballot of the whole estate belongs to the people of each of its buildings.
    inside = await tree.inside(tx, place_id)
    return any([await belongs(tx, reader_id, place.id) for place in inside])


async def release(tx: Tx, part: Part, why: str, *, now: datetime) -> None:
    """Take every report of the matter off hold: what it waited for has come.

    Source: domain/reports.md (挂账), funds.md, "A work item links".
    """
    for each in await links.matter(tx, part):
        report = await register.find(tx, each.id) if each.kind == REPORT else None
        if report is not None and report.state is State.ON_HOLD:
            await life.resume(tx, report.id, why, now=now)


async def has_more(tx: Tx, part: Part) -> bool:
    """Whether anything is linked with this."""
    return len(await links.matter(tx, part)) > 1


async def title(tx: Tx, part: Part) -> str:
    """What people call it: a report's number, a ballot's question, a fund's name."""
    if part.kind == REPORT:
        report = await register.get(tx, part.id)
        text = report_rules.short(report_rules.mask(report.text), 40)
        return f"{await history.label_of(tx, report)} {text}"
    if part.kind == BALLOT:
        return (await ballots.get(tx, part.id)).question
    fund = await funds.find(tx, part.id)
    if fund is None:
        raise Missing(f"fund {part.id}")
    return fund.title


async def _moments(tx: Tx, part: Part, reader_id: int, *, now: datetime) -> list[Moment]:
    if part.kind == REPORT:
        return await _of_report(tx, part, reader_id, now=now)
    wanted, kind = MILESTONES[part.kind], await _kind(tx, part)
    return [
        Moment(chain.instant(row.at), kind, row.type, row.payload)
        for row in await chains.rows(tx, part.kind, part.id)
        if row.type in wanted and _matters(row.type, row.payload)
    ]


def _matters(what: str, payload: Mapping[str, Any]) -> bool:
    if what == "state":
        # How it was closed is told by a row of its own.
        return bool(payload["to"] != "closed")
    return what != "entry" or payload["kind"] in SPENDING


async def _kind(tx: Tx, part: Part) -> str:
    """What people call it: collecting opinions decides nothing, and is no vote to them."""
    if part.kind == BALLOT and (await ballots.get(tx, part.id)).kind is Kind.CONSULT:
        return CONSULT
    return part.kind


async def _of_report(tx: Tx, part: Part, reader_id: int, *, now: datetime) -> list[Moment]:
    report = await register.get(tx, part.id)
    inside = await history.is_inside(tx, report, reader_id, now=now)
    found = []
    for event in await events.of(tx, report.id):
        entry = await history.entry(tx, report, event, inside=inside, now=now)
        found.append(Moment(event.at, REPORT, event.action, {}, entry))
    return found


async def _sees_report(tx: Tx, report_id: int, reader_id: int, *, now: datetime) -> bool:
    report = await register.find(tx, report_id)
    if report is None or not await may_show(tx, report, reader_id, now=now):
        return False
    if reader_id < 0:
        return await _stands_by(tx, reader_id, report.place_id)
    return report_rules.may_see(report, await actor_of(tx, report, reader_id, now=now))


async def _place_of(tx: Tx, part: Part) -> int | None:
    found = await (ballots.find if part.kind == BALLOT else funds.find)(tx, part.id)
    # What is not published yet is nobody's to read; a revised fund's draft is one as well.
    return found.place_id if found and found.state != DRAFT else None


async def _stands_by(tx: Tx, chat_id: int, place_id: int) -> bool:
    """Whether a group belongs to the place, to one above it or to one inside it."""
    chat = await chats.find(tx, chat_id)
    if chat is None or chat.place_id is None:
        return False
    above = {place.id for place in await tree.lineage(tx, place_id)}
    below = {place.id for place in await tree.inside(tx, place_id)}
    return chat.place_id in above | below
