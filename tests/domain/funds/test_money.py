"""Amounts as people type them, and what is wrong with the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.funds import CAP, MoneyRefusal, read_money
from domain.funds.numerals import chinese_number

DIGITS = "零一二三四五六七八九"

READ = {
    "1200": 1200,
    "1,200": 1200,
    "1，200": 1200,
    "12,345,678": 12_345_678,
    "1200元": 1200,
    "1200 元": 1200,
    "1200块": 1200,
    "1200块钱": 1200,
    "1200 yuan": 1200,
    "1200 RMB": 1200,
    "RMB 1200": 1200,
    "¥1,200": 1200,
    "￥３６００": 3600,
    "１２００": 1200,
    "  1200  ": 1200,
    "007": 7,
    "1.5万": 15_000,
    "3万": 30_000,
    "3万6": 36_000,
    "3万6500": 36_500,
    "2千": 2000,
    "2k": 2000,
    "1.2w": 12_000,
    "五": 5,
    "十": 10,
    "十三": 13,
    "二十": 20,
    "二十五": 25,
    "两百": 200,
    "一百一": 110,
    "一百一十": 110,
    "一百零五": 105,
    "一百二十五": 125,
    "一千二": 1200,
    "一千二百": 1200,
    "一千二百五": 1250,
    "一千零二": 1002,
    "一千零五十": 1050,
    "一千零五十六": 1056,
    "两千三百四十五": 2345,
    "三千六百块": 3600,
    "叁仟陆佰元整": 3600,
    "一万零五百": 10_500,
    "一万两千三百四十五": 12_345,
    "三万六": 36_000,
    "三万六千": 36_000,
    "三万六千五": 36_500,
    "十三万": 130_000,
    "十三万元": 130_000,
    "三百五十万": 3_500_000,
    "三千万": 30_000_000,
    "一亿": 100_000_000,
}
READ_IN_FEN = {
    "¥1,200.50": 120_050,
    "0.01": 1,
    "0.5": 50,
    "12.30元": 1230,
    "三块五": 350,
    "十二块八毛": 1280,
    "12元5角6分": 1256,
    "五元零五分": 505,
    "五元五分": 505,
}
REFUSED = {
    "12.345": MoneyRefusal.TOO_PRECISE,
    "1.500": MoneyRefusal.TOO_PRECISE,
    "0.001": MoneyRefusal.TOO_PRECISE,
    "0": MoneyRefusal.NOT_POSITIVE,
    "0.00": MoneyRefusal.NOT_POSITIVE,
    "-5": MoneyRefusal.NOT_POSITIVE,
    "-12.345": MoneyRefusal.NOT_POSITIVE,
    "¥-5": MoneyRefusal.NOT_POSITIVE,
    "-¥5": MoneyRefusal.NOT_POSITIVE,
    "负五": MoneyRefusal.NOT_POSITIVE,
    "零": MoneyRefusal.NOT_POSITIVE,
    "1000000000": MoneyRefusal.TOO_LARGE,
    "100000000.01": MoneyRefusal.TOO_LARGE,
    "一亿零一": MoneyRefusal.TOO_LARGE,
    "12,34": MoneyRefusal.AMBIGUOUS,
    "1,2": MoneyRefusal.AMBIGUOUS,
    "1 200": MoneyRefusal.AMBIGUOUS,
    "1200-1500": MoneyRefusal.AMBIGUOUS,
    "1200或1500": MoneyRefusal.AMBIGUOUS,
    "1200左右": MoneyRefusal.AMBIGUOUS,
    "十几": MoneyRefusal.AMBIGUOUS,
    "一千多": MoneyRefusal.AMBIGUOUS,
    "一二三": MoneyRefusal.AMBIGUOUS,
    "百": MoneyRefusal.AMBIGUOUS,
    "一百三百": MoneyRefusal.AMBIGUOUS,
    "一万三万": MoneyRefusal.AMBIGUOUS,
    "1.2.3": MoneyRefusal.AMBIGUOUS,
    "": MoneyRefusal.NOT_AN_AMOUNT,
    "   ": MoneyRefusal.NOT_AN_AMOUNT,
    "好的": MoneyRefusal.NOT_AN_AMOUNT,
    "几块": MoneyRefusal.NOT_AN_AMOUNT,
    "hello": MoneyRefusal.NOT_AN_AMOUNT,
    "3号楼": MoneyRefusal.NOT_AN_AMOUNT,
    "1e9": MoneyRefusal.NOT_AN_AMOUNT,
    "NaN": MoneyRefusal.NOT_AN_AMOUNT,
    "1200$": MoneyRefusal.NOT_AN_AMOUNT,
    "٣": MoneyRefusal.NOT_AN_AMOUNT,
    "9" * 5000: MoneyRefusal.NOT_AN_AMOUNT,
}


@pytest.mark.parametrize(("text", "yuan"), READ.items())
def test_yuan_are_read_however_they_are_written(text: str, yuan: int) -> None:
    assert read_money(text) == yuan * 100


@pytest.mark.parametrize(("text", "fen"), READ_IN_FEN.items())
def test_small_change_is_read_too(text: str, fen: int) -> None:
    assert read_money(text) == fen


@pytest.mark.parametrize(("text", "why"), REFUSED.items(), ids=lambda value: str(value)[:20])
def test_what_is_wrong_is_named(text: str, why: MoneyRefusal) -> None:
    assert read_money(text) is why


def test_the_cap_itself_is_taken_and_a_fen_more_is_not() -> None:
    assert read_money("100000000") == CAP
    assert read_money("100000000.01") is MoneyRefusal.TOO_LARGE


@given(st.integers(min_value=1, max_value=CAP))
def test_what_is_written_with_two_decimals_is_read_back(fen: int) -> None:
    assert read_money(f"{fen // 100}.{fen % 100:02d}") == fen
    assert read_money(f"¥{fen // 100:,}.{fen % 100:02d}元") == fen


@given(st.integers(min_value=1, max_value=99_999_999))
def test_what_is_written_in_chinese_is_read_back(number: int) -> None:
    assert chinese_number(in_chinese(number)) == number


@given(st.text(max_size=60))
def test_anything_at_all_is_an_amount_or_a_refusal(text: str) -> None:
    read = read_money(text)
    assert isinstance(read, MoneyRefusal) or 0 < read <= CAP


@given(st.text("0123456789零一二两十百千万亿元块角分.,-¥ ", max_size=20))
def test_whatever_looks_like_an_amount_is_one_or_a_refusal(text: str) -> None:
    read = read_money(text)
    assert isinstance(read, MoneyRefusal) or 0 < read <= CAP


def in_chinese(number: int) -> str:
    """The full form, as cheques have it: every gap is a 零."""
    high, low = divmod(number, 10_000)
    if not high:
        return section(low)
    gap = "零" if low and low < 1000 else ""
    return section(high) + "万" + gap + (section(low) if low else "")


def section(number: int) -> str:
    said = ""
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            said += DIGITS[digit] + unit
        elif said and not said.endswith("零"):
            said += "零"
    return said.rstrip("零")
