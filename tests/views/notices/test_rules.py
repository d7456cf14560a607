"""Every rule the grammar can make has words of its own, and what is written reads back."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.when import Freq, Pattern, Recurrence, Said, read
from tests.domain.when import patterns
from tests.world import CATALOGUE
from views.notices import rules
from views.texts import Texts

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
# Sunday, a quarter of an hour past noon in Shanghai.
NOW = datetime(2026, 11, 22, 4, 15, tzinfo=UTC)
WORKDAYS = Pattern(Freq.WEEKLY, weekdays=(0, 1, 2, 3, 4), workdays=True)
ZH, EN = CATALOGUE.say("zh-CN"), CATALOGUE.say("en")
BOTH = pytest.mark.parametrize("say", [ZH, EN], ids=["zh", "en"])

EXAMPLES = (
    (Pattern(Freq.DAILY), "每天", "every day"),
    (Pattern(Freq.DAILY, 2), "每两天", "every other day"),
    (Pattern(Freq.DAILY, 12), "每12天", "every 12 days"),
    (Pattern(Freq.WEEKLY, weekdays=(0,)), "每周一", "every Monday"),
    (Pattern(Freq.WEEKLY, weekdays=(1, 3)), "每周二、周四", "every Tuesday and Thursday"),
    (
        Pattern(Freq.WEEKLY, weekdays=(0, 2, 4)),
        "每周一、周三、周五",
        "every Monday, Wednesday and Friday",
    ),
    (Pattern(Freq.WEEKLY, weekdays=(5, 6)), "每周六、周日", "every Saturday and Sunday"),
    (Pattern(Freq.WEEKLY, weekdays=(0, 1, 2, 3, 4)), "每周一至周五", "every Monday to Friday"),
    (Pattern(Freq.WEEKLY, 2, weekdays=(0,)), "每两周的周一", "every 2 weeks on Monday"),
    (WORKDAYS, "每个工作日", "every workday"),
    (Pattern(Freq.MONTHLY, days=(7,)), "每月7日", "every month on the 7th"),
    (
        Pattern(Freq.MONTHLY, days=(1, 11, 21)),
        "每月1日、11日、21日",
        "every month on the 1st, 11th and 21st",
    ),
    (Pattern(Freq.MONTHLY, days=(-1,)), "每月最后一天", "every month on the last day"),
    (Pattern(Freq.MONTHLY, 2, days=(7,)), "每两个月的7日", "every 2 months on the 7th"),
    (
        Pattern(Freq.MONTHLY, weekdays=(4,), nth=(-1,)),
        "每月最后一个周五",
        "on the last Friday of every month",
    ),
    (
        Pattern(Freq.MONTHLY, weekdays=(2,), nth=(1, 3)),
        "每月第一个、第三个周三",
        "on the first and third Wednesday of every month",
    ),
    (
        replace(WORKDAYS, freq=Freq.MONTHLY, nth=(1,)),
        "每月第一个工作日",
        "on the first workday of every month",
    ),
    (
        Pattern(Freq.YEARLY, months=(1,), days=(5,)),
        "每年1月5日",
        "every year on the 5th of January",
    ),
    (
        Pattern(Freq.YEARLY, months=(1, 4, 7, 10), days=(5,)),
        "每年1月、4月、7月、10月的5日",
        "every year on the 5th of January, April, July and October",
    ),
    (
        Pattern(Freq.YEARLY, 2, months=(9,), weekdays=(0,), nth=(2,)),
        "每两年9月第二个周一",
        "every 2 years on the second Monday of September",
    ),
)


def rule(pattern: Pattern, clock: time = time(9), minutes: int | None = None) -> Recurrence:
    lasts = None if minutes is None else timedelta(minutes=minutes)
    return Recurrence(pattern, date(2026, 12, 1), clock, lasts)


@pytest.mark.parametrize(("pattern", "chinese", "english"), EXAMPLES)
def test_days_are_said_as_people_say_them(pattern: Pattern, chinese: str, english: str) -> None:
    assert rules.pattern(ZH, pattern) == chinese
    assert rules.pattern(EN, pattern) == english


SEVENTH = Pattern(Freq.MONTHLY, days=(7,))
HOURS = (
    (rule(SEVENTH), "每月7日 09:00", "every month on the 7th at 09:00"),
    (rule(WORKDAYS, time(8, 30)), "每个工作日 08:30", "every workday at 08:30"),
    (
        rule(SEVENTH, time(14), 120),
        "每月7日 14:00–16:00",
        "every month on the 7th, 14:00–16:00",
    ),
    (
        rule(SEVENTH, time(22), 120),
        "每月7日 22:00–次日00:00",
        "every month on the 7th, 22:00–00:00 the next day",
    ),
    (
        rule(SEVENTH, time(22), 119),
        "每月7日 22:00–23:59",
        "every month on the 7th, 22:00–23:59",
    ),
    (
        rule(SEVENTH, time(9), 3 * 24 * 60),
        "每月7日 09:00–3天后09:00",
        "every month on the 7th, 09:00–09:00 3 days later",
    ),
    (
        rule(replace(SEVENTH, until=date(2027, 6, 30))),
        "每月7日 09:00，到2027年6月30日",
        "every month on the 7th at 09:00, until 30 June 2027",
    ),
    (
        rule(replace(SEVENTH, count=10)),
        "每月7日 09:00，共10次",
        "every month on the 7th at 09:00, 10 times",
    ),
    (
        rule(replace(SEVENTH, count=1)),
        "每月7日 09:00，共1次",
        "every month on the 7th at 09:00, once only",
    ),
)


@pytest.mark.parametrize(("recurrence", "chinese", "english"), HOURS)
def test_hours_and_ends_are_said_with_the_days(
    recurrence: Recurrence, chinese: str, english: str
) -> None:
    assert rules.words(ZH, recurrence) == chinese
    assert rules.words(EN, recurrence) == english


# More than the grammar's own tests say: every list of months, the last day among others.
months = st.lists(st.integers(1, 12), min_size=1, max_size=12, unique=True).map(
    lambda chosen: tuple(sorted(chosen))
)
days = st.lists(st.integers(1, 31), min_size=1, max_size=5, unique=True).map(
    lambda chosen: tuple(sorted(chosen))
)
far_days = st.one_of(days, days.map(lambda chosen: (*chosen, -1)))
far_nths = st.lists(st.integers(1, 23), min_size=1, max_size=3, unique=True).map(tuple)
endless = st.one_of(
    patterns.endless,
    st.builds(Pattern, st.just(Freq.YEARLY), st.integers(1, 99), days=far_days, months=months),
    st.builds(Pattern, st.just(Freq.MONTHLY), st.integers(1, 99), days=far_days),
    far_nths.map(lambda nth: replace(WORKDAYS, freq=Freq.MONTHLY, nth=nth)),
    st.integers(1, 99).map(lambda n: replace(WORKDAYS, interval=n)),
)


@st.composite
def ended(draw: st.DrawFn) -> Pattern:
    pattern = draw(endless)
    until = draw(st.none() | st.dates(date(2026, 12, 1), date(2090, 12, 31)))
    count = None if until else draw(st.none() | st.integers(1, 999))
    return replace(pattern, until=until, count=count)


@BOTH
@given(st.lists(ended(), min_size=2, max_size=12, unique=True))
def test_different_rules_have_different_words(say: Texts, chosen: list[Pattern]) -> None:
    said = [rules.words(say, rule(pattern)) for pattern in chosen]
    assert len(set(said)) == len(chosen), said
    assert not set("{}$") & set("".join(said))


@BOTH
@given(ended(), st.times(), st.integers(1, 7 * 24 * 60))
def test_every_hour_and_length_is_told_apart_from_the_next(
    say: Texts, pattern: Pattern, clock: time, minutes: int
) -> None:
    said = [rules.words(say, rule(pattern, clock, n)) for n in (minutes, minutes + 1)]
    assert said[0] != said[1]
    assert f"{clock:%H:%M}" in said[0]


def lasting(pattern: Pattern) -> Pattern:
    """The same with an end behind its first day: before it there is no rule to read."""
    last = pattern.until
    return replace(pattern, until=last and last.replace(year=2088))


def read_back(text: str) -> Recurrence | None:
    found = read(text, now=NOW, zone=SHANGHAI)
    return found.rule if isinstance(found, Said) and not found.title else None


@given(patterns.patterns().map(lasting), st.sampled_from([time(9), time(14), time(8, 30)]))
def test_chinese_words_are_read_as_the_same_rule(pattern: Pattern, clock: time) -> None:
    # The grammar knows several months only as those of the quarters.
    single = len(pattern.months) < 2
    found = read_back(rules.words(ZH, rule(pattern, clock)))
    assert found is None if not single else (found and found.pattern == pattern)


@given(patterns.patterns().map(lasting).filter(lambda found: found.freq is not Freq.YEARLY))
def test_english_words_are_read_as_the_same_rule(pattern: Pattern) -> None:
    if pattern.count == 1:
        pattern = replace(pattern, count=2)
    found = read_back(rules.words(EN, rule(pattern)))
    assert found is not None
    assert found.pattern == pattern


SKIPPING = (
    (Pattern(Freq.MONTHLY, days=(28,)), False),
    (Pattern(Freq.MONTHLY, days=(29,)), True),
    (Pattern(Freq.MONTHLY, days=(-1,)), False),
    (Pattern(Freq.YEARLY, months=(1,), days=(31,)), False),
    (Pattern(Freq.YEARLY, months=(1, 4), days=(31,)), True),
    (Pattern(Freq.MONTHLY, weekdays=(4,), nth=(4,)), False),
    (Pattern(Freq.MONTHLY, weekdays=(4,), nth=(5,)), True),
    (replace(WORKDAYS, freq=Freq.MONTHLY, nth=(5,)), False),
)


@pytest.mark.parametrize(("pattern", "rare"), SKIPPING)
def test_a_day_that_some_months_lack_is_told(pattern: Pattern, rare: bool) -> None:  # noqa: FBT001
    assert bool(rules.skips(ZH, pattern)) is rare
    assert bool(rules.skips(EN, pattern)) is rare


def shanghai(*when: int) -> datetime:
    year, month, number, hour, minute = when
    return datetime(year, month, number, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


ONCE = (
    ((2026, 12, 7, 9, 0), None, "12月7日(周一) 09:00", "Mon 7 Dec, 09:00"),
    ((2026, 12, 7, 9, 0), 120, "12月7日(周一) 09:00–11:00", "Mon 7 Dec, 09:00–11:00"),
    ((2027, 12, 7, 9, 0), None, "2027年12月7日(周二) 09:00", "Tue 7 Dec 2027, 09:00"),
    (
        (2026, 12, 7, 23, 0),
        60,
        "12月7日(周一) 23:00 – 12月8日(周二) 00:00",
        "Mon 7 Dec, 23:00 – Tue 8 Dec, 00:00",
    ),
    (
        (2026, 12, 31, 23, 0),
        120,
        "12月31日(周四) 23:00 – 2027年1月1日(周五) 01:00",
        "Thu 31 Dec, 23:00 – Fri 1 Jan 2027, 01:00",
    ),
)


@pytest.mark.parametrize(("when", "minutes", "chinese", "english"), ONCE)
def test_one_moment_is_said_with_its_weekday_and_another_year(
    when: tuple[int, ...], minutes: int | None, chinese: str, english: str
) -> None:
    assert rules.once(ZH, shanghai(*when), minutes, SHANGHAI, now=NOW) == chinese
    assert rules.once(EN, shanghai(*when), minutes, SHANGHAI, now=NOW) == english


def test_a_moment_is_said_by_the_clock_of_the_place_whatever_the_readers() -> None:
    reader = CATALOGUE.say("zh-CN", "America/New_York")
    at = shanghai(2026, 12, 7, 9, 0)
    assert rules.once(reader, at, None, SHANGHAI, now=NOW) == "12月7日(周一) 09:00"
    assert rules.once(reader, at, None, BERLIN, now=NOW) == "12月7日(周一) 02:00"


def test_a_night_whose_clock_is_set_back_ends_by_the_new_clock() -> None:
    start = datetime(2026, 10, 24, 22, tzinfo=BERLIN)
    said = rules.once(ZH, start, 8 * 60, BERLIN, now=NOW)
    assert said == "10月24日(周六) 22:00 – 10月25日(周日) 05:00"


def test_the_year_is_the_present_one_where_the_place_is() -> None:
    # Already 2027 in Shanghai, still 2026 in Berlin.
    eve = datetime(2026, 12, 31, 17, tzinfo=UTC)
    assert rules.once(ZH, eve, None, SHANGHAI, now=eve) == "1月1日(周五) 01:00"
    assert rules.once(ZH, eve, None, BERLIN, now=eve) == "12月31日(周四) 18:00"
