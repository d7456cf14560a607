import pytest

from playground.chats import ADMIN_RIGHTS, Chat
from playground.files import FOLDERS
from playground.inprocess import InProcess
from playground.people import Person
from playground.shapes import Json, Refused, Upload
from playground.world import World

MEGABYTE = 1024 * 1024


async def refused(telegram: InProcess, method: str, **params: object) -> Refused:
    with pytest.raises(Refused) as caught:
        await telegram.do(method, **params)
    return caught.value


@pytest.fixture
def home(world: World, wang: Person) -> int:
    """王阿姨's private chat with the bot."""
    world.start(wang.id)
    world.updates.clear()
    return wang.id


async def test_a_sent_message_comes_back_whole_and_stands_in_the_chat(
    world: World, telegram: InProcess, home: int
) -> None:
    sent = await telegram.do("sendMessage", chat_id=home, text="<b>您好</b>", parse_mode="HTML")
    assert sent == world.messages(home)[-1]
    assert sent["from"] == world.bot.user()
    assert sent["chat"]["first_name"] == "王阿姨"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    assert sent["date"] == int(world.clock.now().timestamp())
    assert not world.updates.waiting


@pytest.mark.parametrize(
    "text", ["x" * 4096, "好" * 4096, "<b>" + "x" * 4096 + "</b>", "👍" * 2048]
)
async def test_texts_up_to_4096_after_parsing_pass(
    telegram: InProcess, home: int, text: str
) -> None:
    sent = await telegram.do("sendMessage", chat_id=home, text=text, parse_mode="HTML")
    assert sent["message_id"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x" * 4097, "message is too long"),
        ("👍" * 2049, "message is too long"),
        ("", "message text is empty"),
        (" \n ", "message text is empty"),
        ("<b></b>", "message text is empty"),
        ("<b>", "can't parse entities"),
    ],
)
async def test_other_texts_are_refused(
    telegram: InProcess, home: int, text: str, why: str
) -> None:
    refusal = await refused(telegram, "sendMessage", chat_id=home, text=text, parse_mode="HTML")
    assert why in refusal.description


@pytest.mark.parametrize(("length", "passes"), [(1024, True), (1025, False)])
async def test_captions_end_at_1024(
    telegram: InProcess, home: int, length: int, *, passes: bool
) -> None:
    files = {"photo": Upload("a.jpg", b"jpg")}
    status, body = await telegram.call(
        "sendPhoto", {"chat_id": home, "caption": "好" * length}, files
    )
    assert (status == 200) is passes
    assert passes or b"caption is too long" in body


async def test_who_never_started_the_bot_cannot_be_written_to(
    telegram: InProcess, wang: Person
) -> None:
    refusal = await refused(telegram, "sendMessage", chat_id=wang.id, text="x")
    assert refusal.code == 403
    assert refusal.description == "Forbidden: bot can't initiate conversation with a user"


async def test_who_blocked_the_bot_cannot_be_written_to_until_they_return(
    world: World, telegram: InProcess, home: int
) -> None:
    world.block(home)
    refusal = await refused(telegram, "sendMessage", chat_id=home, text="x")
    assert refusal.description == "Forbidden: bot was blocked by the user"
    world.start(home)
    assert (await telegram.do("sendMessage", chat_id=home, text="x"))["text"] == "x"


@pytest.mark.parametrize("chat_id", [77, -77, "@nobody", "x", "", "9" * 30])
async def test_unknown_chats_are_not_found(telegram: InProcess, chat_id: int | str) -> None:
    refusal = await refused(telegram, "sendMessage", chat_id=chat_id, text="x")
    assert refusal.description == "Bad Request: chat not found"


@pytest.mark.parametrize(("chat_id", "kind"), [(None, "supergroup chat"), (-500, "group chat")])
async def test_a_bot_that_was_thrown_out_is_told_so(
    world: World, telegram: InProcess, chen: Person, chat_id: int | None, kind: str
) -> None:
    group = world.add_group("群", owner=chen.id, id=chat_id)
    world.add_bot(chen.id, group.id)
    world.remove_bot(chen.id, group.id)
    refusal = await refused(telegram, "sendMessage", chat_id=group.id, text="x")
    assert refusal.description == f"Forbidden: bot was kicked from the {kind}"


async def test_a_bot_that_left_is_not_a_member(telegram: InProcess, group: Chat) -> None:
    await telegram.do("leaveChat", chat_id=group.id)
    refusal = await refused(telegram, "sendMessage", chat_id=group.id, text="x")
    assert refusal.description == "Forbidden: bot is not a member of the supergroup chat"


async def test_a_group_the_bot_never_was_in_is_not_found(
    world: World, telegram: InProcess, chen: Person
) -> None:
    group = world.add_group("别的群", owner=chen.id)
    refusal = await refused(telegram, "sendMessage", chat_id=group.id, text="x")
    assert refusal.description == "Bad Request: chat not found"


async def test_a_silenced_bot_has_no_right_to_send(
    world: World, telegram: InProcess, group: Chat, chen: Person
) -> None:
    world.restrict_bot(chen.id, group.id)
    refusal = await refused(telegram, "sendMessage", chat_id=group.id, text="x")
    assert refusal.description == (
        "Bad Request: not enough rights to send text messages to the chat"
    )


async def test_a_migrated_group_names_its_successor(
    world: World, telegram: InProcess, chen: Person
) -> None:
    old = world.add_group("老群", owner=chen.id, kind="group")
    world.add_bot(chen.id, old.id)
    new_id = world.migrate(old.id)
    refusal = await refused(telegram, "sendMessage", chat_id=old.id, text="x")
    assert refusal.parameters == {"migrate_to_chat_id": new_id}
    assert (await telegram.do("sendMessage", chat_id=new_id, text="x"))["chat"]["id"] == new_id


async def test_a_reply_quotes_the_message(world: World, telegram: InProcess, home: int) -> None:
    asked = world.say(home, home, "在吗？")
    sent = await telegram.do(
        "sendMessage",
        chat_id=home,
        text="在",
        reply_parameters={"message_id": asked["message_id"]},
    )
    assert sent["reply_to_message"]["text"] == "在吗？"


async def test_a_reply_to_nothing_is_refused_unless_allowed(
    telegram: InProcess, home: int
) -> None:
    call: Json = {"chat_id": home, "text": "在", "reply_parameters": {"message_id": 99}}
    refusal = await refused(telegram, "sendMessage", **call)
    assert refusal.description == "Bad Request: message to be replied not found"
    call["reply_parameters"]["allow_sending_without_reply"] = True
    assert "reply_to_message" not in await telegram.do("sendMessage", **call)


async def test_a_reply_keyboard_is_kept_beside_the_message(
    world: World, telegram: InProcess, home: int
) -> None:
    keyboard = {"keyboard": [[{"text": "报事"}]], "resize_keyboard": True}
    sent = await telegram.do("sendMessage", chat_id=home, text="x", reply_markup=keyboard)
    assert "reply_markup" not in sent
    assert world.keyboard(home, sent["message_id"]) == keyboard


@pytest.mark.parametrize(
    "kind",
    ["photo", "document", "voice", "video", "video_note", "animation", "audio", "sticker"],
)
async def test_every_kind_of_file_is_sent_and_sent_again_by_its_id(
    telegram: InProcess, home: int, kind: str
) -> None:
    method = "send" + kind.title().replace("_", "")
    first = await telegram.do(method, {kind: Upload("灯.bin", b"data", "x/y")}, chat_id=home)
    shown = first[kind][-1] if kind == "photo" else first[kind]
    again = await telegram.do(method, chat_id=home, **{kind: shown["file_id"]})
    assert again[kind] == first[kind]
    file = await telegram.do("getFile", file_id=shown["file_id"])
    assert file["file_path"].startswith(FOLDERS[kind][0])


@pytest.mark.parametrize(
    ("photo", "why"),
    [
        ("nonsense", "wrong file identifier"),
        ("https://example.org/a.jpg", "failed to get HTTP URL content"),
        ("attach://missing", "no file attached as missing"),
    ],
)
async def test_a_file_that_is_not_there_is_refused(
    telegram: InProcess, home: int, photo: str, why: str
) -> None:
    assert why in (await refused(telegram, "sendPhoto", chat_id=home, photo=photo)).description


async def test_a_file_is_not_sent_as_another_kind(
    world: World, telegram: InProcess, home: int
) -> None:
    sent = world.send_document(home, home, b"a,b", name="名册.csv")
    file_id = sent["document"]["file_id"]
    refusal = await refused(telegram, "sendPhoto", chat_id=home, photo=file_id)
    assert "can't use file of type document as photo" in refusal.description


@pytest.mark.parametrize(
    ("size", "status"), [(10 * MEGABYTE, 200), (10 * MEGABYTE + 1, 413), (0, 400)]
)
async def test_a_photo_has_up_to_10_megabytes(
    telegram: InProcess, home: int, size: int, status: int
) -> None:
    files = {"photo": Upload("a.jpg", bytes(size))}
    assert (await telegram.call("sendPhoto", {"chat_id": home}, files))[0] == status


@pytest.mark.parametrize(("size", "passes"), [(20 * MEGABYTE, True), (20 * MEGABYTE + 1, False)])
async def test_files_over_20_megabytes_cannot_be_downloaded(
    world: World, telegram: InProcess, home: int, size: int, *, passes: bool
) -> None:
    sent = world.send_video(home, home, b"mp4", file_size=size)
    file_id = sent["video"]["file_id"]
    if passes:
        assert (await telegram.do("getFile", file_id=file_id))["file_size"] == size
    else:
        refusal = await refused(telegram, "getFile", file_id=file_id)
        assert refusal.description == "Bad Request: file is too big"


def album(count: int) -> list[Json]:
    return [{"type": "photo", "media": "attach://p", "caption": f"第{n}张"} for n in range(count)]


@pytest.mark.parametrize(("count", "passes"), [(1, False), (2, True), (10, True), (11, False)])
async def test_an_album_has_2_to_10_messages_of_one_group(
    telegram: InProcess, home: int, count: int, *, passes: bool
) -> None:
    call = {"chat_id": home, "media": album(count)}
    status, _ = await telegram.call("sendMediaGroup", call, {"p": Upload("p.jpg", b"jpg")})
    assert (status == 200) is passes


async def test_album_items_share_a_group_and_keep_their_captions(
    telegram: InProcess, home: int
) -> None:
    files = {"p": Upload("p.jpg", b"jpg")}
    sent = await telegram.do("sendMediaGroup", files, chat_id=home, media=album(2))
    assert len({one["media_group_id"] for one in sent}) == 1
    assert [one["caption"] for one in sent] == ["第0张", "第1张"]


async def test_places_and_contacts_are_sent(telegram: InProcess, home: int) -> None:
    place = await telegram.do("sendLocation", chat_id=home, latitude=31.2, longitude="121.4")
    assert place["location"] == {"latitude": 31.2, "longitude": 121.4}
    call = {"chat_id": home, "phone_number": "119", "first_name": "消防"}
    assert (await telegram.do("sendContact", **call))["contact"]["phone_number"] == "119"


async def test_copying_leaves_the_sender_out_and_forwarding_names_them(
    world: World, telegram: InProcess, home: int, chen: Person
) -> None:
    world.start(chen.id)
    said = world.send_photo(home, home, b"jpg", caption="灯")
    source = {"from_chat_id": home, "message_id": said["message_id"]}
    copied = await telegram.do("copyMessage", chat_id=chen.id, caption="新说明", **source)
    forwarded = await telegram.do("forwardMessage", chat_id=chen.id, **source)
    copy = world.message(chen.id, copied["message_id"])
    assert (copy["caption"], copy["from"]["id"]) == ("新说明", world.bot.id)
    assert forwarded["forward_origin"]["sender_user"]["id"] == home
    assert forwarded["photo"] == said["photo"]


@pytest.mark.parametrize(
    ("method", "what"), [("copyMessage", "copy"), ("forwardMessage", "forward")]
)
async def test_what_is_gone_can_be_neither_copied_nor_forwarded(
    telegram: InProcess, home: int, method: str, what: str
) -> None:
    call = {"chat_id": home, "from_chat_id": home, "message_id": 99}
    refusal = await refused(telegram, method, **call)
    assert refusal.description == f"Bad Request: message to {what} not found"


async def test_typing_is_shown_but_no_invented_action(telegram: InProcess, home: int) -> None:
    assert await telegram.do("sendChatAction", chat_id=home, action="typing") is True
    assert (await refused(telegram, "sendChatAction", chat_id=home, action="sing")).code == 400


async def test_a_channel_message_is_from_the_channel(
    world: World, telegram: InProcess, chen: Person
) -> None:
    channel = world.add_channel("通知", owner=chen.id)
    world.add_bot(chen.id, channel.id)
    refusal = await refused(telegram, "sendMessage", chat_id=channel.id, text="x")
    assert "need administrator rights" in refusal.description
    world.promote_bot(chen.id, channel.id, rights=ADMIN_RIGHTS)
    sent = await telegram.do("sendMessage", chat_id=channel.id, text="x")
    assert sent["sender_chat"]["id"] == channel.id
    assert "from" not in sent


async def test_supergroups_number_their_own_messages(
    telegram: InProcess, world: World, home: int, chen: Person
) -> None:
    groups = [world.add_group(f"{n}栋", owner=chen.id) for n in (6, 7)]
    for group in groups:
        world.add_bot(chen.id, group.id)
    sent = [await telegram.do("sendMessage", chat_id=group.id, text="x") for group in groups]
    assert sent[0]["message_id"] == sent[1]["message_id"] == 2
    private = await telegram.do("sendMessage", chat_id=home, text="x")
    assert private["message_id"] == 2
