"""Reports, actors and things given, ready to be varied."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from domain import reports as rules
from domain.reports import Action, Actor, Given, Party, Report, State

T0 = datetime(2026, 11, 30, 2, tzinfo=UTC)
NOW = T0 + timedelta(hours=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)

REPORTER, CAPTAIN, WORKER, STAFF, SECRETARY, NEIGHBOUR = 11, 12, 13, 14, 15, 16
PROPERTY, POWER = 71, 72
LAMP = rules.submit(
    1,
    6,
    123,
    rules.CATEGORIES["equip"],
    "三楼楼道灯不亮",
    now=T0,
    reporter_id=REPORTER,
    unit_id=PROPERTY,
)
PARENT = replace(LAMP, id=2, number=100)

_MARKS: Mapping[State, Mapping[str, object]] = MappingProxyType(
    {
        State.SUBMITTED: {},
        State.DISPATCHED: {"dispatched_at": T0},
        State.IN_PROGRESS: {"accepted_at": T0, "responded_at": T0, "assignee_id": WORKER},
        State.SCHEDULED: {"scheduled_for": T0 + DAY, "assignee_id": WORKER, "responded_at": T0},
        State.AWAITING_INFO: {"paused_at": T0, "question": "几楼？", "responded_at": T0},
        State.ON_HOLD: {"paused_at": T0, "review_on": T0 + 9 * DAY, "hold_reason": "等配件"},
        State.RESOLVED: {"resolved_at": T0, "assignee_id": WORKER, "answer": "换了灯泡"},
        State.CLOSED: {"resolved_at": T0, "closed_at": T0, "assignee_id": WORKER},
        State.REJECTED: {"closed_at": T0, "paused_at": T0, "unit_id": None},
        State.MERGED: {"closed_at": T0, "parent_id": 2},
        State.CANCELLED: {"closed_at": T0},
    }
)


def in_state(state: State, **marks: object) -> Report:
    """The lamp in this state, with the marks that go with it and any others."""
    return replace(LAMP, state=state, **{**_MARKS[state], **marks})  # type: ignore[arg-type]


def actor(*parties: Party, person: int | None = 99) -> Actor:
    """Somebody who is all of these to the report, and did none of the work."""
    return Actor(person, frozenset(parties))


GIVEN: Mapping[Action, Given] = MappingProxyType(
    {
        Action.DISPATCH: Given(unit_id=POWER),
        Action.REASSIGN: Given(unit_id=POWER),
        Action.GIVE_BACK: Given(text="不归我们管"),
        Action.SCHEDULE: Given(date=NOW + 2 * DAY),
        Action.ASK: Given(text="是哪一盏灯？"),
        Action.ANSWER: Given(text="楼梯口那盏"),
        Action.HOLD: Given(text="等配件", date=NOW + 30 * DAY),
        Action.RESOLVE: Given(text="换了灯泡"),
        Action.RATE: Given(rating=rules.Rating.GOOD),
        Action.REOPEN: Given(text="还是不亮"),
        Action.REJECT: Given(text="广告", reason=rules.RejectReason.SPAM),
        Action.MERGE: Given(parent=PARENT),
        Action.PASS_ON: Given(person_id=NEIGHBOUR),
        Action.ADD: Given(text="二楼也不亮"),
        Action.CATEGORISE: Given(category=rules.CATEGORIES["power"]),
        Action.PRIORITISE: Given(priority=rules.Priority.PRESSING),
        Action.SET_VISIBILITY: Given(visibility=rules.Visibility.BUILDING),
        Action.CONCERN: Given(about=rules.Concern.CAPTAIN),
    }
)


def given(action: Action) -> Given:
    """What makes this action complete."""
    return GIVEN.get(action, rules.NOTHING)


def after(
    report: Report,
    action: Action,
    *,
    at: datetime = NOW,
    by: int | None = None,
    what: Given | None = None,
    party: Party = Party.MEMBER,
) -> Report:
    """The report after the action, whoever did it."""
    thing = given(action) if what is None else what
    return rules.apply(action, report, thing, now=at, actor=actor(party, person=by))
