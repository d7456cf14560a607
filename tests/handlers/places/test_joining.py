"""我住哪户: from the first tap to the flat, played through the whole bot."""

from domain.places import MembershipState, Relation
from playground.estate import IDS
from storage.places import households, people
from tests.world import World

ROLL_PHONE = "8613800060012"  # 2单元 301


async def choose(world: World, person: int, *labels: str) -> str:
    """Walk through the buttons and return what stands there then."""
    await world.write(person, "/start")
    for label in labels:
        await world.tap(person, person, label)
    return world.last(person)


async def claim(world: World, person: int, room: str = "301", stairwell: str = "2单元") -> str:
    return await choose(world, person, "我住哪户", "6栋", stairwell, room, "家人")


async def state_of(world: World, person: int) -> list[MembershipState]:
    found = await world.database.run(households.memberships_of, person)
    return [member.state for member in found]


async def test_a_newcomer_claims_a_flat_and_the_captain_lets_them_in(world: World) -> None:
    assert "请楼栋长确认" in await claim(world, IDS.zhou)
    assert "小周 申请登记" in world.last(IDS.captain)
    await world.tap(IDS.captain, IDS.captain, "同意")
    assert "已同意" in world.last(IDS.captain)
    assert "登记好了" in world.last(IDS.zhou)
    assert await state_of(world, IDS.zhou) == [MembershipState.ACTIVE]


async def test_every_step_leads_back(world: World) -> None:
    seen = [await choose(world, IDS.zhou, "我住哪户", "6栋", "2单元", "301")]
    for _ in range(4):
        await world.tap(IDS.zhou, IDS.zhou, "返回")
        seen.append(world.last(IDS.zhou))
    words = ("您是这户的", "哪一户", "几单元", "哪栋楼", "您好")
    for word, text in zip(words, seen, strict=True):
        assert word in text
    assert len(world.texts(IDS.zhou)) == 1


async def test_an_english_reader_walks_the_same_way_in_english(world: World) -> None:
    await choose(world, IDS.anna, "My flat", "6栋", "2单元", "301")
    assert "flat 301" in world.last(IDS.anna)
    await world.tap(IDS.anna, IDS.anna, "tenant")
    assert "The captain is being asked" in world.last(IDS.anna)
    assert "租客" in world.last(IDS.captain)


async def test_big_letters_show_one_button_a_row_and_at_most_four(world: World) -> None:
    await world.write(IDS.zhou, "/big")
    await choose(world, IDS.zhou, "我住哪户", "6栋", "2单元")
    assert "几楼" in world.last(IDS.zhou)
    await world.tap(IDS.zhou, IDS.zhou, "下一页")
    await world.tap(IDS.zhou, IDS.zhou, "3楼")
    await world.tap(IDS.zhou, IDS.zhou, "301")
    rows = world.from_bot(IDS.zhou)[-1]["reply_markup"]["inline_keyboard"]
    assert len(rows) == 4
    assert all(len(row) == 1 for row in rows)
    await world.tap(IDS.zhou, IDS.zhou, "业主")
    assert "已收到" in world.last(IDS.zhou)


async def test_a_refused_claimant_is_told_and_may_hear_why(world: World) -> None:
    await claim(world, IDS.zhou)
    await world.tap(IDS.captain, IDS.captain, "拒绝")
    assert "没有通过" in world.last(IDS.zhou)
    await world.tap(IDS.captain, IDS.captain, "告诉对方原因")
    answers = await world.write(IDS.captain, "请带<b>房产证</b>来")
    assert answers == ["已经转告。"]
    assert "请带<b>房产证</b>来" in world.last(IDS.zhou)


async def test_a_second_claim_asks_the_first_who_lives_there(world: World) -> None:
    assert "请对方确认" in await claim(world, IDS.zhou, "201", "3单元")
    assert "小周 说自己也住" in world.last(IDS.wang)
    assert world.texts(IDS.captain) == []
    await world.tap(IDS.wang, IDS.wang, "认识，同意")
    assert "登记好了" in world.last(IDS.zhou)
    assert "已同意" in world.last(IDS.wang)
    assert await state_of(world, IDS.zhou) == [MembershipState.ACTIVE]


async def test_when_the_first_does_not_know_them_the_captain_decides(world: World) -> None:
    await claim(world, IDS.zhou, "201", "3单元")
    await world.tap(IDS.wang, IDS.wang, "不认识")
    assert "已交给楼栋长" in world.last(IDS.wang)
    assert "小周 申请登记" in world.last(IDS.captain)
    assert await state_of(world, IDS.zhou) == [MembershipState.CLAIMED]
    await world.tap(IDS.captain, IDS.captain, "拒绝")
    assert "没有通过" in world.last(IDS.zhou)


async def test_a_first_claimant_who_never_answers_is_not_waited_for(world: World) -> None:
    await claim(world, IDS.zhou, "201", "3单元")
    await world.later(hours=23, minutes=50)
    assert world.texts(IDS.captain) == []
    await world.later(minutes=20)
    assert "小周 申请登记" in world.last(IDS.captain)
    assert "楼栋长" in world.last(IDS.zhou)


async def test_only_the_one_who_was_asked_can_answer(world: World) -> None:
    await claim(world, IDS.zhou, "201", "3单元")
    message, data = world.button(IDS.wang, "认识，同意")
    del message
    own = world.from_bot(IDS.zhou)[-1]["message_id"]
    assert "办过" in await world.forge(IDS.zhou, IDS.zhou, own, data)
    await world.write(IDS.li_ming, "/start")
    other = world.from_bot(IDS.li_ming)[-1]["message_id"]
    assert "办过" in await world.forge(IDS.li_ming, IDS.li_ming, other, data)
    assert await state_of(world, IDS.zhou) == [MembershipState.ASKED]


async def test_of_two_who_claim_an_empty_flat_the_second_asks_the_first(world: World) -> None:
    await claim(world, IDS.zhou)
    await claim(world, IDS.li_ming)
    assert await state_of(world, IDS.zhou) == [MembershipState.CLAIMED]
    assert (await state_of(world, IDS.li_ming))[-1] is MembershipState.ASKED
    assert "李明 说自己也住" in world.last(IDS.zhou)
    await world.tap(IDS.zhou, IDS.zhou, "认识，同意")
    assert (await state_of(world, IDS.li_ming))[-1] is MembershipState.CLAIMED


async def test_claiming_the_same_flat_again_is_answered_plainly(world: World) -> None:
    await claim(world, IDS.zhou)
    assert "正在等确认" in await claim(world, IDS.zhou)
    await world.tap(IDS.captain, IDS.captain, "同意")
    assert "已经登记在这一户" in await claim(world, IDS.zhou)
    assert len(await state_of(world, IDS.zhou)) == 1


async def test_a_fourth_open_claim_is_refused(world: World) -> None:
    for room in ("101", "102", "201"):
        await claim(world, IDS.zhou, room)
    assert "有几户在等确认" in await claim(world, IDS.zhou, "202")


async def test_the_persons_own_phone_on_the_roll_lets_them_in_at_once(world: World) -> None:
    await claim(world, IDS.zhou)
    await world.tap(IDS.zhou, IDS.zhou, "用手机号核对")
    asked = world.telegram.keyboard(IDS.zhou, world.from_bot(IDS.zhou)[-1]["message_id"])
    assert asked is not None
    assert asked["keyboard"][0][0]["request_contact"] is True
    world.telegram.send_contact(IDS.zhou, IDS.zhou, ROLL_PHONE)
    await world.settle()
    assert any("名册对上了" in text for text in world.texts(IDS.zhou))
    assert await state_of(world, IDS.zhou) == [MembershipState.ACTIVE]
    assert "已同意" in world.last(IDS.captain)


async def test_the_phone_of_somebody_else_is_not_taken(world: World) -> None:
    await claim(world, IDS.zhou)
    await world.tap(IDS.zhou, IDS.zhou, "用手机号核对")
    world.telegram.send_contact(IDS.zhou, IDS.zhou, ROLL_PHONE, user_id=IDS.wang)
    await world.settle()
    assert "不是您自己的号码" in world.last(IDS.zhou)
    world.telegram.send_contact(IDS.zhou, IDS.zhou, ROLL_PHONE, first_name="Nobody")
    await world.settle()
    assert await state_of(world, IDS.zhou) == [MembershipState.CLAIMED]
    person = await world.database.run(people.get, IDS.zhou)
    assert person.phone is None


async def test_a_foreign_number_never_passes_for_one_of_the_mainland(world: World) -> None:
    await claim(world, IDS.zhou)
    await world.tap(IDS.zhou, IDS.zhou, "用手机号核对")
    world.telegram.send_contact(IDS.zhou, IDS.zhou, ROLL_PHONE.removeprefix("86"))
    await world.settle()
    assert "没有对上" in world.last(IDS.zhou)
    assert await state_of(world, IDS.zhou) == [MembershipState.CLAIMED]


async def test_words_instead_of_a_phone_mean_no(world: World) -> None:
    await claim(world, IDS.zhou)
    await world.tap(IDS.zhou, IDS.zhou, "用手机号核对")
    assert "不核对手机号" in (await world.write(IDS.zhou, "不用了"))[0]
    left = world.telegram.keyboard(IDS.zhou, world.from_bot(IDS.zhou)[-1]["message_id"])
    assert left == {"remove_keyboard": True}


async def test_in_a_building_without_captain_the_staff_are_asked(world: World) -> None:
    world.database.connection.execute("DELETE FROM grants WHERE role = 'captain'")
    await claim(world, IDS.zhou)
    assert "小周 申请登记" in world.last(IDS.staff)
    assert world.texts(IDS.captain) == []


async def test_with_nobody_to_decide_the_office_can_be_called(world: World) -> None:
    world.database.connection.execute("DELETE FROM grants")
    world.database.connection.execute("UPDATE places SET office_phone = '12345'")
    text = await claim(world, IDS.zhou)
    assert "还没有楼栋长" in text
    assert "12345" in text


async def test_a_forged_flat_or_relation_changes_nothing(world: World) -> None:
    await world.write(IDS.zhou, "/start")
    message = world.from_bot(IDS.zhou)[-1]["message_id"]
    for data in ("ja:99999:owner", "ja:1:king", "ja:x:owner", "js:-5", "jr:1:-3:j:s", "jl:0"):
        await world.forge(IDS.zhou, IDS.zhou, message, data)
    assert await state_of(world, IDS.zhou) == []


async def test_a_captain_cannot_let_themselves_in(world: World) -> None:
    await claim(world, IDS.captain)
    assert "陈楼长 申请登记" in world.last(IDS.staff)
    [member] = await world.database.run(households.memberships_of, IDS.captain)
    message = world.from_bot(IDS.captain)[-1]["message_id"]
    data = f"jd:{member.id}:y"
    assert "请别人确认" in await world.forge(IDS.captain, IDS.captain, message, data)
    await world.tap(IDS.staff, IDS.staff, "同意")
    assert await state_of(world, IDS.captain) == [MembershipState.ACTIVE]


async def test_a_resident_cannot_decide_on_a_claim(world: World) -> None:
    await claim(world, IDS.zhou)
    _, data = world.button(IDS.captain, "同意")
    await world.write(IDS.wang, "/start")
    message = world.from_bot(IDS.wang)[-1]["message_id"]
    assert "楼栋长和社区" in await world.forge(IDS.wang, IDS.wang, message, data)
    assert await state_of(world, IDS.zhou) == [MembershipState.CLAIMED]


async def test_two_deciders_at_once_decide_once(world: World) -> None:
    await claim(world, IDS.zhou)
    message, data = world.button(IDS.captain, "同意")
    await world.tap(IDS.captain, IDS.captain, "拒绝")
    assert "办过" in await world.forge(IDS.captain, IDS.captain, message, data)
    assert await state_of(world, IDS.zhou) == [MembershipState.REFUSED]


async def test_a_refused_person_may_try_again_but_not_all_day(world: World) -> None:
    for _ in range(10):
        assert "已收到" in await claim(world, IDS.zhou)
        await world.tap(IDS.captain, IDS.captain, "拒绝")
    assert "等有了结果" in await claim(world, IDS.zhou)
    await world.later(days=1)
    assert "已收到" in await claim(world, IDS.zhou)


async def test_the_relation_is_the_one_that_was_tapped(world: World) -> None:
    await claim(world, IDS.zhou)
    [member] = await world.database.run(households.memberships_of, IDS.zhou)
    assert member.relation is Relation.FAMILY
