"""What the group does not read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import reports as rules

MASKED = [
    ("打13812345621", "打138****5621"),
    ("打138 1234 5621找我", "打138****5621找我"),
    ("138-1234-5621", "138****5621"),
    ("138.1234.5621", "138****5621"),
    ("+86 13812345621", "+86 138****5621"),
    ("8613812345621", "86138****5621"),
    ("１３８１２３４５６２１", "138****5621"),
    ("13812345621和13987654321", "138****5621和139****4321"),
    ("13812345621 13987654321", "138****5621 139****4321"),
    ("010-12345678", "010-****5678"),
    ("(010)12345678", "(010)****5678"),
    ("0571 87654321", "0571 ****4321"),
    ("110101199001011234", "110****34"),
    ("11010119900101123X", "110****3X"),
    ("6222020200001234567", "6222****4567"),
    ("6222 0202 0000 1234", "6222****1234"),
    ("3单元301室", "3单元***室"),
    ("三单元301 室", "三单元*** 室"),
    ("3单元301漏水", "3单元***漏水"),
    ("6栋1201", "6栋***"),
    ("6栋-1201", "6栋-***"),
    ("6-3-301的水管", "6-3-***的水管"),
    ("三零一室", "***室"),
    ("一二〇一室", "***室"),
    ("301号房", "***号房"),
    ("楼上402吵", "楼上***吵"),
    ("隔壁 302 装修", "隔壁 *** 装修"),
    ("402的老王", "***的老王"),
    ("502业主", "***业主"),
    ("301家半夜装修", "***家半夜装修"),
    ("３单元３０１室", "3单元***室"),
    ("Room 301 is loud", "Room *** is loud"),
    ("flat 12B", "flat ***"),
    ("Apt. 4", "Apt. ***"),
    ("unit 1201", "unit ***"),
]

KEPT = [
    "三单元二楼灯不亮",
    "3单元2楼",
    "6栋3单元12层",
    "6栋-0123",
    "全楼108户停水",
    "两室一厅",
    "办公室、地下室、教室",
    "unit 3 lamp",
    "12345热线没人接",
    "打119和110",
    "2026-11-30 20:00",
    "2026年11月30日",
    "物业费1200元",
    "3单元2024年装的",
    "欠费500块",
    "面积 88.50 平方米",
    "电表读数 0012345",
    "人民路301号",
    "楼上100多户",
]


@pytest.mark.parametrize(("text", "shown"), MASKED)
def test_numbers_and_doors_of_people_are_masked(text: str, shown: str) -> None:
    assert rules.mask(text) == shown


@pytest.mark.parametrize("text", KEPT)
def test_stairwell_floor_and_other_numbers_stay(text: str) -> None:
    assert rules.mask(text) == text


def test_ones_own_door_stays() -> None:
    text = "我家301室漏水，楼上402不开门"
    assert rules.mask(text, own_doors={"301"}) == "我家301室漏水，楼上***不开门"


@pytest.mark.parametrize(("text", "shown"), MASKED)
def test_what_was_masked_stays_as_it_is(text: str, shown: str) -> None:
    assert rules.mask(shown) == shown
    assert len(shown) <= len(text) + len("***") - 1


PIECES = st.lists(
    st.sampled_from(
        [
            "13812345621",
            "301",
            "室",
            "单元",
            "-",
            " ",
            "楼上",
            "6",
            "栋",
            "010",
            "Room ",
            "*",
            "灯",
            "110101199001011234",
            "6222020200001234567",
            "的老王",
            "家吵",
            "三零一",
            "+86",
        ]
    ),
    max_size=12,
).map("".join)


@given(PIECES)
def test_masking_twice_is_masking_once(text: str) -> None:
    once = rules.mask(text)
    assert rules.mask(once) == once


@given(st.text(max_size=100))
def test_text_without_digits_or_number_words_is_left_alone(text: str) -> None:
    plain = re.sub(r"[\d〇零一二三四五六七八九十百]", "", text)
    assert rules.mask(plain) == plain


@given(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["", "电话", "打 ", "（"])
)
def test_no_mobile_number_is_left_whole(number: str, before: str) -> None:
    shown = rules.mask(f"{before}{number}，谢谢")
    assert number not in shown
    assert shown == f"{before}{number[:3]}****{number[-4:]}，谢谢"
