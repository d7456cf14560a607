"""Making a draft of what is to be asked: for `/vote`, and for whatever else leads to a vote."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from actions.ballots import authority, electorate
from domain import ballots as rules
from domain.ballots import Ballot, Kind, Refusal, Shown, State, Written, shaping
from domain.ballots.kinds import PRESETS
from domain.places import Place
from domain.when import Unclear, deadline
from storage import links, outbox
from storage.ballots import drafts, register
from storage.database import Tx
from storage.links import Part
from storage.outbox import Outgoing
from storage.places import tree

VIEW = "ballot-draft"
SALT_BYTES = 16


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
