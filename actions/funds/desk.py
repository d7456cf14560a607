"""What a custodian's or organiser's tap does: each button to its step, each step by the rules."""

from collections.abc import Awaitable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final, Protocol

from actions.funds import approving, closing, form, verdicts
from actions.funds.placing import Outcome, Spot, private, sweep
from domain.funds import Action, EntryKind, Refusal
from domain.places.writing import tidy
from storage import outbox, prompts
from storage.database import Tx
from storage.funds import claims, entries, register
from storage.outbox import Outgoing
from storage.prompts import Prompt

DECLINE: Final = "fund-decline"
LONGEST_REASON: Final = 300
# Asked once more before them, as nothing leads back.
FINAL: Final = frozenset({Action.SETTLE, Action.CANCEL, Action.FAIL})


class Step(Protocol):
    """What is done to a fund or a record at once, or what asks for the rest."""

    def __call__(
        self, tx: Tx, person_id: int, subject_id: int, /, *, now: datetime
    ) -> Awaitable[Refusal | None]: ...


RECORDS: Final[Mapping[Action, EntryKind]] = MappingProxyType(
    {
        Action.EXPENSE: EntryKind.EXPENSE,
        Action.ADVANCE: EntryKind.ADVANCE,
        Action.RECEIVE: EntryKind.SPONSOR,
    }
)
SCREENS: Final[Mapping[Action, str]] = MappingProxyType(
    {
        Action.REVERSE: "fund-reversals",
        Action.REPAY: "fund-returns",
        Action.REFUND: "fund-returns",
    }
)
STEPS: Final[Mapping[Action, Step]] = MappingProxyType(
    {
        Action.SPEND: closing.spend,
        Action.SETTLE: closing.settle,
        Action.CLOSE: closing.begin_close,
        Action.STOP: closing.begin_stop,
        Action.FAIL: closing.begin_fail,
        Action.CANCEL: closing.cancel,
    }
)


async def do(
    tx: Tx,
    person_id: int,
    fund_id: int,
    action: Action,
    spot: Spot,
    *,
    sure: bool,
    now: datetime,
) -> Outcome:
    """Do it, ask for what it takes, or show what it is done from."""
    fund = await register.get(tx, fund_id)
    refused = await form.barred(tx, person_id, fund, action, now=now)
    # The acceptance is asked for; all else that bars is said.
    if refused not in {None, Refusal.NOTE_MISSING, Refusal.PHOTO_MISSING}:
        return refused
    if action in SCREENS:
        return await private(tx, person_id, spot, SCREENS[action], fund_id, now=now)
    if action in FINAL and not sure:
        args = {"action": action.value}
        return await private(tx, person_id, spot, "fund-sure", fund_id, args, now=now)
    if action in RECORDS:
        return await form.start(tx, person_id, fund_id, RECORDS[action], now=now)
    if step := STEPS.get(action):
        return await step(tx, person_id, fund_id, now=now) or await _shown(
            tx, person_id, fund_id, action, spot, now=now
        )
    # A forged button: the others have doors of their own.
    return Refusal.WRONG_STATE


async def reverse(
    tx: Tx, person_id: int, fund_id: int, seq: int, *, now: datetime
) -> Refusal | None:
    """Ask why a row is to be reversed; one that is reversed already needs no reason."""
    rows = await entries.of(tx, fund_id)
    base = next((row for row in rows if row.seq == seq), None)
    if base is None:
        return Refusal.ENTRY_UNKNOWN
    if base.kind is EntryKind.REVERSAL:
        return Refusal.REVERSAL_FINAL
    if any(row.reverses == seq for row in rows):
        return Refusal.ENTRY_REVERSED
    return await form.start(tx, person_id, fund_id, EntryKind.REVERSAL, now=now, reverses=seq)


async def word(
    tx: Tx, person_id: int, claim_id: int, said: str, spot: Spot, *, now: datetime
) -> Refusal | None:
    """Say a word on a record: submit, drop, approve, decline, withdraw or show it."""
    if step := WORDS.get(said):
        return await step(tx, person_id, claim_id, now=now)
    refused = await (_drop if said == "drop" else approving.submit)(
        tx, person_id, claim_id, now=now
    )
    if refused is None:
        # What was to be checked is checked: its buttons would work no more.
        await sweep(tx, person_id, spot, now=now)
    return refused


async def _drop(tx: Tx, person_id: int, claim_id: int, *, now: datetime) -> Refusal | None:  # noqa: ARG001 - as the others
    return None if await form.drop(tx, person_id, claim_id) else Refusal.ALREADY_DONE


async def declined(tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime) -> None:
    """Take the reason of a no; without one it is asked for again."""
    reason = tidy(text)[:LONGEST_REASON]
    if not reason:
        await _ask_why(tx, person_id, prompt.subject_id, now=now)
        return
    await prompts.close(tx, prompt)
    refused = await approving.decline(tx, person_id, prompt.subject_id, reason, now=now)
    view, args = ("fund-refused", {"why": refused.value}) if refused else ("fund-declined", {})
    await outbox.put(tx, Outgoing(person_id, view, prompt.subject_id, args), now=now)


async def turn_choices(
    tx: Tx, person_id: int, at: tuple[int, str, int], spot: Spot, *, now: datetime
) -> Refusal | bool:
    """Show another page of what can be chosen for a draft."""
    claim_id, field, page = at
    if await form.own_draft(tx, person_id, claim_id) is None:
        return Refusal.ALREADY_DONE
    args = {"field": field, "page": max(page, 0)}
    return await private(tx, person_id, spot, form.PROMPT, claim_id, args, now=now)


async def turn_rows(
    tx: Tx, person_id: int, at: tuple[int, int], spot: Spot, *, now: datetime
) -> Refusal | bool:
    """Show another page of the rows that can be reversed."""
    fund = await register.get(tx, at[0])
    if refused := await form.barred(tx, person_id, fund, Action.REVERSE, now=now):
        return refused
    args = {"page": max(at[1], 0)}
    return await private(tx, person_id, spot, "fund-reversals", fund.id, args, now=now)


async def _shown(
    tx: Tx, person_id: int, fund_id: int, action: Action, spot: Spot, *, now: datetime
) -> bool | None:
    # Those that ask have put their question; of the others the desk shows what came.
    if action in {Action.CLOSE, Action.STOP, Action.FAIL}:
        return None
    return await private(tx, person_id, spot, "fund-desk", fund_id, now=now)


async def _ask_why(tx: Tx, person_id: int, claim_id: int, *, now: datetime) -> Refusal | None:
    if refused := await verdicts.undecidable(tx, person_id, claim_id, now=now):
        return refused
    prompt = await prompts.ask(tx, person_id, person_id, DECLINE, claim_id, now=now)
    await outbox.put(tx, Outgoing(person_id, DECLINE, claim_id, prompt_id=prompt), now=now)
    return None


async def _show(tx: Tx, person_id: int, claim_id: int, *, now: datetime) -> Refusal | None:
    claim = await claims.get(tx, claim_id)
    fund = await register.get(tx, claim.fund_id)
    if not await verdicts.may_see(tx, person_id, fund, claim, now=now):
        return Refusal.NOT_YOURS
    panel = Outgoing(person_id, approving.PANEL, claim_id, panel=approving.PANEL)
    await outbox.put(tx, panel, now=now)
    return None


WORDS: Final[Mapping[str, Step]] = MappingProxyType(
    {
        "approve": approving.approve,
        "withdraw": approving.withdraw,
        "decline": _ask_why,
        "show": _show,
    }
)
