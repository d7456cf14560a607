"""The doors of the end: what is given back, what is left to the stairwell, how it closes."""

from actions.funds import closing, ledger, reading, returning
from domain import funds as rules
from domain.funds import Fund, State
from handlers.context import Context
from handlers.doors import Doors, Scene
from handlers.funds.boards import readable
from handlers.funds.spending import spot, told, typed
from storage.database import Tx
from storage.funds import register as funds
from storage.prompts import Prompt
from views.funds import settling as view
from views.funds.buttons_spending import FundLeave, FundReturn
from views.funds.settling import Back
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(FundReturn, give_back)
    doors.tap(FundLeave, leave)
    doors.answer(closing.PROMPT, answer)
    doors.screen("fund-returns", draw_returns)
    doors.screen("fund-surplus", draw_surplus)
    doors.screen("fund-end", draw_end)
    doors.screen("fund-settling", draw_settling)
    doors.screen("fund-stopped", draw_stopped)
    doors.screen(closing.CALLED_OFF, draw_called_off)


async def give_back(context: Context, tapped: FundReturn) -> None:
    """A custodian gave money back: who got it, or another custodian, confirms it."""
    what = (tapped.fund_id, tapped.household_id, tapped.kind)
    done = await context.act(returning.record, *what, spot(context), now=context.now)
    if done is None:
        await context.toast(context.say.plain("fund-sent-on"))
    await told(context, done)


async def leave(context: Context, tapped: FundLeave) -> None:
    what, to_purse = (tapped.fund_id, tapped.household_id), bool(tapped.to_purse)
    done = await context.act(
        returning.leave, *what, spot(context), to_purse=to_purse, now=context.now
    )
    if done is None:
        await context.toast(context.say.plain("fund-done"))
    await told(context, done)


async def answer(context: Context, prompt: Prompt) -> None:
    await context.act(closing.answer, prompt, typed(context), now=context.now)


async def draw_returns(tx: Tx, scene: Scene) -> Screen | None:
    """What is still to be given, to those who keep or organise."""
    fund = await _fund(tx, scene)
    if fund is None or await reading.duties(tx, scene.reader.chat_id, fund, now=scene.now) is None:
        return None
    due = [
        Back(
            one.flat.household_id if one.flat else 0,
            one.flat.label if one.flat else "",
            one.kind,
            one.amount,
            one.open,
        )
        for one in await returning.due(tx, fund)
    ]
    keep, big = fund.state is State.SETTLING, scene.reader.big
    return view.returns(scene.say, fund, due, may_keep=keep, big=big)


async def draw_surplus(tx: Tx, scene: Scene) -> Screen | None:
    """A household's part, to those who may speak for it."""
    fund = await _fund(tx, scene)
    home = int(scene.args.get("home", 0))
    part = fund and await reading.part_of(tx, scene.reader.chat_id, fund, home)
    if fund is None or not part:
        return None
    flat, share, left = part
    stopped = fund.state in {State.REFUNDING, State.CANCELLED}
    return view.surplus(
        scene.say, fund, (flat.household_id, flat.label), share, left=left, stopped=stopped
    )


async def draw_end(_: Tx, scene: Scene) -> Screen:
    return view.end(scene.say, str(scene.args["step"]), again=bool(scene.args.get("again")))


async def draw_settling(tx: Tx, scene: Scene) -> Screen | None:
    fund = await funds.find(tx, scene.subject_id)
    if fund is None:
        return None
    return view.settling(scene.say, fund, rules.balance(await ledger.rows(tx, fund.id)))


async def draw_stopped(tx: Tx, scene: Scene) -> Screen | None:
    fund = await funds.find(tx, scene.subject_id)
    return view.stopped(scene.say, fund) if fund else None


async def draw_called_off(tx: Tx, scene: Scene) -> Screen | None:
    fund = await readable(tx, scene)
    return view.called_off(scene.say, fund) if fund else None


async def _fund(tx: Tx, scene: Scene) -> Fund | None:
    return await funds.find(tx, scene.subject_id) if scene.reader.private else None
