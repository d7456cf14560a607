"""A fund that is just published: three households pledge and pay, in either language."""

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from actions.funds import clocks, posting, standing
from actions.funds.standing import Standing
from domain.chain import Row
from domain.funds import Fund, Recount, State, recount
from domain.places import MembershipState, Relation
from handlers.context import Services
from playground.estate import IDS
from storage import chains
from storage.database import Tx
from storage.funds import claims, register
from storage.funds.claims import Claim, ClaimState
from storage.places import chats, households, people
from tests.actions.funds.opened import opened
from tests.world import CATALOGUE, World, restart
from views.buttons import ButtonData
from views.texts import LANGUAGES, Texts

GROUP = IDS.building_6
PEOPLE = (IDS.captain, IDS.wang, IDS.li_ming, IDS.zhao, IDS.zhou, IDS.staff, IDS.anna)
PLEDGING, PAYING = timedelta(days=7), timedelta(days=21)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@dataclass
class House:
    """赵爷爷 (101) and 王阿姨 (201) keep the money, 李明 (302) only pays; a share is ¥1,200."""

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

    def why(self, code: str) -> str:
        return self.label("fund-why", why=code)

    @property
    def panel(self) -> str:
        """What the panel in the group says now: its first message."""
        return self.world.texts(GROUP)[0]

    def seen(self, person_id: int) -> str:
        """The bot's newest words to somebody in private."""
        return self.world.last(person_id)

    async def answer(self, person_id: int, kind: str, chat_id: int = GROUP) -> str:
        """Tap one of the answers; return the toast."""
        return await self.tap(person_id, "fund-button-pledge", chat_id, kind=kind)

    async def tap(
        self,
        person_id: int,
        message_id: str,
        chat_id: int = 0,
        **told: Any,  # noqa: ANN401
    ) -> str:
        label = self.label(message_id, **told)
        return await self.world.tap(person_id, chat_id or person_id, label)

    async def press(self, person_id: int, chat_id: int, data: ButtonData) -> str:
        """Press a button that may not be there; return the toast."""
        message = self.world.from_bot(chat_id)[-1]["message_id"]
        return await self.world.forge(person_id, chat_id, message, data.pack())

    async def write(self, person_id: int, text: str) -> str:
        await self.world.say(person_id, person_id, text)
        return self.seen(person_id)

    async def photo(self, person_id: int, content: bytes, caption: str = "") -> str:
        self.world.telegram.send_photo(person_id, person_id, content, caption=caption)
        await self.world.settle()
        return self.seen(person_id)

    async def all_pledge(self) -> None:
        for person_id in (IDS.zhao, IDS.wang, IDS.li_ming):
            await self.answer(person_id, "full")

    async def pays(self, person_id: int, keeper: int) -> None:
        """Say in private that all was paid, and have a custodian confirm it."""
        await self.tap(person_id, "fund-button-paid", GROUP)
        row = await self.own(person_id)
        await self.tap(person_id, "fund-button-pay-all", amount=row.due.left)
        await self.tap(keeper, "fund-button-confirm")

    async def fund(self) -> Fund:
        return await self.world.database.run(register.get, self.fund_id)

    async def rows(self) -> list[Standing]:
        return await self.world.database.run(standing.of, await self.fund())

    async def own(self, person_id: int) -> Standing:
        (row, *_) = await self.world.database.run(standing.mine, person_id, await self.fund())
        return row

    async def claims(self, state: ClaimState = ClaimState.OPEN) -> list[Claim]:
        return await self.world.database.run(claims.of, self.fund_id, state)

    async def chain(self) -> list[Row]:
        return await self.world.database.run(chains.rows, "fund", self.fund_id)

    async def audit(self) -> Recount:
        return recount(await self.chain())

    async def live(
        self,
        person_id: int,
        door: tuple[str, str],
        relation: Relation = Relation.FAMILY,
        state: MembershipState = MembershipState.ACTIVE,
    ) -> None:
        """Let somebody belong to a flat, or claim it."""
        flat, now = self.world.estate.flats[door], self.world.clock.now()
        run = self.world.database.run
        await run(households.claim, person_id, flat, relation, state, now=now)

    async def reborn(self) -> None:
        """End the bot and start it again on the same rows, as a new process would."""
        world = self.world
        await world.linli.app.shutdown()
        services = Services(world.database, CATALOGUE, world.clock.now, "zh-CN")
        world.linli = await restart(services, world.telegram)
        await world.database.run(world.linli.delivery.recover)
        await world.settle()


async def house_of(
    world: World,
    language: str = "zh-CN",
    **changes: Any,  # noqa: ANN401 - the fund's own fields
) -> House:
    """Publish the fund of three flats for 6栋, with its deadlines, and show it in the group."""

    async def step(tx: Tx) -> int:
        now = world.clock.now()
        for person_id in PEOPLE:
            await people.set_language(tx, person_id, language)
        for chat_id in (IDS.building_6, IDS.building_7):
            await chats.set_language(tx, chat_id, language)
        fund = await opened(tx, world.estate, State.PLEDGING)
        times = {"pledge_until": now + PLEDGING, "pay_until": now + PAYING, "published_at": now}
        fund = await register.change(tx, fund, replace(fund, **(times | changes)))
        await clocks.arm(tx, fund)
        await posting.announce(tx, fund, now=now)
        return fund.id

    house = House(world, await world.database.run(step), language)
    await world.settle()
    return house
