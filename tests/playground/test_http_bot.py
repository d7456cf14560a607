"""python-telegram-bot's own client talks to the playground."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto
from telegram.error import BadRequest, Forbidden, InvalidToken

from playground.people import Person
from playground.server import running
from playground.world import World
from tests.playground.conftest import TOKEN

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("同意", callback_data="vote:1:for")]])


def bot(base: str, token: str = TOKEN) -> Bot:
    return Bot(token, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot")


async def test_a_tap_goes_all_the_way_round(world: World, wang: Person) -> None:
    world.start(wang.id)
    async with running(world) as base, bot(base) as client:
        (start,) = await client.get_updates(timeout=5)
        assert start.message is not None
        assert start.message.text == "/start"
        sent = await client.send_message(wang.id, "<b>装扶手？</b>", "HTML", reply_markup=KEYBOARD)
        query_id = world.tap(wang.id, wang.id, sent.message_id, "vote:1:for")
        (tap,) = await client.get_updates(offset=start.update_id + 1, timeout=5)
        assert tap.callback_query is not None
        await tap.callback_query.answer("已计入")
        await tap.callback_query.edit_message_text("1票")
    assert world.answer_to(query_id) == {"text": "已计入", "show_alert": False, "url": None}
    assert world.messages(wang.id)[-1]["text"] == "1票"


async def test_files_go_up_and_come_down(world: World, wang: Person) -> None:
    world.start(wang.id)
    async with running(world) as base, bot(base) as client:
        photos = [InputMediaPhoto(b"one", caption="灯"), InputMediaPhoto(b"two")]
        album = await client.send_media_group(wang.id, photos)
        file = await client.get_file(album[1].photo[-1].file_id)
        assert bytes(await file.download_as_bytearray()) == b"two"
        document = await client.send_document(wang.id, b"a,b", filename="名册.csv")
    assert album[0].caption == "灯"
    assert document.document is not None
    assert document.document.file_name == "名册.csv"


async def test_refusals_arrive_as_the_errors_the_library_knows(world: World, wang: Person) -> None:
    async with running(world) as base, bot(base) as client:
        with pytest.raises(Forbidden, match="can't initiate"):
            await client.send_message(wang.id, "您好")
        with pytest.raises(BadRequest, match="Chat not found"):
            await client.send_message(77, "您好")


async def test_a_wrong_token_is_unauthorized(world: World) -> None:
    async with running(world) as base:
        client = bot(base, "1:wrong")
        with pytest.raises(InvalidToken):
            await client.initialize()
        await client.shutdown()
