"""An agent's vote for the flat whose written proxy they hold; the flat's own tap beats it."""

import secrets
from dataclasses import replace
from datetime import datetime

from actions.ballots import casting, proxying, tools, voting
from actions.ballots.casting import Made, Rand
from actions.ballots.drafting import Tapped
from domain.ballots import Refusal, Via
from domain.ballots.hall import Snag, ticked
from storage.ballots import casts
from storage.database import Tx


async def pick(
    tx: Tx, person_id: int, proxy_id: int, picks: int, at: Tapped, page: int, *, now: datetime
) -> Refusal | Snag | None:
    """Show the agent's screen with what is picked so far."""
    found = await proxying.mine(tx, person_id, proxy_id)
    if found is None:
        return Snag.GONE
    ballot, _, head = found
    if refused := await proxying.shut(tx, ballot, head, now=now):
        return refused
    args = {"proxy": proxy_id, "picks": picks, "page": page}
    await tools.show(tx, person_id, ballot.id, at, args, now=now, view=proxying.AGENT)
    return None


async def vote(
    tx: Tx,
    person_id: int,
    proxy_id: int,
    picks: int,
    at: Tapped,
    *,
    now: datetime,
    rand: Rand = secrets.token_bytes,
) -> Made | Refusal | Snag:
    """Vote for the flat that the proxy is from; the same again changes nothing."""
    found = await proxying.mine(tx, person_id, proxy_id)
    if found is None:
        return Snag.GONE
    ballot, proxy, head = found
    choice = ticked(ballot, picks)
    refused = await proxying.shut(tx, ballot, head, now=now)
    if refused := refused or voting.choice_refusal(ballot, choice):
        return refused
    live = await casts.of_head(tx, ballot.id, head.id)
    mine = next((c for c in live if c.via is Via.PROXY and c.voter_id == person_id), None)
    if mine and mine.choice == choice:
        return Made(mine, casting.Fate.SAME, new=False)
    tapped = casting.drawn(person_id, ballot, choice, now=now, rand=rand)
    # The agent's hand, as the flat's own is not known: their later word replaces it.
    row = replace(tapped, via=Via.PROXY)
    made = await casting.count(tx, ballot, head, row, now=now)
    await voting.changed(tx, ballot, now=now)
    args = {"proxy": proxy.id}
    await tools.show(tx, person_id, ballot.id, at, args, now=now, view=proxying.AGENT)
    return replace(made, fate=casting.Fate.CHANGED) if mine else made
