"""The month view: how much there is on each local day, from rows and from rules."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from actions.notices import month
from actions.notices.month import Month
from domain.notices import Audience, Phase, Signup, State
from domain.places import Grant, Role
from playground.estate import IDS
from storage.database import Database, Tx
from storage.notices import days, occurrences
from storage.places import grants, tree
from tests.actions.notices.listed import NOW, becomes, listed, state
from tests.estate import Estate, furnish

Setting = Callable[[Tx], Awaitable[object]]


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOW)


async def counted(
    database: Database,
    setting: Setting,
    year: int = 2026,
    number: int = 12,
    *,
    who: int = IDS.captain,
    now: datetime = NOW,
) -> dict[int, int]:
    """How many things each day of the month has."""

    async def step(tx: Tx) -> Month | None:
        await setting(tx)
        return await month.month(tx, who, year, number, now=now)

    found = await database.run(step)
    assert found is not None
    assert found.first == date(year, number, 1)
    assert not found.cut
    return {day.day: count for day, count in found.counts.items()}


async def test_a_rule_fills_the_month_though_only_one_date_is_a_row(
    database: Database, estate: Estate
) -> None:
    async def setting(tx: Tx) -> None:
        one = await listed(tx, estate.building, "健身", "每周二、四下午2点")
        assert len(await occurrences.of(tx, one.notice_id, since=NOW)) == 1

    tuesdays_and_thursdays = {1, 3, 8, 10, 15, 17, 22, 24, 29, 31}
    assert await counted(database, setting) == dict.fromkeys(tuesdays_and_thursdays, 1)


async def test_a_month_far_ahead_has_what_the_rule_brings(
    database: Database, estate: Estate
) -> None:
    async def setting(tx: Tx) -> None:
        await listed(tx, estate.building, "义诊", "每月7日9点")

    assert await counted(database, setting, 2031, 2) == {7: 1}


async def test_the_past_has_what_took_place_and_no_rule(
    database: Database, estate: Estate
) -> None:
    async def setting(tx: Tx) -> None:
        one = await listed(tx, estate.building, "义诊", "每天13:00")
        await becomes(tx, one, state=Phase.OVER)

    later = NOW + timedelta(hours=2)
    # Today's is over; from tomorrow on it is the rule's.
    assert await counted(database, setting, 2026, 11, now=later) == dict.fromkeys(range(22, 31), 1)


async def test_a_moved_date_stands_where_it_was_moved_to(
    database: Database, estate: Estate
) -> None:
    to = datetime(2026, 12, 9, 1, tzinfo=UTC)

    async def setting(tx: Tx) -> None:
        one = await listed(tx, estate.building, "义诊", "每月7日9点")
        await becomes(tx, one, starts_at=to, post_at=to, sequence=1)

    assert await counted(database, setting) == {9: 1}


async def test_a_date_that_was_called_off_is_on_no_day(database: Database, estate: Estate) -> None:
    async def setting(tx: Tx) -> None:
        one = await listed(tx, estate.building, "义诊", "每周一9点")
        await becomes(tx, one, state=Phase.CANCELLED)

    # The 23rd was; the Monday after it was not.
    assert await counted(database, setting, 2026, 11) == {30: 1}


async def test_workdays_go_by_the_calendar(database: Database, estate: Estate) -> None:
    async def setting(tx: Tx) -> None:
        await days.put(tx, date(2026, 12, 1), "厂庆", works=False)
        await days.put(tx, date(2026, 12, 5), "厂庆", works=True)
        await listed(tx, estate.building, "登记", "每个工作日8:30")

    found = await counted(database, setting)
    assert 1 not in found
    assert {2, 3, 4, 5} <= found.keys()
    assert 6 not in found


async def test_a_day_is_the_one_of_the_places_clock(database: Database, estate: Estate) -> None:
    async def setting(tx: Tx) -> None:
        # In UTC these are the 30th of November and the 31st of December.
        await listed(tx, estate.building, "零点", "12月1日0:00")
        await listed(tx, estate.building, "年末", "12月31日23:59")
        await listed(tx, estate.building, "新年", "2027年1月1日0:00")

    assert await counted(database, setting) == {1: 1, 31: 1}


async def test_what_a_captain_may_see_counts_and_nothing_else(
    database: Database, estate: Estate
) -> None:
    async def setting(tx: Tx) -> None:
        await listed(tx, estate.building, "本楼", "12月1日9:00")
        await listed(tx, estate.community, "社区", "12月1日10:00")
        await listed(tx, estate.other_building, "七栋", "12月1日11:00")
        elders = Audience(born_until=1961)
        await listed(tx, estate.community, "老人", "12月2日9:00", audience=elders)
        await listed(tx, estate.building, "本楼老人", "12月3日9:00", audience=elders)

    assert await counted(database, setting) == {1: 2, 3: 1}


async def test_what_is_paused_still_stands_and_a_paused_rule_brings_nothing(
    database: Database, estate: Estate
) -> None:
    async def setting(tx: Tx) -> None:
        one = await listed(tx, estate.building, "义诊", "每周二9点")
        await state(tx, one.notice_id, State.PAUSED)

    assert await counted(database, setting, 2026, 11) == {24: 1}
    assert await counted(database, _nothing, 2026, 12) == {}


async def _nothing(_: Tx) -> None:
    return None


@pytest.mark.parametrize("named", [(0, 0), (2026, 13), (2026, 0), (1999, 12), (2101, 1), (-5, 5)])
async def test_a_month_that_is_none_is_the_present_one(
    database: Database, estate: Estate, named: tuple[int, int]
) -> None:
    assert estate

    async def step(tx: Tx) -> Month | None:
        return await month.month(tx, IDS.captain, *named, now=NOW)

    found = await database.run(step)
    assert found is not None
    assert (found.first, found.today) == (date(2026, 11, 1), date(2026, 11, 22))


@pytest.mark.parametrize("who", [IDS.wang, IDS.worker, IDS.building_6])
async def test_who_announces_nothing_has_no_month_view(
    database: Database, estate: Estate, who: int
) -> None:
    async def step(tx: Tx) -> list[object]:
        await listed(tx, estate.building, "义诊", "明天9点")
        return [
            await month.month(tx, who, 0, 0, now=NOW),
            await month.day(tx, who, date(2026, 11, 23), now=NOW),
        ]

    assert await database.run(step) == [None, None]


async def test_an_owner_goes_by_the_clock_of_the_first_community(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> list[int | None]:
        given = Grant(IDS.worker, Role.CAPTAIN, estate.other_building, None, IDS.owner, NOW)
        await grants.add(tx, given)
        people = (IDS.owner, IDS.worker, IDS.wang)
        found = [await month.place_of(tx, who, now=NOW) for who in people]
        return [place.id if place else None for place in found]

    assert await database.run(step) == [estate.community, estate.other_building, None]


async def test_a_month_with_too_much_says_so(
    database: Database, estate: Estate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(month, "STARTS_AT_MOST", 2)
    monkeypatch.setattr(month, "RULES_AT_MOST", 1)

    async def step(tx: Tx) -> list[bool]:
        cut = []
        for when in ("12月1日9:00", "12月2日9:00"):
            await listed(tx, estate.building, "义诊", when)
            found = await month.month(tx, IDS.captain, 2026, 12, now=NOW)
            cut.append(bool(found and found.cut))
        await listed(tx, estate.building, "健身", "每月7日9点")
        later = await month.month(tx, IDS.captain, 2027, 1, now=NOW)
        return [*cut, bool(later and later.cut)]

    assert await database.run(step) == [False, True, True]


async def test_a_day_lists_rows_and_what_the_rule_will_bring_in_order(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> list[tuple[str, bool, bool]]:
        await listed(tx, estate.building, "下午", "每周四14:00")
        await listed(tx, estate.building, "上午", "12月31日9:00", signup=Signup(20))
        await listed(tx, estate.community, "晚上", "12月31日19:00")
        found = await month.day(tx, IDS.captain, date(2026, 12, 31), now=NOW)
        assert found is not None
        return [
            (one.notice.title, bool(one.occurrence and one.occurrence.id), one.runs)
            for one in found.entries
        ]

    assert await database.run(step) == [
        ("上午", True, True),
        ("下午", False, True),
        ("晚上", True, False),
    ]


async def test_a_day_of_a_zone_that_sets_its_clock_back_has_twenty_five_hours(
    database: Database, estate: Estate
) -> None:
    assert estate

    async def step(tx: Tx) -> list[str]:
        home = await tree.add(
            tx, None, (await tree.get(tx, estate.community)).kind, "柏林", zone="Europe/Berlin",
            language="en",
        )  # fmt: skip
        given = Grant(IDS.worker, Role.CAPTAIN, home.id, None, IDS.owner, NOW)
        await grants.add(tx, given)
        one = await listed(tx, home.id, "夜里", "2027年1月1日9:00")
        # 23:30 on the long day, 21:30 UTC would be it on any other.
        late = datetime(2027, 10, 31, 22, 30, tzinfo=UTC)
        await becomes(tx, one, starts_at=late)
        found = await month.day(tx, IDS.worker, date(2027, 10, 31), now=NOW)
        return [entry.notice.title for entry in found.entries] if found else []

    assert await database.run(step) == ["夜里"]


@pytest.mark.parametrize(
    ("first", "by", "expected"),
    [
        (date(2026, 11, 1), 1, date(2026, 12, 1)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
    ],
)
def test_months_follow_one_another_across_the_year(first: date, by: int, expected: date) -> None:
    assert month.months_on(first, by) == expected
