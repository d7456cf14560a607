"""The same world without sockets, for tests and the bench."""

import json
from collections.abc import Mapping
from typing import Any

from playground.botapi import NO_FILES, Answer, BotApi
from playground.methods.content import Files
from playground.shapes import Refused
from playground.world import World


class InProcess:
    """A Bot API server that is called instead of connected to."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._api = BotApi(world)

    async def call(
        self, method: str, params: Mapping[str, object], files: Files = NO_FILES
    ) -> Answer:
        """Return HTTP status and body.

        Raises Dropped where the connection would break and NoAnswer where it would hang.
        """
        return await self._api.call(method, params, files)

    async def do(self, method: str, files: Files = NO_FILES, /, **params: object) -> Any:  # noqa: ANN401
        """Return a call's result, parsed; raises Refused when Telegram refuses."""
        body = json.loads((await self.call(method, params, files))[1])
        if body["ok"]:
            return body["result"]
        raise Refused(body["error_code"], body["description"], body.get("parameters"))
