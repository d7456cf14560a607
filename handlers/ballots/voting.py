"""The taps of voters, in groups and in private, and the link to a ballot."""

from datetime import datetime

import structlog
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import TelegramError

from actions import screens
from actions.ballots import opening, receipts
from actions.ballots.opening import Mine
from actions.ballots.voting import Vote, decided
from domain import ballots as rules
from domain.ballots import Ballot, Refusal, Shown, State
from domain.places.tokens import SeeBallot, parse_payload
from handlers.context import Context
from handlers.doors import Command, Doors, Scene
from handlers.places.taps import own_message
from storage.ballots import register as ballots
from storage.database import Tx
from views.ballots import mine as private
from views.ballots import receipt, refusals
from views.ballots.buttons_voting import (
    BallotMine,
    BallotOption,
    BallotPick,
    BallotPicked,
    BallotSpeak,
    BallotVote,
    BallotWithdraw,
)
from views.screen import Button, Row, Screen

# Who hears one of these is helped in private: by saying where they live, by the way to vote
# there, or by the ballot as it ended where an old panel still has its buttons.
HELPED = frozenset(
    {
        Refusal.NOT_A_MEMBER,
        Refusal.NOT_VERIFIED,
        Refusal.ELSEWHERE,
        Refusal.TENANT,
        Refusal.OWNERS_ONLY,
        Refusal.NOT_ON_ROLL,
        Refusal.SECRET_ONLY_TAPS,
        Refusal.CLOSED,
    }
)

# As many bits as a selection can have.
MOST = 20

log = structlog.get_logger()


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.payload("b", open_link)
    doors.tap(BallotVote, vote)
    doors.tap(BallotOption, vote_option)
    doors.tap(BallotPick, pick)
    doors.tap(BallotPicked, vote_picked)
    doors.tap(BallotMine, look)
    doors.tap(BallotWithdraw, withdraw)
    doors.tap(BallotSpeak, speak)
    doors.command("check", check, "查回执", "Check a receipt")
    doors.screen(receipts.CHECKED, draw_checked)
    doors.timer("membership-decided", decided)


async def open_link(context: Context, command: Command) -> None:
    """Show the ballot that a link names, in private."""
    link = parse_payload(command.text)
    if isinstance(link, SeeBallot) and context.private:
        await context.act(opening.show, link.ballot_id, now=context.now)
        return
    view = "start" if context.private else "start-group"
    args = {"strange": True}
    await context.act(
        screens.show, context.chat_id, view, 0, args, now=context.now, reply_to=context.message.id
    )


async def vote(context: Context, tapped: BallotVote) -> None:
    await _cast(context, tapped.ballot_id, tapped.choice.value)


async def vote_option(context: Context, tapped: BallotOption) -> None:
    await _cast(context, tapped.ballot_id, rules.choice_of([tapped.option]))


async def _cast(context: Context, ballot_id: int, choice: str) -> None:
    here = own_message(context)
    done = await context.act(opening.vote, ballot_id, choice, here=here, now=context.now)
    if isinstance(done, Refusal):
        await _refuse(context, ballot_id, done)
        return
    # Somebody unknown can say where they live only in private: the answer opens it.
    url = _url(context, ballot_id) if done.unknown and not context.private else None
    await context.toast(_said(context, done), url=url)


def _said(context: Context, done: Vote) -> str:
    words = (done.choice, done.fate.value, done.receipt, done.heads)
    return receipt.toast(context.say, done.ballot, *words, waiting=done.waiting)


async def _refuse(context: Context, ballot_id: int, refusal: Refusal) -> None:
    helps = refusal in HELPED and not context.private
    url = _url(context, ballot_id) if helps else None
    await context.toast(refusals.said(context.say, refusal), url=url)


def _url(context: Context, ballot_id: int) -> str:
    return f"https://t.me/{context.bot.username}?start=b_{ballot_id}"


async def pick(context: Context, tapped: BallotPick) -> None:
    """Turn one option on or off; nothing of it is stored, and so nothing can be found later."""
    ballot, own = await context.look(_looked, tapped.ballot_id, now=context.now)
    if own.refusal or not own.sees or not context.private:
        await _refuse(context, ballot.id, own.refusal or Refusal.NOT_YOURS)
        return
    picks, page = tapped.picks, tapped.page
    if tapped.option:
        known = 0 < tapped.option <= MOST
        picks = picks ^ 1 << (tapped.option - 1) if known else 0
        page = private.page_of(tapped.option) if known else 0
    if len(_options(picks)) > ballot.seats:
        await context.toast(context.say.plain("ballot-picked-full", seats=ballot.seats))
        return
    # Past the outbox, whose rows are kept: this one would name the voter and the choice.
    big = context.reader.big
    await _rekey(context, private.picking(context.say, ballot, picks, page, big=big))


async def _looked(tx: Tx, person_id: int, ballot_id: int, *, now: datetime) -> tuple[Ballot, Mine]:
    ballot = await ballots.get(tx, ballot_id)
    return ballot, await opening.mine(tx, person_id, ballot, now=now)


def _options(picks: int) -> list[int]:
    """The options of a selection; bits beyond any option are kept, to be refused."""
    return [n for n in range(1, max(picks, 0).bit_length() + 1) if picks >> (n - 1) & 1]


async def _rekey(context: Context, rows: tuple[Row, ...]) -> None:
    keys = [
        [
            InlineKeyboardButton(each.label, callback_data=each.data.pack())
            for each in row
            if isinstance(each, Button)
        ]
        for row in rows
    ]
    try:
        await context.bot.edit_message_reply_markup(
            context.chat_id, context.message.message_id, reply_markup=InlineKeyboardMarkup(keys)
        )
    except TelegramError as error:
        # The next press draws them again; nothing was counted yet.
        log.info("keys not drawn", update=context.incoming.update_id, error=type(error).__name__)


async def vote_picked(context: Context, tapped: BallotPicked) -> None:
    """Cast what was picked, in secret or by name as the ballot is."""
    here, choice = own_message(context), rules.choice_of(_options(tapped.picks))
    done = await context.act(
        opening.vote_picked, tapped.ballot_id, choice, here=here, now=context.now
    )
    if isinstance(done, Refusal):
        await _refuse(context, tapped.ballot_id, done)
    elif isinstance(done, Vote):
        await context.toast(_said(context, done))
    else:
        await context.toast(context.say.plain("ballot-voted-secret"))


async def look(context: Context, tapped: BallotMine) -> None:
    """Say what one has voted; in private show it all."""
    here = own_message(context)
    where = (tapped.ballot_id, tapped.page)
    own = await context.act(
        opening.glance, *where, here=here, private=context.private, now=context.now
    )
    if context.private:
        return
    url = _url(context, tapped.ballot_id) if own.refusal in HELPED else None
    await context.toast(_standing(context, own), url=url)


def _standing(context: Context, own: Mine) -> str:
    """What somebody has voted, in one breath, and for how many others they may."""
    said = _own_standing(context, own)
    if own.agencies and own.ballot.state is State.OPEN:
        said += context.say.plain("ballot-mine-others", count=len(own.agencies))
    return said


def _own_standing(context: Context, own: Mine) -> str:
    cast = next((each.cast for each in own.own if each.cast), own.pending)
    if own.ballot.shown is Shown.SECRET and any(each.head.heard for each in own.own):
        return context.say.plain("ballot-mine-secret")
    if cast is not None:
        choice, code = receipt.short(context.say, own.ballot, cast.choice), cast.receipt
        if cast.head_id is None:
            return context.say.plain("ballot-mine-waiting", choice=choice, receipt=code)
        return context.say.plain("ballot-mine-toast", choice=choice, receipt=code)
    if own.refusal:
        return refusals.said(context.say, own.refusal)
    return context.say.plain("ballot-mine-none")


async def withdraw(context: Context, tapped: BallotWithdraw) -> None:
    here, sure = own_message(context), tapped.sure == 1
    done = await context.act(
        opening.withdraw, tapped.ballot_id, sure=sure, here=here, now=context.now
    )
    if isinstance(done, Refusal):
        await _refuse(context, tapped.ballot_id, done)
    elif done:
        await context.toast(context.say.plain("ballot-withdrawn"))


async def speak(context: Context, tapped: BallotSpeak) -> None:
    here, sure = own_message(context), tapped.sure == 1
    who = (tapped.head_id, tapped.person_id)
    done = await context.act(
        opening.speak, tapped.ballot_id, *who, sure=sure, here=here, now=context.now
    )
    if isinstance(done, Refusal):
        await _refuse(context, tapped.ballot_id, done)
    elif done:
        await context.toast(context.say.plain("ballot-named"))


async def check(context: Context, command: Command) -> None:
    """Look a receipt up; what was chosen is told to its owner alone, and in private."""
    await context.act(
        receipts.check, context.chat_id, command.text, now=context.now, reply_to=context.message.id
    )


async def draw_checked(tx: Tx, scene: Scene) -> Screen:
    code = str(scene.args["receipt"])
    found = await receipts.look_up(tx, scene.reader.chat_id, code)
    if found is None:
        return receipt.checked(scene.say, code, None, None, own=False)
    return receipt.checked(scene.say, code, found.ballot, found.cast, own=found.own)
