"""The end of a fund: settled, accepted and closed, or stopped, given back and cancelled."""

from dataclasses import replace
from datetime import datetime

from actions.funds import authority, ledger, posting, returning, standing, states
from actions.funds.form import Typed, barred
from domain import funds as rules
from domain.funds import Action, Fund, Given, Refusal, State
from domain.places.writing import tidy
from storage import outbox, prompts
from storage.database import Tx
from storage.funds import flats, register
from storage.outbox import Outgoing
from storage.prompts import Prompt

PROMPT = "fund-end"
LONGEST_NOTE = 300
NOTE, PHOTO, STOP, FAIL = "note", "photo", "stop", "fail"
CALLED_OFF = "fund-called-off"


async def spend(tx: Tx, person_id: int, fund_id: int, *, now: datetime) -> Refusal | None:
    """Let the money be spent; what else would happen by itself when the last share comes."""
    fund = await register.get(tx, fund_id)
    if refused := await _refusal(tx, person_id, fund, Action.SPEND, now=now):
        return refused
    await states.enter(tx, fund, State.SPENDING, person_id, now=now)
    return None


async def settle(tx: Tx, person_id: int, fund_id: int, *, now: datetime) -> Refusal | None:
    """Say that the work is done and paid: what is left goes back, each told its part."""
    fund = await register.get(tx, fund_id)
    known = await ledger.facts(tx, fund, now=now)
    if refused := await _refusal(tx, person_id, fund, Action.SETTLE, now=now):
        return refused
    # No bill can be confirmed afterwards, and what is owed would be shared out.
    if known.open_claims:
        return Refusal.CLAIMS_OPEN
    if known.owed:
        return Refusal.ADVANCES_OWED
    fund = await states.enter(tx, fund, State.SETTLING, person_id, now=now)
    codes = {flat.sort_key: flat.code for flat in await flats.of(tx, fund.id)}
    due = rules.returns_of(await ledger.rows(tx, fund.id)).due
    told = {"shares": {codes[door]: fen for door, fen in due.items()}}
    await states.chained(tx, fund, "surplus", told, person_id, now=now)
    await returning.ask_households(tx, fund, now=now)
    await posting.to_groups(tx, fund, "fund-settling", now=now, key=f"{fund.version}")
    return None


async def begin_close(tx: Tx, person_id: int, fund_id: int, *, now: datetime) -> Refusal | None:
    """Ask for what the acceptance still lacks, then close."""
    fund = await register.get(tx, fund_id)
    refused = await _refusal(tx, person_id, fund, Action.CLOSE, now=now)
    if refused in {Refusal.NOTE_MISSING, Refusal.PHOTO_MISSING}:
        await _ask(tx, person_id, fund, NOTE if not fund.acceptance else PHOTO, now=now)
        return None
    return refused or await _close(tx, person_id, fund, now=now)


async def begin_stop(tx: Tx, person_id: int, fund_id: int, *, now: datetime) -> Refusal | None:
    """Ask why the fund is to be stopped."""
    fund = await register.get(tx, fund_id)
    if refused := await barred(tx, person_id, fund, Action.STOP, now=now):
        return refused
    await _ask(tx, person_id, fund, STOP, now=now)
    return None


async def answer(tx: Tx, person_id: int, prompt: Prompt, typed: Typed, *, now: datetime) -> None:
    """Take a reason, the acceptance's note or its photo; what is wrong is asked for again."""
    step, fund_id = str(prompt.args["step"]), prompt.subject_id
    words = tidy(typed.text)[:LONGEST_NOTE]
    fund = await register.get(tx, fund_id)
    if (step == PHOTO and not typed.photo) or (step != PHOTO and not words):
        await _ask(tx, person_id, fund, step, now=now, again=True)
        return
    await prompts.close(tx, prompt)
    if step == STOP:
        refused = await stop(tx, person_id, fund_id, words, now=now)
    elif step == FAIL:
        refused = await fail(tx, person_id, fund_id, words, now=now)
    else:
        refused = await _accept(tx, person_id, fund, step, words, typed.photo, now=now)
    if refused:
        args = {"why": refused.value}
        await outbox.put(tx, Outgoing(person_id, "fund-refused", fund_id, args), now=now)


async def stop(
    tx: Tx, person_id: int, fund_id: int, reason: str, *, now: datetime
) -> Refusal | None:
    """End a fund that collects: all that was paid goes back, and every household is told."""
    fund = await register.get(tx, fund_id)
    given = Given(reason=reason)
    if refused := await _refusal(tx, person_id, fund, Action.STOP, given, now=now):
        return refused
    fund = await states.enter(tx, fund, State.REFUNDING, person_id, now=now, ended_reason=reason)
    await posting.to_groups(tx, fund, "fund-stopped", now=now, key=f"{fund.version}")
    await returning.ask_households(tx, fund, now=now)
    # Where nobody has paid yet there is nothing to wait for.
    await cancel(tx, person_id, fund_id, now=now)
    return None


async def begin_fail(tx: Tx, person_id: int, fund_id: int, *, now: datetime) -> Refusal | None:
    """Ask why a fund is called off."""
    fund = await register.get(tx, fund_id)
    refused = await _refusal(tx, person_id, fund, Action.FAIL, now=now)
    if refused is Refusal.REASON_MISSING:
        await _ask(tx, person_id, fund, FAIL, now=now)
        return None
    return refused


async def fail(
    tx: Tx, person_id: int, fund_id: int, reason: str, *, now: datetime
) -> Refusal | None:
    """Call off a fund that people still pledge to: nobody owes anything, who pledged is told."""
    fund = await register.get(tx, fund_id)
    given = Given(reason=reason)
    if refused := await _refusal(tx, person_id, fund, Action.FAIL, given, now=now):
        return refused
    rows = await standing.of(tx, fund)
    ended = {"ended_reason": reason, "closed_at": now}
    fund = await states.enter(tx, fund, State.FAILED, person_id, now=now, **ended)
    await posting.to_groups(tx, fund, CALLED_OFF, now=now, key="off")
    told = await authority.told_of(tx, fund)
    homes = [row.flat.household_id for row in rows if row.due.promised]
    who = [person for home in homes for person in told.get(home, [])]
    await posting.to_people(tx, fund, who, CALLED_OFF, now=now, key="off")
    return None


async def cancel(tx: Tx, person_id: int, fund_id: int, *, now: datetime) -> Refusal | None:
    """End a stopped fund whose money is all given back."""
    fund = await register.get(tx, fund_id)
    if fund.state is State.DRAFT:
        # Drafts are thrown away by whoever makes them.
        return Refusal.WRONG_STATE
    if refused := await _refusal(tx, person_id, fund, Action.CANCEL, now=now):
        return refused
    fund = await states.enter(tx, fund, State.CANCELLED, person_id, now=now, closed_at=now)
    await posting.to_groups(tx, fund, "fund-statement", now=now, key=f"{fund.version}")
    return None


async def _accept(
    tx: Tx, person_id: int, fund: Fund, step: str, words: str, photo: str, *, now: datetime
) -> Refusal | None:
    refused = await _refusal(tx, person_id, fund, Action.CLOSE, now=now)
    if refused not in {None, Refusal.NOTE_MISSING, Refusal.PHOTO_MISSING}:
        return refused
    note, picture = replace(fund, acceptance=words), replace(fund, acceptance_file_id=photo)
    await register.change(tx, fund, picture if step == PHOTO else note)
    return await begin_close(tx, person_id, fund.id, now=now)


async def _close(tx: Tx, person_id: int, fund: Fund, *, now: datetime) -> Refusal | None:
    sums = await ledger.totals(tx, fund.id)
    told = {
        "note": fund.acceptance,
        "balance": 0,
        "paid": sums.paid,
        "refunded": sums.refunded + sums.purse,
        "sponsors": sums.sponsors,
        "spent": sums.spent,
    }
    fund = await states.enter(tx, fund, State.CLOSED, person_id, now=now, closed_at=now)
    await states.chained(tx, fund, "closed", told, person_id, now=now)
    for view in ("fund-statement", "fund-statement-paper"):
        await posting.to_groups(tx, fund, view, now=now, key=f"{fund.version}")
    return None


async def _ask(
    tx: Tx, person_id: int, fund: Fund, step: str, *, now: datetime, again: bool = False
) -> None:
    args = {"step": step, "again": again}
    prompt = await prompts.ask(tx, person_id, person_id, PROMPT, fund.id, args, now=now)
    message = Outgoing(person_id, PROMPT, fund.id, args, prompt_id=prompt)
    await outbox.put(tx, message, now=now)


async def _refusal(
    tx: Tx,
    person_id: int,
    fund: Fund,
    action: Action,
    given: Given = rules.NOTHING,
    *,
    now: datetime,
) -> Refusal | None:
    known = await ledger.facts(tx, fund, now=now)
    return await authority.refusal(tx, person_id, fund, action, given, now=now, known=known)
