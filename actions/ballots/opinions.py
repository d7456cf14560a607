"""A consultation: one line each, shared by others, answered one by one, then perhaps a vote."""

from datetime import datetime
from typing import Final

from actions import screens
from actions.ballots import authority, posting, recording, results, wording
from actions.places import telling
from domain.ballots import Action, Ballot, Kind, Refusal
from storage import outbox
from storage.ballots import opinions, register
from storage.ballots.opinions import Opinion
from storage.database import Tx
from storage.outbox import Outgoing
from storage.prompts import Prompt

PROMPT: Final = "ballot-opinion"
REPLY: Final = "ballot-opinion-reply"
ANSWERED: Final = "ballot-opinion-answered"
LONGEST: Final = 200
LONGEST_REPLY: Final = 500
MOST_EACH: Final = 5
# A page of a building's opinions can be read; a thousand cannot, and were no opinions.
MOST: Final = 300


async def ask(
    tx: Tx, person_id: int, ballot_id: int, *, unnamed: bool, now: datetime
) -> Refusal | None:
    """Ask in private for one line; unnamed it is shown as a neighbour's."""
    ballot = await register.get(tx, ballot_id)
    if refused := await refusal(tx, person_id, ballot, now=now):
        return refused
    args = {"unnamed": int(unnamed)}
    await wording.ask(tx, person_id, PROMPT, ballot.id, args, now=now)
    return None


async def refusal(tx: Tx, person_id: int, ballot: Ballot, *, now: datetime) -> Refusal | None:
    """Why the person cannot give an opinion here now, or None."""
    if refused := await authority.refusal(tx, person_id, ballot, Action.OPINION, now=now):
        return refused
    said = await opinions.of(tx, ballot.id)
    own = sum(each.person_id == person_id for each in said)
    return Refusal.TOO_MANY_PICKED if own >= MOST_EACH or len(said) >= MOST else None


async def say(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Opinion | Refusal | None:
    """Take the line that was asked for in private."""
    ballot = await register.get(tx, prompt.subject_id)
    refused = await refusal(tx, person_id, ballot, now=now)
    taken = await wording.taken(tx, prompt, refused, text, LONGEST, now=now)
    if taken is not True:
        return taken or None
    unnamed = bool(prompt.args.get("unnamed"))
    made = await _add(tx, person_id, ballot, text, unnamed=unnamed, now=now)
    await wording.thank(tx, person_id, ballot.id, "opinion", now=now)
    return made


async def replied(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    text: str,
    chat_id: int,
    message_id: int,
    *,
    now: datetime,
) -> Opinion | Refusal | None:
    """Take a reply to the panel in the group; None where the panel is no consultation's."""
    ballot = await register.get(tx, ballot_id)
    # Neighbours talk below every panel; only here is that an opinion.
    if ballot.kind is not Kind.CONSULT:
        return None
    refused = await refusal(tx, person_id, ballot, now=now) or wording.refusal(text, LONGEST)
    if refused:
        args = {"why": refused.value, "most": LONGEST}
        where = (person_id, chat_id, wording.REFUSED, ballot.id, args)
        await telling.answer(tx, *where, now=now, reply_to=message_id)
        return refused
    return await _add(tx, person_id, ballot, text, unnamed=False, now=now)


async def _add(
    tx: Tx, person_id: int, ballot: Ballot, text: str, *, unnamed: bool, now: datetime
) -> Opinion:
    line = " ".join(text.split())
    made = await opinions.add(tx, ballot.id, person_id, line, unnamed=unnamed, now=now)
    payload = {"number": made.number, "text": made.text}
    await recording.chained(tx, ballot, "opinion", payload, person_id, now=now)
    await posting.stale(tx, ballot.id, now=now)
    return made


async def support(
    tx: Tx, person_id: int, opinion_id: int, *, here: int | None, view: str, now: datetime
) -> Opinion | Refusal:
    """Share somebody's opinion, once; of one that stands under another it is that other.

    `here` is the private message that shows it, redrawn by `view`.
    """
    found = await _root(tx, opinion_id)
    if found is None:
        return Refusal.WRONG_STATE
    ballot = await register.get(tx, found.ballot_id)
    if refused := await authority.refusal(tx, person_id, ballot, Action.SUPPORT, now=now):
        return refused
    if found.person_id == person_id:
        return Refusal.NOT_YOURS
    await opinions.support(tx, found.id, person_id, now=now)
    await posting.stale(tx, ballot.id, now=now)
    if here:
        to = (person_id, person_id, view, found.id)
        await screens.show(tx, *to, now=now, instead_of=here)
    return await opinions.find(tx, found.id) or found


async def ask_reply(tx: Tx, person_id: int, opinion_id: int, *, now: datetime) -> Refusal | None:
    """Ask the captain for the answer, in private."""
    found = await _root(tx, opinion_id)
    if found is None:
        return Refusal.WRONG_STATE
    ballot = await register.get(tx, found.ballot_id)
    if refused := await _reply_refusal(tx, person_id, ballot, found, now=now):
        return refused
    await wording.ask(tx, person_id, REPLY, found.id, {"ballot": ballot.id}, now=now)
    return None


async def reply(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Opinion | Refusal | None:
    """Answer an opinion, and all that stand under it, in public."""
    found = await _root(tx, prompt.subject_id)
    if found is None:
        return await wording.turn_away(tx, prompt, Refusal.WRONG_STATE, now=now)
    ballot = await register.get(tx, found.ballot_id)
    refused = await _reply_refusal(tx, person_id, ballot, found, now=now)
    taken = await wording.taken(tx, prompt, refused, text, LONGEST_REPLY, now=now)
    if taken is not True:
        return taken or None
    await opinions.answer(tx, found.id, person_id, text.strip(), now=now)
    payload = {"number": found.number, "text": text.strip()}
    await recording.chained(tx, ballot, "reply", payload, person_id, now=now)
    await _tell(tx, ballot, found, now=now)
    await wording.thank(tx, person_id, ballot.id, "reply", now=now)
    return found


async def _reply_refusal(
    tx: Tx, person_id: int, ballot: Ballot, found: Opinion, *, now: datetime
) -> Refusal | None:
    refused = await authority.refusal(tx, person_id, ballot, Action.REPLY, now=now)
    return refused or (Refusal.FROZEN if found.answer is not None else None)


async def _root(tx: Tx, opinion_id: int) -> Opinion | None:
    """The opinion, or the one it stands under; None for hidden ones."""
    found = await opinions.find(tx, opinion_id)
    if found and found.under_id:
        found = await opinions.find(tx, found.under_id)
    return None if found is None or found.hidden else found


async def _tell(tx: Tx, ballot: Ballot, found: Opinion, *, now: datetime) -> None:
    """The answer stands in the panel, which is redrawn; whoever asked hears of it in private."""
    said = [o for o in await opinions.of(tx, ballot.id) if found.id in {o.id, o.under_id}]
    for each in said:
        if each.person_id and await telling.reachable(tx, each.person_id):
            key, args = f"{ANSWERED}:{each.id}", {"opinion": found.id}
            to = Outgoing(each.person_id, ANSWERED, ballot.id, args, key=key)
            await outbox.put(tx, to, now=now)
    await results.stale(tx, ballot.id, now=now)
