"""What a tap on a ballot does: one unit of work, in as few statements as it takes."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from actions.ballots import authority, casting, early, pending, posting, receipts, recording
from actions.ballots.casting import Fate, Made, Rand
from actions.ballots.voters import voter
from domain import ballots as rules
from domain.ballots import Action, Ballot, CastState, Choice, Refusal, Shown, Via
from domain.places import MembershipState
from storage.ballots import casts, register, roll
from storage.database import Tx
from storage.places import households


@dataclass(frozen=True, slots=True)
class Vote:
    """What a tap came to: for how many heads, under which receipt.

    `waiting`: some of it counts once a flat is verified; `unknown`: not even claimed is one.
    """

    ballot: Ballot
    choice: str
    fate: Fate
    receipt: str
    heads: int
    waiting: bool = False
    unknown: bool = False


async def cast(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    choice: str,
    *,
    now: datetime,
    rand: Rand = secrets.token_bytes,
    copy: bool = True,
) -> Vote | Refusal:
    """Vote for every head the person speaks for; what waits for verification is kept.

    `copy` also sends the receipt in private. Raises Missing where there is no such ballot.
    """
    ballot = await register.get(tx, ballot_id)
    # Names stand beside what is stored here, so nothing secret may come this way.
    if ballot.shown is Shown.SECRET:
        return Refusal.SECRET_ONLY_TAPS
    # First: to ask who votes puts a new resident on the roll.
    if refused := choice_refusal(ballot, choice):
        return refused
    known = await voter(tx, person_id, ballot, now=now)
    if known.refusal:
        return known.refusal
    made = []
    for head in known.heads:
        row = casting.drawn(person_id, ballot, choice, now=now, rand=rand)
        made.append(await casting.count(tx, ballot, head, row, now=now))
    if known.waiting:
        row = casting.drawn(person_id, ballot, choice, now=now, rand=rand)
        made.append(await casting.keep(tx, ballot, row, now=now))
    fate, row = _fate(made), made[0].row
    if any(each.new for each in made):
        await changed(tx, ballot, now=now)
        if copy:
            first = fate is not Fate.CHANGED
            await receipts.send(tx, person_id, ballot, row, first=first, now=now)
    return Vote(ballot, choice, fate, row.receipt, len(known.heads), known.waiting, known.unknown)


def choice_refusal(ballot: Ballot, choice: str) -> Refusal | None:
    """Why this cannot be chosen in this ballot, or None; buttons can be forged."""
    if not rules.has_options(ballot.kind):
        return None if choice in set(Choice) else Refusal.UNKNOWN_OPTION
    try:
        picked = rules.picked_in(choice)
    except ValueError:
        return Refusal.UNKNOWN_OPTION
    # Only in order is an equal vote an equal word.
    if rules.choice_of(picked) != choice:
        return Refusal.UNKNOWN_OPTION
    return rules.pick_refusal(picked, range(1, len(ballot.options) + 1), ballot.seats)


async def withdraw(tx: Tx, person_id: int, ballot_id: int, *, now: datetime) -> Ballot | Refusal:
    """Take back all that the person tapped in this ballot; the rows stay on record."""
    ballot = await register.get(tx, ballot_id)
    if ballot.shown is Shown.SECRET:
        return Refusal.SECRET_NO_CHANGE
    if refused := shut(ballot, now=now):
        return refused
    mine = [c for c in await casts.of_voter(tx, ballot.id, person_id) if c.via is Via.TAP]
    if not mine:
        return Refusal.NOTHING_TO_WITHDRAW
    for each in mine:
        await recording.end(tx, each, CastState.WITHDRAWN, now=now)
        head = await roll.get(tx, each.head_id) if each.head_id else None
        if head:
            await recording.settle(tx, ballot, head, person_id, now=now)
    await changed(tx, ballot, now=now)
    return ballot


def shut(ballot: Ballot, *, now: datetime) -> Refusal | None:
    """Why nobody can vote now, or None; exactly at the deadline it is closed."""
    return rules.refusal(Action.COUNT_PENDING, authority.facts(ballot), rules.SYSTEM, now=now)


async def decided(tx: Tx, membership_id: int, *, now: datetime) -> None:
    """Count what a person voted before they were verified, or say that it will not count."""
    member = await households.membership(tx, membership_id)
    if member is None:
        return
    waiting = await pending.of_person(tx, member.person_id)
    for ballot, cast_ in [each for each in waiting if not shut(each[0], now=now)]:
        if member.state is MembershipState.REFUSED:
            await pending.warn(tx, ballot, cast_, member.id, now=now)
            continue
        active = member.state is MembershipState.ACTIVE
        if active and await pending.count(tx, ballot, cast_, now=now):
            await changed(tx, ballot, now=now)


async def changed(tx: Tx, ballot: Ballot, *, now: datetime) -> None:
    """What follows from every change of the count."""
    await posting.stale(tx, ballot.id, now=now)
    await early.heard(tx, ballot, now=now)


def _fate(made: Sequence[Made]) -> Fate:
    """The one to tell of: what needs doing first, then what changed."""
    fates = {each.fate for each in made}
    order = (Fate.CONFLICT, Fate.CHANGED, Fate.COUNTED, Fate.SAME, Fate.PENDING)
    return next(fate for fate in order if fate in fates)
