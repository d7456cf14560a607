"""Story 15: a lecture, repair twice a week, a fire check by building, a lawyer's talk."""

from playground.estate import IDS
from tests.stories.board import GROUP, Board
from tests.stories.street import Street

OTHER = IDS.building_7


async def test_a_flu_lecture_on_7_february_is_told_now_and_reminded_of(street: Street) -> None:
    board = Board(street)
    title = board.either("流感讲座", "Flu lecture")
    when = board.either("2月7日下午2点", "7 February 2pm")
    await board.write(IDS.captain, f"/notice {when} {title}")
    shown = board.either("2027年2月7日(周日) 14:00", "Sun 7 Feb 2027, 14:00")
    assert shown in board.seen(IDS.captain)
    await board.tap(IDS.captain, board.words.now)
    (post,) = board.posts(title)
    assert shown in post
    await street.reborn()
    await board.until(2, 6, "14:00", year=2027)
    assert len(board.reminders(title)) == 1
    await board.until(2, 7, "13:00", year=2027)
    assert len(board.reminders(title)) == 2
    await board.until(2, 7, "16:00", year=2027)
    assert board.words.over in board.posts(title)[0]
    await board.until(2, 7, "16:00", year=2028)
    assert len(board.posts(title)) == 1, "once is once"


async def test_repair_comes_twice_a_week_each_told_that_morning(street: Street) -> None:
    board = Board(street)
    title = board.either("家电维修日", "Appliance repair")
    when = board.either("每周二、四下午2点", "every Tuesday and Thursday at 2pm")
    await board.write(IDS.captain, f"/notice {when} {title}")
    await board.tap(IDS.captain, board.words.remind, board.words.hour_before)
    await board.tap(IDS.captain, board.words.back, board.words.later)
    for number, day in enumerate((24, 26), 1):
        await board.until(11, day, "07:00")
        assert len(board.posts(title)) == number
        await street.reborn()
        await board.until(11, day, "13:00")
        assert len(board.reminders(title)) == number
    await board.until(12, 1, "07:00")
    assert board.either("12月1日(周二) 14:00", "Tue 1 Dec, 14:00") in board.posts(title)[2]


async def test_the_fire_check_goes_to_the_captains_own_building_alone(street: Street) -> None:
    board = Board(street)
    title = board.either("消防安全排查", "Fire-safety check")
    when = board.either("12月1日9点到11点", "1 December 9:00 to 11:00")
    await board.write(IDS.captain, f"/notice {when} {title}")
    await board.tap(IDS.captain, board.words.scope)
    offered = street.world.labels(IDS.captain)
    assert "✓ 6栋" in offered
    assert not [label for label in offered if "7栋" in label or "翠湖里" in label]
    await board.tap(IDS.captain, board.words.back, board.words.now)
    await street.reborn()
    assert len(board.posts(title)) == 1
    assert street.ever(OTHER) == ""
    await board.tap(IDS.wang, board.words.seen, chat_id=GROUP)
    await street.world.settle()
    counted = board.either("收到：1/24 户", "Seen: 1/24 households")
    assert counted in board.posts(title)[0]


async def test_staff_check_building_by_building_each_on_its_day(street: Street) -> None:
    board = Board(street)
    title = board.either("消防安全排查", "Fire-safety check")
    for day, place in ((1, "6栋"), (2, "7栋")):
        when = board.either(f"12月{day}日9点到11点", f"{day} December 9:00 to 11:00")
        await board.write(IDS.staff, f"/notice {when} {title}")
        await board.tap(IDS.staff, place, board.words.now)
        await street.reborn()
    (first,), (second,) = board.posts(title), board.posts(title, OTHER)
    assert board.either("12月1日(周二)", "Tue 1 Dec") in first
    assert board.either("12月2日(周三)", "Wed 2 Dec") in second
    await board.until(11, 30, "09:00")
    assert (len(board.reminders(title)), len(board.reminders(title, OTHER))) == (1, 0)
    await board.until(12, 1, "09:00")
    assert len(board.reminders(title, OTHER)) == 1


async def test_a_lawyers_talk_begins_with_a_template_and_goes_to_all(street: Street) -> None:
    board = Board(street)
    title = board.either("普法讲座", "Legal lecture")
    await board.write(IDS.staff, "/notice")
    await board.tap(IDS.staff, board.either("普法", "Legal talk"))
    await street.reborn()
    await board.write(IDS.staff, board.either("12月2日下午3点到4点", "2 December 3pm to 4pm"))
    await board.tap(IDS.staff, "翠湖里")
    reach = board.either("2 个群 · 24 户", "2 groups · 24 households")
    assert reach in board.seen(IDS.staff)
    await board.tap(IDS.staff, board.words.now)
    assert len(board.posts(title)) == len(board.posts(title, OTHER)) == 1
    await board.tap(IDS.wang, board.words.join, chat_id=GROUP)
    await street.reborn()
    await board.until(12, 1, "15:00")
    await board.until(12, 2, "14:00")
    assert len(board.reminders(title, IDS.wang)) == 2, "who signed up is told in private too"
    assert len(board.reminders(title, OTHER)) == 2
    assert board.reminders(title, IDS.zhao) == []


async def test_the_third_of_a_day_is_read_whole_from_the_evening_digest(street: Street) -> None:
    board = Board(street)
    say = board.either("明天9点 通知{}\n{}", "tomorrow 9am Notice {}\n{}")
    for number in (1, 2, 3):
        await board.write(IDS.captain, "/notice " + say.format(number, "请带身份证。" * 40))
        await board.tap(IDS.captain, board.words.now)
    assert [len(board.posts(board.either(f"通知{n}", f"Notice {n}"))) for n in (1, 2, 3)] == [
        1,
        1,
        0,
    ]
    await street.reborn()
    await board.until(11, 22, "19:00")
    digest = street.world.from_bot(GROUP)[-1]
    assert board.either("还有 1 条公告", "1 more notice today") in digest["text"]
    (link,) = [b["url"] for row in digest["reply_markup"]["inline_keyboard"] for b in row]
    page = await board.write(IDS.wang, f"/start {link.partition('=')[2]}")
    assert "请带身份证。" * 40 in page
