"""Making a stored report more exact: its category, how pressing, how private, what else."""

from datetime import datetime

from actions.places import telling
from actions.reports import changing, filing, life, menus, posting, press, routing, signs
from actions.reports.clock import arm
from actions.reports.filing import Sent
from actions.reports.life import Done
from actions.reports.parties import actor_of, facts_of
from actions.reports.press import Outcome, Spot
from domain import reports as rules
from domain.reports import Action, Concern, Given, Priority, Refusal, Report, Visibility
from storage import outbox
from storage.database import Tx
from storage.outbox import Outgoing, Verb
from storage.reports import media, register


async def categorise(
    tx: Tx, person_id: int, report_id: int, code: str, *, now: datetime
) -> Outcome:
    """Put the report under another category; the unit and the deadlines follow."""
    report = await register.get(tx, report_id)
    given = Given(category=await routing.category_of(tx, report.place_id, code))
    done = await life.act(tx, person_id, report_id, Action.CATEGORISE, given, now=now)
    if isinstance(done, Refusal):
        return await press.refused(tx, report_id, Action.CATEGORISE, done, now=now)
    routed = await again(tx, done.report, now=now)
    return Outcome(Action.CATEGORISE, None, routed.state)


async def chosen(
    tx: Tx, person_id: int, report_id: int, code: str, spot: Spot, *, now: datetime
) -> Outcome:
    """The same from the menu on the card, which is closed by it."""
    done = await categorise(tx, person_id, report_id, code, now=now)
    if done.refusal is None:
        await menus.draw_anew(tx, report_id, spot, {}, now=now)
    return done


async def hurry(tx: Tx, person_id: int, report_id: int, *, now: datetime) -> Outcome:
    """Mark the report as pressing, or as ordinary again."""
    report = await register.get(tx, report_id)
    # One button turns it both ways; the rules refuse it where urgent is at stake.
    calm = report.priority is not Priority.NORMAL
    given = Given(priority=Priority.NORMAL if calm else Priority.PRESSING)
    done = await life.act(tx, person_id, report_id, Action.PRIORITISE, given, now=now)
    if isinstance(done, Refusal):
        return await press.refused(tx, report_id, Action.PRIORITISE, done, now=now)
    return Outcome(Action.PRIORITISE, None, done.report.state)


async def cover(tx: Tx, person_id: int, report_id: int, *, now: datetime) -> Outcome:
    """Keep the report from neighbours, or let them see it again."""
    report = await register.get(tx, report_id)
    covered = report.visibility is Visibility.PRIVATE
    given = Given(visibility=Visibility.PUBLIC if covered else Visibility.PRIVATE)
    done = await life.act(tx, person_id, report_id, Action.SET_VISIBILITY, given, now=now)
    if isinstance(done, Refusal):
        return await press.refused(tx, report_id, Action.SET_VISIBILITY, done, now=now)
    await shown(tx, done.report, now=now)
    return Outcome(Action.SET_VISIBILITY, None, done.report.state)


async def concern(
    tx: Tx, person_id: int, report_id: int, about: Concern, spot: Spot, *, now: datetime
) -> Outcome:
    """Say that the report is about the captain or about staff, or that it is about neither."""
    given = Given(about=about)
    done = await life.act(tx, person_id, report_id, Action.CONCERN, given, now=now)
    if isinstance(done, Refusal):
        return await press.refused(tx, report_id, Action.CONCERN, done, now=now)
    routed = done.report
    # It was taken back: the report goes its usual way again.
    if routed.about is None:
        routed = await again(tx, routed, now=now)
    await menus.draw_anew(tx, report_id, spot, {}, now=now)
    return Outcome(Action.CONCERN, None, routed.state)


async def add(tx: Tx, person_id: int, report_id: int, sent: Sent, *, now: datetime) -> Outcome:
    """Add what was sent to the report; to a question that waits it is the answer."""
    report = await register.get(tx, report_id)
    # First, or ten pictures would be ten additions that tell the unit ten times.
    if await _more_of_album(tx, person_id, report, sent, now=now):
        return Outcome(Action.ADD, None, report.state)
    actor = await actor_of(tx, report, person_id, now=now)
    facts = await facts_of(tx, report, person_id, now=now)
    text = rules.clean(sent.text)
    # Whoever is asked answers by just replying; nobody looks for the right button.
    asked = Action.ANSWER in rules.allowed(report, actor, facts, now=now)
    action = Action.ANSWER if asked and text else Action.ADD
    given = Given(text=text, photo=bool(sent.items))
    done = await life.act(tx, person_id, report_id, action, given, now=now, items=sent.items)
    if isinstance(done, Done):
        await filing.warn_big(tx, person_id, sent, now=now)
        return Outcome(action, None, done.report.state)
    return await press.refused(tx, report_id, action, done, now=now)


async def replied(tx: Tx, person_id: int, report_id: int, sent: Sent, *, now: datetime) -> Outcome:
    """Add what was sent in reply to a card; it is received silently, a refusal is told."""
    outcome = await add(tx, person_id, report_id, sent, now=now)
    if outcome.refusal is None:
        receipt = Outgoing(
            sent.chat_id,
            "",
            report_id,
            {"emoji": "👌"},
            verb=Verb.REACT,
            message_id=sent.message_id,
        )
        await outbox.put(tx, receipt, now=now)
        return outcome
    args = {"action": outcome.action.value, "refusal": outcome.refusal.value}
    where = (person_id, sent.chat_id, "report-answered", report_id, args)
    await telling.answer(tx, *where, now=now, reply_to=sent.message_id)
    return outcome


async def again(tx: Tx, report: Report, *, now: datetime) -> Report:
    """Send a report that became another matter to its unit, onto its cards, under its clock."""
    routed = await routing.route(tx, report, now=now)
    await shown(tx, routed, now=now)
    await signs.look(tx, routed, now=now)
    await arm(tx, routed, now=now)
    return routed


async def shown(tx: Tx, report: Report, *, now: datetime) -> None:
    await posting.cards(tx, report, now=now)
    await changing.redraw(tx, report, now=now)


async def _more_of_album(
    tx: Tx, person_id: int, report: Report, sent: Sent, *, now: datetime
) -> bool:
    """Attach the later pictures of an album without telling of each one."""
    group = next((item.group_id for item in sent.items if item.group_id), None)
    if group is None or sent.text:
        return False
    if await media.report_of_album(tx, sent.chat_id, group) != report.id:
        return False
    await filing.keep_items(tx, report, sent, person_id, "more", now=now)
    await changing.redraw(tx, report, now=now)
    return True
