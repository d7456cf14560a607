"""A time line is opened in private, looks are noted, and reports on hold go on."""

import pytest

from actions import matters
from actions.matters import Shown
from domain.errors import Missing
from domain.reports import State, Visibility
from playground.estate import IDS
from storage.database import Database
from storage.links import Part
from tests.actions.parts import (
    STRANGER,
    ballot_of,
    linked,
    met,
    report_now,
    report_of,
)
from tests.actions.places.rows import counts, grown, sent
from tests.conftest import NOON
from tests.estate import Estate


async def opens(
    database: Database, person: int, part: Part, chat: int = 0, page: int = -1
) -> Shown | None:
    where = chat or person
    return await database.run(matters.open_story, person, part, page, where, 7, now=NOON)


def looks(database: Database) -> list[tuple[int, str]]:
    found = database.connection.execute("SELECT person_id, what FROM audit ORDER BY id")
    return [(row["person_id"], row["what"]) for row in found]


async def test_the_story_comes_in_private_when_it_was_asked_for_in_a_group(
    database: Database, estate: Estate
) -> None:
    part = await ballot_of(database, estate.building)
    assert await opens(database, IDS.wang, part, IDS.building_6) == Shown(elsewhere=True)
    assert sent(database) == [(IDS.wang, "matter")]


async def test_who_cannot_be_written_to_reads_it_in_the_group(
    database: Database, estate: Estate
) -> None:
    part = await ballot_of(database, estate.building)
    assert await opens(database, IDS.zhou, part, IDS.building_6) == Shown(elsewhere=False)
    assert sent(database) == [(IDS.building_6, "matter")]


async def test_a_stranger_is_shown_nothing_and_no_row_is_written(
    database: Database, estate: Estate
) -> None:
    part = await ballot_of(database, estate.building)
    await met(database)
    before = counts(database)
    assert await opens(database, STRANGER, part) is None
    assert grown(before, counts(database)) == {}


@pytest.mark.parametrize(("page", "verb"), [(-1, "send"), (0, "edit"), (3, "edit")])
async def test_a_page_is_turned_in_place_only_in_ones_own_chat(
    database: Database, estate: Estate, page: int, verb: str
) -> None:
    part = await ballot_of(database, estate.building)
    await opens(database, IDS.wang, part, page=page)
    await opens(database, IDS.li_ming, part, IDS.building_6, page=page)
    found = database.connection.execute("SELECT verb FROM outbox ORDER BY id").fetchall()
    assert [row["verb"] for row in found] == [verb, "send"]


async def test_whoever_opens_somebodys_private_report_is_written_down(
    database: Database, estate: Estate
) -> None:
    part = await report_of(database, estate.building, visibility=Visibility.PRIVATE)
    await opens(database, IDS.wang, part)
    assert looks(database) == []
    await opens(database, IDS.captain, part)
    assert looks(database) == [(IDS.captain, "timeline")]


async def test_who_is_not_shown_the_private_report_is_not_said_to_have_read_it(
    database: Database, estate: Estate
) -> None:
    report = await report_of(database, estate.building, visibility=Visibility.PRIVATE)
    vote = await ballot_of(database, estate.building)
    await linked(database, report, vote)
    assert await opens(database, IDS.li_ming, vote) is not None
    assert looks(database) == []


async def test_reading_a_public_report_is_nobodys_to_note(
    database: Database, estate: Estate
) -> None:
    await opens(database, IDS.captain, await report_of(database, estate.building))
    assert looks(database) == []


@pytest.mark.parametrize("state", State)
async def test_only_reports_on_hold_are_taken_up_again(
    database: Database, estate: Estate, state: State
) -> None:
    held = state is State.ON_HOLD
    paused = {"paused_at": NOON, "hold_reason": "等钱"} if held else {}
    report = await report_of(database, estate.building, state=state, **paused)
    was = await report_now(database, report)
    await database.run(matters.release, report, "钱到了", now=NOON)
    found = await report_now(database, report)
    assert (found != was) is held
    assert found.state is not State.ON_HOLD


async def test_every_report_of_the_matter_goes_on_and_others_wait(
    database: Database, estate: Estate
) -> None:
    held = {"state": State.ON_HOLD, "paused_at": NOON, "hold_reason": "等钱"}
    one, two, other = [await report_of(database, estate.building, **held) for _ in range(3)]
    vote = await ballot_of(database, estate.building)
    await linked(database, one, vote)
    await linked(database, two, vote)
    await database.run(matters.release, vote, "表决通过", now=NOON)
    states = [(await report_now(database, part)).state for part in (one, two, other)]
    assert [state is State.ON_HOLD for state in states] == [False, False, True]


async def test_there_is_more_as_soon_as_one_thing_led_to_another(
    database: Database, estate: Estate
) -> None:
    report = await report_of(database, estate.building)
    vote = await ballot_of(database, estate.building)
    assert not await database.run(matters.has_more, vote)
    await linked(database, report, vote)
    assert await database.run(matters.has_more, report)
    assert await database.run(matters.has_more, vote)


async def test_phone_numbers_are_masked_where_a_report_gives_its_name(
    database: Database, estate: Estate
) -> None:
    report = await report_of(database, estate.building, text="灯坏了，电话13800061234")
    title = await database.run(matters.title, report)
    assert "灯坏了" in title
    assert "13800061234" not in title


@pytest.mark.parametrize("kind", ["report", "ballot", "fund"])
async def test_what_is_not_there_has_no_name(
    database: Database, estate: Estate, kind: str
) -> None:
    assert estate
    with pytest.raises(Missing):
        await database.run(matters.title, Part(kind, 99))
