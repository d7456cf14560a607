"""When a notice takes place, in words: 每月7日 09:00, on the last Friday of every month."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo

from domain.when import Freq, Pattern, Recurrence, short_months
from views.texts import Texts

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WORKDAY = "workday"
# 周一、周二 is read faster than 周一至周二, and 周一至周五 faster than all five.
_SPAN = 3
# Only some months have a fifth Friday; every month has a fourth.
_RARE = 5


def words(say: Texts, recurrence: Recurrence) -> str:
    """The whole rule: which days, the hours, and its end. Plain text, as fit for a button."""
    clock, lasts = recurrence.clock, recurrence.duration
    rule = pattern(say, recurrence.pattern)
    if lasts is None:
        timed = say.plain("notice-rule-at", rule=rule, clock=f"{clock:%H:%M}")
    else:
        # On a day that exists everywhere: how long it takes on the clock depends on no zone.
        end = datetime.combine(recurrence.start, clock, UTC) + lasts
        later = (end.date() - recurrence.start).days
        begins, ends = f"{clock:%H:%M}", f"{end:%H:%M}"
        timed = say.plain("notice-rule-from", rule=rule, clock=begins, end=ends, days=later)
    return _ended(say, timed, recurrence.pattern)


def pattern(say: Texts, days: Pattern) -> str:
    """Which days, without hours and end: 每周二、周四."""
    if days.freq is Freq.DAILY:
        return say.plain("notice-rule-daily", n=days.interval)
    if days.freq is Freq.WEEKLY:
        return _weekly(say, days)
    on = _places(say, days)
    if days.freq is Freq.YEARLY:
        months = _listed(say, [month(say, number) for number in days.months])
        many = len(days.months)
        return say.plain("notice-rule-yearly", n=days.interval, months=months, many=many, days=on)
    if days.nth:
        return say.plain("notice-rule-monthly-nth", n=days.interval, days=on)
    return say.plain("notice-rule-monthly", n=days.interval, days=on)


def skips(say: Texts, days: Pattern) -> str:
    """What a reader must know of days that some months lack (RFC 5545 skips them), or nothing."""
    rare = _RARE in days.nth and not days.workdays
    return say.plain("notice-rule-skips") if rare or short_months(days) else ""


def once(say: Texts, at: datetime, minutes: int | None, zone: tzinfo, *, now: datetime) -> str:
    """One moment by the clock of `zone`: 12月7日(周一) 09:00–11:00; another year is named."""
    start, today = at.astimezone(zone), now.astimezone(zone).date()
    first, clock = day(say, start.date(), today), f"{start:%H:%M}"
    if minutes is None:
        return say.plain("notice-rule-once", day=first, clock=clock)
    # Added in UTC: a clock set back in between must not lengthen it.
    end = (at.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(zone)
    ends = f"{end:%H:%M}"
    if end.date() == start.date():
        return say.plain("notice-rule-once-until", day=first, clock=clock, end=ends)
    last = day(say, end.date(), today)
    return say.plain("notice-rule-once-over", day=first, clock=clock, last=last, end=ends)


def day(say: Texts, local: date, today: date) -> str:
    """A local day with its weekday; the year only where it is not the present one."""
    # In the zone that the words are said in, so that they move it nowhere.
    at = datetime(local.year, local.month, local.day, 12, tzinfo=say.zone)
    if local.year == today.year:
        return say.plain("notice-rule-day-of-year", at=at)
    return say.plain("notice-rule-day-and-year", at=at, year=str(local.year))


def month(say: Texts, number: int) -> str:
    """7月, July."""
    return say.plain("notice-rule-month", month=number)


def _weekly(say: Texts, days: Pattern) -> str:
    if days.workdays:
        return say.plain("notice-rule-workdays", n=days.interval)
    names = [_weekday(say, _WEEKDAYS[number]) for number in days.weekdays]
    whole = days.weekdays == tuple(range(days.weekdays[0], days.weekdays[-1] + 1))
    if whole and len(names) >= _SPAN:
        listed = say.plain("notice-rule-span", first=names[0], last=names[-1])
    else:
        listed = _listed(say, names)
    return say.plain("notice-rule-weekly", n=days.interval, days=listed)


def _places(say: Texts, days: Pattern) -> str:
    """The days within the month: 7日、21日 or 最后一个周五."""
    if not days.nth:
        return _listed(say, [say.plain("notice-rule-day", day=number) for number in days.days])
    nths = _listed(say, [say.plain("notice-rule-nth", nth=number) for number in days.nth])
    of = _WORKDAY if days.workdays else _WEEKDAYS[days.weekdays[0]]
    return say.plain("notice-rule-place", nths=nths, day=_weekday(say, of))


def _ended(say: Texts, rule: str, days: Pattern) -> str:
    if days.count:
        return say.plain("notice-rule-times", rule=rule, count=days.count)
    if days.until is None:
        return rule
    year, name = str(days.until.year), month(say, days.until.month)
    last = say.plain("notice-rule-date", year=year, month=name, day=days.until.day)
    return say.plain("notice-rule-until", rule=rule, day=last)


def _weekday(say: Texts, name: str) -> str:
    return say.plain("notice-rule-weekday", day=name)


def _listed(say: Texts, parts: Sequence[str]) -> str:
    """Words one after the other as a language lists them: a、b、c or a, b and c."""
    *before, last = parts
    if not before:
        return last
    first = before[0]
    for part in before[1:]:
        first = say.plain("notice-rule-comma", first=first, after=part)
    return say.plain("notice-rule-and", first=first, after=last)
