"""The buttons under a draft: each answers with a toast and the next screen."""

from actions.ballots import dictating, drafting, publishing, roster
from actions.ballots.drafting import Tapped
from actions.ballots.publishing import Snag
from domain.ballots import Ballot, Refusal
from handlers.context import Context
from handlers.doors import Doors
from storage.ballots import register as ballots
from storage.database import Tx
from views.ballots import drafting as view
from views.ballots.buttons_asking import (
    DraftDiscard,
    DraftDrop,
    DraftFill,
    DraftKind,
    DraftLength,
    DraftPage,
    DraftPlace,
    DraftPublish,
    DraftSeats,
    DraftShare,
    DraftStairwell,
    DraftStrike,
    DraftUntil,
    DraftVoters,
    DraftWrite,
)

LENGTHS = frozenset({Refusal.TOO_SHORT, Refusal.TOO_LONG})


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(DraftPublish, publish)
    doors.tap(DraftDiscard, discard)
    doors.tap(DraftPage, turn)
    doors.tap(DraftKind, choose_kind)
    doors.tap(DraftLength, choose_length)
    doors.tap(DraftUntil, choose_deadline)
    doors.tap(DraftPlace, choose_place)
    doors.tap(DraftStairwell, choose_stairwell)
    doors.tap(DraftVoters, choose_voters)
    doors.tap(DraftSeats, choose_seats)
    doors.tap(DraftShare, choose_share)
    doors.tap(DraftWrite, write)
    doors.tap(DraftDrop, drop_option)
    doors.tap(DraftFill, fill)
    doors.tap(DraftStrike, strike)


async def publish(context: Context, tapped: DraftPublish) -> None:
    """Freeze and open it; the second of two who press hears that it is open."""
    outcome = await context.act(
        publishing.press,
        tapped.ballot_id,
        _at(context),
        tapped.version,
        tapped.made,
        now=context.now,
    )
    # No reproach for being second: what they wanted is done.
    if outcome == Refusal.FROZEN:
        await _toast(context, "frozen")
    else:
        await _said(context, tapped.ballot_id, outcome, "published")


async def discard(context: Context, tapped: DraftDiscard) -> None:
    refused = await context.act(
        publishing.discard, tapped.ballot_id, _at(context), now=context.now
    )
    await _said(context, tapped.ballot_id, refused, "gone")


async def turn(context: Context, tapped: DraftPage) -> None:
    refused = await context.act(
        drafting.turn,
        tapped.ballot_id,
        _at(context),
        tapped.page.value,
        tapped.at,
        now=context.now,
    )
    if refused:
        await _said(context, tapped.ballot_id, refused, "done")


async def choose_kind(context: Context, tapped: DraftKind) -> None:
    where = (tapped.ballot_id, _at(context), tapped.kind)
    await _said(
        context, tapped.ballot_id, await context.act(drafting.set_kind, *where, now=context.now)
    )


async def choose_length(context: Context, tapped: DraftLength) -> None:
    where = (tapped.ballot_id, _at(context), tapped.minutes)
    await _said(
        context, tapped.ballot_id, await context.act(drafting.set_length, *where, now=context.now)
    )


async def choose_deadline(context: Context, tapped: DraftUntil) -> None:
    where = (tapped.ballot_id, _at(context), tapped.seconds)
    await _said(
        context,
        tapped.ballot_id,
        await context.act(drafting.set_deadline, *where, now=context.now),
    )


async def choose_place(context: Context, tapped: DraftPlace) -> None:
    """Ask in another place; at the first choice the next question follows."""
    where = (tapped.ballot_id, _at(context), tapped.place_id)
    screen = "ask_options" if tapped.step else "home"
    done = await context.act(drafting.set_place, *where, now=context.now, screen=screen)
    await _said(context, tapped.ballot_id, done)


async def choose_stairwell(context: Context, tapped: DraftStairwell) -> None:
    where = (tapped.ballot_id, _at(context), tapped.household_id)
    await _said(
        context,
        tapped.ballot_id,
        await context.act(drafting.set_stairwell, *where, now=context.now),
    )


async def choose_voters(context: Context, tapped: DraftVoters) -> None:
    where = (tapped.ballot_id, _at(context), tapped.electorate)
    await _said(
        context,
        tapped.ballot_id,
        await context.act(drafting.set_electorate, *where, now=context.now),
    )


async def choose_seats(context: Context, tapped: DraftSeats) -> None:
    where = (tapped.ballot_id, _at(context), tapped.seats)
    await _said(
        context, tapped.ballot_id, await context.act(drafting.set_seats, *where, now=context.now)
    )


async def choose_share(context: Context, tapped: DraftShare) -> None:
    where = (tapped.ballot_id, _at(context), tapped.part, tapped.share)
    await _said(
        context, tapped.ballot_id, await context.act(drafting.set_share, *where, now=context.now)
    )


async def write(context: Context, tapped: DraftWrite) -> None:
    """Ask for words below the draft."""
    refused = await context.act(
        dictating.ask,
        tapped.ballot_id,
        _at(context),
        tapped.what,
        onward=bool(tapped.step),
        now=context.now,
    )
    await _said(context, tapped.ballot_id, refused, "asked")


async def drop_option(context: Context, tapped: DraftDrop) -> None:
    where = (tapped.ballot_id, _at(context), tapped.index, tapped.version)
    await _said(
        context, tapped.ballot_id, await context.act(drafting.drop_option, *where, now=context.now)
    )


async def fill(context: Context, tapped: DraftFill) -> None:
    """Name everybody who holds a role."""
    where = (tapped.ballot_id, _at(context), tapped.side)
    new = await context.act(roster.fill, *where, now=context.now)
    if isinstance(new, Refusal):
        await _said(context, tapped.ballot_id, new)
    else:
        await _toast(context, "filled" if new else "nobody")


async def strike(context: Context, tapped: DraftStrike) -> None:
    where = (tapped.ballot_id, _at(context), tapped.person_id)
    await _said(
        context, tapped.ballot_id, await context.act(roster.strike, *where, now=context.now)
    )


async def _said(
    context: Context,
    ballot_id: int,
    outcome: Ballot | Refusal | Snag | None,
    done: str = "done",
) -> None:
    if not isinstance(outcome, Refusal | Snag):
        await _toast(context, done)
        return
    # How long is too long differs from kind to kind.
    draft = await context.look(_draft, ballot_id) if outcome in LENGTHS else None
    await _toast(context, "refused", view.why(context.say, outcome.value, draft))


async def _draft(tx: Tx, _: int, ballot_id: int) -> Ballot | None:
    return await ballots.find(tx, ballot_id)


async def _toast(context: Context, outcome: str, why: str = "") -> None:
    await context.toast(context.say.plain("ballot-draft-toast", outcome=outcome, why=why))


def _at(context: Context) -> Tapped:
    # A message too old for Telegram to show has no id; the screen is then sent anew.
    message = context.incoming.effective_message
    return Tapped(context.chat_id, message.message_id if message else 0)
