"""Any pattern the grammar can say, and its words in Chinese."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from domain.when import Freq, Pattern

SIGNS = "一二三四五六日"
QUARTERS: dict[tuple[int, ...], int] = {(1, 4, 7, 10): 1, (2, 5, 8, 11): 2, (3, 6, 9, 12): 3}


def _some(values: st.SearchStrategy[int], most: int) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(values, min_size=1, max_size=most, unique=True).map(lambda v: tuple(sorted(v)))


intervals = st.integers(1, 12)
single_days = st.integers(0, 6).map(lambda day: (day,))
month_days = st.one_of(_some(st.integers(1, 31), 3), st.just((-1,)))
places = st.one_of(_some(st.integers(1, 5), 2), st.just((-1,)))
months = st.one_of(st.integers(1, 12).map(lambda m: (m,)), st.sampled_from(sorted(QUARTERS)))

daily = st.builds(Pattern, st.just(Freq.DAILY), interval=intervals)
weekly = st.builds(
    Pattern, st.just(Freq.WEEKLY), interval=intervals, weekdays=_some(st.integers(0, 6), 7)
)
monthly = st.builds(Pattern, st.just(Freq.MONTHLY), interval=intervals, days=month_days)
monthly_nth = st.builds(
    Pattern, st.just(Freq.MONTHLY), interval=intervals, nth=places, weekdays=single_days
)
yearly = st.builds(
    Pattern,
    st.just(Freq.YEARLY),
    months=months,
    days=st.one_of(_some(st.integers(1, 28), 3), st.just((-1,))),
)
yearly_nth = st.builds(
    Pattern, st.just(Freq.YEARLY), months=months, nth=places, weekdays=single_days
)
work = st.builds(
    Pattern,
    st.just(Freq.MONTHLY),
    interval=intervals,
    nth=places,
    weekdays=st.just((0, 1, 2, 3, 4)),
    workdays=st.just(value=True),
)
each_workday = st.just(Pattern(Freq.WEEKLY, weekdays=(0, 1, 2, 3, 4), workdays=True))
endless = st.one_of(daily, weekly, monthly, monthly_nth, yearly, yearly_nth, work, each_workday)


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    pattern: Pattern = draw(endless)
    until = draw(st.none() | st.dates(date(2026, 12, 1), date(2090, 12, 31)))
    count = None if until else draw(st.none() | st.integers(1, 99))
    return replace(pattern, until=until, count=count)


def chinese(pattern: Pattern) -> str:
    """A pattern without an end, as somebody would say it."""
    if pattern.workdays and not pattern.nth:
        return "每个工作日"
    step = str(pattern.interval) if pattern.interval > 1 else ""
    if pattern.freq is Freq.DAILY:
        return f"每{step}天"
    if pattern.freq is Freq.WEEKLY:
        days = "、".join(f"周{SIGNS[day]}" for day in pattern.weekdays)
        return f"每{step}周{days}" if step else f"每{days}"
    if pattern.freq is Freq.MONTHLY:
        return f"每{step}个月" + _within(pattern)
    if quarter := QUARTERS.get(pattern.months):
        return f"每季度第{quarter}个月" + _within(pattern)
    return f"每年{pattern.months[0]}月" + _within(pattern)


def _within(pattern: Pattern) -> str:
    if pattern.days == (-1,):
        return "最后一天"
    if pattern.days:
        return "、".join(f"{day}日" for day in pattern.days)
    of = "工作日" if pattern.workdays else f"周{SIGNS[pattern.weekdays[0]]}"
    if pattern.nth == (-1,):
        return f"最后一个{of}"
    return "、".join(f"第{nth}个" for nth in pattern.nth) + of
