"""How a consultation is drawn: its panel, its private screens and its summary."""

from datetime import timedelta
from typing import Final

from actions.ballots import looking
from actions.ballots import opinions as steps
from domain.ballots import Ballot
from handlers.ballots.neighbours import door_of
from handlers.doors import Doors, Scene
from storage.ballots import opinions
from storage.ballots import register as ballots
from storage.ballots.opinions import Opinion
from storage.database import Tx
from storage.places import tree
from views.ballots import consult as view
from views.ballots.consult import Consulted, Thought
from views.ballots.counted import Told
from views.screen import Screen

ALL: Final = "ballot-opinions"
ONE: Final = "ballot-opinion"
GROUP: Final = "ballot-opinion-group"
DAY: Final = timedelta(days=1)


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen(ALL, draw_all)
    doors.screen(ONE, draw_one)
    doors.screen(GROUP, draw_group)
    doors.screen(steps.ANSWERED, draw_answered)


async def panel(tx: Tx, scene: Scene, ballot: Ballot) -> Screen:
    """What a consultation's panel shows."""
    return view.panel(scene.say, await consulted(tx, scene, ballot))


async def summary(tx: Tx, scene: Scene, told: Told) -> Screen:
    """What stands in place of a result."""
    return view.summary(scene.say, await consulted(tx, scene, told.ballot), told)


async def draw_all(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None or not await _may(tx, scene, ballot):
        return None
    seen = await consulted(tx, scene, ballot)
    return view.every(scene.say, seen, int(scene.args.get("page", 0)))


async def draw_one(tx: Tx, scene: Scene) -> Screen | None:
    found = await _thought(tx, scene, scene.subject_id)
    return view.one(scene.say, *found) if found else None


async def draw_group(tx: Tx, scene: Scene) -> Screen | None:
    found = await _thought(tx, scene, scene.subject_id)
    if found is None or not found[0].runs:
        return None
    return view.grouping(scene.say, *found, int(scene.args.get("page", 0)))


async def draw_answered(tx: Tx, scene: Scene) -> Screen | None:
    found = await _thought(tx, scene, int(scene.args["opinion"]))
    return view.answered(scene.say, found[0].ballot, found[1]) if found else None


async def consulted(tx: Tx, scene: Scene, ballot: Ballot) -> Consulted:
    """Read all opinions, those that say the same under one of them."""
    said = [each for each in await opinions.of(tx, ballot.id) if not each.hidden]
    place = await tree.get(tx, ballot.place_id)
    reader = scene.reader.chat_id
    runs = scene.reader.private and await looking.runs(tx, reader, ballot, now=scene.now)
    thoughts = [
        await _one(tx, scene, ballot, each, said) for each in said if each.under_id is None
    ]
    where = " ".join(filter(None, (place.name, ballot.stairwell)))
    return Consulted(ballot, where, tuple(thoughts), scene.now, runs, scene.reader.big)


async def _one(
    tx: Tx, scene: Scene, ballot: Ballot, opinion: Opinion, said: list[Opinion]
) -> Thought:
    person_id = None if opinion.unnamed else opinion.person_id
    under = [each for each in said if each.under_id == opinion.id]
    return Thought(
        opinion.id,
        opinion.number,
        await door_of(tx, scene.say, ballot, person_id),
        opinion.text,
        # Those that say the same agree as well.
        opinion.supports + sum(each.supports for each in under),
        max(0, (scene.now - opinion.at) // DAY),
        opinion.answer or "",
        tuple(each.text for each in under),
    )


async def _thought(tx: Tx, scene: Scene, opinion_id: int) -> tuple[Consulted, Thought] | None:
    found = await opinions.find(tx, opinion_id)
    ballot = await ballots.find(tx, found.ballot_id) if found else None
    if found is None or ballot is None or not await _may(tx, scene, ballot):
        return None
    seen = await consulted(tx, scene, ballot)
    wanted = found.under_id or found.id
    thought = next((each for each in seen.thoughts if each.id == wanted), None)
    return (seen, thought) if thought else None


async def _may(tx: Tx, scene: Scene, ballot: Ballot) -> bool:
    reader = scene.reader
    return reader.private and await looking.sees(tx, reader.chat_id, ballot, now=scene.now)
