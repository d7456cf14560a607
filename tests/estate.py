"""The demo estate as the bot knows it: places, flats, roles, chats."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam
from sqlalchemy.dialects.sqlite import insert

from actions.places import communities
from domain.places import Grant, MembershipState, PlaceKind, Relation, Role
from playground.estate import IDS
from storage.database import Tx
from storage.places import chats, grants, people, tree, units
from storage.places import households as flats
from storage.places.chats import Chat, ChatKind, ChatState
from storage.places.people import Greeting
from storage.tables import households

ADD_FLAT = (
    insert(households)
    .values({n: bindparam(n) for n in ("place_id", "stairwell", "floor", "room", "area", "phone")})
    .returning(households.c.id)
)
LIVES = ((IDS.wang, "3单元", "201"), (IDS.li_ming, "3单元", "302"), (IDS.zhao, "1单元", "101"))
NAMES = {
    IDS.owner: "林主任",
    IDS.captain: "陈楼长",
    IDS.wang: "王阿姨",
    IDS.li_ming: "李明",
    IDS.zhao: "赵爷爷",
    IDS.zhou: "小周",
    IDS.anna: "Anna",
    IDS.worker: "老张",
    IDS.staff: "孙社工",
}


@dataclass(frozen=True, slots=True)
class Estate:
    """Ids of what was furnished."""

    community: int
    building: int
    other_building: int
    property_firm: int
    flats: dict[tuple[str, str], int]


async def furnish(tx: Tx, *, now: datetime) -> Estate:
    """Two buildings, 24 flats, everybody's role, and the four groups tied to their places."""
    await communities.sync_owners(tx, [IDS.owner], now=now)
    community = await communities.create(
        tx, "翠湖里", zone="Asia/Shanghai", language="zh-CN", now=now
    )
    where = {"zone": community.zone, "language": community.language}
    six = await tree.add(tx, community.id, PlaceKind.BUILDING, "6栋", **where)
    seven = await tree.add(tx, community.id, PlaceKind.BUILDING, "7栋", **where)
    firm = await units.by_code(tx, community.id, "property")
    assert firm is not None
    for person_id, name in NAMES.items():
        language = "en" if person_id == IDS.anna else "zh-CN"
        private = person_id != IDS.zhou
        who = Greeting(person_id, name, None, language, private=private)
        await people.greet(tx, who, now=now)
    given = (
        (IDS.captain, Role.CAPTAIN, six.id, None),
        (IDS.worker, Role.UNIT, community.id, firm.id),
        (IDS.staff, Role.STAFF, community.id, None),
    )
    for person_id, role, place_id, unit_id in given:
        await grants.add(tx, Grant(person_id, role, place_id, unit_id, IDS.owner, now))
    known = await _flats(tx, six.id)
    for person_id, stairwell, room in LIVES:
        flat = known[stairwell, room]
        await flats.claim(tx, person_id, flat, Relation.OWNER, MembershipState.ACTIVE, now=now)
    await _chats(tx, community.id, (six.id, seven.id), firm.id, now)
    return Estate(community.id, six.id, seven.id, firm.id, known)


async def _flats(tx: Tx, building: int) -> dict[tuple[str, str], int]:
    known = {}
    for number in range(24):
        stairwell, floor, room = f"{number // 8 + 1}单元", number // 2 % 4 + 1, number % 2 + 1
        name = f"{floor}{room:02d}"
        row = await tx.one(
            ADD_FLAT,
            place_id=building,
            stairwell=stairwell,
            floor=floor,
            room=name,
            area=8769,
            phone=f"1380006{number:04d}",
        )
        assert row is not None
        known[stairwell, name] = row["id"]
    return known


async def _chats(
    tx: Tx, community: int, buildings: tuple[int, int], firm: int, now: datetime
) -> None:
    tied = (
        (IDS.building_6, ChatKind.GROUP, buildings[0], None, "翠湖里6栋邻里群"),
        (IDS.building_7, ChatKind.GROUP, buildings[1], None, "翠湖里7栋邻里群"),
        (IDS.unit_chat, ChatKind.UNIT, community, firm, "物业工单群"),
        (IDS.staff_chat, ChatKind.STAFF, community, None, "社区值班群"),
    )
    for chat_id, kind, place_id, unit_id, title in tied:
        chat = Chat(
            chat_id, kind, place_id, unit_id, title, None, ChatState.ACTIVE, "post pin read", now
        )
        await chats.put(tx, chat)
    for person_id in NAMES:
        if person_id not in {IDS.worker, IDS.staff}:
            await chats.joined(tx, IDS.building_6, person_id)
