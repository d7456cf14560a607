"""The whole life as a table: who may do what from which state; everything else is refused."""

from datetime import datetime, timedelta

import pytest

from actions.reports import life
from actions.reports.life import Done
from domain.reports import Action, Given, Refusal, State
from playground.estate import IDS
from storage.database import Tx
from tests.actions.reports.desk import STRANGER, Desk

WHO = {
    "reporter": IDS.wang,
    "neighbour": IDS.li_ming,
    "unit": IDS.worker,
    "captain": IDS.captain,
    "staff": IDS.staff,
    "stranger": STRANGER,
}
REFINE = "add prioritise set_visibility"
REPORTER = f"{REFINE} concern"
RULE = "merge reject hide"
ALL_RULE = f"{RULE} {REFINE} categorise"
TABLE = {
    State.SUBMITTED: {
        "reporter": f"{REPORTER} categorise cancel flag",
        "neighbour": "support flag",
        "captain": f"dispatch {ALL_RULE} support flag",
        "staff": f"dispatch hold {ALL_RULE}",
    },
    State.DISPATCHED: {
        "reporter": f"{REPORTER} categorise cancel flag",
        "neighbour": "support flag",
        "unit": "accept give_back add",
        "captain": f"reassign {ALL_RULE} support flag",
        "staff": f"reassign hold {ALL_RULE}",
    },
    State.IN_PROGRESS: {
        "reporter": f"{REPORTER} cancel flag",
        "neighbour": "support flag",
        "unit": "schedule ask resolve add",
        "captain": f"resolve reassign {ALL_RULE} support flag",
        "staff": f"schedule resolve reassign hold {ALL_RULE}",
    },
    State.SCHEDULED: {
        "reporter": f"{REPORTER} cancel flag",
        "neighbour": "support flag",
        "unit": "start schedule ask resolve add",
        "captain": f"resolve reassign {ALL_RULE} support flag",
        "staff": f"schedule resolve reassign hold {ALL_RULE}",
    },
    State.AWAITING_INFO: {
        "reporter": f"answer {REPORTER} cancel flag",
        "neighbour": "support flag",
        "unit": "add",
        "captain": f"reassign {ALL_RULE} support flag",
        "staff": f"reassign hold {ALL_RULE}",
    },
    State.ON_HOLD: {
        "reporter": f"{REPORTER} cancel flag",
        "neighbour": "support flag",
        "unit": "add",
        "captain": f"reassign {ALL_RULE} support flag",
        "staff": f"reassign resume {ALL_RULE}",
    },
    State.RESOLVED: {
        "reporter": "confirm reopen add set_visibility flag",
        "neighbour": "support flag",
        "unit": "add",
        "captain": "reopen add set_visibility hide support flag",
        "staff": "reopen add set_visibility hide",
    },
    State.CLOSED: {
        "reporter": "reopen rate set_visibility flag",
        "neighbour": "flag",
        "captain": "reopen set_visibility hide flag",
        "staff": "reopen set_visibility hide",
    },
    State.REJECTED: {
        "reporter": "appeal set_visibility flag",
        "neighbour": "flag",
        "captain": "set_visibility hide flag",
        "staff": "appeal set_visibility hide",
    },
    State.MERGED: {
        "reporter": "set_visibility flag",
        "neighbour": "flag",
        "captain": "set_visibility hide flag",
        "staff": "set_visibility hide",
    },
    State.CANCELLED: {
        "reporter": "set_visibility flag",
        "neighbour": "flag",
        "captain": "set_visibility hide flag",
        "staff": "set_visibility hide",
    },
}
PAST_UNDO = timedelta(minutes=11)


class _Back(Exception):
    """Carries a result out of a unit that leaves nothing behind."""


async def _try(
    tx: Tx, person_id: int, report_id: int, action: Action, given: Given, *, now: datetime
) -> None:
    raise _Back(await life.act(tx, person_id, report_id, action, given, now=now))


async def _attempt(
    desk: Desk, person_id: int, report_id: int, action: Action, given: Given
) -> Done | Refusal:
    try:
        await desk.database.run(_try, person_id, report_id, action, given, now=desk.now)
    except _Back as back:
        result: Done | Refusal = back.args[0]
        return result
    raise AssertionError


@pytest.mark.parametrize("state", State)
async def test_from_each_state_each_party_may_do_what_the_table_says(
    desk: Desk, state: State
) -> None:
    parent = await desk.file(IDS.zhao, text="门禁坏了")
    report = await desk.reach(await desk.file(), state)
    desk.now += PAST_UNDO
    special = {Action.MERGE: Given(parent=parent), Action.REASSIGN: Given(unit_id=1)}
    for name, person_id in WHO.items():
        done = set()
        for action in Action:
            given = special.get(action) or desk.given(action)
            result = await _attempt(desk, person_id, report.id, action, given)
            done |= {action.value} if isinstance(result, Done) else set()
        assert done == set(TABLE[state].get(name, "").split()), f"{state}: {name}"


@pytest.mark.parametrize("state", State)
async def test_a_stranger_is_told_that_they_do_not_belong(desk: Desk, state: State) -> None:
    report = await desk.reach(await desk.file(), state)
    for action in Action:
        result = await desk.act(STRANGER, report, action, desk.given(action))
        assert result is Refusal.NOT_A_MEMBER
    assert await desk.get(report) == report


async def test_a_member_of_another_building_is_a_stranger(desk: Desk) -> None:
    report = await desk.file(building=desk.estate.other_building)
    assert await desk.act(IDS.li_ming, report, Action.SUPPORT) is Refusal.NOT_A_MEMBER
