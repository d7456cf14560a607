"""Story 16: twenty slots for blood pressure; a parent is signed up; the twenty-first waits."""

from playground.estate import IDS
from tests.stories.board import GROUP, Board, text_of
from tests.stories.street import PICTURE, Street

# Who was on the group's list before: with 李明 and his mother they take nineteen of twenty.
NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱"
LIST = "\n".join(("#接龙", *(f"{n}. {name}奶奶" for n, name in enumerate(NAMES, 1))))


async def opened(street: Street) -> tuple[Board, str]:
    """Twenty slots of five minutes, one person each, on 7 December from nine on."""
    board = Board(street)
    words, title = board.words, board.either("量血压", "Blood pressure")
    when = board.either("12月7日 09:00到10:40", "7 December 9:00 to 10:40")
    await board.write(IDS.captain, f"/notice {when} {title}")
    await board.tap(IDS.captain, words.signup, words.open_signup)
    places, slots = board.either("名额：", "Places:"), board.either("时段：", "Slots:")
    for page, label, number in ((places, words.own_capacity, "1"), (slots, words.own_slot, "5")):
        await board.tap(IDS.captain, page, label)
        await board.write(IDS.captain, number)
    await board.tap(IDS.captain, words.back)
    shown = board.either("每段 1 个名额，5 分钟一段", "1 place a slot, slots of 5 min")
    assert shown in board.seen(IDS.captain)
    await board.tap(IDS.captain, words.now)
    free = board.either("0/20 人，还有 20 个名额", "0/20, 20 free")
    assert free in board.posts(title)[0]
    return board, title


async def names(board: Board, title: str) -> None:
    """From `/notices` to the page of names and the tools."""
    await board.open(IDS.captain, title)
    await board.tap(IDS.captain, board.either("名单和签到", "Names and check-in"))


async def filled(street: Street) -> tuple[Board, str]:
    """李明 and his mother sign up, the list is pasted, and one without a phone is entered."""
    board, title = await opened(street)
    words = board.words
    await board.tap(IDS.li_ming, words.join, chat_id=GROUP)
    await board.tap(IDS.li_ming, "09:00", words.family)
    await street.reborn()
    mother = board.either("老妈", "Mum")
    page = await board.write(IDS.li_ming, mother)
    assert mother in page
    assert "09:05" in page, "the next slot is hers"
    await names(board, title)
    await board.tap(IDS.captain, words.paste)
    await street.reborn()
    assert "秦" not in await board.write(IDS.captain, LIST)
    taken = board.either("导入了：17 人有名额", "Taken over: 17 have a place")
    assert taken in await board.tap(IDS.captain, words.take_over)
    await board.tap(IDS.captain, words.enter)
    entered = await board.write(IDS.captain, board.either("秦奶奶", "Granny Qin"))
    assert board.either("第 20 位", "number 20") in entered
    await street.world.settle()
    full = board.either("20 个名额已满", "All 20 places are taken")
    assert full in board.posts(title)[0]
    assert board.holding(IDS.captain, full), "the author's card counts along"
    return board, title


async def test_the_21st_waits_and_is_told_when_a_place_frees(street: Street) -> None:
    board, title = await filled(street)
    words = board.words
    toast = await board.tap(IDS.zhao, words.join, chat_id=GROUP)
    waits = board.either("候补第 1 位", "number 1 on the waiting list")
    assert waits in toast
    assert waits in board.seen(IDS.zhao)
    await street.reborn()
    street.news()

    await board.open(IDS.li_ming, title)
    await board.tap(IDS.li_ming, board.either("您 09:00", "You 09:00"), words.leave)
    told = board.holding(IDS.zhao, words.moved_up, title)
    assert len(told) == 1
    assert "09:00" in text_of(told[0]), "with the slot that became free"
    await street.world.settle()
    assert board.either("候补 0 人", "0 waiting") in board.posts(title)[0]
    assert not board.holding(IDS.wang, title), "who did not sign up is left alone"

    await street.reborn()
    await board.until(12, 6, "09:00")
    await board.until(12, 7, "08:00")
    assert len(board.reminders(title, IDS.zhao)) == 2
    assert len(board.reminders(title, IDS.li_ming)) == 2, "his mother still comes"


async def test_at_the_door_they_are_checked_in_and_afterwards_counted(street: Street) -> None:
    board, title = await filled(street)
    words, world = board.words, street.world
    post = board.holding(GROUP, title)[0]["message_id"]
    await board.until(12, 7, "08:50")
    await names(board, title)
    await board.tap(IDS.captain, words.door)
    mother = board.either("老妈", "Mum")
    for name in (mother, "孙奶奶", "赵奶奶"):
        await board.tap(IDS.captain, name)
        await street.reborn()
    assert board.either("来了 3/20 人", "3 of 20 came") in board.seen(IDS.captain)
    await board.tap(IDS.captain, "赵奶奶")
    assert board.either("来了 2/20 人", "2 of 20 came") in board.seen(IDS.captain)

    await board.until(12, 7, "10:40")
    await board.tap(IDS.captain, words.names)
    figures = board.seen(IDS.captain)
    assert board.either("报名 20/20 人", "Signed up: 20/20") in figures
    assert board.either("没来：18 人", "did not come: 18") in figures
    await board.tap(IDS.captain, board.either("写小结", "Write a report"))
    await street.reborn()
    words_of_it = board.either(
        "来了很多老人，医生讲得很细", "Many came, and the doctor took her time"
    )
    await board.photo(IDS.captain, PICTURE, caption=words_of_it)
    (report,) = board.holding(GROUP, words_of_it)
    assert report["photo"]
    assert report["reply_to_message"]["message_id"] == post
    assert board.either("报名 20 人，来了 2 人", "Signed up: 20. Came: 2.") in text_of(report)
    assert not [text for text in world.texts(GROUP) if mother in text], "no name in the group"


async def test_the_list_goes_on_paper_and_into_a_table(street: Street) -> None:
    board, title = await filled(street)
    await names(board, title)
    await street.reborn()
    for label in (board.either("名单表格", "Table of names"), board.either("打印名单", "Print")):
        await board.tap(IDS.captain, label)
    sent = [
        m["document"]["file_name"] for m in street.world.from_bot(IDS.captain) if "document" in m
    ]
    assert {name.rpartition(".")[2] for name in sent} == {"xlsx", "pdf"}


async def test_whoever_is_without_a_private_chat_is_signed_up_in_the_group(
    street: Street,
) -> None:
    board = Board(street)
    title = board.either("义诊", "Clinic")
    await board.write(
        IDS.captain, board.either("/notice 明天9点 义诊", "/notice tomorrow 9am Clinic")
    )
    await board.tap(IDS.captain, board.words.signup, board.words.open_signup)
    await board.tap(IDS.captain, board.words.back, board.words.now)
    await street.reborn()
    toast = await board.tap(IDS.zhou, board.words.join, chat_id=GROUP)
    assert board.either("第 1 位", "number 1") in toast
    assert street.world.texts(IDS.zhou) == []
    await street.world.settle()
    assert board.either("已有 1 人", "Signed up: 1 person") in board.posts(title)[0]
