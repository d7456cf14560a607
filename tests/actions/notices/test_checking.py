"""The door and the names: who may tick, enter and take lists away, and what is kept of it."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from actions.notices import checking, own
from actions.notices.checking import Listed, Ticked
from domain.notices import Attendee, Phase, Refusal, Seat, Signup
from domain.places import Role
from playground.estate import IDS
from storage import prompts
from storage.database import Database, Tx
from storage.places import people as persons
from tests.actions.notices.ground import grant
from tests.actions.notices.listed import becomes
from tests.actions.notices.noticed import local
from tests.actions.notices.sitting import START, Sitting, opened
from tests.conftest import NOON
from tests.estate import Estate, furnish

HERE: dict[str, Any] = {"here": None, "now": NOON}


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


@pytest.fixture
async def clinic(database: Database, estate: Estate) -> Sitting:
    """Two seats: Wang and her mother; Li Ming waits."""
    assert estate.building
    clinic = await opened(database, estate, Signup(2))
    await clinic.join(IDS.wang)
    await clinic.bring(IDS.wang, "老妈")
    await clinic.join(IDS.li_ming)
    return clinic


async def tick(
    clinic: Sitting, at: int, *, by: int = IDS.captain, came: bool = True
) -> Ticked | Refusal:
    return await clinic.database.run(checking.tick, by, at, 0, came=came, **HERE)


async def enter(clinic: Sitting, text: str, *, by: int = IDS.captain) -> Attendee | Refusal:
    async def step(tx: Tx) -> Attendee | Refusal:
        await prompts.ask(tx, by, by, checking.ENTER, clinic.row_id, now=clinic.now)
        prompt = await prompts.open_for(tx, by, by, now=clinic.now)
        assert prompt is not None
        return await checking.enter(tx, by, prompt, text, now=clinic.now)

    return await clinic.database.run(step)


async def test_a_tick_names_who_came_and_can_be_taken_back(clinic: Sitting) -> None:
    wang, mum = await clinic.of(IDS.wang), await clinic.of(IDS.wang, "老妈")
    assert await tick(clinic, wang.id) == Ticked("王阿姨")
    assert await tick(clinic, mum.id) == Ticked("老妈")
    assert (await clinic.of(IDS.wang)).came is True
    assert await tick(clinic, wang.id, came=False) == Ticked("王阿姨")
    # Back to "not checked", and not to "absent".
    assert (await clinic.of(IDS.wang)).came is None
    assert (await clinic.of(IDS.wang, "老妈")).came is True


@pytest.mark.parametrize("by", [IDS.wang, IDS.li_ming, IDS.worker, 4711])
async def test_nobody_else_keeps_the_door(clinic: Sitting, by: int) -> None:
    wang = await clinic.of(IDS.wang)
    assert await tick(clinic, wang.id, by=by) is Refusal.NOT_YOURS
    assert (await clinic.of(IDS.wang)).came is None


@pytest.mark.parametrize("by", [IDS.staff, IDS.owner])
async def test_staff_of_the_place_keep_it_too(clinic: Sitting, by: int) -> None:
    wang = await clinic.of(IDS.wang)
    assert await tick(clinic, wang.id, by=by) == Ticked("王阿姨")


@pytest.mark.parametrize("at", [0, -1, 10**12])
async def test_a_name_that_is_not_there_is_not_ticked(clinic: Sitting, at: int) -> None:
    assert await tick(clinic, at) is Refusal.NOT_SIGNED


@pytest.mark.parametrize(
    ("state", "refused"),
    [
        (Phase.POSTED, False),
        (Phase.OVER, False),
        (Phase.MISSED, False),
        (Phase.CANCELLED, True),
    ],
)
async def test_ticks_are_mended_afterwards_but_not_where_nothing_took_place(
    clinic: Sitting, state: Phase, *, refused: bool
) -> None:
    await clinic.database.run(becomes, await clinic.row(), state=state)
    wang = await clinic.of(IDS.wang)
    assert (await tick(clinic, wang.id) is Refusal.WRONG_STATE) is refused


async def test_who_comes_back_is_not_ticked_any_more(clinic: Sitting) -> None:
    wang = await clinic.of(IDS.wang)
    await tick(clinic, wang.id)
    await clinic.leave(IDS.wang)
    await clinic.join(IDS.wang)
    assert (await clinic.of(IDS.wang)).came is None


async def test_those_with_a_place_stand_before_those_who_wait(clinic: Sitting) -> None:
    found = await clinic.database.run(checking.listed, IDS.captain, clinic.row_id, now=NOON)
    assert isinstance(found, Listed)
    assert [(one.person_id, one.guest) for one in found.rows] == [
        (IDS.wang, ""),
        (IDS.wang, "老妈"),
        (IDS.li_ming, ""),
    ]
    await clinic.leave(IDS.wang)
    await clinic.join(IDS.wang)
    found = await clinic.database.run(checking.listed, IDS.captain, clinic.row_id, now=NOON)
    assert isinstance(found, Listed)
    assert [one.state for one in found.rows] == [Seat.IN, Seat.IN, Seat.WAITING]
    assert found.rows[-1].person_id == IDS.wang


async def test_a_name_may_have_a_flat_behind_it(clinic: Sitting) -> None:
    done = await enter(clinic, "  王奶奶   3单元201 ")
    assert isinstance(done, Attendee)
    assert (done.guest, done.note, done.state) == ("王奶奶", "3单元201", Seat.WAITING)
    assert (done.person_id, done.entered_by) == (None, IDS.captain)


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("", Refusal.NO_NAME),
        ("12345", Refusal.NO_NAME),
        ("好" * 31, Refusal.TOO_LONG),
        ("王" * 5000, Refusal.TOO_LONG),
    ],
)
async def test_what_is_no_name_is_asked_for_again(clinic: Sitting, text: str, no: Refusal) -> None:
    before = await clinic.listed()
    assert await enter(clinic, text) is no
    assert await clinic.listed() == before
    (told,) = await clinic.sent(own.WRONG)
    assert (told.chat_id, told.args) == (IDS.captain, {"why": no.value})
    open_still = await clinic.database.run(
        prompts.open_for, IDS.captain, IDS.captain, now=clinic.now
    )
    assert open_still is not None


async def test_the_same_name_twice_is_one_seat(clinic: Sitting) -> None:
    await enter(clinic, "王奶奶")
    assert await enter(clinic, "王 奶奶") is Refusal.ALREADY
    assert await enter(clinic, "王奶奶", by=IDS.staff) is Refusal.ALREADY
    assert len(await clinic.listed()) == 4


async def test_who_may_not_see_the_names_enters_none(clinic: Sitting) -> None:
    assert await enter(clinic, "王奶奶", by=IDS.wang) is Refusal.NOT_YOURS
    assert len(await clinic.listed()) == 3


@pytest.mark.parametrize(
    ("state", "no"),
    [
        (Phase.CANCELLED, Refusal.WRONG_STATE),
        (Phase.OVER, Refusal.WRONG_STATE),
        (Phase.MISSED, Refusal.WRONG_STATE),
    ],
)
async def test_into_what_is_over_nobody_is_entered(
    clinic: Sitting, state: Phase, no: Refusal
) -> None:
    await clinic.database.run(becomes, await clinic.row(), state=state)
    assert await enter(clinic, "王奶奶") is no


async def test_at_the_door_names_are_entered_while_it_goes_on(clinic: Sitting) -> None:
    clinic.now = START + timedelta(minutes=30)
    done = await enter(clinic, "王奶奶")
    assert isinstance(done, Attendee)


@pytest.mark.parametrize("view", [checking.PEOPLE, checking.NAMES, checking.DOOR, checking.FILE])
async def test_lists_go_to_private_and_the_question_before_is_dropped(
    clinic: Sitting, view: str
) -> None:
    who = IDS.captain
    await clinic.database.run(checking.ask, who, clinic.row_id, checking.ENTER, **HERE)
    done = await clinic.database.run(checking.open_list, who, clinic.row_id, view, {}, **HERE)
    assert done is True
    assert [one.chat_id for one in await clinic.sent(view)] == [who]
    assert await clinic.database.run(prompts.open_for, who, who, now=NOON) is None


async def test_who_cannot_be_written_to_gets_no_list(clinic: Sitting) -> None:
    await clinic.database.run(persons.never_started, IDS.captain)
    what = (IDS.captain, clinic.row_id, checking.NAMES)
    assert await clinic.database.run(checking.open_list, *what, {}, **HERE) is False
    assert await clinic.sent(checking.NAMES) == []


async def test_of_another_building_the_captain_sees_no_names(
    database: Database, estate: Estate
) -> None:
    clinic = await opened(database, estate, Signup(2))
    await clinic.join(IDS.wang)
    await database.run(grant, IDS.li_ming, Role.CAPTAIN, estate.other_building)
    found = await database.run(checking.listed, IDS.li_ming, clinic.row_id, now=NOON)
    assert found is Refusal.NOT_YOURS


@pytest.mark.parametrize(
    ("state", "now", "over"),
    [
        (Phase.POSTED, local(2026, 12, 7, 10, 39), False),
        (Phase.POSTED, local(2026, 12, 7, 10, 40), True),
        (Phase.OVER, local(2026, 12, 7, 9), True),
    ],
)
async def test_absence_is_told_from_the_end_on(
    clinic: Sitting, state: Phase, now: datetime, *, over: bool
) -> None:
    row = await clinic.database.run(becomes, await clinic.row(), state=state)
    assert checking.over(row, now=now) is over
