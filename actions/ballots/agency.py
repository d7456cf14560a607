"""What somebody votes for others: the heads whose written proxies they hold."""

from dataclasses import dataclass

from domain.ballots import Ballot, CastState, RollHead, Via
from storage.ballots import casts, proxies, roll
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Agency:
    """A head somebody votes for, and what they cast for it, if anything yet."""

    proxy_id: int
    head: RollHead
    choice: str


async def of(tx: Tx, person_id: int, ballot: Ballot) -> list[Agency]:
    """Return the heads that a person votes for and that have not voted themselves."""
    mine = [p for p in await proxies.of(tx, ballot.id) if p.agent_id == person_id]
    found = []
    for proxy in mine:
        head = await roll.get(tx, proxy.head_id)
        live = await casts.of_head(tx, ballot.id, proxy.head_id)
        # Their own word holds; the agent has nothing more to do with it.
        own = any(c.via is Via.TAP and c.state is CastState.COUNTED for c in live)
        if head and not own:
            choice = next((c.choice for c in live if c.via is Via.PROXY), "")
            found.append(Agency(proxy.id, head, choice))
    return found
