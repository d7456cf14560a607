"""Who may open a fund, who keeps its money, and what stays private."""

from datetime import timedelta

import pytest

from domain.funds import State
from domain.places import Grant, MembershipState, Relation, Role
from playground.estate import IDS
from storage.database import Tx
from storage.funds import drafts, flats
from storage.places import grants, households, people
from tests.handlers.funds.drafted import author, each_language, published
from tests.world import World
from views.funds.buttons_opening import FundCustody, FundName, FundPage, FundTable, Page


@each_language
async def test_a_resident_is_told_who_opens_funds(world: World, language: str) -> None:
    captain = await author(world, language)
    await world.say(IDS.wang, IDS.building_6, "/fund 扶手 3600")
    told = captain.words("fund-not-yours-named", place="6栋", names="陈楼长")
    assert told in world.last(IDS.wang)


@pytest.mark.parametrize("role", [Role.COMMITTEE, Role.STAFF, Role.SECRETARY, Role.CAPTAIN])
async def test_everybody_who_organises_may_open_a_fund(world: World, role: Role) -> None:
    async def step(tx: Tx) -> None:
        now = world.clock.now() - timedelta(days=1)
        place = world.estate.building
        await grants.add(tx, Grant(IDS.zhao, role, place, None, IDS.owner, now))

    await world.database.run(step)
    await world.say(IDS.zhao, IDS.building_6, "/fund 扶手 3600")
    assert "¥3,600.00" in world.last(IDS.building_6)


@pytest.mark.parametrize("person_id", [IDS.wang, IDS.zhou, IDS.worker])
async def test_a_strangers_press_on_the_draft_changes_nothing(
    world: World, person_id: int
) -> None:
    captain = await author(world)
    await captain.draft()
    before = captain.seen
    message, _ = world.button(IDS.building_6, "发布")
    labels = ("发布", "取消", "分摊方式", "资助", "截止", "保管人", "更多")
    for data in [world.button(IDS.building_6, label)[1] for label in labels]:
        await world.forge(person_id, IDS.building_6, message, data)
    assert (captain.seen, (await captain.fund()).version) == (before, 1)


@each_language
async def test_a_custodian_is_asked_in_private_and_may_say_no(world: World, language: str) -> None:
    captain = await author(world, language)
    await captain.draft()
    assert await captain.name(IDS.wang) == captain.words("fund-toast", what="asked")
    assert await captain.keepers() == [(IDS.wang, False)]
    toast = await world.tap(IDS.wang, IDS.wang, captain.words("fund-custody-no"))
    assert toast == captain.words("fund-toast", what="declined")
    assert await captain.keepers() == []
    answer = captain.words(
        "fund-custody-answered", title=captain.title, name="王阿姨", answer="no"
    )
    assert answer in world.last(IDS.captain)


async def test_two_people_of_one_household_are_not_enough(world: World) -> None:
    captain = await author(world)

    async def moves_in(tx: Tx) -> None:
        home = world.estate.flats["3单元", "201"]
        active = MembershipState.ACTIVE
        await households.claim(tx, IDS.zhou, home, Relation.FAMILY, active, now=world.clock.now())

    await world.database.run(moves_in)
    await world.write(IDS.zhou, "/start")
    await captain.draft()
    await captain.keep(IDS.wang, IDS.zhou)
    assert await captain.publish() == captain.why("too-few-custodians")


async def test_nobody_answers_for_another_or_for_an_older_draft(world: World) -> None:
    captain = await author(world)
    await captain.draft()
    await captain.name(IDS.wang)
    made = int((await captain.fund()).created_at.timestamp())
    message = world.from_bot(IDS.wang)[-1]["message_id"]
    for person_id, second in ((IDS.zhao, made), (IDS.wang, made - 1)):
        yes = FundCustody(1, 1, second).pack()
        toast = await world.forge(person_id, IDS.wang, message, yes)
        assert toast == captain.why("not-a-custodian")
    assert await captain.keepers() == [(IDS.wang, False)]


async def test_a_custodian_is_named_by_username(world: World) -> None:
    captain = await author(world)

    async def step(tx: Tx) -> None:
        who = people.Greeting(IDS.wang, "王阿姨", "wang", "zh-CN", private=True)
        await people.greet(tx, who, now=world.clock.now())

    await world.database.run(step)
    await captain.draft()
    await captain.page("custodians")
    await captain.tap("fund-write", what="custodian")
    for text, code in (("@nobody_here", "custodian-stranger"), ("老王", "who")):
        assert captain.why(code) in await captain.write(text)
    await captain.write("@wang")
    assert await captain.keepers() == [(IDS.wang, False)]


async def test_somebody_without_a_flat_or_a_chat_cannot_be_named(world: World) -> None:
    captain = await author(world)
    await captain.draft()
    message = world.button(IDS.building_6, "发布")[0]
    for person_id, code in ((IDS.anna, "custodian-no-home"), (999, "custodian-no-home")):
        data = FundName(1, person_id).pack()
        assert await world.forge(IDS.captain, IDS.building_6, message, data) == captain.why(code)
    assert await captain.keepers() == []


@each_language
async def test_who_is_exempt_is_never_seen_in_the_group(world: World, language: str) -> None:
    captain = await author(world, language)
    await captain.draft()
    await captain.page("more")
    toast = await captain.tap("fund-change", page="exempt")
    assert toast == captain.why("aside-sent")
    await world.tap(IDS.captain, IDS.captain, "1单元 101")
    await world.write(IDS.captain, captain.words("fund-ask-here", what="exempt"))
    kept = await world.database.run(flats.of, 1)
    assert [(flat.exempt, flat.exempt_by) for flat in kept] == [(True, IDS.captain)]
    assert kept[0].consent_at is not None
    seen = await captain.back()
    assert "1单元 101" not in seen
    # Its share is borne by the others, to the fen.
    assert "1单元 102 ¥43.37" in seen


async def test_an_exempt_flat_is_asked_for_nothing_and_its_reason_is_published_nowhere(
    world: World,
) -> None:
    captain = await author(world)
    await captain.draft()
    await captain.page("more")
    await captain.tap("fund-change", page="exempt")
    await world.tap(IDS.captain, IDS.captain, "1单元 101")
    await world.write(IDS.captain, "低保户")
    await captain.back()
    await captain.keep()
    await captain.publish()
    assert (await captain.table())["1单元", "101"] == 0
    assert sum((await captain.table()).values()) == 360_000
    for chat_id in (IDS.building_6, IDS.wang, IDS.zhao, IDS.li_ming):
        assert "低保" not in " ".join(world.texts(chat_id))


async def test_the_residents_and_their_doors_are_listed_in_private_only(world: World) -> None:
    captain = await author(world)
    await captain.draft()
    message = world.button(IDS.building_6, "发布")[0]
    for page in (Page.RESIDENTS, Page.EXEMPT):
        data = FundPage(1, page).pack()
        await world.forge(IDS.captain, IDS.building_6, message, data)
    assert not any("王阿姨" in label for label in world.labels(IDS.building_6))
    assert any("王阿姨" in label for label in world.labels(IDS.captain))


async def test_the_whole_table_comes_as_a_file_to_an_organiser_alone(world: World) -> None:
    captain = await author(world)
    await captain.draft()
    message = world.button(IDS.building_6, "发布")[0]
    data = FundTable(1).pack()
    assert await world.forge(IDS.wang, IDS.building_6, message, data) == captain.why("not-yours")
    await world.forge(IDS.captain, IDS.building_6, message, data)
    assert "24 户" in world.last(IDS.captain)
    assert world.from_bot(IDS.captain)[-1]["document"]["file_name"].endswith(".xlsx")
    assert world.from_bot(IDS.wang) == []


async def test_a_published_fund_keeps_two_custodians(world: World) -> None:
    captain = await published(world)
    await world.say(IDS.captain, IDS.captain, "/fund 灯 100元")
    message = world.from_bot(IDS.captain)[-1]["message_id"]
    data = FundPage(1, Page.CUSTODIANS).pack()
    await world.forge(IDS.captain, IDS.captain, message, data)
    gone = captain.words("fund-take-away", name="王阿姨")
    assert await world.tap(IDS.captain, IDS.captain, gone) == captain.why("too-few-custodians")
    assert (await captain.fund()).state is State.PLEDGING
    assert await world.database.run(drafts.revised_by, 1) is None


async def test_a_custodian_is_named_by_a_reply_to_them(world: World) -> None:
    captain = await author(world)
    said = await world.say(IDS.wang, IDS.building_6, "我来管钱")
    for line, code in (("/fund 保管人", "no-draft"),):
        await world.say(IDS.captain, IDS.building_6, line, reply_to=said["message_id"])
        assert captain.why(code) in world.last(IDS.captain)
    await captain.draft()
    await world.say(IDS.captain, IDS.building_6, "/fund 保管人", reply_to=said["message_id"])
    assert await captain.keepers() == [(IDS.wang, False)]
    await world.say(IDS.li_ming, IDS.building_6, "/fund custodian", reply_to=said["message_id"])
    assert captain.why("not-yours") in world.last(IDS.li_ming)
