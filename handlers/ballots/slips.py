"""Slips, second readings, disputes and proxies: what is tapped."""

from actions.ballots import paper, proxying, standing_in, witnessing
from domain.ballots import Refusal
from domain.ballots.hall import Snag
from handlers.ballots.hall import at, said, toast
from handlers.context import Context
from handlers.doors import Doors, Step
from views.ballots.buttons_hall import (
    PaperEnter,
    PaperHead,
    ProxyAgent,
    ProxyEnd,
    ProxyHead,
    ProxyVote,
    SlipDispute,
    SlipDo,
    SlipRead,
    SlipTool,
)


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(PaperHead, pick)
    doors.tap(PaperEnter, enter)
    doors.tap(SlipDo, handle_slip)
    doors.tap(SlipRead, read)
    doors.tap(SlipDispute, dispute)
    doors.tap(ProxyHead, pick_principal)
    doors.tap(ProxyAgent, choose_agent)
    doors.tap(ProxyEnd, end_proxy)
    doors.tap(ProxyVote, vote)


async def pick(context: Context, tapped: PaperHead) -> None:
    where = (tapped.ballot_id, tapped.head_id, at(context), tapped.picks, tapped.page)
    await said(context, await context.act(paper.pick, *where, now=context.now))


async def enter(context: Context, tapped: PaperEnter) -> None:
    where = (tapped.ballot_id, tapped.head_id, tapped.picks, at(context))
    await said(context, await context.act(paper.enter, *where, now=context.now), "entered")


async def handle_slip(context: Context, tapped: SlipDo) -> None:
    """Ask for its picture, show that to the witness, or take the slip back."""
    if tapped.tool is SlipTool.WITHDRAW:
        where = (tapped.cast_id, at(context))
        done = await context.act(paper.withdraw, *where, now=context.now)
        await said(context, done, "withdrawn")
        return
    step: Step = paper.ask_photo if tapped.tool is SlipTool.PHOTO else witnessing.picture
    await said(context, await context.act(step, tapped.cast_id, now=context.now), "below")


async def read(context: Context, tapped: SlipRead) -> None:
    """Show the boxes, or take the reading."""
    where = (tapped.cast_id, tapped.picks, at(context))
    if not tapped.done:
        shown = await context.act(witnessing.show, *where, tapped.page, now=context.now)
        await said(context, shown)
        return
    done = await context.act(witnessing.read, *where, now=context.now)
    if isinstance(done, witnessing.Read):
        await toast(context, "same" if done.same else "different")
    else:
        await said(context, done)


async def dispute(context: Context, tapped: SlipDispute) -> None:
    """Ask once more; when sure, the slip counts no longer."""
    sure = bool(tapped.sure)
    where = (tapped.cast_id, at(context))
    done = await context.act(witnessing.dispute, *where, sure=sure, now=context.now)
    await said(context, done, "disputed" if sure else "")


async def pick_principal(context: Context, tapped: ProxyHead) -> None:
    where = (tapped.ballot_id, tapped.head_id)
    await said(context, await context.act(proxying.pick, *where, now=context.now), "asked")


async def choose_agent(context: Context, tapped: ProxyAgent) -> None:
    where = (tapped.ballot_id, tapped.head_id, tapped.person_id)
    await said(context, await context.act(proxying.choose, *where, now=context.now), "asked")


async def end_proxy(context: Context, tapped: ProxyEnd) -> None:
    where = (tapped.proxy_id, at(context))
    await said(context, await context.act(proxying.end, *where, now=context.now), "proxy_ended")


async def vote(context: Context, tapped: ProxyVote) -> None:
    """Pick, or vote for the flat and say under which receipt."""
    where = (tapped.proxy_id, tapped.picks, at(context))
    if not tapped.done:
        shown = await context.act(standing_in.pick, *where, tapped.page, now=context.now)
        await said(context, shown)
        return
    done = await context.act(standing_in.vote, *where, now=context.now)
    if isinstance(done, Refusal | Snag):
        await said(context, done)
        return
    text = context.say.plain("ballot-proxy-cast", fate=done.fate.value, receipt=done.row.receipt)
    await context.toast(text)
