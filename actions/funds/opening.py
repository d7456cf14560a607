"""Opening a fund: from what somebody writes after `/fund` to a draft."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from actions.funds import authority, choosing
from actions.places import spots as places
from domain import funds as rules
from domain.funds import Fund, MoneyRefusal, Refusal, ShareRule, WritingRefusal, Written
from storage import links, outbox, prompts
from storage.database import Tx
from storage.funds import register
from storage.links import Part
from storage.outbox import Outgoing
from storage.prompts import Prompt

VIEW: Final = "fund-draft"
TITLE: Final = "fund-title"
SALT_BYTES: Final = 16
# A ballot's question is longer than what fits at a panel's head.
LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """What was written after `/fund`, and where."""

    chat_id: int
    message_id: int
    text: str


Unread = WritingRefusal | MoneyRefusal


async def open_(tx: Tx, person_id: int, asked: Asked, *, now: datetime) -> Fund | Refusal | None:
    """Make a draft of what was written; without words, ask what for. None: not here, or asked."""
    spots = await choosing.spots(tx, person_id, asked.chat_id, now=now)
    if not spots and asked.chat_id > 0 and not asked.text.strip():
        # A neighbour who writes 众筹 wants to see what there is.
        await outbox.put(tx, Outgoing(asked.chat_id, "fund-list"), now=now)
        return None
    if not spots:
        await _turn_away(tx, person_id, asked, now=now)
        return None
    if not asked.text.strip():
        await _ask_title(tx, person_id, asked, spots[0].place.id, None, now=now)
        return None
    return await _take(tx, person_id, asked, spots, now=now)


async def answer(
    tx: Tx, person_id: int, prompt: Prompt, asked: Asked, *, now: datetime
) -> Fund | Refusal | None:
    """Take the answer to "what is to be paid together?"."""
    # Already answered: a second message is a second message, not a second draft.
    if not await prompts.close(tx, prompt):
        return None
    return await open_(tx, person_id, asked, now=now)


async def draft(
    tx: Tx,
    person_id: int,
    place_id: int,
    chat_id: int,
    *,
    title: str,
    cost: int | None,
    now: datetime,
    stairwell: str | None = None,
    source: Part | None = None,
    screen: str = "home",
) -> Fund | Refusal:
    """Store a draft and show it in the chat; `source` is what it came of, as a passed ballot.

    `cost` in fen, None where it is yet to be named.
    """
    if not await authority.may_organise(tx, person_id, place_id, now=now):
        return Refusal.NOT_YOURS
    blank = replace(_fresh(title, now), place_id=place_id, author_id=person_id, cost=cost)
    blank = replace(blank, stairwell=stairwell, draft_chat_id=chat_id)
    stored = await register.add(tx, blank)
    if source:
        await links.add(tx, source, Part("fund", stored.id), now=now)
    await show(tx, stored, screen, now=now)
    return stored


def _fresh(title: str, now: datetime) -> Fund:
    """A draft as the title suggests it: the work's usual rule, and its usual factors."""
    template = rules.guess_template(title)
    rule = rules.rule_for(template)
    by_floor = rule in {ShareRule.FLOORS, ShareRule.FLOORS_AREA}
    return Fund(
        id=0,
        place_id=0,
        number=0,
        title=title[:LONGEST],
        author_id=0,
        created_at=now,
        rule=rule,
        template=template,
        coefficients=rules.coefficients_for(template) if by_floor else {},
        # Behind the pseudonyms: nobody must be able to guess it.
        salt=secrets.token_hex(SALT_BYTES),
    )


async def show(
    tx: Tx,
    fund: Fund,
    screen: str,
    args: Mapping[str, Any] | None = None,
    *,
    now: datetime,
    chat_id: int = 0,
) -> None:
    """Put a screen of the draft at the end of its chat, or of another one."""
    shown = {"screen": screen} | dict(args or {})
    message = Outgoing(chat_id or fund.draft_chat_id, VIEW, fund.id, shown)
    await outbox.put(tx, message, now=now)


async def _take(
    tx: Tx, person_id: int, asked: Asked, spots: list[choosing.Spot], *, now: datetime
) -> Fund | Refusal | None:
    said = rules.read_fund(asked.text)
    if not isinstance(said, Written):
        # Asked again at once, so that the next message may simply be the better words.
        await _ask_title(tx, person_id, asked, spots[0].place.id, said, now=now)
        return None
    return await draft(
        tx,
        person_id,
        spots[0].place.id,
        asked.chat_id,
        title=said.title,
        cost=said.cost,
        stairwell=spots[0].stairwell,
        screen="where" if len(spots) > 1 else "home",
        now=now,
    )


async def _ask_title(
    tx: Tx, person_id: int, asked: Asked, place_id: int, why: Unread | None, *, now: datetime
) -> None:
    prompt = await prompts.ask(tx, asked.chat_id, person_id, TITLE, place_id, now=now)
    args = {"what": "title", "why": why.value if why else ""}
    question = Outgoing(
        asked.chat_id, "fund-ask", 0, args, prompt_id=prompt, reply_to=asked.message_id
    )
    await outbox.put(tx, question, now=now)


async def _turn_away(tx: Tx, person_id: int, asked: Asked, *, now: datetime) -> None:
    where = (asked.chat_id, asked.message_id, "fund-turned-away")
    await places.turn_away(tx, person_id, *where, Refusal.NOT_YOURS.value, now=now)
