"""Who may ask for updates, for how long, and who is sent away."""

import asyncio

import pytest

from playground.inprocess import InProcess
from playground.shapes import Refused
from playground.world import World
from tests.playground.conftest import why


async def test_of_three_polls_only_the_last_goes_on(
    world: World, telegram: InProcess, home: int
) -> None:
    polls = []
    for _ in range(3):
        polls.append(asyncio.create_task(telegram.do("getUpdates", timeout=30)))
        await asyncio.sleep(0)
    for ended in polls[:2]:
        with pytest.raises(Refused, match="only one bot instance") as refused:
            await asyncio.wait_for(ended, 1)
        assert refused.value.code == 409
    world.say(home, home, "您好")
    assert len(await asyncio.wait_for(polls[2], 1)) == 1


async def test_a_short_poll_ends_a_long_one_too(telegram: InProcess) -> None:
    long = asyncio.create_task(telegram.do("getUpdates", timeout=30))
    await asyncio.sleep(0)
    assert await telegram.do("getUpdates") == []
    with pytest.raises(Refused, match="terminated by other getUpdates request"):
        await asyncio.wait_for(long, 1)


async def test_while_a_webhook_is_set_every_poll_is_refused(telegram: InProcess) -> None:
    await telegram.do("setWebhook", url="https://example.org/hook")
    for timeout in (0, 30):
        assert await why(telegram, "getUpdates", timeout=timeout) == (
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    await telegram.do("setWebhook", url="")
    assert await telegram.do("getUpdates") == []


async def test_a_poll_waits_as_long_as_telegram_at_most(
    telegram: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.updates.MOST_PATIENCE", 0.001)
    assert await asyncio.wait_for(telegram.do("getUpdates", timeout=10**400), 5) == []


async def test_a_closed_queue_lets_no_poll_wait_until_it_is_opened_again(
    world: World, telegram: InProcess, home: int
) -> None:
    world.updates.close()
    assert await asyncio.wait_for(telegram.do("getUpdates", timeout=30), 1) == []
    world.updates.reopen()
    poll = asyncio.create_task(telegram.do("getUpdates", timeout=30))
    await asyncio.sleep(0)
    assert not poll.done()
    world.say(home, home, "您好")
    assert len(await asyncio.wait_for(poll, 1)) == 1
