"""The buttons under a draft: each answers with a toast and the next screen."""

from actions.funds import dictating, drafting, publishing, sharing
from actions.funds.drafting import Aside
from domain.funds import Fund, Refusal
from domain.funds.shaping import Writing
from handlers.context import Context
from handlers.doors import Doors
from handlers.funds.opening import at, said, toast
from views.funds.buttons_opening import (
    FundDays,
    FundDiscard,
    FundGrain,
    FundLift,
    FundMinimum,
    FundPage,
    FundPlace,
    FundPublish,
    FundRule,
    FundStairwell,
    FundTable,
    FundUnsponsor,
    FundUntil,
    FundWrite,
)


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(FundPublish, publish)
    doors.tap(FundDiscard, discard)
    doors.tap(FundPage, turn)
    doors.tap(FundRule, choose_rule)
    doors.tap(FundPlace, choose_place)
    doors.tap(FundStairwell, choose_stairwell)
    doors.tap(FundMinimum, choose_minimum)
    doors.tap(FundGrain, choose_grain)
    doors.tap(FundDays, choose_days)
    doors.tap(FundUntil, choose_deadline)
    doors.tap(FundWrite, write)
    doors.tap(FundUnsponsor, drop_sponsor)
    doors.tap(FundLift, lift)
    doors.tap(FundTable, table)


async def publish(context: Context, tapped: FundPublish) -> None:
    """Freeze and open it; the second of two who press hears that it is open."""
    done = await context.act(
        publishing.press,
        tapped.fund_id,
        at(context),
        tapped.version,
        tapped.made,
        now=context.now,
    )
    await _answered(context, done, "published")


async def discard(context: Context, tapped: FundDiscard) -> None:
    refused = await context.act(publishing.discard, tapped.fund_id, at(context), now=context.now)
    await context.toast(said(context, refused) if refused else toast(context, "gone"))


async def turn(context: Context, tapped: FundPage) -> None:
    page = (tapped.page.value, tapped.at)
    refused = await context.act(drafting.turn, tapped.fund_id, at(context), *page, now=context.now)
    if refused:
        await context.toast(said(context, refused))


async def choose_rule(context: Context, tapped: FundRule) -> None:
    done = await context.act(
        drafting.set_rule, tapped.fund_id, at(context), tapped.rule, now=context.now
    )
    await _answered(context, done)


async def choose_place(context: Context, tapped: FundPlace) -> None:
    done = await context.act(
        drafting.set_place, tapped.fund_id, at(context), tapped.place_id, now=context.now
    )
    await _answered(context, done)


async def choose_stairwell(context: Context, tapped: FundStairwell) -> None:
    done = await context.act(
        drafting.set_stairwell, tapped.fund_id, at(context), tapped.flat_id, now=context.now
    )
    await _answered(context, done)


async def choose_minimum(context: Context, tapped: FundMinimum) -> None:
    of = (tapped.part, tapped.whole)
    done = await context.act(
        drafting.set_minimum, tapped.fund_id, at(context), *of, now=context.now
    )
    await _answered(context, done)


async def choose_grain(context: Context, tapped: FundGrain) -> None:
    done = await context.act(
        drafting.set_grain, tapped.fund_id, at(context), tapped.grain, now=context.now
    )
    await _answered(context, done)


async def choose_days(context: Context, tapped: FundDays) -> None:
    when = (tapped.which, tapped.days)
    done = await context.act(
        drafting.set_days, tapped.fund_id, at(context), *when, now=context.now
    )
    await _answered(context, done)


async def choose_deadline(context: Context, tapped: FundUntil) -> None:
    when = (tapped.which, tapped.seconds)
    done = await context.act(
        drafting.set_until, tapped.fund_id, at(context), *when, now=context.now
    )
    await _answered(context, done)


async def write(context: Context, tapped: FundWrite) -> None:
    """Ask for it; a reason is asked for in private, and the toast says so."""
    what = (tapped.what, tapped.flat_id)
    refused = await context.act(dictating.ask, tapped.fund_id, at(context), *what, now=context.now)
    if refused:
        await context.toast(said(context, refused))
    elif tapped.what is Writing.EXEMPT and not context.private:
        await context.toast(said(context, Aside.SENT))


async def drop_sponsor(context: Context, tapped: FundUnsponsor) -> None:
    done = await context.act(
        drafting.drop_sponsor, tapped.fund_id, at(context), tapped.sponsor_id, now=context.now
    )
    await _answered(context, done)


async def lift(context: Context, tapped: FundLift) -> None:
    done = await context.act(
        drafting.lift, tapped.fund_id, at(context), tapped.flat_id, now=context.now
    )
    await _answered(context, done)


async def table(context: Context, tapped: FundTable) -> None:
    """The whole table as a file, in private."""
    sent = await context.act(sharing.send_table, tapped.fund_id, now=context.now)
    if isinstance(sent, Refusal):
        await context.toast(said(context, sent))
    else:
        await context.toast(said(context, Aside.SENT if sent else Aside.CLOSED))


async def _answered(context: Context, done: Fund | str, what: str = "changed") -> None:
    good = isinstance(done, Fund)
    await context.toast(toast(context, what) if good else said(context, str(done)))
