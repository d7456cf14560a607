"""Signing up, leaving and changing slots at their boundaries, in each state there is."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from actions.notices import own, seats, signing
from actions.notices.own import Signed
from actions.notices.signing import Choosing
from domain.notices import Audience, Fate, Phase, Refusal, Seat, Signup, State, seating
from playground.estate import IDS
from storage import panels, prompts
from storage.database import Database
from storage.notices import deliveries
from storage.panels import Panel
from tests.actions.notices.listed import becomes, state
from tests.actions.notices.noticed import begun, said
from tests.actions.notices.sitting import START, WHEN, Sitting, opened
from tests.conftest import NOON
from tests.estate import Estate, furnish

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
HERE: dict[str, Any] = {"here": None, "now": NOON}


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def at(
    database: Database, row_id: int, person: int, now: datetime
) -> Signed | Choosing | Refusal:
    where: dict[str, Any] = {"chat_id": IDS.building_6, "here": None}
    return await database.run(signing.join, person, row_id, **where, now=now)


@pytest.mark.parametrize("closes", [0, 1, 60, 7 * 24 * 60])
async def test_up_to_the_second_before_the_deadline_and_not_at_it(
    database: Database, estate: Estate, closes: int
) -> None:
    clinic = await opened(database, estate, Signup(20, closes=closes))
    ends = START - timedelta(minutes=closes)
    assert await at(database, clinic.row_id, IDS.li_ming, ends) is Refusal.CLOSED
    assert isinstance(await at(database, clinic.row_id, IDS.wang, ends - SECOND), Signed)
    assert await at(database, clinic.row_id, IDS.zhao, ends + SECOND) is Refusal.CLOSED


async def test_who_has_a_place_is_shown_it_also_after_the_deadline(
    database: Database, estate: Estate
) -> None:
    clinic = await opened(database, estate, Signup(20))
    await clinic.join(IDS.wang)
    again = await at(database, clinic.row_id, IDS.wang, START)
    assert isinstance(again, Signed)
    assert (again.new, again.number) == (False, 1)


@pytest.mark.parametrize(
    ("now", "left"),
    [(START - SECOND, True), (START, False), (START + SECOND, False)],
)
async def test_one_leaves_up_to_the_start_also_past_the_deadline(
    database: Database, estate: Estate, now: datetime, *, left: bool
) -> None:
    clinic = await opened(database, estate, Signup(20, closes=600))
    await clinic.join(IDS.wang)
    row = await clinic.of(IDS.wang)
    done = await database.run(signing.leave, IDS.wang, row.id, here=None, now=now)
    assert (done is not Refusal.CLOSED) is left
    assert bool(await clinic.listed()) is not left


async def test_past_the_deadline_who_waits_moves_up_still(
    database: Database, estate: Estate
) -> None:
    clinic = await opened(database, estate, Signup(1, closes=60))
    await clinic.join(IDS.wang)
    await clinic.join(IDS.li_ming)
    clinic.now = START - 30 * MINUTE
    await clinic.leave(IDS.wang)
    assert await clinic.seated() == [str(IDS.li_ming)]
    assert await clinic.told(seats.UP) == [IDS.li_ming]


@pytest.mark.parametrize("phase", [Phase.CANCELLED, Phase.OVER, Phase.MISSED])
async def test_for_what_is_over_or_off_nobody_signs_up(
    database: Database, estate: Estate, phase: Phase
) -> None:
    clinic = await opened(database, estate, Signup(20))
    await database.run(becomes, await clinic.row(), state=phase)
    assert await clinic.join(IDS.wang) is Refusal.WRONG_STATE
    assert await clinic.listed() == []


async def test_before_it_is_posted_one_can_sign_up(database: Database, estate: Estate) -> None:
    clinic = await opened(database, estate, Signup(20))
    await database.run(becomes, await clinic.row(), state=Phase.PLANNED)
    assert isinstance(await clinic.join(IDS.wang), Signed)


async def test_for_a_draft_nobody_signs_up(database: Database, estate: Estate) -> None:
    clinic = await opened(database, estate, Signup(20))
    await database.run(state, (await clinic.row()).notice_id, State.DRAFT)
    assert await clinic.join(IDS.wang) is Refusal.NOT_RESIDENT


async def test_where_nothing_is_asked_nobody_signs_up(database: Database, estate: Estate) -> None:
    _, row = await database.run(begun, estate.building, said(WHEN, NOON), now=NOON, at_once=True)
    assert row is not None
    assert await at(database, row.id, IDS.wang, NOON) is Refusal.WRONG_STATE
    slot = (IDS.wang, row.id, 0, 0)
    assert await database.run(signing.choose, *slot, **HERE) is Refusal.WRONG_STATE


async def test_without_an_hour_there_is_no_deadline(database: Database, estate: Estate) -> None:
    _, row = await database.run(
        begun, estate.building, said(WHEN, NOON), now=NOON, at_once=True, signup=Signup(1)
    )
    assert row is not None
    clinic = Sitting(database, row.id)
    await database.run(becomes, row, starts_at=None, ends_at=None)
    assert isinstance(await at(database, row.id, IDS.wang, NOON + timedelta(days=99)), Signed)
    await clinic.join(IDS.li_ming)
    await clinic.leave(IDS.wang)
    (told,) = await clinic.sent(seats.UP)
    assert (told.chat_id, told.expires_at) == (IDS.li_ming, None)


async def test_with_slots_a_tap_leads_to_them_and_takes_nothing_yet(
    database: Database, estate: Estate
) -> None:
    clinic = await opened(database, estate, Signup(1, slot=50))
    assert await clinic.join(IDS.wang) == Choosing(reached=True)
    assert await clinic.join(IDS.zhou) == Choosing(reached=False)
    assert await clinic.listed() == []
    assert await clinic.told(own.SLOTS) == [IDS.wang]


@pytest.mark.parametrize("slot", [-1, 2, 48, 10**9])
async def test_slots_that_there_are_not_are_nobodys(
    database: Database, estate: Estate, slot: int
) -> None:
    clinic = await opened(database, estate, Signup(1, slot=50))
    assert await clinic.choose(IDS.wang, slot) is Refusal.NO_SLOT
    assert await clinic.listed() == []


async def test_an_event_too_short_for_a_slot_seats_nobody(
    database: Database, estate: Estate
) -> None:
    clinic = await opened(database, estate, Signup(1, slot=120))
    assert await clinic.join(IDS.wang) is Refusal.NO_SLOT
    assert (await database.run(seats.counts, clinic.row_id)).capacity == 0


async def test_two_at_once_choose_the_last_slot(database: Database, estate: Estate) -> None:
    clinic = await opened(database, estate, Signup(1, slot=50))
    await clinic.choose(IDS.zhao, 0)
    done = [await clinic.choose(who, 1) for who in (IDS.wang, IDS.li_ming)]
    assert isinstance(done[0], Signed)
    assert done[1] is Refusal.NO_SLOT
    waits = await clinic.join(IDS.li_ming)
    assert isinstance(waits, Signed)
    assert waits.attendee.state is Seat.WAITING


async def test_going_over_to_another_slot_frees_ones_own(
    database: Database, estate: Estate
) -> None:
    clinic = await opened(database, estate, Signup(1, slot=25))
    for slot, who in enumerate((IDS.wang, IDS.li_ming, IDS.captain)):
        await clinic.choose(who, slot)
    row = await clinic.of(IDS.wang)
    done = await clinic.choose(IDS.wang, 3, row.id)
    assert isinstance(done, Signed)
    assert done.clock == "10:15"
    await clinic.choose(IDS.zhao, 0)
    assert (await clinic.of(IDS.zhao)).slot == 0
    assert await clinic.choose(IDS.zhao, 3, (await clinic.of(IDS.zhao)).id) is Refusal.NO_SLOT
    assert (await clinic.of(IDS.zhao)).slot == 0


async def test_of_anothers_place_no_slot_is_changed(database: Database, estate: Estate) -> None:
    clinic = await opened(database, estate, Signup(1, slot=25))
    await clinic.choose(IDS.wang, 0)
    row = await clinic.of(IDS.wang)
    assert await clinic.choose(IDS.li_ming, 1, row.id) is Refusal.NOT_YOURS
    assert isinstance(await clinic.choose(IDS.captain, 1, row.id), Signed)
    assert (await clinic.of(IDS.wang)).slot == 1


async def test_without_slots_none_is_chosen(database: Database, estate: Estate) -> None:
    clinic = await opened(database, estate, Signup(5))
    await clinic.join(IDS.wang)
    row = await clinic.of(IDS.wang)
    assert await clinic.choose(IDS.wang, 0, row.id) is Refusal.NO_SLOT


async def test_the_line_ends_where_nobody_would_ever_move_up(
    database: Database, estate: Estate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seating, "LONGEST_WAITING", 1)
    clinic = await opened(database, estate, Signup(1))
    for who in (IDS.wang, IDS.li_ming):
        assert isinstance(await clinic.join(who), Signed)
    assert await clinic.join(IDS.zhao) is Refusal.FULL
    await clinic.leave(IDS.wang)
    assert isinstance(await clinic.join(IDS.zhao), Signed)


async def test_what_went_to_a_few_people_is_for_them(database: Database, estate: Estate) -> None:
    _, row = await database.run(
        begun,
        estate.building,
        said(WHEN, NOON),
        now=NOON,
        at_once=True,
        signup=Signup(5),
        audience=Audience(born_until=1961),
    )
    assert row is not None
    await database.run(deliveries.add, row.id, IDS.zhao, None, Fate.SENT, now=NOON)
    assert isinstance(await at(database, row.id, IDS.zhao, NOON), Signed)
    assert await at(database, row.id, IDS.wang, NOON) is Refusal.NOT_RESIDENT


async def test_a_post_in_private_is_not_drawn_over(database: Database, estate: Estate) -> None:
    clinic = await opened(database, estate, Signup(5))
    await database.run(
        panels.put, Panel(IDS.wang, 9, "notice", clinic.row_id, "notice-post", "x", NOON, None)
    )
    where: dict[str, Any] = {"chat_id": IDS.wang, "here": 9, "now": NOON}
    await database.run(signing.join, IDS.wang, clinic.row_id, **where)
    (page,) = await clinic.sent(own.OWN)
    assert page.message_id is None


async def test_opening_ones_page_drops_what_was_asked(database: Database, estate: Estate) -> None:
    clinic = await opened(database, estate, Signup(5))
    who = IDS.wang
    await database.run(prompts.ask, who, who, "notice-family", clinic.row_id, now=NOON)
    assert await database.run(own.open_page, who, clinic.row_id, 0, **HERE) is True
    assert await database.run(prompts.open_for, who, who, now=NOON) is None


async def test_the_number_is_that_among_those_beside_one(
    database: Database, estate: Estate
) -> None:
    clinic = await opened(database, estate, Signup(2))
    numbers = [
        (await clinic.join(who)).number for who in (IDS.wang, IDS.li_ming, IDS.zhao, IDS.captain)
    ]
    assert numbers == [1, 2, 1, 2]
