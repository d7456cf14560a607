"""One's own in a fund: what a household reads of itself, and the buttons it has for it."""

from dataclasses import replace

import pytest

from domain.funds import PledgeKind, ShareRule, State
from domain.funds.dues import Due
from tests.views.funds.test_panel import FUND, SAY, board, labels
from tests.world import CATALOGUE
from views.funds import mine, refused
from views.funds.buttons_pledging import FundGiftBack, FundPay, FundPledge
from views.funds.mine import Home, Personal
from views.places.buttons_people import OpenTile, Tile
from views.screen import Button, Screen
from views.texts import LANGUAGES

HOME = Home(22, "3单元302", Due(22_500))
FULL = replace(HOME, due=Due(22_500, 22_500), kind=PledgeKind.FULL)
GIFT = replace(FULL, due=Due(22_500, 22_500, 500))
FREE = replace(HOME, due=Due(0, None, 500))
EN = CATALOGUE.say("en")
ALL = ["✋ 我家出", "部分", "不出", "有困难"]
PAID, MORE, BELOW = "✅ 已付款", "➕ 多出一点", ["📒 看账目", SAY.plain("matter-button")]


def drawn(
    state: State = State.PLEDGING,
    *homes: Home,
    why: str = "",
    manages: bool = False,
    big: bool = False,
    rule: ShareRule = ShareRule.EQUAL,
) -> Screen:
    own = Personal(homes or (HOME,), why, manages)
    return mine.screen(SAY, board(replace(FUND, state=state, rule=rule)), own, big=big)


def data(screen: Screen) -> list[object]:
    return [each.data for row in screen.rows for each in row if isinstance(each, Button)]


@pytest.mark.parametrize(
    ("state", "home", "above"),
    [
        (State.PLEDGING, HOME, [*ALL, MORE]),
        (State.PLEDGING, FULL, [*ALL, MORE]),
        (State.PLEDGING, GIFT, [*ALL, MORE, "收回 3单元302 多出的 ¥5.00"]),
        (State.COLLECTING, HOME, [PAID, *ALL, MORE]),
        (State.COLLECTING, FULL, [PAID, "有困难", MORE]),
        # The custodians count on it by then.
        (State.COLLECTING, GIFT, [PAID, "有困难", MORE]),
        (State.SPENDING, HOME, [PAID, MORE]),
        (State.SETTLING, HOME, []),
        (State.REFUNDING, HOME, []),
        (State.CLOSED, HOME, []),
        (State.FAILED, HOME, []),
        (State.CANCELLED, HOME, []),
    ],
)
def test_a_household_has_these_buttons_and_no_others(
    state: State, home: Home, above: list[str]
) -> None:
    assert labels(drawn(state, home)) == [*above, *BELOW]


@pytest.mark.parametrize(
    ("state", "above"),
    [
        (State.PLEDGING, ["✋ 我家出", "不出", "有困难"]),
        (State.COLLECTING, [PAID, "✋ 我家出", "不出", "有困难"]),
        (State.SPENDING, [PAID, MORE]),
        (State.CLOSED, []),
    ],
)
def test_of_free_will_a_household_has_these(state: State, above: list[str]) -> None:
    home = replace(HOME, due=Due(0))
    assert labels(drawn(state, home, rule=ShareRule.VOLUNTARY)) == [*above, *BELOW]


@pytest.mark.parametrize(
    ("state", "four"),
    [
        (State.PLEDGING, ALL),
        (State.COLLECTING, [PAID, "✋ 我家出", "不出", "有困难"]),
        (State.SPENDING, [PAID, MORE, *BELOW]),
        (State.CLOSED, BELOW),
    ],
)
def test_in_large_letters_the_four_that_are_needed_most_are_left(
    state: State, four: list[str]
) -> None:
    assert labels(drawn(state, big=True)) == four


@pytest.mark.parametrize(
    ("home", "lines"),
    [
        (HOME, ["3单元302：应出 <b>¥225.00</b>", "　您家：还没有答复"]),
        (FULL, ["3单元302：应出 <b>¥225.00</b>", "　您家：全出，¥225.00"]),
        (
            replace(HOME, due=Due(22_500, 10_000), kind=PledgeKind.PART),
            ["3单元302：应出 <b>¥225.00</b>", "　您家：出一部分，¥100.00"],
        ),
        (
            GIFT,
            ["3单元302：应出 <b>¥225.00</b>", "　您家：全出，¥225.00", "　另外多出 ¥5.00"],
        ),
        (FREE, ["3单元302：您家出 <b>¥5.00</b>"]),
        (replace(HOME, due=Due(0)), ["3单元302：没有定额，出多少随意"]),
    ],
)
def test_a_household_reads_its_share_its_answer_and_its_gift(home: Home, lines: list[str]) -> None:
    assert mine.home_lines(SAY, home) == lines


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (Due(22_500, 22_500, 0, 1), "　已付 ¥0.01，还要付 ¥224.99"),
        (Due(22_500, 22_500, 0, 22_499), "　已付 ¥224.99，还要付 ¥0.01"),
        (Due(22_500, 22_500, 0, 22_500), "　已付 ¥225.00"),
        (Due(22_500, 22_500, 0, 30_000), "　已付 ¥300.00"),
        (Due(22_500, 22_500, 500, 22_500), "　已付 ¥225.00，还要付 ¥5.00"),
        (Due(22_500, 0, 0, 100), "　已付 ¥1.00"),
        # Nobody is asked for anything any more.
        (Due(22_500, 22_500, 0, 10_000, over=True), "　已付 ¥100.00"),
    ],
)
def test_what_is_left_is_told_to_the_fen_and_not_at_all_once_it_is_nothing(
    due: Due, said: str
) -> None:
    assert mine.home_lines(SAY, replace(FULL, due=due))[-1] == said


def test_whoever_has_paid_nothing_reads_no_payment() -> None:
    assert not any("已付" in line for line in mine.home_lines(SAY, FULL))


def test_a_share_that_rose_takes_the_place_of_the_old_answer() -> None:
    lines = mine.home_lines(SAY, replace(FULL, lapsed=True))
    assert any("需要重新确认" in line for line in lines)
    assert not any("全出" in line for line in lines)


@pytest.mark.parametrize(("owned", "named", "more"), [(1, 1, 0), (6, 6, 0), (7, 6, 1), (9, 6, 3)])
def test_six_households_are_written_out_and_the_others_counted(
    owned: int, named: int, more: int
) -> None:
    homes = tuple(replace(HOME, flat_id=n, label=f"{n}号房") for n in range(owned))
    text = drawn(State.PLEDGING, *homes).text
    assert text.count("号房：") == named
    assert ("您名下还有" in text) is bool(more)
    assert not more or f"还有 {more} 户" in text


@pytest.mark.parametrize("why", ["stranger", "unverified", "elsewhere", "tenant", "not-a-member"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_cannot_answer_reads_why_and_only_the_homeless_are_led_on(
    language: str, why: str
) -> None:
    say = CATALOGUE.say(language)
    own = Personal((), why, manages=False)
    screen = mine.screen(say, board(replace(FUND, state=State.PLEDGING)), own, big=False)
    assert say("fund-mine-cannot", reason=refused.said(say, why)) in screen.text
    assert (OpenTile(Tile.JOIN) in data(screen)) is (why in mine.HOMELESS)
    assert say("fund-mine-head") not in screen.text


def test_whoever_has_a_household_reads_of_it_and_not_why_another_cannot_answer() -> None:
    text = drawn(State.PLEDGING, HOME, why="tenant").text
    assert "3单元302：应出" in text
    assert refused.said(SAY, "tenant") not in text


def test_a_gift_is_taken_back_flat_by_flat() -> None:
    homes = [replace(GIFT, flat_id=n) for n in (1, 2)] + [replace(FULL, flat_id=3)]
    backs = [
        each for each in data(drawn(State.PLEDGING, *homes)) if isinstance(each, FundGiftBack)
    ]
    assert backs == [FundGiftBack(7, 1), FundGiftBack(7, 2)]


def test_whoever_pledged_all_for_one_flat_only_can_still_answer_for_the_other() -> None:
    both = replace(FULL, flat_id=1), replace(HOME, flat_id=2)
    assert "✋ 我家出" in labels(drawn(State.COLLECTING, *both))
    assert "✋ 我家出" not in labels(drawn(State.COLLECTING, both[0]))


@pytest.mark.parametrize("big", [True, False])
@pytest.mark.parametrize("what", ["pay", *PledgeKind])
def test_of_several_flats_one_is_chosen_for_just_this(what: str, *, big: bool) -> None:
    homes = [replace(HOME, flat_id=n, label=f"{n}号房") for n in (1, 2)]
    screen = mine.flats(SAY, FUND, homes, what, big=big)
    made = [FundPay(7, n) if what == "pay" else FundPledge(7, PledgeKind(what), n) for n in (1, 2)]
    assert data(screen)[:2] == made
    assert labels(screen) == ["1号房", "2号房", SAY.plain("back")]
    assert not big or all(len(row) == 1 for row in screen.rows)


@pytest.mark.parametrize(
    ("kind", "share", "words"),
    [
        (PledgeKind.PART, 22_500, "应出 ¥225.00。您家出多少"),
        (PledgeKind.GIFT, 22_500, "您家那份 ¥225.00 另算"),
        (PledgeKind.GIFT, 0, "您家想为“楼道扶手”出多少"),
    ],
)
def test_a_sum_is_asked_for_with_the_share_it_stands_beside(
    kind: PledgeKind, share: int, words: str
) -> None:
    screen = mine.asking(SAY, FUND, replace(HOME, due=Due(share)), kind)
    assert words in screen.text
    assert labels(screen) == [SAY.plain("back")]


def test_a_hardship_is_told_only_after_one_agreed_to_it() -> None:
    screen = mine.asking(SAY, FUND, HOME, PledgeKind.HARDSHIP)
    assert data(screen)[0] == FundPledge(7, PledgeKind.HARDSHIP, 22, sure=1)
    assert "别的邻居看不到" in screen.text


def test_english_readers_read_the_same_of_themselves() -> None:
    lines = mine.home_lines(EN, replace(GIFT, due=Due(22_500, 22_500, 500, 10_000), waiting=300))
    assert lines == [
        "3单元302: share <b>¥225.00</b>",
        "– You pay all of it, ¥225.00",
        "– And you give ¥5.00 extra",
        "– Paid ¥100.00, still to pay ¥130.00",
        "– ¥3.00 waits for a custodian",
    ]
