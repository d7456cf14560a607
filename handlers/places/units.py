"""`/units`: staff arrange units, categories and buildings."""

from typing import Any

from actions.places import desk
from handlers.context import Context
from handlers.doors import Command, Doors
from handlers.places import units_screens
from storage.prompts import Prompt
from views.places.buttons_units import (
    AskFor,
    ClosePlace,
    OpenCategory,
    OpenDesk,
    OpenUnit,
    SetCategory,
)


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.command("units", start, "单位", "Units")
    doors.tap(OpenDesk, open_desk)
    doors.tap(OpenUnit, open_unit)
    doors.tap(OpenCategory, open_category)
    doors.tap(SetCategory, set_category)
    doors.tap(AskFor, ask_for)
    doors.tap(ClosePlace, close_place)
    doors.answer(desk.PROMPT, take_answer)
    units_screens.register(doors)


async def start(context: Context, _: Command) -> None:
    await context.act(desk.start, context.chat_id, context.message.id, now=context.now)


async def open_desk(context: Context, tapped: OpenDesk) -> None:
    # An enum, so a forged button can name none but these views.
    view = f"units-{tapped.screen}"
    await _turn(context, view, tapped.place_id, {"page": tapped.page})


async def open_unit(context: Context, tapped: OpenUnit) -> None:
    await _turn(context, "units-unit", tapped.unit_id, {})


async def open_category(context: Context, tapped: OpenCategory) -> None:
    args = {"code": tapped.code, "part": tapped.part.value, "page": tapped.page}
    await _turn(context, "units-category", tapped.community_id, args)


async def set_category(context: Context, tapped: SetCategory) -> None:
    try:
        # Part also names what can only be looked at, and this comes from a button.
        change = desk.Change(tapped.part.value)
    except ValueError:
        await _turn(context, "units-category", tapped.community_id, {"code": tapped.code})
        return
    refusal = await context.act(
        desk.set_category,
        _where(context),
        tapped.community_id,
        tapped.code,
        change,
        tapped.value,
        now=context.now,
    )
    await _say(context, refusal or "done")


async def ask_for(context: Context, tapped: AskFor) -> None:
    question = desk.Question(tapped.what.value)
    asked = await context.act(
        desk.ask, context.chat_id, question, tapped.subject_id, now=context.now
    )
    if not asked:
        await _say(context, "forbidden")


async def close_place(context: Context, tapped: ClosePlace) -> None:
    if not tapped.sure:
        await _turn(context, "units-closing", tapped.place_id, {})
        return
    refusal = await context.act(desk.close, _where(context), tapped.place_id, now=context.now)
    await _say(context, refusal or "done")


async def take_answer(context: Context, prompt: Prompt) -> None:
    text = context.message.text or ""
    await context.act(desk.answer, context.chat_id, prompt, text, now=context.now)


async def _turn(context: Context, view: str, subject_id: int, args: dict[str, Any]) -> None:
    shown = await context.act(desk.turn, _where(context), view, subject_id, args, now=context.now)
    if not shown:
        await _say(context, "forbidden")


async def _say(context: Context, reason: str) -> None:
    await context.toast(context.say.plain("units-refused", reason=reason))


def _where(context: Context) -> tuple[int, int]:
    return context.chat_id, context.message.message_id
