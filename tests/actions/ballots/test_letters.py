"""Written proxies: three an agent, no chain, no property staff, and the flat's own word first."""

import pytest

from actions.ballots import agency, proxying, standing_in, voting
from actions.ballots.casting import Fate, Made
from actions.ballots.tools import Answer
from domain.ballots import Ballot, Kind, Refusal, Via
from domain.ballots.hall import Snag
from domain.places import Grant, Role
from playground.estate import IDS
from storage.ballots import proxies
from storage.ballots.proxies import Proxy
from storage.places import grants
from tests.actions.ballots.chamber import NOWHERE, STRANGER, Chamber

ZHAOS, WANGS = ("1单元", "101"), ("3单元", "201")
EMPTY = [("2单元", room) for room in ("101", "102", "201", "202")]
YES, NO = 1, 2
AGENT, NEWS = "ballot-proxy", "ballot-hall-news"


async def _choose(
    chamber: Chamber, ballot: Ballot, door: tuple[str, str], agent: int, by: int = IDS.captain
) -> Refusal | Snag | None:
    head = await chamber.head(ballot, *door)
    return await chamber.do(proxying.choose, by, ballot.id, head.id, agent)


async def _given(
    chamber: Chamber, ballot: Ballot, door: tuple[str, str], agent: int = IDS.wang
) -> Proxy:
    """A proxy that was entered with its letter."""
    refused = await _choose(chamber, ballot, door, agent)
    assert refused is None, refused
    prompt = await chamber.prompt(IDS.captain)
    await chamber.do(proxying.letter, IDS.captain, prompt, Answer(1, file_id="letter"))
    return (await chamber.look(proxies.of, ballot.id))[-1]


async def _vote(
    chamber: Chamber, proxy: Proxy, picks: int = YES, by: int = IDS.wang
) -> Made | Refusal | Snag:
    return await chamber.do(standing_in.vote, by, proxy.id, picks, NOWHERE)


async def test_a_proxy_holds_only_with_its_letter(chamber: Chamber) -> None:
    ballot = await chamber.open()
    await _choose(chamber, ballot, ZHAOS, IDS.wang)
    prompt = await chamber.prompt(IDS.captain)
    await chamber.do(proxying.letter, IDS.captain, prompt, Answer(1, "他说可以"))
    assert await chamber.look(proxies.of, ballot.id) == []
    assert (await chamber.sent())[-1].args["why"] == Refusal.PROXY_NOT_WRITTEN
    prompt = await chamber.prompt(IDS.captain)
    for _ in range(2):
        await chamber.do(proxying.letter, IDS.captain, prompt, Answer(2, file_id="letter"))
    (made,) = await chamber.look(proxies.of, ballot.id)
    assert (made.agent_id, made.file_id, made.entered_by) == (IDS.wang, "letter", IDS.captain)
    told = [(row.chat_id, row.view) for row in await chamber.sent()]
    assert told.count((IDS.wang, AGENT)) == 1
    assert told.count((IDS.zhao, NEWS)) == 1


async def test_an_agents_vote_is_the_flats_and_says_how_it_came(chamber: Chamber) -> None:
    ballot = await chamber.open()
    proxy = await _given(chamber, ballot, EMPTY[0])
    made = await _vote(chamber, proxy)
    assert isinstance(made, Made)
    head = await chamber.head(ballot, *EMPTY[0])
    assert (head.choice, head.via) == ("yes", Via.PROXY)
    assert not (await chamber.head(ballot, *WANGS)).heard
    assert (await chamber.chain(ballot))[-1].payload["via"] == "proxy"
    events = await chamber.events(ballot)
    again = await _vote(chamber, proxy)
    assert isinstance(again, Made)
    assert again.fate is Fate.SAME
    assert await chamber.events(ballot) == events
    changed = await _vote(chamber, proxy, NO)
    assert isinstance(changed, Made)
    assert changed.fate is Fate.CHANGED
    assert (await chamber.head(ballot, *EMPTY[0])).choice == "no"
    assert len(await chamber.votes(ballot)) == 1
    await chamber.replayed(ballot)


async def test_the_flats_own_tap_beats_its_agent_before_and_after(chamber: Chamber) -> None:
    ballot = await chamber.open()
    proxy = await _given(chamber, ballot, ZHAOS)
    await _vote(chamber, proxy, YES)
    await chamber.cast(IDS.zhao, ballot, "no")
    assert (await chamber.head(ballot, *ZHAOS)).choice == "no"
    assert await _vote(chamber, proxy, YES) is Snag.OWN_VOTE
    assert await chamber.look(agency.of, IDS.wang, ballot) == []
    assert await _choose(chamber, ballot, ZHAOS, IDS.li_ming) is Snag.OWN_VOTE
    await chamber.do(voting.withdraw, IDS.zhao, ballot.id)
    assert isinstance(await _vote(chamber, proxy, YES), Made)
    await chamber.replayed(ballot)


async def test_withdrawing_ones_own_vote_leaves_what_was_cast_for_others(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open()
    await _vote(chamber, await _given(chamber, ballot, ZHAOS))
    done = await chamber.do(voting.withdraw, IDS.wang, ballot.id)
    assert done is Refusal.NOTHING_TO_WITHDRAW
    assert (await chamber.head(ballot, *ZHAOS)).choice == "yes"


async def test_three_flats_an_agent_and_the_fourth_is_refused(chamber: Chamber) -> None:
    ballot = await chamber.open()
    for door in EMPTY[:3]:
        await _given(chamber, ballot, door)
    assert await _choose(chamber, ballot, EMPTY[3], IDS.wang) is Refusal.PROXY_TOO_MANY
    first = (await chamber.look(proxies.of, ballot.id))[0]
    assert await chamber.do(proxying.end, IDS.captain, first.id, NOWHERE) is None
    assert await _choose(chamber, ballot, EMPTY[3], IDS.wang) is None


async def test_the_limit_is_kept_where_two_letters_are_asked_for_at_once(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open()
    for door in EMPTY[:2]:
        await _given(chamber, ballot, door)
    for by, door in ((IDS.captain, EMPTY[2]), (IDS.staff, EMPTY[3])):
        assert await _choose(chamber, ballot, door, IDS.wang, by) is None
    for by in (IDS.captain, IDS.staff):
        prompt = await chamber.prompt(by)
        await chamber.do(proxying.letter, by, prompt, Answer(1, file_id="letter"))
    assert len(await chamber.look(proxies.of, ballot.id)) == 3
    assert not await chamber.asked(IDS.staff)


async def test_nobody_passes_a_proxy_on(chamber: Chamber) -> None:
    ballot = await chamber.open()
    await _given(chamber, ballot, ZHAOS, IDS.wang)
    # Wang votes for Zhao, so Wang's flat gives none away, and Zhao takes none.
    assert await _choose(chamber, ballot, WANGS, IDS.li_ming) is Refusal.PROXY_CHAIN
    assert await _choose(chamber, ballot, EMPTY[0], IDS.zhao) is Refusal.PROXY_CHAIN
    assert await _choose(chamber, ballot, WANGS, IDS.wang) is Refusal.PROXY_SELF


async def test_property_staff_speak_for_nobody(chamber: Chamber) -> None:
    ballot = await chamber.open()
    firm = chamber.estate.property_firm
    office = Grant(
        IDS.li_ming, Role.UNIT, chamber.estate.community, firm, IDS.owner, chamber.now
    )  # fmt: skip
    await chamber.look(grants.add, office)
    assert await _choose(chamber, ballot, ZHAOS, IDS.li_ming) is Refusal.PROXY_STAFF


@pytest.mark.parametrize("agent", [IDS.anna, STRANGER, 0, -5])
async def test_an_agent_belongs_to_a_flat_of_the_roll(chamber: Chamber, agent: int) -> None:
    ballot = await chamber.open()
    assert await _choose(chamber, ballot, ZHAOS, agent) is Snag.NOBODY_THERE
    assert not await chamber.asked(IDS.captain)


async def test_an_agent_who_moved_out_before_the_letter_came_is_stopped(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open()
    await _choose(chamber, ballot, ZHAOS, IDS.wang)
    await chamber.move_out(IDS.wang)
    prompt = await chamber.prompt(IDS.captain)
    await chamber.do(proxying.letter, IDS.captain, prompt, Answer(1, file_id="letter"))
    assert await chamber.look(proxies.of, ballot.id) == []
    assert not await chamber.asked(IDS.captain)


async def test_the_newest_letter_holds_and_the_first_agent_hears_of_it(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open()
    old = await _given(chamber, ballot, ZHAOS, IDS.wang)
    await chamber.sent()
    new = await _given(chamber, ballot, ZHAOS, IDS.li_ming)
    assert await chamber.look(proxies.of, ballot.id) == [new]
    ended = [r for r in await chamber.sent() if r.args.get("what") == "proxy_ended"]
    assert [(r.chat_id, r.args["proxy"]) for r in ended] == [(IDS.wang, old.id)]
    assert await _vote(chamber, old) is Snag.GONE


async def test_once_used_a_proxy_is_neither_ended_nor_given_to_another(
    chamber: Chamber,
) -> None:
    ballot = await chamber.open()
    proxy = await _given(chamber, ballot, ZHAOS)
    await _vote(chamber, proxy, YES)
    assert await chamber.do(proxying.end, IDS.captain, proxy.id, NOWHERE) is Snag.USED
    # A second agent who differs would put the flat in a conflict that only it can end.
    assert await _choose(chamber, ballot, ZHAOS, IDS.li_ming) is Snag.USED
    assert await chamber.look(proxies.of, ballot.id) == [proxy]
    assert (await chamber.head(ballot, *ZHAOS)).choice == "yes"


async def test_only_the_agent_votes_by_it_and_only_while_it_holds(chamber: Chamber) -> None:
    ballot = await chamber.open()
    proxy = await _given(chamber, ballot, ZHAOS)
    for person in (IDS.li_ming, IDS.captain, IDS.zhao):
        assert await _vote(chamber, proxy, by=person) is Snag.GONE
    assert await _vote(chamber, proxy, picks=0) is Refusal.UNKNOWN_OPTION
    await chamber.do(proxying.end, IDS.captain, proxy.id, NOWHERE)
    assert await _vote(chamber, proxy) is Snag.GONE
    assert await chamber.do(proxying.end, IDS.captain, proxy.id, NOWHERE) is Snag.GONE
    assert await chamber.votes(ballot) == []


async def test_no_agent_votes_at_the_deadline(chamber: Chamber) -> None:
    ballot = await chamber.open()
    proxy = await _given(chamber, ballot, ZHAOS)
    assert ballot.closes_at is not None
    chamber.now = ballot.closes_at
    assert await _vote(chamber, proxy) is Refusal.CLOSED
    assert await _choose(chamber, ballot, EMPTY[0], IDS.wang) is Refusal.CLOSED


@pytest.mark.parametrize("person", [IDS.wang, IDS.zhao, IDS.worker, STRANGER])
async def test_nobody_gives_themselves_a_proxy(chamber: Chamber, person: int) -> None:
    ballot = await chamber.open()
    refused = await _choose(chamber, ballot, ZHAOS, IDS.wang, person)
    assert refused is Refusal.CAPTAIN_ONLY


async def test_a_head_of_another_roll_gives_no_proxy_here(chamber: Chamber) -> None:
    first, second = [await chamber.open() for _ in range(2)]
    foreign = await chamber.head(second, *ZHAOS)
    for step, more in ((proxying.choose, (IDS.wang,)), (proxying.pick, ())):
        done = await chamber.do(step, IDS.captain, first.id, foreign.id, *more)
        assert done is Refusal.NOT_ON_ROLL


async def test_secret_ballots_know_no_proxies(chamber: Chamber) -> None:
    ballot = await chamber.open(Kind.ELECTION)
    refused = await _choose(chamber, ballot, ZHAOS, IDS.wang)
    assert refused is Refusal.SECRET_ONLY_TAPS
