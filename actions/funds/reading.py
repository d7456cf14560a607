"""The books as anybody of the place may read them: pages, files, and the list of all funds."""

from dataclasses import dataclass
from datetime import datetime

from actions.funds import authority, form, ledger, posting, returning, standing
from actions.funds.placing import Spot, private
from domain import funds as rules
from domain.funds import Action, Facts, Fund, Refusal, State, Totals
from domain.places import Role
from storage.database import Tx
from storage.funds import claims, entries, flats, lists, register, sponsors
from storage.funds.claims import Claim, ClaimState
from storage.funds.entries import Posted
from storage.funds.flats import FundFlat
from storage.funds.sponsors import SponsorRow
from storage.places import chats, grants, households, tree

A_PAGE = 8
PAST_AT_MOST = 10


@dataclass(frozen=True, slots=True)
class Books:
    """Everything about a fund's money that its neighbours may read; amounts in fen."""

    fund: Fund
    place: str
    rows: tuple[Posted, ...]
    totals: Totals
    balance: int
    sponsors: tuple[SponsorRow, ...]
    worked: frozenset[int]


async def may_read(tx: Tx, reader_id: int, fund: Fund, *, now: datetime) -> bool:
    """Whether a neighbour or office holder, or those in one of its groups, may read its books."""
    if reader_id < 0:
        return reader_id in await posting.groups(tx, fund)
    return (await authority.actor(tx, reader_id, fund, now=now)).member


async def open_books(
    tx: Tx, person_id: int, fund_id: int, spot: Spot, page: int, *, now: datetime
) -> Refusal | bool:
    """Show the ledger in private; False if the bot may not write to the person."""
    return await _shown(tx, person_id, fund_id, spot, "fund-ledger", {"page": page}, now=now)


async def open_file(
    tx: Tx, person_id: int, fund_id: int, what: str, *, now: datetime
) -> Refusal | bool:
    """Send a file of the books in private, as they are when it is sent."""
    spot = Spot(person_id)
    return await _shown(tx, person_id, fund_id, spot, "fund-file", {"what": what}, now=now)


async def open_proof(
    tx: Tx, person_id: int, fund_id: int, seq: int, *, now: datetime
) -> Refusal | bool:
    """Send the picture of a bill in private."""
    return await _shown(
        tx, person_id, fund_id, Spot(person_id), "fund-proof", {"seq": seq}, now=now
    )


async def open_desk(
    tx: Tx, person_id: int, at: tuple[int, int], spot: Spot, *, now: datetime
) -> Refusal | bool:
    """Show what the person can do about a (fund, page); to nobody who can do nothing."""
    fund_id, page = at
    fund = await register.get(tx, fund_id)
    own = await authority.parties_of(tx, person_id, fund, now=now)
    if fund.state is State.DRAFT:
        return Refusal.WRONG_STATE
    if not own & {rules.Party.CUSTODIAN, rules.Party.ORGANISER}:
        return Refusal.NOT_A_CUSTODIAN
    return await private(tx, person_id, spot, "fund-desk", fund_id, {"page": page}, now=now)


async def books(tx: Tx, fund: Fund) -> Books:
    rows = tuple(await entries.of(tx, fund.id))
    book = rules.Book(row.entry for row in rows)
    done = await claims.of(tx, fund.id, ClaimState.DONE)
    promised = tuple(await sponsors.of(tx, fund.id))
    work = {row.id for row in promised if row.in_kind}
    return Books(
        fund,
        (await tree.get(tx, fund.place_id)).name,
        rows,
        book.totals(),
        book.balance,
        promised,
        frozenset(c.sponsor_id for c in done if c.sponsor_id in work and c.sponsor_id),
    )


@dataclass(frozen=True, slots=True)
class Duties:
    """What somebody may do about a fund's money, and what waits for a word."""

    known: Facts
    spent: int
    actions: tuple[Action, ...]
    waiting: tuple[Claim, ...]


async def duties(tx: Tx, person_id: int, fund: Fund, *, now: datetime) -> Duties | None:
    """What the person may do now; None to those who neither keep nor organise."""
    known = await ledger.facts(tx, fund, now=now)
    actor = await authority.actor(tx, person_id, fund, now=now)
    if not rules.parties(known, actor) & {rules.Party.CUSTODIAN, rules.Party.ORGANISER}:
        return None
    # What households claim to have paid has screens of its own.
    waiting = [c for c in await claims.of(tx, fund.id) if c.kind in form.ACTIONS]
    spent = (await ledger.totals(tx, fund.id)).spent
    return Duties(known, spent, _offered(known, actor), tuple(waiting))


def _offered(known: Facts, actor: rules.Actor) -> tuple[Action, ...]:
    doing = rules.allowed(known, actor)
    # What it still lacks is asked for: its button has to be there.
    lacking = {Refusal.NOTE_MISSING, Refusal.PHOTO_MISSING}
    close = rules.refusal(Action.CLOSE, known, actor) in lacking
    return (*doing, Action.CLOSE) if close else doing


async def part_of(
    tx: Tx, person_id: int, fund: Fund, household_id: int
) -> tuple[FundFlat, int, bool] | None:
    """A household's part of the surplus (fen), and whether it leaves it; None to all others."""
    mine = {flat.household_id for flat in await authority.speaks_for(tx, person_id, fund)}
    flat = await flats.find(tx, fund.id, household_id)
    if flat is None or household_id not in mine:
        return None
    left = await returning.leaves(tx, fund.id, household_id) and fund.state is State.SETTLING
    share = rules.returns_of(await ledger.rows(tx, fund.id)).shares.get(flat.sort_key, 0)
    return flat, share, left


async def listed(tx: Tx, reader_id: int, *, now: datetime) -> list[tuple[str, Fund]]:
    """The funds that concern a reader, each with its place, running ones first."""
    found: list[tuple[str, Fund]] = []
    for place_id in await _places_of(tx, reader_id, now=now):
        if (place := await tree.find(tx, place_id)) is not None:
            known = await lists.of_place(tx, place_id, PAST_AT_MOST)
            may = [fund for fund in known if await may_read(tx, reader_id, fund, now=now)]
            found += [(place.name, fund) for fund in may]
    return sorted(found, key=lambda one: (one[1].state in rules.ENDED, -one[1].id))


async def turn_list(tx: Tx, person_id: int, page: int, spot: Spot, *, now: datetime) -> bool:
    """Show another page of the list of funds in private."""
    return await private(tx, person_id, spot, "fund-list", 0, {"page": page}, now=now)


async def own_row(tx: Tx, person_id: int, fund: Fund, seq: int) -> Posted | None:
    """A row of a household that the person may speak for."""
    row = await entries.find(tx, fund.id, seq)
    mine = {flat.household_id for flat in await authority.speaks_for(tx, person_id, fund)}
    return row if row and row.household_id in mine else None


async def mine(
    tx: Tx, person_id: int, *, now: datetime
) -> list[tuple[Fund, list[standing.Standing]]]:
    """The funds under way in which the person may speak for a household, with these."""
    found = []
    for _, fund in await listed(tx, person_id, now=now):
        rows = await standing.mine(tx, person_id, fund) if fund.state not in rules.ENDED else []
        if rows:
            found.append((fund, rows))
    return found


async def _shown(
    tx: Tx,
    person_id: int,
    fund_id: int,
    spot: Spot,
    view: str,
    args: dict[str, int | str],
    *,
    now: datetime,
) -> Refusal | bool:
    fund = await register.get(tx, fund_id)
    if fund.state is State.DRAFT or not await may_read(tx, person_id, fund, now=now):
        return Refusal.NOT_A_MEMBER
    return await private(tx, person_id, spot, view, fund_id, args, now=now)


async def _places_of(tx: Tx, reader_id: int, *, now: datetime) -> list[int]:
    if reader_id < 0:
        chat = await chats.find(tx, reader_id)
        start = [chat.place_id] if chat and chat.place_id else []
    else:
        held = await grants.of(tx, reader_id, now=now)
        homes = await households.homes_of(tx, reader_id)
        start = [home.place_id for home in homes]
        start += [grant.place_id for grant in held if grant.place_id is not None]
        if any(grant.role is Role.OWNER for grant in held):
            # An owner's grant names no place: it is of all there are.
            start += [place.id for place in await tree.communities(tx)]
    found: dict[int, None] = {}
    for place_id in start:
        # A fund of the whole estate concerns each of its buildings, and staff see all of theirs.
        for place in (*await tree.lineage(tx, place_id), *await tree.inside(tx, place_id)):
            found[place.id] = None
    return list(found)
