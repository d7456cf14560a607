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

A_PAGE = 8
A_ROW = 2
BIG_MOST = 4
# Buttons carry positions: reasons, ratings and codes are only ever appended.
GIVE_BACK_REASONS = ("not_ours", "unclear", "in_hand", "no_hands")
REOPEN_REASONS = ("still", "nobody", "partly")
HOLD_REASONS = ("money", "vote", "weather", "parts")
# The question itself says as much; as refusals they would sound like reproaches.
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
    # Telegram takes either buttons or a reply field, not both.
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
    """A page of the choices, with the way to the next; big ones stand alone."""
    make = _MADE.get(asked.action)
    buttons = make(say, asked) if make and not asked.typing else []
    if asked.big:
        # One place is for putting the question away, on several pages another one for the way on.
        return _paged(say, asked, buttons, BIG_MOST - 1, BIG_MOST - 2, 1)
    return _paged(say, asked, buttons, A_PAGE, A_PAGE, _WIDE.get(asked.action, A_ROW))


def _paged(
    say: Texts, asked: Question, buttons: list[Button], most: int, a_page: int, wide: int
) -> tuple[Row, ...]:
    if len(buttons) <= most:
        return _grid(buttons, wide)
    pages = -(-len(buttons) // a_page)
    page = asked.page % pages
    following = ReportUnits(asked.report_id, asked.action, (page + 1) % pages)
    shown = _grid(buttons[page * a_page :][:a_page], wide)
    return (*shown, (Button(say.plain("report-ask-more"), following),))


def _listed(_: Texts, asked: Question) -> list[Button]:
    return [_pick(asked, choice.label, choice.id) for choice in asked.choices]


def _moments(say: Texts, asked: Question) -> list[Button]:
    buttons = [
        _pick(asked, say.plain("report-slot", slot=slot, at=at), int(at.timestamp()))
        for slot, at in asked.slots
    ]
    # 0 is no moment anybody would promise: it stands for typing one.
    return [*buttons, _pick(asked, say.plain("report-ask-other"), 0)]


def _hold(say: Texts, asked: Question) -> list[Button]:
    if not asked.days:
        return [_pick(asked, say.plain("report-days", days=d), d) for d in asked.review_days]
    reasons = enumerate(HOLD_REASONS, start=1)
    return [_pick(asked, _reason(say, asked.action, r), asked.days, i) for i, r in reasons]


def _reject(say: Texts, asked: Question) -> list[Button]:
    codes = list(RejectReason)
    if asked.code is None:
        return [
            _pick(asked, say.plain("report-reject", code=code), codes.index(code) + 1)
            for code in asked.codes
        ]
    usual = say.plain("report-reject-words", code=asked.code)
    return [_pick(asked, usual, codes.index(asked.code) + 1, 1)]


def _reasons(say: Texts, asked: Question) -> list[Button]:
    reasons = enumerate(_REASONS[asked.action], start=1)
    return [_pick(asked, _reason(say, asked.action, r), i) for i, r in reasons]


def _rate(say: Texts, asked: Question) -> list[Button]:
    ratings = enumerate(Rating, start=1)
    return [_pick(asked, say.plain("report-rating", rating=r), i) for i, r in ratings]


_MADE: Mapping[Action, Callable[[Texts, Question], list[Button]]] = MappingProxyType(
    {
        Action.DISPATCH: _listed,
        Action.REASSIGN: _listed,
        Action.MERGE: _listed,
        Action.SCHEDULE: _moments,
        Action.HOLD: _hold,
        Action.REJECT: _reject,
        Action.GIVE_BACK: _reasons,
        Action.REOPEN: _reasons,
        Action.RATE: _rate,
    }
)
_WIDE: Mapping[Action, int] = MappingProxyType({Action.MERGE: 1, Action.RATE: 3})


def _pick(asked: Question, label: str, value: int, more: int = 0) -> Button:
    return Button(label, ReportPick(asked.report_id, asked.action, value, more))


def _grid(buttons: list[Button], wide: int) -> tuple[Row, ...]:
    return tuple(tuple(buttons[at : at + wide]) for at in range(0, len(buttons), wide))
