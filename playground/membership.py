"""People and chats come and go, and who may do what in them."""

from collections.abc import Iterable

from playground.chats import ADMIN_RIGHTS, SUPERGROUP_IDS, Chat, Member, kind_of
from playground.core import Core
from playground.people import Person
from playground.shapes import Json, NotPossible

FIRST_PERSON_ID = 5_000_000_001


class Membership(Core):
    """What people do with accounts and groups; each step tells the bot what Telegram would."""

    def add_person(
        self,
        first_name: str,
        *,
        id: int | None = None,  # noqa: A002 - Telegram's own word
        last_name: str | None = None,
        username: str | None = None,
        language_code: str = "zh-hans",
    ) -> Person:
        """Let somebody have an account; ids start above 32 bits unless one is given."""
        person_id = id or FIRST_PERSON_ID + len(self.people)
        person = Person(person_id, first_name, last_name, username, language_code)
        self.people[person.id] = person
        return person

    def add_group(
        self,
        title: str,
        *,
        owner: int,
        members: Iterable[int] = (),
        id: int | None = None,  # noqa: A002 - Telegram's own word
        kind: str = "supergroup",
    ) -> Chat:
        """Found a group or supergroup; a given id decides which of the two it is."""
        chat_id = id or self._free_id(kind)
        return self._found(chat_id, kind_of(chat_id), title, owner, members)

    def add_channel(self, title: str, *, owner: int, members: Iterable[int] = ()) -> Chat:
        """Found a channel."""
        return self._found(self._free_id("channel"), "channel", title, owner, members)

    def _free_id(self, kind: str) -> int:
        number = 1_000_000 + len(self.chats)
        return -number if kind == "group" else SUPERGROUP_IDS - number

    def _found(
        self, chat_id: int, kind: str, title: str, owner: int, members: Iterable[int]
    ) -> Chat:
        face = {"id": chat_id, "title": title, "type": kind}
        inside = {person_id: Member("member") for person_id in members}
        chat = Chat(chat_id, kind, face, inside | {owner: Member("creator")})
        self.chats[chat_id] = chat
        self.emit({"type": "chat", "chat_id": chat_id})
        return chat

    def add_bot(self, by: int, chat_id: int, *, rights: Iterable[str] | None = None) -> None:
        """Add the bot as a member, or as an administrator with these rights."""
        member = Member("member") if rights is None else _admin(rights)
        chat = self.chat(chat_id)
        self.set_member(chat, self.bot.id, member, by=by)
        if chat.is_group:
            added = {"from": self.user(by), "new_chat_members": [self.bot.user()]}
            self.post_and_queue(chat, added)

    def promote_bot(self, by: int, chat_id: int, *, rights: Iterable[str] = ADMIN_RIGHTS) -> None:
        """Make the bot an administrator with these rights."""
        self.set_member(self.chat(chat_id), self.bot.id, _admin(rights), by=by)

    def restrict_bot(self, by: int, chat_id: int, *, may: Iterable[str] = ()) -> None:
        """Leave the bot only these permissions, for example none."""
        restricted = Member("restricted", tuple(may))
        self.set_member(self.chat(chat_id), self.bot.id, restricted, by=by)

    def remove_bot(self, by: int, chat_id: int) -> None:
        """Throw the bot out."""
        self.set_member(self.chat(chat_id), self.bot.id, Member("kicked"), by=by)

    def promote(self, by: int, chat_id: int, person_id: int) -> None:
        """Make somebody an administrator."""
        self.set_member(self.chat(chat_id), person_id, _admin(ADMIN_RIGHTS), by=by)

    def join(self, person_id: int, chat_id: int, *, by: int | None = None) -> None:
        """Let somebody into a group, by themselves or brought by another."""
        chat, person = self.chat(chat_id), self.person(person_id)
        if person_id in chat.joining:
            chat.joining.remove(person_id)
        self.set_member(chat, person_id, Member("member"), by=by or person_id)
        if chat.is_group:
            came = {"from": self.user(by or person_id), "new_chat_members": [person.user()]}
            self.post_and_queue(chat, came)

    def leave(self, person_id: int, chat_id: int, *, by: int | None = None) -> None:
        """Let somebody leave a group, by themselves or thrown out by another."""
        chat, person = self.chat(chat_id), self.person(person_id)
        if chat.is_group:
            gone = {"from": self.user(by or person_id), "left_chat_member": person.user()}
            self.post_and_queue(chat, gone)
        self.set_member(chat, person_id, Member("kicked" if by else "left"), by=by or person_id)

    def ask_to_join(self, person_id: int, chat_id: int) -> None:
        """Ask to be let in; an administrator bot with the right hears of it."""
        chat, person = self.chat(chat_id), self.person(person_id)
        if person_id not in chat.joining:
            chat.joining.append(person_id)
        if chat.may(self.bot.id, "can_invite_users"):
            asked: Json = {"user_chat_id": person_id, "date": self.stamp()}
            asked |= {"chat": chat.face, "from": person.user()}
            self.updates.put("chat_join_request", asked)

    def block(self, person_id: int) -> None:
        """Let somebody block the bot in private."""
        self._set_blocked(self.person(person_id), blocked=True)

    def unblock(self, person_id: int) -> None:
        self._set_blocked(self.person(person_id), blocked=False)

    def _set_blocked(self, person: Person, *, blocked: bool) -> None:
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        if person.blocked != blocked:
            person.blocked = blocked
            chat = self.chat(person.id)
            self._tell_change(chat, self.bot.id, Member(before), Member(after), by=person.id)

    def migrate(self, chat_id: int) -> int:
        """Turn a basic group into a supergroup and return its new id."""
        old = self.chat(chat_id)
        if old.type != "group":
            raise NotPossible("Only a basic group can become a supergroup.")
        owner = next(user_id for user_id, m in old.members.items() if m.status == "creator")
        new = self.add_group(old.title, owner=owner)
        new.members = dict(old.members)
        self.post_and_queue(old, {"from": self.user(owner), "migrate_to_chat_id": new.id})
        self.post_and_queue(new, {"from": self.user(owner), "migrate_from_chat_id": old.id})
        # Both notices must go out while the bot is still a member of the old group.
        old.migrated_to = new.id
        old.members.clear()
        return new.id

    def set_member(self, chat: Chat, user_id: int, member: Member, *, by: int) -> None:
        """Change how somebody stands in a chat, and tell the bot where Telegram would."""
        before = chat.members.get(user_id) or Member("left")
        chat.members[user_id] = member
        self._tell_change(chat, user_id, before, member, by=by)
        self.emit({"type": "chat", "chat_id": chat.id})
        # Whoever is out no longer hears of the chat, so this is told to them by name.
        if not chat.has(user_id):
            self.emit({"type": "chat", "chat_id": chat.id, "person_id": user_id})

    def _tell_change(
        self, chat: Chat, user_id: int, before: Member, after: Member, *, by: int
    ) -> None:
        user = self.user(user_id)
        change: Json = {"chat": chat.face, "from": self.user(by), "date": self.stamp()}
        change |= {"old_chat_member": before.json(user), "new_chat_member": after.json(user)}
        if user_id == self.bot.id:
            self.updates.put("my_chat_member", change)
        # Changes of other members are told to administrators only.
        elif chat.is_admin(self.bot.id):
            self.updates.put("chat_member", change)


def _admin(rights: Iterable[str]) -> Member:
    return Member("administrator", tuple(rights))
