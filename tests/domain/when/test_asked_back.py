"""What is asked back, and exactly what is offered instead. Source: domain/notices.md, "When"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.when import LONGEST, Said, Unclear
from tests.domain.when.heard import heard, offered, rows
from tests.domain.when.places import NOON

# Each is said on Sunday 22 November 2026 at noon; dates are of that year unless written out.
AMBIGUOUS = """
明天 → 11-23 09:00, 11-23 14:00, 11-23 19:00
明天下午 → 11-23 14:00, 11-23 15:00, 11-23 16:00
明早 → 11-23 08:00, 11-23 09:00, 11-23 10:00
明晚 → 11-23 19:00, 11-23 20:00, 11-23 21:00
今天 → 11-22 14:00, 11-22 19:00
明天12点 → 11-23 12:00, 11-24 00:00
明天晚上12点 → 11-23 00:00, 11-24 00:00
明天凌晨12点 → 11-23 00:00, 11-24 00:00
明天3点 → 11-23 15:00, 11-23 03:00
明天六点半 → 11-23 18:30, 11-23 06:30
明天夜里1点 → 11-23 01:00, 11-24 01:00
明天2点到4点 → 11-23 14:00, 11-23 02:00
周日9点 → 11-29 09:00
周日20:00 → 11-22 20:00, 11-29 20:00
周末9点 → 11-28 09:00, 11-29 09:00
周末20:00 → 11-22 20:00
下周末9点 → 11-28 09:00, 11-29 09:00
周二、四9点 → 11-24 09:00
周二和周四9点 → 11-24 09:00
周一到周五9点 → 11-23 09:00
12月3日到5日 9点 → 12-03 09:00
12月3日至12月5日9点 → 12-03 09:00
国庆节前9点 → 2027-09-30 09:00
国庆节之前9点 → 2027-09-30 09:00
国庆节期间9点 → 2027-10-01 09:00
国庆节后9点 → 2027-10-02 09:00
国庆节之后9点 → 2027-10-02 09:00
每年除夕9点 → 2027-02-05 09:00
每隔两周周三9点 → 11-25 09:00, 11-25 09:00
每隔两天9点 → 11-23 09:00, 11-23 09:00
每季度5号9点 → 2027-01-05 09:00, 2027-02-05 09:00, 12-05 09:00
每天 → 11-23 09:00, 11-22 14:00, 11-22 19:00
每天下午 → 11-22 14:00, 11-22 15:00, 11-22 16:00
每天3点 → 11-22 15:00, 11-23 03:00
每天12点 → 11-23 12:00, 11-23 00:00
每天24点 → 11-23 00:00
每天晚上12点 → 11-23 00:00
每周三 → 11-25 09:00, 11-25 14:00, 11-25 19:00
每周9点 →
每月9点 →
每月初一9点 →
每月倒数第二个周五9点 →
每月第6个周三9点 →
每季度9点 →
从周日起每天9点 →
13月起每天9点 →
周三9点或10点 → 11-25 09:00
周三9点、10点 → 11-25 09:00
周三9点 10点 → 11-25 09:00
每天8点和20点 → 11-23 08:00
每周三9点和周五15点 → 11-25 09:00
周五20:00前交材料 → 11-27 20:00
明天9点左右 → 11-23 09:00
明天9点以后 → 11-23 09:00
明天9:5 → 11-23 09:00
每周三9点 8次 → 11-25 09:00
每天9点 直到春节 → 11-23 09:00
每天9点 截止春节 → 11-23 09:00
每周三9点（12月2日除外） → 11-25 09:00
每天9点除周日外 → 11-23 09:00
腊月二十三 9点 → 11-23 09:00
每半年 9点 → 11-23 09:00
开学前一天 9点 → 11-23 09:00
开学起 每周三9点 → 11-25 09:00
明天上午20人义诊 → 11-23 08:00, 11-23 09:00, 11-23 10:00
明天上午3楼会议室 → 11-23 08:00, 11-23 09:00, 11-23 10:00
tomorrow → 11-23 09:00, 11-23 14:00, 11-23 19:00
tomorrow afternoon → 11-23 14:00, 11-23 15:00, 11-23 16:00
tomorrow 12am → 11-23 00:00, 11-24 00:00
tomorrow midnight → 11-23 00:00, 11-24 00:00
next Wednesday 3pm → 11-25 15:00, 12-02 15:00
12/3 9am → 12-03 09:00, 2027-03-12 09:00
3/12 9am → 2027-03-12 09:00, 12-03 09:00
Friday 2pm and 4pm → 11-27 14:00
every day 8am and 8pm → 11-23 08:00
every Monday 9am until Christmas → 11-23 09:00
Monday to Friday at 8:30am → 11-23 08:30
Monday and Tuesday 9am → 11-23 09:00
every week 9am →
every month 9am →
"""
PAST = """
昨天9点 →
前天9点 →
大前天9点 →
yesterday 9am →
今天9点 → 11-23 09:00
今天12:00 → 11-23 12:00
上午9点 → 11-23 09:00
noon → 11-23 12:00
本周五9点 → 11-27 09:00, 12-04 09:00
上周三9点 → 11-25 09:00
last Monday 9am → 11-23 09:00
last Sunday 9am → 11-29 09:00
11月20日9点 → 2027-11-20 09:00
2025年12月3日9点 →
2026-11-21 9:00 →
每周三9点到2025年6月 →
每天9点到昨天 →
11月1日到11月20日每天9点 →
"""
IMPOSSIBLE = """
25点 →
明天25点 →
明天24:30 →
明天8:60 →
明天9点60分 →
明天上午15点 →
明天11:00-9:00 →
明天9点到9点 →
明天下午3点到2点 →
2月30日 → 2027-02-28 09:00, 2027-02-28 14:00, 2027-02-28 19:00
2月30日9点 → 2027-02-28 09:00
2月29日9点 → 2027-02-28 09:00
2027年2月29日9点 → 2027-02-28 09:00
4月31日9点 → 2027-04-30 09:00
31号9点 → 12-31 09:00
32号9点 →
0号9点 →
0月1日9点 →
13月1日9点 →
12月0日9点 →
12月32日9点 →
11月31日9点 → 11-30 09:00
the 32nd at 9am →
31 April 9am → 2027-04-30 09:00
25/11/2026 9am →
12月7日(周二)9点 → 12-07 09:00
周二12月7日9点 → 12-07 09:00
下周一(11月30日)9点 → 11-30 09:00
Tuesday, 7 December 9am → 12-07 09:00
每月32日9点 →
每月0日9点 →
每年2月30日9点 →
每年13月1日9点 →
每0天9点 →
每0周周三9点 →
从12月20日到12月1日每天9点 →
每周三9点共0次 →
每周三9点共1000次 →
"""
UNKNOWN = ["", "义诊", "人人坞免费义诊", "9", "周", "每", "点", "半", "春节9点", "中秋节9点"]
UNKNOWN += ["开学前一天9点", "单周周三19:00", "2小时后", "马上", "12月每周三9点", "逢7号9点"]
UNKNOWN += ["第6个周三9点", "room 9", "A栋201", "13800138000", "¥225.00", "🎉", "\0", "-"]


def full(answers: str) -> list[str]:
    found = answers.removesuffix(" →").split(", ") if answers else []
    return [moment if len(moment) == 16 else f"2026-{moment}" for moment in found]


def _asked(table: str) -> list[tuple[str, str]]:
    return [(phrase.removesuffix(" →"), answers) for phrase, answers in rows(table)]


@pytest.mark.parametrize(("phrase", "answers"), _asked(AMBIGUOUS))
def test_what_has_several_meanings_is_never_guessed(phrase: str, answers: str) -> None:
    assert offered(phrase) == ["ambiguous", *full(answers)]


@pytest.mark.parametrize(("phrase", "answers"), _asked(PAST))
def test_what_is_over_is_answered_with_what_comes_next(phrase: str, answers: str) -> None:
    assert offered(phrase) == ["past", *full(answers)]


@pytest.mark.parametrize(("phrase", "answers"), _asked(IMPOSSIBLE))
def test_what_no_calendar_and_no_clock_shows_is_impossible(phrase: str, answers: str) -> None:
    assert offered(phrase) == ["impossible", *full(answers)]


@pytest.mark.parametrize("phrase", UNKNOWN)
def test_what_names_no_time_is_unknown_and_offers_nothing(phrase: str) -> None:
    assert offered(phrase) == ["unknown"]


@pytest.mark.parametrize("phrase", [phrase for phrase, _ in _asked(AMBIGUOUS)])
def test_a_title_behind_an_ambiguous_time_is_in_every_reading(phrase: str) -> None:
    # 12/3 has two meanings only where all of the line is English.
    title = "Talk" if phrase.isascii() else "健康讲座"
    found = heard(f"{phrase} {title}")
    assert isinstance(found, Unclear)
    for said, moment in zip(found.readings, found.candidates, strict=True):
        assert said.title.endswith(title)
        assert said.rule is not None or said.once == moment
        assert moment > NOON


@given(st.sampled_from(["明天9点", "每周三9点", "Friday 3pm"]), st.text(max_size=5000))
def test_a_body_of_any_length_never_hides_the_time_before_it(time: str, body: str) -> None:
    found = heard(f"{time}\n{body}")
    readings = (found,) if isinstance(found, Said) else found.readings
    assert readings or isinstance(found, Unclear)
    assert len(time) < LONGEST
    assert all(said.rule or said.once for said in readings)
