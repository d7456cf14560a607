"""What happened to each report: append-only, with the report as it was before."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from domain.reports import Action, Report, State, Step
from storage.database import Tx
from storage.reports.register import report_from
from storage.statements import adding
from storage.tables import report_events, report_notices

# JSON has no moments; the types say which texts are to be read back as such.
TIMES = tuple(name for name, f in Report.__dataclass_fields__.items() if "datetime" in str(f.type))


@dataclass(frozen=True, slots=True)
class Event:
    """One change; `action` is "submit" for the first and an Action's code after that."""

    id: int
    report_id: int
    at: datetime
    actor_id: int | None
    action: str
    from_state: State
    to_state: State
    text: str | None


FIELDS = [report_events.c[name] for name in Event.__dataclass_fields__]
OF = (
    select(*FIELDS)
    .where(report_events.c.report_id == bindparam("report"))
    .order_by(report_events.c.id)
)
LAST = (
    select(*FIELDS, report_events.c.before)
    .where(report_events.c.report_id == bindparam("report"))
    .order_by(report_events.c.id.desc())
    .limit(1)
)
LAST_CHANGE = (
    select(*FIELDS, report_events.c.before)
    .where(report_events.c.report_id == bindparam("report"), report_events.c.before.is_not(None))
    .order_by(report_events.c.id.desc())
    .limit(1)
)
ONE = select(*FIELDS).where(report_events.c.id == bindparam("event"))
ADD = adding(report_events, "id")
STEPS = select(report_notices.c.step).where(report_notices.c.report_id == bindparam("report"))
TAKEN = adding(report_notices)
# A row of this table is what keeps a notice to one per report and level.
RENEW = delete(report_notices).where(
    report_notices.c.report_id == bindparam("report"),
    report_notices.c.step == bindparam("of_step"),
)


async def append(
    tx: Tx,
    report: Report,
    action: Action | str,
    *,
    before: Report | None,
    actor_id: int | None,
    text: str | None = None,
    now: datetime,
) -> None:
    """Write down a change of the report, made by somebody or (None) by the system."""
    await tx.do(
        ADD,
        report_id=report.id,
        at=now,
        actor_id=actor_id,
        action=str(action),
        from_state=(before or report).state.value,
        to_state=report.state.value,
        text=text,
        before=_frozen(before) if before else None,
    )


async def of(tx: Tx, report_id: int) -> list[Event]:
    """Return the report's history, oldest first."""
    rows = await tx.all(OF, report=report_id)
    return [_event({n: row[n] for n in Event.__dataclass_fields__}) for row in rows]


async def last(tx: Tx, report_id: int) -> tuple[Event, Report | None] | None:
    """Return the last event with the report as it was before, which an undo puts back."""
    row = await tx.one(LAST, report=report_id)
    if row is None:
        return None
    before = _thawed(row["before"]) if row["before"] else None
    return _event({n: row[n] for n in Event.__dataclass_fields__}), before


async def last_change(tx: Tx, report_id: int) -> tuple[Event, Report] | None:
    """Return the last event that left a "before", with it: what an undo puts back."""
    row = await tx.one(LAST_CHANGE, report=report_id)
    if row is None:
        return None
    return _event({n: row[n] for n in Event.__dataclass_fields__}), _thawed(row["before"])


async def find(tx: Tx, event_id: int) -> Event | None:
    row = await tx.one(ONE, event=event_id)
    return _event(dict(row)) if row else None


async def steps_taken(tx: Tx, report_id: int) -> frozenset[Step]:
    """Return what the clock did for the report and may not do again."""
    return frozenset(Step(row["step"]) for row in await tx.all(STEPS, report=report_id))


async def took(tx: Tx, report_id: int, step: Step, *, now: datetime) -> None:
    await tx.do(TAKEN, report_id=report_id, step=step.value, at=now)


async def renew(tx: Tx, report_id: int, step: Step) -> None:
    """Let the clock take a step once more."""
    await tx.do(RENEW, report=report_id, of_step=step.value)


def _frozen(report: Report) -> str:
    return json.dumps(asdict(report), default=datetime.isoformat, ensure_ascii=False)


def _thawed(text: str) -> Report:
    values = json.loads(text)
    times = {n: datetime.fromisoformat(values[n]) for n in TIMES if values[n]}
    return report_from(values | times)


def _event(values: dict[str, object]) -> Event:
    states = {n: State(str(values[n])) for n in ("from_state", "to_state")}
    return Event(**(values | states))  # type: ignore[arg-type]
