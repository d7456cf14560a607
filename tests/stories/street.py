"""The demo estate speaking one language, with everything anybody ever got to read."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain.places import Grant, Role
from domain.reports import Report
from handlers.context import Services
from playground.estate import IDS
from storage import timers
from storage.database import Tx
from storage.places import chats, grants, people, units
from storage.places.chats import Chat, ChatKind, ChatState
from storage.places.people import Greeting
from storage.reports import events, register
from storage.reports.events import Event
from tests.estate import NAMES
from tests.stories.words import Words
from tests.world import CATALOGUE, World, restart

GROUPS = (IDS.building_6, IDS.building_7, IDS.unit_chat, IDS.staff_chat)
PICTURE = b"\xff\xd8\xff\xe0jpeg"


@dataclass
class Street:
    """People act through `world`; `words` are the labels and sentences of their language."""

    world: World
    words: Words
    read: dict[int, int] = field(default_factory=dict)

    async def reborn(self) -> None:
        """End the bot and start it again on the same rows, as a new process would."""
        world = self.world
        await world.linli.app.shutdown()
        services = Services(world.database, CATALOGUE, world.clock.now, "zh-CN")
        world.linli = await restart(services, world.telegram)
        await world.database.run(world.linli.delivery.recover)
        await world.settle()

    async def report(self, person_id: int, chat_id: int, text: str) -> Report:
        """Somebody reports; return what was stored of it."""
        known = {report.id for report in await self.reports()}
        said = text if chat_id == person_id else f"/report {text}"
        await self.world.say(person_id, chat_id, said)
        (new,) = [report for report in await self.reports() if report.id not in known]
        return new

    async def reply(self, person_id: int, chat_id: int, text: str, photo: bytes = b"") -> None:
        """Answer the newest question of the bot, as ForceReply makes people do."""
        question = self.world.from_bot(chat_id)[-1]["message_id"]
        if photo:
            self.world.telegram.send_photo(
                person_id, chat_id, photo, caption=text, reply_to=question
            )
            await self.world.settle()
        else:
            await self.world.say(person_id, chat_id, text, reply_to=question)

    async def repair(self, words: str = "", photo: bytes = b"") -> None:
        """The worker takes the newest report in the unit's chat and says that it is done."""
        await self.world.tap(IDS.worker, IDS.unit_chat, self.words.accept)
        await self.done(words, photo)

    async def done(self, words: str = "", photo: bytes = b"") -> None:
        await self.world.tap(IDS.worker, IDS.unit_chat, self.words.resolve)
        await self.reply(IDS.worker, IDS.unit_chat, words or self.words.answer, photo)

    def news(self) -> dict[int, list[str]]:
        """Return what stands newly in which chat since this was asked last."""
        fresh: dict[int, list[str]] = {}
        for chat_id in (*NAMES, *self.world.telegram.chats):
            for message in self.world.from_bot(chat_id):
                if message["message_id"] > self.read.get(chat_id, 0):
                    words = str(message.get("text") or message.get("caption") or "")
                    fresh.setdefault(chat_id, []).append(words)
                    self.read[chat_id] = message["message_id"]
        return fresh

    def ever(self, chat_id: int) -> str:
        """Return every word a chat ever got to read, also what was edited or deleted since."""
        found = [
            str(call.params.get(part, "")).encode().decode("unicode_escape")
            if part == "reply_markup"
            else str(call.params.get(part, ""))
            for call in self.world.telegram.calls
            for part in ("text", "caption", "reply_markup")
            if str(call.params.get("chat_id")) == str(chat_id)
        ]
        return "\n".join(found)

    async def reports(self) -> list[Report]:
        return await self.world.database.run(_all, self.world)

    async def now_is(self, report: Report) -> Report:
        return await self.world.database.run(register.get, report.id)

    async def history(self, report: Report) -> list[Event]:
        return await self.world.database.run(events.of, report.id)

    async def due(self, report: Report) -> list[datetime]:
        return await self.world.database.run(timers.armed, "report", report.id)

    async def hire(self, person_id: int, name: str, role: Role, unit: str = "") -> None:
        """Let somebody new serve the community, with a private chat open."""
        if person_id not in self.world.telegram.people:
            self.world.telegram.add_person(name, id=person_id).started = True
        await self.world.database.run(_hire, self, person_id, name, role, unit)

    async def unit_group(self, code: str, chat_id: int, *members: int) -> None:
        """Give a unit a group of its own, and people who work there."""
        telegram = self.world.telegram
        for person_id in members:
            await self.hire(person_id, f"师傅{person_id}", Role.UNIT, code)
        telegram.add_group(code, id=chat_id, owner=IDS.owner, members=members)
        telegram.add_bot(IDS.owner, chat_id)
        telegram.promote_bot(IDS.owner, chat_id)
        telegram.updates.clear()
        await self.world.database.run(_tie, self, code, chat_id)


async def speaking(world: World, words: Words) -> Street:
    """The estate with every person and group reading this language."""
    await world.database.run(_learn, words.language)
    return Street(world, words)


def of(found: dict[int, list[str]], chat_id: int) -> str:
    """What one chat reads of the news, as one text."""
    return "\n".join(found.get(chat_id, ()))


async def _learn(tx: Tx, language: str) -> None:
    for person_id in NAMES:
        await people.set_language(tx, person_id, language)
    for chat_id in GROUPS:
        await chats.set_language(tx, chat_id, language)


async def _all(tx: Tx, world: World) -> list[Report]:
    since = world.clock.now().replace(year=2000)
    places = (world.estate.building, world.estate.other_building, world.estate.community)
    found = [await register.at_place_since(tx, place, since) for place in places]
    return sorted((r for part in found for r in part), key=lambda report: report.id)


async def _hire(tx: Tx, street: Street, person_id: int, name: str, role: Role, code: str) -> None:
    world = street.world
    who = Greeting(person_id, name, None, street.words.language, private=True)
    await people.greet(tx, who, now=world.clock.now())
    await people.set_language(tx, person_id, street.words.language)
    unit = await units.by_code(tx, world.estate.community, code) if code else None
    grant = Grant(
        person_id,
        role,
        world.estate.community,
        unit.id if unit else None,
        IDS.owner,
        world.clock.now(),
    )
    await grants.add(tx, grant)


async def _tie(tx: Tx, street: Street, code: str, chat_id: int) -> None:
    community = street.world.estate.community
    unit: Any = await units.by_code(tx, community, code)
    now = street.world.clock.now()
    chat = Chat(
        chat_id,
        ChatKind.UNIT,
        community,
        unit.id,
        code,
        street.words.language,
        ChatState.ACTIVE,
        "post pin read",
        now,
    )
    await chats.put(tx, chat)
