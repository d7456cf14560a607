"""Reports put straight into the register, and reports of any values at all."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, get_type_hints

from hypothesis import strategies as st

from domain import reports as rules
from domain.reports import CATEGORIES, Report
from playground.estate import IDS
from storage.database import Database
from storage.reports import register
from tests.conftest import NOON

MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001
# What SQLite keeps in one column.
WHOLE = st.integers(-(2**63), 2**63 - 1)
HINTS = get_type_hints(Report)


def _values(hint: object) -> st.SearchStrategy[Any]:
    if hint in {datetime, datetime | None}:
        return MOMENTS if hint is datetime else st.none() | MOMENTS
    if hint in {int, int | None}:
        return WHOLE if hint is int else st.none() | WHOLE
    return st.from_type(hint)  # type: ignore[arg-type]


ANY_REPORT = st.builds(Report, **{name: _values(hint) for name, hint in HINTS.items()})


def new(place: int, number: int, **changes: object) -> Report:
    report = rules.submit(
        0, place, number, CATEGORIES["equip"], f"第{number}件", now=NOON, reporter_id=IDS.wang
    )
    return replace(report, **changes)  # type: ignore[arg-type]


async def put(database: Database, place: int, number: int = 1, **changes: object) -> Report:
    """Store a report and return it as it is stored."""
    report_id = await database.run(register.add, new(place, number, **changes))
    return await database.run(register.get, report_id)
