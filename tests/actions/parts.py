"""Parts of a matter, put straight into their tables, and those who may or may not read them."""

from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from domain import reports as report_rules
from domain.ballots import State as BallotState
from domain.funds import Fund
from domain.funds import State as FundState
from domain.places import PlaceKind
from domain.reports import CATEGORIES, Report
from playground.estate import IDS
from storage import chains, links
from storage.database import Database, Tx
from storage.funds import register as funds
from storage.links import Part
from storage.places import chats, grants, people, tree
from storage.places.chats import Chat, ChatKind, ChatState
from storage.places.people import Greeting
from storage.reports import register as reports
from tests.conftest import NOON
from tests.storage.ballots import rows

STRANGER = 5005
STAIRWELL_CHAT = -1001000000301


async def report_of(database: Database, place_id: int, **changes: Any) -> Part:  # noqa: ANN401
    """A report of Wang's."""

    async def step(tx: Tx) -> Part:
        number = await tree.next_report_number(tx, place_id)
        made = report_rules.submit(
            0, place_id, number, CATEGORIES["equip"], "楼道灯不亮", now=NOON, reporter_id=IDS.wang
        )
        return Part("report", await reports.add(tx, replace(made, **changes)))

    return await database.run(step)


async def report_now(database: Database, part: Part) -> Report:
    return await database.run(reports.get, part.id)


async def ballot_of(database: Database, place_id: int, **changes: Any) -> Part:  # noqa: ANN401
    """An open ballot."""
    made = await rows.put(database, place_id, **{"state": BallotState.OPEN} | changes)
    return Part("ballot", made.id)


async def fund_of(
    database: Database, place_id: int, state: FundState = FundState.COLLECTING
) -> Part:
    fund = Fund(0, place_id, 0, "楼道扶手", IDS.captain, NOON, state=state)
    made = await database.run(funds.add, fund)
    return Part("fund", made.id)


async def linked(database: Database, *parts: Part) -> None:
    """Each led to the next."""
    for cause, effect in pairwise(parts):
        await database.run(links.add, cause, effect, now=NOON)


async def happened(
    database: Database,
    part: Part,
    what: str,
    payload: dict[str, Any] | None = None,
    at: datetime = NOON,
) -> None:
    """Have the chain of a ballot or a fund tell of something."""
    await database.run(
        chains.append, part.kind, part.id, what, payload or {}, "someone", IDS.captain, now=at
    )


async def met(database: Database, person_id: int = STRANGER, *, private: bool = True) -> int:
    """Somebody who is known by name and is nothing here."""
    who = Greeting(person_id, "路人", None, "zh-CN", private=private)
    await database.run(people.greet, who, now=NOON)
    return person_id


async def stairwell_group(database: Database, building: int, name: str = "3单元") -> int:
    """A group of one stairwell of a building; returns the stairwell's place."""

    async def step(tx: Tx) -> int:
        place = await tree.add(
            tx, building, PlaceKind.STAIRWELL, name, zone="Asia/Shanghai", language="zh-CN"
        )
        chat = Chat(
            STAIRWELL_CHAT, ChatKind.GROUP, place.id, None, name, None, ChatState.ACTIVE, "", NOON
        )
        await chats.put(tx, chat)
        return place.id

    return await database.run(step)


async def dismissed(database: Database, person_id: int, place_id: int) -> None:
    """End all roles of somebody at exactly this place."""

    async def step(tx: Tx) -> None:
        for grant_id, grant in await grants.at(tx, place_id, now=NOON):
            if grant.person_id == person_id:
                await grants.end(tx, grant_id, now=NOON)

    await database.run(step)
