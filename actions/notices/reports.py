"""小结: a few words and a photo afterwards, as a reply to each post. Source: notices.md."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from actions.notices import checking, clocks, concern, own
from domain.notices import (
    DAILY_POSTS,
    Delivery,
    Fate,
    Notice,
    Occurrence,
    Phase,
    Refusal,
    local_midnight,
)
from domain.notices.bounds import clean_text
from domain.notices.timing import QUIET
from domain.quiet import awake
from storage import outbox, panels, prompts
from storage.database import Tx
from storage.notices import deliveries, occurrences
from storage.outbox import Outgoing, Rank
from storage.prompts import Prompt

ASK: Final = "notice-report-ask"
VIEW: Final = "notice-report"
DONE: Final = "notice-report-done"
# With the title it has to fit below a photo, where Telegram takes 1,024.
LONGEST: Final = 700


@dataclass(frozen=True, slots=True)
class Typed:
    """What was sent: words, a photo, or both."""

    text: str
    photo: str = ""


async def ask(
    tx: Tx, person_id: int, occurrence_id: int, *, here: int | None, now: datetime
) -> Refusal | None:
    """Ask whoever runs the notice for the report, once there is something to tell."""
    occurrence, _ = await concern.read(tx, occurrence_id)
    if not may_report(occurrence, now=now):
        return Refusal.WRONG_STATE
    return await checking.ask(tx, person_id, occurrence_id, ASK, here=here, now=now)


async def answered(
    tx: Tx, person_id: int, prompt: Prompt, typed: Typed, *, now: datetime
) -> Refusal | None:
    """Keep the report and post it; one that will not do is said so, and asked for again."""
    found = await _reported(tx, person_id, prompt.subject_id, now=now)
    if isinstance(found, Refusal):
        # Nothing that could be written would be taken any more.
        await prompts.close(tx, prompt)
        await own.wrong(tx, person_id, prompt.subject_id, found, now=now)
        return found
    occurrence, notice = found
    words = clean_text(typed.text)
    if len(words) > LONGEST or not (words or typed.photo):
        why = "report-long" if words else "report-empty"
        await own.wrong(tx, person_id, prompt.subject_id, why, now=now)
        return Refusal.TOO_LONG if words else Refusal.NO_REASON
    # The photo that stands under the first report stays: a sent picture can get no other kind.
    first = occurrence.report is None
    photo = (typed.photo or None) if first else occurrence.report_file_id
    becomes = replace(occurrence, report=words, report_file_id=photo)
    if await prompts.close(tx, prompt) and await occurrences.change(tx, occurrence, becomes):
        zone = await clocks.zone_of(tx, notice)
        await _post(tx, becomes, zone, now=now)
    await own.show(tx, person_id, DONE, occurrence.id, now=now)
    return None


def may_report(occurrence: Occurrence, *, now: datetime) -> bool:
    """Whether there can be something to tell: it has begun, or it was only to be known."""
    begun = occurrence.starts_at is None or occurrence.starts_at <= now
    return begun and occurrence.state in {Phase.POSTED, Phase.OVER}


async def _reported(
    tx: Tx, person_id: int, occurrence_id: int, *, now: datetime
) -> tuple[Occurrence, Notice] | Refusal:
    """What is reported on: it may have been called off since the report was asked for."""
    found = await concern.keeper(tx, person_id, occurrence_id, now=now)
    if isinstance(found, Refusal) or may_report(found[0], now=now):
        return found
    return Refusal.WRONG_STATE


async def _post(tx: Tx, occurrence: Occurrence, zone: ZoneInfo, *, now: datetime) -> None:
    """Reply to every post that arrived; a report written over changes what stands there."""
    await panels.mark_stale(tx, VIEW, occurrence.id, now=now)
    for delivery in await deliveries.of(tx, occurrence.id):
        if delivery.state in {Fate.SENT, Fate.DIGEST}:
            message = Outgoing(
                delivery.chat_id,
                VIEW,
                occurrence.id,
                rank=Rank.BROADCAST,
                key=f"{VIEW}:{occurrence.id}:{delivery.chat_id}",
                reply_to=delivery.message_id,
                panel=VIEW,
                not_before=await _moment(tx, delivery, zone, now=now),
            )
            await outbox.put(tx, message, now=now)


async def _moment(tx: Tx, delivery: Delivery, zone: ZoneInfo, *, now: datetime) -> datetime:
    """When the chat may have it: not at night, and not as the third thing of a day."""
    when = awake(now, zone, QUIET)
    if delivery.chat_id > 0:
        return when
    since = local_midnight(when, zone)
    if await deliveries.posts_since(tx, delivery.chat_id, since) >= DAILY_POSTS:
        evening = datetime.combine(when.astimezone(zone).date(), QUIET.begins, zone)
        when = awake(evening, zone, QUIET)
    await deliveries.post(tx, delivery.chat_id, delivery.occurrence_id, "report", now=when)
    return when
