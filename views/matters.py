"""A matter in words: what was reported, asked, decided, paid and done, oldest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from domain.matters import Kind, Next
from views.buttons import ButtonData
from views.packing import packed
from views.screen import Ask, Button, Row, Screen
from views.texts import Texts

__all__ = [
    "TEXT_AT_MOST",
    "Kind",
    "Line",
    "MatterNext",
    "MatterStory",
    "Next",
    "ask",
    "button",
    "fund_button",
    "story",
]

TEXT_AT_MOST = 160
# Collecting opinions is a ballot in the rows, and no vote to people.
CONSULT = "consult"


@dataclass(frozen=True, slots=True)
class MatterStory(ButtonData):
    """The time line of all that belongs together; with a page, in place of the page shown."""

    prefix: ClassVar[str] = "matter"
    kind: Kind
    subject_id: int
    page: int = -1


@dataclass(frozen=True, slots=True)
class MatterNext(ButtonData):
    """Begin what follows from this part."""

    prefix: ClassVar[str] = "next"
    kind: Kind
    subject_id: int
    what: Next


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened; `told` where a report's history has put it into words."""

    at: datetime
    kind: str
    what: str
    payload: Mapping[str, Any]
    told: str = ""


def button(say: Texts, kind: Kind, subject_id: int) -> Button:
    """The button that opens the time line from a card."""
    return Button(say.plain("matter-button"), MatterStory(kind, subject_id))


def story(
    say: Texts,
    subject: tuple[Kind, int],
    titles: tuple[tuple[str, str], ...],
    lines: tuple[Line, ...],
    page: int,
    pages: int,
    offers: tuple[Next, ...] = (),
) -> Screen:
    """A page of the time line under the names of all that belongs to it."""
    head = [say("matter-title"), *(say("matter-part", kind=k, title=t) for k, t in titles)]
    text = "\n\n".join(["\n".join(head), *(_line(say, line) for line in lines)])
    next_ = packed([_offer(say, subject, what) for what in offers])
    return Screen(text, rows=(*_pages(say, subject, page, pages), *next_))


def ask(say: Texts, what: Next, wrong: str = "") -> Screen:
    """The question for what is to follow; `wrong` says what the last answer lacked."""
    text = say("matter-ask", what=what)
    return Screen(
        f"{wrong}\n\n{text}" if wrong else text, ask=Ask(say.plain("matter-hint", what=what))
    )


def fund_button(say: Texts, ballot_id: int) -> Button:
    """The button under a passed ballot that opens its fund."""
    return _offer(say, (Kind.BALLOT, ballot_id), Next.FUND)


def _offer(say: Texts, subject: tuple[Kind, int], what: Next) -> Button:
    return Button(say.plain("matter-next", what=what), MatterNext(*subject, what))


def _line(say: Texts, line: Line) -> str:
    if line.told:
        return f"{say('matter-mark', kind=line.kind)} {line.told}"
    moment = say("matter-at", at=line.at)
    return f"{say('matter-mark', kind=line.kind)} {moment} {_said(say, line)}"


def _said(say: Texts, line: Line) -> str:
    payload = line.payload
    if line.kind == Kind.FUND:
        return _fund(say, line.what, payload)
    if line.kind == CONSULT and line.what in {"opened", "closed"}:
        return say("matter-consult", what=line.what)
    result = payload.get("result") or {}
    verdict = str(result.get("verdict") or "counted")
    words = str(payload.get("text") or payload.get("reason") or "")[:TEXT_AT_MOST]
    until = _moment(payload.get("closes_at"))
    if line.what == "extended" and until:
        return say("matter-extended", at=until)
    return say("matter-ballot", what=line.what, verdict=verdict, text=words)


def _fund(say: Texts, what: str, payload: Mapping[str, Any]) -> str:
    if what == "entry":
        amount = max(int(payload["in"]), int(payload["out"]))
        return say("matter-entry", kind=str(payload["kind"]), amount=amount)
    if what == "state":
        return say("matter-state", state=str(payload["to"]))
    target = int(payload.get("target") or payload.get("spent") or 0)
    note = str(payload.get("note") or "")[:TEXT_AT_MOST]
    return say("matter-fund", what=what, amount=target, note=note)


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(text) if isinstance(text, str) else None


def _pages(say: Texts, subject: tuple[Kind, int], page: int, pages: int) -> tuple[Row, ...]:
    row = []
    if page > 0:
        row.append(Button(say.plain("matter-earlier"), MatterStory(*subject, page - 1)))
    if page + 1 < pages:
        row.append(Button(say.plain("matter-later"), MatterStory(*subject, page + 1)))
    return packed(row)
