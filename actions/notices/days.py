"""The list of holidays and days worked in exchange: taken over at start, written into in chat."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from actions.notices import replanning
from actions.places.authority import manages_any
from domain.notices import Refusal
from domain.notices.daylines import BadDay, read_days
from storage import outbox, prompts
from storage.database import Tx
from storage.notices import days
from storage.outbox import Outgoing, Verb
from storage.places import audit
from storage.prompts import Prompt

PAGE: Final = "notice-days"
ASKED: Final = "notice-days-ask"
# Beyond these there is nothing to see, nor may anything be written.
BEHIND: Final = 1
AHEAD: Final = 3


async def take_over(tx: Tx, *, now: datetime) -> int:
    """Fill in the years that people plan in, as far as they are published; return how many days.

    Done at each start; what is there already stays as it is.
    """
    return sum([await days.seed(tx, year) for year in (now.year, now.year + 1)])


async def open_page(
    tx: Tx,
    person_id: int,
    year: int,
    *,
    instead_of: int | None = None,
    now: datetime,
) -> Refusal | None:
    """Show the list of a year in private, of this one for 0."""
    if not await manages_any(tx, person_id, now=now):
        return Refusal.NOT_YOURS
    await _show(tx, person_id, year or now.year, instead_of, now=now)
    return None


async def ask(tx: Tx, person_id: int, year: int, *, now: datetime) -> Refusal | None:
    """Ask in private for the lines to write into the list."""
    if not await manages_any(tx, person_id, now=now):
        return Refusal.NOT_YOURS
    await _ask(tx, person_id, _within(year, now), {}, now=now)
    return None


async def answered(
    tx: Tx, person_id: int, prompt: Prompt, text: str, zone: ZoneInfo, *, now: datetime
) -> None:
    """Write the lines down, all of them or, naming the first that is wrong, none."""
    # First: a second message that came meanwhile must write nothing.
    if not await prompts.close(tx, prompt):
        return
    year = int(prompt.args["year"])
    if not await manages_any(tx, person_id, now=now):
        no = {"year": year, "why": Refusal.NOT_YOURS.value}
        await outbox.put(tx, Outgoing(person_id, ASKED, 0, no), now=now)
        return
    read = read_days(text, now.astimezone(zone).date())
    if isinstance(read, BadDay):
        wrong = {"why": read.why.value, "line": read.line}
        await _ask(tx, person_id, year, wrong, now=now)
        return
    for each in read:
        await days.put(tx, each.day, each.name, works=each.works)
    await replanning.by_workdays(tx, now=now)
    await audit.note(tx, person_id, "holidays", "year", read[0].day.year, now=now)
    written: dict[str, int] = {"written": len(read)}
    await _show(tx, person_id, read[0].day.year, None, written, now=now)


async def of_year(tx: Tx, year: int) -> tuple[list[tuple[date, bool, str]], bool]:
    """Return the days of a year, and whether the list of it is whole."""
    return await days.of_year(tx, year), await days.known(tx, year)


async def _ask(tx: Tx, person_id: int, year: int, wrong: dict[str, str], *, now: datetime) -> None:
    args = {"year": year} | wrong
    prompt = await prompts.ask(tx, person_id, person_id, PAGE, 0, args, now=now)
    message = Outgoing(person_id, ASKED, 0, args, prompt_id=prompt)
    await outbox.put(tx, message, now=now)


async def _show(
    tx: Tx,
    person_id: int,
    year: int,
    instead_of: int | None,
    more: dict[str, int] | None = None,
    *,
    now: datetime,
) -> None:
    args = {"year": _within(year, now)} | (more or {})
    verb = Verb.EDIT if instead_of else Verb.SEND
    message = Outgoing(person_id, PAGE, 0, args, verb=verb, message_id=instead_of)
    await outbox.put(tx, message, now=now)


def _within(year: int, now: datetime) -> int:
    """The year, or the nearest one that may be written into: a forged button can name any."""
    return min(max(year, now.year - BEHIND), now.year + AHEAD)
