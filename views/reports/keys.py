"""The buttons under a report's card, by who reads it and what is open below it."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.reports import OPEN, Action, Concern, Priority, Report, State, Visibility
from views.matters import Kind, MatterStory
from views.packing import packed
from views.reports import controls
from views.reports.buttons_filing import (
    Code,
    Menu,
    ReportBehalf,
    ReportCategory,
    ReportConcern,
    ReportCover,
    ReportHurry,
    ReportMenu,
    ReportMove,
    ReportPictures,
    ReportText,
)
from views.reports.buttons_life import ReportDo
from views.reports.card import Carded
from views.screen import Button, Row
from views.texts import Texts

PLACES_A_PAGE = 12
A_ROW = 2
BIG_MOST = 4
BACKWARDS = frozenset({Action.CANCEL, Action.PASS_ON, Action.UNDO})
# What the handling people do is opened by ⚙ in the group; this much stands there by itself.
PLAIN = frozenset(
    {
        Action.CONFIRM,
        Action.REOPEN,
        Action.RATE,
        Action.ANSWER,
        Action.APPEAL,
        Action.CANCEL,
        Action.PASS_ON,
    }
)


def rows(say: Texts, card: Carded, *, big: bool) -> tuple[Row, ...]:
    """All buttons of a card; big ones stand alone, at most four."""
    # A forged tap may ask for the menu of complaints where others look on.
    if card.menu in _MENUS and (card.menu is not Menu.CONCERN or _about(say, card)):
        found = _MENUS[card.menu](say, card)
        return tuple((button,) for row in found for button in row) if big else found
    life, join, fresh, look = _usual(say, card)
    if big:
        return tuple((button,) for button in (*life, *join, *look, *fresh))[:BIG_MOST]
    # Alone in a row it would look like the main thing to do.
    if len(join) == 1:
        join, look = (), (*join, *look)
    return (*packed(life), *packed(join), *packed(fresh), *packed(look))


def _usual(say: Texts, card: Carded) -> tuple[Row, Row, Row, Row]:
    """What helps now comes first; taking something back stands small beside the time line."""
    group = card.audience == "group"
    handling = tuple(a for a in card.actions if a in PLAIN) if group else card.actions
    life = _life(say, card, tuple(a for a in handling if a not in BACKWARDS))
    back = _life(say, card, tuple(a for a in handling if a in BACKWARDS))
    fresh = _refine(say, card) if card.refinable else ()
    return life, _join(say, card), fresh, (*_look(say, card), *back)


def _tools(say: Texts, card: Carded) -> tuple[Row, ...]:
    """Everything that can be done, for whoever may; a press is still checked."""
    more = (*_refine(say, card), *_own(say, card))
    return (*packed(_life(say, card, card.actions)), *packed(more), _back(say, card))


def _categories(say: Texts, card: Carded) -> tuple[Row, ...]:
    buttons = [_category(say, card, code) for code in card.codes]
    rest = ReportMenu(card.report.id, Menu.ALL_CATEGORIES)
    more: Row = (Button(say.plain("report-card-more-categories"), rest),)
    return (*_grid(buttons), more, _back(say, card))


def _all_categories(say: Texts, card: Carded) -> tuple[Row, ...]:
    return (*_grid([_category(say, card, code) for code in card.codes]), _back(say, card))


def _places(say: Texts, card: Carded) -> tuple[Row, ...]:
    start = card.page * PLACES_A_PAGE
    part = card.choices[start : start + PLACES_A_PAGE]
    buttons = [
        Button(_ticked(name, p == card.report.place_id), _move(card, p)) for p, name in part
    ]
    rows = _grid(buttons)
    if len(card.choices) > PLACES_A_PAGE:
        pages = -(-len(card.choices) // PLACES_A_PAGE)
        following = ReportMenu(card.report.id, Menu.PLACES, (card.page + 1) % pages)
        rows += ((Button(say.plain("report-card-more-places"), following),),)
    return (*rows, _back(say, card))


def _concern(say: Texts, card: Carded) -> tuple[Row, ...]:
    now = card.report.about or Concern.NOBODY
    buttons = [
        Button(
            _ticked(say.plain("report-concern", about=about), about is now),
            ReportConcern(card.report.id, about),
        )
        for about in Concern
    ]
    return (*((button,) for button in buttons), _back(say, card))


_MENUS = MappingProxyType(
    {
        Menu.TOOLS: _tools,
        Menu.CATEGORIES: _categories,
        Menu.ALL_CATEGORIES: _all_categories,
        Menu.PLACES: _places,
        Menu.CONCERN: _concern,
    }
)


def _life(say: Texts, card: Carded, actions: tuple[Action, ...]) -> Row:
    return controls.buttons(say, card.report, actions, audience=card.audience)


def _join(say: Texts, card: Carded) -> Row:
    """Me too, and one more word."""
    report, buttons = card.report, []
    if _joinable(card):
        label = say.plain("report-card-me-too", count=card.supporters)
        buttons.append(Button(label, ReportDo(report.id, Action.SUPPORT)))
    if Action.ADD in card.actions or (card.audience == "group" and report.state in OPEN):
        buttons.append(Button(say.plain("report-card-add"), ReportDo(report.id, Action.ADD)))
    return tuple(buttons)


def _joinable(card: Carded) -> bool:
    # Resolved too: that it is not, is for the supporters to say.
    alive = card.report.state in OPEN | {State.RESOLVED}
    public = card.report.visibility is not Visibility.PRIVATE
    return Action.SUPPORT in card.actions or (card.audience == "group" and alive and public)


def _refine(say: Texts, card: Carded) -> Row:
    report = card.report
    can = card.actions
    offered: Mapping[Action, Button] = {
        Action.CATEGORISE: Button(
            say.plain("report-card-category"), ReportMenu(report.id, Menu.CATEGORIES)
        ),
        Action.PRIORITISE: Button(_hurry_label(say, report), ReportHurry(report.id)),
        Action.SET_VISIBILITY: Button(_cover_label(say, report), ReportCover(report.id)),
    }
    return tuple(button for action, button in offered.items() if action in can)


def _hurry_label(say: Texts, report: Report) -> str:
    calm = "no" if report.priority is Priority.NORMAL else "yes"
    return say.plain("report-card-hurry", pressing=calm)


def _cover_label(say: Texts, report: Report) -> str:
    covered = "yes" if report.visibility is Visibility.PRIVATE else "no"
    return say.plain("report-card-cover", covered=covered)


def _own(say: Texts, card: Carded) -> Row:
    buttons = []
    if card.may_move:
        buttons.append(
            Button(say.plain("report-card-place"), ReportMenu(card.report.id, Menu.PLACES))
        )
    if card.may_log:
        buttons.append(Button(say.plain("report-card-for-other"), ReportBehalf(card.report.id)))
    return tuple(buttons)


def _look(say: Texts, card: Carded) -> Row:
    report_id = card.report.id
    buttons = []
    if card.media:
        buttons.append(Button(say.plain("report-card-pictures"), ReportPictures(report_id)))
    if len(card.text) > card.limit:
        buttons.append(Button(say.plain("report-card-whole"), ReportText(report_id)))
    story = MatterStory(Kind.REPORT, report_id)
    buttons.append(Button(say.plain("report-timeline-button"), story))
    if card.audience == "group":
        buttons.append(Button(say.plain("report-card-tools"), ReportMenu(report_id, Menu.TOOLS)))
    own = () if card.audience == "group" else (*_own(say, card), *_about(say, card))
    return (*own, *buttons)


def _about(say: Texts, card: Carded) -> Row:
    """Only where nobody looks on can one say that it is about those who would handle it."""
    if card.audience != "private" or Action.CONCERN not in card.actions:
        return ()
    menu = ReportMenu(card.report.id, Menu.CONCERN)
    return (Button(say.plain("report-card-concern"), menu),)


def _back(say: Texts, card: Carded) -> Row:
    return (Button(say.plain("back"), ReportMenu(card.report.id, Menu.NONE)),)


def _category(say: Texts, card: Carded, code: str) -> Button:
    label = say.plain("report-category", category=code)
    return Button(
        _ticked(label, code == card.report.category), ReportCategory(card.report.id, Code(code))
    )


def _move(card: Carded, place_id: int) -> ReportMove:
    return ReportMove(card.report.id, place_id)


def _ticked(label: str, chosen: bool) -> str:  # noqa: FBT001 - a tick is there or not
    return f"✓ {label}" if chosen else label


def _grid(buttons: list[Button]) -> tuple[Row, ...]:
    return tuple(tuple(buttons[at : at + A_ROW]) for at in range(0, len(buttons), A_ROW))
