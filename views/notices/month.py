"""The month view: a grid by day with how much there is, and what takes place on one day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from views.notices import listing, rules
from views.notices.buttons_calendar import NoticeDays, NoticeFeed
from views.notices.buttons_lists import NoticeDay, NoticeList, NoticeMonth
from views.notices.listing import Line
from views.packing import width
from views.places.paging import listed
from views.screen import Button, Row, Screen
from views.texts import Texts

# Seven of them fit a phone in a fixed width.
CELL = 4
WEEK = 7
# A cell has room for two figures, and nobody plans by more.
MOST = 99
ACROSS, MOST_DAYS = 4, 31
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
    """The grid; a tap on a day that has something opens it."""
    lines = [
        say(
            "notice-month-title",
            year=str(sheet.first.year),
            month=rules.month(say, sheet.first.month),
        ),
        f"<pre>{grid(say, sheet)}</pre>",
        say("notice-month-legend") if sheet.counts else say("notice-month-none"),
    ]
    if sheet.cut:
        lines.append(say("notice-month-cut"))
    days = [_day_button(say, day, sheet.counts[day]) for day in sorted(sheet.counts)]
    turns = (_turn(say, sheet.first, -1), _turn(say, sheet.first, 1))
    # With four buttons at most, the months beside this one stand among the days.
    buttons = [*days, *reversed(turns), *_tools(say, sheet)] if big else days
    rows = listed(
        say,
        buttons,
        page,
        lambda at: NoticeMonth(sheet.first.year, sheet.first.month, at),
        NoticeList(),
        big=big,
        across=ACROSS,
        a_page=MOST_DAYS,
    )
    own = () if big else (turns, _tools(say, sheet))
    return Screen("\n".join(lines), (*own, *rows))


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


def grid(say: Texts, sheet: Sheet) -> str:
    """The weeks from Monday on: each day, and below it how many things it has."""
    lines = ["".join(_cell(name) for name in say.plain("notice-month-week").split())]
    start = sheet.first - timedelta(days=sheet.first.weekday())
    while start < sheet.first or start.month == sheet.first.month:
        week = [start + timedelta(days=n) for n in range(WEEK)]
        lines.append("".join(_cell(_number(day, sheet)) for day in week))
        counts = "".join(_cell(_count(day, sheet)) for day in week)
        lines += [counts] if counts.strip() else []
        start += timedelta(days=WEEK)
    return "\n".join(line.rstrip() for line in lines)


def _number(day: date, sheet: Sheet) -> str:
    if (day.year, day.month) != (sheet.first.year, sheet.first.month):
        return ""
    return f"[{day.day}]" if day == sheet.today else f"{day.day}"


def _count(day: date, sheet: Sheet) -> str:
    count = sheet.counts.get(day, 0)
    return f"•{min(count, MOST)}" if count else ""


def _cell(text: str) -> str:
    return " " * max(CELL - width(text), 0) + text


def _day_button(say: Texts, day: date, count: int) -> Button:
    label = say.plain("notice-month-day", day=str(day.day), count=str(count))
    return Button(label, NoticeDay(day.year, day.month, day.day))


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
