"""What somebody wants to be sent: no more in private, and the year of birth they may give."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from actions import screens
from storage import outbox, prompts
from storage.database import Tx
from storage.notices import optouts
from storage.outbox import Outgoing
from storage.places import people
from storage.prompts import Prompt

VIEW: Final = "notice-wishes"
ASK: Final = "notice-born"
WRONG: Final = "notice-born-wrong"
OLDEST: Final = 1900


class Fault(StrEnum):
    """Why what was typed is no year of birth."""

    NO_YEAR = "no-year"
    TOO_EARLY = "too-early"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is kept of them; the year only if it was given."""

    quiet: bool
    birth_year: int | None


async def wishes(tx: Tx, person_id: int) -> Wishes:
    person = await people.get(tx, person_id)
    return Wishes(await optouts.quiet(tx, person_id), person.birth_year)


async def open_page(tx: Tx, person_id: int, here: int | None, *, now: datetime) -> None:
    """Show the page in private; a question that was open is dropped."""
    await prompts.drop(tx, person_id, person_id)
    await screens.show(tx, person_id, person_id, VIEW, instead_of=here, now=now)


async def set_quiet(
    tx: Tx, person_id: int, here: int | None, *, quiet: bool, now: datetime
) -> None:
    """Write to the person no more, or again; `here` is the page to be redrawn."""
    if quiet:
        await optouts.add(tx, person_id, now=now)
    else:
        await optouts.drop(tx, person_id)
    # Under a notice nothing is redrawn: what it says is still to be read.
    if here is not None:
        await screens.show(tx, person_id, person_id, VIEW, instead_of=here, now=now)


async def ask_year(tx: Tx, person_id: int, *, now: datetime) -> None:
    """Ask for the year of birth; to answer is to agree."""
    prompt = await prompts.ask(tx, person_id, person_id, ASK, 0, now=now)
    await outbox.put(tx, Outgoing(person_id, ASK, prompt_id=prompt), now=now)


async def forget_year(tx: Tx, person_id: int, here: int | None, *, now: datetime) -> None:
    await optouts.set_birth_year(tx, person_id, None)
    await screens.show(tx, person_id, person_id, VIEW, instead_of=here, now=now)


async def answer(
    tx: Tx, person_id: int, prompt: Prompt, text: str, zone: ZoneInfo, *, now: datetime
) -> Fault | None:
    """Keep the year that was typed; if it is none, the question stays open."""
    year = year_in(text, now.astimezone(zone).year)
    if isinstance(year, Fault):
        args = {"why": year.value}
        await outbox.put(tx, Outgoing(person_id, WRONG, args=args), now=now)
        return year
    # Already answered: a second message changes nothing.
    if await prompts.close(tx, prompt):
        await optouts.set_birth_year(tx, person_id, year)
        await screens.show(tx, person_id, person_id, VIEW, now=now)
    return None


def year_in(text: str, this_year: int) -> int | Fault:
    """The year that stands there alone, in whatever digits, with or without 年."""
    plain = unicodedata.normalize("NFKC", text).strip().removesuffix("年").strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) == 4):  # noqa: PLR2004
        return Fault.NO_YEAR
    year = int(plain)
    if year < OLDEST:
        return Fault.TOO_EARLY
    return year if year <= this_year else Fault.AHEAD
