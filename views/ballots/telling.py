"""What a ballot's groups and voters are told while it runs: reminders, notes, changes."""

from collections.abc import Sequence

from domain.ballots import Ballot, RollHead, Shown
from views.ballots import mine, panel, words
from views.ballots.buttons_voting import BallotMine
from views.screen import Button, Link, Row, Screen
from views.texts import Texts


def reminder(
    say: Texts, ballot: Ballot, others: Sequence[tuple[int, RollHead]] = (), *, own: bool = True
) -> Screen:
    """To somebody not heard, in private, with the vote one tap away.

    `others` are the proxies of heads they vote for that were not heard either.
    """
    closes = ballot.closes_at or ballot.created_at
    who = "own" if own else "others"
    lines = [say("ballot-reminder", who=who, question=ballot.question, at=closes)]
    if others:
        labels = say.plain("ballot-or").join(head.label for _, head in others)
        lines.append(say("ballot-reminder-proxy", labels=labels))
    rows: tuple[Row, ...] = ()
    if own and ballot.shown is not Shown.SECRET and ballot.seats == 1:
        rows = panel.voting(say, ballot)
    open_ = Button(say.plain("ballot-button-open"), BallotMine(ballot.id))
    stands_in = [(mine.standing_in(say, proxy, head.label),) for proxy, head in others]
    return Screen("\n".join(lines), (*rows, *stands_in, (open_,)))


def in_group(say: Texts, ballot: Ballot, unheard: int, heads: int) -> Screen:
    """To a group: how many are missing, and never who."""
    closes = ballot.closes_at or ballot.created_at
    text = say(
        "ballot-reminder-group",
        question=ballot.question,
        size=words.size(say, ballot.electorate, unheard),
        heads=heads,
        at=closes,
    )
    link = Link(say.plain("ballot-button-private"), start=f"b_{ballot.id}")
    return Screen(text, (*panel.voting(say, ballot),) or ((link,),))


def extended(say: Texts, ballot: Ballot) -> Screen:
    closes = ballot.closes_at or ballot.created_at
    number = words.number(say, ballot)
    text = say("ballot-extended", number=number, question=ballot.question, at=closes)
    return Screen(text)


def note(say: Texts, ballot: Ballot, text: str) -> Screen:
    return Screen(say("ballot-note", number=words.number(say, ballot), text=text))


def cancelled(say: Texts, ballot: Ballot) -> Screen:
    """That it is over without a result, and why; or that a new one takes its place."""
    text = say(
        "ballot-cancelled",
        how=ballot.state.value,
        number=words.number(say, ballot),
        question=ballot.question,
        reason=ballot.ended_reason or "",
    )
    return Screen(text)
