import pytest

from playground.chats import Chat
from playground.inprocess import InProcess
from playground.people import Person
from playground.shapes import Json, NotPossible
from playground.world import World


def waiting(world: World) -> list[Json]:
    return [one.update for one in world.updates.waiting]


@pytest.mark.parametrize(("payload", "text"), [(None, "/start"), ("j_abc", "/start j_abc")])
def test_start_is_a_command_with_its_payload(
    world: World, wang: Person, payload: str | None, text: str
) -> None:
    world.start(wang.id, payload)
    (update,) = waiting(world)
    assert update["message"]["text"] == text
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert wang.started


def test_the_caption_of_an_album_is_on_its_first_picture_only(world: World, wang: Person) -> None:
    world.send_album(wang.id, wang.id, [b"1", b"2", b"3"], "/report 灯坏了")
    messages = [update["message"] for update in waiting(world)]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert ["caption" in message for message in messages] == [True, False, False]
    assert len({message["photo"][-1]["file_id"] for message in messages}) == 3


def test_an_edited_message_is_told_with_what_it_says_now(world: World, wang: Person) -> None:
    said = world.say(wang.id, wang.id, "/report 灯")
    world.edit(wang.id, wang.id, said["message_id"], "灯坏了")
    first, second = waiting(world)
    assert first["message"]["text"] == "/report 灯"
    assert second["edited_message"]["text"] == "灯坏了"
    assert "entities" not in second["edited_message"]


def test_only_ones_own_messages_can_be_edited_or_deleted(
    world: World, group: Chat, wang: Person, chen: Person
) -> None:
    said = world.say(chen.id, group.id, "您好")
    with pytest.raises(NotPossible, match="edited"):
        world.edit(wang.id, group.id, said["message_id"], "x")
    with pytest.raises(NotPossible, match="deleted"):
        world.erase(wang.id, group.id, said["message_id"])
    world.erase(chen.id, group.id, said["message_id"])
    with pytest.raises(NotPossible, match="not here any more"):
        world.say(wang.id, group.id, "x", reply_to=said["message_id"])


def test_an_empty_message_cannot_be_sent(world: World, wang: Person) -> None:
    with pytest.raises(NotPossible, match="empty"):
        world.say(wang.id, wang.id, "  ")


def test_ones_own_contact_carries_ones_id_and_anothers_does_not(
    world: World, wang: Person
) -> None:
    own = world.send_contact(wang.id, wang.id, "138")
    other = world.send_contact(wang.id, wang.id, "119", first_name="消防")
    forged = world.send_contact(wang.id, wang.id, "119", first_name="消防", user_id=5)
    assert own["contact"]["user_id"] == wang.id
    assert "user_id" not in other["contact"]
    assert forged["contact"]["user_id"] == 5


async def test_a_tap_reaches_the_bot_with_its_message_and_is_answered_once(
    world: World, telegram: InProcess, wang: Person
) -> None:
    world.start(wang.id)
    world.updates.clear()
    rows = [[{"text": "同意", "callback_data": "v:1"}]]
    sent = await telegram.do(
        "sendMessage", chat_id=wang.id, text="x", reply_markup={"inline_keyboard": rows}
    )
    query_id = world.tap(wang.id, wang.id, sent["message_id"], "v:1")
    (update,) = waiting(world)
    assert update["callback_query"]["message"] == sent
    assert update["callback_query"]["from"] == wang.user()
    assert world.answer_to(query_id) is None
    await telegram.do(
        "answerCallbackQuery", callback_query_id=query_id, text="好", show_alert=True
    )
    assert world.answer_to(query_id) == {"text": "好", "show_alert": True, "url": None}
    status, body = await telegram.call("answerCallbackQuery", {"callback_query_id": query_id})
    assert status == 400
    assert b"query is too old and response timeout expired or query ID is invalid" in body


@pytest.mark.parametrize("data", ["v:2", ""])
def test_only_a_button_that_is_there_can_be_pressed(world: World, wang: Person, data: str) -> None:
    said = world.say(wang.id, wang.id, "x")
    with pytest.raises(NotPossible, match="no such button"):
        world.tap(wang.id, wang.id, said["message_id"], data)


def test_a_forged_tap_may_name_anything(world: World, wang: Person) -> None:
    world.tap(wang.id, wang.id, 99, "v:1:for;drop", force=True)
    (update,) = waiting(world)
    assert update["callback_query"]["data"] == "v:1:for;drop"
    assert update["callback_query"]["message"]["date"] == 0


@pytest.mark.parametrize(("length", "status"), [(200, 200), (201, 400)])
async def test_a_toast_has_up_to_200_characters(
    world: World, telegram: InProcess, wang: Person, length: int, status: int
) -> None:
    query_id = world.tap(wang.id, wang.id, 1, "x", force=True)
    call = {"callback_query_id": query_id, "text": "好" * length}
    assert (await telegram.call("answerCallbackQuery", call))[0] == status


@pytest.mark.parametrize(("minutes", "status"), [(15, 200), (16, 400)])
async def test_a_tap_can_be_answered_for_15_minutes(
    world: World, telegram: InProcess, wang: Person, minutes: int, status: int
) -> None:
    query_id = world.tap(wang.id, wang.id, 1, "x", force=True)
    world.clock.jump(minutes * (world.clock.now().resolution * 60_000_000))
    assert (await telegram.call("answerCallbackQuery", {"callback_query_id": query_id}))[
        0
    ] == status


async def test_reactions_are_told_with_before_and_after(
    world: World, telegram: InProcess, wang: Person
) -> None:
    await telegram.do("getUpdates", allowed_updates=["message_reaction"])
    said = world.say(wang.id, wang.id, "x")
    world.react(wang.id, wang.id, said["message_id"], "👍")
    world.react(wang.id, wang.id, said["message_id"], None)
    first, second = (update["message_reaction"] for update in waiting(world))
    assert first["new_reaction"] == second["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert first["old_reaction"] == second["new_reaction"] == []


def test_who_watches_hears_of_everything_until_they_stop(world: World, wang: Person) -> None:
    events = list[Json]()
    stop = world.watch(events.append)
    said = world.say(wang.id, wang.id, "x")
    world.react(wang.id, wang.id, said["message_id"], "👍")
    world.edit(wang.id, wang.id, said["message_id"], "y")
    world.erase(wang.id, wang.id, said["message_id"])
    world.clock.jump(world.clock.now().resolution)
    stop()
    world.say(wang.id, wang.id, "z")
    kinds = [event["type"] for event in events]
    assert kinds == ["message", "reaction", "edited", "deleted", "clock"]
