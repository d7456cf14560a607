"""Every button of a draft, pressed by everybody: who may is read from the rows."""

from datetime import timedelta

import pytest

from domain.funds import ShareRule, State
from domain.funds.shaping import Until, Writing
from domain.places import Grant, Role
from playground.estate import IDS
from storage.database import Tx
from storage.funds import custodians, flats, register, sponsors
from storage.places import grants, people
from storage.places.people import Greeting
from tests.handlers.funds.drafted import author, each_language, published
from tests.world import CATALOGUE, World
from views.buttons import ButtonData
from views.funds.buttons_opening import (
    FundDays,
    FundDiscard,
    FundGrain,
    FundLift,
    FundMinimum,
    FundName,
    FundPage,
    FundPlace,
    FundPublish,
    FundRevise,
    FundRule,
    FundStairwell,
    FundStrike,
    FundTable,
    FundUnsponsor,
    FundUntil,
    FundWrite,
    Page,
)
from views.texts import LANGUAGES

ELSEWHERE = 2002
ALLOWED = (IDS.captain, IDS.staff, IDS.owner)
REFUSED = (IDS.wang, IDS.anna, IDS.zhou, IDS.worker, ELSEWHERE)


async def buttons(world: World) -> list[ButtonData]:
    """Every button a draft has, the one that ends it last."""
    fund = await world.database.run(register.get, 1)
    soon = int((world.clock.now() + timedelta(days=2)).timestamp())
    flat = world.estate.flats["3单元", "201"]
    pages: list[ButtonData] = [FundPage(1, page) for page in Page]
    writings: list[ButtonData] = [FundWrite(1, what, flat) for what in Writing]
    return [
        *pages,
        *writings,
        FundRule(1, ShareRule.EQUAL),
        FundPlace(1, world.estate.building),
        FundStairwell(1, flat),
        FundMinimum(1, 1, 2),
        FundGrain(1, 100),
        FundDays(1, Until.PLEDGE, 3),
        FundUntil(1, Until.PAY, soon),
        FundUnsponsor(1, 1),
        FundLift(1, flat),
        FundName(1, IDS.zhao),
        FundStrike(1, IDS.zhao),
        FundTable(1),
        FundPublish(1, fund.version, int(fund.created_at.timestamp())),
        FundDiscard(1),
    ]


async def captain_elsewhere(tx: Tx, world: World) -> None:
    now = world.clock.now() - timedelta(days=1)
    who = Greeting(ELSEWHERE, "七栋楼长", None, "zh-CN", private=True)
    await people.greet(tx, who, now=now)
    place = world.estate.other_building
    await grants.add(tx, Grant(ELSEWHERE, Role.CAPTAIN, place, None, IDS.owner, now))


async def rows(tx: Tx) -> tuple[object, ...]:
    """All that a press could have changed."""
    return (
        await register.find(tx, 1),
        await sponsors.of(tx, 1),
        await custodians.of(tx, 1),
        await flats.of(tx, 1),
    )


@pytest.mark.parametrize("person_id", REFUSED)
async def test_nobody_else_changes_a_draft_by_any_button(world: World, person_id: int) -> None:
    captain = await author(world)
    await captain.draft()
    if person_id == ELSEWHERE:
        await world.database.run(captain_elsewhere, world)
        world.telegram.add_person("七栋楼长", id=ELSEWHERE).started = True
        world.telegram.join(ELSEWHERE, IDS.building_6)
    before, seen = await world.database.run(rows), captain.seen
    message = world.from_bot(IDS.building_6)[-1]["message_id"]
    codes = ("not-yours", "not-a-member")
    said = [CATALOGUE.say(language) for language in LANGUAGES]
    why = {say.plain("fund-why", why=code) for say in said for code in codes}
    for button in await buttons(world):
        assert await world.forge(person_id, IDS.building_6, message, button.pack()) in why, button
    assert await world.database.run(rows) == before
    assert captain.seen == seen


@pytest.mark.parametrize("person_id", ALLOWED)
async def test_whoever_organises_is_turned_away_by_no_button(world: World, person_id: int) -> None:
    captain = await author(world)
    await captain.draft()
    message = world.from_bot(IDS.building_6)[-1]["message_id"]
    why = {captain.why("not-yours"), captain.why("not-a-member")}
    for button in await buttons(world):
        toast = await world.forge(person_id, IDS.building_6, message, button.pack())
        assert toast not in why, button
    assert await world.database.run(register.find, 1) is None


@pytest.mark.parametrize(
    "button",
    [
        FundPlace(1, 999),
        FundStairwell(1, 999),
        FundMinimum(1, 0, 0),
        FundMinimum(1, 3, 2),
        FundGrain(1, 7),
        FundGrain(1, -1),
        FundDays(1, Until.PLEDGE, 0),
        FundDays(1, Until.PAY, 10**9),
        FundUntil(1, Until.PAY, 10**17),
        FundUntil(1, Until.PLEDGE, -1),
        FundUnsponsor(1, 999),
        FundRevise(1),
    ],
    ids=str,
)
async def test_forged_numbers_are_refused_and_change_nothing(
    world: World, button: ButtonData
) -> None:
    captain = await author(world)
    await captain.draft()
    before = await world.database.run(rows)
    message = world.from_bot(IDS.building_6)[-1]["message_id"]
    toast = await world.forge(IDS.captain, IDS.building_6, message, button.pack())
    assert toast in {captain.why("wrong-state"), captain.why("not-yours")}
    assert await world.database.run(rows) == before


@each_language
async def test_the_buttons_of_a_published_draft_change_nothing(
    world: World, language: str
) -> None:
    captain = await published(world, language)
    before = await captain.fund()
    message = world.from_bot(IDS.captain)[-1]["message_id"]
    for button in await buttons(world):
        if not isinstance(button, FundName | FundStrike):
            await world.forge(IDS.captain, IDS.captain, message, button.pack())
    assert await captain.fund() == before
    assert before.state is State.PLEDGING
    assert sum((await captain.table()).values()) == 360_000


async def test_the_panel_is_pinned_in_the_buildings_group_alone(world: World) -> None:
    await published(world)
    assert "¥3,600.00" in world.texts(IDS.building_6)[1]
    assert world.telegram.chat(IDS.building_6).pinned
    assert "楼道扶手" not in " ".join(world.texts(IDS.building_7))


async def test_two_answers_at_once_are_one_sponsor(world: World) -> None:
    captain = await author(world, chat_id=IDS.captain)
    await captain.draft()
    await captain.page("sponsors")
    await captain.tap("fund-write", what="money")
    for _ in range(2):
        world.telegram.say(IDS.captain, IDS.captain, "物业公司 600元")
    await world.settle()
    assert await captain.sponsors() == [("物业公司", 60_000, False)]
