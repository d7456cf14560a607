"""The word of a household without a phone, entered by an organiser; its people may say no."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from actions.funds import authority, own, pledging, posting, retracting, standing
from actions.funds.pledging import Pledged
from actions.funds.standing import Standing
from domain import funds as rules
from domain.funds import RUNNING, Action, Fund, Given, MoneyRefusal, Party, PledgeKind, Refusal
from storage import prompts
from storage.database import Tx
from storage.funds import flats, register
from storage.funds.pledges import PledgeRow
from storage.prompts import Prompt

VIEW: Final = "fund-behalf"
OF: Final = "fund-behalf-of"
ASK: Final = "fund-behalf-ask"
TOLD: Final = "fund-behalf-told"
DENIED: Final = "fund-behalf-denied"
SUMS: Final = frozenset({PledgeKind.PART, PledgeKind.GIFT})


async def open_to(
    tx: Tx, person_id: int, fund: Fund, *, now: datetime
) -> list[Standing] | Refusal:
    """Return the households that have not answered themselves, for organisers only."""
    if Party.ORGANISER not in await authority.parties_of(tx, person_id, fund, now=now):
        return Refusal.NOT_YOURS
    if fund.state not in RUNNING:
        return Refusal.WRONG_STATE
    free = fund.rule is rules.ShareRule.VOLUNTARY
    rows = [row for row in await standing.of(tx, fund) if row.share or free]
    return [row for row in rows if not await _said_itself(tx, fund, row)]


async def choose(
    tx: Tx, person_id: int, fund_id: int, page: int, *, here: int | None, now: datetime
) -> Refusal | None:
    """Show these households, in private."""
    rows = await open_to(tx, person_id, await register.get(tx, fund_id), now=now)
    if isinstance(rows, Refusal):
        return rows
    await prompts.drop(tx, person_id, person_id)
    args = {"page": page}
    await own.show(tx, person_id, fund_id, now=now, view=VIEW, args=args, here=here)
    return None


async def ask(
    tx: Tx,
    person_id: int,
    fund_id: int,
    flat_id: int,
    *,
    here: int | None,
    now: datetime,
    kind: PledgeKind | None = None,
) -> Refusal | None:
    """Ask what a household says; with a kind, how much it gives."""
    if no := await _refusal(tx, person_id, await register.get(tx, fund_id), flat_id, now=now):
        return no
    args: dict[str, str | int] = {"flat": flat_id}
    if kind is not None:
        args["kind"] = kind.value
        await prompts.ask(tx, person_id, person_id, ASK, fund_id, args, now=now)
    view = ASK if kind else OF
    await own.show(tx, person_id, fund_id, now=now, view=view, args=args, here=here)
    return None


async def tap(
    tx: Tx,
    person_id: int,
    fund_id: int,
    flat_id: int,
    kind: PledgeKind,
    *,
    here: int | None,
    now: datetime,
) -> Pledged | Refusal | None:
    """Enter what the household says, or ask how much; None where it is asked."""
    fund = await register.get(tx, fund_id)
    free = fund.rule is rules.ShareRule.VOLUNTARY and kind is PledgeKind.FULL
    if kind in SUMS or free:
        wanted = PledgeKind.GIFT if free else kind
        where = (person_id, fund_id, flat_id)
        return await ask(tx, *where, here=here, now=now, kind=wanted)
    done = await enter(tx, person_id, fund_id, flat_id, kind, now=now)
    if isinstance(done, Pledged):
        await choose(tx, person_id, fund_id, 0, here=here, now=now)
    return done


async def answered(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Pledged | None:
    """Enter the sum, or say what is wrong with it and keep the question open."""
    done: Pledged | MoneyRefusal | Refusal
    fund_id, amount = prompt.subject_id, rules.read_money(text)
    done = amount if isinstance(amount, MoneyRefusal) else Refusal.WRONG_STATE
    if not isinstance(amount, MoneyRefusal):
        kind, flat_id = PledgeKind(prompt.args["kind"]), int(prompt.args["flat"])
        done = await enter(tx, person_id, fund_id, flat_id, kind, amount=amount, now=now)
    if not isinstance(done, Pledged):
        await own.wrong(tx, person_id, fund_id, done, now=now)
        return None
    await prompts.close(tx, prompt)
    await choose(tx, person_id, fund_id, 0, here=None, now=now)
    return done


async def enter(
    tx: Tx,
    person_id: int,
    fund_id: int,
    flat_id: int,
    kind: PledgeKind,
    *,
    now: datetime,
    amount: int | None = None,
) -> Pledged | Refusal:
    """Write down a household's word as an organiser heard it, and tell its people."""
    fund = await register.get(tx, fund_id)
    row = await standing.of_flat(tx, fund, flat_id)
    if row is None:
        return Refusal.NOT_YOURS
    if no := await _refusal(tx, person_id, fund, flat_id, now=now):
        return no
    done = await pledging.take(tx, person_id, fund, [row], kind, amount=amount, now=now)
    if isinstance(done, Pledged) and done.new:
        await _tell(tx, person_id, fund, flat_id, kind, now=now)
    return done


async def disown(
    tx: Tx, person_id: int, fund_id: int, flat_id: int, pledge_id: int, *, now: datetime
) -> Refusal | None:
    """Take back what somebody else said for a household: one of its own people says so."""
    fund = await register.get(tx, fund_id)
    mine = await standing.mine(tx, person_id, fund)
    row = next((each for each in mine if each.flat.household_id == flat_id), None)
    if row is None:
        return Refusal.NOT_YOURS
    said = word(row, pledge_id)
    if said is None:
        return Refusal.ALREADY_DONE
    if not await entered(tx, fund, said):
        return Refusal.OWN_WORD
    # However late: who never gave their word is not held to it.
    if fund.state not in RUNNING:
        return Refusal.WRONG_STATE
    await retracting.retract(tx, person_id, fund, row.flat, said, now=now)
    who = await authority.organisers(tx, fund, now=now)
    told = [said.person_id, *who] if said.person_id else who
    args = {"flat": flat_id}
    await posting.to_people(tx, fund, told, DENIED, args, now=now, key=f"{pledge_id}")
    return None


async def entered(tx: Tx, fund: Fund, said: PledgeRow) -> bool:
    """Whether somebody said it who does not speak for the household now."""
    speaks = await authority.speaks_for(tx, said.person_id or 0, fund)
    return all(flat.household_id != said.household_id for flat in speaks)


def word(row: Standing, pledge_id: int) -> PledgeRow | None:
    """The household's answer or gift of this id, while it is in force."""
    return next((said for said in (row.answer, row.gift) if said and said.id == pledge_id), None)


async def _said_itself(tx: Tx, fund: Fund, row: Standing) -> bool:
    said = [each for each in (row.answer, row.gift) if each]
    return any([not await entered(tx, fund, each) for each in said])


async def _refusal(
    tx: Tx, person_id: int, fund: Fund, flat_id: int, *, now: datetime
) -> Refusal | None:
    rows = await open_to(tx, person_id, fund, now=now)
    if isinstance(rows, Refusal):
        return rows
    if all(row.flat.household_id != flat_id for row in rows):
        return Refusal.OWN_WORD if await flats.find(tx, fund.id, flat_id) else Refusal.NOT_YOURS
    # Heard at the door: the organiser speaks for the flat this once.
    actor = await authority.actor(tx, person_id, fund, now=now)
    actor = replace(actor, households=actor.households | {flat_id})
    known = await authority.facts(tx, fund, now=now)
    return rules.refusal(Action.PLEDGE, known, actor, Given(household_id=flat_id))


async def _tell(
    tx: Tx, person_id: int, fund: Fund, flat_id: int, kind: PledgeKind, *, now: datetime
) -> None:
    row = await standing.of_flat(tx, fund, flat_id)
    said = row and (row.gift if kind is PledgeKind.GIFT else row.answer)
    if not said:
        return
    people = (await authority.told_of(tx, fund)).get(flat_id, [])
    who = [one for one in people if one != person_id]
    args = {"flat": flat_id, "pledge": said.id}
    await posting.to_people(tx, fund, who, TOLD, args, now=now, key=f"{said.id}")
