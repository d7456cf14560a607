"""The taps of pledging, in groups and in private, and what is typed for them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from actions.funds import own, pledging
from actions.funds.own import Asked, Own
from actions.funds.pledging import Pledged
from actions.funds.standing import Standing
from actions.funds.unheard import Unheard
from actions.places import telling
from domain import funds as rules
from domain.funds import MoneyRefusal, PledgeKind, Refusal
from storage import prompts
from storage.database import Tx
from storage.funds import register
from storage.prompts import Prompt

ASK: Final = "fund-pledge-ask"
CHOOSE: Final = "fund-flats"
# What is asked for a sum, in private.
SUMS: Final = frozenset({PledgeKind.PART, PledgeKind.GIFT})


async def tap(
    tx: Tx,
    person_id: int,
    fund_id: int,
    kind: PledgeKind,
    flat_id: int,
    *,
    here: int | None,
    sure: bool,
    now: datetime,
) -> Pledged | Asked | Refusal | Unheard:
    """Pledge by one tap, or ask in private for what it takes; `here` is the screen tapped there.

    A hardship is told only after the person was told who will read it (`sure`).
    """
    fund = await register.get(tx, fund_id)
    told = kind is PledgeKind.HARDSHIP and not (sure and here is not None)
    free = kind is PledgeKind.FULL and fund.rule is rules.ShareRule.VOLUNTARY
    if kind in SUMS or told or free:
        asked = PledgeKind.GIFT if free else kind
        return await _ask(tx, person_id, fund_id, asked, flat_id, here=here, now=now)
    done = await pledging.pledge(tx, person_id, fund_id, kind, flat_id=flat_id, now=now)
    if here is not None:
        await own.open_home(tx, person_id, fund_id, here=here, now=now)
    return done


async def answered(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Pledged | None:
    """Take a typed sum, or the words for a hardship; what is wrong is said and asked again."""
    kind, flat_id = PledgeKind(prompt.args["kind"]), int(prompt.args["flat"])
    amount = rules.read_money(text) if kind in SUMS else None
    if isinstance(amount, MoneyRefusal):
        await own.wrong(tx, person_id, prompt.subject_id, amount, now=now)
        return None
    done = await pledging.pledge(
        tx,
        person_id,
        prompt.subject_id,
        kind,
        flat_id=flat_id,
        amount=amount,
        reason="" if kind in SUMS else text,
        now=now,
    )
    if not isinstance(done, Pledged):
        await own.wrong(tx, person_id, prompt.subject_id, done, now=now)
        return None
    await prompts.close(tx, prompt)
    await own.show(tx, person_id, prompt.subject_id, now=now)
    return done


async def _ask(
    tx: Tx,
    person_id: int,
    fund_id: int,
    kind: PledgeKind,
    flat_id: int,
    *,
    here: int | None,
    now: datetime,
) -> Asked | Refusal | Unheard:
    fund = await register.get(tx, fund_id)
    mine = await own.own(tx, person_id, fund, now=now)
    if mine.refusal:
        return mine.refusal
    if here is None and not await telling.reachable(tx, person_id):
        return Asked(reached=False)
    flats = chosen(mine, flat_id)
    if not flats:
        return Refusal.NOT_YOURS
    args = {"kind": kind.value, "flat": flats[0].flat.household_id}
    if len(flats) > 1:
        args = {"for": kind.value}
        await own.show(tx, person_id, fund_id, now=now, view=CHOOSE, args=args, here=here)
        return Asked(reached=True)
    await prompts.ask(tx, person_id, person_id, ASK, fund_id, args, now=now)
    await own.show(tx, person_id, fund_id, now=now, view=ASK, args=args, here=here)
    return Asked(reached=True)


def chosen(mine: Own, flat_id: int) -> Sequence[Standing]:
    """The households a tap is about: the one it names, or all of the person's."""
    return [row for row in mine.rows if flat_id in {0, row.flat.household_id}]
