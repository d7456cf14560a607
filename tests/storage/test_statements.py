"""Statements: compiled once, strict about names, true to their types, and quick to answer."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import ClauseElement, bindparam, insert, select, update

from storage import inbox, outbox, panels, prompts, timers
from storage.database import Database, Tx
from storage.places import chats, grants, people
from storage.reports import events, lists, media, register
from storage.statements import SQLITE, Compiled, adding, compiled, upsert
from storage.tables import timers as table
from tests.conftest import NOON, create_schema

ONE = select(table).where(table.c.id == bindparam("row_id"), table.c.kind == "fixed")
MOMENTS = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001 - the zone is given beside it
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=8)), timezone(-timedelta(hours=5))]),
)


def test_a_statement_is_compiled_once() -> None:
    assert compiled(ONE) is compiled(ONE)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(TypeError, match="row_idd"):
        compiled(ONE).values({"row_idd": 1})


async def test_a_name_left_out_is_refused_before_anything_is_written(database: Database) -> None:
    add = insert(table).values({n: bindparam(n) for n in ("due_at", "kind", "subject_id")})

    async def forgetful(tx: Tx) -> None:
        await tx.do(add, due_at=NOON, kind="k")

    with pytest.raises(TypeError, match="subject_id"):
        await database.run(forgetful)
    assert database.connection.execute("SELECT count(*) FROM timers").fetchone()[0] == 0


def test_a_name_left_out_of_a_question_is_not_taken_for_nothing() -> None:
    with pytest.raises(TypeError, match="row_id"):
        compiled(ONE).values({})


def test_a_fixed_value_needs_not_be_given() -> None:
    assert sorted(map(str, compiled(ONE).values({"row_id": 7}).values())) == ["7", "fixed"]


@given(MOMENTS)
def test_a_moment_comes_back_as_the_same_moment_in_utc(moment: datetime) -> None:
    known = compiled(select(table.c.due_at).where(table.c.due_at == bindparam("at")))
    kept = known.values({"at": moment})["at"]
    assert isinstance(kept, int)
    back = Compiled(select(table.c.due_at), SQLITE).row(_Row({"due_at": kept}))["due_at"]
    assert back == moment
    assert back.tzinfo is UTC


@given(st.lists(MOMENTS, min_size=2, max_size=5))
def test_moments_are_kept_in_their_order(moments: list[datetime]) -> None:
    known = compiled(select(table.c.id).where(table.c.due_at == bindparam("at")))
    kept = [known.values({"at": moment})["at"] for moment in sorted(moments)]
    assert kept == sorted(kept)


def test_a_moment_without_a_zone_is_refused() -> None:
    known = compiled(select(table.c.id).where(table.c.due_at == bindparam("at")))
    with pytest.raises(TypeError):
        known.values({"at": datetime(2026, 11, 22)})  # noqa: DTZ001 - what is refused


async def test_adding_a_twin_changes_nothing(database: Database) -> None:
    add = adding(table, "id")
    row = {"due_at": NOON, "kind": "k", "subject_id": 1}

    async def twice(tx: Tx) -> tuple[int, int]:
        first = await tx.do(add, **row, attempts=0)
        return first, await tx.do(add, **row, attempts=9)

    assert await database.run(twice) == (1, 0)
    (kept,) = database.connection.execute("SELECT attempts FROM timers").fetchall()
    assert kept["attempts"] == 0


async def test_an_upsert_replaces_everything_but_the_keys(database: Database) -> None:
    put = upsert(table, "id")
    row = {"due_at": NOON, "kind": "k", "subject_id": 1, "attempts": 0}

    async def twice(tx: Tx) -> None:
        await tx.do(put, **row | {"id": 5})
        await tx.do(put, **row | {"id": 5, "kind": "other", "attempts": 3})
        await tx.do(put, **row | {"id": 6})

    await database.run(twice)
    rows = database.connection.execute("SELECT id, kind, attempts FROM timers").fetchall()
    assert [tuple(row) for row in rows] == [(5, "other", 3), (6, "k", 0)]


async def test_an_update_counts_what_it_changed(database: Database) -> None:
    change = update(table).where(table.c.id == bindparam("row_id")).values(attempts=1)

    async def nothing(tx: Tx) -> int:
        return await tx.do(change, row_id=404)

    assert await database.run(nothing) == 0


class _Row(dict[str, object]):
    """A row as the driver gives it: its values in order, its names by keys()."""

    def __iter__(self) -> Iterator[str]:
        return iter(self.values())  # type: ignore[arg-type]


HOT: list[tuple[ModuleType, str, str]] = [
    (inbox, "NEXT", "inbox_by_lane"),
    (inbox, "HEAD_OF", "inbox_by_lane"),
    (inbox, "DONE", "sqlite_autoindex_inbox"),
    (inbox, "LATER", "sqlite_autoindex_inbox"),
    (inbox, "WAITING", "inbox_by_lane"),
    (outbox, "READY", "outbox_waiting"),
    (outbox, "CLAIM", "INTEGER PRIMARY KEY"),
    (outbox, "SETTLE", "INTEGER PRIMARY KEY"),
    (outbox, "STRANDED", "outbox_waiting"),
    (outbox, "CANCEL", "sqlite_autoindex_outbox"),
    (outbox, "MOVE", "outbox_waiting"),
    (outbox, "SENT_AS", "sqlite_autoindex_outbox"),
    (outbox, "FORGET", "ix_outbox_sent_at"),
    (panels, "STALE", "panels_by_subject"),
    (panels, "WAITING", "ix_panels_stale_since"),
    (panels, "OF", "panels_by_subject"),
    (panels, "ONE", "sqlite_autoindex_panels"),
    (panels, "DRAWING", "sqlite_autoindex_panels"),
    (panels, "DRAWN", "sqlite_autoindex_panels"),
    (panels, "IN_CHAT", "sqlite_autoindex_panels"),
    (timers, "DUE", "ix_timers_due_at"),
    (timers, "CLEAR", "sqlite_autoindex_timers"),
    (timers, "CLAIM", "INTEGER PRIMARY KEY"),
    (timers, "OF", "sqlite_autoindex_timers"),
    (prompts, "OPEN", "prompts_of"),
    (prompts, "DROP", "prompts_of"),
    (prompts, "CLOSE", "INTEGER PRIMARY KEY"),
    (register, "ONE", "INTEGER PRIMARY KEY"),
    (register, "BY_NUMBER", "sqlite_autoindex_reports"),
    (register, "CHANGE", "INTEGER PRIMARY KEY"),
    (register, "ALIKE", "reports_alike"),
    (register, "CHILDREN", "ix_reports_parent_id"),
    (lists, "IN_PUBLIC", "reports_open"),
    (lists, "OF_UNIT", "reports_by_unit"),
    (events, "OF", "ix_report_events_report_id"),
    (events, "LAST", "ix_report_events_report_id"),
    (media, "BY_ALBUM", "media_by_group"),
]


@pytest.fixture(scope="module")
def planner() -> Iterator[sqlite3.Connection]:
    """The schema alone: what SQLite would do with a statement depends on nothing else."""
    with closing(sqlite3.connect(":memory:")) as connection:
        create_schema(_Schema(connection))  # type: ignore[arg-type]
        yield connection


class _Schema:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection


def plan(connection: sqlite3.Connection, statement: ClauseElement) -> list[str]:
    """What SQLite says it would do, step by step."""
    text = compiled(statement).text
    names = compiled(statement)._defaults  # noqa: SLF001 - the names it needs, whatever they are
    rows = connection.execute(f"EXPLAIN QUERY PLAN {text}", dict.fromkeys(names, 0))
    return [str(row[3]) for row in rows]


@pytest.mark.parametrize(("module", "name", "index"), HOT, ids=lambda v: getattr(v, "__name__", v))
def test_a_statement_of_every_day_goes_by_an_index(
    planner: sqlite3.Connection, module: ModuleType, name: str, index: str
) -> None:
    steps = plan(planner, getattr(module, name))
    tables = {"inbox", "outbox", "panels", "timers", "prompts", "reports", "report_events"}
    scans = [step for step in steps if step.startswith("SCAN") and step.split()[1] in tables]
    assert scans == []
    assert any(index in step for step in steps), steps


@pytest.mark.parametrize("show", list(lists.Show))
def test_a_list_of_a_place_looks_at_no_other_places_reports(
    planner: sqlite3.Connection, show: lists.Show
) -> None:
    steps = plan(planner, lists.AT_PLACE[show])
    assert any("reports USING INDEX reports_" in step for step in steps), steps
    assert not any(step.startswith("SCAN reports") for step in steps)


@pytest.mark.parametrize(("module", "name"), [(people, "ONE"), (chats, "ONE"), (grants, "OF")])
def test_who_somebody_is_goes_by_an_index(
    planner: sqlite3.Connection, module: ModuleType, name: str
) -> None:
    steps = plan(planner, getattr(module, name))
    assert not any(step.startswith("SCAN") for step in steps), steps
