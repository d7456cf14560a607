"""Somebody of every kind, and a fund in every state, for asking who may do what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import bindparam, delete, insert, select

from actions.funds import behalf, opening, states
from actions.funds.pledging import Pledged
from domain.funds import EntryKind, Fund, PledgeKind, Sponsor, State
from domain.places import Grant, MembershipState, PlaceKind, Relation, Role
from playground.estate import IDS
from storage.database import Tx
from storage.funds import claims, custodians, register, sponsors
from storage.funds.claims import Claim, ClaimState, New
from storage.places import grants, households, people, tree
from storage.places.people import Greeting
from storage.tables import metadata
from tests.actions.funds.opened import DOORS, SHARE, all_paid, opened
from tests.estate import ADD_FLAT
from tests.world import CATALOGUE, World
from views.buttons import ButtonData

ROLES = (
    "stranger",
    "tenant",
    "household",
    "elsewhere",
    "captain",
    "captain elsewhere",
    "grid",
    "secretary",
    "committee",
    "custodian",
    "custodian elsewhere",
    "witness",
    "volunteer",
    "unit",
    "staff",
    "staff elsewhere",
    "owner",
)
KNOWN = {
    "household": IDS.li_ming,
    "custodian": IDS.zhao,
    "captain": IDS.captain,
    "unit": IDS.worker,
    "staff": IDS.staff,
    "owner": IDS.owner,
}
PEOPLE = {role: KNOWN.get(role, 7001 + number) for number, role in enumerate(ROLES)}
HERE = {
    "grid": Role.GRID,
    "secretary": Role.SECRETARY,
    "committee": Role.COMMITTEE,
    "witness": Role.WITNESS,
    "volunteer": Role.VOLUNTEER,
}
STATES = (State.PLEDGING, State.COLLECTING, State.SPENDING, State.SETTLING)
TITLE = "楼道扶手"
# What is written whoever presses: that they pressed, and what they are answered.
NOT_COMPARED = {"inbox", "outbox", "people"}
TABLES = [table for table in metadata.sorted_tables if table.name not in NOT_COMPARED]


class Answer(NamedTuple):
    """A toast, and what stands newly in the chat."""

    toast: str
    told: list[str]


Kept: TypeAlias = dict[str, list[dict[str, Any]]]


@dataclass
class Crowd:
    """Funds of building 6 by state, what waits in them, and their rows as they were at first."""

    world: World
    funds: dict[State, Fund]
    claims: dict[str, Claim]
    own: int
    kept: Kept = field(default_factory=dict)

    def of(self, state: State) -> int:
        return self.funds[state].id

    @property
    def drafted(self) -> int:
        """The second the draft was made, which its buttons name."""
        return int(self.funds[State.DRAFT].created_at.timestamp())

    async def restore(self) -> None:
        """Make all rows again what they were before anybody pressed."""
        await self.world.database.run(_put_back, self.kept)

    async def rows(self, *but: str) -> list[Sequence[Any]]:
        """Return what a press could have changed."""
        return await self.world.database.run(_rows, but)

    async def press(self, roles: Iterable[str], data: ButtonData) -> dict[str, Answer]:
        """Have each press a button that is not there, all in one go, in their own chats."""
        telegram, roles = self.world.telegram, tuple(roles)
        before = {role: self.world.texts(PEOPLE[role]) for role in roles}
        queries = {role: self._tap(PEOPLE[role], data) for role in roles}
        await self.world.settle(redraw=False)
        found = {}
        for role in roles:
            toast = telegram.answer_to(queries[role])
            told = [text for text in self.world.texts(PEOPLE[role]) if text not in before[role]]
            found[role] = Answer(str((toast or {}).get("text") or ""), told)
        return found

    def _tap(self, who: int, data: ButtonData) -> str:
        message = self.world.from_bot(who)[-1]["message_id"]
        return self.world.telegram.tap(who, who, message, data.pack(), force=True)


async def crowd(world: World) -> Crowd:
    """Let everybody write to the bot once, and open a fund in each state."""
    for role, person_id in PEOPLE.items():
        if person_id not in world.telegram.people:
            world.telegram.add_person(role, id=person_id).started = True
        await world.write(person_id, "/help")
    found: Crowd = await world.database.run(_furnish, world)
    await world.settle()
    found.kept = await world.database.run(_everything)
    return found


def sentences(codes: Sequence[str]) -> set[str]:
    return {CATALOGUE.say("zh-CN").plain("fund-why", why=code) for code in codes}


async def _rows(tx: Tx, but: tuple[str, ...]) -> list[Sequence[Any]]:
    tables = [table for table in TABLES if table.name not in but]
    return [[tuple(row.values()) for row in await tx.all(select(table))] for table in tables]


async def _everything(tx: Tx) -> Kept:
    tables = metadata.sorted_tables
    return {t.name: [dict(row) for row in await tx.all(select(t))] for t in tables}


async def _put_back(tx: Tx, kept: Kept) -> None:
    tables = metadata.sorted_tables
    for table in reversed(tables):
        await tx.do(delete(table))
    for table in tables:
        put = insert(table).values({c.name: bindparam(c.name) for c in table.c})
        for row in kept[table.name]:
            await tx.do(put, **row)


async def _furnish(tx: Tx, world: World) -> Crowd:
    now, estate = world.clock.now(), world.estate
    for role, person_id in PEOPLE.items():
        await people.greet(tx, Greeting(person_id, role, None, "zh-CN", private=True), now=now)
    await _grants(tx, world)
    own = estate.flats[DOORS[2]]
    await _live(tx, world, "tenant", own, Relation.TENANT)
    next_door = await _next_door(tx, world)
    for role in ("elsewhere", "custodian elsewhere"):
        await _live(tx, world, role, next_door, Relation.OWNER)
    funds = {state: await _in(tx, world, state) for state in STATES}
    funds[State.DRAFT] = await _draft(tx, world)
    await _keep_elsewhere(tx, world, funds[State.PLEDGING], next_door)
    waiting = await _waiting(tx, world, funds, own)
    said = await behalf.enter(
        tx, IDS.captain, funds[State.PLEDGING].id, own, PledgeKind.FULL, now=now
    )
    assert isinstance(said, Pledged)
    return Crowd(world, funds, waiting, own)


async def _grants(tx: Tx, world: World) -> None:
    now, estate = world.clock.now(), world.estate
    far = await tree.add(
        tx, None, PlaceKind.COMMUNITY, "远方社区", zone="Asia/Shanghai", language="zh-CN"
    )
    given = [(role, what, estate.building) for role, what in HERE.items()]
    given.append(("captain elsewhere", Role.CAPTAIN, estate.other_building))
    given.append(("staff elsewhere", Role.STAFF, far.id))
    for role, what, place_id in given:
        await grants.add(tx, Grant(PEOPLE[role], what, place_id, None, IDS.owner, now))


async def _live(tx: Tx, world: World, role: str, flat: int, relation: Relation) -> None:
    active, now = MembershipState.ACTIVE, world.clock.now()
    await households.claim(tx, PEOPLE[role], flat, relation, active, now=now)


async def _next_door(tx: Tx, world: World) -> int:
    told = {"stairwell": "1单元", "floor": 1, "room": "101", "area": 8769, "phone": None}
    row = await tx.one(ADD_FLAT, place_id=world.estate.other_building, **told)
    assert row is not None
    return int(row["id"])


async def _in(tx: Tx, world: World, state: State) -> Fund:
    # Filled while it collects: the ledger takes no payment before or after.
    first = State.PLEDGING if state is State.PLEDGING else State.COLLECTING
    fund = await opened(tx, world.estate, first)
    if state in {State.SPENDING, State.SETTLING}:
        await all_paid(tx, fund.id, world.estate)
    fund = await register.get(tx, fund.id)
    if state is State.SETTLING:
        fund = await states.enter(tx, fund, state, None, now=world.clock.now())
    return fund


async def _draft(tx: Tx, world: World) -> Fund:
    """A draft of the captain's, with a sponsor, whom zhao is asked to keep."""
    where, now = (IDS.captain, world.estate.building, IDS.captain), world.clock.now()
    fund = await opening.draft(tx, *where, title=TITLE, cost=3 * SHARE, now=now)
    assert isinstance(fund, Fund)
    await sponsors.add(tx, fund.id, Sponsor("物业公司", 100), IDS.captain, now=now)
    await custodians.name(
        tx, fund.id, IDS.zhao, world.estate.flats[DOORS[0]], IDS.captain, now=now
    )
    return fund


async def _keep_elsewhere(tx: Tx, world: World, fund: Fund, flat: int) -> None:
    now, who = world.clock.now(), PEOPLE["custodian elsewhere"]
    theirs = await register.add(
        tx, replace(fund, place_id=world.estate.other_building, title="大门")
    )
    await custodians.name(tx, theirs.id, who, flat, IDS.owner, now=now)
    await custodians.agree(tx, theirs.id, who, now=now)


async def _waiting(tx: Tx, world: World, funds: dict[State, Fund], own: int) -> dict[str, Claim]:
    """Li Ming's payment, a bill that Wang recorded, and one that Zhao has not handed on."""
    now, spending = world.clock.now(), funds[State.SPENDING].id
    paid = New(EntryKind.PAYMENT, IDS.li_ming, own, amount=SHARE, file_id="AgAC")
    bill = replace(paid, kind=EntryKind.EXPENSE, claimed_by=IDS.wang, household_id=None)
    bill = replace(bill, amount=100, payee="老张五金店", invoice="1", first_by=IDS.wang)
    mine = replace(bill, kind=EntryKind.ADVANCE, claimed_by=IDS.zhao, household_id=own)
    mine = replace(mine, invoice="2", first_by=IDS.zhao, state=ClaimState.DRAFT)
    return {
        "payment": await claims.add(tx, funds[State.COLLECTING].id, paid, now=now),
        "bill": await claims.add(tx, spending, bill, now=now),
        "draft": await claims.add(tx, spending, mine, now=now),
    }
