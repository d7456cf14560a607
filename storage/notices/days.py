"""The calendar of holidays and of days worked in exchange (调休), which staff may write into."""

from datetime import date

import chinese_calendar
from sqlalchemy import bindparam, select

from domain.notices.festivals import named
from domain.when import Calendar
from storage.database import Tx
from storage.statements import Row, adding, upsert
from storage.tables import calendar_days as days

ALL = select(days).order_by(days.c.day)
ONE = select(days).where(days.c.day == bindparam("wanted"))
SPAN = (
    select(days)
    .where(days.c.day >= bindparam("first"), days.c.day <= bindparam("last"))
    .order_by(days.c.day)
)
ADD = adding(days)
PUT = upsert(days, "day")


async def calendar(tx: Tx) -> Calendar:
    """Which days are off, which are worked though at the weekend, and festivals by name."""
    rows = await tx.all(ALL)
    off = [(_day(row), row["name"]) for row in rows if not row["works"]]
    worked = frozenset(_day(row) for row in rows if row["works"])
    return Calendar(frozenset(day for day, _ in off), worked, named(off))


async def known(tx: Tx, year: int) -> bool:
    """Whether the year's holidays are written down; until they are, its workdays are a guess."""
    # No list goes without National Day, and a day never leaves the list again, only changes:
    # a year that has no more than New Year's three days in it is not yet known.
    return await tx.one(ONE, wanted=f"{year}-10-01") is not None


async def seed(tx: Tx, year: int) -> int:
    """Take over the published days of a year that is not known; return how many were new.

    What staff wrote stays. Years that are not published yet have nothing to take over.
    """
    if await known(tx, year):
        return 0
    added = 0
    for works, published in (
        (False, chinese_calendar.holidays),
        (True, chinese_calendar.workdays),
    ):
        for day, name in published.items():
            if day.year == year:
                values = {"day": day.isoformat(), "works": works, "name": _written(name)}
                added += await tx.do(ADD, **values)
    return added


async def put(tx: Tx, day: date, name: str, *, works: bool) -> None:
    """Write a day down, over what was written of it."""
    await tx.do(PUT, day=day.isoformat(), works=works, name=name)


async def of_year(tx: Tx, year: int) -> list[tuple[date, bool, str]]:
    """The days written down for a year, in order: each with whether it is worked, and its name."""
    rows = await tx.all(SPAN, first=f"{year}-01-01", last=f"{year}-12-31")
    return [(_day(row), bool(row["works"]), row["name"]) for row in rows]


def _day(row: Row) -> date:
    return date.fromisoformat(row["day"])


def _written(published: str) -> str:
    name: str = chinese_calendar.Holiday(published).chinese
    # The list says 清明, people and `festivals.LISTED` 清明节.
    return name if name.endswith(("节", "旦")) else f"{name}节"
