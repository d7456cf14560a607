"""The whole bot on a real database, speaking to the playground's Telegram without sockets."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.application import Linli, build
from bot.http import SERVER_ERROR, Ambiguous, NeverSent
from bot.pace import Pace
from handlers.context import Services
from playground import estate as demo
from playground.clock import Clock
from playground.faults import Dropped, NoAnswer
from playground.world import World as Telegram
from storage.database import Database
from tests.estate import Estate, furnish
from tests.playground.request import WorldRequest
from views.texts import Catalogue

TOKEN = "4242:secret"
REDRAW = timedelta(seconds=10)
CATALOGUE = Catalogue()


class AtOnce(Pace):
    """No limits: what Telegram allows is tested where the pace is."""

    def overall(self) -> float:
        return 0.0

    def chat(self, chat_id: int) -> float:  # noqa: ARG002
        return 0.0


class Faulty(WorldRequest):
    """Breaks the way the real transport does."""

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401
        try:
            status, body = await super().do_request(*args, **kwargs)
        except Exception as error:
            cause = error.__cause__
            if isinstance(cause, NoAnswer):
                raise Ambiguous("no answer") from error
            if isinstance(cause, Dropped):
                raise Ambiguous("dropped") from error
            raise
        if status >= SERVER_ERROR:
            raise Ambiguous(f"the server failed ({status})")
        return status, body


class Unconnected(WorldRequest):
    """A network that is down: nothing leaves."""

    async def do_request(self, *_: Any, **__: Any) -> tuple[int, bytes]:  # noqa: ANN401
        raise NeverSent("no connection")


@dataclass
class Settling:
    """People act through `telegram`; `settle` lets the bot do all that follows."""

    telegram: Telegram
    clock: Clock
    database: Database
    linli: Linli

    async def settle(self, *, redraw: bool = True) -> None:
        """Take in, handle and send until nothing is left; then let the panels be redrawn."""
        while await self._once():
            continue
        if redraw:
            self.clock.jump(REDRAW)
            while await self._once():
                continue

    async def _once(self) -> int:
        came = await self.linli.poller.once() if self.telegram.updates.pending() else 0
        came += await self.linli.dispatcher.drain()
        came += await self.linli.clock.drain()
        return came + await self.linli.delivery.drain()


@dataclass
class World(Settling):
    """The demo estate with everything that is to be done and seen on it."""

    estate: Estate

    async def later(self, **ahead: float) -> None:
        """Let time pass and everything happen that falls due in it."""
        self.clock.jump(timedelta(**ahead))
        await self.settle()

    async def say(self, person_id: int, chat_id: int, text: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401
        """Have somebody write, and the bot do what follows; return the message."""
        message = self.telegram.say(person_id, chat_id, text, **more)
        await self.settle()
        return dict(message)

    async def write(self, person_id: int, text: str) -> list[str]:
        """Have somebody write to the bot in private; return what it answered."""
        before = len(self.telegram.messages(person_id))
        await self.say(person_id, person_id, text)
        return [str(m.get("text")) for m in self.telegram.messages(person_id)[before + 1 :]]

    async def tap(self, person_id: int, chat_id: int, label: str) -> str:
        """Press the newest button that contains this word; return the toast."""
        message_id, data = self.button(chat_id, label)
        query = self.telegram.tap(person_id, chat_id, message_id, data)
        await self.settle()
        answer = self.telegram.answer_to(query)
        assert answer is not None, f"the tap on {label} was never answered"
        return str(answer.get("text") or "")

    async def forge(self, person_id: int, chat_id: int, message_id: int, data: str) -> str:
        """Press a button that is not there, as a modified client can; return the toast."""
        query = self.telegram.tap(person_id, chat_id, message_id, data, force=True)
        await self.settle()
        answer = self.telegram.answer_to(query)
        assert answer is not None
        return str(answer.get("text") or "")

    def button(self, chat_id: int, label: str) -> tuple[int, str]:
        """Return (message, data) of the newest button that contains this word."""
        for message in reversed(self.telegram.messages(chat_id)):
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", []):
                for button in row:
                    if label in button["text"] and "callback_data" in button:
                        return message["message_id"], button["callback_data"]
        raise AssertionError(f"no button {label!r} in {self.labels(chat_id)}")

    def labels(self, chat_id: int) -> list[str]:
        """Return the words on all buttons that stand in a chat."""
        return [
            button["text"]
            for message in self.telegram.messages(chat_id)
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", [])
            for button in row
        ]

    def from_bot(self, chat_id: int) -> list[dict[str, Any]]:
        """Return what the bot has standing in a chat, oldest first."""
        bot = self.telegram.bot.id
        return [m for m in self.telegram.messages(chat_id) if m.get("from", {}).get("id") == bot]

    def texts(self, chat_id: int) -> list[str]:
        """Return the words of what the bot has standing in a chat, oldest first."""
        return [str(m.get("text") or m.get("caption") or "") for m in self.from_bot(chat_id)]

    def last(self, chat_id: int) -> str:
        """Return the words of the bot's newest message in a chat."""
        return self.texts(chat_id)[-1]


@asynccontextmanager
async def open_world(database: Database, clock: Clock) -> AsyncIterator[World]:
    """The demo estate, furnished, with nothing waiting."""
    telegram = Telegram(clock, TOKEN, first_update_id=1000)
    demo.build(telegram)
    telegram.updates.clear()
    furnished = await database.run(furnish, now=clock.now())
    services = Services(database, CATALOGUE, clock.now, "zh-CN")
    linli = await restart(services, telegram)
    yield World(telegram, clock, database, linli, furnished)
    await linli.app.shutdown()


async def restart(services: Services, telegram: Telegram) -> Linli:
    """Build the bot afresh on the same rows and the same Telegram, as a new process would."""
    request = Faulty(telegram)
    pace = AtOnce(lambda: services.now().timestamp())
    return await build(services, TOKEN, request, api_url="http://world", pace=pace, poll_seconds=0)
