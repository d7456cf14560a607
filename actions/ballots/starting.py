"""`/vote` in a chat: where it is asked, by whom, and what is wrong with the words."""

from dataclasses import dataclass
from datetime import datetime

from actions.ballots import asking, choosing, listing
from actions.places import spots as places
from domain.ballots import Ballot, Refusal
from storage import outbox, prompts
from storage.database import Tx
from storage.outbox import Outgoing
from storage.prompts import Prompt

QUESTION = "ballot-question"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was written after `/vote`, and where."""

    chat_id: int
    message_id: int
    text: str


async def ask(tx: Tx, person_id: int, asked: Asked, *, now: datetime) -> Ballot | Refusal | None:
    """Make a draft of what was written; without words, ask for the question. None: not here."""
    spots = await choosing.spots(tx, person_id, asked.chat_id, now=now)
    if not spots and asked.chat_id > 0 and not asked.text.strip():
        # A neighbour who writes 投票 wants to vote rather than to ask.
        await listing.open_list(tx, person_id, asked.chat_id, asked.message_id, now=now)
        return None
    if not spots:
        await _turn_away(tx, person_id, asked, now=now)
        return None
    if not asked.text.strip():
        await ask_question(tx, person_id, asked, spots[0].place.id, now=now)
        return None
    return await _take(tx, person_id, asked, spots, stepping=False, now=now)


async def answer(
    tx: Tx, person_id: int, prompt: Prompt, asked: Asked, *, now: datetime
) -> Ballot | Refusal | None:
    """Take the answer to "what is the question?" and go on step by step."""
    spots = await choosing.spots(tx, person_id, asked.chat_id, now=now)
    if not spots:
        await prompts.close(tx, prompt)
        await _turn_away(tx, person_id, asked, now=now)
        return None
    # Already answered: a second message is a second message, not a second draft.
    if not await prompts.close(tx, prompt):
        return None
    return await _take(tx, person_id, asked, spots, stepping=True, now=now)


async def ask_question(
    tx: Tx,
    person_id: int,
    asked: Asked,
    place_id: int,
    *,
    now: datetime,
    why: Refusal | None = None,
) -> None:
    """Ask what the question is, saying what was wrong with the last one."""
    prompt = await prompts.ask(tx, asked.chat_id, person_id, QUESTION, place_id, now=now)
    question = Outgoing(
        asked.chat_id,
        "ballot-ask",
        0,
        {"what": "question", "why": why.value if why else ""},
        prompt_id=prompt,
        reply_to=asked.message_id,
    )
    await outbox.put(tx, question, now=now)


async def _take(
    tx: Tx,
    person_id: int,
    asked: Asked,
    spots: list[choosing.Spot],
    *,
    stepping: bool,
    now: datetime,
) -> Ballot | Refusal:
    here = spots[0]
    made = await asking.draft(
        tx,
        person_id,
        here.place.id,
        asked.chat_id,
        asked.text,
        now=now,
        stairwell=here.stairwell,
        screen=_first_screen(several=len(spots) > 1, stepping=stepping),
    )
    if isinstance(made, Refusal):
        # Asked again at once, so that the next message may simply be the better words.
        await ask_question(tx, person_id, asked, here.place.id, now=now, why=made)
    return made


def _first_screen(*, several: bool, stepping: bool) -> str:
    if several:
        return "where_step" if stepping else "where"
    return "ask_options" if stepping else "home"


async def _turn_away(tx: Tx, person_id: int, asked: Asked, *, now: datetime) -> None:
    where = (asked.chat_id, asked.message_id, "ballot-turned-away")
    await places.turn_away(tx, person_id, *where, Refusal.CAPTAIN_ONLY.value, now=now)
