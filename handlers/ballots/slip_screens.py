"""How slips, second readings, disputes and proxies are drawn."""

from actions.ballots import knocking, paper, proxying, witnessing
from domain.ballots import Ballot, RollHead, Via
from domain.ballots.hall import Snag
from handlers.doors import Doors, Scene
from storage.ballots import casts, roll
from storage.ballots import register as ballots
from storage.database import Tx
from storage.places import people
from views.ballots import paper as view
from views.ballots import proxying as proxy_view
from views.ballots import tools as tools_view
from views.ballots.paper import Slip, Ticks
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen(paper.VIEW, draw_paper)
    doors.screen(witnessing.VIEW, draw_witness)
    doors.screen(witnessing.TOLD, draw_told)
    doors.screen(witnessing.PICTURE, draw_photo)
    doors.screen(proxying.VIEW, draw_proxying)
    doors.screen(proxying.AGENT, draw_agent)


async def slip_of(tx: Tx, ballot: Ballot, cast_id: int) -> Slip | None:
    """Return what was entered from a slip, with the names of those concerned."""
    cast = await casts.get(tx, cast_id)
    head = await roll.get(tx, cast.head_id or 0) if cast else None
    if cast is None or head is None or cast.ballot_id != ballot.id:
        return None
    named = await knocking.named(tx, ballot, head)
    return Slip(cast, named, await _name(tx, cast.entered_by), await _name(tx, cast.witness_id))


async def waiting(tx: Tx, ballot: Ballot) -> list[Slip]:
    """Return the slips that wait for their witness."""
    found = [await slip_of(tx, ballot, c.id) for c in await witnessing.waiting(tx, ballot)]
    return [slip for slip in found if slip]


async def draw_paper(tx: Tx, scene: Scene) -> Screen | None:
    """Which door, what is ticked, or what was entered."""
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None or not scene.reader.private:
        return None
    if cast_id := int(scene.args.get("cast") or 0):
        return await _entered(tx, scene, ballot, cast_id)
    heads = await _heads(tx, scene, ballot)
    if len(heads) > 1:
        return view.which(scene.say, ballot, heads)
    return view.enter(scene.say, ballot, heads[0], _ticks(scene)) if heads else None


def _ticks(scene: Scene) -> Ticks:
    args = scene.args
    return Ticks(int(args.get("picks") or 0), int(args.get("page") or 0), scene.reader.big)


async def _entered(tx: Tx, scene: Scene, ballot: Ballot, cast_id: int) -> Screen | None:
    slip = await slip_of(tx, ballot, cast_id)
    if slip is None or slip.cast.entered_by != scene.reader.chat_id:
        return None
    asked = await witnessing.holders(tx, ballot, scene.reader.chat_id, now=scene.now)
    return view.entered(scene.say, ballot, slip, len(asked))


async def draw_witness(tx: Tx, scene: Scene) -> Screen | None:
    """The boxes to read into; once read, or gone, it says so."""
    ballot = await ballots.find(tx, scene.subject_id)
    slip = await slip_of(tx, ballot, int(scene.args["cast"])) if ballot else None
    if ballot is None or slip is None:
        return None
    same = scene.args.get("same")
    if same is not None:
        return view.was_read(scene.say, ballot, slip, "same" if same else "different")
    if await witnessing.refusal(tx, scene.reader.chat_id, slip.cast, now=scene.now):
        return view.was_read(scene.say, ballot, slip, "gone")
    return view.read(scene.say, ballot, slip, _ticks(scene))


async def draw_told(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    slip = await slip_of(tx, ballot, int(scene.args["cast"])) if ballot else None
    if ballot is None or slip is None:
        return None
    return view.told(scene.say, ballot, slip, asked=bool(scene.args.get("asked")))


async def draw_photo(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    slip = await slip_of(tx, ballot, int(scene.args["cast"])) if ballot else None
    if slip is None or not slip.cast.file_id:
        return None
    return view.photo(scene.say, slip)


async def draw_proxying(tx: Tx, scene: Scene) -> Screen | None:
    """Which flat wants a proxy, or who of a flat is to vote for it."""
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None:
        return None
    if "people" not in scene.args:
        return view.which(scene.say, ballot, await _heads(tx, scene, ballot), proxy=True)
    head = await roll.get(tx, int(scene.args["head"]))
    named = [(person, await _name(tx, person)) for person in scene.args["people"]]
    return proxy_view.agents(scene.say, ballot, head, named) if head else None


async def draw_agent(tx: Tx, scene: Scene) -> Screen | None:
    """The agent's own screen, as long as the proxy is in force."""
    found = await proxying.mine(tx, scene.reader.chat_id, int(scene.args["proxy"]))
    if found is None:
        return tools_view.gone(scene.say, Snag.GONE.value)
    ballot, proxy, head = found
    if refused := await proxying.shut(tx, ballot, head, now=scene.now):
        return tools_view.gone(scene.say, refused.value)
    live = await casts.of_head(tx, ballot.id, head.id)
    choice = next((c.choice for c in live if c.via is Via.PROXY), "")
    named = await knocking.named(tx, ballot, head)
    return proxy_view.agent(scene.say, ballot, proxy.id, named, choice, _ticks(scene))


async def _heads(tx: Tx, scene: Scene, ballot: Ballot) -> list[RollHead]:
    found = [await roll.get(tx, int(head)) for head in scene.args.get("heads", [])]
    return [await knocking.named(tx, ballot, head) for head in found if head]


async def _name(tx: Tx, person_id: int | None) -> str:
    person = await people.find(tx, person_id) if person_id else None
    return person.name if person else ""
