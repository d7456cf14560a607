"""Whatever becomes of a membership, other topics are let know by a timer."""

from datetime import timedelta

import pytest

from actions.places import approval, joining, members
from domain.places import MembershipState, Relation
from playground.estate import IDS
from storage import timers
from storage.database import Database
from storage.places import households, people
from tests.conftest import NOON
from tests.estate import Estate, furnish


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def _armed(database: Database, membership_id: int) -> bool:
    return bool(await database.run(timers.armed, approval.DECIDED, membership_id))


async def _claim(database: Database, estate: Estate, person_id: int = IDS.anna) -> int:
    flat = estate.flats["2单元", "101"]
    await database.run(joining.claim, person_id, flat, Relation.OWNER, now=NOON)
    return (await database.run(households.memberships_of, person_id))[-1].id


async def test_a_claim_that_waits_passes_nothing_on(database: Database, estate: Estate) -> None:
    assert not await _armed(database, await _claim(database, estate))


@pytest.mark.parametrize("agrees", [True, False])
async def test_what_the_captain_decides_is_passed_on(
    database: Database,
    estate: Estate,
    agrees: bool,  # noqa: FBT001
) -> None:
    made = await _claim(database, estate)
    await database.run(members.decide, IDS.captain, made, agrees=agrees, now=NOON, message_id=None)
    assert await _armed(database, made)


async def test_a_phone_of_the_roll_lets_in_and_is_passed_on(
    database: Database, estate: Estate
) -> None:
    phone = await database.run(households.roll_phone, estate.flats["2单元", "101"])
    assert phone is not None
    await database.run(people.set_phone, IDS.anna, phone)
    made = await _claim(database, estate)
    member = await database.run(households.membership, made)
    assert member is not None
    assert member.state is MembershipState.ACTIVE
    assert await _armed(database, made)


async def test_a_phone_shared_afterwards_is_passed_on(database: Database, estate: Estate) -> None:
    made = await _claim(database, estate)
    phone = await database.run(households.roll_phone, estate.flats["2单元", "101"])
    assert phone is not None
    shared = await database.run(
        joining.share_phone, IDS.anna, IDS.anna, f"86{phone}", now=NOON + timedelta(hours=1)
    )
    assert shared is joining.Shared.MATCHED
    assert await _armed(database, made)


async def test_what_the_first_claimant_answers_is_passed_on(
    database: Database, estate: Estate
) -> None:
    flat = estate.flats["3单元", "201"]
    await database.run(joining.claim, IDS.anna, flat, Relation.FAMILY, now=NOON)
    made = (await database.run(households.memberships_of, IDS.anna))[-1].id
    assert await database.run(joining.answer_question, IDS.wang, made, agrees=True, now=NOON)
    assert await _armed(database, made)
