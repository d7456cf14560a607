"""The list of holidays and of days worked in exchange, and the question for more of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from domain.notices import Refusal
from domain.notices.festivals import LISTED
from views.notices.buttons_calendar import NoticeDays, NoticeDaysWrite
from views.notices.buttons_lists import NoticeMonth
from views.places.paging import stacked
from views.screen import Ask, Button, Row, Screen
from views.texts import Texts

# A year has some twenty; more were mistyped, and a message has its bounds.
MOST = 45


@dataclass(frozen=True, slots=True)
class Run:
    """Days that follow each other, with one name, off or worked."""

    first: date
    last: date
    works: bool
    name: str


def runs(days: Sequence[tuple[date, bool, str]]) -> list[Run]:
    """The days of a list (in order), those that belong together as one."""
    found: list[Run] = []
    for day, works, name in days:
        last = found[-1] if found else None
        if last and last == Run(last.first, day - timedelta(days=1), works, name):
            found[-1] = replace(last, last=day)
        else:
            found.append(Run(day, day, works, name))
    return found


def page(
    say: Texts,
    year: int,
    days: Sequence[tuple[date, bool, str]],
    *,
    known: bool,
    written: int = 0,
    big: bool = False,
) -> Screen:
    """The list of a year, with the ways to the years beside it."""
    lines = [say("notice-days", year=str(year))]
    if written:
        lines.insert(0, say("notice-days-written", count=written))
    if not known:
        lines.append(say("notice-days-unknown", year=str(year)))
    found = runs(days)
    lines += _lines(say, found[:MOST])
    if len(found) > MOST:
        lines.append(say("notice-days-more", count=len(found) - MOST))
    turns: Row = tuple(
        Button(say.plain("notice-days-year", year=str(other)), NoticeDays(other))
        for other in (year - 1, year + 1)
    )
    change: Row = (Button(say.plain("notice-days-change"), NoticeDaysWrite(year)),)
    rows = (turns, change, (Button(say.plain("back"), NoticeMonth()),))
    return Screen("\n".join(lines), stacked(*rows, big=big))


def _lines(say: Texts, found: Sequence[Run]) -> Iterator[str]:
    for run in found:
        works, called = "yes" if run.works else "no", name(say, run.name) or "none"
        first, last = _noon(say, run.first), _noon(say, run.last)
        if run.first == run.last:
            yield say("notice-days-day", at=first, works=works, name=called)
        else:
            yield say("notice-days-run", first=first, last=last, works=works, name=called)


def name(say: Texts, written: str) -> str:
    """A holiday's name in the reader's language, where it is one that every list has."""
    known = LISTED.get(written)
    return say.plain("notice-festival", kind=known.value) if known else written


def question(say: Texts, year: int, why: str, line: str) -> Screen:
    """Ask for lines; what was wrong with the last ones stands first."""
    if why == Refusal.NOT_YOURS:
        return Screen(say("notice-feed-toast", what=why))
    parts = [say("notice-days-bad", why=why, line=line)] if why else []
    parts.append(say("notice-days-ask", year=str(year)))
    return Screen("\n\n".join(parts), ask=Ask(say.plain("notice-days-hint", year=str(year))))


def _noon(say: Texts, day: date) -> datetime:
    # No clock is set forward at noon: the date stays the date.
    return datetime.combine(day, time(12), say.zone)
