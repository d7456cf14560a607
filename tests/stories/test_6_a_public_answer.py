"""Story 6: every public request gets a public answer; an unanswered one stays, with "day N"."""

from playground.estate import IDS
from tests.stories.street import Street


async def test_the_card_in_the_group_carries_the_answer_for_everybody(street: Street) -> None:
    world, words = street.world, street.words
    await street.report(IDS.wang, IDS.building_6, words.lamp)
    await street.repair(f"{words.answer} 13812345678")
    await street.reborn()
    (card,) = world.texts(IDS.building_6)
    assert words.answer in card
    assert "13812345678" not in card, "phones stay among those who handle it"
    await world.tap(IDS.wang, IDS.wang, words.confirm)
    (card,) = world.texts(IDS.building_6)
    assert words.answer in card
    assert words.closed in card


async def test_an_unanswered_one_stays_and_counts_its_days(street: Street) -> None:
    world, words = street.world, street.words
    await street.report(IDS.wang, IDS.building_6, words.lamp)
    for day in (2, 3, 4):
        await world.later(days=1)
        await street.reborn()
        assert await world.tap(IDS.zhao, IDS.building_6, words.me_too)
        assert words.day.format(day) in world.texts(IDS.building_6)[0]


async def test_a_refusal_is_an_answer_too_and_may_be_disagreed_with_once(street: Street) -> None:
    world, words = street.world, street.words
    zh = words.language == "zh-CN"
    report = await street.report(IDS.wang, IDS.building_6, words.rubbish)
    decline = "不予办理" if zh else "Decline"
    await world.write(IDS.staff, "/reports")
    await world.tap(IDS.staff, IDS.staff, "6栋-0001")
    await world.tap(IDS.staff, IDS.staff, decline)
    await world.tap(IDS.staff, IDS.staff, "不在职责内" if zh else "Not our duty")
    await street.reborn()
    usual = "这件事不归社区管" if zh else "The community is not in charge"
    await world.tap(IDS.staff, IDS.staff, usual)
    assert usual in world.texts(IDS.building_6)[0]
    assert usual in world.last(IDS.wang)
    await world.tap(IDS.wang, IDS.wang, "我不同意" if zh else "I disagree")
    assert (await street.now_is(report)).appealed
    assert usual not in world.texts(IDS.building_6)[0]


async def test_my_list_and_the_buildings_list_show_where_it_stands(street: Street) -> None:
    world, words = street.world, street.words
    await street.report(IDS.wang, IDS.building_6, words.lamp)
    await street.repair()
    await street.reborn()
    await world.write(IDS.wang, "/my")
    assert words.to_confirm in world.last(IDS.wang)
    await world.tap(IDS.zhao, IDS.building_6, words.me_too)
    await world.write(IDS.zhao, "/my")
    assert "6栋-0001" in world.last(IDS.zhao)
