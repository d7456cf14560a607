"""Publishing a draft: from here on it has dates, and goes out by itself."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from actions.notices import authority, drafting, occurring, posting, showing
from actions.notices.drafting import Tapped
from actions.places import telling
from domain.notices import Notice, Refusal, State
from domain.notices.bounds import Fault
from storage import outbox
from storage.database import Tx
from storage.notices import drafts, register
from storage.outbox import Outgoing
from storage.places import audit

TRY: Final = "notice-try"
TRY_PICTURE: Final = "notice-try-picture"
TRY_MEDIA: Final = "notice-try-media"


async def press(
    tx: Tx, person_id: int, notice_id: int, at: Tapped, seen: int, *, at_once: bool, now: datetime
) -> Notice | Refusal | Fault:
    """Publish the version that was seen, and show in the message what became of it.

    Refuses with ALREADY when somebody else was quicker, and with STALE when the draft has
    changed since it was drawn.
    """
    draft = await register.get(tx, notice_id)
    if not await authority.may_run(tx, person_id, draft, now=now):
        return Refusal.NOT_YOURS
    await drafting.unasked(tx, person_id, notice_id, at.chat_id, now=now)
    done = await publish(tx, person_id, notice_id, seen, at_once=at_once, now=now)
    # Also when it is refused: the message then shows what is to be set right.
    await drafting.redraw(tx, notice_id, at, {"screen": "home"}, now=now)
    return done


async def publish(
    tx: Tx, person_id: int, notice_id: int, version: int, *, at_once: bool, now: datetime
) -> Notice | Refusal | Fault:
    """Let the draft run: its first occurrence goes out now (`at_once`), or when it is planned."""
    draft = await register.get(tx, notice_id)
    if draft.state is not State.DRAFT:
        return Refusal.ALREADY
    # What stands on the screen is what goes out, not what a colleague made of it meanwhile.
    if draft.version != version:
        return Refusal.STALE
    ready = await showing.preview(tx, draft, person_id, now=now)
    if ready.problem:
        return ready.problem
    notice = await register.change(tx, draft, replace(draft, state=State.RUNNING))
    if notice.urgent:
        # Who broke the night's peace, and when; the reason stands in the notice.
        await audit.note(tx, person_id, "notice-urgent", "notice", notice.id, now=now)
    await occurring.begin(tx, notice, at_once=at_once, now=now)
    return await register.get(tx, notice.id)


async def discard(
    tx: Tx, person_id: int, notice_id: int, at: Tapped, *, now: datetime
) -> Refusal | None:
    """Throw the draft away."""
    draft = await drafting.mine(tx, person_id, notice_id, now=now)
    if isinstance(draft, Refusal):
        return draft
    await drafting.unasked(tx, person_id, notice_id, at.chat_id, now=now)
    await drafts.discard(tx, notice_id)
    await drafting.redraw(tx, notice_id, at, {"screen": "gone"}, now=now)
    return None


async def try_out(tx: Tx, person_id: int, notice_id: int, *, now: datetime) -> Refusal | bool:
    """Send the very post to who presses, in private; False where the bot may not write there."""
    draft = await drafting.mine(tx, person_id, notice_id, now=now)
    if isinstance(draft, Refusal):
        return draft
    if not await telling.reachable(tx, person_id):
        return False
    shape = posting.shape_of(draft, await register.media_of(tx, draft.id))
    if shape.media:
        await outbox.put(tx, Outgoing(person_id, TRY_MEDIA, draft.id), now=now)
    view = TRY_PICTURE if shape.view == posting.PICTURE else TRY
    await outbox.put(tx, Outgoing(person_id, view, draft.id), now=now)
    return True
