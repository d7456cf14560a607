"""`/notices` through the front door: in private, in groups, in big letters, and in /my."""

from collections.abc import Awaitable, Callable

import pytest

from domain.notices import Seat, Signup, State
from playground.estate import IDS
from storage.database import Tx
from storage.places import people
from tests.actions.notices.listed import drafted, listed, signed, state
from tests.world import World
from views.notices.buttons_lists import NoticeDraftOpen, NoticeList, Show

CLINIC = "人人坞免费义诊"
Setting = Callable[[Tx], Awaitable[object]]


def rows(world: World, chat_id: int) -> list[list[str]]:
    """The buttons under the newest message, row by row."""
    markup = world.from_bot(chat_id)[-1].get("reply_markup") or {}
    return [[button["text"] for button in row] for row in markup.get("inline_keyboard", [])]


async def setting(world: World, *steps: Setting) -> None:
    async def step(tx: Tx) -> None:
        for each in steps:
            await each(tx)

    await world.database.run(step)
    await world.settle()


@pytest.fixture
async def clinic(world: World) -> World:
    """A monthly clinic with twenty places, and a lecture for everybody."""

    async def step(tx: Tx) -> None:
        await listed(tx, world.estate.building, CLINIC, "每月7日 09:00-11:00", signup=Signup(20))
        await listed(tx, world.estate.community, "防骗讲座", "后天14:00")

    await setting(world, step)
    return world


@pytest.mark.parametrize("words", ["/notices", "看公告", "公告"])
async def test_a_neighbour_reads_what_is_coming_and_what_they_can_do(
    clinic: World, words: str
) -> None:
    (said,) = await clinic.write(IDS.wang, words)
    assert said == "\n\n".join((
        "📢 最近的公告",
        "11月24日(周二) 14:00 防骗讲座\n翠湖里",
        f"12月7日(周一) 09:00–11:00 {CLINIC}\n6栋 · 每月7日 09:00–11:00 · 可以报名",
    ))  # fmt: skip
    assert rows(clinic, IDS.wang) == [
        ["11月24日(周二) 防骗讲座"],
        [f"12月7日(周一) {CLINIC}"],
        ["我的", "通知设置"],
    ]


async def test_in_english_it_reads_as_english(clinic: World) -> None:
    await clinic.database.run(people.set_language, IDS.wang, "en")
    (said,) = await clinic.write(IDS.wang, "/notices")
    assert "Mon 7 Dec, 09:00–11:00 人人坞免费义诊" in said
    assert "every month on the 7th, 09:00–11:00 · sign up now" in said
    assert rows(clinic, IDS.wang)[-2:] == [["Mine"], ["Notice settings"]]


async def test_mine_shows_where_one_stands(clinic: World) -> None:
    async def sign(tx: Tx) -> None:
        one = await listed(tx, clinic.estate.building, "老年证", "明天9:00", signup=Signup(1))
        await signed(tx, one, IDS.li_ming)
        await signed(tx, one, IDS.wang, Seat.WAITING)

    await setting(clinic, sign)
    await clinic.write(IDS.wang, "/notices")
    await clinic.tap(IDS.wang, IDS.wang, "我的")
    said = clinic.last(IDS.wang)
    assert "我报名的" in said
    assert "老年证\n6栋 · 候补中" in said
    assert CLINIC not in said
    await clinic.tap(IDS.wang, IDS.wang, "返回")
    assert "名额已满" not in clinic.last(IDS.wang), "who waits already is told that"


async def test_an_entry_opens_ones_own_page(clinic: World) -> None:
    await clinic.write(IDS.wang, "/notices")
    await clinic.tap(IDS.wang, IDS.wang, CLINIC)
    assert CLINIC in clinic.last(IDS.wang)
    assert "最近的公告" not in clinic.last(IDS.wang)


async def test_my_matters_name_what_one_signed_up_for(clinic: World) -> None:
    async def sign(tx: Tx) -> None:
        one = await listed(tx, clinic.estate.building, "老年证", "明天9:00", signup=Signup(9))
        await signed(tx, one, IDS.wang)

    await setting(clinic, sign)
    (said,) = await clinic.write(IDS.wang, "/my")
    assert "我报名的" in said
    assert "11月23日(周一) 09:00 老年证\n6栋 · 已报名" in said
    (others,) = await clinic.write(IDS.li_ming, "/my")
    assert "老年证" not in others


async def test_a_group_reads_what_comes_there_and_each_opens_in_private(clinic: World) -> None:
    async def other(tx: Tx) -> None:
        await listed(tx, clinic.estate.other_building, "七栋的事", "明天9:00")

    await setting(clinic, other)
    before = len(clinic.from_bot(IDS.building_6))
    message = await clinic.say(IDS.wang, IDS.building_6, "/notices")
    (answer,) = clinic.from_bot(IDS.building_6)[before:]
    assert answer["reply_to_message"]["message_id"] == message["message_id"]
    assert CLINIC in answer["text"]
    assert "防骗讲座" in answer["text"]
    assert "七栋的事" not in answer["text"]
    buttons = [b for row in answer["reply_markup"]["inline_keyboard"] for b in row]
    assert all("?start=n_" in b["url"] for b in buttons[:-1])
    assert buttons[-1]["url"].endswith("?start=nl_0"), "pages are turned in private only"


async def test_a_group_is_told_nobodys_own(clinic: World) -> None:
    async def receipt(tx: Tx) -> None:
        one = await listed(
            tx, clinic.estate.building, "停水", "明天9:00", receipt=True, signup=Signup(5)
        )
        await signed(tx, one, IDS.wang)

    await setting(clinic, receipt)
    await clinic.say(IDS.wang, IDS.building_6, "/notices")
    said = clinic.last(IDS.building_6)
    assert "停水" in said
    assert "已报名" not in said
    assert "收到" not in said


async def test_the_link_of_a_group_opens_the_list_in_private(clinic: World) -> None:
    (said,) = await clinic.write(IDS.li_ming, "/start nl_0")
    assert "最近的公告" in said


async def test_nothing_coming_is_said_plainly(world: World) -> None:
    assert await world.write(IDS.wang, "/notices") == ["📢 最近的公告\n\n接下来30天没有公告。"]
    await world.tap(IDS.wang, IDS.wang, "我的")
    assert world.last(IDS.wang) == "📢 我报名的\n\n您还没有报名。"


async def test_those_who_announce_find_their_drafts_and_what_they_stopped(clinic: World) -> None:
    async def more(tx: Tx) -> None:
        paused = await listed(tx, clinic.estate.building, "健身", "每周二14:00")
        await state(tx, paused.notice_id, State.PAUSED)
        over = await listed(tx, clinic.estate.building, "疫苗", "明天9:00")
        await state(tx, over.notice_id, State.CANCELLED)
        await drafted(tx, clinic.estate.building, "没写完的")

    await setting(clinic, more)
    await clinic.write(IDS.captain, "/notices")
    labels = [label for row in rows(clinic, IDS.captain) for label in row]
    assert labels[2:] == ["我的", "月历", "进行中", "草稿", "暂停的", "已结束", "通知设置"]
    for tab, title in (("暂停的", "健身"), ("已结束", "疫苗"), ("草稿", "没写完的")):
        await clinic.tap(IDS.captain, IDS.captain, tab)
        said = clinic.last(IDS.captain)
        assert title in said
        assert CLINIC not in said
    await clinic.tap(IDS.captain, IDS.captain, "进行中")
    assert f"每月7日 09:00–11:00 {CLINIC}\n6栋" in clinic.last(IDS.captain)


async def test_a_paused_one_opens_its_desk(clinic: World) -> None:
    async def more(tx: Tx) -> None:
        paused = await listed(tx, clinic.estate.building, "健身", "每周二14:00")
        await state(tx, paused.notice_id, State.PAUSED)

    await setting(clinic, more)
    await clinic.write(IDS.captain, "/notices")
    await clinic.tap(IDS.captain, IDS.captain, "暂停的")
    await clinic.tap(IDS.captain, IDS.captain, "健身")
    assert "暂停的公告" not in clinic.last(IDS.captain)
    assert "健身" in clinic.last(IDS.captain)


async def test_in_big_letters_there_are_four_buttons_and_all_can_be_reached(
    clinic: World,
) -> None:
    async def more(tx: Tx) -> None:
        for hour in (9, 10, 11):
            await listed(tx, clinic.estate.building, f"{hour}点的", f"明天{hour}:00")
        await people.set_big(tx, IDS.captain, big=True)

    await setting(clinic, more)
    await clinic.write(IDS.captain, "/notices")
    seen: list[str] = []
    for _ in range(3):
        shown = rows(clinic, IDS.captain)
        assert len(shown) <= 4
        assert all(len(row) == 1 for row in shown)
        seen += [row[0] for row in shown[:-2]]
        await clinic.tap(IDS.captain, IDS.captain, shown[-2][0])
    assert len(seen) == len(set(seen)) == 5
    assert rows(clinic, IDS.captain)[0][0] == seen[0], "the last page leads to the first"
    await clinic.tap(IDS.captain, IDS.captain, "其他")
    ways: list[str] = []
    for _ in range(4):
        shown = rows(clinic, IDS.captain)
        assert len(shown) <= 4
        ways += [row[0] for row in shown[:2]]
        await clinic.tap(IDS.captain, IDS.captain, "下一页")
    assert set(ways) >= {"我的", "月历", "进行中", "草稿", "暂停的", "已结束", "通知设置"}
    await clinic.tap(IDS.captain, IDS.captain, "返回")
    assert "最近的公告" in clinic.last(IDS.captain)


FORGED = (
    NoticeList(Show.DRAFTS),
    NoticeList(Show.ENDED, 0, 2**62),
    NoticeList(Show.COMING, 2**62, 2**62),
    NoticeList(Show.COMING, -(2**62), -1),
    NoticeList(Show.MINE, 5, 5),
    NoticeList(Show.MORE, 0, 2**62),
)


@pytest.mark.parametrize("data", FORGED, ids=str)
async def test_a_forged_page_shows_a_neighbour_no_more_than_theirs(
    clinic: World, data: NoticeList
) -> None:
    async def draft(tx: Tx) -> None:
        await drafted(tx, clinic.estate.building, "没写完的")

    await setting(clinic, draft)
    await clinic.write(IDS.wang, "/notices")
    message = clinic.from_bot(IDS.wang)[-1]["message_id"]
    await clinic.forge(IDS.wang, IDS.wang, message, data.pack())
    assert "没写完的" not in clinic.last(IDS.wang)
    assert not {"草稿", "月历"} & set(clinic.labels(IDS.wang))


async def test_a_draft_of_others_is_not_opened(clinic: World) -> None:
    async def draft(tx: Tx) -> int:
        return (await drafted(tx, clinic.estate.building, "没写完的")).id

    notice_id = await clinic.database.run(draft)
    await clinic.write(IDS.wang, "/notices")
    message = clinic.from_bot(IDS.wang)[-1]["message_id"]
    data = NoticeDraftOpen(notice_id).pack()
    assert await clinic.forge(IDS.wang, IDS.wang, message, data) == "这条公告不归您管。"


async def test_a_page_turned_in_a_group_is_shown_in_private(clinic: World) -> None:
    await clinic.say(IDS.wang, IDS.building_6, "/notices")
    posted = clinic.last(IDS.building_6)
    message = clinic.from_bot(IDS.building_6)[-1]["message_id"]
    await clinic.forge(IDS.wang, IDS.building_6, message, NoticeList(Show.MINE).pack())
    assert clinic.last(IDS.building_6) == posted
    assert "我报名的" in clinic.last(IDS.wang)
