"""Written proxies: who speaks for whom, and the agent's own screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from domain.ballots import Ballot, RollHead
from views.ballots import tools, words
from views.ballots.buttons_hall import (
    HallPage,
    HallTool,
    Page,
    ProxyAgent,
    ProxyEnd,
    ProxyVote,
    Tool,
)
from views.ballots.buttons_voting import BallotMine
from views.ballots.paper import Ticks, boxes
from views.places.paging import listed
from views.screen import Button, Screen
from views.texts import Texts

# More than this are better read than tapped.
A_PAGE = 8
# Of 4,096 signs, for the proxies in force.
ROOM = 3_500


@dataclass(frozen=True, slots=True)
class Entry:
    """A proxy in force: whose it is, who votes; `used` once that has happened."""

    id: int
    head: RollHead
    agent: str
    used: bool


def home(
    say: Texts, ballot: Ballot, entries: Sequence[Entry], page: int = 0, *, big: bool = False
) -> Screen:
    """The proxies of a ballot; those not used can be taken back."""
    each = [
        say(
            "ballot-proxies-line",
            label=entry.head.label,
            agent=entry.agent,
            used="yes" if entry.used else "no",
        )
        for entry in entries
    ]
    lines = [say("ballot-proxies", count=len(entries)), *words.fitting(say, each, ROOM)]
    found = [Button(say.plain("ballot-proxies-new"), HallTool(ballot.id, Tool.PROXY))]
    found += [
        Button(say.plain("ballot-proxies-end", label=entry.head.label), ProxyEnd(entry.id))
        for entry in entries
        if not entry.used
    ]
    turn = partial(HallPage, ballot.id, Page.PROXIES)
    back = HallPage(ballot.id, Page.HOME)
    rows = listed(say, found, page, turn, back, big=big, across=1, a_page=A_PAGE)
    return Screen("\n".join(lines), rows)


def agents(
    say: Texts, ballot: Ballot, head: RollHead, people: Sequence[tuple[int, str]]
) -> Screen:
    """Which person of the flat is to vote for this head."""
    rows = tuple(
        (Button(name or say.plain("nameless"), ProxyAgent(ballot.id, head.id, person_id)),)
        for person_id, name in people
    )
    text = say("ballot-proxy-agents", label=head.label)
    return Screen(text, (*rows, (tools.back(say, ballot, Page.PROXIES),)))


def agent(
    say: Texts, ballot: Ballot, proxy_id: int, head: RollHead, choice: str, ticks: Ticks
) -> Screen:
    """The agent's screen: what they were asked to do, and what they have voted so far."""
    lines = [say("ballot-proxy", label=head.label, question=ballot.question)]
    if choice:
        lines.append(say("ballot-proxy-voted", choice=words.picks(say, ballot, choice)))
    rows = boxes(
        say,
        ballot,
        ticks,
        lambda bits, page: ProxyVote(proxy_id, bits, 0, page),
        lambda bits: ProxyVote(proxy_id, bits, 1),
        # Back to the ballot, with all that is the agent's own in it.
        BallotMine(ballot.id),
    )
    return Screen("\n".join(lines), rows)
