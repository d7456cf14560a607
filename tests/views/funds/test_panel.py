from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.funds import Fund, ShareRule, Sponsor, State, thermometer
from playground.markup import parse_html
from tests.world import CATALOGUE
from views.funds import panel
from views.funds.panel import EMPTY, FULL, Board
from views.screen import Button, Screen
from views.texts import LANGUAGES

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
SAY = CATALOGUE.say("zh-CN")
TELEGRAM = 4096
FUND = Fund(
    7,
    1,
    1,
    "楼道扶手",
    1,
    NOW,
    rule=ShareRule.EQUAL,
    state=State.COLLECTING,
    cost=360_000,
    target=360_000,
    pledge_until=NOW + timedelta(days=3),
    pay_until=NOW + timedelta(days=5),
)


def board(fund: Fund = FUND, doors: tuple[str, ...] = (), flats: int = 24, **sums: int) -> Board:
    until = fund.pledge_until if fund.state is State.PLEDGING else fund.pay_until
    numbers: dict[str, Any] = {"pledged": 0, "paid": 0, "spent": 0, "balance": 0} | sums
    money = thermometer(target=360_000, **numbers, until=until, now=NOW)
    return Board(fund, "6栋", money, flats, doors, keepers=("王阿姨", "赵爷爷"))


def labels(screen: Screen) -> list[str]:
    return [each.label for row in screen.rows for each in row if isinstance(each, Button)]


@pytest.mark.parametrize(
    ("paid", "cells"),
    [(0, 0), (35_999, 0), (36_000, 1), (359_999, 9), (360_000, 10), (500_000, 10)],
)
def test_a_cell_of_the_thermometer_is_full_when_a_tenth_is(paid: int, cells: int) -> None:
    drawn = panel.thermometer(SAY, board(paid=paid))
    assert drawn.startswith(FULL * cells + EMPTY * (10 - cells) + " ")


def test_while_people_pledge_the_thermometer_shows_pledges() -> None:
    pledging = board(replace(FUND, state=State.PLEDGING), pledged=180_000)
    assert "50%" in panel.thermometer(SAY, pledging)
    assert "0%" in panel.thermometer(SAY, board(pledged=180_000))


@pytest.mark.parametrize(
    ("state", "answers", "pays"),
    [
        (State.PLEDGING, True, False),
        (State.COLLECTING, True, True),
        (State.SPENDING, False, True),
        (State.SETTLING, False, False),
        (State.CLOSED, False, False),
        (State.FAILED, False, False),
        (State.REFUNDING, False, False),
        (State.CANCELLED, False, False),
    ],
)
def test_only_what_can_be_done_now_has_a_button(
    state: State, *, answers: bool, pays: bool
) -> None:
    shown = labels(panel.screen(SAY, board(replace(FUND, state=state))))
    assert any("我家出" in label for label in shown) is answers
    assert any("已付款" in label for label in shown) is pays
    assert {"📒 看账目", "🏠 我家"} <= set(shown)
    assert any("来龙去脉" in label for label in shown)


def test_who_gives_freely_is_not_asked_for_a_part() -> None:
    shown = labels(panel.screen(SAY, board(replace(FUND, rule=ShareRule.VOLUNTARY))))
    assert "部分" not in shown
    assert "不出" in shown


def test_the_rooms_that_paid_are_named_up_to_120_flats() -> None:
    rooms = tuple(f"3单元{n}" for n in range(101, 221))
    assert "3单元220" in panel.text(SAY, board(doors=rooms, flats=120))
    above = panel.text(SAY, board(doors=rooms, flats=121))
    assert "3单元220" not in above
    assert "120 户" in above


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", [s for s in State if s is not State.DRAFT])
def test_the_largest_panel_fits_a_message_and_says_that_no_money_is_held(
    state: State, language: str
) -> None:
    say = CATALOGUE.say(language)
    fund = replace(FUND, state=state, title="扶" * 60, pay_note="收" * 500, pay_file_id="x")
    sponsors = tuple(Sponsor("资" * 80, 10**10, in_kind=bool(n % 2)) for n in range(20))
    doors = tuple(f"13单元{n}" for n in range(1101, 1221))
    full = replace(
        board(fund, doors, 120), sponsors=sponsors, keepers=("名" * 130,) * 6, place="翠" * 60
    )
    text, _ = parse_html(panel.text(say, full))
    assert len(text) <= TELEGRAM
    assert say.plain("fund-not-held") in text


def test_what_people_wrote_does_not_become_markup() -> None:
    hostile = "<b>&'x"
    fund = replace(FUND, title=hostile, pay_note=hostile)
    drawn = replace(
        board(fund), place=hostile, keepers=(hostile,), sponsors=(Sponsor(hostile, 1),)
    )
    html = panel.text(SAY, drawn)
    assert hostile not in html
    assert parse_html(html)[0].count(hostile) >= 4


def test_the_account_is_only_what_the_custodians_wrote() -> None:
    assert "怎么付" not in panel.text(SAY, board())
    assert "微信转王阿姨" in panel.text(SAY, board(replace(FUND, pay_note="微信转王阿姨")))


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9))
def test_the_panel_says_the_numbers_it_was_given(pledged: int, paid: int, spent: int) -> None:
    text = panel.text(SAY, board(pledged=pledged, paid=paid, spent=spent, balance=paid))
    html = SAY("fund-panel-sums", target=360_000, pledged=pledged, paid=paid)
    assert html in text
    assert SAY("fund-panel-held", spent=spent, balance=paid) in text
    bar = text.splitlines()[3]
    assert bar.count(FULL) + bar.count(EMPTY) == 10
