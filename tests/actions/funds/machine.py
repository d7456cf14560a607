"""The whole life of a fund in steps that anybody may try at any time, in any order."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from actions.funds import (
    closing,
    collecting,
    digest,
    paying,
    pledging,
    reminding,
    returning,
)
from actions.funds.placing import Spot
from domain.funds import EntryKind, PledgeKind, State
from playground.estate import IDS
from tests.actions.funds import holds, presses
from tests.actions.funds.box import HOMES

T = TypeVar("T")
WHO = st.sampled_from([IDS.zhao, IDS.wang, IDS.li_ming, IDS.captain])
HOME = st.sampled_from(list(HOMES))
KEEPER = st.sampled_from([IDS.zhao, IDS.wang])
PARTS = st.tuples(*[st.sampled_from([0, 1, 99, 4_000, 90_000])] * 3).filter(any)
SPENDS = st.sampled_from([EntryKind.EXPENSE, EntryKind.ADVANCE, EntryKind.SPONSOR])
RETURNS = st.sampled_from([EntryKind.REFUND, EntryKind.REPAYMENT, EntryKind.PURSE])
NUMBER = st.integers(0, 9)


def is_in(*states: State) -> Callable[["Life"], bool]:
    return lambda life: life.state in states


class Life(RuleBasedStateMachine):
    """Every rule may be refused; whatever comes of it, the invariants hold."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = TemporaryDirectory()
        self.box = self.runner.run(presses.empty(Path(self.folder.name)))
        self.state = State.DRAFT

    def teardown(self) -> None:
        self.runner.run(self.box.database.close())
        self.runner.close()
        self.folder.cleanup()

    def do(self, step: Callable[..., Coroutine[Any, Any, T]], *args: Any, **how: Any) -> T:  # noqa: ANN401
        self.box.now += timedelta(minutes=1)
        return self.runner.run(self.box.act(step, *args, **how))

    @initialize(
        parts=PARTS,
        minimum=st.sampled_from([(1, 1), (1, 2), (1, 100)]),
        begun=st.integers(0, 4),
    )
    def publish(self, parts: tuple[int, ...], minimum: tuple[int, int], begun: int) -> None:
        """Publish it, and take it some of the usual way: chance alone would hardly get there."""
        self.box.fund_id = self.do(presses.published, self.box.estate, parts, minimum)
        way: tuple[Callable[[], None], ...] = (
            self.all_pledge,
            self.all_claim,
            self.both_confirm_all,
            self.bill_of_a_part,
            self.settle_in_order,
        )
        for step in way[: (0, 1, 3, 4, 5)[begun]]:
            step()

    @invariant()
    def all_holds(self) -> None:
        if self.box.fund_id:
            sent = self.runner.run(self.box.sent())
            self.runner.run(self.box.read(holds.everything, self.box.fund_id, sent))
            self.state = self.runner.run(self.box.state())

    @precondition(is_in(State.PLEDGING, State.COLLECTING, State.SPENDING))
    @rule(who=HOME, kind=st.sampled_from(PledgeKind), amount=st.sampled_from([1, 99, 4_000]))
    def pledge(self, who: int, kind: PledgeKind, amount: int) -> None:
        fen = amount if kind in {PledgeKind.PART, PledgeKind.GIFT} else None
        self.do(pledging.pledge, who, self.box.fund_id, kind, amount=fen)

    @precondition(is_in(State.PLEDGING, State.COLLECTING, State.SPENDING))
    @rule()
    def all_pledge(self) -> None:
        for who in HOMES:
            self.do(pledging.pledge, who, self.box.fund_id, PledgeKind.FULL)

    @precondition(is_in(State.PLEDGING, State.COLLECTING, State.SPENDING))
    @rule(parts=PARTS, sponsor=st.sampled_from([0, 1, 5_000]))
    def share_anew(self, parts: tuple[int, ...], sponsor: int) -> None:
        self.do(presses.revised, self.box, parts, sponsor)

    @precondition(is_in(State.COLLECTING, State.SPENDING))
    @rule(who=HOME, fen=st.sampled_from([1, 99, 4_000, 90_000]))
    def claim(self, who: int, fen: int) -> None:
        self.do(paying.claim, who, self.box.fund_id, self.box.home(who), fen)

    @precondition(is_in(State.COLLECTING, State.SPENDING))
    @rule()
    def all_claim(self) -> None:
        for who in HOMES:
            self.do(presses.claims_all, who, self.box)

    @rule(by=WHO, number=NUMBER, yes=st.booleans())
    def judge(self, by: int, number: int, yes: bool) -> None:  # noqa: FBT001 - drawn by its name
        self.do(presses.judged, self.box.fund_id, by, number, yes=yes)

    @rule()
    def both_confirm_all(self) -> None:
        for by in (IDS.zhao, IDS.wang, IDS.li_ming):
            for number in range(5):
                self.do(presses.judged, self.box.fund_id, by, number, yes=True)

    @rule(by=WHO, kind=SPENDS, fen=st.sampled_from([1, 99, 4_000]), home=HOME)
    def record(self, by: int, kind: EntryKind, fen: int, home: int) -> None:
        self.do(presses.recorded, self.box, by, kind, fen, home)

    @rule(by=KEEPER)
    def spend_all_there_is(self, by: int) -> None:
        fen = self.runner.run(self.box.balance())
        self.do(presses.recorded, self.box, by, EntryKind.EXPENSE, fen, by)

    @precondition(is_in(State.SPENDING))
    @rule()
    def bill_of_a_part(self) -> None:
        fen = max(1, self.runner.run(self.box.balance()) // 2)
        self.do(presses.recorded, self.box, IDS.zhao, EntryKind.EXPENSE, fen, IDS.zhao)
        self.both_confirm_all()

    @rule(by=KEEPER, seq=st.integers(1, 8))
    def reverse(self, by: int, seq: int) -> None:
        self.do(presses.recorded, self.box, by, EntryKind.REVERSAL, 0, by, reverses=seq)

    @rule(by=KEEPER, home=HOME, kind=RETURNS)
    def give_back(self, by: int, home: int, kind: EntryKind) -> None:
        where = (self.box.fund_id, self.box.home(home))
        self.do(returning.record, by, *where, kind, Spot(by))

    @rule(who=HOME, to_purse=st.booleans())
    def leave(self, who: int, to_purse: bool) -> None:  # noqa: FBT001 - drawn by its name
        where = (self.box.fund_id, self.box.home(who))
        self.do(returning.leave, who, *where, Spot(who), to_purse=to_purse)

    @rule(by=WHO, name=st.sampled_from(["spend", "settle", "cancel"]))
    def move_on(self, by: int, name: str) -> None:
        self.do(getattr(closing, name), by, self.box.fund_id)

    @rule()
    def settle_in_order(self) -> None:
        self.do(closing.settle, IDS.captain, self.box.fund_id)
        for home in HOMES:
            by = IDS.wang if home == IDS.zhao else IDS.zhao
            for kind in (EntryKind.REPAYMENT, EntryKind.REFUND, EntryKind.PURSE):
                where = (self.box.fund_id, self.box.home(home))
                self.do(returning.record, by, *where, kind, Spot(by))

    @precondition(is_in(State.COLLECTING))
    @rule(by=WHO)
    def stop(self, by: int) -> None:
        self.do(closing.stop, by, self.box.fund_id, "不装了")

    @precondition(is_in(State.SETTLING))
    @rule()
    def close(self) -> None:
        self.do(presses.accepted, self.box.fund_id)

    @rule(days=st.sampled_from([0, 1, 6, 15]), twice=st.booleans())
    def clocks_fire(self, days: int, twice: bool) -> None:  # noqa: FBT001 - drawn by its name
        self.box.now += timedelta(days=days)
        fired = (digest.tell, collecting.paying_ended, reminding.due, collecting.pledging_ended)
        for step in fired * (2 if twice else 1):
            self.do(step, self.box.fund_id)

    @rule()
    def every_row_is_told_again(self) -> None:
        before = self.runner.run(self.box.chain())
        self.do(presses.replayed, self.box.fund_id)
        assert self.runner.run(self.box.chain()) == before
