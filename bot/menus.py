"""The command menus: what Telegram shows beside the input field, by role and language."""

from collections.abc import Collection, Mapping
from datetime import datetime

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from domain.places import Role
from storage.database import Database, Tx
from storage.places import grants, people
from views.texts import Catalogue, Texts

log = structlog.get_logger()

# Telegram allows only ASCII here; the Chinese words are aliases in private.
RESIDENT = ("report", "my", "votes", "funds", "notices", "help")
ASKING = ("report", "reports", "vote", "votes", "fund", "funds", "notice", "notices", "my")
CAPTAIN = (*ASKING, "members", "role", "lang", "big", "help")
STAFF = (*ASKING, "members", "units", "role", "import", "lang", "big", "help")
GROUP = ("report", "reports", "votes", "funds", "notices", "help")
ADMINISTRATOR = ("report", "reports", "votes", "funds", "notices", "bind", "role", "help")
# Telegram knows two-letter languages; the empty one is for everybody else.
LANGUAGES = {"zh": "zh-CN", "en": "en"}

OPEN: tuple[tuple[BotCommandScope, tuple[str, ...]], ...] = (
    # Telegram takes the narrowest scope that is set; the default serves whatever is left.
    (BotCommandScopeDefault(), RESIDENT),
    (BotCommandScopeAllPrivateChats(), RESIDENT),
    (BotCommandScopeAllGroupChats(), GROUP),
    (BotCommandScopeAllChatAdministrators(), ADMINISTRATOR),
)
# Later ones win: who is captain and staff gets the longer menu.
ROLES = (
    (Role.CAPTAIN, CAPTAIN),
    (Role.STAFF, STAFF),
    (Role.SECRETARY, STAFF),
    (Role.OWNER, STAFF),
)


async def publish(
    bot: Bot, catalogue: Catalogue, default: str, own: Mapping[int, tuple[str, str]]
) -> int:
    """Set every menu; return how many people's own ones Telegram would not take.

    `own` gives, by person, the name of a menu and the language it is read in. Raises
    TelegramError when a menu for everybody cannot be set.
    """
    for scope, names in OPEN:
        await bot.set_my_commands(menu(catalogue.say(default), names), scope=scope)
        for code, language in LANGUAGES.items():
            listed = menu(catalogue.say(language), names)
            await bot.set_my_commands(listed, scope=scope, language_code=code)
    refused = 0
    for person_id, (name, language) in own.items():
        refused += not await _for_one(bot, catalogue.say(language), person_id, name)
    return refused


async def _for_one(bot: Bot, say: Texts, person_id: int, name: str) -> bool:
    names = STAFF if name == Role.STAFF else CAPTAIN
    try:
        await bot.set_my_commands(menu(say, names), scope=BotCommandScopeChat(person_id))
    except TelegramError as error:
        log.info("menu not set", person=person_id, error=str(error))
        return False
    return True


def menu(say: Texts, names: Collection[str]) -> list[BotCommand]:
    """The commands with what each does, in these words."""
    return [BotCommand(name, say.plain("menu-command", command=name)) for name in names]


async def read_own(database: Database, *, now: datetime) -> dict[int, tuple[str, str]]:
    """Return whose menu is not a resident's: captains and staff whom the bot may write to."""
    return await database.run(_own, now=now)


async def _own(tx: Tx, *, now: datetime) -> dict[int, tuple[str, str]]:
    found: dict[int, tuple[str, str]] = {}
    for role, names in ROLES:
        for person_id in await grants.with_role(tx, role, now=now):
            person = await people.find(tx, person_id)
            # For a person who never pressed START Telegram answers "chat not found".
            if person and person.reachable:
                name = Role.STAFF if names is STAFF else Role.CAPTAIN
                found[person_id] = (name.value, person.language)
    return found
