"""The month view: a button for every day, and what takes place on one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from views.notices import listing, rules
from views.notices.buttons_calendar import NoticeDays, NoticeFeed
from views.notices.buttons_lists import NoticeBlank, NoticeDay, NoticeList, NoticeMonth
from views.notices.listing import Line
from views.places.paging import listed
from views.screen import Button, Row, Screen
from views.texts import Texts

WEEK = 7
# A seventh of a phone has room for one figure beside the day, and nobody plans by more.
MOST = 9
# Raised, it takes so little room that even today's bracketed cell is shown whole.
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Telegram takes no button without a sign on it.
BLANK = "·"
A_DAY, BIG_PAGE = 8, 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """A month; `cut` says that there is more than was counted."""

    place_id: int
    first: date
    today: date
    counts: Mapping[date, int]
    cut: bool = False


def month(say: Texts, sheet: Sheet, page: int, *, big: bool) -> Screen:
    """The month as a calendar of buttons; in big letters a list of the days with something."""
    lines = [
        say(
            "notice-month-title",
            year=str(sheet.first.year),
            month=rules.month(say, sheet.first.month),
        ),
        _legend(say, sheet, big=big),
    ]
    if sheet.cut:
        lines.append(say("notice-month-cut"))
    rows = _few(say, sheet, page) if big else _grid(say, sheet)
    return Screen("\n".join(lines), rows)


def day(
    say: Texts,
    wanted: date,
    lines: Sequence[tuple[Line, bool]],
    page: int,
    *,
    big: bool,
    now: datetime,
) -> Screen:
    """What takes place on a day; those the reader answers for (True) open their desks."""
    size = BIG_PAGE if big else A_DAY
    pages = max(1, -(-len(lines) // size))
    at = page % pages
    shown = lines[at * size : (at + 1) * size]
    today = now.astimezone(say.zone).date()
    words = [say("notice-day-title", day=rules.day(say, wanted, today))]
    words += [listing.text(say, line, now=now) for line, _ in shown]
    if not lines:
        words.append(say("notice-day-none"))
    rows: list[Row] = [
        (listing.opener(say, line, runs=runs),) for line, runs in shown if runs or line.stored
    ]
    if pages > 1:
        following = NoticeDay(wanted.year, wanted.month, wanted.day, (at + 1) % pages)
        rows.append((Button(say.plain("notice-lists-next"), following),))
    back = Button(say.plain("back"), NoticeMonth(wanted.year, wanted.month))
    return Screen("\n\n".join(words), (*rows, (back,)))


def free(say: Texts, wanted: date) -> str:
    """A tap on a day without anything is answered so."""
    return say.plain("notice-day-free", day=rules.day(say, wanted, wanted))


def _legend(say: Texts, sheet: Sheet, *, big: bool) -> str:
    if not sheet.counts:
        return say("notice-month-none")
    return say("notice-month-list") if big else say("notice-month-legend")


def _grid(say: Texts, sheet: Sheet) -> tuple[Row, ...]:
    """The weeks from Monday on, a row each, under the names of the weekdays."""
    names = tuple(_blank(name) for name in say.plain("notice-month-week").split())
    start = sheet.first - timedelta(days=sheet.first.weekday())
    rows: list[Row] = [names]
    while start < sheet.first or _inside(sheet, start):
        week = (start + timedelta(days=n) for n in range(WEEK))
        rows.append(tuple(_cell(say, sheet, one) for one in week))
        start += timedelta(days=WEEK)
    turns = (_turn(say, sheet.first, -1), _turn(say, sheet.first, 1))
    return (*rows, turns, _tools(say, sheet), (Button(say.plain("back"), NoticeList()),))


def _few(say: Texts, sheet: Sheet, page: int) -> tuple[Row, ...]:
    """The days that have something, then the months beside this one and the tools."""
    days = [_listed(say, sheet, one) for one in sorted(sheet.counts)]
    turns = (_turn(say, sheet.first, 1), _turn(say, sheet.first, -1))
    return listed(
        say,
        [*days, *turns, *_tools(say, sheet)],
        page,
        lambda at: NoticeMonth(sheet.first.year, sheet.first.month, at),
        NoticeList(),
        big=True,
    )


def _inside(sheet: Sheet, one: date) -> bool:
    return (one.year, one.month) == (sheet.first.year, sheet.first.month)


def _cell(say: Texts, sheet: Sheet, one: date) -> Button:
    if not _inside(sheet, one):
        return _blank(BLANK)
    count = sheet.counts.get(one, 0)
    label = say.plain(
        "notice-month-cell",
        day=str(one.day),
        count=str(min(count, MOST)).translate(RAISED),
        any="yes" if count else "no",
        today="yes" if one == sheet.today else "no",
    )
    return Button(label, NoticeDay(one.year, one.month, one.day))


def _blank(label: str) -> Button:
    return Button(label, NoticeBlank())


def _listed(say: Texts, sheet: Sheet, one: date) -> Button:
    day = rules.day(say, one, sheet.first)
    label = say.plain("notice-month-day", day=day, count=sheet.counts[one])
    return Button(label, NoticeDay(one.year, one.month, one.day))


def _tools(say: Texts, sheet: Sheet) -> tuple[Button, Button]:
    return (
        Button(say.plain("notice-month-holidays"), NoticeDays(sheet.first.year)),
        Button(say.plain("notice-month-phone"), NoticeFeed(sheet.place_id)),
    )


def _turn(say: Texts, first: date, by: int) -> Button:
    """The month before (-1) or after (1), by its name."""
    year, number = divmod(first.year * 12 + first.month - 1 + by, 12)
    name = rules.month(say, number + 1)
    label = say.plain("notice-month-turn", month=name, by="before" if by < 0 else "after")
    return Button(label, NoticeMonth(year, number + 1))
