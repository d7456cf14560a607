"""The Bot API over HTTP, as plain ASGI: it carries the load of the bench."""

from starlette.types import Message, Receive, Scope, Send

from playground.botapi import BotApi, dump
from playground.faults import Dropped, NoAnswer
from playground.requests import MEGABYTE, form_of
from playground.shapes import Refused
from playground.world import World

# Above Telegram's 50 MB for an upload, so that its own refusal can be tried.
MOST_BODY = 60 * MEGABYTE
METHOD = "/bot"
FILE = "/file/bot"
TRANSPORT = "playground.transport"
JSON_TYPE = (b"content-type", b"application/json")


class Door:
    """`/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._api = BotApi(world)

    @staticmethod
    def serves(path: str) -> bool:
        return path.startswith((METHOD, FILE))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope["path"]
        try:
            if path.startswith(FILE):
                status, body = self._file(*_split(path.removeprefix(FILE)))
            else:
                status, body = await self._method(scope, receive, path.removeprefix(METHOD))
        except Dropped:
            # An orderly close would still look like an answer; a reset is what networks do.
            scope[TRANSPORT].abort()
            await _until_gone(receive)
        except NoAnswer:
            await _until_gone(receive)
        else:
            await _answer(send, status, body)

    async def _method(self, scope: Scope, receive: Receive, path: str) -> tuple[int, bytes]:
        token, method = _split(path)
        # Read even for a wrong token, or the client would see a reset instead of the 401.
        try:
            params, files = await form_of(scope, receive, MOST_BODY)
        except Refused as refusal:
            return _error(refusal.code, refusal.description)
        if token != self._world.token:
            return _error(401, "Unauthorized")
        return await self._api.call(method, params, files)

    def _file(self, token: str, path: str) -> tuple[int, bytes]:
        stored = self._world.files.at(path) if token == self._world.token else None
        return (200, stored.data) if stored else _error(404, "Not Found")


def _split(path: str) -> tuple[str, str]:
    token, _, rest = path.partition("/")
    return token, rest


def _error(code: int, description: str) -> tuple[int, bytes]:
    return code, dump({"ok": False, "error_code": code, "description": description})


async def _answer(send: Send, status: int, body: bytes) -> None:
    headers = [JSON_TYPE, (b"content-length", str(len(body)).encode())]
    start: Message = {"type": "http.response.start", "status": status, "headers": headers}
    await send(start)
    await send({"type": "http.response.body", "body": body})


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
