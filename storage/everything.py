"""Everything there is of a kind, oldest first and a page at a time: for exports."""

from collections.abc import AsyncIterator
from typing import Any, TypeAlias

from sqlalchemy import Select, Table, bindparam, select

from storage.database import Tx
from storage.statements import Row
from storage.tables import households, memberships, people, places, report_events, reports

PAGE = 1000
Pages: TypeAlias = Select[Any]


def _pages(table: Table) -> Pages:
    after = table.c.id > bindparam("after")
    # By the last id, not by OFFSET: that would count all rows before it again on every page.
    return select(table).where(after).order_by(table.c.id).limit(bindparam("most"))


PLACES = _pages(places)
FLATS = _pages(households)
MEMBERSHIPS = _pages(memberships)
PEOPLE = _pages(people)
REPORTS = _pages(reports)
EVENTS = _pages(report_events)
BEFORE_ALL = -(2**62)


async def rows(tx: Tx, pages: Pages) -> AsyncIterator[Row]:
    """Give every row of one of the statements above."""
    after = BEFORE_ALL
    while page := await tx.all(pages, after=after, most=PAGE):
        for row in page:
            yield row
        after = page[-1]["id"]
