"""What a report or a ballot leads to: opinions, a vote or a fund, linked with what it is of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from actions.ballots import asking
from actions.ballots import authority as ballot_authority
from actions.funds import authority as fund_authority
from actions.funds import opening
from actions.matters import BALLOT, REPORT, may_see
from domain import ballots as ballot_rules
from domain import funds as fund_rules
from domain.ballots import Kind, Verdict
from domain.matters import Next
from storage import outbox, prompts
from storage.ballots import register as ballots
from storage.database import Tx
from storage.links import Part
from storage.outbox import Outgoing
from storage.places import people
from storage.prompts import Prompt
from storage.reports import register as reports

KIND = "followup"
VIEW = "followup-ask"


class No(StrEnum):
    """Why nothing was begun."""

    NOT_YOURS = "not_yours"
    NOT_REACHABLE = "not_reachable"
    NOT_PASSED = "not_passed"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Unread:
    """The words could not be taken: why, as the topic calls it."""

    topic: str
    why: str


_KINDS: Mapping[Next, Kind | None] = MappingProxyType(
    {Next.CONSULT: Kind.CONSULT, Next.VOTE: None}
)


async def offers(tx: Tx, part: Part, person_id: int, *, now: datetime) -> tuple[Next, ...]:
    """What this person may begin from here."""
    found = [what for what in Next if not await refusal(tx, part, what, person_id, now=now)]
    return tuple(found)


async def refusal(tx: Tx, part: Part, what: Next, person_id: int, *, now: datetime) -> No | None:
    """Why this cannot follow from here by this person, or None."""
    place_id = await _place(tx, part)
    if place_id is None or not await may_see(tx, part, person_id, now=now):
        return No.NOT_YOURS
    if part.kind == BALLOT:
        ballot = await ballots.get(tx, part.id)
        # A consultation turns into a vote by its own button, which takes the options along.
        if what is not Next.FUND:
            return No.NOT_YOURS
        if ballot.verdict is not Verdict.PASSED:
            return No.NOT_PASSED
    organises = what is Next.FUND
    allowed = fund_authority.may_organise if organises else ballot_authority.may_run
    return None if await allowed(tx, person_id, place_id, now=now) else No.NOT_YOURS


async def ask(tx: Tx, person_id: int, part: Part, what: Next, *, now: datetime) -> No | None:
    """Ask in private for the question, or for the fund's name and cost."""
    if no := await refusal(tx, part, what, person_id, now=now):
        return no
    if not (await people.get(tx, person_id)).reachable:
        return No.NOT_REACHABLE
    await _ask(tx, person_id, part, what, now=now)
    return None


async def begin(tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime) -> No | None:
    """Make the draft of the answer; words that cannot be read are asked for again at once."""
    part, what = Part(str(prompt.args["kind"]), prompt.subject_id), Next(prompt.args["what"])
    if not await prompts.close(tx, prompt):
        return No.ANSWERED
    # Asked again now: a role may have ended while the question stood there.
    if no := await refusal(tx, part, what, person_id, now=now):
        return no
    unread = await _draft(tx, person_id, part, what, text, now=now)
    if unread:
        await _ask(tx, person_id, part, what, now=now, unread=unread)
    return None


async def _draft(
    tx: Tx, person_id: int, part: Part, what: Next, text: str, *, now: datetime
) -> Unread | None:
    place_id = await _place(tx, part)
    assert place_id is not None  # noqa: S101 - it was allowed there a moment ago
    if what is Next.FUND:
        return await _fund(tx, person_id, part, place_id, text, now=now)
    made = await asking.draft(
        tx, person_id, place_id, person_id, text, now=now, kind=_KINDS[what], source=part
    )
    return Unread("ballot", made.value) if isinstance(made, ballot_rules.Refusal) else None


async def _fund(
    tx: Tx, person_id: int, part: Part, place_id: int, text: str, *, now: datetime
) -> Unread | None:
    said = fund_rules.read_fund(text)
    if not isinstance(said, fund_rules.Written):
        return Unread("fund", said.value)
    voted = await ballots.find(tx, part.id) if part.kind == BALLOT else None
    made = await opening.draft(
        tx,
        person_id,
        place_id,
        person_id,
        title=said.title,
        cost=said.cost,
        # Who pays for it are those who were asked about it.
        stairwell=voted.stairwell if voted else None,
        source=part,
        now=now,
    )
    return Unread("fund", made.value) if isinstance(made, fund_rules.Refusal) else None


async def _ask(
    tx: Tx,
    person_id: int,
    part: Part,
    what: Next,
    *,
    now: datetime,
    unread: Unread | None = None,
) -> None:
    args = {"kind": part.kind, "what": what.value}
    prompt = await prompts.ask(tx, person_id, person_id, KIND, part.id, args, now=now)
    said = {"topic": unread.topic, "why": unread.why} if unread else {}
    question = Outgoing(person_id, VIEW, part.id, args | said, prompt_id=prompt)
    await outbox.put(tx, question, now=now)


async def _place(tx: Tx, part: Part) -> int | None:
    if part.kind == REPORT:
        report = await reports.find(tx, part.id)
        return report.place_id if report else None
    ballot = await ballots.find(tx, part.id) if part.kind == BALLOT else None
    return ballot.place_id if ballot else None
