"""Rows of places that go along to another date, and panels that are redrawn in one chat alone."""

from datetime import timedelta

import pytest

from domain.notices import Attendee, Seat, Signup
from playground.estate import IDS
from storage import panels
from storage.database import Database
from storage.notices import posted, receipts, signups, traces
from storage.panels import Panel
from tests.actions.notices.noticed import begun, rows_of, said
from tests.conftest import NOON
from tests.estate import Estate, furnish

LATER = NOON + timedelta(minutes=1)


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


@pytest.fixture
async def two(database: Database, estate: Estate) -> tuple[int, int]:
    """Two dates of one rule."""
    notice, _ = await database.run(
        begun, estate.building, said("每周二14:00", NOON), now=NOON, at_once=True, signup=Signup(2)
    )
    first, second = await rows_of(database, notice.id)
    return first.id, second.id


async def sits(
    database: Database,
    at: int,
    person: int | None,
    guest: str = "",
    seat: Seat = Seat.IN,
    note: str = "",
) -> Attendee:
    row = Attendee(0, at, person, guest, seat, NOON, note=note)
    return await database.run(signups.add, row)


async def test_places_go_along_to_another_date(database: Database, two: tuple[int, int]) -> None:
    gone, to = two
    for person, guest, seat in ((IDS.wang, "", Seat.IN), (IDS.wang, "老妈", Seat.WAITING)):
        await sits(database, gone, person, guest, seat)
    await sits(database, gone, None, "王奶奶")
    assert await database.run(signups.shift, gone, to) == 3
    assert await database.run(signups.of, gone) == []
    found = await database.run(signups.of, to)
    assert [(one.person_id, one.guest, one.state) for one in found] == [
        (IDS.wang, "", Seat.IN),
        (IDS.wang, "老妈", Seat.WAITING),
        (None, "王奶奶", Seat.IN),
    ]
    assert await database.run(signups.shift, gone, to) == 0


async def test_who_has_a_place_there_keeps_that_one(
    database: Database, two: tuple[int, int]
) -> None:
    gone, to = two
    await sits(database, gone, IDS.wang, note="那天")
    mine = await sits(database, to, IDS.wang, note="这天")
    assert await database.run(signups.shift, gone, to) == 0
    assert await database.run(signups.of, to) == [mine]


async def test_those_told_of_changes_are_also_those_who_wait(
    database: Database, two: tuple[int, int]
) -> None:
    at, other = two
    await sits(database, at, IDS.wang)
    await sits(database, at, IDS.wang, "老妈", Seat.WAITING)
    await sits(database, at, IDS.li_ming, seat=Seat.WAITING)
    await sits(database, at, IDS.zhao, seat=Seat.GONE)
    await sits(database, at, None, "王奶奶")
    await sits(database, other, IDS.captain)
    assert await database.run(signups.expecting, at) == [IDS.wang, IDS.li_ming]
    assert await database.run(signups.told, at) == [IDS.wang]
    assert await database.run(signups.expecting, 10**9) == []


async def test_of_a_person_every_place_that_stands_is_found(
    database: Database, two: tuple[int, int]
) -> None:
    first, second = two
    rows = [
        await sits(database, first, IDS.wang),
        await sits(database, first, IDS.wang, "老妈", Seat.WAITING),
        await sits(database, second, IDS.wang),
    ]
    await sits(database, second, IDS.wang, "老爸", Seat.GONE)
    await sits(database, second, IDS.li_ming)
    assert await database.run(signups.of_person, IDS.wang) == rows


async def test_of_two_who_change_a_row_at_once_one_does(
    database: Database, two: tuple[int, int]
) -> None:
    row = await sits(database, two[0], IDS.wang, seat=Seat.WAITING)
    up = Attendee(row.id, row.occurrence_id, IDS.wang, "", Seat.IN, NOON, moved_up_at=LATER)
    gone = Attendee(row.id, row.occurrence_id, IDS.wang, "", Seat.GONE, NOON)
    assert await database.run(signups.change, row, up)
    assert not await database.run(signups.change, row, gone)
    assert await database.run(signups.find, row.id) == up


async def test_nobody_is_counted_where_nobody_signed_up(
    database: Database, two: tuple[int, int]
) -> None:
    assert await database.run(signups.counts, two[0]) == {}
    assert await database.run(signups.names, two[0]) == []
    assert await database.run(signups.find, 10**9) is None


async def card(database: Database, occurrence_id: int, chat: int, kind: str = "notice") -> None:
    panel = Panel(chat, occurrence_id, kind, occurrence_id, "notice-post", "x", NOON, None)
    await database.run(panels.put, panel)


async def test_a_post_is_redrawn_in_one_chat_and_the_first_change_counts(
    database: Database, two: tuple[int, int]
) -> None:
    at, other = two
    for occurrence_id in two:
        for chat in (IDS.building_6, IDS.building_7):
            await card(database, occurrence_id, chat)
    assert await database.run(posted.count, at) == 2
    await database.run(posted.stale_in, at, IDS.building_6, now=NOON)
    await database.run(posted.stale_in, at, IDS.building_6, now=LATER)
    found = await database.run(panels.of, "notice", at)
    assert {one.chat_id: one.stale_since for one in found} == {
        IDS.building_6: NOON,
        IDS.building_7: None,
    }
    assert not any(one.stale_since for one in await database.run(panels.of, "notice", other))


async def test_erased_the_rows_of_a_family_are_nobodys_and_still_as_many(
    database: Database, two: tuple[int, int]
) -> None:
    at, _ = two
    for guest in ("", "老妈", "老爸"):
        await sits(database, at, IDS.wang, guest, note="坐轮椅")
    await sits(database, at, None, "王奶奶")
    await database.run(traces.erase, IDS.wang)
    found = await database.run(signups.of, at)
    assert [(one.person_id, one.guest, one.note) for one in found] == [
        (None, "", ""),
        (None, "", ""),
        (None, "", ""),
        (None, "王奶奶", ""),
    ]
    assert await database.run(signups.expecting, at) == []


async def test_who_entered_a_name_is_forgotten_and_the_name_is_not(
    database: Database, two: tuple[int, int]
) -> None:
    row = Attendee(0, two[0], None, "王奶奶", Seat.IN, NOON, entered_by=IDS.captain)
    stored = await database.run(signups.add, row)
    await database.run(traces.erase, IDS.captain)
    kept = await database.run(signups.find, stored.id)
    assert kept is not None
    assert (kept.guest, kept.entered_by) == ("王奶奶", None)


async def test_two_of_a_household_are_erased_and_it_was_heard_once(
    database: Database, estate: Estate, two: tuple[int, int]
) -> None:
    at = two[0]
    flat = estate.flats["3单元", "201"]
    await database.run(receipts.press, at, IDS.wang, now=NOON)
    await database.run(receipts.tell, at, flat, IDS.captain, now=NOON)
    for person in (IDS.wang, IDS.captain):
        await database.run(traces.erase, person)
    assert await database.run(receipts.counts, at, estate.building) == (1, 24)
    assert not await database.run(receipts.pressed, at, IDS.wang)
