"""Groups are set up: the bot is added, and told which building it is."""

from telegram import ChatMemberUpdated, Update

from actions import screens
from actions.places import binding, bindwords, chats, naming, requests
from actions.places.bindwords import Line
from actions.places.communities import Usual
from handlers.context import Context
from handlers.doors import Command, Doors
from handlers.places import setup_screens
from handlers.places.membership import GROUPS, is_admin, is_gone, rights_of, seen_in
from storage.prompts import Prompt
from views.places.buttons_setup import (
    DecideTie,
    FoundCommunity,
    KeepTie,
    NewBuilding,
    ShowChoices,
    TieToPlace,
    TieToUnit,
)
from views.places.words import unit_words


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.event("my_chat_member", member_changed)
    doors.event("migrated", migrated)
    doors.command("bind", bind)
    doors.tap(TieToPlace, tie_to_place)
    doors.tap(TieToUnit, tie_to_unit)
    doors.tap(ShowChoices, show_choices)
    doors.tap(NewBuilding, new_building)
    doors.tap(FoundCommunity, found_community)
    doors.tap(KeepTie, keep_tie)
    doors.tap(DecideTie, decide_tie)
    doors.answer(naming.BUILDING, name_building)
    doors.answer(naming.COMMUNITY, name_community)
    setup_screens.register(doors)


async def member_changed(context: Context, update: Update) -> None:
    """The bot was added, given rights, or removed; in private, stopped or started again."""
    change = update.my_chat_member
    if change is None:
        return
    gone = is_gone(change.new_chat_member)
    if change.chat.type == "private":
        await context.act(chats.blocked, gone=gone, now=context.now)
    elif change.chat.type in GROUPS:
        await _in_group(context, change, gone=gone)


async def _in_group(context: Context, change: ChatMemberUpdated, *, gone: bool) -> None:
    if gone:
        await context.act(chats.removed, change.chat.id, now=context.now)
        return
    reads_all = bool(context.bot.can_read_all_group_messages)
    rights = rights_of(change.new_chat_member, reads_all=reads_all)
    await context.act(chats.arrived, seen_in(change.chat, rights), now=context.now)


async def migrated(context: Context, _: Update) -> None:
    """The group became a supergroup under another id."""
    new = context.message.migrate_to_chat_id
    if new is not None:
        await context.act(chats.migrated, context.chat_id, new, now=context.now)


async def bind(context: Context, command: Command) -> None:
    """`/bind 6栋`: tie this group in one line."""
    if context.private:
        note = {"note": "group-only"}
        await context.act(screens.show, context.chat_id, "setup-note", args=note, now=context.now)
        return
    may = await context.look(bindwords.may_bind, now=context.now)
    # Asked between the two steps: a unit of work may not wait for Telegram.
    admin = not may and await is_admin(context)
    say = context.bot_data.catalogue.say(context.bot_data.language)
    line = Line(
        command.text,
        context.message.id,
        admin,
        unit_words(context.bot_data.catalogue),
        say.plain("setup-community"),
        context.bot_data.language,
        context.bot_data.zone,
    )
    seen = seen_in(context.message.chat)
    await context.act(bindwords.bind, seen, line, now=context.now)


async def tie_to_place(context: Context, tapped: TieToPlace) -> None:
    outcome = await context.act(
        binding.choose_place,
        _seen(context),
        tapped.place_id,
        _tapped(context),
        tapped.sure,
        now=context.now,
    )
    await _say(context, outcome)


async def tie_to_unit(context: Context, tapped: TieToUnit) -> None:
    outcome = await context.act(
        binding.choose_unit,
        _seen(context),
        tapped.unit_id,
        _tapped(context),
        tapped.sure,
        now=context.now,
    )
    await _say(context, outcome)


async def show_choices(context: Context, tapped: ShowChoices) -> None:
    """Show the buildings or units to choose from, to those who may choose."""
    args = {
        "choosing": 1,
        "community": tapped.community_id,
        "units": tapped.units,
        "page": tapped.page,
    }
    shown = await context.act(
        binding.show_choices, context.chat_id, _tapped(context), args, now=context.now
    )
    await context.toast("" if shown else context.say.plain("setup-toast", reason="forbidden"))


async def new_building(context: Context, tapped: NewBuilding) -> None:
    asked = await context.act(
        naming.ask_building, context.chat_id, tapped.community_id, now=context.now
    )
    await context.toast("" if asked else context.say.plain("setup-toast", reason="forbidden"))


async def found_community(context: Context, tapped: FoundCommunity) -> None:
    if tapped.ask:
        done = await context.act(naming.ask_community, context.chat_id, now=context.now)
    else:
        say = context.bot_data.catalogue.say(context.bot_data.language)
        done = await context.act(
            naming.found,
            _seen(context),
            _tapped(context),
            say.plain("setup-community"),
            _usual(context),
            now=context.now,
        )
    await context.toast("" if done else context.say.plain("setup-toast", reason="forbidden"))


async def keep_tie(context: Context, _: KeepTie) -> None:
    """Take the question away; whoever could ask may also drop it."""
    shown = await context.act(binding.keep, context.chat_id, _tapped(context), now=context.now)
    await context.toast("" if shown else context.say.plain("setup-toast", reason="forbidden"))


async def decide_tie(context: Context, tapped: DecideTie) -> None:
    asked = requests.Asked(tapped.group_id, tapped.place_id, tapped.person_id, tapped.sure)
    outcome = await context.act(
        requests.decide,
        context.chat_id,
        _tapped(context),
        asked,
        agreed=tapped.agreed == 1,
        now=context.now,
    )
    await _say(context, outcome)


async def name_building(context: Context, prompt: Prompt) -> None:
    await context.act(
        naming.name_building,
        _seen(context),
        prompt,
        context.message.text or "",
        context.message.id,
        now=context.now,
    )


async def name_community(context: Context, prompt: Prompt) -> None:
    await context.act(
        naming.name_community,
        _seen(context),
        prompt,
        context.message.text or "",
        context.message.id,
        _usual(context),
        now=context.now,
    )


def _usual(context: Context) -> Usual:
    return Usual(context.bot_data.language, context.bot_data.zone)


async def _say(context: Context, outcome: binding.Outcome) -> None:
    await context.toast(context.say.plain("setup-toast", reason=outcome))


def _seen(context: Context) -> chats.Seen:
    chat = context.incoming.effective_chat
    # A tap on an old message can come without its chat.
    return seen_in(chat) if chat else chats.Seen(context.chat_id, "", frozenset())


def _tapped(context: Context) -> int:
    message = context.incoming.effective_message
    return message.message_id if message else 0
