"""The month view through the front door: leafing, opening days and desks, in big letters."""

import pytest

from domain.notices import State
from playground.estate import IDS
from storage.database import Tx
from storage.places import people
from tests.actions.notices.listed import listed, state
from tests.handlers.notices.test_listing import rows
from tests.world import World
from views.notices.buttons_lists import NoticeDay, NoticeMonth

DECEMBER = [
    ["一", "二", "三", "四", "五", "六", "日"],
    ["·", "1¹", "2", "3¹", "4", "5", "6"],
    ["7²", "8¹", "9", "10¹", "11", "12", "13"],
    ["14", "15¹", "16", "17¹", "18", "19", "20"],
    ["21", "22¹", "23", "24¹", "25", "26", "27"],
    ["28", "29¹", "30", "31¹", "·", "·", "·"],
    ["‹ 11月", "1月 ›"],
    ["节假日", "手机日历"],
    ["‹ 返回"],
]


@pytest.fixture
async def busy(world: World) -> World:
    """The captain's exercise twice a week and monthly clinic; the community's lecture."""

    async def step(tx: Tx) -> None:
        await listed(tx, world.estate.building, "健身", "每周二、四下午2点")
        await listed(tx, world.estate.building, "义诊", "每月7日9:00")
        await listed(tx, world.estate.community, "讲座", "12月7日14:00")

    await world.database.run(step)
    await world.settle()
    await world.write(IDS.captain, "/notices")
    await world.tap(IDS.captain, IDS.captain, "月历")
    return world


async def test_a_month_is_a_grid_with_how_much_there_is(busy: World) -> None:
    assert "🗓 2026年11月" in busy.last(IDS.captain)
    assert "[22]" in busy.labels(IDS.captain)
    await busy.tap(IDS.captain, IDS.captain, "12月 ›")
    assert busy.last(IDS.captain).startswith("🗓 2026年12月\n“7²”是 7 日有 2 条")
    assert rows(busy, IDS.captain) == DECEMBER


async def test_leafing_goes_across_years_and_back_to_the_list(busy: World) -> None:
    for _ in range(2):
        await busy.tap(IDS.captain, IDS.captain, "月 ›")
    assert "2027年1月" in busy.last(IDS.captain)
    await busy.tap(IDS.captain, IDS.captain, "‹ 12月")
    assert rows(busy, IDS.captain) == DECEMBER
    await busy.tap(IDS.captain, IDS.captain, "返回")
    assert "最近的公告" in busy.last(IDS.captain)


async def test_a_day_names_what_takes_place_and_opens_its_desk(busy: World) -> None:
    await busy.tap(IDS.captain, IDS.captain, "12月 ›")
    await busy.tap(IDS.captain, IDS.captain, "7²")
    assert busy.last(IDS.captain) == "\n\n".join((
        "🗓 12月7日(周一)",
        "12月7日(周一) 09:00 义诊\n6栋 · 每月7日 09:00",
        "12月7日(周一) 14:00 讲座\n翠湖里",
    ))  # fmt: skip
    await busy.tap(IDS.captain, IDS.captain, "12月7日(周一) 义诊")
    assert "全部取消" in busy.labels(IDS.captain)
    assert "🗓" not in busy.last(IDS.captain)


async def test_a_day_that_only_the_rule_knows_opens_the_desk_as_well(busy: World) -> None:
    await busy.tap(IDS.captain, IDS.captain, "12月 ›")
    await busy.tap(IDS.captain, IDS.captain, "31¹")
    await busy.tap(IDS.captain, IDS.captain, "12月31日(周四) 健身")
    assert "🗓" not in busy.last(IDS.captain)
    assert "健身" in busy.last(IDS.captain)


async def test_from_a_day_one_goes_back_to_its_month(busy: World) -> None:
    await busy.tap(IDS.captain, IDS.captain, "12月 ›")
    await busy.tap(IDS.captain, IDS.captain, "8¹")
    await busy.tap(IDS.captain, IDS.captain, "返回")
    assert rows(busy, IDS.captain) == DECEMBER


async def test_a_day_with_much_has_pages(busy: World) -> None:
    async def more(tx: Tx) -> None:
        for hour in range(9, 19):
            await listed(tx, busy.estate.building, f"{hour}点", f"2027年3月5日{hour}:00")

    await busy.database.run(more)
    await busy.settle()
    message = busy.from_bot(IDS.captain)[-1]["message_id"]
    await busy.forge(IDS.captain, IDS.captain, message, NoticeDay(2027, 3, 5).pack())
    assert "2027年3月5日" in busy.last(IDS.captain)
    assert ("9点" in busy.last(IDS.captain), "18点" in busy.last(IDS.captain)) == (True, False)
    await busy.tap(IDS.captain, IDS.captain, "更多")
    assert "17点" in busy.last(IDS.captain)
    assert "18点" in busy.last(IDS.captain)


async def test_in_big_letters_days_and_months_come_two_at_a_time(busy: World) -> None:
    await busy.database.run(people.set_big, IDS.captain, big=True)
    message = busy.from_bot(IDS.captain)[-1]["message_id"]
    await busy.forge(IDS.captain, IDS.captain, message, NoticeMonth(2026, 12).pack())
    seen: list[str] = []
    # Eleven days, the months beside it, the holidays and the phone's calendar.
    for _ in range(8):
        shown = rows(busy, IDS.captain)
        assert all(len(row) == 1 for row in shown)
        assert len(shown) <= 4
        seen += [row[0] for row in shown[:-2]]
        await busy.tap(IDS.captain, IDS.captain, "下一页")
    assert len(seen) == len(set(seen)) == 15
    assert {"12月31日(周四)：1 条", "1月 ›", "‹ 11月", "节假日"} <= set(seen)
    await busy.tap(IDS.captain, IDS.captain, "12月1日(周二)：1 条")
    assert "12月1日(周二)" in busy.last(IDS.captain)
    assert len(rows(busy, IDS.captain)) == 2


async def test_what_only_fills_the_calendar_is_answered_quietly(busy: World) -> None:
    before = busy.last(IDS.captain), rows(busy, IDS.captain)
    assert await busy.tap(IDS.captain, IDS.captain, "三") == ""
    assert await busy.tap(IDS.captain, IDS.captain, "·") == ""
    assert (busy.last(IDS.captain), rows(busy, IDS.captain)) == before


async def test_a_day_without_anything_is_a_word_and_no_page(busy: World) -> None:
    await busy.tap(IDS.captain, IDS.captain, "12月 ›")
    assert await busy.tap(IDS.captain, IDS.captain, "20") == "12月20日(周日)没有公告。"
    assert rows(busy, IDS.captain) == DECEMBER


async def test_an_empty_month_and_an_empty_day_say_so(busy: World) -> None:
    async def stop(tx: Tx) -> None:
        for notice_id in (1, 2, 3):
            await state(tx, notice_id, State.CANCELLED)

    await busy.database.run(stop)
    message = busy.from_bot(IDS.captain)[-1]["message_id"]
    await busy.forge(IDS.captain, IDS.captain, message, NoticeMonth(2030, 2).pack())
    assert "这个月没有公告" in busy.last(IDS.captain)
    day = NoticeDay(2030, 2, 1).pack()
    assert "没有公告" in await busy.forge(IDS.captain, IDS.captain, message, day)


NO_DAYS = (
    NoticeDay(2027, 2, 29),
    NoticeDay(0, 0, 0),
    NoticeDay(2**62, 1, 1),
    NoticeDay(1999, 12, 31),
    NoticeDay(2101, 1, 1),
)


@pytest.mark.parametrize("data", NO_DAYS, ids=str)
async def test_a_forged_day_changes_nothing(busy: World, data: NoticeDay) -> None:
    before = busy.last(IDS.captain), rows(busy, IDS.captain)
    message = busy.from_bot(IDS.captain)[-1]["message_id"]
    await busy.forge(IDS.captain, IDS.captain, message, data.pack())
    assert (busy.last(IDS.captain), rows(busy, IDS.captain)) == before


@pytest.mark.parametrize("data", [NoticeMonth(), NoticeMonth(2026, 12), NoticeDay(2026, 12, 7)])
async def test_a_neighbour_who_forges_the_button_sees_no_month(
    busy: World, data: NoticeMonth | NoticeDay
) -> None:
    await busy.write(IDS.wang, "/notices")
    before = busy.last(IDS.wang)
    message = busy.from_bot(IDS.wang)[-1]["message_id"]
    await busy.forge(IDS.wang, IDS.wang, message, data.pack())
    assert busy.last(IDS.wang) == before
    assert not any("🗓" in text for text in busy.texts(IDS.wang))


async def test_in_english_the_week_and_the_months_are_english(busy: World) -> None:
    await busy.database.run(people.set_language, IDS.captain, "en")
    message = busy.from_bot(IDS.captain)[-1]["message_id"]
    await busy.forge(IDS.captain, IDS.captain, message, NoticeMonth(2026, 12).pack())
    assert busy.last(IDS.captain).startswith("🗓 December 2026\n")
    shown = rows(busy, IDS.captain)
    assert shown[0] == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    assert shown[-3] == ["‹ November", "January ›"]
