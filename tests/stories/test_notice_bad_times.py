"""Bad input, times: each is asked back with one plain sentence, and nothing written is lost."""

import pytest

from playground.estate import IDS
from tests.stories.board import GROUP, Board
from tests.stories.street import Street

IMPOSSIBLE = (
    "没有这个时间，例如 2月30日、25点、结束早于开始，都是没有的。",
    "There is no such time: not 30 February, not 25:00, and no end before the start.",
)
PAST = ("这个时间已经过去了。", "That time is over.")
TIMES = {
    "30-february": ("2月30日", "30 February", IMPOSSIBLE),
    "30-february-at-9": ("2月30日9点", "30 February 9:00", IMPOSSIBLE),
    "yesterday": ("昨天", "yesterday", PAST),
    "yesterday-at-3": ("昨天下午3点", "yesterday 3pm", PAST),
    "25-oclock": ("25点", "25:00", IMPOSSIBLE),
    "tomorrow-25-oclock": ("明天25点", "tomorrow 25:00", IMPOSSIBLE),
    "32nd-of-every-month": ("每月32日", "every month on the 32nd", IMPOSSIBLE),
    "32nd-at-9": ("每月32日9点", "every month on the 32nd at 9:00", IMPOSSIBLE),
    "end-before-start": ("明天11点到9点", "tomorrow 11:00 to 9:00", IMPOSSIBLE),
    "rule-ends-before-start": ("每周二11点到9点", "every Tuesday 11:00 to 9:00", IMPOSSIBLE),
}


@pytest.mark.parametrize("name", TIMES)
async def test_a_time_that_cannot_be_is_asked_back_and_then_given(
    street: Street, name: str
) -> None:
    board = Board(street)
    chinese, english, sentence = TIMES[name]
    title = board.either("防骗讲座", "Talk on fraud")
    when = board.either(chinese, english)
    asked = await board.write(IDS.captain, f"/notice {when} {title}")
    assert f"❗ {board.either(*sentence)}" in asked
    await street.reborn()
    asked = await board.write(IDS.captain, when)
    assert f"❗ {board.either(*sentence)}" in asked, "written again it is still no time"
    preview = await board.write(IDS.captain, board.either("12月1日9点", "1 December 9:00"))
    assert title in preview
    assert board.either("12月1日(周二) 09:00", "Tue 1 Dec, 09:00") in preview
    await board.tap(IDS.captain, board.words.now)
    assert len(board.posts(title)) == 1


@pytest.mark.parametrize(
    "name", ["30-february-at-9", "yesterday-at-3", "tomorrow-25-oclock", "end-before-start"]
)
async def test_an_occurrence_is_not_moved_to_a_time_that_cannot_be(
    street: Street, name: str
) -> None:
    board = Board(street)
    chinese, english, _ = TIMES[name]
    title = board.either("防骗讲座", "Talk on fraud")
    when = board.either("12月1日9点", "1 December 9:00")
    await board.write(IDS.captain, f"/notice {when} {title}")
    await board.tap(IDS.captain, board.words.now, board.either("改时间", "Change time"))
    before = board.posts(title)
    answer = await board.write(IDS.captain, board.either(chinese, english))
    sentences = (
        board.either("这个时间已经过了。", "That time is over."),
        board.either("没有这一天或这个钟点。", "There is no such day or hour."),
        board.either("请写一个日期和时间", "Please write a date and a time"),
    )
    assert any(sentence in answer for sentence in sentences), answer
    await street.reborn()
    assert board.posts(title) == before
    await board.write(IDS.captain, board.either("12月2日9点", "2 December 9:00"))
    await street.world.settle()
    assert board.either("12月2日(周三) 09:00", "Wed 2 Dec, 09:00") in board.posts(title)[0]
    assert len(board.posts(title)) == 1
    assert street.world.texts(GROUP)
