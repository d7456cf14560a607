"""Where a report must not be read: by those it is about, and by neighbours if it is private."""

from datetime import datetime

from actions.reports.parties import actor_of
from domain import reports as rules
from domain.reports import Concern, Report, Visibility
from storage.database import Tx
from storage.places import chats
from storage.places.chats import ChatKind


async def may_show(tx: Tx, report: Report, chat_id: int, *, now: datetime) -> bool:
    """Whether anything of the report may stand in this chat."""
    if await kept_from(tx, report, chat_id, now=now):
        return False
    if chat_id > 0 or not (report.hidden or report.visibility is Visibility.PRIVATE):
        return True
    return await is_office(tx, chat_id)


async def kept_from(tx: Tx, report: Report, chat_id: int, *, now: datetime) -> bool:
    """Whether it complains of a captain or of staff, and those who read here must not know."""
    if report.about is None:
        return False
    if chat_id > 0:
        return not rules.may_see(report, await actor_of(tx, report, chat_id, now=now))
    chat = await chats.find(tx, chat_id)
    staff = chat is not None and chat.kind is ChatKind.STAFF
    # Nobody knows who of the staff is meant, so all their chat is left out.
    return (staff and report.about is Concern.STAFF) or not await is_office(tx, chat_id)


async def is_office(tx: Tx, chat_id: int) -> bool:
    """Whether those who handle reports read here rather than neighbours."""
    chat = await chats.find(tx, chat_id)
    return chat is not None and chat.kind is not ChatKind.GROUP
