"""A report's card: what it is about, who has it, and until when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from domain import reports as rules
from domain.reports import OPEN, RUNNING, Action, Priority, Report, State, Visibility
from views.reports import phrases
from views.reports.buttons_filing import Menu
from views.reports.controls import Audience
from views.texts import Texts

# Of Telegram's 4096; the rest is for the lines below and for the answer.
PRIVATE_TEXT = 2500
# On its first day a report is not old.
OLD_FROM = 2
# An escaped character takes up to five.
PART = 500
MARKS: Mapping[str, str] = {
    "photo": "📷",
    "video": "🎬",
    "video_note": "🎬",
    "animation": "🎬",
    "voice": "🎤",
    "audio": "🎵",
    "document": "📎",
    "location": "📍",
}


@dataclass(frozen=True, slots=True)
class Carded:
    """All that a card shows; the text is masked already where neighbours read it."""

    report: Report
    number: str
    text: str
    audience: Audience
    now: datetime
    unit: tuple[str | None, str] | None = None
    unit_phone: str = ""
    assignee: str = ""
    supporters: int = 0
    media: Mapping[str, int] = field(default_factory=dict)
    parent: str = ""
    behalf: str = ""
    actions: tuple[Action, ...] = ()
    refinable: bool = False
    may_log: bool = False
    may_move: bool = False
    masked: bool = True
    menu: Menu = Menu.NONE
    page: int = 0
    choices: tuple[tuple[int, str], ...] = ()
    codes: tuple[str, ...] = ()

    @property
    def limit(self) -> int:
        return rules.CARD_TEXT if self.audience == "group" else PRIVATE_TEXT


def text(say: Texts, card: Carded) -> str:
    """The card's words, the most important first."""
    lines = [
        _head(say, card),
        _body(say, card),
        _marks(card),
        _behalf(say, card),
        _holder(say, card),
        *_deadlines(say, card),
        _standing(say, card),
        _supporters(say, card),
        _age(say, card),
    ]
    return "\n".join(line for line in lines if line)


def note(say: Texts) -> str:
    """All that neighbours learn of a private matter."""
    return say("report-card-private")


def gone_elsewhere(say: Texts, number: str, unit: str) -> str:
    """To a unit that has the report no longer."""
    return say("report-card-elsewhere", number=number, unit=unit)


def marks(media: Mapping[str, int]) -> str:
    """What was sent along, in signs: 📷3 🎤."""
    signs: dict[str, int] = {}
    for kind, count in media.items():
        sign = MARKS.get(kind, "📎")
        signs[sign] = signs.get(sign, 0) + count
    return " ".join(f"{sign}{n if n > 1 else ''}" for sign, n in signs.items())


def long(say: Texts, words: str) -> str:
    """Words of any length: Fluent fills in 2,500 characters at once and no more."""
    parts = [words[at : at + PART] for at in range(0, len(words), PART)]
    return "".join(say("report-card-text", text=part) for part in parts)


def _head(say: Texts, card: Carded) -> str:
    report = card.report
    words = say(
        "report-card-head",
        number=card.number,
        state=say.plain("report-state", state=report.state),
        category=say.plain("report-category", category=report.category),
    )
    badges = []
    if report.priority is not Priority.NORMAL:
        badges.append(say("report-card-priority", priority=report.priority))
    if report.visibility is Visibility.PRIVATE:
        badges.append(say("report-card-only-handlers"))
    if report.about is not None:
        badges.append(say("report-card-about", about=report.about))
    return " · ".join([words, *badges])


def _body(say: Texts, card: Carded) -> str:
    shown = rules.short(card.text, card.limit)
    return long(say, shown) if shown else say("report-card-no-text")


def _marks(card: Carded) -> str:
    return marks(card.media)


def _behalf(say: Texts, card: Carded) -> str:
    return say("report-card-behalf", name=card.behalf) if card.behalf else ""


def _holder(say: Texts, card: Carded) -> str:
    report = card.report
    if report.state is State.MERGED:
        return say("report-card-merged", parent=card.parent)
    if report.state not in OPEN | {State.RESOLVED}:
        return ""
    if card.unit is None and not card.assignee:
        return say("report-card-unrouted", audience=card.audience)
    who = phrases.unit_name(say, *card.unit) if card.unit else ""
    full = " ".join(filter(None, (who, card.assignee)))
    accepted = "yes" if report.accepted_at else "no"
    line = say("report-card-holder", who=full, accepted=accepted)
    phone = say("report-card-phone", phone=card.unit_phone) if card.unit_phone else ""
    return line + phone


def _deadlines(say: Texts, card: Carded) -> list[str]:
    report = card.report
    # Paused or stopped clocks have no deadline to show.
    if report.state not in RUNNING:
        return []
    lines = []
    if report.responded_at is None:
        lines.append(_until(say, card, "respond", report.respond_due))
    if report.scheduled_for is not None:
        lines.append(say("report-card-scheduled", at=report.scheduled_for))
    lines.append(_until(say, card, "resolve", report.resolve_due))
    return lines


def _until(say: Texts, card: Carded, what: str, due: datetime) -> str:
    # Said first and outright: a deadline gone by must not read like one to come.
    if due < card.now:
        return say("report-card-overdue", what=what, at=due)
    # Days as people there count them: near midnight UTC has another one.
    days = (due.astimezone(say.zone).date() - card.now.astimezone(say.zone).date()).days
    if days == 0:
        return say("report-card-today", what=what, at=due)
    if days == 1:
        return say("report-card-tomorrow", what=what, at=due)
    return say("report-card-until", what=what, at=due)


def _standing(say: Texts, card: Carded) -> str:
    report = card.report
    if report.state is State.AWAITING_INFO and report.question:
        return say("report-card-question") + _said(say, card, report.question)
    if report.state is State.ON_HOLD:
        line = say("report-card-held") + _said(say, card, report.hold_reason or "")
        again = say("report-card-review", at=report.review_on) if report.review_on else ""
        return line + again
    if report.answer and report.state in {State.RESOLVED, State.CLOSED, State.REJECTED}:
        return say("report-card-answer") + _said(say, card, report.answer)
    return ""


def _said(say: Texts, card: Carded, words: str) -> str:
    # What the unit writes may name a flat or a phone too.
    shown = rules.mask(words) if card.masked else words
    return long(say, rules.short(shown, rules.CARD_TEXT // 2))


def _supporters(say: Texts, card: Carded) -> str:
    return say("report-card-supporters", count=card.supporters) if card.supporters else ""


def _age(say: Texts, card: Carded) -> str:
    report = card.report
    if report.state not in OPEN:
        return ""
    days = (card.now - report.submitted_at) // timedelta(days=1) + 1
    return say("report-card-day", day=days) if days >= OLD_FROM else ""
