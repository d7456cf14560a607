"""The playground over HTTP: Bot API, play API and page on one port."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from playground.door import TRANSPORT, Door
from playground.play import routes
from playground.streams import Streams
from playground.webhook import deliver
from playground.world import World

PAGE = Path(__file__).parent / "page"
BACKLOG = 2048
GRACE_SECONDS = 1


class Connection(H11Protocol):
    """Lets the application break its own connection, to try what a bot does then."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        app = self.app

        # ASGI has no way to say "drop it", so the transport travels along in the scope.
        async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
            scope[TRANSPORT] = transport
            await app(scope, receive, send)

        self.app = with_transport


class Server(uvicorn.Server):
    """Leaves the signals to the program it runs in, and ends without a tick's delay."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ending = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def main_loop(self) -> None:
        await self.ending.wait()


def application(world: World, streams: Streams) -> ASGIApp:
    """Return the ASGI application; the page is served where there is one."""
    everything: list[BaseRoute] = list(routes(world, streams))
    if PAGE.is_dir():
        everything.append(Mount("/", StaticFiles(directory=PAGE, html=True)))
    # The Bot API goes past the router: at a thousand taps a second its cost would show.
    rest, door = Starlette(routes=everything), Door(world)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        inner: ASGIApp = door if Door.serves(scope.get("path", "")) else rest
        await inner(scope, receive, send)

    return app


async def serve(world: World, host: str, port: int) -> None:
    """Serve until cancelled; port 0 takes a free one."""
    async with running(world, host, port):
        await asyncio.Event().wait()


@asynccontextmanager
async def running(world: World, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serve while inside, on a free loopback port unless told otherwise; gives the base URL.

    Raises OSError when the port is taken.
    """
    streams = Streams(world)
    with _listener(host, port) as listener:
        server = Server(_config(application(world, streams)))
        world.updates.reopen()
        task = asyncio.create_task(server.serve([listener]))
        pushing = asyncio.create_task(deliver(world))
        try:
            # In an address the colons of IPv6 would read as a port.
            shown = f"[{host}]" if ":" in host else host
            yield f"http://{shown}:{listener.getsockname()[1]}"
        finally:
            # Polls and streams never end by themselves, and the server waits for them.
            world.updates.close()
            streams.close()
            server.ending.set()
            pushing.cancel()
            await asyncio.wait({task, pushing})
            task.result()


def _listener(host: str, port: int) -> socket.socket:
    # asyncio sends without delay only where the protocol is named: 40 ms an answer otherwise.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    listener.listen(BACKLOG)
    return listener


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
