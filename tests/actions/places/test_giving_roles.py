"""Who may give and take which role: the whole table, those allowed listed, all others refused."""

from datetime import timedelta
from itertools import product

import pytest

from actions.places import held, roles
from actions.places.roles import Refusal, Refused, Request, Target
from domain.errors import Missing
from domain.places import Grant, Role
from domain.places.roles import WORDS
from playground.estate import IDS
from storage.database import Database
from storage.places import chats, grants, people, units
from storage.places.chats import Chat, ChatKind, ChatState
from storage.places.people import Greeting
from tests.conftest import NOON
from tests.estate import Estate, furnish
from views.places.words import unit_words
from views.texts import Catalogue

UNITS = unit_words(Catalogue())
GIVER, TAKER = 8001, 8002
STORED = [role for role in Role if role is not Role.OWNER]
BELOW_STAFF = {r for r in STORED if r not in {Role.STAFF, Role.SECRETARY}}
ALLOWED = (
    {(Role.OWNER, role) for role in STORED}
    | {(giver, role) for giver in (Role.STAFF, Role.SECRETARY) for role in BELOW_STAFF}
    | {(Role.CAPTAIN, r) for r in (Role.RESIDENT, Role.VOLUNTEER, Role.WITNESS)}
)
WORD = {role: words[0] for role, words in WORDS.items()} | {Role.UNIT: "物业"}


@pytest.fixture
async def estate(database: Database) -> Estate:
    estate = await database.run(furnish, now=NOON)
    for person in (GIVER, TAKER):
        who = Greeting(person, f"人{person}", f"name_{person}", "zh-CN", private=True)
        await database.run(people.greet, who, now=NOON)
    return estate


async def holds(database: Database, estate: Estate, role: Role, person: int = GIVER) -> None:
    if role is Role.OWNER:
        await database.run(grants.add_owner, person, now=NOON)
        return
    unit = estate.property_firm if role is Role.UNIT else None
    given = Grant(person, role, estate.building, unit, IDS.owner, NOON)
    await database.run(grants.add, given)


def asked(text: str, target: Target | None = None, chat: int = IDS.building_6) -> Request:
    somebody = Greeting(TAKER, "人", None, "zh-CN", private=False)
    return Request(chat, 5, text, target or Target(somebody), UNITS)


async def given(database: Database, giver: int, request: Request) -> Refused | Grant:
    return await database.run(roles.give, giver, request, now=NOON)


def told(database: Database, chat: int) -> list[str]:
    rows = database.connection.execute("SELECT view FROM outbox WHERE chat_id = ?", (chat,))
    return [row["view"] for row in rows]


@pytest.mark.parametrize(("giver", "role"), list(product(Role, STORED)))
async def test_a_role_is_given_by_those_who_may_and_by_nobody_else(
    database: Database, estate: Estate, giver: Role, role: Role
) -> None:
    await holds(database, estate, giver)
    # A community's role is judged at the community, where only owners stand here.
    text = f"{WORD[role]} 6栋"
    made = await given(database, GIVER, asked(text))
    if (giver, role) in ALLOWED:
        assert isinstance(made, Grant)
        assert (made.person_id, made.role, made.place_id) == (TAKER, role, estate.building)
        assert told(database, TAKER) == ["role-given"]
    else:
        assert made == Refused(Refusal.FORBIDDEN, role)
        assert told(database, GIVER) == ["role-refused"]
        assert await database.run(grants.of, TAKER, now=NOON) == []


@pytest.mark.parametrize(("taker", "role"), list(product(Role, STORED)))
async def test_a_role_is_taken_by_those_who_may_give_it(
    database: Database, estate: Estate, taker: Role, role: Role
) -> None:
    await holds(database, estate, taker)
    await holds(database, estate, role, TAKER)
    [grant_id] = [
        i for i, g in await database.run(grants.at, estate.building, now=NOON)
        if g.person_id == TAKER
    ]  # fmt: skip
    where = (IDS.building_6, 9, estate.building)
    asks = await database.run(held.ask_revoke, GIVER, grant_id, *where, now=NOON)
    done = await database.run(held.revoke, GIVER, grant_id, *where, now=NOON)
    assert asks is done is ((taker, role) in ALLOWED)
    left = await database.run(grants.of, TAKER, now=NOON)
    assert [g.role for g in left] == ([] if done else [role])
    assert told(database, TAKER) == (["role-taken"] if done else [])


@pytest.mark.parametrize("role", STORED)
async def test_anybody_may_lay_down_their_own_role(
    database: Database, estate: Estate, role: Role
) -> None:
    await holds(database, estate, role, TAKER)
    [grant_id] = [
        i for i, g in await database.run(grants.at, estate.building, now=NOON)
        if g.person_id == TAKER
    ]  # fmt: skip
    assert await database.run(held.revoke, TAKER, grant_id, TAKER, 9, estate.building, now=NOON)
    assert await database.run(grants.of, TAKER, now=NOON) == []
    assert told(database, TAKER) == ["role-list"]


@pytest.mark.parametrize(
    ("role", "word"), [(role, word) for role, words in WORDS.items() for word in words]
)
async def test_every_word_for_a_role_is_understood_as_written_and_shouted(
    database: Database, estate: Estate, role: Role, word: str
) -> None:
    text = f"  {word.upper()}　"
    if role is Role.UNIT:
        text += " 物业"
    made = await given(database, IDS.owner, asked(text))
    assert isinstance(made, Grant)
    assert made.role is role
    assert (made.unit_id is not None) == (
        role in {Role.UNIT, Role.STAFF, Role.COMMITTEE, Role.GRID}
    )
    wide = role in roles.COMMUNITY_WIDE
    assert made.place_id == (estate.community if wide else estate.building)


@pytest.mark.parametrize("word", sorted(UNITS))
async def test_every_word_for_a_unit_leads_to_that_unit_or_its_role(
    database: Database, estate: Estate, word: str
) -> None:
    made = await given(database, IDS.owner, asked(word))
    assert isinstance(made, Grant)
    unit = await database.run(units.find, made.unit_id or 0)
    if made.role is Role.UNIT:
        assert unit is not None
        assert unit.code == UNITS[word]
        assert made.place_id == estate.community
    else:
        # 社区 and 网格 name a role first, whose people answer in the unit too.
        assert made.role in {Role.STAFF, Role.COMMITTEE, Role.GRID, Role.VOLUNTEER}


@pytest.mark.parametrize(
    ("text", "target", "reason"),
    [
        ("楼栋长", Target(), Refusal.WHO),
        ("楼栋长", Target(username="nobody"), Refusal.STRANGER),
        ("楼栋长", Target(bot=True), Refusal.BOT),
        ("楼栋长", Target(anonymous=True), Refusal.ANONYMOUS),
        ("国王", Target(username="name_8002"), Refusal.NO_ROLE),
        ("", Target(username="name_8002"), Refusal.NO_ROLE),
        ("owner", Target(username="name_8002"), Refusal.NO_ROLE),
        ("负责人", Target(username="name_8002"), Refusal.NO_ROLE),
        ("unit 火星队", Target(username="name_8002"), Refusal.NO_UNIT),
        ("楼栋长 99栋", Target(username="name_8002"), Refusal.UNKNOWN_PLACE),
        ("楼栋长 " + "长" * 500, Target(username="name_8002"), Refusal.UNKNOWN_PLACE),
    ],
)
async def test_what_cannot_be_understood_is_said_why(
    database: Database, estate: Estate, text: str, target: Target, reason: Refusal
) -> None:
    del estate
    made = await given(database, IDS.owner, asked(text, target))
    assert isinstance(made, Refused)
    assert made.reason is reason
    assert len(made.name) <= 60
    assert told(database, IDS.owner) == ["role-refused"]


async def test_in_a_chat_that_is_no_place_a_building_must_be_named(
    database: Database, estate: Estate
) -> None:
    made = await given(database, IDS.staff, asked("楼栋长", chat=IDS.staff))
    assert made == Refused(Refusal.NO_PLACE, Role.CAPTAIN)
    made = await given(database, IDS.staff, asked("楼栋长 7栋", chat=IDS.staff))
    assert isinstance(made, Grant)
    assert made.place_id == estate.other_building


async def test_in_the_staffs_group_a_captain_needs_a_building(
    database: Database, estate: Estate
) -> None:
    del estate
    made = await given(database, IDS.staff, asked("楼栋长", chat=IDS.staff_chat))
    assert made == Refused(Refusal.NO_PLACE, Role.CAPTAIN)


async def test_somebody_never_seen_is_known_once_pointed_at(
    database: Database, estate: Estate
) -> None:
    del estate
    new = Greeting(8100, "新来的", "newcomer", "en", private=False)
    assert isinstance(await given(database, IDS.staff, asked("志愿者", Target(new))), Grant)
    person = await database.run(people.get, 8100)
    assert (person.name, person.reachable) == ("新来的", False)
    # Whoever never wrote in private cannot be told there.
    assert told(database, 8100) == []
    again = await given(database, IDS.staff, asked("见证人", Target(username="NEWCOMER")))
    assert isinstance(again, Grant)


async def test_a_role_that_ended_can_be_given_again(database: Database, estate: Estate) -> None:
    first = await given(database, IDS.staff, asked("楼栋长"))
    assert isinstance(first, Grant)
    [*_, (grant_id, _)] = await database.run(grants.at, estate.building, now=NOON)
    await database.run(grants.end, grant_id, now=NOON)
    later = NOON + timedelta(seconds=1)
    made = await database.run(roles.give, IDS.staff, asked("楼栋长"), now=later)
    assert isinstance(made, Grant)


@pytest.mark.parametrize("grant_id", [0, -1, 999, 2**62])
async def test_a_grant_that_is_none_is_missing(
    database: Database, estate: Estate, grant_id: int
) -> None:
    with pytest.raises(Missing):
        await database.run(held.revoke, IDS.owner, grant_id, 1, 1, estate.building, now=NOON)


async def test_an_owner_of_the_settings_is_not_revoked_in_chat(
    database: Database, estate: Estate
) -> None:
    owners = await database.run(grants.owner_grants, now=NOON)
    with pytest.raises(Missing):
        await database.run(
            held.revoke, IDS.owner, owners[IDS.owner], 1, 1, estate.building, now=NOON
        )
    assert await database.run(grants.owners, now=NOON) == [IDS.owner]


@pytest.mark.parametrize(
    ("person", "chat", "sees"),
    [
        (IDS.wang, IDS.wang, True), (IDS.captain, IDS.captain, True), (IDS.zhou, IDS.zhou, True),
        (GIVER, IDS.building_6, True), (GIVER, GIVER, False), (IDS.worker, IDS.worker, True),
    ],
)  # fmt: skip
async def test_who_holds_what_is_shown_to_the_people_of_the_place(
    database: Database,
    estate: Estate,
    person: int,
    chat: int,
    sees: bool,  # noqa: FBT001
) -> None:
    place = estate.building
    seen = await database.run(held.may_list, person, place, chat, now=NOON)
    assert seen is sees
    assert await database.run(held.turn, person, place, 0, chat, 9, now=NOON) is sees


async def test_of_two_communities_a_command_means_the_one_the_giver_works_in(
    database: Database, estate: Estate
) -> None:
    database.connection.execute(
        "INSERT INTO places (kind, name, zone, language, last_report) "
        "VALUES ('community', '远方里', 'UTC', 'en', 0)"
    )
    home = await database.run(roles.home_of, IDS.staff, IDS.staff, NOON)
    assert home is not None
    assert home.id == estate.community
    assert await database.run(roles.home_of, GIVER, GIVER, NOON) is None
    made = await given(database, IDS.owner, asked("社区", chat=IDS.owner))
    assert made == Refused(Refusal.NO_PLACE, Role.STAFF)


async def test_a_place_that_two_answer_to_must_be_named_better(
    database: Database, estate: Estate
) -> None:
    run = database.connection.execute
    for number in (1, 2):
        run("INSERT INTO places (parent_id, kind, name, zone, language, last_report) "
            "VALUES (?, 'estate', ?, 'UTC', 'en', 0)", (estate.community, number))  # fmt: skip
        [parent] = run("SELECT max(id) FROM places").fetchone()
        run("INSERT INTO places (parent_id, kind, name, zone, language, last_report) "
            "VALUES (?, 'building', '玫瑰苑', 'UTC', 'en', 0)", (parent,))  # fmt: skip
    made = await given(database, IDS.staff, asked("楼栋长 玫瑰苑"))
    assert made == Refused(Refusal.SEVERAL, Role.CAPTAIN, "玫瑰苑、玫瑰苑")


async def test_a_group_tied_to_nothing_gives_no_role_of_a_building(
    database: Database, estate: Estate
) -> None:
    del estate
    new = Chat(-9, ChatKind.GROUP, None, None, "x", None, ChatState.ACTIVE, "post", NOON)
    await database.run(chats.put, new)
    made = await given(database, IDS.staff, asked("楼栋长", chat=-9))
    assert made == Refused(Refusal.NO_PLACE, Role.CAPTAIN)
