"""Every view of a ballot: both languages, hostile words, from no flat to four hundred."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from domain.ballots import (
    Ballot,
    CastRow,
    CastState,
    Kind,
    Refusal,
    RollHead,
    Shown,
    State,
    Verdict,
    Via,
)
from domain.ballots.hall import Question
from domain.ballots.numbers import numbers
from tests.views.ballots.test_panel import ballot
from views.ballots import (
    closing,
    knocking,
    listing,
    mine,
    panel,
    paper,
    proxying,
    receipt,
    telling,
    tools,
)
from views.ballots.counted import Objected
from views.ballots.knocking import Door
from views.ballots.listing import Entry
from views.ballots.mine import Other, Personal
from views.ballots.panel import Board
from views.ballots.paper import Slip, Ticks
from views.ballots.proxying import Entry as Given
from views.ballots.receipt import Stub
from views.ballots.tools import Desk
from views.buttons import MAX_BYTES
from views.screen import Button, Screen
from views.texts import Catalogue, Texts

CATALOGUE = Catalogue()
SPOKEN = [CATALOGUE.say("zh-CN"), CATALOGUE.say("en")]
AT = datetime(2026, 11, 25, 4, tzinfo=UTC)
LONGEST, MOST_BUTTONS, FOUR = 4096, 100, 4
SMALL, BIG = False, True
SIZES = (0, 1, 120, 121, 400)
EVIL = "<b>&\"'</i>{ $x }\u202e]]>"
QUESTION = (EVIL * 30)[:300]
OPTIONS = tuple(f"{n}{EVIL * 9}"[:80] for n in range(1, 21))
NAME = (EVIL * 9)[:64]


class Balanced(HTMLParser):
    """Fails on a tag that Telegram would refuse, and counts what people read."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.read = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        assert tag in {"b", "i", "code", "pre", "a"}, tag
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        # Telegram counts UTF-16 units.
        self.read += len(data.encode("utf-16-le")) // 2


def heads(count: int) -> list[RollHead]:
    """Doors of which the first thirds stand for it, against it and were not heard."""
    made = []
    for n in range(count):
        floor, room = n // 4 % 30 + 1, f"{n // 4 % 30 + 1}0{n % 4 + 1}"
        stairwell = f"{n // 120 + 1}单元{EVIL}"
        flat = RollHead(n, 7, f"h{n}", f"{n}", NAME, stairwell, floor, room, 8769, n)
        if n % 3:
            choice = "yes" if n % 3 == 1 else "no"
            flat = replace(flat, heard=True, choice=choice, via=Via.TAP)
        made.append(flat)
    return made


def of(kind: Kind = Kind.HOUSEHOLD, **changes: object) -> Ballot:
    """A ballot of this kind whose every word is as long and as bad as it may be."""
    bad: dict[str, object] = {"question": QUESTION, "closes_at": AT, "stairwell": NAME}
    if kind in {Kind.CHOOSE, Kind.ELECTION}:
        bad["options"] = OPTIONS
    return ballot(kind, **bad | changes)


def board(kind: Kind, size: int, **changes: object) -> Board:
    asked = of(kind, **changes)
    roll = heads(size)
    if kind in {Kind.CHOOSE, Kind.ELECTION}:
        roll = [replace(head, choice="1" if head.heard else None) for head in roll]
    names = {f"h{n}": NAME for n in range(size)} if kind in {Kind.HAND, Kind.REPS} else {}
    return Board(asked, NAME, numbers(asked, roll, (), 3), "ab" * 32, names)


def cast(number: int, choice: str = "yes") -> CastRow:
    state, via = CastState.COUNTED, Via.TAP
    return CastRow(number, 7, number, 1003, choice, via, state, "7K2M9QXD", AT)


def slips(size: int) -> list[Slip]:
    row = replace(cast(1), via=Via.PAPER, state=CastState.UNCONFIRMED, file_id="f")
    return [Slip(replace(row, id=n), head, NAME, NAME) for n, head in enumerate(heads(size))]


def stubs(size: int, choice: str = "yes") -> tuple[Stub, ...]:
    return tuple(Stub(cast(head.id, choice), head) for head in heads(size))


def personal(size: int, kind: Kind, refusal: Refusal | None = None) -> Personal:
    choice = "1" if kind in {Kind.CHOOSE, Kind.ELECTION} else "yes"
    others = tuple(Other(n, NAME, choice if n % 2 else "") for n in range(min(size, 3)))
    shared = tuple(range(min(size, 120)))
    own = Personal(stubs(size, choice), heard=False, refusal=refusal, runs=True, shared=shared)
    return replace(own, others=others)


def doors(size: int) -> list[Door]:
    return [Door(head, 1) for head in heads(size)]


def entries(size: int) -> list[Entry]:
    return [Entry(of(id=n), NAME, runs=True, choice=NAME) for n in range(min(size, 5))]


Draw = Callable[[Texts, int, bool], Screen]
VOTES = [kind for kind in Kind if kind is not Kind.CONSULT]


def panel_of(kind: Kind) -> Draw:
    return lambda say, size, _: panel.screen(say, board(kind, size))


def mine_of(kind: Kind) -> Draw:
    return lambda say, size, big: mine.screen(
        say, board(kind, size), personal(size, kind), big=big
    )


# Lists that a page of `/votes` holds five of are drawn by five; doors and slips by all there are.
VIEWS: dict[str, Draw] = {
    **{f"panel {kind}": panel_of(kind) for kind in VOTES},
    **{f"mine {kind}": mine_of(kind) for kind in VOTES},
    "mine refused": lambda say, n, big: mine.screen(
        say, board(Kind.HOUSEHOLD, n), personal(n, Kind.HOUSEHOLD, Refusal.TENANT), big=big
    ),
    "mine later": lambda say, n, big: mine.screen(
        say, board(Kind.CHOOSE, n), personal(n, Kind.CHOOSE), 7, big=big
    ),
    "outsider": lambda say, _, __: mine.outsider(say),
    "withdrawing": lambda say, _, __: mine.withdrawing(say, of()),
    "conflict": lambda say, _, __: mine.conflict(say, of(), NAME, 1, owns=True),
    "represented": lambda say, _, __: mine.represented(say, of(), NAME, 1, NAME, NAME, owns=True),
    "receipt": lambda say, n, _: receipt.copy(say, of(), stubs(n)),
    "checked": lambda say, _, __: receipt.checked(say, NAME, of(), cast(1), own=True),
    "unknown receipt": lambda say, _, __: receipt.checked(say, NAME, None, None, own=False),
    "uncounted": lambda say, _, __: receipt.uncounted(say, of(), Refusal.TENANT),
    "claim refused": lambda say, _, __: receipt.claim_refused(say, of()),
    "reminder": lambda say, n, _: telling.reminder(
        say, of(), [(head.id, head) for head in heads(min(n, 3))]
    ),
    "in group": lambda say, n, _: telling.in_group(say, of(Kind.CHOOSE), n, n),
    "extended": lambda say, _, __: telling.extended(say, of()),
    "note": lambda say, _, __: telling.note(say, of(), (EVIL * 99)[:500]),
    "cancelled": lambda say, _, __: telling.cancelled(
        say, of(state=State.CANCELLED, ended_reason=(EVIL * 99)[:500])
    ),
    "tools": lambda say, n, big: tools.home(say, Desk(of(), n, n, n, "noted", big)),
    "by hand": lambda say, _, __: tools.by_hand(say, of()),
    "anew": lambda say, _, __: tools.anew(say, of()),
    "slip home": lambda say, n, _: paper.home(say, of(), slips(n), n),
    "slip tasks": lambda say, n, big: paper.tasks(say, of(), slips(n), big=big),
    "slip boxes": lambda say, n, big: paper.enter(
        say, of(Kind.CHOOSE, seats=9), heads(1)[0], Ticks(0b101, n, big)
    ),
    "slip read": lambda say, n, big: paper.read(
        say, of(Kind.CHOOSE), slips(1)[0], Ticks(0, n, big)
    ),
    "slip told": lambda say, _, __: paper.told(say, of(), slips(1)[0], asked=True),
    "proxies": lambda say, n, big: proxying.home(
        say, of(), [Given(head.id, head, NAME, used=False) for head in heads(n)], big=big
    ),
    "extend": lambda say, _, big: tools.extend(say, of(), [AT] * 5, big=big),
    "agent": lambda say, n, big: proxying.agent(
        say, of(Kind.CHOOSE), 1, heads(1)[0], "3", Ticks(0, n, big)
    ),
    "doors": lambda say, n, big: knocking.page(say, of(), doors(n), 0, paper=True, big=big),
    "outcome": lambda say, _, __: closing.outcome(say, of(outcome=(EVIL * 99)[:500])),
    "outcome asked": lambda say, _, __: closing.outcome_ask(
        say, of(verdict=Verdict.PASSED), late=True
    ),
    "objected": lambda say, _, __: closing.objected(
        say, of(), Objected(1, 1, NAME, (EVIL * 99)[:500], (EVIL * 99)[:500]), answers=True
    ),
    "voided": lambda say, _, __: closing.voided(say, of(ended_reason=(EVIL * 99)[:500])),
    "ending": lambda say, _, __: closing.ending(say, of(), "settled", AT),
    "list": lambda say, n, big: listing.page(
        say, entries(n), entries(n), before=1, following=1, private=True, big=big
    ),
}
# What elders and captains of old age see in private.
ELDERS = (
    *(f"mine {kind}" for kind in VOTES),
    "mine refused",
    "mine later",
    "outsider",
    "withdrawing",
    "conflict",
    "represented",
    "receipt",
    "tools",
    "slip home",
    "slip tasks",
    "proxies",
    "extend",
    "doors",
    "slip boxes",
    "slip read",
    "slip told",
    "agent",
)


def checked(screen: Screen, data: int = MAX_BYTES) -> None:
    parser = Balanced()
    parser.feed(screen.text)
    parser.close()
    assert parser.open == []
    assert 0 < parser.read <= LONGEST
    buttons = [button for row in screen.rows for button in row]
    assert len(buttons) <= MOST_BUTTONS
    for button in buttons:
        assert button.label.strip()
        if isinstance(button, Button):
            assert len(button.data.pack().encode()) <= data


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("say", SPOKEN, ids=["zh", "en"])
@pytest.mark.parametrize("name", VIEWS)
def test_whatever_people_wrote_and_however_many_they_are_it_can_be_sent(
    name: str, say: Texts, size: int
) -> None:
    checked(VIEWS[name](say, size, SMALL))


@pytest.mark.parametrize("size", [1, 400])
@pytest.mark.parametrize("say", SPOKEN, ids=["zh", "en"])
@pytest.mark.parametrize("name", ELDERS)
def test_big_letters_have_one_button_a_row_and_four_at_most(
    name: str, say: Texts, size: int
) -> None:
    screen = VIEWS[name](say, size, BIG)
    checked(screen)
    assert len(screen.rows) <= FOUR
    assert all(len(row) == 1 for row in screen.rows)


@pytest.mark.parametrize("say", SPOKEN, ids=["zh", "en"])
@pytest.mark.parametrize("why", [*Refusal, ""])
def test_every_reason_can_be_said_under_every_question(say: Texts, why: str) -> None:
    for question in Question:
        checked(tools.question(say, question, why, of()))


@pytest.mark.parametrize("picks", range(8))
def test_every_page_of_boxes_keeps_what_is_ticked(picks: int) -> None:
    shown = of(Kind.ELECTION, options=("甲", "乙", "丙"), seats=3, shown=Shown.SECRET)
    rows = mine.picking(SPOKEN[0], shown, picks, big=True)
    ticked = [row[0].label.startswith(mine.PICKED) for row in rows][:3]
    assert ticked == [bool(picks >> n & 1) for n in range(3)]
    assert len(rows) == 3 + bool(picks)
