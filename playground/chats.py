"""Where people talk: private chats, groups and channels, and who is in them."""

from dataclasses import dataclass, field

from playground.shapes import Json

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_tags",
)
MEMBER_PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
# Telegram marks supergroups and channels by this prefix; basic groups are plain negatives.
SUPERGROUP_IDS = -1_000_000_000_000
# A restricted member is still in the chat; "left" and "kicked" are kept, but outside.
INSIDE = frozenset({"creator", "administrator", "member", "restricted"})
ADMINS = frozenset({"creator", "administrator"})


@dataclass(slots=True)
class Member:
    """How somebody stands in a chat; `rights` are those of an administrator."""

    status: str
    rights: tuple[str, ...] = ()
    tag: str | None = None

    def may(self, right: str) -> bool:
        return self.status == "creator" or right in self.rights

    def json(self, user: Json) -> Json:
        """Return the Bot API ChatMember for this user."""
        shown: Json = {"status": self.status, "user": user} | _details(self)
        return shown | {"tag": self.tag} if self.tag else shown


def _details(member: Member) -> Json:
    match member.status:
        case "creator":
            return {"is_anonymous": False}
        case "administrator":
            rights = {right: right in member.rights for right in ADMIN_RIGHTS}
            return {"can_be_edited": False, "is_anonymous": False} | rights
        case "restricted":
            granted = {name: name in member.rights for name in MEMBER_PERMISSIONS}
            return {"is_member": True, "until_date": 0} | granted
        case "kicked":
            return {"until_date": 0}
    return {}


@dataclass(slots=True)
class Chat:
    """A chat and all that stands in it; `face` is its Bot API Chat."""

    id: int
    type: str
    face: Json
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Json] = field(default_factory=dict)
    # Kept apart from the messages: Telegram never shows a reply keyboard back to the bot.
    keyboards: dict[int, Json] = field(default_factory=dict)
    reactions: dict[int, dict[int, list[Json]]] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    joining: list[int] = field(default_factory=list)
    last_message_id: int = 0
    migrated_to: int | None = None

    @property
    def is_group(self) -> bool:
        return self.type in {"group", "supergroup"}

    @property
    def title(self) -> str:
        return str(self.face.get("title") or self.face.get("first_name", ""))

    def status_of(self, user_id: int) -> str:
        """Return the status of a user; "left" for whom this chat has never seen."""
        member = self.members.get(user_id)
        return member.status if member else "left"

    def has(self, user_id: int) -> bool:
        return self.status_of(user_id) in INSIDE

    def is_admin(self, user_id: int) -> bool:
        return self.status_of(user_id) in ADMINS

    def may(self, user_id: int, right: str) -> bool:
        member = self.members.get(user_id)
        return member is not None and member.may(right)

    def people(self) -> list[int]:
        return [user_id for user_id, member in self.members.items() if member.status in INSIDE]


def kind_of(chat_id: int) -> str:
    """Return what Telegram's numbering says a chat id is."""
    if chat_id > 0:
        return "private"
    return "supergroup" if chat_id < SUPERGROUP_IDS else "group"
