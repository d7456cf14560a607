"""How the records of a fund are drawn: the desk, the questions, the check, the claim."""

from actions.funds import form, reading, verdicts
from domain.funds import Action, EntryKind, Fund, Refusal, amount
from handlers.doors import Doors, Scene
from storage.database import Tx
from storage.funds import claims, entries, flats, register, sponsors
from storage.funds.claims import Claim, ClaimState
from storage.places import people
from views.funds import refused
from views.funds import spending as view
from views.funds.buttons_spending import Field
from views.funds.spending import Record
from views.screen import Screen

# Rows that can be reversed are chosen among the newest: an old mistake is a rare one.
REVERSIBLE = 64


def register_screens(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen("fund-desk", draw_desk)
    doors.screen("fund-sure", draw_sure)
    doors.screen("fund-form", draw_form)
    doors.screen("fund-check", draw_check)
    doors.screen("fund-claim", draw_claim)
    doors.screen("fund-decided", draw_decided)
    doors.screen("fund-decline", draw_decline)
    doors.screen("fund-gone", draw_gone)
    doors.screen("fund-refused", draw_refused)
    doors.screen("fund-declined", draw_declined)
    doors.screen("fund-reversals", draw_reversals)


async def draw_desk(tx: Tx, scene: Scene) -> Screen | None:
    """What the reader may do; None to whom the money is none of their business any more."""
    fund = await register.find(tx, scene.subject_id)
    if fund is None or not scene.reader.private:
        return None
    reader = scene.reader.chat_id
    found = await reading.duties(tx, reader, fund, now=scene.now)
    if found is None:
        return None
    waiting = [await record_of(tx, fund, claim) for claim in found.waiting]
    page, big = max(int(scene.args.get("page", 0)), 0), scene.reader.big
    sums = (found.known, found.spent)
    return view.desk(scene.say, fund, *sums, found.actions, waiting, page, big=big)


async def draw_sure(tx: Tx, scene: Scene) -> Screen | None:
    fund = await register.find(tx, scene.subject_id)
    action = scene.args.get("action", "")
    return view.sure(scene.say, fund, Action(action)) if fund else None


async def draw_form(tx: Tx, scene: Scene) -> Screen | None:
    """A question of the form, with what was wrong with the last answer."""
    found = await _claim(tx, scene)
    if found is None:
        return None
    fund, claim = found
    field = Field(scene.args["field"])
    record = await record_of(tx, fund, claim)
    if field not in form.CHOSEN:
        why, left = str(scene.args.get("why") or ""), int(scene.args.get("left") or 0)
        return view.question(scene.say, record, field, why, left)
    named = [(value, await _name(tx, fund, field, value)) for value in await _ids(tx, fund, field)]
    page = max(int(scene.args.get("page", 0)), 0)
    return view.choice(scene.say, record, field, named, page, big=scene.reader.big)


async def draw_check(tx: Tx, scene: Scene) -> Screen | None:
    found = await _claim(tx, scene)
    if found is None or found[1].state is not ClaimState.DRAFT:
        return None
    fields = [Field(name) for name in form.FIELDS[found[1].kind]]
    return view.check(scene.say, await record_of(tx, *found), fields, big=scene.reader.big)


async def draw_claim(tx: Tx, scene: Scene) -> Screen | None:
    """A record to those who have to do with it, with the buttons that would work for them."""
    found = await _claim(tx, scene)
    if found is None:
        return None
    fund, claim = found
    reader = scene.reader.chat_id
    if not await verdicts.may_see(tx, reader, fund, claim, now=scene.now):
        return None
    able: list[int] = []
    if claim.state is ClaimState.OPEN:
        able = await verdicts.confirmers(tx, fund, claim, now=scene.now)
    record = await record_of(tx, fund, claim)
    nobody = claim.state is ClaimState.OPEN and not able
    return view.claim(
        scene.say,
        record,
        mine=claim.first_by == reader,
        may_confirm=reader in able,
        nobody=nobody,
        big=scene.reader.big,
    )


async def draw_decided(tx: Tx, scene: Scene) -> Screen | None:
    found = await _claim(tx, scene)
    return view.decided(scene.say, await record_of(tx, *found)) if found else None


async def draw_decline(_: Tx, scene: Scene) -> Screen:
    return view.why_not(scene.say)


async def draw_gone(_: Tx, scene: Scene) -> Screen:
    return Screen(scene.say("fund-gone"))


async def draw_declined(_: Tx, scene: Scene) -> Screen:
    return Screen(scene.say("fund-declined"))


async def draw_refused(_: Tx, scene: Scene) -> Screen:
    return Screen(refused.said(scene.say, Refusal(scene.args["why"])))


async def draw_reversals(tx: Tx, scene: Scene) -> Screen | None:
    """The rows that stand, the newest first."""
    fund = await register.find(tx, scene.subject_id)
    if fund is None or not scene.reader.private:
        return None
    rows = await entries.of(tx, fund.id)
    gone = {row.reverses for row in rows}
    standing = [
        (row.seq, row.kind, amount(row.entry))
        for row in reversed(rows)
        if row.kind is not EntryKind.REVERSAL and row.seq not in gone
    ]
    page = max(int(scene.args.get("page", 0)), 0)
    return view.reversals(scene.say, fund, standing[:REVERSIBLE], page, big=scene.reader.big)


async def record_of(tx: Tx, fund: Fund, claim: Claim) -> Record:
    """A claim in words."""
    flat = claim.household_id and await flats.find(tx, fund.id, claim.household_id)
    sponsor = claim.sponsor_id and await sponsors.find(tx, claim.sponsor_id)
    person = await people.find(tx, claim.claimed_by)
    base = await entries.find(tx, fund.id, claim.reverses) if claim.reverses else None
    return Record(
        claim.id,
        fund.id,
        fund.title,
        claim.number,
        claim.kind,
        claim.state.value,
        amount(base.entry) if base else claim.amount,
        payee=claim.payee or "",
        invoice=claim.invoice or "",
        home=flat.label if flat else "",
        sponsor=sponsor.name if sponsor else "",
        worked=bool(sponsor and sponsor.in_kind),
        note=claim.note or "",
        reason=claim.refused_reason or "",
        by=person.name if person else "",
        file_id=claim.file_id or "",
        reverses=(base.seq, base.kind, amount(base.entry)) if base else None,
    )


async def _claim(tx: Tx, scene: Scene) -> tuple[Fund, Claim] | None:
    claim = await claims.find(tx, scene.subject_id)
    if claim is None or not scene.reader.private:
        return None
    return await register.get(tx, claim.fund_id), claim


async def _ids(tx: Tx, fund: Fund, field: Field) -> list[int]:
    return await form.choices(tx, fund, field.value)


async def _name(tx: Tx, fund: Fund, field: Field, value: int) -> str:
    if field is Field.SPONSOR:
        sponsor = await sponsors.find(tx, value)
        return sponsor.name if sponsor else "?"
    flat = await flats.find(tx, fund.id, value)
    return flat.label if flat else "?"
