"""The doors of signing up: taps in groups and in private, the page, family and notes."""

from actions import screens
from actions.notices import family, own, signing
from actions.notices.own import Signed
from actions.notices.signing import Choosing
from domain.notices import Refusal
from domain.places.tokens import SeeNotice, parse_payload
from handlers.context import Context
from handlers.doors import Command, Doors
from handlers.places.taps import own_message
from storage.prompts import Prompt
from views.notices import signup as view
from views.notices.buttons_people import (
    NoticeFamily,
    NoticeJoin,
    NoticeLeave,
    NoticeOwn,
    NoticeRemark,
    NoticeSeat,
    NoticeSlot,
    NoticeSlots,
)

# Names and notes are far shorter; what is longer is refused with a sentence.
LONGEST = 1000


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.payload("n", open_link)
    doors.tap(NoticeJoin, join)
    doors.tap(NoticeOwn, open_own)
    doors.tap(NoticeSeat, open_seat)
    doors.tap(NoticeSlots, open_slots)
    doors.tap(NoticeSlot, choose)
    doors.tap(NoticeLeave, leave)
    doors.tap(NoticeFamily, ask_family)
    doors.tap(NoticeRemark, ask_remark)
    doors.answer(family.FAMILY, answer_family)
    doors.answer(family.REMARK, answer_remark)


async def open_link(context: Context, command: Command) -> None:
    """Show one's page of the occurrence that a link names, in private."""
    link = parse_payload(command.text)
    if isinstance(link, SeeNotice) and context.private:
        await context.act(own.open_linked, link.occurrence_id, now=context.now)
        return
    view_name = "start" if context.private else "start-group"
    where = (context.chat_id, view_name, 0, {"strange": True})
    await context.act(screens.show, *where, now=context.now, reply_to=context.message.id)


async def join(context: Context, tapped: NoticeJoin) -> None:
    """One tap takes a place; where there are slots it goes on in private."""
    here = own_message(context)
    done = await context.act(
        signing.join,
        tapped.occurrence_id,
        chat_id=context.chat_id,
        here=here,
        now=context.now,
    )
    if isinstance(done, Choosing):
        known = "yes" if done.reached else "no"
        words = context.say.plain("notice-signup-choose", reached=known)
        url = None if done.reached else page_url(context, tapped.occurrence_id)
        await context.toast("" if here else words, url=url)
    else:
        await told(context, done)


async def choose(context: Context, tapped: NoticeSlot) -> None:
    what = (tapped.occurrence_id, tapped.slot, tapped.signup_id)
    done = await context.act(signing.choose, *what, here=own_message(context), now=context.now)
    await told(context, done)


async def leave(context: Context, tapped: NoticeLeave) -> None:
    here = own_message(context)
    done = await context.act(signing.leave, tapped.signup_id, here=here, now=context.now)
    if isinstance(done, Refusal):
        await refused(context, done)
    else:
        await context.toast(context.say.plain("notice-signup-left"))


async def open_own(context: Context, tapped: NoticeOwn) -> None:
    """One's page, in private wherever the button stood."""
    here, at = own_message(context), tapped.occurrence_id
    page = max(tapped.page, 0)
    shown = await context.act(own.open_page, at, page, here=here, now=context.now)
    await led(context, shown, page_url(context, at))


async def open_seat(context: Context, tapped: NoticeSeat) -> None:
    here = own_message(context)
    await refused(
        context, await context.act(own.open_seat, tapped.signup_id, here=here, now=context.now)
    )


async def open_slots(context: Context, tapped: NoticeSlots) -> None:
    what = (tapped.occurrence_id, tapped.signup_id, max(tapped.page, 0))
    here = own_message(context)
    await refused(context, await context.act(own.open_slots, *what, here=here, now=context.now))


async def ask_family(context: Context, tapped: NoticeFamily) -> None:
    here = own_message(context)
    await refused(
        context, await context.act(family.ask, tapped.occurrence_id, here=here, now=context.now)
    )


async def ask_remark(context: Context, tapped: NoticeRemark) -> None:
    here = own_message(context)
    await refused(
        context, await context.act(family.ask_remark, tapped.signup_id, here=here, now=context.now)
    )


async def answer_family(context: Context, prompt: Prompt) -> None:
    await context.act(family.answered, prompt, words_of(context), now=context.now)


async def answer_remark(context: Context, prompt: Prompt) -> None:
    await context.act(family.remarked, prompt, words_of(context), now=context.now)


def words_of(context: Context, most: int = LONGEST) -> str:
    return (context.message.text or context.message.caption or "")[:most]


async def told(context: Context, done: Signed | Refusal) -> None:
    """Say where one stands, or why nowhere; who cannot be written to is shown the way."""
    if isinstance(done, Refusal):
        await refused(context, done)
        return
    clock = done.clock or view.NO_CLOCK
    one = done.attendee
    place = view.Place(one.id, one.guest, one.state, done.number, clock)
    words = view.toast(context.say, place, new=done.new, reached=done.reached)
    await context.toast(words)


async def led(context: Context, shown: bool | Refusal, url: str) -> None:  # noqa: FBT001
    """Say that it goes on in private, with a link there, or why it does not."""
    if isinstance(shown, Refusal):
        await refused(context, shown)
    elif not shown:
        await context.toast(context.say.plain("notice-signup-private"), url=url)
    elif not context.private:
        await context.toast(context.say.plain("notice-signup-shown"))


async def refused(context: Context, no: Refusal | None) -> None:
    if no is not None:
        await context.toast(context.say.plain("notice-signup-why", why=no.value))


def page_url(context: Context, occurrence_id: int) -> str:
    """The link to one's own page of the occurrence, in private."""
    return f"https://t.me/{context.bot.username}?start=n_{occurrence_id}"
