"""What stands in a place's calendar, and whose calendar an address names."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.notices import Audience, Notice, Occurrence, Phase, Schedule, State
from domain.places import PlaceKind, Role
from storage.database import Database, Tx
from storage.notices import feeds, occurrences, register
from storage.notices.feeds import Feed
from storage.places import tree
from tests.conftest import NOON

ZONE = {"zone": "Asia/Shanghai", "language": "zh-CN"}
YEAR = timedelta(days=366)


async def places(tx: Tx) -> tuple[int, int, int]:
    community = await tree.add(tx, None, PlaceKind.COMMUNITY, "翠湖里", **ZONE)
    six = await tree.add(tx, community.id, PlaceKind.BUILDING, "6栋", **ZONE)
    seven = await tree.add(tx, community.id, PlaceKind.BUILDING, "7栋", **ZONE)
    return community.id, six.id, seven.id


def made(place_id: int, title: str = "义诊", **changed: object) -> Notice:
    state, when = State.RUNNING, Schedule(NOON + timedelta(days=3))
    notice = Notice(0, place_id, 0, title, 9, NOON, state, schedule=when)
    return replace(notice, **changed)  # type: ignore[arg-type]


async def titles(tx: Tx, place_id: int, since: timedelta = YEAR) -> list[str]:
    found = await feeds.entries(tx, place_id, since=NOON - since)
    return [entry.notice.title for entry in found]


async def test_a_place_shows_what_concerns_it_all_around_it_and_parts_of_it(
    database: Database,
) -> None:
    community, six, seven = await database.run(places)
    for place, title in ((community, "全体"), (six, "六栋"), (seven, "七栋")):
        await database.run(register.add, made(place, title))
    assert await database.run(titles, six) == ["六栋", "全体"]
    assert await database.run(titles, seven) == ["七栋", "全体"]
    assert await database.run(titles, community) == ["七栋", "六栋", "全体"]


async def test_a_notice_for_two_buildings_stands_in_both(database: Database) -> None:
    _, six, seven = await database.run(places)
    both = await database.run(register.add, made(six))
    await database.run(register.set_places, both.id, (six, seven))
    assert await database.run(titles, six) == await database.run(titles, seven) == ["义诊"]


@pytest.mark.parametrize(
    "audience",
    [Audience(frozenset({Role.CAPTAIN})), Audience(born_until=1961), Audience(unheard=True)],
    ids=["role", "born", "unheard"],
)
async def test_what_went_to_some_people_only_is_in_no_feed(
    database: Database, audience: Audience
) -> None:
    _, six, _ = await database.run(places)
    await database.run(register.add, made(six, audience=audience))
    assert await database.run(titles, six) == []


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        (State.DRAFT, False),
        (State.RUNNING, True),
        (State.PAUSED, True),
        (State.ENDED, True),
        (State.CANCELLED, True),
    ],
    ids=str,
)
async def test_only_what_was_published_is_shown(
    database: Database, state: State, *, shown: bool
) -> None:
    _, six, _ = await database.run(places)
    await database.run(register.add, made(six, state=state))
    assert await database.run(titles, six) == (["义诊"] if shown else [])


async def test_what_ended_is_kept_for_so_long_and_no_longer(database: Database) -> None:
    _, six, _ = await database.run(places)
    ended = NOON - timedelta(days=10)
    await database.run(register.add, made(six, state=State.ENDED, ended_at=ended))
    assert await database.run(titles, six, timedelta(days=10)) == ["义诊"]
    assert await database.run(titles, six, timedelta(days=10, microseconds=-1)) == []


async def test_each_notice_comes_with_its_rows_and_zone(database: Database) -> None:
    _, six, _ = await database.run(places)
    one = await database.run(register.add, made(six))
    other = await database.run(register.add, made(six, "讲座"))
    start = one.schedule.starts_at
    assert start
    moved = Occurrence(0, one.id, start, start + timedelta(hours=1), None, NOON, Phase.PLANNED)
    await database.run(occurrences.add, moved)
    found = await database.run(feeds.entries, six, since=NOON)
    assert [(entry.notice.id, len(entry.rows)) for entry in found] == [(other.id, 0), (one.id, 1)]
    assert found[1].rows[0].moved
    assert {entry.zone for entry in found} == {"Asia/Shanghai"}


async def test_a_file_has_its_bounds(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MOST_NOTICES", 2)
    _, six, _ = await database.run(places)
    for title in "甲乙丙":
        await database.run(register.add, made(six, title))
    assert await database.run(titles, six) == ["丙", "乙"]


async def test_an_address_names_one_place_until_it_is_changed(database: Database) -> None:
    _, six, seven = await database.run(places)
    for token, place in (("t6", six), ("t7", seven)):
        await database.run(feeds.put, Feed(token, place, NOON))
    found = await database.run(feeds.find, "t6")
    assert found == Feed("t6", six, NOON)
    await database.run(feeds.put, Feed("new", six, NOON + timedelta(hours=1)))
    assert await database.run(feeds.find, "t6") is None
    assert await database.run(feeds.of_place, six) == Feed("new", six, NOON + timedelta(hours=1))
    assert await database.run(feeds.find, "t7") == Feed("t7", seven, NOON)


@pytest.mark.parametrize("token", ["", "t", "T6", "t6 ", "t%", "' OR 1=1 --", "\x00"], ids=repr)
async def test_a_wrong_address_names_none(database: Database, token: str) -> None:
    _, six, _ = await database.run(places)
    await database.run(feeds.put, Feed("t6", six, NOON))
    assert await database.run(feeds.find, token) is None


async def test_a_closed_place_has_no_calendar_any_more(database: Database) -> None:
    _, six, _ = await database.run(places)
    await database.run(feeds.put, Feed("t6", six, NOON))
    await database.run(tree.close, six, now=NOON)
    assert await database.run(feeds.find, "t6") is None


def test_nobody_reads_an_address_in_a_log() -> None:
    assert "secret" not in repr(Feed("secret", 1, NOON))
