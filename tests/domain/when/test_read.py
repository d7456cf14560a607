"""When and what in one line; what is not plain is asked back."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.when import LONGEST, Calendar, Said, Unclear, Why, read
from tests.domain.when.places import NAMED, NOON, SHANGHAI, local

CALENDAR = Calendar(named=NAMED)


def heard(text: str) -> Said | Unclear:
    return read(text, now=NOON, zone=SHANGHAI, calendar=CALENDAR)


@pytest.mark.parametrize(
    ("text", "moment", "minutes"),
    [
        ("明天早上八点半", local(11, 23, 8, 30), None),
        ("明天上午九点一刻", local(11, 23, 9, 15), None),
        ("明天上午九点三刻", local(11, 23, 9, 45), None),
        ("明天9点零五分", local(11, 23, 9, 5), None),
        ("明天9时30分", local(11, 23, 9, 30), None),
        ("明天９：３０", local(11, 23, 9, 30), None),
        ("明天21:30", local(11, 23, 21, 30), None),
        ("明天晚上9点", local(11, 23, 21), None),
        ("明天中午1点", local(11, 23, 13), None),
        ("今晚8点", local(11, 22, 20), None),
        ("大后天 14:30", local(11, 25, 14, 30), None),
        ("下周三下午3点", local(11, 25, 15), None),
        ("周五下午两点到四点", local(11, 27, 14), 120),
        ("周五 14:00-16:30", local(11, 27, 14), 150),
        ("周五上午9点至12点", local(11, 27, 9), 180),
        ("周五下午2-4点", local(11, 27, 14), 120),
        ("周五9点到5点", local(11, 27, 9), 480),
        ("明晚10点到早上6点", local(11, 23, 22), 480),
        ("明天22:00-06:00", local(11, 23, 22), 480),
        ("25号9点", local(11, 25, 9), None),
        ("本月25号9点", local(11, 25, 9), None),
        ("下个月25号9点", local(12, 25, 9), None),
        ("十二月二十三日晚上八点", local(12, 23, 20), None),
        ("2026年12月23日20:00", local(12, 23, 20), None),
        ("12月7日(周一)9点", local(12, 7, 9), None),
        ("明年1月5日9点", local(1, 5, 9, year=2027), None),
        ("明儿上午九点", local(11, 23, 9), None),
        ("Tues 9.30am", local(11, 24, 9, 30), None),
        ("月底9点", local(11, 30, 9), None),
        ("月末9点", local(11, 30, 9), None),
        ("元旦9点", local(1, 1, 9, year=2027), None),
        ("除夕晚上8点", local(2, 5, 20, year=2027), None),
        ("除夕前一天 晚上8点", local(2, 4, 20, year=2027), None),
        ("国庆节 9点", local(10, 1, 9, year=2027), None),
        ("三天后上午9点", local(11, 25, 9), None),
        ("Friday 2-4pm", local(11, 27, 14), 120),
        ("Friday 11-1pm", local(11, 27, 11), 120),
        ("9am-11am on Friday", local(11, 27, 9), 120),
        ("tomorrow at quarter past 9 in the morning", local(11, 23, 9, 15), None),
        ("3rd of December at 3 p.m.", local(12, 3, 15), None),
        ("Dec 3, 2026 15:00", local(12, 3, 15), None),
        ("the day after tomorrow noon", local(11, 24, 12), None),
    ],
)
def test_one_moment_and_how_long_it_lasts(
    text: str, moment: datetime, minutes: int | None
) -> None:
    length = None if minutes is None else timedelta(minutes=minutes)
    assert heard(text) == Said(moment.astimezone(UTC), None, length, "")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("每月7日 09:00 人人坞免费义诊", "人人坞免费义诊"),
        ("每周三9点，共10次：太极拳（二十四式）", "太极拳（二十四式）"),
        ("元旦9点升旗", "升旗"),
        ("元旦9点 元旦晚会", "元旦晚会"),
        ("每天7点 早上练操", "早上练操"),
        ("明天下午3点 1号楼讲座", "1号楼讲座"),
        ("1号楼停水 明天8点到10点", "1号楼停水"),
        ("明天9点 ＣＰＲ Ⅱ 培训", "ＣＰＲ Ⅱ 培训"),
        ("Friday 3pm Tea & Talk", "Tea & Talk"),
        ("Lecture: Friday 3pm, room 2", "Lecture room 2"),
        ("25日9点\n带身份证\n<b>免费</b>", "带身份证\n<b>免费</b>"),
        ("明天9点 " + "好" * 5000, "好" * 5000),
        ("明天9点", ""),
    ],
)
def test_the_rest_is_the_title_in_its_own_signs(text: str, title: str) -> None:
    said = heard(text)
    assert isinstance(said, Said)
    assert said.title == title


@pytest.mark.parametrize(
    ("text", "why", "readings"),
    [
        ("2月30日 9点", Why.IMPOSSIBLE, 1),
        ("25点", Why.IMPOSSIBLE, 0),
        ("明天25点", Why.IMPOSSIBLE, 0),
        ("明天11:00-9:00", Why.IMPOSSIBLE, 0),
        ("每月32日 9点", Why.IMPOSSIBLE, 0),
        ("每月0日 9点", Why.IMPOSSIBLE, 0),
        ("每年2月30日 9点", Why.IMPOSSIBLE, 0),
        ("每年13月1日 9点", Why.IMPOSSIBLE, 0),
        ("每0天 9点", Why.IMPOSSIBLE, 0),
        ("从12月20日到12月1日每天9点", Why.IMPOSSIBLE, 0),
        ("每周三9点 共0次", Why.IMPOSSIBLE, 0),
        ("昨天 9点", Why.PAST, 0),
        ("今天9点", Why.PAST, 1),
        ("每周三9点到2025年6月", Why.PAST, 0),
        ("11月1日到11月20日每天9点", Why.PAST, 0),
        ("明天12点", Why.AMBIGUOUS, 2),
        ("明天3点", Why.AMBIGUOUS, 2),
        ("明天2点到4点", Why.AMBIGUOUS, 2),
        ("明天", Why.AMBIGUOUS, 3),
        ("明天下午", Why.AMBIGUOUS, 3),
        ("周日9点", Why.AMBIGUOUS, 1),
        ("周日 20:00", Why.AMBIGUOUS, 2),
        ("本周末9点", Why.AMBIGUOUS, 2),
        ("周二、四9点", Why.AMBIGUOUS, 1),
        ("Monday to Friday 9am", Why.AMBIGUOUS, 1),
        ("12月3日到5日 9点", Why.AMBIGUOUS, 1),
        ("每隔两周周三9点", Why.AMBIGUOUS, 2),
        ("每季度5号9点", Why.AMBIGUOUS, 3),
        ("每年除夕9点", Why.AMBIGUOUS, 1),
        ("每天", Why.AMBIGUOUS, 3),
        ("每天晚上12点", Why.AMBIGUOUS, 1),
        ("每天24点", Why.AMBIGUOUS, 1),
        ("每周 9点", Why.AMBIGUOUS, 0),
        ("周五20:00前交材料", Why.AMBIGUOUS, 1),
        ("每周三9点和周五15点", Why.AMBIGUOUS, 1),
        ("每月7日9点、15点", Why.AMBIGUOUS, 1),
        ("每周三9点（12月2日除外）", Why.AMBIGUOUS, 1),
        ("quarterly on the 5th 9am", Why.AMBIGUOUS, 1),
        ("从周日起每天9点", Why.AMBIGUOUS, 0),
        ("13月起每天9点", Why.AMBIGUOUS, 0),
        ("每月第6个周三9点", Why.AMBIGUOUS, 0),
        ("第6个周三9点", Why.UNKNOWN, 0),
        ("每月 9点", Why.AMBIGUOUS, 0),
        ("国庆节前 9点", Why.AMBIGUOUS, 1),
        ("开学前一天 9点", Why.AMBIGUOUS, 1),
        ("开学起 每周三9点", Why.AMBIGUOUS, 1),
        ("every month 9am", Why.AMBIGUOUS, 0),
        ("人人坞免费义诊", Why.UNKNOWN, 0),
        ("", Why.UNKNOWN, 0),
    ],
)
def test_what_is_not_plain_is_asked_back(text: str, why: Why, readings: int) -> None:
    found = heard(text)
    assert isinstance(found, Unclear)
    assert (found.why, len(found.readings)) == (why, readings)
    assert len(found.candidates) == readings


def test_each_reading_keeps_the_title_and_stands_beside_its_moment() -> None:
    assert heard("明天3点 义诊") == Unclear(
        Why.AMBIGUOUS,
        (local(11, 23, 15).astimezone(UTC), local(11, 23, 3).astimezone(UTC)),
        (
            Said(local(11, 23, 15).astimezone(UTC), title="义诊"),
            Said(local(11, 23, 3).astimezone(UTC), title="义诊"),
        ),
    )


def test_a_time_behind_the_longest_line_is_not_looked_for() -> None:
    assert heard("好" * LONGEST + " 明天9点") == Unclear(Why.UNKNOWN)


PIECES = ["每", "周", "五", "月", "日", "最后", "一个", "12", "3", ":", "点", "半", "到", "隔"]
PIECES += [
    " ",
    "天",
    "前",
    "从",
    "每年",
    "元旦",
    "every ",
    "mon",
    "day",
    "the ",
    "of ",
    "month",
    "0",
]


@given(
    st.one_of(
        st.text(max_size=80),
        st.text(alphabet="0123456789月日号周点:到-/年每第个 "),
        st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    )
)
def test_no_text_breaks_it_and_whatever_it_says_is_ahead(text: str) -> None:
    found = heard(text)
    moments = found.candidates if isinstance(found, Unclear) else (found.once or NOON.max,)
    assert all(m.replace(tzinfo=UTC) > NOON for m in moments)
    assert isinstance(found, Said) or len(found.candidates) <= 4
