"""Where all the money went, at the end: in the group, on paper, and what it adds up to."""

import re
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.funds import EntryKind, State, Totals
from domain.papers import Table
from tests.views.funds.test_panel import FUND, NOW, SAY, labels
from tests.world import CATALOGUE
from views.funds import reading
from views.funds.reading import Books, Line
from views.screen import Media
from views.texts import LANGUAGES

CLOSED = replace(FUND, number=12, state=State.CLOSED, closed_at=NOW)
SUMS = Totals(paid=300_000, sponsors=60_000, spent=350_000, refunded=9_000, purse=1_000)
BOOKS = Books(CLOSED, "6栋", (), SUMS, 0)
FEN = st.integers(1, 10**9)


def told(books: Books) -> list[str]:
    return reading.statement(SAY, books).text.splitlines()[1:-1]


def fen(words: str) -> int:
    found = re.search(r"(-?)¥([\d,]+)\.(\d\d)", words)
    assert found is not None, words
    return int(found[1] + found[2].replace(",", "") + found[3])


def test_it_names_every_sum_in_the_order_of_the_money() -> None:
    assert told(BOOKS) == [
        "各家付款：¥3,000.00",
        "资助：¥600.00",
        "用掉：¥3,500.00",
        "退回各家和资助方：¥90.00",
        "留给楼道公用金：¥10.00",
        "余额：¥0.00",
    ]


@pytest.mark.parametrize(
    ("sums", "left_out"),
    [
        (replace(SUMS, sponsors=0), "资助："),
        (replace(SUMS, purse=0), "留给楼道公用金："),
    ],
)
def test_what_never_was_has_no_line(sums: Totals, left_out: str) -> None:
    assert len(told(BOOKS)) - len(told(replace(BOOKS, totals=sums))) == 1
    assert not any(line.startswith(left_out) for line in told(replace(BOOKS, totals=sums)))


def test_sums_that_always_are_stand_there_at_nothing_too() -> None:
    nothing = told(replace(BOOKS, totals=Totals()))
    assert [fen(line) for line in nothing] == [0, 0, 0, 0]


@given(FEN, FEN, FEN, FEN, FEN)
def test_what_came_in_less_what_went_out_is_the_balance(
    paid: int, sponsors: int, spent: int, refunded: int, purse: int
) -> None:
    sums = Totals(paid, sponsors, 0, 0, spent, refunded, purse)
    balance = paid + sponsors - spent - refunded - purse
    shown = [fen(line) for line in told(replace(BOOKS, totals=sums, balance=balance))]
    assert shown[0] + shown[1] - sum(shown[2:5]) == shown[5]


@pytest.mark.parametrize(("done", "named"), [(True, True), (False, False)])
def test_work_counts_only_once_it_is_done(*, done: bool, named: bool) -> None:
    lines = told(replace(BOOKS, worked=(("木匠", 30_000, done),)))
    assert ("出工资助：木匠，值 ¥300.00" in lines) is named


@pytest.mark.parametrize(
    ("state", "accepted", "reason", "last"),
    [
        (State.CLOSED, "扶手牢固", None, "验收：扶手牢固"),
        (State.CLOSED, None, "早先的原因", "余额：¥0.00"),
        (State.CANCELLED, None, "改走维修资金", "原因：改走维修资金"),
        (State.CANCELLED, None, None, "余额：¥0.00"),
    ],
)
def test_at_its_end_stands_how_it_was_accepted_or_why_it_ended(
    state: State, accepted: str | None, reason: str | None, last: str
) -> None:
    fund = replace(CLOSED, state=state, acceptance=accepted, ended_reason=reason)
    assert told(replace(BOOKS, fund=fund))[-1] == last


@pytest.mark.parametrize(
    ("state", "head"), [(State.CLOSED, "收支公布"), (State.CANCELLED, "已取消")]
)
def test_the_first_line_tells_a_closed_fund_from_a_cancelled_one(state: State, head: str) -> None:
    drawn = reading.statement(SAY, replace(BOOKS, fund=replace(CLOSED, state=state)))
    assert head in drawn.text.splitlines()[0]
    assert labels(drawn) == [SAY.plain("fund-ledger-button"), SAY.plain("matter-button")]


@pytest.mark.parametrize(
    ("kept", "media"),
    [(None, ()), ("AgAC", (Media("photo", "AgAC"),)), ("file:B", (Media("document", "B"),))],
)
def test_the_picture_of_the_finished_work_comes_with_it(
    kept: str | None, media: tuple[Media, ...]
) -> None:
    fund = replace(CLOSED, acceptance_file_id=kept)
    assert reading.statement(SAY, replace(BOOKS, fund=fund)).media == media


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_says_the_same_sums_as_the_group_reads(language: str) -> None:
    say = CATALOGUE.say(language)
    group = reading.statement(say, BOOKS).text.splitlines()[1:-1]
    paper = reading.paper(say, BOOKS, ["王阿姨"])
    assert isinstance(paper.parts[1], str)
    assert paper.parts[1].splitlines() == group


@pytest.mark.parametrize(("ended", "parts"), [(NOW, 3), (None, 2)])
def test_a_paper_has_a_number_and_a_day_only_when_it_was_closed(
    ended: datetime | None, parts: int
) -> None:
    made = reading.paper(SAY, replace(BOOKS, fund=replace(CLOSED, closed_at=ended)), [])
    assert len(made.parts) == parts
    assert ("众筹第 12 号，11月22日" in str(made.parts[0])) is (ended is not None)


def test_a_paper_is_plain_words_whatever_people_wrote() -> None:
    fund = replace(CLOSED, title="<b>扶手</b>", acceptance="牢 & 固")
    made = reading.paper(SAY, replace(BOOKS, fund=fund), ["<i>王</i>"])
    assert made.title == "6栋 <b>扶手</b> 收支单"
    assert "验收：牢 & 固" in str(made.parts[1])
    assert made.signatures == ("保管人 <i>王</i>",)


@given(st.lists(st.tuples(st.booleans(), FEN), min_size=1, max_size=12))
def test_the_rows_of_a_paper_add_up_to_its_last_balance(moves: list[tuple[bool, int]]) -> None:
    lines, balance = [], 0
    for seq, (into, amount) in enumerate(moves, 1):
        inward, outward = (amount, 0) if into else (0, amount)
        balance += inward - outward
        kind = EntryKind.PAYMENT if into else EntryKind.EXPENSE
        lines.append(Line(seq, NOW, kind, "302", inward, outward, balance))
    table = reading.paper(SAY, replace(BOOKS, lines=tuple(lines)), []).parts[-1]
    assert isinstance(table, Table)
    printed = [[int(cell.replace(".", "")) for cell in row[5:8]] for row in table.rows]
    assert sum(row[0] - row[1] for row in printed) == printed[-1][2]


def test_numbers_stand_to_the_right_on_paper_and_words_to_the_left() -> None:
    table = reading.paper(SAY, BOOKS, []).parts[-1]
    assert isinstance(table, Table)
    right = [table.header[at] for at in sorted(table.right)]
    assert right == ["序号", "收（元）", "支（元）", "余额（元）"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_goes_to_the_group_as_a_file_with_a_word_beside_it(language: str) -> None:
    drawn = reading.paper_note(CATALOGUE.say(language), BOOKS, ["王阿姨"])
    assert drawn.document is not None
    assert drawn.document.name.endswith(".pdf")
    assert "楼道扶手" in drawn.text
