"""A gift one thought better of: it is taken back while nobody counts on it."""

import pytest

from playground.estate import IDS
from tests.actions.funds.opened import DOORS, SHARE
from tests.handlers.funds.neighbours import GROUP, House, each_language, house_of
from tests.world import World
from views.funds.buttons_pledging import FundGiftBack, FundMine

DOOR = "3单元302"
GIFT = 8_880


async def given(house: House) -> None:
    await house.press(IDS.li_ming, GROUP, FundMine(house.fund_id))
    await house.answer(IDS.li_ming, "gift", IDS.li_ming)
    await house.write(IDS.li_ming, "88.8")


@each_language
async def test_it_is_gone_from_ones_own_and_from_the_panel(world: World, language: str) -> None:
    house = await house_of(world, language)
    await house.answer(IDS.li_ming, "full")
    await given(house)
    assert "¥1,288.80" in house.panel
    toast = await house.tap(IDS.li_ming, "fund-button-gift-back", flat=DOOR, amount=GIFT)
    assert toast == house.label("fund-gift-undone")
    row = await house.own(IDS.li_ming)
    assert (row.gift, row.due.owed) == (None, SHARE)
    assert "¥1,288.80" not in house.panel
    back = house.label("fund-button-gift-back", flat=DOOR, amount=GIFT)
    assert back not in world.labels(IDS.li_ming)
    assert [r.type for r in await house.chain()] == ["opened", "pledge", "pledge", "retract"]
    assert (await house.audit()).matches


async def test_a_second_tap_changes_nothing(world: World) -> None:
    house = await house_of(world)
    await given(house)
    flat = world.estate.flats[DOORS[2]]
    await house.press(IDS.li_ming, GROUP, FundGiftBack(house.fund_id, flat))
    before = await house.chain()
    again = await house.press(IDS.li_ming, GROUP, FundGiftBack(house.fund_id, flat))
    assert again == house.why("already-done")
    assert await house.chain() == before


@each_language
async def test_once_money_is_collected_others_count_on_it(world: World, language: str) -> None:
    house = await house_of(world, language)
    await given(house)
    await house.all_pledge()
    flat = world.estate.flats[DOORS[2]]
    toast = await house.press(IDS.li_ming, GROUP, FundGiftBack(house.fund_id, flat))
    assert toast == house.why("too-late")
    assert (await house.own(IDS.li_ming)).due.gift == GIFT


@pytest.mark.parametrize("person_id", [IDS.wang, IDS.zhao, IDS.captain])
async def test_nobody_takes_back_a_neighbour_s_gift(world: World, person_id: int) -> None:
    house = await house_of(world)
    await given(house)
    flat = world.estate.flats[DOORS[2]]
    toast = await house.press(person_id, GROUP, FundGiftBack(house.fund_id, flat))
    assert toast in {house.why("not-yours"), house.why("stranger"), house.why("elsewhere")}
    assert (await house.own(IDS.li_ming)).due.gift == GIFT
