"""What is due when: deadlines, reminders, escalations."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select

from storage.database import Tx
from storage.statements import adding
from storage.tables import timers

# Doubled with each failure up to an hour.
BACK_OFF = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Timer:
    id: int
    due_at: datetime
    kind: str
    subject_id: int
    attempts: int


ADD = adding(timers, "id")
CLEAR = delete(timers).where(
    timers.c.kind == bindparam("of_kind"), timers.c.subject_id == bindparam("subject")
)
# SQLite gives the id of a timer that is gone to the next one: the id alone names none.
CLAIM = delete(timers).where(
    timers.c.id == bindparam("timer_id"),
    timers.c.kind == bindparam("of_kind"),
    timers.c.subject_id == bindparam("subject"),
    timers.c.due_at == bindparam("due"),
)
DUE = (
    select(timers)
    .where(timers.c.due_at <= bindparam("now"))
    .order_by(timers.c.due_at, timers.c.id)
    .limit(bindparam("most"))
)
OF = select(timers.c.due_at).where(
    timers.c.kind == bindparam("of_kind"), timers.c.subject_id == bindparam("subject")
)


async def add(tx: Tx, kind: str, subject_id: int, due_at: datetime, attempts: int = 0) -> None:
    await tx.do(ADD, kind=kind, subject_id=subject_id, due_at=due_at, attempts=attempts)


async def arm(tx: Tx, kind: str, subject_id: int, due_at: datetime | None) -> None:
    """Have exactly one timer of this kind for the subject, or none."""
    # Every change of the subject sets its timer anew; an old deadline must not fire after that.
    await tx.do(CLEAR, of_kind=kind, subject=subject_id)
    if due_at is not None:
        await add(tx, kind, subject_id, due_at)


async def due(tx: Tx, most: int, *, now: datetime) -> list[Timer]:
    return [Timer(**row) for row in await tx.all(DUE, now=now, most=most)]


async def claim(tx: Tx, timer: Timer) -> bool:
    """Take the timer; False if somebody else has."""
    known = {"of_kind": timer.kind, "subject": timer.subject_id, "due": timer.due_at}
    return await tx.do(CLAIM, timer_id=timer.id, **known) == 1


async def postpone(tx: Tx, timer: Timer, *, now: datetime) -> None:
    """Put a timer whose action failed back, a little later each time."""
    # It may have been cleared or set anew while its action failed.
    if await claim(tx, timer):
        wait = BACK_OFF * min(2**timer.attempts, 60)
        await add(tx, timer.kind, timer.subject_id, now + wait, timer.attempts + 1)


async def armed(tx: Tx, kind: str, subject_id: int) -> list[datetime]:
    return [row["due_at"] for row in await tx.all(OF, of_kind=kind, subject=subject_id)]
