"""Whatever people press in whatever order, the rows of a report stay whole."""

import asyncio
import tempfile
from collections.abc import Coroutine
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from actions.reports.life import Done
from actions.reports.timing import zone_of
from domain import reports as rules
from domain.reports import OPEN, Action, Given, Report, State
from playground.estate import IDS
from storage import panels
from storage.database import Database, Tx
from storage.reports import events, people
from storage.reports.events import Event
from storage.tables import outbox
from tests.actions.reports.desk import STRANGER, Desk
from tests.conftest import NOON, create_schema
from tests.estate import furnish

PEOPLE = (IDS.wang, IDS.zhao, IDS.li_ming, IDS.anna, IDS.worker, IDS.captain, IDS.staff, STRANGER)
KEYS = select(outbox.c.key)
NO_CHANGE = {State.CLOSED, State.REJECTED, State.MERGED, State.CANCELLED}


class Lives(RuleBasedStateMachine):
    """Two reports in a real database, a clock that goes forward, everybody pressing everything."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.desk: Desk = self.run(self._open())
        self.report: Report = self.run(self.desk.file())
        self.other: Report = self.run(self.desk.file(IDS.zhao, text="门厅灯坏了"))
        self.run(self.desk.card(self.report))
        self.history: list[Event] = []
        self.was = self.report

    def run(self, step: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401
        return self.loop.run_until_complete(step)

    async def _open(self) -> Desk:
        database = Database(f"{self.folder.name}/life.db")
        create_schema(database)
        return Desk(database, await database.run(furnish, now=NOON))

    def teardown(self) -> None:
        self.run(self.desk.database.close())
        self.loop.close()
        self.folder.cleanup()

    @initialize()
    def it_is_sent_to_its_unit(self) -> None:
        self._press(IDS.captain, Action.DISPATCH)

    @rule(hours=st.sampled_from([0, 1, 5, 20, 30, 100, 200]))
    def time_passes_and_the_clock_looks(self, hours: int) -> None:
        self.was = self._now()
        self.run(self.desk.tick(self.report, timedelta(hours=hours)))
        self.run(self.desk.tick(self.other))

    @rule(person_id=st.sampled_from(PEOPLE), action=st.sampled_from(Action))
    def somebody_presses(self, person_id: int, action: Action) -> None:
        self._press(person_id, action)

    @rule(
        action=st.sampled_from(
            [Action.ACCEPT, Action.RESOLVE, Action.SCHEDULE, Action.ASK, Action.UNDO]
        )
    )
    def the_worker_works(self, action: Action) -> None:
        self._press(IDS.worker, action)

    @rule(action=st.sampled_from([Action.CONFIRM, Action.REOPEN, Action.ANSWER, Action.APPEAL]))
    def the_reporter_answers(self, action: Action) -> None:
        self._press(self._now().reporter_id or IDS.wang, action)

    def _press(self, person_id: int, action: Action) -> None:
        self.was = self._now()
        self._let_the_cards_be_drawn()
        given = self._given(action)
        done = self.run(self.desk.act(person_id, self.report, action, given))
        after = self._now()
        if isinstance(done, Done):
            assert after.version > self.was.version, f"{action} made no new version"
            self._everything_is_drawn_anew()
        else:
            # A refused press leaves the report alone; a wish to reopen is kept beside it.
            assert after == self.was, f"{action} was refused ({done}) and changed it"

    def _given(self, action: Action) -> Given:
        if action is Action.MERGE:
            return Given(parent=self.run(self.desk.get(self.other)))
        if action is Action.REASSIGN:
            return Given(unit_id=1 if self._now().unit_id != 1 else 2)
        given = self.desk.given(action)
        return replace(given, photo=True)

    def _now(self) -> Report:
        found: Report = self.run(self.desk.get(self.report))
        return found

    def _let_the_cards_be_drawn(self) -> None:
        self.run(self.desk.database.run(_drawn, self.report.id))

    def _everything_is_drawn_anew(self) -> None:
        found = self.run(self.desk.database.run(panels.of, "report", self.report.id))
        assert all(panel.stale_since is not None for panel in found)

    @invariant()
    def each_change_is_one_version_and_the_version_never_falls(self) -> None:
        now = self._now()
        assert now.version >= self.was.version
        if now != self.was:
            assert now.version > self.was.version

    @invariant()
    def history_is_only_added_to_and_each_event_follows_the_last(self) -> None:
        found: list[Event] = self.run(self.desk.history(self.report))
        assert found[: len(self.history)] == self.history
        self.history = found
        for earlier, later in pairwise(found):
            assert earlier.to_state is later.from_state, (earlier, later)
            assert earlier.at <= later.at
        assert found[-1].to_state is self._now().state

    @invariant()
    def there_is_one_timer_at_most_and_it_is_the_one_the_rules_want(self) -> None:
        armed = self.run(self.desk.due(self.report))
        assert len(armed) <= 1
        due = self.run(self.desk.database.run(_due, self._now(), self.desk.now))
        if due is None:
            assert armed == []
        else:
            # What is overdue and waits for the morning may have been set a moment ago.
            assert armed, f"nothing looks at a report that is due at {due}"
            assert armed[0] <= max(due, self.desk.now)

    @invariant()
    def nothing_waits_for_what_has_ended(self) -> None:
        if self._now().state in NO_CHANGE:
            assert self.run(self.desk.due(self.report)) == []

    @invariant()
    def no_message_is_put_twice(self) -> None:
        keys = [row["key"] for row in self.run(self.desk.database.run(_keys))]
        assert len(keys) == len(set(keys))

    @invariant()
    def who_reported_it_does_not_stand_behind_it_too(self) -> None:
        now = self._now()
        behind = self.run(self.desk.database.run(_behind, now.id))
        assert now.reporter_id not in behind

    @invariant()
    def an_open_report_has_no_end_and_an_ended_one_has(self) -> None:
        now = self._now()
        assert (now.closed_at is None) is (now.state in OPEN | {State.RESOLVED})


async def _due(tx: Tx, report: Report, now: Any) -> Any:  # noqa: ANN401
    done = await events.steps_taken(tx, report.id)
    zone = await zone_of(tx, report)
    return rules.next_due(report, done=done, zone=zone, now=now)


async def _keys(tx: Tx) -> list[Any]:
    return list(await tx.all(KEYS))


async def _behind(tx: Tx, report_id: int) -> list[int]:
    return await people.supporters(tx, report_id)


async def _drawn(tx: Tx, report_id: int) -> None:
    for panel in await panels.of(tx, "report", report_id):
        await panels.put(tx, replace(panel, stale_since=None))


TestLives = Lives.TestCase
TestLives.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
