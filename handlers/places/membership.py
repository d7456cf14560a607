"""What Telegram says about the bot's place in a group, in the words the actions know."""

from telegram import Chat, ChatMember, ChatMemberAdministrator, ChatMemberRestricted
from telegram.error import TelegramError

from actions.places.chats import Seen
from handlers.context import Context

GROUPS = frozenset({"group", "supergroup"})
GONE = frozenset({"left", "kicked"})
ADMINS = frozenset({"administrator", "creator"})


def rights_of(member: ChatMember, *, reads_all: bool) -> frozenset[str]:
    """Return what the bot may do; an ordinary member reads all only with privacy mode off."""
    if isinstance(member, ChatMemberAdministrator):
        may = {
            # Telegram grants it to every administrator of a group.
            "post": True,
            "read": True,
            "pin": bool(member.can_pin_messages),
            "delete": member.can_delete_messages,
        }
    elif isinstance(member, ChatMemberRestricted):
        may = {"post": member.can_send_messages, "read": reads_all, "pin": member.can_pin_messages}
    else:
        may = {"post": member.status == "member", "read": reads_all}
    return frozenset(right for right, granted in may.items() if granted)


def is_gone(member: ChatMember) -> bool:
    # Restricted people keep that status after they leave.
    left = isinstance(member, ChatMemberRestricted) and not member.is_member
    return member.status in GONE or left


def seen_in(chat: Chat, rights: frozenset[str] = frozenset()) -> Seen:
    return Seen(chat.id, chat.title or "", rights)


async def is_admin(context: Context) -> bool:
    """Ask Telegram whether the person is an administrator; when it will not say, they are not."""
    try:
        member = await context.bot.get_chat_member(context.chat_id, context.person_id)
    # When in doubt, no: a group tied by a stranger shows a building's matters to strangers.
    except TelegramError:
        return False
    return member.status in ADMINS
