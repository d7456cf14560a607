"""The tools of a fund: what an organiser, a custodian, both and neither are offered."""

from dataclasses import replace

import pytest

from domain.funds import Action, Fund, GapChoice, Party, State
from domain.funds.dues import Due
from tests.views.funds.test_panel import FUND, SAY, labels
from tests.world import CATALOGUE
from views.funds import tools
from views.funds.buttons_opening import FundRevise
from views.funds.buttons_pledging import FundCash, FundCashOf, FundGap, FundRequest
from views.funds.mine import Home
from views.funds.tools import Desk
from views.screen import Button, Screen
from views.texts import LANGUAGES

NOBODY: frozenset[Party] = frozenset()
ORGANISER, CUSTODIAN = frozenset({Party.ORGANISER}), frozenset({Party.CUSTODIAN})
BOTH = ORGANISER | CUSTODIAN
DOORS = ("3单元301", "3单元302")
DESK, BACK = SAY.plain("fund-desk-button"), SAY.plain("back")
BEHALF, CASH, ACCOUNT = "✍ 代记认捐", "💵 代记现金", "收款方式"


def desk(
    parties: frozenset[Party], state: State = State.COLLECTING, unpaid: tuple[str, ...] = DOORS
) -> Desk:
    return Desk(replace(FUND, state=state), parties, frozenset(), unpaid=unpaid)


def drawn(made: Desk, page: int = 0, *, big: bool = False) -> Screen:
    return tools.screen(SAY, made, page, big=big)


def data(screen: Screen) -> list[object]:
    return [each.data for row in screen.rows for each in row if isinstance(each, Button)]


@pytest.mark.parametrize(
    ("parties", "state", "offered"),
    [
        (ORGANISER, State.PLEDGING, [BEHALF, CASH]),
        (ORGANISER, State.COLLECTING, [BEHALF, CASH]),
        (ORGANISER, State.SPENDING, [CASH]),
        (ORGANISER, State.CLOSED, [CASH]),
        (CUSTODIAN, State.PLEDGING, [ACCOUNT]),
        (CUSTODIAN, State.COLLECTING, [ACCOUNT]),
        (CUSTODIAN, State.SPENDING, [ACCOUNT]),
        (CUSTODIAN, State.SETTLING, []),
        (CUSTODIAN, State.CLOSED, []),
        (BOTH, State.COLLECTING, [BEHALF, CASH, ACCOUNT]),
        (NOBODY, State.PLEDGING, []),
        (NOBODY, State.COLLECTING, []),
    ],
)
def test_each_is_offered_what_is_theirs_to_do(
    parties: frozenset[Party], state: State, offered: list[str]
) -> None:
    assert labels(drawn(desk(parties, state))) == [*offered, DESK, BACK]


@pytest.mark.parametrize(
    ("parties", "reads"), [(ORGANISER, True), (BOTH, True), (CUSTODIAN, False), (NOBODY, False)]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_only_organisers_read_who_is_silent_unpaid_or_in_need(
    language: str, parties: frozenset[Party], *, reads: bool
) -> None:
    made = replace(desk(parties), silent=("1室",), unpaid=("2室",), hard=("3室",))
    text = tools.screen(CATALOGUE.say(language), made, 0, big=False).text
    assert [door in text for door in ("1室", "2室", "3室")] == [reads] * 3


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (replace(desk(ORGANISER, unpaid=()), silent=DOORS), "还没答复 2 户：3单元301、3单元302"),
        (desk(ORGANISER), "还没付清 2 户：3单元301、3单元302"),
        (replace(desk(ORGANISER, unpaid=()), hard=DOORS[:1]), "有困难 1 户：3单元301"),
    ],
)
def test_doors_are_counted_and_named_by_where_they_stand(made: Desk, line: str) -> None:
    assert drawn(made).text.splitlines()[1:] == [line]


@pytest.mark.parametrize(("letters", "cut"), [(tools.ROOM, False), (tools.ROOM + 1, True)])
def test_so_many_doors_that_a_message_runs_out_are_cut(letters: int, *, cut: bool) -> None:
    line = drawn(desk(ORGANISER, unpaid=("d" * letters,))).text.splitlines()[1]
    assert line.endswith("…") is cut


def test_no_cash_is_entered_when_all_have_paid() -> None:
    assert CASH not in labels(drawn(desk(ORGANISER, unpaid=())))


@pytest.mark.parametrize("parties", [ORGANISER, CUSTODIAN, NOBODY])
@pytest.mark.parametrize("waiting", [0, 3])
def test_what_waits_for_a_custodian_is_counted_for_all(
    waiting: int, parties: frozenset[Party]
) -> None:
    text = drawn(replace(desk(parties), waiting=waiting)).text
    assert ("等保管人确认 3 笔" in text) is bool(waiting)


@pytest.mark.parametrize(
    ("action", "label"),
    [
        (Action.REVISE, "重新分摊"),
        (Action.APPOINT, "保管人"),
        (Action.FAIL, "停止认捐"),
    ],
)
def test_a_change_is_offered_exactly_while_it_is_allowed(action: Action, label: str) -> None:
    with_it = replace(desk(ORGANISER), actions=frozenset({action}))
    assert label in labels(drawn(with_it))
    without = replace(with_it, actions=frozenset(Action) - {action})
    assert label not in labels(drawn(without))


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, 1), (12, 12), (13, 12)])
def test_payments_that_wait_come_first_and_twelve_at_most(count: int, shown: int) -> None:
    waiting = tuple((n, f"{n}室", 100) for n in range(count))
    buttons = data(drawn(replace(desk(CUSTODIAN), payments=waiting)))
    assert buttons[:shown] == [FundRequest(n) for n in range(shown)]
    assert sum(isinstance(each, FundRequest) for each in buttons) == shown


@pytest.mark.parametrize(
    ("parties", "choices", "asks"),
    [
        (ORGANISER, tuple(GapChoice), True),
        (ORGANISER, (GapChoice.STOP, GapChoice.RESHARE), False),
        (CUSTODIAN, tuple(GapChoice), False),
    ],
)
def test_gifts_are_asked_for_by_an_organiser_while_some_are_missing(
    parties: frozenset[Party], choices: tuple[GapChoice, ...], *, asks: bool
) -> None:
    made = replace(desk(parties), choices=choices)
    assert ("请大家多出一点" in labels(drawn(made))) is asks


def test_in_large_letters_pages_go_round_and_always_lead_back() -> None:
    made = desk(BOTH)
    seen: set[str] = set()
    for page in range(2):
        shown = labels(drawn(made, page, big=True))
        assert len(shown) == 4
        assert shown[-1] == BACK
        seen |= set(shown[:2])
    assert seen == {BEHALF, CASH, ACCOUNT, DESK}


@pytest.mark.parametrize("choices", [tuple(GapChoice), (GapChoice.STOP,), ()])
def test_a_gap_tells_the_sum_and_leaves_the_choice_to_people(
    choices: tuple[GapChoice, ...],
) -> None:
    made = replace(desk(ORGANISER), gap=45_001, choices=choices, waiting=1)
    screen = tools.gap(SAY, made)
    assert "还差 <b>¥450.01</b>（2 户没付清）" in screen.text
    assert "等保管人确认 1 笔" in screen.text
    assert data(screen) == [FundGap(7, choice) for choice in choices]


def homes(count: int) -> list[Home]:
    return [Home(n, f"{n}室", Due(22_550)) for n in range(count)]


@pytest.mark.parametrize(
    ("count", "page", "first", "shown", "turns"),
    [
        (1, 0, 0, 1, []),
        (12, 0, 0, 12, []),
        (13, 0, 0, 12, [1]),
        (13, 1, 12, 1, [0]),
        (25, 1, 12, 12, [0, 2]),
        (13, 9, 12, 1, [0]),
        (13, -1, 0, 12, [1]),
    ],
)
def test_whose_cash_is_chosen_twelve_doors_at_a_time(
    count: int, page: int, first: int, shown: int, turns: list[int]
) -> None:
    buttons = data(tools.cash(SAY, FUND, homes(count), page))[:-1]
    doors = [FundCashOf(7, n) for n in range(first, first + shown)]
    assert buttons == [*doors, *(FundCash(7, to) for to in turns)]


def test_when_nobody_has_to_pay_it_says_so_and_leads_back() -> None:
    screen = tools.cash(SAY, FUND, [], 0)
    assert (screen.text, labels(screen)) == (SAY("fund-cash-none"), [BACK])


def test_cash_is_asked_for_beside_what_is_left() -> None:
    screen = tools.cash_of(SAY, FUND, homes(1)[0])
    assert "还要付 ¥225.50" in screen.text
    assert data(screen) == [FundCash(7)]


@pytest.mark.parametrize(("reason", "line"), [("失业了", "原因：失业了"), ("", "没有写原因。")])
def test_a_hardship_is_told_in_confidence_with_its_reason_if_any(reason: str, line: str) -> None:
    screen = tools.hardship(SAY, FUND, "3单元302", reason)
    assert screen.text.splitlines()[-1] == line
    assert "请保密" in screen.text
    assert data(screen) == [FundRevise(7)]


def test_a_title_of_markup_stays_words() -> None:
    fund: Fund = replace(FUND, title="<b>x")
    assert "&lt;b&gt;x" in drawn(replace(desk(BOTH), fund=fund)).text
