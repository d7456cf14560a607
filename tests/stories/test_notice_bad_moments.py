"""Bad input, moments: no group, too late, one too many, twice; each with one plain sentence."""

from domain.places import PlaceKind
from playground.estate import IDS
from storage.database import Tx
from storage.places import chats, tree
from storage.places.chats import ChatState
from tests.stories.board import GROUP, Board
from tests.stories.street import Street

NOBODY = (
    "现在一个群、一个人也收不到。请换一个范围，或者先把群绑定好（在群里发 /bind）。",
    (
        "No group and nobody would get it. "
        "Choose another place, or tie the group first (send /bind there)."
    ),
)
CLOSED = (
    "报名已经截止，或者已经开始了。有事请直接联系发公告的人。",
    "Sign-up is closed, or it has begun. Please ask whoever announced it.",
)
TWICE = (
    "这个名字没有报名，或者已经取消过了。",
    "That name is not signed up, or was cancelled before.",
)
CALLED_OFF = (
    "已经取消过了，不用再取消。",
    "It is cancelled already.",
)


async def clinic(street: Street, *choices: str) -> tuple[Board, str]:
    """The captain's clinic on 7 December at nine, to which one can sign up."""
    board = Board(street)
    title = board.either("免费义诊", "Free clinic")
    when = board.either("12月7日9点", "7 December 9:00")
    await board.write(IDS.captain, f"/notice {when} {title}")
    await board.tap(IDS.captain, board.words.signup, board.words.open_signup, *choices)
    await board.tap(IDS.captain, board.words.back, board.words.now)
    return board, title


async def join(board: Board, person_id: int) -> str:
    return await board.tap(person_id, board.words.join, chat_id=GROUP)


async def test_a_place_without_a_group_is_named_with_what_to_do(street: Street) -> None:
    board = Board(street)

    async def build(tx: Tx) -> None:
        zone, language = "Asia/Shanghai", board.words.language
        community = street.world.estate.community
        await tree.add(tx, community, PlaceKind.BUILDING, "8栋", zone=zone, language=language)

    await street.world.database.run(build)
    await board.write(IDS.staff, board.either("/notice 停水通知", "/notice Water off"))
    await board.tap(IDS.staff, "8栋")
    told = board.seen(IDS.staff)
    where = board.either("没有绑定群，收不到：8栋", "they hear nothing: 8栋")
    assert where in told
    assert "/bind" in told
    await street.reborn()
    assert await board.tap(IDS.staff, board.words.now) == board.either(*NOBODY)
    assert street.ever(GROUP) == ""


async def test_with_all_groups_gone_the_remedy_is_said_and_then_it_goes_out(
    street: Street,
) -> None:
    board, world = Board(street), street.world
    for group in (IDS.building_6, IDS.building_7):
        await world.database.run(chats.set_state, group, ChatState.REMOVED, now=world.clock.now())
    await board.write(IDS.staff, board.either("/notice 大风预警", "/notice Strong wind"))
    await board.tap(IDS.staff, "翠湖里")
    gone = board.either("2 个群都把我移出了", "All 2 groups here have removed me")
    assert gone in board.seen(IDS.staff)
    assert await board.tap(IDS.staff, board.words.now) == board.either(*NOBODY)
    await street.reborn()
    await world.database.run(chats.set_state, GROUP, ChatState.ACTIVE, now=world.clock.now())
    assert await board.tap(IDS.staff, board.words.now) == board.words.published
    assert len(board.posts(board.either("大风", "Strong wind"))) == 1


async def test_after_the_deadline_nobody_signs_up_and_before_it_they_do(street: Street) -> None:
    chinese = street.words.language == "zh-CN"
    deadline = ("截止：", "提前 1 天") if chinese else ("Closes:", "1 day before")
    board, _ = await clinic(street, *deadline)
    await board.until(12, 6, "08:50")
    assert board.either("第 1 位", "number 1") in await join(board, IDS.wang)
    await street.reborn()
    await board.until(12, 6, "09:00")
    assert await join(board, IDS.li_ming) == board.either(*CLOSED)
    left = board.either("已取消。", "Cancelled.")
    assert await board.tap(IDS.wang, board.words.leave) == left, "until the start one may leave"


async def test_once_it_has_begun_nobody_signs_up(street: Street) -> None:
    board, _ = await clinic(street)
    await board.run_to(12, 7, "09:00")
    await street.reborn()
    assert await join(board, IDS.wang) == board.either(*CLOSED)


async def test_the_21st_of_20_waits(street: Street) -> None:
    chinese = street.words.language == "zh-CN"
    twenty = ("名额：", "20 个名额") if chinese else ("Places:", "20 places")
    board, title = await clinic(street, *twenty)
    await board.open(IDS.captain, title)
    await board.tap(IDS.captain, board.either("名单和签到", "Names and check-in"))
    await board.tap(IDS.captain, board.words.enter)
    for name in "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤":
        await board.write(IDS.captain, f"{name}奶奶")
    assert board.either("第 20 位", "number 20") in await join(board, IDS.wang)
    await street.reborn()
    waits = board.either(
        "名额已满，您排在候补第 1 位，有空位就告诉您。",
        "All places are taken. You are number 1 on the waiting list.",
    )
    assert waits in await join(board, IDS.zhao)


async def test_a_place_cancelled_twice_says_so(street: Street) -> None:
    board, _ = await clinic(street)
    await join(board, IDS.wang)
    message, data = street.world.button(IDS.wang, board.words.leave)
    left = board.either("已取消。", "Cancelled.")
    assert await board.tap(IDS.wang, board.words.leave) == left
    await street.reborn()
    toast = await street.world.forge(IDS.wang, IDS.wang, message, data)
    assert toast == board.either(*TWICE)


async def test_an_occurrence_called_off_twice_says_so_and_is_told_once(street: Street) -> None:
    board, title = await clinic(street)
    await board.tap(IDS.captain, board.words.off)
    message, data = street.world.button(IDS.captain, board.words.sure)
    await board.tap(IDS.captain, board.words.sure)
    reason = board.either("医生临时有事", "The doctor is away")
    await board.write(IDS.captain, reason)
    told = len(board.holding(GROUP, title, reason))
    assert told >= 1
    await street.reborn()
    toast = await street.world.forge(IDS.captain, IDS.captain, message, data)
    assert toast == board.either(*CALLED_OFF)
    assert len(board.holding(GROUP, title, reason)) == told


async def test_a_draft_cancelled_twice_says_so(street: Street) -> None:
    board = Board(street)
    when = board.either("明天9点 义诊", "tomorrow 9:00 Clinic")
    await board.write(IDS.captain, f"/notice {when}")
    label = board.either("取消", "Cancel")
    message, data = street.world.button(IDS.captain, label)
    dropped = board.either("草稿已取消。", "The draft is cancelled.")
    assert await board.tap(IDS.captain, label) == dropped
    gone = board.either("这条已经不在了。", "This no longer exists.")
    await street.reborn()
    assert await street.world.forge(IDS.captain, IDS.captain, message, data) == gone
    assert street.ever(GROUP) == ""
