"""Wires everything: the topics to their doors, the doors to the library's application."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes
from telegram.request import BaseRequest

from bot.clock import Clock
from bot.delivery import Delivery
from bot.dispatch import Dispatcher
from bot.intake import Intake, Me, Poller
from bot.pace import Pace
from handlers import ballots, funds, matters, notices, places, reports, service
from handlers.context import App, Context, Services
from handlers.doors import Doors
from handlers.router import Router

# Named one by one: a topic must not come into being just by being imported.
FEATURES = (service, places, reports, ballots, funds, notices, matters)


class Feature(Protocol):
    """A topic: one module a layer; here it opens its doors."""

    def register(self, doors: Doors) -> None: ...


@dataclass(frozen=True, slots=True)
class Linli:
    """The whole bot, built and not yet running."""

    app: App
    doors: Doors
    intake: Intake
    poller: Poller
    dispatcher: Dispatcher
    delivery: Delivery
    clock: Clock


def open_doors() -> Doors:
    """Return every topic's doors; two of the same name raise ValueError."""
    doors = Doors()
    for feature in FEATURES:
        feature.register(doors)
    return doors


async def build(
    services: Services,
    token: str,
    request: BaseRequest,
    *,
    api_url: str,
    pace: Pace | None = None,
    poll_seconds: int = 30,
    doors: Doors | None = None,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    font: Path | None = None,
) -> Linli:
    """Return the bot, introduced to Telegram; raises TelegramError when that fails."""
    # The library's coming way of telling times; the old one warns on every use.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    doors = doors or open_doors()
    app = _application(services, token, request, api_url)
    # Before initialize, so that no update can arrive at an application without handlers.
    Router(doors).install(app)
    await app.initialize()
    me = Me(app.bot.id, app.bot.username)
    dispatcher = Dispatcher(app)
    intake = Intake(services, me, dispatcher.offer)
    loop = asyncio.get_running_loop()
    return Linli(
        app,
        doors,
        intake,
        Poller(app.bot, intake, seconds=poll_seconds, sleep=sleep),
        dispatcher,
        Delivery(app.bot, services, doors, pace or Pace(loop.time), sleep, font),
        Clock(services, doors),
    )


def _application(services: Services, token: str, request: BaseRequest, api_url: str) -> App:
    kinds = ContextTypes(context=Context, bot_data=lambda: services)  # type: ignore[call-overload]
    builder: ApplicationBuilder[Any, Any, Any, Any, Any, Any] = ApplicationBuilder()
    app = cast(
        "App",
        builder.token(token)
        .base_url(f"{api_url.rstrip('/')}/bot")
        .base_file_url(f"{api_url.rstrip('/')}/file/bot")
        .request(request)
        .get_updates_request(request)
        # The library's updater confirms updates that are only in memory: a kill would lose them.
        .updater(None)
        # Its jobs live in memory only; what is due is in the table of timers.
        .job_queue(None)
        .context_types(kinds)
        .build(),
    )
    app.add_error_handler(_report)
    return app


async def _report(update: object, context: Context) -> None:
    """Hand a handler's error to the dispatcher, which decides what becomes of the update."""
    if isinstance(update, Update) and context.error is not None:
        # The library swallows what is raised here, so it is left for the dispatcher to pick up.
        context.bot_data.failures[update.update_id] = context.error
