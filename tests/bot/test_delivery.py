from datetime import timedelta
from typing import Any

import pytest

from playground.faults import Kind
from storage import outbox, panels
from storage.database import Tx
from storage.outbox import Outgoing, Rank, Verb
from storage.places import chats, grants, people
from storage.places.chats import Chat, ChatKind, ChatState
from tests.bot.counting import CHEN, GROUP, WANG, Engine, start


async def put(engine: Engine, *messages: Outgoing) -> None:
    for message in messages:
        await engine.database.run(outbox.put, message, now=engine.clock.now())


async def counted(engine: Engine, state: str) -> int:
    return await engine.database.run(outbox.count, state)


async def test_a_row_becomes_a_message_and_is_sent_once(engine: Engine) -> None:
    await put(engine, Outgoing(WANG, "counted", 1))
    await engine.settle()
    await engine.settle()
    assert engine.texts(WANG) == ["number 1"]
    assert await counted(engine, "sent") == 1


async def test_a_key_is_sent_once_however_often_it_is_asked_for(engine: Engine) -> None:
    await put(engine, *[Outgoing(WANG, "counted", 1, key="once")] * 3)
    await engine.settle()
    await put(engine, Outgoing(WANG, "counted", 1, key="once"))
    await engine.settle()
    assert engine.texts(WANG) == ["number 1"]


async def test_replies_go_before_broadcasts_to_the_same_chat(engine: Engine) -> None:
    await put(
        engine,
        Outgoing(WANG, "counted", 1, rank=Rank.BROADCAST),
        Outgoing(WANG, "counted", 2, rank=Rank.REPLY),
    )
    await engine.settle()
    assert engine.texts(WANG) == ["number 2", "number 1"]


async def test_amid_hundreds_of_copies_the_urgent_waits_for_ten_of_them(engine: Engine) -> None:
    neighbours = range(50_000, 50_030)
    for person_id in neighbours:
        engine.telegram.add_person("邻居", id=person_id).started = True
    await put(engine, *(Outgoing(p, "counted", 1, rank=Rank.REMINDER) for p in neighbours))
    assert await engine.linli.delivery.round() == 10
    await put(engine, Outgoing(WANG, "counted", 2, rank=Rank.PANEL))
    await engine.settle()
    told = [int(call.params["chat_id"]) for call in engine.calls("sendMessage")]
    assert told.index(WANG) == 10
    assert len(told) == 31


async def test_what_has_expired_is_not_sent(engine: Engine) -> None:
    expires = engine.clock.now() + timedelta(seconds=5)
    later = engine.clock.now() + timedelta(seconds=6)
    await put(engine, Outgoing(WANG, "counted", 1, expires_at=expires, not_before=later))
    engine.clock.jump(timedelta(seconds=6))
    await engine.settle()
    assert engine.texts(WANG) == []
    assert await counted(engine, "expired") == 1


async def test_what_expires_now_is_too_late(engine: Engine) -> None:
    await put(engine, Outgoing(WANG, "counted", 1, expires_at=engine.clock.now()))
    await engine.settle()
    assert engine.texts(WANG) == []


async def test_what_waits_for_its_moment_is_sent_at_that_moment(engine: Engine) -> None:
    moment = engine.clock.now() + timedelta(minutes=10)
    await put(engine, Outgoing(WANG, "counted", 1, not_before=moment))
    engine.clock.jump(timedelta(minutes=10, microseconds=-1))
    await engine.settle(redraw=False)
    assert engine.texts(WANG) == []
    engine.clock.jump(timedelta(microseconds=1))
    await engine.settle(redraw=False)
    assert engine.texts(WANG) == ["number 1"]


async def test_flood_control_parks_the_message_and_sends_it_later(engine: Engine) -> None:
    engine.telegram.faults.add("sendMessage", Kind.FLOOD, value=30)
    await put(engine, Outgoing(WANG, "counted", 1), Outgoing(CHEN, "counted", 2))
    await engine.settle(redraw=False)
    assert sorted(engine.texts(WANG) + engine.texts(CHEN)) == ["number 2"]
    engine.clock.jump(timedelta(seconds=32))
    await engine.settle(redraw=False)
    assert engine.texts(WANG) == ["number 1"]


@pytest.mark.parametrize("kind", [Kind.ERROR, Kind.RESET_BEFORE])
async def test_an_announcement_is_repeated_when_nobody_knows_if_it_arrived(
    engine: Engine, kind: Kind
) -> None:
    engine.telegram.faults.add("sendMessage", kind, value=502)
    await put(engine, Outgoing(WANG, "counted", 1))
    await engine.settle(redraw=False)
    engine.clock.jump(timedelta(seconds=5))
    await engine.settle(redraw=False)
    assert engine.texts(WANG) == ["number 1"]


@pytest.mark.parametrize("kind", [Kind.RESET_AFTER, Kind.SILENCE, Kind.RESET_BEFORE])
async def test_what_must_not_arrive_twice_is_left_and_the_owner_told(
    engine: Engine, kind: Kind
) -> None:
    await engine.database.run(grants.add_owner, CHEN, now=engine.clock.now())
    engine.telegram.faults.add("sendMessage", kind)
    await put(engine, Outgoing(WANG, "counted", 1, repeats=False))
    await engine.settle()
    await engine.settle()
    assert engine.texts(WANG) == ["number 1"] * (kind is not Kind.RESET_BEFORE)
    assert await counted(engine, "uncertain") == 1
    assert len(engine.texts(CHEN)) == 1


async def test_somebody_who_blocked_the_bot_is_noted_and_not_written_to(engine: Engine) -> None:
    engine.telegram.block(WANG)
    await put(engine, Outgoing(WANG, "counted", 1))
    await engine.settle()
    person = await engine.database.run(people.get, WANG)
    assert not person.reachable
    assert await counted(engine, "failed") == 1


async def test_a_removed_bot_marks_the_group_unreachable(engine: Engine) -> None:
    await engine.database.run(chats.put, _group(engine))
    engine.telegram.remove_bot(CHEN, GROUP)
    engine.telegram.updates.clear()
    await put(engine, Outgoing(GROUP, "counted", 1))
    await engine.settle()
    chat = await engine.database.run(chats.find, GROUP)
    assert chat is not None
    assert chat.state is ChatState.REMOVED


async def test_a_migrated_group_is_followed_with_all_that_waits_for_it(engine: Engine) -> None:
    old = engine.telegram.add_group("旧群", id=-55, owner=CHEN).id
    engine.telegram.add_bot(CHEN, old)
    new = engine.telegram.migrate(old)
    engine.telegram.updates.clear()
    await put(engine, Outgoing(old, "counted", 1), Outgoing(old, "counted", 2))
    await engine.settle()
    assert engine.texts(new) == ["number 1", "number 2"]


async def test_a_view_that_cannot_be_drawn_is_given_up_and_holds_nobody_up(engine: Engine) -> None:
    await put(engine, Outgoing(WANG, "no-such-view", 1), Outgoing(WANG, "counted", 2))
    for _ in range(4):
        await engine.settle()
    assert engine.texts(WANG) == ["number 2"]
    assert await counted(engine, "failed") == 1


async def test_deleting_twice_and_editing_to_the_same_are_no_failures(engine: Engine) -> None:
    await put(engine, Outgoing(WANG, "counted", 1))
    await engine.settle()
    message_id = engine.telegram.messages(WANG)[-1]["message_id"]
    same = Outgoing(WANG, "counted", 1, verb=Verb.EDIT, message_id=message_id)
    gone = Outgoing(WANG, "", verb=Verb.DELETE, message_id=message_id)
    for message in (same, gone, gone):
        await put(engine, message)
        await engine.settle()
    assert engine.texts(WANG) == []
    assert await counted(engine, "failed") == 0


async def board(engine: Engine) -> int:
    """Post the board and return its message id."""
    engine.telegram.say(CHEN, GROUP, "/board")
    await engine.settle()
    posted = await engine.database.run(panels.of, "board", 1)
    return posted[0].message_id


async def test_a_panel_is_pinned_when_asked(engine: Engine) -> None:
    message_id = await board(engine)
    assert engine.telegram.chat(GROUP).pinned[-1:] == [message_id]


async def test_a_panel_shows_the_last_state_and_is_drawn_once_for_many_changes(
    engine: Engine,
) -> None:
    await board(engine)
    for number in range(9):
        engine.telegram.say(WANG, WANG, f"/add {number}")
    await engine.settle()
    assert "all: 9" in engine.texts(GROUP)
    assert len(engine.calls("editMessageText")) == 1


async def test_a_panel_that_shows_the_same_is_not_edited(engine: Engine) -> None:
    await board(engine)
    await engine.database.run(panels.mark_stale, "board", 1, now=engine.clock.now())
    await engine.settle()
    assert engine.calls("editMessageText") == []


async def test_a_panel_is_redrawn_no_sooner_than_the_pause_allows(engine: Engine) -> None:
    await board(engine)
    engine.telegram.say(WANG, WANG, "/add 1")
    await engine.settle(redraw=False)
    engine.clock.jump(timedelta(seconds=1.4))
    await engine.settle(redraw=False)
    assert engine.texts(GROUP) == ["all: 0"]
    engine.clock.jump(timedelta(seconds=0.1))
    await engine.settle(redraw=False)
    assert engine.texts(GROUP) == ["all: 1"]
    engine.telegram.say(WANG, WANG, "/add 2")
    await engine.settle(redraw=False)
    engine.clock.jump(timedelta(seconds=7.9))
    await engine.settle(redraw=False)
    assert engine.texts(GROUP) == ["all: 1"], "eight seconds between two redraws of one chat"
    engine.clock.jump(timedelta(seconds=0.1))
    await engine.settle(redraw=False)
    assert engine.texts(GROUP) == ["all: 2"]


async def test_a_deleted_panel_is_posted_again(engine: Engine) -> None:
    message_id = await board(engine)
    engine.telegram.erase(CHEN, GROUP, message_id)
    engine.telegram.say(WANG, WANG, "/add 1")
    await engine.settle()
    assert engine.texts(GROUP)[-1] == "all: 1"
    (panel,) = await engine.database.run(panels.of, "board", 1)
    assert panel.message_id != message_id


async def test_a_panel_whose_edit_failed_is_redrawn_later(engine: Engine) -> None:
    await board(engine)
    engine.telegram.faults.add("editMessageText", Kind.ERROR, value=502)
    engine.telegram.say(WANG, WANG, "/add 1")
    await engine.settle()
    await engine.settle()
    assert engine.texts(GROUP) == ["all: 1"]


async def test_what_was_being_sent_at_a_crash_is_settled_at_the_next_start(engine: Engine) -> None:
    await put(engine, Outgoing(WANG, "counted", 1), Outgoing(CHEN, "counted", 2, repeats=False))
    await engine.database.run(_claim_all, now=engine.clock.now())
    linli = await start(engine.database, engine.telegram)
    await engine.database.run(linli.delivery.recover)
    engine.clock.jump(timedelta(seconds=5))
    await linli.delivery.drain()
    assert engine.texts(WANG) == ["number 1"], "an announcement is repeated"
    assert engine.texts(CHEN) == [], "what may not arrive twice is not"
    assert await counted(engine, "uncertain") == 1
    await linli.app.shutdown()


async def _claim_all(tx: Tx, *, now: Any) -> None:  # noqa: ANN401
    for row in await outbox.ready(tx, 10, now=now):
        await outbox.claim(tx, row.id)


def _group(engine: Engine) -> Chat:
    now = engine.clock.now()
    return Chat(GROUP, ChatKind.GROUP, None, None, "6栋", None, ChatState.ACTIVE, "post", now)
