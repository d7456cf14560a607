"""When a notice goes out: its lead, the quiet hours, what is late, reminders and the end."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.notices import (
    LATE,
    Phase,
    Schedule,
    default_lead,
    expires_at,
    in_time,
    late,
    lead_of,
    over_at,
    post_moment,
    put_off,
    reminder_moments,
)
from tests.domain.notices.clockwork import (
    BERLIN,
    NEW_YEAR,
    NEW_YORK,
    SHANGHAI,
    local,
    notice,
    said,
    shown,
)

HOUR, DAY, SECOND = timedelta(hours=1), timedelta(days=1), timedelta(seconds=1)
NOON = local("2026-11-22 12:00")
MOMENTS = st.integers(0, 365 * 24 * 60).map(lambda n: NEW_YEAR + timedelta(minutes=n))
ZONES = st.sampled_from([SHANGHAI, BERLIN, NEW_YORK])


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("每年3月15日9点", 3 * 1440),
        ("每年2月29日9点", 3 * 1440),
        ("每季度第一个月5号9点", 3 * 1440),
        ("每月7日9点", 3 * 1440),
        ("每月最后一个周五9点", 3 * 1440),
        ("每月1日、15日9点", 3 * 1440),
        ("每两周周一9点", 3 * 1440),
        ("每14天9点", 3 * 1440),
        ("每13天9点", 1440),
        ("每月1日、8日9点", 1440),
        ("每周三9点", 1440),
        ("每7天9点", 1440),
        ("每6天9点", 120),
        ("每周二、四下午2点", 7 * 60),
        ("每月1日、7日9点", 120),
        ("每个工作日8:30", 90),
        ("每天8:00", 60),
        ("每天7:59", 60),
        ("每天06:00", 60),
        ("每天9点共1次", 3 * 1440),
    ],
)
def test_the_less_often_it_comes_the_earlier_it_is_posted(text: str, minutes: int) -> None:
    assert default_lead(notice(said(text)), SHANGHAI) == minutes


def test_what_comes_once_goes_out_at_once_unless_told_otherwise() -> None:
    once = notice(said("周五9点"))
    assert (lead_of(once, SHANGHAI), default_lead(once, SHANGHAI)) == (None, 0)
    assert lead_of(notice(said("周五9点"), lead=30), SHANGHAI) == 30
    assert lead_of(notice(said("每周五9点"), lead=0), SHANGHAI) == 0
    assert lead_of(notice(said("每周五9点")), SHANGHAI) == 1440


START = local("2026-11-25 09:00")


@pytest.mark.parametrize(
    ("changes", "moment"),
    [
        ({}, "2026-11-22 12:00"),
        ({"lead": 60}, "2026-11-25 08:00"),
        ({"lead": 1440}, "2026-11-24 09:00"),
        ({"post_at": local("2026-11-23 10:00")}, "2026-11-23 10:00"),
        ({"lead": 60, "post_at": local("2026-11-23 10:00")}, "2026-11-25 08:00"),
        # What should have gone out before goes out now.
        ({"lead": 10 * 1440}, "2026-11-22 12:00"),
        ({"post_at": local("2026-11-20 10:00")}, "2026-11-22 12:00"),
        # At night it waits, unless it may not.
        ({"post_at": local("2026-11-23 23:00")}, "2026-11-24 07:00"),
        ({"post_at": local("2026-11-23 23:00"), "urgent": "停水"}, "2026-11-23 23:00"),
    ],
)
def test_a_post_goes_out_ahead_of_its_start_or_when_it_was_told_to(
    changes: dict[str, object], moment: str
) -> None:
    found = post_moment(notice(Schedule(START), **changes), START, now=NOON, zone=SHANGHAI)
    assert shown(found) == moment


def test_at_once_is_now_whatever_the_lead() -> None:
    of = notice(said("每月7日9点"))
    start = local("2026-12-07 09:00")
    assert post_moment(of, start, now=NOON, zone=SHANGHAI, at_once=True) == NOON
    assert shown(post_moment(of, start, now=NOON, zone=SHANGHAI)) == "2026-12-04 09:00"


def test_news_without_an_event_has_no_start_to_be_ahead_of() -> None:
    wind = notice(lead=60)
    assert post_moment(wind, None, now=NOON, zone=SHANGHAI) == NOON


# Wanted, start → posted.
@pytest.mark.parametrize(
    ("wanted", "start", "moment"),
    [
        ("11-23 21:59", "11-25 09:00", "11-23 21:59"),
        ("11-23 22:00", "11-25 09:00", "11-24 07:00"),
        ("11-24 00:00", "11-25 09:00", "11-24 07:00"),
        ("11-24 06:59", "11-25 09:00", "11-24 07:00"),
        ("11-24 07:00", "11-25 09:00", "11-24 07:00"),
        ("11-24 06:30", "11-24 07:30", "11-24 07:00"),
        ("11-24 06:01", "11-24 07:01", "11-24 07:00"),
        # Seven would be the start itself or after it: the evening before.
        ("11-24 06:00", "11-24 07:00", "11-23 21:30"),
        ("11-24 05:00", "11-24 06:00", "11-23 21:30"),
        ("11-23 22:30", "11-23 23:30", "11-23 21:30"),
        ("11-23 23:30", "11-24 00:30", "11-23 21:30"),
    ],
)
def test_out_of_the_night_it_moves_to_the_morning_or_the_evening_before(
    wanted: str, start: str, moment: str
) -> None:
    found = put_off(
        local(f"2026-{wanted}"), local(f"2026-{start}"), urgent=False, now=NOON, zone=SHANGHAI
    )
    assert shown(found) == f"2026-{moment}"


def test_what_only_the_night_is_left_for_is_told_apart() -> None:
    now, start = local("2026-11-23 22:30"), local("2026-11-24 06:00")
    found = put_off(now, start, urgent=False, now=now, zone=SHANGHAI)
    assert (shown(found), in_time(found, start)) == ("2026-11-24 07:00", False)
    assert put_off(now, start, urgent=True, now=now, zone=SHANGHAI) == now
    # Until half past nine there is an evening left.
    early = local("2026-11-23 21:30")
    found = put_off(start - HOUR, start, urgent=False, now=early, zone=SHANGHAI)
    assert (found, in_time(found, start)) == (early, True)


def test_what_has_begun_is_not_in_time() -> None:
    assert in_time(START - SECOND, START)
    assert not in_time(START, START)
    assert in_time(START, None)
    assert put_off(NOON, NOON - HOUR, urgent=False, now=NOON, zone=SHANGHAI) == NOON


@given(MOMENTS, MOMENTS, MOMENTS, ZONES)
def test_nothing_goes_out_at_night_or_before_now(
    wanted: datetime, start: datetime, now: datetime, zone: ZoneInfo
) -> None:
    found = put_off(wanted, start, urgent=False, now=now, zone=zone)
    assert found >= now
    assert time(7) <= found.astimezone(zone).time() < time(22)
    if start - max(wanted, now) > 11 * HOUR:
        assert found < start


@pytest.mark.parametrize(
    ("start", "now", "phase"),
    [
        (START, START - SECOND, Phase.POSTED),
        (START, START, Phase.MISSED),
        (START, START + DAY, Phase.MISSED),
        (None, NOON + LATE, Phase.POSTED),
        (None, NOON + LATE + SECOND, Phase.MISSED),
    ],
)
def test_a_late_post_is_of_use_until_the_start_or_for_half_a_day(
    start: datetime | None, now: datetime, phase: Phase
) -> None:
    assert late(NOON, start, now=now) is phase


def test_an_unsent_post_expires_with_its_start_or_after_a_day() -> None:
    assert expires_at(START, NOON) == START
    assert expires_at(None, NOON) == NOON + DAY


def test_it_is_over_at_its_end_after_two_hours_or_a_day_from_the_post() -> None:
    assert over_at(START, START + 3 * HOUR, NOON) == START + 3 * HOUR
    assert over_at(START, None, NOON) == START + 2 * HOUR
    assert over_at(None, None, NOON) == NOON + DAY


@pytest.mark.parametrize(
    ("start", "minutes", "posted", "moments"),
    [
        ("11-25 09:00", (1440, 60), "11-22 12:00", ["11-24 09:00", "11-25 08:00"]),
        ("11-25 09:00", (), "11-22 12:00", []),
        # Neither within an hour of the post, nor of what was due before it.
        ("11-25 09:00", (1440, 60), "11-24 08:00", ["11-24 09:00", "11-25 08:00"]),
        ("11-25 09:00", (1440, 60), "11-24 08:01", ["11-25 08:00"]),
        ("11-25 09:00", (1440, 60), "11-24 23:00", ["11-25 08:00"]),
        ("11-25 09:00", (1440, 60), "11-25 08:30", []),
        # An hour before is still night: at seven, or the evening before.
        ("11-25 07:30", (60,), "11-22 12:00", ["11-25 07:00"]),
        ("11-25 07:00", (60,), "11-22 12:00", ["11-24 21:30"]),
        ("11-25 06:00", (1440, 60), "11-22 12:00", ["11-24 07:00", "11-24 21:30"]),
        # Both put off to one morning are one reminder.
        ("11-25 07:30", (120, 60), "11-22 12:00", ["11-25 07:00"]),
        ("11-25 09:00", (0,), "11-22 12:00", []),
    ],
)
def test_reminders_come_by_day_before_the_start_and_not_on_top_of_the_post(
    start: str, minutes: tuple[int, ...], posted: str, moments: list[str]
) -> None:
    found = reminder_moments(local(f"2026-{start}"), minutes, local(f"2026-{posted}"), SHANGHAI)
    assert [shown(moment)[5:] for moment in found] == moments


@given(MOMENTS, st.lists(st.integers(0, 20000), max_size=4), MOMENTS, ZONES)
def test_no_reminder_wakes_anybody_or_comes_after_the_start(
    start: datetime, minutes: list[int], posted: datetime, zone: ZoneInfo
) -> None:
    found = reminder_moments(start, tuple(minutes), posted, zone)
    assert list(found) == sorted(set(found))
    for moment in found:
        assert posted + HOUR <= moment < start
        assert time(7) <= moment.astimezone(zone).time() < time(22)
