"""What ballots keep of one person, for /privacy: to be handed over, and to be made nobody's."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    Select,
    String,
    bindparam,
    cast,
    delete,
    func,
    literal,
    or_,
    select,
    update,
)

from domain.ballots import State
from storage.database import Tx
from storage.tables import (
    ballot_casts,
    ballot_heads,
    ballot_objections,
    ballot_opinions,
    ballot_proxies,
    ballot_roster,
    ballot_supports,
    ballots,
    households,
    people,
    representatives,
)

WHO: BindParameter[int] = bindparam("person")
# Of opinions and ballots alike, so that one knows what a row is about.
ABOUT = (ballots.c.number, ballots.c.question)
# No vote is taken any more, though somebody may still object.
DONE: Final = (State.CLOSED, State.FINAL, State.CANCELLED, State.VOID, State.SUPERSEDED)
KEPT: Mapping[str, Select[Any]] = {
    "votes": (
        select(
            *ABOUT, ballot_casts.c.choice, ballot_casts.c.via, ballot_casts.c.state,
            ballot_casts.c.receipt, ballot_casts.c.at, ballot_casts.c.ended_at,
        )
        .join_from(ballot_casts, ballots, ballots.c.id == ballot_casts.c.ballot_id)
        .where(ballot_casts.c.voter_id == WHO)
        .order_by(ballot_casts.c.id)
    ),
    "opinions": (
        select(*ABOUT, ballot_opinions.c.text, ballot_opinions.c.at, ballot_opinions.c.answer)
        .join_from(ballot_opinions, ballots, ballots.c.id == ballot_opinions.c.ballot_id)
        .where(ballot_opinions.c.person_id == WHO)
        .order_by(ballot_opinions.c.id)
    ),
    "opinions_supported": (
        select(ballot_opinions.c.text, ballot_supports.c.at)
        .join_from(ballot_supports, ballot_opinions)
        .where(ballot_supports.c.person_id == WHO)
        .order_by(ballot_supports.c.opinion_id)
    ),
    "objections": (
        select(
            *ABOUT, ballot_objections.c.text, ballot_objections.c.at, ballot_objections.c.answer
        )
        .join_from(ballot_objections, ballots, ballots.c.id == ballot_objections.c.ballot_id)
        .where(ballot_objections.c.person_id == WHO)
        .order_by(ballot_objections.c.id)
    ),
    "delegate_in": (
        select(*ABOUT, ballot_roster.c.side)
        .join_from(ballot_roster, ballots, ballots.c.id == ballot_roster.c.ballot_id)
        .where(ballot_roster.c.person_id == WHO)
        .order_by(ballots.c.id)
    ),
    "votes_for_others": (
        select(
            *ABOUT, ballot_heads.c.label.label("for"), ballot_proxies.c.at,
            ballot_proxies.c.ended_at,
        )
        .join_from(ballot_proxies, ballots, ballots.c.id == ballot_proxies.c.ballot_id)
        .join(ballot_heads, ballot_heads.c.id == ballot_proxies.c.head_id)
        .where(ballot_proxies.c.agent_id == WHO)
        .order_by(ballot_proxies.c.id)
    ),
    "speaks_for": (
        select(households.c.stairwell, households.c.room, representatives.c.at)
        .join_from(
            representatives, households, households.c.id == representatives.c.household_id
        )
        .where(representatives.c.person_id == WHO)
        .order_by(households.c.id)
    ),
}  # fmt: skip

# What was waiting to be verified can be verified no more.
DROP_PENDING = (
    update(ballot_casts)
    .where(ballot_casts.c.voter_id == WHO, ballot_casts.c.state == "pending")
    .values(state="withdrawn", ended_at=bindparam("at_end"))
)
END_PROXIES = (
    update(ballot_proxies)
    .where(ballot_proxies.c.agent_id == WHO, ballot_proxies.c.ended_at.is_(None))
    .values(ended_at=bindparam("at_end"))
)
UNNAME = (
    update(ballot_casts).where(ballot_casts.c.voter_id == WHO).values(voter_id=None),
    update(ballot_opinions).where(ballot_opinions.c.person_id == WHO).values(person_id=None),
    update(ballot_objections).where(ballot_objections.c.person_id == WHO).values(person_id=None),
    # Still one more who is for it: a number that is nobody's keeps the count.
    update(ballot_supports)
    .where(ballot_supports.c.person_id == WHO)
    .values(person_id=-1 - func.abs(func.random() % (1 << 52))),
    delete(ballot_roster).where(ballot_roster.c.person_id == WHO),
    delete(representatives).where(representatives.c.person_id == WHO),
)
GONE = (
    select(people.c.id)
    .where(
        people.c.erased_at.is_not(None),
        literal("p") + cast(people.c.id, String) == ballot_heads.c.head,
    )
    .exists()
)
OVER = (
    select(ballots.c.id)
    .where(
        ballots.c.id == ballot_heads.c.ballot_id,
        or_(*(ballots.c.state == state.value for state in DONE)),
    )
    .exists()
)
NOBODY = literal("x") + cast(ballot_heads.c.id, String)
SWEEP = (
    update(ballot_heads)
    .where(ballot_heads.c.head.startswith("p"), GONE, OVER)
    .values(head=NOBODY, label=NOBODY)
)


async def erase(tx: Tx, person_id: int, *, now: datetime) -> None:
    """Leave votes, opinions and objections as they are, and nobody's; what waits is withdrawn."""
    await tx.do(DROP_PENDING, person=person_id, at_end=now)
    await tx.do(END_PROXIES, person=person_id, at_end=now)
    for statement in UNNAME:
        await tx.do(statement, person=person_id)
    await sweep(tx, now=now)


async def sweep(tx: Tx, *, now: datetime) -> int:  # noqa: ARG001 - as all that is forgotten
    """Unname the heads of erased people on the rolls of ballots that are over.

    While a ballot is open its roll has to know them: coming back, they would vote twice.
    """
    return await tx.do(SWEEP)
