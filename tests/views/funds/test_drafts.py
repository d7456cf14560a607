"""A draft as its author sees it: the table, the deadlines, the custodians, what is wrong."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.funds import ShareRefusal, ShareRule, State
from domain.funds.shaping import Snag, Times, Until, Writing
from tests.views.funds.test_panel import FUND, NOW, SAY, labels
from tests.world import CATALOGUE
from views.funds import draft_pages, drafting, refused
from views.funds.buttons_opening import (
    FundDays,
    FundDiscard,
    FundLift,
    FundName,
    FundPage,
    FundPlace,
    FundPublish,
    FundRule,
    FundStairwell,
    FundStrike,
    FundUntil,
    FundWrite,
    Page,
)
from views.funds.draft_pages import Candidate
from views.funds.drafting import Drafted, Helper, Keeper, Line
from views.places.paging import Spot
from views.screen import Button, Screen
from views.texts import LANGUAGES

DRAFT = replace(FUND, state=State.DRAFT)
TIMES = Times(NOW + timedelta(days=7), NOW + timedelta(days=21))
HOME, BACK = FundPage(7, Page.HOME), SAY.plain("back")
WANG, ZHAO = Keeper(1, "王阿姨", agreed=True), Keeper(2, "赵爷爷", agreed=False)
PROBLEMS = tuple(
    dict.fromkeys([*(code.value for code in Snag), *(code.value for code in ShareRefusal)])
)


def lines(count: int) -> list[Line]:
    return [Line(n, f"{n}号房", 15_000) for n in range(1, count + 1)]


def seen(count: int = 2, *keepers: Keeper, problems: Sequence[str] = ()) -> Drafted:
    made = Drafted(DRAFT, "6栋", 360_000, lines(count), TIMES, NOW)
    return replace(made, keepers=keepers, problems=problems)


def data(screen: Screen) -> list[object]:
    return [each.data for row in screen.rows for each in row if isinstance(each, Button)]


def told(made: Drafted) -> list[str]:
    return drafting.home(SAY, made).text.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", PROBLEMS)
def test_each_problem_is_told_in_its_own_sentence_below_the_preview(
    code: str, language: str
) -> None:
    say = CATALOGUE.say(language)
    text = drafting.home(say, seen(problems=(code,))).text
    assert text.splitlines()[-1] == say("fund-problem", why=refused.said(say, code))
    assert refused.said(say, code) != refused.said(say, "no-such-code")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_all_problems_are_told_at_once(count: int) -> None:
    shown = told(seen(problems=PROBLEMS[:count]))
    assert sum(line.startswith("⚠️ ") for line in shown) == count


@pytest.mark.parametrize(
    ("flats", "shown", "rest"), [(0, 0, 0), (1, 1, 0), (6, 6, 0), (7, 6, 1), (400, 6, 394)]
)
def test_six_lines_of_the_table_are_shown_and_the_others_counted(
    flats: int, shown: int, rest: int
) -> None:
    found = told(seen(flats))
    assert sum("号房 ¥150.00" in line for line in found) == shown
    assert any(f"还有 {rest} 户" in line for line in found) is bool(rest)
    assert f"范围：<b>6栋</b>（{flats} 户）" in found


def test_while_no_table_can_be_made_no_amount_is_made_up() -> None:
    unknown = [replace(line, amount=None) for line in lines(3)]
    assert not any("号房" in line for line in told(replace(seen(), lines=unknown)))


def test_an_exempt_flat_is_marked_instead_of_paying_nothing() -> None:
    left_out = [Line(1, "1号房", 0, exempt=True)]
    assert "· 1号房 免摊" in told(replace(seen(), lines=left_out))


def test_the_cost_less_what_is_given_is_left_for_the_households() -> None:
    helpers = (Helper(1, "物业", 50_000, in_kind=False), Helper(2, "木匠", 30_000, in_kind=True))
    shown = drafting.money_lines(SAY, replace(seen(), helpers=helpers, target=280_000))
    assert shown == [
        "总价：<b>¥3,600.00</b>",
        "出钱资助：物业 ¥500.00",
        "出工资助：木匠，抵 ¥300.00",
        "各户一共分摊：<b>¥2,800.00</b>",
    ]


def test_without_a_cost_nothing_is_said_of_sums() -> None:
    assert drafting.money_lines(SAY, replace(seen(), fund=replace(DRAFT, cost=None))) == []


@pytest.mark.parametrize(
    "draw", [drafting.home, lambda say, made: draft_pages.until(say, made, 0)]
)
def test_both_deadlines_are_told_in_the_time_of_the_place(draw: object) -> None:
    assert callable(draw)
    text = draw(SAY, seen()).text
    assert "认捐截止：<b>11月29日" in text
    assert "付款截止：<b>12月13日" in text
    assert text.count("12:00") == 2


@pytest.mark.parametrize(
    ("keepers", "line"),
    [
        ((), "保管人：还没有（要两位不同家的邻居）"),
        ((WANG,), "保管人：王阿姨（已同意）"),
        ((ZHAO,), "保管人：赵爷爷（等答复）"),
        ((WANG, ZHAO), "保管人：王阿姨（已同意）、赵爷爷（等答复）"),
    ],
)
def test_of_custodians_one_reads_who_agreed(keepers: tuple[Keeper, ...], line: str) -> None:
    assert line in told(seen(2, *keepers))


def test_a_revision_names_no_custodians_but_whose_share_changes() -> None:
    made = replace(seen(2, WANG), revising=True, risen=3, fallen=1)
    assert not any(line.startswith("保管人") for line in told(made))
    assert any("3 户变多" in line and "1 户变少" in line for line in told(made))
    same = replace(made, risen=0, fallen=0)
    assert not any("变多" in line for line in told(same))


@pytest.mark.parametrize(
    ("revising", "go", "custody"), [(False, "发布", True), (True, "确认改分摊", False)]
)
def test_what_is_published_is_the_version_that_was_seen(
    go: str, *, revising: bool, custody: bool
) -> None:
    screen = drafting.home(SAY, replace(seen(), revising=revising))
    made = int(FUND.created_at.timestamp())
    assert data(screen)[0] == FundPublish(7, FUND.version, made)
    assert labels(screen)[0] == go
    assert (FundPage(7, Page.CUSTODIANS) in data(screen)) is custody
    assert data(screen)[-1] == FundDiscard(7)


@pytest.mark.parametrize(
    ("coefficients", "words"),
    [
        ({}, ""),
        ({1: 0}, "1 层起 0"),
        ({2: 1200, 1: 200}, "1 层 0.2、2 层起 1.2"),
        (dict.fromkeys(range(1, 7), 1000), "1 层 1、2 层 1、3 层 1、4 层 1、5 层 1、6 层起 1"),
        (dict.fromkeys(range(1, 8), 1000), "1 层 1、2 层 1、3 层 1、4 层 1、5 层 1、6 层 1…"),
    ],
)
def test_factors_of_floors_are_told_from_the_ground_up_six_at_most(
    coefficients: dict[int, int], words: str
) -> None:
    assert drafting.floors(SAY, coefficients) == words


@pytest.mark.parametrize(("revising", "offered"), [(False, True), (True, False)])
def test_a_running_fund_cannot_come_to_be_voluntary(*, revising: bool, offered: bool) -> None:
    buttons = data(draft_pages.rules(SAY, replace(seen(), revising=revising), 0))
    assert (FundRule(7, ShareRule.VOLUNTARY) in buttons) is offered
    assert FundRule(7, ShareRule.FIXED) not in buttons
    assert FundWrite(7, Writing.LIST) in buttons


@pytest.mark.parametrize("rule", list(ShareRule))
def test_the_rule_in_use_is_marked_and_no_other(rule: ShareRule) -> None:
    text = draft_pages.rules(SAY, replace(seen(), fund=replace(DRAFT, rule=rule)), 0).text
    marked = [line for line in text.splitlines() if line.startswith("▶")]
    assert len(marked) == 1
    assert f"<b>{drafting.rule(SAY, rule)}</b>" in marked[0]


def test_deadlines_are_chosen_in_days_or_written() -> None:
    buttons = data(draft_pages.until(SAY, seen(), 0))
    pledge = [FundDays(7, Until.PLEDGE, days) for days in (3, 7, 14, 30)]
    assert buttons[:5] == [*pledge, FundWrite(7, Writing.PLEDGE)]
    assert buttons[-1] == HOME


@pytest.mark.parametrize("which", list(Until))
def test_an_unclear_deadline_is_asked_back_with_what_it_may_mean(which: Until) -> None:
    moments = [NOW, NOW + timedelta(hours=12)]
    screen = draft_pages.unclear(SAY, seen(), which, "when-ambiguous", moments)
    assert screen.text.startswith(refused.said(SAY, "when-ambiguous"))
    chosen = [FundUntil(7, which, int(at.timestamp())) for at in moments]
    assert data(screen) == [*chosen, FundWrite(7, Writing(which.value)), HOME]


@pytest.mark.parametrize(("state", "writes"), [(State.DRAFT, True), (State.SPENDING, False)])
def test_custodians_of_a_running_fund_are_chosen_among_residents(
    state: State, *, writes: bool
) -> None:
    made = replace(seen(2, WANG, ZHAO), fund=replace(FUND, state=state))
    screen = draft_pages.custodians(SAY, made, 0)
    assert (FundWrite(7, Writing.CUSTODIAN) in data(screen)) is writes
    assert data(screen)[-3:] == [FundStrike(7, 1), FundStrike(7, 2), HOME]
    assert screen.text.splitlines()[1:] == ["· 王阿姨：已同意", "· 赵爷爷：等答复"]


@pytest.mark.parametrize("count", [0, 1])
def test_among_no_residents_there_is_nothing_but_the_way_back(count: int) -> None:
    found = [Candidate(5, "钱姐", "3单元302")] * count
    screen = draft_pages.residents(SAY, seen(), found, 0)
    assert labels(screen) == [*["钱姐 3单元302"] * count, BACK]
    assert data(screen) == [*[FundName(7, 5)] * count, HOME]
    assert ("没有可选的人" in screen.text) is (count == 0)


def test_an_exempt_flat_is_lifted_by_a_tap_and_another_needs_a_reason() -> None:
    made = replace(seen(), lines=[Line(1, "1号房", 0, exempt=True), Line(2, "2号房", 100)])
    screen = draft_pages.exempt(SAY, made, 0)
    assert data(screen) == [FundLift(7, 1), FundWrite(7, Writing.EXEMPT, 2), HOME]
    assert labels(screen)[:2] == ["1号房 免", "2号房"]
    assert "现在免摊 1 户" in screen.text


@pytest.mark.parametrize(("stairwells", "offered"), [(0, 0), (1, 0), (2, 2), (3, 3)])
def test_one_stairwell_is_no_choice(stairwells: int, offered: int) -> None:
    found = [Spot(n, f"{n}单元") for n in range(stairwells)]
    buttons = data(draft_pages.scope(SAY, seen(), [Spot(9, "6栋")], found, 0))
    assert buttons == [FundPlace(7, 9), *(FundStairwell(7, n) for n in range(offered)), HOME]


@pytest.mark.parametrize(("grain", "now"), [(1, "现在是：精确到分"), (100, "现在是：凑成整元")])
def test_shares_to_the_fen_or_in_whole_yuan(grain: int, now: str) -> None:
    made = replace(seen(), fund=replace(DRAFT, grain=grain))
    assert now in draft_pages.grain(SAY, made).text
