"""Which commands a person is offered in a chat."""

from collections.abc import Iterator

from playground.chats import Chat
from playground.shapes import Json
from playground.world import World


def scope_key(*scope: str, language: str) -> str:
    """Return how commands for a scope and a language are kept."""
    return f"{':'.join(scope)}|{language}"


def menu(world: World, person_id: int, chat: Chat) -> list[Json]:
    """Return the commands of the narrowest scope that has any, in the person's language first."""
    # Menus know two letters only, so "zh-hans" is looked up as "zh".
    language = world.person(person_id).language_code[:2]
    for scope in _scopes(person_id, chat):
        for spoken in (language, ""):
            if found := world.settings.commands.get(scope_key(*scope, language=spoken)):
                return found
    return []


def _scopes(person_id: int, chat: Chat) -> Iterator[tuple[str, ...]]:
    if chat.type == "private":
        yield "chat", str(chat.id)
        yield ("all_private_chats",)
    else:
        # The order is Telegram's own, from the narrowest scope to the widest.
        yield "chat_member", str(chat.id), str(person_id)
        yield from _admin_scopes(person_id, chat)
        yield "chat", str(chat.id)
        if chat.is_admin(person_id):
            yield ("all_chat_administrators",)
        yield ("all_group_chats",)
    yield ("default",)


def _admin_scopes(person_id: int, chat: Chat) -> Iterator[tuple[str, ...]]:
    if chat.is_admin(person_id):
        yield "chat_administrators", str(chat.id)
