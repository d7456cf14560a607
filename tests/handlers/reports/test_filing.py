"""Reporting through the front door: the whole bot, the playground's Telegram, a real database."""

import pytest

from domain.places import Grant, Role
from domain.reports import State
from playground.estate import IDS
from storage.database import Tx
from storage.places import grants, tree, units
from tests.conftest import NOON
from tests.handlers.reports.filed import GATE, LAMP, PIXEL, items, only, stored
from tests.world import World

BIG = 21 * 1024 * 1024


async def test_a_report_in_the_group_gets_a_numbered_card_there(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, f"/report {LAMP}")
    report = await only(world)
    assert (report.reporter_id, report.logger_id) == (IDS.wang, None)
    assert "6栋-0001" in world.last(IDS.building_6)
    assert LAMP in world.last(IDS.building_6)


async def test_the_card_answers_the_message_it_was_made_of(world: World) -> None:
    message = await world.say(IDS.wang, IDS.building_6, f"/report {LAMP}")
    card = world.from_bot(IDS.building_6)[-1]
    assert card["reply_to_message"]["message_id"] == message["message_id"]


async def test_the_category_is_proposed_and_its_unit_told(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, f"/report {LAMP}")
    report = await only(world)
    assert (report.category, report.state) == ("equip", State.DISPATCHED)
    assert LAMP in world.last(IDS.unit_chat)
    assert "接单" in world.labels(IDS.unit_chat)


async def test_a_reachable_reporter_has_the_card_in_private_too(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, f"/report {LAMP}")
    assert "6栋-0001" in world.last(IDS.wang)


async def test_somebody_who_never_pressed_start_can_report_in_the_group(world: World) -> None:
    await world.say(IDS.zhou, IDS.building_6, f"/report {LAMP}")
    assert (await only(world)).reporter_id == IDS.zhou
    assert world.from_bot(IDS.zhou) == []


async def test_a_report_nobody_answers_for_goes_loudly_to_staff(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/report 家里有件事想说一说呀")
    report = await only(world)
    assert (report.category, report.unit_id) == ("other", None)
    assert "还没有单位接" in world.last(IDS.staff_chat)
    assert any("派单" in label for label in world.labels(IDS.staff_chat))


async def test_a_unit_with_nobody_behind_it_counts_as_none(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/report 二楼停水了，水管没水")
    assert (await only(world)).state is State.SUBMITTED
    assert "停水" in world.last(IDS.staff_chat)


async def test_an_empty_report_is_asked_and_the_answer_is_taken(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/report")
    question = world.from_bot(IDS.building_6)[-1]
    assert "哪里出了什么问题" in str(question["text"])
    await world.say(IDS.wang, IDS.building_6, LAMP, reply_to=question["message_id"])
    assert (await only(world)).text == LAMP


async def test_only_the_one_who_was_asked_can_answer(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/report")
    question = world.from_bot(IDS.building_6)[-1]
    await world.say(IDS.zhao, IDS.building_6, LAMP, reply_to=question["message_id"])
    assert await stored(world) == []


async def test_a_photo_with_the_command_as_caption_is_a_report(world: World) -> None:
    world.telegram.send_photo(IDS.wang, IDS.building_6, PIXEL, caption=f"/report {LAMP}")
    await world.settle()
    report = await only(world)
    assert [item.kind for item in await items(world, report)] == ["photo"]
    assert "📷" in world.last(IDS.building_6)


async def test_a_reply_reports_what_somebody_else_wrote(world: World) -> None:
    said = world.telegram.say(IDS.zhao, IDS.building_6, LAMP)
    await world.say(IDS.captain, IDS.building_6, "/report", reply_to=said["message_id"])
    report = await only(world)
    assert (report.reporter_id, report.logger_id) == (IDS.zhao, IDS.captain)
    assert report.text == LAMP


async def test_a_reply_to_a_photo_takes_it_with_the_words_added(world: World) -> None:
    sent = world.telegram.send_photo(IDS.zhao, IDS.building_6, PIXEL, caption="看这个")
    await world.say(IDS.captain, IDS.building_6, f"/report {LAMP}", reply_to=sent["message_id"])
    report = await only(world)
    assert report.text == f"看这个\n{LAMP}"
    assert len(await items(world, report)) == 1


@pytest.mark.parametrize("kind", ["voice", "video", "document"])
async def test_a_reply_takes_anything_that_can_be_sent(world: World, kind: str) -> None:
    sent = world.telegram.send_file(kind, IDS.zhao, IDS.building_6, b"data")
    await world.say(IDS.captain, IDS.building_6, "/report", reply_to=sent["message_id"])
    report = await only(world)
    assert [item.kind for item in await items(world, report)] == [kind]
    assert report.reporter_id == IDS.zhao


async def test_a_reply_to_the_bot_reports_only_ones_own_words(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, f"/report {LAMP}")
    card = world.from_bot(IDS.building_6)[-1]
    await world.say(IDS.zhao, IDS.building_6, f"/report {GATE}", reply_to=card["message_id"])
    second = (await stored(world))[1]
    assert (second.text, second.reporter_id) == (GATE, IDS.zhao)


async def test_a_reply_to_an_anonymous_administrator_is_ones_own_report(world: World) -> None:
    said = world.telegram.say(IDS.captain, IDS.building_6, LAMP, as_sender_chat=True)
    await world.say(IDS.zhao, IDS.building_6, "/report", reply_to=said["message_id"])
    assert (await only(world)).reporter_id == IDS.zhao


@pytest.mark.parametrize("kind", ["photo", "voice", "video", "document"])
async def test_anything_sent_in_private_starts_a_report(world: World, kind: str) -> None:
    world.telegram.send_file(kind, IDS.wang, IDS.wang, b"data")
    await world.settle()
    report = await only(world)
    assert [item.kind for item in await items(world, report)] == [kind]
    assert "6栋-0001" in world.last(IDS.wang)


async def test_a_place_on_the_map_starts_a_report(world: World) -> None:
    world.telegram.send_location(IDS.wang, IDS.wang, 31.2, 121.5)
    await world.settle()
    item = (await items(world, await only(world)))[0]
    assert (item.kind, item.latitude, item.longitude) == ("location", 31.2, 121.5)


async def test_words_in_private_are_a_report_for_ones_own_building(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, LAMP)
    report = await only(world)
    assert report.place_id == world.estate.building
    assert LAMP in world.last(IDS.building_6)


async def test_the_word_alone_asks_what_is_wrong(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, "报事")
    assert "哪里出了什么问题" in world.last(IDS.wang)
    await world.say(IDS.wang, IDS.wang, LAMP)
    assert (await only(world)).text == LAMP


async def test_the_poster_remembers_its_building(world: World) -> None:
    await world.say(IDS.staff, IDS.staff, f"/start r_{world.estate.other_building}")
    assert "7栋" in world.last(IDS.staff)
    await world.say(IDS.staff, IDS.staff, LAMP)
    assert (await only(world)).place_id == world.estate.other_building


@pytest.mark.parametrize("link", ["r_999999", "r_x", "r_", "r_" + "9" * 40, "r_-1"])
async def test_a_made_up_poster_is_answered_politely(world: World, link: str) -> None:
    await world.say(IDS.wang, IDS.wang, f"/start {link}")
    assert await stored(world) == []
    assert world.from_bot(IDS.wang)


async def test_the_poster_of_another_building_turns_a_stranger_away(world: World) -> None:
    await world.database.run(tree.set_office_phone, world.estate.community, "021-12345")
    await world.say(IDS.wang, IDS.wang, f"/start r_{world.estate.other_building}")
    assert "021-12345" in world.last(IDS.wang)


async def test_a_stranger_in_private_gets_the_offices_phone(world: World) -> None:
    await world.database.run(tree.set_office_phone, world.estate.community, "021-12345")
    world.telegram.add_person("路人", id=5005)
    await world.say(5005, 5005, LAMP)
    assert await stored(world) == []
    assert "021-12345" in world.last(5005)


async def test_a_group_tied_to_nothing_says_what_to_do(world: World) -> None:
    world.telegram.add_group("新群", id=-1007, owner=IDS.wang, members=[])
    world.telegram.add_bot(IDS.wang, -1007)
    await world.settle()
    await world.say(IDS.wang, -1007, f"/report {LAMP}")
    assert await stored(world) == []
    assert any("/bind" in text for text in (*world.texts(-1007), world.last(IDS.wang)))


async def test_staff_name_the_building_in_the_text(world: World) -> None:
    await world.say(IDS.staff, IDS.staff, f"7栋{LAMP}")
    assert (await only(world)).place_id == world.estate.other_building


async def test_a_captain_reports_for_a_neighbour_without_a_phone(world: World) -> None:
    await world.say(IDS.captain, IDS.captain, f"代王奶奶报：{LAMP}")
    report = await only(world)
    assert (report.reporter_id, report.logger_id) == (None, IDS.captain)
    assert report.text == LAMP
    assert "王奶奶" in world.last(IDS.captain)
    assert not any("王奶奶" in text for text in world.texts(IDS.building_6))


async def test_for_a_resident_the_same_words_are_their_own(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, f"代王奶奶报：{LAMP}")
    assert (await only(world)).reporter_id == IDS.wang


async def test_the_button_says_afterwards_for_whom_it_was(world: World) -> None:
    await world.say(IDS.captain, IDS.captain, LAMP)
    await world.tap(IDS.captain, IDS.captain, "替别人报")
    await world.say(IDS.captain, IDS.captain, "王奶奶 3单元201")
    report = await only(world)
    assert (report.reporter_id, report.logger_id) == (None, IDS.captain)
    assert any("王奶奶 3单元201" in text for text in world.texts(IDS.captain))


async def test_residents_are_not_offered_to_report_for_others(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, LAMP)
    assert not any("替别人报" in label for label in world.labels(IDS.wang))


async def test_a_file_too_large_is_said_to_be_so_and_the_report_kept(world: World) -> None:
    world.telegram.send_video(IDS.wang, IDS.wang, b"film", caption=LAMP, file_size=BIG)
    await world.settle()
    report = await only(world)
    assert (await items(world, report))[0].size == BIG
    assert any("20 MB" in text for text in world.texts(IDS.wang))


async def test_a_file_of_exactly_twenty_megabytes_is_nothing_special(world: World) -> None:
    world.telegram.send_video(
        IDS.wang, IDS.wang, b"film", caption=LAMP, file_size=20 * 1024 * 1024
    )
    await world.settle()
    assert not any("20 MB" in text for text in world.texts(IDS.wang))


async def test_the_same_update_twice_is_one_report(world: World) -> None:
    update_id = world.telegram.updates.next_id
    await world.say(IDS.wang, IDS.building_6, f"/report {LAMP}")
    world.telegram.repeat_update(update_id)
    await world.settle()
    assert len(await stored(world)) == 1
    assert sum("6栋-0001" in text for text in world.texts(IDS.building_6)) == 1


async def test_an_english_speaker_reads_english(world: World) -> None:
    await world.say(IDS.anna, IDS.building_6, "/report the hallway light on floor 2 is broken")
    assert (await only(world)).category == "equip"
    assert "Lights" in world.last(IDS.anna)
    assert "照明" in world.last(IDS.building_6)


async def test_somebody_who_left_the_group_can_no_longer_report_in_private(world: World) -> None:
    await world.say(IDS.zhou, IDS.zhou, LAMP)
    assert len(await stored(world)) == 1
    world.telegram.leave(IDS.zhou, IDS.building_6)
    await world.settle()
    await world.say(IDS.zhou, IDS.zhou, GATE)
    assert len(await stored(world)) == 1


async def test_a_unit_without_a_chat_is_told_in_private(world: World) -> None:
    await world.database.run(_move_worker, world.estate.community)
    await world.say(IDS.wang, IDS.building_6, "/report 二楼停水了，水管没水")
    assert "停水" in world.last(IDS.worker)
    assert (await only(world)).state is State.DISPATCHED


async def _move_worker(tx: Tx, community: int) -> None:
    water = await units.by_code(tx, community, "water")
    assert water is not None
    await grants.add(tx, Grant(IDS.worker, Role.UNIT, community, water.id, IDS.owner, NOON))
