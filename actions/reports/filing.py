"""Taking a report: stored and numbered at once, then shown to everyone it concerns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from actions.places import telling
from actions.reports import alike, posting, routing, signs, whereabouts
from actions.reports.clock import arm
from actions.reports.posting import Origin
from domain import reports as rules
from domain.places import Role
from domain.reports import Category, Emergency, Priority, Report
from storage import outbox, prompts
from storage.database import Tx
from storage.outbox import Outgoing
from storage.places import grants, tree
from storage.prompts import Prompt
from storage.reports import events, lists, media, register
from storage.reports.media import Item

LOGGERS = frozenset({Role.CAPTAIN, Role.GRID, Role.STAFF, Role.SECRETARY, Role.OWNER})
# Telegram's limit for what a bot may fetch.
TOO_BIG = 20 * 1024 * 1024
ASKED = "report-text"
# At most 20 characters: a name, not the beginning of a story.
_BEHALF = re.compile(
    r"[代替](?P<who>[^，,。：:]{1,20}?)(?:上)?报(?:事)?[\s，,：:]+(?P<what>.+)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Sent:
    """What somebody sent to report; `author_id` wrote it where another person reports it.

    `asked` says that they were asked for more words already; `place_id` is set where the place
    is known from a poster; `behalf` names somebody without a phone who spoke.
    """

    chat_id: int
    message_id: int
    text: str
    items: tuple[Item, ...] = ()
    author_id: int | None = None
    place_id: int | None = None
    asked: bool = False
    behalf: str = ""


async def answer(
    tx: Tx, person_id: int, prompt: Prompt, sent: Sent, *, now: datetime
) -> Report | None:
    """Take the answer to "what is wrong?", together with what was too short before."""
    await prompts.close(tx, prompt)
    said = "\n".join(filter(None, (str(prompt.args.get("said", "")), sent.text)))
    # A group knows its place itself, and being in it is enough there.
    place_id = prompt.subject_id or None if sent.chat_id > 0 else None
    whole = replace(sent, text=said, place_id=place_id, asked="said" in prompt.args)
    return await report(tx, person_id, whole, now=now)


async def report(tx: Tx, person_id: int, sent: Sent, *, now: datetime) -> Report | None:
    """Take a report, or tell the person why not; an emergency is answered before all else."""
    sent = replace(sent, text=rules.clean(sent.text))
    place_id = await _place(tx, person_id, sent, now=now)
    # Before any refusal: even a stranger in danger is told whom to call.
    danger = await answer_danger(tx, sent, place_id, now=now)
    if place_id is None or not await _welcome(tx, person_id, sent, place_id, now=now):
        await _turn_away(tx, person_id, sent, place_id, now=now)
        return None
    # Before the words are counted: whose they are is not part of them.
    sent = await _in_whose_name(tx, person_id, sent, place_id, now=now)
    # A picture or a voice note is a description (reports.md, Intake).
    if not sent.items and _wanting(sent):
        await ask(tx, person_id, sent, place_id, now=now)
        return None
    if excess := await _excess(tx, person_id, sent, danger, now=now):
        await _tell(tx, person_id, sent, "report-limited", {"excess": excess}, now=now)
        return None
    return await _take(tx, person_id, sent, place_id, danger, now=now)


async def ask(tx: Tx, person_id: int, sent: Sent, place_id: int, *, now: datetime) -> None:
    """Ask what is wrong and where, keeping the few words that were said."""
    args = {"said": sent.text} if sent.text else {}
    # In private the answer may name another building than the usual one.
    kept = place_id if sent.chat_id < 0 or sent.place_id else 0
    prompt = await prompts.ask(tx, sent.chat_id, person_id, ASKED, kept, args, now=now)
    question = Outgoing(
        sent.chat_id,
        "report-tell",
        place_id,
        {"short": bool(sent.text)},
        prompt_id=prompt,
        reply_to=sent.message_id if sent.chat_id < 0 else None,
    )
    await outbox.put(tx, question, now=now)


async def begin(tx: Tx, person_id: int, *, now: datetime) -> None:
    """Ask in private what is wrong, if the person may report anywhere at all."""
    choices = await whereabouts.of_person(tx, person_id, now=now)
    if choices:
        await ask(tx, person_id, Sent(person_id, 0, ""), choices[0], now=now)


async def answer_danger(
    tx: Tx, sent: Sent, place_id: int | None, *, now: datetime
) -> Emergency | None:
    """Where life is in danger, say whom to call before anything else is done."""
    danger = rules.emergency(sent.text)
    if danger:
        numbers = Outgoing(
            sent.chat_id,
            "report-emergency",
            place_id or 0,
            {"danger": danger.kind.value},
            reply_to=sent.message_id,
        )
        await outbox.put(tx, numbers, now=now)
    return danger


async def category_for(tx: Tx, place_id: int, text: str, danger: Emergency | None) -> Category:
    if danger:
        return await routing.category_of(tx, place_id, danger.category)
    return await routing.proposed(tx, place_id, text)


async def store(
    tx: Tx,
    person_id: int,
    sent: Sent,
    place_id: int,
    danger: Emergency | None,
    *,
    now: datetime,
) -> Report:
    """Write the report down under the next number of its building."""
    category = await category_for(tx, place_id, sent.text, danger)
    # Somebody without a phone has no id; the logger is who can be asked.
    author = None if sent.behalf else sent.author_id or person_id
    new = rules.submit(
        0,
        place_id,
        # A counter of its own, never COUNT: numbers are not used again (reports.md, Intake).
        await tree.next_report_number(tx, place_id),
        category,
        sent.text,
        now=now,
        reporter_id=author,
        logger_id=person_id if author != person_id else None,
        priority=Priority.URGENT if danger else Priority.NORMAL,
    )
    stored = replace(new, id=await register.add(tx, new))
    await events.append(tx, stored, "submit", before=None, actor_id=person_id, now=now)
    if sent.behalf:
        await note_behalf(tx, stored, person_id, sent.behalf, now=now)
    await keep_items(tx, stored, sent, person_id, "report", now=now)
    return stored


async def note_behalf(tx: Tx, report: Report, person_id: int, name: str, *, now: datetime) -> None:
    """Write down who spoke, where that was somebody without a phone."""
    await events.append(tx, report, "behalf", before=None, actor_id=person_id, text=name, now=now)


async def keep_items(
    tx: Tx, to: Report, sent: Sent, person_id: int, stage: str, *, now: datetime
) -> int:
    """Attach what was sent; return how many are new."""
    new = 0
    for item in sent.items:
        new += await media.add(tx, to.id, item, stage, person_id, now=now)
    await warn_big(tx, person_id, sent, now=now)
    return new


async def warn_big(tx: Tx, person_id: int, sent: Sent, *, now: datetime) -> None:
    """Say of a file that is too large to be fetched that it stays where it is."""
    if any(item.size and item.size > TOO_BIG for item in sent.items):
        await _tell(tx, person_id, sent, "report-file-big", {}, now=now)


async def release(
    tx: Tx, report: Report, *, now: datetime, origin: Origin | None = None
) -> Report:
    """Send a stored report on its way: to its unit, onto the cards, under the clock."""
    # Routed first, so that the cards show at once who has it.
    routed = await routing.route(tx, report, now=now)
    await posting.cards(tx, routed, now=now, origin=origin)
    await signs.look(tx, routed, now=now)
    await arm(tx, routed, now=now)
    return routed


async def _take(
    tx: Tx,
    person_id: int,
    sent: Sent,
    place_id: int,
    danger: Emergency | None,
    *,
    now: datetime,
) -> Report:
    stored = await store(tx, person_id, sent, place_id, danger, now=now)
    # In an emergency nobody is kept waiting for a choice.
    likes = [] if danger else await alike.sought(tx, stored, now=now)
    if likes:
        await alike.offer(tx, stored, likes, Origin(sent.chat_id, sent.message_id), now=now)
        # The clock runs from submission, even while the author chooses.
        await arm(tx, stored, now=now)
        return stored
    origin = Origin(sent.chat_id, sent.message_id)
    return await release(tx, stored, now=now, origin=origin)


async def _place(tx: Tx, person_id: int, sent: Sent, *, now: datetime) -> int | None:
    if sent.place_id:
        known = await tree.find(tx, sent.place_id)
        return known.id if known and known.closed_at is None else None
    if sent.chat_id > 0:
        choices = await whereabouts.of_person(tx, person_id, now=now)
        return await whereabouts.meant(tx, sent.text, choices)
    tied = await whereabouts.of_chat(tx, sent.chat_id)
    return await whereabouts.meant(tx, sent.text, [tied]) if tied else None


async def _welcome(tx: Tx, person_id: int, sent: Sent, place_id: int, *, now: datetime) -> bool:
    """Being in the group is enough to report there."""
    # A place named by a poster is not the group's, and is checked like any other.
    if sent.chat_id < 0 and sent.place_id is None:
        return True
    return await whereabouts.may_report(tx, person_id, place_id, now=now)


async def _turn_away(
    tx: Tx, person_id: int, sent: Sent, place_id: int | None, *, now: datetime
) -> None:
    if sent.chat_id < 0 and place_id is None:
        await _tell(tx, person_id, sent, "report-unbound", {}, now=now)
        return
    await _tell(tx, person_id, sent, "report-stranger", {"place": place_id or 0}, now=now)


async def _in_whose_name(
    tx: Tx, person_id: int, sent: Sent, place_id: int, *, now: datetime
) -> Sent:
    """「代王奶奶报 灯坏了」 by somebody who serves there is the report of 王奶奶."""
    said = _BEHALF.fullmatch(sent.text)
    if said is None or sent.author_id is not None:
        return sent
    # From anybody else it is only how they put it, and stays their own report.
    if not LOGGERS & await grants.roles_of(tx, person_id, place_id, now=now):
        return sent
    return replace(sent, text=said["what"], behalf=said["who"])


def _wanting(sent: Sent) -> bool:
    return not sent.text or (rules.too_short(sent.text) and not sent.asked)


async def _excess(
    tx: Tx, person_id: int, sent: Sent, danger: Emergency | None, *, now: datetime
) -> str | None:
    """Those who write down what others tell them are not counted for it."""
    for_other = bool(sent.behalf) or sent.author_id not in {None, person_id}
    if for_other and LOGGERS & {g.role for g in await grants.of(tx, person_id, now=now)}:
        return None
    # Read from stored rows, so that a restart forgives nothing.
    filed = await lists.filed_by_since(tx, person_id, now - rules.LIMITS.day)
    same = sum(text == sent.text for text, _ in filed) if sent.text else 0
    times = [at for _, at in filed]
    return rules.limit_refusal(times, same, now, emergency=danger is not None)


async def _tell(
    tx: Tx, person_id: int, sent: Sent, view: str, args: Mapping[str, Any], *, now: datetime
) -> None:
    where = (person_id, sent.chat_id, view, 0, args)
    await telling.answer(tx, *where, now=now, reply_to=sent.message_id)
