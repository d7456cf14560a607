"""The screens on which a draft is changed; each has the way back to the preview."""

from collections.abc import Sequence

from domain.notices import Signup
from domain.notices.audience import AGES, born_until_for
from domain.notices.questions import Choice, Figure, Part, Switch, Writing
from domain.places import Role
from views.notices import draft, draft_refused
from views.notices import draft_lines as lines
from views.notices.buttons_draft import (
    NoticeFigure,
    NoticePage,
    NoticePlace,
    NoticeRole,
    Page,
)
from views.notices.draft_lines import Drafted
from views.places import naming
from views.places.paging import Spot, listed
from views.screen import Button, Screen
from views.texts import Texts

_DAY, _HOUR = 24 * 60, 60
NONE = -1
CAPACITIES = (10, 20, 30, 50)
SLOTS = (10, 15, 20, 30)
CLOSING = (0, _HOUR, _DAY)
GUESTS = (0, 1, 2, 5)
REMINDERS = (3 * _DAY, _DAY, 3 * _HOUR, _HOUR)
LEADS = (3 * _DAY, _DAY, 3 * _HOUR, _HOUR)
ROLES = (Role.RESIDENT, Role.CAPTAIN, Role.VOLUNTEER, Role.GRID, Role.COMMITTEE, Role.STAFF)


def where(say: Texts, seen: Drafted, places: Sequence[Spot], page: int) -> Screen:
    """The one place it goes to, asked before anything is shown."""
    buttons = [
        Button(naming.label(spot.name), NoticePlace(seen.notice.id, spot.id, Choice.ONLY))
        for spot in places
    ]
    text = say("notice-draft-where", title=seen.notice.title)
    return _paged(say, seen, text, buttons, Page.WHERE, page, across=3)


def scope(
    say: Texts, seen: Drafted, places: Sequence[Spot], chosen: frozenset[int], page: int
) -> Screen:
    """The places it goes to, each ticked or not."""
    buttons = [_place(say, seen, spot, chosen=spot.id in chosen) for spot in places]
    text = say("notice-draft-scope", places=lines.named(say, seen.places))
    return _paged(say, seen, text, buttons, Page.SCOPE, page, across=3)


def posting(say: Texts, seen: Drafted) -> Screen:
    """When it goes out: so long before the start, or at a moment that is written."""
    notice = seen.notice
    text = "\n".join([say("notice-draft-posting"), *lines.posted(say, seen)])
    timed = notice.repeats or notice.schedule.starts_at is not None
    # What is offered must be possible: three days before tomorrow are over.
    ahead = [lead for lead in LEADS if not _over(seen, lead)] if timed else []
    buttons = [_figure(say, seen, Figure.LEAD, lead) for lead in ahead]
    if not notice.repeats:
        buttons.append(draft.write(say, notice, Writing.POST))
    if seen.planned:
        buttons.append(_figure(say, seen, Figure.LEAD, NONE))
    return _paged(say, seen, text, buttons, Page.POST, 0, across=2)


def media(say: Texts, seen: Drafted) -> Screen:
    """What is attached, and the ways to add to it or take it away."""
    notice = seen.notice
    text = say("notice-draft-attached", count=len(seen.media))
    buttons = [draft.write(say, notice, what) for what in (Writing.MEDIA, Writing.VOICE)]
    if seen.media:
        buttons.append(draft.clear(say, notice, Part.MEDIA))
    return _paged(say, seen, text, buttons, Page.MEDIA, 0, across=2)


def signup(say: Texts, seen: Drafted, page: int) -> Screen:
    """Whether one can sign up, for how many places, in which slots, until when, with whom."""
    notice = seen.notice
    toggle = draft.switch(say, notice, Switch.SIGNUP, on=notice.signup is not None)
    if notice.signup is None:
        return _paged(say, seen, say("notice-draft-no-signup"), [toggle], Page.SIGNUP, 0, across=1)
    chosen = notice.signup
    buttons = [
        *_figures(say, seen, Figure.CAPACITY, (*CAPACITIES, NONE), _or_none(chosen.capacity)),
        draft.write(say, notice, Writing.CAPACITY),
        *_slots(say, seen, chosen),
        *_figures(say, seen, Figure.GUESTS, GUESTS, chosen.guests),
        *_figures(say, seen, Figure.CLOSES, CLOSING, chosen.closes),
        toggle,
    ]
    return _paged(say, seen, lines.signup(say, notice), buttons, Page.SIGNUP, page, across=3)


def remind(say: Texts, seen: Drafted) -> Screen:
    """How long before the start those who come, or the groups, are reminded."""
    kept = seen.notice.reminders
    offered = sorted({*REMINDERS, *kept}, reverse=True)
    buttons = [
        _ticked(
            say,
            say.plain("notice-draft-before", minutes=minutes),
            NoticeFigure(seen.notice.id, Figure.REMINDER, minutes, int(minutes not in kept)),
            on=minutes in kept,
        )
        for minutes in offered
    ]
    timed = seen.notice.repeats or seen.notice.schedule.starts_at is not None
    text = say("notice-draft-remind", timed="yes" if timed else "no")
    return _paged(say, seen, text, buttons, Page.REMIND, 0, across=2)


def audience(say: Texts, seen: Drafted, page: int) -> Screen:
    """Who is written to in private instead of the groups."""
    notice, who = seen.notice, seen.notice.audience
    year = seen.now.astimezone(seen.zone).year
    told = lines.reach(say, seen) if who else []
    buttons = [
        _ticked(
            say,
            say.plain("role-word", role=role.value),
            NoticeRole(notice.id, role, int(role not in who.roles)),
            on=role in who.roles,
        )
        for role in ROLES
    ]
    for age in AGES:
        on = who.born_until == born_until_for(age, year)
        figure = NoticeFigure(notice.id, Figure.AGE, NONE if on else age)
        buttons.append(_ticked(say, say.plain("notice-draft-age", age=age), figure, on=on))
    buttons.append(draft.write(say, notice, Writing.BORN))
    buttons.append(draft.switch(say, notice, Switch.UNHEARD, on=who.unheard))
    if who:
        buttons.append(draft.clear(say, notice, Part.AUDIENCE))
    text = "\n".join([say("notice-draft-audience"), *told])
    return _paged(say, seen, text, buttons, Page.AUDIENCE, page, across=3)


def _slots(say: Texts, seen: Drafted, chosen: Signup) -> list[Button]:
    # Only what has a length can be cut into slots.
    if not seen.notice.schedule.minutes:
        return []
    numbers = _figures(say, seen, Figure.SLOT, (*SLOTS, NONE), _or_none(chosen.slot))
    return [*numbers, draft.write(say, seen.notice, Writing.SLOT)]


def _figures(
    say: Texts, seen: Drafted, what: Figure, values: Sequence[int], chosen: int
) -> list[Button]:
    return [_figure(say, seen, what, value, on=value == chosen) for value in values]


def _figure(say: Texts, seen: Drafted, what: Figure, value: int, *, on: bool = False) -> Button:
    label = say.plain("notice-draft-figure", what=what.value, value=value)
    return _ticked(say, label, NoticeFigure(seen.notice.id, what, value), on=on)


def _ticked(say: Texts, label: str, data: NoticeFigure | NoticeRole, *, on: bool) -> Button:
    return Button(say.plain("notice-draft-ticked", label=label) if on else label, data)


def _place(say: Texts, seen: Drafted, spot: Spot, *, chosen: bool) -> Button:
    name = naming.label(spot.name)
    label = say.plain("notice-draft-ticked", label=name) if chosen else name
    choice = Choice.DROP if chosen else Choice.ADD
    return Button(label, NoticePlace(seen.notice.id, spot.id, choice))


def _over(seen: Drafted, minutes: int) -> bool:
    starts = seen.notice.schedule.starts_at
    return starts is not None and (starts - seen.now).total_seconds() <= minutes * 60


def _or_none(value: int | None) -> int:
    return NONE if value is None else value


def _paged(
    say: Texts,
    seen: Drafted,
    text: str,
    buttons: Sequence[Button],
    own: Page,
    page: int,
    *,
    across: int,
) -> Screen:
    def turn(number: int) -> NoticePage:
        return NoticePage(seen.notice.id, own, number)

    # Where it goes is chosen before there is a preview to go back to.
    way_back = None if own is Page.WHERE else draft.back(seen.notice)
    if seen.problem and own is not Page.WHERE:
        why = draft_refused.said(say, seen.problem)
        text = f"{text}\n\n{say('notice-draft-problem', why=why)}"
    rows = listed(say, buttons, page, turn, way_back, big=seen.big, across=across)
    return Screen(text, rows)
