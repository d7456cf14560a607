"""Every update the world can make, read by the bot's own library."""

from telegram import ChatMemberAdministrator, Update

from playground.chats import ADMIN_RIGHTS, Chat
from playground.people import Person
from playground.world import World
from tests.playground.conftest import EVERYTHING, waiting


def happen(world: World, group: Chat, wang: Person, chen: Person) -> None:
    """Let one of everything happen that the world can tell a bot about."""
    zhou = world.add_person("小周", last_name="周", username="zhou", language_code="en")
    world.start(wang.id, "j_1")
    said = world.say(wang.id, wang.id, "/report 灯坏了 https://a.cn @linli_bot")
    world.edit(wang.id, wang.id, said["message_id"], "灯好了")
    world.react(wang.id, wang.id, said["message_id"], "👍")
    world.say(wang.id, wang.id, "回复", reply_to=said["message_id"])
    for kind in ("photo", "voice", "video", "document", "audio", "sticker", "animation"):
        world.send_file(kind, wang.id, wang.id, kind.encode(), caption="说明")
    world.send_album(wang.id, group.id, [b"1", b"2"], "两张")
    world.send_location(wang.id, wang.id, 31.2, 121.4)
    world.send_contact(wang.id, wang.id, "13800000000")
    world.tap(wang.id, wang.id, said["message_id"], "v:1", force=True)
    world.tap(wang.id, wang.id, 10**6, "v:1", force=True)
    world.say(chen.id, group.id, "/notice", as_sender_chat=True)
    world.join(zhou.id, group.id)
    world.promote(chen.id, group.id, zhou.id)
    world.leave(zhou.id, group.id, by=chen.id)
    world.ask_to_join(zhou.id, group.id)
    world.restrict_bot(chen.id, group.id)
    world.remove_bot(chen.id, group.id)
    world.block(wang.id)
    channel = world.add_channel("通知", owner=chen.id)
    world.add_bot(chen.id, channel.id, rights=ADMIN_RIGHTS)
    world.say(chen.id, channel.id, "停水")
    old = world.add_group("老群", owner=chen.id, kind="group")
    world.add_bot(chen.id, old.id)
    world.migrate(old.id)


async def test_the_bots_library_understands_every_update_the_world_can_make(
    world: World, all_told: Chat, wang: Person, chen: Person
) -> None:
    happen(world, all_told, wang, chen)
    told = waiting(world)
    seen = {kind for update in told for kind in update} - {"update_id"}
    assert seen == set(EVERYTHING) - {"edited_channel_post"}
    for raw in told:
        update = Update.de_json(raw, None)
        kind = next(name for name in raw if name != "update_id")
        assert update.update_id == raw["update_id"]
        assert getattr(update, kind) is not None, raw
        # Every field the world sends must be one the library knows.
        assert not getattr(update, kind).api_kwargs, raw
        assert update.effective_chat is not None
        if kind != "channel_post":
            assert update.effective_sender is not None


async def test_the_library_finds_people_chats_and_words_where_they_belong(
    world: World, all_told: Chat, wang: Person, chen: Person
) -> None:
    happen(world, all_told, wang, chen)
    updates = [Update.de_json(raw, None) for raw in waiting(world)]
    start = updates[0]
    assert start.message is not None
    assert start.message.text == "/start j_1"
    assert start.effective_user is not None
    assert (start.effective_user.id, start.effective_user.username) == (wang.id, "wang_ayi")
    changes = [one.chat_member for one in updates if one.chat_member]
    assert [one.new_chat_member.status for one in changes] == ["member", "administrator", "kicked"]
    told = changes[1]
    assert isinstance(told.new_chat_member, ChatMemberAdministrator)
    assert told.new_chat_member.can_pin_messages is True
    assert told.difference()["status"] == ("member", "administrator")
    taps = [one.callback_query for one in updates if one.callback_query]
    assert [tap.message.is_accessible for tap in taps if tap.message] == [True, False]
    words = updates[1].message
    assert words is not None
    assert set(words.parse_entities().values()) == {"/report", "https://a.cn", "@linli_bot"}
