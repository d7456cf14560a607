import pytest

from playground.chats import ADMIN_RIGHTS, Chat
from playground.inprocess import InProcess
from playground.people import Person
from playground.shapes import Json, NotPossible, Refused
from playground.world import World


def last(world: World) -> Json:
    return world.updates.waiting[-1].update


async def test_the_bot_knows_itself(world: World, telegram: InProcess) -> None:
    me = await telegram.do("getMe")
    assert (me["id"], me["is_bot"], me["can_read_all_group_messages"]) == (4242, True, False)
    world.bot.reads_all = True
    assert (await telegram.do("getMe"))["can_read_all_group_messages"] is True


def test_being_added_promoted_and_thrown_out_is_told(world: World, chen: Person) -> None:
    group = world.add_group("6栋", owner=chen.id)
    world.add_bot(chen.id, group.id)
    world.promote_bot(chen.id, group.id, rights=["can_pin_messages"])
    world.remove_bot(chen.id, group.id)
    changes = [
        one.update["my_chat_member"]
        for one in world.updates.waiting
        if "my_chat_member" in one.update
    ]
    statuses = [(c["old_chat_member"]["status"], c["new_chat_member"]["status"]) for c in changes]
    assert statuses == [
        ("left", "member"),
        ("member", "administrator"),
        ("administrator", "kicked"),
    ]
    assert changes[1]["new_chat_member"]["can_pin_messages"] is True
    assert changes[1]["new_chat_member"]["can_delete_messages"] is False


def test_being_blocked_in_private_is_told_once(world: World, wang: Person) -> None:
    world.start(wang.id)
    world.block(wang.id)
    world.block(wang.id)
    world.unblock(wang.id)
    changes = [one.update["my_chat_member"] for one in list(world.updates.waiting)[1:]]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]


def test_who_blocked_the_bot_writes_nothing(world: World, wang: Person) -> None:
    world.block(wang.id)
    with pytest.raises(NotPossible, match="blocked"):
        world.say(wang.id, wang.id, "您好")


async def test_members_are_told_with_their_status(
    world: World, telegram: InProcess, admin_group: Chat, wang: Person, chen: Person
) -> None:
    stranger = world.add_person("路人")
    statuses = [
        (await telegram.do("getChatMember", chat_id=admin_group.id, user_id=user_id))["status"]
        for user_id in (chen.id, wang.id, world.bot.id, stranger.id)
    ]
    assert statuses == ["creator", "member", "administrator", "left"]
    with pytest.raises(Refused, match="user not found"):
        await telegram.do("getChatMember", chat_id=admin_group.id, user_id=77)


async def test_administrators_and_members_are_counted(
    world: World, telegram: InProcess, admin_group: Chat, wang: Person
) -> None:
    chat = {"chat_id": admin_group.id}
    admins = await telegram.do("getChatAdministrators", **chat)
    assert {one["user"]["id"] for one in admins} == {1002, world.bot.id}
    assert await telegram.do("getChatMemberCount", **chat) == 3
    world.leave(wang.id, admin_group.id)
    assert await telegram.do("getChatMemberCount", **chat) == 2
    world.start(wang.id)
    assert await telegram.do("getChatMemberCount", chat_id=wang.id) == 2
    with pytest.raises(Refused, match="private chat"):
        await telegram.do("getChatAdministrators", chat_id=wang.id)


async def test_a_bot_cannot_leave_a_private_chat(
    world: World, telegram: InProcess, wang: Person
) -> None:
    world.start(wang.id)
    with pytest.raises(Refused, match="private chats"):
        await telegram.do("leaveChat", chat_id=wang.id)


async def test_somebody_who_asks_to_join_is_let_in_or_turned_away(
    world: World, telegram: InProcess, admin_group: Chat
) -> None:
    zhou, anna = world.add_person("小周"), world.add_person("Anna", language_code="en")
    for person in (zhou, anna):
        world.ask_to_join(person.id, admin_group.id)
    assert last(world)["chat_join_request"]["from"]["first_name"] == "Anna"
    chat = {"chat_id": admin_group.id}
    await telegram.do("approveChatJoinRequest", **chat, user_id=zhou.id)
    await telegram.do("declineChatJoinRequest", **chat, user_id=anna.id)
    assert (admin_group.has(zhou.id), admin_group.has(anna.id)) == (True, False)
    with pytest.raises(Refused, match="HIDE_REQUESTER_MISSING"):
        await telegram.do("approveChatJoinRequest", **chat, user_id=zhou.id)


@pytest.mark.parametrize(
    "method", ["createChatInviteLink", "exportChatInviteLink", "approveChatJoinRequest"]
)
async def test_inviting_needs_the_right(telegram: InProcess, group: Chat, method: str) -> None:
    call = {"chat_id": group.id} | ({"user_id": 5} if "Join" in method else {})
    with pytest.raises(Refused, match="not enough rights"):
        await telegram.do(method, **call)


async def test_invite_links_keep_what_they_were_made_with(
    telegram: InProcess, admin_group: Chat
) -> None:
    chat = {"chat_id": admin_group.id}
    link = await telegram.do(
        "createChatInviteLink", **chat, name="海报", creates_join_request=True
    )
    assert (link["name"], link["creates_join_request"], link["is_primary"]) == (
        "海报",
        True,
        False,
    )
    assert (await telegram.do("exportChatInviteLink", **chat)).startswith("https://t.me/+")


async def test_tags_name_members(
    telegram: InProcess, admin_group: Chat, wang: Person, chen: Person
) -> None:
    call = {"chat_id": admin_group.id, "user_id": wang.id}
    await telegram.do("setChatMemberTag", **call, tag="3单元")
    assert (await telegram.do("getChatMember", **call))["tag"] == "3单元"
    with pytest.raises(Refused, match="TAG_INVALID"):
        await telegram.do("setChatMemberTag", **call, tag="x" * 17)
    with pytest.raises(Refused, match="regular member"):
        await telegram.do("setChatMemberTag", chat_id=admin_group.id, user_id=chen.id, tag="x")


def test_a_basic_group_becomes_a_supergroup_with_all_its_people(
    world: World, chen: Person, wang: Person
) -> None:
    old = world.add_group("老群", owner=chen.id, members=[wang.id], kind="group")
    world.add_bot(chen.id, old.id, rights=ADMIN_RIGHTS)
    new_id = world.migrate(old.id)
    before, after = [one.update["message"] for one in list(world.updates.waiting)[-2:]]
    assert before["migrate_to_chat_id"] == new_id < -(10**12)
    assert after["migrate_from_chat_id"] == old.id
    assert set(world.chat(new_id).people()) == {chen.id, wang.id, world.bot.id}
    with pytest.raises(NotPossible):
        world.say(wang.id, old.id, "还在吗")
    with pytest.raises(NotPossible, match="basic group"):
        world.migrate(new_id)


def test_people_get_ids_above_32_bits_and_groups_by_their_kind(world: World, chen: Person) -> None:
    assert world.add_person("小周").id > 2**32
    assert world.add_group("群", owner=chen.id).type == "supergroup"
    assert world.add_group("群", owner=chen.id, kind="group").type == "group"
    assert world.add_group("群", owner=chen.id, id=-77).type == "group"


@pytest.mark.parametrize("person_id", [77, -5])
def test_nobody_can_act_under_an_unknown_id(world: World, person_id: int) -> None:
    with pytest.raises(NotPossible, match="nobody"):
        world.say(person_id, person_id, "您好")


def test_an_outsider_cannot_write_into_a_group(world: World, group: Chat) -> None:
    stranger = world.add_person("路人")
    with pytest.raises(NotPossible, match="not in that chat"):
        world.say(stranger.id, group.id, "您好")
