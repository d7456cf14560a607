"""Deadlines as neighbours write them after 截止, on several days. Source: domain/ballots.md."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.when import DAY_ENDS, FARTHEST, Unclear, deadline
from tests.domain.when.heard import at, rows, stamp
from tests.domain.when.places import NAMED, SHANGHAI

SUNDAY = "2026-11-22 12:00"

# Said on Sunday 22 November 2026 at noon.
TAKEN = """
10分钟 → 2026-11-22 12:10
90分钟 → 2026-11-22 13:30
一个半小时 → 2026-11-22 13:30
两个半小时后 → 2026-11-22 14:30
2.5小时 → 2026-11-22 14:30
48小时 → 2026-11-24 12:00
七十二小时后 → 2026-11-25 12:00
三天之内 → 2026-11-25 12:00
3日内 → 2026-11-25 12:00
3日后 → 2026-11-25 12:00
两星期 → 2026-12-06 12:00
两个月后 → 2027-01-22 12:00
半年 → 2027-05-22 12:00
一年 → 2027-11-22 12:00
3日 → 2026-12-03 20:00
25日 → 2026-11-25 20:00
25日18点 → 2026-11-25 18:00
截至25日 → 2026-11-25 20:00
周五晚8点 → 2026-11-27 20:00
周五20点前 → 2026-11-27 20:00
下周五 → 2026-11-27 20:00
明晚8点 → 2026-11-23 20:00
今晚24点 → 2026-11-23 00:00
后天中午 → 2026-11-24 12:00
周一11月30日 → 2026-11-30 20:00
截至12月3日 → 2026-12-03 20:00
截止时间：12月3日 18:00 → 2026-12-03 18:00
截止日期:12月3日。 → 2026-12-03 20:00
到20:00为止 → 2026-11-22 20:00
下月底 → 2026-12-31 20:00
until Friday 8pm → 2026-11-27 20:00
Friday noon → 2026-11-27 12:00
24 hours from now → 2026-11-23 12:00
2 days later → 2026-11-24 12:00
an hour → 2026-11-22 13:00
half a year → 2027-05-22 12:00
1.5 hours → 2026-11-22 13:30
tonight at 9pm → 2026-11-22 21:00
"""
ASKED = """
明晚 → ambiguous 2026-11-23 19:00, 2026-11-23 20:00, 2026-11-23 21:00
周五晚上 → ambiguous 2026-11-27 19:00, 2026-11-27 20:00, 2026-11-27 21:00
今晚12点 → ambiguous 2026-11-23 00:00
25号前 → ambiguous 2026-11-24 20:00, 2026-11-25 20:00
月底前 → ambiguous 2026-11-29 20:00, 2026-11-30 20:00
12月3日前 → ambiguous 2026-12-02 20:00, 2026-12-03 20:00
元旦前 → ambiguous 2026-12-31 20:00
本周五 → past 2026-11-27 20:00, 2026-12-04 20:00
last Friday → past 2026-11-27 20:00
8点前 → past 2026-11-23 08:00
30日到31日 → unknown
半个月 → unknown
三天半 → unknown
三个工作日 → unknown
3小时或者5小时 → unknown
周五或周六 → unknown
周五20:00 21:00 → unknown
half a day → unknown
-1天 → unknown
3 → unknown
"""
# Said at another moment: months and years are counted on the calendar.
ELSEWHEN = """
一个月 @ 2027-01-31 10:00 → 2027-02-28 10:00
一个月 @ 2028-01-31 10:00 → 2028-02-29 10:00
一个月 @ 2026-12-31 23:59 → 2027-01-31 23:59
两个月 @ 2026-12-31 10:00 → 2027-02-28 10:00
半年 @ 2026-08-31 10:00 → 2027-02-28 10:00
一年 @ 2028-02-29 10:00 → 2029-02-28 10:00
24小时 @ 2026-12-31 23:59 → 2027-01-01 23:59
1天 @ 2028-02-28 10:00 → 2028-02-29 10:00
月底 @ 2028-02-28 10:00 → 2028-02-29 20:00
今天 @ 2026-11-22 19:59 → 2026-11-22 20:00
20:00 @ 2026-11-22 19:59 → 2026-11-22 20:00
1月1日 @ 2026-12-31 23:59 → 2027-01-01 20:00
周五 @ 2026-11-26 23:59 → 2026-11-27 20:00
"""


def closes(text: str, now: str) -> str:
    found = deadline(text, now=at(now), zone=SHANGHAI, named=NAMED)
    if isinstance(found, Unclear):
        return " ".join([found.why, ", ".join(map(stamp, found.candidates))]).strip()
    return stamp(found)


@pytest.mark.parametrize(("text", "moment"), rows(TAKEN))
def test_a_deadline_is_taken_as_it_is_written(text: str, moment: str) -> None:
    assert closes(text, SUNDAY) == moment


@pytest.mark.parametrize(("text", "answer"), rows(ASKED))
def test_a_deadline_that_is_not_plain_is_asked_back(text: str, answer: str) -> None:
    assert closes(text, SUNDAY) == answer


@pytest.mark.parametrize(("said", "moment"), rows(ELSEWHEN))
def test_a_deadline_is_counted_from_when_it_is_written(said: str, moment: str) -> None:
    text, now = said.split(" @ ")
    assert closes(text, now) == moment


@pytest.mark.parametrize(
    "lead", ["", "截止", "截止 ", "截止到", "截至", "截止时间：", "截止日期:"]
)
@pytest.mark.parametrize("tail", ["", "截止", " 止", "为止", "。"])
def test_the_words_around_a_deadline_change_nothing(lead: str, tail: str) -> None:
    assert closes(f"{lead}12月3日 18:00{tail}", SUNDAY) == "2026-12-03 18:00"


@given(st.integers(0, 9999), st.sampled_from(["分钟", "小时", "天", "周", "个月", "年"]))
def test_a_length_of_any_size_is_ahead_and_within_the_farthest(number: int, unit: str) -> None:
    now = at(SUNDAY)
    found = deadline(f"{number}{unit}", now=now, zone=SHANGHAI)
    if isinstance(found, Unclear):
        assert number == 0 or number * _least(unit) > FARTHEST
    else:
        assert now < found <= now + FARTHEST


def _least(unit: str) -> timedelta:
    days = {"周": 7, "个月": 31, "年": 366, "天": 1}
    hours = {"分钟": timedelta(minutes=1), "小时": timedelta(hours=1)}
    return hours[unit] if unit in hours else timedelta(days=days[unit])


@given(
    st.integers(0, 2 * 366 * 24 * 60), st.sampled_from(["周五", "25号", "月底", "明天", "12-03"])
)
def test_a_day_alone_closes_at_eight_in_the_evening(minutes: int, text: str) -> None:
    now = at("2026-01-01 00:00") + timedelta(minutes=minutes)
    found = deadline(text, now=now, zone=SHANGHAI)
    moments = found.candidates if isinstance(found, Unclear) else (found,)
    clocks = {stamp(moment)[11:] for moment in moments}
    assert clocks == {f"{DAY_ENDS // 60}:00"}
    assert all(moment > now for moment in moments)
