"""Times asked back: what was not plain is offered as buttons, and never guessed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from actions.notices import clocks, drafting, readings, steps
from actions.notices.drafting import Tapped
from domain.notices import Notice, Refusal, Schedule
from domain.notices.bounds import LONGEST_TITLE
from domain.notices.questions import Writing
from domain.notices.shaping import with_schedule
from domain.when import Said, Unclear, read
from storage import prompts
from storage.database import Tx
from storage.notices import days, register
from storage.prompts import Prompt

# Nobody says when in more words, and all of them are tried.
LONGEST: Final = 300
# What is wrong with a moment to post at.
RULED: Final = "post-rule"
LATE: Final = "post-late"


async def heard(tx: Tx, draft: Notice, text: str, *, now: datetime) -> Said | Unclear:
    """Read a time by the clock and the calendar of the draft's place."""
    zone = await clocks.zone_of(tx, draft)
    return read(text[:LONGEST], now=now, zone=zone, calendar=await days.calendar(tx))


async def ask_back(
    tx: Tx,
    person_id: int,
    draft: Notice,
    what: Writing,
    said: Unclear,
    chat_id: int,
    then: Sequence[str] = (),
    *,
    now: datetime,
    line: str = "",
    reply_to: int | None = None,
) -> None:
    """Ask for the time again, with what it may mean; `line` is the title if it is no time."""
    args = {
        "what": what.value,
        "then": list(then),
        "why": f"when-{said.why.value}",
        # A button has no room for a rule: it names one of these, and which question it was.
        "readings": readings.kept(said, await clocks.zone_of(tx, draft)),
        "at": int(now.timestamp()),
        "line": line[:LONGEST_TITLE],
    }
    await steps.put(tx, person_id, chat_id, draft.id, args, now=now, reply_to=reply_to)


async def choose(
    tx: Tx, person_id: int, notice_id: int, at: Tapped, index: int, asked: int, *, now: datetime
) -> Notice | Refusal | str:
    """Take one of the readings that were offered at the moment `asked` (seconds)."""
    draft = await drafting.mine(tx, person_id, notice_id, now=now)
    if isinstance(draft, Refusal):
        return draft
    prompt = await _open(tx, person_id, notice_id, at, now=now)
    if prompt is None or prompt.args.get("at") != asked:
        return Refusal.STALE
    offered = readings.of(prompt.args)
    if not 0 <= index < len(offered):
        return Refusal.STALE
    taken = timed(draft, Writing(prompt.args["what"]), offered[index], now=now)
    if not isinstance(taken, Notice):
        return taken
    await prompts.close(tx, prompt)
    return await _on(tx, person_id, draft, taken, prompt, at, now=now)


async def no_time(
    tx: Tx, person_id: int, notice_id: int, at: Tapped, *, now: datetime
) -> Notice | Refusal:
    """Nothing takes place: there is only something to know."""
    draft = await drafting.mine(tx, person_id, notice_id, now=now)
    if isinstance(draft, Refusal):
        return draft
    taken = with_schedule(draft, Schedule())
    prompt = await _open(tx, person_id, notice_id, at, now=now)
    if prompt is None:
        changed = await register.change(tx, draft, taken)
        await drafting.redraw(tx, notice_id, at, {"screen": "home"}, now=now)
        return changed
    # What was taken for a time belongs to the title.
    if line := str(prompt.args.get("line") or ""):
        taken = replace(taken, title=line)
    await prompts.close(tx, prompt)
    return await _on(tx, person_id, draft, taken, prompt, at, now=now)


def timed(
    draft: Notice, what: Writing, schedule: Schedule, *, now: datetime
) -> Notice | Refusal | str:
    """The draft at this time, or posted at it; why not, in a code."""
    once = schedule.starts_at
    if once is not None and once <= now:
        return Refusal.PAST
    if what is Writing.WHEN:
        return with_schedule(draft, schedule)
    starts = draft.schedule.starts_at
    if once is None or draft.repeats:
        return RULED
    if starts is not None and once >= starts:
        return LATE
    return replace(draft, post_at=once, lead=None)


async def _open(
    tx: Tx, person_id: int, notice_id: int, at: Tapped, *, now: datetime
) -> Prompt | None:
    """The question about a time of this draft that is open to this person in this chat."""
    prompt = await prompts.open_for(tx, at.chat_id, person_id, now=now)
    if prompt is None or prompt.kind != drafting.PROMPT or prompt.subject_id != notice_id:
        return None
    return prompt if Writing(prompt.args["what"]) in steps.TIMES else None


async def _on(
    tx: Tx,
    person_id: int,
    draft: Notice,
    taken: Notice,
    prompt: Prompt,
    at: Tapped,
    *,
    now: datetime,
) -> Notice:
    changed = await register.change(tx, draft, taken)
    then = list(prompt.args.get("then") or ())
    await steps.go_on(tx, person_id, changed, then, at.chat_id, now=now, at=at)
    return changed
