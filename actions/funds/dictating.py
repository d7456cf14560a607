"""What is written into a draft: sums, lists, deadlines, sponsors, custodians, reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from actions.funds import authority, custodians, drafting, exempting, opening, sharing
from actions.funds.drafting import Tapped
from domain import funds as rules
from domain.funds import Fund, MoneyRefusal, Refusal, Sponsor, State, WritingRefusal, Written
from domain.funds.lists import BadLine, read_floors, read_shares
from domain.funds.shaping import (
    LONGEST_NOTE,
    Until,
    Writing,
    with_floors,
    with_list,
    with_until,
)
from domain.places.writing import tidy
from domain.when import Unclear, deadline
from storage import outbox, prompts
from storage.database import Tx
from storage.funds import register, sponsors
from storage.outbox import Outgoing
from storage.places import tree
from storage.prompts import Prompt

PROMPT: Final = "fund-draft"
MOST_SPONSORS: Final = 20
LONGEST_NAME: Final = 40
# Where the draft is shown after each answer.
AFTER: Final[Mapping[Writing, str]] = {
    Writing.MONEY: "sponsors",
    Writing.KIND: "sponsors",
    Writing.CUSTODIAN: "custodians",
    Writing.EXEMPT: "exempt",
    Writing.PLEDGE: "until",
    Writing.PAY: "until",
}


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer, with the one person it points at and the picture in it, if any."""

    message_id: int
    text: str
    username: str = ""
    person_id: int = 0
    file_id: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """Why an answer cannot be taken, and the line it is about, where it had several."""

    why: str
    line: str = ""


async def ask(
    tx: Tx,
    person_id: int,
    fund_id: int,
    at: Tapped,
    what: Writing,
    flat_id: int,
    *,
    now: datetime,
) -> Refusal | None:
    """Ask for it below the draft; for a household's hardship in private, whatever the chat."""
    draft = await drafting.mine(tx, person_id, fund_id, now=now)
    if isinstance(draft, Refusal):
        return draft
    # Its id can be another draft's by the time the answer comes.
    made = int(draft.created_at.timestamp())
    args = {"what": what.value, "flat": flat_id, "made": made}
    chat_id = person_id if what is Writing.EXEMPT else at.chat_id
    await _put(tx, person_id, chat_id, draft.id, args, now=now)
    return None


async def answered(
    tx: Tx, person_id: int, prompt: Prompt, typed: Typed, *, now: datetime
) -> Fund | None:
    """Take the answer, or say what is wrong with it and ask again; None: nothing was taken."""
    # First: a second message that came meanwhile must add nothing.
    if not await prompts.close(tx, prompt):
        return None
    draft = await _draft(tx, person_id, prompt, now=now)
    if draft is None:
        gone = Outgoing(prompt.chat_id, "fund-draft-gone", reply_to=typed.message_id)
        await outbox.put(tx, gone, now=now)
        return None
    what = Writing(prompt.args["what"])
    taken = await _taken(tx, person_id, draft, what, prompt, typed, now=now)
    if isinstance(taken, Unclear):
        at = [int(moment.timestamp()) for moment in taken.candidates]
        args = {"which": what.value, "why": f"when-{taken.why.value}", "at": at}
        await opening.show(tx, draft, "unclear", args, now=now, chat_id=prompt.chat_id)
        return None
    if not isinstance(taken, Fund):
        await _again(tx, person_id, prompt, typed, taken, now=now)
        return None
    # Also for what is kept in rows of its own: a new version has to be seen to be published.
    changed = await register.change(tx, draft, taken)
    screen = AFTER.get(what, "home")
    await opening.show(tx, changed, screen, now=now, chat_id=prompt.chat_id)
    return changed


async def _taken(
    tx: Tx,
    person_id: int,
    draft: Fund,
    what: Writing,
    prompt: Prompt,
    typed: Typed,
    *,
    now: datetime,
) -> Fund | Unread | Unclear:
    match what:
        case Writing.TITLE | Writing.COST | Writing.FLOORS | Writing.ACCOUNT:
            return _said(draft, what, typed)
        case Writing.LIST:
            read = read_shares(typed.text, await sharing.concerned(tx, draft))
            return _bad(read) if isinstance(read, BadLine) else with_list(draft, read)
        case Writing.MONEY | Writing.KIND:
            return await _sponsor(tx, person_id, draft, what, typed.text, now=now)
        case Writing.PLEDGE | Writing.PAY:
            return await _until(tx, draft, Until(what.value), typed.text, now=now)
        case Writing.CUSTODIAN:
            who = (typed.username, typed.person_id)
            missed = await custodians.name_written(tx, person_id, draft, *who, now=now)
            return Unread(missed.value) if missed else draft
        case Writing.EXEMPT:
            flat = int(prompt.args["flat"])
            refused = await exempting.exempt(tx, person_id, draft, flat, typed.text, now=now)
            return Unread(refused.value) if refused else draft


def _said(draft: Fund, what: Writing, typed: Typed) -> Fund | Unread:
    """What the words alone decide."""
    match what:
        case Writing.TITLE:
            return _titled(draft, typed.text)
        case Writing.COST:
            cost = rules.read_money(typed.text)
            if isinstance(cost, MoneyRefusal):
                return Unread(cost.value)
            return replace(draft, cost=cost)
        case Writing.FLOORS:
            floors = read_floors(typed.text)
            return _bad(floors) if isinstance(floors, BadLine) else with_floors(draft, floors)
        case _:
            note = tidy(typed.text)[:LONGEST_NOTE]
            if not note and not typed.file_id:
                return Unread("nothing")
            return replace(draft, pay_note=note or None, pay_file_id=typed.file_id or None)


def _titled(draft: Fund, text: str) -> Fund | Unread:
    said = rules.read_fund(text)
    if not isinstance(said, Written):
        return Unread(said.value)
    return replace(draft, title=said.title, cost=said.cost or draft.cost)


async def _sponsor(
    tx: Tx, person_id: int, draft: Fund, what: Writing, text: str, *, now: datetime
) -> Fund | Unread:
    said = rules.read_fund(text)
    if not isinstance(said, Written):
        missing = said is WritingRefusal.TITLE_MISSING
        return Unread("sponsor-name" if missing else said.value)
    if said.cost is None:
        return Unread("sponsor-amount")
    if len(await sponsors.of(tx, draft.id)) >= MOST_SPONSORS:
        return Unread("sponsors-many")
    row = Sponsor(said.title[:LONGEST_NAME], said.cost, in_kind=what is Writing.KIND)
    await sponsors.add(tx, draft.id, row, person_id, now=now)
    return draft


async def _until(
    tx: Tx, draft: Fund, which: Until, text: str, *, now: datetime
) -> Fund | Unread | Unclear:
    place = await tree.get(tx, draft.place_id)
    until = deadline(text, now=now, zone=ZoneInfo(place.zone))
    if isinstance(until, Unclear):
        return until if until.candidates else Unread(f"when-{until.why.value}")
    return with_until(draft, which, until)


def _bad(line: BadLine) -> Unread:
    return Unread(line.why.value, line.line)


async def _draft(tx: Tx, person_id: int, prompt: Prompt, *, now: datetime) -> Fund | None:
    """The draft that was asked about, if it is one still and the answer may change it."""
    fund = await register.find(tx, prompt.subject_id)
    if fund is None or fund.state is not State.DRAFT:
        return None
    same = int(fund.created_at.timestamp()) == prompt.args["made"]
    allowed = await authority.may_organise(tx, person_id, fund.place_id, now=now)
    return fund if same and allowed else None


async def _again(
    tx: Tx,
    person_id: int,
    prompt: Prompt,
    typed: Typed,
    why: Unread,
    *,
    now: datetime,
) -> None:
    told = dict(prompt.args) | {"why": why.why, "line": why.line}
    chat_id, fund_id = prompt.chat_id, prompt.subject_id
    await _put(tx, person_id, chat_id, fund_id, told, now=now, reply_to=typed.message_id)


async def _put(
    tx: Tx,
    person_id: int,
    chat_id: int,
    fund_id: int,
    args: Mapping[str, Any],
    *,
    now: datetime,
    reply_to: int | None = None,
) -> None:
    kept = {name: args[name] for name in ("what", "flat", "made")}
    prompt = await prompts.ask(tx, chat_id, person_id, PROMPT, fund_id, kept, now=now)
    # Named in it: in a group the question is one person's, and only their reply counts.
    shown = dict(args) | {"person": person_id}
    question = Outgoing(chat_id, "fund-ask", fund_id, shown, prompt_id=prompt, reply_to=reply_to)
    await outbox.put(tx, question, now=now)
