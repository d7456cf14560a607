import asyncio
from datetime import timedelta

import pytest

from playground.chats import Chat
from playground.clock import Clock
from playground.inprocess import InProcess
from playground.people import Person
from playground.shapes import Json, Refused
from playground.world import World


def ids(updates: list[Json]) -> list[int]:
    return [update["update_id"] for update in updates]


async def test_updates_come_again_until_a_higher_offset_confirms_them(
    world: World, telegram: InProcess, wang: Person
) -> None:
    for word in ("一", "二", "三"):
        world.say(wang.id, wang.id, word)
    assert ids(await telegram.do("getUpdates", limit=2)) == [1000, 1001]
    assert ids(await telegram.do("getUpdates")) == [1000, 1001, 1002]
    assert ids(await telegram.do("getUpdates", offset=1002)) == [1002]
    assert await telegram.do("getUpdates", offset=1003) == []


async def test_a_negative_offset_keeps_only_the_newest(
    world: World, telegram: InProcess, wang: Person
) -> None:
    for word in ("一", "二", "三"):
        world.say(wang.id, wang.id, word)
    assert ids(await telegram.do("getUpdates", offset=-1)) == [1002]
    assert ids(await telegram.do("getUpdates")) == [1002]


async def test_at_most_100_updates_come_at_once(
    world: World, telegram: InProcess, wang: Person
) -> None:
    for number in range(101):
        world.say(wang.id, wang.id, str(number))
    assert len(await telegram.do("getUpdates")) == 100


@pytest.mark.parametrize(("seconds", "left"), [(149, 1), (150, 0)])
async def test_an_undelivered_tap_vanishes_after_150_seconds(
    world: World, telegram: InProcess, clock: Clock, wang: Person, seconds: int, left: int
) -> None:
    world.tap(wang.id, wang.id, 1, "x", force=True)
    clock.jump(timedelta(seconds=seconds))
    assert len(await telegram.do("getUpdates")) == left


@pytest.mark.parametrize(
    ("ahead", "left"), [(timedelta(hours=24, seconds=-1), 1), (timedelta(hours=24), 0)]
)
async def test_an_undelivered_message_vanishes_after_24_hours(
    world: World, telegram: InProcess, clock: Clock, wang: Person, ahead: timedelta, left: int
) -> None:
    world.say(wang.id, wang.id, "您好")
    clock.jump(ahead)
    assert len(await telegram.do("getUpdates")) == left


async def test_what_lives_longer_stays_when_a_tap_vanishes(
    world: World, telegram: InProcess, clock: Clock, wang: Person
) -> None:
    world.say(wang.id, wang.id, "您好")
    world.tap(wang.id, wang.id, 1, "x", force=True)
    clock.jump(timedelta(seconds=200))
    assert ids(await telegram.do("getUpdates")) == [1000]
    clock.jump(timedelta(hours=24))
    assert await telegram.do("getUpdates") == []


async def test_a_long_poll_ends_as_soon_as_something_happens(
    world: World, telegram: InProcess, wang: Person
) -> None:
    poll = asyncio.create_task(telegram.do("getUpdates", timeout=30))
    await asyncio.sleep(0)
    assert not poll.done()
    world.say(wang.id, wang.id, "您好")
    assert ids(await asyncio.wait_for(poll, 1)) == [1000]


async def test_an_empty_poll_ends_after_its_time(telegram: InProcess) -> None:
    assert await telegram.do("getUpdates", timeout=0) == []
    assert await telegram.do("getUpdates", timeout="0") == []


async def test_a_second_poll_ends_the_first_with_a_conflict(
    world: World, telegram: InProcess, wang: Person
) -> None:
    first = asyncio.create_task(telegram.do("getUpdates", timeout=30))
    await asyncio.sleep(0)
    second = asyncio.create_task(telegram.do("getUpdates", timeout=30))
    with pytest.raises(Refused, match="terminated by other getUpdates") as refused:
        await first
    world.say(wang.id, wang.id, "您好")
    assert refused.value.code == 409
    assert len(await second) == 1


async def test_polling_conflicts_with_a_webhook(telegram: InProcess) -> None:
    await telegram.do("setWebhook", url="https://example.org/hook", secret_token="s-1")
    with pytest.raises(Refused, match="webhook is active"):
        await telegram.do("getUpdates")
    await telegram.do("deleteWebhook")
    assert await telegram.do("getUpdates") == []


async def test_setting_a_webhook_ends_a_running_poll(telegram: InProcess) -> None:
    poll = asyncio.create_task(telegram.do("getUpdates", timeout=30))
    await asyncio.sleep(0)
    await telegram.do("setWebhook", url="https://example.org/hook")
    with pytest.raises(Refused, match="webhook is active"):
        await poll


@pytest.mark.parametrize(
    "wrong", [{"url": "ftp://x"}, {"url": "https://x.cn", "secret_token": "! "}]
)
async def test_a_webhook_needs_a_web_address_and_a_plain_secret(
    telegram: InProcess, wrong: dict[str, str]
) -> None:
    status, _ = await telegram.call("setWebhook", wrong)
    assert status == 400


async def test_webhook_info_tells_what_was_set(
    world: World, telegram: InProcess, wang: Person
) -> None:
    await telegram.do("setWebhook", url="https://example.org/h", allowed_updates=["message"])
    world.say(wang.id, wang.id, "您好")
    info = await telegram.do("getWebhookInfo")
    assert info["url"] == "https://example.org/h"
    assert info["pending_update_count"] == 1
    assert info["allowed_updates"] == ["message"]


async def test_pending_updates_can_be_dropped(
    world: World, telegram: InProcess, wang: Person
) -> None:
    world.say(wang.id, wang.id, "您好")
    await telegram.do("deleteWebhook", drop_pending_updates=True)
    assert await telegram.do("getUpdates") == []


async def test_allowed_updates_are_remembered_for_what_comes_later(
    world: World, telegram: InProcess, wang: Person
) -> None:
    await telegram.do("getUpdates", allowed_updates=["callback_query"])
    world.say(wang.id, wang.id, "您好")
    world.tap(wang.id, wang.id, 1, "x", force=True)
    (update,) = await telegram.do("getUpdates")
    assert "callback_query" in update


@pytest.mark.parametrize(
    ("allowed", "kinds"),
    [
        ([], []),
        (["message_reaction"], ["message_reaction"]),
        (["chat_member", "message"], ["chat_member", "message"]),
    ],
)
async def test_members_and_reactions_are_told_only_when_named(
    world: World,
    telegram: InProcess,
    admin_group: Chat,
    wang: Person,
    allowed: list[str],
    kinds: list[str],
) -> None:
    newcomer = world.add_person("小周")
    said = world.say(wang.id, admin_group.id, "您好")
    world.updates.clear()
    await telegram.do("getUpdates", allowed_updates=allowed)
    world.react(wang.id, admin_group.id, said["message_id"], "👍")
    if "message" in allowed:
        world.join(newcomer.id, admin_group.id)
    found = await telegram.do("getUpdates")
    assert [kind for update in found for kind in update if kind != "update_id"] == kinds


async def test_a_delivered_update_can_come_a_second_time(
    world: World, telegram: InProcess, wang: Person
) -> None:
    world.say(wang.id, wang.id, "您好")
    (first,) = await telegram.do("getUpdates")
    await telegram.do("getUpdates", offset=1001)
    world.repeat_update(1000)
    assert await telegram.do("getUpdates", offset=1001) == [first]
    assert await telegram.do("getUpdates", offset=1001) == []


def test_only_delivered_updates_can_be_repeated(world: World, wang: Person) -> None:
    world.say(wang.id, wang.id, "您好")
    with pytest.raises(LookupError):
        world.repeat_update(1000)


async def test_any_json_can_be_injected_as_an_update(world: World, telegram: InProcess) -> None:
    world.inject_raw({"strange": {"x": None}})
    world.inject_raw({"update_id": 5, "message": "broken"})
    first, second = await telegram.do("getUpdates", offset=900)
    assert first == {"update_id": 5, "message": "broken"}
    assert second == {"update_id": 1000, "strange": {"x": None}}


async def test_closing_lets_a_waiting_poll_return(world: World, telegram: InProcess) -> None:
    poll = asyncio.create_task(telegram.do("getUpdates", timeout=30))
    await asyncio.sleep(0)
    world.updates.close()
    assert await asyncio.wait_for(poll, 1) == []
    world.updates.reopen()
