"""Two unasked posts a day for each group; what is more waits for the evening."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.notices import DAILY_POSTS, digest_at, held, local_midnight, reminds
from tests.domain.notices.clockwork import BERLIN, NEW_YEAR, NEW_YORK, SHANGHAI, local

NOON, DIGEST = local("2026-11-22 12:00"), local("2026-11-22 19:00")
SECOND = timedelta(seconds=1)
MOMENTS = st.integers(0, 365 * 24 * 60).map(lambda n: NEW_YEAR + timedelta(minutes=n))
ZONES = st.sampled_from([SHANGHAI, BERLIN, NEW_YORK])


@pytest.mark.parametrize(("posts", "waits"), [(0, False), (1, False), (2, True), (3, True)])
def test_the_third_post_of_a_day_waits(posts: int, waits: bool) -> None:  # noqa: FBT001
    assert held(posts, None, urgent=False, now=NOON, zone=SHANGHAI) is waits
    assert reminds(posts) is not waits


@pytest.mark.parametrize(
    ("start", "waits"),
    [
        (None, True),
        (DIGEST + SECOND, True),
        (DIGEST, False),
        (DIGEST - SECOND, False),
    ],
)
def test_what_starts_before_the_digest_comes_does_not_wait(
    start: datetime | None,
    waits: bool,  # noqa: FBT001
) -> None:
    assert held(DAILY_POSTS, start, urgent=False, now=NOON, zone=SHANGHAI) is waits


def test_what_is_urgent_never_waits() -> None:
    assert not held(99, None, urgent=True, now=NOON, zone=SHANGHAI)


@pytest.mark.parametrize(
    ("now", "digest"),
    [
        ("2026-11-22 00:00", "2026-11-22 19:00"),
        ("2026-11-22 18:59", "2026-11-22 19:00"),
        ("2026-11-22 19:00", "2026-11-23 19:00"),
        ("2026-11-22 23:59", "2026-11-23 19:00"),
    ],
)
def test_the_digest_is_the_next_at_seven_in_the_evening(now: str, digest: str) -> None:
    assert digest_at(local(now), SHANGHAI) == local(digest)


@given(MOMENTS, ZONES)
def test_a_digest_is_at_seven_there_and_within_a_day_wherever_clocks_move(
    now: datetime, zone: ZoneInfo
) -> None:
    found = digest_at(now, zone)
    assert found.astimezone(zone).hour == 19
    assert timedelta() < found - now <= timedelta(hours=25)


@given(MOMENTS, ZONES)
def test_a_day_begins_at_its_own_midnight(now: datetime, zone: ZoneInfo) -> None:
    begun = local_midnight(now, zone)
    assert begun <= now < begun + timedelta(hours=25)
    assert begun.astimezone(zone).date() == now.astimezone(zone).date()
    assert (begun - SECOND).astimezone(zone).date() < now.astimezone(zone).date()


def test_at_midnight_itself_the_new_day_has_begun() -> None:
    midnight = local("2026-11-22 00:00")
    assert local_midnight(midnight, SHANGHAI) == midnight
    assert local_midnight(midnight - SECOND, SHANGHAI) == midnight - timedelta(days=1)
