"""A consultation: what people think, who shares it, and what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.ballots import Ballot, State
from views import matters
from views.ballots import words
from views.ballots.buttons_closing import (
    BallotCarry,
    BallotExport,
    BallotObject,
    BallotOpinions,
    BallotOutcome,
    BallotSay,
    OpinionGroup,
    OpinionHide,
    OpinionOpen,
    OpinionReply,
    OpinionSupport,
    OpinionUnder,
)
from views.ballots.counted import Told
from views.ballots.result import HEAD, objection
from views.packing import packed
from views.places.paging import listed
from views.screen import Button, Row, Screen
from views.texts import Texts

ON_PANEL = 8
SHORT = 60
A_PAGE = 8
LABEL = 20
BIG = 4
# A message has room for about so many; how many there are stands in the line above.
UNDER = 10


@dataclass(frozen=True, slots=True)
class Thought:
    """An opinion with what stands under it; `who` is a door, `days` how long it waits."""

    id: int
    number: int
    who: str
    text: str
    supports: int
    days: int
    answer: str = ""
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Consulted:
    """All that a consultation shows; `runs`: the reader may group, answer and go on."""

    ballot: Ballot
    place: str
    thoughts: tuple[Thought, ...]
    now: datetime
    runs: bool = False
    big: bool = False


def panel(say: Texts, seen: Consulted) -> Screen:
    """The panel: the question, what most people share, and how to join in."""
    ballot = seen.ballot
    lines = [*_top(say, seen), ""]
    most = sorted(seen.thoughts, key=lambda t: (-t.supports, t.number))[:ON_PANEL]
    lines += [_line(say, each, SHORT) for each in most] or [say("ballot-consult-none")]
    if len(seen.thoughts) > ON_PANEL:
        lines.append(say("ballot-consult-more", count=len(seen.thoughts)))
    if ballot.state is State.OPEN:
        lines += ["", say("ballot-consult-how")]
    return Screen("\n".join(lines), _panel_rows(say, seen))


def every(say: Texts, seen: Consulted, page: int) -> Screen:
    """All opinions, a page at a time, each to be opened."""
    at = _page(seen, page) * A_PAGE
    shown = seen.thoughts[at : at + A_PAGE]
    lines = [*_top(say, seen), ""]
    lines += [_line(say, each, SHORT) for each in shown] or [say("ballot-consult-none")]
    rows = _every_rows(say, seen, page)
    return Screen("\n".join(lines), (*rows, *_own_rows(say, seen)))


def one(say: Texts, seen: Consulted, thought: Thought) -> Screen:
    """One opinion with all that belongs to it, and what the reader may do."""
    lines = [say("ballot-consult-about", question=seen.ballot.question), ""]
    lines.append(_line(say, thought, len(thought.text)))
    lines += [say("ballot-consult-under", text=text) for text in thought.under[:UNDER]]
    back = Button(say.plain("back"), BallotOpinions(seen.ballot.id))
    buttons = _one_buttons(say, seen, thought)
    rows = tuple((b,) for b in buttons[: BIG - 1]) if seen.big else packed(buttons)
    rows = (*rows, (back,))
    return Screen("\n".join(lines), rows)


def grouping(say: Texts, seen: Consulted, thought: Thought, page: int) -> Screen:
    """Choose the opinion that says the same."""
    others = [each for each in seen.thoughts if each.id != thought.id]
    buttons = [Button(_label(say, each), OpinionUnder(thought.id, each.id)) for each in others]
    back = OpinionOpen(thought.id)

    def turn(to: int) -> OpinionGroup:
        return OpinionGroup(thought.id, to)

    rows = listed(say, buttons, page, turn, back, big=seen.big, across=1, a_page=A_PAGE)
    return Screen(say("ballot-consult-grouping", text=thought.text[:SHORT]), rows)


def summary(say: Texts, seen: Consulted, told: Told) -> Screen:
    """The end: every opinion with its answer, or for how long it has had none."""
    ballot = seen.ballot
    number = words.number(say, ballot)
    answered = sum(bool(each.answer) for each in seen.thoughts)
    lines = [
        say("ballot-consult-summary", number=number, place=seen.place),
        say("ballot-result-question", question=ballot.question),
        say("ballot-consult-counts", count=len(seen.thoughts), answered=answered),
        "",
        *_fitting([_line(say, each, SHORT) for each in seen.thoughts]),
    ]
    if ballot.outcome:
        lines += ["", say("ballot-result-outcome", text=ballot.outcome)]
    lines += [objection(say, each, SHORT) for each in told.objections[-3:]]
    if told.chain:
        lines += ["", say("ballot-result-chain", head=told.chain[:HEAD])]
    return Screen("\n".join(lines), _summary_rows(say, seen))


def answered(say: Texts, ballot: Ballot, thought: Thought) -> Screen:
    """To everybody whose opinion was answered."""
    text = f"{say('ballot-consult-answered', question=ballot.question)}\n"
    button = Button(say.plain("ballot-button-opinions"), BallotOpinions(ballot.id))
    return Screen(text + _line(say, thought, len(thought.text)), ((button,),))


# A message takes 4,096 characters; head, outcome and what follows need the rest.
_ROOM = 2_600


def _fitting(lines: Sequence[str]) -> list[str]:
    """As many as fit a message; all of them are a button away."""
    kept: list[str] = []
    for line in lines:
        if sum(map(len, kept)) + len(line) > _ROOM:
            return [*kept, "…"]
        kept.append(line)
    return kept


def _top(say: Texts, seen: Consulted) -> list[str]:
    ballot = seen.ballot
    number, kind = words.number(say, ballot), words.kind(say, ballot.kind)
    lines = [
        say("ballot-panel-head", number=number, kind=kind, place=seen.place),
        say("ballot-panel-question", question=ballot.question),
    ]
    if ballot.closed_at is not None:
        return [*lines, say("ballot-panel-closed", at=ballot.closed_at)]
    return [*lines, say("ballot-panel-closes", at=ballot.closes_at)] if ballot.closes_at else lines


def _line(say: Texts, thought: Thought, most: int) -> str:
    text = thought.text if len(thought.text) <= most else thought.text[: most - 1] + "…"
    line = say(
        "ballot-consult-line",
        n=str(thought.number),
        text=text,
        who=thought.who,
        supports=thought.supports,
        same=len(thought.under),
    )
    if thought.answer:
        cut = thought.answer if most > SHORT else thought.answer[: 2 * SHORT]
        return f"{line}\n{say('ballot-consult-answer', text=cut)}"
    return f"{line}\n{say('ballot-consult-waits', days=thought.days)}"


def _panel_rows(say: Texts, seen: Consulted) -> tuple[Row, ...]:
    ballot = seen.ballot
    buttons = []
    if ballot.state is State.OPEN:
        buttons += _say_buttons(say, ballot)
    buttons.append(Button(say.plain("ballot-button-opinions"), BallotOpinions(ballot.id)))
    return packed(buttons)


def _say_buttons(say: Texts, ballot: Ballot) -> list[Button]:
    return [
        Button(say.plain("ballot-button-say"), BallotSay(ballot.id)),
        Button(say.plain("ballot-button-say-unnamed"), BallotSay(ballot.id, 1)),
    ]


def _every_rows(say: Texts, seen: Consulted, page: int) -> tuple[Row, ...]:
    buttons = [Button(_label(say, each), OpinionOpen(each.id)) for each in seen.thoughts]
    ballot_id = seen.ballot.id

    def turn(to: int) -> BallotOpinions:
        return BallotOpinions(ballot_id, to)

    return listed(say, buttons, page, turn, None, big=seen.big, across=2, a_page=A_PAGE)


def _own_rows(say: Texts, seen: Consulted) -> tuple[Row, ...]:
    ballot = seen.ballot
    buttons = _say_buttons(say, ballot) if ballot.state is State.OPEN else []
    if seen.runs and ballot.state is not State.DRAFT:
        buttons.append(Button(say.plain("ballot-button-carry"), BallotCarry(ballot.id, 1)))
        buttons.append(Button(say.plain("ballot-button-carry-plain"), BallotCarry(ballot.id)))
    # For big letters there is room for the first of them only.
    return packed(buttons[:1] if seen.big else buttons)


def _one_buttons(say: Texts, seen: Consulted, thought: Thought) -> list[Button]:
    running = seen.ballot.state is State.OPEN
    found = []
    if running:
        found.append(Button(say.plain("ballot-button-support"), OpinionSupport(thought.id)))
    if seen.runs and seen.ballot.state in {State.OPEN, State.CLOSED}:
        if not thought.answer:
            found.append(Button(say.plain("ballot-button-reply"), OpinionReply(thought.id)))
            found.append(Button(say.plain("ballot-button-group"), OpinionGroup(thought.id)))
        found.append(Button(say.plain("ballot-button-hide"), OpinionHide(thought.id)))
    return found


def _summary_rows(say: Texts, seen: Consulted) -> tuple[Row, ...]:
    ballot = seen.ballot
    buttons = [Button(say.plain("ballot-button-opinions"), BallotOpinions(ballot.id))]
    if ballot.state is State.CLOSED:
        buttons.append(Button(say.plain("ballot-button-object"), BallotObject(ballot.id)))
    buttons.append(Button(say.plain("ballot-button-export"), BallotExport(ballot.id)))
    buttons.append(matters.button(say, matters.Kind.BALLOT, ballot.id))
    if seen.runs and ballot.state in {State.CLOSED, State.FINAL}:
        buttons.append(Button(say.plain("ballot-button-outcome"), BallotOutcome(ballot.id)))
    if seen.big:
        return tuple((button,) for button in buttons[:BIG])
    return (*packed(buttons), *_own_rows(say, seen))


def _label(say: Texts, thought: Thought) -> str:
    text = thought.text if len(thought.text) <= LABEL else thought.text[: LABEL - 1] + "…"
    return say.plain("ballot-consult-label", n=str(thought.number), text=text)


def _page(seen: Consulted, page: int) -> int:
    return page % max(1, -(-len(seen.thoughts) // A_PAGE))
