"""Amounts as neighbours write them, Chinese numerals above all: a table to read, and refusals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.funds import CAP, MoneyRefusal, read_money
from domain.funds.numerals import chinese_number

# Written → yuan, with the fen after the point.
AMOUNTS = """
一 1 | 壹 1 | 两 2 | 贰 2 | 九 9 | 十 10 | 拾 10 | 一十 10 | 十一 11 | 一十一 11 | 十九 19
二十 20 | 贰拾 20 | 二十二 22 | 九十九 99 | 5十 50 | 一百 100 | 壹佰 100 | 一百零一 101
一百〇一 101 | 一百零零一 101 | 一百一 110 | 一百一十 110 | 一百一十一 111 | 一百二 120
两百 200 | 二百 200 | 二百五 250 | 两百五十 250 | 九百九十九 999 | 3百 300 | 1百2 120
1百20 120 | 一千 1000 | 壹仟 1000 | 一千零一 1001 | 一千零一十 1010 | 一千一 1100
一千一百 1100 | 一千零一百 1100 | 一千一百一 1110 | 一千一百一十一 1111 | 两千 2000
两千五 2500 | 两千零五 2005 | 两千零五十 2050 | 九千九百九十九 9999 | 3千5 3500
1千零5 1005 | 2.5千 2500 | 一万 10000 | 壹万 10000 | 一萬 10000 | 一万一 11000
一万零一 10001 | 一万零一十 10010 | 一万零一百 10100 | 一万零一千 11000 | 一万一千 11000
一万一千一百一十一 11111 | 两万五 25000 | 两万五千 25000 | 十万 100000 | 十万零五 100005
十万五 105000 | 十一万 110000 | 二十万 200000 | 一百万 1000000 | 一百零五万 1050000
一百五十万 1500000 | 一千万 10000000 | 一亿 100000000 | 1万2 12000 | 1万2千 12000
1万2千3 12300 | 12万5 125000 | 3万6500 36500 | 10000万 100000000 | 1.25万 12500
1.234万 12340 | 0.5万 5000 | 1.5w 15000 | 2K 2000 | ２０００ 2000 | 三块 3 | 三块钱 3
三块五 3.50 | 三块五毛 3.50 | 三块五毛钱 3.50 | 三块五毛六 3.56 | 三块五角六分 3.56
三块零五 3.05 | 三块零五分 3.05 | 三块零五毛 3.50 | 三元五角 3.50 | 三元零六分 3.06
十二块五 12.50 | 12元5 12.50 | 12元5角6分 12.56 | 一百二十块五 120.50
一千二百元五角 1200.50 | 一万块 10000 | 叁仟陆佰元整 3600 | 壹仟贰佰叁拾肆元伍角陆分 1234.56
叁元伍角 3.50 | 人民币一千元 1000 | ¥一千 1000 | RMB100 100 | CNY 100 100 | 100 yuan 100
0.01 0.01 | 99999999.99 99999999.99 | 1,234,567.89 1234567.89
"""

# Why → what is refused for it: amounts are never guessed.
REFUSED = {
    MoneyRefusal.AMBIGUOUS: """
        百 千 万 亿 百一 千二 万三 十十 一百百 十百 一百千 一千一千 一万万 一千万万 一万亿
        一二 一二三 三四百 二十三四 一零 一百零 一万零 一千一千二 一千零十 一万零十 3万65000
        1千2000 三块二十 12元56 一千左右 大约一千 一千多 一千以上 一千以下 一千到两千
        一千或两千 一千~两千 几百 几千块 差不多一千 1,00 1,0000 12,34 ,100 1. .5 1..5 1.2.3
        1-2 100/200""",
    MoneyRefusal.NOT_AN_AMOUNT: """
        半 几 多 俩 仨 廿 三点五元 一点五万 五角 三块半 三块½ 三块五分六 三块五毛十 3.5元5角
        元 块 ¥ 100% $100 €100 100美元 +100 1e3 ٣٠٠ ½ 每户100 100元/户 302室 上千 免费 你好""",
    MoneyRefusal.NOT_POSITIVE: """
        0 0元 零 〇 零元 零零 0.00 -1 -0.01 负一千 −5 –5 -12.345 ¥-5 -¥5""",
    MoneyRefusal.TOO_PRECISE: "0.001 0.005 1.999 1.000 1.100 1.123456789",
    MoneyRefusal.TOO_LARGE: """
        100000001 100000000.01 一亿零一 一亿二 二亿 1.1亿 10001万 13800138000""",
}


def _amounts() -> list[tuple[str, int]]:
    cells = [cell.strip() for cell in AMOUNTS.replace("\n", "|").split("|") if cell.strip()]
    pairs = [cell.rsplit(" ", 1) for cell in cells]
    return [(text, _fen(yuan)) for text, yuan in pairs]


def _fen(yuan: str) -> int:
    whole, _, part = yuan.partition(".")
    return int(whole) * 100 + int(part.ljust(2, "0"))


@pytest.mark.parametrize(("text", "fen"), _amounts())
def test_an_amount_is_read_to_the_fen(text: str, fen: int) -> None:
    assert read_money(text) == fen


@pytest.mark.parametrize(
    ("text", "why"), [(text, why) for why, row in REFUSED.items() for text in row.split()]
)
def test_an_amount_that_is_none_or_several_is_refused_by_its_reason(
    text: str, why: MoneyRefusal
) -> None:
    assert read_money(text) is why


@pytest.mark.parametrize("unit", ["元", "块", "块钱", "圆", "元整", " 元", "yuan", " RMB"])
@pytest.mark.parametrize(("text", "yuan"), [("1200", 1200), ("一千二", 1200), ("1.2万", 12_000)])
def test_the_unit_changes_nothing(text: str, yuan: int, unit: str) -> None:
    assert read_money(text + unit) == yuan * 100


SIGNS = "零一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"


def spoken(number: int, signs: str = SIGNS) -> str:
    """A number below ten thousand as a teacher writes it, every unit named."""
    words, gap = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            words += ("零" if gap and words else "") + signs[digit] + sign
        gap = not digit
    return words or "零"


@given(st.integers(1, 9999), st.sampled_from([SIGNS, FORMAL]))
def test_every_number_below_ten_thousand_is_read_as_it_is_taught(number: int, signs: str) -> None:
    assert chinese_number(spoken(number, signs)) == number


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_tens_of_thousands_are_a_number_of_their_own(many: int, rest: int) -> None:
    # 一万零五十: the gap below a thousand is spoken.
    gap = "零" if rest < 1000 else ""
    assert chinese_number(f"{spoken(many)}万{gap}{spoken(rest)}") == many * 10_000 + rest


@given(
    st.integers(1, 9),
    st.integers(1, 9),
    st.sampled_from([("百", 100), ("千", 1000), ("万", 10_000)]),
)
def test_a_spoken_tail_is_a_tenth_of_the_unit_and_with_zero_itself(
    head: int, tail: int, unit: tuple[str, int]
) -> None:
    sign, size = unit
    assert chinese_number(f"{SIGNS[head]}{sign}{SIGNS[tail]}") == head * size + tail * size // 10
    assert chinese_number(f"{SIGNS[head]}{sign}零{SIGNS[tail]}") == head * size + tail


@given(st.integers(1, 9999), st.integers(0, 9), st.integers(0, 9))
def test_change_in_jiao_and_fen_is_added_to_the_yuan(yuan: int, jiao: int, fen: int) -> None:
    expected = yuan * 100 + jiao * 10 + fen
    for signs in (SIGNS, FORMAL, "0123456789"):
        whole = str(yuan) if signs[0] == "0" else spoken(yuan, signs)
        parts = f"{signs[jiao]}角" * bool(jiao) + f"{'' if jiao else '零'}{signs[fen]}分" * bool(
            fen
        )
        assert read_money(f"{whole}元{parts}") == expected


@given(
    st.text(
        alphabet="零〇一二两三四五六七八九十百千万亿壹佰仟0123456789.,元块角毛分¥-半几 ",
        max_size=14,
    )
)
def test_no_row_of_signs_is_more_than_the_cap_or_less_than_a_fen(text: str) -> None:
    found = read_money(text)
    assert isinstance(found, MoneyRefusal) or 0 < found <= CAP


@given(st.text(alphabet="零一二三五九十百千万", min_size=1, max_size=8))
def test_a_longer_numeral_never_hides_a_smaller_number_of_fen(text: str) -> None:
    found, doubled = read_money(text), read_money(text + text)
    # 一百一百 is two amounts on one line; nobody is asked for their sum.
    if isinstance(found, int) and not isinstance(found, MoneyRefusal):
        assert doubled is MoneyRefusal.AMBIGUOUS or not set(text) & set("百千万")
