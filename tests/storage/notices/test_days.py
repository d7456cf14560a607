"""The calendar of holidays: published years are taken over once, what staff wrote stays."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.when import Freq, Pattern, Recurrence, Said, Unclear, expand, read
from storage.database import Database, Tx
from storage.notices import days

SHANGHAI = ZoneInfo("Asia/Shanghai")


async def write(tx: Tx, *lines: tuple[date, str, bool]) -> None:
    for day, name, works in lines:
        await days.put(tx, day, name, works=works)


async def test_an_empty_calendar_knows_weekdays_and_festivals(database: Database) -> None:
    calendar = await database.run(days.calendar)
    assert calendar.works(date(2026, 10, 1))
    assert calendar.named["国庆节"][0] == date(2026, 10, 1)


async def test_a_published_year_is_taken_over(database: Database) -> None:
    assert await database.run(days.seed, 2026) == 39
    calendar = await database.run(days.calendar)
    assert not calendar.works(date(2026, 10, 1))
    # 调休: Saturdays and Sundays worked in exchange.
    assert calendar.works(date(2026, 10, 10))
    assert calendar.works(date(2026, 2, 28))
    assert not calendar.works(date(2026, 10, 11))
    assert calendar.works(date(2026, 10, 8))
    assert not calendar.works(date(2026, 10, 7))


async def test_a_year_is_taken_over_once(database: Database) -> None:
    await database.run(days.seed, 2026)
    assert await database.run(days.seed, 2026) == 0


async def test_a_year_not_published_yet_stays_unknown(database: Database) -> None:
    assert await database.run(days.seed, 2027) == 0
    assert not await database.run(days.known, 2027)
    assert await database.run(days.of_year, 2027) == []


async def test_what_staff_wrote_before_a_year_was_published_stays(database: Database) -> None:
    await database.run(write, (date(2026, 1, 2), "", True), (date(2026, 1, 1), "自己的", False))
    assert not await database.run(days.known, 2026)
    assert await database.run(days.seed, 2026) == 37
    stored = await database.run(days.of_year, 2026)
    assert stored[:2] == [(date(2026, 1, 1), False, "自己的"), (date(2026, 1, 2), True, "")]


async def test_what_staff_changed_afterwards_stays(database: Database) -> None:
    await database.run(days.seed, 2026)
    await database.run(write, (date(2026, 10, 7), "", True))
    await database.run(days.seed, 2026)
    calendar = await database.run(days.calendar)
    assert calendar.works(date(2026, 10, 7))


async def test_a_year_is_known_by_its_national_day_alone(database: Database) -> None:
    await database.run(write, (date(2027, 1, 1), "元旦", False))
    assert not await database.run(days.known, 2027)
    await database.run(write, (date(2027, 10, 1), "国庆节", False))
    assert await database.run(days.known, 2027)


async def test_a_year_holds_its_first_and_last_day_and_no_other(database: Database) -> None:
    edges = [date(2026, 12, 31), date(2027, 1, 1), date(2027, 12, 31), date(2028, 1, 1)]
    await database.run(write, *((day, "", False) for day in edges))
    stored = await database.run(days.of_year, 2027)
    assert [day for day, _, _ in stored] == edges[1:3]


async def test_names_are_those_that_people_use(database: Database) -> None:
    await database.run(days.seed, 2026)
    names = {name for _, _, name in await database.run(days.of_year, 2026)}
    assert names == {"元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"}


async def test_workdays_go_by_the_calendar(database: Database) -> None:
    await database.run(days.seed, 2026)
    calendar = await database.run(days.calendar)
    workdays = Pattern(Freq.WEEKLY, weekdays=(0, 1, 2, 3, 4), workdays=True)
    rule = Recurrence(workdays, date(2026, 9, 30), datetime.min.time())
    after = datetime(2026, 9, 29, tzinfo=SHANGHAI)
    found = expand(rule, after=after, count=4, zone=SHANGHAI, calendar=calendar)
    local = [moment.astimezone(SHANGHAI).date() for moment in found]
    assert local == [date(2026, 9, 30), *(date(2026, 10, day) for day in (8, 9, 10))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("春节9点 拜年", date(2027, 2, 6)),
        ("除夕20点 守岁", date(2027, 2, 5)),
        ("元旦9点 升旗", date(2027, 1, 1)),
        ("国庆节前一天9点 挂灯笼", date(2027, 9, 30)),
        ("national day at 9am flags", date(2027, 10, 1)),
    ],
)
async def test_holidays_are_understood_by_name(database: Database, text: str, day: date) -> None:
    now = datetime(2026, 11, 22, 4, tzinfo=UTC)
    calendar = await database.run(days.calendar)
    said = read(text, now=now, zone=SHANGHAI, calendar=calendar)
    assert isinstance(said, Said)
    assert said.once
    assert said.once.astimezone(SHANGHAI).date() == day


async def test_a_holiday_of_staffs_own_is_understood_by_name(database: Database) -> None:
    now = datetime(2026, 11, 22, 4, tzinfo=UTC)
    ahead = (now + timedelta(days=30)).date()
    before = read("社区节9点", now=now, zone=SHANGHAI)
    assert isinstance(before, Unclear)
    await database.run(write, (ahead, "社区节", False))
    calendar = await database.run(days.calendar)
    said = read("社区节9点", now=now, zone=SHANGHAI, calendar=calendar)
    assert isinstance(said, Said)
    assert said.once == datetime(2026, 12, 22, 1, tzinfo=UTC)
