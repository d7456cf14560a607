"""Statements written once as SQLAlchemy expressions, compiled once for the database in use."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import ClauseElement, Dialect, Table, bindparam
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.sql.compiler import SQLCompiler

Row: TypeAlias = Mapping[str, Any]
Processor: TypeAlias = Callable[[Any], Any]

SQLITE = sqlite.dialect(paramstyle="named")


class Compiled:
    """A statement as text, with its column types' conversions on the way in and out."""

    def __init__(self, statement: ClauseElement, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
        assert isinstance(compiled, SQLCompiler)  # noqa: S101 - DDL has no values to bind
        self.text = str(compiled)
        self._defaults = compiled.params
        # SQLite takes a name that is not given for NULL, which then matches nothing, silently.
        self._needed = {name for bind, name in compiled.bind_names.items() if bind.required}
        self._inward = _processors(
            {name: bind.type.bind_processor(dialect) for bind, name in compiled.bind_names.items()}
        )
        # An INSERT or UPDATE without RETURNING gives no rows, so it has none.
        columns = getattr(statement, "exported_columns", ())
        self._names: tuple[str, ...] = ()
        self._outward = _processors(
            {c.name: c.type.result_processor(dialect, None) for c in columns}
        )

    def values(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return every bound value as the driver wants it; an unknown or missing name raises."""
        values = {**self._defaults, **given}
        # Sizes first: this runs dozens of times a tap, and almost always all is given.
        if not len(given) == len(values) == len(self._defaults):
            self._check(given)
        for name, convert in self._inward:
            values[name] = convert(values[name])
        return values

    def _check(self, given: Mapping[str, Any]) -> None:
        if unknown := given.keys() - self._defaults.keys():
            raise TypeError(f"not in this statement: {sorted(unknown)}")
        if missing := self._needed - given.keys():
            raise TypeError(f"not given to this statement: {sorted(missing)}")

    def row(self, found: Row) -> dict[str, Any]:
        if not self._names:
            self._names = tuple(found.keys())
        row = dict(zip(self._names, found, strict=True))
        for name, convert in self._outward:
            row[name] = convert(row[name])
        return row


def _processors(found: Mapping[str, Processor | None]) -> tuple[tuple[str, Processor], ...]:
    return tuple((name, convert) for name, convert in found.items() if convert)


def upsert(table: Table, *keys: str) -> Insert:
    """An insert of every column given, that replaces the row with the same keys."""
    statement = insert(table).values({c.name: bindparam(c.name) for c in table.columns})
    return statement.on_conflict_do_update(
        index_elements=list(keys),
        set_={c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys},
    )


def adding(table: Table, *without: str) -> Insert:
    """An insert of every column but the named ones, which the database fills; skips a twin."""
    names = [c.name for c in table.columns if c.name not in without]
    return insert(table).values({n: bindparam(n) for n in names}).on_conflict_do_nothing()


@cache
def compiled(statement: ClauseElement) -> Compiled:
    return Compiled(statement, SQLITE)
