from datetime import timedelta

import pytest

from playground.chats import Chat
from playground.clock import Clock
from playground.inprocess import InProcess
from playground.methods.editing import NOT_MODIFIED
from playground.people import Person
from playground.shapes import Json, Refused, Upload
from playground.world import World

KEYBOARD: Json = {"inline_keyboard": [[{"text": "同意", "callback_data": "v:1"}]]}


async def refused(telegram: InProcess, method: str, **params: object) -> str:
    with pytest.raises(Refused) as caught:
        await telegram.do(method, **params)
    return caught.value.description.removeprefix("Bad Request: ")


@pytest.fixture
async def card(telegram: InProcess, group: Chat) -> Json:
    """A ballot's card in the group, with a keyboard; gives its chat and message id."""
    sent = await telegram.do(
        "sendMessage", chat_id=group.id, text="装扶手？", reply_markup=KEYBOARD
    )
    return {"chat_id": group.id, "message_id": sent["message_id"]}


async def test_an_edit_without_a_keyboard_takes_the_keyboard_away(
    telegram: InProcess, card: Json
) -> None:
    edited = await telegram.do("editMessageText", **card, text="已通过")
    assert edited["text"] == "已通过"
    assert "reply_markup" not in edited
    assert edited["edit_date"]


async def test_an_equal_edit_is_refused(telegram: InProcess, card: Json) -> None:
    same = card | {"text": "装扶手？", "reply_markup": KEYBOARD}
    assert await refused(telegram, "editMessageText", **same) == NOT_MODIFIED
    assert await refused(
        telegram, "editMessageReplyMarkup", **card | {"reply_markup": KEYBOARD}
    ) == (NOT_MODIFIED)


async def test_only_formatting_or_only_buttons_are_a_change_too(
    telegram: InProcess, card: Json
) -> None:
    bold = {"text": "<b>装扶手？</b>", "parse_mode": "HTML", "reply_markup": KEYBOARD}
    assert (await telegram.do("editMessageText", **card, **bold))["entities"]
    assert "reply_markup" not in await telegram.do("editMessageReplyMarkup", **card)


async def test_a_deleted_message_cannot_be_edited(telegram: InProcess, card: Json) -> None:
    await telegram.do("deleteMessage", **card)
    assert (
        await refused(telegram, "editMessageText", **card, text="x") == "message to edit not found"
    )
    assert await refused(telegram, "deleteMessage", **card) == "message to delete not found"


async def test_somebody_elses_message_cannot_be_edited(
    world: World, telegram: InProcess, group: Chat, wang: Person
) -> None:
    said = world.say(wang.id, group.id, "您好")
    call = {"chat_id": group.id, "message_id": said["message_id"], "text": "x"}
    assert await refused(telegram, "editMessageText", **call) == "message can't be edited"


async def test_an_edit_must_say_which_message(telegram: InProcess) -> None:
    why = "message identifier is not specified"
    assert await refused(telegram, "editMessageText", text="x") == why


async def test_an_edit_keeps_to_the_limits_and_to_inline_keyboards(
    telegram: InProcess, card: Json
) -> None:
    assert (
        await refused(telegram, "editMessageText", **card, text="x" * 4097)
        == "message is too long"
    )
    wrong = card | {"text": "x", "reply_markup": {"force_reply": True}}
    assert "reply_markup" in await refused(telegram, "editMessageText", **wrong)


@pytest.fixture
async def picture(telegram: InProcess, group: Chat) -> Json:
    files = {"photo": Upload("a.jpg", b"jpg")}
    sent = await telegram.do("sendPhoto", files, chat_id=group.id, caption="修前")
    return {"chat_id": group.id, "message_id": sent["message_id"]}


async def test_captions_are_edited_and_texts_are_not_mistaken_for_them(
    telegram: InProcess, card: Json, picture: Json
) -> None:
    edited = await telegram.do("editMessageCaption", **picture, caption="修后")
    assert edited["caption"] == "修后"
    assert edited["photo"]
    why = await refused(telegram, "editMessageText", **picture, text="x")
    assert why == "there is no text in the message to edit"
    why = await refused(telegram, "editMessageCaption", **card, caption="x")
    assert why == "there is no caption in the message to edit"


async def test_a_picture_is_replaced_together_with_its_caption(
    telegram: InProcess, card: Json, picture: Json
) -> None:
    media = {"type": "document", "media": "attach://d"}
    files = {"d": Upload("清单.csv", b"a,b")}
    edited = await telegram.do("editMessageMedia", files, **picture, media=media)
    assert edited["document"]["file_name"] == "清单.csv"
    assert not {"photo", "caption"} & edited.keys()
    with pytest.raises(Refused, match="no media"):
        await telegram.do("editMessageMedia", files, **card, media=media)


async def test_a_plain_member_deletes_only_its_own_messages(
    world: World, telegram: InProcess, group: Chat, wang: Person, card: Json
) -> None:
    said = world.say(wang.id, group.id, "您好")
    call = {"chat_id": group.id, "message_id": said["message_id"]}
    assert await refused(telegram, "deleteMessage", **call) == "message can't be deleted"
    assert await telegram.do("deleteMessage", **card) is True


async def test_an_administrator_deletes_any_message(
    world: World, telegram: InProcess, admin_group: Chat, wang: Person
) -> None:
    said = world.say(wang.id, admin_group.id, "您好")
    call = {"chat_id": admin_group.id, "message_id": said["message_id"]}
    assert await telegram.do("deleteMessage", **call) is True
    assert said not in world.messages(admin_group.id)


@pytest.mark.parametrize(("hours", "passes"), [(47, True), (48, False)])
async def test_own_messages_can_be_deleted_for_48_hours(
    telegram: InProcess, clock: Clock, card: Json, hours: int, *, passes: bool
) -> None:
    clock.jump(timedelta(hours=hours))
    assert ((await telegram.call("deleteMessage", card))[0] == 200) is passes


async def test_many_are_deleted_and_missing_ones_passed_over(
    world: World, telegram: InProcess, group: Chat, wang: Person, card: Json
) -> None:
    said = world.say(wang.id, group.id, "您好")
    message_ids = [card["message_id"], said["message_id"], 999]
    assert await telegram.do("deleteMessages", chat_id=group.id, message_ids=message_ids) is True
    assert world.messages(group.id)[-1] == said
    for wrong in ([], list(range(101))):
        why = await refused(telegram, "deleteMessages", chat_id=group.id, message_ids=wrong)
        assert why == "there must be 1-100 messages to delete"


async def test_pinning_needs_the_right(telegram: InProcess, card: Json) -> None:
    why = "not enough rights to manage pinned messages in the chat"
    assert await refused(telegram, "pinChatMessage", **card) == why
    assert await refused(telegram, "unpinChatMessage", **card) == why
    assert await refused(telegram, "unpinAllChatMessages", chat_id=card["chat_id"]) == why


async def test_the_bots_own_pin_comes_back_as_an_update(
    world: World, telegram: InProcess, admin_group: Chat, card: Json
) -> None:
    assert await telegram.do("pinChatMessage", **card) is True
    (update,) = await telegram.do("getUpdates")
    assert update["message"]["pinned_message"]["message_id"] == card["message_id"]
    assert update["message"]["from"]["id"] == world.bot.id
    pinned = (await telegram.do("getChat", chat_id=admin_group.id))["pinned_message"]
    assert pinned["text"] == "装扶手？"


async def test_pins_come_off_by_name_by_age_and_all_at_once(
    telegram: InProcess, admin_group: Chat
) -> None:
    chat = {"chat_id": admin_group.id}
    ids = [(await telegram.do("sendMessage", **chat, text=t))["message_id"] for t in "一二三四"]
    for message_id in ids:
        await telegram.do("pinChatMessage", **chat, message_id=message_id)
    await telegram.do("pinChatMessage", **chat, message_id=ids[0])
    await telegram.do("unpinChatMessage", **chat, message_id=ids[1])
    assert admin_group.pinned == [ids[0], ids[2], ids[3]]
    await telegram.do("unpinChatMessage", **chat)
    assert admin_group.pinned == [ids[0], ids[2]]
    await telegram.do("deleteMessage", **chat, message_id=ids[2])
    assert admin_group.pinned == [ids[0]]
    await telegram.do("unpinAllChatMessages", **chat)
    assert admin_group.pinned == []
    assert await refused(telegram, "unpinChatMessage", **chat) == "message to unpin not found"


async def test_a_missing_message_cannot_be_pinned(telegram: InProcess, admin_group: Chat) -> None:
    call = {"chat_id": admin_group.id, "message_id": 999}
    assert await refused(telegram, "pinChatMessage", **call) == "message to pin not found"


async def test_the_bot_reacts_with_one_known_emoji(
    world: World, telegram: InProcess, group: Chat, wang: Person
) -> None:
    said = world.say(wang.id, group.id, "您好")
    where = {"chat_id": group.id, "message_id": said["message_id"]}
    eyes, ok, lamp = ({"type": "emoji", "emoji": sign} for sign in "👀👌💡")
    await telegram.do("setMessageReaction", **where, reaction=[eyes])
    await telegram.do("setMessageReaction", **where, reaction=[ok])
    assert group.reactions[said["message_id"]] == {world.bot.id: [ok]}
    assert (
        await refused(telegram, "setMessageReaction", **where, reaction=[lamp])
        == "REACTION_INVALID"
    )
    assert await refused(telegram, "setMessageReaction", **where, reaction=[eyes, ok]) == (
        "REACTIONS_TOO_MANY"
    )
    await telegram.do("setMessageReaction", **where)
    assert group.reactions[said["message_id"]] == {}
