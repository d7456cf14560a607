"""Every setting of a unit or a category: who may change it, and within what bounds."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.places import communities
from actions.places import units as steps
from actions.places.units import LONGEST_MINUTES, Refusal
from domain.errors import Missing
from domain.places import Grant, Place, PlaceKind, Role
from domain.reports import CATEGORIES
from storage.database import Database, Tx
from storage.places import chats, grants, people, tree, units
from storage.places.people import Greeting
from storage.places.units import Setting
from tests.conftest import NOON

OWNER, STAFF, CAPTAIN, MEMBER, STRANGER = 1, 2, 3, 4, 5


async def furnish(tx: Tx) -> Place:
    """A community with a building, and one person of each role."""
    await communities.sync_owners(tx, [OWNER], now=NOON)
    for person in (STAFF, CAPTAIN, MEMBER, STRANGER):
        who = Greeting(person, f"P{person}", None, "zh-CN", private=True)
        await people.greet(tx, who, now=NOON)
    place = await communities.create(tx, "翠湖里", zone=chats.ZONE, language="zh-CN", now=NOON)
    where = {"zone": place.zone, "language": place.language}
    six = await tree.add(tx, place.id, PlaceKind.BUILDING, "6栋", **where)
    firm = await units.by_code(tx, place.id, "property")
    assert firm is not None
    await grants.add(tx, Grant(STAFF, Role.STAFF, place.id, None, OWNER, NOON))
    await grants.add(tx, Grant(CAPTAIN, Role.CAPTAIN, six.id, None, STAFF, NOON))
    await grants.add(tx, Grant(MEMBER, Role.UNIT, place.id, firm.id, STAFF, NOON))
    return place


async def kept(database: Database, place: Place, code: str = "fire") -> Setting:
    return await database.run(steps.setting, place.id, code)


@pytest.mark.parametrize("person", [CAPTAIN, MEMBER, STRANGER, 99])
async def test_only_staff_and_owners_change_settings(database: Database, person: int) -> None:
    place = await database.run(furnish)
    before = await kept(database, place)
    firm = await database.run(units.by_code, place.id, "property")
    assert firm is not None
    refused = [
        await database.run(steps.set_name, person, firm.id, "新名字", now=NOON),
        await database.run(steps.set_phone, person, firm.id, "12345", now=NOON),
        await database.run(steps.set_responsible, person, place.id, "fire", 0, now=NOON),
        await database.run(steps.set_times, person, place.id, "fire", 1, 2, now=NOON),
        await database.run(steps.toggle_private, person, place.id, "fire", now=NOON),
    ]
    assert refused == [Refusal.FORBIDDEN] * 5
    assert await kept(database, place) == before
    assert await database.run(units.find, firm.id) == firm


@pytest.mark.parametrize("person", [OWNER, STAFF])
async def test_staff_and_owners_may(database: Database, person: int) -> None:
    place = await database.run(furnish)
    refusal = await database.run(steps.toggle_private, person, place.id, "fire", now=NOON)
    assert refusal is None
    assert (await kept(database, place)).private


async def test_staff_whose_time_is_over_may_no_more(database: Database) -> None:
    place = await database.run(furnish)
    until = Grant(STRANGER, Role.STAFF, place.id, None, OWNER, NOON, NOON + timedelta(days=1))
    await database.run(grants.add, until)
    assert await database.run(steps.toggle_private, STRANGER, place.id, "fire", now=NOON) is None
    refusal = await database.run(
        steps.toggle_private, STRANGER, place.id, "fire", now=NOON + timedelta(days=1)
    )
    assert refusal is Refusal.FORBIDDEN


@pytest.mark.parametrize(
    ("respond", "resolve", "fits"),
    [
        (1, 1, True),
        (0, 60, False),
        (-1, 60, False),
        (61, 60, False),
        (60, 60, True),
        (1, LONGEST_MINUTES, True),
        (1, LONGEST_MINUTES + 1, False),
    ],
)
async def test_deadlines_stay_within_reason(
    database: Database,
    respond: int,
    resolve: int,
    fits: bool,  # noqa: FBT001
) -> None:
    place = await database.run(furnish)
    before = await kept(database, place)
    refusal = await database.run(
        steps.set_times, STAFF, place.id, "fire", respond, resolve, now=NOON
    )
    after = await kept(database, place)
    assert (refusal is None) == fits
    assert ((after.respond_minutes, after.resolve_minutes) == (respond, resolve)) == fits
    assert (after == before) != fits


@pytest.mark.parametrize("code", [*CATEGORIES])
async def test_every_category_can_be_given_to_any_unit_and_back_to_staff(
    database: Database, code: str
) -> None:
    place = await database.run(furnish)
    firm = await database.run(units.by_code, place.id, "property")
    assert firm is not None
    await database.run(steps.set_responsible, STAFF, place.id, code, firm.id, now=NOON)
    given_to = await kept(database, place, code)
    assert given_to.responsible == "property"
    assert "property" not in given_to.helps.split()
    await database.run(steps.set_responsible, STAFF, place.id, code, 0, now=NOON)
    assert (await kept(database, place, code)).responsible == ""


async def test_a_unit_of_another_community_cannot_answer_here(database: Database) -> None:
    place = await database.run(furnish)
    other = await database.run(
        communities.create, "荷花里", zone=chats.ZONE, language="zh-CN", now=NOON
    )
    theirs = await database.run(units.by_code, other.id, "property")
    assert theirs is not None
    with pytest.raises(Missing):
        await database.run(steps.set_responsible, STAFF, place.id, "fire", theirs.id, now=NOON)
    refusal = await database.run(steps.toggle_private, STAFF, other.id, "fire", now=NOON)
    assert refusal is Refusal.FORBIDDEN


@pytest.mark.parametrize("code", ["", "moon", "FIRE", "fire "])
async def test_what_is_no_category_is_missing(database: Database, code: str) -> None:
    place = await database.run(furnish)
    with pytest.raises(Missing):
        await database.run(steps.toggle_private, STAFF, place.id, code, now=NOON)


async def test_what_is_no_unit_is_missing(database: Database) -> None:
    await database.run(furnish)
    with pytest.raises(Missing):
        await database.run(steps.set_name, STAFF, 10**9, "x", now=NOON)


async def test_a_name_keeps_the_number_and_a_number_the_name(database: Database) -> None:
    place = await database.run(furnish)
    firm = await database.run(units.by_code, place.id, "property")
    assert firm is not None
    await database.run(steps.set_name, STAFF, firm.id, "幸福物业", now=NOON)
    await database.run(steps.set_phone, STAFF, firm.id, "12345", now=NOON)
    await database.run(steps.set_name, STAFF, firm.id, "平安物业", now=NOON)
    found = await database.run(units.find, firm.id)
    assert found is not None
    assert (found.name, found.phone) == ("平安物业", "12345")


@given(st.text(max_size=40))
def test_whatever_is_written_a_phone_has_only_what_can_be_dialled(text: str) -> None:
    phone = communities.phone_in(text)
    assert phone is None or set(phone) <= set("0123456789+-")
