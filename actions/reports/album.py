"""Pictures that come one by one, and words that follow them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from actions.reports import changing, filing
from actions.reports.filing import Sent
from domain import reports as rules
from domain.reports import FRESH, OTHER, SYSTEM, Action, Given, Priority, Report
from storage.database import Tx
from storage.places import people
from storage.places.people import Greeting
from storage.reports import events, lists, media, register

# People send the words first and the picture a moment later, or the other way round.
STILL_FRESH = timedelta(minutes=3)
BESIDE: Final = frozenset({"photo", "video", "video_note", "animation", "location"})


async def told(tx: Tx, person_id: int, sent: Sent, *, now: datetime) -> Report | None:
    """Take what came in private: part of what was just reported, or a report of its own."""
    begun = await _begun(tx, person_id, sent, now=now)
    if begun is None:
        return await filing.report(tx, person_id, sent, now=now)
    return await attach(tx, person_id, begun, sent, now=now)


async def reported(
    tx: Tx, person_id: int, sent: Sent, author: Greeting | None, *, now: datetime
) -> Report | None:
    """Take a report by command: one's own words, or what another person wrote and sent."""
    if author is not None:
        await people.greet(tx, author, now=now)
        sent = replace(sent, author_id=author.person_id)
    return await filing.report(tx, person_id, await _gathered(tx, sent), now=now)


async def piece(tx: Tx, person_id: int, sent: Sent, *, now: datetime) -> Report | None:
    """Keep a picture of a group's album, in case it is or becomes part of a report."""
    for item in sent.items:
        if item.group_id and item.file_id:
            await media.remember(tx, item, now=now)
    begun = await _of_album(tx, sent)
    return await attach(tx, person_id, begun, sent, now=now) if begun else None


async def _gathered(tx: Tx, sent: Sent) -> Sent:
    """What was sent, with the pictures of its album that arrived before it."""
    groups = {item.group_id for item in sent.items if item.group_id}
    before = [i for group in groups for i in await media.album(tx, sent.chat_id, group)]
    # By message: Telegram may deliver the same picture twice.
    known = {(item.chat_id, item.message_id): item for item in (*before, *sent.items)}
    return replace(sent, items=tuple(known[at] for at in sorted(known)))


async def attach(tx: Tx, person_id: int, report: Report, sent: Sent, *, now: datetime) -> Report:
    """Add pictures to the report they belong to, and words to one that had none."""
    await filing.keep_items(tx, report, sent, person_id, "report", now=now)
    text = rules.clean(sent.text)
    # Words to a report without any are its description, and decide who gets it.
    if text and not report.text:
        report = await _fill(tx, person_id, report, replace(sent, text=text), now=now)
    elif text:
        await events.append(
            tx, report, Action.ADD, before=None, actor_id=person_id, text=text, now=now
        )
    await changing.redraw(tx, report, now=now)
    return report


async def _begun(tx: Tx, person_id: int, sent: Sent, *, now: datetime) -> Report | None:
    """The report that this goes with, if the person has just begun one."""
    if report := await _of_album(tx, sent):
        return report
    latest = await lists.latest_of(tx, person_id, now - STILL_FRESH)
    # Once somebody works on it, what comes is a matter of its own.
    if latest is None or latest.state not in FRESH:
        return None
    if not sent.text:
        beside = bool(sent.items) and {item.kind for item in sent.items} <= BESIDE
        return latest if beside else None
    return latest if not latest.text and not sent.items else None


async def _of_album(tx: Tx, sent: Sent) -> Report | None:
    for item in sent.items:
        if item.group_id:
            found = await media.report_of_album(tx, sent.chat_id, item.group_id)
            return await register.find(tx, found) if found else None
    return None


async def _fill(tx: Tx, person_id: int, report: Report, sent: Sent, *, now: datetime) -> Report:
    """Give a report its words, and with them its category and its unit."""
    danger = await filing.answer_danger(tx, sent, report.place_id, now=now)
    told = replace(report, text=sent.text, version=report.version + 1)
    if danger:
        told = replace(told, priority=Priority.URGENT)
    # Written at once, so that the next step compares against this very version.
    await register.change(tx, report, told)
    await events.append(
        tx, told, Action.ADD, before=None, actor_id=person_id, text=sent.text, now=now
    )
    # Only what nobody sorted yet: a category chosen by hand stays.
    category = await filing.category_for(tx, report.place_id, sent.text, danger)
    if category.code != report.category and report.category == OTHER:
        given = Given(category=category)
        sorted_ = rules.apply(Action.CATEGORISE, told, given, now=now, actor=SYSTEM)
        await register.change(tx, told, sorted_)
        told = sorted_
    return await filing.release(tx, told, now=now)
