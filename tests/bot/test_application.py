"""The whole bot as it is wired: every topic, one database, the address that was set."""

from types import SimpleNamespace

import pytest
from telegram.error import InvalidToken, TelegramError

from bot import application
from bot.application import FEATURES, build, open_doors
from bot.intake import ALLOWED
from handlers.context import Context, Services
from handlers.doors import Doors
from playground.clock import Clock
from playground.faults import Kind
from storage.database import Database
from tests.bot.counting import Engine, small_town
from tests.world import CATALOGUE, TOKEN, Faulty


def services(database: Database, clock: Clock) -> Services:
    return Services(database, CATALOGUE, clock.now, "zh-CN")


def test_every_topic_opens_its_doors_by_itself() -> None:
    for feature in FEATURES:
        doors = Doors()
        feature.register(doors)
        assert doors.screens, feature


def test_doors_are_opened_afresh_each_time() -> None:
    one, other = open_doors(), open_doors()
    one.screens.clear()
    assert other.screens
    assert open_doors().screens.keys() == other.screens.keys()


def test_two_topics_with_a_door_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "FEATURES", (*FEATURES, FEATURES[0]))
    with pytest.raises(ValueError, match="two doors"):
        open_doors()


async def test_the_bot_is_built_with_all_doors_and_knows_its_name(
    database: Database, clock: Clock
) -> None:
    telegram = small_town(clock)
    linli = await build(
        services(database, clock), TOKEN, Faulty(telegram), api_url="http://world/"
    )
    assert linli.doors.screens.keys() == open_doors().screens.keys()
    assert linli.app.bot.id == telegram.bot.id
    assert linli.app.bot.base_url == f"http://world/bot{TOKEN}", "one slash, not two"
    assert linli.app.bot.base_file_url == f"http://world/file/bot{TOKEN}"
    await linli.app.shutdown()


async def test_the_library_neither_polls_nor_keeps_time_itself(engine: Engine) -> None:
    assert engine.linli.app.updater is None
    with pytest.warns(match="JobQueue"):
        assert engine.linli.app.job_queue is None


async def test_every_kind_of_update_that_is_asked_for_has_a_handler(engine: Engine) -> None:
    assert set(ALLOWED) == {"message", "callback_query", "my_chat_member", "chat_member"}
    (handlers,) = engine.linli.app.handlers.values()
    assert len(handlers) == 3, "chat_member and my_chat_member share theirs"


@pytest.mark.parametrize("status", [401, 404])
async def test_a_token_telegram_does_not_know_ends_the_building(
    database: Database, clock: Clock, status: int
) -> None:
    telegram = small_town(clock)
    telegram.faults.add("getMe", Kind.ERROR, value=status)
    with pytest.raises(InvalidToken):
        await build(services(database, clock), TOKEN, Faulty(telegram), api_url="http://world")


async def test_a_telegram_that_is_down_is_told_from_a_wrong_token(
    database: Database, clock: Clock
) -> None:
    telegram = small_town(clock)
    telegram.faults.add("getMe", Kind.ERROR, value=502)
    with pytest.raises(TelegramError) as raised:
        await build(services(database, clock), TOKEN, Faulty(telegram), api_url="http://world")
    assert not isinstance(raised.value, InvalidToken)


async def test_a_handlers_error_reaches_the_dispatcher_by_its_update(engine: Engine) -> None:
    telegram = engine.telegram
    telegram.say(1003, 1003, "/break it")
    await engine.linli.poller.once()
    await engine.linli.dispatcher.drain()
    kept = engine.database.connection.execute("SELECT error, attempts FROM inbox").fetchall()
    assert [tuple(row) for row in kept] == [("Breaks: it", 1)]
    assert engine.linli.app.bot_data.failures == {}, "it was taken out again"


async def test_an_error_that_belongs_to_no_update_is_nobodys(engine: Engine) -> None:
    context = SimpleNamespace(error=ValueError("x"), bot_data=engine.linli.app.bot_data)
    await application._report(None, context)  # type: ignore[arg-type]  # noqa: SLF001
    assert engine.linli.app.bot_data.failures == {}


async def test_handlers_get_the_projects_own_context(engine: Engine) -> None:
    assert engine.linli.app.context_types.context is Context
    assert isinstance(engine.linli.app.bot_data, Services)
