"""Story 3: three of a kind in one building within seven days are shown to staff as one pattern."""

from playground.estate import IDS
from tests.stories.street import Street, of


def pattern(street: Street, found: dict[int, list[str]]) -> list[int]:
    """The chats that were shown a pattern."""
    return sorted(chat for chat in found if street.words.pattern in of(found, chat))


async def test_the_third_of_a_kind_is_shown_to_staff_once(street: Street) -> None:
    words = street.words
    await street.report(IDS.wang, IDS.building_6, words.lamp)
    await street.world.later(days=3)
    await street.report(IDS.zhao, IDS.zhao, words.gate)
    await street.reborn()
    assert pattern(street, street.news()) == []
    await street.world.later(days=3, hours=20)
    street.news()
    await street.report(IDS.li_ming, IDS.building_6, words.camera)
    heard = street.news()
    assert pattern(street, heard) == [IDS.staff_chat, IDS.staff]
    shown = of(heard, IDS.staff_chat)
    assert all(number in shown for number in ("6栋-0001", "6栋-0002", "6栋-0003"))
    await street.reborn()
    await street.world.later(minutes=11)
    await street.report(IDS.anna, IDS.building_6, words.bulb)
    assert pattern(street, street.news()) == [], "one pattern is shown once a week"


async def test_the_pattern_leads_to_each_of_its_reports(street: Street) -> None:
    words = street.words
    for person_id, text in (
        (IDS.wang, words.lamp),
        (IDS.zhao, words.gate),
        (IDS.li_ming, words.camera),
    ):
        await street.report(person_id, IDS.building_6, text)
    await street.reborn()
    for number, text in (("6栋-0001", words.lamp), ("6栋-0002", words.gate)):
        await street.world.tap(IDS.staff, IDS.staff, number)
        assert text in street.world.last(IDS.staff)


async def test_seven_days_and_a_minute_make_no_pattern(street: Street) -> None:
    words = street.words
    await street.report(IDS.wang, IDS.building_6, words.lamp)
    await street.report(IDS.zhao, IDS.building_6, words.gate)
    await street.world.later(days=7, minutes=1)
    await street.report(IDS.li_ming, IDS.building_6, words.camera)
    assert pattern(street, street.news()) == []


async def test_another_building_or_another_kind_makes_no_pattern(street: Street) -> None:
    words = street.words
    await street.report(IDS.wang, IDS.building_6, words.lamp)
    await street.report(IDS.zhao, IDS.building_6, words.gate)
    await street.report(IDS.staff, IDS.building_7, words.camera)
    await street.report(IDS.li_ming, IDS.building_6, words.rubbish)
    assert pattern(street, street.news()) == []


async def test_private_matters_make_a_pattern_that_neighbours_never_see(street: Street) -> None:
    zh = ("楼上邻居半夜吵闹", "隔壁邻居养狗乱叫", "楼下打麻将噪音太大")
    en = (
        "The neighbour upstairs makes noise at night",
        "The neighbour's dog barks at people",
        "Loud music next door, so much noise",
    )
    said = zh if street.words.language == "zh-CN" else en
    for person_id, text in zip((IDS.wang, IDS.zhao, IDS.li_ming), said, strict=True):
        report = await street.report(person_id, person_id, text)
        assert report.category == "neighbour"
    assert pattern(street, street.news()) == [IDS.staff_chat, IDS.staff]
    assert street.ever(IDS.building_6) == ""
