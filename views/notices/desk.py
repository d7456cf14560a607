"""The desk of a notice in private: how its broadcast gets on, and what can be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from domain.notices import Fate, Notice, Occurrence, Phase, State
from domain.when import Recurrence
from views.notices import rules
from views.notices.buttons_desk import (
    DeskAsk,
    DeskDo,
    DeskPage,
    NoticeAsk,
    NoticeDate,
    NoticeDesk,
    NoticeDo,
)
from views.notices.buttons_people import (
    NoticeBegin,
    NoticeHeard,
    NoticeNudge,
    NoticePeople,
    PeopleTool,
)
from views.notices.post import Post, seats, time_of
from views.packing import packed
from views.places import naming
from views.screen import Button, Screen
from views.texts import Texts

A_PAGE = 15
GOING = frozenset({State.RUNNING, State.PAUSED})
OPEN = frozenset({Phase.PLANNED, Phase.POSTED})
ARRIVED = (Fate.SENT, Fate.DIGEST)
LOST = (Fate.FAILED, Fate.EXPIRED)
WAITS = (Fate.HELD, Fate.PAUSED)


@dataclass(frozen=True, slots=True)
class Desk:
    """A notice, the occurrence it is about now, and its copies by what became of them."""

    notice: Notice
    recurrence: Recurrence | None
    post: Post | None
    next_at: datetime | None
    counts: Mapping[Fate, int]
    receipts: int
    gone: int
    zone: tzinfo

    def of(self, fates: Sequence[Fate]) -> int:
        """How many copies met one of these fates."""
        return sum(self.counts.get(fate, 0) for fate in fates)

    @property
    def total(self) -> int:
        return sum(self.counts.values()) - self.counts.get(Fate.CANCELLED, 0)


def screen(say: Texts, desk: Desk, *, now: datetime) -> Screen:
    """The card: state, this time, figures, the next time, and every tool that fits them."""
    notice = desk.notice
    lines = [say("notice-desk", title=notice.title, state=notice.state.value)]
    if desk.recurrence:
        lines.append(say("notice-desk-rule", rule=rules.words(say, desk.recurrence)))
    if desk.post:
        lines += _current(say, desk, desk.post, now)
    if desk.next_at:
        when = rules.once(say, desk.next_at, None, desk.zone, now=now)
        lines.append(say("notice-desk-next", when=when))
    if notice.urgent:
        lines.append(say("notice-desk-urgent", reason=notice.urgent))
    if notice.ended_reason:
        lines.append(say("notice-desk-reason", reason=notice.ended_reason))
    return Screen("\n".join(lines), packed(_buttons(say, desk)))


def failed(say: Texts, desk: Desk, losses: Sequence[tuple[str, str, int]], page: int) -> Screen:
    """Where it did not arrive: (title, remedy, copies) each with what would help."""
    at = min(max(page, 0), max(len(losses) - 1, 0) // A_PAGE)
    shown = losses[at * A_PAGE :][:A_PAGE]
    lines = [say("notice-failed", title=desk.notice.title, count=len(losses))]
    for title, remedy, count in shown:
        name = naming.label(title) or say.plain("notice-failed-people", count=count)
        lines.append(say("notice-failed-line", chat=name, remedy=remedy))
    notice_id = desk.notice.id
    before, after = (NoticeDesk(notice_id, DeskPage.FAILED, at + step) for step in (-1, 1))
    buttons = [Button(say.plain("notice-page-before"), before)] * (at > 0)
    more = len(losses) > (at + 1) * A_PAGE
    buttons += [Button(say.plain("notice-page-after"), after)] * more
    rows = packed([*buttons, *_resend(say, desk)])
    return Screen("\n".join(lines), (*rows, (back(say, notice_id),)))


def dates(say: Texts, desk: Desk, ahead: Sequence[Occurrence], *, now: datetime) -> Screen:
    """The next dates, a button to each."""
    notice = desk.notice
    buttons = []
    for one in ahead:
        at = int(one.original_at.timestamp())
        label = time_of(say, one, desk.zone, now=now)
        buttons.append((Button(naming.label(label), NoticeDate(notice.id, at)),))
    text = say("notice-dates", title=notice.title, count=len(ahead))
    return Screen(text, (*buttons, (back(say, notice.id),)))


def date(say: Texts, desk: Desk, one: Occurrence, *, now: datetime) -> Screen:
    """One date: what can be done with it, without touching the others."""
    when = time_of(say, one, desk.zone, now=now)
    lines = [say("notice-date", title=desk.notice.title, when=when)]
    if one.state is Phase.CANCELLED:
        lines.append(say("notice-post-cancelled", reason=one.reason or ""))
    buttons = _date_tools(say, desk.notice.id, one)
    return Screen("\n".join(lines), (*packed(buttons), (back(say, desk.notice.id),)))


def words(say: Texts, desk: Desk) -> Screen:
    """Which part of the words is to be another."""
    notice_id = desk.notice.id
    parts = [DeskAsk.TITLE, DeskAsk.BODY, DeskAsk.VENUE]
    if desk.notice.signup:
        parts.append(DeskAsk.CAPACITY)
    buttons = [_ask(say, notice_id, part, 0) for part in parts]
    text = say("notice-words", title=desk.notice.title)
    return Screen(text, (*packed(buttons), (back(say, notice_id),)))


def off(say: Texts, desk: Desk, one: Occurrence | None, *, now: datetime) -> Screen:
    """Whether it is really to be called off: this one, or (None) all that is to come."""
    notice = desk.notice
    what = DeskAsk.OFF if one else DeskAsk.OFF_ALL
    when = time_of(say, one, desk.zone, now=now) if one else ""
    timed = "yes" if when else "no"
    text = say("notice-off", what=what.value, title=notice.title, when=when, timed=timed)
    sure = NoticeAsk(notice.id, what, one.id if one else 0)
    yes = Button(say.plain("notice-off-sure"), sure, "danger")
    return Screen(text, ((yes,), (back(say, notice.id),)))


def back(say: Texts, notice_id: int) -> Button:
    return Button(say.plain("back"), NoticeDesk(notice_id))


def _current(say: Texts, desk: Desk, post: Post, now: datetime) -> list[str]:
    occurrence = post.occurrence
    state = occurrence.state
    # Posted half an hour ago or moved to the evening: the state alone says too little.
    when = time_of(say, occurrence, desk.zone, now=now)
    lines = [say("notice-desk-when", when=when)] if when else []
    if state is Phase.PLANNED:
        at = rules.once(say, occurrence.post_at, None, desk.zone, now=now)
        lines.append(say("notice-desk-planned", at=at))
    elif state is Phase.CANCELLED:
        lines.append(say("notice-post-cancelled", reason=occurrence.reason or ""))
    elif state is not Phase.POSTED or not desk.total:
        lines.append(say("notice-desk-state", state=state.value))
    if desk.total:
        lines += _progress(say, desk)
    if desk.gone:
        lines.append(say("notice-desk-gone", count=desk.gone))
    if post.notice.signup:
        lines.append(seats(say, post))
    if post.notice.receipt:
        lines.append(say("notice-desk-receipts", count=desk.receipts))
    return lines


def _progress(say: Texts, desk: Desk) -> list[str]:
    goes_on = desk.counts.get(Fate.WAITING, 0) > 0
    lines = [
        say(
            "notice-desk-progress",
            done=desk.of(ARRIVED),
            total=desk.total,
            state="going" if goes_on else "done",
            to="people" if desk.notice.audience else "groups",
        )
    ]
    for word, fates in (("held", WAITS[:1]), ("paused", WAITS[1:]), ("lost", LOST)):
        if count := desk.of(fates):
            lines.append(say("notice-desk-others", what=word, count=count))
    return lines


def _buttons(say: Texts, desk: Desk) -> list[Button]:
    notice, post = desk.notice, desk.post
    found: list[Button] = []
    going = notice.state in GOING
    if going:
        what = DeskDo.PAUSE if notice.state is State.RUNNING else DeskDo.RESUME
        found.append(_do(say, notice.id, what, 0))
    if post and going and post.occurrence.state in OPEN:
        found += _date_tools(say, notice.id, post.occurrence)
    if going:
        words_of = NoticeDesk(notice.id, DeskPage.WORDS)
        found.append(Button(say.plain("notice-desk-words"), words_of))
    if going and notice.repeats:
        found.append(_page(say, notice.id, DeskPage.DATES))
        found.append(_ask(say, notice.id, DeskAsk.RULE, 0))
        found.append(_page(say, notice.id, DeskPage.OFF_ALL))
    return [*found, *_people(say, desk), *_losses(say, desk)]


def _people(say: Texts, desk: Desk) -> list[Button]:
    notice, post = desk.notice, desk.post
    if post is None:
        return []
    at, found = post.occurrence.id, []
    if notice.signup:
        found.append(Button(say.plain("notice-desk-people"), NoticePeople(at)))
    if notice.receipt and notice.audience:
        # It went to some people only: of the households around them none was asked.
        found.append(Button(say.plain("notice-heard-nudge"), NoticeNudge(at)))
    elif notice.receipt:
        found.append(Button(say.plain("notice-desk-heard"), NoticeHeard(at)))
    if post.occurrence.state is Phase.OVER:
        report = NoticeBegin(at, PeopleTool.REPORT)
        found.append(Button(say.plain("notice-desk-report"), report))
    return found


def _losses(say: Texts, desk: Desk) -> list[Button]:
    if not desk.of(LOST):
        return []
    return [_page(say, desk.notice.id, DeskPage.FAILED), *_resend(say, desk)]


def _resend(say: Texts, desk: Desk) -> list[Button]:
    posted = desk.post is not None and desk.post.occurrence.state is Phase.POSTED
    if desk.post is None or not posted or desk.notice.state is not State.RUNNING:
        return []
    return [_do(say, desk.notice.id, DeskDo.RESEND, desk.post.occurrence.id)]


def _date_tools(say: Texts, notice_id: int, one: Occurrence) -> list[Button]:
    if one.state not in OPEN:
        return []
    cancel = NoticeDesk(notice_id, DeskPage.OFF, one.id)
    off_one = Button(say.plain("notice-desk-page", page="off"), cancel)
    if one.starts_at is None:
        return [off_one]
    return [_ask(say, notice_id, DeskAsk.WHEN, one.id), off_one]


def _ask(say: Texts, notice_id: int, what: DeskAsk, occurrence_id: int) -> Button:
    data = NoticeAsk(notice_id, what, occurrence_id)
    return Button(say.plain("notice-desk-ask", what=what.value), data)


def _do(say: Texts, notice_id: int, what: DeskDo, occurrence_id: int) -> Button:
    data = NoticeDo(notice_id, what, occurrence_id)
    return Button(say.plain("notice-desk-do", what=what.value), data)


def _page(say: Texts, notice_id: int, page: DeskPage) -> Button:
    return Button(say.plain("notice-desk-page", page=page.value), NoticeDesk(notice_id, page))
