"""Drawing a ballot: its panel in groups, and the private screens of what is one's own."""

from actions.ballots import counting, knocking, opening, recording
from actions.ballots.households import CONFLICT, NAMED
from actions.ballots.opening import MINE, SPEAK, WITHDRAW, Mine
from actions.ballots.pending import REFUSED, UNCOUNTED
from actions.ballots.posting import VIEW
from actions.ballots.receipts import VIEW as RECEIPT
from domain import ballots as rules
from domain.ballots import Ballot, Kind, Refusal, Shown, State
from domain.places import Relation
from handlers.ballots import consulting
from handlers.doors import Doors, Scene
from storage import chains
from storage.ballots import casts, representatives, roll, voters
from storage.ballots import register as ballots
from storage.database import Tx
from storage.places import people, tree
from views.ballots import mine, panel, receipt
from views.ballots.grid import MOST
from views.ballots.mine import Other, Personal
from views.ballots.panel import Board
from views.ballots.receipt import Stub
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen(VIEW, draw_panel)
    doors.screen(MINE, draw_mine)
    doors.screen(RECEIPT, draw_receipt)
    doors.screen(WITHDRAW, draw_withdraw)
    doors.screen(SPEAK, draw_speak)
    doors.screen(CONFLICT, draw_conflict)
    doors.screen(NAMED, draw_named)
    doors.screen(UNCOUNTED, draw_uncounted)
    doors.screen(REFUSED, draw_claim_refused)


async def draw_panel(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None or ballot.state is State.DRAFT:
        return None
    if ballot.kind is Kind.CONSULT:
        return await consulting.panel(tx, scene, ballot)
    return panel.screen(scene.say, await board(tx, ballot))


async def board(tx: Tx, ballot: Ballot) -> Board:
    """Read all that a panel shows."""
    tally = await counting.recount(tx, ballot)
    place = await tree.get(tx, ballot.place_id)
    head = await chains.head(tx, recording.KIND, ballot.id)
    named = ballot.shown is Shown.NAMES and len(tally.heads) <= MOST
    names = await voters.names(tx, ballot.id) if named else {}
    where = " ".join(filter(None, (place.name, ballot.stairwell)))
    return Board(ballot, where, tally, head, names)


async def draw_mine(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    # The person is the chat: forwarded or forged, it shows nobody else's.
    if ballot is None or not scene.reader.private:
        return None
    own = await opening.mine(tx, scene.reader.chat_id, ballot, now=scene.now)
    if not own.sees:
        return mine.outsider(scene.say)
    if ballot.kind is Kind.CONSULT:
        return await consulting.draw_all(tx, scene)
    drawn = await board(tx, ballot)
    others = await _others(tx, ballot, own)
    page = int(scene.args.get("page") or 0)
    return mine.screen(scene.say, drawn, personal(own, others), page, big=scene.reader.big)


def personal(own: Mine, others: tuple[Other, ...] = ()) -> Personal:
    """What a view is to know of somebody's own."""
    stubs = [Stub(each.cast, each.head) for each in own.own if each.cast]
    if own.pending:
        stubs.append(Stub(own.pending, None))
    shared = tuple(each.head.id for each in own.own if each.may_name)
    heard = any(each.head.heard for each in own.own)
    return Personal(tuple(stubs), heard, own.refusal, own.runs, shared, others)


async def _others(tx: Tx, ballot: Ballot, own: Mine) -> tuple[Other, ...]:
    named = [(each, await knocking.named(tx, ballot, each.head)) for each in own.agencies]
    return tuple(Other(each.proxy_id, head.label, each.choice) for each, head in named)


async def draw_receipt(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None or not scene.reader.private:
        return None
    stubs = [
        Stub(cast, await roll.get(tx, cast.head_id) if cast.head_id else None)
        for cast in await casts.of_voter(tx, ballot.id, scene.reader.chat_id)
    ]
    return receipt.copy(scene.say, ballot, stubs)


async def draw_withdraw(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None or not await casts.of_voter(tx, ballot.id, scene.reader.chat_id):
        return await draw_mine(tx, scene)
    return mine.withdrawing(scene.say, ballot)


async def draw_speak(tx: Tx, scene: Scene) -> Screen | None:
    """Who may speak for a flat, for its owners only."""
    ballot, head = await _flat(tx, scene)
    members = await voters.members(tx, head.id) if head else []
    own = {relation for person, relation in members if person == scene.reader.chat_id}
    if ballot is None or head is None or Relation.OWNER not in own:
        return await draw_mine(tx, scene)
    speaking = [
        (person, await _name(tx, person))
        for person in dict.fromkeys(
            person
            for person, relation in members
            if rules.voter_refusal(ballot.electorate, relation) is None
        )
    ]
    named = await representatives.of_head(tx, head.id) or 0
    return mine.speaking(scene.say, ballot, head.id, head.label, speaking, named)


async def draw_conflict(tx: Tx, scene: Scene) -> Screen | None:
    ballot, head = await _flat(tx, scene)
    # They may have agreed before this was sent.
    if ballot is None or head is None or head.why is not rules.Why.CONFLICT:
        return None
    owns = await _owns(tx, scene, head.id)
    return mine.conflict(scene.say, ballot, head.label, head.id, owns=owns)


async def draw_named(tx: Tx, scene: Scene) -> Screen | None:
    ballot, head = await _flat(tx, scene)
    if ballot is None or head is None:
        return None
    by, who = await _name(tx, scene.args["by"]), await _name(tx, scene.args["who"])
    owns = await _owns(tx, scene, head.id)
    return mine.represented(scene.say, ballot, head.label, head.id, by, who, owns=owns)


async def draw_uncounted(tx: Tx, scene: Scene) -> Screen | None:
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None:
        return None
    return receipt.uncounted(scene.say, ballot, Refusal(scene.args["reason"]))


async def draw_claim_refused(tx: Tx, scene: Scene) -> Screen | None:
    """Not to somebody whose vote counts by now, or was taken back."""
    ballot = await ballots.find(tx, scene.subject_id)
    if ballot is None or ballot.state is not State.OPEN:
        return None
    cast = await casts.of_voter(tx, ballot.id, scene.reader.chat_id)
    waits = any(each.head_id is None for each in cast)
    return receipt.claim_refused(scene.say, ballot) if waits else None


async def _flat(tx: Tx, scene: Scene) -> tuple[Ballot | None, rules.RollHead | None]:
    ballot = await ballots.find(tx, scene.subject_id)
    head = await roll.get(tx, int(scene.args["head"]))
    same = ballot is not None and head is not None and head.ballot_id == ballot.id
    return (ballot, head) if same else (ballot, None)


async def _owns(tx: Tx, scene: Scene, head_id: int) -> bool:
    return (scene.reader.chat_id, Relation.OWNER) in await voters.members(tx, head_id)


async def _name(tx: Tx, person_id: int) -> str:
    person = await people.find(tx, person_id) if person_id else None
    return person.name if person else ""
