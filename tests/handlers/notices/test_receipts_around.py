"""收到 in several chats and of a few people: who is counted where, and what staff are offered."""

from typing import Any

import pytest

from domain.notices import Audience, Signup
from domain.places import MembershipState, Relation
from playground.estate import IDS
from storage.notices import optouts, receipts
from storage.places import chats, households, rolls
from tests.actions.notices.noticed import local
from tests.handlers.notices.attended import GROUP, Clinic, clinic
from tests.handlers.notices.broadcast import add_groups, at, call_off, holding
from tests.handlers.notices.prepared import buttons, silent
from tests.world import World
from views.notices.buttons_desk import NoticeDesk
from views.notices.buttons_people import NoticeHeard, NoticeKnock, NoticeNudge, NoticeSeen
from views.texts import LANGUAGES

each_language = pytest.mark.parametrize("language", LANGUAGES)
OLD = Audience(born_until=1961)


async def asked(world: World, language: str = "zh-CN", **more: Any) -> Clinic:  # noqa: ANN401
    return await clinic(world, language, None, receipt=True, **more)


async def of_a_few(world: World, language: str = "zh-CN") -> Clinic:
    """A notice for the old: Zhao has it in private, and no group."""
    await world.database.run(optouts.set_birth_year, IDS.zhao, 1950)
    return await asked(world, language, audience=OLD)


@each_language
async def test_of_a_few_people_the_desk_offers_a_nudge_and_no_households(
    world: World, language: str
) -> None:
    house = await of_a_few(world, language)
    shown = buttons(world, IDS.captain)
    assert house.label("notice-heard-nudge") in shown
    assert house.label("notice-desk-heard") not in shown
    toast = await house.tap(IDS.captain, "notice-heard-nudge")
    assert toast == house.label("notice-nudged-people", people=1)


async def test_for_everybody_the_desk_leads_to_the_households(world: World) -> None:
    house = await asked(world)
    shown = buttons(world, IDS.captain)
    assert house.label("notice-desk-heard") in shown
    assert house.label("notice-heard-nudge") not in shown


async def test_both_groups_count_the_household_each_with_its_own(world: World) -> None:
    house = await asked(world, place=world.estate.community, author_id=IDS.staff)
    await house.tap(IDS.wang, "notice-post-seen", GROUP)
    await world.settle()
    assert "1/24" in world.texts(GROUP)[0]
    assert "1/24" not in world.texts(IDS.building_7)[0]


async def test_pressed_in_two_groups_it_is_one_receipt(world: World) -> None:
    (other,) = await add_groups(world, 1)
    house = await asked(world)
    await house.tap(IDS.wang, "notice-post-seen", GROUP)
    again = await house.press(IDS.wang, NoticeSeen(house.id), other)
    assert again == house.label("notice-seen-done", new="no", counted="yes")
    assert await world.database.run(receipts.how_many, house.id) == 1


@each_language
async def test_from_ones_own_page_one_can_say_it_too(world: World, language: str) -> None:
    house = await clinic(world, language, Signup(20), receipt=True)
    await house.join(IDS.wang)
    toast = await house.tap(IDS.wang, "notice-seen-button")
    assert toast == house.label("notice-seen-done", new="yes", counted="yes")
    await house.write(IDS.wang, f"/start n_{house.id}")
    assert house.label("notice-seen-button") not in buttons(world, IDS.wang)


async def test_who_moves_in_after_pressing_brings_the_household_along(world: World) -> None:
    house = await asked(world)
    await house.tap(IDS.anna, "notice-post-seen", GROUP)
    flat = world.estate.flats["2单元", "101"]
    lives = (Relation.TENANT, MembershipState.ACTIVE)
    now = world.clock.now()
    await world.database.run(households.claim, IDS.anna, flat, *lives, now=now)
    counted = await world.database.run(receipts.counts, house.id, world.estate.building)
    assert counted == (1, 24)


async def test_who_left_the_group_and_lives_there_can_still_say_it(world: World) -> None:
    house = await asked(world)
    await world.database.run(chats.left, GROUP, IDS.wang, now=world.clock.now())
    await house.write(IDS.wang, f"/start n_{house.id}")
    toast = await house.tap(IDS.wang, "notice-seen-button")
    assert toast == house.label("notice-seen-done", new="yes", counted="yes")


async def test_whoever_cannot_be_written_to_says_it_all_the_same(world: World) -> None:
    house = await asked(world)
    await silent(world, IDS.wang)
    toast = await house.tap(IDS.wang, "notice-post-seen", GROUP)
    assert toast == house.label("notice-seen-done", new="yes", counted="yes")
    assert "1/24" in world.texts(GROUP)[0]


async def test_of_what_was_called_off_nothing_is_counted_or_nudged(world: World) -> None:
    house = await asked(world)
    await house.press(IDS.captain, NoticeDesk(house.notice.id))
    await call_off(world, "取消这次", "停")
    assert await house.press(IDS.wang, NoticeSeen(house.id)) == house.why("wrong-state")
    assert await house.press(IDS.captain, NoticeNudge(house.id)) == house.why("wrong-state")
    flat = world.estate.flats["1单元", "101"]
    knocked = await house.press(IDS.captain, NoticeKnock(house.id, flat, 1))
    assert knocked == house.why("wrong-state")


async def test_called_off_in_the_night_the_nudge_is_not_sent(world: World) -> None:
    house = await asked(world)
    at(world, local(2026, 11, 22, 22))
    await house.press(IDS.captain, NoticeNudge(house.id))
    await house.press(IDS.captain, NoticeDesk(house.notice.id))
    await call_off(world, "取消这次", "停")
    at(world, local(2026, 11, 23, 7))
    await world.settle()
    assert not holding(world, IDS.zhao, "看过请点")


async def test_a_flat_that_left_the_roll_is_no_door_to_knock_at(world: World) -> None:
    house = await asked(world)
    flat = world.estate.flats["1单元", "101"]
    await world.database.run(rolls.leave, flat, now=world.clock.now())
    await house.press(IDS.captain, NoticeHeard(house.id, world.estate.building))
    assert "0/23" in house.seen(IDS.captain)


@pytest.mark.parametrize("page", [-1, 7, 2**31])
async def test_any_page_of_the_doors_is_one(world: World, page: int) -> None:
    house = await asked(world)
    button = NoticeHeard(house.id, world.estate.building, page)
    await house.press(IDS.captain, button)
    assert any("单元" in label for label in buttons(world, IDS.captain))


@pytest.mark.parametrize("place", [0, -1, 2**40])
async def test_a_building_that_is_none_shows_all(world: World, place: int) -> None:
    house = await asked(world)
    await house.press(IDS.captain, NoticeHeard(house.id, place))
    assert any("6栋" in label for label in buttons(world, IDS.captain))


async def test_receipts_go_on_when_it_is_over(world: World) -> None:
    house = await asked(world)
    at(world, local(2026, 12, 7, 11))
    await world.settle()
    toast = await house.press(IDS.wang, NoticeSeen(house.id))
    assert toast == house.label("notice-seen-done", new="yes", counted="yes")
