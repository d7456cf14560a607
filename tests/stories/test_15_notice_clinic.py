"""Story 15: a free clinic on the 7th of every month: asked once, and told on time for ever."""

from playground.estate import IDS
from tests.stories.board import GROUP, Board, text_of
from tests.stories.street import Street


async def announced(street: Street) -> tuple[Board, str]:
    """The captain has the clinic sent by itself from now on."""
    board = Board(street)
    title = board.either("人人坞免费义诊", "Free clinic at the boathouse")
    rule = board.either("每月7日 09:00", "every month on the 7th at 9:00")
    await board.write(IDS.captain, f"/notice {rule} {title}")
    preview = board.seen(IDS.captain)
    assert title in preview
    assert board.either("下次 12月7日(周一)", "next Mon 7 Dec") in preview
    assert board.either("1 个群 · 24 户", "1 group · 24 households") in preview
    dates = board.either("2027年4月7日(周三)", "Wed 7 Apr 2027")
    assert dates in preview, "the next five dates are shown"
    assert await board.tap(IDS.captain, board.words.later) == board.words.published
    return board, title


async def test_the_clinic_is_posted_reminded_of_twice_over_and_comes_again(
    street: Street,
) -> None:
    board, title = await announced(street)
    assert street.ever(GROUP) == "", "it waits for its moment, three days before"
    await street.reborn()
    await board.until(12, 4, "08:59")
    assert board.posts(title) == []
    await board.until(12, 4, "09:00")
    (post,) = board.posts(title)
    assert board.either("12月7日(周一) 09:00", "Mon 7 Dec, 09:00") in post

    await board.until(12, 6, "09:00")
    (reminder,) = board.reminders(title)
    assert reminder["reply_to_message"]["text"] == post
    await street.reborn()
    await board.until(12, 7, "07:59")
    assert len(board.reminders(title)) == 1
    await board.until(12, 7, "08:00")
    assert len(board.reminders(title)) == 2

    await board.until(12, 7, "11:00")
    assert board.words.over in board.posts(title)[0]
    assert title in board.holding(IDS.captain, board.words.finished)[0]["text"]

    await street.reborn()
    await board.until(1, 4, "09:00", year=2027)
    assert len(board.posts(title)) == 2
    assert board.either("1月7日(周四) 09:00", "Thu 7 Jan, 09:00") in board.posts(title)[1]
    await board.until(1, 6, "09:00", year=2027)
    await board.until(1, 7, "08:00", year=2027)
    assert len(board.reminders(title)) == 4
    assert street.ever(IDS.building_7) == "", "it is building 6's own"


async def test_down_at_its_moment_the_clinic_is_posted_late_and_once(street: Street) -> None:
    board, title = await announced(street)
    await board.run_to(12, 5, "15:00")
    await street.reborn()
    assert len(board.posts(title)) == 1
    await street.reborn()
    await board.until(12, 6, "09:00")
    await board.until(12, 7, "08:00")
    assert len(board.posts(title)) == 1
    assert len(board.reminders(title)) == 2


async def test_down_over_the_clinic_it_is_missed_said_so_and_the_next_comes(
    street: Street,
) -> None:
    board, title = await announced(street)
    await board.run_to(12, 7, "09:00")
    await street.reborn()
    assert board.posts(title) == []
    missed = board.either("没能按时发出", "could not go out in time")
    assert len(board.holding(IDS.captain, title, missed)) == 1
    await board.until(1, 4, "09:00", year=2027)
    assert len(board.posts(title)) == 1


async def test_one_clinic_is_moved_and_the_others_stay(street: Street) -> None:
    board, title = await announced(street)
    await board.until(12, 4, "09:00")
    await board.tap(IDS.captain, board.either("改时间", "Change time"))
    await street.reborn()
    await board.write(IDS.captain, board.either("12月8日 9:30", "8 December 9:30"))
    (told,) = board.holding(GROUP, board.either("改时间了", "has a new time"))
    assert title in text_of(told)
    assert title in text_of(told["reply_to_message"])
    await street.world.settle()
    (post,) = board.posts(title)
    assert board.either("12月8日(周二) 09:30", "Tue 8 Dec, 09:30") in post
    await board.until(12, 8, "08:30")
    assert len(board.reminders(title)) >= 1
    assert board.words.over not in board.posts(title)[0]
    await board.until(1, 4, "09:00", year=2027)
    assert board.either("1月7日(周四) 09:00", "Thu 7 Jan, 09:00") in board.posts(title)[1]


async def test_one_clinic_is_called_off_with_its_reason_and_the_next_comes(
    street: Street,
) -> None:
    board, title = await announced(street)
    await board.until(12, 4, "09:00")
    reason = board.either("医生临时有事", "The doctor is away")
    await board.tap(IDS.captain, board.words.off, board.words.sure)
    await street.reborn()
    await board.write(IDS.captain, reason)
    assert len(board.holding(GROUP, title, reason)) >= 1
    page = await board.write(IDS.wang, "/start n_1")
    assert reason in page, "also who comes by an old link reads that it is off"
    await board.until(12, 7, "08:00")
    assert board.reminders(title) == []
    await board.until(1, 4, "09:00", year=2027)
    assert len([post for post in board.posts(title) if reason not in post]) == 1
