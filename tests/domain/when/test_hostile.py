"""Whatever is sent: read without raising, in a time bounded by the length, and never guessed."""

import time as clocks
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.when import Calendar, Said, Unclear, deadline, parse_rrule, read, to_rrule
from tests.domain.when.places import BERLIN, NAMED, SHANGHAI

CALENDAR = Calendar(named=NAMED)
WORDS = "每 周 月 年 日 号 天 一 二 三 五 十 半 刻 点 时 分 第 最后 个 隔 逢 到 至 从 起 共 次"
WORDS += " 前 后 上 下 本 明 今 早 晚 上午 下午 中午 凌晨 工作日 周末 季度 单 双 底 末 元旦"
WORDS += " 国庆节 除夕 期间 当天 除 外 直到"
ENGLISH = (
    "every each other last first 2nd 31st mon tuesday day days week month quarter year of the"
)
ENGLISH += (
    " on at in from to until between and noon midnight am pm morning night next this tomorrow"
)
SIGNS = [
    "0",
    "1",
    "7",
    "12",
    "24",
    "29",
    "30",
    "31",
    "32",
    "99",
    "2027",
    ":",
    "-",
    "/",
    ".",
    ",",
    "(",
]
PIECES = [
    *WORDS.split(),
    *(f" {word} " for word in ENGLISH.split()),
    *SIGNS,
    ")",
    " ",
    "\n",
    "０",
    "：",
    "㈠",
]
LINES = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
ANYTHING = st.one_of(
    LINES, st.text(max_size=120), st.text(alphabet="每周月日点一二三:0123 ", max_size=40)
)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
ZONES = st.sampled_from([SHANGHAI, BERLIN, UTC])


@settings(max_examples=400, deadline=None)
@given(ANYTHING, MOMENTS, ZONES)
@example("每0月31日", datetime(2027, 2, 28, tzinfo=UTC), SHANGHAI)
@example("every 0 weeks on monday", datetime(2027, 2, 28, tzinfo=UTC), UTC)
def test_any_line_at_any_moment_is_taken_ahead_or_asked_back(
    line: str, now: datetime, zone: tzinfo
) -> None:
    found = read(line, now=now, zone=zone, calendar=CALENDAR)
    readings = (found,) if isinstance(found, Said) else found.readings
    for said in readings:
        # Exactly one of the two, and a rule that can be kept and read again.
        assert (said.once is None) != (said.rule is None)
        assert said.once is None or said.once > now
        if said.rule is not None:
            rrule = to_rrule(said.rule.pattern, SHANGHAI)
            workdays = said.rule.pattern.workdays
            assert parse_rrule(rrule, SHANGHAI, workdays=workdays) == said.rule.pattern


@settings(max_examples=300, deadline=None)
@given(ANYTHING, MOMENTS)
def test_any_deadline_at_any_moment_is_taken_ahead_or_asked_back(line: str, now: datetime) -> None:
    found = deadline(line, now=now, zone=BERLIN, named=NAMED)
    moments = found.candidates if isinstance(found, Unclear) else (found,)
    assert all(moment > now for moment in moments)
    assert len(moments) <= 4
    assert list(dict.fromkeys(moments)) == list(moments)


REPEATED = [
    "每",
    "每周",
    "周一",
    "、",
    "一二三",
    "1",
    "0:",
    "- ",
    " ",
    "every ",
    "mon ",
    "the ",
    "第",
    "到",
]
REPEATED += [
    "12月",
    "从",
    "(",
    "半",
    "and ",
    "元旦",
    "每周一、",
    "每月7日 ",
    "除",
    "最后",
    "㍿",
    "ﷺ",
    "\u0301",
]


@pytest.mark.parametrize("piece", REPEATED, ids=ascii)
@pytest.mark.parametrize("reader", [read, deadline], ids=["read", "deadline"])
def test_a_piece_repeated_a_thousand_times_costs_no_more_than_a_moment(
    piece: str, reader: Callable[..., object]
) -> None:
    began = clocks.process_time()
    for size in (20, 200, 10_000):
        for line in (piece * size, piece * size + " 明天9点", "每周三9点 " + piece * size):
            assert reader(line, now=datetime(2026, 11, 22, 4, tzinfo=UTC), zone=SHANGHAI)
    # Nine lines; a pattern that backtracks over the length would take minutes.
    assert clocks.process_time() - began < 2


RRULES = [
    "FREQ=",
    "DAILY",
    "WEEKLY",
    "MONTHLY",
    "YEARLY",
    ";",
    "BYDAY=",
    "MO",
    "TU",
    ",",
    "1",
    "-1",
]
RRULES += [
    "BYMONTHDAY=",
    "BYMONTH=",
    "BYSETPOS=",
    "COUNT=",
    "UNTIL=",
    "20270630T155959Z",
    "INTERVAL=",
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(RRULES), max_size=14).map("".join), st.booleans())
def test_any_letters_are_a_rule_that_writes_itself_again_or_none(
    text: str,
    workdays: bool,  # noqa: FBT001
) -> None:
    found = parse_rrule(text, SHANGHAI, workdays=workdays)
    if found is not None:
        again = to_rrule(found, SHANGHAI)
        assert parse_rrule(again, SHANGHAI, workdays=workdays) == found
        assert sorted(again.split(";")) == sorted(text.split(";"))


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 23), st.integers(0, 59))
def test_a_moment_written_out_in_either_language_is_that_moment(
    day: date, hour: int, minute: int
) -> None:
    now = datetime(2025, 12, 30, tzinfo=UTC)
    chinese = f"{day.year}年{day.month}月{day.day}日 {hour:02}:{minute:02}"
    english = f"{day:%d %B %Y} {hour:02}:{minute:02}"
    iso = f"{day} {hour:02}:{minute:02}"
    there = datetime.combine(day, datetime.min.time(), SHANGHAI)
    expected = Said((there + timedelta(hours=hour, minutes=minute)).astimezone(UTC))
    found = {read(line, now=now, zone=SHANGHAI) for line in (chinese, english, iso)}
    assert found == {expected}
