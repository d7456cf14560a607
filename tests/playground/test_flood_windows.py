"""Flood limits at their edges: who keeps to retry_after never sends more than Telegram takes."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.chats import Chat
from playground.clock import Clock
from playground.floods import Floods, Limits
from playground.inprocess import InProcess
from playground.shapes import Json, Refused, Upload
from playground.world import World
from tests.playground.conftest import NOON

SECOND = timedelta(seconds=1)
TICK = timedelta(microseconds=1)
GROUP, PRIVATE = -1001000000006, 1003
LIMITS = Limits()
SENDS = st.lists(
    st.tuples(
        st.sampled_from([PRIVATE, 1004, 1005, GROUP, -1001000000007]),
        st.integers(1, 3),
        st.integers(0, 3000),
    ),
    min_size=1,
    max_size=60,
)
Log = list[tuple[datetime, int]]


def most_within(log: Log, span: timedelta) -> int:
    """Return the most messages in any half-open window of this length."""
    times = [at for at, _ in log]
    return max((sum(start <= at < start + span for at in times) for start in times), default=0)


def send(floods: Floods, clock: Clock, chat_id: int, count: int) -> None:
    """Send until it is taken, waiting exactly as long as told."""
    params: Json = {"chat_id": chat_id} | ({"media": [{}] * count} if count > 1 else {})
    for _ in range(10):
        try:
            floods.check("sendMediaGroup" if count > 1 else "sendMessage", params)
        except Refused as refusal:
            waits = refusal.parameters or {}
            clock.jump(timedelta(seconds=waits["retry_after"]))
        else:
            return
    pytest.fail("retry_after was honoured, and it was never enough")


@settings(deadline=None)
@given(SENDS)
def test_who_honours_retry_after_never_exceeds_a_window(sends: list[tuple[int, int, int]]) -> None:
    clock = Clock(NOON)
    floods, log = Floods(clock.now), Log()
    floods.switch_on()
    for chat_id, count, pause in sends:
        clock.jump(timedelta(milliseconds=pause))
        send(floods, clock, chat_id, count)
        log += [(clock.now(), chat_id)] * count
    assert most_within(log, SECOND) <= LIMITS.overall
    for chat_id in {chat_id for _, chat_id in log}:
        own = [entry for entry in log if entry[1] == chat_id]
        assert most_within(own, timedelta(seconds=LIMITS.per_chat_seconds)) <= LIMITS.per_chat
        if chat_id < 0:
            assert most_within(own, timedelta(seconds=60)) <= LIMITS.per_group_minute


@given(st.integers(1, 5), st.integers(1, 10))
def test_a_refusal_costs_nothing_and_is_counted(allowed: int, tries: int) -> None:
    floods = Floods(Clock(NOON).now)
    floods.switch_on(Limits(per_chat=allowed))
    refused = 0
    for _ in range(tries):
        try:
            floods.check("sendMessage", {"chat_id": PRIVATE})
        except Refused:
            refused += 1
    assert refused == floods.refused == max(0, tries - allowed)


@pytest.mark.parametrize(
    ("chat_id", "limits", "span"),
    [
        (PRIVATE, Limits(per_chat=1), timedelta(seconds=3)),
        (PRIVATE, Limits(per_chat=1, per_chat_seconds=10), timedelta(seconds=10)),
        (PRIVATE, Limits(overall=1, per_chat=99), timedelta(seconds=1)),
        (GROUP, Limits(per_group_minute=1, per_chat=99), timedelta(seconds=60)),
        (-77, Limits(per_group_minute=1, per_chat=99), timedelta(seconds=60)),
    ],
)
def test_a_window_opens_at_its_very_end_and_not_a_tick_before(
    chat_id: int, limits: Limits, span: timedelta
) -> None:
    clock = Clock(NOON)
    floods = Floods(clock.now)
    floods.switch_on(limits)
    floods.check("sendMessage", {"chat_id": chat_id})
    clock.jump(span - TICK)
    with pytest.raises(Refused, match=r"retry after 1$"):
        floods.check("sendMessage", {"chat_id": chat_id})
    clock.jump(TICK)
    floods.check("sendMessage", {"chat_id": chat_id})
    assert floods.refused == 1


@pytest.mark.parametrize(
    ("waited", "retry_after"),
    [(0, 60), (0.5, 60), (1, 59), (58.9, 2), (59, 1), (59.999, 1)],
)
def test_a_group_is_told_its_wait_rounded_up_to_seconds(waited: float, retry_after: int) -> None:
    clock = Clock(NOON)
    floods = Floods(clock.now)
    floods.switch_on(Limits(per_group_minute=1, per_chat=99))
    floods.check("sendMessage", {"chat_id": GROUP})
    clock.jump(timedelta(seconds=waited))
    with pytest.raises(Refused) as refused:
        floods.check("editMessageText", {"chat_id": GROUP})
    assert refused.value.code == 429
    assert refused.value.description == f"Too Many Requests: retry after {retry_after}"
    assert refused.value.parameters == {"retry_after": retry_after}


@pytest.mark.parametrize(
    ("method", "counted"),
    [
        ("sendMessage", True),
        ("sendPhoto", True),
        ("editMessageText", True),
        ("editMessageReplyMarkup", True),
        ("copyMessage", True),
        ("forwardMessage", True),
        ("SENDMESSAGE", True),
        ("sendChatAction", False),
        ("deleteMessage", False),
        ("answerCallbackQuery", False),
        ("setMessageReaction", False),
        ("pinChatMessage", False),
        ("getChat", False),
    ],
)
def test_only_what_is_shown_in_the_chat_counts(method: str, *, counted: bool) -> None:
    floods = Floods(Clock(NOON).now)
    floods.switch_on(Limits(per_chat=1))
    floods.check(method, {"chat_id": PRIVATE})
    if counted:
        with pytest.raises(Refused, match="Too Many Requests"):
            floods.check(method, {"chat_id": PRIVATE})
    else:
        floods.check(method, {"chat_id": PRIVATE})
        floods.check("sendMessage", {"chat_id": PRIVATE})


def test_one_chat_does_not_hold_up_another() -> None:
    floods = Floods(Clock(NOON).now)
    floods.switch_on(Limits(per_chat=1))
    floods.check("sendMessage", {"chat_id": PRIVATE})
    floods.check("sendMessage", {"chat_id": 1004})
    with pytest.raises(Refused):
        floods.check("sendMessage", {"chat_id": str(PRIVATE)})


def test_switching_on_again_begins_anew() -> None:
    floods = Floods(Clock(NOON).now)
    for _ in range(3):
        floods.switch_on(Limits(per_chat=1))
        floods.check("sendMessage", {"chat_id": PRIVATE})
    assert floods.refused == 0


async def test_an_album_counts_every_picture_and_an_edited_one_counts_once(
    world: World, telegram: InProcess, group: Chat, clock: Clock
) -> None:
    media = [{"type": "photo", "media": "attach://f"}] * 2
    files = {"f": Upload("f.jpg", b"jpg")}
    world.floods.switch_on(Limits(per_chat=3))
    first, _ = await telegram.do("sendMediaGroup", files, chat_id=group.id, media=media)
    call = {"chat_id": group.id, "media": media}
    assert (await telegram.call("sendMediaGroup", call, files))[0] == 429
    edited = media[0] | {"caption": "新", "parse_mode": "HTML", "has_spoiler": False}
    where = {"chat_id": group.id, "message_id": first["message_id"]}
    assert await telegram.do("editMessageMedia", files, **where, media=edited)
    assert (await telegram.call("sendMessage", {"chat_id": group.id, "text": "x"}))[0] == 429
    clock.jump(3 * SECOND)
    assert await telegram.do("sendMediaGroup", files, **call)


async def test_an_album_larger_than_the_limit_still_goes_into_a_quiet_chat(
    world: World, telegram: InProcess, home: int
) -> None:
    media = [{"type": "photo", "media": "attach://f"}] * 10
    world.floods.switch_on()
    files = {"f": Upload("f.jpg", b"jpg")}
    assert len(await telegram.do("sendMediaGroup", files, chat_id=home, media=media)) == 10
    assert (await telegram.call("sendMessage", {"chat_id": home, "text": "x"}))[0] == 429
