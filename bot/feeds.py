"""Calendars of places over HTTP, for phones that subscribe to them: read only, and quiet.

An address holds a secret, so no line of a log may: nothing here writes any.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime
from hashlib import sha256

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from actions.notices import calendars
from actions.notices.calendars import Shown
from domain.calendars import Agenda
from domain.notices.agenda import agenda_of
from playground.server import Server
from storage.database import Database
from storage.ics import ics_bytes
from views.notices import calendars as view
from views.texts import Catalogue

TYPE = "text/calendar; charset=utf-8"
# Phones ask every few hours; a crowd waits its turn, and beyond it hears 503.
AT_ONCE, WAITING = 4, 100
BACKLOG, GRACE_SECONDS, IDLE_SECONDS = 128, 1, 5
NOT_MODIFIED, NOT_FOUND = 304, 404
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Feeds:
    """The calendars of one database."""

    def __init__(
        self, database: Database, catalogue: Catalogue, now: Callable[[], datetime]
    ) -> None:
        self._database, self._catalogue, self._now = database, catalogue, now
        self._turns = asyncio.Semaphore(AT_ONCE)

    def application(self) -> Starlette:
        """The ASGI application; GET and HEAD of one path, and nothing else."""
        # Without a redirect for a slash too much: whatever is not a calendar is simply not there.
        app = Starlette(routes=[Route("/calendar/{token}.ics", self.calendar)])
        app.router.redirect_slashes = False
        return app

    async def calendar(self, request: Request) -> Response:
        """The calendar of whose address this is; 304 where the phone has it already."""
        now = self._now()
        async with self._turns:
            token = str(request.path_params["token"])
            shown = await self._database.read(calendars.by_token, token, now=now)
            if shown is None:
                # As for any other path: what was asked for is not told.
                raise HTTPException(NOT_FOUND)
            return await asyncio.to_thread(self._answer, shown, now, request.headers)

    def _answer(self, shown: Shown, now: datetime, asked: Headers) -> Response:
        place = shown.place
        name = view.name_of(self._catalogue.say(place.language, place.zone), place)
        agenda = agenda_of(name, place.zone, shown.entries, shown.calendar, now=now)
        tag = tag_of(agenda)
        # Phones may keep it, caches between must not: the address is a secret.
        headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
        headers["Date"] = format_datetime(now, usegmt=True)
        if _has(asked.get("if-none-match", ""), tag):
            return Response(status_code=NOT_MODIFIED, headers=headers)
        headers["Content-Disposition"] = 'inline; filename="linli.ics"'
        return Response(ics_bytes(agenda), headers=headers, media_type=TYPE)


def tag_of(agenda: Agenda) -> str:
    """A weak ETag (RFC 9110, 8.8.3): the same for what differs only in when it was made."""
    content = repr(replace(agenda, stamp=NEVER)).encode(errors="replace")
    return f'W/"{sha256(content).hexdigest()[:32]}"'


def _has(asked: str, tag: str) -> bool:
    """Whether If-None-Match names this version; weak and strong count the same (13.1.2)."""
    known = {each.strip().removeprefix("W/") for each in asked.split(",")}
    return bool(known & {"*", tag.removeprefix("W/")})


@asynccontextmanager
async def serving(feeds: Feeds, listen: str | None) -> AsyncIterator[str]:
    """Serve while inside, and give the address; an empty one where nothing is to be served.

    Raises OSError, with the setting for its file's name, when the port cannot be had.
    """
    if listen is None:
        yield ""
        return
    with listener(listen) as door:
        server = Server(_config(feeds.application()))
        task = asyncio.create_task(server.serve([door]), name="feeds")
        try:
            host, port = listen.rpartition(":")[0], door.getsockname()[1]
            yield f"http://{host}:{port}"
        finally:
            server.ending.set()
            await asyncio.wait({task})
            task.result()


def listener(listen: str) -> socket.socket:
    """Take the port; raises OSError that names the setting."""
    host, _, port = listen.rpartition(":")
    try:
        return socket.create_server((host, int(port)), backlog=BACKLOG)
    except OSError as error:
        name = f"BOT_CALENDAR_LISTEN: {listen}"
        raise OSError(error.errno, error.strerror or str(error), name) from error


def _config(app: Starlette) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        limit_concurrency=WAITING,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
