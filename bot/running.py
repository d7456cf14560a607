"""The life of the process: open, run until told to stop, let everything come to its end."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError

from actions.notices import days
from actions.places import communities
from bot import menus
from bot.application import Linli, build
from bot.feeds import Feeds, serving
from bot.http import AiohttpRequest
from bot.settings import Settings
from handlers.context import Services
from storage.database import Database
from views.texts import Catalogue

# For the handlers and then for the deliveries: together within the nine of the command line.
STOP_SECONDS = 4.0
TRY_AGAIN = (1.0, 2.0, 5.0, 15.0, 60.0)

log = structlog.get_logger()


async def run(
    settings: Settings,
    database: Database,
    token: str,
    *,
    now: Callable[[], datetime],
    stop: asyncio.Event,
) -> None:
    """Run the bot until `stop` is set; raises InvalidToken when Telegram does not know it."""
    catalogue = Catalogue()
    # Before the first update: an owner taken out of the settings must be none from the start.
    await database.run(communities.sync_owners, settings.owner_ids, now=now())
    # As a rule by workdays that was read without its holidays would be planned wrongly.
    await database.run(days.take_over, now=now())
    async with serving(Feeds(database, catalogue, now), settings.calendar_listen) as address:
        url = (settings.calendar_url or address) if address else ""
        told = (settings.language, settings.timezone, url)
        await _served(settings, Services(database, catalogue, now, *told), token, stop)


async def _served(settings: Settings, services: Services, token: str, stop: asyncio.Event) -> None:
    request = AiohttpRequest(settings.proxy_url)
    try:
        linli = await _connected(
            lambda: build(
                services, token, request, api_url=settings.api_url, font=settings.font_path
            ),
            stop,
        )
        if linli is not None:
            await _run(linli, stop)
    finally:
        await request.shutdown()


async def _run(linli: Linli, stop: asyncio.Event) -> None:
    log.info("running", bot=linli.app.bot.id)
    try:
        await _until_stopped(linli, stop)
    finally:
        await linli.app.shutdown()
        log.info("stopped")


async def _connected(start: Callable[[], Awaitable[Linli]], stop: asyncio.Event) -> Linli | None:
    """Wait for Telegram as long as it takes: what people send is kept there meanwhile."""
    tries = 0
    while not stop.is_set():
        try:
            return await start()
        except InvalidToken:
            raise
        except (NetworkError, RetryAfter) as error:
            wait = TRY_AGAIN[min(tries, len(TRY_AGAIN) - 1)]
            log.warning("Telegram not reached", error=type(error).__name__, again_in=wait)
            # Waits for the signal, not just for time: Ctrl+C must work with no network too.
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await stop.wait()
            tries += 1
    return None


async def _until_stopped(linli: Linli, stop: asyncio.Event) -> None:
    ticker = _ticker(linli)
    stopping = asyncio.create_task(stop.wait())
    working = {
        asyncio.create_task(linli.poller.run(), name="poller"),
        asyncio.create_task(linli.dispatcher.run(), name="dispatcher"),
        asyncio.create_task(linli.delivery.run(), name="delivery"),
    }
    # Beside the work: a dozen calls and more must not hold up the first answer.
    menu = asyncio.create_task(_publish_menus(linli), name="menus")
    try:
        done, _ = await asyncio.wait({stopping, *working}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        ticker.shutdown(wait=False)
        await _wind_down(linli, [stopping, menu, *working])
    # A worker that ended by itself did so by an error, which is raised here.
    for task in done - {stopping}:
        task.result()


async def _publish_menus(linli: Linli) -> None:
    """Menus are a help, not a need: without them everything can still be typed."""
    services: Services = linli.app.bot_data
    try:
        own = await menus.read_own(services.database, now=services.now())
        await menus.publish(linli.app.bot, services.catalogue, services.language, own)
    except TelegramError as error:
        log.warning("menus not set", error=str(error))


def _ticker(linli: Linli) -> AsyncIOScheduler:
    ticker = AsyncIOScheduler()
    # By default a tick that comes a second late is dropped, and late ticks pile up.
    once = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    ticker.add_job(linli.clock.tick, "interval", seconds=1, **once)
    ticker.add_job(linli.clock.tidy, "interval", hours=6, **once)
    ticker.add_job(_publish_menus, "interval", hours=24, args=(linli,), **once)
    ticker.start()
    return ticker


async def _wind_down(linli: Linli, tasks: Sequence[asyncio.Task[Any]]) -> None:
    """Take in nothing new; let what is being handled and what is in flight be written down."""
    poller = next((t for t in tasks if t.get_name() == "poller"), None)
    if poller:
        # What it fetched and had not stored was not confirmed: it comes again.
        poller.cancel()
    await linli.dispatcher.stop(STOP_SECONDS)
    for task in tasks:
        task.cancel()
    await linli.delivery.stop(STOP_SECONDS)
    await asyncio.gather(*tasks, return_exceptions=True)


@contextmanager
def stop_on_signals(stop: asyncio.Event) -> Iterator[None]:
    """Set `stop` when the system or somebody at the keyboard asks the program to end."""
    loop = asyncio.get_running_loop()
    signals = (signal.SIGTERM, signal.SIGINT)
    for number in signals:
        # Not signal.signal: its handler would run between any two lines of the loop.
        loop.add_signal_handler(number, stop.set)
    try:
        yield
    finally:
        for number in signals:
            loop.remove_signal_handler(number)
