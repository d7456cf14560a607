"""Panels: what shows which subject, what is out of date, and since when."""

from datetime import datetime, timedelta

import pytest

from storage import panels
from storage.database import Database, Tx
from storage.panels import BEING_DRAWN, Panel
from tests.conftest import NOON

CHAT, OTHER = -1001000000006, 1003


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def panel(chat: int = CHAT, message: int = 1, subject: int = 7, kind: str = "report") -> Panel:
    return Panel(chat, message, kind, subject, "report-card", "as it was", NOON, None)


async def known(tx: Tx, *more: Panel) -> None:
    for one in (panel(), *more):
        await panels.put(tx, one)


async def stale(database: Database, before: datetime, most: int = 100) -> list[tuple[int, int]]:
    found = await database.run(panels.stale, most, before=before)
    return [(p.chat_id, p.message_id) for p in found]


async def test_a_panel_is_found_where_it_stands_and_by_what_it_shows(database: Database) -> None:
    await database.run(
        known, panel(OTHER, 2), panel(OTHER, 3, subject=8), panel(OTHER, 4, kind="x")
    )
    assert await database.run(panels.at, CHAT, 1) == panel()
    assert await database.run(panels.at, CHAT, 2) is None
    assert [p.message_id for p in await database.run(panels.of, "report", 7)] == [1, 2]
    assert [p.message_id for p in await database.run(panels.in_chat, OTHER)] == [2, 3, 4]


async def test_putting_a_panel_again_replaces_it(database: Database) -> None:
    await database.run(known)
    await database.run(panels.put, panel(subject=9))
    assert await database.run(panels.at, CHAT, 1) == panel(subject=9)
    assert await database.run(panels.of, "report", 7) == []


async def test_a_change_makes_every_panel_of_the_subject_stale_and_no_other(
    database: Database,
) -> None:
    await database.run(
        known, panel(OTHER, 2), panel(OTHER, 3, subject=8), panel(OTHER, 4, kind="x")
    )
    await database.run(panels.mark_stale, "report", 7, now=at(1))
    assert sorted(await stale(database, at(1))) == [(CHAT, 1), (OTHER, 2)]
    assert await stale(database, at(1) - timedelta(microseconds=1)) == []


async def test_of_many_changes_the_first_counts_so_that_a_redraw_comes_at_all(
    database: Database,
) -> None:
    await database.run(known)
    for minutes in (1, 2, 3):
        await database.run(panels.mark_stale, "report", 7, now=at(minutes))
    (found,) = await database.run(panels.stale, 1, before=at(9))
    assert found.stale_since == at(1)


async def test_the_longest_out_of_date_come_first(database: Database) -> None:
    await database.run(known, panel(message=2, subject=8), panel(message=3, subject=9))
    for subject, minutes in ((7, 3), (8, 1), (9, 2)):
        await database.run(panels.mark_stale, "report", subject, now=at(minutes))
    assert await stale(database, at(9), 2) == [(CHAT, 2), (CHAT, 3)]


async def test_a_change_while_it_is_drawn_makes_it_stale_again(database: Database) -> None:
    await database.run(known)
    await database.run(panels.mark_stale, "report", 7, now=at(1))
    await database.run(panels.drawing, panel(), now=at(2))
    assert await stale(database, at(9)) == []
    await database.run(panels.mark_stale, "report", 7, now=at(3))
    await database.run(panels.drawn, panel(), "new")
    assert await stale(database, at(9)) == [(CHAT, 1)]


async def test_what_was_being_drawn_when_the_process_died_is_drawn_again(
    database: Database,
) -> None:
    await database.run(known, panel(message=2))
    await database.run(panels.drawing, panel(), now=at(1))
    assert await database.run(panels.interrupted, now=at(2)) == 1
    assert await stale(database, at(2)) == [(CHAT, 1)]
    assert await database.run(panels.interrupted, now=at(3)) == 0, "it waits already"


async def test_a_panel_drawn_to_the_end_is_not_taken_for_interrupted(database: Database) -> None:
    await database.run(known)
    await database.run(panels.drawing, panel(), now=at(1))
    drawn = await database.run(panels.at, CHAT, 1)
    assert drawn is not None
    assert (drawn.drawn, drawn.drawn_at) == (BEING_DRAWN, at(1))
    await database.run(panels.drawn, panel(), "new")
    assert await database.run(panels.interrupted, now=at(2)) == 0


async def test_a_redraw_that_failed_is_tried_again_from_its_moment(database: Database) -> None:
    await database.run(known)
    await database.run(panels.again, panel(), since=at(5))
    assert await stale(database, at(4)) == []
    assert await stale(database, at(5)) == [(CHAT, 1)]


async def test_a_dropped_panel_is_redrawn_no_more(database: Database) -> None:
    await database.run(known, panel(message=2))
    await database.run(panels.drop, panel())
    await database.run(panels.mark_stale, "report", 7, now=at(1))
    assert await stale(database, at(1)) == [(CHAT, 2)]


@pytest.mark.parametrize("step", [panels.drawing, panels.interrupted])
async def test_nothing_is_drawn_that_is_not_there(database: Database, step: object) -> None:
    if step is panels.drawing:
        await database.run(panels.drawing, panel(), now=NOON)
    else:
        assert await database.run(panels.interrupted, now=NOON) == 0
    assert database.connection.execute("SELECT count(*) FROM panels").fetchone()[0] == 0
