"""What people press in the life of a fund, each a unit of work that may be refused."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from actions.funds import (
    approving,
    closing,
    confirming,
    ledger,
    opening,
    paying,
    publishing,
    resharing,
    standing,
)
from actions.funds.form import Typed
from domain.funds import EntryKind, Fund, Refusal, ShareRule, Sponsor
from playground.estate import IDS
from storage import chains, prompts
from storage.database import Database, Tx
from storage.funds import claims, custodians, entries, register, sponsors
from storage.funds.claims import Claim, ClaimState, New
from tests.actions.funds.box import DAY, HOMES, Box
from tests.actions.funds.opened import NOW, SALT
from tests.conftest import create_schema
from tests.estate import Estate, furnish


async def empty(folder: Path) -> Box:
    """An estate without a fund."""
    database = Database(str(folder / "test.db"))
    create_schema(database)

    async def step(tx: Tx) -> Estate:
        return await furnish(tx, now=NOW)

    return Box(database, await database.run(step), 0)


async def published(
    tx: Tx, estate: Estate, parts: tuple[int, ...], minimum: tuple[int, int], *, now: datetime
) -> int:
    """A fund shared by a list among three flats, kept by two of them."""
    where = (IDS.captain, estate.building, IDS.building_6)
    draft = await opening.draft(tx, *where, title="扶手", cost=sum(parts), now=now)
    assert isinstance(draft, Fund)
    # Of chance there is enough: a failure has to come again when it is tried again.
    draft = await listed(tx, estate, draft, parts, minimum=minimum, salt=SALT)
    for keeper in (IDS.zhao, IDS.wang):
        home = estate.flats[HOMES[keeper]]
        await custodians.name(tx, draft.id, keeper, home, IDS.captain, now=now)
        await custodians.agree(tx, draft.id, keeper, now=now)
    done = await publishing.publish(tx, IDS.captain, draft, now=now)
    assert isinstance(done, Fund), done
    return done.id


async def listed(
    tx: Tx,
    estate: Estate,
    draft: Fund,
    parts: tuple[int, ...],
    **changes: Any,  # noqa: ANN401
) -> Fund:
    """The draft, shared by this list."""
    homes = [estate.flats[door] for door in HOMES.values()]
    fixed = dict(zip(homes, parts, strict=True))
    listed = replace(draft, rule=ShareRule.FIXED, fixed=fixed, coefficients={}, **changes)
    return await register.change(tx, draft, listed)


async def revised(
    tx: Tx, box: Box, parts: tuple[int, ...], sponsor: int, *, now: datetime
) -> None:
    """Share anew, where that may be."""
    draft = await resharing.revise(tx, IDS.captain, box.fund_id, now=now)
    if not isinstance(draft, Fund):
        return
    if sponsor:
        await sponsors.add(tx, draft.id, Sponsor("物业", sponsor), IDS.captain, now=now)
    given = sum(row.amount for row in await sponsors.of(tx, draft.id))
    # A deadline that is over has to be set anew before a new table is asked about.
    ends = {"pledge_until": now + 7 * DAY, "pay_until": now + 21 * DAY}
    past = draft.pledge_until is not None and draft.pledge_until <= now
    changes: dict[str, Any] = {"cost": sum(parts) + given} | (ends if past else {})
    draft = await listed(tx, box.estate, draft, parts, **changes)
    done = await publishing.publish(tx, IDS.captain, draft, now=now)
    assert isinstance(done, Fund), done


async def claims_all(tx: Tx, who: int, box: Box, *, now: datetime) -> None:
    """Claim all that the household still owes."""
    row = await standing.of_flat(tx, await register.get(tx, box.fund_id), box.home(who))
    assert row is not None
    await paying.claim(tx, who, box.fund_id, box.home(who), row.due.left, now=now)


async def judged(tx: Tx, fund_id: int, by: int, number: int, *, yes: bool, now: datetime) -> None:
    """Say yes or no to what waits at this place in the queue."""
    waiting = await claims.of(tx, fund_id)
    if number >= len(waiting):
        return
    claim = waiting[number]
    payment = claim.kind in confirming.PAYMENTS
    if yes:
        step = confirming.confirm if payment else approving.approve
        await step(tx, by, claim.id, now=now)
    elif not payment:
        await approving.decline(tx, by, claim.id, "不对", now=now)
    elif isinstance(await confirming.ask_why(tx, by, claim.id, now=now), Claim):
        prompt = await prompts.open_for(tx, by, by, now=now)
        assert prompt is not None
        await confirming.deny(tx, by, prompt, "没到", now=now)


async def recorded(
    tx: Tx,
    box: Box,
    by: int,
    kind: EntryKind,
    fen: int,
    home: int,
    *,
    now: datetime,
    reverses: int = 0,
) -> Refusal | None:
    """Record money that moved, with all papers."""
    number = len(await claims.of(tx, box.fund_id, ClaimState.DRAFT)) + len(
        await entries.of(tx, box.fund_id)
    )
    new = New(
        kind,
        by,
        box.home(home) if kind is EntryKind.ADVANCE else None,
        amount=fen,
        payee="老张",
        invoice=f"{now:%d%H%M}{number}",
        note="记错了",
        file_id="photo",
        reverses=reverses or None,
        first_by=by,
        state=ClaimState.DRAFT,
    )
    claim = await claims.add(tx, box.fund_id, new, now=now)
    return await approving.submit(tx, by, claim.id, now=now)


async def accepted(tx: Tx, fund_id: int, *, now: datetime) -> None:
    """Close with words and a picture, where that may be."""
    await closing.begin_close(tx, IDS.captain, fund_id, now=now)
    for typed in (Typed("装好了"), Typed(photo="file")):
        prompt = await prompts.open_for(tx, IDS.captain, IDS.captain, now=now)
        if prompt and prompt.kind == closing.PROMPT:
            await closing.answer(tx, IDS.captain, prompt, typed, now=now)


async def replayed(tx: Tx, fund_id: int, *, now: datetime) -> None:
    """Post every row again under its key."""
    fund, head = await register.get(tx, fund_id), await chains.head(tx, "fund", fund_id)
    for row in await entries.of(tx, fund_id):
        again = await ledger.post(
            tx,
            fund,
            row.kind,
            key=row.entry_key,
            amount_in=row.amount_in,
            amount_out=row.amount_out,
            household_id=row.household_id,
            claim_id=row.claim_id,
            reverses=row.reverses,
            actor_id=IDS.zhao,
            now=now,
        )
        assert again == row.entry
    assert await chains.head(tx, "fund", fund_id) == head
