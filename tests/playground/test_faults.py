import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TimedOut

from playground.faults import Dropped, Kind, NoAnswer
from playground.inprocess import InProcess
from playground.people import Person
from playground.shapes import Refused
from playground.world import World
from tests.playground.conftest import TOKEN
from tests.playground.request import WorldRequest


@pytest.fixture
def home(world: World, wang: Person) -> int:
    world.start(wang.id)
    return wang.id


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        (Kind.ERROR, 0, 500),
        (Kind.ERROR, 502, 502),
        (Kind.ERROR, 504, 504),
        (Kind.FLOOD, 5, 429),
        (Kind.FORBIDDEN, 0, 403),
    ],
)
async def test_an_ordered_refusal_comes_as_often_as_ordered_and_without_effect(
    world: World, telegram: InProcess, home: int, kind: Kind, value: float, code: int
) -> None:
    world.faults.add("sendMessage", kind, times=2, value=value)
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            await telegram.do("sendMessage", chat_id=home, text="x")
        assert refused.value.code == code
    assert len(world.messages(home)) == 1
    assert (await telegram.do("sendMessage", chat_id=home, text="x"))["text"] == "x"


@pytest.mark.parametrize(
    ("kind", "error", "delivered"),
    [
        (Kind.RESET_BEFORE, Dropped, 0),
        (Kind.RESET_AFTER, Dropped, 1),
        (Kind.SILENCE, NoAnswer, 1),
    ],
)
async def test_a_broken_connection_may_or_may_not_have_done_the_work(
    world: World,
    telegram: InProcess,
    home: int,
    kind: Kind,
    error: type[Exception],
    delivered: int,
) -> None:
    world.faults.add("send*", kind)
    with pytest.raises(error):
        await telegram.do("sendMessage", chat_id=home, text="x")
    assert len(world.messages(home)) == 1 + delivered


async def test_a_slow_answer_is_an_answer(world: World, telegram: InProcess, home: int) -> None:
    world.faults.add("*", Kind.SLOW, value=0.001)
    assert (await telegram.do("sendMessage", chat_id=home, text="x"))["text"] == "x"
    assert not world.faults.rules


async def test_rules_wait_for_the_methods_they_name(
    world: World, telegram: InProcess, home: int
) -> None:
    world.faults.add("editMessage*", Kind.FORBIDDEN)
    await telegram.do("sendMessage", chat_id=home, text="x")
    assert len(world.faults.rules) == 1
    world.faults.clear()
    assert not world.faults.rules


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (Kind.RESET_AFTER, NetworkError),
        (Kind.SILENCE, TimedOut),
        (Kind.FLOOD, RetryAfter),
        (Kind.ERROR, NetworkError),
    ],
)
async def test_the_library_sees_faults_as_its_own_errors(
    world: World,
    home: int,
    kind: Kind,
    error: type[Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    request = WorldRequest(world)
    async with Bot(TOKEN, request=request, get_updates_request=request) as bot:
        world.faults.add("sendMessage", kind)
        with pytest.raises(error):
            await bot.send_message(home, "x")
        sent = await bot.send_document(home, b"a,b", filename="a.csv")
        assert sent.document is not None
        file = await sent.document.get_file()
        assert bytes(await file.download_as_bytearray()) == b"a,b"


async def test_calls_are_logged_within_a_bound(
    world: World, telegram: InProcess, home: int
) -> None:
    small = World(world.clock, TOKEN, calls_kept=2)
    for _ in range(3):
        await InProcess(small).call("sendMessage", {"chat_id": home, "text": "x"})
    await telegram.do("sendMessage", chat_id=home, text="您好")
    assert len(small.calls) == 2
    assert world.calls[-1].method == "sendMessage"
    assert world.calls[-1].params["text"] == "您好"
    assert world.calls[-1].at == world.clock.now()
