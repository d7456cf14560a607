"""Recording what moved: what the desk offers, what is checked, and who may say what to it."""

from dataclasses import replace

import pytest

from domain.funds import Action, EntryKind, Facts, State
from tests.views.funds.test_panel import FUND, SAY, labels
from tests.world import CATALOGUE
from views.funds import spending
from views.funds.buttons_spending import (
    Field,
    FundChoose,
    FundDesk,
    FundDo,
    FundFix,
    FundReverse,
    FundWord,
    Word,
)
from views.funds.spending import SHOWN, Record
from views.screen import Button, Screen
from views.texts import LANGUAGES

FACTS = Facts(State.SPENDING, paid=360_000, balance=260_000)
RECORD = Record(9, 7, "楼道扶手", 3, EntryKind.EXPENSE, "open", 100_000, "老张五金店", by="王阿姨")
FIELDS = (Field.PAYEE, Field.AMOUNT, Field.INVOICE, Field.PHOTO)
SHOW = FundWord(9, Word.SHOW)


def data(screen: Screen) -> list[object]:
    return [each.data for row in screen.rows for each in row if isinstance(each, Button)]


def desk(*acts: Action, waiting: int = 0, facts: Facts = FACTS) -> Screen:
    return spending.desk(SAY, FUND, facts, 100_000, acts, [RECORD] * waiting, 0, big=False)


@pytest.mark.parametrize(
    "acts",
    [(), (Action.EXPENSE,), (Action.SETTLE, Action.EXPENSE), tuple(Action)],
)
def test_the_desk_offers_what_is_allowed_in_the_order_of_need(acts: tuple[Action, ...]) -> None:
    done = [each for each in data(desk(*acts)) if isinstance(each, FundDo)]
    assert done == [FundDo(7, act) for act in SHOWN if act in acts]


@pytest.mark.parametrize("waiting", [0, 1, 3])
def test_what_waits_to_be_confirmed_comes_first(waiting: int) -> None:
    screen = desk(Action.EXPENSE, waiting=waiting)
    assert data(screen)[: waiting + 1] == [*[SHOW] * waiting, FundDo(7, Action.EXPENSE)]
    assert (f"等确认：{waiting} 笔" in screen.text) is bool(waiting)


@pytest.mark.parametrize(("owed", "told"), [(0, False), (1, True)])
def test_advances_are_told_while_some_are_owed(owed: int, *, told: bool) -> None:
    text = desk(facts=replace(FACTS, owed=owed)).text
    assert "余额 ¥2,600.00，已付 ¥3,600.00，已用 ¥1,000.00。" in text
    assert ("欠垫付 ¥0.01" in text) is told


@pytest.mark.parametrize("act", SHOWN)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_of_the_desk_has_a_name_that_is_not_its_code(language: str, act: Action) -> None:
    name = CATALOGUE.say(language).plain("fund-act", act=act)
    assert name not in {act.value, ""}


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Action.FAIL, "谁也不用付"),
        (Action.SETTLE, "不能再记支出"),
        (Action.CANCEL, "账目不能再改"),
    ],
)
def test_what_cannot_be_undone_is_asked_once_more(act: Action, words: str) -> None:
    screen = spending.sure(SAY, FUND, act)
    assert words in screen.text
    assert data(screen) == [FundDo(7, act, 1), FundDesk(7)]


@pytest.mark.parametrize(("big", "fixes"), [(False, FIELDS), (True, (Field.AMOUNT, Field.PHOTO))])
def test_each_thing_can_be_changed_before_it_is_handed_on(
    fixes: tuple[Field, ...], *, big: bool
) -> None:
    made = [FundFix(9, field) for field in fixes]
    screen = spending.check(SAY, RECORD, FIELDS, big=big)
    assert data(screen) == [FundWord(9, Word.SUBMIT), *made, FundWord(9, Word.DROP)]


APPROVE, DECLINE, WITHDRAW = (
    FundWord(9, word) for word in (Word.APPROVE, Word.DECLINE, Word.WITHDRAW)
)


@pytest.mark.parametrize(
    ("state", "mine", "may_confirm", "buttons"),
    [
        ("open", True, False, [WITHDRAW]),
        ("open", False, True, [APPROVE, DECLINE]),
        ("open", False, False, []),
        ("done", True, False, []),
        ("refused", True, False, []),
        ("dropped", True, False, []),
    ],
)
def test_a_record_has_buttons_only_for_whom_they_work(
    state: str, buttons: list[FundWord], *, mine: bool, may_confirm: bool
) -> None:
    record = replace(RECORD, state=state)
    assert data(spending.claim(SAY, record, mine=mine, may_confirm=may_confirm)) == buttons


@pytest.mark.parametrize(
    ("kind", "yes", "no"),
    [
        (EntryKind.EXPENSE, "批准", "不批准"),
        (EntryKind.REFUND, "收到了", "没收到"),
        (EntryKind.REPAYMENT, "收到了", "没收到"),
        (EntryKind.PURSE, "同意留给楼道", "不批准"),
    ],
)
def test_yes_and_no_are_said_as_fits_the_kind(kind: EntryKind, yes: str, no: str) -> None:
    screen = spending.claim(SAY, replace(RECORD, kind=kind), mine=False, may_confirm=True)
    assert labels(screen) == [yes, no]


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("draft", "还没交。"),
        ("open", "等确认，确认后才记进账目。"),
        ("done", "✅ 已确认，记进账目。"),
        ("refused", "❌ 没有通过：看不清"),
        ("dropped", "已撤回。"),
        ("reversed", "已冲正。"),
    ],
)
def test_a_record_ends_with_what_became_of_it(state: str, line: str) -> None:
    record = replace(RECORD, state=state, reason="看不清")
    text = spending.claim(SAY, record, mine=False, may_confirm=False).text
    assert text.splitlines()[-1] == line


@pytest.mark.parametrize("nobody", [True, False])
def test_when_nobody_else_can_confirm_it_says_whom_to_ask(*, nobody: bool) -> None:
    drawn = spending.claim(SAY, RECORD, mine=True, may_confirm=False, nobody=nobody)
    assert (SAY("fund-claim-nobody") in drawn.text) is nobody


def test_a_reversal_names_the_row_it_takes_back_in_place_of_an_amount() -> None:
    record = replace(RECORD, kind=EntryKind.REVERSAL, reverses=(2, EntryKind.EXPENSE, 10_000))
    text = spending.claim(SAY, record, mine=False, may_confirm=False).text
    assert "要冲正的：第 2 笔 支出 ¥100.00" in text
    assert "金额：" not in text


def test_work_is_no_money_in_the_books() -> None:
    record = replace(RECORD, kind=EntryKind.SPONSOR, worked=True, sponsor="木匠")
    text = spending.claim(SAY, record, mine=False, may_confirm=False).text
    assert "木匠（出工，值 ¥1,000.00，不记进钱账）" in text
    assert "付给：" not in text


@pytest.mark.parametrize(
    ("count", "page", "seqs"),
    [(0, 0, []), (8, 0, [*range(8)]), (9, 0, [*range(8)]), (9, 1, [8]), (9, 2, [*range(8)])],
)
def test_rows_to_reverse_come_eight_a_page_and_pages_go_round(
    count: int, page: int, seqs: list[int]
) -> None:
    rows = [(n, EntryKind.EXPENSE, 100) for n in range(count)]
    screen = spending.reversals(SAY, FUND, rows, page, big=False)
    found = [each.seq for each in data(screen) if isinstance(each, FundReverse)]
    assert found == seqs
    assert (screen.text == SAY("fund-reversals-none")) is (count == 0)
    assert data(screen)[-1] == FundDesk(7)


@pytest.mark.parametrize("choices", [[], [(22, "3单元302")]])
def test_a_choice_among_nothing_says_so(choices: list[tuple[int, str]]) -> None:
    screen = spending.choice(SAY, RECORD, Field.HOME, choices, 0, big=False)
    chosen = [FundChoose(9, Field.HOME, value) for value, _ in choices]
    assert data(screen) == [*chosen, FundDesk(7)]
    assert (SAY("fund-form-none") in screen.text) is (not choices)
