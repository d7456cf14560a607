"""Story 27, as far as reports go: the whole chain is one timeline that the building can open."""

from playground.estate import IDS
from tests.stories.street import PICTURE, Street

HAPPENED = {
    "zh-CN": (
        "报事人报了这件事",
        "系统派给物业",
        "物业 老张接单",
        "物业 老张提问",
        "报事人回答",
        "物业 老张排期",
        "物业 老张说办好了",
        "报事人说没解决，重新办理",
        "物业 老张说办好了",
    ),
    "en": (
        "The reporter reported it",
        "The bot sent it to Property firm",
        "Property firm 老张 took it",
        "Property firm 老张 asked",
        "The reporter answered",
        "Property firm 老张 set a date: Mon 23 Nov, 09:00",
        "Property firm 老张 said it was done",
        "The reporter said it was not solved; work goes on",
        "Property firm 老张 said it was done",
    ),
}
CLOSED = {"zh-CN": "报事人确认已解决", "en": "The reporter confirmed it was solved"}
LATER = {"zh-CN": "更晚", "en": "Later"}


async def test_anybody_in_the_building_opens_the_whole_chain(street: Street) -> None:
    world, words = street.world, street.words
    zh = words.language == "zh-CN"
    await street.report(IDS.wang, IDS.building_6, words.lamp)
    await world.tap(IDS.worker, IDS.unit_chat, words.accept)
    await world.tap(IDS.worker, IDS.unit_chat, words.ask)
    await street.reply(IDS.worker, IDS.unit_chat, "几楼？13812345678")
    await street.reborn()
    await world.tap(IDS.wang, IDS.wang, words.answer_it)
    await world.write(IDS.wang, "二楼")
    await world.tap(IDS.worker, IDS.unit_chat, words.schedule)
    await world.tap(IDS.worker, IDS.unit_chat, "明天上午" if zh else "Tomorrow m")
    await street.done(words.answer, PICTURE)
    await world.tap(IDS.wang, IDS.wang, words.reopen)
    await world.tap(IDS.wang, IDS.wang, words.still)
    await street.reborn()
    await street.done("换了新的")
    await world.tap(IDS.wang, IDS.wang, words.confirm)
    assert await world.tap(IDS.zhao, IDS.building_6, words.timeline)
    first = world.last(IDS.zhao)
    await world.tap(IDS.zhao, IDS.zhao, LATER[words.language])
    second = world.last(IDS.zhao)
    whole = first + "\n" + second
    position = 0
    for line in (*HAPPENED[words.language], CLOSED[words.language]):
        found = whole.find(line, position)
        assert found >= 0, f"{line!r} is missing or out of order in\n{whole}"
        position = found + 1
    assert "13812345678" not in whole
    assert "王阿姨" not in whole, "a neighbour is named by what they are to it"
    for said in (words.answer, "换了新的", words.still):
        assert said in whole


async def test_the_timeline_of_a_stranger_stays_shut(street: Street) -> None:
    world, words = street.world, street.words
    await street.report(IDS.wang, IDS.building_6, words.lamp)
    world.telegram.add_person("路人", id=5005).started = True
    await world.write(5005, "/help")
    mine = world.from_bot(5005)[-1]["message_id"]
    assert await world.forge(5005, 5005, mine, "story:1:-1")
    assert words.lamp not in street.ever(5005)


async def test_in_the_group_of_one_without_private_chat_it_opens_below_the_card(
    street: Street,
) -> None:
    world, words = street.world, street.words
    await street.report(IDS.wang, IDS.building_6, words.lamp)
    await street.reborn()
    await world.tap(IDS.zhou, IDS.building_6, words.timeline)
    below = world.from_bot(IDS.building_6)[-1]
    assert HAPPENED[words.language][0] in below["text"]
    assert below["reply_to_message"]["message_id"]
