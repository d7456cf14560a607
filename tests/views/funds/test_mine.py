from dataclasses import replace

import pytest

from domain.funds import PledgeKind, ShareRule, State
from domain.funds.dues import Due
from tests.views.funds.test_panel import FUND, SAY, board, labels
from views.funds import mine
from views.funds.mine import Home, Personal

HOME = Home(22, "3单元302", Due(22_500))
PLEDGED = replace(HOME, due=Due(22_500, 22_500), kind=PledgeKind.FULL)
PLEDGING = replace(FUND, state=State.PLEDGING)


def own(home: Home = HOME, refusal: str = "", *, manages: bool = False) -> Personal:
    return Personal((home,), refusal, manages)


@pytest.mark.parametrize("state", [s for s in State if s is not State.DRAFT])
@pytest.mark.parametrize("home", [HOME, PLEDGED], ids=["silent", "pledged"])
def test_in_large_letters_there_are_four_buttons_one_a_row(state: State, home: Home) -> None:
    drawn = mine.screen(SAY, board(replace(FUND, state=state)), own(home), big=True)
    assert len(drawn.rows) <= 4
    assert all(len(row) == 1 for row in drawn.rows)


@pytest.mark.parametrize("home", [HOME, PLEDGED], ids=["silent", "pledged"])
def test_while_money_is_collected_paying_comes_first_and_hardship_is_never_left_out(
    home: Home,
) -> None:
    shown = labels(mine.screen(SAY, board(), own(home), big=True))
    assert shown[0] == "✅ 已付款"
    assert "有困难" in shown


def test_whoever_pledged_all_is_not_offered_less_once_money_is_collected() -> None:
    shown = labels(mine.screen(SAY, board(), own(PLEDGED), big=False))
    assert not {"部分", "不出", "✋ 我家出"} & set(shown)
    assert "部分" in labels(mine.screen(SAY, board(PLEDGING), own(PLEDGED), big=False))


@pytest.mark.parametrize(
    ("home", "words"),
    [
        (HOME, "还没有答复"),
        (PLEDGED, "全出，¥225.00"),
        (replace(HOME, lapsed=True), "需要重新确认"),
        (replace(HOME, due=Due(22_500, 0), kind=PledgeKind.REFUSE), "这次不出"),
        (replace(HOME, due=Due(22_500, 0), kind=PledgeKind.HARDSHIP), "只有楼栋长看得到"),
        (replace(PLEDGED, due=Due(22_500, 22_500, 500)), "另外多出 ¥5.00"),
        (replace(PLEDGED, due=Due(22_500, 22_500, 0, 10_000)), "还要付 ¥125.00"),
        (replace(PLEDGED, waiting=12_500), "¥125.00 等保管人确认"),
    ],
)
def test_one_reads_where_ones_household_stands(home: Home, words: str) -> None:
    assert words in "\n".join(mine.home_lines(SAY, home))


def test_whoever_has_no_say_reads_why_and_finds_what_helps() -> None:
    drawn = mine.screen(SAY, board(PLEDGING), Personal((), "stranger", manages=False), big=False)
    assert "只有住户能认捐" in drawn.text
    assert any("我住哪户" in label for label in labels(drawn))
    assert not any("我家出" in label for label in labels(drawn))


def test_tools_are_offered_to_who_manages() -> None:
    for manages in (True, False):
        shown = labels(mine.screen(SAY, board(), own(manages=manages), big=False))
        assert ("⚙ 管理" in shown) is manages


def test_outsiders_read_no_word_of_the_fund() -> None:
    assert "扶手" not in mine.outsider(SAY).text


@pytest.mark.parametrize(("gift", "words"), [(0, "没有定额，出多少随意"), (180_000, "您家出")])
def test_a_household_without_a_share_reads_of_nothing_owed_or_extra(gift: int, words: str) -> None:
    text = "\n".join(mine.home_lines(SAY, replace(HOME, due=Due(0, None, gift))))
    assert words in text
    assert not any(word in text for word in ("应出", "另外", "多出", "¥0.00"))


@pytest.mark.parametrize(("state", "there"), [(State.PLEDGING, False), (State.SPENDING, True)])
def test_of_free_will_there_is_one_button_to_give_by(state: State, *, there: bool) -> None:
    free = replace(FUND, state=state, rule=ShareRule.VOLUNTARY)
    shown = labels(mine.screen(SAY, board(free), own(), big=False))
    assert ("➕ 多出一点" in shown, "✋ 我家出" in shown) == (there, not there)
