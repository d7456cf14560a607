"""The questions an action puts before it can be done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from domain.dates import Slot
from domain.reports import Action, Rating, Refusal, RejectReason
from views.reports.buttons_life import ReportAway, ReportPick, ReportUnits
from views.screen import Ask, Button, Row, Screen
from views.texts import Texts

UNITS_A_PAGE = 8
A_ROW = 2
BIG_MOST = 3
GIVE_BACK_REASONS = ("not_ours", "unclear", "in_hand", "no_hands")
REOPEN_REASONS = ("still", "nobody", "partly")
HOLD_REASONS = ("money", "vote", "weather", "parts")
# What must be chosen from a list cannot be cut short; the others may be typed instead.
_LISTS = frozenset({Action.DISPATCH, Action.REASSIGN, Action.REJECT, Action.HOLD})
_NEUTRAL = frozenset(
    {
        Refusal.NEEDS_REASON,
        Refusal.NEEDS_TEXT,
        Refusal.NEEDS_QUESTION,
        Refusal.NEEDS_ANSWER,
        Refusal.NEEDS_UNIT,
        Refusal.NEEDS_CODE,
        Refusal.NEEDS_RATING,
    }
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A row to choose from: a unit or a report, by its id."""

    id: int
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for whom, with what was answered so far."""

    report_id: int
    number: str
    action: Action
    mention: tuple[int, str] | None = None
    why: Refusal | None = None
    page: int = 0
    days: int = 0
    code: RejectReason | None = None
    typing: bool = False
    big: bool = False
    slots: tuple[tuple[Slot, datetime], ...] = ()
    choices: tuple[Choice, ...] = ()
    review_days: tuple[int, ...] = ()
    codes: tuple[RejectReason, ...] = ()


def question(say: Texts, asked: Question) -> Screen:
    """The question with its choices; where there are none, the answer is typed below it."""
    parts = []
    if asked.mention:
        person, name = asked.mention
        parts.append(say("report-mention", person=str(person), name=name))
    if asked.why and asked.why not in _NEUTRAL:
        parts.append(say("report-ask-why", why=asked.why))
    parts.append(say("report-ask", action=asked.action, stage=_stage(asked), number=asked.number))
    rows = _choices(say, asked)
    if not rows:
        return Screen("\n".join(parts), ask=Ask(say.plain("report-ask-here", action=asked.action)))
    away = Button(say.plain("report-ask-away"), ReportAway(asked.report_id))
    return Screen("\n".join(parts), rows=(*rows, (away,)))


def reason_words(say: Texts, action: Action, value: int, more: int) -> str:
    """The words that a reason's button stands for; none for buttons that are no reasons."""
    if action is Action.REJECT:
        codes = list(RejectReason)
        fits = more and 0 < value <= len(codes)
        return say.plain("report-reject-words", code=codes[value - 1]) if fits else ""
    reasons = _REASONS.get(action, ())
    at = (more if action is Action.HOLD else value) - 1
    return _reason(say, action, reasons[at]) if 0 <= at < len(reasons) else ""


_REASONS: Mapping[Action, tuple[str, ...]] = MappingProxyType(
    {
        Action.GIVE_BACK: GIVE_BACK_REASONS,
        Action.REOPEN: REOPEN_REASONS,
        Action.HOLD: HOLD_REASONS,
    }
)


def _reason(say: Texts, action: Action, reason: str) -> str:
    return say.plain("report-reason", reason=f"{action}-{reason}")


def _stage(asked: Question) -> str:
    if asked.action is Action.HOLD:
        return "reason" if asked.days else "date"
    if asked.action is Action.REJECT:
        return "words" if asked.code else "code"
    return "photo" if asked.why is Refusal.NEEDS_PHOTO else "first"


def _choices(say: Texts, asked: Question) -> tuple[Row, ...]:
    make = _ROWS.get(asked.action)
    rows = make(say, asked) if make and not asked.typing else ()
    if not asked.big:
        return rows
    alone = tuple((button,) for row in rows for button in row)
    return alone if asked.action in _LISTS else alone[:BIG_MOST]


def _units(say: Texts, asked: Question) -> tuple[Row, ...]:
    start = asked.page * UNITS_A_PAGE
    rows = _grid([_pick(asked, c.label, c.id) for c in asked.choices[start:][:UNITS_A_PAGE]])
    pages = -(-len(asked.choices) // UNITS_A_PAGE)
    if pages > 1:
        following = ReportUnits(asked.report_id, asked.action, (asked.page + 1) % pages)
        rows += ((Button(say.plain("report-ask-more"), following),),)
    return rows


def _moments(say: Texts, asked: Question) -> tuple[Row, ...]:
    buttons = [
        _pick(asked, say.plain("report-slot", slot=slot, at=at), int(at.timestamp()))
        for slot, at in asked.slots
    ]
    other = _pick(asked, say.plain("report-ask-other"), 0)
    return _grid([*buttons, other])


def _hold(say: Texts, asked: Question) -> tuple[Row, ...]:
    if not asked.days:
        return _grid(
            [_pick(asked, say.plain("report-days", days=d), d) for d in asked.review_days]
        )
    reasons = enumerate(HOLD_REASONS, start=1)
    return _grid([_pick(asked, _reason(say, asked.action, r), asked.days, i) for i, r in reasons])


def _reject(say: Texts, asked: Question) -> tuple[Row, ...]:
    codes = list(RejectReason)
    if asked.code is None:
        return _grid(
            [
                _pick(asked, say.plain("report-reject", code=code), codes.index(code) + 1)
                for code in asked.codes
            ]
        )
    usual = say.plain("report-reject-words", code=asked.code)
    return ((_pick(asked, usual, codes.index(asked.code) + 1, 1),),)


def _reasons(say: Texts, asked: Question) -> tuple[Row, ...]:
    reasons = enumerate(_REASONS[asked.action], start=1)
    return _grid([_pick(asked, _reason(say, asked.action, r), i) for i, r in reasons])


def _merge(_: Texts, asked: Question) -> tuple[Row, ...]:
    return tuple((_pick(asked, choice.label, choice.id),) for choice in asked.choices)


def _rate(say: Texts, asked: Question) -> tuple[Row, ...]:
    ratings = enumerate(Rating, start=1)
    return (tuple(_pick(asked, say.plain("report-rating", rating=r), i) for i, r in ratings),)


_ROWS: Mapping[Action, Callable[[Texts, Question], tuple[Row, ...]]] = MappingProxyType(
    {
        Action.DISPATCH: _units,
        Action.REASSIGN: _units,
        Action.SCHEDULE: _moments,
        Action.HOLD: _hold,
        Action.REJECT: _reject,
        Action.GIVE_BACK: _reasons,
        Action.REOPEN: _reasons,
        Action.MERGE: _merge,
        Action.RATE: _rate,
    }
)


def _pick(asked: Question, label: str, value: int, more: int = 0) -> Button:
    return Button(label, ReportPick(asked.report_id, asked.action, value, more))


def _grid(buttons: list[Button]) -> tuple[Row, ...]:
    return tuple(tuple(buttons[at : at + A_ROW]) for at in range(0, len(buttons), A_ROW))
