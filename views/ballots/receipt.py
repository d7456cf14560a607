"""What a voter is told: the toast after a tap, the private copy, and a receipt looked up."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.ballots import Ballot, CastRow, CastState, Refusal, RollHead
from views.ballots import refusals, words
from views.ballots.buttons_voting import BallotMine
from views.places.buttons_people import OpenTile, Tile
from views.screen import Button, Screen
from views.texts import Texts

# A toast has 200 characters for everything.
LONGEST_CHOICE = 40
# Somebody may own a whole building; the rest of a message is for the question.
ROOM = 3_000


@dataclass(frozen=True, slots=True)
class Stub:
    """A vote of one's own, with the head it is for; none while it waits."""

    cast: CastRow
    head: RollHead | None


def toast(
    say: Texts, ballot: Ballot, choice: str, fate: str, receipt: str, heads: int, *, waiting: bool
) -> str:
    """What a tap came to, in one breath."""
    said = short(say, ballot, choice)
    parts = [say.plain("ballot-voted", fate=fate, choice=said, receipt=receipt)]
    if heads > 1:
        parts.append(say.plain("ballot-voted-heads", heads=heads))
    if waiting and heads:
        parts.append(say.plain("ballot-voted-waiting"))
    return "".join(parts)


def short(say: Texts, ballot: Ballot, choice: str) -> str:
    """A choice in words, cut to what a toast has room for."""
    said = words.picks(say, ballot, choice)
    return said if len(said) <= LONGEST_CHOICE else said[: LONGEST_CHOICE - 1] + "…"


def copy(say: Texts, ballot: Ballot, stubs: Sequence[Stub]) -> Screen:
    """The private copy of somebody's votes in a ballot, as they stand."""
    head = say("ballot-receipt-head", number=words.number(say, ballot), question=ballot.question)
    each = [line(say, ballot, stub) for stub in stubs]
    lines = words.fitting(say, each, ROOM) or [say("ballot-receipt-none")]
    opened = Button(say.plain("ballot-button-open"), BallotMine(ballot.id))
    return Screen("\n".join([head, *lines]), ((opened,),))


def line(say: Texts, ballot: Ballot, stub: Stub) -> str:
    """One vote: which flat, what, by which way, under which receipt."""
    cast = stub.cast
    choice, receipt = words.picks(say, ballot, cast.choice), cast.receipt
    if cast.state is CastState.PENDING or stub.head is None:
        return say("ballot-receipt-pending", choice=choice, receipt=receipt)
    where = stub.head.label if stub.head.room else ""
    how = words.via(say, cast.via)
    said = say("ballot-receipt-line", choice=choice, via=how, receipt=receipt)
    return say("ballot-receipt-flat", flat=where) + said if where else said


def checked(
    say: Texts, code: str, ballot: Ballot | None, cast: CastRow | None, *, own: bool
) -> Screen:
    """What a receipt is worth; only its owner reads what was chosen."""
    if not code:
        return Screen(say("ballot-check-how"))
    if ballot is None or cast is None:
        return Screen(say("ballot-check-unknown", receipt=code))
    worth = "ended" if cast.ended_at else str(cast.state)
    lines = [
        say("ballot-check", receipt=code, number=words.number(say, ballot), worth=worth),
        say("ballot-check-own", choice=words.picks(say, ballot, cast.choice)) if own else "",
    ]
    return Screen("\n".join(filter(None, lines)))


def uncounted(say: Texts, ballot: Ballot, reason: Refusal) -> Screen:
    """To somebody whose vote waited in vain."""
    return Screen(
        say(
            "ballot-uncounted",
            number=words.number(say, ballot),
            question=ballot.question,
            reason=refusals.said(say, reason),
        )
    )


def claim_refused(say: Texts, ballot: Ballot) -> Screen:
    """To somebody who voted and whose claim on a flat was refused: why it waits in vain."""
    text = say(
        "ballot-claim-refused",
        number=words.number(say, ballot),
        question=ballot.question,
        at=ballot.closes_at or ballot.created_at,
    )
    join = Button(say.plain("tile-join"), OpenTile(Tile.JOIN))
    return Screen(
        text, ((join,), (Button(say.plain("ballot-button-open"), BallotMine(ballot.id)),))
    )
