"""Which ballots somebody may leaf through: those of the places they live in or answer for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from actions import screens
from actions.places import telling
from domain.ballots import Ballot, CastRow
from storage.ballots import register, votes
from storage.database import Tx
from storage.places import chats, grants, households, tree

VIEW: Final = "ballot-list"
A_PAGE: Final = 8
MINE_AT_MOST: Final = 5
# Staff of a large community have hundreds of places: theirs are read through the tree anyway.
PLACES_AT_MOST: Final = 300


@dataclass(frozen=True, slots=True)
class Found:
    """A page: what runs (first page only), what is over, and after which id more follows."""

    running: tuple[Ballot, ...]
    past: tuple[Ballot, ...]
    following: int = 0


async def open_list(
    tx: Tx, person_id: int, chat_id: int, message_id: int, *, now: datetime
) -> None:
    """Send the list: in private where possible, else a short reply in the group."""
    await telling.answer(tx, person_id, chat_id, VIEW, now=now, reply_to=message_id)


async def turn(tx: Tx, person_id: int, before: int, message_id: int, *, now: datetime) -> None:
    """Show another page in place of the tapped one; only in one's own private chat."""
    args: dict[str, Any] = {"before": max(before, 0)}
    await screens.show(tx, person_id, person_id, VIEW, 0, args, now=now, instead_of=message_id)


async def page(tx: Tx, chat_id: int, before: int, *, now: datetime) -> Found:
    """What may be read in this chat: a person's places, or the group's own."""
    running: list[Ballot] = []
    past: list[Ballot] = []
    last = before or 2**62
    for place_id in await _places(tx, chat_id, now=now):
        running += [] if before else await register.running(tx, place_id)
        # One more than is shown says whether there is another page.
        past += await register.past(tx, place_id, A_PAGE + 1, last)
    past.sort(key=lambda ballot: -ballot.id)
    following = past[A_PAGE - 1].id if len(past) > A_PAGE else 0
    return Found(tuple(running), tuple(past[:A_PAGE]), following)


async def mine(tx: Tx, person_id: int) -> list[tuple[Ballot, CastRow]]:
    """The newest votes of a person that stand, each with its ballot; none that were secret."""
    found = await votes.newest_of(tx, person_id, MINE_AT_MOST)
    return [(await register.get(tx, cast.ballot_id), cast) for cast in found]


async def _places(tx: Tx, chat_id: int, *, now: datetime) -> list[int]:
    found: dict[int, None] = {}
    for place_id in await _roots(tx, chat_id, now=now):
        found |= dict.fromkeys(p.id for p in await tree.lineage(tx, place_id))
    if chat_id > 0:
        for grant in await grants.of(tx, chat_id, now=now):
            if grant.place_id is not None:
                found |= dict.fromkeys(p.id for p in await tree.inside(tx, grant.place_id))
    return list(found)[:PLACES_AT_MOST]


async def _roots(tx: Tx, chat_id: int, *, now: datetime) -> list[int]:
    if chat_id < 0:
        chat = await chats.find(tx, chat_id)
        return [chat.place_id] if chat and chat.place_id else []
    held = [g.place_id for g in await grants.of(tx, chat_id, now=now) if g.place_id is not None]
    homes = [home.place_id for home in await households.homes_of(tx, chat_id)]
    # An owner's grant names no place: theirs are all.
    everywhere = any(g.place_id is None for g in await grants.of(tx, chat_id, now=now))
    every = [place.id for place in await tree.every(tx)] if everywhere else []
    return list(dict.fromkeys([*homes, *held, *every]))
