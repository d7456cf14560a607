"""Staff send a roll in private: asked for, checked, shown, let in or dropped."""

from datetime import datetime

from actions import screens
from actions.places import authority, roll, telling
from actions.places.roll import Counts, Founding, Refusal
from domain.places import find
from domain.places.roll import RollFile
from storage import outbox, prompts
from storage.database import Tx
from storage.outbox import Outgoing
from storage.places import imports
from storage.places.imports import Import
from storage.roster import Reason


async def target(tx: Tx, person_id: int, name: str, *, now: datetime) -> int | Refusal:
    """Return the community whose roll the person may send; 0 where it is still to be founded."""
    managed = await authority.managed(tx, person_id, now=now)
    if not managed:
        new = await authority.is_owner(tx, person_id, now=now)
        return 0 if new else Refusal.FORBIDDEN
    fitting = find(name, managed) if name else managed
    return fitting[0].id if len(fitting) == 1 else Refusal.WHICH_COMMUNITY


async def ask(
    tx: Tx, person_id: int, chat_id: int, name: str, *, now: datetime, reply_to: int
) -> Refusal | None:
    """Ask staff for the file, in private, as it holds phone numbers."""
    community = await target(tx, person_id, name, now=now)
    if isinstance(community, Refusal):
        args = {"reason": community.value}
        await telling.answer(
            tx, person_id, chat_id, "roll-refused", 0, args, now=now, reply_to=reply_to
        )
        return community
    # A file sent into a group would show everybody's phone to all.
    if chat_id < 0:
        await screens.show(tx, person_id, chat_id, "start-group", now=now, reply_to=reply_to)
        return None
    prompt = await prompts.ask(tx, person_id, person_id, "roll", community, now=now)
    await outbox.put(tx, Outgoing(person_id, "roll-ask", prompt_id=prompt), now=now)
    return None


async def refuse(tx: Tx, person_id: int, reason: Refusal, *, now: datetime) -> None:
    """Say why no roll is taken from this person."""
    args = {"reason": reason.value}
    await outbox.put(tx, Outgoing(person_id, "roll-refused", 0, args), now=now)


async def unreadable(tx: Tx, person_id: int, reason: Reason | None, *, now: datetime) -> None:
    """Say what is wrong with a file, or that none came; the question stays open."""
    args = {"reason": reason.value if reason else "no-file"}
    await outbox.put(tx, Outgoing(person_id, "roll-unreadable", 0, args), now=now)


async def receive(
    tx: Tx,
    person_id: int,
    community_id: int,
    file: RollFile,
    founding: Founding,
    *,
    now: datetime,
) -> int | Refusal:
    """Check a roll that was read and show what it would change; return the import's id."""
    if not await _may(tx, person_id, community_id or None, now):
        checked: tuple[int, object] | Refusal = Refusal.FORBIDDEN
    else:
        where = community_id or None
        checked = await roll.check(
            tx, person_id, file, now=now, community_id=where, founding=founding
        )
    if isinstance(checked, Refusal):
        await refuse(tx, person_id, checked, now=now)
        return checked
    # Only a roll that was read answers the question: a bad file can be sent again.
    await prompts.drop(tx, person_id, person_id)
    await outbox.put(tx, Outgoing(person_id, "roll-card", checked[0]), now=now)
    return checked[0]


async def _may(tx: Tx, person_id: int, community_id: int | None, now: datetime) -> bool:
    if community_id is None:
        return await authority.is_owner(tx, person_id, now=now)
    return await authority.manages(tx, person_id, community_id, now=now)


async def let_in(
    tx: Tx, person_id: int, import_id: int, *, now: datetime, message_id: int | None
) -> Counts | Refusal:
    """Let the roll in for one who may, and say so on its card."""
    kept = await imports.find(tx, import_id)
    if kept is None:
        return Refusal.EXPIRED
    # Authorised again at the tap: roles may have ended since the roll was sent.
    if not await _may(tx, person_id, kept.place_id, now):
        return Refusal.FORBIDDEN
    done = await roll.apply(tx, import_id, now=now)
    if isinstance(done, Counts):
        await _redraw(tx, person_id, kept, message_id, now)
    return done


async def _redraw(
    tx: Tx, person_id: int, kept: Import, message_id: int | None, now: datetime
) -> None:
    await screens.show(
        tx, person_id, person_id, "roll-card", kept.id, now=now, instead_of=message_id
    )


async def give_up(
    tx: Tx, person_id: int, import_id: int, *, now: datetime, message_id: int | None
) -> Refusal | None:
    """Drop a roll that was not let in."""
    kept = await imports.find(tx, import_id)
    if kept is not None and not await _may(tx, person_id, kept.place_id, now):
        return Refusal.FORBIDDEN
    if not await imports.drop(tx, import_id):
        # Either another tap was quicker or the day is over.
        return Refusal.APPLIED if kept else Refusal.EXPIRED
    await screens.show(
        tx, person_id, person_id, "roll-dropped", import_id, now=now, instead_of=message_id
    )
    return None
