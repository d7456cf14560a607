"""A ballot as everybody sees it: question, rule, how far it is, and who has voted how."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain import ballots as rules
from domain.ballots import Ballot, Choice, Elected, Kind, Measure, Result, Shown, State, Why
from domain.ballots.numbers import Tally
from views import matters
from views.ballots import words
from views.ballots.buttons_closing import BallotExport
from views.ballots.buttons_voting import BallotMine, BallotOption, BallotTools, BallotVote
from views.ballots.grid import MOST, SIGNS, grid
from views.packing import packed
from views.screen import Button, Link, Row, Screen
from views.texts import Texts

# Enough to tell two heads of a chain apart, short enough to compare aloud.
HEAD = 8
LABEL = 30
NAME = 10
ENDED = frozenset({State.CLOSED, State.FINAL, State.VOID})


@dataclass(frozen=True, slots=True)
class Board:
    """All that a panel shows; `names` are people's by the key of their head."""

    ballot: Ballot
    place: str
    tally: Tally
    chain: str | None
    names: Mapping[str, str] = field(default_factory=dict)


def screen(say: Texts, board: Board) -> Screen:
    """The panel in a group."""
    return Screen(text(say, board), (*voting(say, board.ballot), *_below(say, board.ballot)))


def text(say: Texts, board: Board) -> str:
    """The panel's words, the most important first."""
    ballot = board.ballot
    lines = [
        *_top(say, board),
        "",
        *_progress(say, board),
        *_options(say, board),
        *_named(say, board),
        "",
        words.statutory(say) if rules.statutory(ballot.kind) else "",
        say("ballot-panel-chain", head=board.chain[:HEAD]) if board.chain else "",
    ]
    return _joined(lines)


def voting(say: Texts, ballot: Ballot) -> tuple[Row, ...]:
    """The buttons to vote with; none where it is over, a way to the private chat in secret."""
    if ballot.state is not State.OPEN or ballot.kind is Kind.CONSULT:
        return ()
    if ballot.shown is Shown.SECRET or ballot.seats > 1:
        return ((Link(say.plain("ballot-button-private"), start=f"b_{ballot.id}"),),)
    if not rules.has_options(ballot.kind):
        return packed(
            [
                Button(
                    f"{SIGNS[choice]} {words.choice(say, choice)}", BallotVote(ballot.id, choice)
                )
                for choice in Choice
            ]
        )
    return tuple(
        (Button(option_label(say, n, option), BallotOption(ballot.id, n)),)
        for n, option in enumerate(ballot.options, start=1)
    )


def option_label(say: Texts, number: int, option: str) -> str:
    """An option on a button, cut to what a phone shows of it."""
    short = option if len(option) <= LABEL else option[: LABEL - 1] + "…"
    return say.plain("ballot-button-option", n=str(number), option=short)


def _below(say: Texts, ballot: Ballot) -> tuple[Row, ...]:
    buttons = [
        Button(say.plain("ballot-button-mine"), BallotMine(ballot.id)),
        matters.button(say, matters.Kind.BALLOT, ballot.id),
        Button(say.plain("ballot-button-tools"), BallotTools(ballot.id)),
    ]
    if ballot.state in ENDED:
        buttons.append(Button(say.plain("ballot-button-export"), BallotExport(ballot.id)))
    return packed(buttons)


def _top(say: Texts, board: Board) -> list[str]:
    ballot = board.ballot
    kind = words.kind(say, ballot.kind)
    head = say("ballot-panel-head", number=words.number(say, ballot), kind=kind, place=board.place)
    lines = [head]
    if ballot.state is not State.OPEN:
        lines.append(say("ballot-panel-state", state=words.state(say, ballot.state)))
    lines.append(say("ballot-panel-question", question=ballot.question))
    if ballot.verdict is not None and ballot.state is not State.OPEN:
        verdict = words.verdict(say, ballot.verdict)
        lines.append(say("ballot-panel-verdict", verdict=verdict))
    lines.append(say("ballot-panel-rule", rule=words.rule_of(say, ballot)))
    if ballot.kind is not Kind.CONSULT:
        size = words.size(say, ballot.electorate, *board.tally.roll)
        lines.append(say("ballot-panel-roll", size=size))
    return [*lines, _closes(say, ballot)]


def _closes(say: Texts, ballot: Ballot) -> str:
    if ballot.closed_at is not None:
        return say("ballot-panel-closed", at=ballot.closed_at)
    if ballot.closes_at is None:
        return ""
    if ballot.extended_at is not None:
        return say("ballot-panel-closes-later", at=ballot.closes_at)
    return say("ballot-panel-closes", at=ballot.closes_at)


def _progress(say: Texts, board: Board) -> list[str]:
    ballot, tally = board.ballot, board.tally
    if ballot.kind is Kind.CONSULT:
        return []
    lines = [_turnout(say, board)]
    lacking, rule = tally.progress, ballot.rule
    if rule and rule.quorum and lacking:
        share, missing = words.share(say, rule.quorum), lacking.quorum_missing
        if missing == (0, 0):
            lines.append(say("ballot-panel-quorum-met", share=share))
        else:
            short = _missing(say, ballot, missing)
            lines.append(say("ballot-panel-quorum-lacking", missing=short, share=share))
    return [*lines, *_votes(say, board), *_apart(say, tally)]


def _turnout(say: Texts, board: Board) -> str:
    ballot, tally = board.ballot, board.tally
    dual = ballot.rule is not None and ballot.rule.dual
    heads, area = tally.participated
    done = words.size(say, ballot.electorate, heads, area if dual else 0)
    everybody = words.size(say, ballot.electorate, tally.roll[0], tally.roll[1] if dual else 0)
    return say("ballot-panel-turnout", done=done, all=everybody)


def _missing(say: Texts, ballot: Ballot, missing: Measure) -> str:
    heads, area = missing
    # Of a dual rule either part may be met already.
    if not heads:
        return say.plain("ballot-panel-area", area=words.area(area))
    return words.size(say, ballot.electorate, heads, area)


def _votes(say: Texts, board: Board) -> list[str]:
    ballot, result = board.ballot, board.tally.outcome
    if ballot.state is State.OPEN and ballot.shown is Shown.SECRET:
        return [say("ballot-panel-secret")]
    if ballot.state is State.OPEN and ballot.shown is Shown.TURNOUT:
        return [say("ballot-panel-hidden")]
    if not isinstance(result, Result):
        return []
    yes, no, abstain = result.yes[0], result.no[0], result.abstain[0]
    lines = [say("ballot-panel-votes", yes=yes, no=no, abstain=abstain)]
    if board.tally.progress and ballot.state is State.OPEN:
        missing = board.tally.progress.yes_missing
        if missing == (0, 0):
            lines.append(say("ballot-panel-yes-met"))
        else:
            short = _missing(say, ballot, missing)
            lines.append(say("ballot-panel-yes-lacking", missing=short))
    return lines


def _apart(say: Texts, tally: Tally) -> list[str]:
    """What came in and does not count as things are."""
    lines = []
    conflicts = sum(head.why is Why.CONFLICT for head in tally.excluded)
    if tally.excluded:
        other = len(tally.excluded) - conflicts
        lines.append(say("ballot-panel-excluded", conflict=conflicts, other=other))
    if tally.pending:
        lines.append(say("ballot-panel-pending", count=tally.pending))
    return lines


def _options(say: Texts, board: Board) -> list[str]:
    counts = options_counted(board)
    return [
        say("ballot-panel-option-votes", n=str(n), option=option, count=counts[n])
        if counts
        else say("ballot-panel-option", n=str(n), option=option)
        for n, option in enumerate(board.ballot.options, start=1)
    ]


def options_counted(board: Board) -> Mapping[int, int]:
    """Votes for each option; nothing where they may not be told, or not yet."""
    ballot, found = board.ballot, board.tally.outcome
    if not isinstance(found, Elected):
        return {}
    if ballot.shown not in {Shown.COUNTS, Shown.NAMES} and ballot.state is State.OPEN:
        return {}
    cast = board.tally.participated[0]
    allowed = rules.breakdown_allowed(ballot.shown, list(found.counts.values()), cast)
    return found.counts if allowed else {}


def _named(say: Texts, board: Board) -> list[str]:
    """Who voted how, where that is shown and there is room for it."""
    ballot, heads = board.ballot, board.tally.heads
    if ballot.shown is not Shown.NAMES or len(heads) > MOST or not heads:
        return []
    if board.names:
        return _people(say, board)
    drawn = say("ballot-panel-grid", grid=grid(say, heads))
    return [drawn, say("ballot-panel-legend")]


def _people(say: Texts, board: Board) -> list[str]:
    lines = []
    for choice in Choice:
        said = [h for h in board.tally.heads if h.choice == choice]
        if said:
            names = say.plain("ballot-or").join([board.names.get(h.head, "")[:NAME] for h in said])
            label = _marked(say, choice)
            lines.append(say("ballot-panel-names", choice=label, count=len(said), names=names))
    return lines


def _marked(say: Texts, choice: Choice) -> str:
    return f"{SIGNS[choice]} {words.choice(say, choice)}"


def _joined(lines: list[str]) -> str:
    """Lines with single gaps where a part ends, whatever is left out."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()
