"""What is kept of a person in notices: handed over whole, and made nobody's."""

from datetime import timedelta

import pytest

from actions import privacy
from domain.notices import Attendee, Seat, Signup
from playground.estate import IDS
from storage.database import Database
from storage.notices import receipts, signups
from storage.outbox import Waiting
from tests.actions.notices.noticed import begun, said, waiting
from tests.conftest import NOON
from tests.estate import Estate, furnish

WHEN = "12月7日 09:00到10:40"
LATER = NOON + timedelta(hours=1)


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def posted(database: Database, estate: Estate, signup: Signup | None = None) -> int:
    when = said(WHEN, NOON)
    more = {"signup": signup or Signup(20), "receipt": True}
    _, row = await database.run(begun, estate.building, when, now=NOON, at_once=True, **more)
    assert row is not None
    return row.id


async def sits(
    database: Database, occurrence_id: int, person_id: int, guest: str = "", seat: Seat = Seat.IN
) -> Attendee:
    row = Attendee(0, occurrence_id, person_id, guest, seat, NOON, note="坐轮椅")
    return await database.run(signups.add, row)


async def test_places_and_receipts_are_handed_over(database: Database, estate: Estate) -> None:
    at = await posted(database, estate)
    await sits(database, at, IDS.wang, "老妈")
    await sits(database, at, IDS.li_ming)
    await database.run(receipts.press, at, IDS.wang, now=NOON)
    found = await database.run(privacy.everything, IDS.wang)
    (seat,) = found["signups"]
    assert (seat["guest"], seat["note"], seat["state"]) == ("老妈", "坐轮椅", "in")
    assert [row["title"] for row in found["notices_seen"]] == ["人人坞免费义诊"]
    assert found["no_private_notices"] == []


async def test_a_household_that_saw_it_has_seen_it_when_its_person_is_forgotten(
    database: Database, estate: Estate
) -> None:
    at = await posted(database, estate)
    await database.run(receipts.press, at, IDS.wang, now=NOON)
    await database.run(privacy.erase, IDS.wang, now=LATER, message_id=None)
    assert await database.run(receipts.counts, at, estate.building) == (1, 24)
    assert await database.run(receipts.how_many, at) == 0
    assert (await database.run(privacy.everything, IDS.wang))["notices_seen"] == []


async def test_whoever_is_forgotten_gives_the_place_to_who_waits(
    database: Database, estate: Estate
) -> None:
    at = await posted(database, estate, Signup(1))
    await sits(database, at, IDS.wang)
    await sits(database, at, IDS.zhao, seat=Seat.WAITING)
    await database.run(privacy.erase, IDS.wang, now=LATER, message_id=None)
    (row,) = await database.run(signups.of, at)
    assert (row.person_id, row.state, row.moved_up_at) == (IDS.zhao, Seat.IN, LATER)
    told: list[Waiting] = await waiting(database, "notice-up")
    assert [one.chat_id for one in told] == [IDS.zhao]


async def test_who_came_is_counted_and_nobodys(database: Database, estate: Estate) -> None:
    at = await posted(database, estate)
    row = await sits(database, at, IDS.wang, "老妈")
    await database.run(signups.set_came, row.id, came=True)
    over = NOON + timedelta(days=30)
    await database.run(privacy.erase, IDS.wang, now=over, message_id=None)
    kept = await database.run(signups.find, row.id)
    assert kept is not None
    assert (kept.person_id, kept.guest, kept.note, kept.came) == (None, "", "", True)
