"""What a tap opens: a menu on the card, the pictures, the whole text, a card in private."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from actions.reports import audience, posting, press
from actions.reports.parties import actor_of, facts_of
from actions.reports.press import Outcome, Spot
from domain import reports as rules
from domain.errors import Missing
from domain.reports import Action, Refusal, Report, Visibility
from storage import outbox, panels
from storage.database import Tx
from storage.outbox import Outgoing, Verb
from storage.places import audit, chats
from storage.places.chats import ChatKind
from storage.reports import media, register

EVERYBODY = frozenset({Action.SUPPORT, Action.FLAG})
# Telegram takes 4096 characters; the rest is for the words around the text.
TEXT_A_MESSAGE = 3500


async def turn(
    tx: Tx,
    person_id: int,
    report_id: int,
    spot: Spot,
    args: Mapping[str, Any],
    needs: Action | None = None,
    *,
    now: datetime,
) -> Outcome:
    """Draw the card with a menu, for somebody who may use it; the next redraw takes it away."""
    report = await register.get(tx, report_id)
    if no := await _barred(tx, person_id, report, needs, now=now):
        return await press.explained(tx, report_id, needs or Action.ACCEPT, no)
    await draw_anew(tx, report_id, spot, args, now=now)
    return Outcome(needs or Action.ACCEPT, None, report.state)


async def close(
    tx: Tx,
    _: int,
    report_id: int,
    spot: Spot,
    args: Mapping[str, Any],
    *,
    now: datetime,
) -> None:
    """Draw the card with nothing below it, or with what only its own reader is offered."""
    await draw_anew(tx, report_id, spot, args, now=now)


async def draw_anew(
    tx: Tx, report_id: int, spot: Spot, args: Mapping[str, Any], *, now: datetime
) -> None:
    """Draw the card in the message that was tapped, if that is a card of this report."""
    shown = await panels.at(tx, spot.chat_id, spot.message_id)
    # A forged button could turn any message of the bot into this card.
    if shown is None or (shown.kind, shown.subject_id) != (audience.KIND, report_id):
        return
    card = Outgoing(
        spot.chat_id,
        posting.CARD,
        report_id,
        args,
        verb=Verb.EDIT,
        message_id=spot.message_id,
    )
    await outbox.put(tx, card, now=now)


async def pictures(
    tx: Tx, person_id: int, report_id: int, chat_id: int, *, now: datetime
) -> int | None:
    """Send the report's media; return the chat they went to, None where there is no way."""
    report = await seen(tx, person_id, report_id, "media", now=now)
    to = await _shown_in(tx, person_id, chat_id)
    if to is not None and await media.of(tx, report.id):
        await outbox.put(tx, Outgoing(to, "report-media", report_id), now=now)
    return to


async def whole_text(
    tx: Tx, person_id: int, report_id: int, chat_id: int, *, now: datetime
) -> int | None:
    """Send the whole text in as many messages as it takes."""
    report = await seen(tx, person_id, report_id, "text", now=now)
    to = await _shown_in(tx, person_id, chat_id)
    for part in range(-(-len(report.text) // TEXT_A_MESSAGE) if to is not None else 0):
        await outbox.put(tx, Outgoing(to or 0, "report-text", report_id, {"part": part}), now=now)
    return to


async def open_card(tx: Tx, person_id: int, report_id: int, *, now: datetime) -> bool:
    """Show the report in private; False where the bot may not write there."""
    await seen(tx, person_id, report_id, "card", now=now)
    if not await audience.reachable(tx, [person_id]):
        return False
    card = Outgoing(person_id, posting.CARD, report_id, panel="report")
    await outbox.put(tx, card, now=now)
    return True


async def seen(tx: Tx, person_id: int, report_id: int, what: str, *, now: datetime) -> Report:
    """Return the report for this person's eyes; a look at somebody's private matter is noted.

    Raises Missing where there is none, and for those who may not know whether there is.
    """
    report = await register.get(tx, report_id)
    actor = await actor_of(tx, report, person_id, now=now)
    if not rules.may_see(report, actor):
        # The same as for none at all: a refusal would confirm that there is one.
        raise Missing(f"report {report_id}")
    own = person_id in {report.reporter_id, report.logger_id}
    if report.visibility is Visibility.PRIVATE and not own:
        await audit.note(tx, person_id, f"report-{what}", "report", report_id, now=now)
    return report


async def _barred(
    tx: Tx, person_id: int, report: Report, needs: Action | None, *, now: datetime
) -> Refusal | None:
    actor = await actor_of(tx, report, person_id, now=now)
    facts = await facts_of(tx, report, person_id, now=now)
    if not rules.may_see(report, actor):
        return Refusal.NOT_A_MEMBER
    can = frozenset(rules.allowed(report, actor, facts, now=now))
    if needs is None:
        # Whoever could only support or flag has those buttons on the card itself.
        return None if can - EVERYBODY else Refusal.NOT_YOURS
    if needs in can:
        return None
    return rules.refusal(needs, report, actor, facts, now=now) or Refusal.NOT_YOURS


async def _shown_in(tx: Tx, person_id: int, chat_id: int) -> int | None:
    """Among neighbours such things are shown in private; None where that is impossible."""
    chat = await chats.find(tx, chat_id) if chat_id < 0 else None
    if chat_id > 0 or (chat and chat.kind is not ChatKind.GROUP):
        return chat_id
    return person_id if await audience.reachable(tx, [person_id]) else None
