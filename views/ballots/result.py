"""The result of a ballot: numbers, rule, verdict, what did not count, and what follows."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain import ballots as rules
from domain.ballots import Ballot, Elected, Kind, Measure, Result, Shown, State, Verdict, Via, Why
from domain.ballots.numbers import Tally
from views import matters
from views.ballots import words
from views.ballots.buttons_closing import (
    BallotExport,
    BallotObject,
    BallotOutcome,
    BallotRunoff,
    BallotVoid,
    ObjectionAnswer,
)
from views.packing import packed
from views.screen import Button, Row, Screen
from views.texts import Texts

HEAD = 8
QUOTE = 200
OUTCOME = 500
MOST_OBJECTIONS = 8
MOST_LABELS = 12
BIG = 4


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection as it is shown: by whom in words (a door), and what was answered."""

    id: int
    number: int
    who: str
    text: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """All that a result shows; `runs` and `staff` say what its reader may do."""

    ballot: Ballot
    place: str
    tally: Tally
    chain: str
    objections: tuple[Objected, ...] = ()
    runs: bool = False
    staff: bool = False
    big: bool = False


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
        [*_numbers(say, told), *_ways(say, told), *_excluded(say, told)],
        _after(say, told),
        [_chain(say, told)],
    ]
    return "\n\n".join("\n".join(filter(None, block)) for block in blocks if any(block))


def verdict(say: Texts, told: Told) -> str:
    """The verdict alone, on one line."""
    found = told.ballot.verdict
    return words.verdict(say, found) if found else say.plain("ballot-result-consulted")


def _verdict(say: Texts, told: Told) -> list[str]:
    ballot = told.ballot
    lines = [say("ballot-result-verdict", verdict=verdict(say, told))]
    if ballot.ended_reason:
        lines.append(say("ballot-result-reason", reason=ballot.ended_reason[:QUOTE]))
    lines += [*_missing(say, told), *_winners(say, told)]
    lines.append(say("ballot-result-rule", rule=words.rule_of(say, ballot)))
    if rules.statutory(ballot.kind):
        lines.append(words.statutory(say))
    return lines


def _missing(say: Texts, told: Told) -> list[str]:
    """What was missing, where it did not pass; nothing that would tell a secret."""
    lacking, ballot = told.tally.progress, told.ballot
    if lacking is None or ballot.verdict in {Verdict.PASSED, Verdict.VOID, None}:
        return []
    lines = []
    if lacking.quorum_missing != (0, 0):
        short = _measure(say, told, lacking.quorum_missing)
        lines.append(say("ballot-result-quorum-short", missing=short))
    elif lacking.yes_missing != (0, 0) and _told(told, "yes"):
        short = _measure(say, told, lacking.yes_missing)
        lines.append(say("ballot-result-yes-short", missing=short))
    return lines


def _winners(say: Texts, told: Told) -> list[str]:
    result = told.ballot.result or {}
    named = dict(enumerate(told.ballot.options, start=1))
    lines = []
    for what in ("seated", "tied"):
        picked = [named[n] for n in result.get(what, []) if n in named]
        if picked:
            names = say.plain("ballot-or").join(picked)
            kind = "elected" if told.ballot.kind is Kind.ELECTION else "chosen"
            lines.append(say("ballot-result-winners", what=what, kind=kind, names=names))
    return lines


def _numbers(say: Texts, told: Told) -> list[str]:
    ballot = told.ballot
    if ballot.kind is Kind.CONSULT:
        return []
    lines = [_turnout(say, told)]
    if _dual(ballot):
        lines.append(_areas(say, told))
    elif _told(told, "yes") and isinstance(told.tally.outcome, Result):
        found = told.tally.outcome
        yes, no, abstain = found.yes[0], found.no[0], found.abstain[0]
        lines.append(say("ballot-result-votes", yes=yes, no=no, abstain=abstain))
    elif _told(told, "counts") and isinstance(told.tally.outcome, Elected):
        counts = told.tally.outcome.counts
        lines += [
            say("ballot-result-option", n=str(n), option=option, count=counts.get(n, 0))
            for n, option in enumerate(ballot.options, start=1)
        ]
    else:
        lines.append(say("ballot-result-withheld"))
    return lines


def _turnout(say: Texts, told: Told) -> str:
    area = _dual(told.ballot)
    sizes = [
        words.size(say, told.ballot.electorate, heads, measured if area else 0)
        for heads, measured in (told.tally.participated, told.tally.roll)
    ]
    return say("ballot-result-turnout", done=sizes[0], all=sizes[1])


def _areas(say: Texts, told: Told) -> str:
    found = told.tally.outcome
    if not isinstance(found, Result):
        return ""
    given: Mapping[str, Measure] = {"yes": found.yes, "no": found.no, "abstain": found.abstain}
    lines = []
    for choice, (heads, area) in given.items():
        name = words.choice(say, rules.Choice(choice))
        lines.append(say("ballot-result-dual", choice=name, heads=heads, area=area))
    return "\n".join(lines)


def _ways(say: Texts, told: Told) -> list[str]:
    by_way = told.tally.by_way
    paper, proxy = by_way.get(Via.PAPER, 0), by_way.get(Via.PROXY, 0)
    if told.ballot.shown is Shown.SECRET or told.ballot.kind is Kind.CONSULT:
        return []
    return [say("ballot-result-ways", paper=paper, proxy=proxy)]


def _excluded(say: Texts, told: Told) -> list[str]:
    """The heads that were heard and do not count, by reason; by their doors where all is open."""
    doors = told.ballot.shown is Shown.NAMES
    lines = []
    for why in Why:
        heads = [head for head in told.tally.excluded if head.why is why]
        # A head without a flat is a person, whose label is nobody's business.
        labels = [head.label for head in heads if doors and head.room][:MOST_LABELS]
        if heads:
            names = say.plain("ballot-or").join(labels)
            lines.append(
                say(
                    "ballot-result-excluded",
                    why=why.value,
                    count=len(heads),
                    names=names,
                    named=int(bool(names)),
                )
            )
    if told.tally.pending:
        lines.append(say("ballot-result-pending", count=told.tally.pending))
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
    shown = told.objections[-MOST_OBJECTIONS:]
    if len(shown) < len(told.objections):
        lines.append(say("ballot-result-objections-more", count=len(told.objections)))
    lines += [objection(say, each, QUOTE) for each in shown]
    return lines


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


def _told(told: Told, name: str) -> bool:
    """Whether the published result has these numbers; few secret votes are withheld."""
    return name in (told.ballot.result or {})


def _dual(ballot: Ballot) -> bool:
    return ballot.rule is not None and ballot.rule.dual


def _measure(say: Texts, told: Told, missing: Measure) -> str:
    heads, area = missing
    dual = _dual(told.ballot)
    if not heads:
        return say.plain("ballot-heads-area-only", area=area)
    return words.size(say, told.ballot.electorate, heads, area if dual else 0)
