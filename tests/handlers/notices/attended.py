"""A clinic that one can sign up for, on the whole bot, in either language."""

import re
from dataclasses import dataclass, field
from typing import Any

from domain.notices import Attendee, Notice, Occurrence, Seat, Signup
from playground.estate import IDS
from storage.database import Tx
from storage.notices import occurrences, signups
from storage.places import chats, people
from tests.handlers.notices.broadcast import publish
from tests.world import CATALOGUE, World
from views.buttons import ButtonData
from views.texts import Texts

GROUP = IDS.building_6
WHEN = "12月7日 09:00到10:40"
SLOTS = Signup(1, slot=5)
PEOPLE = (IDS.captain, IDS.wang, IDS.li_ming, IDS.zhao, IDS.zhou, IDS.staff, IDS.anna, IDS.owner)


@dataclass
class Clinic:
    """The captain's clinic of 7 December, 9:00–10:40, posted in the group of building 6."""

    world: World
    notice: Notice
    occurrence: Occurrence
    language: str
    say: Texts = field(init=False)

    def __post_init__(self) -> None:
        self.say = CATALOGUE.say(self.language)

    @property
    def id(self) -> int:
        return self.occurrence.id

    def label(self, message_id: str, **told: Any) -> str:  # noqa: ANN401
        return self.say.plain(message_id, **told)

    def words(self, message_id: str, **told: Any) -> str:  # noqa: ANN401
        """A sentence as people see it, without its marks."""
        return re.sub("<[^>]+>", "", self.say(message_id, **told))

    def why(self, code: str) -> str:
        return self.label("notice-signup-why", why=code)

    def seen(self, person_id: int) -> str:
        """The bot's newest words to somebody in private."""
        return self.world.last(person_id)

    async def tap(
        self,
        person_id: int,
        message_id: str,
        chat_id: int = 0,
        **told: Any,  # noqa: ANN401
    ) -> str:
        label = self.label(message_id, **told)
        return await self.world.tap(person_id, chat_id or person_id, label)

    async def join(self, person_id: int) -> str:
        """Tap 报名 below the post in the group; return the toast."""
        return await self.tap(person_id, "notice-post-join", GROUP)

    async def press(self, person_id: int, data: ButtonData, chat_id: int = GROUP) -> str:
        """Press a button that may not be there; return the toast."""
        message = self.world.from_bot(chat_id)[-1]["message_id"]
        return await self.world.forge(person_id, chat_id, message, data.pack())

    async def write(self, person_id: int, text: str) -> str:
        await self.world.say(person_id, person_id, text)
        return self.seen(person_id)

    async def rows(self) -> list[Attendee]:
        return await self.world.database.run(signups.of, self.id)

    async def line(self) -> list[str]:
        """Who waits, by name or person."""
        return [
            row.guest or str(row.person_id)
            for row in await self.rows()
            if row.state is Seat.WAITING
        ]

    async def own(self, person_id: int, guest: str = "") -> Attendee:
        row = await self.world.database.run(signups.named, self.id, person_id, guest)
        assert row is not None
        return row

    async def now(self) -> Occurrence:
        return await self.world.database.run(occurrences.get, self.id)


async def clinic(
    world: World,
    language: str = "zh-CN",
    signup: Signup | None = SLOTS,
    when: str = WHEN,
    **more: Any,  # noqa: ANN401
) -> Clinic:
    """Post the clinic, with everybody reading this language."""

    async def speak(tx: Tx) -> None:
        for person_id in PEOPLE:
            await people.set_language(tx, person_id, language)
        await chats.set_language(tx, GROUP, language)

    await world.database.run(speak)
    notice, occurrence = await publish(world, when, signup=signup, **more)
    return Clinic(world, notice, occurrence, language)
