"""People and the bot come and go: what exactly the bot is told, read by its own library."""

from collections.abc import Callable

import pytest

from playground.chats import ADMIN_RIGHTS, Chat
from playground.inprocess import InProcess
from playground.people import Person
from playground.shapes import Json, NotPossible
from playground.world import World
from tests.playground.conftest import kinds, waiting, why


def change(update: Json, kind: str = "chat_member") -> tuple[int, str, str, int]:
    """Return (by whom, from which status, to which, of whom) of a membership update."""
    told = update[kind]
    before, after = told["old_chat_member"], told["new_chat_member"]
    assert before["user"] == after["user"]
    return told["from"]["id"], before["status"], after["status"], after["user"]["id"]


def test_who_joins_alone_is_told_as_a_change_and_as_a_notice(world: World, all_told: Chat) -> None:
    zhou = world.add_person("小周")
    world.join(zhou.id, all_told.id)
    told, notice = waiting(world)
    assert change(told) == (zhou.id, "left", "member", zhou.id)
    assert told["chat_member"]["chat"] == all_told.face
    assert notice["message"]["new_chat_members"] == [zhou.user()]
    assert notice["message"]["from"] == zhou.user()


def test_who_is_brought_along_carries_who_brought_them(
    world: World, all_told: Chat, wang: Person
) -> None:
    zhou = world.add_person("小周")
    world.join(zhou.id, all_told.id, by=wang.id)
    told, notice = waiting(world)
    assert change(told) == (wang.id, "left", "member", zhou.id)
    assert notice["message"]["from"] == wang.user()


def test_who_leaves_has_left_and_who_is_thrown_out_is_kicked(
    world: World, all_told: Chat, wang: Person, chen: Person
) -> None:
    zhou = world.add_person("小周")
    world.join(zhou.id, all_told.id)
    world.updates.clear()
    world.leave(wang.id, all_told.id)
    world.leave(zhou.id, all_told.id, by=chen.id)
    gone, left, thrown, kicked = waiting(world)
    assert gone["message"]["left_chat_member"] == wang.user()
    assert change(left) == (wang.id, "member", "left", wang.id)
    assert thrown["message"]["from"] == chen.user()
    assert change(kicked) == (chen.id, "member", "kicked", zhou.id)
    assert all_told.people() == [chen.id, world.bot.id]


def test_who_comes_back_was_seen_before(world: World, all_told: Chat, wang: Person) -> None:
    world.leave(wang.id, all_told.id)
    world.updates.clear()
    world.join(wang.id, all_told.id)
    assert change(waiting(world)[0]) == (wang.id, "left", "member", wang.id)


def test_a_promotion_names_every_right(
    world: World, all_told: Chat, wang: Person, chen: Person
) -> None:
    world.promote(chen.id, all_told.id, wang.id)
    (told,) = waiting(world)
    assert change(told) == (chen.id, "member", "administrator", wang.id)
    shown = told["chat_member"]["new_chat_member"]
    assert {right for right in ADMIN_RIGHTS if shown[right]} == set(ADMIN_RIGHTS)


@pytest.mark.parametrize(
    ("do", "before", "after"),
    [
        (lambda world, chat: world.add_bot(1002, chat), "left", "member"),
        (lambda world, chat: world.add_bot(1002, chat, rights=[]), "left", "administrator"),
        (lambda world, chat: world.promote_bot(1002, chat), "left", "administrator"),
        (lambda world, chat: world.restrict_bot(1002, chat), "left", "restricted"),
        (lambda world, chat: world.remove_bot(1002, chat), "left", "kicked"),
    ],
)
def test_whatever_happens_to_the_bot_is_told_as_its_own_change(
    world: World,
    chen: Person,
    do: Callable[[World, int], None],
    before: str,
    after: str,
) -> None:
    group = world.add_group("6栋", owner=chen.id)
    do(world, group.id)
    assert change(waiting(world)[0], "my_chat_member") == (chen.id, before, after, world.bot.id)


def test_a_restricted_bot_is_told_what_it_may_still_do(
    world: World, group: Chat, chen: Person
) -> None:
    world.restrict_bot(chen.id, group.id, may=["can_send_messages"])
    shown = waiting(world)[0]["my_chat_member"]["new_chat_member"]
    assert (shown["can_send_messages"], shown["can_send_photos"]) == (True, False)
    assert shown["is_member"] is True


async def test_a_bot_that_leaves_does_it_by_itself(
    world: World, telegram: InProcess, group: Chat
) -> None:
    await telegram.do("leaveChat", chat_id=group.id)
    (told,) = waiting(world)
    assert change(told, "my_chat_member") == (world.bot.id, "member", "left", world.bot.id)
    assert "bot is not a member" in await why(telegram, "getChat", chat_id=group.id)


def test_blocking_and_starting_again_is_told_from_the_private_chat(
    world: World, home: int
) -> None:
    world.block(home)
    world.start(home)
    blocked, back, start = waiting(world)
    assert change(blocked, "my_chat_member") == (home, "member", "kicked", world.bot.id)
    assert change(back, "my_chat_member") == (home, "kicked", "member", world.bot.id)
    assert start["message"]["text"] == "/start"
    assert blocked["my_chat_member"]["chat"]["type"] == "private"


@pytest.mark.parametrize("rights", [["can_pin_messages"], []])
def test_a_request_to_join_is_told_only_to_a_bot_that_may_decide(
    world: World, group: Chat, chen: Person, rights: list[str]
) -> None:
    world.promote_bot(chen.id, group.id, rights=rights)
    world.updates.clear()
    zhou = world.add_person("小周")
    world.ask_to_join(zhou.id, group.id)
    assert waiting(world) == []
    world.promote_bot(chen.id, group.id, rights=["can_invite_users"])
    world.updates.clear()
    world.ask_to_join(zhou.id, group.id)
    request = waiting(world)[0]["chat_join_request"]
    assert (request["user_chat_id"], request["from"]) == (zhou.id, zhou.user())
    assert group.joining == [zhou.id]


async def test_somebody_let_in_is_told_like_anybody_who_joined(
    world: World, telegram: InProcess, all_told: Chat
) -> None:
    zhou = world.add_person("小周")
    world.ask_to_join(zhou.id, all_told.id)
    await telegram.do("approveChatJoinRequest", chat_id=all_told.id, user_id=zhou.id)
    assert kinds(world) == ["chat_join_request", "chat_member", "message"]
    assert all_told.joining == []


async def test_after_a_migration_everybody_stands_as_before(
    world: World, telegram: InProcess, chen: Person, wang: Person
) -> None:
    old = world.add_group("老群", owner=chen.id, members=[wang.id], kind="group")
    world.add_bot(chen.id, old.id, rights=["can_pin_messages"])
    world.promote(chen.id, old.id, wang.id)
    world.updates.clear()
    new_id = world.migrate(old.id)
    before, after = (update["message"] for update in waiting(world))
    assert (before["chat"]["id"], before["migrate_to_chat_id"]) == (old.id, new_id)
    assert (after["chat"]["id"], after["migrate_from_chat_id"]) == (new_id, old.id)
    assert after["chat"]["title"] == "老群"
    admins = await telegram.do("getChatAdministrators", chat_id=new_id)
    stand = {one["user"]["id"]: one["status"] for one in admins}
    assert stand == {
        chen.id: "creator",
        wang.id: "administrator",
        world.bot.id: "administrator",
    }
    sent = await telegram.do("sendMessage", chat_id=new_id, text="搬好了")
    assert await telegram.do("pinChatMessage", chat_id=new_id, message_id=sent["message_id"])


def test_a_migrated_group_is_empty_and_silent(world: World, chen: Person, wang: Person) -> None:
    old = world.add_group("老群", owner=chen.id, members=[wang.id], kind="group")
    world.migrate(old.id)
    assert old.people() == []
    for person in (chen, wang):
        with pytest.raises(NotPossible, match="not in that chat"):
            world.say(person.id, old.id, "还在吗")


async def test_getchat_tells_of_a_person_a_group_and_what_is_pinned(
    telegram: InProcess, admin_group: Chat, home: int, wang: Person
) -> None:
    private = await telegram.do("getChat", chat_id=home)
    assert (private["type"], private["first_name"], private["username"]) == (
        "private",
        wang.first_name,
        "wang_ayi",
    )
    assert "permissions" not in private
    full = await telegram.do("getChat", chat_id=admin_group.id)
    assert (full["title"], full["permissions"]["can_send_messages"]) == ("6栋邻里群", True)
    assert "pinned_message" not in full
    for text in ("一", "二"):
        sent = await telegram.do("sendMessage", chat_id=admin_group.id, text=text)
        where = {"chat_id": admin_group.id, "message_id": sent["message_id"]}
        await telegram.do("pinChatMessage", **where)
    full = await telegram.do("getChat", chat_id=admin_group.id)
    assert full["pinned_message"]["text"] == "二"
    await telegram.do("deleteMessage", **where)
    full = await telegram.do("getChat", chat_id=admin_group.id)
    assert full["pinned_message"]["text"] == "一"


@pytest.mark.parametrize("number", [0, -1, 10**12])
async def test_a_user_nobody_knows_is_not_found(
    telegram: InProcess, admin_group: Chat, number: int
) -> None:
    refusal = await why(telegram, "getChatMember", chat_id=admin_group.id, user_id=number)
    assert refusal == "Bad Request: user not found"
