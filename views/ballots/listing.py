"""Lists of ballots: those of one's places, and one's own votes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.ballots import Ballot, Kind, State
from views.ballots import words
from views.ballots.buttons_closing import BallotList, BallotOpinions, BallotResult
from views.ballots.buttons_voting import BallotMine, BallotTools
from views.buttons import ButtonData
from views.screen import Button, Row, Screen
from views.texts import Texts

TITLE = 40
LABEL = 18
RUNNING = frozenset({State.OPEN, State.NOTICE})
COUNTED = frozenset({State.CLOSED, State.FINAL, State.VOID})


@dataclass(frozen=True, slots=True)
class Entry:
    """A ballot in a line; `runs`: the reader answers for it, `choice`: what they voted."""

    ballot: Ballot
    place: str
    runs: bool = False
    choice: str = ""


def page(
    say: Texts,
    running: Sequence[Entry],
    past: Sequence[Entry],
    *,
    before: int,
    following: int,
    private: bool,
    big: bool,
) -> Screen:
    """A page of the list; a tap on an entry opens it in private."""
    lines = [say("ballot-list-title")]
    for name, entries in (("running", running), ("past", past)):
        if entries:
            lines.append(say("ballot-list-section", section=name))
            lines += [_line(say, entry) for entry in entries]
    if len(lines) == 1:
        lines.append(say("ballot-list-none"))
    rows = [row for entry in (*running, *past) for row in _entry(say, entry, private=private)]
    if big:
        rows = [(button,) for row in rows for button in row]
    # In a group turning the page would turn it for everybody.
    turns = _turns(say, before, following) if private else ()
    return Screen("\n".join(lines), (*rows, *turns))


def mine(say: Texts, entries: Sequence[Entry]) -> Screen | None:
    """One's own votes, for `/my`; None where there are none."""
    if not entries:
        return None
    lines = [say("ballot-list-mine")]
    lines += [_line(say, entry) for entry in entries]
    rows = tuple((_button(say, entry.ballot),) for entry in entries)
    return Screen("\n".join(lines), rows)


def _line(say: Texts, entry: Entry) -> str:
    ballot = entry.ballot
    return say(
        "ballot-list-line",
        number=words.number(say, ballot),
        place=entry.place,
        question=_short(ballot.question, TITLE),
        state=_state(say, ballot),
        choice=entry.choice or "-",
        voted=int(bool(entry.choice)),
    )


def _state(say: Texts, ballot: Ballot) -> str:
    at = ballot.closes_at
    if ballot.state is State.OPEN and isinstance(at, datetime):
        return say.plain("ballot-list-until", at=at)
    if ballot.verdict is not None and ballot.state in COUNTED:
        return words.verdict(say, ballot.verdict)
    return words.state(say, ballot.state)


def _entry(say: Texts, entry: Entry, *, private: bool) -> tuple[Row, ...]:
    row = [_button(say, entry.ballot)]
    if private and entry.runs and entry.ballot.state is State.OPEN:
        tools = BallotTools(entry.ballot.id)
        row.append(Button(say.plain("ballot-button-tools"), tools))
    return (tuple(row),)


def _button(say: Texts, ballot: Ballot) -> Button:
    label = say.plain(
        "ballot-list-button", number=str(ballot.number), question=_short(ballot.question, LABEL)
    )
    return Button(label, _opens(ballot))


def _opens(ballot: Ballot) -> ButtonData:
    if ballot.kind is Kind.CONSULT and ballot.state in RUNNING:
        return BallotOpinions(ballot.id)
    return BallotResult(ballot.id) if ballot.state in COUNTED else BallotMine(ballot.id)


def _turns(say: Texts, before: int, following: int) -> tuple[Row, ...]:
    row = []
    if before:
        row.append(Button(say.plain("ballot-list-first"), BallotList()))
    if following:
        row.append(Button(say.plain("ballot-list-next"), BallotList(following)))
    return (tuple(row),) if row else ()


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
