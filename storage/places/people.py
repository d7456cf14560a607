"""People as they are known: name, language, elder mode, and whether the bot may write first."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update

from domain.errors import Missing
from storage.database import Tx
from storage.statements import adding
from storage.tables import people

# Fine enough for whoever reads it, and a tap need not write this row each time.
SEEN_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str
    username: str | None
    language: str
    phone: str | None
    birth_year: int | None
    big: bool
    seen_at: datetime
    started_at: datetime | None
    blocked_at: datetime | None
    erased_at: datetime | None

    @property
    def reachable(self) -> bool:
        """Whether the bot may write to this person first."""
        return self.started_at is not None and self.blocked_at is None


@dataclass(frozen=True, slots=True)
class Greeting:
    """Who Telegram says is there."""

    person_id: int
    name: str
    username: str | None
    language: str
    private: bool


ONE = select(people).where(people.c.id == bindparam("person"))
# A name given up on Telegram can be another's before its first holder is seen again.
BY_USERNAME = (
    select(people)
    .where(people.c.username == bindparam("name"))
    .order_by(people.c.seen_at.desc())
    .limit(1)
)
ADD = adding(people, "phone", "birth_year", "big", "blocked_at", "erased_at")
TODAY = ("name", "username", "seen_at", "started_at", "blocked_at")
SEEN = (
    update(people)
    .where(people.c.id == bindparam("person"))
    # Not the language: once known it is the person's own choice, not their phone's.
    .values({n: bindparam(n) for n in TODAY} | {"erased_at": None})
)
SET = {
    field: update(people)
    .where(people.c.id == bindparam("person"))
    .values({field: bindparam("value")})
    for field in ("language", "big", "phone", "blocked_at", "started_at", "birth_year")
}
ERASE = (
    update(people)
    .where(people.c.id == bindparam("person"))
    # Emptied, not deleted: rows of others refer to this id.
    .values(name="", username=None, phone=None, birth_year=None, erased_at=bindparam("at"))
)


async def find(tx: Tx, person_id: int) -> Person | None:
    row = await tx.one(ONE, person=person_id)
    return Person(**row) if row else None


async def get(tx: Tx, person_id: int) -> Person:
    """Return the person; raises Missing when nobody by this id was ever seen."""
    if (person := await find(tx, person_id)) is None:
        raise Missing(f"person {person_id}")
    return person


async def by_username(tx: Tx, username: str) -> Person | None:
    row = await tx.one(BY_USERNAME, name=username.removeprefix("@").lower())
    return Person(**row) if row else None


async def greet(tx: Tx, who: Greeting, *, now: datetime) -> Person:
    """Know the person by today's name; writing in private opens the way for the bot to write.

    Somebody who was forgotten and comes back is known again: to use the bot is to agree to it.
    """
    person = await find(tx, who.person_id)
    if person is None:
        await _add(tx, who, now)
    elif _changed(person, who, now):
        await tx.do(
            SEEN,
            person=who.person_id,
            name=who.name,
            username=who.username,
            seen_at=now,
            started_at=person.started_at or (now if who.private else None),
            # Nobody who blocks the bot can write to it in private; a group proves nothing.
            blocked_at=None if who.private else person.blocked_at,
        )
    else:
        return person
    return await get(tx, who.person_id)


async def _add(tx: Tx, who: Greeting, now: datetime) -> None:
    await tx.do(
        ADD,
        id=who.person_id,
        name=who.name,
        username=who.username,
        language=who.language,
        seen_at=now,
        started_at=now if who.private else None,
    )


def _changed(person: Person, who: Greeting, now: datetime) -> bool:
    return (
        (person.name, person.username) != (who.name, who.username)
        or now - person.seen_at > SEEN_EVERY
        or person.erased_at is not None
        or (who.private and not person.reachable)
    )


async def set_language(tx: Tx, person_id: int, language: str) -> None:
    await tx.do(SET["language"], person=person_id, value=language)


async def set_big(tx: Tx, person_id: int, *, big: bool) -> None:
    await tx.do(SET["big"], person=person_id, value=big)


async def set_phone(tx: Tx, person_id: int, phone: str | None) -> None:
    await tx.do(SET["phone"], person=person_id, value=phone)


async def blocked(tx: Tx, person_id: int, *, at: datetime | None) -> None:
    """Note that the person blocked the bot, or let it write again."""
    await tx.do(SET["blocked_at"], person=person_id, value=at)


async def never_started(tx: Tx, person_id: int) -> None:
    """Note that Telegram says the bot may not write first to this person."""
    await tx.do(SET["started_at"], person=person_id, value=None)


async def erase(tx: Tx, person_id: int, *, now: datetime) -> None:
    """Forget who this was; the id stays, so that votes and ledger rows keep their place."""
    await tx.do(ERASE, person=person_id, at=now)
