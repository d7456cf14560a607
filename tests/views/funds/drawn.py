"""A fund drawn with words as long and as bad as they may be stored, and any number of flats."""

from dataclasses import replace
from datetime import timedelta

from domain.funds import (
    Action,
    EntryKind,
    Fund,
    GapChoice,
    Party,
    PledgeKind,
    ShareRule,
    Sponsor,
    State,
    Totals,
)
from domain.funds.dues import Due
from domain.funds.shaping import Times
from tests.views.funds.test_panel import FUND, NOW
from tests.views.funds.test_panel import board as plain_board
from views.funds.buttons_spending import Field
from views.funds.drafting import Drafted, Helper, Keeper
from views.funds.drafting import Line as Shared
from views.funds.mine import Home, Personal
from views.funds.panel import Board
from views.funds.paying import Payment
from views.funds.reading import Books, Line
from views.funds.settling import Back
from views.funds.spending import Record
from views.funds.tools import Desk
from views.places.paging import Spot

EVIL = "<b>&\"'</i>{ $x }]]>"
# As long as each may be stored.
TITLE, NAME, DOOR = (EVIL * 9)[:60], (EVIL * 9)[:80], (EVIL * 4)[:60]
NOTE, REASON = (EVIL * 40)[:500], (EVIL * 40)[:300]
MUCH = 10_000_000_000
EVIL_FUND = replace(
    FUND,
    title=TITLE,
    pay_note=NOTE,
    pay_file_id="file:x",
    acceptance=REASON,
    acceptance_file_id="AgAC",
    ended_reason=REASON,
    stairwell=DOOR[:20],
    cost=MUCH,
    target=MUCH,
    coefficients={floor: 1000 + floor for floor in range(1, 61)},
    rule=ShareRule.FLOORS,
)
CODES = ("flat-unknown", "own-expense", "fixed-sum", "no-cost", "too-few-custodians")
KINDS = tuple(PledgeKind)
FIELDS = (Field.PAYEE, Field.AMOUNT, Field.INVOICE, Field.PHOTO)


def doors(size: int) -> tuple[str, ...]:
    return tuple(f"{n}{DOOR}"[:60] for n in range(size))


def board(size: int, state: State = State.COLLECTING) -> Board:
    made = plain_board(replace(EVIL_FUND, state=state), doors(size), size, paid=MUCH, spent=MUCH)
    helpers = tuple(Sponsor(NAME, MUCH, in_kind=bool(n % 2)) for n in range(20))
    return replace(made, place=NAME, sponsors=helpers, keepers=(NAME,) * 6)


def home(number: int = 7) -> Home:
    kind, due = KINDS[number % len(KINDS)], Due(MUCH, 1000 * number, 100, 50)
    return Home(number, f"{number}{DOOR}"[:60], due, kind, lapsed=number % 3 == 1, waiting=number)


def homes(size: int) -> list[Home]:
    return [home(number) for number in range(size)]


def personal(size: int) -> Personal:
    # Nobody has more flats of their own in one fund than this in all the rolls there are.
    return Personal(tuple(homes(min(size, 12))), "unverified", manages=True)


def books(size: int, state: State = State.CLOSED) -> Books:
    lines = tuple(
        Line(n, NOW, list(EntryKind)[n % 9], NAME, MUCH, n % 2, MUCH, n or None, NAME, REASON, "f")
        for n in range(1, size + 1)
    )
    worked = tuple((NAME, MUCH, bool(n % 2)) for n in range(20))
    sums = Totals(MUCH, MUCH, MUCH, MUCH, MUCH, MUCH)
    return Books(replace(EVIL_FUND, state=state), NAME, lines, sums, MUCH, worked)


def record(kind: EntryKind = EntryKind.EXPENSE, state: str = "open") -> Record:
    said = Record(7, 7, TITLE, 7, kind, state, MUCH, NAME, NAME, DOOR, NAME, worked=True)
    return replace(
        said, note=REASON, reason=REASON, by=NAME, file_id="f", reverses=(1, kind, MUCH)
    )


def desk(size: int, state: State = State.COLLECTING) -> Desk:
    fund, both = replace(EVIL_FUND, state=state), frozenset({Party.ORGANISER, Party.CUSTODIAN})
    every = (frozenset(Action), MUCH, tuple(GapChoice), doors(size), doors(size), doors(size))
    waiting = tuple((n, door, MUCH) for n, door in enumerate(doors(size)))
    return Desk(fund, both, *every, size, waiting)


def seen(size: int, *, big: bool, group: bool = False) -> Drafted:
    lines = [Shared(n, door, MUCH, exempt=n % 5 == 1) for n, door in enumerate(doors(size))]
    times = Times(NOW + timedelta(days=7), NOW + timedelta(days=21))
    drafted = Drafted(replace(EVIL_FUND, state=State.DRAFT), NAME, MUCH, lines, times, NOW)
    helpers = [Helper(n, NAME, MUCH, bool(n % 2)) for n in range(min(size, 20))]
    keepers = [Keeper(n, NAME, bool(n % 2)) for n in range(min(size, 6))]
    drafted = replace(drafted, helpers=helpers, keepers=keepers, problems=CODES)
    return replace(drafted, revising=True, risen=size, fallen=size, big=big, group=group)


def payment(state: str = "open") -> Payment:
    return Payment(7, TITLE, DOOR, MUCH, state, NAME, cash=True, reason=REASON, file_id="file:x")


def spots(size: int) -> list[Spot]:
    return [Spot(n, NAME) for n in range(size)]


def backs(size: int) -> list[Back]:
    return [Back(n, DOOR, EntryKind.REFUND, MUCH, open=bool(n % 2)) for n in range(size)]


def funds_of(size: int) -> list[tuple[str, Fund]]:
    return [(NAME, replace(EVIL_FUND, id=n)) for n in range(size)]
