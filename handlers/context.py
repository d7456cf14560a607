"""What every handler is given: the database, the clock, the words, and ways to reply."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, Self, TypeAlias, TypeVar

import structlog
from telegram import Message, Update, User
from telegram.error import TelegramError
from telegram.ext import Application, CallbackContext, ExtBot, JobQueue

from storage import inbox
from storage.database import Database, Tx
from storage.places import chats, people
from storage.places.chats import Reader
from views.texts import Catalogue, Texts, nearest

P = ParamSpec("P")
T = TypeVar("T")
# Telegram refuses longer ones.
TOAST = 200

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Services:
    """Built once in bot/application.py; handlers own no other state.

    `work` is set when there may be something to send; `failures` carries a handler's error back
    to the dispatcher, because the library's own error handlers keep it to themselves. `finished`
    tells it which updates a unit has marked done, `answers` are the toasts on their way.
    """

    database: Database
    catalogue: Catalogue
    now: Callable[[], datetime]
    language: str
    zone: str = "Asia/Shanghai"
    # Where phones read calendars, without a slash at its end; empty where nobody serves them.
    calendar_url: str = ""
    work: asyncio.Event = field(default_factory=asyncio.Event)
    failures: dict[int, BaseException] = field(default_factory=dict)
    finished: set[int] = field(default_factory=set)
    answers: set[asyncio.Task[None]] = field(default_factory=set)


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], Services]):
    incoming: Update
    reader: Reader
    # Telegram takes one answer for each tap.
    answered: bool = False
    # Two units would be two commits: a crash between them does half of what was pressed.
    acted: bool = False

    @classmethod
    def from_update(cls, update: object, application: Any) -> Self:  # noqa: ANN401
        context = super().from_update(update, application)
        if isinstance(update, Update):
            context.incoming = update
        return context

    @property
    def database(self) -> Database:
        return self.bot_data.database

    @property
    def say(self) -> Texts:
        """The person's own language; known once the handler has acted or read."""
        return self.bot_data.catalogue.say(self.reader.language, self.reader.zone)

    @property
    def now(self) -> datetime:
        return self.bot_data.now()

    @property
    def user(self) -> User:
        assert self.incoming.effective_user is not None  # noqa: S101 - the router saw to it
        return self.incoming.effective_user

    @property
    def person_id(self) -> int:
        return self.user.id

    @property
    def chat_id(self) -> int:
        """The chat it happened in; a tap on a message too old to have one counts as private."""
        chat = self.incoming.effective_chat
        return chat.id if chat else self.person_id

    @property
    def private(self) -> bool:
        return self.chat_id > 0

    @property
    def message(self) -> Message:
        assert self.incoming.effective_message is not None  # noqa: S101 - the router saw to it
        return self.incoming.effective_message

    async def act(
        self,
        step: Callable[Concatenate[Tx, int, P], Coroutine[Any, Any, T]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Do one step for this person; its effects and this update's completion are one unit.

        Raises AlreadyDone when the update's effects are on disk from an earlier run.
        """
        if self.acted:
            raise RuntimeError("a handler does one unit of work for an update")
        now = self.now

        async def unit(tx: Tx) -> T:
            # First: a repeated update ends here, before it reads or changes anything.
            await inbox.finish(tx, self.incoming.update_id, now=now)
            await self._meet(tx, now)
            return await step(tx, self.person_id, *args, **kwargs)

        done = await self.database.run(unit)
        self.acted = True
        self.bot_data.finished.add(self.incoming.update_id)
        self.bot_data.work.set()
        return done

    async def look(
        self,
        step: Callable[Concatenate[Tx, int, P], Coroutine[Any, Any, T]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Only read for this person; the update is done when the handler returns."""

        async def unit(tx: Tx) -> T:
            # Not greeted: looking writes nothing, so it may be repeated after a crash.
            self.reader = await self._reader(tx)
            return await step(tx, self.person_id, *args, **kwargs)

        return await self.database.run(unit)

    async def toast(self, text: str, *, alert: bool = False, url: str | None = None) -> None:
        """Answer the tap. It is said after the commit, so a lost answer loses nothing else."""
        query = self.incoming.callback_query
        if query is None or self.answered:
            return
        # Set before the call: after a time-out the answer may have arrived all the same.
        self.answered = True
        # Past the outbox: answers count against no limit, and soon are worth nothing.
        call = query.answer(text[:TOAST] or None, show_alert=alert, url=url)
        # Not waited for: on a slow line the person's next tap would wait for it too.
        task = asyncio.create_task(self._answer(call))
        self.bot_data.answers.add(task)
        task.add_done_callback(self.bot_data.answers.discard)

    async def _answer(self, call: Coroutine[Any, Any, bool]) -> None:
        try:
            await call
        except TelegramError as error:
            log.info("toast not shown", update=self.incoming.update_id, error=str(error))

    async def _meet(self, tx: Tx, now: datetime) -> None:
        user = self.user
        if user.is_bot or not self._spoke():
            # Other bots change chats too, and are nobody to know; and somebody who blocks the bot
            # or leaves a group says nothing that would bring an erased name back.
            self.reader = await self._reader(tx)
            return
        who = people.Greeting(
            user.id,
            # First and last name may have 64 characters each; the column holds both.
            user.full_name[:130],
            # Telegram ignores case in usernames; kept so, a plain comparison finds them.
            user.username.lower() if user.username else None,
            self._language(),
            private=self.private,
        )
        person = await people.greet(tx, who, now=now)
        self.reader = Reader(person.id, person.language, person.big, self.bot_data.zone)
        if not self.private:
            # Members who were there before the bot are announced by no update.
            await chats.seen_in(tx, self.chat_id, person.id)

    def _spoke(self) -> bool:
        """Whether the person wrote or tapped, rather than came, went or changed a right."""
        message = self.incoming.message
        if message is None:
            return self.incoming.callback_query is not None
        return not (message.left_chat_member or message.new_chat_members)

    async def _reader(self, tx: Tx) -> Reader:
        default, zone = self._language(), self.bot_data.zone
        return await chats.reader(tx, self.person_id, default=default, zone=zone)

    def _language(self) -> str:
        code = self.user.language_code
        return nearest(code) if code else self.bot_data.language


App: TypeAlias = Application[
    ExtBot[None], Context, dict[Any, Any], dict[Any, Any], Services, JobQueue[Context]
]
