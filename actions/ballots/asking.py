"""Asking the neighbours: from what somebody writes after `/vote` to a draft."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from actions.ballots import authority, choosing, electorate
from actions.places import telling
from domain import ballots as rules
from domain.ballots import Ballot, Kind, Refusal, Shown, State, Written, shaping
from domain.ballots.kinds import PRESETS
from domain.places import Place, Role
from domain.when import Unclear, deadline
from storage import links, outbox, prompts
from storage.ballots import drafts, register
from storage.database import Tx
from storage.links import Part
from storage.outbox import Outgoing
from storage.places import grants, people, tree
from storage.prompts import Prompt

VIEW = "ballot-draft"
QUESTION = "ballot-question"
OPTIONS = "ballot-options"
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Asked:
    """What was written after `/vote`, and where."""

    chat_id: int
    message_id: int
    text: str


async def ask(tx: Tx, person_id: int, asked: Asked, *, now: datetime) -> Ballot | Refusal | None:
    """Make a draft of what was written; without words, ask for the question. None: not here."""
    spots = await choosing.spots(tx, person_id, asked.chat_id, now=now)
    if not spots:
        await _turn_away(tx, person_id, asked, now=now)
        return None
    if not asked.text.strip():
        await ask_question(tx, person_id, asked, spots[0].place.id, now=now)
        return None
    return await _take(tx, person_id, asked, spots, stepping=False, now=now)


async def answer(
    tx: Tx, person_id: int, prompt: Prompt, asked: Asked, *, now: datetime
) -> Ballot | Refusal | None:
    """Take the answer to "what is the question?" and go on step by step."""
    spots = await choosing.spots(tx, person_id, asked.chat_id, now=now)
    if not spots:
        await prompts.close(tx, prompt)
        await _turn_away(tx, person_id, asked, now=now)
        return None
    # Already answered: a second message is a second message, not a second draft.
    if not await prompts.close(tx, prompt):
        return None
    return await _take(tx, person_id, asked, spots, stepping=True, now=now)


async def draft(
    tx: Tx,
    person_id: int,
    place_id: int,
    chat_id: int,
    text: str | Written,
    *,
    now: datetime,
    kind: Kind | None = None,
    source: Part | None = None,
    stairwell: str | None = None,
    screen: str = "home",
) -> Ballot | Refusal:
    """Store a draft and show it in the chat; `source` is what it came of (report, ballot).

    A deadline that cannot be read is asked back in the chat, and the usual length is kept.
    """
    if not await authority.may_run(tx, person_id, place_id, now=now):
        return Refusal.CAPTAIN_ONLY
    said = rules.written(text) if isinstance(text, str) else text
    if isinstance(said, Refusal):
        return said
    place = await tree.get(tx, place_id)
    fresh = await _fresh(tx, person_id, place, chat_id, said, kind, now=now)
    until = _until(place, said, now)
    closes_at = until if isinstance(until, datetime) else None
    sourced = await _repeated(tx, source)
    whole = replace(fresh, closes_at=closes_at, source_id=sourced, stairwell=stairwell)
    stored = await register.add(tx, whole)
    if sourced:
        await drafts.copy_roster(tx, sourced, stored.id)
    if source:
        await links.add(tx, source, Part("ballot", stored.id), now=now)
    open_end = _unclear(until, said)
    await show(tx, stored, _next(screen, said, asks=bool(open_end)), open_end, now=now)
    return stored


async def show(
    tx: Tx,
    ballot: Ballot,
    screen: str,
    args: Mapping[str, Any] | None = None,
    *,
    now: datetime,
    chat_id: int = 0,
) -> None:
    """Put a screen of the draft at the end of its chat, or of another one."""
    shown = {"screen": screen} | dict(args or {})
    message = Outgoing(chat_id or ballot.draft_chat_id, VIEW, ballot.id, shown)
    await outbox.put(tx, message, now=now)


async def ask_question(
    tx: Tx,
    person_id: int,
    asked: Asked,
    place_id: int,
    *,
    now: datetime,
    why: Refusal | None = None,
) -> None:
    """Ask what the question is, saying what was wrong with the last one."""
    prompt = await prompts.ask(tx, asked.chat_id, person_id, QUESTION, place_id, now=now)
    question = Outgoing(
        asked.chat_id,
        "ballot-ask",
        0,
        {"what": "question", "why": why.value if why else ""},
        prompt_id=prompt,
        reply_to=asked.message_id,
    )
    await outbox.put(tx, question, now=now)


async def _take(
    tx: Tx,
    person_id: int,
    asked: Asked,
    spots: list[choosing.Spot],
    *,
    stepping: bool,
    now: datetime,
) -> Ballot | Refusal:
    here = spots[0]
    made = await draft(
        tx,
        person_id,
        here.place.id,
        asked.chat_id,
        asked.text,
        now=now,
        stairwell=here.stairwell,
        screen=_first_screen(several=len(spots) > 1, stepping=stepping),
    )
    if isinstance(made, Refusal):
        # Asked again at once, so that the next message may simply be the better words.
        await ask_question(tx, person_id, asked, here.place.id, now=now, why=made)
    return made


async def _repeated(tx: Tx, source: Part | None) -> int | None:
    """The ballot that the new one repeats, if it is one that was published."""
    if source is None or source.kind != "ballot":
        return None
    ballot = await register.find(tx, source.id)
    # A draft may be thrown away, and nothing that stays may hang on it.
    return ballot.id if ballot and ballot.state != State.DRAFT else None


def _next(screen: str, said: Written, *, asks: bool) -> str:
    # Where the place is asked first, that screen says what is wrong with the time.
    if screen.startswith("where"):
        return screen
    if asks:
        return "until"
    # Whoever writes lines of their own accord needs no steps.
    return "home" if said.options or said.deadline_text else screen


def _first_screen(*, several: bool, stepping: bool) -> str:
    if several:
        return "where_step" if stepping else "where"
    return "ask_options" if stepping else "home"


async def _fresh(
    tx: Tx,
    person_id: int,
    place: Place,
    chat_id: int,
    said: Written,
    kind: Kind | None,
    *,
    now: datetime,
) -> Ballot:
    # Where no flat is known, only people can be counted.
    usual = Kind.HOUSEHOLD if await electorate.has_roll(tx, place.id) else Kind.HAND
    wanted = kind or said.kind or usual
    blank = Ballot(
        id=0,
        place_id=place.id,
        number=0,
        stairwell=None,
        kind=wanted,
        question=said.question,
        options=said.options,
        electorate=PRESETS[wanted].electorate,
        rule=None,
        seats=1,
        shown=Shown.NAMES,
        early=PRESETS[wanted].early,
        length_minutes=0,
        state=State.DRAFT,
        author_id=person_id,
        draft_chat_id=chat_id,
        created_at=now,
        # Behind the pseudonyms: nobody must be able to guess it.
        salt=secrets.token_hex(SALT_BYTES),
    )
    return shaping.with_kind(blank, wanted)


def _until(place: Place, said: Written, now: datetime) -> datetime | Unclear | None:
    if said.deadline_text is None:
        return None
    return deadline(said.deadline_text, now=now, zone=ZoneInfo(place.zone))


def _unclear(until: datetime | Unclear | None, said: Written) -> dict[str, Any]:
    """What to say of a deadline that has to be asked back, with the moments it may mean."""
    if not isinstance(until, Unclear):
        return {}
    return unclear(until) | {"said": (said.deadline_text or "")[:60]}


def unclear(until: Unclear) -> dict[str, Any]:
    """An unclear time as codes: why, and the candidates in seconds since 1970."""
    return {"why": until.why.value, "at": [int(at.timestamp()) for at in until.candidates]}


async def _turn_away(tx: Tx, person_id: int, asked: Asked, *, now: datetime) -> None:
    # The group hears of it only where the person cannot be told in private.
    place = await choosing.place_of(tx, asked.chat_id)
    unbound = asked.chat_id < 0 and place is None
    args = {
        "why": "unbound" if unbound else Refusal.CAPTAIN_ONLY.value,
        "names": await _captains(tx, place, now=now) if place else [],
    }
    where = (person_id, asked.chat_id, "ballot-turned-away", place.id if place else 0, args)
    await telling.answer(tx, *where, now=now, reply_to=asked.message_id)


async def _captains(tx: Tx, place: Place, *, now: datetime) -> list[int]:
    holders = await grants.holders(tx, place.id, Role.CAPTAIN, now=now)
    return [one for one in holders[:3] if await people.find(tx, one)]
