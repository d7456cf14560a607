"""Deadlines as people type them after 截止."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.when import FARTHEST, LONGEST, Unclear, Why, deadline
from tests.domain.when.places import BERLIN, NAMED, NOON, SHANGHAI, local


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("24小时", timedelta(hours=24)),
        ("24小时后", timedelta(hours=24)),
        ("24小时内截止", timedelta(hours=24)),
        ("二十四小时", timedelta(hours=24)),
        ("３天", timedelta(days=3)),
        ("3天", timedelta(days=3)),
        ("三天后", timedelta(days=3)),
        ("一周", timedelta(days=7)),
        ("1个星期", timedelta(days=7)),
        ("半小时", timedelta(minutes=30)),
        ("半个小时", timedelta(minutes=30)),
        ("一个半小时", timedelta(minutes=90)),
        ("1.5小时", timedelta(minutes=90)),
        ("两天后", timedelta(days=2)),
        ("一个月", timedelta(days=30)),
        ("3 days", timedelta(days=3)),
        ("in 3 days", timedelta(days=3)),
        ("24h", timedelta(hours=24)),
        ("24 Hours", timedelta(hours=24)),
        ("a week", timedelta(days=7)),
        ("two weeks", timedelta(days=14)),
        ("half an hour", timedelta(minutes=30)),
        ("30 min", timedelta(minutes=30)),
    ],
)
def test_a_length_counts_from_now(text: str, length: timedelta) -> None:
    assert deadline(text, now=NOON, zone=SHANGHAI) == NOON + length


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("周五20:00", local(11, 27, 20)),
        ("截止 周五20:00", local(11, 27, 20)),
        ("周五20:00前", local(11, 27, 20)),
        ("下周一 9点", local(11, 23, 9)),
        ("下下周一 9点", local(11, 30, 9)),
        ("本周日晚上8点", local(11, 22, 20)),
        ("周二十点", local(11, 24, 10)),
        ("周二三点一刻pm", local(11, 24, 15, 15)),
        ("Friday 20:00", local(11, 27, 20)),
        ("Friday at 8pm", local(11, 27, 20)),
        ("by Friday 8 p.m.", local(11, 27, 20)),
        ("12月3日 18:00", local(12, 3, 18)),
        ("截止到12月3日", local(12, 3, 20)),
        ("12-03", local(12, 3, 20)),
        ("12/3 下午3点", local(12, 3, 15)),
        ("3 Dec 3pm", local(12, 3, 15)),
        ("December 3rd at 3:30 pm", local(12, 3, 15, 30)),
        ("3rd of December, 2026 noon", local(12, 3, 12)),
        ("2026-12-03 18:00", local(12, 3, 18)),
        ("2026年12月3日24点", local(12, 4, 0)),
        ("12月7日(周一)", local(12, 7, 20)),
        ("明天上午9点", local(11, 23, 9)),
        ("明天03:00", local(11, 23, 3)),
        ("明早八点半", local(11, 23, 8, 30)),
        ("9am tomorrow", local(11, 23, 9)),
        ("tonight 9pm", local(11, 22, 21)),
        ("后天", local(11, 24, 20)),
        ("三天后 18:00", local(11, 25, 18)),
        ("20:00", local(11, 22, 20)),
        ("25号", local(11, 25, 20)),
        ("20号", local(12, 20, 20)),
        ("下个月3号", local(12, 3, 20)),
        ("月底", local(11, 30, 20)),
        ("end of next month", local(12, 31, 20)),
        ("年底", local(12, 31, 20)),
        ("1月3日", local(1, 3, 20, year=2027)),
        ("元旦", local(1, 1, 20, year=2027)),
        ("元旦前一天", local(12, 31, 20)),
        ("国庆节当天 9点", local(10, 1, 9, year=2027)),
    ],
)
def test_a_day_and_an_hour_are_taken_as_said(text: str, moment: datetime) -> None:
    assert deadline(text, now=NOON, zone=SHANGHAI, named=NAMED) == moment


@pytest.mark.parametrize(
    ("text", "why", "candidates"),
    [
        ("明天12点", Why.AMBIGUOUS, [local(11, 23, 12), local(11, 24, 0)]),
        ("明天3点", Why.AMBIGUOUS, [local(11, 23, 15), local(11, 23, 3)]),
        ("12点", Why.AMBIGUOUS, [local(11, 23, 0)]),
        ("周日", Why.AMBIGUOUS, [local(11, 22, 20), local(11, 29, 20)]),
        ("周五前", Why.AMBIGUOUS, [local(11, 26, 20), local(11, 27, 20)]),
        ("before Friday", Why.AMBIGUOUS, [local(11, 26, 20), local(11, 27, 20)]),
        ("next Monday 9am", Why.AMBIGUOUS, [local(11, 23, 9), local(11, 30, 9)]),
        ("周二、四", Why.AMBIGUOUS, [local(11, 24, 20), local(11, 26, 20)]),
        ("下周末", Why.AMBIGUOUS, [local(11, 28, 20), local(11, 29, 20)]),
        ("12/3", Why.AMBIGUOUS, [local(12, 3, 20), local(3, 12, 20, year=2027)]),
        ("明天中午或下午", Why.UNKNOWN, []),
        ("国庆节前", Why.AMBIGUOUS, [local(9, 30, 20, year=2027)]),
        ("开学前一天", Why.UNKNOWN, []),
        ("三四天", Why.UNKNOWN, []),
        ("半天", Why.UNKNOWN, []),
        ("中秋节", Why.UNKNOWN, []),
        ("1号楼", Why.UNKNOWN, []),
        ("", Why.UNKNOWN, []),
        ("2月30日", Why.IMPOSSIBLE, [local(2, 28, 20, year=2027)]),
        ("13月1日", Why.IMPOSSIBLE, []),
        ("明天25点", Why.IMPOSSIBLE, []),
        ("明天8:75", Why.IMPOSSIBLE, []),
        ("上午15点", Why.IMPOSSIBLE, []),
        ("31号", Why.IMPOSSIBLE, [local(12, 31, 20)]),
        ("12月7日(周二)", Why.IMPOSSIBLE, [local(12, 7, 20)]),
        ("9999周", Why.IMPOSSIBLE, []),
        ("0小时", Why.PAST, []),
        ("昨天", Why.PAST, [local(11, 22, 20)]),
        ("今天8点", Why.PAST, [local(11, 23, 8)]),
        ("2025-12-03", Why.PAST, []),
        ("11月20日", Why.PAST, [local(11, 20, 20, year=2027)]),
    ],
)
def test_what_is_not_plain_is_asked_back(text: str, why: Why, candidates: list[datetime]) -> None:
    found = deadline(text, now=NOON, zone=SHANGHAI, named=NAMED)
    assert found == Unclear(why, tuple(moment.astimezone(UTC) for moment in candidates))


def test_exactly_now_is_past_and_a_minute_on_is_not() -> None:
    assert deadline("今天12:00", now=NOON, zone=SHANGHAI) == Unclear(
        Why.PAST, (local(11, 23, 12).astimezone(UTC),)
    )
    assert deadline("今天12:01", now=NOON, zone=SHANGHAI) == NOON + timedelta(minutes=1)


def test_the_farthest_deadline_is_taken_and_a_day_more_is_not() -> None:
    assert deadline("1098天", now=NOON, zone=SHANGHAI) == NOON + FARTHEST
    assert deadline("1099天", now=NOON, zone=SHANGHAI) == Unclear(Why.IMPOSSIBLE)


def test_a_day_lasts_25_hours_when_the_clock_is_set_back_and_24_hours_do_not() -> None:
    before = datetime(2026, 10, 24, 10, tzinfo=UTC)
    assert deadline("1天", now=before, zone=BERLIN) == before + timedelta(hours=25)
    assert deadline("24小时", now=before, zone=BERLIN) == before + timedelta(hours=24)


def test_an_hour_that_the_clock_skips_is_impossible() -> None:
    before = datetime(2027, 3, 27, 10, tzinfo=UTC)
    day_after = datetime(2027, 3, 29, 0, 30, tzinfo=UTC)
    found = deadline("明天02:30", now=before, zone=BERLIN)
    assert found == Unclear(Why.IMPOSSIBLE, (day_after,))


def test_an_hour_that_the_clock_shows_twice_is_asked_back() -> None:
    before = datetime(2026, 10, 24, 10, tzinfo=UTC)
    both = tuple(datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert deadline("明天02:30", now=before, zone=BERLIN) == Unclear(Why.AMBIGUOUS, both)


def test_a_text_too_long_to_be_a_time_is_not_read() -> None:
    padded = "3天" + " " * LONGEST
    assert deadline(padded, now=NOON, zone=SHANGHAI) == Unclear(Why.UNKNOWN)


PIECES = [
    "周",
    "五",
    "月",
    "日",
    "十",
    "12",
    "3",
    ":",
    "点",
    "半",
    "下",
    "前",
    " ",
    "天",
    "后",
    "pm",
]


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_no_text_breaks_it_and_whatever_it_says_is_ahead(text: str) -> None:
    found = deadline(text, now=NOON, zone=SHANGHAI, named=NAMED)
    ahead = found.candidates if isinstance(found, Unclear) else (found,)
    assert all(moment > NOON and moment.tzinfo is UTC for moment in ahead)
