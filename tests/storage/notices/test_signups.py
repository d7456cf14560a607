"""Rows of who signed up: one a name, changed only from what was seen."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from domain.notices import Attendee, Seat
from playground.estate import IDS
from storage.database import Database
from storage.notices import signups
from tests.actions.notices.noticed import begun, said
from tests.conftest import NOON
from tests.estate import Estate, furnish

LATER = NOON + timedelta(minutes=1)


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


@pytest.fixture
async def at(database: Database, estate: Estate) -> int:
    _, row = await database.run(begun, estate.building, said("12月7日 09:00", NOON), now=NOON)
    assert row is not None
    return row.id


def sitting(
    at: int,
    person_id: int | None,
    guest: str = "",
    when: datetime = NOON,
    **more: Any,  # noqa: ANN401
) -> Attendee:
    return replace(Attendee(0, at, person_id, guest, Seat.IN, when), **more)


async def test_a_row_reads_back_as_it_was_written(database: Database, at: int) -> None:
    row = await database.run(
        signups.add,
        sitting(at, None, "王奶奶", slot=3, note="3单元201", entered_by=IDS.captain),
    )
    assert await database.run(signups.find, row.id) == row
    assert (row.slot, row.note, row.entered_by, row.came) == (3, "3单元201", IDS.captain, None)


@pytest.mark.parametrize(("person", "guest"), [(IDS.wang, ""), (IDS.wang, "妈"), (None, "妈")])
async def test_a_name_has_one_row(
    database: Database, at: int, person: int | None, guest: str
) -> None:
    first = await database.run(signups.add, sitting(at, person, guest))
    second = await database.run(signups.add, sitting(at, person, guest, note="又来"))
    assert second == first
    assert len(await database.run(signups.of, at)) == 1


async def test_the_same_name_of_two_people_is_two_rows(database: Database, at: int) -> None:
    for person in (IDS.wang, IDS.li_ming, None):
        await database.run(signups.add, sitting(at, person, "老妈"))
    assert len(await database.run(signups.of, at)) == 3


async def test_only_the_state_that_was_seen_is_written_over(database: Database, at: int) -> None:
    row = await database.run(signups.add, sitting(at, IDS.wang))
    gone = replace(row, state=Seat.GONE)
    assert await database.run(signups.change, row, gone)
    assert not await database.run(signups.change, row, gone)
    assert await database.run(signups.named, at, IDS.wang) == gone
    assert await database.run(signups.of, at) == []


async def test_they_come_in_the_order_in_which_they_signed_up(database: Database, at: int) -> None:
    await database.run(signups.add, sitting(at, IDS.wang, when=LATER))
    await database.run(signups.add, sitting(at, IDS.li_ming))
    await database.run(signups.add, sitting(at, IDS.zhao, when=LATER))
    found = await database.run(signups.of, at)
    assert [row.person_id for row in found] == [IDS.li_ming, IDS.wang, IDS.zhao]


async def test_ones_own_stands_before_whom_one_brings(database: Database, at: int) -> None:
    await database.run(signups.add, sitting(at, IDS.wang, "老妈"))
    await database.run(signups.add, sitting(at, IDS.wang, when=LATER))
    await database.run(signups.add, sitting(at, IDS.li_ming, "老妈"))
    found = await database.run(signups.own, at, IDS.wang)
    assert [row.guest for row in found] == ["", "老妈"]


async def test_those_told_have_a_place_and_an_address(database: Database, at: int) -> None:
    await database.run(signups.add, sitting(at, IDS.wang))
    await database.run(signups.add, sitting(at, IDS.wang, "老妈"))
    await database.run(signups.add, sitting(at, IDS.li_ming, state=Seat.WAITING))
    await database.run(signups.add, sitting(at, IDS.zhao, state=Seat.GONE))
    await database.run(signups.add, sitting(at, None, "王奶奶"))
    assert await database.run(signups.told, at) == [IDS.wang]
    counts = await database.run(signups.counts, at)
    assert counts == {Seat.IN: 3, Seat.WAITING: 1}


async def test_all_names_are_known_even_of_those_who_left(database: Database, at: int) -> None:
    await database.run(signups.add, sitting(at, IDS.wang))
    await database.run(signups.add, sitting(at, None, "王奶奶", state=Seat.GONE))
    await database.run(signups.add, sitting(at, 99, ""))
    assert await database.run(signups.names, at) == ["王阿姨", "王奶奶", ""]


async def test_coming_can_be_noted_and_taken_back(database: Database, at: int) -> None:
    row = await database.run(signups.add, sitting(at, IDS.wang))
    for came in (True, None):
        await database.run(signups.set_came, row.id, came=came)
        found = await database.run(signups.find, row.id)
        assert found is not None
        assert found.came is came
