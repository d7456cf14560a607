"""Methods that set how the bot presents itself: commands, names, menu buttons."""

import re

from playground.menus import scope_key
from playground.methods.content import Files
from playground.shapes import Json, bad_request
from playground.world import World

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"(?:[a-z]{2})?")
MOST_COMMANDS = 100
MOST_DESCRIPTION = 256
LIMITS = {"name": 64, "description": 512, "short_description": 120}
SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def set_commands(world: World, call: Json, _: Files) -> bool:
    if len(call["commands"]) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in call["commands"]:
        _check_command(command)
    world.settings.commands[_key(call)] = call["commands"]
    return True


def get_commands(world: World, call: Json, _: Files) -> list[Json]:
    return world.settings.commands.get(_key(call), [])


def delete_commands(world: World, call: Json, _: Files) -> bool:
    world.settings.commands.pop(_key(call), None)
    return True


def _check_command(command: Json) -> None:
    if not COMMAND.fullmatch(command["command"].removeprefix("/")):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(command["description"]) <= MOST_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def _key(call: Json) -> str:
    scope = call.get("scope", {"type": "default"})
    named = SCOPES.get(scope["type"])
    if named is None or any(field not in scope for field in named):
        raise bad_request("can't parse BotCommandScope")
    return scope_key(*(str(scope[name]) for name in ("type", *named)), language=_language(call))


def _language(call: Json) -> str:
    language: str = call.get("language_code", "")
    if not LANGUAGE.fullmatch(language):
        raise bad_request("invalid language_code specified")
    return language


def _set_text(world: World, call: Json, what: str) -> bool:
    text: str = call.get(what, "")
    if len(text) > LIMITS[what]:
        raise bad_request(f"BOT_{what.upper()}_TOO_LONG")
    world.settings.texts[f"{what}|{_language(call)}"] = text
    return True


def _get_text(world: World, call: Json, what: str) -> Json:
    texts = world.settings.texts
    # An empty text in one language means: show what is set for all.
    own = texts.get(f"{what}|{_language(call)}") or texts.get(f"{what}|", "")
    return {what: own or (world.bot.first_name if what == "name" else "")}


def set_name(world: World, call: Json, _: Files) -> bool:
    # Only the name for all languages is what other people's messages carry.
    if call.get("name") and not call.get("language_code"):
        world.bot.first_name = call["name"][: LIMITS["name"]]
    return _set_text(world, call, "name")


def set_description(world: World, call: Json, _: Files) -> bool:
    return _set_text(world, call, "description")


def set_short_description(world: World, call: Json, _: Files) -> bool:
    return _set_text(world, call, "short_description")


def get_name(world: World, call: Json, _: Files) -> Json:
    return _get_text(world, call, "name")


def get_description(world: World, call: Json, _: Files) -> Json:
    return _get_text(world, call, "description")


def get_short_description(world: World, call: Json, _: Files) -> Json:
    return _get_text(world, call, "short_description")


def set_menu_button(world: World, call: Json, _: Files) -> bool:
    world.settings.menu_buttons[call.get("chat_id", 0)] = call.get("menu_button") or {
        "type": "default"
    }
    return True


def get_menu_button(world: World, call: Json, _: Files) -> Json:
    buttons = world.settings.menu_buttons
    return buttons.get(call.get("chat_id", 0)) or buttons.get(0) or {"type": "commands"}
