"""The bot's place in groups, step by step: what is kept, and who is told."""

from actions.places import binding, communities
from actions.places import chats as steps
from actions.places.binding import Goal, Outcome
from actions.places.chats import Seen
from domain.places import Grant, Place, PlaceKind, Role
from storage import outbox, panels
from storage.database import Database, Tx
from storage.outbox import Outgoing, Rank
from storage.panels import Panel
from storage.places import chats, grants, people, tree
from storage.places.chats import ChatKind, ChatState
from storage.places.people import Greeting
from tests.conftest import NOON

OWNER, STAFF, STRANGER = 1, 2, 3
GROUP, BIGGER = -5, -1005
SEEN = Seen(GROUP, "6栋邻居群", frozenset({"post"}))


async def furnish(tx: Tx) -> tuple[Place, Place]:
    """A community with one building; everybody may be written to."""
    await communities.sync_owners(tx, [OWNER], now=NOON)
    for person in (OWNER, STAFF, STRANGER):
        who = Greeting(person, f"P{person}", None, "zh-CN", private=True)
        await people.greet(tx, who, now=NOON)
    place = await communities.create(tx, "翠湖里", zone=chats.ZONE, language="zh-CN", now=NOON)
    where = {"zone": place.zone, "language": place.language}
    six = await tree.add(tx, place.id, PlaceKind.BUILDING, "6栋", **where)
    await grants.add(tx, Grant(STAFF, Role.STAFF, place.id, None, OWNER, NOON))
    return place, six


async def sent(database: Database) -> list[tuple[int, str]]:
    """What waits to be sent: (chat, view), the first of each chat first."""
    rows = database.connection.execute("SELECT chat_id, view FROM outbox ORDER BY id")
    return [(row[0], row[1]) for row in rows]


async def test_staff_who_add_the_bot_get_the_card(database: Database) -> None:
    await database.run(furnish)
    await database.run(steps.arrived, STAFF, SEEN, now=NOON)
    assert await sent(database) == [(GROUP, "setup-card")]


async def test_before_any_community_an_owner_gets_the_card_and_others_do_not(
    database: Database,
) -> None:
    await database.run(communities.sync_owners, [OWNER], now=NOON)
    await database.run(steps.arrived, OWNER, SEEN, now=NOON)
    await database.run(steps.arrived, STRANGER, Seen(-6, "x", SEEN.rights), now=NOON)
    assert await sent(database) == [(GROUP, "setup-card"), (-6, "setup-stranger")]


async def test_a_change_of_rights_is_no_new_card(database: Database) -> None:
    await database.run(furnish)
    await database.run(steps.arrived, STAFF, SEEN, now=NOON)
    card = Panel(GROUP, 9, "setup", GROUP, "setup-card", "", NOON, None)
    await database.run(panels.put, card)
    both = Seen(GROUP, SEEN.title, frozenset({"post", "pin"}))
    await database.run(steps.arrived, STRANGER, both, now=NOON)
    assert len(await sent(database)) == 1
    stale = await database.run(panels.stale, 9, before=NOON)
    assert [panel.message_id for panel in stale] == [9]
    chat = await database.run(chats.find, GROUP)
    assert chat is not None
    assert chat.rights == "post pin"


async def test_without_the_right_to_write_only_who_added_it_is_told(database: Database) -> None:
    await database.run(furnish)
    await database.run(steps.arrived, STAFF, Seen(GROUP, "x", frozenset()), now=NOON)
    assert await sent(database) == [(STAFF, "setup-mute")]


async def test_a_title_of_any_length_is_kept_short(database: Database) -> None:
    await database.run(furnish)
    await database.run(steps.arrived, STAFF, Seen(GROUP, "<" * 1000, SEEN.rights), now=NOON)
    chat = await database.run(chats.find, GROUP)
    assert chat is not None
    assert len(chat.title) == steps.TITLE


async def test_being_removed_twice_is_told_once(database: Database) -> None:
    place, _ = await database.run(furnish)
    goal = Goal(ChatKind.GROUP, place.id + 1)
    await database.run(binding.tie, STAFF, SEEN, goal, now=NOON)
    for _ in range(2):
        await database.run(steps.removed, STRANGER, GROUP, now=NOON)
    assert sorted(await sent(database)) == [(OWNER, "setup-lost"), (STAFF, "setup-lost")]
    chat = await database.run(chats.find, GROUP)
    assert chat is not None
    assert (chat.state, chat.place_id) == (ChatState.REMOVED, place.id + 1)


async def test_an_unknown_group_may_go_without_a_word(database: Database) -> None:
    await database.run(furnish)
    await database.run(steps.removed, STRANGER, -77, now=NOON)
    assert await sent(database) == []


async def test_what_waits_and_what_stands_follows_a_migrated_group(database: Database) -> None:
    _, six = await database.run(furnish)
    await database.run(binding.tie, STAFF, SEEN, Goal(ChatKind.GROUP, six.id), now=NOON)
    await database.run(outbox.put, Outgoing(GROUP, "notice", 4), now=NOON)
    card = Panel(GROUP, 9, "report", 12, "report-card", "", NOON, None)
    await database.run(panels.put, card)
    await database.run(chats.joined, GROUP, STRANGER)
    for _ in range(2):
        await database.run(steps.migrated, STRANGER, GROUP, BIGGER, now=NOON)
    assert await sent(database) == [(BIGGER, "notice"), (BIGGER, "report-card")]
    waiting = await database.run(outbox.ready, 9, now=NOON)
    assert waiting[0].view == "notice"
    assert await database.run(panels.in_chat, GROUP) == []
    assert await database.run(chats.is_in, BIGGER, STRANGER)
    chat = await database.run(chats.find, BIGGER)
    assert chat is not None
    assert (chat.place_id, chat.state) == (six.id, ChatState.ACTIVE)


async def test_a_card_that_moved_is_posted_last_of_all(database: Database) -> None:
    await database.run(furnish)
    await database.run(steps.arrived, STAFF, SEEN, now=NOON)
    await database.run(panels.put, Panel(GROUP, 9, "report", 12, "card", "", NOON, None))
    await database.run(steps.migrated, STAFF, GROUP, BIGGER, now=NOON)
    row = database.connection.execute("SELECT rank, args FROM outbox WHERE view = 'card'")
    assert tuple(row.fetchone()) == (int(Rank.BROADCAST), '{"moved": 1}')


async def test_news_of_the_new_id_may_come_before_news_of_the_move(database: Database) -> None:
    _, six = await database.run(furnish)
    await database.run(binding.tie, STAFF, SEEN, Goal(ChatKind.GROUP, six.id), now=NOON)
    more = Seen(BIGGER, SEEN.title, frozenset({"post", "pin"}))
    await database.run(steps.arrived, STRANGER, more, now=NOON)
    await database.run(steps.migrated, STRANGER, GROUP, BIGGER, now=NOON)
    chat = await database.run(chats.find, BIGGER)
    assert chat is not None
    assert (chat.place_id, chat.rights) == (six.id, "post pin")


async def test_of_two_ties_at_once_the_first_counts(database: Database) -> None:
    place, six = await database.run(furnish)
    first = database.run(binding.tie, STAFF, SEEN, Goal(ChatKind.GROUP, six.id), now=NOON)
    second = database.run(binding.tie, OWNER, SEEN, Goal(ChatKind.STAFF, place.id), now=NOON)
    assert (await first, await second) == (Outcome.DONE, Outcome.SURE)


async def test_a_group_of_another_community_is_not_taken_without_a_say_there(
    database: Database,
) -> None:
    _, six = await database.run(furnish)
    await database.run(binding.tie, STAFF, SEEN, Goal(ChatKind.GROUP, six.id), now=NOON)
    other = await database.run(
        communities.create, "荷花里", zone=chats.ZONE, language="zh-CN", now=NOON
    )
    theirs = Grant(STRANGER, Role.STAFF, other.id, None, OWNER, NOON)
    await database.run(grants.add, theirs)
    goal = Goal(ChatKind.STAFF, other.id)
    outcome = await database.run(binding.tie, STRANGER, SEEN, goal, sure=six.id, now=NOON)
    assert outcome is Outcome.FORBIDDEN


async def test_a_closed_place_cannot_be_chosen(database: Database) -> None:
    _, six = await database.run(furnish)
    await database.run(tree.close, six.id, now=NOON)
    assert await database.run(binding.place_goal, six.id) is None
    assert await database.run(binding.place_goal, 2**62) is None
