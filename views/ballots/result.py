"""The result of a ballot: numbers, rule, verdict, what did not count, and what follows."""

from domain import ballots as rules
from domain.ballots import State, Verdict
from views import matters
from views.ballots import counted, words
from views.ballots.buttons_closing import (
    BallotExport,
    BallotObject,
    BallotOutcome,
    BallotRunoff,
    BallotVoid,
    ObjectionAnswer,
)
from views.ballots.counted import Objected, Told
from views.packing import packed
from views.screen import Button, Row, Screen
from views.texts import Texts

HEAD = 8
QUOTE = 200
OUTCOME = 500
MOST_OBJECTIONS = 8
# Of 4,096 signs; the rest is left to what Telegram adds for names and links.
ROOM = 3_900
BIG = 4


def screen(say: Texts, told: Told, extra: tuple[Row, ...] = ()) -> Screen:
    """The result; `extra` are the rows of what may follow in other topics."""
    rows: tuple[Row, ...] = (*packed(_buttons(say, told)), *extra)
    if told.big:
        # What only this reader can do comes first where four have room.
        every = [button for row in (*_tools(say, told), *rows) for button in row]
        return Screen(text(say, told), tuple((button,) for button in every[:BIG]))
    return Screen(text(say, told), (*rows, *_tools(say, told)))


def text(say: Texts, told: Told) -> str:
    """The result's words."""
    ballot = told.ballot
    number, kind = words.number(say, ballot), words.kind(say, ballot.kind)
    blocks = [
        [
            say("ballot-result-head", number=number, kind=kind, place=told.place),
            say("ballot-result-question", question=ballot.question),
        ],
        _verdict(say, told),
        [*counted.numbers(say, told), *counted.ways(say, told), *counted.excluded(say, told)],
        _after(say, told),
    ]
    chain = _chain(say, told)
    used = sum(len(line) + 2 for block in blocks for line in block) + len(chain)
    blocks[-1] += _objections(say, told, ROOM - used)
    whole = [*blocks, [chain]]
    return "\n\n".join("\n".join(filter(None, block)) for block in whole if any(block))


def _verdict(say: Texts, told: Told) -> list[str]:
    ballot = told.ballot
    lines = [say("ballot-result-verdict", verdict=counted.verdict(say, told))]
    if ballot.ended_reason:
        lines.append(say("ballot-result-reason", reason=ballot.ended_reason[:QUOTE]))
    lines += [*counted.missing(say, told), *counted.winners(say, told)]
    lines.append(say("ballot-result-rule", rule=words.rule_of(say, ballot)))
    if rules.statutory(ballot.kind):
        lines.append(words.statutory(say))
    return lines


def _after(say: Texts, told: Told) -> list[str]:
    ballot = told.ballot
    lines = []
    if ballot.outcome:
        lines.append(say("ballot-result-outcome", text=ballot.outcome[:OUTCOME]))
    if ballot.state is State.CLOSED and ballot.objections_until:
        lines.append(say("ballot-result-window", at=ballot.objections_until))
    if ballot.state is State.FINAL and ballot.final_at:
        lines.append(say("ballot-result-final", at=ballot.final_at))
    return lines


def _objections(say: Texts, told: Told, room: int) -> list[str]:
    """The newest objections, as many as there is room for, in the order they came."""
    kept: list[str] = []
    more = say("ballot-result-objections-more", count=len(told.objections))
    room -= len(more)
    for each in reversed(told.objections[-MOST_OBJECTIONS:]):
        line = objection(say, each, QUOTE)
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    all_shown = len(kept) == len(told.objections)
    return [*([] if all_shown else [more]), *reversed(kept)]


def objection(say: Texts, one: Objected, most: int) -> str:
    """One objection with its answer, or that it still waits for one."""
    line = say("ballot-objection-line", n=str(one.number), who=one.who, text=one.text[:most])
    if not one.answer:
        return f"{line}\n{say('ballot-objection-waits')}"
    return f"{line}\n{say('ballot-objection-answered', text=one.answer[:most])}"


def _chain(say: Texts, told: Told) -> str:
    return say("ballot-result-chain", head=told.chain[:HEAD]) if told.chain else ""


def _buttons(say: Texts, told: Told) -> list[Button]:
    ballot = told.ballot
    found = []
    if ballot.state is State.CLOSED:
        found.append(Button(say.plain("ballot-button-object"), BallotObject(ballot.id)))
    found.append(Button(say.plain("ballot-button-export"), BallotExport(ballot.id)))
    found.append(matters.button(say, matters.Kind.BALLOT, ballot.id))
    # Whoever presses is authorised then: in a group the button is the same for everybody.
    if ballot.verdict is Verdict.TIE and ballot.state in {State.CLOSED, State.FINAL}:
        found.append(Button(say.plain("ballot-button-runoff"), BallotRunoff(ballot.id)))
    return found


def _tools(say: Texts, told: Told) -> tuple[Row, ...]:
    ballot = told.ballot
    found: list[Button] = []
    if told.runs and ballot.state in {State.CLOSED, State.FINAL}:
        found.append(Button(say.plain("ballot-button-outcome"), BallotOutcome(ballot.id)))
        waiting = [o for o in told.objections if not o.answer][:MOST_OBJECTIONS]
        for each in waiting:
            label = say.plain("ballot-button-answer-objection", n=str(each.number))
            found.append(Button(label, ObjectionAnswer(each.id)))
    if told.staff and ballot.state is State.CLOSED:
        found.append(Button(say.plain("ballot-button-void"), BallotVoid(ballot.id), "danger"))
    return packed(found)
