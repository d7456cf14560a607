"""What kinds of messages make a report in private, and what is said to the others."""

import pytest

from domain.reports import State
from playground.estate import IDS
from tests.handlers.reports.filed import LAMP, PIXEL, behind, items, only, stored
from tests.world import World


@pytest.mark.parametrize("kind", ["video_note", "animation"])
async def test_a_film_of_any_kind_is_a_report_and_can_be_looked_at(
    world: World, kind: str
) -> None:
    world.telegram.send_file(kind, IDS.wang, IDS.wang, PIXEL)
    await world.settle()
    report = await only(world)
    assert [item.kind for item in await items(world, report)] == [kind]
    assert "🎬" in world.last(IDS.wang)
    await world.tap(IDS.wang, IDS.wang, "看照片")
    assert any(kind in message for message in world.from_bot(IDS.wang))


async def test_a_round_film_proves_the_work_as_a_picture_does(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, f"/report {LAMP}")
    await world.tap(IDS.worker, IDS.unit_chat, "接单")
    await world.tap(IDS.worker, IDS.unit_chat, "办好了")
    question = world.from_bot(IDS.unit_chat)[-1]["message_id"]
    world.telegram.send_file("video_note", IDS.worker, IDS.unit_chat, PIXEL, reply_to=question)
    await world.settle()
    await world.say(
        IDS.worker,
        IDS.unit_chat,
        "换了灯泡",
        reply_to=world.from_bot(IDS.unit_chat)[-1]["message_id"],
    )
    report = await only(world)
    assert report.state is State.RESOLVED
    assert [item.kind for item in await items(world, report)] == ["video_note"]


@pytest.mark.parametrize(
    ("person_id", "words"), [(IDS.wang, "表情看不出"), (IDS.anna, "A sticker does not tell me")]
)
async def test_a_sticker_is_told_what_to_send_instead(
    world: World, person_id: int, words: str
) -> None:
    world.telegram.send_file("sticker", person_id, person_id, PIXEL)
    await world.settle()
    assert words in world.last(person_id)
    assert await stored(world) == []


@pytest.mark.parametrize(
    ("person_id", "words"), [(IDS.wang, "名片先不用发"), (IDS.anna, "No contact is needed")]
)
async def test_a_contact_nobody_asked_for_is_no_report(
    world: World, person_id: int, words: str
) -> None:
    world.telegram.send_contact(person_id, person_id, "+8613812345621")
    await world.settle()
    assert words in world.last(person_id)
    assert await stored(world) == []


async def test_a_sticker_after_a_report_leaves_the_report_alone(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, LAMP)
    world.telegram.send_file("sticker", IDS.wang, IDS.wang, PIXEL)
    await world.settle()
    assert await items(world, await only(world)) == []


async def test_a_plus_one_taken_back_goes_its_own_way_with_its_own_card(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, f"/report {LAMP}")
    await world.say(IDS.zhao, IDS.zhao, f"{LAMP}啊")
    await world.tap(IDS.zhao, IDS.zhao, "+1 我也遇到")
    await world.write(IDS.zhao, "/my")
    await world.tap(IDS.zhao, IDS.zhao, "6栋-0002")
    assert not any("0002" in text for text in world.texts(IDS.building_6))
    await world.tap(IDS.zhao, IDS.zhao, "撤销")
    first, second = await stored(world)
    assert (second.state, second.parent_id) == (State.DISPATCHED, None)
    assert await behind(world, first) == []
    for chat_id in (IDS.building_6, IDS.unit_chat):
        assert sum("6栋-0002" in text for text in world.texts(chat_id)) == 1
