"""Story 17: strong wind tomorrow: every building at once, who has not heard, and their doors."""

from playground.estate import IDS
from tests.stories.board import GROUP, GROUPS, Board, text_of
from tests.stories.street import Street, of


async def prepared(street: Street) -> tuple[Board, str]:
    """Staff prepare the warning for the whole community, with its reason."""
    board = Board(street)
    await board.write(IDS.staff, "/notice")
    await board.tap(IDS.staff, board.either("大风清阳台", "Strong wind"), "翠湖里")
    await board.tap(IDS.staff, board.words.more, board.words.urgent)
    await street.reborn()
    await board.write(IDS.staff, board.either("明天八级大风", "Gale force 8 tomorrow"))
    reach = board.either("2 个群 · 24 户", "2 groups · 24 households")
    assert reach in board.seen(IDS.staff)
    return board, board.either("请清理阳台", "please clear your balconies")


async def warned(street: Street) -> tuple[Board, str]:
    board, title = await prepared(street)
    await board.tap(IDS.staff, board.words.now)
    return board, title


async def silent_doors(board: Board, title: str) -> None:
    """The captain goes from `/notices` to who has not answered in the building."""
    await board.open(IDS.captain, board.either("大风", "Strong wind"))
    assert title in board.seen(IDS.captain)
    await board.tap(IDS.captain, board.words.unseen, "6栋")


async def test_every_building_has_it_at_once_pinned_and_says_it_is_urgent(
    street: Street,
) -> None:
    board, title = await warned(street)
    urgent = board.either("❗ 紧急", "❗ Urgent")
    for group in GROUPS:
        (post,) = board.posts(title, group)
        assert urgent in post
        assert street.world.telegram.chat(group).pinned
    assert board.holding(IDS.staff, title, board.either("已发出：2/2 个群", "Sent: 2/2 groups"))
    reason = board.either("紧急，原因：明天八级大风", "Urgent because: Gale force 8 tomorrow")
    assert board.holding(IDS.staff, reason)
    await street.reborn()
    assert all(len(board.posts(title, group)) == 1 for group in GROUPS)


async def test_at_night_and_beyond_two_posts_a_day_it_goes_out_all_the_same(
    street: Street,
) -> None:
    board = Board(street)
    for number in (1, 2):
        said = board.either(f"/notice 通知{number}", f"/notice News {number}")
        await board.write(IDS.captain, said)
        await board.tap(IDS.captain, board.words.now)
    await board.until(11, 22, "23:30")
    board, title = await warned(street)
    assert all(len(board.posts(title, group)) == 1 for group in GROUPS)


async def test_got_it_is_counted_and_the_captain_sees_who_has_not(street: Street) -> None:
    board, title = await warned(street)
    words, world = board.words, street.world
    thanks = board.either("收到。谢谢", "Thank you")
    assert thanks in await board.tap(IDS.wang, words.seen, chat_id=GROUP)
    await street.reborn()
    await world.settle()
    assert board.either("收到：1/24 户", "Seen: 1/24 households") in board.posts(title)[0]
    pressed = board.either("点了收到：1 人", "Tapped “Got it”: 1 person")
    assert board.holding(IDS.staff, title, pressed), "staff see it as it comes"
    await silent_doors(board, title)
    page = board.seen(IDS.captain)
    third = next(line for line in page.splitlines() if line.startswith("3单元"))
    assert "201" not in third, "王阿姨 has answered"
    assert "302" in third
    assert "7栋" not in page, "the other building is its own captain's"


async def test_a_nudge_reaches_the_silent_in_private_with_the_whole_warning(
    street: Street,
) -> None:
    board, title = await warned(street)
    words, world = board.words, street.world
    await board.tap(IDS.wang, words.seen, chat_id=GROUP)
    await silent_doors(board, title)
    street.news()
    toast = await board.tap(IDS.captain, words.nudge)
    assert board.either("已私下提醒 2 人", "Reminded in private: 2") in toast
    fresh = street.news()
    advice = board.either("花盆", "flower pots")
    assert advice in of(fresh, IDS.zhao)
    assert advice in of(fresh, IDS.li_ming)
    assert IDS.wang not in fresh
    assert GROUP not in fresh, "nobody is shamed before the others"
    await street.reborn()
    today = board.either("今天已经催过了", "reminded today")
    assert today in await board.tap(IDS.captain, words.nudge)
    await board.tap(IDS.zhao, words.seen)
    await world.settle()
    assert board.either("收到：2/24 户", "Seen: 2/24 households") in board.posts(title)[0]


async def test_where_nobody_can_be_reached_doors_are_knocked_at_from_a_list(
    street: Street,
) -> None:
    board, title = await warned(street)
    words = board.words
    await board.tap(IDS.wang, words.seen, chat_id=GROUP)
    await silent_doors(board, title)
    await board.tap(IDS.captain, words.print_it)
    (paper,) = [m for m in street.world.from_bot(IDS.captain) if "document" in m]
    assert paper["document"]["file_name"].endswith(".pdf")
    assert board.either("共 23 户", "23 households") in text_of(paper)
    await street.reborn()
    await board.tap(IDS.captain, board.either("1单元 102室", "1单元 flat 102"))
    await street.world.settle()
    assert board.either("收到：2/24 户", "Seen: 2/24 households") in board.posts(title)[0]


async def test_a_group_that_threw_the_bot_out_is_named_with_its_remedy(street: Street) -> None:
    board, title = await prepared(street)
    await street.world.settle()
    street.world.telegram.remove_bot(IDS.owner, IDS.building_7)
    street.world.telegram.updates.clear()
    await board.tap(IDS.staff, board.words.now)
    assert len(board.posts(title)) == 1
    await street.reborn()
    await board.tap(IDS.staff, board.either("没发到的", "Not delivered"))
    told = board.seen(IDS.staff)
    assert "翠湖里7栋邻里群" in told
    assert board.either("重新拉进群", "add it again") in told
