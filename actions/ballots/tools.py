"""The captain's tools on a running ballot: who may use them, and where they are shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from actions import screens
from actions.ballots import authority
from actions.ballots.drafting import Tapped
from domain.ballots import Action, Ballot, Party, Refusal, State
from domain.ballots.hall import Question, Snag
from storage import outbox, panels, prompts
from storage.ballots import register
from storage.database import Tx
from storage.outbox import Outgoing
from storage.places import people
from storage.prompts import Prompt

VIEW = "ballot-tools"
ASK = "ballot-hall-ask"
NEWS = "ballot-hall-news"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was sent as an answer: words or a picture."""

    message_id: int
    text: str = ""
    file_id: str = ""


async def allowed(
    tx: Tx, person_id: int, ballot_id: int, action: Action, *, now: datetime
) -> Ballot | Refusal:
    """Return the ballot if the person may do this to it now, else why not."""
    ballot = await register.get(tx, ballot_id)
    refused = await authority.refusal(tx, person_id, ballot, action, now=now)
    # A draft has buttons of its own; only a forged tap leads here.
    early = Refusal.NOT_OPEN_YET if ballot.state is State.DRAFT else None
    return refused or early or ballot


async def open_tools(
    tx: Tx, person_id: int, ballot_id: int, at: Tapped, *, now: datetime
) -> Refusal | bool:
    """Show the tools in private; False where the person has not started the bot yet."""
    ballot = await register.get(tx, ballot_id)
    parties = await authority.parties_of(tx, person_id, ballot, now=now)
    if not parties & {Party.CAPTAIN, Party.WITNESS}:
        return Refusal.CAPTAIN_ONLY
    person = await people.find(tx, person_id)
    if person is None or not person.reachable:
        return False
    page = "home" if Party.CAPTAIN in parties else "witness"
    await show(tx, person_id, ballot_id, at, {"page": page}, now=now)
    return True


async def turn(
    tx: Tx, person_id: int, ballot_id: int, at: Tapped, page: str, number: int, *, now: datetime
) -> Refusal | None:
    """Show another page in place of the tapped one; whatever was asked is asked no more."""
    ballot = await register.get(tx, ballot_id)
    wanted = Party.WITNESS if page == "witness" else Party.CAPTAIN
    if wanted not in await authority.parties_of(tx, person_id, ballot, now=now):
        return Refusal.CAPTAIN_ONLY
    await prompts.drop(tx, person_id, person_id)
    await show(tx, person_id, ballot_id, at, {"page": page, "at": number}, now=now)
    return None


async def show(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    at: Tapped | None,
    args: Mapping[str, Any],
    *,
    now: datetime,
    view: str = VIEW,
) -> None:
    """Show a view in private: in the tapped message, unless that is a panel or elsewhere."""
    own = at is not None and at.chat_id == person_id
    # A forged tap can name any message of the chat.
    over = at.message_id if at and own and not await panels.at(tx, person_id, at.message_id) else 0
    where = (person_id, person_id, view, ballot_id, dict(args))
    await screens.show(tx, *where, now=now, instead_of=over or None)


async def ask(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    question: Question,
    args: Mapping[str, Any] | None = None,
    *,
    now: datetime,
    why: Refusal | Snag | None = None,
    reply_to: int | None = None,
) -> None:
    """Ask for something in private, saying what was wrong with the last answer."""
    kept = dict(args or {})
    kind = kind_of(question)
    prompt = await prompts.ask(tx, person_id, person_id, kind, ballot_id, kept, now=now)
    shown = kept | {"question": question.value, "why": why.value if why else ""}
    message = Outgoing(person_id, ASK, ballot_id, shown, prompt_id=prompt, reply_to=reply_to)
    await outbox.put(tx, message, now=now)


async def ask_if(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    action: Action,
    question: Question,
    *,
    now: datetime,
) -> Refusal | None:
    """Ask, if the person may do what the answer is for."""
    ballot = await allowed(tx, person_id, ballot_id, action, now=now)
    if isinstance(ballot, Refusal):
        return ballot
    await ask(tx, person_id, ballot_id, question, now=now)
    return None


async def again(
    tx: Tx, prompt: Prompt, answer: Answer, why: Refusal | Snag, *, now: datetime
) -> None:
    """Say what is wrong with an answer and keep the question open."""
    question = Question(prompt.kind.removeprefix(kind_of("")))
    who = (prompt.person_id, prompt.subject_id, question, prompt.args)
    await ask(tx, *who, now=now, why=why, reply_to=answer.message_id)


async def news(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    what: str,
    args: Mapping[str, Any] | None = None,
    *,
    now: datetime,
    key: str = "",
) -> None:
    """Tell somebody in private what became of something, where the bot may write to them."""
    person = await people.find(tx, person_id)
    if person is None or not person.reachable:
        return
    shown = {"what": what} | dict(args or {})
    await outbox.put(tx, Outgoing(person_id, NEWS, ballot_id, shown, key=key), now=now)


def kind_of(question: str) -> str:
    """The kind of prompt by which a question is remembered."""
    return f"ballot-hall-{question}"


async def stop(tx: Tx, prompt: Prompt, why: Refusal | Snag, *, now: datetime) -> None:
    """Take a question back that can no longer be answered, and say why."""
    await prompts.close(tx, prompt)
    args = {"why": why.value}
    await news(tx, prompt.person_id, prompt.subject_id, "refused", args, now=now)
