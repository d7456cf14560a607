"""The Bot API over aiohttp: what was never sent, what may have been, and what was refused."""

from typing import Any

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

# Room for the long poll, the sends and one answer for each of the dispatcher's lanes.
CONNECTIONS = 64
CONNECT_SECONDS = 10.0
# A send that waits for its answer holds up its chat, and one of the two in flight.
ANSWER_SECONDS = 20.0
SERVER_ERROR = 500


class NeverSent(NetworkError):
    """The request did not leave: sending it again cannot double anything."""


class Ambiguous(NetworkError):
    """The request left, and nobody can know whether it was carried out."""


class AiohttpRequest(BaseRequest):
    """The transport for the bot and for its long polls; times in seconds."""

    def __init__(self, proxy: str | None = None, answer_seconds: float = ANSWER_SECONDS) -> None:
        self._proxy = proxy
        self._answer_seconds = answer_seconds
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._answer_seconds

    async def initialize(self) -> None:
        if self._session is None:
            connector = TCPConnector(limit=CONNECTIONS, ttl_dns_cache=300)
            # The Bot API sets no cookies; looking for them at every call takes its time.
            self._session = ClientSession(connector=connector, cookie_jar=DummyCookieJar())

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401, ARG002
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401, ARG002
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401, ARG002
    ) -> tuple[int, bytes]:
        """Send one request; raises NeverSent or Ambiguous where no clear answer came back."""
        seconds = read_timeout if isinstance(read_timeout, int | float) else self._answer_seconds
        # No total: a long poll or a big upload is slow but alive; what counts is silence.
        limits = ClientTimeout(total=None, connect=CONNECT_SECONDS, sock_read=seconds)
        try:
            status, body = await self._send(url, method, request_data, limits)
        # First, as both are among the errors below too: only with these was no byte sent.
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            # The kind alone: the error's text holds the address, and with it the token.
            raise NeverSent(f"no connection: {type(error).__name__}") from error
        except (TimeoutError, ClientError, ConnectionError) as error:
            raise Ambiguous(f"no answer: {type(error).__name__}") from error
        # A gateway may fail after the message was accepted behind it.
        if status >= SERVER_ERROR:
            raise Ambiguous(f"the server failed ({status})")
        return status, body

    async def _send(
        self, url: str, method: str, data: RequestData | None, limits: ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NeverSent("the session is not open")
        body = _body(data)
        async with self._session.request(
            method, url, timeout=limits, proxy=self._proxy, **body
        ) as answer:
            return answer.status, await answer.read()


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    if not data.multipart_data:
        # Not multipart: encoding it costs more, and only uploads need it.
        return {"json": data.parameters}
    form = FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return {"data": form}
