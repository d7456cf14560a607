"""Paying in words, and giving back: what is asked, who may confirm, what is told."""

from dataclasses import replace

import pytest

from domain.funds import EntryKind, State
from domain.funds.dues import Due
from tests.views.funds.test_panel import FUND, SAY, labels
from tests.world import CATALOGUE
from views.funds import listing, paying, settling
from views.funds.buttons_pledging import (
    FundConfirm,
    FundDeny,
    FundMine,
    FundPaid,
    FundVoucher,
)
from views.funds.buttons_spending import FundDesk, FundLeave, FundList, FundReturn
from views.funds.mine import Home
from views.funds.paying import Payment
from views.funds.settling import Back
from views.screen import Button, Media, Screen
from views.texts import LANGUAGES

HOME = Home(22, "3单元302", Due(22_500, 22_500, 0, 10_000))
CLAIM = Payment(9, "楼道扶手", "3单元302", 12_500, "open", "钱姐")
YES, NO, PICTURE = FundConfirm(9), FundDeny(9), FundVoucher(9)


def data(screen: Screen) -> list[object]:
    return [each.data for row in screen.rows for each in row if isinstance(each, Button)]


@pytest.mark.parametrize(
    ("paid", "offered"),
    [(0, [22_500]), (10_000, [12_500]), (22_499, [1]), (22_500, []), (30_000, [])],
)
def test_what_is_left_is_one_tap_and_nothing_is_offered_once_all_is_paid(
    paid: int, offered: list[int]
) -> None:
    home = replace(HOME, due=Due(22_500, 22_500, 0, paid))
    screen = paying.asking(SAY, FUND, home, ("王阿姨", "赵爷爷"))
    assert data(screen) == [*(FundPaid(7, 22, left) for left in offered), FundMine(7)]
    assert "（王阿姨、赵爷爷）" in screen.text


@pytest.mark.parametrize(
    ("kept", "media"),
    [(None, ()), ("AgAC", (Media("photo", "AgAC"),)), ("file:B", (Media("document", "B"),))],
)
def test_the_custodians_own_code_comes_with_the_question(
    kept: str | None, media: tuple[Media, ...]
) -> None:
    assert paying.asking(SAY, replace(FUND, pay_file_id=kept), HOME, ()).media == media


@pytest.mark.parametrize(("file_id", "words"), [("AgAC", "截图也收到了"), ("", "没有也行")])
def test_a_picture_may_follow_a_claim_but_need_not(file_id: str, words: str) -> None:
    screen = paying.claimed(SAY, FUND, replace(CLAIM, file_id=file_id))
    assert words in screen.text
    assert "<b>¥125.00</b>" in screen.text


@pytest.mark.parametrize(
    ("state", "may", "file_id", "buttons"),
    [
        ("open", True, "", [YES, NO]),
        ("open", True, "AgAC", [YES, NO, PICTURE]),
        ("open", False, "", []),
        ("open", False, "AgAC", [PICTURE]),
        ("done", True, "AgAC", [PICTURE]),
        ("refused", True, "", []),
        ("dropped", True, "", []),
    ],
)
def test_a_payment_is_confirmed_while_open_and_by_who_may(
    state: str, file_id: str, buttons: list[object], *, may: bool
) -> None:
    screen = paying.request(SAY, replace(CLAIM, state=state, file_id=file_id), may=may)
    assert data(screen) == buttons


@pytest.mark.parametrize(
    ("state", "line"),
    [
        ("open", "请看清楚到账了再确认。"),
        ("done", "✅ 已确认收款。"),
        ("refused", "✗ 没收到：没看到这笔"),
        ("dropped", "已经不用确认了。"),
    ],
)
def test_what_became_of_a_payment_stands_below_it(state: str, line: str) -> None:
    screen = paying.request(SAY, replace(CLAIM, state=state, reason="没看到这笔"), may=True)
    assert screen.text.splitlines()[-1] == line


@pytest.mark.parametrize(("cash", "words"), [(True, "钱在您这里吗"), (False, "您收到了吗")])
def test_cash_that_somebody_entered_is_asked_for_as_such(words: str, *, cash: bool) -> None:
    first = paying.request(SAY, replace(CLAIM, cash=cash), may=True).text.splitlines()[0]
    assert words in first
    assert "钱姐" in first


@pytest.mark.parametrize(
    ("state", "there", "not_there"),
    [
        ("done", "这户已付 ¥100.00，还要付 ¥125.00。", "他写"),
        ("refused", "他写：没看到这笔转账", "还要付"),
    ],
)
def test_a_household_is_told_what_came_of_its_payment(
    state: str, there: str, not_there: str
) -> None:
    claim = replace(CLAIM, state=state, reason="没看到这笔转账")
    text = paying.decided(SAY, FUND, claim, HOME).text
    assert there in text
    assert not_there not in text
    assert text.endswith(SAY("fund-not-held"))


DUE = Back(22, "3单元302", EntryKind.REFUND, 4_500, open=False)
SPONSOR = Back(0, "", EntryKind.REFUND, 1_000, open=False)
STOPPING = replace(FUND, state=State.SETTLING)


def returns(*due: Back, may_keep: bool = False, big: bool = False) -> Screen:
    return settling.returns(SAY, STOPPING, due, may_keep=may_keep, big=big)


@pytest.mark.parametrize(
    ("due", "may_keep", "kinds"),
    [
        (DUE, False, [EntryKind.REFUND]),
        (DUE, True, [EntryKind.REFUND]),
        (replace(DUE, kind=EntryKind.REPAYMENT), True, [EntryKind.REPAYMENT]),
        (SPONSOR, False, [EntryKind.REFUND]),
        # Only what is no household's part can be left to the stairwell here.
        (SPONSOR, True, [EntryKind.REFUND, EntryKind.PURSE]),
        (replace(DUE, open=True), True, []),
        (replace(SPONSOR, open=True), True, []),
    ],
)
def test_what_was_given_back_is_recorded_once_and_by_its_kind(
    due: Back, kinds: list[EntryKind], *, may_keep: bool
) -> None:
    made = [FundReturn(7, due.household_id, kind) for kind in kinds]
    assert data(returns(due, may_keep=may_keep)) == [*made, FundDesk(7)]


@pytest.mark.parametrize(
    ("due", "line"),
    [
        (DUE, "3单元302：退款 ¥45.00"),
        (replace(DUE, open=True), "3单元302：退款 ¥45.00（等确认）"),
        (SPONSOR, "资助方：退款 ¥10.00"),
    ],
)
def test_each_return_has_a_line_that_says_whether_it_waits(due: Back, line: str) -> None:
    assert returns(due).text.splitlines()[1:] == [line]


@pytest.mark.parametrize(
    ("count", "big", "shown"),
    [(0, False, 0), (12, False, 12), (13, False, 12), (3, True, 3), (4, True, 3)],
)
def test_as_many_returns_have_a_button_as_a_phone_shows(
    count: int, shown: int, *, big: bool
) -> None:
    screen = returns(*(replace(DUE, household_id=n + 1) for n in range(count)), big=big)
    assert sum(isinstance(each, FundReturn) for each in data(screen)) == shown
    assert (SAY("fund-returns-none") in screen.text) is (count == 0)


@pytest.mark.parametrize(
    ("left", "stopped", "buttons"),
    [
        (False, False, [FundLeave(7, 22, 1)]),
        (True, False, [FundLeave(7, 22, 0)]),
        (False, True, []),
        (True, True, []),
    ],
)
def test_only_what_is_over_can_be_left_and_the_word_taken_back(
    buttons: list[object], *, left: bool, stopped: bool
) -> None:
    screen = settling.surplus(SAY, STOPPING, (22, "3单元302"), 4_500, left=left, stopped=stopped)
    assert data(screen) == buttons
    assert "可退 <b>¥45.00</b>" in screen.text
    assert ("停了" in screen.text) is stopped


@pytest.mark.parametrize(
    ("count", "page", "big", "shown"),
    [
        (0, 0, False, []),
        (8, 0, False, [0, 1, 2, 3, 4, 5, 6, 7]),
        (9, 1, False, [8]),
        (9, 2, False, [0, 1, 2, 3, 4, 5, 6, 7]),
        (3, 0, True, [0, 1, 2]),
        (4, 0, True, [0, 1]),
        (4, 1, True, [2, 3]),
        (4, 2, True, [0, 1]),
    ],
)
def test_the_words_of_a_list_are_those_of_its_buttons_on_every_page(
    count: int, page: int, shown: list[int], *, big: bool
) -> None:
    found = [("6栋", replace(FUND, id=n, title=f"第{n}件")) for n in range(count)]
    screen = listing.funds(SAY, found, dict.fromkeys(range(count), 5), page, big=big)
    opened = [each.fund_id for each in data(screen) if isinstance(each, FundMine)]
    named = [n for n in range(count) if f"第{n}件，余额 ¥0.05" in screen.text]
    assert opened == named == shown
    assert any(isinstance(each, FundList) for each in data(screen)) is (len(shown) < count)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_without_funds_says_so_and_ones_own_is_left_out(language: str) -> None:
    say = CATALOGUE.say(language)
    assert say("fund-list-none") in listing.funds(say, [], {}, 0, big=False).text
    assert listing.mine(say, []) is None


def test_ones_own_funds_open_by_their_titles() -> None:
    screen = listing.mine(SAY, [(FUND, ["3单元302：应出"])])
    assert screen is not None
    assert screen.text.splitlines()[1:] == ["“楼道扶手”（收款中）：", "3单元302：应出"]
    assert labels(screen) == ["楼道扶手"]
