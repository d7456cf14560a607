from datetime import timedelta

import pytest

from playground.chats import Chat
from playground.clock import Clock
from playground.floods import Limits
from playground.inprocess import InProcess
from playground.people import Person
from playground.shapes import Refused
from playground.world import World


@pytest.fixture
def home(world: World, wang: Person) -> int:
    world.start(wang.id)
    return wang.id


async def send(telegram: InProcess, chat_id: int, times: int = 1) -> None:
    for _ in range(times):
        await telegram.do("sendMessage", chat_id=chat_id, text="x")


async def test_without_limits_everything_passes(
    world: World, telegram: InProcess, home: int
) -> None:
    await send(telegram, home, 50)
    assert world.floods.refused == 0


async def test_one_chat_takes_a_small_burst_and_then_one_a_second(
    world: World, telegram: InProcess, clock: Clock, home: int
) -> None:
    world.floods.switch_on()
    await send(telegram, home, 3)
    with pytest.raises(Refused, match="Too Many Requests: retry after 3") as refused:
        await send(telegram, home)
    assert (refused.value.code, refused.value.parameters) == (429, {"retry_after": 3})
    clock.jump(timedelta(seconds=3))
    await send(telegram, home, 3)
    assert len(world.messages(home)) == 7


async def test_a_group_takes_20_a_minute(
    world: World, telegram: InProcess, clock: Clock, group: Chat
) -> None:
    world.floods.switch_on()
    for _ in range(20):
        await send(telegram, group.id)
        clock.jump(timedelta(seconds=1))
    with pytest.raises(Refused, match="retry after 40"):
        await send(telegram, group.id)
    clock.jump(timedelta(seconds=40))
    await send(telegram, group.id)


async def test_all_chats_together_take_30_a_second(
    world: World, telegram: InProcess, clock: Clock
) -> None:
    people = [world.add_person(str(number)) for number in range(31)]
    for person in people:
        world.start(person.id)
    world.floods.switch_on()
    for person in people[:30]:
        await send(telegram, person.id)
    with pytest.raises(Refused, match="retry after 1"):
        await send(telegram, people[30].id)
    clock.jump(timedelta(seconds=1))
    await send(telegram, people[30].id)


async def test_edits_count_and_answers_and_typing_do_not(
    world: World, telegram: InProcess, home: int
) -> None:
    sent = await telegram.do("sendMessage", chat_id=home, text="x")
    world.floods.switch_on(Limits(per_chat=1), retry_after=7)
    call = {"chat_id": home, "message_id": sent["message_id"]}
    await telegram.do("editMessageText", **call, text="y")
    with pytest.raises(Refused, match="retry after 7"):
        await telegram.do("editMessageText", **call, text="z")
    for _ in range(5):
        query_id = world.tap(home, home, 1, "x", force=True)
        await telegram.do("answerCallbackQuery", callback_query_id=query_id)
        await telegram.do("sendChatAction", chat_id=home, action="typing")
    world.floods.switch_off()
    assert (await telegram.do("editMessageText", **call, text="z"))["text"] == "z"


async def test_a_refused_message_leaves_nothing_behind(
    world: World, telegram: InProcess, home: int
) -> None:
    world.floods.switch_on(Limits(per_chat=1))
    await send(telegram, home)
    with pytest.raises(Refused):
        await send(telegram, home)
    assert len(world.messages(home)) == 2
    assert world.floods.refused == 1
