"""The people of one stairwell putting money together, through the taps they would make."""

from dataclasses import dataclass, field
from typing import Any

from domain.funds import Fund, Recount, recount
from domain.places import MembershipState, Relation
from playground.estate import IDS
from storage import chains
from storage.database import Tx
from storage.funds import register, shares
from storage.places import households, people
from storage.places.people import Greeting
from tests.stories.fund_words import BOTH, FundWords
from tests.stories.street import PICTURE, Street

GROUP = IDS.building_6
KEEPERS = (IDS.wang, IDS.li_ming)
# Who else lives in stairwell 3; 王阿姨 has its 201 and 李明 its 302.
NEWCOMERS = {"101": 2001, "102": 2002, "202": 2003, "301": 2004, "401": 2005, "402": 2006}
DOORS = {"201": IDS.wang, "302": IDS.li_ming, **NEWCOMERS}


@dataclass
class Purse:
    """The fund of stairwell 3, and who lives there by room."""

    street: Street
    words: FundWords = field(init=False)
    fund_id: int = 1

    def __post_init__(self) -> None:
        self.words = BOTH[self.street.words.language]

    async def tap(self, person_id: int, label: str, chat_id: int = 0) -> str:
        """Press a button: in private, or in the group named."""
        return await self.street.world.tap(person_id, chat_id or person_id, label)

    async def write(self, person_id: int, *texts: str) -> str:
        for text in texts:
            await self.street.world.say(person_id, person_id, text)
        return self.seen(person_id)

    async def photo(self, person_id: int, content: bytes = PICTURE, **options: Any) -> None:  # noqa: ANN401
        self.street.world.telegram.send_photo(person_id, person_id, content, **options)
        await self.street.world.settle()

    async def pdf(self, person_id: int) -> None:
        """Send an e-invoice as it was mailed: a file."""
        telegram = self.street.world.telegram
        telegram.send_document(
            person_id, person_id, b"%PDF-1.4", name="invoice.pdf", mime="application/pdf"
        )
        await self.street.world.settle()

    def seen(self, person_id: int) -> str:
        """The bot's newest words to somebody in private."""
        return self.street.world.last(person_id)

    @property
    def panel(self) -> str:
        """What the fund's card in the group says now."""
        found = [text for text in self.street.world.texts(GROUP) if text.startswith("💰")]
        return next(text for text in found if self.words.target in text)

    async def only_stairwell(self) -> None:
        """Let only stairwell 3 share: it is their handrail."""
        await self.tap(IDS.captain, self.words.more)
        await self.tap(IDS.captain, self.words.scope)
        await self.tap(IDS.captain, self.words.only)

    async def appoint(self, *keepers: int) -> None:
        """The captain chooses who keeps the money; each agrees in private."""
        for person_id in keepers or KEEPERS:
            person = await self.street.world.database.run(people.get, person_id)
            await self.tap(IDS.captain, self.words.custodians)
            await self.tap(IDS.captain, self.words.residents)
            await self.tap(IDS.captain, person.name)
            await self.tap(IDS.captain, self.words.back)
            await self.tap(person_id, self.words.agree)

    async def publish(self) -> None:
        await self.tap(IDS.captain, self.words.publish)

    async def opened(self, line: str) -> None:
        """The captain opens a fund of stairwell 3 in private, and publishes it."""
        await self.write(IDS.captain, f"/fund {line}")
        await self.only_stairwell()
        await self.appoint()
        await self.publish()

    async def pledge(self, *rooms: str) -> None:
        for room in rooms or DOORS:
            await self.tap(DOORS[room], self.words.ours, GROUP)

    async def pay(self, room: str, keeper: int) -> None:
        """A household says that it paid all, and a custodian confirms it."""
        await self.tap(DOORS[room], self.words.paid, GROUP)
        await self.tap(DOORS[room], self.words.paid_all)
        await self.tap(keeper, self.words.confirm)

    async def all_pay(self, *rooms: str) -> None:
        for room in rooms or DOORS:
            await self.pay(room, KEEPERS[DOORS[room] == KEEPERS[0]])

    async def desk(self, person_id: int) -> None:
        """From the card in the group to what can be done about the money."""
        await self.tap(person_id, self.words.manage, GROUP)
        await self.tap(person_id, self.words.desk)

    async def bill(self, act: str, *answers: str, home: str = "", by: int = IDS.wang) -> None:
        """One custodian records a bill with its e-invoice, the other approves it."""
        await self.desk(by)
        await self.tap(by, act)
        if home:
            await self.tap(by, home)
        await self.write(by, *answers)
        await self.pdf(by)
        await self.tap(by, self.words.submit)
        await self.tap(sum(KEEPERS) - by, self.words.approve)

    async def refund(self, room: str, by: int, word: str, got: str) -> None:
        """A custodian gives money back, and the household says that it came."""
        act = self.words.repay if word == self.words.repaid else self.words.refunds
        await self.desk(by)
        await self.tap(by, act)
        await self.tap(by, word.format(f"3单元 {room}"))
        await self.tap(DOORS[room], got)

    async def settle(self) -> None:
        """The captain says that the work is done and paid."""
        await self.desk(IDS.captain)
        await self.tap(IDS.captain, self.words.settle)
        await self.tap(IDS.captain, self.words.sure)

    async def close(self, note: str) -> None:
        """The captain accepts the work with a word and a photo."""
        await self.desk(IDS.captain)
        await self.tap(IDS.captain, self.words.close)
        await self.write(IDS.captain, note)
        await self.photo(IDS.captain)

    async def fund(self) -> Fund:
        return await self.street.world.database.run(register.get, self.fund_id)

    async def table(self) -> dict[str, int]:
        """The shares in fen, by room."""
        fund, estate = await self.fund(), self.street.world.estate
        table = await self.street.world.database.run(shares.of, fund.id, fund.table_version)
        rooms = {home: room for (_, room), home in estate.flats.items() if home in table}
        return {rooms[home]: fen for home, fen in table.items()}

    async def audit(self) -> Recount:
        """The fund counted again from its chain alone."""
        rows = await self.street.world.database.run(chains.rows, "fund", self.fund_id)
        return recount(rows)


async def stairwell(street: Street) -> Purse:
    """Let every flat of stairwell 3 be somebody's who reads private messages."""
    for person_id in NEWCOMERS.values():
        street.world.telegram.add_person(f"邻居{person_id}", id=person_id).started = True
        street.world.telegram.join(person_id, GROUP)
    street.world.telegram.updates.clear()
    await street.world.database.run(_move_in, street)
    return Purse(street)


async def _move_in(tx: Tx, street: Street) -> None:
    now, language = street.world.clock.now(), street.words.language
    for room, person_id in NEWCOMERS.items():
        who = Greeting(person_id, f"邻居{person_id}", None, language, private=True)
        await people.greet(tx, who, now=now)
        await people.set_language(tx, person_id, language)
        flat = street.world.estate.flats["3单元", room]
        owner, active = Relation.OWNER, MembershipState.ACTIVE
        await households.claim(tx, person_id, flat, owner, active, now=now)
