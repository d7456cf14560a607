"""Notices as they are listed: what is coming, one's own, and those one answers for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.notices import Notice, Occurrence, Phase, Seat
from domain.notices.schedule import recurrence_of
from views.notices import rules
from views.notices.buttons_desk import NoticeDesk
from views.notices.buttons_lists import (
    NoticeDraftOpen,
    NoticeList,
    NoticeMonth,
    NoticeWishes,
    Show,
)
from views.notices.buttons_people import NoticeOwn
from views.packing import packed
from views.places import naming
from views.places.paging import listed
from views.screen import Button, Link, Row, Screen
from views.texts import Texts

TITLE, VENUE = 40, 30
LABEL = 20
# What only those who announce things look at.
STAFF_TABS = (Show.RUNNING, Show.DRAFTS, Show.PAUSED, Show.ENDED)


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as it is shown; without an occurrence it is about the notice as a whole.

    `seat` and `seen` are the reader's own, in a group nobody's (None); `open` says that one may
    sign up, `full` that it is only to wait.
    """

    notice: Notice
    occurrence: Occurrence | None
    place: str
    zone: ZoneInfo
    seat: Seat | None = None
    open: bool = False
    full: bool = False
    seen: bool | None = None

    @property
    def stored(self) -> bool:
        """Whether it has a page of its own: what only the rule knows yet has none."""
        return self.occurrence is not None and self.occurrence.id > 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list; `following` is the button to the next, `first` says that it begins."""

    show: Show
    lines: tuple[Line, ...]
    following: NoticeList | None = None
    first: bool = True
    serves: bool = False


def page(say: Texts, shown: Page, *, big: bool, now: datetime) -> Screen:
    """A page in private; a tap on an entry opens it."""
    words = [say("notice-lists-title", show=shown.show), *_lines(say, shown.lines, now=now)]
    if not shown.lines:
        words.append(say("notice-lists-none", show=shown.show))
    entries = [(entry(say, line, shown.show),) for line in shown.lines]
    ways = _ways(say, shown, big=big)
    return Screen("\n\n".join(words), (*entries, *ways))


def in_group(say: Texts, lines: Sequence[Line], *, now: datetime) -> Screen:
    """What is coming in a group: each opens in private, as do the pages that follow."""
    words = [say("notice-lists-title", show="coming"), *_lines(say, lines, now=now)]
    if not lines:
        words.append(say("notice-lists-none", show="coming"))
    rows = [
        (Link(_label(say, line), start=f"n_{line.occurrence.id}"),)
        for line in lines
        if line.occurrence
    ]
    more = Link(say.plain("notice-lists-private"), start="nl_0")
    return Screen("\n\n".join(words), (*rows, (more,)))


def mine(say: Texts, lines: Sequence[Line], *, now: datetime) -> Screen | None:
    """What one signed up for, for `/my`; None where there is nothing."""
    if not lines:
        return None
    words = [say("notice-lists-title", show="mine"), *_lines(say, lines, now=now)]
    return Screen("\n".join(words), tuple((entry(say, one, Show.MINE),) for one in lines))


def more(say: Texts, page: int, *, serves: bool, big: bool) -> Screen:
    """The ways on, where an entry's page has no room for them."""
    buttons = [_tab(say, Show.MINE), *_tools(say, serves=serves)]
    rows = listed(say, buttons, page, _more_page, NoticeList(), big=big, across=2)
    return Screen(say("notice-lists-more"), rows)


def entry(say: Texts, line: Line, show: Show) -> Button:
    """The button that opens an entry of a list."""
    if show is Show.DRAFTS:
        return Button(_label(say, line), NoticeDraftOpen(line.notice.id))
    return opener(say, line, runs=line.occurrence is None)


def opener(say: Texts, line: Line, *, runs: bool) -> Button:
    """The button to one's own page of an occurrence, or for who runs the notice to its desk."""
    if runs or line.occurrence is None:
        return Button(_label(say, line), NoticeDesk(line.notice.id))
    return Button(_label(say, line), NoticeOwn(line.occurrence.id))


def text(say: Texts, line: Line, *, now: datetime) -> str:
    """An entry in words: when, what, where, how often, and how the reader stands."""
    notice = line.notice
    rule = recurrence_of(notice.schedule, line.zone)
    below = [
        naming.label(notice.venue or line.place, VENUE),
        # Of a notice as a whole the rule is its when.
        rules.words(say, rule) if rule and line.occurrence else "",
        *_standing(say, line),
    ]
    return say(
        "notice-lists-entry",
        when=_when(say, line, now),
        title=naming.label(notice.title, TITLE),
        below=" · ".join(filter(None, below)),
    )


def _lines(say: Texts, lines: Sequence[Line], *, now: datetime) -> list[str]:
    return [text(say, line, now=now) for line in lines]


def _when(say: Texts, line: Line, now: datetime) -> str:
    one = line.occurrence
    if one is None:
        rule = recurrence_of(line.notice.schedule, line.zone)
        if rule:
            return rules.words(say, rule)
        start, minutes = line.notice.schedule.starts_at, line.notice.schedule.minutes
    else:
        start, minutes = one.starts_at, _minutes(one)
    if start is None:
        return say.plain("notice-lists-now")
    return rules.once(say, start, minutes, line.zone, now=now)


def _minutes(one: Occurrence) -> int | None:
    if one.starts_at is None or one.ends_at is None:
        return None
    return int((one.ends_at - one.starts_at).total_seconds()) // 60


def _standing(say: Texts, line: Line) -> list[str]:
    """How the reader stands to it, in a word or two."""
    one = line.occurrence
    if one is not None and one.state is Phase.CANCELLED:
        return [say.plain("notice-lists-standing", standing="cancelled")]
    found = []
    if line.seat is not None:
        found.append(line.seat.value)
    elif line.open:
        found.append("full" if line.full else "open")
    # Nobody can have seen what was not posted yet.
    if line.notice.receipt and one is not None and one.posted_at and line.seen is not None:
        found.append("seen" if line.seen else "unseen")
    return [say.plain("notice-lists-standing", standing=each) for each in found]


def _label(say: Texts, line: Line) -> str:
    title = naming.label(line.notice.title, LABEL)
    start = line.occurrence.starts_at if line.occurrence else None
    if start is None:
        return say.plain("notice-lists-label", title=title)
    # Without the year: the words above name it, and a button has little room.
    local = start.astimezone(line.zone).date()
    day = rules.day(say, local, local)
    return say.plain("notice-lists-label-day", day=day, title=title)


def _ways(say: Texts, shown: Page, *, big: bool) -> tuple[Row, ...]:
    turns = []
    if not shown.first:
        turns.append(Button(say.plain("notice-lists-first"), NoticeList(shown.show)))
    if shown.following:
        turns.append(Button(say.plain("notice-lists-next"), shown.following))
    if big:
        # Two entries and two ways: the last page leads back to the first.
        return tuple((button,) for button in (*turns[-1:], _around(say, shown)))
    mine = [] if shown.show is Show.MINE else [_tab(say, Show.MINE)]
    ways = packed([*mine, *_tools(say, serves=shown.serves, without=shown.show)])
    back = Button(say.plain("back"), NoticeList())
    rows = (*((tuple(turns),) if turns else ()), *ways)
    return rows if shown.show is Show.COMING else (*rows, (back,))


def _around(say: Texts, shown: Page) -> Button:
    if shown.show is Show.COMING:
        return Button(say.plain("notice-lists-more-button"), NoticeList(Show.MORE))
    return Button(say.plain("back"), NoticeList(Show.MORE))


def _tools(say: Texts, *, serves: bool, without: Show | None = None) -> list[Button]:
    wishes = Button(say.plain("notice-wishes-button"), NoticeWishes())
    if not serves:
        return [wishes]
    month = Button(say.plain("notice-month-button"), NoticeMonth())
    return [month, *(_tab(say, show) for show in STAFF_TABS if show is not without), wishes]


def _tab(say: Texts, show: Show) -> Button:
    return Button(say.plain("notice-lists-tab", show=show), NoticeList(show))


def _more_page(page: int) -> NoticeList:
    return NoticeList(Show.MORE, after=page)
