"""The demo estate as the bot knows it: what its people would otherwise set up by hand."""

from datetime import datetime

from actions.places import communities, roll
from domain.places import Grant, MembershipState, Place, Relation, Role
from playground.estate import IDS, ROLES, roll_csv
from storage.database import Tx
from storage.places import chats, grants, people, tree, units
from storage.places import households as flats
from storage.places.chats import Chat, ChatKind, ChatState
from storage.places.people import Greeting

NAME = "翠湖里"
LIVES = (
    (IDS.wang, "3单元", "201", Relation.OWNER),
    (IDS.li_ming, "3单元", "302", Relation.OWNER),
    (IDS.zhao, "1单元", "101", Relation.OWNER),
    (IDS.captain, "2单元", "401", Relation.OWNER),
    (IDS.anna, "1单元", "402", Relation.TENANT),
)
OUTSIDE = frozenset({IDS.owner, IDS.worker, IDS.staff})
RIGHTS = "post pin read delete"


async def furnish(tx: Tx, *, now: datetime) -> bool:
    """Fill an empty database; False where somebody has set something up already."""
    if await tree.every(tx):
        return False
    await communities.sync_owners(tx, [IDS.owner], now=now)
    await _let_in_roll(tx, now)
    community, six, seven = [p for name in (NAME, "6栋", "7栋") for p in await _named(tx, name)]
    firm = await units.by_code(tx, community.id, "property")
    firm_id = firm.id if firm else None
    for person in ROLES:
        language = "en" if person.language_code == "en" else "zh-CN"
        # The newcomer has not pressed START: the page shows what that is like.
        who = Greeting(person.id, person.name, None, language, private=person.id != IDS.zhou)
        await people.greet(tx, who, now=now)
    await _give_roles(tx, community, six, firm_id, now)
    await _move_in(tx, six, now)
    await _tie_chats(tx, community, (six, seven), firm_id, now)
    return True


async def _let_in_roll(tx: Tx, now: datetime) -> None:
    """The roll goes the way every roll goes; it founds the community."""
    read = roll.read(roll_csv().encode(), "roll.csv")
    checked = await roll.check(tx, None, read, now=now, founding=roll.Founding(NAME))
    if isinstance(checked, roll.Refusal):
        raise TypeError(checked)
    await roll.apply(tx, checked[0], now=now)


async def _named(tx: Tx, name: str) -> list[Place]:
    return [place for place in await tree.every(tx) if place.name == name]


async def _give_roles(
    tx: Tx, community: Place, building: Place, firm_id: int | None, now: datetime
) -> None:
    given = (
        (IDS.captain, Role.CAPTAIN, building.id, None),
        (IDS.worker, Role.UNIT, community.id, firm_id),
        (IDS.staff, Role.STAFF, community.id, None),
    )
    for person_id, role, place_id, unit_id in given:
        await grants.add(tx, Grant(person_id, role, place_id, unit_id, IDS.owner, now))


async def _move_in(tx: Tx, building: Place, now: datetime) -> None:
    doors = {(f.stairwell, f.room): f.id for f in await flats.in_building(tx, building.id)}
    for person_id, stairwell, room, relation in LIVES:
        flat = doors[stairwell, room]
        await flats.claim(tx, person_id, flat, relation, MembershipState.ACTIVE, now=now)


async def _tie_chats(
    tx: Tx, community: Place, buildings: tuple[Place, Place], firm_id: int | None, now: datetime
) -> None:
    tied = (
        (IDS.building_6, ChatKind.GROUP, buildings[0].id, None, "翠湖里6栋邻里群"),
        (IDS.building_7, ChatKind.GROUP, buildings[1].id, None, "翠湖里7栋邻里群"),
        (IDS.unit_chat, ChatKind.UNIT, community.id, firm_id, "物业工单群"),
        (IDS.staff_chat, ChatKind.STAFF, community.id, None, "社区值班群"),
    )
    for chat_id, kind, place_id, unit_id, title in tied:
        active = ChatState.ACTIVE
        chat = Chat(chat_id, kind, place_id, unit_id, title, None, active, RIGHTS, now)
        await chats.put(tx, chat)
    for person in ROLES:
        if person.id not in OUTSIDE:
            await chats.joined(tx, IDS.building_6, person.id)
