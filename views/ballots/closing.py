"""What is told around the end of a ballot, and the questions that are asked in private."""

from datetime import datetime

from domain.ballots import Ballot, Refusal
from views.ballots import refusals, words
from views.ballots.buttons_closing import (
    BallotExport,
    BallotOutcome,
    BallotResult,
    ObjectionAnswer,
)
from views.ballots.counted import Objected
from views.ballots.result import objection
from views.screen import Ask, Button, Row, Screen
from views.texts import Texts

# The longest an objection or its answer can be.
WHOLE = 500


def question(say: Texts, kind: str, subject: str, why: str, most: int) -> Screen:
    """Ask for words; `kind` is the kind of prompt, `why` what was wrong with the last ones."""
    lines = []
    if why == Refusal.TEXT_TOO_LONG:
        lines.append(say("ballot-words-long", most=most))
    elif why:
        lines.append(refusals.said(say, Refusal(why)))
    if subject:
        lines.append(say("ballot-words-about", subject=subject))
    lines.append(say("ballot-words-ask", kind=kind))
    return Screen("\n".join(lines), ask=Ask(say.plain("ballot-words-here", kind=kind)))


def refused(say: Texts, refusal: Refusal, most: int) -> Screen:
    """Why what was written was not taken."""
    if refusal is Refusal.TEXT_TOO_LONG and most:
        return Screen(say("ballot-words-long", most=most))
    return Screen(why(say, refusal))


def why(say: Texts, refusal: Refusal) -> str:
    """The sentence for a refusal; some mean something else here than at voting."""
    if refusal is Refusal.TOO_MANY_PICKED:
        return say.plain("ballot-closing-enough")
    if refusal is Refusal.FROZEN:
        return say.plain("ballot-closing-answered")
    return refusals.said(say, refusal)


def done(say: Texts, what: str) -> Screen:
    return Screen(say("ballot-words-done", what=what))


def outcome_ask(say: Texts, ballot: Ballot, *, late: bool) -> Screen:
    """Ask the captain what happens next, and by when."""
    lines = [say("ballot-outcome-late")] if late else []
    lines.append(
        say("ballot-outcome-ask", question=ballot.question, verdict=_verdict(say, ballot))
    )
    button = Button(say.plain("ballot-button-outcome"), BallotOutcome(ballot.id))
    return Screen("\n".join(lines), ((button,),))


def outcome(say: Texts, ballot: Ballot) -> Screen:
    """What happens next, in the captain's words."""
    text = say("ballot-outcome", question=ballot.question, text=ballot.outcome or "")
    return Screen(text, (_open(say, ballot),))


def objected(say: Texts, ballot: Ballot, one: Objected, *, answers: bool) -> Screen:
    """An objection, or its answer; whoever answers has the button for it."""
    line = objection(say, one, WHOLE)
    text = f"{say('ballot-objection-head', question=ballot.question)}\n{line}"
    if answers and not one.answer:
        label = say.plain("ballot-button-answer-objection", n=str(one.number))
        return Screen(text, ((Button(label, ObjectionAnswer(one.id)),), _open(say, ballot)))
    return Screen(text, (_open(say, ballot),))


def final(say: Texts, ballot: Ballot) -> Screen:
    verdict = _verdict(say, ballot)
    text = say("ballot-final", question=ballot.question, verdict=verdict)
    return Screen(text, (_open(say, ballot),))


def unanswered(say: Texts, ballot: Ballot, count: int) -> Screen:
    """To the captain, daily: what still waits for an answer."""
    text = say("ballot-unanswered", question=ballot.question, count=count)
    return Screen(text, (_open(say, ballot),))


def voided(say: Texts, ballot: Ballot) -> Screen:
    reason = ballot.ended_reason or ""
    return Screen(say("ballot-voided", question=ballot.question, reason=reason))


def ending(say: Texts, ballot: Ballot, why: str, at: datetime) -> Screen:
    """It will close before its time, and why."""
    return Screen(say("ballot-ending", question=ballot.question, why=why, at=at))


def head(say: Texts, ballot: Ballot, chain: str, at: datetime) -> Screen:
    """The newest hash of the chain: what later rows cannot change any more."""
    number = words.number(say, ballot)
    text = say("ballot-head", number=number, question=ballot.question[:40], head=chain, at=at)
    button = Button(say.plain("ballot-button-export"), BallotExport(ballot.id))
    return Screen(text, ((button,),))


def file(say: Texts, ballot: Ballot) -> str:
    """What stands under the file that anybody can check."""
    return say("ballot-file", question=ballot.question)


def _verdict(say: Texts, ballot: Ballot) -> str:
    if ballot.verdict is None:
        return say.plain("ballot-result-consulted")
    return words.verdict(say, ballot.verdict)


def _open(say: Texts, ballot: Ballot) -> Row:
    return (Button(say.plain("ballot-button-result"), BallotResult(ballot.id)),)
