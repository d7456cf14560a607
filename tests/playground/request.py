"""python-telegram-bot without sockets: its requests go straight into the world."""

from typing import Any
from urllib.parse import parse_qsl

from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from playground.faults import Dropped, NoAnswer
from playground.inprocess import InProcess
from playground.shapes import Upload
from playground.world import World


class WorldRequest(BaseRequest):
    """Reads the method off the end of the URL and calls the world."""

    def __init__(self, world: World) -> None:
        self._telegram = InProcess(world)

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002
        request_data: RequestData | None = None,
        *_: Any,  # noqa: ANN401
        **__: Any,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        if "/file/bot" in url:
            return self._download(url)
        address, query = url.partition("?")[::2]
        params = dict(parse_qsl(query)) | (request_data.json_parameters if request_data else {})
        files = request_data.multipart_data if request_data else {}
        try:
            return await self._telegram.call(
                address.rpartition("/")[2], params, {k: _upload(v) for k, v in files.items()}
            )
        except Dropped as broken:
            raise NetworkError(str(broken)) from broken
        except NoAnswer as silent:
            raise TimedOut from silent

    def _download(self, url: str) -> tuple[int, bytes]:
        path = url.partition("/file/bot")[2].partition("/")[2]
        stored = self._telegram.world.files.at(path)
        return (200, stored.data) if stored else (404, b'{"ok":false,"error_code":404}')


def _upload(part: tuple[str, Any, str]) -> Upload:
    name, content, mime = part
    return Upload(name, content if isinstance(content, bytes) else content.read(), mime)
