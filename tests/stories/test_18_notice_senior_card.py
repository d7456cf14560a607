"""Story 18: "from 65 you can apply for the senior card": whom it concerns, and nobody else."""

from playground.estate import IDS
from tests.estate import NAMES
from tests.stories.board import GROUPS, Board
from tests.stories.street import GROUPS as EVERY_GROUP
from tests.stories.street import Street


async def born(board: Board, person_id: int, year: int) -> None:
    """Somebody tells their year of birth in the settings, by consent."""
    await board.write(person_id, "/notices")
    await board.tap(person_id, board.words.settings, board.words.give_year)
    agreed = board.either("回答就表示同意", "By answering you agree")
    assert agreed in board.seen(person_id)
    await board.write(person_id, str(year))
    assert str(year) in board.seen(person_id)


async def announce(board: Board, people: int) -> str:
    """Staff send the template on, to so many people by the preview."""
    await board.write(IDS.staff, "/notice")
    await board.tap(IDS.staff, board.either("老年证", "Senior card"), "翠湖里")
    preview = board.seen(IDS.staff)
    assert board.either("不发群", "To no group") in preview
    counted = board.either(
        f"{people} 人", f"{people} person" if people == 1 else f"{people} people"
    )
    assert counted in preview
    await board.tap(IDS.staff, board.words.now)
    return board.either("满 65 岁可以办老年证", "From 65 you can apply for the senior card")


def readers(board: Board, title: str) -> set[int]:
    """Who ever got to read the notice itself."""
    chats = (*NAMES, *EVERY_GROUP)
    return {chat for chat in chats if board.posts(title, chat)}


async def test_it_reaches_in_private_those_of_65_and_no_group(street: Street) -> None:
    board = Board(street)
    # In 2026 who was born in 1961 is 65, and who was born in 1962 is not yet.
    for person_id, year in ((IDS.zhao, 1950), (IDS.wang, 1961), (IDS.li_ming, 1962)):
        await born(board, person_id, year)
    await street.reborn()
    title = await announce(board, 2)
    await street.reborn()
    assert readers(board, title) == {IDS.zhao, IDS.wang}
    for group in EVERY_GROUP:
        assert title not in street.ever(group)
    for person_id in (IDS.li_ming, IDS.anna, IDS.captain):
        await board.write(person_id, "/notices")
        assert title not in street.ever(person_id), "nor does it stand in their lists"
    await board.write(IDS.zhao, "/notices")
    assert title[:20] in board.seen(IDS.zhao)


async def test_nobodys_year_is_told_to_anybody(street: Street) -> None:
    board = Board(street)
    await born(board, IDS.zhao, 1950)
    await announce(board, 1)
    await street.reborn()
    for chat in (*EVERY_GROUP, IDS.staff, IDS.captain, IDS.wang):
        assert "1950" not in street.ever(chat)
        assert NAMES[IDS.zhao] not in street.ever(chat)


async def test_without_consent_nobody_is_written_to(street: Street) -> None:
    board = Board(street)
    await board.write(IDS.staff, "/notice")
    await board.tap(IDS.staff, board.either("老年证", "Senior card"), "翠湖里")
    await street.reborn()
    refused = board.either("现在一个群、一个人也收不到", "No group and nobody would get it")
    assert refused in await board.tap(IDS.staff, board.words.now)
    for chat in (*GROUPS, IDS.zhao, IDS.wang):
        assert street.ever(chat) == ""


async def test_who_takes_the_year_back_is_not_written_to_again(street: Street) -> None:
    board = Board(street)
    for person_id in (IDS.zhao, IDS.wang):
        await born(board, person_id, 1950)
    await board.tap(IDS.zhao, board.words.forget_year)
    await street.reborn()
    title = await announce(board, 1)
    assert readers(board, title) == {IDS.wang}


async def test_who_asked_for_peace_is_left_alone_until_they_want_it_again(
    street: Street,
) -> None:
    board = Board(street)
    for person_id in (IDS.zhao, IDS.wang):
        await born(board, person_id, 1950)
    title = await announce(board, 2)
    peace = board.either("以后不再私信您公告", "no more notices in private")
    assert peace in await board.tap(IDS.zhao, board.words.peace)
    await street.reborn()
    await announce(board, 1)
    assert (len(board.posts(title, IDS.zhao)), len(board.posts(title, IDS.wang))) == (1, 2)
    await board.write(IDS.zhao, "/notices")
    await board.tap(IDS.zhao, board.words.settings)
    await board.tap(IDS.zhao, board.either("恢复私信", "Write to me again"))
    await street.reborn()
    await announce(board, 2)
    assert len(board.posts(title, IDS.zhao)) == 2
