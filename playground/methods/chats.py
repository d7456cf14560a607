"""Methods about chats and their members."""

import secrets

from playground.chats import MEMBER_PERMISSIONS, Chat, Member
from playground.methods.access import chat_for, need
from playground.methods.content import Files
from playground.shapes import Json, bad_request
from playground.world import World

MOST_TAG = 16
NO_INVITES = "not enough rights to manage chat invite link"
FULL: Json = {
    "accent_color_id": 0,
    "max_reaction_count": 11,
    "accepted_gift_types": {
        "unlimited_gifts": False,
        "limited_gifts": False,
        "unique_gifts": False,
        "premium_subscription": False,
        "gifts_from_channels": False,
    },
}


def get_chat(world: World, call: Json, _: Files) -> Json:
    chat = chat_for(world, call["chat_id"])
    full = chat.face | FULL
    if chat.pinned:
        full["pinned_message"] = chat.messages[chat.pinned[-1]]
    if chat.is_group:
        full["permissions"] = dict.fromkeys(MEMBER_PERMISSIONS, True)
    return full


def get_member(world: World, call: Json, _: Files) -> Json:
    chat, user_id = chat_for(world, call["chat_id"]), call["user_id"]
    # Somebody Telegram knows but who never was here is no error: they have "left".
    if user_id not in world.people and user_id != world.bot.id:
        raise bad_request("user not found")
    return _member(world, chat, user_id)


def get_administrators(world: World, call: Json, _: Files) -> list[Json]:
    chat = chat_for(world, call["chat_id"])
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    return [_member(world, chat, one) for one in chat.members if chat.is_admin(one)]


def get_member_count(world: World, call: Json, _: Files) -> int:
    chat = chat_for(world, call["chat_id"])
    # A private chat lists only the person; the bot is its other member.
    return len(chat.people()) + (chat.type == "private")


def leave(world: World, call: Json, _: Files) -> bool:
    chat = chat_for(world, call["chat_id"])
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    world.set_member(chat, world.bot.id, Member("left"), by=world.bot.id)
    return True


def approve(world: World, call: Json, _: Files) -> bool:
    chat, person_id = _joining(world, call)
    world.join(person_id, chat.id)
    return True


def decline(world: World, call: Json, _: Files) -> bool:
    chat, person_id = _joining(world, call)
    chat.joining.remove(person_id)
    return True


def create_invite_link(world: World, call: Json, _: Files) -> Json:
    fields = ("name", "expire_date", "member_limit")
    given = {name: call[name] for name in fields if name in call}
    return _link(world, call) | {"is_primary": False} | given


def export_invite_link(world: World, call: Json, _: Files) -> str:
    return str(_link(world, call)["invite_link"])


def set_tag(world: World, call: Json, _: Files) -> bool:
    """Set or clear the word shown beside a member's name, at most 16 characters."""
    chat = chat_for(world, call["chat_id"])
    need(world, chat, "can_manage_tags", "not enough rights to manage member tags")
    if not chat.has(call["user_id"]) or chat.is_admin(call["user_id"]):
        raise bad_request("user is not a regular member of the chat")
    if len(call.get("tag", "")) > MOST_TAG:
        raise bad_request("TAG_INVALID")
    chat.members[call["user_id"]].tag = call.get("tag") or None
    return True


def _member(world: World, chat: Chat, user_id: int) -> Json:
    return (chat.members.get(user_id) or Member("left")).json(world.user(user_id))


def _joining(world: World, call: Json) -> tuple[Chat, int]:
    chat = chat_for(world, call["chat_id"])
    need(world, chat, "can_invite_users", "not enough rights")
    if call["user_id"] not in chat.joining:
        raise bad_request("HIDE_REQUESTER_MISSING")
    return chat, call["user_id"]


def _link(world: World, call: Json) -> Json:
    chat = chat_for(world, call["chat_id"])
    need(world, chat, "can_invite_users", NO_INVITES)
    return {
        "invite_link": f"https://t.me/+{secrets.token_urlsafe(12)}",
        "creator": world.bot.user(),
        "creates_join_request": call.get("creates_join_request", False),
        "is_primary": True,
        "is_revoked": False,
    }
