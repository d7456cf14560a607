"""Media of reports: each attached once, told apart by stage, albums kept for two days."""

from datetime import timedelta

import pytest

from domain.reports import Report
from storage.database import Database
from storage.reports import media
from storage.reports.media import STAGES, Item
from tests.conftest import NOON
from tests.estate import Estate
from tests.storage.reports.filed import put

BLINK = timedelta(microseconds=1)
CHAT = -1001
PHOTO = Item("photo", CHAT, 10, "file", "unique", 2**40, group_id="album")
PLACE = Item("location", CHAT, 11, latitude=31.2304, longitude=-0.5)


@pytest.fixture
async def report(database: Database, estate: Estate) -> Report:
    return await put(database, estate.building)


def photo(message: int, album: str = "album", chat: int = CHAT) -> Item:
    return Item("photo", chat, message, f"file{message}", f"unique{message}", group_id=album)


async def attach(database: Database, report: Report, item: Item, stage: str = "report") -> bool:
    return await database.run(media.add, report.id, item, stage, 5, now=NOON)


@pytest.mark.parametrize("item", [PHOTO, PLACE])
async def test_an_item_comes_back_as_it_was_sent(
    database: Database, report: Report, item: Item
) -> None:
    assert await attach(database, report, item)
    assert await database.run(media.of, report.id) == [item]


async def test_a_message_that_comes_twice_is_attached_once(
    database: Database, report: Report
) -> None:
    assert await attach(database, report, PHOTO)
    assert not await attach(database, report, PHOTO, "after")
    assert await database.run(media.of, report.id, "after") == []
    assert len(await database.run(media.of, report.id)) == 1


async def test_the_same_message_number_in_another_chat_is_another_one(
    database: Database, report: Report
) -> None:
    assert await attach(database, report, photo(10))
    assert await attach(database, report, photo(10, chat=CHAT - 1))


async def test_one_message_may_belong_to_two_reports(
    database: Database, estate: Estate, report: Report
) -> None:
    other = await put(database, estate.building, 2)
    assert await attach(database, report, PHOTO)
    assert await attach(database, other, PHOTO)


@pytest.mark.parametrize("stage", STAGES)
async def test_each_stage_is_told_apart(database: Database, report: Report, stage: str) -> None:
    items = {name: photo(at) for at, name in enumerate(STAGES)}
    for name, item in items.items():
        await attach(database, report, item, name)
    assert await database.run(media.of, report.id, stage) == [items[stage]]
    assert await database.run(media.of, report.id) == list(items.values())


@pytest.mark.parametrize(("moment", "found"), [(-BLINK, True), (0 * BLINK, True), (BLINK, False)])
async def test_what_was_added_counts_from_the_very_moment(
    database: Database,
    report: Report,
    moment: timedelta,
    found: bool,  # noqa: FBT001
) -> None:
    await attach(database, report, PHOTO, "after")
    since = NOON + moment
    assert await database.run(media.added_since, report.id, "after", since) is found
    assert not await database.run(media.added_since, report.id, "more", since)
    assert not await database.run(media.added_since, report.id + 1, "after", since)


async def test_proof_taken_back_is_one_picture_more(database: Database, report: Report) -> None:
    await attach(database, report, photo(1), "report")
    await attach(database, report, photo(2), "after")
    later = NOON + BLINK
    await database.run(media.add, report.id, photo(3), "after", None, now=later)
    await database.run(media.no_proof, report.id, NOON)
    assert await database.run(media.of, report.id, "report") == [photo(1)]
    assert await database.run(media.of, report.id, "more") == [photo(2)]
    assert await database.run(media.of, report.id, "after") == [photo(3)]


async def test_an_album_leads_to_the_report_it_started(database: Database, report: Report) -> None:
    await attach(database, report, PHOTO)
    assert await database.run(media.report_of_album, CHAT, "album") == report.id
    assert await database.run(media.report_of_album, CHAT, "other") is None
    assert await database.run(media.report_of_album, CHAT - 1, "album") is None


async def test_an_album_is_told_in_the_order_of_its_messages(database: Database) -> None:
    for item in (photo(12), photo(9), photo(10), photo(11, "other"), photo(8, chat=CHAT - 1)):
        await database.run(media.remember, item, now=NOON)
    found = await database.run(media.album, CHAT, "album")
    assert found == [photo(9), photo(10), photo(12)]


async def test_a_piece_remembered_twice_is_one_piece(database: Database) -> None:
    for _ in range(2):
        await database.run(media.remember, PHOTO, now=NOON)
    assert await database.run(media.album, CHAT, "album") == [PHOTO]


@pytest.mark.parametrize(("after", "forgotten"), [(timedelta(), 0), (BLINK, 1)])
async def test_albums_are_forgotten_after_two_whole_days(
    database: Database, after: timedelta, forgotten: int
) -> None:
    await database.run(media.remember, PHOTO, now=NOON)
    now = NOON + timedelta(days=2) + after
    assert await database.run(media.forget_albums, now=now) == forgotten
    assert len(await database.run(media.album, CHAT, "album")) == 1 - forgotten


async def test_forgetting_albums_leaves_what_was_attached(
    database: Database, report: Report
) -> None:
    await attach(database, report, PHOTO)
    await database.run(media.remember, PHOTO, now=NOON)
    assert await database.run(media.forget_albums, now=NOON + timedelta(days=30)) == 1
    assert await database.run(media.of, report.id) == [PHOTO]
