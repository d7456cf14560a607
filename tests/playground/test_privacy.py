import pytest

from playground.chats import Chat
from playground.inprocess import InProcess
from playground.people import Person
from playground.shapes import Json, NotPossible
from playground.world import World


def waiting(world: World) -> list[Json]:
    return [one.update for one in world.updates.waiting]


@pytest.mark.parametrize(
    ("text", "arrives"),
    [
        ("楼道灯坏了", False),
        ("/report 灯坏了", True),
        ("/report@linli_bot 灯坏了", True),
        ("/report@Linli_Bot", True),
        ("/report@other_bot", False),
        ("@linli_bot 您好", True),
        ("@other_bot 您好", False),
        ("看看https://example.org/@linli_bot", False),
    ],
)
def test_a_plain_member_bot_gets_only_what_is_meant_for_it(
    world: World, group: Chat, wang: Person, text: str, *, arrives: bool
) -> None:
    world.say(wang.id, group.id, text)
    assert bool(waiting(world)) is arrives


def test_an_administrator_bot_gets_everything(
    world: World, admin_group: Chat, wang: Person
) -> None:
    world.say(wang.id, admin_group.id, "楼道灯坏了")
    assert waiting(world)[0]["message"]["text"] == "楼道灯坏了"


def test_without_privacy_mode_a_plain_member_gets_everything(
    world: World, group: Chat, wang: Person
) -> None:
    world.bot.reads_all = True
    world.say(wang.id, group.id, "楼道灯坏了")
    assert len(waiting(world)) == 1


async def test_a_reply_to_the_bot_arrives(
    world: World, telegram: InProcess, group: Chat, wang: Person
) -> None:
    asked = await telegram.do("sendMessage", chat_id=group.id, text="在哪里？")
    world.say(wang.id, group.id, "三单元", reply_to=asked["message_id"])
    (update,) = waiting(world)
    assert update["message"]["reply_to_message"]["text"] == "在哪里？"


def test_a_reply_to_a_neighbour_does_not_arrive(
    world: World, group: Chat, wang: Person, chen: Person
) -> None:
    said = world.say(chen.id, group.id, "灯坏了？")
    world.say(wang.id, group.id, "是的", reply_to=said["message_id"])
    assert waiting(world) == []


def test_a_command_as_a_caption_arrives(world: World, group: Chat, wang: Person) -> None:
    world.send_photo(wang.id, group.id, b"jpg", caption="/report 灯坏了")
    world.send_photo(wang.id, group.id, b"jpg", caption="灯坏了")
    assert [one["message"]["caption"] for one in waiting(world)] == ["/report 灯坏了"]


def test_who_comes_and_goes_is_told_to_every_bot_in_the_group(world: World, group: Chat) -> None:
    zhou = world.add_person("小周")
    world.join(zhou.id, group.id)
    world.leave(zhou.id, group.id)
    first, second = waiting(world)
    assert first["message"]["new_chat_members"][0]["id"] == zhou.id
    assert second["message"]["left_chat_member"]["id"] == zhou.id


def test_a_bot_outside_of_a_group_hears_nothing(world: World, wang: Person) -> None:
    group = world.add_group("别的群", owner=wang.id)
    world.say(wang.id, group.id, "/report@linli_bot")
    assert waiting(world) == []


def test_in_private_everything_arrives(world: World, wang: Person) -> None:
    world.say(wang.id, wang.id, "您好")
    world.send_voice(wang.id, wang.id, b"ogg")
    world.send_location(wang.id, wang.id, 31.2, 121.4)
    world.send_contact(wang.id, wang.id, "13800000000")
    kinds = [
        set(one["message"]) & {"text", "voice", "location", "contact"} for one in waiting(world)
    ]
    assert kinds == [{"text"}, {"voice"}, {"location"}, {"contact"}]


def test_an_anonymous_administrator_carries_the_group_as_sender(
    world: World, admin_group: Chat, chen: Person, wang: Person
) -> None:
    world.say(chen.id, admin_group.id, "/notice", as_sender_chat=True)
    message = waiting(world)[0]["message"]
    assert message["sender_chat"]["id"] == admin_group.id
    assert message["from"]["username"] == "GroupAnonymousBot"
    with pytest.raises(NotPossible, match="administrators"):
        world.say(wang.id, admin_group.id, "/notice", as_sender_chat=True)


def test_a_channel_post_has_no_person(world: World, chen: Person, wang: Person) -> None:
    channel = world.add_channel("翠湖里通知", owner=chen.id, members=[wang.id])
    world.add_bot(chen.id, channel.id, rights=["can_post_messages"])
    world.say(chen.id, channel.id, "停水通知")
    post = waiting(world)[-1]["channel_post"]
    assert "from" not in post
    assert post["sender_chat"]["title"] == "翠湖里通知"
    with pytest.raises(NotPossible, match="channel"):
        world.say(wang.id, channel.id, "收到")
