"""Who keeps the money: two people of different households who each said yes (funds.md)."""

from datetime import datetime
from enum import StrEnum

from actions.funds import authority, drafting, opening, posting, states
from actions.funds.drafting import Tapped
from actions.places import telling
from domain.funds import ENDED, SPEAKS, Action, Custodian, Fund, Given, Refusal, State
from domain.places import Household
from storage import outbox
from storage.database import Tx
from storage.funds import custodians, drafts, register, traces
from storage.funds.custodians import CustodianRow
from storage.outbox import Outgoing, Rank, Verb
from storage.places import households, people, residents, tree
from storage.places.residents import Resident

ASKED = "fund-custody"
ANSWERED = "fund-custody-answered"
UNNAMED = "fund-unnamed"
LEFT = "fund-custodian-left"
MOST = 6


class Unnamed(StrEnum):
    """Why somebody cannot be named."""

    WHO = "who"
    NO_DRAFT = "no-draft"
    STRANGER = "custodian-stranger"
    NO_HOME = "custodian-no-home"
    UNREACHABLE = "custodian-unreachable"
    MANY = "custodians-many"


async def name_written(
    tx: Tx, by: int, fund: Fund, username: str, person_id: int, *, now: datetime
) -> Unnamed | None:
    """Name whom a message pointed at: by @name, by mention, or by something they wrote."""
    if not username and not person_id:
        return Unnamed.WHO
    found = await (people.by_username(tx, username) if username else people.find(tx, person_id))
    return Unnamed.STRANGER if found is None else await _name(tx, by, fund, found.id, now=now)


async def name(
    tx: Tx, by: int, fund_id: int, at: Tapped, person_id: int, *, now: datetime
) -> Refusal | Unnamed | None:
    """Name somebody of the residents, and ask them in private."""
    fund = await register.get(tx, fund_id)
    if refused := await authority.refusal(tx, by, fund, Action.APPOINT, now=now):
        return refused
    if missed := await _name(tx, by, fund, person_id, now=now):
        return missed
    await drafting.redraw(tx, fund.id, at, {"screen": "custodians"}, now=now)
    return None


async def name_replied(
    tx: Tx, by: int, chat_id: int, message_id: int, person_id: int, *, now: datetime
) -> None:
    """Name whoever wrote the message that was replied to, for the chat's newest draft."""
    draft_id = await drafts.newest(tx, chat_id)
    fund = await register.get(tx, draft_id) if draft_id else None
    why: Unnamed | Refusal | None = Unnamed.NO_DRAFT
    if fund:
        no = await authority.refusal(tx, by, fund, Action.APPOINT, now=now)
        why = no or await _name(tx, by, fund, person_id, now=now)
    if why:
        where = (by, chat_id, UNNAMED, 0, {"why": why.value})
        await telling.answer(tx, *where, now=now, reply_to=message_id)
    elif fund:
        await opening.show(tx, fund, "custodians", now=now)


async def strike(
    tx: Tx, by: int, fund_id: int, at: Tapped, person_id: int, *, now: datetime
) -> Refusal | None:
    """Take somebody off the custodians; two of different households must be left."""
    fund = await register.get(tx, fund_id)
    row = await custodians.find(tx, fund.id, person_id)
    given = Given(first=row.custodian if row and row.agreed_at else Custodian(0, 0))
    if refused := await authority.refusal(tx, by, fund, Action.DISMISS, given, now=now):
        return refused
    if row and await custodians.end(tx, fund.id, person_id, now=now) and row.agreed_at:
        await _chained(tx, fund, row, by, on=False, now=now)
    await drafting.redraw(tx, fund.id, at, {"screen": "custodians"}, now=now)
    return None


async def answer(
    tx: Tx, person_id: int, fund_id: int, at: Tapped, made: int, *, yes: bool, now: datetime
) -> Refusal | bool:
    """Take the yes or no of somebody named; False if they had answered, or are named no more.

    `made` is the second in which the fund that they were asked about was drafted.
    """
    fund = await register.get(tx, fund_id)
    row = await custodians.find(tx, fund.id, person_id)
    # A discarded draft's id can be another's: nobody agrees to what they were not asked.
    other = int(fund.created_at.timestamp()) != made
    if other or row is None or row.ended_at or fund.state in ENDED:
        return Refusal.NOT_A_CUSTODIAN
    # Whoever has said yes is let go by the organisers, who must name another first.
    if row.agreed_at:
        return Refusal.ALREADY_DONE
    taken = custodians.agree if yes else custodians.end
    done = await taken(tx, fund.id, person_id, now=now)
    if done and yes:
        await _chained(tx, fund, row, person_id, on=True, now=now)
    await _tell(tx, fund, row, yes=yes, now=now)
    args = {"yes": int(yes)}
    await outbox.put(
        tx,
        Outgoing(person_id, ASKED, fund.id, args, verb=Verb.EDIT, message_id=at.message_id),
        now=now,
    )
    return done


async def lay_down(tx: Tx, person_id: int, *, now: datetime) -> None:
    """End what somebody keeps who leaves for good; the organisers have to name another.

    Even of the last two: nobody may keep money without a name.
    """
    for fund_id in await traces.keeps(tx, person_id):
        row = await custodians.find(tx, fund_id, person_id)
        fund = await register.get(tx, fund_id)
        if row is None or not await custodians.end(tx, fund_id, person_id, now=now):
            continue
        if row.agreed_at:
            await _chained(tx, fund, row, person_id, on=False, now=now)
        if fund.state not in ENDED:
            who = [
                one for one in await authority.organisers(tx, fund, now=now) if one != person_id
            ]
            args = {"flat": row.household_id}
            await posting.to_people(tx, fund, who, LEFT, args, now=now)


async def candidates(tx: Tx, fund: Fund) -> list[tuple[Resident, Household]]:
    """Return who may be named: owners, family and carers of the place whom the bot can reach."""
    found: dict[int, tuple[Resident, Household]] = {}
    named = {row.person_id for row in await custodians.of(tx, fund.id)}
    for place in await tree.inside(tx, fund.place_id):
        flats = {flat.id: flat for flat in await households.in_building(tx, place.id)}
        for one in await residents.in_building(tx, place.id):
            fit = one.relation in SPEAKS and one.person_id not in named
            # A flat that left the roll has no door to stand beside the name.
            if fit and one.household_id in flats:
                found.setdefault(one.person_id, (one, flats[one.household_id]))
    return [pair for person, pair in found.items() if await telling.reachable(tx, person)]


async def _name(tx: Tx, by: int, fund: Fund, person_id: int, *, now: datetime) -> Unnamed | None:
    named = await custodians.of(tx, fund.id)
    if any(row.person_id == person_id for row in named):
        # Named twice is named once; asked twice they would wonder what for.
        return None
    home = await _home(tx, fund, person_id, {row.household_id for row in named})
    if home is None:
        return Unnamed.NO_HOME
    if not await telling.reachable(tx, person_id):
        return Unnamed.UNREACHABLE
    if len(named) >= MOST:
        return Unnamed.MANY
    await custodians.name(tx, fund.id, person_id, home, by, now=now)
    await outbox.put(tx, Outgoing(person_id, ASKED, fund.id, rank=Rank.URGENT), now=now)
    return None


async def _home(tx: Tx, fund: Fund, person_id: int, taken: set[int]) -> int | None:
    """The household somebody is named for: of several the one that has no custodian yet."""
    inside = {place.id for place in await tree.inside(tx, fund.place_id)}
    speaks = {
        member.household_id
        for member in await households.memberships_of(tx, person_id)
        if member.relation in SPEAKS
    }
    homes = await households.homes_of(tx, person_id)
    own = [home.id for home in homes if home.place_id in inside and home.id in speaks]
    return min(own, key=lambda home: home in taken, default=None)


async def _tell(tx: Tx, fund: Fund, row: CustodianRow, *, yes: bool, now: datetime) -> None:
    """Tell whoever named them, with the way back to the draft."""
    if await telling.reachable(tx, row.named_by):
        args = {"person": row.person_id, "yes": int(yes)}
        await outbox.put(tx, Outgoing(row.named_by, ANSWERED, fund.id, args), now=now)


async def _chained(
    tx: Tx, fund: Fund, row: CustodianRow, by: int, *, on: bool, now: datetime
) -> None:
    # A draft has no chain yet: those who keep the money then are named when it opens.
    if fund.state is not State.DRAFT:
        who = states.alias(fund, row.person_id)
        told = {"person": who, "on": on}
        await states.chained(tx, fund, "custodian", told, by, now=now)
        await posting.stale(tx, fund.id, now=now)
