"""Drafts on the whole bot, and what stands on their screens."""

from domain.notices import Notice
from playground.estate import IDS
from storage.database import Tx
from storage.notices import drafts, register
from storage.places import people
from tests.world import World

PIXEL = b"\x89PNG\r\n\x1a\n"
CLINIC = "/notice 每月7日 09:00 人人坞免费义诊"
WIND = "/notice 大风预警，请清理阳台"


async def draft(world: World, person: int = IDS.captain) -> Notice | None:
    """The newest draft that is prepared in this person's private chat."""

    async def step(tx: Tx) -> Notice | None:
        found = await drafts.newest(tx, person)
        return await register.get(tx, found) if found else None

    return await world.database.run(step)


async def drafted(world: World, person: int = IDS.captain) -> Notice:
    found = await draft(world, person)
    assert found is not None, world.last(person)
    return found


async def begun(world: World, text: str = CLINIC, person: int = IDS.captain) -> Notice:
    """A draft of this text, with its preview in private."""
    await world.say(person, person, text)
    return await drafted(world, person)


async def notice(world: World, notice_id: int) -> Notice:
    return await world.database.run(register.get, notice_id)


async def places(world: World, notice_id: int) -> list[int]:
    return await world.database.run(register.places_of, notice_id)


async def silent(world: World, person: int) -> None:
    """Let somebody never have opened the private chat."""
    await world.database.run(people.never_started, person)


def buttons(world: World, chat: int) -> list[str]:
    """The words on the buttons of the newest message."""
    keyboard = (world.from_bot(chat)[-1].get("reply_markup") or {}).get("inline_keyboard", [])
    return [button["text"] for row in keyboard for button in row]
