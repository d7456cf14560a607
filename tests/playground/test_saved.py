import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest

from playground import estate
from playground.clock import Clock
from playground.inprocess import InProcess
from playground.saved import STATE, Saved, Unreadable
from playground.snapshot import snapshot
from playground.world import World
from tests.playground.conftest import NOON, TOKEN


def restarted(folder: Path) -> World:
    world = World(Clock(NOON), TOKEN)
    assert Saved(folder).load(world)
    return world


async def lived_in(world: World) -> World:
    """An estate where something of every kind has happened."""
    ids, telegram = estate.build(world), InProcess(world)
    world.start(ids.wang)
    said = world.send_photo(ids.wang, ids.building_6, b"jpg", caption="/report 灯坏了")
    call = {"chat_id": ids.building_6, "message_id": said["message_id"]}
    await telegram.do("pinChatMessage", **call)
    await telegram.do("setMessageReaction", **call, reaction=[{"type": "emoji", "emoji": "👀"}])
    await telegram.do(
        "sendMessage", chat_id=ids.wang, text="x", reply_markup={"keyboard": [[{"text": "报事"}]]}
    )
    await telegram.do("setMyCommands", commands=[{"command": "help", "description": "帮助"}])
    await telegram.do("setChatMenuButton", chat_id=ids.wang, menu_button={"type": "commands"})
    await telegram.do("getUpdates", allowed_updates=["message", "callback_query"])
    world.tap(ids.wang, ids.wang, 1, "v:1", force=True)
    world.block(ids.zhou)
    world.clock.jump(timedelta(hours=1))
    return world


async def test_a_saved_world_comes_back_as_it_was(world: World, tmp_path: Path) -> None:
    Saved(tmp_path).save(await lived_in(world))
    again = restarted(tmp_path)
    assert json.dumps(snapshot(again)) == json.dumps(snapshot(world))
    assert again.chat(estate.IDS.building_6).members == world.chat(estate.IDS.building_6).members
    assert again.files.by_id == world.files.by_id


async def test_life_goes_on_after_a_restart(world: World, tmp_path: Path) -> None:
    before = await lived_in(world)
    Saved(tmp_path).save(before)
    again = restarted(tmp_path)
    assert (
        again.say(1003, 1003, "还在吗")["message_id"]
        == before.messages(1003)[-1]["message_id"] + 1
    )
    assert again.updates.waiting[-1].id == before.updates.next_id
    query_id = next(iter(again.queries))
    call = {"callback_query_id": query_id, "text": "已计入"}
    assert (await InProcess(again).call("answerCallbackQuery", call))[0] == 400
    again.clock.jump(timedelta(minutes=-50))
    assert (await InProcess(again).call("answerCallbackQuery", call))[0] == 200


def test_nothing_saved_is_nothing_loaded(world: World, tmp_path: Path) -> None:
    assert Saved(tmp_path).load(world) is False
    assert world.people == {}


@pytest.mark.parametrize("damage", ["", "{", "[]", "{}", '{"version": 99}'])
def test_a_damaged_world_is_refused_and_left_alone(
    world: World, tmp_path: Path, damage: str
) -> None:
    state = tmp_path / STATE
    state.write_text(damage)
    with pytest.raises(Unreadable, match=STATE):
        Saved(tmp_path).load(world)
    assert state.read_text() == damage


def test_a_file_name_cannot_lead_out_of_the_folder(world: World, tmp_path: Path) -> None:
    world.add_person("王阿姨", id=1003)
    world.send_voice(1003, 1003, b"ogg")
    Saved(tmp_path).save(world)
    state = json.loads((tmp_path / STATE).read_text())
    state["files"][0]["unique_id"] = "../../secret"
    (tmp_path / STATE).write_text(json.dumps(state))
    with pytest.raises(Unreadable, match="not the name of a saved file"):
        Saved(tmp_path).load(World(Clock(NOON), TOKEN))


async def test_changes_are_saved_while_running_and_at_the_end(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.saved.EVERY_SECONDS", 0.001)
    world.add_person("王阿姨", id=1003)
    saved = Saved(tmp_path)
    async with saved.kept(world):
        world.say(1003, 1003, "一")
        async with asyncio.timeout(5):
            while not (tmp_path / STATE).exists():  # noqa: ASYNC110 - a file has no event
                await asyncio.sleep(0.002)
        assert restarted(tmp_path).messages(1003)[0]["text"] == "一"
        world.say(1003, 1003, "二")
    assert [one["text"] for one in restarted(tmp_path).messages(1003)] == ["一", "二"]
