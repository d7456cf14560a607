"""One tap pledges; everybody else hears why not; the group reads nobody's answer."""

import pytest

from domain.funds import PledgeKind, Refusal, State
from domain.places import MembershipState, Relation
from playground.estate import IDS
from storage.places import chats
from tests.actions.funds.opened import DOORS, SHARE, TARGET
from tests.handlers.funds.neighbours import GROUP, each_language, house_of
from tests.world import World
from views.funds.buttons_pledging import FundMine, FundPledge

DOOR = "3单元302"


@each_language
async def test_one_tap_pledges_the_whole_share_and_names_it(world: World, language: str) -> None:
    house = await house_of(world, language)
    toast = await house.answer(IDS.li_ming, "full")
    assert toast == house.label("fund-pledged", kind="full", doors=DOOR, amount=SHARE)
    assert "¥1,200.00" in toast
    assert DOOR in toast
    row = await house.own(IDS.li_ming)
    assert (row.due.answer, row.due.left) == (SHARE, SHARE)
    assert "33%" in house.panel
    assert "¥1,200.00" in house.panel


@each_language
async def test_the_same_tap_twice_changes_nothing(world: World, language: str) -> None:
    house = await house_of(world, language)
    await house.answer(IDS.li_ming, "full")
    before = await house.chain()
    toast = await house.answer(IDS.li_ming, "full")
    assert toast == house.label("fund-pledged-same", kind="full", doors=DOOR, amount=SHARE)
    assert await house.chain() == before


async def test_an_answer_can_be_changed_until_collecting(world: World) -> None:
    house = await house_of(world)
    for kind in ("full", "refuse", "full"):
        await house.answer(IDS.li_ming, kind)
    assert (await house.own(IDS.li_ming)).due.answer == SHARE
    told = [row.payload["kind"] for row in await house.chain() if row.type == "pledge"]
    assert told == ["full", "refuse", "full"]


async def test_who_has_two_flats_pledges_for_both(world: World) -> None:
    house = await house_of(world)
    await house.live(IDS.li_ming, DOORS[1])
    toast = await house.answer(IDS.li_ming, "full")
    assert "¥2,400.00" in toast
    assert "3单元201、3单元302" in toast


@each_language
async def test_who_has_two_flats_says_for_which_one_a_part_is(world: World, language: str) -> None:
    house = await house_of(world, language)
    await house.live(IDS.li_ming, DOORS[1])
    assert await house.answer(IDS.li_ming, "part") == house.label("fund-go-private")
    assert house.seen(IDS.li_ming) == house.words("fund-flats")
    await world.tap(IDS.li_ming, IDS.li_ming, DOOR)
    await house.write(IDS.li_ming, "500")
    assert {r.flat.label: r.due.promised for r in await house.rows()} == {
        "1单元101": 0,
        "3单元201": 0,
        DOOR: 50_000,
    }


@pytest.mark.parametrize(
    ("text", "fen"),
    [("500", 50_000), ("1,100", 110_000), ("一千一", 110_000), ("600.5元", 60_050)],
)
async def test_a_part_is_typed_as_people_write_money(world: World, text: str, fen: int) -> None:
    house = await house_of(world)
    await house.answer(IDS.li_ming, "part")
    said = await house.write(IDS.li_ming, text)
    assert (await house.own(IDS.li_ming)).due.answer == fen
    assert house.words("fund-mine-said", kind="part", amount=fen) in said


@each_language
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("12.345", "too-precise"),
        ("-5", "not-positive"),
        ("0", "not-positive"),
        ("1e9", "not-an-amount"),
        ("1000000000", "too-large"),
        ("你好", "not-an-amount"),
        ("一百多", "ambiguous"),
        ("1200", "not-part"),
        ("9999", "not-part"),
    ],
)
async def test_a_bad_sum_is_told_with_the_right_form_and_asked_again(
    world: World, language: str, text: str, why: str
) -> None:
    house = await house_of(world, language)
    await house.answer(IDS.li_ming, "part")
    said = await house.write(IDS.li_ming, text)
    assert said == house.words("fund-wrong", why=house.why(why))
    assert (await house.own(IDS.li_ming)).answer is None
    await house.write(IDS.li_ming, "100")
    assert (await house.own(IDS.li_ming)).due.answer == 10_000


@each_language
async def test_a_gift_comes_on_top_of_the_share(world: World, language: str) -> None:
    house = await house_of(world, language)
    await house.answer(IDS.li_ming, "full")
    await house.press(IDS.li_ming, GROUP, FundMine(house.fund_id))
    await house.answer(IDS.li_ming, "gift", IDS.li_ming)
    await house.write(IDS.li_ming, "88.8")
    assert (await house.own(IDS.li_ming)).due.owed == SHARE + 8_880
    assert house.words("fund-mine-gift", amount=8_880) in house.seen(IDS.li_ming)


@each_language
async def test_a_hardship_is_told_to_organisers_alone_and_only_once_agreed(
    world: World, language: str
) -> None:
    house = await house_of(world, language)
    before = house.panel
    assert await house.answer(IDS.li_ming, "hardship") == house.label("fund-go-private")
    assert (await house.own(IDS.li_ming)).answer is None
    await house.write(IDS.li_ming, "刚失业 <b>请保密</b>")
    row = await house.own(IDS.li_ming)
    assert row.answer is not None
    assert (row.answer.kind, row.answer.amount) == (PledgeKind.HARDSHIP, 0)
    assert "刚失业 <b>请保密</b>" in house.seen(IDS.captain)
    everybody_else = [GROUP, IDS.wang, IDS.zhao, IDS.building_7]
    assert not [chat for chat in everybody_else if "刚失业" in str(world.texts(chat))]
    assert house.panel == before
    told = [r.payload for r in await house.chain() if r.type == "pledge"]
    assert told[0]["kind"] == "hardship"
    assert "刚失业" not in str(told)


@each_language
async def test_a_hardship_needs_no_reason(world: World, language: str) -> None:
    house = await house_of(world, language)
    await house.answer(IDS.li_ming, "hardship")
    await house.tap(IDS.li_ming, "fund-button-hardship-sure")
    row = await house.own(IDS.li_ming)
    assert row.answer is not None
    assert row.answer.reason is None
    captain = house.seen(IDS.captain)
    assert DOOR in captain
    assert world.button(IDS.captain, house.label("fund-button-reshare"))


async def test_a_hardship_is_not_told_by_a_tap_forged_in_the_group(world: World) -> None:
    house = await house_of(world)
    forged = FundPledge(house.fund_id, PledgeKind.HARDSHIP, 0, 1)
    await house.press(IDS.li_ming, GROUP, forged)
    assert (await house.own(IDS.li_ming)).answer is None


@each_language
@pytest.mark.parametrize(
    ("relation", "state", "why"),
    [
        (None, None, "stranger"),
        (Relation.TENANT, MembershipState.ACTIVE, "tenant"),
        (Relation.FAMILY, MembershipState.CLAIMED, "unverified"),
    ],
)
async def test_who_has_no_say_hears_why(
    world: World,
    language: str,
    relation: Relation | None,
    state: MembershipState | None,
    why: str,
) -> None:
    house = await house_of(world, language)
    if relation and state:
        await house.live(IDS.anna, DOORS[2], relation, state)
    assert await house.answer(IDS.anna, "full") == house.why(why)
    assert all(row.answer is None for row in await house.rows())


async def test_people_of_another_building_have_no_say(world: World) -> None:
    house = await house_of(world)
    await house.live(IDS.anna, ("2单元", "101"))
    assert await house.answer(IDS.anna, "full") == house.why("elsewhere")


async def test_nobody_answers_for_a_flat_of_others(world: World) -> None:
    house = await house_of(world)
    other = world.estate.flats[DOORS[0]]
    data = FundPledge(house.fund_id, PledgeKind.FULL, other)
    assert await house.press(IDS.li_ming, GROUP, data) == house.why(Refusal.NOT_YOURS)
    assert all(row.answer is None for row in await house.rows())


async def test_a_button_of_no_fund_is_answered_kindly(world: World) -> None:
    house = await house_of(world)
    data = FundPledge(987, PledgeKind.FULL)
    assert await house.press(IDS.li_ming, GROUP, data) == house.label("gone")


async def test_the_group_reads_neither_who_pledged_nor_who_did_not(world: World) -> None:
    house = await house_of(world)
    await house.answer(IDS.li_ming, "full")
    await house.answer(IDS.zhao, "refuse")
    group = "\n".join(world.texts(GROUP))
    assert not [door for door in (DOOR, "101", "201") if door in group]


@each_language
async def test_the_link_opens_ones_own_in_private(world: World, language: str) -> None:
    house = await house_of(world, language)
    await house.write(IDS.li_ming, f"/start f_{house.fund_id}")
    assert house.words("fund-mine-share", flat=DOOR, amount=SHARE) in house.seen(IDS.li_ming)
    assert "3单元201" not in house.seen(IDS.li_ming)


async def test_a_stranger_with_the_link_reads_nothing_of_the_fund(world: World) -> None:
    house = await house_of(world)
    now = world.clock.now()
    await world.database.run(chats.left, GROUP, IDS.anna, now=now)
    said = await house.write(IDS.anna, f"/start f_{house.fund_id}")
    assert said == house.words("fund-outsider")


async def test_what_all_pledge_is_the_target_and_begins_collecting(world: World) -> None:
    house = await house_of(world)
    await house.all_pledge()
    assert sum(row.due.promised for row in await house.rows()) == TARGET
    assert (await house.fund()).state is State.COLLECTING
    assert (await house.audit()).matches
