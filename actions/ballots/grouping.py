"""What the captain does with opinions: like to like, hidden if abusive, carried into a vote."""

from datetime import datetime
from typing import Final

from actions import screens
from actions.ballots import asking, authority, results
from domain.ballots import LONGEST_OPTION, Action, Ballot, Refusal, Written
from domain.ballots.kinds import Kind
from domain.ballots.writing import FEWEST_OPTIONS, MOST_OPTIONS
from domain.places.writing import tidy
from storage.ballots import opinions, register
from storage.ballots.opinions import Opinion
from storage.database import Tx
from storage.links import Part

NOBODY: Final = 0


async def put_under(
    tx: Tx,
    person_id: int,
    opinion_id: int,
    under_id: int,
    *,
    here: int | None,
    view: str,
    now: datetime,
) -> Refusal | Opinion:
    """Let one opinion stand under another that says the same; 0 takes it out again.

    `here` is the private message that is redrawn by `view`, with the opinions as they are now.
    """
    found = await opinions.find(tx, opinion_id)
    if found is None:
        return Refusal.WRONG_STATE
    ballot = await register.get(tx, found.ballot_id)
    if refused := await authority.refusal(tx, person_id, ballot, Action.REPLY, now=now):
        return refused
    under = await opinions.find(tx, under_id) if under_id != NOBODY else None
    if under_id != NOBODY and not _fits(found, under):
        return Refusal.WRONG_STATE
    # What was answered on its own keeps its answer in sight.
    if found.answer is not None:
        return Refusal.FROZEN
    await opinions.put_under(tx, found.id, under.id if under else None)
    await _shown(tx, person_id, ballot, here, view, now=now)
    return found


def _fits(found: Opinion, under: Opinion | None) -> bool:
    if under is None or under.ballot_id != found.ballot_id or under.id == found.id:
        return False
    return under.under_id is None and not under.hidden


async def hide(
    tx: Tx, person_id: int, opinion_id: int, *, here: int | None, view: str, now: datetime
) -> Refusal | Opinion:
    """Take an abusive line out of sight; its row in the chain stays."""
    found = await opinions.find(tx, opinion_id)
    if found is None:
        return Refusal.WRONG_STATE
    ballot = await register.get(tx, found.ballot_id)
    if refused := await authority.refusal(tx, person_id, ballot, Action.REPLY, now=now):
        return refused
    await opinions.hide(tx, found.id)
    await _shown(tx, person_id, ballot, here, view, now=now)
    return found


async def _shown(
    tx: Tx, person_id: int, ballot: Ballot, here: int | None, view: str, *, now: datetime
) -> None:
    await results.stale(tx, ballot.id, now=now)
    if here:
        to = (person_id, person_id, view, ballot.id)
        await screens.show(tx, *to, now=now, instead_of=here)


async def make_vote(
    tx: Tx, person_id: int, ballot_id: int, *, carried: bool, now: datetime
) -> Ballot | Refusal:
    """Draft a vote on the same question, for the captain's private chat; nothing is open yet.

    `carried` makes options of the opinions, which the draft's own buttons take away one by one;
    else it is a yes-or-no vote.
    """
    ballot = await register.get(tx, ballot_id)
    if ballot.kind is not Kind.CONSULT:
        return Refusal.WRONG_KIND
    if not await authority.may_run(tx, person_id, ballot.place_id, now=now):
        return Refusal.CAPTAIN_ONLY
    options = await options_of(tx, ballot.id) if carried else ()
    if carried and len(options) < FEWEST_OPTIONS:
        return Refusal.TOO_FEW_OPTIONS
    said = Written(ballot.question, options, None, Kind.CHOOSE if carried else None)
    source = Part("ballot", ballot.id)
    where = (person_id, ballot.place_id, person_id, said)
    return await asking.draft(tx, *where, now=now, source=source, stairwell=ballot.stairwell)


async def options_of(tx: Tx, ballot_id: int) -> tuple[str, ...]:
    """The opinions as options: those most shared where they are too many for one vote."""
    roots = [o for o in await opinions.of(tx, ballot_id) if not (o.under_id or o.hidden)]
    most = sorted(roots, key=lambda o: (-o.supports, o.number))[:MOST_OPTIONS]
    short = {tidy(o.text).casefold(): _short(o.text) for o in sorted(most, key=_number)}
    # Cut short, two of them may have become the same.
    return tuple({tidy(text).casefold(): text for text in short.values()}.values())


def _number(opinion: Opinion) -> int:
    return opinion.number


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_OPTION else text[: LONGEST_OPTION - 1] + "…"
