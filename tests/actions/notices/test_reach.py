from collections.abc import Awaitable, Callable
from datetime import timedelta

from actions.notices import reach
from actions.notices.reach import Reach
from domain.notices import Audience
from domain.notices.audience import UNHEARD_FOR
from domain.places import MembershipState, PlaceKind, Relation, Role
from playground.estate import IDS
from storage.database import Database, Tx
from storage.notices import reach as store
from storage.places import chats, households, people, rolls, traces, tree
from storage.places.chats import ChatState
from storage.statements import adding
from storage.tables import notice_optouts
from tests.actions.notices.ground import NOW, grant, group, noticed
from tests.estate import Estate

SECOND = timedelta(seconds=1)
OPT_OUT = adding(notice_optouts)


async def reached(database: Database, *places: int, who: Audience = Audience()) -> Reach:  # noqa: B008
    async def step(tx: Tx) -> Reach:
        return await reach.size(tx, await noticed(tx, *places, audience=who), now=NOW)

    return await database.run(step)


async def named(
    database: Database,
    place: int,
    who: Audience,
    before: Callable[[Tx], Awaitable[object]] | None = None,
) -> list[int]:
    async def step(tx: Tx) -> list[int]:
        if before:
            await before(tx)
        return await reach.people(tx, await noticed(tx, place, audience=who), now=NOW)

    return await database.run(step)


async def test_a_community_reaches_the_groups_of_its_buildings(
    database: Database, estate: Estate
) -> None:
    assert await reached(database, estate.community) == Reach(2, 24, 0)


async def test_a_building_reaches_its_own_group_alone(database: Database, estate: Estate) -> None:
    assert await reached(database, estate.building) == Reach(1, 24, 0)
    assert await reached(database, estate.other_building) == Reach(1, 0, 0)


async def test_a_building_beside_its_community_counts_once(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> list[tuple[int, int]]:
        draft = await noticed(tx, estate.community, estate.building)
        return await reach.groups(tx, draft)

    found = await database.run(step)
    both = {(IDS.building_6, estate.building), (IDS.building_7, estate.other_building)}
    assert len(found) == 2
    assert set(found) == both


async def test_staff_and_unit_chats_are_no_groups(database: Database, estate: Estate) -> None:
    async def step(tx: Tx) -> list[int]:
        draft = await noticed(tx, estate.community)
        return [chat for chat, _ in await reach.groups(tx, draft)]

    assert not {IDS.staff_chat, IDS.unit_chat} & set(await database.run(step))


async def test_a_group_the_bot_was_removed_from_is_counted_as_gone(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> tuple[Reach, int, list[int]]:
        await chats.set_state(tx, IDS.building_6, ChatState.REMOVED, now=NOW)
        draft = await noticed(tx, estate.building)
        size = await reach.size(tx, draft, now=NOW)
        silent = [place.id for place in await reach.groupless(tx, draft)]
        return size, await reach.groups_gone(tx, draft), silent

    assert await database.run(step) == (Reach(0, 0, 0), 1, [estate.building])


async def test_a_closed_building_hears_nothing(database: Database, estate: Estate) -> None:
    async def step(tx: Tx) -> int:
        await tree.close(tx, estate.other_building, now=NOW)
        draft = await noticed(tx, estate.community)
        return (await reach.size(tx, draft, now=NOW)).groups

    assert await database.run(step) == 1


async def _with(tx: Tx, parent: int, kind: PlaceKind, name: str) -> int:
    made = await tree.add(tx, parent, kind, name, zone="Asia/Shanghai", language="zh-CN")
    return made.id


async def test_buildings_without_a_group_are_named(database: Database, estate: Estate) -> None:
    async def step(tx: Tx) -> list[str]:
        await _with(tx, estate.community, PlaceKind.BUILDING, "8栋")
        draft = await noticed(tx, estate.community)
        return [place.name for place in await reach.groupless(tx, draft)]

    assert await database.run(step) == ["8栋"]


async def test_the_group_of_an_estate_is_heard_in_its_buildings(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> list[str]:
        court = await _with(tx, estate.community, PlaceKind.ESTATE, "东院")
        await _with(tx, court, PlaceKind.BUILDING, "8栋")
        await group(tx, -808, court)
        draft = await noticed(tx, estate.community)
        return [place.name for place in await reach.groupless(tx, draft)]

    assert await database.run(step) == []


async def test_a_stairwells_group_stands_for_its_flats(database: Database, estate: Estate) -> None:
    async def step(tx: Tx) -> tuple[Reach, list[str]]:
        await chats.set_state(tx, IDS.building_6, ChatState.REMOVED, now=NOW)
        third = await _with(tx, estate.building, PlaceKind.STAIRWELL, "3单元")
        await group(tx, -803, third)
        draft = await noticed(tx, estate.building)
        silent = [place.name for place in await reach.groupless(tx, draft)]
        return await reach.size(tx, draft, now=NOW), silent

    assert await database.run(step) == (Reach(1, 8, 0), [])


async def test_a_flat_that_has_gone_is_not_counted(database: Database, estate: Estate) -> None:
    async def step(tx: Tx) -> int:
        await rolls.leave(tx, estate.flats["1单元", "101"], now=NOW)
        draft = await noticed(tx, estate.building)
        return (await reach.size(tx, draft, now=NOW)).households

    assert await database.run(step) == 23


async def test_people_filters_reach_no_group(database: Database, estate: Estate) -> None:
    who = Audience(roles=frozenset({Role.CAPTAIN}))
    assert await reached(database, estate.community, who=who) == Reach(0, 0, 1)


async def test_without_filters_nobody_is_written_to(database: Database, estate: Estate) -> None:
    assert await named(database, estate.community, Audience()) == []


async def test_captains_are_found_below_the_place(database: Database, estate: Estate) -> None:
    who = Audience(roles=frozenset({Role.CAPTAIN}))
    assert await named(database, estate.community, who) == [IDS.captain]
    assert await named(database, estate.other_building, who) == []


async def test_staff_of_the_community_are_staff_of_its_buildings(
    database: Database, estate: Estate
) -> None:
    who = Audience(roles=frozenset({Role.STAFF}))
    assert await named(database, estate.building, who) == [IDS.staff]


async def test_a_role_laid_down_counts_no_more(database: Database, estate: Estate) -> None:
    async def end(tx: Tx) -> None:
        await traces.lay_down_roles(tx, IDS.captain, now=NOW)

    who = Audience(roles=frozenset({Role.CAPTAIN}))
    assert await named(database, estate.building, who, end) == []


async def test_somebody_with_two_of_the_roles_is_named_once(
    database: Database, estate: Estate
) -> None:
    async def both(tx: Tx) -> None:
        await grant(tx, IDS.captain, Role.VOLUNTEER, estate.building)

    who = Audience(roles=frozenset({Role.CAPTAIN, Role.VOLUNTEER}))
    assert await named(database, estate.building, who, both) == [IDS.captain]


async def test_residents_are_those_who_belong_to_a_flat(
    database: Database, estate: Estate
) -> None:
    who = Audience(roles=frozenset({Role.RESIDENT}))
    lives = sorted((IDS.wang, IDS.li_ming, IDS.zhao))
    assert await named(database, estate.community, who) == lives


async def test_a_claim_nobody_decided_makes_no_resident(
    database: Database, estate: Estate
) -> None:
    async def claim(tx: Tx) -> None:
        flat = estate.flats["2单元", "101"]
        state = MembershipState.CLAIMED
        await households.claim(tx, IDS.anna, flat, Relation.OWNER, state, now=NOW)

    who = Audience(roles=frozenset({Role.RESIDENT}))
    assert IDS.anna not in await named(database, estate.building, who, claim)


def born(**years: int) -> Callable[[Tx], Awaitable[None]]:
    async def step(tx: Tx) -> None:
        for name, year in years.items():
            await tx.do(people.SET["birth_year"], person=getattr(IDS, name), value=year)

    return step


async def test_65_and_over_are_those_born_in_the_year_or_before(
    database: Database, estate: Estate
) -> None:
    known = born(wang=1961, zhao=1940, li_ming=1962)
    found = await named(database, estate.community, Audience(born_until=1961), known)
    assert found == sorted((IDS.wang, IDS.zhao))


async def test_whose_year_is_not_known_is_not_written_to(
    database: Database, estate: Estate
) -> None:
    assert await named(database, estate.community, Audience(born_until=1961)) == []


async def test_all_filters_must_name_somebody(database: Database, estate: Estate) -> None:
    who = Audience(frozenset({Role.CAPTAIN}), born_until=1961)
    known = born(wang=1950, captain=1970)
    assert await named(database, estate.community, who, known) == []


async def test_who_asked_for_peace_is_left_in_peace(database: Database, estate: Estate) -> None:
    async def out(tx: Tx) -> None:
        await tx.do(OPT_OUT, person_id=IDS.wang, at=NOW)

    who = Audience(roles=frozenset({Role.RESIDENT}))
    assert IDS.wang not in await named(database, estate.community, who, out)


async def test_who_never_began_or_blocked_the_bot_is_not_counted(
    database: Database, estate: Estate
) -> None:
    async def block(tx: Tx) -> None:
        await people.blocked(tx, IDS.wang, at=NOW)
        flat, state = estate.flats["2单元", "101"], MembershipState.ACTIVE
        # 小周 is in the group, but never opened the private chat.
        await households.claim(tx, IDS.zhou, flat, Relation.OWNER, state, now=NOW)

    who = Audience(roles=frozenset({Role.RESIDENT}))
    found = await named(database, estate.community, who, block)
    assert not {IDS.wang, IDS.zhou} & set(found)


async def test_households_not_heard_are_those_of_which_nobody_wrote_for_so_long(
    database: Database, estate: Estate
) -> None:
    async def later(tx: Tx) -> tuple[list[int], list[int]]:
        draft = await noticed(tx, estate.community, audience=Audience(unheard=True))
        at_last = await reach.people(tx, draft, now=NOW + UNHEARD_FOR - SECOND)
        after = await reach.people(tx, draft, now=NOW + UNHEARD_FOR)
        return at_last, after

    at_last, after = await database.run(later)
    assert at_last == []
    assert after == sorted((IDS.wang, IDS.li_ming, IDS.zhao))


async def test_nine_hundred_groups_are_one_statement(database: Database, estate: Estate) -> None:
    class Counting:
        def __init__(self, tx: Tx) -> None:
            self.tx, self.count = tx, 0

        async def all(self, statement: object, /, **values: object) -> object:
            self.count += 1
            return await self.tx.all(statement, **values)  # type: ignore[arg-type]

    async def step(tx: Tx) -> tuple[int, int]:
        for number in range(900):
            place = await _with(tx, estate.community, PlaceKind.BUILDING, f"{number + 10}栋")
            await group(tx, -100_000 - number, place)
        draft = await noticed(tx, estate.community)
        counting = Counting(tx)
        found = await store.groups(counting, draft.id)  # type: ignore[arg-type]
        return len(found), counting.count

    assert await database.run(step) == (902, 1)
