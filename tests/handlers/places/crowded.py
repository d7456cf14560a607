"""An estate where every name is as long and as hostile as it may be, and everything is full."""

from dataclasses import dataclass

from actions.places import communities, roll
from domain.places import Grant, Membership, MembershipState, PlaceKind, Relation, Role
from domain.places import roll as rules
from playground.estate import IDS
from storage.database import Database, Tx
from storage.places import chats, grants, households, imports, people, tree, units
from storage.places.people import Greeting
from tests.conftest import NOON, create_schema
from tests.estate import Estate, furnish

LONG = "<b>&\u202e\u200b👨‍👩‍👧" + "长" * 200
NAME = "<i>&长" + "楼" * 25
HEADER = ["楼栋", "单元", "楼层", "房号", "面积", "业主", "电话"]
CROWD = range(7001, 7041)
SET_NAMES = "UPDATE people SET name = ?"
SET_TITLES = "UPDATE chats SET title = ?"


@dataclass(frozen=True, slots=True)
class Crowded:
    """Ids of what there is."""

    estate: Estate
    claims: dict[MembershipState, Membership]
    good_roll: int
    bad_roll: int
    grant: int


async def crowd_at(path: str) -> Crowded:
    """Build the estate in a new database file."""
    database = Database(path)
    create_schema(database)
    crowded = await crowd(database)
    await database.close()
    return crowded


async def crowd(database: Database) -> Crowded:
    estate = await database.run(furnish, now=NOON)
    for step in (_newcomers, _buildings, _captains, _units, _talk):
        await database.run(step, estate)
    claims = await database.run(_claims, estate)
    database.connection.execute(SET_NAMES, (LONG[:130],))
    database.connection.execute(SET_TITLES, (NAME * 2,))
    database.connection.execute(
        "UPDATE households SET stairwell = ? || stairwell, room = ? || room",
        (NAME + "元" * 30, "<" * 57),
    )
    good = await database.run(
        _roll, estate, [[f"{NAME}{n}", 1, 1, 1, 80, "", ""] for n in range(40)]
    )
    bad = await database.run(_roll, estate, [["8栋", 1, 1, n, LONG, "", ""] for n in range(40)])
    [(grant, _), *_] = await database.run(grants.at, estate.building, now=NOON)
    return Crowded(estate, claims, good, bad, grant)


async def _newcomers(tx: Tx, estate: Estate) -> None:
    flat = estate.flats["2单元", "301"]
    for person in CROWD:
        await people.greet(tx, Greeting(person, "x", None, "en", private=True), now=NOON)
        await people.set_phone(tx, person, "13812345621")
        state = MembershipState.ACTIVE if person % 2 else MembershipState.CLAIMED
        await households.claim(tx, person, flat, Relation.CARER, state, now=NOON)


async def _buildings(tx: Tx, estate: Estate) -> None:
    community = await tree.get(tx, estate.community)
    await tree.rename(tx, estate.building, NAME)
    for number in range(30):
        await communities.ensure_place(tx, community, [f"{NAME[:-2]}{number}"])
    where = {"zone": community.zone, "language": community.language}
    await tree.add(tx, None, PlaceKind.COMMUNITY, NAME, **where)
    await tree.set_office_phone(tx, estate.community, "021-5555 0101")


async def _captains(tx: Tx, estate: Estate) -> None:
    for person in CROWD:
        given = Grant(person, Role.CAPTAIN, estate.building, None, IDS.staff, NOON)
        await grants.add(tx, given)
        unit = Grant(person, Role.UNIT, estate.community, estate.property_firm, IDS.staff, NOON)
        await grants.add(tx, unit)


async def _units(tx: Tx, estate: Estate) -> None:
    for unit in await units.of_community(tx, estate.community):
        await units.rename(tx, unit.id, NAME, "028-87654321")


async def _talk(tx: Tx, estate: Estate) -> None:
    for person in CROWD:
        await chats.joined(tx, IDS.building_7, person)
    del estate


async def _claims(tx: Tx, estate: Estate) -> dict[MembershipState, Membership]:
    """One claim of 小周 in every state."""
    found = {}
    for state in MembershipState:
        flat = estate.flats["2单元", "401"]
        made = await households.claim(tx, IDS.zhou, flat, Relation.CARER, state, now=NOON)
        member = await households.membership(tx, made)
        assert member is not None
        found[state] = member
    return found


async def _roll(tx: Tx, estate: Estate, rows: list[list[object]]) -> int:
    file = rules.read([HEADER, *rows])
    community = estate.community
    made = await roll.check(tx, IDS.staff, file, now=NOON, community_id=community)
    if isinstance(made, roll.Refusal):
        kept = {
            "bad": [],
            "bad_count": 0,
            "ignored": [NAME] * 5,
            "buildings": [[NAME, 1, 2, 3, 4]] * 40,
        }
        return await imports.add(tx, IDS.staff, community, [], kept, now=NOON)
    return made[0]
