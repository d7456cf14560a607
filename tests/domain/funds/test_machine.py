"""Whatever people press in whatever order, no fen is lost and the chain tells the same."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain import funds as rules
from domain.funds import Action, Actor, Book, Entry, EntryKind, Facts, PledgeKind, State
from tests.domain.funds.samples import (
    ANNA,
    CAPTAIN,
    CUSTODIANS,
    HOMES,
    KEEPERS,
    SHARES,
    STRANGER,
    TARGET,
    Chain,
    entry,
    given,
)

STEP_OF = {
    EntryKind.PAYMENT: Action.CONFIRM,
    EntryKind.GIFT: Action.CONFIRM,
    EntryKind.SPONSOR: Action.RECEIVE,
    EntryKind.ADVANCE: Action.APPROVE,
    EntryKind.EXPENSE: Action.APPROVE,
    EntryKind.REPAYMENT: Action.REPAY,
    EntryKind.REFUND: Action.REFUND,
    EntryKind.PURSE: Action.PURSE,
}
# A fund that may fail at any moment seldom lives to show anything else.
MOVES = [a for a in Action if rules.TRANSITIONS[a].to and a is not Action.FAIL]
NEXT = {
    State.PLEDGING: Action.COLLECT,
    State.COLLECTING: Action.SPEND,
    State.SPENDING: Action.SETTLE,
    State.SETTLING: Action.CLOSE,
    State.REFUNDING: Action.CANCEL,
}
ACTORS = st.sampled_from([CAPTAIN, STRANGER, rules.SYSTEM, *KEEPERS])
FLATS = st.sampled_from([None, *SHARES])
AMOUNTS = st.sampled_from([1, 7, 9999, 10_000, 20_000, 30_000, 40_000, TARGET])


class Life(RuleBasedStateMachine):
    """A published fund, its households, custodians and captain."""

    def __init__(self) -> None:
        super().__init__()
        self.state = State.PLEDGING
        self.book = Book()
        self.pledges: list[rules.Pledge] = []
        self.chain = Chain()
        self.chain.open()

    def facts(self) -> Facts:
        return Facts(
            self.state,
            target=TARGET,
            custodians=CUSTODIANS,
            pledged=rules.pledged(rules.in_force(self.pledges, {}), SHARES),
            paid=sum(rules.paid_by(self.book.rows.values()).values()),
            balance=self.book.balance,
            owed=self.book.totals().owed,
            accepted=True,
            pictured=True,
        )

    @rule(code=st.sampled_from(list(SHARES)), kind=st.sampled_from(PledgeKind), fen=AMOUNTS)
    def somebody_pledges(self, code: str, kind: PledgeKind, fen: int) -> None:
        actor, what = Actor(40, households={HOMES[code]}), given(household_id=HOMES[code])
        amount = fen if kind in {PledgeKind.PART, PledgeKind.GIFT} else None
        wrong = rules.pledge_refusal(kind, amount, SHARES[code])
        if wrong or rules.refusal(Action.PLEDGE, self.facts(), actor, what):
            return
        promised = rules.pledge_amount(kind, amount, SHARES[code])
        self.pledges.append(rules.Pledge(code, 1, kind, promised))
        self.chain.pledge(code, kind, promised)

    @initialize(wanted=st.integers(0, 9))
    def nearly_always_everybody_pledges(self, wanted: int) -> None:
        if wanted == 7:
            self.somebody_moves_it_on(Action.FAIL, rules.SYSTEM)
            return
        for code in SHARES:
            self.somebody_pledges(code, PledgeKind.FULL, 1)

    @precondition(lambda self: self.state is State.COLLECTING)
    @rule()
    def everybody_pays(self) -> None:
        for code, fen in SHARES.items():
            for keeper in KEEPERS[:2]:
                self.money_moves(EntryKind.PAYMENT, fen, code, keeper)

    @rule()
    def the_captain_takes_the_next_step(self) -> None:
        self.somebody_moves_it_on(NEXT.get(self.state, Action.PUBLISH), CAPTAIN)

    @rule(action=st.sampled_from(MOVES), actor=ACTORS)
    def somebody_moves_it_on(self, action: Action, actor: Actor) -> None:
        to = rules.TRANSITIONS[action].to
        if to and rules.refusal(action, self.facts(), actor, given()) is None:
            self.chain.move(self.state, to)
            self.state = to

    @rule(kind=st.sampled_from(list(STEP_OF)), fen=AMOUNTS, code=FLATS, actor=ACTORS)
    def money_moves(self, kind: EntryKind, fen: int, code: str | None, actor: Actor) -> None:
        what = given(household_id=HOMES.get(code or ""), amount=fen, first=ANNA)
        if rules.refusal(STEP_OF[kind], self.facts(), actor, what) is None:
            self._enter(entry(len(self.book.rows) + 1, kind, fen, code))

    @precondition(lambda self: self.book.rows)
    @rule(pick=st.integers(0, 99), actor=ACTORS)
    def a_row_is_reversed(self, pick: int, actor: Actor) -> None:
        seq = len(self.book.rows) + 1
        base = self.book.rows[pick % len(self.book.rows) + 1]
        what = given(household_id=HOMES.get(base.household or ""))
        if rules.refusal(Action.REVERSE, self.facts(), actor, what) is None:
            self._enter(rules.reversal_of(base, seq=seq, key=f"k{seq}"))

    @precondition(lambda self: self.state in {State.SETTLING, State.REFUNDING})
    @rule(actor=ACTORS)
    def everything_goes_back(self, actor: Actor) -> None:
        for code, fen in rules.advances_owed(self.book.rows.values()).items():
            self.money_moves(EntryKind.REPAYMENT, fen, code, actor)
        rows = self.book.rows.values()
        left = rules.divide_surplus(
            max(0, self.book.balance - self.book.totals().owed), rules.paid_by(rows)
        )
        for code, fen in left.back.items():
            self.money_moves(EntryKind.REFUND, fen, code, actor)
        if left.rest:
            self.money_moves(EntryKind.REFUND, left.rest, None, actor)

    @precondition(lambda self: self.book.rows)
    @rule(pick=st.integers(0, 99))
    def a_row_told_again_changes_nothing(self, pick: int) -> None:
        rows = tuple(self.book.rows.values())
        assert rules.append(rows, rows[pick % len(rows)]) == rows

    def _enter(self, row: Entry) -> None:
        if self.book.refusal(row) is None:
            self.book.add(row)
            self.chain.enter(row, self.book.balance)

    @invariant()
    def the_sums_agree_with_the_balance(self) -> None:
        told = self.book.totals()
        moved = told.paid - told.refunded - told.purse + told.sponsors - told.spent
        assert moved + told.owed == self.book.balance >= 0
        assert told.owed >= 0

    @invariant()
    def nobody_got_back_more_than_paid(self) -> None:
        assert all(fen >= 0 for fen in self.book.held.values())
        assert all(fen >= 0 for fen in self.book.owed.values())

    @invariant()
    def a_fund_that_ended_holds_and_owes_nothing(self) -> None:
        if self.state in rules.ENDED:
            assert (self.book.balance, self.book.totals().owed) == (0, 0)

    @invariant()
    def a_fund_that_failed_never_took_money(self) -> None:
        if self.state in {State.PLEDGING, State.FAILED}:
            assert not self.book.rows

    @invariant()
    def the_chain_alone_tells_the_same(self) -> None:
        told, sums = rules.recount(self.chain.rows), self.book.totals()
        assert (told.matches, told.first_bad) == (True, None)
        assert (told.balance, told.paid, told.spent) == (self.book.balance, sums.paid, sums.spent)
        assert told.state is self.state


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
