"""What a report is about, and who answers for that in its community."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from domain import reports as rules
from domain.reports import (
    CATEGORIES,
    DEFAULT_WORDS,
    LEXICON,
    OTHER,
    SYSTEM,
    Action,
    Category,
    Given,
    Lexicon,
    Report,
    State,
)
from storage.database import Tx
from storage.places import chats, grants, tree, units
from storage.places.units import Setting
from storage.reports import events, register

_BREAKS = re.compile(r"[|,，、;；\n]+")


async def category_of(tx: Tx, place_id: int, code: str) -> Category:
    """The category as the place's community keeps it; one that nobody knows is "other"."""
    # A code from a button or an old row may be none that is known now.
    usual = CATEGORIES.get(code, CATEGORIES[OTHER])
    community = await tree.community_of(tx, place_id)
    own = await units.category(tx, community.id, usual.code)
    return _as_set(own, usual) if own else usual


async def proposed(tx: Tx, place_id: int, text: str) -> Category:
    """The category that the words of a report speak for."""
    community = await tree.community_of(tx, place_id)
    settings = await units.categories_of(tx, community.id)
    return await category_of(tx, place_id, rules.propose(text, _lexicon(settings)))


async def unit_for(tx: Tx, report: Report, *, now: datetime) -> int | None:
    """The unit that answers for the report, if there is one with somebody behind it."""
    category = await category_of(tx, report.place_id, report.category)
    if category.responsible is None:
        return None
    community = await tree.community_of(tx, report.place_id)
    unit = await units.by_code(tx, community.id, category.responsible)
    if unit is None:
        return None
    # Sent to a unit without anybody it would lie there unseen; staff see it instead.
    staffed = await chats.of_unit(tx, unit.id) or await grants.members(tx, unit.id, now=now)
    return unit.id if staffed else None


async def route(tx: Tx, report: Report, *, now: datetime) -> Report:
    """Send a report to the unit of its category; where there is none it stays for staff.

    Nobody is told here: the cards that follow show it. One already sent is sent on, as long as
    no one has taken it up. What is about a captain or staff is sent on by the level above only.
    """
    if report.about is not None:
        return report
    unit_id = await unit_for(tx, report, now=now)
    action = Action.DISPATCH if report.state is State.SUBMITTED else Action.REASSIGN
    fresh = report.state in {State.SUBMITTED, State.DISPATCHED}
    # A unit that gave it back was not meant: rules would send it there again and again.
    if not fresh or unit_id in {None, report.unit_id} or report.return_count:
        return report
    sent = rules.apply(action, report, Given(unit_id=unit_id), now=now, actor=SYSTEM)
    await register.change(tx, report, sent)
    await events.append(tx, sent, action, before=report, actor_id=None, text=str(unit_id), now=now)
    return sent


def _as_set(own: Setting, usual: Category) -> Category:
    return replace(
        usual,
        responsible=own.responsible or None,
        helps=tuple(own.helps.split()),
        respond_minutes=own.respond_minutes,
        resolve_minutes=own.resolve_minutes,
        private=own.private,
        needs_photo=own.needs_photo,
    )


def _lexicon(settings: Mapping[str, Setting]) -> Lexicon:
    """The usual words with those the community added; its own come first where two claim one."""
    own = {code: words for code, s in settings.items() if (words := _words(s.words))}
    if not own:
        return LEXICON
    # The usual order decides ties, so the community's own come behind it.
    codes = dict.fromkeys([*CATEGORIES, *own])
    added = {code: own.get(code, ()) for code in codes}
    claimed = {word for words in own.values() for word in words}
    usual = {code: [w for w in DEFAULT_WORDS.get(code, ()) if w not in claimed] for code in codes}
    return rules.lexicon({code: (*added[code], *usual[code]) for code in codes})


def _words(text: str) -> tuple[str, ...]:
    """English terms keep their spaces; between Chinese words a space is as good as a comma."""
    found: list[str] = []
    for part in _BREAKS.split(text):
        found.extend([part] if part.isascii() else part.split())
    return tuple(word.strip() for word in found if word.strip())
