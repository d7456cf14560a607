"""The clock through the front door: what falls due is told once, and at a good hour."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.places import Role
from domain.reports import Action, Given, Report, State
from playground.estate import IDS
from tests.stories.moves import DAY, act, bring
from tests.stories.street import Street, of, speaking
from tests.stories.words import ZH
from tests.world import World

HOME = ZoneInfo("Asia/Shanghai")
SECRETARY = 2001
URGENT = "三楼着火了，快来人"
W, C, S, R = IDS.worker, IDS.captain, IDS.staff, IDS.wang


@pytest.fixture
async def street(world: World) -> Street:
    street = await speaking(world, ZH)
    await street.hire(SECRETARY, "周书记", Role.SECRETARY)
    return street


def clock(street: Street) -> datetime:
    return street.world.clock.now().astimezone(HOME)


async def until(street: Street, hour: int, minute: int = 0, days: int = 0) -> None:
    """Let time pass up to this hour in Shanghai."""
    now = clock(street)
    then = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    then += timedelta(days=days)
    await street.world.later(seconds=(then - now).total_seconds())


async def hourly(street: Street, hours: int) -> list[tuple[int, int, str]]:
    """Let hours pass one by one; return (after how many, chat, text) of all that was told."""
    heard = []
    for hour in range(1, hours + 1):
        await street.world.later(hours=1)
        for chat, texts in street.news().items():
            heard += [(hour, chat, text.split("\n")[1]) for text in texts]
    return heard


async def test_the_whole_ladder_hour_by_hour(street: Street) -> None:
    """Lights: respond in 4 h, done in 48 h; filed at noon, so some notices wait for 7:00."""
    await street.report(R, IDS.building_6, ZH.lamp)
    street.news()
    heard = await hourly(street, 7 * 24)
    steps = [(hour, chat) for hour, chat, _ in heard]
    assert steps == [
        (3, IDS.unit_chat),
        (4, IDS.captain),
        (43, IDS.unit_chat),
        (48, IDS.staff_chat),
        (96, SECRETARY),
    ]


async def test_at_night_nobody_is_told_and_at_seven_everybody_once(street: Street) -> None:
    await until(street, 20)
    await street.report(R, IDS.building_6, ZH.lamp)
    street.news()
    await until(street, 21, 59)
    assert street.news() == {}
    for hour in (22, 23):
        await until(street, hour)
        assert street.news() == {}, f"{hour}:00"
    for hour in (0, 1, 3, 6):
        await until(street, hour, days=hour == 0)
        assert street.news() == {}, f"{hour}:00"
    await until(street, 6, 59)
    assert street.news() == {}
    await until(street, 7)
    assert set(street.news()) == {IDS.unit_chat, IDS.captain}
    await until(street, 8)
    assert street.news() == {}


async def test_an_emergency_wakes_people(street: Street) -> None:
    await until(street, 23)
    await street.report(R, IDS.building_6, URGENT)
    street.news()
    await until(street, 0, days=1)
    heard = street.news()
    assert heard, "an hour after midnight's fire somebody is woken"
    assert clock(street).hour == 0


@pytest.mark.parametrize(
    ("state", "resumes"), [(State.AWAITING_INFO, "answer"), (State.ON_HOLD, "resume")]
)
async def test_a_pause_shifts_the_deadline_by_its_own_length(
    street: Street, state: State, resumes: str
) -> None:
    report = await street.report(R, IDS.building_6, ZH.lamp)
    due = report.resolve_due
    await bring(street, report, state)
    await street.world.later(hours=20)
    assert street.news() == {}, "while it waits for others nobody is nudged"
    who, given = (R, Given(text="三单元")) if resumes == "answer" else (S, Given())
    again = await act(street, who, report, Action(resumes), given)
    assert again.resolve_due - due == timedelta(seconds=again.paused_seconds)
    assert abs(again.resolve_due - due - timedelta(hours=20)) < timedelta(minutes=1)
    await street.world.settle()
    street.news()
    late = await hourly(street, 80)
    staff = [hour for hour, chat, _ in late if chat == IDS.staff_chat]
    assert len(staff) == 1


async def test_a_question_is_reminded_of_once_and_lapses_after_five_days(street: Street) -> None:
    report = await street.report(R, IDS.building_6, ZH.lamp)
    await bring(street, report, State.AWAITING_INFO)
    heard = await hourly(street, 5 * 24 + 1)
    said = [(hour, chat) for hour, chat, _ in heard]
    assert said == [(72, R), (120, R), (120, IDS.unit_chat)]
    assert "还在等您的回答" in heard[0][2]
    assert (await street.now_is(report)).state is State.IN_PROGRESS, "it is never just declined"


async def test_silence_is_reminded_of_on_day_three_and_closes_on_day_seven(
    street: Street,
) -> None:
    report = await street.report(R, IDS.building_6, ZH.lamp)
    done = await bring(street, report, State.RESOLVED)
    assert done.resolved_at is not None
    heard = await hourly(street, 3 * 24)
    assert [(hour, chat) for hour, chat, _ in heard] == [(72, R)]
    assert "修好了吗" in heard[0][2]
    left = done.resolved_at + 7 * DAY - street.world.clock.now()
    await street.world.later(seconds=left.total_seconds() - 11)
    assert (await street.now_is(report)).state is State.RESOLVED, "seven days are not over"
    await street.world.later(seconds=11)
    closed = await street.now_is(report)
    assert (closed.state, closed.auto_closed, closed.rating) == (State.CLOSED, True, None)
    assert "自动结案" in of(street.news(), R)
    assert await street.due(report) == []


async def test_who_reopens_on_the_seventh_day_after_the_closing_is_heard(street: Street) -> None:
    world = street.world
    report = await street.report(R, IDS.building_6, ZH.lamp)
    await bring(street, report, State.RESOLVED)
    await world.later(days=7)
    await world.later(days=6, hours=23)
    await world.tap(R, R, "没解决")
    assert "重新办理" in await world.tap(R, R, "还是坏的")
    again = await street.now_is(report)
    assert (again.state, again.auto_closed) == (State.IN_PROGRESS, False)
    left = again.resolve_due - world.clock.now()
    assert timedelta(hours=23) < left <= timedelta(hours=24), "half of 48 hours"


async def test_a_hold_comes_back_on_its_day_and_staff_hear_of_it(street: Street) -> None:
    report = await street.report(R, IDS.building_6, ZH.lamp)
    await bring(street, report, State.ON_HOLD)
    heard = await hourly(street, 25)
    assert {chat for _, chat, _ in heard} == {R, IDS.unit_chat, IDS.staff_chat}
    assert len(heard) == 3, "nobody hears it twice"
    assert (await street.now_is(report)).state is State.IN_PROGRESS


async def test_the_promised_hour_reminds_those_who_promised(street: Street) -> None:
    report = await street.report(R, IDS.building_6, ZH.lamp)
    await bring(street, report, State.SCHEDULED)
    heard = await hourly(street, 25)
    assert [(hour, chat) for hour, chat, _ in heard] == [(24, IDS.unit_chat)]
    assert "约好的时间到了" in heard[0][2]


async def test_after_three_days_without_the_bot_all_that_fell_due_happens_once(
    street: Street,
) -> None:
    world = street.world
    reports = [
        await street.report(R, IDS.building_6, ZH.lamp),
        await street.report(IDS.zhao, IDS.building_6, ZH.gate),
        await street.report(IDS.li_ming, IDS.building_6, ZH.rubbish),
    ]
    await bring(street, reports[1], State.AWAITING_INFO)
    street.news()
    world.clock.jump(timedelta(days=3, hours=1))
    await street.reborn()
    first = street.news()
    assert first, "what fell due while it was away is made up for"
    told = [text for texts in first.values() for text in texts]
    assert len(told) == len(set(told)), "nothing is said twice"
    await street.reborn()
    await world.later(minutes=1)
    assert street.news() == {}


async def test_what_climbed_is_on_the_timeline_for_everybody(street: Street) -> None:
    world = street.world
    await street.report(R, IDS.building_6, ZH.lamp)
    await world.later(days=7)
    await world.tap(IDS.zhao, IDS.building_6, ZH.timeline)
    told = world.last(IDS.zhao)
    for line in (
        "超时没人接单，已报楼栋长",
        "超过办结期限，已报社区",
        "超过期限两倍，已报书记",
        "超过期限三倍，写进每周专栏",
    ):
        assert told.count(line) == 1, line


async def test_transfers_comments_and_returns_do_not_set_the_clock_back(street: Street) -> None:
    report = await street.report(R, IDS.building_6, ZH.lamp)
    steps: list[tuple[int, Action, Given]] = [
        (R, Action.ADD, Given(text="晚上看不见")),
        (W, Action.GIVE_BACK, Given(text="不归我们管")),
        (C, Action.DISPATCH, Given(unit_id=street.world.estate.property_firm)),
        (W, Action.ACCEPT, Given()),
        (S, Action.REASSIGN, Given(unit_id=1)),
    ]
    after: Report = report
    for person_id, action, given in steps:
        await street.world.later(minutes=20)
        after = await act(street, person_id, report, action, given)
        assert after.resolve_due == report.resolve_due, action
        assert after.respond_due == report.respond_due, action
    assert after.submitted_at == report.submitted_at
