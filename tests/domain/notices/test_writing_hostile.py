"""Whatever is sent after /notice: bounded in time and size, and nothing of it is lost."""

import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.notices import LONGEST_BODY, LONGEST_TITLE, Fault, Written, clean_line, read_notice
from domain.notices.bounds import LONGEST_VENUE

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 1, tzinfo=UTC)
PIECES = [
    "每月7日",
    "12月7日",
    "9:00",
    "义诊",
    "时间：",
    "地点：",
    "\n",
    " ",
    "限20人",
    "。",
    "now ",
]
PIECES += [
    "立即 ",
    "昨天",
    "25点",
    "一",
    "\u202e",
    "\x00",
    "<b>",
    "字" * 60,
    "名额",
    "每户",
    "When:",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.text(max_size=200)
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_read_within_the_bounds_or_refused(text: str) -> None:
    found = read_notice(text, now=NOW, zone=ZONE)
    if isinstance(found, Written):
        assert len(found.title) <= LONGEST_TITLE
        assert len(found.body) <= LONGEST_BODY
        assert len(found.venue) <= LONGEST_VENUE
        assert "\n" not in found.title + found.venue
        assert found.capacity is None or 1 <= found.capacity <= 2000
    else:
        assert found in {Fault.TITLE_LONG, Fault.BODY_LONG}


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="停水讲座请带好证件。，！ \n", max_size=300))
def test_of_a_text_without_a_time_every_sign_is_kept(text: str) -> None:
    found = read_notice(text, now=NOW, zone=ZONE)
    if isinstance(found, Written):
        assert found.said is None
        assert bare(found.title + found.body) == bare(text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_reading_the_same_text_again_says_the_same(text: str) -> None:
    assert read_notice(text, now=NOW, zone=ZONE) == read_notice(text, now=NOW, zone=ZONE)


@pytest.mark.parametrize(
    "text",
    [
        "每" * 6999,
        "1" * 6999,
        "限" * 6999,
        "时间：" * 2300,
        "时间：1\n" * 1390,
        " ," * 3499,
        "每户限" * 2300,
    ],
    ids=["each", "digits", "limits", "labels", "label-lines", "gaps", "each-limits"],
)
def test_the_longest_text_is_read_quickly(text: str) -> None:
    begun = time.perf_counter()
    found = read_notice(text, now=NOW, zone=ZONE)
    # Very generous, as the machine may be busy: what backtracks takes minutes.
    assert time.perf_counter() - begun < 3
    assert found is not None


def test_of_a_text_beyond_all_bounds_nothing_is_read() -> None:
    assert read_notice("12月7日 9:00 义诊\n" * 100_000, now=NOW, zone=ZONE) is Fault.BODY_LONG


def bare(text: str) -> str:
    return clean_line(text).replace(" ", "")
