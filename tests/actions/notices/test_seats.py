"""Places: never more than there are, nobody before those who wait, everybody told once."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.notices import seats, signing
from actions.notices.own import Signed
from domain.notices import Attendee, Occurrence, Phase, Refusal, Seat, Signup, seating
from playground.estate import IDS
from storage import panels
from storage.database import Database, Tx
from storage.notices import register, signups
from storage.panels import Panel
from tests.actions.notices.listed import becomes
from tests.actions.notices.noticed import begun, local, said, waiting
from tests.conftest import NOON
from tests.estate import Estate, furnish

WHEN = "12月7日 09:00到10:40"
START = local(2026, 12, 7, 9)
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def posted(
    database: Database, estate: Estate, signup: Signup, when: str = WHEN
) -> Occurrence:
    _, row = await database.run(
        begun, estate.building, said(when, NOON), now=NOON, at_once=True, signup=signup
    )
    assert row is not None
    return row


async def join(
    database: Database,
    row: Occurrence,
    person_id: int,
    **more: Any,  # noqa: ANN401
) -> Signed:
    known = {"chat_id": IDS.building_6, "here": None, "now": NOON} | more
    done = await database.run(signing.join, person_id, row.id, **known)
    assert isinstance(done, Signed), done
    return done


async def leave(
    database: Database,
    person_id: int,
    signup_id: int,
    **more: Any,  # noqa: ANN401
) -> Attendee | Refusal:
    known = {"here": None, "now": NOON + MINUTE} | more
    return await database.run(signing.leave, person_id, signup_id, **known)


async def test_who_waits_moves_up_in_turn_and_is_told_once(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate, Signup(1))
    first = await join(database, row, IDS.wang)
    await join(database, row, IDS.li_ming)
    await join(database, row, IDS.zhao, now=NOON + MINUTE)
    await leave(database, IDS.wang, first.attendee.id)
    listed = await database.run(signups.of, row.id)
    assert [(one.person_id, one.state) for one in listed] == [
        (IDS.li_ming, Seat.IN),
        (IDS.zhao, Seat.WAITING),
    ]
    told = await waiting(database, seats.UP)
    assert [one.chat_id for one in told] == [IDS.li_ming]
    assert await database.run(seats.fill, row.id, now=NOON + 2 * MINUTE) == []
    assert len(await waiting(database, seats.UP)) == 1


async def test_who_comes_back_goes_to_the_end(database: Database, estate: Estate) -> None:
    row = await posted(database, estate, Signup(1))
    await join(database, row, IDS.wang)
    second = await join(database, row, IDS.li_ming)
    await join(database, row, IDS.zhao, now=NOON + MINUTE)
    await leave(database, IDS.li_ming, second.attendee.id)
    again = await join(database, row, IDS.li_ming, now=NOON + 2 * MINUTE)
    assert (again.attendee.state, again.number) == (Seat.WAITING, 2)
    assert again.attendee.id == second.attendee.id


async def test_at_night_the_news_waits_for_seven(database: Database, estate: Estate) -> None:
    row = await posted(database, estate, Signup(1))
    first = await join(database, row, IDS.wang)
    await join(database, row, IDS.zhao)
    await leave(database, IDS.wang, first.attendee.id, now=local(2026, 11, 22, 23))
    (told,) = await waiting(database, seats.UP)
    assert told.not_before == local(2026, 11, 23, 7)
    assert told.expires_at == START


async def test_a_place_before_breakfast_is_told_at_once(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate, Signup(1), "11月23日 06:30")
    first = await join(database, row, IDS.wang)
    await join(database, row, IDS.zhao)
    late = local(2026, 11, 23, 5)
    await leave(database, IDS.wang, first.attendee.id, now=late)
    (told,) = await waiting(database, seats.UP)
    assert told.not_before == late


async def test_of_somebody_who_cannot_be_reached_the_author_is_told(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate, Signup(1))
    first = await join(database, row, IDS.wang)
    await join(database, row, IDS.zhou)
    await leave(database, IDS.wang, first.attendee.id)
    (told,) = await waiting(database, seats.UP)
    assert told.chat_id == IDS.captain


async def test_more_places_are_filled_from_the_list(database: Database, estate: Estate) -> None:
    row = await posted(database, estate, Signup(1))
    for person in (IDS.wang, IDS.li_ming, IDS.zhao):
        await join(database, row, person)
    notice = await database.run(register.get, row.notice_id)
    for capacity, moved in ((2, 1), (None, 1)):
        notice = await database.run(
            register.change, notice, replace(notice, signup=Signup(capacity))
        )
        assert len(await database.run(seats.fill, row.id, now=NOON)) == moved


async def test_the_twenty_first_of_twenty_slots_waits_for_any(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate, Signup(1, slot=5))
    for n in range(20):
        guest = Attendee(0, row.id, None, f"邻居{n}", Seat.IN, NOON)
        await database.run(_sit, row, guest)
    assert (await database.run(seats.counts, row.id)).full
    last = await join(database, row, IDS.zhao)
    assert (last.attendee.state, last.attendee.slot, last.number) == (Seat.WAITING, None, 1)
    eighth = await database.run(signups.named, row.id, None, "邻居7")
    assert eighth is not None
    await leave(database, IDS.captain, eighth.id)
    zhao = await database.run(signups.named, row.id, IDS.zhao)
    assert zhao is not None
    assert (zhao.state, zhao.slot) == (Seat.IN, 7)


async def _sit(tx: Tx, row: Occurrence, attendee: Attendee) -> Attendee | Refusal:
    notice = await register.get(tx, row.notice_id)
    return await seats.sit(tx, notice, row, attendee, chat_id=0, now=NOON)


async def test_two_taps_at_once_get_one_place(database: Database, estate: Estate) -> None:
    row = await posted(database, estate, Signup(1))
    done = await asyncio.gather(
        join(database, row, IDS.wang),
        join(database, row, IDS.wang),
        join(database, row, IDS.li_ming),
    )
    assert [one.new for one in done[:2]] == [True, False]
    assert [one.attendee.state for one in done] == [Seat.IN, Seat.IN, Seat.WAITING]


@pytest.mark.parametrize("state", [Phase.CANCELLED, Phase.OVER, Phase.MISSED])
async def test_what_does_not_take_place_moves_nobody(
    database: Database, estate: Estate, state: Phase
) -> None:
    row = await posted(database, estate, Signup(1))
    first = await join(database, row, IDS.wang)
    await join(database, row, IDS.zhao)

    async def ends(tx: Tx) -> Occurrence:
        return await becomes(tx, row, state=state)

    await database.run(ends)
    assert await leave(database, IDS.wang, first.attendee.id) is Refusal.WRONG_STATE
    assert await database.run(seats.fill, row.id, now=NOON) == []
    assert await waiting(database, seats.UP) == []


async def test_a_name_more_is_redrawn_everywhere_only_in_a_few_groups(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate, Signup(3))
    for n in range(seats.REDRAWN + 1):
        chat = IDS.building_6 if n == 0 else -5000 - n
        await database.run(
            panels.put, Panel(chat, 1, "notice", row.id, "notice-post", "x", NOON, None)
        )
    await join(database, row, IDS.wang)
    assert await _stale(database, row) == [IDS.building_6]
    await join(database, row, IDS.li_ming)
    await join(database, row, IDS.zhao)
    assert len(await _stale(database, row)) == seats.REDRAWN + 1


async def _stale(database: Database, row: Occurrence) -> list[int]:
    found = await database.run(panels.of, "notice", row.id)
    return [one.chat_id for one in found if one.stale_since]


async def test_a_stranger_gets_no_place(database: Database, estate: Estate) -> None:
    row = await posted(database, estate, Signup(3))
    done = await database.run(signing.join, 4711, row.id, chat_id=4711, here=None, now=NOON)
    assert done is Refusal.NOT_RESIDENT
    assert await database.run(signups.of, row.id) == []


@given(
    st.integers(1, 4),
    st.lists(st.tuples(st.sampled_from("jl"), st.integers(0, 7)), max_size=30),
)
def test_nobody_sits_on_anothers_place_and_nobody_waits_beside_a_free_one(
    capacity: int, moves: list[tuple[str, int]]
) -> None:
    signup = Signup(capacity)
    where = Occurrence(1, 1, START, START, None, NOON, state=Phase.POSTED)
    listed: list[Attendee] = []
    for turn, (move, person) in enumerate(moves):
        now = NOON + turn * MINUTE
        if move == "j":
            wish = Attendee(turn + 1, 1, person, "", Seat.IN, now)
            found = seats.seated(signup, where, listed, wish, now=now)
            if not isinstance(found, Refusal):
                listed.append(found)
        else:
            listed = [one for one in listed if one.person_id != person]
            rising = {one.id for one, _ in seats.rising(signup, where, listed)}
            listed = [replace(one, state=Seat.IN) if one.id in rising else one for one in listed]
        taken = sum(one.state is Seat.IN for one in listed)
        assert taken <= capacity
        assert taken == capacity or not seating.waiting_list(listed)
        people = [one.person_id for one in listed]
        assert len(set(people)) == len(people)
