"""Every step of a report's life: authorised, written once, told."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from actions.reports import changing
from actions.reports.changing import Change
from actions.reports.parties import actor_of, facts_of
from domain import reports as rules
from domain.reports import NOTHING, SYSTEM, Action, Actor, Facts, Given, Refusal, Report
from storage.database import Tx
from storage.reports import events, people, register
from storage.reports.media import Item
from storage.reports.register import Changed


@dataclass(frozen=True, slots=True)
class Done:
    """What was done in the end, with the report as it is now."""

    report: Report
    action: Action


async def act(
    tx: Tx,
    person_id: int,
    report_id: int,
    action: Action,
    given: Given = NOTHING,
    *,
    now: datetime,
    items: Iterable[Item] = (),
) -> Done | Refusal:
    """Do this for the person, or say why not; raises Missing where there is no such report.

    When somebody else was quicker it is tried once more, against the report as it then is.
    """
    # An iterator would be empty at the second try.
    kept = tuple(items)
    try:
        return await _by_person(tx, person_id, report_id, action, given, now=now, items=kept)
    except Changed:
        return await _by_person(tx, person_id, report_id, action, given, now=now, items=kept)


async def by_system(
    tx: Tx, report_id: int, action: Action, given: Given = NOTHING, *, now: datetime
) -> Done | Refusal:
    """Do what the rules do by themselves: dispatch, close, hide, resume, let a question lapse."""
    report = await register.get(tx, report_id)
    # The system obeys the same rules: a timer may fire late, or twice.
    facts = await facts_of(tx, report, None, now=now)
    return await _try(tx, report, SYSTEM, facts, action, given, now=now)


async def resume(tx: Tx, report_id: int, why: str = "", *, now: datetime) -> Done | Refusal:
    """Take a report up again because what it waited for has come: a ballot passed, a fund full."""
    return await by_system(tx, report_id, Action.RESUME, Given(text=why), now=now)


async def _by_person(
    tx: Tx,
    person_id: int,
    report_id: int,
    action: Action,
    given: Given,
    *,
    now: datetime,
    items: tuple[Item, ...],
) -> Done | Refusal:
    report = await register.get(tx, report_id)
    actor = await actor_of(tx, report, person_id, now=now)
    facts = await facts_of(tx, report, person_id, now=now)
    # Decided here and not by the button: somebody may have joined since it was drawn.
    action, given = await _settled(tx, report, action, given)
    done = await _try(tx, report, actor, facts, action, given, now=now, items=items)
    # The refusal is kept as a wish: the third one reopens it.
    if done is Refusal.MORE_SUPPORTERS:
        await people.want_reopen(tx, report_id, person_id)
    elif isinstance(done, Done) and action is Action.FLAG:
        await _hide_if_flagged(tx, report_id, person_id, now=now)
    return done


async def _settled(tx: Tx, report: Report, action: Action, given: Given) -> tuple[Action, Given]:
    """Withdrawing what others support too passes it on to the oldest of them."""
    if action in {Action.CANCEL, Action.PASS_ON}:
        behind = await people.supporters(tx, report.id)
        if behind:
            return Action.PASS_ON, replace(given, person_id=behind[0])
    return action, given


async def _try(
    tx: Tx,
    report: Report,
    actor: Actor,
    facts: Facts,
    action: Action,
    given: Given,
    *,
    now: datetime,
    items: tuple[Item, ...] = (),
) -> Done | Refusal:
    if no := rules.refusal(action, report, actor, facts, now=now, given=given):
        return no
    if action is Action.UNDO:
        after = await _undone(tx, report)
    else:
        after = rules.apply(action, report, given, now=now, actor=actor)
    await changing.commit(tx, Change(report, after, action, actor, given), now=now, items=items)
    return Done(after, action)


async def _undone(tx: Tx, report: Report) -> Report:
    last = await events.last_change(tx, report.id)
    assert last is not None  # noqa: S101 - the rules refuse to undo where nothing was done
    return rules.undone(report, last[1])


async def _hide_if_flagged(tx: Tx, report_id: int, person_id: int, *, now: datetime) -> None:
    if rules.hides(await people.flag(tx, report_id, person_id, now=now)):
        await by_system(tx, report_id, Action.HIDE, now=now)
