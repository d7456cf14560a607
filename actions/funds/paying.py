"""A household says that it paid; what it says counts once a custodian confirms it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from actions.funds import authority, own, promising, standing
from actions.funds.own import Asked
from actions.funds.promising import CHOOSE
from actions.funds.standing import Standing
from actions.funds.unheard import Unheard, explained
from actions.places import telling
from domain import funds as rules
from domain.funds import Action, EntryKind, Fund, MoneyRefusal, Party, PledgeKind, Refusal
from storage import outbox, panels, prompts
from storage.database import Tx
from storage.funds import claims, register, vouchers
from storage.funds.claims import Claim, ClaimState, New
from storage.outbox import Outgoing, Rank
from storage.prompts import Prompt

ASK: Final = "fund-pay"
CLAIMED: Final = "fund-claimed"
PAYMENT: Final = "fund-payment"


@dataclass(frozen=True, slots=True)
class Voucher:
    """A picture of a transfer; `unique_id` stays the same however often it is sent."""

    file_id: str = ""
    unique_id: str = ""


NO_VOUCHER: Final = Voucher()


async def tap(
    tx: Tx, person_id: int, fund_id: int, flat_id: int, *, here: int | None, now: datetime
) -> Asked | Refusal | Unheard:
    """Ask in private how much was paid, for the household named or the only one."""
    fund = await register.get(tx, fund_id)
    if no := await _barrier(tx, person_id, fund, now=now):
        return await explained(tx, person_id, fund, no)
    if here is None and not await telling.reachable(tx, person_id):
        return Asked(reached=False)
    flats = promising.chosen(await own.own(tx, person_id, fund, now=now), flat_id)
    if not flats:
        return Refusal.NOT_YOURS
    if len(flats) > 1:
        args: dict[str, str | int] = {"for": "pay"}
        await own.show(tx, person_id, fund_id, now=now, view=CHOOSE, args=args, here=here)
        return Asked(reached=True)
    args = {"flat": flats[0].flat.household_id}
    await prompts.ask(tx, person_id, person_id, ASK, fund_id, args, now=now)
    # A picture of the code comes with a new message only.
    spot = None if fund.pay_file_id else here
    await own.show(tx, person_id, fund_id, now=now, view=ASK, args=args, here=spot)
    return Asked(reached=True)


async def press(
    tx: Tx,
    person_id: int,
    fund_id: int,
    flat_id: int,
    amount: int,
    *,
    here: int | None,
    now: datetime,
) -> Claim | Refusal | Unheard:
    """Claim the amount that stood on the button, in fen."""
    done = await claim(tx, person_id, fund_id, flat_id, amount, now=now)
    if isinstance(done, Claim):
        await prompts.drop(tx, person_id, person_id)
        await _shown(tx, person_id, done, here=here, now=now)
    return done


async def answered(
    tx: Tx, person_id: int, prompt: Prompt, text: str, voucher: Voucher, *, now: datetime
) -> Claim | None:
    """Take a typed amount, a picture, or both; a picture alone is of all that is due."""
    fund = await register.get(tx, prompt.subject_id)
    flat_id = int(prompt.args["flat"])
    amount = await _amount(tx, fund, flat_id, text, voucher)
    if isinstance(amount, MoneyRefusal):
        await own.wrong(tx, person_id, fund.id, amount, now=now)
        return None
    done = await claim(tx, person_id, fund.id, flat_id, amount, voucher=voucher, now=now)
    if not isinstance(done, Claim):
        await own.wrong(tx, person_id, fund.id, done, now=now)
        return None
    await prompts.close(tx, prompt)
    await _shown(tx, person_id, done, here=None, now=now)
    return done


async def claim(
    tx: Tx,
    person_id: int,
    fund_id: int,
    flat_id: int,
    amount: int,
    *,
    now: datetime,
    voucher: Voucher = NO_VOUCHER,
    cash: bool = False,
) -> Claim | Refusal | Unheard:
    """Note that a household says it paid this much, in fen, and ask the custodians.

    `cash`: an organiser says so for a household that cannot itself.
    """
    fund = await register.get(tx, fund_id)
    row = await standing.of_flat(tx, fund, flat_id)
    if row is None:
        return Refusal.NOT_YOURS
    if no := await _refusal(tx, person_id, fund, row, amount, voucher, cash=cash, now=now):
        return await explained(tx, person_id, fund, no)
    made = await claims.add(
        tx,
        fund.id,
        New(
            _kind(row),
            person_id,
            row.flat.household_id,
            amount=amount,
            file_id=voucher.file_id or None,
            note=voucher.unique_id or None,
        ),
        now=now,
    )
    await _ask_custodians(tx, fund, made, now=now)
    return made


async def add_voucher(
    tx: Tx, person_id: int, prompt: Prompt, voucher: Voucher, *, now: datetime
) -> bool:
    """Put a picture to a claim of one's own that waits; False where that cannot be."""
    found = await claims.find(tx, int(prompt.args["claim"]))
    fund = await register.get(tx, prompt.subject_id)
    if found is None or found.claimed_by != person_id or found.state is not ClaimState.OPEN:
        # A custodian was quicker than the picture: whoever sent it is to know.
        await prompts.close(tx, prompt)
        await own.wrong(tx, person_id, fund.id, Refusal.ALREADY_DONE, now=now)
        return False
    if not voucher.file_id:
        # Words are no picture: what they want is on the screen above.
        await own.wrong(tx, person_id, fund.id, Refusal.PHOTO_MISSING, now=now)
        return False
    if await vouchers.used(tx, found.fund_id, voucher.unique_id):
        await own.wrong(tx, person_id, fund.id, Refusal.VOUCHER_USED, now=now)
        return False
    await vouchers.add(tx, found.id, voucher.file_id, voucher.unique_id)
    await prompts.close(tx, prompt)
    await panels.mark_stale(tx, PAYMENT, found.id, now=now)
    await own.show(tx, person_id, found.fund_id, now=now, view=CLAIMED, args={"claim": found.id})
    return True


async def confirmers(tx: Tx, fund: Fund, claim: Claim) -> list[int]:
    """Return the custodians who may say whether the money came: none who is tied to it."""
    found = []
    known = await authority.facts(tx, fund, now=claim.at)
    for keeper in known.custodians:
        actor = await authority.actor(tx, keeper.person_id, fund, now=claim.at)
        tied = claim.household_id in actor.households | {keeper.household_id}
        if not tied and keeper.person_id != claim.claimed_by:
            found.append(keeper.person_id)
    return list(dict.fromkeys(found))


async def _ask_custodians(tx: Tx, fund: Fund, made: Claim, *, now: datetime) -> None:
    for keeper in await confirmers(tx, fund, made):
        key = f"{PAYMENT}:{made.id}:{keeper}"
        # A panel: once one of them has answered, the others' buttons go.
        message = Outgoing(keeper, PAYMENT, made.id, rank=Rank.URGENT, panel=PAYMENT, key=key)
        await outbox.put(tx, message, now=now)


async def _barrier(tx: Tx, person_id: int, fund: Fund, *, now: datetime) -> Refusal | None:
    """Why the person cannot claim anything now, whatever the amount."""
    known = await authority.facts(tx, fund, now=now)
    actor = await authority.actor(tx, person_id, fund, now=now)
    home = next(iter(sorted(actor.households)), None)
    return rules.refusal(Action.CLAIM, known, actor, rules.Given(household_id=home, amount=1))


async def _refusal(
    tx: Tx,
    person_id: int,
    fund: Fund,
    row: Standing,
    amount: int,
    voucher: Voucher,
    *,
    cash: bool,
    now: datetime,
) -> Refusal | None:
    actor = await authority.actor(tx, person_id, fund, now=now)
    known = await authority.facts(tx, fund, now=now)
    if cash:
        if Party.ORGANISER not in rules.parties(known, actor):
            return Refusal.NOT_YOURS
        # Cash is handed over at the door: the organiser speaks for the flat this once.
        actor = replace(actor, households=actor.households | {row.flat.household_id})
    used = bool(voucher.unique_id) and await vouchers.used(tx, fund.id, voucher.unique_id)
    given = standing.given(fund, row, amount, voucher_used=used)
    return rules.refusal(Action.CLAIM, known, actor, given)


def _kind(row: Standing) -> EntryKind:
    """What the ledger calls it: a gift where nothing was promised of a share."""
    promised = row.answer is not None and row.answer.kind in {PledgeKind.FULL, PledgeKind.PART}
    gives = row.gift is not None and not promised
    return EntryKind.GIFT if gives or not row.share else EntryKind.PAYMENT


async def _amount(
    tx: Tx, fund: Fund, flat_id: int, text: str, voucher: Voucher
) -> int | MoneyRefusal:
    if text.strip() or not voucher.file_id:
        return rules.read_money(text)
    row = await standing.of_flat(tx, fund, flat_id)
    return row.due.left if row else 0


async def _shown(tx: Tx, person_id: int, claim: Claim, *, here: int | None, now: datetime) -> None:
    args = {"claim": claim.id}
    if not claim.file_id:
        # A picture may follow; nobody waits for it.
        await prompts.ask(tx, person_id, person_id, CLAIMED, claim.fund_id, args, now=now)
    await own.show(tx, person_id, claim.fund_id, now=now, view=CLAIMED, args=args, here=here)
