"""What moved, told to the group at most once a day."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from actions.funds import posting
from domain.funds import Fund
from storage import timers
from storage.database import Tx
from storage.funds import entries, notices, register
from storage.outbox import Rank
from storage.places import tree

TIMER = "fund-digest"
VIEW = "fund-digest"
# When people are home from work and not yet asleep.
HOUR = time(18)


async def expect(tx: Tx, fund: Fund, *, now: datetime) -> None:
    """Have what moved told this evening, with all that moves until then."""
    if not await timers.armed(tx, TIMER, fund.id):
        place = await tree.get(tx, fund.place_id)
        await timers.add(tx, TIMER, fund.id, evening(now, ZoneInfo(place.zone)))


def evening(now: datetime, zone: ZoneInfo) -> datetime:
    """The next time it is six in the evening there."""
    local = now.astimezone(zone)
    today = datetime.combine(local.date(), HOUR, zone)
    return today if local < today else today + timedelta(days=1)


async def tell(tx: Tx, fund_id: int, *, now: datetime) -> None:
    """Tell the fund's groups what moved since they were told last."""
    fund = await register.get(tx, fund_id)
    moved = await _untold(tx, fund_id)
    if not moved:
        return
    await notices.put(tx, fund_id, _step(moved[-1]), now=now)
    args = {"from": moved[0], "to": moved[-1]}
    # Its last row names it: told again after a crash it is the same message.
    key = f"{moved[-1]}"
    await posting.to_groups(tx, fund, VIEW, args, now=now, key=key, rank=Rank.BROADCAST)


async def _untold(tx: Tx, fund_id: int) -> list[int]:
    """The numbers of the rows since the last one that was told."""
    found: list[int] = []
    # Not by moments: a row bears that of its tap, and may be written after a later digest.
    for row in reversed(await entries.of(tx, fund_id)):
        if await notices.at(tx, fund_id, _step(row.seq)):
            break
        found.append(row.seq)
    return found[::-1]


def _step(seq: int) -> str:
    return f"digest:{seq}"
