"""Two people press at the same moment: one of them is first, both are answered."""

from domain.places import MembershipState, Role
from playground.estate import IDS
from storage.places import chats, households, people, tree
from tests.handlers.places.rows import kept
from tests.handlers.places.test_joining import choose, claim, state_of
from tests.handlers.places.test_members import link_for
from tests.handlers.places.test_roles import held, reply_role
from tests.handlers.places.test_roll import GOOD, send
from tests.handlers.places.test_setup import chat_of, new_group
from tests.world import World

Press = tuple[int, int, str]


async def together(world: World, *presses: Press) -> list[str]:
    """Everybody presses before the bot has seen any of it; return the toasts."""
    queries = []
    for person, chat, label in presses:
        message, data = world.button(chat, label)
        queries.append(world.telegram.tap(person, chat, message, data))
    await world.settle()
    answers = [world.telegram.answer_to(query) for query in queries]
    assert all(answer is not None for answer in answers)
    return [str((answer or {}).get("text") or "") for answer in answers]


async def test_captain_and_staff_decide_and_the_first_has_decided(world: World) -> None:
    await claim(world, IDS.zhou)
    await world.write(IDS.staff, "/members")
    await world.tap(IDS.staff, IDS.staff, "6栋")
    await world.tap(IDS.staff, IDS.staff, "小周")
    first, second = await together(
        world, (IDS.captain, IDS.captain, "拒绝"), (IDS.staff, IDS.staff, "同意")
    )
    assert (first, "办过" in second) == ("", True)
    assert await state_of(world, IDS.zhou) == [MembershipState.REFUSED]
    assert sum("没有通过" in text for text in world.texts(IDS.zhou)) == 1


async def test_first_claimant_and_captain_answer_at_once(world: World) -> None:
    await claim(world, IDS.zhou, "201", "3单元")
    await world.write(IDS.captain, "/members")
    await world.tap(IDS.captain, IDS.captain, "小周")
    _, late = await together(
        world, (IDS.captain, IDS.captain, "同意"), (IDS.wang, IDS.wang, "不认识")
    )
    assert "办过" in late
    assert await state_of(world, IDS.zhou) == [MembershipState.ACTIVE]


async def test_two_neighbours_claim_an_empty_flat_at_once(world: World) -> None:
    for person in (IDS.zhou, IDS.worker):
        await choose(world, person, "我住哪户", "6栋", "2单元", "301")
    await together(world, (IDS.zhou, IDS.zhou, "业主"), (IDS.worker, IDS.worker, "业主"))
    assert await state_of(world, IDS.zhou) == [MembershipState.CLAIMED]
    assert await state_of(world, IDS.worker) == [MembershipState.ASKED]
    assert "老张 说自己也住" in world.last(IDS.zhou)


async def test_an_impatient_claimant_claims_once(world: World) -> None:
    await choose(world, IDS.zhou, "我住哪户", "6栋", "2单元", "301")
    await together(world, *[(IDS.zhou, IDS.zhou, "租客")] * 4)
    assert await state_of(world, IDS.zhou) == [MembershipState.CLAIMED]
    assert sum("申请登记" in text for text in world.texts(IDS.captain)) == 1


async def test_two_open_the_same_link_and_one_comes_in(world: World) -> None:
    payload = await link_for(world)
    for person in (IDS.zhou, IDS.worker):
        world.telegram.start(person, payload)
    await world.settle()
    assert await state_of(world, IDS.zhou) == [MembershipState.ACTIVE]
    assert await state_of(world, IDS.worker) == []
    assert "已经有人用过" in world.last(IDS.worker)


async def test_moving_out_and_being_moved_out_meet(world: World) -> None:
    await world.write(IDS.wang, "/privacy")
    await world.tap(IDS.wang, IDS.wang, "我搬走了")
    await world.write(IDS.captain, "/members")
    for label in ("找一户", "3单元", "201", "王阿姨 搬走了"):
        await world.tap(IDS.captain, IDS.captain, label)
    await together(world, (IDS.wang, IDS.wang, "确定搬走"), (IDS.captain, IDS.captain, "确定搬走"))
    assert await state_of(world, IDS.wang) == [MembershipState.ENDED]


async def test_a_claim_taken_back_while_the_captain_agrees(world: World) -> None:
    await claim(world, IDS.zhou)
    await world.write(IDS.zhou, "/privacy")
    await world.tap(IDS.zhou, IDS.zhou, "我搬走了")
    _, late = await together(
        world, (IDS.zhou, IDS.zhou, "确定搬走"), (IDS.captain, IDS.captain, "同意")
    )
    assert "办过" in late
    assert await state_of(world, IDS.zhou) == [MembershipState.ENDED]


async def test_two_let_the_same_roll_in_once(world: World) -> None:
    await send(world, GOOD.encode(), caption="/import")
    message, data = world.button(IDS.staff, "✅ 导入")
    queries = [world.telegram.tap(IDS.staff, IDS.staff, message, data) for _ in range(2)]
    await world.settle()
    texts = [str((world.telegram.answer_to(q) or {}).get("text") or "") for q in queries]
    assert [bool(text) for text in texts] == [False, True]
    assert "已经导入过" in texts[1]
    eight = [p for p in await world.database.run(tree.every) if p.name == "8栋"]
    assert len(await world.database.run(households.in_building, eight[0].id)) == 2


async def test_letting_in_and_giving_up_meet(world: World) -> None:
    await send(world, GOOD.encode(), caption="/import")
    _, late = await together(
        world, (IDS.staff, IDS.staff, "✅ 导入"), (IDS.staff, IDS.staff, "取消")
    )
    assert "已经导入过" in late
    assert "8栋" in [p.name for p in await world.database.run(tree.every)]


async def test_two_staff_name_the_same_new_building(world: World) -> None:
    one, two = [await new_group(world, IDS.staff, title=f"群{n}") for n in (1, 2)]
    world.telegram.say(IDS.staff, one, "/bind 9栋")
    world.telegram.say(IDS.owner, two, "/bind 九号楼")
    await world.settle()
    nines = [p for p in await world.database.run(tree.every) if p.name.startswith(("9", "九"))]
    assert len(nines) == 1
    for group in (one, two):
        assert (await chat_of(world, group)).place_id == nines[0].id


async def test_the_same_role_given_twice_at_once_is_held_once(world: World) -> None:
    await reply_role(world, IDS.staff, IDS.wang, "/help")
    for person in (IDS.staff, IDS.owner):
        spoken = world.telegram.say(IDS.wang, IDS.building_7, "我来")
        if not world.telegram.chat(IDS.building_7).has(person):
            world.telegram.join(person, IDS.building_7)
        world.telegram.say(person, IDS.building_7, "/role 楼栋长", reply_to=spoken["message_id"])
    await world.settle()
    assert Role.CAPTAIN in await held(world, IDS.wang, world.estate.other_building)
    rows = world.database.connection.execute(
        "SELECT count(*) FROM grants WHERE person_id = ?", (IDS.wang,)
    )
    assert rows.fetchone()[0] == 1


async def test_two_taps_on_big_leave_it_as_it_was(world: World) -> None:
    for _ in range(2):
        world.telegram.say(IDS.zhao, IDS.zhao, "/big")
    await world.settle()
    assert not (await world.database.run(people.get, IDS.zhao)).big
    keyboards = [
        world.telegram.keyboard(IDS.zhao, m["message_id"]) for m in world.from_bot(IDS.zhao)
    ]
    assert keyboards[-1] == {"remove_keyboard": True}


async def test_captain_and_staff_choose_the_groups_language(world: World) -> None:
    world.telegram.join(IDS.staff, IDS.building_6)
    await world.say(IDS.captain, IDS.building_6, "/lang")
    await together(
        world, (IDS.captain, IDS.building_6, "English"), (IDS.staff, IDS.building_6, "中文")
    )
    chat = await world.database.run(chats.find, IDS.building_6)
    assert chat is not None
    assert chat.language == "zh-CN"
    assert "这个群的语言" in world.last(IDS.building_6)


async def test_an_eraser_who_presses_twice_is_forgotten_once(world: World) -> None:
    await world.write(IDS.wang, "/privacy")
    await world.tap(IDS.wang, IDS.wang, "删除")
    before = kept(world)
    await together(world, *[(IDS.wang, IDS.wang, "确定删除")] * 2)
    after = kept(world)
    assert await state_of(world, IDS.wang) == [MembershipState.ENDED]
    unchanged = ("places", "households", "grants", "chats", "units", "imports", "reports")
    assert {k: after[k] for k in unchanged} == {k: before[k] for k in unchanged}
    person = await world.database.run(people.get, IDS.wang)
    assert (person.name, person.erased_at is not None) == ("", True)
