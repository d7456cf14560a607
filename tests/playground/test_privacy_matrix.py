"""Who hears what: every kind of message, for every way the bot can stand in a group."""

from collections.abc import Callable

import pytest

from playground.chats import Chat
from playground.inprocess import InProcess
from playground.people import Person
from playground.shapes import Json
from playground.world import World
from tests.playground.conftest import kinds, waiting

Saying = Callable[[World, int, int], object]
PLAIN, ADMIN, READS_ALL, OUTSIDE = "plain member", "administrator", "reads all", "outside"
EVERYBODY_INSIDE = {PLAIN, ADMIN, READS_ALL}
ONLY_TRUSTED = {ADMIN, READS_ALL}


def words(text: str) -> Saying:
    return lambda world, person, chat: world.say(person, chat, text)


def photo(caption: str | None) -> Saying:
    return lambda world, person, chat: world.send_photo(person, chat, b"jpg", caption=caption)


def voice(world: World, person: int, chat: int) -> object:
    return world.send_voice(person, chat, b"ogg")


def place(world: World, person: int, chat: int) -> object:
    return world.send_location(person, chat, 31.2, 121.4)


def contact(world: World, person: int, chat: int) -> object:
    return world.send_contact(person, chat, "13800000000")


def document(world: World, person: int, chat: int) -> object:
    return world.send_document(person, chat, b"a,b", name="名册.csv", caption="@linli_bot 看")


MATRIX: list[tuple[str, Saying, set[str]]] = [
    ("talk", words("今晚停水吗"), ONLY_TRUSTED),
    ("talk that names the bot without @", words("linli_bot 在吗"), ONLY_TRUSTED),
    ("a command", words("/report 灯坏了"), EVERYBODY_INSIDE),
    ("a command in the middle", words("请发 /report 试试"), EVERYBODY_INSIDE),
    ("a command for this bot", words("/report@linli_bot"), EVERYBODY_INSIDE),
    ("a command for this bot in capitals", words("/report@LINLI_BOT"), EVERYBODY_INSIDE),
    ("a command for another bot", words("/report@weather_bot"), ONLY_TRUSTED),
    ("a mention", words("@linli_bot 灯坏了"), EVERYBODY_INSIDE),
    ("a mention at the end", words("问问 @Linli_Bot"), EVERYBODY_INSIDE),
    ("a mention of a neighbour", words("@wang_ayi 灯坏了"), ONLY_TRUSTED),
    ("a longer name", words("@linli_bot2 灯坏了"), ONLY_TRUSTED),
    ("a Chinese command", words("/报事 灯坏了"), ONLY_TRUSTED),
    ("a path, not a command", words("在 6/report 号"), ONLY_TRUSTED),
    ("a photo", photo(None), ONLY_TRUSTED),
    ("a photo with talk", photo("灯坏了"), ONLY_TRUSTED),
    ("a photo with a command", photo("/report 灯坏了"), EVERYBODY_INSIDE),
    ("a photo with a mention", photo("👍 @linli_bot"), EVERYBODY_INSIDE),
    ("a document with a mention", document, EVERYBODY_INSIDE),
    ("a voice message", voice, ONLY_TRUSTED),
    ("a place", place, ONLY_TRUSTED),
    ("a contact", contact, ONLY_TRUSTED),
]


def stand(world: World, chat: Chat, chen: int, how: str) -> None:
    """Let the bot stand in the group like this, with nothing waiting for it."""
    match how:
        case "administrator":
            world.promote_bot(chen, chat.id)
        case "reads all":
            world.bot.reads_all = True
        case "outside":
            world.remove_bot(chen, chat.id)
    world.updates.clear()


@pytest.mark.parametrize("how", [PLAIN, ADMIN, READS_ALL, OUTSIDE])
@pytest.mark.parametrize(("what", "say", "heard_by"), MATRIX, ids=[row[0] for row in MATRIX])
def test_who_hears_what(
    world: World,
    group: Chat,
    wang: Person,
    chen: Person,
    how: str,
    what: str,
    say: Saying,
    heard_by: set[str],
) -> None:
    stand(world, group, chen.id, how)
    said = say(world, wang.id, group.id)
    heard = [update["message"] for update in waiting(world)]
    assert heard == ([said] if how in heard_by else []), what


@pytest.mark.parametrize(
    ("how", "heard"), [(PLAIN, False), (ADMIN, True), (READS_ALL, True), (OUTSIDE, False)]
)
def test_an_edit_is_heard_by_whom_the_new_words_are_for(
    world: World, group: Chat, wang: Person, chen: Person, how: str, *, heard: bool
) -> None:
    stand(world, group, chen.id, how)
    said = world.say(wang.id, group.id, "灯坏了")
    world.updates.clear()
    world.edit(wang.id, group.id, said["message_id"], "灯全坏了")
    assert kinds(world) == (["edited_message"] if heard else [])
    world.updates.clear()
    world.edit(wang.id, group.id, said["message_id"], "/report 灯全坏了")
    assert kinds(world) == ([] if how == OUTSIDE else ["edited_message"])


@pytest.mark.parametrize("how", [PLAIN, ADMIN, READS_ALL])
async def test_any_answer_to_the_bots_own_message_is_heard(
    world: World, telegram: InProcess, group: Chat, wang: Person, chen: Person, how: str
) -> None:
    stand(world, group, chen.id, how)
    asked = (await telegram.do("sendMessage", chat_id=group.id, text="在哪里？"))["message_id"]
    world.say(wang.id, group.id, "三单元", reply_to=asked)
    world.send_photo(wang.id, group.id, b"jpg", reply_to=asked)
    answers = [update["message"] for update in waiting(world)]
    assert [one["reply_to_message"]["message_id"] for one in answers] == [asked, asked]
    assert "photo" in answers[1]


def test_a_deleted_message_is_told_to_nobody(
    world: World, admin_group: Chat, wang: Person
) -> None:
    said = world.say(wang.id, admin_group.id, "打错了")
    world.updates.clear()
    world.erase(wang.id, admin_group.id, said["message_id"])
    assert waiting(world) == []


@pytest.mark.parametrize(
    ("how", "told"), [(PLAIN, False), (ADMIN, True), (READS_ALL, False), (OUTSIDE, False)]
)
async def test_reactions_in_a_group_are_told_to_administrators_only(
    world: World,
    telegram: InProcess,
    group: Chat,
    wang: Person,
    chen: Person,
    how: str,
    *,
    told: bool,
) -> None:
    await telegram.do("getUpdates", allowed_updates=["message_reaction"])
    said = world.say(wang.id, group.id, "谢谢大家")
    stand(world, group, chen.id, how)
    world.react(chen.id, group.id, said["message_id"], "🙏")
    assert kinds(world) == (["message_reaction"] if told else [])


@pytest.mark.parametrize(
    ("how", "told"), [(PLAIN, False), (ADMIN, True), (READS_ALL, False), (OUTSIDE, False)]
)
async def test_changes_of_members_are_told_to_administrators_only(
    world: World,
    telegram: InProcess,
    group: Chat,
    wang: Person,
    chen: Person,
    how: str,
    *,
    told: bool,
) -> None:
    await telegram.do("getUpdates", allowed_updates=["chat_member"])
    stand(world, group, chen.id, how)
    world.promote(chen.id, group.id, wang.id)
    assert kinds(world) == (["chat_member"] if told else [])


@pytest.mark.parametrize("how", [PLAIN, ADMIN, READS_ALL, OUTSIDE])
def test_a_tap_is_told_however_the_bot_stands(
    world: World, group: Chat, wang: Person, chen: Person, how: str
) -> None:
    stand(world, group, chen.id, how)
    world.tap(wang.id, group.id, 1, "v:1", force=True)
    assert kinds(world) == ["callback_query"]


def test_an_anonymous_administrators_command_reaches_a_plain_bot_without_a_person(
    world: World, group: Chat, chen: Person
) -> None:
    world.say(chen.id, group.id, "/notice", as_sender_chat=True)
    ((message),) = [update["message"] for update in waiting(world)]
    assert message["sender_chat"] == group.face
    assert message["from"]["is_bot"] is True


def test_what_is_said_in_another_group_stays_there(
    world: World, admin_group: Chat, wang: Person, chen: Person
) -> None:
    other = world.add_group("别的群", owner=chen.id, members=[wang.id])
    world.say(wang.id, other.id, "/report@linli_bot 灯坏了")
    world.say(wang.id, admin_group.id, "灯坏了")
    heard: list[Json] = [update["message"]["chat"] for update in waiting(world)]
    assert heard == [admin_group.face]
