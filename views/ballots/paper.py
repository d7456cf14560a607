"""Votes on paper: whose slip, what is ticked, the blind second reading, what the flat is told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from domain import ballots as rules
from domain.ballots import Ballot, CastRow, CastState, Choice, RollHead, State
from views.ballots import tools, words
from views.ballots.buttons_hall import (
    HallPage,
    HallTool,
    Page,
    PaperEnter,
    PaperHead,
    ProxyHead,
    SlipDispute,
    SlipDo,
    SlipRead,
    SlipTool,
    Tool,
)
from views.ballots.buttons_voting import BallotMine
from views.ballots.mine import FREE, PICKED
from views.ballots.panel import option_label
from views.buttons import ButtonData
from views.places.paging import listed
from views.screen import Button, Media, Row, Screen
from views.texts import Texts

# Of 4,096 signs, for the slips that wait.
ROOM = 3_500


@dataclass(frozen=True, slots=True)
class Slip:
    """What was entered from a slip, whose it is, and by whom it was entered and read."""

    cast: CastRow
    head: RollHead
    enterer: str = ""
    witness: str = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """What is ticked so far (bit 0 is the first box), and which page of the boxes is shown."""

    picks: int = 0
    page: int = 0
    big: bool = False


def boxes(
    say: Texts,
    ballot: Ballot,
    ticks: Ticks,
    pick: Callable[[int, int], ButtonData],
    done: Callable[[int], ButtonData],
    back: ButtonData,
    extra: Sequence[Button] = (),
) -> tuple[Row, ...]:
    """The boxes of a slip: one tap is all where one is allowed, else as many and then a last.

    `pick` makes the button for these picks on this page; for big letters boxes are paged.
    """
    picks, page = ticks.picks, ticks.page
    labels = _labels(say, ballot)
    if not rules.has_options(ballot.kind) or ballot.seats == 1:
        found = [Button(label, done(1 << n)) for n, label in enumerate(labels)]
    else:
        found = [
            Button(f"{PICKED if picks >> n & 1 else FREE} {label}", pick(picks ^ 1 << n, page))
            for n, label in enumerate(labels)
        ]
        if picks:
            found.append(Button(say.plain("ballot-paper-done"), done(picks), "success"))
    every = [*found, *extra]
    turn = partial(pick, picks)
    return listed(say, every, page, turn, back, big=ticks.big, across=1)


def _labels(say: Texts, ballot: Ballot) -> list[str]:
    if not rules.has_options(ballot.kind):
        return [words.choice(say, choice) for choice in Choice]
    return [option_label(say, n, option) for n, option in enumerate(ballot.options, start=1)]


def home(say: Texts, ballot: Ballot, waiting: Sequence[Slip], counted: int) -> Screen:
    """How many slips there are, and those that wait for a witness."""
    each = [
        say("ballot-paper-waits", label=_label(say, slip.head), who=slip.enterer)
        for slip in waiting
    ]
    lines = [say("ballot-paper", counted=counted, waiting=len(waiting))]
    lines += words.fitting(say, each, ROOM)
    rows: list[Row] = [(Button(say.plain("ballot-paper-new"), HallTool(ballot.id, Tool.PAPER)),)]
    if waiting:
        read = HallPage(ballot.id, Page.WITNESS)
        rows.append((Button(say.plain("ballot-paper-read"), read),))
    return Screen("\n".join(lines), (*rows, (tools.back(say, ballot),)))


def which(say: Texts, ballot: Ballot, heads: Sequence[RollHead], *, proxy: bool = False) -> Screen:
    """Which of several doors was meant."""
    rows = tuple(
        (
            Button(
                _label(say, head),
                ProxyHead(ballot.id, head.id) if proxy else PaperHead(ballot.id, head.id),
            ),
        )
        for head in heads
    )
    page = Page.PROXIES if proxy else Page.PAPER
    return Screen(say("ballot-paper-which"), (*rows, (tools.back(say, ballot, page),)))


def enter(say: Texts, ballot: Ballot, head: RollHead, ticks: Ticks) -> Screen:
    """What is ticked on this head's slip."""
    rows = boxes(
        say,
        ballot,
        ticks,
        lambda bits, page: PaperHead(ballot.id, head.id, bits, page),
        lambda bits: PaperEnter(ballot.id, head.id, bits),
        HallPage(ballot.id, Page.PAPER),
    )
    text = say("ballot-paper-enter", label=_label(say, head), question=ballot.question)
    return Screen(text, rows)


def entered(say: Texts, ballot: Ballot, slip: Slip, witnesses: int) -> Screen:
    """What the captain sees of a slip after entering it."""
    text = say(
        "ballot-paper-entered",
        label=_label(say, slip.head),
        choice=words.picks(say, ballot, slip.cast.choice),
        witnesses=witnesses,
        photo="yes" if slip.cast.file_id else "no",
    )
    rows: list[Row] = [(Button(say.plain("ballot-paper-next"), HallTool(ballot.id, Tool.PAPER)),)]
    if slip.cast.state is CastState.UNCONFIRMED and not slip.cast.ended_at:
        photo = Button(say.plain("ballot-paper-photo"), SlipDo(slip.cast.id, SlipTool.PHOTO))
        undo = Button(say.plain("ballot-paper-undo"), SlipDo(slip.cast.id, SlipTool.WITHDRAW))
        rows.append((photo, undo))
    return Screen(text, (*rows, (tools.back(say, ballot, Page.PAPER),)))


def tasks(
    say: Texts, ballot: Ballot, waiting: Sequence[Slip], page: int = 0, *, big: bool = False
) -> Screen:
    """The slips somebody may read as a witness, a page at a time."""
    found = [Button(_label(say, slip.head), SlipRead(slip.cast.id)) for slip in waiting]
    turn = partial(HallPage, ballot.id, Page.WITNESS)
    rows = listed(say, found, page, turn, BallotMine(ballot.id), big=big, across=1)
    return Screen(say("ballot-witness-tasks", count=len(waiting)), rows)


def read(say: Texts, ballot: Ballot, slip: Slip, ticks: Ticks) -> Screen:
    """The second reading: nothing here tells what was entered."""
    picture = Button(say.plain("ballot-witness-picture"), SlipDo(slip.cast.id, SlipTool.PICTURE))
    rows = boxes(
        say,
        ballot,
        ticks,
        lambda bits, page: SlipRead(slip.cast.id, bits, 0, page),
        lambda bits: SlipRead(slip.cast.id, bits, 1),
        HallPage(ballot.id, Page.WITNESS),
        [picture] if slip.cast.file_id else [],
    )
    text = say(
        "ballot-witness",
        label=_label(say, slip.head),
        question=ballot.question,
        who=slip.enterer,
    )
    return Screen(text, rows)


def was_read(say: Texts, ballot: Ballot, slip: Slip, how: str) -> Screen:
    """To the witness: the readings agree, differ, or the slip is no longer to be read."""
    more = Button(say.plain("ballot-witness-more"), HallPage(ballot.id, Page.WITNESS))
    return Screen(say("ballot-witness-done", how=how, label=_label(say, slip.head)), ((more,),))


def told(say: Texts, ballot: Ballot, slip: Slip, *, asked: bool) -> Screen:
    """To the flat: what was entered for it, and how to say no to it."""
    if slip.cast.state is CastState.DISPUTED:
        return Screen(say("ballot-paper-disputed", label=slip.head.label), (_vote(say, ballot),))
    text = say(
        "ballot-paper-told",
        label=slip.head.label,
        question=ballot.question,
        choice=words.picks(say, ballot, slip.cast.choice),
        enterer=slip.enterer,
        witness=slip.witness,
        receipt=slip.cast.receipt,
    )
    if ballot.state is not State.OPEN or slip.cast.ended_at:
        return Screen(text, (_vote(say, ballot),))
    label = say.plain("ballot-paper-not-ours", sure=int(asked))
    dispute = Button(label, SlipDispute(slip.cast.id, int(asked)), "danger")
    if asked:
        text = f"{text}\n\n{say('ballot-paper-dispute-look')}"
    return Screen(text, ((dispute,), _vote(say, ballot)))


def photo(say: Texts, slip: Slip) -> Screen:
    """The picture of a slip, for its witness."""
    text = say("ballot-paper-picture", label=_label(say, slip.head))
    return Screen(text, media=(Media("photo", slip.cast.file_id or ""),))


def _vote(say: Texts, ballot: Ballot) -> Row:
    return (Button(say.plain("ballot-button-open"), BallotMine(ballot.id)),)


def _label(say: Texts, head: RollHead) -> str:
    return say.plain("ballot-paper-label", slip=str(head.slip), label=head.label)
