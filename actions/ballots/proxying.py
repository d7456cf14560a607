"""Written proxies: a flat's wish that a neighbour votes for it. Source: ballots.md, "Proxy"."""

from datetime import datetime

from actions.ballots import authority, lookup, opening, reminding, tools
from actions.ballots.drafting import Tapped
from actions.ballots.tools import Answer
from actions.places import telling
from domain import ballots as rules
from domain.ballots import Action, Ballot, CastState, Electorate, Refusal, RollHead, Via
from domain.ballots.hall import Question, Snag
from domain.places import MembershipState, Role
from storage import outbox, prompts
from storage.ballots import casts, proxies, register, roll, voters
from storage.ballots.proxies import Proxy
from storage.database import Tx
from storage.outbox import Outgoing
from storage.places import grants, people, units
from storage.prompts import Prompt

VIEW = "ballot-proxying"
AGENT = "ballot-proxy"
PROPERTY = "property"


async def ask(tx: Tx, person_id: int, ballot_id: int, *, now: datetime) -> Refusal | None:
    """Ask which flat wants to be voted for."""
    question = Question.PRINCIPAL
    return await tools.ask_if(tx, person_id, ballot_id, Action.PROXY, question, now=now)


async def principal_named(
    tx: Tx, person_id: int, prompt: Prompt, answer: Answer, *, now: datetime
) -> None:
    """Take the flat, and ask who is to vote for it."""
    ballot = await _open(tx, person_id, prompt, now=now)
    if ballot is None:
        return
    found = await lookup.named(tx, ballot, answer.text)
    if not isinstance(found, Snag) and len(found) == 1 and await voted(tx, ballot, found[0]):
        found = Snag.OWN_VOTE
    if isinstance(found, Snag):
        await tools.again(tx, prompt, answer, found, now=now)
    elif await prompts.close(tx, prompt):
        await _go_on(tx, person_id, ballot, [head.id for head in found], now=now)


async def _go_on(
    tx: Tx, person_id: int, ballot: Ballot, heads: list[int], *, now: datetime
) -> None:
    if len(heads) > 1:
        where = (tx, person_id, ballot.id, None, {"heads": heads})
        await tools.show(*where, now=now, view=VIEW)
    else:
        head = {"head": heads[0]}
        await tools.ask(tx, person_id, ballot.id, Question.AGENT, head, now=now)


async def pick(
    tx: Tx, person_id: int, ballot_id: int, head_id: int, *, now: datetime
) -> Refusal | Snag | None:
    """Take one of several flats that may have been meant."""
    ballot = await tools.allowed(tx, person_id, ballot_id, Action.PROXY, now=now)
    if isinstance(ballot, Refusal):
        return ballot
    head = await lookup.on_roll(tx, ballot, head_id)
    if head is None:
        return Refusal.NOT_ON_ROLL
    if await voted(tx, ballot, head):
        return Snag.OWN_VOTE
    await _go_on(tx, person_id, ballot, [head.id], now=now)
    return None


async def agent_named(
    tx: Tx, person_id: int, prompt: Prompt, answer: Answer, *, now: datetime
) -> None:
    """Take the agent's flat, and offer the people of it."""
    ballot = await _open(tx, person_id, prompt, now=now)
    if ballot is None:
        return
    found = await lookup.named(tx, ballot, answer.text)
    named = [] if isinstance(found, Snag) else await _people_in(tx, ballot, found)
    if not named:
        why = found if isinstance(found, Snag) else Snag.NOBODY_THERE
        await tools.again(tx, prompt, answer, why, now=now)
    elif await prompts.close(tx, prompt):
        args = {"head": prompt.args["head"], "people": named[: lookup.MOST]}
        await tools.show(tx, person_id, ballot.id, None, args, now=now, view=VIEW)


async def _people_in(tx: Tx, ballot: Ballot, heads: list[RollHead]) -> list[int]:
    """Everybody verified in these flats: a tenant may speak for somebody else too."""
    if ballot.electorate in {Electorate.RESIDENTS, Electorate.ROSTER}:
        return [int(head.head[1:]) for head in heads]
    found = [person for head in heads for person, _ in await voters.members(tx, head.id)]
    return list(dict.fromkeys(found))


async def choose(
    tx: Tx, person_id: int, ballot_id: int, head_id: int, agent_id: int, *, now: datetime
) -> Refusal | Snag | None:
    """Take the agent, and ask for a picture of the letter."""
    ballot = await tools.allowed(tx, person_id, ballot_id, Action.PROXY, now=now)
    if isinstance(ballot, Refusal):
        return ballot
    refused = await _refusal(tx, ballot, head_id, agent_id, written=True, now=now)
    if refused:
        return refused
    args = {"head": head_id, "agent": agent_id}
    await tools.ask(tx, person_id, ballot.id, Question.LETTER, args, now=now)
    return None


async def letter(tx: Tx, person_id: int, prompt: Prompt, answer: Answer, *, now: datetime) -> None:
    """Take the picture; with it the proxy is in force, and all concerned are told."""
    ballot = await _open(tx, person_id, prompt, now=now)
    if ballot is None:
        return
    head_id, agent_id = int(prompt.args["head"]), int(prompt.args["agent"])
    written = bool(answer.file_id)
    refused = await _refusal(tx, ballot, head_id, agent_id, written=written, now=now)
    if refused is Refusal.PROXY_NOT_WRITTEN:
        await tools.again(tx, prompt, answer, refused, now=now)
    elif refused:
        await tools.stop(tx, prompt, refused, now=now)
    elif await prompts.close(tx, prompt):
        await _store(tx, person_id, ballot, head_id, agent_id, answer.file_id, now=now)
        await tools.show(tx, person_id, ballot.id, None, {"page": "proxies"}, now=now)


async def _store(
    tx: Tx,
    person_id: int,
    ballot: Ballot,
    head_id: int,
    agent_id: int,
    file_id: str,
    *,
    now: datetime,
) -> None:
    for old in await proxies.of(tx, ballot.id):
        # The newest letter holds.
        if old.head_id == head_id:
            await _end(tx, old, now=now)
    made = await proxies.add(tx, ballot.id, head_id, agent_id, person_id, file_id, now=now)
    if await telling.reachable(tx, agent_id):
        await outbox.put(tx, Outgoing(agent_id, AGENT, ballot.id, {"proxy": made}), now=now)
    head = await roll.get(tx, head_id)
    for member in await reminding.people_of(tx, ballot, head) if head else []:
        await tools.news(tx, member, ballot.id, "proxied", {"proxy": made}, now=now)


async def end(
    tx: Tx, person_id: int, proxy_id: int, at: Tapped, *, now: datetime
) -> Refusal | Snag | None:
    """Take a proxy back that was not used; what was voted only the flat itself can replace."""
    proxy = await proxies.find(tx, proxy_id)
    if proxy is None or proxy.ended_at is not None:
        return Snag.GONE
    ballot = await tools.allowed(tx, person_id, proxy.ballot_id, Action.PROXY, now=now)
    if isinstance(ballot, Refusal):
        return ballot
    if await used(tx, proxy):
        return Snag.USED
    await _end(tx, proxy, now=now)
    await tools.show(tx, person_id, ballot.id, at, {"page": "proxies"}, now=now)
    return None


async def _end(tx: Tx, proxy: Proxy, *, now: datetime) -> None:
    await proxies.end(tx, proxy.id, now=now)
    args = {"proxy": proxy.id}
    await tools.news(tx, proxy.agent_id, proxy.ballot_id, "proxy_ended", args, now=now)


async def used(tx: Tx, proxy: Proxy) -> bool:
    """Whether somebody has voted by it."""
    return await _used(tx, proxy.ballot_id, proxy.head_id)


async def _used(tx: Tx, ballot_id: int, head_id: int) -> bool:
    live = await casts.of_head(tx, ballot_id, head_id)
    return any(cast.via is Via.PROXY for cast in live)


async def voted(tx: Tx, ballot: Ballot, head: RollHead) -> bool:
    """Whether the flat has voted itself, so that nobody can for it."""
    live = await casts.of_head(tx, ballot.id, head.id)
    return any(c.via is Via.TAP and c.state is CastState.COUNTED for c in live)


async def _open(tx: Tx, person_id: int, prompt: Prompt, *, now: datetime) -> Ballot | None:
    """The ballot, if proxies can be entered still; else the question is taken back."""
    ballot = await tools.allowed(tx, person_id, prompt.subject_id, Action.PROXY, now=now)
    if isinstance(ballot, Refusal):
        await tools.stop(tx, prompt, ballot, now=now)
        return None
    return ballot


async def _refusal(
    tx: Tx, ballot: Ballot, head_id: int, agent_id: int, *, written: bool, now: datetime
) -> Refusal | Snag | None:
    head = await lookup.on_roll(tx, ballot, head_id)
    if head is None:
        return Refusal.NOT_ON_ROLL
    if await voted(tx, ballot, head):
        return Snag.OWN_VOTE
    # The first agent's vote stands: a second one could only put the flat in conflict.
    if await _used(tx, ballot.id, head.id):
        return Snag.USED
    if not await _known(tx, ballot, agent_id):
        return Snag.NOBODY_THERE
    given = [p for p in await proxies.of(tx, ballot.id) if p.head_id != head.id]
    speakers = set(await reminding.people_of(tx, ballot, head))
    keys = {p.head_id: (await roll.get(tx, p.head_id) or head).head for p in given}
    wish = rules.Proxy(
        principal=head.head,
        written=written,
        principals=frozenset(keys[p.head_id] for p in given if p.agent_id == agent_id),
        agent_heads=frozenset(h.head for h in await opening.heads(tx, agent_id, ballot)),
        passed_on=frozenset(keys.values()),
        principal_speaks=any(p.agent_id in speakers for p in given),
        property_staff=await _of_property(tx, agent_id, now=now),
    )
    return rules.proxy_refusal(wish)


async def _known(tx: Tx, ballot: Ballot, agent_id: int) -> bool:
    """Whether the agent is verified in a flat of the roll, or on it: a button can name anybody."""
    if await people.find(tx, agent_id) is None:
        return False
    if await roll.by_key(tx, ballot.id, authority.key(agent_id)):
        return True
    voices = await voters.voices(tx, agent_id, ballot.id)
    return any(voice.state is MembershipState.ACTIVE for voice in voices)


async def _of_property(tx: Tx, agent_id: int, *, now: datetime) -> bool:
    held = [g for g in await grants.of(tx, agent_id, now=now) if g.role is Role.UNIT]
    found = [await units.find(tx, grant.unit_id) for grant in held if grant.unit_id]
    return any(unit is not None and unit.code == PROPERTY for unit in found)


async def mine(tx: Tx, person_id: int, proxy_id: int) -> tuple[Ballot, Proxy, RollHead] | None:
    """Return a proxy in force that names this person, with whose it is."""
    proxy = await proxies.find(tx, proxy_id)
    if proxy is None or proxy.ended_at is not None or proxy.agent_id != person_id:
        return None
    head = await roll.get(tx, proxy.head_id)
    return (await register.get(tx, proxy.ballot_id), proxy, head) if head else None


async def shut(tx: Tx, ballot: Ballot, head: RollHead, *, now: datetime) -> Refusal | Snag | None:
    """Why nobody can vote for this head by proxy now, or None."""
    facts = authority.facts(ballot)
    refused = rules.refusal(Action.COUNT_PENDING, facts, rules.SYSTEM, now=now)
    return refused or (Snag.OWN_VOTE if await voted(tx, ballot, head) else None)
