"""节假日: staff read the list of a year and write into it, all lines or none."""

from datetime import date

import pytest

from actions.notices import days as steps
from playground.estate import IDS
from storage.notices import days
from storage.places import people
from tests.handlers.notices.test_calendar import press
from tests.world import World
from views.notices.buttons_calendar import NoticeDays, NoticeDaysWrite

SPRING = "2027-02-05 至 2027-02-11 春节 放假\n2027-02-20 上班\n2027-10-01 国庆节 放假"


async def year(world: World, number: int) -> list[tuple[date, bool, str]]:
    return await world.database.run(days.of_year, number)


async def seeded(world: World) -> None:
    await world.database.run(steps.take_over, now=world.clock.now())


async def test_the_list_of_this_year_is_there_from_the_start(world: World) -> None:
    await seeded(world)
    await press(world, IDS.staff, IDS.staff, NoticeDays())
    said = world.last(IDS.staff)
    assert "2026 年节假日" in said
    assert "2月15日(周日) 到 2月23日(周一) 放假　春节" in said
    assert "10月10日(周六) 上班（国庆节调休）" in said
    assert "还不完整" not in said


async def test_a_year_that_is_not_known_says_what_follows(world: World) -> None:
    await seeded(world)
    await press(world, IDS.staff, IDS.staff, NoticeDays(2026))
    await world.tap(IDS.staff, IDS.staff, "2027")
    assert "2027 年的安排还不完整" in world.last(IDS.staff)


async def test_lines_are_written_down_and_shown(world: World) -> None:
    await press(world, IDS.staff, IDS.staff, NoticeDays(2027))
    await world.tap(IDS.staff, IDS.staff, "改节假日")
    await world.write(IDS.staff, SPRING)
    said = world.last(IDS.staff)
    assert "记下了 9 天" in said
    assert "2月5日(周五) 到 2月11日(周四) 放假　春节" in said
    assert "2月20日(周六) 上班" in said
    assert "还不完整" not in said
    calendar = await world.database.run(days.calendar)
    assert not calendar.works(date(2027, 2, 8))
    assert calendar.works(date(2027, 2, 20))


async def test_one_wrong_line_is_named_and_nothing_is_written(world: World) -> None:
    await press(world, IDS.staff, IDS.staff, NoticeDaysWrite(2027))
    await world.write(IDS.staff, "2027-01-01 元旦 放假\n2027-02-30 放假")
    said = world.last(IDS.staff)
    assert "「2027-02-30 放假」里的日期不存在" in said
    assert await year(world, 2027) == []
    # The question stands: what is sent next is the answer.
    await world.write(IDS.staff, "2027-01-01 元旦 放假")
    assert len(await year(world, 2027)) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("春节放假", "没看懂"),
        ("1999-01-01 放假", "没看懂"),
        ("2024-01-01 放假", "年份太早或太晚"),
        ("2027-05-05 至 05-01 放假", "结束要在开始之后"),
        (f"2027-05-05 {'节' * 30} 放假", "最多 20 个字"),
        ("2027-05-05 放假\n" * 61, "1 到 60 行"),
        ("<b>" * 1000, "没看懂"),
    ],
)
async def test_bad_lines_get_one_plain_sentence(world: World, text: str, said: str) -> None:
    await press(world, IDS.staff, IDS.staff, NoticeDaysWrite(2027))
    await world.write(IDS.staff, text)
    assert said in world.last(IDS.staff)
    assert await year(world, 2027) == []


@pytest.mark.parametrize("button", [NoticeDays(2027), NoticeDaysWrite(2027)], ids=str)
@pytest.mark.parametrize("person", [IDS.wang, IDS.captain, IDS.worker], ids=str)
async def test_only_staff_reach_the_list(
    world: World, person: int, button: NoticeDays | NoticeDaysWrite
) -> None:
    assert "社区工作人员" in await press(world, person, person, button)
    await world.write(person, "2027-01-01 元旦 放假")
    assert await year(world, 2027) == []


@pytest.mark.parametrize("asked", [-5, 1, 2024, 9999, 2**62])
async def test_a_forged_year_shows_the_nearest_one(world: World, asked: int) -> None:
    await press(world, IDS.staff, IDS.staff, NoticeDays(asked))
    assert ("2025" if asked < 2026 else "2029") in world.last(IDS.staff)


async def test_hostile_names_are_shown_as_words(world: World) -> None:
    await press(world, IDS.staff, IDS.staff, NoticeDaysWrite(2027))
    await world.write(IDS.staff, "2027-05-05 <b>&节 放假")
    assert "<b>&节" in world.last(IDS.staff)


async def test_a_list_of_single_days_stays_a_message(world: World) -> None:
    lines = [f"2027-{n % 12 + 1:02}-{n // 12 * 2 + 1:02} {'长' * 20} 放假" for n in range(60)]
    await press(world, IDS.staff, IDS.staff, NoticeDaysWrite(2027))
    await world.write(IDS.staff, "\n".join(lines))
    assert "还有 15 段" in world.last(IDS.staff)
    assert len(await year(world, 2027)) == 60


async def test_in_english_holidays_have_english_names(world: World) -> None:
    await seeded(world)
    await world.database.run(people.set_language, IDS.staff, "en")
    await press(world, IDS.staff, IDS.staff, NoticeDays(2026))
    assert "Fri 1 May to Tue 5 May: off, Labour Day" in world.last(IDS.staff)
