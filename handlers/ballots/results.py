"""The result of a ballot where it stands, and what is drawn around it."""

from datetime import UTC, datetime

from actions.ballots import (
    authority,
    counting,
    early,
    exporting,
    finishing,
    outcome,
    results,
    wording,
)
from actions.ballots import objections as objecting
from domain.ballots import Ballot, Kind, Party, Refusal, State, Verdict, has_options
from domain.chain import Row
from handlers.ballots import consulting
from handlers.ballots.neighbours import door_of
from handlers.doors import Doors, Scene
from storage import chains
from storage.ballots import objections, opinions
from storage.ballots import register as ballots
from storage.database import Tx
from storage.places import tree
from views import matters
from views.ballots import closing as view
from views.ballots import result
from views.ballots.counted import Objected, Told
from views.screen import Button, Document, Screen

ENDED = frozenset({State.CLOSED, State.FINAL, State.VOID})


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen(results.VIEW, draw_result)
    doors.screen(outcome.ASK, draw_outcome_ask)
    doors.screen(outcome.VIEW, draw_outcome)
    doors.screen(objecting.VIEW, draw_objection)
    doors.screen(finishing.DONE, draw_final)
    doors.screen(finishing.UNANSWERED, draw_unanswered)
    doors.screen(finishing.VOIDED, draw_voided)
    doors.screen(early.VIEW, draw_ending)
    doors.screen(exporting.HEAD, draw_head)
    doors.screen(exporting.FILE, draw_file)
    doors.screen(wording.ASK, draw_question)
    doors.screen(wording.DONE, draw_done)
    doors.screen(wording.REFUSED, draw_refused)


async def draw_result(tx: Tx, scene: Scene) -> Screen | None:
    """The result with what its reader may do; nothing while the ballot runs."""
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None or ballot.state not in ENDED:
        return None
    told = await told_of(tx, scene, ballot)
    if ballot.kind is Kind.CONSULT:
        return await consulting.summary(tx, scene, told)
    return result.screen(scene.say, told, _next(scene, ballot))


def _next(scene: Scene, ballot: Ballot) -> tuple[tuple[Button, ...], ...]:
    """What was decided may have to be paid for; who may begin that is asked at the tap."""
    if ballot.verdict is not Verdict.PASSED or has_options(ballot.kind):
        return ()
    return ((matters.fund_button(scene.say, ballot.id),),)


async def told_of(tx: Tx, scene: Scene, ballot: Ballot) -> Told:
    """Read all that a result shows."""
    reader = scene.reader.chat_id
    parties: frozenset[Party] = frozenset()
    if scene.reader.private:
        parties = await authority.parties_of(tx, reader, ballot, now=scene.now)
    place = await tree.get(tx, ballot.place_id)
    rows = await chains.rows(tx, "ballot", ballot.id)
    return Told(
        ballot,
        " ".join(filter(None, (place.name, ballot.stairwell))),
        await counting.recount(tx, ballot),
        _head(rows),
        tuple([await _objected(tx, scene, ballot, o) for o in await objections.of(tx, ballot.id)]),
        Party.CAPTAIN in parties,
        Party.STAFF in parties,
        scene.reader.big,
    )


def _head(rows: list[Row]) -> str:
    """The head at closing: what comes later must not look like another result."""
    closed = [row.hash for row in rows if row.type == "closed"]
    return closed[-1] if closed else rows[-1].hash if rows else ""


async def _objected(tx: Tx, scene: Scene, ballot: Ballot, one: objections.Objection) -> Objected:
    who = await door_of(tx, scene.say, ballot, one.person_id)
    return Objected(one.id, one.number, who, one.text, one.answer or "")


async def draw_outcome_ask(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    # Said already, by another captain or before this was sent.
    if ballot is None or ballot.outcome is not None or ballot.state not in ENDED:
        return None
    return view.outcome_ask(scene.say, ballot, late=bool(scene.args.get("late")))


async def draw_outcome(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    return view.outcome(scene.say, ballot) if ballot and ballot.outcome else None


async def draw_objection(tx: Tx, scene: Scene) -> Screen | None:
    found = await objections.find(tx, int(scene.args["objection"]))
    ballot = await ballots.find(tx, scene.subject_id)
    if found is None or ballot is None:
        return None
    answers = False
    if scene.reader.private:
        parties = await authority.parties_of(tx, scene.reader.chat_id, ballot, now=scene.now)
        answers = Party.CAPTAIN in parties
    shown = await _objected(tx, scene, ballot, found)
    return view.objected(scene.say, ballot, shown, answers=answers)


async def draw_final(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    return view.final(scene.say, ballot) if ballot else None


async def draw_unanswered(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    count = await finishing.unanswered(tx, ballot) if ballot else 0
    return view.unanswered(scene.say, ballot, count) if ballot and count else None


async def draw_voided(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    return view.voided(scene.say, ballot) if ballot else None


async def draw_ending(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None or ballot.state is not State.OPEN:
        return None
    at = datetime.fromtimestamp(int(scene.args["at"]), UTC)
    return view.ending(scene.say, ballot, str(scene.args["why"]), at)


async def draw_head(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None:
        return None
    at = datetime.fromtimestamp(int(scene.args["at"]), UTC)
    return view.head(scene.say, ballot, str(scene.args["head"]), at)


async def draw_file(tx: Tx, scene: Scene) -> Screen | None:
    """The file itself, made as it is sent; authorised again, for a role may have ended."""
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None or not scene.reader.private:
        return None
    if await exporting.refusal(tx, scene.reader.chat_id, ballot, now=scene.now):
        return None
    content = await chains.exported(tx, "ballot", ballot.id, ballot.question)
    name = f"linli-ballot-{ballot.number}.jsonl"
    return Screen(view.file(scene.say, ballot), document=Document(name, content))


async def draw_question(tx: Tx, scene: Scene) -> Screen:
    kind, args = str(scene.args["kind"]), scene.args
    subject = await _subject(tx, kind, scene.subject_id)
    return view.question(
        scene.say, kind, subject, str(args.get("why") or ""), int(args.get("most") or 0)
    )


async def _subject(tx: Tx, kind: str, subject_id: int) -> str:
    """What the question is about, in words that were written before."""
    if kind == objecting.ANSWER:
        objection = await objections.find(tx, subject_id)
        return objection.text if objection else ""
    if kind == "ballot-opinion-reply":
        opinion = await opinions.find(tx, subject_id)
        return opinion.text if opinion else ""
    ballot = await ballots.find(tx, subject_id)
    return ballot.question if ballot else ""


async def draw_done(_: Tx, scene: Scene) -> Screen:
    return view.done(scene.say, str(scene.args["what"]))


async def draw_refused(_: Tx, scene: Scene) -> Screen:
    return view.refused(scene.say, Refusal(scene.args["why"]), int(scene.args.get("most") or 0))
