"""Where to pay: a custodian's own words or code, shown as they are; the bot moves no money."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from actions.funds import authority, own, posting, states
from actions.funds.form import Typed
from domain.funds import RUNNING, Fund, Party, Refusal
from domain.funds.shaping import LONGEST_NOTE
from domain.places.writing import tidy
from storage import outbox, prompts
from storage.database import Tx
from storage.funds import register
from storage.outbox import Outgoing
from storage.prompts import Prompt

ASK: Final = "fund-account"
SHOWN: Final = "fund-account-shown"


async def ask(
    tx: Tx, person_id: int, fund_id: int, *, here: int | None, now: datetime
) -> Refusal | None:
    """Ask a custodian for words, a picture of their code, or both."""
    fund = await register.get(tx, fund_id)
    if no := await refusal(tx, person_id, fund, now=now):
        return no
    await prompts.ask(tx, person_id, person_id, ASK, fund_id, now=now)
    await own.show(tx, person_id, fund_id, now=now, view=ASK, here=here)
    return None


async def answered(
    tx: Tx, person_id: int, prompt: Prompt, typed: Typed, *, now: datetime
) -> Refusal | None:
    """Show what came in place of what stood there; without any it is asked again."""
    fund = await register.get(tx, prompt.subject_id)
    if no := await refusal(tx, person_id, fund, now=now):
        await prompts.close(tx, prompt)
        args = {"why": no.value}
        await outbox.put(tx, Outgoing(person_id, "fund-refused", fund.id, args), now=now)
        return no
    note = tidy(typed.text)[:LONGEST_NOTE]
    if not note and not typed.photo:
        await own.wrong(tx, person_id, fund.id, "nothing", now=now)
        return None
    if await prompts.close(tx, prompt):
        await _put(tx, person_id, fund, note, typed.photo, now=now)
    return None


async def refusal(tx: Tx, person_id: int, fund: Fund, *, now: datetime) -> Refusal | None:
    """Why the person cannot say where to pay, or None: custodians can while money may come."""
    if Party.CUSTODIAN not in await authority.parties_of(tx, person_id, fund, now=now):
        return Refusal.NOT_A_CUSTODIAN
    return None if fund.state in RUNNING else Refusal.WRONG_STATE


async def _put(
    tx: Tx, person_id: int, fund: Fund, note: str, file_id: str, *, now: datetime
) -> None:
    # Together: words beside another's picture would send the money to the wrong one.
    becomes = replace(fund, pay_note=note or None, pay_file_id=file_id or None)
    changed = await register.change(tx, fund, becomes)
    who = states.alias(fund, person_id)
    # Not the words themselves: an account is nobody's business outside the building.
    await states.chained(tx, fund, "account", {"person": who}, person_id, now=now)
    await posting.stale(tx, fund.id, now=now)
    keepers = [one.person_id for one in (await authority.facts(tx, fund, now=now)).custodians]
    # The others read it too: whoever slips in an account of their own is seen at once.
    watching = [*keepers, *await authority.organisers(tx, fund, now=now)]
    args = {"by": person_id}
    key = f"account:{changed.version}"
    await posting.to_people(tx, fund, watching, SHOWN, args, now=now, key=key)
