"""A fund on its way to being published, through the front door and in either language."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from domain.funds import Fund
from handlers.context import Services
from playground.estate import IDS
from storage import chains
from storage.database import Tx
from storage.funds import custodians, register, shares, sponsors
from storage.places import chats, people
from tests.world import CATALOGUE, World, restart
from views.texts import LANGUAGES, Texts

GROUPS = (IDS.building_6, IDS.building_7, IDS.staff_chat)
PEOPLE = (IDS.captain, IDS.wang, IDS.li_ming, IDS.zhao, IDS.zhou, IDS.staff, IDS.owner)
KEEPERS = (IDS.wang, IDS.li_ming)
TITLES = {"zh-CN": "楼道扶手", "en": "Handrail"}
each_language = pytest.mark.parametrize("language", LANGUAGES)


@dataclass
class Author:
    """The captain of building 6, writing in its group or in private, and who is asked."""

    world: World
    language: str = "zh-CN"
    chat_id: int = IDS.building_6
    say: Texts = field(init=False)

    def __post_init__(self) -> None:
        self.say = CATALOGUE.say(self.language)

    @property
    def title(self) -> str:
        return TITLES[self.language]

    def words(self, message_id: str, **told: Any) -> str:  # noqa: ANN401
        return self.say.plain(message_id, **told)

    def why(self, code: str) -> str:
        return self.words("fund-why", why=code)

    @property
    def seen(self) -> str:
        """The bot's newest message in the chat."""
        return self.world.last(self.chat_id)

    async def write(self, text: str) -> str:
        """Write in the chat: in a group as a reply to the bot's last question."""
        replied = None
        if self.chat_id < 0 and self.world.from_bot(self.chat_id):
            replied = self.world.from_bot(self.chat_id)[-1]["message_id"]
        await self.world.say(IDS.captain, self.chat_id, text, reply_to=replied)
        return self.seen

    async def draft(self, text: str = "") -> str:
        line = text or f"{self.title} 3600"
        await self.world.say(IDS.captain, self.chat_id, f"/fund {line}")
        return self.seen

    async def tap(self, message_id: str, **told: Any) -> str:  # noqa: ANN401
        """The captain taps this button; returns the toast."""
        return await self.world.tap(IDS.captain, self.chat_id, self.words(message_id, **told))

    async def page(self, page: str) -> str:
        await self.tap("fund-change", page=page)
        return self.seen

    async def back(self) -> str:
        await self.tap("back")
        return self.seen

    async def keep(self, *keepers: int) -> None:
        """Have residents named through their buttons, and agree in private."""
        for person_id in keepers or KEEPERS:
            await self.name(person_id)
            yes = self.words("fund-custody-yes")
            await self.world.tap(person_id, person_id, yes)

    async def name(self, person_id: int) -> str:
        """Name a resident: the list of them is shown in private, whatever the chat."""
        await self.page("custodians")
        await self.world.tap(
            IDS.captain, self.chat_id, self.words("fund-change", page="residents")
        )
        person = await self.world.database.run(people.get, person_id)
        toast = await self.world.tap(IDS.captain, IDS.captain, person.name)
        await self.back()
        return toast

    async def publish(self) -> str:
        return await self.tap("fund-go", kind="draft")

    async def fund(self, fund_id: int = 1) -> Fund:
        return await self.world.database.run(register.get, fund_id)

    async def table(self, fund_id: int = 1) -> dict[tuple[str, str], int]:
        """The shares in force, in fen by door."""
        fund = await self.fund(fund_id)
        table = await self.world.database.run(shares.of, fund.id, fund.table_version)
        doors = {home: door for door, home in self.world.estate.flats.items()}
        return {doors[home]: fen for home, fen in table.items()}

    async def types(self, fund_id: int = 1) -> list[str]:
        rows = await self.world.database.run(chains.rows, "fund", fund_id)
        return [row.type for row in rows]

    async def sponsors(self, fund_id: int = 1) -> list[tuple[str, int, bool]]:
        rows = await self.world.database.run(sponsors.of, fund_id)
        return [(row.name, row.amount, row.in_kind) for row in rows]

    async def keepers(self, fund_id: int = 1) -> list[tuple[int, bool]]:
        rows = await self.world.database.run(custodians.of, fund_id)
        return [(row.person_id, row.agreed_at is not None) for row in rows]

    async def reborn(self) -> None:
        """End the bot and start it again on the same rows, as a new process would."""
        world = self.world
        await world.linli.app.shutdown()
        services = Services(world.database, CATALOGUE, world.clock.now, "zh-CN")
        world.linli = await restart(services, world.telegram)
        await world.database.run(world.linli.delivery.recover)
        await world.settle()


async def author(world: World, language: str = "zh-CN", chat_id: int = IDS.building_6) -> Author:
    """Let everybody and every group speak this language."""

    async def step(tx: Tx) -> None:
        for person_id in PEOPLE:
            await people.set_language(tx, person_id, language)
        for group in GROUPS:
            await chats.set_language(tx, group, language)

    await world.database.run(step)
    return Author(world, language, chat_id)


async def published(world: World, language: str = "zh-CN", text: str = "") -> Author:
    """A fund of building 6, kept by 王阿姨 and 李明, as the captain publishes it."""
    captain = await author(world, language)
    await captain.draft(text)
    await captain.keep()
    assert await captain.publish() == captain.words("fund-toast", what="published")
    return captain
