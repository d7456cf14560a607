"""What happens at the end of a ballot: its clocks, its buttons, and the words asked for."""

from actions.ballots import closing, early, exporting, finishing, objections, outcome, runoff
from domain.ballots import Refusal
from handlers.context import Context
from handlers.doors import Doors
from storage.database import Tx
from storage.places import people
from storage.prompts import Prompt
from views.ballots import closing as view
from views.ballots.buttons_closing import (
    BallotExport,
    BallotObject,
    BallotOutcome,
    BallotRunoff,
    BallotVoid,
    ObjectionAnswer,
)

# More than Telegram lets one write: what is too long is said, not cut.
LONGEST = 6_000


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.timer(closing.TIMER, closing.close)
    doors.timer(early.TIMER, closing.close_early)
    doors.timer(closing.FINAL, finishing.finish)
    doors.timer(outcome.TIMER, outcome.remind)
    doors.timer(exporting.TIMER, exporting.daily)
    doors.tap(BallotObject, object_)
    doors.tap(ObjectionAnswer, answer)
    doors.tap(BallotExport, export)
    doors.tap(BallotOutcome, say_outcome)
    doors.tap(BallotRunoff, run_off)
    doors.tap(BallotVoid, void)
    doors.answer(outcome.PROMPT, outcome_said)
    doors.answer(objections.PROMPT, objection_said)
    doors.answer(objections.ANSWER, answer_said)
    doors.answer(finishing.VOID, void_said)
    doors.answer(finishing.BY_HAND, end_said)


async def object_(context: Context, tapped: BallotObject) -> None:
    refused = await context.act(objections.ask, tapped.ballot_id, now=context.now)
    await asked(context, refused)


async def answer(context: Context, tapped: ObjectionAnswer) -> None:
    refused = await context.act(objections.ask_answer, tapped.objection_id, now=context.now)
    await asked(context, refused)


async def export(context: Context, tapped: BallotExport) -> None:
    refused = await context.act(exporting.export, tapped.ballot_id, now=context.now)
    await sent(context, refused)


async def say_outcome(context: Context, tapped: BallotOutcome) -> None:
    refused = await context.act(outcome.ask, tapped.ballot_id, now=context.now)
    await asked(context, refused)


async def run_off(context: Context, tapped: BallotRunoff) -> None:
    """Draft the run-off where the captain can go on with it."""
    made = await context.act(runoff.start, tapped.ballot_id, context.chat_id, now=context.now)
    if isinstance(made, Refusal):
        await asked(context, made)
    else:
        await context.toast(context.say.plain("ballot-closing-drafted"))


async def void(context: Context, tapped: BallotVoid) -> None:
    refused = await context.act(finishing.ask_void, tapped.ballot_id, now=context.now)
    await asked(context, refused)


async def outcome_said(context: Context, prompt: Prompt) -> None:
    await context.act(outcome.say, prompt, words(context), now=context.now)


async def objection_said(context: Context, prompt: Prompt) -> None:
    await context.act(objections.raise_, prompt, words(context), now=context.now)


async def answer_said(context: Context, prompt: Prompt) -> None:
    await context.act(objections.answer, prompt, words(context), now=context.now)


async def void_said(context: Context, prompt: Prompt) -> None:
    await context.act(finishing.void, prompt, words(context), now=context.now)


async def end_said(context: Context, prompt: Prompt) -> None:
    await context.act(finishing.by_hand, prompt, words(context), now=context.now)


def words(context: Context) -> str:
    message = context.message
    return (message.text or message.caption or "")[:LONGEST]


async def asked(context: Context, refused: Refusal | None) -> None:
    """Say why not, or where to write."""
    await _toast(context, refused, "asked")


async def sent(context: Context, refused: Refusal | None) -> None:
    """Say why not, or where it was sent."""
    await _toast(context, refused, "sent")


async def _toast(context: Context, refused: Refusal | None, done: str) -> None:
    say = context.say
    if refused is not None:
        await context.toast(view.why(context.say, refused), alert=True)
    elif context.private:
        return
    elif not await _reachable(context):
        await context.toast(say.plain("ballot-closing-private"), alert=True)
    elif done == "asked":
        await context.toast(say.plain("ballot-closing-asked"))
    else:
        await context.toast(say.plain("ballot-closing-sent"))


async def _reachable(context: Context) -> bool:
    async def read(tx: Tx, person_id: int) -> bool:
        person = await people.find(tx, person_id)
        return person is not None and person.reachable

    return await context.look(read)
