"""Once more among equals: a tie is put to the same voters again."""

from dataclasses import replace
from datetime import datetime

from actions.ballots import asking
from domain import ballots as rules
from domain.ballots import Ballot, Refusal, State, Verdict, Written, shaping
from domain.ballots.kinds import PRESETS
from storage.ballots import register
from storage.database import Tx
from storage.links import Part


async def start(
    tx: Tx, person_id: int, ballot_id: int, chat_id: int, *, now: datetime
) -> Ballot | Refusal:
    """Draft a run-off of the tied options in this chat; of yes and no the question itself."""
    ballot = await register.get(tx, ballot_id)
    if refused := tie_refusal(ballot):
        return refused
    said = Written(ballot.question, _tied(ballot), None, ballot.kind)
    source = Part("ballot", ballot.id)
    made = await asking.draft(
        tx,
        person_id,
        ballot.place_id,
        chat_id,
        said,
        now=now,
        kind=ballot.kind,
        source=source,
        stairwell=ballot.stairwell,
    )
    if isinstance(made, Refusal):
        return made
    # Decided as the first time: whoever drafts it must not change the rule by the way.
    same = replace(
        made,
        electorate=ballot.electorate,
        rule=ballot.rule,
        seats=_seats(ballot),
        shown=ballot.shown,
        early=ballot.early,
        length_minutes=shaping.minutes(PRESETS[ballot.kind].length),
    )
    return await register.change(tx, made, same)


def tie_refusal(ballot: Ballot) -> Refusal | None:
    """Why there is nothing to repeat, or None (ballots.md: a tie offers a run-off)."""
    over = ballot.state in {State.CLOSED, State.FINAL}
    return None if over and ballot.verdict is Verdict.TIE else Refusal.WRONG_STATE


def _tied(ballot: Ballot) -> tuple[str, ...]:
    if not rules.has_options(ballot.kind) or ballot.result is None:
        return ()
    named = dict(enumerate(ballot.options, start=1))
    return tuple(named[n] for n in ballot.result["tied"] if n in named)


def _seats(ballot: Ballot) -> int:
    """The seats that the first vote left open."""
    seated = (ballot.result or {}).get("seated", [])
    return max(1, ballot.seats - len(seated))
