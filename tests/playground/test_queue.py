"""The bot's queue of updates: order, confirmation, age, what is wanted, and who may ask."""

import asyncio
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.chats import Chat
from playground.clock import Clock
from playground.inprocess import InProcess
from playground.people import Person
from playground.shapes import Json
from playground.updates import BUTTON_LIFE, LIFE, REMEMBERED, Updates
from playground.world import World
from tests.playground.conftest import NOON, kinds

SECOND = timedelta(seconds=1)
Step = tuple[str, int]
STEPS = st.lists(
    st.tuples(st.sampled_from(["put", "tap", "take", "confirm", "wait"]), st.integers(1, 100)),
    max_size=40,
)


def queue(clock: Clock) -> Updates:
    return Updates(clock.now, 1)


def ids(updates: list[Json]) -> list[int]:
    return [update["update_id"] for update in updates]


@given(STEPS)
def test_nothing_is_lost_repeated_out_of_order_or_kept_too_long(steps: list[Step]) -> None:
    clock = Clock(NOON)
    updates, alive = queue(clock), dict[int, tuple[timedelta, timedelta]]()
    for what, number in steps:
        match what:
            case "put" | "tap":
                kind = "callback_query" if what == "tap" else "message"
                alive[updates.next_id] = (clock.ahead, BUTTON_LIFE if what == "tap" else LIFE)
                updates.put(kind, {})
            case "confirm":
                updates.take(number, 100)
                alive = {key: value for key, value in alive.items() if key >= number}
            case "wait":
                clock.jump(timedelta(seconds=20 * number))
            case _:
                assert len(updates.take(None, number)) <= number
        alive = {key: (at, life) for key, (at, life) in alive.items() if clock.ahead - at < life}
        assert ids(updates.take(None, 100)) == sorted(alive)[:100]
        assert updates.pending() == len(alive)


@given(st.lists(st.integers(0, 7), max_size=30))
def test_a_bot_that_confirms_what_it_got_gets_everything_once_and_in_order(
    batches: list[int],
) -> None:
    updates, got, offset = queue(Clock(NOON)), list[int](), 0
    for batch in batches:
        for _ in range(batch):
            updates.put("message", {})
        found = ids(updates.take(offset, 3))
        got += found
        offset = found[-1] + 1 if found else offset
    while found := ids(updates.take(offset, 3)):
        got += found
        offset = found[-1] + 1
    assert got == list(range(1, sum(batches) + 1))


@pytest.mark.parametrize(
    ("offset", "left"),
    [
        (None, [1, 2, 3, 4, 5]),
        (0, [1, 2, 3, 4, 5]),
        (1, [1, 2, 3, 4, 5]),
        (3, [3, 4, 5]),
        (6, []),
        (10**12, []),
        (-1, [5]),
        (-2, [4, 5]),
        (-5, [1, 2, 3, 4, 5]),
        (-99, [1, 2, 3, 4, 5]),
    ],
)
def test_an_offset_confirms_all_before_it_for_good(offset: int | None, left: list[int]) -> None:
    updates = queue(Clock(NOON))
    for _ in range(5):
        updates.put("message", {})
    assert ids(updates.take(offset, 100)) == left
    assert ids(updates.take(None, 100)) == left


@pytest.mark.parametrize("offset", [-1, 0, 5])
def test_an_empty_queue_has_nothing_to_confirm(offset: int) -> None:
    updates = queue(Clock(NOON))
    assert updates.take(offset, 100) == []
    updates.put("message", {})
    assert ids(updates.take(None, 100)) == [1]


@pytest.mark.parametrize(
    ("kind", "life"),
    [
        ("callback_query", timedelta(seconds=150)),
        ("message", timedelta(hours=24)),
        ("edited_message", timedelta(hours=24)),
        ("my_chat_member", timedelta(hours=24)),
        ("chat_join_request", timedelta(hours=24)),
    ],
)
def test_an_update_lives_to_the_second(kind: str, life: timedelta) -> None:
    clock = Clock(NOON)
    updates = queue(clock)
    updates.put(kind, {})
    clock.jump(life - SECOND)
    assert (updates.pending(), len(updates.take(None, 100))) == (1, 1)
    clock.jump(SECOND)
    assert (updates.pending(), updates.head(), updates.take(None, 100)) == (0, None, [])


def test_a_clock_set_back_brings_nothing_back_and_lets_nothing_live_longer() -> None:
    clock = Clock(NOON)
    updates = queue(clock)
    updates.put("callback_query", {})
    clock.jump(BUTTON_LIFE)
    assert updates.pending() == 0
    clock.jump(-BUTTON_LIFE)
    assert updates.pending() == 0
    updates.put("callback_query", {})
    clock.jump(BUTTON_LIFE - SECOND)
    assert updates.pending() == 1


async def test_taps_vanish_from_between_messages_and_the_order_stays(
    world: World, telegram: InProcess, clock: Clock, home: int
) -> None:
    for number in range(3):
        world.say(home, home, f"{number}")
        world.tap(home, home, 1, "x", force=True)
    clock.jump(BUTTON_LIFE)
    found = await telegram.do("getUpdates")
    assert [update["message"]["text"] for update in found] == ["0", "1", "2"]
    assert all(two - one == 2 for one, two in pairwise(ids(found)))


@pytest.mark.parametrize(
    ("allowed", "told"),
    [
        ([], ["message", "edited_message", "callback_query", "my_chat_member"]),
        (["message"], ["message"]),
        (["edited_message", "callback_query"], ["edited_message", "callback_query"]),
        (["message_reaction"], ["message_reaction"]),
        (["my_chat_member"], ["my_chat_member"]),
        (["poll_answer"], []),
    ],
)
async def test_only_the_kinds_a_bot_named_are_queued(
    world: World, telegram: InProcess, home: int, allowed: list[str], told: list[str]
) -> None:
    await telegram.do("getUpdates", allowed_updates=allowed)
    said = world.say(home, home, "一")
    world.edit(home, home, said["message_id"], "二")
    world.react(home, home, said["message_id"], "👍")
    world.tap(home, home, 1, "x", force=True)
    world.block(home)
    assert kinds(world) == told


async def test_an_empty_list_goes_back_to_the_usual_kinds(
    world: World, telegram: InProcess, home: int
) -> None:
    await telegram.do("getUpdates", allowed_updates=["callback_query"])
    await telegram.do("getUpdates", allowed_updates=[])
    world.say(home, home, "您好")
    assert kinds(world) == ["message"]


async def test_what_was_queued_before_stays_whatever_is_wanted_later(
    world: World, telegram: InProcess, home: int
) -> None:
    world.say(home, home, "您好")
    (update,) = await telegram.do("getUpdates", allowed_updates=["callback_query"])
    assert update["message"]["text"] == "您好"


async def test_a_webhook_names_the_wanted_kinds_as_well(
    world: World, telegram: InProcess, home: int
) -> None:
    hook = {"url": "https://example.org/hook", "allowed_updates": ["callback_query"]}
    await telegram.do("setWebhook", **hook)
    world.say(home, home, "您好")
    world.tap(home, home, 1, "x", force=True)
    assert kinds(world) == ["callback_query"]
    await telegram.do("setWebhook", url="https://example.org/other")
    assert (await telegram.do("getWebhookInfo"))["allowed_updates"] == ["callback_query"]


async def test_a_repeated_update_comes_once_more_whatever_the_offset(
    world: World, telegram: InProcess, home: int
) -> None:
    for word in "一二":
        world.say(home, home, word)
    first, second = await telegram.do("getUpdates")
    await telegram.do("getUpdates", offset=second["update_id"] + 1)
    world.repeat_update(first["update_id"])
    world.say(home, home, "三")
    again = await telegram.do("getUpdates", offset=second["update_id"] + 1)
    assert again[0] == first
    assert again[1]["message"]["text"] == "三"


def test_only_so_many_delivered_updates_are_remembered() -> None:
    updates = queue(Clock(NOON))
    for _ in range(REMEMBERED + 1):
        updates.put("message", {})
    updates.take(REMEMBERED + 2, 100)
    with pytest.raises(LookupError, match="update 1 was not delivered"):
        updates.repeat(1)
    updates.repeat(2)
    assert ids(updates.take(None, 100)) == [2]


def test_an_update_that_was_dropped_cannot_come_again() -> None:
    updates = queue(Clock(NOON))
    updates.put("message", {})
    updates.clear()
    with pytest.raises(LookupError):
        updates.repeat(1)
    assert updates.head() is None


async def test_injected_updates_wait_their_turn_and_wake_a_poll(
    world: World, telegram: InProcess, home: int
) -> None:
    poll = asyncio.create_task(telegram.do("getUpdates", timeout=30))
    await asyncio.sleep(0)
    world.inject_raw({"message": {"from_the": "future"}})
    (update,) = await asyncio.wait_for(poll, 1)
    assert update["message"] == {"from_the": "future"}
    world.say(home, home, "您好")
    assert world.updates.waiting[-1].id == update["update_id"] + 1


@pytest.mark.parametrize(
    ("method", "more"),
    [("setWebhook", {"url": "https://example.org/hook"}), ("deleteWebhook", {})],
)
@pytest.mark.parametrize("drop", [True, False])
async def test_what_waits_is_dropped_only_when_asked_for(
    world: World, telegram: InProcess, home: int, method: str, more: Json, *, drop: bool
) -> None:
    world.say(home, home, "您好")
    world.inject_raw({"update_id": 5, "strange": {}})
    await telegram.do(method, drop_pending_updates=drop, **more)
    await telegram.do("deleteWebhook")
    assert len(await telegram.do("getUpdates")) == (0 if drop else 2)


async def test_webhook_info_names_what_was_asked_for_and_nothing_secret(
    telegram: InProcess,
) -> None:
    assert await telegram.do("getWebhookInfo") == {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": 0,
    }
    call = {"url": "https://example.org/hook", "secret_token": "s-1", "max_connections": 3}
    await telegram.do("setWebhook", **call)
    info = await telegram.do("getWebhookInfo")
    assert (info["url"], info["max_connections"]) == (call["url"], 3)
    assert "secret_token" not in info


async def test_ids_run_on_over_every_chat_and_kind(
    world: World, telegram: InProcess, admin_group: Chat, wang: Person
) -> None:
    world.say(wang.id, admin_group.id, "一")
    world.start(wang.id)
    world.tap(wang.id, wang.id, 1, "x", force=True)
    world.block(wang.id)
    found = ids(await telegram.do("getUpdates"))
    assert found == list(range(found[0], found[0] + 4))


def test_a_bot_starts_somewhere_in_the_middle_of_telegrams_numbers() -> None:
    starts = {Updates(Clock(NOON).now).next_id for _ in range(3)}
    assert len(starts) > 1
    assert all(100_000_000 <= start < 900_000_000 for start in starts)
