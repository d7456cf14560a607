from datetime import UTC, datetime, timedelta

from playground.clock import Clock
from tests.playground.conftest import NOON


def test_a_frozen_clock_stands_still_until_it_is_moved() -> None:
    clock = Clock(NOON)
    assert clock.now() == NOON
    clock.jump(timedelta(days=2))
    assert clock.now() == datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_a_real_clock_runs_ahead_by_what_it_was_moved() -> None:
    clock = Clock()
    clock.jump(timedelta(hours=3))
    ahead = clock.now() - datetime.now(UTC)
    assert timedelta(hours=2, minutes=59) < ahead <= timedelta(hours=3)


def test_who_watches_hears_of_every_jump_until_they_stop() -> None:
    clock, heard = Clock(NOON), list[datetime]()
    stop = clock.watch(heard.append)
    clock.jump(timedelta(minutes=1))
    stop()
    clock.jump(timedelta(minutes=1))
    assert heard == [NOON + timedelta(minutes=1)]
