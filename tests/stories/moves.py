"""Bringing a report that stands in the groups into any state, without the taps."""

from datetime import datetime, timedelta

from actions.reports import life
from actions.reports.life import Done
from domain.reports import NOTHING, Action, Given, RejectReason, Report, State
from playground.estate import IDS
from storage.database import Tx
from storage.reports import register
from tests.stories.street import Street

DAY = timedelta(days=1)
RESOLVE = Given(text="换了灯泡")


async def act(
    street: Street, person_id: int, report: Report, action: Action, given: Given = NOTHING
) -> Report:
    """Act as the button would, and be sure that it was done."""
    now = street.world.clock.now()
    return await street.world.database.run(_act, person_id, report.id, action, given, now)


async def bring(street: Street, report: Report, state: State) -> Report:
    """Bring a report that was just sent to its unit into a state, and let everybody read of it."""
    for person_id, action, given in _way(street, state):
        report = await act(street, person_id, report, action, given)
    assert report.state is state
    await street.world.settle()
    street.news()
    return report


def _way(street: Street, state: State) -> list[tuple[int, Action, Given]]:
    tomorrow = street.world.clock.now() + DAY
    take = (IDS.worker, Action.ACCEPT, NOTHING)
    done = (IDS.worker, Action.RESOLVE, RESOLVE)
    back = (IDS.worker, Action.GIVE_BACK, Given(text="不归我们管"))
    spam = Given(text="这条不是报事。", reason=RejectReason.SPAM)
    ways: dict[State, list[tuple[int, Action, Given]]] = {
        State.SUBMITTED: [back],
        State.DISPATCHED: [],
        State.IN_PROGRESS: [take],
        State.SCHEDULED: [take, (IDS.worker, Action.SCHEDULE, Given(date=tomorrow))],
        State.AWAITING_INFO: [take, (IDS.worker, Action.ASK, Given(text="几单元？"))],
        State.ON_HOLD: [take, (IDS.staff, Action.HOLD, Given(text="等配件", date=tomorrow))],
        State.RESOLVED: [take, done],
        State.CLOSED: [take, done, (IDS.wang, Action.CONFIRM, NOTHING)],
        State.REJECTED: [(IDS.staff, Action.REJECT, spam)],
        State.CANCELLED: [(IDS.wang, Action.CANCEL, NOTHING)],
    }
    return ways[state]


async def _act(
    tx: Tx, person_id: int, report_id: int, action: Action, given: Given, now: datetime
) -> Report:
    done = await life.act(tx, person_id, report_id, action, given, now=now)
    assert isinstance(done, Done), f"{action} by {person_id} was refused: {done}"
    return await register.get(tx, report_id)
