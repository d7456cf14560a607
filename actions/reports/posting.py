"""Where a report's card stands: with neighbours, the unit, staff, and the one who reported."""

from dataclasses import dataclass
from datetime import datetime

from actions.reports import audience
from domain.reports import Party, Priority, Report, Visibility
from storage import outbox
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.places import chats

CARD = "report-card"
NOTE = "report-private-note"


@dataclass(frozen=True, slots=True)
class Origin:
    """The message that a report was made of."""

    chat_id: int
    message_id: int | None = None


async def cards(tx: Tx, report: Report, *, now: datetime, origin: Origin | None = None) -> None:
    """Post the report's card wherever it belongs and does not stand yet."""
    await _to_neighbours(tx, report, origin, now=now)
    await to_unit(tx, report, now=now)
    if _for_staff(report):
        for chat_id in await audience.chats_of(tx, report, Party.STAFF, now=now):
            await post(tx, report, chat_id, now=now, loud=True)
    told: list[int | None] = [report.reporter_id]
    # A logger who wrote in private would otherwise see no receipt.
    if report.reporter_id is None or (origin and origin.chat_id == report.logger_id):
        told.append(report.logger_id)
    for person_id in await audience.reachable(tx, told):
        await post(tx, report, person_id, now=now)


async def to_unit(tx: Tx, report: Report, *, now: datetime) -> None:
    """Post the card to whoever the report is sent to: the unit's chat or people, or one person."""
    if report.unit_id is not None:
        for chat_id in await audience.unit_chats(tx, report.unit_id, now=now):
            await post(tx, report, chat_id, now=now)
    for person_id in await audience.reachable(tx, [report.assignee_id]):
        await post(tx, report, person_id, now=now)


async def post(
    tx: Tx,
    report: Report,
    chat_id: int,
    *,
    now: datetime,
    reply_to: int | None = None,
    loud: bool = False,
) -> None:
    """Post the card in one chat, once; among neighbours a private report is only a note."""
    neighbours = await _before_neighbours(tx, chat_id)
    hidden = neighbours and not public(report)
    # A report moved to another building and back is posted anew among its neighbours only.
    place = f":{report.place_id}" if neighbours else ""
    urgent = loud or report.priority is Priority.URGENT
    message = Outgoing(
        chat_id,
        NOTE if hidden else CARD,
        report.id,
        rank=Rank.URGENT if urgent else Rank.REPLY,
        reply_to=reply_to,
        panel="report",
        # The key makes every call safe to repeat: a card is posted once.
        key=f"report-card:{report.id}:{chat_id}{place}",
    )
    await outbox.put(tx, message, now=now)


def public(report: Report) -> bool:
    """Whether neighbours may read the report in their group."""
    return report.visibility is not Visibility.PRIVATE and not report.hidden


async def _to_neighbours(tx: Tx, report: Report, origin: Origin | None, *, now: datetime) -> None:
    # A private matter told in private leaves no trace in the group, not even that it exists.
    if origin and origin.chat_id < 0:
        await post(tx, report, origin.chat_id, now=now, reply_to=origin.message_id)
    if public(report):
        for chat in await chats.of_place(tx, report.place_id):
            await post(tx, report, chat.id, now=now)


async def _before_neighbours(tx: Tx, chat_id: int) -> bool:
    chat = await chats.find(tx, chat_id) if chat_id < 0 else None
    return chat is not None and chat.kind is chats.ChatKind.GROUP


def _for_staff(report: Report) -> bool:
    # What goes to nobody must be loud somewhere (reports.md, Categories).
    unrouted = report.unit_id is None and report.assignee_id is None
    private = report.visibility is Visibility.PRIVATE
    return unrouted or private or report.priority is Priority.URGENT
