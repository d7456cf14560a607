"""Lines of holidays as people type them: all are taken, or the first wrong one is named."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.notices.daylines import (
    LONGEST_LINE,
    LONGEST_NAME,
    MOST_LINES,
    BadDay,
    Day,
    DayFault,
    read_days,
)

TODAY = date(2026, 11, 22)


def one(line: str) -> Day:
    read = read_days(line, TODAY)
    assert isinstance(read, tuple)
    (day,) = read
    return day


@pytest.mark.parametrize(
    ("line", "day", "works", "name"),
    [
        ("2027-02-06 春节 放假", date(2027, 2, 6), False, "春节"),
        ("2027-02-20 上班", date(2027, 2, 20), True, ""),
        ("2027-2-6 春节 休", date(2027, 2, 6), False, "春节"),
        ("2027/02/06 春节放假", date(2027, 2, 6), False, "春节"),
        ("2027.02.06，春节，休息。", date(2027, 2, 6), False, "春节"),
        ("２０２７年２月６日 春节 放假", date(2027, 2, 6), False, "春节"),
        ("2027年2月20日 春节 调休上班", date(2027, 2, 20), True, "春节"),
        ("2027-02-20 (补班)", date(2027, 2, 20), True, ""),
        ("2027-10-01 National Day off", date(2027, 10, 1), False, "National Day"),
        ("2027-10-09 Work", date(2027, 10, 9), True, ""),
        ("2028-02-29 放假", date(2028, 2, 29), False, ""),
    ],
)
def test_a_line_is_a_day(line: str, day: date, works: bool, name: str) -> None:  # noqa: FBT001
    assert one(line) == Day(day, works, name)


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("2027-10-01 至 2027-10-07 国庆节 放假", 7),
        ("2027-10-01 至 10-07 国庆节 放假", 7),
        ("2027年10月1日至7日 国庆节 放假", 7),
        ("2027-10-01~10-01 国庆节 放假", 1),
        ("2027-10-01 to 10-31 off", 31),
        ("2026-12-31 至 2027-01-02 元旦 放假", 3),
    ],
)
def test_a_line_can_be_a_few_days(line: str, count: int) -> None:
    read = read_days(line, TODAY)
    assert isinstance(read, tuple)
    assert len(read) == count
    assert read[-1].day - read[0].day == timedelta(days=count - 1)
    assert len({(day.works, day.name) for day in read}) == 1


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("2027-02-30 放假", DayFault.DATE),
        ("2027-13-01 放假", DayFault.DATE),
        ("2027-02-29 放假", DayFault.DATE),
        ("2024-01-01 放假", DayFault.YEAR),
        ("2030-01-01 放假", DayFault.YEAR),
        ("2027-10-07 至 10-01 放假", DayFault.RUN),
        ("2027-10-01 至 11-01 放假", DayFault.RUN),
        ("2027-10-01 至 2026-10-02 放假", DayFault.RUN),
        (f"2027-10-01 {'长' * (LONGEST_NAME + 1)} 放假", DayFault.NAME),
        ("春节放假", DayFault.FORM),
        ("2027-02-06", DayFault.FORM),
        ("2027-02-06 春节", DayFault.FORM),
        ("02-06 春节 放假", DayFault.FORM),
        ("放假 2027-02-06", DayFault.FORM),
        ("2027-02-06 放假" + " " * LONGEST_LINE + "x", DayFault.FORM),
    ],
)
def test_a_wrong_line_is_named_with_what_is_wrong(line: str, why: DayFault) -> None:
    read = read_days(f"2027-01-01 元旦 放假\n{line}", TODAY)
    assert read == BadDay(why, line[:60])


@pytest.mark.parametrize("year", [2025, 2029])
def test_the_years_that_may_be_written_end_there(year: int) -> None:
    assert one(f"{year}-05-01 放假").day.year == year


def test_a_name_may_be_so_long() -> None:
    assert one(f"2027-10-01 {'长' * LONGEST_NAME} 放假").name == "长" * LONGEST_NAME


@pytest.mark.parametrize("text", ["", "\n \n", "2027-02-06 放假\n" * (MOST_LINES + 1)], ids=len)
def test_none_and_too_many_lines_are_refused(text: str) -> None:
    assert read_days(text, TODAY) == BadDay(DayFault.LINES)


def test_so_many_lines_are_taken_and_empty_ones_do_not_count() -> None:
    text = "\n\n".join(f"2027-05-{n % 31 + 1:02} 放假" for n in range(MOST_LINES))
    read = read_days(text, TODAY)
    assert isinstance(read, tuple)
    assert len(read) == 31


def test_of_two_lines_for_one_day_the_later_counts() -> None:
    assert one("2027-02-06 春节 放假\n2027-02-06 上班") == Day(
        date(2027, 2, 6), works=True, name=""
    )


def test_signs_nobody_sees_are_no_part_of_a_name() -> None:
    assert one("2027-02-06 春\u202e节\u200b 放假").name == "春节"


@given(st.text(max_size=300) | st.text("2027-01至/.()放假上班off \n", max_size=300))
def test_whatever_is_sent_is_read_or_refused(text: str) -> None:
    read = read_days(text, TODAY)
    if isinstance(read, tuple):
        assert 0 < len(read) <= MOST_LINES * 31
        assert all(2025 <= day.day.year <= 2029 for day in read)
    else:
        assert len(read.line) <= 60


def test_a_long_hostile_line_takes_no_time() -> None:
    assert read_days("2027-02-06 " + "(" * 4000, TODAY) == BadDay(
        DayFault.FORM, "2027-02-06 " + "(" * 49
    )
