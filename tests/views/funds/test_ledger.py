"""The books as they are read: pages, signs, reversals, files, receipts, the paper."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.funds import EntryKind, State, Totals
from domain.papers import Statement, Table
from domain.sheets import Hundredths, Workbook
from tests.views.funds.test_panel import FUND, NOW, SAY, labels
from tests.world import CATALOGUE
from views.funds import reading, spending
from views.funds.buttons_spending import FundFile, FundLedger, FundProof, What
from views.funds.reading import Books, Line
from views.screen import Button, Media, Screen
from views.texts import LANGUAGES

EN = CATALOGUE.say("en")
NEWER, OLDER = SAY.plain("fund-ledger-newer"), SAY.plain("fund-ledger-older")
PAYMENT = Line(1, NOW, EntryKind.PAYMENT, "3单元302", 22_500, 0, 22_500)
EXPENSE = Line(2, NOW, EntryKind.EXPENSE, "老张五金店", 0, 10_000, 12_500, None, "12345678")
ADVANCE = Line(3, NOW, EntryKind.ADVANCE, "3单元301", 5_000, 5_000, 12_500)
REVERSAL = Line(4, NOW, EntryKind.REVERSAL, "老张五金店", 10_000, 0, 22_500, 2, text="写错了")
LINES = (PAYMENT, EXPENSE, ADVANCE, REVERSAL)
SUMS = Totals(paid=22_500, sponsors=1_000, spent=5_000, refunded=300, purse=20)


def books(*lines: Line, state: State = State.SPENDING, balance: int = 22_500) -> Books:
    return Books(replace(FUND, state=state), "6栋", lines, SUMS, balance)


def many(count: int) -> Books:
    return books(*(replace(PAYMENT, seq=n) for n in range(1, count + 1)))


def ledger(made: Books, page: int = 0, *, manages: bool = False, big: bool = False) -> Screen:
    return reading.ledger(SAY, made, page, manages=manages, big=big)


def rows_of(screen: Screen) -> list[int]:
    heads = [line.partition(". ")[0] for line in screen.text.splitlines()]
    return [int(head) for head in heads if head.isdecimal()]


def data(screen: Screen) -> list[object]:
    return [each.data for row in screen.rows for each in row if isinstance(each, Button)]


@pytest.mark.parametrize(
    ("count", "page", "shown"),
    [
        (0, 0, []),
        (1, 0, [1]),
        (8, 0, [8, 7, 6, 5, 4, 3, 2, 1]),
        (9, 0, [9, 8, 7, 6, 5, 4, 3, 2]),
        (9, 1, [1]),
        (16, 1, [8, 7, 6, 5, 4, 3, 2, 1]),
        (17, 2, [1]),
        # An old or forged button names a page that is not there.
        (9, 99, [1]),
        (9, -5, [9, 8, 7, 6, 5, 4, 3, 2]),
    ],
)
def test_a_page_has_eight_rows_the_newest_first(count: int, page: int, shown: list[int]) -> None:
    assert rows_of(ledger(many(count), page)) == shown


@pytest.mark.parametrize(
    ("count", "page", "turns"),
    [
        (0, 0, []),
        (8, 0, []),
        (9, 0, [(OLDER, 1)]),
        (9, 1, [(NEWER, 0)]),
        (17, 1, [(NEWER, 0), (OLDER, 2)]),
        (17, 2, [(NEWER, 1)]),
        (17, 99, [(NEWER, 1)]),
    ],
)
@pytest.mark.parametrize("big", [True, False])
def test_pages_end_where_the_rows_do(
    count: int, page: int, turns: list[tuple[str, int]], *, big: bool
) -> None:
    drawn = ledger(many(count), page, big=big)
    found = zip(labels(drawn), data(drawn), strict=True)
    turned = [(label, each.page) for label, each in found if isinstance(each, FundLedger)]
    assert turned == turns


@pytest.mark.parametrize(
    ("line", "moved", "then"),
    [
        (PAYMENT, "付款 ＋¥225.00", "· 3单元302，余 ¥225.00"),
        (EXPENSE, "支出 －¥100.00", "· 老张五金店，余 ¥125.00"),
        # The household paid the payee itself: nothing came to the custodians.
        (ADVANCE, "垫付 ±¥50.00", "· 3单元301，余 ¥125.00"),
        (REVERSAL, "冲正 ＋¥100.00", "余 ¥225.00（冲正第 2 笔：写错了）"),
        (replace(PAYMENT, who=""), "付款 ＋¥225.00", "＋¥225.00，余 ¥225.00"),
        (replace(EXPENSE, balance=-1), "支出 －¥100.00", "· 老张五金店，余 -¥0.01"),
    ],
)
def test_a_row_shows_its_sign_whom_it_was_with_and_what_was_left(
    line: Line, moved: str, then: str
) -> None:
    shown = ledger(books(line)).text.splitlines()[2]
    assert shown.startswith(f"{line.seq}. ")
    assert f" {moved}" in shown
    assert shown.endswith(then)


@pytest.mark.parametrize(
    ("line", "sign"), [(PAYMENT, "+"), (EXPENSE, "−"), (ADVANCE, "±"), (REVERSAL, "+")]
)
def test_english_readers_see_the_same_signs(line: Line, sign: str) -> None:
    text = reading.ledger(EN, books(line), 0, manages=False, big=False).text
    assert f" {sign}¥" in text
    assert ("(reverses no. 2: 写错了)" in text) is (line is REVERSAL)


@pytest.mark.parametrize(("length", "cut"), [(99, False), (100, False), (101, True)])
def test_a_long_reason_is_cut_in_the_list_and_whole_in_the_table(
    length: int, *, cut: bool
) -> None:
    made = books(replace(REVERSAL, text="错" * length))
    assert ("…" in ledger(made).text) is cut
    assert reading.cells(SAY, made)[0][-1] == "错" * length


def test_the_sums_stand_above_the_rows_and_given_back_is_refunds_and_purse() -> None:
    text = ledger(books(*LINES)).text
    assert "各家付款 ¥225.00，资助 ¥10.00，已用 ¥50.00，退回 ¥3.20，余额 <b>¥225.00</b>" in text


def test_empty_books_say_so() -> None:
    assert SAY("fund-ledger-none") in ledger(books()).text
    assert SAY("fund-ledger-none") not in ledger(books(PAYMENT)).text


@pytest.mark.parametrize(("count", "more"), [(0, 0), (5, 0), (6, 1), (20, 15)])
def test_work_given_is_named_up_to_five_and_done_or_not(count: int, more: int) -> None:
    worked = tuple((f"木匠{n}", 30_000, n % 2 == 0) for n in range(count))
    text = ledger(replace(books(), worked=worked)).text
    assert text.count("出工资助：") == min(count, 5)
    assert ("木匠1，值 ¥300.00，还没完成" in text) is (count > 1)
    assert ("木匠0，值 ¥300.00，已完成" in text) is (count > 0)
    assert (f"还有 {more} 个资助方" in text) is bool(more)


def test_only_rows_with_a_bill_have_a_button_for_it() -> None:
    drawn = ledger(books(PAYMENT, replace(EXPENSE, file_id="AgAC")))
    assert [each for each in data(drawn) if isinstance(each, FundProof)] == [FundProof(7, 2)]


@pytest.mark.parametrize(("kept", "kind"), [("AgAC", "photo"), ("file:BQAC", "document")])
def test_a_bill_is_sent_as_the_kind_of_file_it_came_as(kept: str, kind: str) -> None:
    drawn = reading.proof(SAY, FUND, replace(EXPENSE, file_id=kept))
    assert drawn.media == (Media(kind, kept.removeprefix("file:")),)
    assert drawn.text == "“楼道扶手”第 2 笔：支出 ¥100.00"


@pytest.mark.parametrize("state", [s for s in State if s is not State.DRAFT])
def test_there_is_a_paper_only_once_all_is_over(state: State) -> None:
    files = [each.what for each in data(ledger(books(state=state))) if isinstance(each, FundFile)]
    paper = [What.PAPER] if state in {State.CLOSED, State.CANCELLED} else []
    assert files == [What.XLSX, What.CSV, What.AUDIT, *paper]


@pytest.mark.parametrize("big", [True, False])
@pytest.mark.parametrize("manages", [True, False])
def test_the_desk_is_offered_to_who_manages_alone(*, manages: bool, big: bool) -> None:
    shown = labels(ledger(books(), manages=manages, big=big))
    assert (SAY.plain("fund-desk-button") in shown) is manages
    assert SAY.plain("fund-panel-button") in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_has_a_cell_for_each_column_and_amounts_as_numbers(language: str) -> None:
    say = CATALOGUE.say(language)
    rows = reading.cells(say, books(*LINES))
    assert {len(row) for row in rows} == {len(reading.header(say))}
    assert rows[1][4:9] == (
        "12345678",
        Hundredths(0),
        Hundredths(10_000),
        Hundredths(12_500),
        None,
    )
    assert rows[3][8] == 2
    assert len(set(reading.header(say))) == len(reading.COLUMNS)


def test_times_in_a_table_are_those_of_the_place() -> None:
    late = replace(PAYMENT, at=NOW.replace(hour=16, minute=5))
    assert reading.cells(SAY, books(late))[0][1] == "2026-11-23 00:05"


@pytest.mark.parametrize(
    ("what", "ending"),
    [(What.XLSX, "xlsx"), (What.CSV, "csv"), (What.AUDIT, "jsonl"), (What.PAPER, "pdf")],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_named_by_the_number_of_its_fund(language: str, what: What, ending: str) -> None:
    made = reading.document(CATALOGUE.say(language), replace(FUND, number=12), what, b"x").document
    assert made is not None
    assert "-12-" in made.name
    assert made.name.endswith(f".{ending}")


def test_the_workbook_has_the_rows_in_the_order_of_the_books() -> None:
    made = reading.workbook(SAY, books(*LINES))
    assert isinstance(made, Workbook)
    assert [row[0] for row in made.sheets[0].rows] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [(1, 4, [1, 2, 3, 4]), (2, 3, [2, 3]), (4, 4, [4]), (5, 9, [])],
)
def test_a_digest_tells_what_moved_since_the_last(first: int, last: int, told: list[int]) -> None:
    drawn = reading.digest(SAY, books(*LINES), first, last)
    assert rows_of(drawn) == told
    assert "余额 ¥225.00" in drawn.text.splitlines()[-1]


@pytest.mark.parametrize(("count", "more"), [(10, 0), (11, 1), (64, 54)])
def test_a_digest_names_ten_rows_and_counts_the_others(count: int, more: int) -> None:
    drawn = reading.digest(SAY, many(count), 1, count)
    assert rows_of(drawn) == list(range(1, 11))
    assert (f"还有 {more} 笔" in drawn.text) is bool(more)


@pytest.mark.parametrize("kind", [EntryKind.PAYMENT, EntryKind.GIFT, EntryKind.ADVANCE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_receipt_says_who_what_how_much_when_and_which_row(
    language: str, kind: EntryKind
) -> None:
    say = CATALOGUE.say(language)
    line = replace(PAYMENT, kind=kind, seq=31, at=NOW + timedelta(hours=1))
    text = reading.receipt(say, FUND, line).text
    whole = ("3单元302", spending.kind(say, kind), "<b>¥225.00</b>", "31", say("fund-not-held"))
    assert all(part in text for part in whole)
    assert "13:00" in text


def test_a_receipt_of_what_was_taken_back_says_why() -> None:
    assert "（冲正第 2 笔：写错了）" in reading.receipt(SAY, FUND, REVERSAL).text
    assert "冲正第" not in reading.receipt(SAY, FUND, PAYMENT).text


def test_a_receipt_of_money_given_back_shows_that_amount() -> None:
    back = replace(EXPENSE, kind=EntryKind.REFUND, who="3单元302")
    assert "3单元302 退款 <b>¥100.00</b>" in reading.receipt(SAY, FUND, back).text


def test_a_paper_prints_every_row_below_the_same_columns() -> None:
    made = reading.paper(SAY, books(*LINES), ["王阿姨", "赵爷爷"])
    assert isinstance(made, Statement)
    table = made.parts[-1]
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == ["1", "2", "3", "4"]
    assert {len(row) for row in table.rows} == {len(table.header)} == {reading.ON_PAPER}
    assert made.signatures == ("保管人 王阿姨", "保管人 赵爷爷")
