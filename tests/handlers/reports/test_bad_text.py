"""Whatever people type: each kind of bad text has an answer, and nothing is lost."""

import pytest

from domain.reports import CARD_TEXT, OTHER
from playground.estate import IDS
from tests.handlers.reports.filed import GATE, LAMP, only, stored
from tests.world import World

LONG = "楼道灯不亮，" + "一直没有人来修。" * 1249
SHORT = ("灯", "灯坏", "👍", "🔥🔥🔥", "。。。", "？！")


@pytest.mark.parametrize("text", SHORT)
async def test_too_few_words_are_asked_for_once_more(world: World, text: str) -> None:
    await world.say(IDS.wang, IDS.wang, text)
    assert await stored(world) == []
    assert "请再说清楚一点" in world.last(IDS.wang)


@pytest.mark.parametrize("text", SHORT)
async def test_after_that_whatever_comes_is_taken(world: World, text: str) -> None:
    await world.say(IDS.wang, IDS.wang, text)
    await world.say(IDS.wang, IDS.wang, "嗯")
    assert (await only(world)).text == f"{text}\n嗯"


async def test_what_says_nothing_even_then_is_taken_as_other(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, "👍")
    await world.say(IDS.wang, IDS.wang, "👍")
    assert (await only(world)).category == OTHER
    assert "👍" in world.last(IDS.staff_chat)


async def test_the_few_words_stay_beside_the_many(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, "灯")
    await world.say(IDS.wang, IDS.wang, LAMP)
    assert (await only(world)).text == f"灯\n{LAMP}"


async def test_three_characters_are_enough(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, "灯坏了")
    assert (await only(world)).text == "灯坏了"


async def test_short_words_in_the_group_are_asked_there(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/report 灯")
    question = world.from_bot(IDS.building_6)[-1]
    await world.say(IDS.wang, IDS.building_6, LAMP, reply_to=question["message_id"])
    assert (await only(world)).text == f"灯\n{LAMP}"


@pytest.mark.parametrize(
    "text", ["\u200b\u200b\u200b", "\u2800\u2800\u2800", "\u202e\u200f\u00ad"]
)
async def test_invisible_text_is_no_text(world: World, text: str) -> None:
    await world.say(IDS.wang, IDS.building_6, f"/report {text}")
    assert await stored(world) == []
    assert "哪里出了什么问题" in world.last(IDS.building_6)


async def test_zero_width_and_bidirectional_marks_are_stripped(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/report 三楼\u200b楼道\u202e灯\ufeff不亮")
    assert (await only(world)).text == "三楼楼道灯不亮"


@pytest.mark.parametrize(
    "text",
    [
        "<b>楼道灯</b> 不亮 <script>alert(1)</script>",
        "灯不亮 </b></i> & <a href='tg://user?id=1'>看</a>",
        "灯不亮 &lt;b&gt; <blockquote>",
    ],
)
async def test_text_that_looks_like_html_is_shown_as_it_is(world: World, text: str) -> None:
    await world.say(IDS.wang, IDS.building_6, f"/report {text}")
    assert (await only(world)).text == text
    assert text in world.last(IDS.building_6)


async def test_a_thousand_signs_that_must_be_escaped_can_be_shown(world: World) -> None:
    await _say_all(world, "灯不亮" + "<&>" * 332)
    assert "<&>" * 300 in world.last(IDS.building_6)


async def test_right_to_left_text_is_kept(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/report הנורה בחדר המדרגות שבורה")
    assert "הנורה בחדר המדרגות שבורה" in world.last(IDS.building_6)


async def test_ten_thousand_characters_are_kept_and_shortened_on_the_card(world: World) -> None:
    await _say_all(world, LONG)
    report = await only(world)
    assert len(report.text) == len(LONG) > 9_900
    assert "…" in world.last(IDS.building_6)
    assert len(world.last(IDS.building_6)) < CARD_TEXT + 200


async def test_the_whole_text_can_be_read_in_private(world: World) -> None:
    await _say_all(world, LONG)
    await world.tap(IDS.wang, IDS.building_6, "全文")
    said = "".join(world.texts(IDS.wang))
    assert said.count("一直没有人来修") >= 1249


async def test_a_text_that_fits_has_no_button_for_the_whole(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, f"/report {LAMP}")
    assert not any("全文" in label for label in world.labels(IDS.building_6))


async def test_the_third_of_the_same_text_a_day_is_refused(world: World) -> None:
    for _ in range(2):
        await world.say(IDS.wang, IDS.wang, "家里有件事想说一说呀")
        await world.later(minutes=11)
    await world.say(IDS.wang, IDS.wang, "家里有件事想说一说呀")
    assert len(await stored(world)) == 2
    assert "已经报过两次" in world.last(IDS.wang)


async def test_a_day_later_it_may_be_said_again(world: World) -> None:
    for _ in range(2):
        await world.say(IDS.wang, IDS.wang, "家里有件事想说一说呀")
        await world.later(minutes=11)
    await world.later(hours=24)
    await world.say(IDS.wang, IDS.wang, "家里有件事想说一说呀")
    assert len(await stored(world)) == 3


async def test_the_fourth_in_ten_minutes_is_refused(world: World) -> None:
    for text in ("水箱盖子丢了", GATE, "花坛里的树倒了", "电梯按钮坏了"):
        await world.say(IDS.wang, IDS.wang, text)
    assert len(await stored(world)) == 3
    assert "十分钟内" in world.last(IDS.wang)


async def test_the_eleventh_a_day_is_refused(world: World) -> None:
    for number in range(11):
        await world.say(IDS.wang, IDS.wang, f"想说的第{number}件事情是这样")
        await world.later(minutes=30)
    assert len(await stored(world)) == 10
    assert any("报了十件" in text for text in world.texts(IDS.wang))


async def test_one_persons_limit_is_not_anothers(world: World) -> None:
    for text in ("水箱盖子丢了", GATE, "花坛里的树倒了"):
        await world.say(IDS.wang, IDS.building_6, f"/report {text}")
    await world.say(IDS.zhao, IDS.building_6, "/report 电梯按钮坏了")
    assert len(await stored(world)) == 4


async def test_a_captain_is_not_limited_in_writing_down_for_others(world: World) -> None:
    said = ("水箱盖子丢了", GATE, "花坛里的树倒了", "电梯按钮坏了", "单元门的门锁坏了")
    for text in said:
        message = world.telegram.say(IDS.zhao, IDS.building_6, text)
        await world.say(IDS.captain, IDS.building_6, "/report", reply_to=message["message_id"])
    assert len(await stored(world)) == 5


async def _say_all(world: World, text: str) -> None:
    """Telegram splits at 4096; the rest of it is the same message forged."""
    message = world.telegram.say(IDS.wang, IDS.building_6, "/report x")
    world.telegram.updates.clear()
    whole = {**message, "text": f"/report {text}"}
    world.telegram.inject_raw({"message": whole})
    await world.settle()
