"""When a ballot is open, reminds, closes early and may be extended."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ballots import (
    PRESETS,
    Early,
    Kind,
    Refusal,
    early_close,
    extension_refusal,
    is_open,
    length_refusal,
    reminders,
)

ZONE = ZoneInfo("Asia/Shanghai")
TICK = timedelta(microseconds=1)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OPENS = datetime(2025, 12, 1, 2, tzinfo=UTC)
CLOSES = OPENS + 3 * DAY
HOUSEHOLD, OWNERS = PRESETS[Kind.HOUSEHOLD], PRESETS[Kind.OWNERS_SPECIAL]


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2025, 12, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("now", "expected"),
    [(OPENS - TICK, False), (OPENS, True), (CLOSES - TICK, True), (CLOSES, False)],
)
def test_a_ballot_is_open_from_opening_until_just_before_closing(
    now: datetime, *, expected: bool
) -> None:
    assert is_open(now, OPENS, CLOSES) is expected


@pytest.mark.parametrize(
    ("kind", "length", "expected"),
    [
        (Kind.OWNERS_SPECIAL, 5 * DAY - TICK, Refusal.TOO_SHORT),
        (Kind.OWNERS_SPECIAL, 5 * DAY, None),
        (Kind.OWNERS_ORDINARY, 60 * DAY, None),
        (Kind.OWNERS_ORDINARY, 60 * DAY + TICK, Refusal.TOO_LONG),
        (Kind.HAND, timedelta(minutes=10), None),
        (Kind.HAND, timedelta(minutes=10) - TICK, Refusal.TOO_SHORT),
        (Kind.HAND, timedelta(0), Refusal.IN_THE_PAST),
        (Kind.HAND, -HOUR, Refusal.IN_THE_PAST),
    ],
)
def test_how_long_a_ballot_may_run(
    kind: Kind, length: timedelta, expected: Refusal | None
) -> None:
    assert length_refusal(PRESETS[kind], OPENS, OPENS + length, OPENS) == expected


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        (local(1, 10), local(4, 10), [local(2, 22), local(3, 10), local(4, 7)]),
        (local(1, 10), local(4, 20), [local(3, 8), local(3, 20), local(4, 17)]),
        (local(1, 20), local(2, 20), [local(2, 8), local(2, 17)]),
        (local(1, 10), local(1, 11, 58), []),
        (local(1, 10), local(1, 12), [local(1, 11)]),
        (local(1, 10), local(1, 12, 2), [local(1, 11, 1)]),
        (local(1, 20), local(2, 6), []),
        (local(1, 20), local(2, 8), []),
    ],
)
def test_reminders_half_way_a_day_and_three_hours_before(
    opens: datetime, closes: datetime, expected: list[datetime]
) -> None:
    # Those that fall into the night are put off to eight.
    morning = {local(2, 22): local(3, 8), local(4, 7): local(4, 8)}
    assert list(reminders(opens, closes, ZONE)) == [morning.get(at, at) for at in expected]


@pytest.mark.parametrize(
    ("closes", "expected"),
    [
        (local(5, 0) - TICK, local(4, 21) - TICK),
        (local(5, 0), None),
        (local(5, 11), local(5, 8)),
        (local(5, 11) - TICK, local(5, 8)),
    ],
)
def test_the_night_begins_at_nine_and_ends_at_eight(
    closes: datetime, expected: datetime | None
) -> None:
    # The last reminder is three hours before closing.
    last = reminders(local(1, 10), closes, ZONE)[-1]
    assert last == expected if expected else last < local(4, 21)


def test_the_night_is_the_local_one() -> None:
    opens, closes = local(1, 10), local(3, 20)
    far = reminders(opens, closes, ZoneInfo("America/Los_Angeles"))
    assert far != reminders(opens, closes, ZONE)
    assert all(8 <= at.astimezone(ZoneInfo("America/Los_Angeles")).hour < 21 for at in far)


@given(st.integers(0, 60 * 24 * 7), st.integers(10, 60 * 24 * 60))
def test_reminders_never_come_at_night_too_early_too_late_or_twice(
    start: int, length: int
) -> None:
    opens = OPENS + timedelta(minutes=start)
    closes = opens + timedelta(minutes=length)
    found = reminders(opens, closes, ZONE)
    assert list(found) == sorted(set(found))
    assert len(found) <= 3
    for at in found:
        assert 8 <= at.astimezone(ZONE).hour < 21
        assert opens + HOUR <= at < closes


@pytest.mark.parametrize(
    ("early", "statutory", "heard", "settled", "after"),
    [
        (Early.ALL_VOTED, False, True, False, timedelta(minutes=30)),
        (Early.ALL_VOTED, False, False, True, None),
        (Early.SETTLED, False, False, True, 2 * HOUR),
        (Early.SETTLED, False, False, False, None),
        (Early.NONE, False, True, True, None),
        (Early.ALL_VOTED, True, True, True, None),
        (Early.SETTLED, True, True, True, None),
    ],
)
def test_what_closes_early_and_never_a_statutory_one(
    early: Early, after: timedelta | None, *, statutory: bool, heard: bool, settled: bool
) -> None:
    found = early_close(early, statutory=statutory, all_heard=heard, settled=settled, now=OPENS)
    assert found == (OPENS + after if after else None)


@pytest.mark.parametrize(
    ("until", "now", "extended", "expected"),
    [
        (CLOSES + TICK, OPENS, False, None),
        (CLOSES + TICK, CLOSES - TICK, False, None),
        (CLOSES + DAY, CLOSES, False, Refusal.CLOSED),
        (CLOSES + DAY, OPENS, True, Refusal.ALREADY_EXTENDED),
        (CLOSES, OPENS, False, Refusal.NOT_LATER),
        (CLOSES - DAY, OPENS, False, Refusal.NOT_LATER),
        (OPENS + 60 * DAY, OPENS, False, None),
        (OPENS + 60 * DAY + TICK, OPENS, False, Refusal.TOO_LONG),
    ],
)
def test_a_ballot_is_extended_once_and_only_while_it_runs(
    until: datetime, now: datetime, expected: Refusal | None, *, extended: bool
) -> None:
    found = extension_refusal(HOUSEHOLD, OPENS, CLOSES, until, extended=extended, now=now)
    assert found == expected


def test_every_preset_lies_within_its_own_bounds() -> None:
    for preset in PRESETS.values():
        assert preset.shortest <= preset.length <= preset.longest
    assert set(PRESETS) == set(Kind)
    assert OWNERS.early == Early.NONE
