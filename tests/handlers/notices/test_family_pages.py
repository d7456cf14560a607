"""Family, notes and ways back on the whole bot, with what people really type."""

import pytest

from domain.notices import Seat, Signup
from playground.estate import IDS
from tests.actions.notices.noticed import local
from tests.handlers.notices.attended import GROUP, SLOTS, Clinic, clinic
from tests.handlers.notices.broadcast import at, holding
from tests.handlers.notices.prepared import buttons, silent
from tests.world import World
from views.notices.buttons_people import (
    NoticeFamily,
    NoticeJoin,
    NoticeLeave,
    NoticeOwn,
    NoticeRemark,
    NoticeSeat,
    NoticeSlots,
)
from views.texts import LANGUAGES

each_language = pytest.mark.parametrize("language", LANGUAGES)


async def joined(world: World, language: str = "zh-CN", signup: Signup | None = None) -> Clinic:
    house = await clinic(world, language, signup or Signup(20))
    await house.join(IDS.wang)
    return house


@each_language
async def test_family_is_brought_changed_and_taken_off(world: World, language: str) -> None:
    house = await joined(world, language)
    await house.tap(IDS.wang, "notice-own-family")
    assert house.words("notice-family").split("(")[0].split("（")[0] in house.seen(IDS.wang)
    page = await house.write(IDS.wang, "老妈")
    assert "老妈" in page
    await world.tap(IDS.wang, IDS.wang, "老妈")
    await house.tap(IDS.wang, "notice-own-note-button")
    noted = await house.write(IDS.wang, "坐轮椅 <慢>")
    assert "坐轮椅 <慢>" in noted
    assert (await house.own(IDS.wang, "老妈")).note == "坐轮椅 <慢>"
    await world.tap(IDS.wang, IDS.wang, "老妈")
    toast = await house.tap(IDS.wang, "notice-own-leave-guest")
    assert toast == house.label("notice-signup-left")
    assert [row.guest for row in await house.rows()] == [""]
    assert "老妈" not in house.seen(IDS.wang)


@each_language
async def test_the_way_back_leads_from_the_question_to_the_page(
    world: World, language: str
) -> None:
    house = await joined(world, language)
    await house.tap(IDS.wang, "notice-own-family")
    await house.tap(IDS.wang, "back")
    await world.say(IDS.wang, IDS.wang, "老妈")
    assert [row.guest for row in await house.rows()] == [""]


async def test_a_photo_with_a_name_below_it_is_a_name(world: World) -> None:
    house = await joined(world)
    await house.tap(IDS.wang, "notice-own-family")
    world.telegram.send_photo(IDS.wang, IDS.wang, b"photo", caption="老妈")
    await world.settle()
    assert [row.guest for row in await house.rows()] == ["", "老妈"]


async def test_a_picture_without_words_is_asked_about_again(world: World) -> None:
    house = await joined(world)
    await house.tap(IDS.wang, "notice-own-family")
    world.telegram.send_photo(IDS.wang, IDS.wang, b"photo")
    await world.settle()
    assert house.seen(IDS.wang) == house.why("no-name")
    await house.write(IDS.wang, "老妈")
    assert len(await house.rows()) == 2


@pytest.mark.parametrize("text", ["\u200b\u200b", "😀", "１２３", "___", "\n\n"])
async def test_what_is_no_name_is_said_so_and_asked_for_again(world: World, text: str) -> None:
    house = await joined(world)
    await house.tap(IDS.wang, "notice-own-family")
    if text.strip():
        assert await house.write(IDS.wang, text) == house.why("no-name")
    assert len(await house.rows()) == 1


async def test_between_the_question_and_the_answer_the_deadline_passes(world: World) -> None:
    house = await joined(world, signup=Signup(20, closes=60))
    at(world, local(2026, 12, 7, 7, 59))
    await house.press(IDS.wang, NoticeFamily(house.id))
    at(world, local(2026, 12, 7, 8))
    assert await house.write(IDS.wang, "老妈") == house.why("closed")
    assert await house.press(IDS.wang, NoticeFamily(house.id), IDS.wang) == house.why("closed")
    assert len(await house.rows()) == 1


async def test_the_last_seat_goes_while_one_types(world: World) -> None:
    house = await joined(world, signup=Signup(2))
    await house.tap(IDS.wang, "notice-own-family")
    await house.join(IDS.li_ming)
    page = await house.write(IDS.wang, "老妈")
    assert house.words("notice-own-waiting", name="老妈", number=1) in page
    assert (await house.own(IDS.wang, "老妈")).state is Seat.WAITING


@pytest.mark.parametrize("button", [NoticeFamily, NoticeJoin, NoticeOwn])
async def test_buttons_of_an_occurrence_that_never_was_say_so(
    world: World, button: type[NoticeFamily | NoticeJoin | NoticeOwn]
) -> None:
    house = await joined(world)
    for number in (0, -1, 2**40):
        assert await house.press(IDS.wang, button(number), IDS.wang) == house.label("gone")


@pytest.mark.parametrize("button", [NoticeSeat, NoticeRemark, NoticeLeave])
async def test_anothers_place_is_not_touched(
    world: World, button: type[NoticeSeat | NoticeRemark | NoticeLeave]
) -> None:
    house = await joined(world)
    row = await house.own(IDS.wang)
    for person in (IDS.li_ming, IDS.zhou):
        assert await house.press(person, button(row.id)) == house.why("not-yours")
    assert (await house.own(IDS.wang)) == row


async def test_slots_of_anothers_place_show_nothing_of_it(world: World) -> None:
    house = await clinic(world, signup=SLOTS)
    await house.tap(IDS.wang, "notice-post-join", GROUP)
    await world.tap(IDS.wang, IDS.wang, "09:05")
    row = await house.own(IDS.wang)
    await house.press(IDS.li_ming, NoticeSlots(house.id, row.id), GROUP)
    assert "王阿姨" not in house.seen(IDS.li_ming)
    await world.tap(IDS.li_ming, IDS.li_ming, "09:00")
    assert (await house.own(IDS.wang)).slot == row.slot
    assert (await house.own(IDS.li_ming)).slot == 0


@each_language
async def test_a_slot_is_chosen_and_changed_in_private(world: World, language: str) -> None:
    house = await clinic(world, language, SLOTS)
    assert await house.join(IDS.wang) == house.label("notice-signup-choose", reached="yes")
    toast = await world.tap(IDS.wang, IDS.wang, "09:15")
    assert "09:15" in toast
    assert "09:15" in house.seen(IDS.wang)
    await house.tap(IDS.wang, "notice-own-slot")
    assert "09:15" not in buttons(world, IDS.wang)
    await world.tap(IDS.wang, IDS.wang, "09:30")
    assert (await house.own(IDS.wang)).slot == 6
    assert len(await house.rows()) == 1


async def test_to_whom_the_bot_cannot_write_the_way_is_shown(world: World) -> None:
    house = await clinic(world, signup=SLOTS)
    await silent(world, IDS.wang)
    toast = await house.join(IDS.wang)
    assert toast == house.label("notice-signup-choose", reached="no")
    assert await house.rows() == []
    await world.say(IDS.wang, IDS.wang, f"/start n_{house.id}")
    await house.tap(IDS.wang, "notice-own-join")
    await world.tap(IDS.wang, IDS.wang, "09:00")
    assert (await house.own(IDS.wang)).slot == 0


async def test_who_moves_up_while_out_of_reach_is_told_by_the_author(world: World) -> None:
    house = await clinic(world, signup=Signup(1))
    await house.join(IDS.wang)
    await house.join(IDS.zhou)
    await house.tap(IDS.wang, "notice-own-leave")
    up = house.words("notice-up-pass")
    (told,) = holding(world, IDS.captain, up)
    assert "小周" in told["text"]
    assert (await house.own(IDS.zhou)).state is Seat.IN


async def test_moved_up_one_can_give_it_back_at_once(world: World) -> None:
    house = await clinic(world, signup=Signup(1))
    for person in (IDS.wang, IDS.zhao, IDS.li_ming):
        await house.join(person)
    await house.tap(IDS.wang, "notice-own-leave")
    assert await house.tap(IDS.zhao, "notice-own-leave-guest") == house.label("notice-signup-left")
    assert [row.person_id for row in await house.rows()] == [IDS.li_ming]
    assert len(holding(world, IDS.li_ming, "有空位了")) == 1
    assert len(holding(world, IDS.zhao, "有空位了")) <= 1


@pytest.mark.parametrize("link", ["n_", "n_0", "n_-1", "n_99999999999999999999", "n_abc", "n_1_2"])
async def test_links_that_lead_nowhere_are_answered(world: World, link: str) -> None:
    house = await joined(world)
    before = await house.rows()
    assert await house.write(IDS.wang, f"/start {link}")
    assert await house.rows() == before
