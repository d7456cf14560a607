"""History: appended in order, with all that an undo puts back, and steps the clock took once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from domain.reports import Action, Report, State, Step
from playground.estate import IDS
from storage.database import Database
from storage.reports import events, register
from tests.conftest import NOON
from tests.estate import Estate
from tests.storage.reports.filed import ANY_REPORT, put


@pytest.fixture
async def report(database: Database, estate: Estate) -> Report:
    return await put(database, estate.building)


async def append(
    database: Database, report: Report, action: Action | str, before: Report | None = None
) -> None:
    await database.run(
        events.append, report, action, before=before, actor_id=IDS.captain, now=NOON
    )


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=ANY_REPORT)
async def test_an_undo_finds_every_field_as_it_was(
    database: Database, report: Report, before: Report
) -> None:
    await append(database, report, Action.ACCEPT, before)
    found = await database.run(events.last, report.id)
    assert found is not None
    assert found[1] == before


async def test_what_was_frozen_can_be_put_back(database: Database, report: Report) -> None:
    changed = replace(report, state=State.ON_HOLD, review_on=NOON, version=2)
    await database.run(register.change, report, changed)
    await append(database, changed, Action.HOLD, report)
    found = await database.run(events.last_change, report.id)
    assert found is not None
    await database.run(register.change, changed, found[1])
    assert await database.run(register.get, report.id) == report


async def test_history_is_told_oldest_first_and_apart(
    database: Database, estate: Estate, report: Report
) -> None:
    other = await put(database, estate.building, 2)
    for one, action in ((report, "submit"), (other, "submit"), (report, Action.ACCEPT)):
        await append(database, one, action)
    told = await database.run(events.of, report.id)
    assert [event.action for event in told] == ["submit", "accept"]
    assert {event.report_id for event in told} == {report.id}


async def test_a_report_without_history_has_none(database: Database, report: Report) -> None:
    assert await database.run(events.of, report.id) == []
    assert await database.run(events.last, report.id) is None
    assert await database.run(events.last_change, report.id) is None


async def test_the_first_event_goes_from_its_state_to_itself(
    database: Database, report: Report
) -> None:
    await append(database, report, "submit")
    [event] = await database.run(events.of, report.id)
    assert (event.from_state, event.to_state) == (State.SUBMITTED, State.SUBMITTED)


@pytest.mark.parametrize("state", State)
async def test_an_event_keeps_both_states(
    database: Database, report: Report, state: State
) -> None:
    await append(database, replace(report, state=state), Action.UNDO, report)
    [event] = await database.run(events.of, report.id)
    assert (event.from_state, event.to_state) == (State.SUBMITTED, state)


@pytest.mark.parametrize("action", Action)
async def test_every_action_can_be_written_down(
    database: Database, report: Report, action: Action
) -> None:
    await append(database, report, action)
    found = await database.run(events.last, report.id)
    assert found is not None
    assert found[0].action == action


async def test_an_event_without_before_leaves_the_last_change_as_it_is(
    database: Database, report: Report
) -> None:
    await append(database, report, Action.ACCEPT, replace(report, text="之前"))
    await append(database, report, Action.ADD)
    last = await database.run(events.last, report.id)
    change = await database.run(events.last_change, report.id)
    assert last is not None
    assert change is not None
    assert (last[0].action, last[1]) == (Action.ADD, None)
    assert (change[0].action, change[1].text) == (Action.ACCEPT, "之前")


async def test_the_last_of_two_at_the_same_moment_is_the_one_written_last(
    database: Database, report: Report
) -> None:
    await append(database, report, Action.ACCEPT, replace(report, version=3))
    await append(database, report, Action.START, replace(report, version=4))
    found = await database.run(events.last_change, report.id)
    assert found is not None
    assert (found[0].action, found[1].version) == (Action.START, 4)


@pytest.mark.parametrize("text", [None, "", "灯<b>&'\"\n👍"])
async def test_words_moment_and_doer_are_kept(
    database: Database, report: Report, text: str | None
) -> None:
    await database.run(
        events.append, report, Action.ADD, before=None, actor_id=None, text=text, now=NOON
    )
    [event] = await database.run(events.of, report.id)
    assert (event.text, event.actor_id, event.at) == (text, None, NOON)
    assert await database.run(events.find, event.id) == event
    assert await database.run(events.find, event.id + 1) is None


@pytest.mark.parametrize("step", Step)
async def test_a_step_taken_is_taken_until_renewed(
    database: Database, report: Report, step: Step
) -> None:
    assert await database.run(events.steps_taken, report.id) == frozenset()
    await database.run(events.took, report.id, step, now=NOON)
    assert await database.run(events.steps_taken, report.id) == {step}
    await database.run(events.renew, report.id, step)
    assert await database.run(events.steps_taken, report.id) == frozenset()


async def test_a_step_taken_twice_is_one_step(database: Database, report: Report) -> None:
    for minutes in (0, 1):
        now = NOON + timedelta(minutes=minutes)
        await database.run(events.took, report.id, Step.DOUBLE, now=now)
    assert await database.run(events.steps_taken, report.id) == {Step.DOUBLE}


async def test_renewing_touches_no_other_step_and_no_other_report(
    database: Database, estate: Estate, report: Report
) -> None:
    other = await put(database, estate.building, 2)
    for one, step in ((report, Step.DOUBLE), (report, Step.TRIPLE), (other, Step.DOUBLE)):
        await database.run(events.took, one.id, step, now=NOON)
    await database.run(events.renew, report.id, Step.DOUBLE)
    assert await database.run(events.steps_taken, report.id) == {Step.TRIPLE}
    assert await database.run(events.steps_taken, other.id) == {Step.DOUBLE}


async def test_renewing_what_was_never_taken_changes_nothing(
    database: Database, report: Report
) -> None:
    await database.run(events.renew, report.id, Step.DOUBLE)
    assert await database.run(events.steps_taken, report.id) == frozenset()
