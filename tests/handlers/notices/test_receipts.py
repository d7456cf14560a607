"""收到: one tap, who has not answered, a nudge once a day, and knocking at doors."""

from datetime import timedelta
from typing import Any

import pytest

from domain.notices import Audience
from domain.places import Role
from playground.estate import IDS
from storage.notices import optouts, receipts
from tests.actions.notices.ground import grant
from tests.actions.notices.noticed import local
from tests.handlers.notices.attended import GROUP, Clinic, clinic
from tests.handlers.notices.broadcast import at, holding
from tests.world import World
from views.notices.buttons_people import NoticeHeard, NoticeKnock, NoticeNudge, NoticeSeen
from views.texts import LANGUAGES

each_language = pytest.mark.parametrize("language", LANGUAGES)


async def asked(world: World, language: str = "zh-CN", **more: Any) -> Clinic:  # noqa: ANN401
    """A notice that wants to know who has seen it, and nothing else."""
    return await clinic(world, language, None, receipt=True, **more)


@each_language
async def test_one_tap_counts_ones_household(world: World, language: str) -> None:
    house = await asked(world, language)
    toast = await house.tap(IDS.wang, "notice-post-seen", GROUP)
    assert toast == house.label("notice-seen-done", new="yes", counted="yes")
    assert "1/24" in world.texts(GROUP)[0]
    toast = await house.tap(IDS.wang, "notice-post-seen", GROUP)
    assert toast == house.label("notice-seen-done", new="no", counted="yes")
    assert "1/24" in world.texts(GROUP)[0]


async def test_who_lives_elsewhere_is_thanked_and_not_counted(world: World) -> None:
    house = await asked(world)
    toast = await house.tap(IDS.anna, "notice-post-seen", GROUP)
    assert toast == house.label("notice-seen-done", new="yes", counted="no")
    assert await world.database.run(receipts.how_many, house.id) == 1
    assert "0/24" in world.texts(GROUP)[0]


async def test_staff_see_who_has_not_answered_by_stairwell(world: World) -> None:
    house = await asked(world)
    await house.tap(IDS.wang, "notice-post-seen", GROUP)
    await house.press(IDS.captain, NoticeHeard(house.id))
    assert "收到 1/24 户" in house.seen(IDS.captain)
    await world.tap(IDS.captain, IDS.captain, "6栋")
    page = house.seen(IDS.captain)
    assert "1单元：101 102 201" in page
    stairwell = next(line for line in page.splitlines() if line.startswith("3单元"))
    assert "201" not in stairwell
    assert "302" in stairwell


async def test_a_door_is_ticked_and_unticked(world: World) -> None:
    house = await asked(world)
    flat = world.estate.flats["1单元", "101"]
    await house.press(IDS.captain, NoticeHeard(house.id, world.estate.building))
    toast = await world.tap(IDS.captain, IDS.captain, "1单元 101")
    assert toast == house.label("notice-knock-done", door="1单元 101室")
    assert "1/24" in world.texts(GROUP)[0]
    toast = await world.tap(IDS.captain, IDS.captain, "1单元 101")
    assert toast == house.label("notice-knock-undone", door="1单元 101室")
    assert "0/24" in world.texts(GROUP)[0]
    assert await world.database.run(receipts.untell, house.id, flat) is False


async def test_a_household_that_answered_is_not_ticked(world: World) -> None:
    house = await asked(world)
    await house.tap(IDS.wang, "notice-post-seen", GROUP)
    flat = world.estate.flats["3单元", "201"]
    toast = await house.press(IDS.captain, NoticeKnock(house.id, flat, 1))
    assert toast == house.label("notice-knock-already")


async def test_a_nudge_goes_once_a_day_to_who_can_be_reached(world: World) -> None:
    house = await asked(world)
    await house.tap(IDS.wang, "notice-post-seen", GROUP)
    toast = await house.press(IDS.captain, NoticeNudge(house.id))
    assert toast == house.label("notice-nudged", silent=23, reachable=2, people=2)
    for person_id in (IDS.li_ming, IDS.zhao):
        assert len(holding(world, person_id, "看过请点")) == 1
    assert not holding(world, IDS.wang, "看过请点")
    again = await house.press(IDS.captain, NoticeNudge(house.id))
    assert again == house.label("notice-nudge-today")
    assert len(holding(world, IDS.zhao, "看过请点")) == 1
    toast = await house.tap(IDS.zhao, "notice-seen-button")
    assert toast == house.label("notice-seen-done", new="yes", counted="yes")
    assert "2/24" in world.texts(GROUP)[0]
    world.clock.jump(timedelta(days=1))
    await house.press(IDS.captain, NoticeNudge(house.id))
    assert len(holding(world, IDS.li_ming, "看过请点")) == 2


async def test_a_nudge_at_night_waits_for_the_morning(world: World) -> None:
    house = await asked(world)
    at(world, local(2026, 11, 22, 22, 30))
    await house.press(IDS.captain, NoticeNudge(house.id))
    assert not holding(world, IDS.zhao, "看过请点")
    at(world, local(2026, 11, 23, 7))
    await world.settle()
    assert len(holding(world, IDS.zhao, "看过请点")) == 1


async def test_who_answers_before_morning_is_left_alone(world: World) -> None:
    house = await asked(world)
    at(world, local(2026, 11, 22, 23))
    await house.press(IDS.captain, NoticeNudge(house.id))
    await house.tap(IDS.zhao, "notice-post-seen", GROUP)
    at(world, local(2026, 11, 23, 7))
    await world.settle()
    assert not holding(world, IDS.zhao, "看过请点")


@pytest.mark.parametrize("button", [NoticeHeard, NoticeNudge])
async def test_residents_see_nobodys_silence(
    world: World, button: type[NoticeHeard | NoticeNudge]
) -> None:
    house = await asked(world)
    assert await house.press(IDS.wang, button(house.id)) == house.why("not-yours")
    flat = world.estate.flats["1单元", "101"]
    toast = await house.press(IDS.wang, NoticeKnock(house.id, flat, 1))
    assert toast == house.why("not-yours")
    assert world.texts(IDS.wang) == []


async def test_a_captain_of_one_building_sees_that_building(world: World) -> None:
    house = await asked(world, place=world.estate.community)
    await world.database.run(grant, IDS.li_ming, Role.CAPTAIN, world.estate.building)
    author = await house.press(IDS.li_ming, NoticeHeard(house.id))
    assert author == house.label("notice-signup-shown")
    assert "0/24" in house.seen(IDS.li_ming)
    await house.press(IDS.li_ming, NoticeHeard(house.id, world.estate.other_building))
    assert "7栋" not in house.seen(IDS.li_ming)


async def test_the_paper_for_knocking_names_the_silent_doors(world: World) -> None:
    house = await asked(world)
    await house.tap(IDS.wang, "notice-post-seen", GROUP)
    await house.press(IDS.captain, NoticeHeard(house.id))
    await house.tap(IDS.captain, "notice-heard-print")
    sent = world.from_bot(IDS.captain)[-1]
    assert sent["document"]["file_name"].startswith("上门名单")
    assert "共 23 户" in sent["caption"]


async def test_of_a_few_people_only_they_are_reminded(world: World) -> None:
    await world.database.run(optouts.set_birth_year, IDS.zhao, 1950)
    house = await asked(world, audience=Audience(born_until=1961))
    assert holding(world, IDS.zhao, "义诊")
    await world.say(IDS.captain, IDS.captain, "/help")
    toast = await house.press(IDS.captain, NoticeNudge(house.id), IDS.captain)
    assert toast == house.label("notice-nudged-people", people=1)
    assert len(holding(world, IDS.zhao, "看过请点")) == 1
    assert not holding(world, IDS.li_ming, "看过请点")
    await house.tap(IDS.zhao, "notice-seen-button")
    toast = await house.press(IDS.captain, NoticeNudge(house.id), IDS.captain)
    assert toast == house.label("notice-nudged-people", people=0)


async def test_what_asks_for_no_receipt_takes_none(world: World) -> None:
    house = await clinic(world)
    assert await house.press(IDS.wang, NoticeSeen(house.id)) == house.why("wrong-state")
    assert await world.database.run(receipts.how_many, house.id) == 0


async def test_what_went_to_a_few_people_is_not_answered_by_others(world: World) -> None:
    house = await asked(world, audience=Audience(frozenset({Role.STAFF})))
    await world.say(IDS.wang, IDS.wang, "/help")
    toast = await house.press(IDS.wang, NoticeSeen(house.id), IDS.wang)
    assert toast == house.why("not-resident")
