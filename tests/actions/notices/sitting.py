"""One occurrence that people sign up for, as tests of places drive it."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from actions.notices import capacity, family, importing, moving, signing, stopping
from domain.notices import Attendee, Occurrence, Refusal, Seat, Signup
from domain.notices.bounds import Fault
from playground.estate import IDS
from storage import prompts
from storage.database import Database, Tx
from storage.notices import occurrences, register, signups
from storage.outbox import Waiting
from tests.actions.notices.noticed import begun, local, said, waiting
from tests.conftest import NOON
from tests.estate import Estate

T = TypeVar("T")
WHEN = "12月7日 09:00到10:40"
START = local(2026, 12, 7, 9)
MINUTE = timedelta(minutes=1)


@dataclass
class Sitting:
    """The captain's clinic; each step happens a minute after the one before."""

    database: Database
    row_id: int
    now: datetime = NOON
    met: list[Attendee] = field(default_factory=list)

    async def do(self, step: Callable[..., Coroutine[Any, Any, T]], *args: Any, **how: Any) -> T:  # noqa: ANN401
        self.now += MINUTE
        return await self.database.run(step, *args, **how, now=self.now)

    async def row(self) -> Occurrence:
        return await self.database.run(occurrences.get, self.row_id)

    async def listed(self) -> list[Attendee]:
        return await self.database.run(signups.of, self.row_id)

    async def of(self, person_id: int | None, guest: str = "") -> Attendee:
        found = await self.database.run(signups.named, self.row_id, person_id, guest)
        assert found is not None
        return found

    async def seated(self) -> list[str]:
        return [name(one) for one in await self.listed() if one.state is Seat.IN]

    async def line(self) -> list[str]:
        return [name(one) for one in await self.listed() if one.state is Seat.WAITING]

    async def join(self, person_id: int) -> Any:  # noqa: ANN401
        at = {"chat_id": IDS.building_6, "here": None}
        return await self.do(signing.join, person_id, self.row_id, **at)

    async def choose(self, person_id: int, slot: int, signup_id: int = 0) -> Any:  # noqa: ANN401
        what = (person_id, self.row_id, slot, signup_id)
        return await self.do(signing.choose, *what, here=None)

    async def bring(self, person_id: int, guest: str) -> Any:  # noqa: ANN401
        """Ask for family and answer, as one does."""
        return await self.do(_brought, person_id, self.row_id, guest)

    async def leave(self, person_id: int, guest: str = "", by: int = 0) -> Attendee | Refusal:
        one = await self.of(person_id, guest)
        return await self.do(signing.leave, by or person_id, one.id, here=None)

    async def paste(self, text: str) -> Any:  # noqa: ANN401
        """Take a list over as the captain, without looking at it."""
        return await self.do(_pasted, self.row_id, text)

    async def resize(self, text: str) -> Refusal | Fault | None:
        return await self.do(_resized, self.row_id, text)

    async def move(self, at: datetime, length: timedelta | None = None) -> Refusal | None:
        return await self.do(moving.move, IDS.captain, self.row_id, at, length=length)

    async def cancel(self) -> Refusal | None:
        return await self.do(stopping.cancel_one, IDS.captain, self.row_id, "停")

    async def told(self, view: str) -> list[int]:
        """To whom in private this was put, in its order."""
        return [one.chat_id for one in await self.sent(view) if one.chat_id > 0]

    async def sent(self, view: str) -> list[Waiting]:
        return await waiting(self.database, view)


async def opened(database: Database, estate: Estate, signup: Signup, when: str = WHEN) -> Sitting:
    """Post the clinic in the group of building 6."""
    _, row = await database.run(
        begun, estate.building, said(when, NOON), now=NOON, at_once=True, signup=signup
    )
    assert row is not None
    return Sitting(database, row.id)


def name(one: Attendee) -> str:
    """Who it is, in a word that tests can compare."""
    return one.guest or str(one.person_id)


async def _brought(tx: Tx, person_id: int, row_id: int, guest: str, *, now: datetime) -> Any:  # noqa: ANN401
    if no := await family.ask(tx, person_id, row_id, here=None, now=now):
        return no
    prompt = await prompts.open_for(tx, person_id, person_id, now=now)
    assert prompt is not None
    return await family.answered(tx, person_id, prompt, guest, now=now)


async def _pasted(tx: Tx, row_id: int, text: str, *, now: datetime) -> Any:  # noqa: ANN401
    who, args = IDS.captain, {"text": text}
    made = await prompts.ask(tx, who, who, importing.ASK, row_id, args, now=now)
    return await importing.take(tx, who, row_id, made, here=None, now=now)


async def _resized(tx: Tx, row_id: int, text: str, *, now: datetime) -> Refusal | Fault | None:
    row = await occurrences.get(tx, row_id)
    notice = await register.get(tx, row.notice_id)
    return await capacity.resize(tx, notice, text, now=now)
