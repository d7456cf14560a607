"""Who comes to a group and who leaves it: noted, never announced."""

from collections.abc import Sequence

from telegram import ChatMember, Update, User

from actions.places import presence as actions
from handlers.context import Context
from handlers.doors import Doors
from storage.places.people import Greeting
from views.texts import nearest

INSIDE = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR, ChatMember.MEMBER})


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.event("chat_member", changed)
    doors.event("joined", joined)
    doors.event("left", left)


async def changed(context: Context, update: Update) -> None:
    """Believe what Telegram says about one member now."""
    change = update.chat_member
    if change is None or change.new_chat_member.user.is_bot:
        return
    member = change.new_chat_member
    # Restricted says what one may write, not whether one is still there.
    restricted = member.status == ChatMember.RESTRICTED and getattr(member, "is_member", False)
    inside = member.status in INSIDE or restricted
    await _note(context, [member.user] if inside else [], [] if inside else [member.user])


async def joined(context: Context, _: Update) -> None:
    await _note(context, context.message.new_chat_members or (), ())


async def left(context: Context, _: Update) -> None:
    gone = context.message.left_chat_member
    await _note(context, (), [gone] if gone else [])


async def _note(context: Context, came: Sequence[User], went: Sequence[User]) -> None:
    greetings = [_greeting(context, user) for user in came if not user.is_bot]
    # Bots are no neighbours: they count in no roll and are told nothing.
    gone = [user.id for user in went if not user.is_bot]
    if context.incoming.effective_user is None or context.private or not (greetings or gone):
        return
    await context.act(actions.seen, context.chat_id, greetings, gone, now=context.now)


def _greeting(context: Context, user: User) -> Greeting:
    code = user.language_code
    language = nearest(code) if code else context.bot_data.language
    username = user.username.lower() if user.username else None
    return Greeting(user.id, user.full_name[:130], username, language, private=False)
