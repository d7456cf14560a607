from hypothesis import given
from hypothesis import strategies as st

from bot.pace import Pace


class Seconds:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_messages_leave_evenly_spaced() -> None:
    clock = Seconds()
    pace = Pace(clock)
    pace.take(1)
    assert round(pace.overall(), 6) == 0.04
    clock.now += 0.04
    assert pace.overall() == 0


def test_an_idle_minute_gives_no_burst() -> None:
    clock = Seconds()
    pace = Pace(clock)
    clock.now += 60
    pace.take(1)
    pace.take(2)
    assert round(pace.overall(), 6) == 0.08


def test_turns_taken_a_little_late_make_up_for_it() -> None:
    clock = Seconds()
    pace = Pace(clock)
    for _ in range(250):
        clock.now += pace.overall() + 0.003
        pace.take(1)
    assert clock.now - 1000.0 < 250 / 25 + 0.01


def test_no_second_holds_more_than_telegram_allows_however_late_turns_are() -> None:
    clock = Seconds()
    pace = Pace(clock)
    moments = []
    for turn in range(400):
        clock.now += pace.overall() + (0.099 if turn % 7 == 0 else 0.0)
        pace.take(1)
        moments.append(clock.now)
    busiest = max(sum(at <= other < at + 1 for other in moments) for at in moments)
    assert busiest <= 28


def test_a_chat_hears_one_message_a_second() -> None:
    clock = Seconds()
    pace = Pace(clock)
    pace.take(7)
    clock.now += 0.999
    assert pace.chat(7) > 0
    clock.now += 0.001
    assert pace.chat(7) < 1e-6
    assert pace.chat(8) == 0


def test_a_group_hears_eighteen_a_minute() -> None:
    clock = Seconds()
    pace = Pace(clock)
    for _ in range(18):
        assert pace.chat(-7) < 1e-6
        pace.take(-7)
        clock.now += 1
    assert round(pace.chat(-7), 6) == 42
    clock.now += 42
    assert pace.chat(-7) == 0


def test_a_private_chat_has_no_limit_a_minute() -> None:
    clock = Seconds()
    pace = Pace(clock)
    for _ in range(30):
        assert pace.chat(7) < 1e-6
        pace.take(7)
        clock.now += 1


def test_a_refused_chat_is_left_alone_and_the_others_are_not() -> None:
    clock = Seconds()
    pace = Pace(clock)
    pace.park(7, 30)
    assert pace.chat(7) == 30
    assert pace.chat(8) == 0
    assert pace.overall() == 0


def test_three_refused_chats_within_two_seconds_stop_everybody() -> None:
    clock = Seconds()
    pace = Pace(clock)
    for chat in (1, 2, 3):
        pace.park(chat, 30)
        clock.now += 1
    assert pace.overall() > 28


def test_one_chat_refused_three_times_stops_only_itself() -> None:
    clock = Seconds()
    pace = Pace(clock)
    for _ in range(3):
        pace.park(1, 30)
    assert pace.overall() == 0


def test_three_refusals_spread_over_time_stop_nobody_else() -> None:
    clock = Seconds()
    pace = Pace(clock)
    for chat in (1, 2, 3):
        pace.park(chat, 5)
        clock.now += 1.5
    assert pace.overall() == 0


@given(st.lists(st.integers(-5, 5).filter(bool), min_size=1, max_size=200))
def test_no_window_is_ever_exceeded(chats: list[int]) -> None:
    clock = Seconds()
    pace = Pace(clock)
    sent: list[tuple[float, int]] = []
    for chat in chats:
        clock.now += max(pace.overall(), pace.chat(chat)) + 1e-9
        pace.take(chat)
        sent.append((clock.now, chat))
    for at, chat in sent:
        second = [c for t, c in sent if at <= t < at + 0.999]
        minute = [c for t, c in sent if at <= t < at + 59.999]
        assert len(second) <= 26
        assert second.count(chat) == 1
        assert chat > 0 or minute.count(chat) <= 18
