"""Reports on the demo estate, moved along by the people who may."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from actions.reports import clock, life, timing
from actions.reports.life import Done
from domain import reports as rules
from domain.reports import (
    CATEGORIES,
    NOTHING,
    Action,
    Concern,
    Given,
    Priority,
    Rating,
    Refusal,
    RejectReason,
    Report,
    State,
    Visibility,
)
from playground.estate import IDS
from storage import outbox, timers
from storage.database import Database, Tx
from storage.outbox import Waiting
from storage.panels import Panel
from storage.panels import put as put_panel
from storage.places import tree
from storage.reports import events, register
from storage.reports.events import Event
from storage.reports.media import Item
from storage.tables import EPOCH
from storage.tables import outbox as rows
from tests.conftest import NOON
from tests.estate import Estate

STRANGER = 5005
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
CARD = 77


@dataclass
class Desk:
    """Files reports and acts on them; `now` moves only when a test moves it."""

    database: Database
    estate: Estate
    now: datetime = NOON
    seen: set[int] = field(default_factory=set)

    async def file(
        self,
        reporter: int | None = IDS.wang,
        category: str = "equip",
        text: str = "三楼楼道灯不亮",
        *,
        logger: int | None = None,
        priority: Priority = Priority.NORMAL,
        building: int | None = None,
    ) -> Report:
        place = building or self.estate.building
        return await self.database.run(
            _file, place, reporter, category, text, logger, priority, now=self.now
        )

    async def act(
        self,
        person_id: int,
        report: Report,
        action: Action,
        given: Given = NOTHING,
        items: tuple[Item, ...] = (),
    ) -> Done | Refusal:
        return await self.database.run(
            _act, person_id, report.id, action, given, items, now=self.now
        )

    async def do(
        self,
        person_id: int,
        report: Report,
        action: Action,
        given: Given = NOTHING,
        items: tuple[Item, ...] = (),
    ) -> Report:
        """Act, and be sure that it was done."""
        done = await self.act(person_id, report, action, given, items)
        assert isinstance(done, Done), f"{action} was refused: {done}"
        return done.report

    async def tick(self, report: Report, ahead: timedelta = timedelta()) -> Report:
        self.now += ahead
        await self.database.run(clock.tick, report.id, now=self.now)
        return await self.get(report)

    async def get(self, report: Report) -> Report:
        return await self.database.run(register.get, report.id)

    async def history(self, report: Report) -> list[Event]:
        return await self.database.run(events.of, report.id)

    async def due(self, report: Report) -> list[datetime]:
        return await self.database.run(timers.armed, "report", report.id)

    async def sent(self) -> list[Waiting]:
        """What was put into the outbox since the last call."""
        rows = await self.database.run(_everything)
        fresh = [row for row in rows if row.id not in self.seen]
        self.seen |= {row.id for row in rows}
        return fresh

    async def told(self) -> set[tuple[int, str, str]]:
        """Who was told since the last call: (chat, view, as what)."""
        return {
            (row.chat_id, row.view, str(row.args.get("for") or row.args.get("step") or ""))
            for row in await self.sent()
        }

    async def card(self, report: Report, chat_id: int = IDS.building_6) -> None:
        """Have the report's card stand in a chat."""
        panel = Panel(chat_id, CARD, "report", report.id, "report-card", "", EPOCH, None)
        await self.database.run(put_panel, panel)

    async def reach(self, report: Report, state: State) -> Report:
        """Bring a fresh report into a state, each step by somebody who may take it."""
        for person_id, action, given in await self._way(state):
            report = await self.do(person_id, report, action, given)
        assert report.state is state
        return report

    async def _way(self, state: State) -> list[tuple[int, Action, Given]]:
        send = (IDS.captain, Action.DISPATCH, self.given(Action.DISPATCH))
        take = (IDS.worker, Action.ACCEPT, NOTHING)
        last: Mapping[State, tuple[int, Action]] = {
            State.SCHEDULED: (IDS.worker, Action.SCHEDULE),
            State.AWAITING_INFO: (IDS.worker, Action.ASK),
            State.ON_HOLD: (IDS.staff, Action.HOLD),
            State.RESOLVED: (IDS.worker, Action.RESOLVE),
            State.REJECTED: (IDS.staff, Action.REJECT),
            State.CANCELLED: (IDS.wang, Action.CANCEL),
        }
        if state is State.SUBMITTED:
            return []
        if state is State.DISPATCHED:
            return [send]
        way = [send, take]
        if state is State.CLOSED:
            resolve = (IDS.worker, Action.RESOLVE, self.given(Action.RESOLVE))
            return [*way, resolve, (IDS.wang, Action.CONFIRM, NOTHING)]
        if state is State.MERGED:
            parent = await self.file(IDS.li_ming, text="三楼灯坏了")
            return [*way, (IDS.captain, Action.MERGE, Given(parent=parent))]
        if state in last:
            person_id, action = last[state]
            return [*way, (person_id, action, self.given(action))]
        return way

    def given(self, action: Action) -> Given:
        """All that an action takes."""
        needed: Mapping[Action, Given] = {
            Action.DISPATCH: Given(unit_id=self.estate.property_firm),
            Action.SCHEDULE: Given(date=self.now + DAY),
            Action.ASK: Given(text="几单元？"),
            Action.ANSWER: Given(text="三单元"),
            Action.HOLD: Given(text="等配件", date=self.now + 30 * DAY),
            Action.RESOLVE: Given(text="换了灯泡"),
            Action.GIVE_BACK: Given(text="不归我们管"),
            Action.REOPEN: Given(text="还是坏的"),
            Action.RATE: Given(rating=Rating.GOOD),
            Action.REJECT: Given(text="不是报事", reason=RejectReason.SPAM),
            Action.ADD: Given(text="晚上看不见"),
            Action.PRIORITISE: Given(priority=Priority.PRESSING),
            Action.SET_VISIBILITY: Given(visibility=Visibility.PRIVATE),
            Action.CONCERN: Given(about=Concern.CAPTAIN),
            Action.CATEGORISE: Given(category=CATEGORIES["power"]),
        }
        return needed.get(action, NOTHING)


async def _file(
    tx: Tx,
    place: int,
    reporter: int | None,
    category: str,
    text: str,
    logger: int | None,
    priority: Priority,
    *,
    now: datetime,
) -> Report:
    number = await tree.next_report_number(tx, place)
    made = rules.submit(
        0,
        place,
        number,
        CATEGORIES[category],
        text,
        now=now,
        reporter_id=reporter,
        logger_id=logger,
        priority=priority,
    )
    report = await register.get(tx, await register.add(tx, made))
    await events.append(tx, report, "submit", before=None, actor_id=reporter, now=now)
    await timing.arm(tx, report, now=now)
    return report


async def _act(
    tx: Tx,
    person_id: int,
    report_id: int,
    action: Action,
    given: Given,
    items: tuple[Item, ...],
    *,
    now: datetime,
) -> Done | Refusal:
    return await life.act(tx, person_id, report_id, action, given, now=now, items=items)


async def _everything(tx: Tx) -> list[Waiting]:
    found = await tx.all(rows.select())
    return [outbox._waiting(row) for row in found]  # noqa: SLF001 - nothing else reads all
