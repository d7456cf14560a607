"""The doors of words entered for a household, of saying no to them, and of gifts taken back."""

from actions.funds import behalf, own, retracting
from actions.funds import standing as standings
from actions.funds.pledging import Pledged
from actions.funds.standing import Standing
from domain.funds import Fund, Party, Refusal
from handlers.context import Context
from handlers.doors import Doors, Scene
from handlers.funds.boards import fund_of, home
from handlers.funds.pledging import LONGEST, said
from handlers.places.taps import own_message
from storage.database import Tx
from storage.funds import flats
from storage.places import people
from storage.prompts import Prompt
from views.funds import behalf as view
from views.funds import refused
from views.funds.buttons_pledging import (
    FundBehalf,
    FundBehalfOf,
    FundBehalfSay,
    FundGiftBack,
    FundNotMine,
)
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(FundBehalf, choose)
    doors.tap(FundBehalfOf, ask)
    doors.tap(FundBehalfSay, enter)
    doors.tap(FundNotMine, disown)
    doors.tap(FundGiftBack, take_back)
    doors.answer(behalf.ASK, answer)
    doors.screen(behalf.VIEW, draw_choice)
    doors.screen(behalf.OF, draw_asking)
    doors.screen(behalf.ASK, draw_sum)
    doors.screen(behalf.TOLD, draw_told)
    doors.screen(behalf.DENIED, draw_denied)


async def choose(context: Context, tapped: FundBehalf) -> None:
    where = (tapped.fund_id, max(tapped.page, 0))
    no = await context.act(behalf.choose, *where, here=own_message(context), now=context.now)
    await _refused(context, no)


async def ask(context: Context, tapped: FundBehalfOf) -> None:
    where = (tapped.fund_id, tapped.flat_id)
    no = await context.act(behalf.ask, *where, here=own_message(context), now=context.now)
    await _refused(context, no)


async def enter(context: Context, tapped: FundBehalfSay) -> None:
    """What the household says, or the question how much."""
    what = (tapped.fund_id, tapped.flat_id, tapped.kind)
    done = await context.act(behalf.tap, *what, here=own_message(context), now=context.now)
    if isinstance(done, Pledged):
        await context.toast(said(context, done))
    else:
        await _refused(context, done)


async def answer(context: Context, prompt: Prompt) -> None:
    text = context.message.text or context.message.caption or ""
    await context.act(behalf.answered, prompt, text[:LONGEST], now=context.now)


async def disown(context: Context, tapped: FundNotMine) -> None:
    what = (tapped.fund_id, tapped.flat_id, tapped.pledge_id)
    no = await context.act(behalf.disown, *what, now=context.now)
    if no is None:
        await context.toast(context.say.plain("fund-behalf-undone"))
    await _refused(context, no)


async def take_back(context: Context, tapped: FundGiftBack) -> None:
    """One gives nothing on top after all."""
    what = (tapped.fund_id, tapped.flat_id)
    no = await context.act(retracting.tap, *what, here=own_message(context), now=context.now)
    if no is None:
        await context.toast(context.say.plain("fund-gift-undone"))
    else:
        await context.toast(refused.said(context.say, no.value))


async def draw_choice(tx: Tx, scene: Scene) -> Screen | None:
    """The households that have not answered themselves, to organisers only."""
    fund, rows = await _open(tx, scene)
    page, big = int(scene.args.get("page", 0)), scene.reader.big
    return view.choice(scene.say, fund, [home(r) for r in rows], page, big=big) if fund else None


async def draw_asking(tx: Tx, scene: Scene) -> Screen | None:
    fund, row = await _chosen(tx, scene)
    return view.asking(scene.say, fund, home(row), big=scene.reader.big) if fund and row else None


async def draw_sum(tx: Tx, scene: Scene) -> Screen | None:
    fund, row = await _chosen(tx, scene)
    return view.how_much(scene.say, fund, home(row)) if fund and row else None


async def draw_told(tx: Tx, scene: Scene) -> Screen | None:
    """What was entered, to the household's own people, as long as it stands."""
    fund = await fund_of(tx, scene.subject_id)
    if fund is None or not scene.reader.private:
        return None
    rows = await standings.mine(tx, scene.reader.chat_id, fund)
    row = next((r for r in rows if r.flat.household_id == scene.args["flat"]), None)
    word = row and behalf.word(row, int(scene.args["pledge"]))
    if not row or not word:
        return None
    person = await people.find(tx, word.person_id or 0)
    by, flat = person.name if person else "", row.flat
    told = (word.id, word.kind, word.amount)
    return view.told(scene.say, fund, flat.label, by, told, flat.household_id)


async def draw_denied(tx: Tx, scene: Scene) -> Screen | None:
    fund = await fund_of(tx, scene.subject_id)
    if fund is None or not scene.reader.private:
        return None
    mine = await own.own(tx, scene.reader.chat_id, fund, now=scene.now)
    flat = await flats.find(tx, fund.id, int(scene.args["flat"]))
    if flat is None or Party.ORGANISER not in mine.parties:
        return None
    return view.denied(scene.say, fund, flat.label)


async def _open(tx: Tx, scene: Scene) -> tuple[Fund | None, list[Standing]]:
    fund = await fund_of(tx, scene.subject_id)
    if fund is None or not scene.reader.private:
        return None, []
    rows = await behalf.open_to(tx, scene.reader.chat_id, fund, now=scene.now)
    return (None, []) if isinstance(rows, Refusal) else (fund, rows)


async def _chosen(tx: Tx, scene: Scene) -> tuple[Fund | None, Standing | None]:
    fund, rows = await _open(tx, scene)
    return fund, next((r for r in rows if r.flat.household_id == scene.args["flat"]), None)


async def _refused(context: Context, no: Refusal | None) -> None:
    if no is not None:
        await context.toast(refused.said(context.say, no.value))
