"""Story 4: a resident without a phone tells the captain or the desk; it is logged for them."""

import pytest

from domain.reports import State
from playground.estate import IDS
from tests.stories.street import Street, of


async def test_the_captain_logs_confirms_and_the_resident_is_named(street: Street) -> None:
    world, words = street.world, street.words
    report = await street.report(IDS.captain, IDS.captain, words.lamp)
    label = "替别人报" if words.language == "zh-CN" else "For somebody else"
    await world.tap(IDS.captain, IDS.captain, label)
    await street.reborn()
    await world.write(IDS.captain, "王奶奶 3单元402")
    logged = await street.now_is(report)
    assert (logged.reporter_id, logged.logger_id) == (None, IDS.captain)
    assert f"{words.behalf}" in world.texts(IDS.captain)[0]
    assert "王奶奶" in world.texts(IDS.unit_chat)[0], "who comes knows whom to ask for"
    assert "王奶奶" not in street.ever(IDS.building_6), "neighbours need not know"
    street.news()
    await world.tap(IDS.worker, IDS.unit_chat, words.accept)
    assert words.taken_by in of(street.news(), IDS.captain)
    await street.done()
    assert words.fixed in of(street.news(), IDS.captain)
    await street.reborn()
    assert words.closed in await world.tap(IDS.captain, IDS.captain, words.confirm)
    assert (await street.now_is(report)).state is State.CLOSED


@pytest.mark.parametrize("chat_id", [IDS.building_6, IDS.captain], ids=["group", "private"])
async def test_one_line_says_in_whose_name_it_is(street: Street, chat_id: int) -> None:
    line = f"代王奶奶报 {street.words.lamp}"
    report = await street.report(IDS.captain, chat_id, line)
    assert (report.reporter_id, report.logger_id) == (None, IDS.captain)
    assert report.text == street.words.lamp
    assert "王奶奶" not in street.ever(IDS.building_6)
    assert street.words.behalf in street.world.texts(IDS.unit_chat)[0]


async def test_a_neighbour_cannot_speak_in_anothers_name(street: Street) -> None:
    line = f"代王奶奶报 {street.words.lamp}"
    report = await street.report(IDS.zhao, IDS.building_6, line)
    assert (report.reporter_id, report.logger_id) == (IDS.zhao, None)


async def test_what_somebody_said_in_the_group_is_logged_by_a_reply(street: Street) -> None:
    world, words = street.world, street.words
    said = await world.say(IDS.zhou, IDS.building_6, words.lamp)
    await world.say(IDS.captain, IDS.building_6, "/report", reply_to=said["message_id"])
    (report,) = await street.reports()
    assert (report.reporter_id, report.logger_id) == (IDS.zhou, IDS.captain)
    assert report.text == words.lamp
    await street.reborn()
    await street.repair()
    assert words.fixed in world.last(IDS.building_6), "小周 has no private chat with the bot"
    assert words.closed in await world.tap(IDS.zhou, IDS.building_6, words.confirm)


async def test_who_logged_does_not_confirm_in_place_of_one_who_can(street: Street) -> None:
    world, words = street.world, street.words
    said = await world.say(IDS.wang, IDS.building_6, words.lamp)
    await world.say(IDS.captain, IDS.building_6, "/report", reply_to=said["message_id"])
    await street.repair()
    assert words.fixed in world.last(IDS.wang)
    assert words.closed not in await world.tap(IDS.captain, IDS.building_6, words.confirm)
    (report,) = await street.reports()
    assert report.state is State.RESOLVED
