"""The units that answer for reports ("8 + N"), and the categories as a community set them."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select, update

from storage.database import Tx
from storage.statements import adding, upsert
from storage.tables import categories, units


@dataclass(frozen=True, slots=True)
class Unit:
    """A responsible unit; without a name of its own it goes by its code's word."""

    id: int
    place_id: int
    code: str
    name: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Setting:
    """A category as a community has it; no unit of its own means staff triage."""

    place_id: int
    code: str
    responsible: str
    helps: str
    respond_minutes: int
    resolve_minutes: int
    private: bool
    needs_photo: bool
    words: str


ONE = select(units).where(units.c.id == bindparam("unit"))
OF = select(units).where(units.c.place_id == bindparam("community")).order_by(units.c.id)
BY_CODE = select(units).where(
    units.c.place_id == bindparam("community"), units.c.code == bindparam("of_code")
)
ADD = adding(units, "id")
NAME = (
    update(units)
    .where(units.c.id == bindparam("unit"))
    .values(name=bindparam("to"), phone=bindparam("phone_to"))
)
ADD_CATEGORY = upsert(categories, "place_id", "code")
CATEGORY = select(categories).where(
    categories.c.place_id == bindparam("community"), categories.c.code == bindparam("of_code")
)
CATEGORIES = select(categories).where(categories.c.place_id == bindparam("community"))


async def find(tx: Tx, unit_id: int) -> Unit | None:
    row = await tx.one(ONE, unit=unit_id)
    return Unit(**row) if row else None


async def of_community(tx: Tx, place_id: int) -> list[Unit]:
    return [Unit(**row) for row in await tx.all(OF, community=place_id)]


async def by_code(tx: Tx, place_id: int, code: str) -> Unit | None:
    row = await tx.one(BY_CODE, community=place_id, of_code=code)
    return Unit(**row) if row else None


async def add(tx: Tx, place_id: int, code: str, name: str | None, phone: str | None) -> None:
    await tx.do(ADD, place_id=place_id, code=code, name=name, phone=phone)


async def rename(tx: Tx, unit_id: int, name: str | None, phone: str | None) -> None:
    await tx.do(NAME, unit=unit_id, to=name, phone_to=phone)


async def put_category(tx: Tx, setting: Setting) -> None:
    await tx.do(ADD_CATEGORY, **{n: getattr(setting, n) for n in Setting.__dataclass_fields__})


async def category(tx: Tx, place_id: int, code: str) -> Setting | None:
    row = await tx.one(CATEGORY, community=place_id, of_code=code)
    return Setting(**row) if row else None


async def categories_of(tx: Tx, place_id: int) -> dict[str, Setting]:
    """Return how a community has set its categories, by code."""
    found = await tx.all(CATEGORIES, community=place_id)
    return {row["code"]: Setting(**row) for row in found}
