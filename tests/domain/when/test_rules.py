"""Rules of repeating, each as RFC 5545 writes it, from its first occurrence on."""

from datetime import date, time, timedelta

import pytest

from domain.when import Calendar, Said, read, to_rrule
from tests.domain.when.places import NAMED, NOON, SHANGHAI

CALENDAR = Calendar(named=NAMED)
MONDAY = "2026-11-23"
WEDNESDAY = "2026-11-25"

CHINESE = [
    ("每月7日 09:00", "FREQ=MONTHLY;BYMONTHDAY=7", "2026-12-07"),
    ("每月七号上午9点", "FREQ=MONTHLY;BYMONTHDAY=7", "2026-12-07"),
    ("每个月7日和21日9点", "FREQ=MONTHLY;BYMONTHDAY=7,21", "2026-12-07"),
    ("每月7、21号9点", "FREQ=MONTHLY;BYMONTHDAY=7,21", "2026-12-07"),
    ("每月31号9点", "FREQ=MONTHLY;BYMONTHDAY=31", "2026-12-31"),
    ("每月最后一天9点", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30"),
    ("每月底9点", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30"),
    ("每月月末9点", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30"),
    ("每月最后一个周五9点", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27"),
    ("每月第二个周三 9:00", "FREQ=MONTHLY;BYDAY=2WE", "2026-12-09"),
    ("每月第一、三个周六9点", "FREQ=MONTHLY;BYDAY=1SA,3SA", "2026-12-05"),
    ("每月第一个和第三个星期六9点", "FREQ=MONTHLY;BYDAY=1SA,3SA", "2026-12-05"),
    ("每两个月7号9点", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=7", "2026-12-07"),
    ("隔月7号9点", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=7", "2026-12-07"),
    ("单月7号9点", "FREQ=YEARLY;BYMONTH=1,3,5,7,9,11;BYMONTHDAY=7", "2027-01-07"),
    ("每周二、四9点", "FREQ=WEEKLY;BYDAY=TU,TH", "2026-11-24"),
    ("每周一三五 09:00", "FREQ=WEEKLY;BYDAY=MO,WE,FR", MONDAY),
    ("每周一三五九点", "FREQ=WEEKLY;BYDAY=MO,WE,FR", MONDAY),
    ("每周二和周四9点", "FREQ=WEEKLY;BYDAY=TU,TH", "2026-11-24"),
    ("每周1、3、5 9点", "FREQ=WEEKLY;BYDAY=MO,WE,FR", MONDAY),
    ("每周一到周五9点", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", MONDAY),
    ("每个礼拜天9点", "FREQ=WEEKLY;BYDAY=SU", "2026-11-29"),
    ("每周末 9点", "FREQ=WEEKLY;BYDAY=SA,SU", "2026-11-28"),
    ("每两周周一 9点", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", MONDAY),
    ("每2周的周一9点", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", MONDAY),
    ("隔周周三 9点", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", WEDNESDAY),
    ("隔周三9点", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", WEDNESDAY),
    ("每隔一周的周三9点", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", WEDNESDAY),
    ("每天9点", "FREQ=DAILY", MONDAY),
    ("天天早上9点", "FREQ=DAILY", MONDAY),
    ("每逢周三9点", "FREQ=WEEKLY;BYDAY=WE", WEDNESDAY),
    ("每早9点", "FREQ=DAILY", MONDAY),
    ("每月1号9点到明年6月", "FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20270630T155959Z", "2026-12-01"),
    ("从本周起每周三9点", "FREQ=WEEKLY;BYDAY=WE", WEDNESDAY),
    ("每三天9点", "FREQ=DAILY;INTERVAL=3", MONDAY),
    ("隔天9点", "FREQ=DAILY;INTERVAL=2", MONDAY),
    ("每季度第一个月5号 9点", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5", "2027-01-05"),
    ("每季度末9点", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "2026-12-31"),
    ("每年10月1日 9点", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1", "2027-10-01"),
    ("每年国庆节9点", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1", "2027-10-01"),
    ("每年2月29日9点", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29"),
    ("每年5月第二个周日9点", "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "2027-05-09"),
    ("每年年底9点", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", "2026-12-31"),
    ("3月到6月每周三9点", "FREQ=WEEKLY;BYDAY=WE;UNTIL=20270630T155959Z", "2027-03-03"),
    ("从3月到6月每周三9点", "FREQ=WEEKLY;BYDAY=WE;UNTIL=20270630T155959Z", "2027-03-03"),
    ("11月到2月每周三9点", "FREQ=WEEKLY;BYDAY=WE;UNTIL=20270228T155959Z", WEDNESDAY),
    ("从12月3日到5日每天9点", "FREQ=DAILY;UNTIL=20261205T155959Z", "2026-12-03"),
    ("每周三9点 到6月底", "FREQ=WEEKLY;BYDAY=WE;UNTIL=20270630T155959Z", WEDNESDAY),
    ("每周三9点到年底为止", "FREQ=WEEKLY;BYDAY=WE;UNTIL=20261231T155959Z", WEDNESDAY),
    ("每周三9点 共10次", "FREQ=WEEKLY;BYDAY=WE;COUNT=10", WEDNESDAY),
    ("从12月1日起每周三9点，共4次", "FREQ=WEEKLY;BYDAY=WE;COUNT=4", "2026-12-02"),
    ("从下周开始每周三9点", "FREQ=WEEKLY;BYDAY=WE", WEDNESDAY),
]
ENGLISH = [
    ("every Monday 9am", "FREQ=WEEKLY;BYDAY=MO", MONDAY),
    ("9am every Monday", "FREQ=WEEKLY;BYDAY=MO", MONDAY),
    ("Mondays and Thursdays at 9am", "FREQ=WEEKLY;BYDAY=MO,TH", MONDAY),
    ("every Mon, Wed and Fri 9am", "FREQ=WEEKLY;BYDAY=MO,WE,FR", MONDAY),
    ("every Monday to Thursday 9am", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH", MONDAY),
    ("weekly on Monday at 9 a.m.", "FREQ=WEEKLY;BYDAY=MO", MONDAY),
    ("every other Monday 9am", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", MONDAY),
    ("every other week on Monday 9am", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", MONDAY),
    ("every two weeks on Monday 9am", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", MONDAY),
    ("fortnightly on Monday 9am", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", MONDAY),
    ("weekends 9am", "FREQ=WEEKLY;BYDAY=SA,SU", "2026-11-28"),
    ("every day at 9am", "FREQ=DAILY", MONDAY),
    ("every 5 days 9am", "FREQ=DAILY;INTERVAL=5", MONDAY),
    ("1st Friday of the month 9am", "FREQ=MONTHLY;BYDAY=1FR", "2026-12-04"),
    ("the last Friday of every month 9am", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27"),
    ("first and third Saturday of each month 9am", "FREQ=MONTHLY;BYDAY=1SA,3SA", "2026-12-05"),
    ("last day of the month 9am", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30"),
    ("monthly on the 7th at 9:00", "FREQ=MONTHLY;BYMONTHDAY=7", "2026-12-07"),
    ("the 7th of every month 9am", "FREQ=MONTHLY;BYMONTHDAY=7", "2026-12-07"),
    (
        "the 5th of the first month of every quarter 9am",
        "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5",
        "2027-01-05",
    ),
    ("every 1 October 9am", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1", "2027-10-01"),
    ("every year on October 1 at 9am", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1", "2027-10-01"),
    (
        "from 1 March to 30 June every Monday 9am",
        "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270630T155959Z",
        "2027-03-01",
    ),
    (
        "every Monday at 9am until 30 June",
        "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270630T155959Z",
        MONDAY,
    ),
    ("every Monday 9am for 10 times", "FREQ=WEEKLY;BYDAY=MO;COUNT=10", MONDAY),
]


@pytest.mark.parametrize(("text", "rrule", "first"), [*CHINESE, *ENGLISH])
def test_a_rule_begins_with_its_first_occurrence_ahead(text: str, rrule: str, first: str) -> None:
    said = read(text, now=NOON, zone=SHANGHAI, calendar=CALENDAR)
    assert isinstance(said, Said)
    assert said.rule is not None
    assert to_rrule(said.rule.pattern, SHANGHAI) == rrule
    assert (said.rule.start, said.rule.clock) == (date.fromisoformat(first), time(9))
    assert not said.rule.pattern.workdays
    assert (said.once, said.title) == (None, "")


WORKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"


@pytest.mark.parametrize(
    ("text", "rrule", "first"),
    [
        ("每个工作日8:30", WORKDAYS, date(2026, 11, 23)),
        ("工作日 8:30", WORKDAYS, date(2026, 11, 23)),
        ("weekdays 8:30am", WORKDAYS, date(2026, 11, 23)),
        ("every working day half past 8", WORKDAYS, date(2026, 11, 23)),
        (
            "每月第一个工作日 8:30",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
            date(2026, 12, 1),
        ),
        (
            "last working day of the month 8:30am",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            date(2026, 11, 30),
        ),
    ],
)
def test_workdays_go_by_the_calendar(text: str, rrule: str, first: date) -> None:
    said = read(text, now=NOON, zone=SHANGHAI, calendar=CALENDAR)
    assert isinstance(said, Said)
    assert said.rule is not None
    assert said.rule.pattern.workdays
    assert (to_rrule(said.rule.pattern, SHANGHAI), said.rule.start) == (rrule, first)
    assert said.rule.clock == time(8, 30)


def test_todays_occurrence_counts_only_while_its_hour_is_ahead() -> None:
    now, later = (read(f"每天{clock}", now=NOON, zone=SHANGHAI) for clock in ("12:00", "12:01"))
    assert isinstance(now, Said)
    assert isinstance(later, Said)
    assert now.rule is not None
    assert later.rule is not None
    assert (now.rule.start, later.rule.start) == (date(2026, 11, 23), date(2026, 11, 22))


def test_a_span_of_months_that_has_begun_ends_in_this_year() -> None:
    april = NOON.replace(year=2027, month=4, day=20)
    said = read("3月到6月每周三9点", now=april, zone=SHANGHAI)
    assert isinstance(said, Said)
    assert said.rule is not None
    assert said.rule.start == date(2027, 4, 21)
    assert said.rule.pattern.until == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("每周二下午2点到4点", 2),
        ("每周二 14:00-16:00", 2),
        ("every Tuesday 2-4pm", 2),
        ("every Tuesday from 2pm to 4pm", 2),
    ],
)
def test_a_range_of_hours_is_the_length_of_each(text: str, hours: int) -> None:
    said = read(text, now=NOON, zone=SHANGHAI)
    assert isinstance(said, Said)
    assert said.rule is not None
    assert (said.rule.clock, said.rule.duration) == (time(14), timedelta(hours=hours))
    assert said.duration == said.rule.duration
