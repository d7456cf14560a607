"""Names are for staff: the list, the door, entering, pasted lists, files, the report."""

import pytest

from domain.notices import Seat, Signup
from playground.estate import IDS
from storage.notices import signups
from tests.actions.notices.noticed import local
from tests.handlers.notices.attended import GROUP, Clinic, clinic
from tests.handlers.notices.broadcast import at, holding
from tests.world import World
from views.notices.buttons_people import (
    ListFile,
    NoticeBegin,
    NoticeCame,
    NoticeDoor,
    NoticeFile,
    NoticeNames,
    NoticePeople,
    NoticeTake,
    PeopleTool,
)
from views.texts import LANGUAGES

each_language = pytest.mark.parametrize("language", LANGUAGES)
TWENTY = Signup(20)
LIST = "#接龙\n义诊\n1. 王奶奶 +1 坐轮椅\n2. 李爷爷\n随便看看的一行\n3. 赵奶奶"


async def entering(house: Clinic, tool: PeopleTool) -> None:
    await house.press(IDS.captain, NoticeBegin(house.id, tool))


@each_language
async def test_the_door_is_kept_by_taps_and_can_be_undone(world: World, language: str) -> None:
    house = await clinic(world, language, TWENTY)
    await house.join(IDS.wang)
    await house.join(IDS.li_ming)
    await house.press(IDS.captain, NoticeDoor(house.id))
    assert house.words("notice-door", came=0, taken=2) in house.seen(IDS.captain)
    toast = await world.tap(IDS.captain, IDS.captain, "王阿姨")
    assert toast == house.label("notice-door-came", name="王阿姨")
    assert house.words("notice-door", came=1, taken=2) in house.seen(IDS.captain)
    assert (await house.own(IDS.wang)).came is True
    toast = await world.tap(IDS.captain, IDS.captain, "王阿姨")
    assert toast == house.label("notice-door-undone", name="王阿姨")
    assert (await house.own(IDS.wang)).came is None


async def test_who_did_not_come_is_counted_afterwards(world: World) -> None:
    house = await clinic(world, signup=TWENTY)
    await house.join(IDS.wang)
    await house.join(IDS.li_ming)
    await house.press(IDS.captain, NoticeCame((await house.own(IDS.wang)).id, 1))
    await house.press(IDS.captain, NoticePeople(house.id))
    assert "没来" not in house.seen(IDS.captain)
    at(world, local(2026, 12, 7, 11))
    await world.settle()
    await house.press(IDS.captain, NoticePeople(house.id))
    assert "报了名没来：1 人" in house.seen(IDS.captain)


async def test_somebody_without_a_phone_is_entered(world: World) -> None:
    house = await clinic(world, signup=TWENTY)
    await entering(house, PeopleTool.ENTER)
    assert "记下了：王奶奶，第 1 位" in await house.write(IDS.captain, "王奶奶 3单元201")
    assert "第 2 位" in await house.write(IDS.captain, "Anna Smith, 3-201")
    first, second = await house.rows()
    assert (first.guest, first.note, first.person_id) == ("王奶奶", "3单元201", None)
    assert (second.guest, second.note, second.entered_by) == ("Anna Smith", "3-201", IDS.captain)
    assert await house.write(IDS.captain, "王 奶奶") == house.why("already")
    assert await house.write(IDS.captain, "201") == house.why("no-name")


async def test_who_stands_at_the_door_is_entered_after_the_start(world: World) -> None:
    house = await clinic(world, signup=Signup(20, closes=60))
    at(world, local(2026, 12, 7, 9, 30))
    await entering(house, PeopleTool.ENTER)
    assert "第 1 位" in await house.write(IDS.captain, "王奶奶")


async def test_a_pasted_list_is_looked_at_before_it_is_taken_over(world: World) -> None:
    house = await clinic(world, signup=TWENTY)
    await entering(house, PeopleTool.IMPORT)
    page = await house.write(IDS.captain, LIST)
    for words in ("会加上这 4 人", "王奶奶（坐轮椅）", "王奶奶 +1", "没看懂", "随便看看的一行"):
        assert words in page
    assert await house.rows() == []
    toast = await house.tap(IDS.captain, "notice-import-button")
    assert toast == house.label("notice-import-done", seated=4, waiting=0, refused=0)
    assert [row.guest for row in await house.rows()] == [
        "王奶奶",
        "王奶奶 +1",
        "李爷爷",
        "赵奶奶",
    ]


async def test_the_same_list_is_taken_over_once(world: World) -> None:
    house = await clinic(world, signup=TWENTY)
    await entering(house, PeopleTool.IMPORT)
    await house.write(IDS.captain, LIST)
    _, data = world.button(IDS.captain, "导入")
    await house.tap(IDS.captain, "notice-import-button")
    made = NoticeTake.parse(data)
    assert made is not None
    assert await house.press(IDS.captain, made) == house.why("stale")
    await entering(house, PeopleTool.IMPORT)
    assert "都已经在名单上" in await house.write(IDS.captain, LIST)
    assert len(await house.rows()) == 4


async def test_what_is_no_list_is_said_so_and_asked_for_again(world: World) -> None:
    house = await clinic(world, signup=TWENTY)
    await entering(house, PeopleTool.IMPORT)
    assert await house.write(IDS.captain, "大家好") == house.why("no-list")
    assert "会加上这 1 人" in await house.write(IDS.captain, "1. 王奶奶")


async def test_a_list_beyond_the_places_waits(world: World) -> None:
    house = await clinic(world, signup=Signup(3))
    await entering(house, PeopleTool.IMPORT)
    await house.write(IDS.captain, LIST)
    toast = await house.tap(IDS.captain, "notice-import-button")
    assert toast == house.label("notice-import-done", seated=3, waiting=1, refused=0)
    assert await house.line() == ["赵奶奶"]


async def test_staff_take_somebody_off_and_who_waits_moves_up(world: World) -> None:
    house = await clinic(world, signup=Signup(1))
    await entering(house, PeopleTool.ENTER)
    await house.write(IDS.captain, "王奶奶")
    await house.join(IDS.zhao)
    await house.press(IDS.captain, NoticeNames(house.id))
    await world.tap(IDS.captain, IDS.captain, "王奶奶")
    await house.tap(IDS.captain, "notice-own-leave-guest")
    assert (await house.own(IDS.zhao)).state is Seat.IN
    assert "您 从候补补上了" in house.seen(IDS.zhao)


@pytest.mark.parametrize("what", [ListFile.NAMES, ListFile.PAPER])
async def test_the_names_can_be_had_as_a_file(world: World, what: ListFile) -> None:
    house = await clinic(world, signup=TWENTY)
    await house.join(IDS.wang)
    await house.press(IDS.captain, NoticeFile(house.id, what))
    sent = world.from_bot(IDS.captain)[-1]
    assert sent["document"]["file_name"].startswith("报名名单")
    assert "共 1 人" in sent["caption"]


async def test_names_are_nobodys_but_staffs(world: World) -> None:
    house = await clinic(world, signup=TWENTY)
    await house.join(IDS.li_ming)
    row = await house.own(IDS.li_ming)
    buttons = (
        NoticePeople(house.id),
        NoticeNames(house.id),
        NoticeDoor(house.id),
        NoticeCame(row.id, 1),
        NoticeFile(house.id, ListFile.NAMES),
        NoticeBegin(house.id, PeopleTool.ENTER),
        NoticeBegin(house.id, PeopleTool.IMPORT),
        NoticeTake(house.id, 1),
    )
    for button in buttons:
        assert await house.press(IDS.wang, button) == house.why("not-yours"), button
    assert world.texts(IDS.wang) == []
    assert (await world.database.run(signups.find, row.id)) == row


async def test_in_a_group_a_list_goes_to_private(world: World) -> None:
    house = await clinic(world, signup=TWENTY)
    await house.join(IDS.wang)
    before = len(world.texts(GROUP))
    assert await house.press(IDS.captain, NoticeNames(house.id)) == "已发到私聊。"
    assert len(world.texts(GROUP)) == before
    assert "王阿姨" in " ".join(world.labels(IDS.captain))


@each_language
async def test_a_report_with_a_photo_replies_to_the_post(world: World, language: str) -> None:
    house = await clinic(world, language, TWENTY)
    post = world.from_bot(GROUP)[0]["message_id"]
    await house.join(IDS.wang)
    refused = await house.press(IDS.captain, NoticeBegin(house.id, PeopleTool.REPORT))
    assert refused == house.why("wrong-state")
    at(world, local(2026, 12, 7, 11))
    await world.settle()
    await house.press(IDS.captain, NoticeCame((await house.own(IDS.wang)).id, 1))
    await house.press(IDS.captain, NoticeBegin(house.id, PeopleTool.REPORT))
    world.telegram.send_photo(IDS.captain, IDS.captain, b"photo", caption="来了很多人 <3")
    await world.settle()
    (report,) = holding(world, GROUP, "来了很多人 <3")
    assert report["reply_to_message"]["message_id"] == post
    assert report["photo"]
    figures = house.words("notice-report-figures", signed=1, came=1)
    assert figures in report["caption"]
    assert (await house.now()).report == "来了很多人 <3"


async def test_a_report_too_long_or_empty_is_asked_for_again(world: World) -> None:
    house = await clinic(world, signup=TWENTY)
    at(world, local(2026, 12, 7, 11))
    await world.settle()
    await house.press(IDS.captain, NoticeBegin(house.id, PeopleTool.REPORT))
    assert await house.write(IDS.captain, "好" * 701) == house.why("report-long")
    assert house.label("notice-report-done") in await house.write(IDS.captain, "好" * 700)
    assert len(holding(world, GROUP, "小结")) == 1


async def test_a_second_report_takes_the_place_of_the_first(world: World) -> None:
    house = await clinic(world, signup=TWENTY)
    at(world, local(2026, 12, 7, 11))
    await world.settle()
    for words in ("来了三十人", "来了四十人"):
        await house.press(IDS.captain, NoticeBegin(house.id, PeopleTool.REPORT))
        await house.write(IDS.captain, words)
        await world.settle()
    (report,) = holding(world, GROUP, "小结")
    assert "来了四十人" in report["text"]
