"""Notes added to a ballot whose words are frozen: only ever more of them."""

from datetime import datetime

from actions.ballots import posting, recording, tools, wording
from actions.ballots.tools import Answer
from domain.ballots import Action, Ballot, Refusal
from domain.ballots.hall import Question
from storage import chains, outbox, prompts
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.prompts import Prompt

POSTED = "ballot-note"
TYPE = "note"
LONGEST = 500


async def ask(tx: Tx, person_id: int, ballot_id: int, *, now: datetime) -> Refusal | None:
    """Ask what is to be added."""
    return await tools.ask_if(tx, person_id, ballot_id, Action.NOTE, Question.NOTE, now=now)


async def answered(
    tx: Tx, person_id: int, prompt: Prompt, answer: Answer, *, now: datetime
) -> None:
    """Add the note to the chain, and post it below the panels."""
    ballot = await tools.allowed(tx, person_id, prompt.subject_id, Action.NOTE, now=now)
    if isinstance(ballot, Refusal):
        await tools.stop(tx, prompt, ballot, now=now)
    elif wrong := wording.refusal(answer.text, LONGEST):
        await tools.again(tx, prompt, answer, wrong, now=now)
    elif await prompts.close(tx, prompt):
        await _add(tx, person_id, ballot, answer.text.strip(), now=now)
        await tools.show(
            tx, person_id, ballot.id, None, {"page": "home", "said": "noted"}, now=now
        )


async def _add(tx: Tx, person_id: int, ballot: Ballot, text: str, *, now: datetime) -> None:
    row = await recording.chained(tx, ballot, TYPE, {"text": text}, person_id, now=now)
    for chat_id in await posting.groups(tx, ballot):
        message = Outgoing(
            chat_id,
            POSTED,
            ballot.id,
            {"seq": row.seq},
            rank=Rank.URGENT,
            key=f"{POSTED}:{ballot.id}:{row.seq}:{chat_id}",
            reply_to=await posting.panel_in(tx, ballot.id, chat_id),
        )
        await outbox.put(tx, message, now=now)


async def text_of(tx: Tx, ballot_id: int, seq: int) -> str | None:
    """Return the words of a note: the chain is where they are kept."""
    rows = await chains.rows(tx, recording.KIND, ballot_id)
    found = next((row for row in rows if row.seq == seq and row.type == TYPE), None)
    return str(found.payload["text"]) if found else None
