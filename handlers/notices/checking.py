"""The doors of names: the tools, the list, check-in, entering, pasting, files, the report."""

from actions.notices import checking, importing, receipts, reports
from domain.notices import Refusal
from handlers.context import Context
from handlers.doors import Doors
from handlers.notices.signing import led, page_url, refused, words_of
from handlers.places.taps import own_message
from storage.prompts import Prompt
from views.notices import people as view
from views.notices import people_entering as entering
from views.notices.buttons_people import (
    ListFile,
    NoticeBegin,
    NoticeCame,
    NoticeDoor,
    NoticeFile,
    NoticeNames,
    NoticePeople,
    NoticeTake,
    PeopleTool,
)

# As much as one message holds.
LONGEST = 4096


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(NoticePeople, open_tools)
    doors.tap(NoticeNames, open_names)
    doors.tap(NoticeDoor, open_door)
    doors.tap(NoticeCame, tick)
    doors.tap(NoticeFile, send_file)
    doors.tap(NoticeBegin, begin)
    doors.tap(NoticeTake, take)
    doors.answer(checking.ENTER, answer_name)
    doors.answer(importing.ASK, answer_list)
    doors.answer(reports.ASK, answer_report)


async def open_tools(context: Context, tapped: NoticePeople) -> None:
    await _open(context, tapped.occurrence_id, checking.PEOPLE, tapped.page)


async def open_names(context: Context, tapped: NoticeNames) -> None:
    await _open(context, tapped.occurrence_id, checking.NAMES, tapped.page)


async def open_door(context: Context, tapped: NoticeDoor) -> None:
    await _open(context, tapped.occurrence_id, checking.DOOR, tapped.page)


async def tick(context: Context, tapped: NoticeCame) -> None:
    came = bool(tapped.came)
    what = (tapped.signup_id, max(tapped.page, 0))
    here = own_message(context)
    done = await context.act(checking.tick, *what, came=came, here=here, now=context.now)
    if isinstance(done, Refusal):
        await refused(context, done)
    else:
        await context.toast(view.ticked(context.say, done.name, came=came))


async def send_file(context: Context, tapped: NoticeFile) -> None:
    """A file in private, as things are when it is sent."""
    at = tapped.occurrence_id
    if tapped.what is ListFile.KNOCK:
        shown = await context.act(receipts.open_knock, at, tapped.place_id, now=context.now)
    else:
        what = (at, checking.FILE, {"what": tapped.what.value})
        shown = await context.act(checking.open_list, *what, here=None, now=context.now)
    await led(context, shown, page_url(context, at))


async def begin(context: Context, tapped: NoticeBegin) -> None:
    here, at = own_message(context), tapped.occurrence_id
    if tapped.tool is PeopleTool.REPORT:
        no = await context.act(reports.ask, at, here=here, now=context.now)
    else:
        view_name = checking.ENTER if tapped.tool is PeopleTool.ENTER else importing.ASK
        no = await context.act(checking.ask, at, view_name, here=here, now=context.now)
    await refused(context, no)


async def take(context: Context, tapped: NoticeTake) -> None:
    what = (tapped.occurrence_id, tapped.made)
    done = await context.act(importing.take, *what, here=own_message(context), now=context.now)
    if isinstance(done, Refusal):
        await refused(context, done)
        return
    told = (done.seated, done.waiting, done.refused)
    await context.toast(entering.taken(context.say, *told), alert=True)


async def answer_name(context: Context, prompt: Prompt) -> None:
    await context.act(checking.enter, prompt, words_of(context), now=context.now)


async def answer_list(context: Context, prompt: Prompt) -> None:
    await context.act(importing.pasted, prompt, words_of(context, LONGEST), now=context.now)


async def answer_report(context: Context, prompt: Prompt) -> None:
    message = context.message
    photo = message.photo[-1].file_id if message.photo else ""
    typed = reports.Typed(words_of(context, LONGEST), photo)
    await context.act(reports.answered, prompt, typed, now=context.now)


async def _open(context: Context, occurrence_id: int, view_name: str, page: int) -> None:
    """A list in private, wherever the button stood."""
    what = (occurrence_id, view_name, {"page": max(page, 0)})
    here = own_message(context)
    shown = await context.act(checking.open_list, *what, here=here, now=context.now)
    await led(context, shown, page_url(context, occurrence_id))
