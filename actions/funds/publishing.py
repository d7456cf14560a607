"""Publishing a draft: from here on its flats are frozen, and households are asked to pledge."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from actions.funds import authority, clocks, drafting, posting, resharing, sharing, states
from actions.funds.drafting import Tapped
from actions.funds.sharing import Preview, Problem
from domain import chain
from domain.funds import Action, Fund, Refusal, State
from domain.funds.shaping import times
from storage.database import Tx
from storage.funds import custodians, drafts, flats, register, shares
from storage.funds.flats import FundFlat

OWN_SHARE: Final = "fund-own-share"


async def press(
    tx: Tx, person_id: int, fund_id: int, at: Tapped, seen: int, made: int, *, now: datetime
) -> Fund | Problem:
    """Publish the version of the draft that was seen, and show in the message what became of it.

    Refuses with ALREADY_DONE when somebody else was quicker, and with OUT_OF_ORDER when the draft
    has changed since it was seen; `made` tells it from an older draft of the same id.
    """
    draft = await register.get(tx, fund_id)
    if not await authority.may_organise(tx, person_id, draft.place_id, now=now):
        return Refusal.NOT_YOURS
    if draft.state is not State.DRAFT:
        return Refusal.ALREADY_DONE
    # What stands on the screen is what is opened, not what a colleague made of it meanwhile.
    if (draft.version, int(draft.created_at.timestamp())) != (seen, made):
        await drafting.redraw(tx, fund_id, at, {"screen": "home"}, now=now)
        return Refusal.OUT_OF_ORDER
    done = await publish(tx, person_id, draft, now=now)
    await drafting.redraw(tx, fund_id, at, {"screen": "home"}, now=now)
    return done


async def publish(tx: Tx, person_id: int, draft: Fund, *, now: datetime) -> Fund | Problem:
    """Open the draft, or put a revision's shares in force."""
    ready = await sharing.preview(tx, draft, now=now)
    if ready.problems:
        return ready.problems[0]
    if (origin := await drafts.revised_by(tx, draft.id)) is not None:
        return await resharing.apply(tx, person_id, origin, draft, ready, now=now)
    whole = replace(draft, target=ready.target)
    if no := await authority.refusal(tx, person_id, whole, Action.PUBLISH, now=now):
        return no
    ends = times(draft, now=now)
    opened = replace(
        whole,
        state=State.PLEDGING,
        published_at=now,
        pledge_until=ends.pledge_until,
        pay_until=ends.pay_until,
    )
    fund = await register.change(tx, draft, opened)
    await _freeze(tx, fund, ready)
    await _chained(tx, person_id, fund, ready, now=now)
    await clocks.arm(tx, fund)
    await posting.announce(tx, fund, now=now)
    for household_id, told in (await authority.told_of(tx, fund)).items():
        args = {"flat": household_id}
        await posting.to_people(tx, fund, told, OWN_SHARE, args, now=now, key=f"{household_id}:1")
    return fund


async def discard(
    tx: Tx, person_id: int, fund_id: int, at: Tapped, *, now: datetime
) -> Refusal | None:
    """Throw the draft away."""
    draft = await drafting.mine(tx, person_id, fund_id, now=now)
    if isinstance(draft, Refusal):
        return draft
    await drafts.discard(tx, fund_id)
    await drafting.redraw(tx, fund_id, at, {"screen": "gone"}, now=now)
    return None


async def _freeze(tx: Tx, fund: Fund, ready: Preview) -> None:
    exempt = {flat.household_id: flat for flat in await flats.of(tx, fund.id)}
    # A flat that was exempt and has left the roll since is no part of the fund.
    for household_id in exempt.keys() - {share.flat.id for share in ready.shares}:
        await flats.drop(tx, fund.id, household_id)
    for share in ready.shares:
        code = chain.alias(fund.salt, share.flat.id)
        fresh = FundFlat(share.flat.id, code, share.key, share.label)
        known = exempt.get(share.flat.id)
        row = replace(known, sort_key=share.key, label=share.label) if known else fresh
        await flats.put(tx, fund.id, row)
    await shares.add(tx, fund.id, fund.table_version, ready.table)


async def _chained(tx: Tx, person_id: int, fund: Fund, ready: Preview, *, now: datetime) -> None:
    """The first rows of its chain: all that anybody needs to recount the fund."""
    named = {"title": fund.title, "number": fund.number}
    told = {"fund": named | resharing.terms(fund)} | resharing.payload(fund, ready.table)
    await states.chained(tx, fund, "opened", told, person_id, now=now)
    for row in ready.sponsors:
        await resharing.sponsored(tx, person_id, fund, row.sponsor, now=now)
    for keeper in await custodians.agreed(tx, fund.id):
        who = {"person": states.alias(fund, keeper.person_id), "on": True}
        await states.chained(tx, fund, "custodian", who, person_id, now=now)
