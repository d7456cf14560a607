"""What one person sees of the world."""

from itertools import islice

from playground.chats import Chat
from playground.menus import menu
from playground.shapes import Json
from playground.world import World


def sees(world: World, person_id: int, event: Json) -> bool:
    """Whether an event is any business of this person."""
    if "person_id" in event:
        return bool(event["person_id"] == person_id)
    # An event without a chat, such as the clock's, is everybody's.
    chat = world.chats.get(event.get("chat_id", person_id))
    return chat is None or chat.has(person_id)


def shown_to(world: World, person_id: int, event: Json) -> Json:
    """Return an event with its message as this person sees it."""
    chat = world.chats.get(event.get("chat_id", 0))
    message_id = event.get("message", event).get("message_id", 0)
    message = chat.messages.get(message_id) if chat else None
    if chat is None or message is None:
        return event
    return event | {"message": message_for(chat, message, person_id)}


def message_for(chat: Chat, message: Json, person_id: int) -> Json:
    """Return a message with its reactions, its keyboard, and whether it is pinned or one's own."""
    message_id = message["message_id"]
    keyboard = chat.keyboards.get(message_id)
    return (
        message
        | ({"reply_markup": keyboard} if keyboard else {})
        | {
            "reactions": _counted(chat.reactions.get(message_id, {}), person_id),
            "pinned": message_id in chat.pinned,
            "mine": message.get("from", {}).get("id") == person_id,
        }
    )


def _counted(given: dict[int, list[Json]], person_id: int) -> list[Json]:
    counts: dict[str, Json] = {}
    for user_id, reaction in given.items():
        for emoji in (one["emoji"] for one in reaction):
            entry = counts.setdefault(emoji, {"emoji": emoji, "count": 0, "mine": False})
            entry["count"] += 1
            entry["mine"] |= user_id == person_id
    return list(counts.values())


def page(world: World, person_id: int, chat_id: int, before: int | None, limit: int) -> list[Json]:
    """Return the newest messages before an id, oldest first."""
    chat = world.chat(chat_id)
    newest = (
        message
        # Lazily from the end: a long chat is not copied for one page.
        for message_id, message in reversed(chat.messages.items())
        if before is None or message_id < before
    )
    found = [message_for(chat, message, person_id) for message in islice(newest, limit)]
    return found[::-1]


def overview(world: World, person_id: int) -> Json:
    """Return everything a page needs to begin with."""
    # Everybody can write to the bot, so the private chat is always on the list.
    world.chat(person_id)
    chats = [chat for chat in world.chats.values() if chat.has(person_id)]
    return {
        "now": world.clock.now().isoformat(),
        "you": person_id,
        "bot": world.bot.user(),
        "people": [
            {
                "id": person.id,
                "first_name": person.first_name,
                "username": person.username,
                "about": person.about,
                "language_code": person.language_code,
            }
            for person in world.people.values()
        ],
        "chats": [_summary(world, chat, person_id) for chat in chats],
        "menus": {str(chat.id): menu(world, person_id, chat) for chat in chats},
    }


def _summary(world: World, chat: Chat, person_id: int) -> Json:
    is_private = chat.type == "private"
    newest = next(reversed(chat.messages.values()), None)
    return {
        "id": chat.id,
        "type": chat.type,
        "title": world.bot.first_name if is_private else chat.title,
        "members": len(chat.people()) + is_private,
        "pinned": chat.pinned[-1] if chat.pinned else None,
        "last": message_for(chat, newest, person_id) if newest else None,
    }
