"""Where to pay: a custodian's own words or code, which everybody sees as they are."""

from datetime import timedelta

import pytest

from domain.funds import State
from playground.estate import IDS
from tests.handlers.funds.neighbours import GROUP, House, each_language, house_of
from tests.world import World
from views.funds.buttons_pledging import FundAccount, FundMine, FundTools

NOTE = "微信转给赵爷爷 备注门号"
PICTURE = b"\xff\xd8\xff\xe0jpeg"


async def asked(house: House, person_id: int = IDS.zhao) -> None:
    await house.press(person_id, GROUP, FundTools(house.fund_id))
    await house.tap(person_id, "fund-write", what="account")


def photos(world: World, person_id: int) -> int:
    return sum("photo" in message for message in world.from_bot(person_id))


@each_language
async def test_words_stand_on_the_panel_and_in_the_private_payment(
    world: World, language: str
) -> None:
    house = await house_of(world, language)
    await asked(house)
    assert house.words("fund-not-held") in house.seen(IDS.zhao), "the bot moves no money"
    await house.write(IDS.zhao, f"  {NOTE}\u202e ")
    assert (await house.fund()).pay_note == NOTE
    assert house.words("fund-panel-account", note=NOTE) in house.panel
    await house.all_pledge()
    await house.tap(IDS.li_ming, "fund-button-paid", GROUP)
    assert NOTE in house.seen(IDS.li_ming)
    assert [row.type for row in await house.chain()].count("account") == 1
    assert (await house.audit()).matches


@each_language
async def test_a_picture_comes_with_the_private_payment_wherever_it_is_tapped(
    world: World, language: str
) -> None:
    house = await house_of(world, language)
    await asked(house)
    await house.photo(IDS.zhao, PICTURE, NOTE)
    fund = await house.fund()
    assert (fund.pay_note, bool(fund.pay_file_id)) == (NOTE, True)
    assert house.words("fund-panel-code") in house.panel
    await house.all_pledge()
    await house.tap(IDS.li_ming, "fund-button-paid", GROUP)
    assert photos(world, IDS.li_ming) == 1
    await house.press(IDS.li_ming, GROUP, FundMine(house.fund_id))
    await house.tap(IDS.li_ming, "fund-button-paid")
    assert photos(world, IDS.li_ming) == 2


@each_language
async def test_each_custodian_may_replace_it_and_all_who_watch_the_money_are_told(
    world: World, language: str
) -> None:
    house = await house_of(world, language)
    await asked(house)
    await house.photo(IDS.zhao, PICTURE, NOTE)
    await asked(house, IDS.wang)
    await house.write(IDS.wang, "付给王阿姨")
    fund = await house.fund()
    assert (fund.pay_note, fund.pay_file_id) == ("付给王阿姨", None)
    told = house.words("fund-account-shown", title=fund.title, by="王阿姨")
    for person_id in (IDS.zhao, IDS.captain):
        assert told in house.seen(person_id)
        assert "付给王阿姨" in house.seen(person_id)
    assert not any(told in text for text in world.texts(IDS.li_ming))


@pytest.mark.parametrize("person_id", [IDS.li_ming, IDS.captain, IDS.anna])
async def test_nobody_but_a_custodian_says_where_to_pay(world: World, person_id: int) -> None:
    house = await house_of(world)
    await world.say(person_id, person_id, "/start")
    toast = await house.press(person_id, person_id, FundAccount(house.fund_id))
    assert toast == house.why("not-a-custodian")
    await house.press(IDS.captain, GROUP, FundTools(house.fund_id))
    assert house.label("fund-write", what="account") not in world.labels(IDS.captain)


async def test_a_message_without_words_or_picture_is_asked_again(world: World) -> None:
    house = await house_of(world)
    await asked(house)
    await house.reborn()
    assert await house.write(IDS.zhao, "\u200b\u2060") == house.words(
        "fund-wrong", why=house.why("nothing")
    )
    await house.write(IDS.zhao, NOTE)
    assert (await house.fund()).pay_note == NOTE


async def test_nothing_changes_once_the_fund_has_ended(world: World) -> None:
    soon = world.clock.now() + timedelta(hours=1)
    house = await house_of(world, pay_note="原来的", pledge_until=soon)
    await asked(house)
    await world.later(hours=2)
    assert (await house.fund()).state is State.FAILED
    assert await house.write(IDS.zhao, NOTE) == house.why("wrong-state")
    toast = await house.press(IDS.zhao, GROUP, FundAccount(house.fund_id))
    assert toast == house.why("wrong-state")
    assert (await house.fund()).pay_note == "原来的"
