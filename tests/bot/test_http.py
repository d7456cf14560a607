"""The transport against a real server: sent, refused, never sent, and nobody knows."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter

from bot.http import AiohttpRequest, Ambiguous, NeverSent
from playground.clock import Clock
from playground.faults import Kind
from playground.server import running
from playground.world import World
from tests.bot.counting import GROUP, WANG, small_town
from tests.world import TOKEN


@pytest.fixture
def town() -> World:
    return small_town(Clock(datetime(2026, 11, 22, tzinfo=UTC)))


@pytest.fixture
async def bot(town: World, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with running(town) as url:
        request = AiohttpRequest(answer_seconds=0.5)
        async with Bot(
            TOKEN, f"{url}/bot", f"{url}/file/bot", request=request, get_updates_request=request
        ) as bot:
            yield bot


async def test_a_message_arrives_with_its_buttons(bot: Bot, town: World) -> None:
    sent = await bot.send_message(WANG, "灯 <b>不亮</b> 😀", parse_mode="HTML")
    assert town.messages(WANG)[-1]["text"] == "灯 不亮 😀"
    assert sent.message_id == town.messages(WANG)[-1]["message_id"]


async def test_a_file_goes_up_and_comes_down_unchanged(bot: Bot, town: World) -> None:
    content = bytes(range(256)) * 40
    sent = await bot.send_document(WANG, content, filename="名册.csv", caption="七栋")
    assert sent.document is not None
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == content
    assert town.messages(WANG)[-1]["caption"] == "七栋"


async def test_refusals_keep_their_meaning(bot: Bot, town: World) -> None:
    with pytest.raises(BadRequest, match="text is empty"):
        await bot.send_message(WANG, " ")
    town.block(WANG)
    with pytest.raises(Forbidden):
        await bot.send_message(WANG, "你好")
    town.faults.add("sendMessage", Kind.FLOOD, value=7)
    with pytest.raises(RetryAfter) as slow:
        await bot.send_message(GROUP, "你好")
    assert str(slow.value.retry_after) == "0:00:07"


@pytest.mark.parametrize("kind", [Kind.ERROR, Kind.RESET_BEFORE, Kind.RESET_AFTER, Kind.SILENCE])
async def test_where_no_clear_answer_comes_it_is_ambiguous(
    bot: Bot, town: World, kind: Kind
) -> None:
    town.faults.add("sendMessage", kind, value=502)
    with pytest.raises(Ambiguous):
        await bot.send_message(WANG, "你好")
    await bot.send_message(WANG, "还在")
    assert town.messages(WANG)[-1]["text"] == "还在"


async def test_where_nobody_listens_nothing_was_sent(town: World) -> None:
    async with running(town) as url:
        closed = url
    request = AiohttpRequest()
    await request.initialize()
    try:
        with pytest.raises(NeverSent):
            await request.post(f"{closed}/bot{TOKEN}/getMe")
    finally:
        await request.shutdown()


async def test_a_transport_that_is_not_open_sends_nothing() -> None:
    with pytest.raises(NeverSent):
        await AiohttpRequest().post("http://127.0.0.1:1/botx/getMe")


async def test_a_wrong_token_is_said_to_be_wrong(town: World) -> None:
    async with running(town) as url:
        request = AiohttpRequest()
        bot = Bot("1:wrong", f"{url}/bot", request=request, get_updates_request=request)
        with pytest.raises(InvalidToken):
            await bot.initialize()
        await request.shutdown()
