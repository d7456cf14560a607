"""Words to rules, rules to RFC 5545, and all the way back."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.when import Freq, Pattern, Said, parse_rrule, read, short_months, to_rrule
from tests.domain.when.patterns import chinese, endless, patterns
from tests.domain.when.places import NOON, SHANGHAI

ZONES = [SHANGHAI, ZoneInfo("America/New_York"), ZoneInfo("Pacific/Kiritimati")]


@given(patterns(), st.sampled_from(ZONES))
def test_what_is_written_is_read_again(pattern: Pattern, zone: ZoneInfo) -> None:
    assert parse_rrule(to_rrule(pattern, zone), zone, workdays=pattern.workdays) == pattern


@given(endless)
def test_a_pattern_put_into_words_is_heard_again(pattern: Pattern) -> None:
    said = read(f"{chinese(pattern)} 9点", now=NOON, zone=SHANGHAI)
    assert isinstance(said, Said), chinese(pattern)
    assert said.rule is not None
    assert said.rule.pattern == pattern


def test_the_end_is_the_last_second_of_the_local_day() -> None:
    pattern = Pattern(Freq.DAILY, until=date(2027, 6, 30))
    assert to_rrule(pattern, SHANGHAI) == "FREQ=DAILY;UNTIL=20270630T155959Z"
    assert to_rrule(pattern, ZONES[1]) == "FREQ=DAILY;UNTIL=20270701T035959Z"


def test_an_end_beyond_all_calendars_is_none_west_and_east() -> None:
    ends = [parse_rrule("FREQ=DAILY;UNTIL=99991231T235959Z", zone) for zone in ZONES]
    assert ends == [None, None, None]


def test_the_name_of_the_property_may_stand_before() -> None:
    assert parse_rrule("RRULE:FREQ=DAILY", SHANGHAI) == Pattern(Freq.DAILY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FREQ",
        "FREQ=",
        "FREQ=HOURLY",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=100",
        "FREQ=DAILY;INTERVAL=x",
        "FREQ=DAILY;INTERVAL=02",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=1000",
        "FREQ=DAILY;COUNT=3;UNTIL=20270630T155959Z",
        "FREQ=DAILY;UNTIL=20270630",
        "FREQ=DAILY;UNTIL=99991231T235959Z",
        "FREQ=DAILY;UNTIL=20270630T155958Z",
        "FREQ=DAILY;BYDAY=MO",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=MO,MO",
        "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=-2",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=7;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=MONTHLY;BYDAY=1MO,2TU",
        "FREQ=YEARLY;BYMONTHDAY=7",
        "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=7",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;" + "X" * 300,
    ],
)
def test_a_rule_outside_the_subset_is_none(text: str) -> None:
    assert parse_rrule(text, SHANGHAI) is None


@given(st.text(alphabet="FREQ=DAILYWKMONTH;BYUNTIL0123456789,-TZ", max_size=60))
def test_no_text_breaks_reading_a_rule(text: str) -> None:
    found = parse_rrule(text, SHANGHAI)
    assert found is None or to_rrule(found, SHANGHAI).split(";")[0] in text


@pytest.mark.parametrize(
    ("pattern", "short"),
    [
        (Pattern(Freq.MONTHLY, days=(28,)), ()),
        (Pattern(Freq.MONTHLY, days=(29,)), (2,)),
        (Pattern(Freq.MONTHLY, days=(7, 30)), (2,)),
        (Pattern(Freq.MONTHLY, days=(31,)), (2, 4, 6, 9, 11)),
        (Pattern(Freq.MONTHLY, days=(-1,)), ()),
        (Pattern(Freq.YEARLY, months=(2,), days=(29,)), (2,)),
        (Pattern(Freq.YEARLY, months=(1, 4), days=(31,)), (4,)),
        (Pattern(Freq.WEEKLY, weekdays=(0,)), ()),
    ],
)
def test_months_too_short_for_a_day_are_told(pattern: Pattern, short: tuple[int, ...]) -> None:
    assert short_months(pattern) == short
