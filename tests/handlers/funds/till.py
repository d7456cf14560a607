"""Custodians at work through the front door, in either language."""

import re
from dataclasses import dataclass, field
from typing import Any

from domain.funds import Fund, Recount, State, recount
from handlers.context import Services
from playground.estate import IDS
from storage import chains
from storage.database import Tx
from storage.funds import claims, register, sponsors
from storage.funds.claims import Claim, ClaimState
from storage.funds.entries import Posted
from storage.funds.entries import of as rows_of
from storage.places import chats, people
from tests.actions.funds.opened import SHARE, all_paid, opened, paid
from tests.world import CATALOGUE, World, restart
from views.buttons import ButtonData
from views.funds.buttons_spending import FundDesk
from views.texts import Texts

PICTURE = b"\xff\xd8\xff\xe0jpeg"
GROUPS = (IDS.building_6, IDS.building_7)
PEOPLE = (IDS.wang, IDS.li_ming, IDS.zhao, IDS.captain, IDS.zhou)


@dataclass
class Till:
    """A published fund of three flats; Zhao and Wang keep the money, Li Ming only pays."""

    world: World
    fund_id: int
    language: str
    say: Texts = field(init=False)

    def __post_init__(self) -> None:
        self.say = CATALOGUE.say(self.language)

    def label(self, message_id: str, **told: Any) -> str:  # noqa: ANN401
        return self.say.plain(message_id, **told)

    def words(self, message_id: str, **told: Any) -> str:  # noqa: ANN401
        """A sentence as people see it, without its marks."""
        return re.sub("<[^>]+>", "", self.say(message_id, **told))

    def act(self, act: str) -> str:
        return self.label("fund-act", act=act)

    async def desk(self, person_id: int) -> str:
        """Open the desk, as the panel's button does; return what it says."""
        await self.press(person_id, FundDesk(self.fund_id))
        return self.world.last(person_id)

    async def press(self, person_id: int, data: ButtonData) -> str:
        """Press a button that may not be there, under the newest message; return the toast."""
        if not self.world.from_bot(person_id):
            await self.world.say(person_id, person_id, "/funds")
        message = self.world.from_bot(person_id)[-1]["message_id"]
        return await self.world.forge(person_id, person_id, message, data.pack())

    async def tap(self, person_id: int, message_id: str, **told: Any) -> str:  # noqa: ANN401
        return await self.world.tap(person_id, person_id, self.label(message_id, **told))

    async def answer(self, person_id: int, *texts: str) -> str:
        for text in texts:
            await self.world.say(person_id, person_id, text)
        return self.world.last(person_id)

    async def photo(self, person_id: int) -> str:
        self.world.telegram.send_photo(person_id, person_id, PICTURE)
        await self.world.settle()
        return self.world.last(person_id)

    async def bill(self, person_id: int, act: str, *answers: str) -> None:
        """Record a bill to its photo, and hand it on."""
        await self.desk(person_id)
        await self.world.tap(person_id, person_id, self.act(act))
        if act == "advance":
            await self.world.tap(person_id, person_id, "3单元302")
        await self.answer(person_id, *answers)
        await self.photo(person_id)
        await self.tap(person_id, "fund-submit", kind=act)

    async def word(self, person_id: int, message_id: str, kind: str) -> str:
        return await self.tap(person_id, message_id, kind=kind)

    async def returned(self, by: int, to: int, door: str, kind: str, amount: int) -> None:
        """A custodian gives money back, and who got it says so."""
        await self.desk(by)
        acts = "repay" if kind == "repayment" else "refund"
        await self.world.tap(by, by, self.act(acts))
        await self.tap(by, "fund-return", kind=kind, name=door, amount=amount)
        await self.word(to, "fund-approve", kind)

    async def fund(self) -> Fund:
        return await self.world.database.run(register.get, self.fund_id)

    async def rows(self) -> list[Posted]:
        return await self.world.database.run(rows_of, self.fund_id)

    async def claims(self, state: ClaimState) -> list[Claim]:
        return await self.world.database.run(claims.of, self.fund_id, state)

    async def audit(self) -> Recount:
        return recount(await self.world.database.run(chains.rows, "fund", self.fund_id))

    async def reborn(self) -> None:
        """End the bot and start it again on the same rows, as a new process would."""
        world = self.world
        await world.linli.app.shutdown()
        services = Services(world.database, CATALOGUE, world.clock.now, "zh-CN")
        world.linli = await restart(services, world.telegram)
        await world.database.run(world.linli.delivery.recover)
        await world.settle()


async def till_of(world: World, language: str, state: State) -> Till:
    """Open a fund in the world; from SPENDING on every flat has paid its share."""

    async def step(tx: Tx) -> int:
        for person_id in PEOPLE:
            await people.set_language(tx, person_id, language)
        for chat_id in GROUPS:
            await chats.set_language(tx, chat_id, language)
        fund = await opened(tx, world.estate)
        if state is State.SPENDING:
            await all_paid(tx, fund.id, world.estate)
        return fund.id

    return Till(world, await world.database.run(step), language)


async def pays(till: Till, door: tuple[str, str], fen: int = SHARE) -> None:
    """Have a flat's payment confirmed."""
    home = till.world.estate.flats[door]
    await till.world.database.run(paid, till.fund_id, home, fen)


async def sponsored(till: Till, sponsor: Any) -> int:  # noqa: ANN401
    """Have a sponsor promise something."""

    async def step(tx: Tx) -> int:
        now = till.world.clock.now()
        return await sponsors.add(tx, till.fund_id, sponsor, IDS.captain, now=now)

    return await till.world.database.run(step)
