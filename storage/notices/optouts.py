"""Who wants no notices in private, and the year of birth that somebody gave by consent."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select

from storage.database import Tx
from storage.places import people
from storage.statements import adding
from storage.tables import notice_optouts as optouts

ADD = adding(optouts)
ONE = select(optouts.c.at).where(optouts.c.person_id == bindparam("person"))
DROP = delete(optouts).where(optouts.c.person_id == bindparam("person"))


async def quiet(tx: Tx, person_id: int) -> bool:
    """Whether the person asked for no notices in private."""
    return await tx.one(ONE, person=person_id) is not None


async def add(tx: Tx, person_id: int, *, now: datetime) -> bool:
    """Send the person no more; False if it is so already."""
    return await tx.do(ADD, person_id=person_id, at=now) == 1


async def drop(tx: Tx, person_id: int) -> bool:
    return await tx.do(DROP, person=person_id) == 1


async def set_birth_year(tx: Tx, person_id: int, year: int | None) -> None:
    """Keep the year of birth, or forget it."""
    await tx.do(people.SET["birth_year"], person=person_id, value=year)
