"""The panel of a fund in each of its states: its words, its deadline, its money, its buttons."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.funds import PledgeKind, ShareRule, Sponsor, State
from tests.views.funds.test_panel import FUND, NOW, SAY, board, labels
from tests.world import CATALOGUE
from views.funds import panel
from views.funds.buttons_pledging import FundMine, FundPay, FundPledge, FundTools
from views.funds.buttons_spending import FundLedger
from views.funds.panel import EMPTY, FULL
from views.screen import Button
from views.texts import LANGUAGES

SHOWN = tuple(state for state in State if state is not State.DRAFT)
EN = CATALOGUE.say("en")
TARGET = 360_000
ANSWERS = ["✋ 我家出", "部分", "不出", "有困难"]
BELOW = ["🏠 我家", "📒 看账目", SAY.plain("matter-button"), "⚙ 管理"]
PAID = "✅ 已付款"


def words(state: State, **sums: int) -> str:
    return panel.text(SAY, board(replace(FUND, state=state), (), 24, **sums))


@pytest.mark.parametrize(
    ("state", "above"),
    [
        (State.PLEDGING, ANSWERS),
        (State.COLLECTING, [PAID, *ANSWERS]),
        (State.SPENDING, [PAID]),
        (State.SETTLING, []),
        (State.CLOSED, []),
        (State.FAILED, []),
        (State.REFUNDING, []),
        (State.CANCELLED, []),
    ],
)
def test_these_and_no_other_buttons_stand_below_it_in_this_order(
    state: State, above: list[str]
) -> None:
    drawn = panel.screen(SAY, board(replace(FUND, state=state)))
    assert labels(drawn) == [*above, *BELOW]


@pytest.mark.parametrize(
    ("state", "chinese", "english"),
    [
        (State.PLEDGING, "【认捐中】", "[Pledging]"),
        (State.COLLECTING, "【收款中】", "[Collecting]"),
        (State.SPENDING, "【施工中】", "[Work under way]"),
        (State.SETTLING, "【结算中】", "[Settling]"),
        (State.CLOSED, "【已关账】", "[Closed]"),
        (State.FAILED, "【没凑成】", "[Did not come together]"),
        (State.REFUNDING, "【退款中】", "[Giving back]"),
        (State.CANCELLED, "【已取消】", "[Cancelled]"),
    ],
)
def test_the_second_line_names_the_state(state: State, chinese: str, english: str) -> None:
    made = board(replace(FUND, state=state))
    assert panel.text(SAY, made).splitlines()[1].startswith(chinese)
    assert panel.text(EN, made).splitlines()[1].startswith(english)


@pytest.mark.parametrize(
    ("minimum", "said"),
    [((1, 1), "全部（100%）"), ((2, 3), "三分之二"), ((1, 2), "一半（50%）"), ((9, 10), "90%")],
)
def test_while_people_pledge_it_says_how_much_has_to_come_together(
    minimum: tuple[int, int], said: str
) -> None:
    fund = replace(FUND, state=State.PLEDGING, minimum=minimum)
    assert f"凑到{said}就开始收款" in panel.text(SAY, board(fund))


@pytest.mark.parametrize(
    ("paid", "cells", "percent"),
    [
        (0, 0, 0),
        (3_599, 0, 0),
        (3_600, 0, 1),
        (TARGET // 2, 5, 50),
        (356_400, 9, 99),
        (TARGET - 1, 9, 99),
        (TARGET, 10, 100),
        (TARGET + 1, 10, 100),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_only_all_the_money_is_a_hundred_per_cent(
    language: str, paid: int, cells: int, percent: int
) -> None:
    bar = panel.thermometer(CATALOGUE.say(language), board(paid=paid))
    assert (bar.count(FULL), bar.count(EMPTY)) == (cells, 10 - cells)
    assert bar.endswith(f" {percent}%")


@pytest.mark.parametrize("state", SHOWN)
def test_the_bar_counts_pledges_while_they_are_made_and_money_ever_after(state: State) -> None:
    bar = words(state, pledged=TARGET, paid=TARGET // 10).splitlines()[3]
    assert ("认捐 100%" in bar) is (state is State.PLEDGING)
    assert ("已付 10%" in bar) is (state is not State.PLEDGING)


@pytest.mark.parametrize(
    ("state", "held"),
    [
        (State.PLEDGING, False),
        (State.COLLECTING, True),
        (State.SPENDING, True),
        (State.SETTLING, True),
        (State.CLOSED, False),
        (State.FAILED, False),
        (State.REFUNDING, True),
        (State.CANCELLED, False),
    ],
)
def test_what_is_spent_and_left_stands_there_while_custodians_hold_money(
    state: State, *, held: bool
) -> None:
    shown = words(state, paid=50_000, spent=12_345, balance=37_655)
    assert ("已用 ¥123.45 · 余额 ¥376.55" in shown) is held


@pytest.mark.parametrize(
    ("state", "deadline"),
    [(State.PLEDGING, "认捐截止"), (State.COLLECTING, "付款截止")],
)
def test_there_is_one_deadline_and_it_is_the_one_that_counts_now(
    state: State, deadline: str
) -> None:
    lines = [line for line in words(state).splitlines() if "截止：" in line]
    assert [line.split("：")[0] for line in lines] == [deadline]


@pytest.mark.parametrize("state", [s for s in SHOWN if s not in {*SHOWN[:2]}])
def test_when_nothing_is_asked_any_more_no_deadline_is_shown(state: State) -> None:
    assert "截止：" not in words(state)


@pytest.mark.parametrize(
    ("ahead", "days"),
    [
        (timedelta(days=3), 3),
        (timedelta(days=2, seconds=1), 3),
        (timedelta(seconds=1), 1),
        (timedelta(0), 0),
        (timedelta(seconds=-1), 0),
    ],
)
def test_the_days_left_are_those_begun(ahead: timedelta, days: int) -> None:
    fund = replace(FUND, state=State.PLEDGING, pledge_until=NOW + ahead)
    assert f"（还有 {days} 天）" in panel.text(SAY, board(fund))


def test_a_fund_without_deadline_shows_none() -> None:
    assert "截止：" not in panel.text(SAY, board(replace(FUND, pay_until=None)))


@pytest.mark.parametrize(("flats", "named"), [(1, True), (120, True), (121, False)])
def test_rooms_that_paid_are_named_in_a_fund_of_up_to_120_flats(
    flats: int, *, named: bool
) -> None:
    shown = panel.text(SAY, board(doors=("1单元101", "2单元202"), flats=flats))
    assert ("已付 2 户：1单元101、2单元202" in shown) is named
    assert "已付 2 户" in shown


def test_rooms_of_long_names_are_counted_when_they_would_fill_the_message() -> None:
    fits, over = ("a" * panel.ROOM,), ("a" * (panel.ROOM + 1),)
    assert fits[0] in panel.text(SAY, board(doors=fits))
    assert over[0] not in panel.text(SAY, board(doors=over))


def test_nobody_reads_of_rooms_while_none_has_paid() -> None:
    assert not any(line.startswith("已付 ") for line in words(State.COLLECTING).splitlines())


@pytest.mark.parametrize(
    ("count", "named", "more"), [(0, 0, 0), (1, 1, 0), (5, 5, 0), (6, 5, 1), (20, 5, 15)]
)
def test_five_sponsors_are_named_and_the_others_counted(count: int, named: int, more: int) -> None:
    helpers = tuple(Sponsor(f"店{n}", 100 * (n + 1)) for n in range(count))
    shown = panel.text(SAY, replace(board(), sponsors=helpers))
    assert shown.count("资助：店") == named
    assert ("个资助方" in shown) is bool(more)
    assert not more or f"还有 {more} 个资助方" in shown


@pytest.mark.parametrize(
    ("in_kind", "said"),
    [(False, "资助：物业 ¥500.00"), (True, "资助：物业 出工，值 ¥500.00")],
)
def test_work_is_told_apart_from_money(said: str, *, in_kind: bool) -> None:
    helper = Sponsor("物业", 50_000, in_kind=in_kind)
    assert said in panel.text(SAY, replace(board(), sponsors=(helper,))).splitlines()


@pytest.mark.parametrize(
    ("keepers", "said"),
    [(("王阿姨",), "保管人：王阿姨"), (("王阿姨", "赵爷爷"), "保管人：王阿姨、赵爷爷")],
)
def test_custodians_are_named(keepers: tuple[str, ...], said: str) -> None:
    assert said in panel.text(SAY, replace(board(), keepers=keepers)).splitlines()


def test_while_nobody_keeps_the_money_no_empty_line_says_so() -> None:
    assert "保管人：" not in panel.text(SAY, replace(board(), keepers=()))


@pytest.mark.parametrize("state", SHOWN)
def test_where_to_pay_is_told_only_while_somebody_may_still_pay(state: State) -> None:
    fund = replace(FUND, state=state, pay_note="微信转王阿姨", pay_file_id="x")
    shown = panel.text(SAY, board(fund))
    asked = state in {State.PLEDGING, State.COLLECTING, State.SPENDING}
    assert ("怎么付（保管人写的）：微信转王阿姨" in shown) is asked
    assert ("收款码见私聊" in shown) is asked


@pytest.mark.parametrize(("length", "kept"), [(299, 299), (300, 300), (301, 300), (500, 300)])
def test_a_payment_note_is_cut_where_the_message_would_run_out(length: int, kept: int) -> None:
    lines = panel.account(SAY, replace(FUND, pay_note="收" * length))
    assert [line.count("收") for line in lines] == [kept]


@pytest.mark.parametrize("state", SHOWN)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_ends_with_the_bot_holding_no_money_and_has_no_double_gap(
    state: State, language: str
) -> None:
    say = CATALOGUE.say(language)
    shown = panel.text(say, board(replace(FUND, state=state)))
    assert shown.endswith(say("fund-not-held"))
    assert "\n\n\n" not in shown


def test_a_button_answers_for_all_ones_flats_or_for_the_one_named() -> None:
    for flat in (0, 22):
        data = [
            b.data for row in panel.answers(SAY, FUND, flat) for b in row if isinstance(b, Button)
        ]
        pledges = [FundPledge(FUND.id, kind, flat) for kind in panel.ANSWERS]
        assert data == [FundPay(FUND.id, flat), *pledges]


def test_a_voluntary_fund_is_answered_by_giving_refusing_or_hardship() -> None:
    free = replace(FUND, state=State.PLEDGING, rule=ShareRule.VOLUNTARY)
    data = [b.data for row in panel.answers(SAY, free) for b in row if isinstance(b, Button)]
    kinds = [PledgeKind.FULL, PledgeKind.REFUSE, PledgeKind.HARDSHIP]
    assert data == [FundPledge(FUND.id, kind) for kind in kinds]


def test_what_stands_below_opens_this_fund() -> None:
    drawn = panel.screen(SAY, board(replace(FUND, state=State.CLOSED)))
    data = [each.data for row in drawn.rows for each in row if isinstance(each, Button)]
    assert {FundMine(7), FundLedger(7), FundTools(7)} <= set(data)
