"""The number of places changed while people wait, and slots cut anew when the time changes."""

from datetime import timedelta

import pytest

from actions.notices import changing, seats, telling
from actions.notices.changing import What
from domain.notices import Refusal, Seat, Signup
from domain.notices.bounds import Fault
from playground.estate import IDS
from storage import panels, prompts
from storage.database import Database, Tx
from storage.notices import register
from storage.panels import Panel
from tests.actions.notices.noticed import begun, local, rows_of, said
from tests.actions.notices.sitting import START, Sitting, opened
from tests.conftest import NOON
from tests.estate import Estate, furnish

DAY = timedelta(days=1)
THREE = (IDS.wang, IDS.li_ming, IDS.zhao)


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def waited(database: Database, estate: Estate, signup: Signup | None = None) -> Sitting:
    """One seat (per slot), taken by Wang; Li Ming and Zhao wait in this order."""
    clinic = await opened(database, estate, signup or Signup(1))
    for person in THREE:
        await clinic.join(person)
    return clinic


async def test_more_seats_are_filled_at_once_in_turn_and_each_is_told_once(
    database: Database, estate: Estate
) -> None:
    clinic = await waited(database, estate)
    assert await clinic.resize("2") is None
    assert await clinic.line() == [str(IDS.zhao)]
    assert await clinic.told(seats.UP) == [IDS.li_ming]
    assert await clinic.resize("2") is None
    assert await clinic.told(seats.UP) == [IDS.li_ming]
    assert await clinic.resize("3") is None
    assert await clinic.line() == []
    assert await clinic.told(seats.UP) == [IDS.li_ming, IDS.zhao]


@pytest.mark.parametrize("words", ["不限", " 不限人数 ", "No limit", "UNLIMITED"])
async def test_without_a_limit_everybody_moves_up(
    database: Database, estate: Estate, words: str
) -> None:
    clinic = await waited(database, estate)
    assert await clinic.resize(words) is None
    assert await clinic.line() == []
    assert await clinic.told(seats.UP) == [IDS.li_ming, IDS.zhao]
    assert (await database.run(seats.counts, clinic.row_id)).capacity is None


async def test_fewer_seats_take_none_away_and_who_leaves_is_not_followed(
    database: Database, estate: Estate
) -> None:
    clinic = await opened(database, estate, Signup(3))
    for person in THREE:
        await clinic.join(person)
    assert await clinic.resize("2") is None
    assert len(await clinic.seated()) == 3
    assert (await clinic.join(IDS.captain)).attendee.state is Seat.WAITING
    await clinic.leave(IDS.wang)
    assert await clinic.line() == [str(IDS.captain)]
    await clinic.leave(IDS.li_ming)
    assert await clinic.line() == []
    assert await clinic.seated() == [str(IDS.zhao), str(IDS.captain)]


@pytest.mark.parametrize(
    "text", ["", "0", "-1", "2001", "很多", "<b>3</b>", "3.5", "20到30", "9" * 4000]
)
async def test_what_is_no_number_of_seats_is_refused_and_changes_nothing(
    database: Database, estate: Estate, text: str
) -> None:
    clinic = await waited(database, estate)
    assert await clinic.resize(text) is Fault.CAPACITY
    assert await clinic.seated() == [str(IDS.wang)]
    assert await clinic.told(seats.UP) == []


@pytest.mark.parametrize("text", ["1", "2000", "二十人", "20 个", "两位", "20 people"])
async def test_numbers_are_read_as_people_write_them(
    database: Database, estate: Estate, text: str
) -> None:
    clinic = await waited(database, estate)
    assert await clinic.resize(text) is None


async def test_from_the_start_on_nobody_moves_up_any_more(
    database: Database, estate: Estate
) -> None:
    clinic = await waited(database, estate)
    clinic.now = START - timedelta(minutes=1)
    await clinic.resize("3")
    assert clinic.now == START
    assert await clinic.line() == [str(IDS.li_ming), str(IDS.zhao)]
    assert await clinic.told(seats.UP) == []


async def test_of_every_date_ahead_the_line_moves_up(database: Database, estate: Estate) -> None:
    notice, row = await database.run(
        begun, estate.building, said("每周二14:00", NOON), now=NOON, at_once=True, signup=Signup(1)
    )
    assert row is not None
    ahead = await rows_of(database, notice.id)
    assert len(ahead) == 2
    for one in ahead:
        for person in THREE:
            await Sitting(database, one.id).join(person)
    await Sitting(database, row.id).resize("2")
    for one in ahead:
        assert await Sitting(database, one.id).line() == [str(IDS.zhao)]


async def test_the_posts_are_redrawn(database: Database, estate: Estate) -> None:
    clinic = await waited(database, estate)
    for chat in (-5001, -5002):
        await database.run(
            panels.put, Panel(chat, 1, "notice", clinic.row_id, "notice-post", "x", NOON, None)
        )
    await clinic.resize("2")
    found = await database.run(panels.of, "notice", clinic.row_id)
    assert [one.stale_since for one in found] == [clinic.now, clinic.now]


async def test_only_who_runs_it_is_asked_and_only_where_one_signs_up(
    database: Database, estate: Estate
) -> None:
    clinic = await waited(database, estate)
    at = (await clinic.row()).notice_id

    async def ask(tx: Tx, who: int) -> Refusal | None:
        return await changing.ask(tx, who, at, What.CAPACITY, 0, now=NOON)

    assert await database.run(ask, IDS.wang) is Refusal.NOT_YOURS
    assert await database.run(ask, IDS.captain) is None


async def test_without_sign_up_there_are_no_seats_to_change(
    database: Database, estate: Estate
) -> None:
    notice, _ = await database.run(begun, estate.building, said("12月7日 9:00", NOON), now=NOON)

    async def answer(tx: Tx) -> object:
        who = IDS.captain
        await changing.ask(tx, who, notice.id, What.CAPACITY, 0, now=NOON)
        prompt = await prompts.open_for(tx, who, who, now=NOON)
        assert prompt is not None
        return await changing.answered(tx, who, prompt, "20", now=NOON)

    assert await database.run(answer) is Refusal.WRONG_STATE
    assert (await database.run(register.get, notice.id)).signup is None


async def slotted(database: Database, estate: Estate) -> Sitting:
    """Two slots of fifty minutes, both taken; Zhao waits for either."""
    clinic = await opened(database, estate, Signup(1, slot=50))
    for slot, person in enumerate(THREE[:2]):
        await clinic.choose(person, slot)
    await clinic.join(IDS.zhao)
    return clinic


async def test_a_longer_time_has_more_slots_and_who_waits_gets_one(
    database: Database, estate: Estate
) -> None:
    clinic = await slotted(database, estate)
    assert await clinic.line() == [str(IDS.zhao)]
    await clinic.move(START, timedelta(minutes=150))
    zhao = await clinic.of(IDS.zhao)
    assert (zhao.state, zhao.slot) == (Seat.IN, 2)
    assert await clinic.told(seats.UP) == [IDS.zhao]


async def test_a_shorter_time_takes_nobodys_seat(database: Database, estate: Estate) -> None:
    clinic = await slotted(database, estate)
    await clinic.move(START, timedelta(minutes=50))
    assert await clinic.seated() == [str(IDS.wang), str(IDS.li_ming)]
    assert await clinic.line() == [str(IDS.zhao)]
    # Who had the slot that is no more takes the one that was given back, before who waits.
    await clinic.leave(IDS.wang)
    assert await clinic.line() == [str(IDS.zhao)]
    assert (await clinic.of(IDS.li_ming)).slot == 0
    (told,) = await clinic.sent(seats.UP)
    assert (told.chat_id, told.args["kept"]) == (IDS.li_ming, 1)


async def test_whose_slot_is_gone_gets_a_free_one(database: Database, estate: Estate) -> None:
    clinic = await opened(database, estate, Signup(1, slot=50))
    await clinic.choose(IDS.wang, 1)
    await clinic.move(START, timedelta(minutes=50))
    assert (await clinic.of(IDS.wang)).slot == 0
    assert await clinic.told(seats.UP) == [IDS.wang]
    assert await clinic.told(telling.CHANGED) == [IDS.wang]


async def test_moved_by_a_day_the_slots_go_along(database: Database, estate: Estate) -> None:
    clinic = await slotted(database, estate)
    await clinic.move(local(2026, 12, 8, 9))
    assert [(await clinic.of(one)).slot for one in THREE] == [0, 1, None]
    assert await clinic.told(seats.UP) == []
