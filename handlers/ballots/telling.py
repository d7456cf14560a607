"""Reminders, and what the groups are told while a ballot runs."""

from actions.ballots import agency, cancelling, extending, knocking, noting, reminding
from domain.ballots import Ballot
from handlers.doors import Doors, Scene
from storage.ballots import register as ballots
from storage.ballots import roll
from storage.database import Tx
from views.ballots import telling as view
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.timer(reminding.TIMER, reminding.due)
    doors.screen(reminding.PRIVATE, draw_reminder)
    doors.screen(reminding.GROUP, draw_in_group)
    doors.screen(extending.TOLD, draw_extended)
    doors.screen(noting.POSTED, draw_note)
    doors.screen(cancelling.TOLD, draw_cancelled)


async def draw_reminder(tx: Tx, scene: Scene) -> Screen | None:
    """Not to somebody who has voted since it was written, for themselves and all others."""
    ballot = await _running(tx, scene)
    if ballot is None:
        return None
    own = await reminding.is_missing(tx, scene.reader.chat_id, ballot)
    others = await agency.of(tx, scene.reader.chat_id, ballot)
    lacking = [
        (each.proxy_id, await knocking.named(tx, ballot, each.head))
        for each in others
        if not each.head.heard
    ]
    return view.reminder(scene.say, ballot, lacking, own=own) if own or lacking else None


async def draw_in_group(tx: Tx, scene: Scene) -> Screen | None:
    """How many are missing as it is sent; nothing at night, however long it waited."""
    ballot = await _running(tx, scene)
    if ballot is None or await reminding.sleeps(tx, ballot, now=scene.now):
        return None
    missing = await roll.unheard(tx, ballot.id)
    heads = len(await roll.of(tx, ballot.id))
    return view.in_group(scene.say, ballot, missing, heads) if missing else None


async def draw_extended(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    return view.extended(scene.say, ballot) if ballot else None


async def draw_note(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    text = await noting.text_of(tx, scene.subject_id, int(scene.args["seq"]))
    return view.note(scene.say, ballot, text) if ballot and text else None


async def draw_cancelled(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    return view.cancelled(scene.say, ballot) if ballot else None


async def _running(tx: Tx, scene: Scene) -> Ballot | None:
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None or not reminding.runs(ballot, now=scene.now):
        return None
    return ballot
