"""The screens on which a draft is changed; each has the way back to the preview."""

from collections.abc import Callable, Sequence

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
from views.packing import EDGES, ROOM, width
from views.places import naming
from views.places.paging import Spot, listed
from views.screen import Button, Row, Screen
from views.texts import Texts

_DAY, _HOUR = 24 * 60, 60
NONE = -1
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
    return _spots(say, seen, text, buttons, Page.WHERE, page)


def scope(
    say: Texts, seen: Drafted, places: Sequence[Spot], chosen: frozenset[int], page: int
) -> Screen:
    """The places it goes to, each ticked or not."""
    buttons = [_place(say, seen, spot, chosen=spot.id in chosen) for spot in places]
    text = say("notice-draft-scope", places=lines.named(say, seen.places))
    return _spots(say, seen, text, buttons, Page.SCOPE, page)


def posting(say: Texts, seen: Drafted) -> Screen:
    """When it goes out: so long before the start, or at a moment that is written."""
    notice = seen.notice
    text = "\n".join([say("notice-draft-posting"), *lines.posted(say, seen)])
    timed = notice.repeats or notice.schedule.starts_at is not None
    # What is offered must be possible: three days before tomorrow are over.
    ahead = [lead for lead in LEADS if not _over(seen, lead)] if timed else []
    buttons = [figure(say, seen, Figure.LEAD, lead) for lead in ahead]
    if not notice.repeats:
        buttons.append(draft.write(say, notice, Writing.POST))
    if seen.planned:
        buttons.append(figure(say, seen, Figure.LEAD, NONE))
    return chosen_from(say, seen, text, buttons, Page.POST)


def media(say: Texts, seen: Drafted) -> Screen:
    """What is attached, and the ways to add to it or take it away."""
    notice = seen.notice
    text = say("notice-draft-attached", count=len(seen.media))
    buttons = [draft.write(say, notice, what) for what in (Writing.MEDIA, Writing.VOICE)]
    if seen.media:
        buttons.append(draft.clear(say, notice, Part.MEDIA))
    return chosen_from(say, seen, text, buttons, Page.MEDIA)


def remind(say: Texts, seen: Drafted) -> Screen:
    """How long before the start those who come, or the groups, are reminded."""
    kept = seen.notice.reminders
    offered = sorted({*REMINDERS, *kept}, reverse=True)
    buttons = [
        ticked(
            say,
            say.plain("notice-draft-before", minutes=minutes),
            NoticeFigure(seen.notice.id, Figure.REMINDER, minutes, int(minutes not in kept)),
            on=minutes in kept,
        )
        for minutes in offered
    ]
    timed = seen.notice.repeats or seen.notice.schedule.starts_at is not None
    text = say("notice-draft-remind", timed="yes" if timed else "no")
    return chosen_from(say, seen, text, buttons, Page.REMIND)


def audience(say: Texts, seen: Drafted, page: int) -> Screen:
    """Who is written to in private instead of the groups."""
    notice, who = seen.notice, seen.notice.audience
    year = seen.now.astimezone(seen.zone).year
    told = lines.reach(say, seen) if who else []
    buttons = [
        ticked(
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
        buttons.append(ticked(say, say.plain("notice-draft-age", age=age), figure, on=on))
    buttons.append(draft.write(say, notice, Writing.BORN))
    buttons.append(draft.switch(say, notice, Switch.UNHEARD, on=who.unheard))
    if who:
        buttons.append(draft.clear(say, notice, Part.AUDIENCE))
    text = "\n".join([say("notice-draft-audience"), *told])
    return chosen_from(say, seen, text, buttons, Page.AUDIENCE, page)


def figure(say: Texts, seen: Drafted, what: Figure, value: int, *, on: bool = False) -> Button:
    label = say.plain("notice-draft-figure", what=what.value, value=value)
    return ticked(say, label, NoticeFigure(seen.notice.id, what, value), on=on)


def ticked(say: Texts, label: str, data: NoticeFigure | NoticeRole, *, on: bool) -> Button:
    return Button(say.plain("notice-draft-ticked", label=label) if on else label, data)


def _place(say: Texts, seen: Drafted, spot: Spot, *, chosen: bool) -> Button:
    name = naming.label(spot.name)
    label = say.plain("notice-draft-ticked", label=name) if chosen else name
    choice = Choice.DROP if chosen else Choice.ADD
    return Button(label, NoticePlace(seen.notice.id, spot.id, choice))


def _over(seen: Drafted, minutes: int) -> bool:
    starts = seen.notice.schedule.starts_at
    return starts is not None and (starts - seen.now).total_seconds() <= minutes * 60


def told(say: Texts, seen: Drafted, text: str) -> str:
    """The words of a page, and below them what is wrong with the draft."""
    if not seen.problem:
        return text
    why = draft_refused.said(say, seen.problem)
    return f"{text}\n\n{say('notice-draft-problem', why=why)}"


def chosen_from(
    say: Texts,
    seen: Drafted,
    text: str,
    buttons: Sequence[Button],
    own: Page,
    page: int = 0,
    way_back: Page = Page.HOME,
) -> Screen:
    """A page of choices, two beside each other where both can be read."""
    back = NoticePage(seen.notice.id, way_back)
    if seen.big:
        rows = listed(say, buttons, page, _turn(seen, own), back, big=True)
    else:
        rows = (*_paired(buttons), (Button(say.plain("back"), back),))
    return Screen(told(say, seen, text), rows)


def _paired(buttons: Sequence[Button]) -> tuple[Row, ...]:
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        half = len(rows[-1]) == 1 if rows else False
        if half and _across((*rows[-1], button), 2) == 2:  # noqa: PLR2004
            rows[-1] = (*rows[-1], button)
        else:
            rows.append((button,))
    return tuple(rows)


def _across(buttons: Sequence[Button], most: int) -> int:
    """How many of them a narrow phone shows beside each other without breaking words."""
    widest = max((width(button.label) for button in buttons), default=0)
    return max(1, min(most, ROOM // (widest + EDGES)))


def _turn(seen: Drafted, own: Page) -> Callable[[int], NoticePage]:
    return lambda number: NoticePage(seen.notice.id, own, number)


def _spots(
    say: Texts, seen: Drafted, text: str, buttons: Sequence[Button], own: Page, page: int
) -> Screen:
    """Many places, a page at a time."""
    # Where it goes is chosen before there is a preview to go back to.
    way_back = None if own is Page.WHERE else draft.back(seen.notice)
    across = _across(buttons, 3)
    rows = listed(say, buttons, page, _turn(seen, own), way_back, big=seen.big, across=across)
    return Screen(text if own is Page.WHERE else told(say, seen, text), rows)
