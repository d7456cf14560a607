"""What the engine itself has to say, to owners and to anybody it could not place."""

from handlers.doors import Doors, Scene
from storage.database import Tx
from views import service as view
from views.screen import Screen


def register(doors: Doors) -> None:
    doors.screen("anonymous", draw_anonymous)
    doors.screen("gone", draw_gone)
    doors.screen("update-parked", draw_parked)
    doors.screen("message-uncertain", draw_uncertain)


async def draw_anonymous(_: Tx, scene: Scene) -> Screen:
    return view.anonymous(scene.say)


async def draw_gone(_: Tx, scene: Scene) -> Screen:
    return view.gone(scene.say)


async def draw_parked(_: Tx, scene: Scene) -> Screen:
    return view.parked(scene.say, scene.subject_id, str(scene.args["kind"]))


async def draw_uncertain(_: Tx, scene: Scene) -> Screen:
    return view.uncertain(scene.say, scene.subject_id)
