"""A world that was saved and read again is the same world, whatever has happened in it."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.chats import ADMIN_RIGHTS
from playground.clock import Clock
from playground.estate import IDS, build
from playground.inprocess import InProcess
from playground.saved import STATE, Saved, Unreadable
from playground.shapes import Json, NotPossible, Refused
from playground.snapshot import restore, snapshot
from playground.world import World
from tests.playground.conftest import NOON, TOKEN

PEOPLE = (IDS.wang, IDS.li_ming, IDS.captain, IDS.anna)
TEXTS = st.text(alphabet="灯🏠/report @linli_bot<b>\n", min_size=1, max_size=12)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "say", "photo", "edit", "erase", "react", "tap", "join", "leave", "block",
                "promote", "poll", "send", "keyboard", "pin", "delete", "answer", "migrate",
                "jump", "commands", "webhook",
            ]
        ),
        st.sampled_from(PEOPLE),
        st.sampled_from([0, IDS.building_6, IDS.staff_chat]),
        st.integers(1, 12),
        TEXTS,
    ),
    max_size=25,
)  # fmt: skip
Step = tuple[str, int, int, int, str]


def new_world() -> World:
    return World(Clock(NOON), TOKEN, first_update_id=1000)


def by_people(world: World, step: Step) -> None:
    what, person, place, number, text = step
    chat = place or person
    doing: dict[str, Callable[[], object]] = {
        "say": lambda: world.say(person, chat, text),
        "photo": lambda: world.send_photo(person, chat, text.encode(), caption=text),
        "edit": lambda: world.edit(person, chat, number, text),
        "erase": lambda: world.erase(person, chat, number),
        "react": lambda: world.react(person, chat, number, "👍"),
        "tap": lambda: world.tap(person, chat, number, text, force=True),
        "join": lambda: world.join(IDS.worker, IDS.building_6, by=person),
        "leave": lambda: world.leave(IDS.worker, IDS.building_6),
        "block": lambda: world.block(person),
        "promote": lambda: world.promote(IDS.captain, IDS.building_6, person),
        "migrate": lambda: migrate(world, person, text, ADMIN_RIGHTS[:number]),
        "jump": lambda: world.clock.jump(timedelta(minutes=number)),
    }
    doing.get(what, lambda: None)()


def migrate(world: World, owner: int, title: str, rights: tuple[str, ...]) -> None:
    old = world.add_group(title, owner=owner, kind="group")
    world.add_bot(owner, old.id, rights=rights)
    world.migrate(old.id)


async def by_bot(world: World, step: Step) -> None:
    what, person, place, number, text = step
    where = {"chat_id": place or person}
    about = where | {"message_id": number}
    calls: dict[str, tuple[str, Json]] = {
        "send": ("sendMessage", where | {"text": text}),
        "keyboard": (
            "sendMessage",
            where | {"text": "x", "reply_markup": {"keyboard": [[{"text": text}]]}},
        ),
        "pin": ("pinChatMessage", about),
        "delete": ("deleteMessage", about),
        "poll": ("getUpdates", {"offset": 1000 + number, "allowed_updates": ["message"]}),
        "answer": ("answerCallbackQuery", {"callback_query_id": next(iter(world.queries), "")}),
        "commands": ("setMyCommands", {"commands": [{"command": "help", "description": text}]}),
        "webhook": ("setWebhook", {"url": "https://a.cn" if number % 2 else ""}),
    }
    if what in calls:
        method, params = calls[what]
        await InProcess(world).do(method, **params)


async def live(world: World, steps: list[Step]) -> None:
    for step in steps:
        try:
            by_people(world, step)
            await by_bot(world, step)
        except (NotPossible, Refused):
            continue


def shown(world: World) -> Json:
    found: Json = json.loads(json.dumps(snapshot(world)))
    return found


@settings(max_examples=40, deadline=None)
@given(STEPS)
async def test_any_life_survives_being_saved_and_read_again(steps: list[Step]) -> None:
    world = new_world()
    build(world)
    await live(world, steps)
    with TemporaryDirectory() as folder:
        Saved(Path(folder)).save(world)
        again = new_world()
        assert Saved(Path(folder)).load(again)
    assert shown(again) == shown(world)
    assert again.chats == world.chats
    assert again.people == world.people
    assert again.files.by_id == world.files.by_id
    assert again.updates.waiting == world.updates.waiting
    assert again.clock.now() == world.clock.now()


@settings(max_examples=20, deadline=None)
@given(STEPS, STEPS)
async def test_a_read_world_goes_on_exactly_as_the_first_would_have(
    before: list[Step], after: list[Step]
) -> None:
    world, again = new_world(), new_world()
    build(world)
    await live(world, before)
    state = shown(world)
    restore(again, state, lambda unique_id: by_unique_id(world, unique_id))
    say = [step for step in after if step[0] in {"say", "edit", "erase", "react", "jump", "block"}]
    for one in (world, again):
        await live(one, say)
    assert again.chats == world.chats
    assert again.updates.waiting == world.updates.waiting


def by_unique_id(world: World, unique_id: str) -> bytes:
    return next(one.data for one in world.files.by_id.values() if one.unique_id == unique_id)


@pytest.mark.parametrize(
    "damage",
    [
        lambda state: state.pop("chats"),
        lambda state: state.update(version=2),
        lambda state: state.update(people=[{"id": 1}]),
        lambda state: state.update(people=[{"id": 1, "first_name": "x", "colour": "red"}]),
        lambda state: state["chats"][0].update(messages={"one": {}}),
        lambda state: state.update(ahead_seconds="soon"),
        lambda state: state["updates"].update(waiting=[{"id": 1}]),
        lambda state: state["updates"].update(
            waiting=[{"id": 1, "expires": "noon", "update": {}}]
        ),
        lambda state: state.update(files=[{"unique_id": "absent"}]),
    ],
)
def test_whatever_is_damaged_is_found_and_told_by_the_files_name(
    world: World, tmp_path: Path, damage: object
) -> None:
    build(world)
    Saved(tmp_path).save(world)
    state = json.loads((tmp_path / STATE).read_text())
    damage(state)  # type: ignore[operator]
    (tmp_path / STATE).write_text(json.dumps(state))
    with pytest.raises(Unreadable, match=STATE):
        Saved(tmp_path).load(new_world())


def test_a_sent_file_whose_bytes_are_gone_is_damage(world: World, tmp_path: Path) -> None:
    build(world)
    sent = world.send_photo(IDS.wang, IDS.wang, b"jpg")
    Saved(tmp_path).save(world)
    (tmp_path / "files" / sent["photo"][-1]["file_unique_id"]).unlink()
    with pytest.raises(Unreadable, match="No such file"):
        Saved(tmp_path).load(new_world())


def test_equal_files_are_kept_once_and_never_written_again(world: World, tmp_path: Path) -> None:
    build(world)
    for _ in range(3):
        world.send_photo(IDS.wang, IDS.wang, b"jpg")
    saved = Saved(tmp_path)
    saved.save(world)
    (kept,) = (tmp_path / "files").iterdir()
    written = kept.stat().st_mtime_ns
    saved.save(world)
    assert kept.stat().st_mtime_ns == written
    assert len(world.files.by_id) == 3


async def test_what_is_saved_is_a_moment_and_does_not_change_with_the_world(
    world: World,
) -> None:
    build(world)
    world.say(IDS.wang, IDS.building_6, "一")
    state = snapshot(world)
    before = json.dumps(state)
    await live(
        world,
        [
            ("say", IDS.wang, IDS.building_6, 1, "二"),
            ("react", IDS.wang, IDS.building_6, 1, "x"),
            ("edit", IDS.wang, IDS.building_6, 2, "三"),
            ("pin", IDS.wang, IDS.building_6, 1, "x"),
            ("promote", IDS.wang, IDS.building_6, 1, "x"),
            ("erase", IDS.wang, IDS.building_6, 2, "x"),
        ],
    )
    assert json.dumps(state) == before
    assert json.dumps(snapshot(world)) != before
