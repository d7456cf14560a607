"""A published fund of three flats, moved along by its people; the clock is the test's."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from actions.funds import approving, clocks, confirming, paying, pledging
from actions.funds.paying import NO_VOUCHER, Voucher
from domain.chain import Row
from domain.funds import EntryKind, Fund, PledgeKind, Recount, Refusal, State, recount
from domain.places import Grant, MembershipState, Relation, Role
from playground.estate import IDS
from storage import chains, outbox, panels, timers
from storage.database import Database, Tx
from storage.funds import claims, custodians, entries, register
from storage.funds.claims import Claim, ClaimState, New
from storage.funds.entries import Posted
from storage.outbox import Waiting
from storage.panels import Panel
from storage.places import grants, households, people
from storage.places.people import Greeting
from storage.tables import EPOCH
from storage.tables import outbox as messages
from tests.actions.funds.opened import DOORS, NOW, SHARE, opened
from tests.estate import Estate

T = TypeVar("T")
STRANGER = 5005
CAPTAIN_NEXT_DOOR = 5006
DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)
GROUP = IDS.building_6
PANEL = 77
HOMES = dict(zip((IDS.zhao, IDS.wang, IDS.li_ming), DOORS, strict=True))


@dataclass
class Box:
    """The fund and all that is done to it; each step is a unit of work of its own."""

    database: Database
    estate: Estate
    fund_id: int
    now: datetime = NOW
    seen: set[int] = field(default_factory=set)

    async def act(
        self,
        step: Callable[..., Coroutine[Any, Any, T]],
        *args: Any,  # noqa: ANN401
        **kwargs: Any,  # noqa: ANN401
    ) -> T:
        """Do a step now."""
        return await self.database.run(step, *args, now=self.now, **kwargs)

    async def read(self, step: Callable[..., Coroutine[Any, Any, T]], *args: Any) -> T:  # noqa: ANN401
        return await self.database.run(step, *args)

    def home(self, person_id: int) -> int:
        return self.estate.flats[HOMES[person_id]]

    async def fund(self) -> Fund:
        return await self.read(register.get, self.fund_id)

    async def state(self) -> State:
        return (await self.fund()).state

    async def change(self, **changes: Any) -> Fund:  # noqa: ANN401
        """Write fields of the fund's row, and set its clocks by them."""

        async def step(tx: Tx) -> Fund:
            fund = await register.get(tx, self.fund_id)
            changed = await register.change(tx, fund, replace(fund, **changes))
            await clocks.arm(tx, changed)
            return changed

        return await self.database.run(step)

    async def rows(self) -> list[Posted]:
        return await self.read(entries.of, self.fund_id)

    async def balance(self) -> int:
        rows = await self.rows()
        return rows[-1].balance if rows else 0

    async def chain(self, of_type: str = "") -> list[Row]:
        rows = await self.read(chains.rows, "fund", self.fund_id)
        return [row for row in rows if of_type in {"", row.type}]

    async def audit(self) -> Recount:
        return recount(await self.chain())

    async def due(self, kind: str) -> list[datetime]:
        return await self.read(timers.armed, kind, self.fund_id)

    async def sent(self) -> list[Waiting]:
        """What was put into the outbox since the last call."""
        fresh = [row for row in await self.read(_messages) if row.id not in self.seen]
        self.seen |= {row.id for row in fresh}
        return fresh

    async def told(self) -> set[tuple[int, str]]:
        """Who was shown what since the last call: (chat, view)."""
        return {(row.chat_id, row.view) for row in await self.sent()}

    async def panel(self, kind: str = "fund", subject_id: int = 0) -> None:
        """Have a panel stand in the group."""
        subject = subject_id or self.fund_id
        row = Panel(GROUP, PANEL, kind, subject, "fund-panel", "", EPOCH, None)
        await self.read(panels.put, row)

    async def stale(self) -> bool:
        row = await self.read(panels.at, GROUP, PANEL)
        return row is not None and row.stale_since is not None

    async def pledge(
        self,
        person_id: int,
        kind: PledgeKind = PledgeKind.FULL,
        **how: Any,  # noqa: ANN401
    ) -> object:
        return await self.act(pledging.pledge, person_id, self.fund_id, kind, **how)

    async def claim(
        self,
        person_id: int,
        fen: int = SHARE,
        *,
        home: int = 0,
        voucher: Voucher = NO_VOUCHER,
        cash: bool = False,
    ) -> Claim:
        """Claim a payment, and be sure that it was taken."""
        home = home or self.home(person_id)
        how = {"voucher": voucher, "cash": cash}
        done = await self.act(paying.claim, person_id, self.fund_id, home, fen, **how)
        assert isinstance(done, Claim), done
        return done

    async def confirm(self, by: int, claim: Claim) -> Claim | Refusal:
        return await self.act(confirming.confirm, by, claim.id)

    async def pay(self, person_id: int, fen: int = SHARE) -> None:
        """Have a household pay, and a custodian of another confirm it."""
        by = IDS.wang if person_id == IDS.zhao else IDS.zhao
        done = await self.confirm(by, await self.claim(person_id, fen))
        assert isinstance(done, Claim), done

    async def all_pay(self) -> None:
        for person_id in HOMES:
            await self.pay(person_id)

    async def draft(self, by: int, kind: EntryKind, fen: int = 0, **how: Any) -> Claim:  # noqa: ANN401
        """A record all of whose questions are answered."""
        known: dict[str, Any] = {"payee": "老张", "note": "记错了", "file_id": "photo"}
        known |= {"invoice": f"{kind}-{fen}", "first_by": by, "state": ClaimState.DRAFT}
        return await self.act(claims.add, self.fund_id, New(kind, by, amount=fen, **known | how))

    async def record(self, by: int, kind: EntryKind, fen: int = 0, **how: Any) -> Claim:  # noqa: ANN401
        """Hand a record to whoever confirms it, and be sure that it was taken."""
        draft = await self.draft(by, kind, fen, **how)
        assert await self.act(approving.submit, by, draft.id) is None
        return await self.read(claims.get, draft.id)

    async def approve(self, by: int, claim: Claim) -> Refusal | None:
        return await self.act(approving.approve, by, claim.id)

    async def spend(self, fen: int, **how: Any) -> Claim:  # noqa: ANN401
        """An expense that both custodians saw."""
        bill = await self.record(IDS.zhao, EntryKind.EXPENSE, fen, **how)
        assert await self.approve(IDS.wang, bill) is None
        return bill

    async def advance(self, person_id: int, fen: int) -> Claim:
        """A bill that a household paid from its own pocket, as both custodians saw."""
        home = self.home(person_id)
        bill = await self.record(IDS.zhao, EntryKind.ADVANCE, fen, household_id=home)
        assert await self.approve(IDS.wang, bill) is None
        return bill

    async def joins(
        self,
        person_id: int,
        door: tuple[str, str],
        relation: Relation = Relation.OWNER,
        state: MembershipState = MembershipState.ACTIVE,
    ) -> None:
        """Have somebody belong to a flat."""
        home = self.estate.flats[door]
        await self.act(people.greet, Greeting(person_id, "新邻居", None, "zh-CN", private=True))
        await self.act(households.claim, person_id, home, relation, state)

    async def moves_out(self, person_id: int) -> None:
        for member in await self.read(households.memberships_of, person_id):
            await self.act(households.decide, member, MembershipState.ENDED, IDS.captain)

    async def blocks(self, person_id: int) -> None:
        """Have somebody block the bot."""

        async def step(tx: Tx) -> None:
            await people.blocked(tx, person_id, at=self.now)

        await self.database.run(step)

    async def keeps(self, person_id: int, door: tuple[str, str]) -> None:
        """Make somebody a custodian who agreed."""
        home = self.estate.flats[door]
        await self.act(custodians.name, self.fund_id, person_id, home, IDS.captain)
        await self.act(custodians.agree, self.fund_id, person_id)

    async def grant(self, person_id: int, role: Role, place_id: int = 0) -> None:
        place = place_id or self.estate.building
        await self.act(people.greet, Greeting(person_id, "新人", None, "zh-CN", private=True))
        await self.read(grants.add, Grant(person_id, role, place, None, IDS.owner, self.now))

    async def loses_roles(self, person_id: int) -> None:
        for grant_id, grant in await self.act(grants.at, self.estate.building):
            if grant.person_id == person_id:
                await self.act(grants.end, grant_id)


async def box_of(
    database: Database,
    estate: Estate,
    state: State = State.COLLECTING,
    **changes: Any,  # noqa: ANN401 - the fund's own fields
) -> Box:
    """Publish the fund with its two deadlines; a week to pledge and two more to pay."""

    async def step(tx: Tx) -> int:
        return (await opened(tx, estate, state)).id

    box = Box(database, estate, await database.run(step))
    times = {"pledge_until": NOW + 7 * DAY, "pay_until": NOW + 21 * DAY}
    await box.change(**times | changes)
    return box


async def _messages(tx: Tx) -> list[Waiting]:
    found = await tx.all(messages.select().order_by(messages.c.id))
    return [outbox._waiting(row) for row in found]  # noqa: SLF001 - nothing else reads all
