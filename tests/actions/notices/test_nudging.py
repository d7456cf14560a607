"""催一催: once a day, not at night, only those who have not answered and can be reached."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from actions.notices import nudging, receipts
from actions.notices.nudging import Nudged
from domain.notices import Audience, Fate, Occurrence, Phase, Refusal
from domain.places import MembershipState, Relation, Role
from playground.estate import IDS
from storage.database import Database
from storage.notices import deliveries, optouts
from storage.outbox import Rank
from storage.places import households
from storage.places import people as persons
from tests.actions.notices.ground import grant
from tests.actions.notices.listed import becomes
from tests.actions.notices.noticed import begun, local, said, waiting
from tests.conftest import NOON
from tests.estate import Estate, furnish

WHEN = "12月7日 09:00到10:40"
DAY = timedelta(days=1)


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def posted(
    database: Database,
    place_id: int,
    **more: Any,  # noqa: ANN401
) -> Occurrence:
    known: dict[str, Any] = {"now": NOON, "at_once": True, "receipt": True} | more
    _, row = await database.run(begun, place_id, said(WHEN, NOON), **known)
    assert row is not None
    return row


async def nudge(
    database: Database, row: Occurrence, person: int = IDS.captain, now: datetime = NOON
) -> Nudged | Refusal:
    return await database.run(nudging.nudge, person, row.id, now=now)


async def nudged(database: Database) -> list[int]:
    return sorted(one.chat_id for one in await waiting(database, nudging.VIEW))


async def test_everybody_of_a_silent_household_is_written_to(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate.building)
    flat = estate.flats["3单元", "201"]
    lives = (Relation.FAMILY, MembershipState.ACTIVE)
    await database.run(households.claim, IDS.anna, flat, *lives, now=NOON)
    assert await nudge(database, row) == Nudged(24, 3, 4)
    assert await nudged(database) == [IDS.wang, IDS.li_ming, IDS.zhao, IDS.anna]


async def test_one_of_the_household_answers_for_all_of_it(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate.building)
    flat = estate.flats["3单元", "201"]
    lives = (Relation.FAMILY, MembershipState.ACTIVE)
    await database.run(households.claim, IDS.anna, flat, *lives, now=NOON)
    await database.run(receipts.press, IDS.anna, row.id, chat_id=IDS.building_6, now=NOON)
    assert await nudge(database, row) == Nudged(23, 2, 2)
    assert await nudged(database) == [IDS.li_ming, IDS.zhao]


async def test_who_asked_for_peace_or_blocked_the_bot_is_left_alone(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate.building)
    await database.run(optouts.add, IDS.wang, now=NOON)
    await database.run(persons.blocked, IDS.zhao, at=NOON)
    assert await nudge(database, row) == Nudged(24, 1, 1)
    assert await nudged(database) == [IDS.li_ming]


async def test_the_second_nudge_of_a_day_reaches_only_who_is_new(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate.building)
    await nudge(database, row)
    assert await nudge(database, row, IDS.staff, NOON + timedelta(hours=1)) is Refusal.ALREADY
    flat = estate.flats["2单元", "101"]
    lives = (Relation.OWNER, MembershipState.ACTIVE)
    await database.run(households.claim, IDS.anna, flat, *lives, now=NOON)
    assert await nudge(database, row) == Nudged(24, 4, 1)
    assert len(await nudged(database)) == 4


@pytest.mark.parametrize(
    ("second", "again"),
    [
        (local(2026, 11, 22, 21, 59), False),
        # What is asked for in the quiet hours counts for the day on which it is sent.
        (local(2026, 11, 22, 22), True),
        (local(2026, 11, 23, 6, 59), True),
        (local(2026, 11, 23, 7), True),
    ],
)
async def test_a_day_is_that_of_the_place(
    database: Database, estate: Estate, second: datetime, *, again: bool
) -> None:
    row = await posted(database, estate.building)
    await nudge(database, row)
    done = await nudge(database, row, now=second)
    assert (done is not Refusal.ALREADY) is again


async def test_night_and_morning_are_one_nudge(database: Database, estate: Estate) -> None:
    row = await posted(database, estate.building)
    await nudge(database, row, now=local(2026, 11, 22, 23))
    assert await nudge(database, row, now=local(2026, 11, 23, 9)) is Refusal.ALREADY


@pytest.mark.parametrize(
    ("asked", "sent"),
    [
        (local(2026, 11, 22, 21, 59), local(2026, 11, 22, 21, 59)),
        (local(2026, 11, 22, 22), local(2026, 11, 23, 7)),
        (local(2026, 11, 23, 3), local(2026, 11, 23, 7)),
        (local(2026, 11, 23, 7), local(2026, 11, 23, 7)),
    ],
)
async def test_nobody_is_woken_and_nothing_is_sent_late(
    database: Database, estate: Estate, asked: datetime, sent: datetime
) -> None:
    row = await posted(database, estate.building)
    await nudge(database, row, now=asked)
    found = await waiting(database, nudging.VIEW)
    assert {one.not_before for one in found} == {sent}
    assert {one.rank for one in found} == {Rank.REMINDER}
    assert not any(one.repeats for one in found)
    assert all(one.expires_at and one.expires_at > sent for one in found)


async def test_a_captain_nudges_their_own_building(database: Database, estate: Estate) -> None:
    row = await posted(database, estate.community, author_id=IDS.staff)
    await database.run(grant, IDS.li_ming, Role.CAPTAIN, estate.other_building)
    assert await nudge(database, row, IDS.li_ming) == Nudged(0, 0, 0)
    assert await nudged(database) == []
    assert await nudge(database, row) == Nudged(24, 3, 3)


async def test_residents_and_strangers_nudge_nobody(database: Database, estate: Estate) -> None:
    row = await posted(database, estate.building)
    for person in (IDS.wang, IDS.worker, 4711):
        assert await nudge(database, row, person) is Refusal.NOT_YOURS
    assert await nudged(database) == []


@pytest.mark.parametrize("state", [Phase.PLANNED, Phase.CANCELLED, Phase.MISSED])
async def test_of_what_is_not_out_nobody_is_nudged(
    database: Database, estate: Estate, state: Phase
) -> None:
    row = await posted(database, estate.building)
    await database.run(becomes, row, state=state)
    assert await nudge(database, row) is Refusal.WRONG_STATE


async def test_what_asks_for_no_receipt_is_not_nudged(database: Database, estate: Estate) -> None:
    row = await posted(database, estate.building, receipt=False)
    assert await nudge(database, row) is Refusal.WRONG_STATE


@pytest.mark.parametrize(
    ("fate", "people"),
    [(Fate.SENT, 1), (Fate.DIGEST, 1), (Fate.FAILED, 0), (Fate.WAITING, 0), (Fate.EXPIRED, 0)],
)
async def test_of_a_few_people_those_are_nudged_whom_it_reached(
    database: Database, estate: Estate, fate: Fate, people: int
) -> None:
    row = await posted(database, estate.building, audience=Audience(born_until=1961))
    await database.run(deliveries.add, row.id, IDS.zhao, None, fate, now=NOON)
    assert await nudge(database, row) == Nudged(0, 0, people, private=True)


async def test_of_a_few_people_who_pressed_is_left_alone(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate.building, audience=Audience(born_until=1961))
    for person in (IDS.zhao, IDS.wang):
        await database.run(deliveries.add, row.id, person, None, Fate.SENT, now=NOON)
    await database.run(receipts.press, IDS.zhao, row.id, chat_id=IDS.zhao, now=NOON)
    assert await nudge(database, row) == Nudged(0, 0, 1, private=True)
    assert await nudged(database) == [IDS.wang]


async def test_where_all_have_answered_nobody_is_written_to(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate.building)
    for person in (IDS.wang, IDS.li_ming, IDS.zhao):
        await database.run(receipts.press, person, row.id, chat_id=0, now=NOON)
    assert await nudge(database, row) == Nudged(21, 0, 0)
    assert await nudge(database, row) == Nudged(21, 0, 0)
