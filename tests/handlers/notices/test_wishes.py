"""通知设置 through the front door: peace in private, and the year of birth by consent."""

import pytest

from playground.estate import IDS
from storage.database import Tx
from storage.notices import optouts
from storage.places import people
from tests.handlers.notices.test_listing import rows
from tests.world import World
from views.notices.buttons_lists import NoticeQuiet


async def year(world: World, person_id: int = IDS.wang) -> int | None:
    return (await world.database.run(people.get, person_id)).birth_year


async def quiet(world: World) -> bool:
    return await world.database.run(optouts.quiet, IDS.wang)


@pytest.fixture
async def page(world: World) -> World:
    await world.write(IDS.wang, "/notices")
    await world.tap(IDS.wang, IDS.wang, "通知设置")
    return world


async def test_the_page_says_plainly_what_the_year_is_for(page: World) -> None:
    said = page.last(IDS.wang)
    assert "您没有告诉我出生年份" in said
    assert "只用来挑该私信给谁" in said
    assert "可以不说" in said
    assert rows(page, IDS.wang) == [["不再私信我"], ["填出生年份"], ["‹ 返回"]]


async def test_a_year_is_asked_for_taken_shown_and_removed(page: World) -> None:
    await page.tap(IDS.wang, IDS.wang, "填出生年份")
    assert "回答就表示同意" in page.last(IDS.wang)
    await page.write(IDS.wang, "1955年")
    assert "您告诉过我出生年份：1955年。" in page.last(IDS.wang)
    assert await year(page) == 1955
    assert [row[0] for row in rows(page, IDS.wang)] == [
        "不再私信我",
        "改出生年份",
        "删掉出生年份",
        "‹ 返回",
    ]
    assert await page.tap(IDS.wang, IDS.wang, "删掉出生年份") == "已经删掉了。"
    assert await year(page) is None
    assert "您没有告诉我出生年份" in page.last(IDS.wang)


WRONG = (
    ("五五年", "没看懂是哪一年，请只写1900到2026之间的四位数，比如 1955。"),
    ("1899", "年份太早了，请写1900到2026之间的四位数，比如 1955。"),
    ("2027", "这一年还没到，请写1900到2026之间的四位数，比如 1955。"),
    ("x" * 4000, "没看懂是哪一年，请只写1900到2026之间的四位数，比如 1955。"),
)


@pytest.mark.parametrize(("text", "answer"), WRONG, ids=["no-year", "early", "ahead", "long"])
async def test_what_is_no_year_gets_one_sentence_and_may_be_typed_again(
    page: World, text: str, answer: str
) -> None:
    await page.tap(IDS.wang, IDS.wang, "填出生年份")
    assert await page.write(IDS.wang, text) == [answer]
    await page.write(IDS.wang, "1955")
    assert await year(page) == 1955


async def test_a_picture_is_no_year(page: World) -> None:
    await page.tap(IDS.wang, IDS.wang, "填出生年份")
    page.telegram.send_photo(IDS.wang, IDS.wang, b"\xff\xd8\xff\xe0jpeg")
    await page.settle()
    assert await year(page) is None
    assert "没看懂是哪一年" in page.last(IDS.wang)


async def test_turning_back_takes_the_question_away(page: World) -> None:
    await page.tap(IDS.wang, IDS.wang, "填出生年份")
    await page.write(IDS.wang, "不告诉你")
    await page.tap(IDS.wang, IDS.wang, "返回")
    await page.write(IDS.wang, "1955")
    assert await year(page) is None


async def test_peace_is_asked_for_and_ended_on_the_page(page: World) -> None:
    toast = await page.tap(IDS.wang, IDS.wang, "不再私信我")
    assert "以后不再私信您公告" in toast
    assert await quiet(page)
    assert "现在不私信您公告" in page.last(IDS.wang)
    await page.tap(IDS.wang, IDS.wang, "恢复私信")
    assert not await quiet(page)
    assert "会私信告诉您" in page.last(IDS.wang)


async def test_under_a_notice_the_button_leaves_the_notice_as_it_is(page: World) -> None:
    before = page.texts(IDS.wang)
    message = page.from_bot(IDS.wang)[-1]["message_id"]
    toast = await page.forge(IDS.wang, IDS.wang, message, NoticeQuiet().pack())
    assert "再点“通知设置”" in toast, "it must be plain how to undo it"
    assert await quiet(page)
    assert page.texts(IDS.wang) == before


async def test_pressed_twice_it_is_the_same(page: World) -> None:
    message = page.from_bot(IDS.wang)[-1]["message_id"]
    for _ in range(2):
        await page.forge(IDS.wang, IDS.wang, message, NoticeQuiet().pack())
        assert await quiet(page)


async def test_a_tap_forged_in_a_group_shows_the_group_nothing(page: World) -> None:
    await page.say(IDS.wang, IDS.building_6, "/notices")
    posted = page.texts(IDS.building_6)
    message = page.from_bot(IDS.building_6)[-1]["message_id"]
    await page.forge(IDS.wang, IDS.building_6, message, NoticeQuiet(1, 1).pack())
    assert page.texts(IDS.building_6) == posted
    assert await quiet(page)


async def test_only_ones_own_year_is_ever_shown(page: World) -> None:
    async def give(tx: Tx) -> None:
        await optouts.set_birth_year(tx, IDS.zhao, 1941)

    await page.database.run(give)
    await page.write(IDS.captain, "/notices")
    await page.tap(IDS.captain, IDS.captain, "通知设置")
    assert "1941" not in page.last(IDS.captain)
    assert "您没有告诉我出生年份" in page.last(IDS.captain)
