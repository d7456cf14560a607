"""What somebody is to a fund, read from the rows: every step asks here first."""

from datetime import datetime

from domain import funds as rules
from domain.funds import NOTHING, SPEAKS, Action, Actor, Facts, Fund, Given, Party, Refusal
from domain.places import Role
from storage.database import Tx
from storage.funds import custodians, flats
from storage.funds.flats import FundFlat
from storage.places import grants, households, tree

ORGANISERS = frozenset({Role.CAPTAIN, Role.STAFF, Role.SECRETARY, Role.COMMITTEE, Role.OWNER})


async def may_organise(tx: Tx, person_id: int, place_id: int, *, now: datetime) -> bool:
    """Whether somebody may open funds there: captain, staff, secretary, committee or owner."""
    # A button may name a place that is gone; an owner's grant would cover even that.
    if await tree.find(tx, place_id) is None:
        return False
    return bool(await grants.roles_of(tx, person_id, place_id, now=now) & ORGANISERS)


async def organisers(tx: Tx, fund: Fund, *, now: datetime) -> list[int]:
    """Return who is asked where an organiser must decide: the author, and the captains."""
    captains = await grants.holders(tx, fund.place_id, Role.CAPTAIN, now=now)
    author = [fund.author_id]
    still = await may_organise(tx, fund.author_id, fund.place_id, now=now)
    return list(dict.fromkeys((author if still else []) + captains))


async def parties_of(tx: Tx, person_id: int, fund: Fund, *, now: datetime) -> frozenset[Party]:
    """Return all that the person is to this fund."""
    known = await facts(tx, fund, now=now)
    return rules.parties(known, await actor(tx, person_id, fund, now=now))


async def refusal(
    tx: Tx,
    person_id: int,
    fund: Fund,
    action: Action,
    given: Given = NOTHING,
    *,
    now: datetime,
    known: Facts | None = None,
) -> Refusal | None:
    """Why the person may not do this to the fund now, or None.

    `known` are the facts with what the caller counted: pledged, paid, balance, owed, claims.
    """
    known = known or await facts(tx, fund, now=now)
    return rules.refusal(action, known, await actor(tx, person_id, fund, now=now), given)


async def facts(tx: Tx, fund: Fund, *, now: datetime) -> Facts:
    """What the rules want to know of a fund, but for what has to be counted (all 0 here)."""
    return Facts(
        fund.state,
        target=fund.target or 0,
        custodians=await custodians.agreed(tx, fund.id),
        minimum=fund.minimum,
        late=fund.pledge_until is not None and now >= fund.pledge_until,
        accepted=bool(fund.acceptance),
        pictured=fund.acceptance_file_id is not None,
    )


async def actor(tx: Tx, person_id: int, fund: Fund, *, now: datetime) -> Actor:
    """Return what is known of somebody who acts."""
    roles = await grants.roles_of(tx, person_id, fund.place_id, now=now)
    homes = await flats.homes_of(tx, fund.id, person_id)
    speaks = frozenset(flat.household_id for flat, relation in homes if relation in SPEAKS)
    member = bool(homes) or bool(roles) or await _lives_there(tx, person_id, fund.place_id)
    return Actor(person_id, roles, speaks, member)


async def speaks_for(tx: Tx, person_id: int, fund: Fund) -> list[FundFlat]:
    """Return the fund's flats a person may answer for, as owner, family or carer."""
    homes = await flats.homes_of(tx, fund.id, person_id)
    return [flat for flat, relation in homes if relation in SPEAKS]


async def told_of(tx: Tx, fund: Fund) -> dict[int, list[int]]:
    """Return by household who of it can be told about its share, every flat of the fund named."""
    found: dict[int, list[int]] = {flat.household_id: [] for flat in await flats.of(tx, fund.id)}
    for household_id, person_id, relation in await flats.reachable(tx, fund.id):
        # What an owner owes is not the tenant's to read.
        if relation in SPEAKS:
            found[household_id].append(person_id)
    return found


async def _lives_there(tx: Tx, person_id: int, place_id: int) -> bool:
    for home in await households.homes_of(tx, person_id):
        if any(place.id == place_id for place in await tree.lineage(tx, home.place_id)):
            return True
    return False
