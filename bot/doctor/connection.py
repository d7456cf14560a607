"""What Telegram says: the token, the webhook, privacy mode, and the rights in each group."""

from collections.abc import Sequence

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from actions.places.chats import RIGHTS
from bot.doctor.findings import Finding, good, note, wrong
from bot.http import AiohttpRequest
from bot.settings import Settings
from handlers.places.membership import is_gone, rights_of
from storage.places.chats import Chat

MEANING = {"post": "write", "pin": "pin", "read": "read everything", "delete": "delete"}
UNREACHED = "Check the network, BOT_API_URL and BOT_PROXY_URL."


async def examine(settings: Settings, token: str, chats: Sequence[Chat]) -> list[Finding]:
    """Ask Telegram; without an answer to the first question no other is asked."""
    request = AiohttpRequest(settings.proxy_url)
    url = f"{settings.api_url.rstrip('/')}/bot"
    bot = Bot(token, url, request=request, get_updates_request=request)
    try:
        await bot.initialize()
        found = [good("token", f"@{bot.username}, {bot.first_name}."), _privacy(bot)]
        # Telegram refuses getUpdates with 409 as long as a webhook is set.
        found.append(await _webhook(bot))
        return found + [await _rights(bot, chat) for chat in chats]
    except InvalidToken:
        return [wrong("token", "Telegram does not know BOT_TOKEN.", "Ask @BotFather for it.")]
    except TelegramError as error:
        return [wrong("Telegram", f"not reached ({_kind(error)}).", UNREACHED)]
    finally:
        await bot.shutdown()
        await request.shutdown()


def _kind(error: TelegramError) -> str:
    """The kind of error: its message may hold the address and with it the token."""
    return type(error).__name__


def _privacy(bot: Bot) -> Finding:
    if bot.can_read_all_group_messages:
        return good("privacy mode", "off: the bot sees replies, mentions and albums in groups.")
    return note(
        "privacy mode",
        "on: in groups where it is no administrator the bot sees only commands and replies.",
        "Make it administrator, or: @BotFather, /setprivacy, Disable, then add it again.",
    )


async def _webhook(bot: Bot) -> Finding:
    try:
        info = await bot.get_webhook_info()
    except TelegramError as error:
        return wrong("webhook", f"not known ({_kind(error)}).", UNREACHED)
    if info.url:
        remedy = "Delete it (deleteWebhook): while it is set, nothing reaches this program."
        return wrong("webhook", "another address is set.", remedy)
    return good("webhook", f"none; {info.pending_update_count} updates are waiting.")


async def _rights(bot: Bot, chat: Chat) -> Finding:
    about = f"group {chat.id} ({chat.kind.value})"
    try:
        member = await bot.get_chat_member(chat.id, bot.id)
    except TelegramError as error:
        return wrong(about, f"not reached ({_kind(error)}).", "Add the bot to the group again.")
    if is_gone(member):
        return wrong(about, "the bot is not in it.", "Add the bot to the group again.")
    may = rights_of(member, reads_all=bool(bot.can_read_all_group_messages))
    lacks = ", ".join(MEANING[right] for right in RIGHTS if right not in may)
    if not lacks:
        return good(about, "may write, pin, read everything and delete.")
    text, remedy = f"may not {lacks}.", "Make the bot administrator with these rights."
    return note(about, text, remedy) if "post" in may else wrong(about, text, remedy)
