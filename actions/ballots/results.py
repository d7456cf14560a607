"""What a ballot came to: what its chain says of that, and who is told."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from actions.ballots import posting
from actions.places import approval
from domain import ballots as rules
from domain.ballots import Ballot, Elected, Result, Shown
from domain.ballots.numbers import Tally
from storage import outbox, panels
from storage.database import Tx
from storage.outbox import Outgoing, Rank

VIEW = "ballot-result"
PANEL = "ballot-result"


def published(
    ballot: Ballot, tally: Tally, urn: Sequence[str], *, void: bool
) -> tuple[list[str] | None, dict[str, Any] | None]:
    """The urn and the result as the closing row has them (domain.ballots.audit)."""
    result = rules.outcome_payload(tally.outcome, void=void)
    if ballot.shown is not Shown.SECRET:
        return None, result
    if rules.breakdown_allowed(ballot.shown, _counts(tally), len(urn)):
        # Sorted, because the order of arrival would tell who voted what.
        return sorted(urn), result
    # So few that the numbers would give away who it was.
    kept = ("verdict", "roll", "participated", "seated", "tied")
    return None, {name: value for name, value in (result or {}).items() if name in kept}


def _counts(tally: Tally) -> list[int]:
    found = tally.outcome
    if isinstance(found, Elected):
        return list(found.counts.values())
    return [found.yes[0], found.no[0], found.abstain[0]] if isinstance(found, Result) else []


async def captains(tx: Tx, ballot: Ballot, *, now: datetime) -> list[int]:
    """Return who answers for the ballot and can be written to: captains, else staff."""
    return await approval.deciders(tx, ballot.place_id, 0, now=now)


async def tell(tx: Tx, ballot: Ballot, *, now: datetime) -> None:
    """Post the result in the groups and to the captain, once each; it follows what comes."""
    for chat_id in (*await posting.groups(tx, ballot), *await captains(tx, ballot, now=now)):
        message = Outgoing(
            chat_id,
            VIEW,
            ballot.id,
            rank=Rank.URGENT,
            panel=PANEL,
            key=f"{VIEW}:{ballot.id}:{chat_id}",
        )
        await outbox.put(tx, message, now=now)


async def stale(tx: Tx, ballot_id: int, *, now: datetime) -> None:
    """Have the result and the panel redrawn."""
    await panels.mark_stale(tx, PANEL, ballot_id, now=now)
    await posting.stale(tx, ballot_id, now=now)
