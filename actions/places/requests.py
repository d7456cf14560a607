"""A group's administrator asks for a building, and staff decide."""

from dataclasses import dataclass
from datetime import datetime

from actions.places import telling
from actions.places.authority import manages
from actions.places.binding import Outcome, place_goal, tie, tie_of
from actions.places.chats import Seen, fresh
from domain.places import Place
from storage import outbox
from storage.database import Tx
from storage.outbox import Outgoing, Verb
from storage.places import chats
from storage.places.chats import Chat


@dataclass(frozen=True, slots=True)
class Asked:
    """The request as its buttons carry it; `sure` names the tie that would be replaced."""

    group_id: int
    place_id: int
    person_id: int
    sure: int

    @property
    def args(self) -> dict[str, int]:
        return {"place": self.place_id, "person": self.person_id, "sure": self.sure}


async def request(tx: Tx, person_id: int, seen: Seen, place: Place, *, now: datetime) -> bool:
    """Have staff asked, once a day for the same thing; False if none of them can be told."""
    chat = await chats.find(tx, seen.chat_id)
    if chat is None:
        chat = fresh(seen, now=now)
        await chats.put(tx, chat)
    desks = await telling.desks(tx, place.id, now=now) or await telling.owners(tx, now=now)
    asked = Asked(chat.id, place.id, person_id, _mark(chat))
    # The day in the key lets a forgotten request be made again tomorrow.
    key = f"setup-request:{chat.id}:{place.id}:{person_id}:{now:%Y%m%d}"
    await telling.tell_all(tx, desks, "setup-request", chat.id, asked.args, now=now, key=key)
    return bool(desks)


def _mark(chat: Chat) -> int:
    standing = tie_of(chat)
    return standing.mark if standing else 0


async def decide(
    tx: Tx, person_id: int, chat_id: int, tapped: int, asked: Asked, *, agreed: bool, now: datetime
) -> Outcome:
    """Tie the group or not; the message tapped then says who decided."""
    chat, goal = await chats.find(tx, asked.group_id), await place_goal(tx, asked.place_id)
    # The button proves nothing: the tap is authorised at the place asked for.
    if chat is None or goal is None or not await manages(tx, person_id, goal.place_id, now=now):
        return Outcome.FORBIDDEN
    outcome, args = Outcome.DONE, asked.args | {"agreed": int(agreed), "by": person_id}
    if agreed:
        # The group as it is stored: the tap comes from the staff's chat, not from there.
        seen = Seen(chat.id, chat.title, frozenset(chat.rights.split()))
        outcome = await tie(tx, person_id, seen, goal, sure=asked.sure, now=now)
    if outcome is Outcome.FORBIDDEN:
        return outcome
    view = "setup-decided"
    # The group was tied elsewhere since the request: staff must see that first.
    if outcome is Outcome.SURE:
        view, args = "setup-request", asked.args | {"sure": _mark(chat)}
    shown = Outgoing(chat_id, view, chat.id, args, verb=Verb.EDIT, message_id=tapped)
    await outbox.put(tx, shown, now=now)
    if outcome is Outcome.DONE:
        said = "setup-tied" if agreed else "setup-declined"
        await outbox.put(tx, Outgoing(chat.id, said, chat.id, args), now=now)
    return outcome
