"""Reminders: only to those not heard, once for each step, never at night, three in the group."""

from datetime import datetime, timedelta

import pytest

from actions.ballots import exporting, knocking, reminding
from actions.ballots.reminding import Reached
from domain.ballots import Ballot, Kind, Refusal
from domain.ballots.hall import Snag
from domain.places import Relation
from playground.estate import IDS
from storage.outbox import Rank
from storage.places import people
from tests.actions.ballots.chamber import DAY, HOUR, STRANGER, TICK, Chamber
from tests.conftest import NOON

PRIVATE, GROUP, HEAD = "ballot-reminder", "ballot-reminder-group", "ballot-head"
ALL = [IDS.wang, IDS.li_ming, IDS.zhao]


async def _next(chamber: Chamber, ballot: Ballot) -> datetime:
    (due,) = await chamber.armed(reminding.TIMER, ballot)
    return due


async def test_the_first_reminder_is_half_way_and_by_day(chamber: Chamber) -> None:
    ballot = await chamber.open()
    # Three days from noon: half-way is midnight, so 8:00 on the day after.
    assert await _next(chamber, ballot) == NOON + 44 * HOUR


async def test_a_reminder_goes_to_those_not_heard_and_last_to_the_group(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open()
    await chamber.cast(IDS.wang, ballot)
    await chamber.sent()
    chamber.now = await _next(chamber, ballot)
    await chamber.do(reminding.due, ballot.id)
    fresh = await chamber.sent()
    assert [r.chat_id for r in fresh] == [IDS.li_ming, IDS.zhao, IDS.building_6]
    assert [r.view for r in fresh] == [PRIVATE, PRIVATE, GROUP]
    assert {r.rank for r in fresh} == {Rank.REMINDER}
    assert not any(r.repeats for r in fresh if r.view == PRIVATE)


async def test_the_same_clock_twice_reminds_once_and_sets_the_next(chamber: Chamber) -> None:
    ballot = await chamber.open()
    chamber.now = await _next(chamber, ballot)
    await chamber.do(reminding.due, ballot.id)
    following = await _next(chamber, ballot)
    await chamber.sent()
    chamber.now += timedelta(minutes=1)
    await chamber.do(reminding.due, ballot.id)
    assert await chamber.sent() == []
    assert await _next(chamber, ballot) == following > chamber.now


async def test_what_was_missed_while_the_bot_was_down_is_one_reminder(chamber: Chamber) -> None:
    ballot = await chamber.open()
    assert ballot.closes_at is not None
    chamber.now = ballot.closes_at - HOUR
    await chamber.do(reminding.due, ballot.id)
    fresh = await chamber.sent()
    assert [r.chat_id for r in fresh if r.view == PRIVATE] == ALL
    assert [r.chat_id for r in fresh if r.view == GROUP] == [IDS.building_6]
    assert await chamber.armed(reminding.TIMER, ballot) == []


async def test_a_clock_that_rings_at_night_waits_for_morning(chamber: Chamber) -> None:
    ballot = await chamber.open()
    chamber.now = NOON + 9 * HOUR  # 21:00
    await chamber.do(reminding.due, ballot.id)
    assert await chamber.sent() == []
    assert await _next(chamber, ballot) == NOON + 20 * HOUR


@pytest.mark.parametrize(("before_end", "sent"), [(TICK, True), (timedelta(), False)])
async def test_no_reminder_comes_at_the_deadline(
    chamber: Chamber,
    before_end: timedelta,
    sent: bool,  # noqa: FBT001
) -> None:
    ballot = await chamber.open()
    assert ballot.closes_at is not None
    chamber.now = ballot.closes_at - before_end
    await chamber.do(reminding.due, ballot.id)
    assert bool(await chamber.sent()) is sent


async def test_when_all_are_heard_neither_people_nor_the_group_are_troubled(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open(Kind.HAND)
    for person in ALL:
        await chamber.cast(person, ballot)
    await chamber.sent()
    chamber.now = await _next(chamber, ballot)
    await chamber.do(reminding.due, ballot.id)
    assert await chamber.sent() == []


async def test_a_consultation_reminds_nobody(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.CONSULT)
    assert await chamber.armed(reminding.TIMER, ballot) == []
    chamber.now += 3 * DAY
    await chamber.do(reminding.due, ballot.id)
    assert await chamber.sent() == []
    assert await chamber.do(knocking.remind, IDS.captain, ballot.id) is Refusal.WRONG_KIND


async def test_those_who_moved_out_blocked_the_bot_or_have_no_voice_get_none(
    chamber: Chamber,
) -> None:
    await chamber.live(IDS.anna, "3单元", "201", Relation.TENANT)
    ballot = await chamber.open()
    await chamber.move_out(IDS.li_ming)
    await chamber.look(_block, IDS.zhao, chamber.now)
    await chamber.do(knocking.remind, IDS.captain, ballot.id)
    assert await chamber.told(PRIVATE) == [IDS.wang]


async def _block(tx: object, person_id: int, at: datetime) -> None:
    await people.blocked(tx, person_id, at=at)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("later", "again"), [(6 * HOUR - TICK, False), (6 * HOUR, True), (7 * HOUR, True)]
)
async def test_by_hand_people_are_reminded_every_six_hours_at_most(
    chamber: Chamber,
    later: timedelta,
    again: bool,  # noqa: FBT001
) -> None:
    ballot = await chamber.open()
    done = await chamber.do(knocking.remind, IDS.captain, ballot.id)
    assert done == (Reached(24, 3, 21), chamber.now)
    assert await chamber.told(PRIVATE) == ALL
    chamber.now += later
    done = await chamber.do(knocking.remind, IDS.staff, ballot.id)
    assert done != Snag.JUST_REMINDED if again else done is Snag.JUST_REMINDED
    assert await chamber.told(PRIVATE) == (ALL if again else [])


async def test_pressed_at_night_it_is_written_in_the_morning(chamber: Chamber) -> None:
    ballot = await chamber.open()
    chamber.now = NOON + 10 * HOUR
    done = await chamber.do(knocking.remind, IDS.captain, ballot.id)
    morning = NOON + 20 * HOUR
    assert isinstance(done, tuple)
    assert done[1] == morning
    fresh = await chamber.sent()
    assert {r.not_before for r in fresh} == {morning}
    assert {r.expires_at for r in fresh} == {morning + 13 * HOUR}


@pytest.mark.parametrize("person", [IDS.wang, IDS.worker, STRANGER])
async def test_nobody_else_reminds_or_has_the_list(chamber: Chamber, person: int) -> None:
    ballot = await chamber.open()
    assert await chamber.do(knocking.remind, person, ballot.id) is Refusal.CAPTAIN_ONLY
    for what in ("sheet", "slips"):
        refused = await chamber.do(knocking.send_file, person, ballot.id, what)
        assert refused is Refusal.CAPTAIN_ONLY
    assert await chamber.sent() == []


async def test_the_list_of_doors_is_of_those_not_heard(chamber: Chamber) -> None:
    ballot = await chamber.open(stairwell="3单元")
    await chamber.cast(IDS.wang, ballot)
    found = await chamber.look(knocking.unheard, ballot)
    assert [k.head.room for k in found] == ["101", "102", "202", "301", "302", "401", "402"]
    assert [k.reachable for k in found] == [0, 0, 0, 0, 1, 0, 0]


async def test_no_slips_are_printed_for_a_secret_ballot_and_a_list_is(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.ELECTION)
    refused = await chamber.do(knocking.send_file, IDS.captain, ballot.id, "slips")
    assert refused is Refusal.SECRET_ONLY_TAPS
    assert await chamber.do(knocking.send_file, IDS.captain, ballot.id, "sheet") is None
    assert await chamber.told(knocking.FILE) == [IDS.captain]


async def test_once_all_are_heard_there_is_nobody_to_remind(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.HAND)
    for person in ALL:
        await chamber.cast(person, ballot)
    assert await chamber.do(knocking.remind, IDS.captain, ballot.id) is Snag.ALL_HEARD
    assert await chamber.do(knocking.send_file, IDS.captain, ballot.id, "sheet") is Snag.ALL_HEARD


async def test_the_head_is_posted_at_opening_and_every_evening(chamber: Chamber) -> None:
    ballot = await chamber.open()
    evenings = []
    for _ in range(2):
        (due,) = await chamber.armed(exporting.TIMER, ballot)
        evenings.append(due)
        chamber.now = due
        await chamber.do(exporting.daily, ballot.id)
        (posted,) = [row for row in await chamber.sent() if row.view == HEAD]
        rows = await chamber.chain(ballot)
        assert (posted.chat_id, posted.args["head"]) == (IDS.building_6, rows[-1].hash)
        await chamber.cast(IDS.wang, ballot, ("yes", "no")[len(evenings) - 1])
    # 20:00 in Shanghai, half a day after noon at the earliest.
    assert evenings == [NOON + 32 * HOUR, NOON + 56 * HOUR]


async def test_opened_at_eight_the_head_is_posted_again_the_same_evening(
    chamber: Chamber,
) -> None:
    chamber.now = NOON + 20 * HOUR
    ballot = await chamber.open()
    (due,) = await chamber.armed(exporting.TIMER, ballot)
    assert due == chamber.now + 12 * HOUR
    chamber.now = due
    await chamber.do(exporting.daily, ballot.id)
    assert await chamber.told(HEAD) == [IDS.building_6]


async def test_after_closing_no_head_is_posted_and_no_clock_is_set(chamber: Chamber) -> None:
    ballot = await chamber.open()
    await chamber.close(ballot)
    await chamber.sent()
    await chamber.do(exporting.daily, ballot.id)
    await chamber.do(exporting.daily, 404)
    assert await chamber.sent() == []
