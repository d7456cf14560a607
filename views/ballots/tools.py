"""The captain's tools in private: what can be done, what is asked, what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from domain.ballots import Ballot, Kind, Refusal, Shown, State
from domain.ballots.hall import Question
from views.ballots import refusals, words
from views.ballots.buttons_closing import BallotExport
from views.ballots.buttons_hall import HallPage, HallTool, HallUntil, Page, Tool
from views.ballots.buttons_voting import BallotMine, BallotTools
from views.packing import packed
from views.places.paging import listed
from views.screen import Ask, Button, Screen
from views.texts import Texts


@dataclass(frozen=True, slots=True)
class Desk:
    """A ballot as its captain sees it; `slips` wait for a witness, `said` was done just now."""

    ballot: Ballot
    heads: int
    unheard: int
    slips: int
    said: str = ""
    big: bool = False


def home(say: Texts, desk: Desk, page: int = 0) -> Screen:
    """All tools that are of use as the ballot stands."""
    ballot = desk.ballot
    lines = [say("ballot-tools-noted")] if desk.said == "noted" else []
    lines.append(say("ballot-tools", number=words.number(say, ballot), question=ballot.question))
    if ballot.state is State.OPEN and ballot.closes_at:
        lines.append(say("ballot-tools-until", at=ballot.closes_at))
    if ballot.state is State.OPEN and ballot.kind is not Kind.CONSULT:
        counted = desk.heads - desk.unheard
        lines.append(say("ballot-tools-heard", heard=counted, heads=desk.heads))
    if desk.slips:
        lines.append(say("ballot-tools-slips", count=desk.slips))
    back = BallotMine(ballot.id)
    if desk.big:
        turn = partial(HallPage, ballot.id, Page.HOME)
        return Screen("\n".join(lines), listed(say, _tools(say, desk), page, turn, back, big=True))
    return Screen("\n".join(lines), (*packed(_tools(say, desk)), (_back_to(say, back),)))


def _tools(say: Texts, desk: Desk) -> list[Button]:
    ballot = desk.ballot
    found: list[Button] = []
    if ballot.state is State.OPEN and ballot.kind is not Kind.CONSULT:
        found += _voters(say, desk)
    if ballot.state is State.OPEN:
        if ballot.extended_at is None:
            found.append(_page(say, ballot, Page.EXTEND))
        found += [_tool(say, ballot, Tool.NOTE), _tool(say, ballot, Tool.CANCEL)]
    found.append(_page(say, ballot, Page.ANEW))
    found.append(Button(say.plain("ballot-button-export"), BallotExport(ballot.id)))
    if ballot.state is State.OPEN:
        found.append(_page(say, ballot, Page.BY_HAND))
    return found


def _voters(say: Texts, desk: Desk) -> list[Button]:
    ballot = desk.ballot
    found = [_tool(say, ballot, Tool.REMIND), _page(say, ballot, Page.KNOCK)]
    # In secret nobody may hold somebody else's vote in their hand.
    if ballot.shown is not Shown.SECRET:
        found += [_page(say, ballot, Page.PAPER), _page(say, ballot, Page.PROXIES)]
    return found


def extend(
    say: Texts, ballot: Ballot, times: Sequence[datetime], page: int = 0, *, big: bool = False
) -> Screen:
    """Until when instead."""
    buttons = [
        Button(say.plain("ballot-extend-to", at=at), HallUntil(ballot.id, int(at.timestamp())))
        for at in times
    ]
    buttons.append(_tool(say, ballot, Tool.UNTIL))
    text = say("ballot-extend", at=ballot.closes_at or ballot.created_at)
    turn, home_ = partial(HallPage, ballot.id, Page.EXTEND), HallPage(ballot.id, Page.HOME)
    return Screen(text, listed(say, buttons, page, turn, home_, big=big, across=1))


def until(say: Texts, ballot: Ballot, times: Sequence[datetime]) -> Screen:
    """A last look before the one extension; several where the words had several meanings."""
    rows = tuple(
        (
            Button(
                say.plain("ballot-extend-sure", at=at),
                HallUntil(ballot.id, int(at.timestamp()), 1),
                "success",
            ),
        )
        for at in times
    )
    text = say("ballot-extend-look", at=ballot.closes_at or ballot.created_at)
    return Screen(text, (*rows, (back(say, ballot, Page.EXTEND),)))


def anew(say: Texts, ballot: Ballot) -> Screen:
    """Whether to ask the same again; a ballot that runs ends by it."""
    runs = "yes" if ballot.state in {State.OPEN, State.NOTICE} else "no"
    sure = Button(say.plain("ballot-anew-sure"), HallTool(ballot.id, Tool.ANEW))
    return Screen(say("ballot-anew", runs=runs), ((sure,), (back(say, ballot),)))


def by_hand(say: Texts, ballot: Ballot) -> Screen:
    """What ending by hand means, before the reason is asked."""
    sure = Button(
        say.plain("ballot-hall-by-hand-sure"), HallTool(ballot.id, Tool.BY_HAND), "danger"
    )
    return Screen(say("ballot-hall-by-hand"), ((sure,), (back(say, ballot),)))


def question(say: Texts, question: Question, why: str, ballot: Ballot) -> Screen:
    """What is asked, below what was wrong with the last answer."""
    lines = [say("ballot-hall-again", why=reason(say, why))] if why else []
    lines.append(say("ballot-hall-ask", what=question.value, question=ballot.question))
    here = say.plain("ballot-hall-here", what=question.value)
    return Screen("\n".join(lines), ask=Ask(here))


def news(say: Texts, ballot: Ballot, what: str, label: str, who: str, why: str) -> Screen:
    """What became of a slip, a proxy or a question, in private."""
    text = say(
        "ballot-hall-news",
        what=what,
        label=label,
        who=who,
        why=reason(say, why) if why else "",
        question=ballot.question,
    )
    open_ = Button(say.plain("ballot-button-open"), BallotMine(ballot.id))
    return Screen(text, ((open_,),))


def reason(say: Texts, code: str) -> str:
    """The sentence for a refusal of the rules, or for a snag of the tools."""
    if code in set(Refusal):
        return refusals.said(say, Refusal(code))
    return say.plain("ballot-hall-snag", snag=code)


def gone(say: Texts, code: str) -> Screen:
    """Instead of a screen that is none of the reader's business any more."""
    return Screen(say("ballot-hall-stop", why=reason(say, code)))


def back(say: Texts, ballot: Ballot, page: Page = Page.HOME) -> Button:
    return _back_to(say, HallPage(ballot.id, page))


def _back_to(say: Texts, to: HallPage | BallotMine) -> Button:
    return Button(say.plain("back"), to)


def open_tools(say: Texts, ballot: Ballot) -> Button:
    return Button(say.plain("ballot-button-tools"), BallotTools(ballot.id))


def _page(say: Texts, ballot: Ballot, page: Page) -> Button:
    return Button(say.plain("ballot-tools-page", page=page.value), HallPage(ballot.id, page))


def _tool(say: Texts, ballot: Ballot, tool: Tool) -> Button:
    return Button(say.plain("ballot-tools-tool", tool=tool.value), HallTool(ballot.id, tool))
