"""Whether the bot may be here, and may do that."""

from playground.chats import Chat
from playground.shapes import Json, bad_request, forbidden
from playground.world import World

KINDS = {"group": "group", "supergroup": "supergroup", "channel": "channel"}


def chat_for(world: World, chat_id: int | str) -> Chat:
    """Return a chat the bot can reach; raises Refused (400 or 403) as Telegram would."""
    chat = _known(world, chat_id)
    if chat.migrated_to:
        refusal = bad_request("group chat was upgraded to a supergroup chat")
        refusal.parameters = {"migrate_to_chat_id": chat.migrated_to}
        raise refusal
    if chat.type == "private":
        _check_private(world, chat)
    elif not chat.has(world.bot.id):
        raise _outside(world, chat)
    return chat


def writable(world: World, chat_id: int | str) -> Chat:
    """Return a chat the bot may write to."""
    chat = chat_for(world, chat_id)
    member = chat.members.get(world.bot.id)
    if member and member.status == "restricted" and "can_send_messages" not in member.rights:
        raise bad_request("not enough rights to send text messages to the chat")
    if chat.type == "channel" and not chat.is_admin(world.bot.id):
        raise bad_request("need administrator rights in the channel chat")
    return chat


def need(world: World, chat: Chat, right: str, why: str) -> None:
    """Refuse what the bot has no right to do in a group."""
    if chat.type != "private" and not chat.may(world.bot.id, right):
        raise bad_request(why)


def message_in(chat: Chat, message_id: int | None, what: str) -> Json:
    """Return a message; raises Refused (400) "message to … not found"."""
    message = chat.messages.get(message_id or 0)
    if message is None:
        raise bad_request(f"message {what} not found")
    return message


def _known(world: World, chat_id: int | str) -> Chat:
    number = _number(world, chat_id)
    if number in world.chats or number in world.people:
        return world.chat(number)
    raise bad_request("chat not found")


def _number(world: World, chat_id: int | str) -> int:
    text = str(chat_id)
    if text.startswith("@"):
        named = (chat.id for chat in world.chats.values() if chat.face.get("username") == text[1:])
        return next(named, 0)
    return int(text) if text.removeprefix("-").isdecimal() else 0


def _check_private(world: World, chat: Chat) -> None:
    person = world.person(chat.id)
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    # Checked after the block: who blocked the bot had started it once.
    if not person.started:
        raise forbidden("bot can't initiate conversation with a user")


def _outside(world: World, chat: Chat) -> Exception:
    kind = f"{KINDS[chat.type]} chat"
    match chat.members.get(world.bot.id):
        # A bot learns nothing of chats it was never in, not even that they exist.
        case None:
            return bad_request("chat not found")
        case member if member.status == "kicked":
            return forbidden(f"bot was kicked from the {kind}")
    return forbidden(f"bot is not a member of the {kind}")
