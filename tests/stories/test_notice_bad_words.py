"""Bad input, words and pictures: too long, marked up, too large; nothing is cut or lost."""

from collections.abc import Iterable

import pytest

from playground.estate import IDS
from tests.stories.board import GROUP, Board, text_of
from tests.stories.street import PICTURE, Street

# As much as Telegram takes in one message, and as a caption.
MESSAGE, CAPTION = 4096, 1024
TOO_LONG = (
    "正文太长了，请不要超过 3500 字，可以分成两条发。",
    "The text is too long: at most 3,500 characters. You can send two notices.",
)
TOO_BIG = (
    "这个文件超过 20 MB，发不出去。",
    "This file is over 20 MB and cannot be sent.",
)
MIB = 1024 * 1024


async def begun(board: Board, below: str = "") -> str:
    title = board.either("健康讲座", "Health lecture")
    when = board.either("明天9点", "tomorrow 9:00")
    await board.write(IDS.captain, f"/notice {when} {title}\n{below}")
    return title


async def test_a_body_of_5000_characters_is_refused_with_its_bound(street: Street) -> None:
    board = Board(street)
    await begun(board, "好" * 5000)
    assert board.either(*TOO_LONG) in board.seen(IDS.captain)
    await street.reborn()
    title = await begun(board)
    await board.tap(IDS.captain, board.words.more, board.words.text)
    assert board.either(*TOO_LONG) in await board.write(IDS.captain, "好" * 3501)
    await board.write(IDS.captain, "好" * 3500)
    await board.tap(IDS.captain, board.words.now)
    assert "好" * 3500 in board.posts(title)[0]


async def _attach(board: Board, body: str) -> None:
    await board.tap(IDS.captain, board.words.photos, board.words.photo)
    await board.photo(IDS.captain, PICTURE)
    await board.tap(IDS.captain, board.words.back, board.words.more, board.words.text)
    await board.write(IDS.captain, body)


def _captions(messages: Iterable[dict[str, object]]) -> list[int]:
    return [len(str(m["caption"]).encode("utf-16-le")) // 2 for m in messages if "caption" in m]


async def test_a_photo_with_few_words_is_one_message(street: Street) -> None:
    board = Board(street)
    title = await begun(board)
    await _attach(board, "好" * (700 - len(title)))
    await street.reborn()
    await board.tap(IDS.captain, board.words.now)
    (post,) = street.world.from_bot(GROUP)
    assert post["photo"]
    assert "好" * (700 - len(title)) in post["caption"]
    assert max(_captions([post])) <= CAPTION


@pytest.mark.parametrize("length", [701, 1025, 3500])
async def test_a_photo_with_many_words_goes_before_them_and_none_is_lost(
    street: Street, length: int
) -> None:
    board = Board(street)
    title = await begun(board)
    await _attach(board, "好" * length)
    await street.reborn()
    await board.tap(IDS.captain, board.words.now)
    photo, post = street.world.from_bot(GROUP)
    assert photo["photo"]
    assert not photo.get("caption") or max(_captions([photo])) <= CAPTION
    assert title in text_of(post)
    assert "好" * length in post["text"]
    assert len(post["text"]) <= MESSAGE


async def test_a_photo_whose_own_caption_is_the_notice_keeps_all_of_it(street: Street) -> None:
    board = Board(street)
    title = board.either("健康讲座", "Health lecture")
    when = board.either("明天9点", "tomorrow 9:00")
    head = f"/notice {when} {title}\n"
    body = "好" * (CAPTION - len(head))
    await board.photo(IDS.captain, PICTURE, caption=head + body)
    await street.reborn()
    await board.tap(IDS.captain, board.words.now)
    photo, post = street.world.from_bot(GROUP)
    assert photo["photo"]
    assert body in post["text"]


async def test_html_stands_as_it_was_written(street: Street) -> None:
    board = Board(street)
    marks = '<b>义诊</b> & <a href="https://evil.example">x</a> <script>'
    when = board.either("明天9点", "tomorrow 9:00")
    await board.write(IDS.captain, f"/notice {when} {marks}\n{marks}</i>")
    assert board.seen(IDS.captain).count(marks) == 2
    await board.tap(IDS.captain, board.words.ask_seen, board.words.now)
    await street.reborn()
    (post,) = board.posts("<b>义诊</b>")
    assert post.count(marks) == 2
    kinds = {e["type"] for e in street.world.from_bot(GROUP)[0]["entities"]}
    assert "text_link" not in kinds
    await board.tap(IDS.captain, board.words.off, board.words.sure)
    await board.write(IDS.captain, marks)
    assert board.holding(GROUP, board.either("取消了", "cancelled"), marks)


async def test_an_image_too_large_is_refused_and_a_smaller_one_taken(street: Street) -> None:
    board = Board(street)
    title = await begun(board)
    await board.tap(IDS.captain, board.words.photos, board.words.photo)
    for size, refused in ((20 * MIB + 1, True), (20 * MIB, False)):
        street.world.telegram.send_document(
            IDS.captain, IDS.captain, PICTURE, mime="image/jpeg", file_size=size
        )
        await street.world.settle()
        assert (board.either(*TOO_BIG) in board.seen(IDS.captain)) is refused
        await street.reborn()
    await board.tap(IDS.captain, board.words.back, board.words.now)
    (post,) = board.holding(GROUP, title)
    assert "document" in post
