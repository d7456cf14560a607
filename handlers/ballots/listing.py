"""`/votes`: running and past ballots of one's places; and one's own votes for `/my`."""

from actions.ballots import listing, looking, results
from domain.ballots import Ballot, State
from handlers.ballots.closing import sent
from handlers.context import Context
from handlers.doors import Command, Doors, Scene
from handlers.places.taps import own_message
from storage.database import Tx
from storage.places import tree
from views.ballots import listing as view
from views.ballots import receipt
from views.ballots.buttons_closing import BallotList, BallotResult
from views.ballots.listing import Entry
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.command("votes", open_list, "看表决", "本楼表决", "Votes")
    doors.tap(BallotList, turn)
    doors.tap(BallotResult, open_result)
    doors.screen(listing.VIEW, draw)
    doors.mine(draw_mine)


async def open_list(context: Context, _: Command) -> None:
    await context.act(listing.open_list, context.chat_id, context.message.id, now=context.now)


async def turn(context: Context, tapped: BallotList) -> None:
    # A forged tap: in a group the page would be turned for everybody.
    here = own_message(context)
    if here:
        await context.act(listing.turn, tapped.before, here, now=context.now)


async def open_result(context: Context, tapped: BallotResult) -> None:
    """The result with one's own buttons, in private."""
    where = (tapped.ballot_id, results.VIEW)
    # Not in place of the tapped one: a reminder or an answer is read again later.
    refused = await context.act(looking.show, *where, here=None, now=context.now)
    await sent(context, refused)


async def draw(tx: Tx, scene: Scene) -> Screen:
    """A page of what may be read in this chat."""
    before = max(int(scene.args.get("before", 0)), 0)
    found = await listing.page(tx, scene.reader.chat_id, before, now=scene.now)
    return view.page(
        scene.say,
        [await _entry(tx, scene, ballot) for ballot in found.running],
        [await _entry(tx, scene, ballot) for ballot in found.past],
        before=before,
        following=found.following,
        private=scene.reader.private,
        big=scene.reader.big,
    )


async def draw_mine(tx: Tx, scene: Scene) -> Screen | None:
    """One's own votes; secret ones are nowhere to be found."""
    entries = []
    for ballot, cast in await listing.mine(tx, scene.reader.chat_id):
        choice = receipt.short(scene.say, ballot, cast.choice)
        place = await tree.get(tx, ballot.place_id)
        entries.append(Entry(ballot, place.name, choice=choice))
    return view.mine(scene.say, entries)


async def _entry(tx: Tx, scene: Scene, ballot: Ballot) -> Entry:
    place = await tree.get(tx, ballot.place_id)
    reader = scene.reader
    private = reader.private and ballot.state is State.OPEN
    runs = private and await looking.runs(tx, reader.chat_id, ballot, now=scene.now)
    return Entry(ballot, place.name, runs)
