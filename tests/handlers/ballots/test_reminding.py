"""Reminders: private first, each once, at most three in the group, none from 21:00 to 8:00."""

from datetime import UTC, datetime, timedelta

import pytest

from actions.ballots import reminding
from domain.ballots import Ballot, Kind
from playground.estate import IDS
from storage import timers
from storage.ballots import register
from tests.handlers.ballots.ended import now_of, reborn, speaking
from tests.handlers.ballots.hall import SPOKEN, manage
from tests.handlers.ballots.opened import head, opened
from tests.world import World

SIGN = "您还没有投票"
MISSING = "没投，共 24"
TICK = timedelta(microseconds=1)


def reminders(world: World, chat_id: int, sign: str = SIGN) -> list[str]:
    return [text for text in world.texts(chat_id) if sign in text]


async def armed(world: World, ballot: Ballot) -> list[datetime]:
    return await world.database.run(timers.armed, reminding.TIMER, ballot.id)


async def to(world: World, moment: datetime) -> None:
    """Let it be exactly this moment."""
    world.clock.jump(moment - world.clock.now())
    await world.settle(redraw=False)


def shanghai(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC) - timedelta(hours=8)


async def test_half_way_a_day_and_three_hours_before_each_once(world: World) -> None:
    # Opened on the 22nd at noon for three days: half-way is at midnight, so 8:00 it is.
    ballot = await opened(world)
    for moment, count in (
        (shanghai(24, 8) - TICK, 0),
        (shanghai(24, 8), 1),
        (shanghai(24, 12), 2),
        (shanghai(25, 9), 3),
    ):
        await to(world, moment)
        assert len(reminders(world, IDS.wang)) == count
        assert len(reminders(world, IDS.building_6, MISSING)) == count
    assert await armed(world, ballot) == []


async def test_who_has_voted_is_not_reminded_nor_anybody_of_the_same_home(world: World) -> None:
    await opened(world)
    await world.tap(IDS.wang, IDS.building_6, "同意")
    await to(world, shanghai(24, 8))
    assert reminders(world, IDS.wang) == []
    assert len(reminders(world, IDS.li_ming)) == 1
    (said,) = reminders(world, IDS.building_6, MISSING)
    assert "还有 23 户没投，共 24" in said
    assert not any(name in said for name in ("李明", "302"))


async def test_the_reminder_has_the_vote_one_tap_away(world: World) -> None:
    ballot = await opened(world)
    await to(world, shanghai(24, 8))
    assert len(reminders(world, IDS.wang)) == 1
    await world.tap(IDS.wang, IDS.wang, "同意")
    assert (await head(world, ballot, "3单元", "201")).choice == "yes"
    before = len(world.texts(IDS.wang))
    await to(world, shanghai(24, 12))
    assert len(world.texts(IDS.wang)) == before


async def test_the_same_clock_ringing_twice_reminds_once(world: World) -> None:
    ballot = await opened(world)
    await to(world, shanghai(24, 8))
    await world.database.run(reminding.due, ballot.id, now=world.clock.now())
    await reborn(world)
    await world.database.run(reminding.due, ballot.id, now=world.clock.now() + TICK)
    await world.settle(redraw=False)
    assert len(reminders(world, IDS.wang)) == 1
    assert len(reminders(world, IDS.building_6, MISSING)) == 1


@pytest.mark.parametrize(
    ("moment", "count"),
    [
        (shanghai(24, 21) - timedelta(seconds=1), 1),
        (shanghai(24, 21), 0),
        (shanghai(25, 8) - timedelta(seconds=1), 0),
        (shanghai(25, 8), 1),
    ],
)
async def test_a_late_clock_reminds_before_nine_in_the_evening_and_from_eight_on(
    world: World, moment: datetime, count: int
) -> None:
    ballot = await opened(world)
    # The process was down from the first reminder on: what was missed is one, not several.
    world.clock.jump(moment - world.clock.now())
    await world.database.run(reminding.due, ballot.id, now=moment)
    await world.settle(redraw=False)
    assert len(reminders(world, IDS.wang)) == count
    if not count:
        assert await armed(world, ballot) == [shanghai(25, 8)]


async def test_in_the_group_no_more_than_three_over_the_whole_ballot(world: World) -> None:
    ballot = await opened(world)
    for moment in (shanghai(24, 8), shanghai(24, 12), shanghai(25, 9)):
        await to(world, moment)
    longer = shanghai(28, 12)
    await world.tap(IDS.captain, IDS.building_6, "管理")
    await world.tap(IDS.captain, IDS.captain, "延期")
    await world.tap(IDS.captain, IDS.captain, "11月28日")
    await world.tap(IDS.captain, IDS.captain, "延到")
    assert (await now_of(world, ballot)).closes_at == longer
    assert len(await armed(world, ballot)) == 1
    for moment in (shanghai(27, 12), shanghai(28, 9)):
        await to(world, moment)
    assert len(reminders(world, IDS.building_6, MISSING)) == 3
    assert len(reminders(world, IDS.wang)) > 3


async def test_nobody_is_reminded_of_a_consultation(world: World) -> None:
    ballot = await opened(world, Kind.CONSULT)
    assert await armed(world, ballot) == []


async def test_a_closed_ballot_reminds_of_nothing(world: World) -> None:
    ballot = await opened(world)
    stored = await world.database.run(register.get, ballot.id)
    assert stored.closes_at is not None
    await world.database.run(reminding.due, ballot.id, now=stored.closes_at)
    await world.settle(redraw=False)
    assert reminders(world, IDS.wang) == []


@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_by_hand_it_says_how_many_were_reached_and_not_again_for_six_hours(
    world: World, language: str
) -> None:
    words = SPOKEN[language]
    await speaking(world, language)
    await opened(world)
    before = {p: len(world.texts(p)) for p in (IDS.wang, IDS.li_ming, IDS.zhao)}
    await manage(world, words)
    toast = await world.tap(IDS.captain, IDS.captain, words.remind)
    # 24 homes, three of which have somebody to write to.
    assert "24" in toast
    assert "3" in toast
    assert "21" in toast
    assert all(len(world.texts(p)) == before[p] + 1 for p in before)
    assert "6" in await world.tap(IDS.captain, IDS.captain, words.remind)
    assert all(len(world.texts(p)) == before[p] + 1 for p in before)
    world.clock.jump(timedelta(hours=6))
    assert "24" in await world.tap(IDS.captain, IDS.captain, words.remind)


async def test_by_hand_at_night_they_read_it_at_eight(world: World) -> None:
    await opened(world)
    await manage(world)
    world.clock.jump(shanghai(22, 22) - world.clock.now())
    assert "早上 8 点" in await world.tap(IDS.captain, IDS.captain, "提醒未投")
    assert reminders(world, IDS.wang) == []
    await to(world, shanghai(23, 8))
    assert len(reminders(world, IDS.wang)) == 1
