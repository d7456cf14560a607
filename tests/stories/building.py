"""Building 6 as a place that votes: more neighbours, and what a captain does with a ballot."""

from datetime import timedelta

from actions.places import approval
from domain.ballots import Ballot
from domain.places import Grant, MembershipState, Relation, Role
from playground.estate import IDS
from storage.ballots import drafts, register
from storage.database import Tx
from storage.places import chats, grants, households, people
from storage.places.people import Greeting
from tests.handlers.ballots import drafted
from tests.stories.ballot_words import spoken
from tests.stories.street import Street

GROUP = IDS.building_6
FIRST = 3001


async def move_in(
    street: Street,
    person_id: int,
    name: str,
    flat: tuple[str, str],
    *,
    verified: bool = True,
    relation: Relation = Relation.OWNER,
) -> None:
    """Let somebody live in a flat of building 6, be in its group, and talk with the bot."""
    world = street.world
    if person_id not in world.telegram.people:
        world.telegram.add_person(name, id=person_id).started = True
    if person_id not in world.telegram.chats[GROUP].members:
        world.telegram.join(person_id, GROUP)
    await world.settle()
    state = MembershipState.ACTIVE if verified else MembershipState.CLAIMED
    await world.database.run(_claim, street, person_id, name, flat, relation, state)
    await world.settle()


async def neighbours(street: Street, count: int) -> list[int]:
    """So many people, each owner of a flat where nobody lives yet."""
    taken = {("3单元", "201"), ("3单元", "302"), ("1单元", "101")}
    free = [flat for flat in street.world.estate.flats if flat not in taken][:count]
    for number, flat in enumerate(free):
        await move_in(street, FIRST + number, f"邻居{number + 1}", flat)
    return [FIRST + number for number in range(count)]


async def serve(street: Street, person_id: int, role: Role) -> None:
    """Let somebody serve building 6 in a role."""
    world = street.world
    grant = Grant(person_id, role, world.estate.building, None, IDS.owner, world.clock.now())
    await world.database.run(grants.add, grant)


async def ask(street: Street, text: str) -> Ballot:
    """The captain asks in the group and publishes what the preview shows."""
    await street.world.say(IDS.captain, GROUP, f"/vote {text}")
    return await publish(street)


async def publish(street: Street, chat_id: int = GROUP) -> Ballot:
    await street.world.tap(IDS.captain, chat_id, spoken(street).publish)
    return await newest(street)


async def newest(street: Street) -> Ballot:
    """The ballot that was asked last, as it is now."""
    return (await drafted.stored(street.world))[-1]


async def now_of(street: Street, ballot: Ballot) -> Ballot:
    return await street.world.database.run(register.get, ballot.id)


async def roster(street: Street, ballot: Ballot) -> list[tuple[int, str]]:
    """Who decides, each for which side."""
    found = await street.world.database.run(drafts.roster, ballot.id)
    return [(one.person_id, one.side) for one in found]


async def until_closed(street: Street, ballot: Ballot) -> Ballot:
    """Let time pass to the deadline, and the result be told."""
    current = await now_of(street, ballot)
    assert current.closes_at is not None
    left = current.closes_at - street.world.clock.now()
    await street.world.later(seconds=max(left, timedelta()).total_seconds())
    return await now_of(street, ballot)


async def in_private(street: Street, person_id: int, ballot: Ballot, *labels: str) -> str:
    """Open the ballot by its link and press these one after the other; return the last toast."""
    await street.world.say(person_id, person_id, f"/start b_{ballot.id}")
    toast = ""
    for label in labels:
        toast = await street.world.tap(person_id, person_id, label)
    return toast


async def write(street: Street, person_id: int, text: str) -> None:
    """Answer the newest question of the bot in private."""
    question = street.world.from_bot(person_id)[-1]["message_id"]
    await street.world.say(person_id, person_id, text, reply_to=question)
    # The panel and the result stand in the group, and each is redrawn in its turn.
    await street.world.settle()


def panel(street: Street) -> str:
    """The newest panel in the group."""
    return [text for text in street.world.texts(GROUP) if text.startswith("🗳")][-1]


def result(street: Street) -> str:
    """The newest result in the group."""
    return [text for text in street.world.texts(GROUP) if text.startswith("📋")][-1]


async def _claim(
    tx: Tx,
    street: Street,
    person_id: int,
    name: str,
    flat: tuple[str, str],
    relation: Relation,
    state: MembershipState,
) -> None:
    now = street.world.clock.now()
    who = Greeting(person_id, name, None, street.words.language, private=True)
    await people.greet(tx, who, now=now)
    await people.set_language(tx, person_id, street.words.language)
    await chats.joined(tx, GROUP, person_id)
    home = street.world.estate.flats[flat]
    made = await households.claim(tx, person_id, home, relation, state, now=now)
    member, household = await households.membership(tx, made), await households.find(tx, home)
    if state is MembershipState.CLAIMED and member and household:
        await approval.show_to_deciders(tx, member, household, now=now)
