"""Every ordered fault as a bot's own library meets it over a real connection."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import HTTPXRequest

from playground.faults import Dropped, Faults, Kind, NoAnswer, Rule, after, before
from playground.inprocess import InProcess
from playground.server import running
from playground.shapes import Refused
from playground.world import World
from tests.playground.conftest import TOKEN


@pytest.fixture
async def bot(world: World) -> AsyncIterator[Bot]:
    async with running(world) as base:
        bot = Bot(
            TOKEN,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=HTTPXRequest(read_timeout=0.3),
        )
        async with bot:
            yield bot


@pytest.mark.parametrize(
    ("kind", "value", "error", "words", "done"),
    [
        (Kind.ERROR, 0, NetworkError, "Internal Server Error", False),
        (Kind.ERROR, 502, NetworkError, "Bad Gateway", False),
        (Kind.ERROR, 504, NetworkError, "Gateway Timeout", False),
        (Kind.ERROR, 400, BadRequest, "", False),
        (Kind.FORBIDDEN, 0, Forbidden, "bot was blocked by the user", False),
        (Kind.FLOOD, 0, RetryAfter, "Retry in 0:00:01", False),
        (Kind.FLOOD, 35, RetryAfter, "Retry in 0:00:35", False),
        (Kind.RESET_BEFORE, 0, NetworkError, "", False),
        (Kind.RESET_AFTER, 0, NetworkError, "", True),
        (Kind.SILENCE, 0, TimedOut, "", True),
        (Kind.SLOW, 60, TimedOut, "", False),
    ],
)
async def test_a_fault_is_one_error_of_the_library_and_then_all_is_well(
    world: World,
    bot: Bot,
    home: int,
    kind: Kind,
    value: float,
    error: type[TelegramError],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    *,
    done: bool,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    world.faults.add("sendMessage", kind, value=value)
    texts = len(world.messages(home))
    with pytest.raises(error) as caught:
        await bot.send_message(home, "灯坏了")
    assert words in str(caught.value)
    assert len(world.messages(home)) == texts + done
    assert (await bot.send_message(home, "再发一次")).text == "再发一次"


async def test_a_slow_answer_within_the_clients_patience_is_an_answer(
    world: World, bot: Bot, home: int
) -> None:
    world.faults.add("sendMessage", Kind.SLOW, value=0.01)
    assert (await bot.send_message(home, "灯坏了")).text == "灯坏了"


async def test_polls_meet_faults_like_any_other_call(world: World, bot: Bot, home: int) -> None:
    world.say(home, home, "您好")
    world.faults.add("getUpdates", Kind.ERROR, value=502, times=2)
    for _ in range(2):
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.get_updates()
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.text == "您好"


async def test_an_update_whose_delivery_broke_comes_again(
    world: World, bot: Bot, home: int
) -> None:
    world.say(home, home, "您好")
    world.faults.add("getUpdates", Kind.RESET_AFTER)
    with pytest.raises(NetworkError):
        await bot.get_updates()
    assert len(await bot.get_updates()) == 1


async def test_one_connection_that_hangs_holds_up_nobody_else(
    world: World, bot: Bot, home: int
) -> None:
    world.faults.add("sendMessage", Kind.SILENCE)
    hanging = asyncio.create_task(bot.send_message(home, "一"))
    async with asyncio.timeout(5):
        while world.faults.rules:  # noqa: ASYNC110 - a fault that was met has no event
            await asyncio.sleep(0)
    assert (await bot.send_message(home, "二")).text == "二"
    with pytest.raises(TimedOut):
        await hanging


async def test_an_answer_to_a_tap_that_was_lost_has_still_been_given(
    world: World, bot: Bot, home: int
) -> None:
    query_id = world.tap(home, home, 1, "x", force=True)
    world.faults.add("answerCallbackQuery", Kind.RESET_AFTER)
    with pytest.raises(NetworkError):
        await bot.answer_callback_query(query_id, "已计入")
    assert world.answer_to(query_id) == {"text": "已计入", "show_alert": False, "url": None}
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(query_id, "已计入")


@pytest.mark.parametrize(
    ("pattern", "met", "passed"),
    [
        ("sendMessage", "sendMessage", "sendPhoto"),
        ("send*", "sendPhoto", "editMessageText"),
        ("editMessage????", "editMessageText", "editMessageCaption"),
        ("*", "getMe", None),
        ("sendmessage", None, "sendMessage"),
    ],
)
def test_a_rule_meets_exactly_the_methods_of_its_pattern(
    pattern: str, met: str | None, passed: str | None
) -> None:
    faults = Faults()
    faults.add(pattern, Kind.ERROR)
    if passed:
        assert faults.next_for(passed) is None
    if met:
        rule = faults.next_for(met)
        assert rule is not None
        assert rule.kind is Kind.ERROR
        assert faults.next_for(met) is None


def test_rules_are_used_up_in_the_order_they_were_given() -> None:
    faults = Faults()
    faults.add("send*", Kind.ERROR, times=2)
    faults.add("sendPhoto", Kind.FLOOD)
    faults.add("*", Kind.SLOW)
    methods = ["sendPhoto", "sendMessage", "sendPhoto", "getMe", "getMe"]
    met = [faults.next_for(method) for method in methods]
    assert [rule and rule.kind for rule in met] == [
        Kind.ERROR,
        Kind.ERROR,
        Kind.FLOOD,
        Kind.SLOW,
        None,
    ]
    assert not faults.rules


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        (Kind.ERROR, Refused, None),
        (Kind.FLOOD, Refused, None),
        (Kind.FORBIDDEN, Refused, None),
        (Kind.RESET_BEFORE, Dropped, None),
        (Kind.RESET_AFTER, None, Dropped),
        (Kind.SILENCE, None, NoAnswer),
        (Kind.SLOW, None, None),
    ],
)
async def test_a_fault_strikes_before_or_after_the_work_and_never_both(
    kind: Kind, first: type[Exception] | None, last: type[Exception] | None
) -> None:
    rule, struck = Rule("*", kind), list[type[Exception] | None]()
    try:
        await before(rule)
        struck.append(None)
    except (Refused, Dropped) as error:
        struck.append(type(error))
    try:
        after(rule)
        struck.append(None)
    except (Dropped, NoAnswer) as error:
        struck.append(type(error))
    assert struck == [first, last]


async def test_a_refused_call_is_refused_even_when_its_connection_was_to_break(
    world: World, telegram: InProcess
) -> None:
    world.faults.add("sendMessage", Kind.RESET_AFTER)
    status, _ = await telegram.call("sendMessage", {"chat_id": 77, "text": "x"})
    assert status == 400
    assert not world.faults.rules
