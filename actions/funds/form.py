"""Recording what moved: a draft filled in by one question after another, kept all the while."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from actions.funds import authority, ledger
from domain import funds as rules
from domain.funds import Action, EntryKind, Fund, MoneyRefusal, Refusal
from domain.funds.writing import same_name
from domain.places.writing import tidy
from storage import outbox, prompts
from storage.database import Tx
from storage.funds import claims, custodians, register, shares, sponsors
from storage.funds.claims import Claim, ClaimState, New
from storage.outbox import Outgoing
from storage.places import people
from storage.prompts import Prompt

PROMPT: Final = "fund-form"
FIELDS: Final[Mapping[EntryKind, tuple[str, ...]]] = MappingProxyType(
    {
        EntryKind.EXPENSE: ("payee", "amount", "invoice", "file_id"),
        EntryKind.ADVANCE: ("household_id", "payee", "amount", "invoice", "file_id"),
        EntryKind.SPONSOR: ("sponsor_id", "amount"),
        EntryKind.REVERSAL: ("note",),
    }
)
# What each kind of row needs somebody to be allowed.
ACTIONS: Final[Mapping[EntryKind, Action]] = MappingProxyType(
    {
        EntryKind.EXPENSE: Action.EXPENSE,
        EntryKind.ADVANCE: Action.ADVANCE,
        EntryKind.SPONSOR: Action.RECEIVE,
        EntryKind.REVERSAL: Action.REVERSE,
        EntryKind.REPAYMENT: Action.REPAY,
        EntryKind.REFUND: Action.REFUND,
        EntryKind.PURSE: Action.PURSE,
    }
)
CHOSEN: Final = frozenset({"household_id", "sponsor_id"})
LONGEST: Final[Mapping[str, int]] = MappingProxyType({"payee": 80, "invoice": 60, "note": 300})
_EMPTY: Final[Mapping[str, Refusal]] = MappingProxyType(
    {
        "payee": Refusal.PAYEE_MISSING,
        "invoice": Refusal.INVOICE_MISSING,
        "note": Refusal.REASON_MISSING,
    }
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody sent: words, and the photo's file id."""

    text: str = ""
    photo: str = ""


async def start(
    tx: Tx, person_id: int, fund_id: int, kind: EntryKind, *, now: datetime, reverses: int = 0
) -> Refusal | None:
    """Begin to record, or go on where the person left off."""
    fund = await register.get(tx, fund_id)
    if refused := await barred(tx, person_id, fund, ACTIONS[kind], now=now):
        return refused
    draft = await _draft(tx, person_id, fund, kind, reverses, now=now)
    await ask_next(tx, draft, now=now)
    return None


async def barred(
    tx: Tx, person_id: int, fund: Fund, action: Action, *, now: datetime
) -> Refusal | None:
    """Why the person may not even begin, or None: what it still needs can be asked for."""
    known = await ledger.facts(tx, fund, now=now)
    actor = await authority.actor(tx, person_id, fund, now=now)
    return None if action in rules.allowed(known, actor) else rules.refusal(action, known, actor)


async def ask_next(tx: Tx, claim: Claim, *, now: datetime) -> None:
    """Ask for what is missing; show the whole once nothing is."""
    missing = next((name for name in FIELDS[claim.kind] if not getattr(claim, name)), None)
    if missing:
        await ask(tx, claim, missing, now=now)
    else:
        check = Outgoing(claim.claimed_by, "fund-check", claim.id)
        await outbox.put(tx, check, now=now)


async def ask(
    tx: Tx, claim: Claim, name: str, *, now: datetime, why: str = "", left: int = 0
) -> None:
    """Ask for one thing; `why` says what was wrong with the last answer, `left` is in fen."""
    args: dict[str, Any] = {"field": name, "why": why, "left": left}
    if name in CHOSEN:
        await outbox.put(tx, Outgoing(claim.claimed_by, PROMPT, claim.id, args), now=now)
        return
    who = claim.claimed_by
    prompt = await prompts.ask(tx, who, who, PROMPT, claim.id, args, now=now)
    await outbox.put(tx, Outgoing(who, PROMPT, claim.id, args, prompt_id=prompt), now=now)


async def again(tx: Tx, person_id: int, claim_id: int, name: str, *, now: datetime) -> bool:
    """Ask for a thing once more, to change it; False where there is no such draft."""
    claim = await own_draft(tx, person_id, claim_id)
    if claim is None or name not in FIELDS.get(claim.kind, ()):
        return False
    await ask(tx, claim, name, now=now)
    return True


async def answer(tx: Tx, person_id: int, prompt: Prompt, typed: Typed, *, now: datetime) -> None:
    """Take an answer; a wrong one is said and asked for again, nothing else is lost."""
    claim = await own_draft(tx, person_id, prompt.subject_id)
    if claim is None:
        await prompts.close(tx, prompt)
        await outbox.put(tx, Outgoing(person_id, "fund-gone", prompt.subject_id), now=now)
        return
    await _take(tx, claim, str(prompt.args["field"]), typed, now=now)


async def choose(
    tx: Tx, person_id: int, claim_id: int, name: str, value: int, *, now: datetime
) -> bool:
    """Take a choice among flats or sponsors; False where it is none."""
    claim = await own_draft(tx, person_id, claim_id)
    if claim is None or name not in CHOSEN or name not in FIELDS[claim.kind]:
        return False
    fund = await register.get(tx, claim.fund_id)
    if value not in await choices(tx, fund, name):
        return False
    await claims.fill(tx, claim.id, name, value)
    sponsor = await sponsors.find(tx, value) if name == "sponsor_id" else None
    # Work is done or it is not: its worth was agreed on when it was promised.
    await claims.fill(tx, claim.id, "amount", sponsor.amount if sponsor and sponsor.in_kind else 0)
    await ask_next(tx, await claims.get(tx, claim.id), now=now)
    return True


async def choices(tx: Tx, fund: Fund, name: str) -> list[int]:
    """The ids that can be chosen: flats that share, or sponsors that stand."""
    if name == "sponsor_id":
        done = {claim.sponsor_id for claim in await claims.of(tx, fund.id, ClaimState.DONE)}
        standing = await sponsors.of(tx, fund.id)
        return [row.id for row in standing if not (row.in_kind and row.id in done)]
    # The chain knows only the flats of the table in force.
    return list(await shares.of(tx, fund.id, fund.table_version))


async def own_draft(tx: Tx, person_id: int, claim_id: int) -> Claim | None:
    """The person's draft; None where it is another's, or none any more."""
    claim = await claims.find(tx, claim_id)
    mine = claim and claim.claimed_by == person_id and claim.state is ClaimState.DRAFT
    return claim if mine else None


async def drop(tx: Tx, person_id: int, claim_id: int) -> bool:
    """Throw the draft away."""
    claim = await own_draft(tx, person_id, claim_id)
    return claim is not None and await claims.move(
        tx, claim.id, ClaimState.DRAFT, ClaimState.DROPPED
    )


async def _draft(
    tx: Tx, person_id: int, fund: Fund, kind: EntryKind, reverses: int, *, now: datetime
) -> Claim:
    known = await claims.drafts(tx, fund.id, person_id)
    of = reverses or None
    if begun := next((d for d in known if (d.kind, d.reverses) == (kind, of)), None):
        return begun
    new = New(kind, person_id, reverses=of, first_by=person_id, state=ClaimState.DRAFT)
    return await claims.add(tx, fund.id, new, now=now)


async def _take(tx: Tx, claim: Claim, name: str, typed: Typed, *, now: datetime) -> None:
    value = await _read(tx, claim, name, typed)
    if isinstance(value, Refusal | MoneyRefusal):
        await ask(tx, claim, name, now=now, why=value.value)
        return
    left = await _left(tx, claim) if name == "amount" and isinstance(value, int) else None
    if left is not None and isinstance(value, int) and value > left:
        await ask(tx, claim, name, now=now, why=Refusal.OVERDRAWN.value, left=left)
        return
    await claims.fill(tx, claim.id, name, value)
    await prompts.drop(tx, claim.claimed_by, claim.claimed_by)
    await ask_next(tx, await claims.get(tx, claim.id), now=now)


async def _left(tx: Tx, claim: Claim) -> int | None:
    """What an expense may use, in fen; an advance needs nothing to be there."""
    if claim.kind is not EntryKind.EXPENSE:
        return None
    book = rules.Book(await ledger.rows(tx, claim.fund_id))
    return max(0, book.balance - book.totals().owed)


async def _read(
    tx: Tx, claim: Claim, name: str, typed: Typed
) -> str | int | Refusal | MoneyRefusal:
    if name == "file_id":
        return typed.photo or Refusal.PHOTO_MISSING
    if name == "amount":
        return rules.read_money(typed.text)
    words = tidy(typed.text)[: LONGEST[name]]
    if not any(sign.isalnum() for sign in words):
        return _EMPTY[name]
    if name == "invoice" and await claims.invoice_used(tx, claim.fund_id, words, claim.id):
        return Refusal.VOUCHER_USED
    if name == "payee" and await _keeps(tx, claim.fund_id, words):
        return Refusal.PAYEE_KEEPS
    return words


async def _keeps(tx: Tx, fund_id: int, name: str) -> bool:
    """Whether somebody of this name keeps the money: they are paid as who advanced it, or not."""
    for keeper in await custodians.agreed(tx, fund_id):
        person = await people.find(tx, keeper.person_id)
        if person and same_name(person.name, name):
            return True
    return False
