"""A ballot in private: the same panel, what is one's own in it, and what can be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from domain import ballots as rules
from domain.ballots import Ballot, Kind, Refusal, Shown, State
from views.ballots import panel, refusals, words
from views.ballots.buttons_hall import ProxyVote
from views.ballots.buttons_voting import (
    BallotMine,
    BallotPick,
    BallotPicked,
    BallotSpeak,
    BallotTools,
    BallotWithdraw,
)
from views.ballots.panel import Board
from views.ballots.receipt import Stub, line
from views.buttons import ButtonData
from views.places.buttons_people import OpenTile, Tile
from views.places.paging import listed
from views.screen import Button, Row, Screen
from views.texts import Texts

PICKED, FREE = "☑", "☐"
# Elder mode shows four buttons at most, of which the way on takes two places.
BIG, BIG_PAGE = 4, 2
# Of 4,096 signs: what is left beside the panel tells what is one's own, flat by flat.
ROOM = 3_800
# More flats of one owner than this are named one by one by nobody.
MOST_SHARED = 8
# Nothing that these say no to is cured by registering where one lives.
_HOMELESS = frozenset(
    {
        Refusal.NOT_A_MEMBER,
        Refusal.NOT_VERIFIED,
        Refusal.ELSEWHERE,
        Refusal.TENANT,
        Refusal.OWNERS_ONLY,
        Refusal.NOT_ON_ROLL,
    }
)


@dataclass(frozen=True, slots=True)
class Other:
    """A head of others one votes for in writing, and what was cast for it, if anything."""

    proxy_id: int
    label: str
    choice: str


@dataclass(frozen=True, slots=True)
class Personal:
    """What is one's own in a ballot; `heard`: voted in secret; `shared`: heads to name for."""

    stubs: tuple[Stub, ...]
    heard: bool
    refusal: Refusal | None
    runs: bool
    shared: tuple[int, ...]
    others: tuple[Other, ...] = ()


def screen(say: Texts, board: Board, own: Personal, page: int = 0, *, big: bool) -> Screen:
    """The private screen of a ballot; for big letters a page of its buttons."""
    ballot = board.ballot
    told, others = panel.text(say, board), _others(say, ballot, own)
    room = ROOM - len(told) - len(others)
    parts = [told, _own(say, ballot, own, room), others]
    rows = [*_voting(say, ballot, own), *_more(say, ballot, own)]
    text = "\n\n".join(filter(None, parts))
    if not big:
        return Screen(text, tuple(rows))
    return Screen(text, _paged(say, _flat(rows), page, partial(BallotMine, ballot.id)))


def outsider(say: Texts) -> Screen:
    """To somebody who has nothing to do with the place: no word of what is asked there."""
    return Screen(say("ballot-outsider"), (_join(say),))


def picking(
    say: Texts, ballot: Ballot, picks: int, page: int = 0, *, big: bool = False
) -> tuple[Row, ...]:
    """The options with what is picked so far; the selection lives in the buttons alone."""
    rows: list[Row] = []
    for n, option in enumerate(ballot.options, start=1):
        mark = PICKED if picks >> (n - 1) & 1 else FREE
        label = f"{mark} {panel.option_label(say, n, option)}"
        rows.append((Button(label, BallotPick(ballot.id, picks, n)),))
    if picks:
        sure = say.plain("ballot-button-cast")
        rows.append((Button(sure, BallotPicked(ballot.id, picks), style="success"),))
    if not big:
        return tuple(rows)
    return _paged(say, _flat(rows), page, partial(BallotPick, ballot.id, picks, 0))


def page_of(option: int) -> int:
    """The page on which an option stands where options are paged."""
    return (option - 1) // BIG_PAGE


def _paged(
    say: Texts, buttons: Sequence[Button], page: int, turn: Callable[[int], ButtonData]
) -> tuple[Row, ...]:
    if len(buttons) <= BIG:
        return tuple((button,) for button in buttons)
    return listed(say, buttons, page, turn, None, big=True)


def withdrawing(say: Texts, ballot: Ballot) -> Screen:
    """Whether to take one's vote back."""
    sure = Button(say.plain("ballot-button-withdraw-sure"), BallotWithdraw(ballot.id, 1), "danger")
    text = say("ballot-withdraw-sure", question=ballot.question)
    return Screen(text, ((sure,), (back(say, ballot),)))


def speaking(
    say: Texts,
    ballot: Ballot,
    head_id: int,
    flat: str,
    people: Sequence[tuple[int, str]],
    named: int,
) -> Screen:
    """Who may speak for a flat; the one who does is marked."""
    rows: list[Row] = []
    for person_id, name in people:
        mark = PICKED if person_id == named else FREE
        data = BallotSpeak(ballot.id, head_id, person_id, 1)
        rows.append((Button(f"{mark} {name or say.plain('nameless')}", data),))
    if named:
        nobody = BallotSpeak(ballot.id, head_id, 0, 1)
        rows.append((Button(say.plain("ballot-button-nobody"), nobody),))
    return Screen(say("ballot-speak", flat=flat), (*rows, (back(say, ballot),)))


def conflict(say: Texts, ballot: Ballot, flat: str, head_id: int, *, owns: bool) -> Screen:
    """To everybody of a flat whose votes differ."""
    rows: list[Row] = [(_open(say, ballot),)]
    if owns:
        rows.append((_speak(say, ballot, head_id),))
    text = say("ballot-conflict", flat=flat, question=ballot.question)
    return Screen(text, tuple(rows))


def represented(
    say: Texts, ballot: Ballot, flat: str, head_id: int, by: str, who: str, *, owns: bool
) -> Screen:
    """To the others of a flat: somebody was named to speak for it, or nobody is any more."""
    if who:
        text = say("ballot-represented", flat=flat, by=by, who=who)
    else:
        text = say("ballot-unrepresented", flat=flat, by=by)
    other = _speak(say, ballot, head_id) if owns else _open(say, ballot)
    return Screen(text, ((other,),))


def back(say: Texts, ballot: Ballot) -> Button:
    return Button(say.plain("back"), BallotMine(ballot.id))


def _own(say: Texts, ballot: Ballot, own: Personal, room: int) -> str:
    if own.heard and ballot.shown is Shown.SECRET:
        return say("ballot-heard")
    if own.stubs:
        lines = [line(say, ballot, stub) for stub in own.stubs]
        return "\n".join([say("ballot-own"), *words.fitting(say, lines, room)])
    over = ballot.state is not State.OPEN or ballot.kind is Kind.CONSULT
    if own.refusal is None or over:
        return ""
    return say("ballot-cannot", reason=refusals.said(say, own.refusal))


def _others(say: Texts, ballot: Ballot, own: Personal) -> str:
    """For whom else one votes, and what one has cast for them."""
    return "\n".join(
        say(
            "ballot-mine-other",
            label=other.label,
            voted="yes" if other.choice else "no",
            choice=words.picks(say, ballot, other.choice) if other.choice else "",
        )
        for other in own.others
    )


def standing_in(say: Texts, proxy_id: int, label: str) -> Button:
    """The way to vote for somebody who asked for it in writing."""
    return Button(say.plain("ballot-button-other", label=label), ProxyVote(proxy_id))


def _voting(say: Texts, ballot: Ballot, own: Personal) -> tuple[Row, ...]:
    # Somebody unknown may vote all the same; it counts once they are verified.
    waits = own.refusal is Refusal.NOT_A_MEMBER and ballot.shown is not Shown.SECRET
    if ballot.state is not State.OPEN or (own.refusal and not waits):
        return ()
    if rules.has_options(ballot.kind) and (ballot.shown is Shown.SECRET or ballot.seats > 1):
        return picking(say, ballot, 0)
    return panel.voting(say, ballot)


def _more(say: Texts, ballot: Ballot, own: Personal) -> list[Row]:
    rows: list[Row] = []
    if own.refusal in _HOMELESS:
        rows.append(_join(say))
    if own.stubs and ballot.state is State.OPEN:
        label = say.plain("ballot-button-withdraw")
        rows.append((Button(label, BallotWithdraw(ballot.id)),))
    if ballot.state is State.OPEN:
        rows += [(standing_in(say, each.proxy_id, each.label),) for each in own.others]
    rows += [(_speak(say, ballot, head_id),) for head_id in own.shared[:MOST_SHARED]]
    if own.runs:
        rows.append((Button(say.plain("ballot-button-tools"), BallotTools(ballot.id)),))
    return rows


def _join(say: Texts) -> Row:
    return (Button(say.plain("tile-join"), OpenTile(Tile.JOIN)),)


def _open(say: Texts, ballot: Ballot) -> Button:
    return Button(say.plain("ballot-button-open"), BallotMine(ballot.id))


def _speak(say: Texts, ballot: Ballot, head_id: int) -> Button:
    return Button(say.plain("ballot-button-speak"), BallotSpeak(ballot.id, head_id))


def _flat(rows: Sequence[Row]) -> list[Button]:
    """All buttons that press; the one link of a secret ballot leads here, where one is."""
    return [button for row in rows for button in row if isinstance(button, Button)]
