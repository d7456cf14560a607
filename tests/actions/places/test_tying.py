"""Tying groups, asking staff for it, and naming what is not there yet, step by step."""

import pytest

from actions.places import authority, binding, communities, naming, requests, telling
from actions.places.binding import Goal, Outcome
from actions.places.chats import Seen
from actions.places.requests import Asked
from domain.places import Grant, PlaceKind, Role
from playground.estate import IDS
from storage import prompts
from storage.database import Database, Tx
from storage.places import chats, grants, people, tree, units
from storage.places.chats import ChatKind, ChatState
from tests.conftest import NOON
from tests.estate import Estate, furnish

GROUP, TAPPED = -55, 9
SEEN = Seen(GROUP, "新群", frozenset({"post", "read"}))


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


def sent(database: Database) -> list[tuple[int, str]]:
    rows = database.connection.execute("SELECT chat_id, view FROM outbox ORDER BY id")
    return [(row["chat_id"], row["view"]) for row in rows]


async def tie(database: Database, person: int, goal: Goal, sure: int = 0) -> Outcome:
    return await database.run(binding.tie, person, SEEN, goal, sure=sure, now=NOON)


def goals(estate: Estate) -> dict[str, Goal]:
    return {
        "building": Goal(ChatKind.GROUP, estate.building),
        "other": Goal(ChatKind.GROUP, estate.other_building),
        "staff": Goal(ChatKind.STAFF, estate.community),
        "unit": Goal(ChatKind.UNIT, estate.community, estate.property_firm),
    }


@pytest.mark.parametrize("first", ["building", "staff", "unit"])
@pytest.mark.parametrize("then", ["building", "other", "staff", "unit"])
async def test_a_tie_is_replaced_only_by_who_names_what_it_is(
    database: Database, estate: Estate, first: str, then: str
) -> None:
    one, two = goals(estate)[first], goals(estate)[then]
    assert await tie(database, IDS.staff, one) is Outcome.DONE
    if one == two:
        assert await tie(database, IDS.staff, two) is Outcome.ALREADY
        return
    assert await tie(database, IDS.staff, two) is Outcome.SURE
    assert await tie(database, IDS.staff, two, sure=two.mark) is Outcome.SURE
    chat = await database.run(chats.find, GROUP)
    assert chat is not None
    assert binding.tie_of(chat) == one
    assert await tie(database, IDS.staff, two, sure=one.mark) is Outcome.DONE
    chat = await database.run(chats.find, GROUP)
    assert chat is not None
    assert binding.tie_of(chat) == two


@pytest.mark.parametrize("person", [IDS.captain, IDS.worker, IDS.wang, IDS.zhou, 424242])
@pytest.mark.parametrize("goal", ["building", "staff", "unit"])
async def test_nobody_but_staff_and_owners_tie(
    database: Database, estate: Estate, person: int, goal: str
) -> None:
    assert await tie(database, person, goals(estate)[goal]) is Outcome.FORBIDDEN
    assert await database.run(chats.find, GROUP) is None


async def test_units_and_places_mark_their_ties_apart(estate: Estate) -> None:
    marks = [goal.mark for goal in goals(estate).values()]
    assert len(set(marks)) == len(marks)
    assert goals(estate)["unit"].mark < 0 < goals(estate)["building"].mark


async def test_a_group_the_bot_left_is_tied_anew_without_a_question(
    database: Database, estate: Estate
) -> None:
    goal = goals(estate)["building"]
    await tie(database, IDS.staff, goal)
    await database.run(chats.set_state, GROUP, ChatState.REMOVED, now=NOON)
    assert await tie(database, IDS.staff, goal) is Outcome.DONE
    chat = await database.run(chats.find, GROUP)
    assert chat is not None
    assert chat.state is ChatState.ACTIVE


@pytest.mark.parametrize("place", [0, -1, 999])
async def test_what_is_no_place_or_unit_is_no_goal(
    database: Database, estate: Estate, place: int
) -> None:
    del estate
    assert await database.run(binding.place_goal, place) is None
    assert await database.run(binding.unit_goal, place) is None
    assert await database.run(
        binding.choose, IDS.owner, SEEN, None, TAPPED, 0, now=NOON
    ) is Outcome.FORBIDDEN  # fmt: skip


async def test_a_private_chat_is_never_tied(database: Database, estate: Estate) -> None:
    seen = Seen(IDS.staff, "", frozenset())
    chosen = await database.run(
        binding.choose_place, IDS.staff, seen, estate.building, TAPPED, 0, now=NOON
    )
    assert chosen is Outcome.FORBIDDEN
    assert await database.run(chats.find, IDS.staff) is None


async def request(database: Database, estate: Estate) -> bool:
    place = await database.run(tree.get, estate.building)
    return await database.run(requests.request, IDS.anna, SEEN, place, now=NOON)


async def test_a_request_goes_to_the_staffs_group_once_a_day(
    database: Database, estate: Estate
) -> None:
    assert await request(database, estate)
    assert await request(database, estate)
    assert sent(database) == [(IDS.staff_chat, "setup-request")]


async def test_without_a_staffs_group_each_of_them_is_asked_and_without_staff_the_owners(
    database: Database, estate: Estate
) -> None:
    await database.run(chats.set_state, IDS.staff_chat, ChatState.REMOVED, now=NOON)
    assert await database.run(telling.desks, estate.building, now=NOON) == [IDS.staff]
    database.connection.execute("DELETE FROM grants WHERE role = 'staff'")
    assert await database.run(telling.desks, estate.building, now=NOON) == [IDS.owner]
    await database.run(people.blocked, IDS.owner, at=NOON)
    assert await database.run(telling.desks, estate.building, now=NOON) == []
    assert not await request(database, estate)


@pytest.mark.parametrize(
    ("person", "outcome"),
    [
        (IDS.staff, Outcome.DONE), (IDS.owner, Outcome.DONE), (IDS.captain, Outcome.FORBIDDEN),
        (IDS.anna, Outcome.FORBIDDEN), (IDS.worker, Outcome.FORBIDDEN),
    ],
)  # fmt: skip
@pytest.mark.parametrize("agreed", [True, False])
async def test_staff_and_owners_decide_a_request(
    database: Database,
    estate: Estate,
    person: int,
    outcome: Outcome,
    agreed: bool,  # noqa: FBT001
) -> None:
    await request(database, estate)
    asked = Asked(GROUP, estate.building, IDS.anna, 0)
    decided = await database.run(
        requests.decide, person, IDS.staff_chat, TAPPED, asked, agreed=agreed, now=NOON
    )
    assert decided is outcome
    chat = await database.run(chats.find, GROUP)
    assert chat is not None
    assert (chat.place_id is not None) is (agreed and outcome is Outcome.DONE)
    told = [view for chat_id, view in sent(database) if chat_id == GROUP]
    wanted = ["setup-tied" if agreed else "setup-declined"]
    assert told == (wanted if outcome is Outcome.DONE else [])


async def test_a_request_for_a_group_that_was_tied_since_is_asked_again(
    database: Database, estate: Estate
) -> None:
    await request(database, estate)
    await tie(database, IDS.owner, goals(estate)["other"])
    asked = Asked(GROUP, estate.building, IDS.anna, 0)
    decided = await database.run(
        requests.decide, IDS.staff, IDS.staff_chat, TAPPED, asked, agreed=True, now=NOON
    )
    assert decided is Outcome.SURE
    assert sent(database)[-1] == (IDS.staff_chat, "setup-request")
    chat = await database.run(chats.find, GROUP)
    assert chat is not None
    assert chat.place_id == estate.other_building


@pytest.mark.parametrize(
    ("person", "may"),
    [(IDS.owner, True), (IDS.staff, True), (IDS.captain, False), (IDS.wang, False)],
)
async def test_who_arranges_things_and_where(
    database: Database,
    estate: Estate,
    person: int,
    may: bool,  # noqa: FBT001
) -> None:
    for place in (estate.community, estate.building):
        assert await database.run(authority.manages, person, place, now=NOON) is may
    assert await database.run(authority.manages_any, person, now=NOON) is may
    managed = await database.run(authority.managed, person, now=NOON)
    assert [p.id for p in managed] == ([estate.community] if may else [])


async def test_before_any_community_only_owners_arrange_anything(database: Database) -> None:
    await database.run(communities.sync_owners, [IDS.owner], now=NOON)
    assert await database.run(authority.manages_any, IDS.owner, now=NOON)
    assert not await database.run(authority.manages_any, IDS.staff, now=NOON)
    assert await database.run(naming.ask_community, IDS.owner, GROUP, now=NOON)
    assert not await database.run(naming.ask_community, IDS.staff, GROUP, now=NOON)
    prompt = await database.run(prompts.open_for, GROUP, IDS.owner, now=NOON)
    assert prompt is not None
    assert prompt.kind == naming.COMMUNITY


async def test_the_first_community_is_founded_once(database: Database, estate: Estate) -> None:
    del estate
    assert not await database.run(naming.ask_community, IDS.owner, GROUP, now=NOON)
    assert await database.run(prompts.open_for, GROUP, IDS.owner, now=NOON) is None


async def test_a_role_lost_between_question_and_answer_makes_no_building(
    database: Database, estate: Estate
) -> None:
    assert await database.run(naming.ask_building, IDS.staff, GROUP, estate.community, now=NOON)
    prompt = await database.run(prompts.open_for, GROUP, IDS.staff, now=NOON)
    assert prompt is not None
    database.connection.execute("DELETE FROM grants WHERE role = 'staff'")
    before = len(await database.run(tree.every))
    await database.run(naming.name_building, IDS.staff, SEEN, prompt, "88栋", 3, now=NOON)
    assert len(await database.run(tree.every)) == before
    assert sent(database)[-1] == (GROUP, "setup-note")


async def test_a_name_that_is_there_ties_to_the_building_there_is(
    database: Database, estate: Estate
) -> None:
    await database.run(naming.ask_building, IDS.staff, GROUP, estate.community, now=NOON)
    prompt = await database.run(prompts.open_for, GROUP, IDS.staff, now=NOON)
    assert prompt is not None
    await database.run(naming.name_building, IDS.staff, SEEN, prompt, "六号楼", 3, now=NOON)
    chat = await database.run(chats.find, GROUP)
    assert chat is not None
    assert chat.place_id == estate.building
    assert await database.run(prompts.open_for, GROUP, IDS.staff, now=NOON) is None


async def test_staff_of_two_communities_are_of_both(database: Database, estate: Estate) -> None:
    async def second(tx: Tx) -> int:
        where = {"zone": "Asia/Shanghai", "language": "zh-CN"}
        other = await tree.add(tx, None, PlaceKind.COMMUNITY, "荷花里", **where)
        given = Grant(IDS.staff, Role.SECRETARY, other.id, None, IDS.owner, NOON)
        await grants.add(tx, given)
        await units.add(tx, other.id, "property", None, None)
        return other.id

    other = await database.run(second)
    managed = await database.run(authority.managed, IDS.staff, now=NOON)
    assert [p.id for p in managed] == [estate.community, other]
    unit = await database.run(units.by_code, other, "property")
    assert unit is not None
    goal = await database.run(binding.unit_goal, unit.id)
    assert goal == Goal(ChatKind.UNIT, other, unit.id)
