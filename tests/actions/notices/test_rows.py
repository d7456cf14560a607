"""Rows of occurrences and deliveries: what is ahead, what became of copies, held posts."""

import time
from dataclasses import replace
from datetime import timedelta

from actions.notices import (
    delivering,
    desk,
    digest,
    moving,
    occurring,
    posting,
    stopping,
)
from domain.notices import Fate, Notice, Phase, Refusal, Schedule
from domain.places import PlaceKind
from playground.estate import IDS
from storage.database import Database, Tx
from storage.notices import deliveries, occurrences
from storage.outbox import Settled
from storage.places import chats, tree
from storage.places.chats import Chat, ChatKind, ChatState
from tests.actions.notices.noticed import begun, local, rows_of, said, waiting
from tests.conftest import NOON
from tests.estate import Estate

DAY = timedelta(days=1)
WEEKLY = "每周二14:00"


async def weekly(database: Database, place_id: int) -> Notice:
    notice, _ = await database.run(begun, place_id, said(WEEKLY, NOON), now=NOON)
    return notice


async def test_the_dates_ahead_are_rows_where_there_are_any_and_else_the_rule(
    database: Database, estate: Estate
) -> None:
    notice = await weekly(database, estate.building)
    first, second, third = await database.run(occurring.upcoming, notice, 3, now=NOON)
    assert first.id
    assert (second.id, third.id) == (0, 0)
    assert [one.starts_at for one in (first, second, third)] == [
        local(2026, 11, 24, 14), local(2026, 12, 1, 14), local(2026, 12, 8, 14),
    ]  # fmt: skip
    assert second.post_at == local(2026, 11, 30, 14)


async def test_a_moved_date_stands_where_it_went_and_a_cancelled_one_is_left_out(
    database: Database, estate: Estate
) -> None:
    notice = await weekly(database, estate.building)
    first = (await rows_of(database, notice.id))[0]
    to = local(2026, 12, 3, 10)
    assert await database.run(moving.move, IDS.captain, first.id, to, now=NOON) is None
    second = await database.run(occurring.row_at, notice, local(2026, 12, 8, 14), now=NOON)
    assert second is not None
    await database.run(stopping.cancel_one, IDS.captain, second.id, "停", now=NOON)
    ahead = await database.run(occurring.upcoming, notice, 3, now=NOON)
    assert [one.starts_at for one in ahead] == [
        local(2026, 12, 1, 14), to, local(2026, 12, 15, 14),
    ]  # fmt: skip


async def test_only_moments_of_the_rule_become_rows(database: Database, estate: Estate) -> None:
    notice = await weekly(database, estate.building)
    for moment in (local(2026, 12, 8, 13), local(2026, 12, 9, 14), local(2026, 11, 17, 14)):
        assert await database.run(occurring.row_at, notice, moment, now=NOON) is None
    assert len(await rows_of(database, notice.id)) == 1


async def test_what_is_over_has_no_date_ahead(database: Database, estate: Estate) -> None:
    notice, _ = await database.run(begun, estate.building, said("12月7日 09:00", NOON), now=NOON)
    later = local(2026, 12, 7, 9)
    assert await database.run(occurring.upcoming, notice, 5, now=later) == []
    assert len(await database.run(occurring.upcoming, notice, 5, now=later - DAY)) == 1


async def test_nothing_ahead_begins_nothing(database: Database, estate: Estate) -> None:
    past = Schedule(starts_at=NOON - DAY)
    notice, row = await database.run(begun, estate.building, past, now=NOON)
    assert row is None
    assert await rows_of(database, notice.id) == []


async def test_the_same_occurrence_posted_twice_writes_nothing_the_second_time(
    database: Database, estate: Estate
) -> None:
    notice, row = await database.run(
        begun, estate.building, said("12月7日 09:00", NOON), now=NOON, at_once=False
    )
    assert row is not None
    seen = replace(row, state=Phase.PLANNED, posted_at=None)
    before = len(await waiting(database))
    assert not await database.run(posting.post, notice, seen, now=NOON)
    assert len(await waiting(database)) == before


async def test_of_a_cancelled_occurrence_a_copy_that_was_on_its_way_is_put_right(
    database: Database, estate: Estate
) -> None:
    _, row = await database.run(
        begun, estate.building, said("12月7日 09:00", NOON), now=NOON, at_once=True
    )
    assert row is not None
    (copy,) = await waiting(database, posting.VIEW)
    await database.run(stopping.cancel_one, IDS.captain, row.id, "停", now=NOON)
    assert await waiting(database, "notice-cancelled") == []
    done = Settled(copy, "sent", 77, None)
    await database.run(delivering.settled, done, now=NOON)
    (told,) = await waiting(database, "notice-cancelled")
    assert (told.chat_id, told.reply_to) == (IDS.building_6, 77)


async def test_who_does_not_run_it_changes_nothing(database: Database, estate: Estate) -> None:
    notice = await weekly(database, estate.building)
    (row,) = await rows_of(database, notice.id)
    one, all_of_it = (IDS.wang, row.id), (IDS.wang, notice.id)
    refused = [
        await database.run(stopping.pause, *all_of_it, now=NOON),
        await database.run(stopping.resume, *all_of_it, now=NOON),
        await database.run(stopping.cancel_one, *one, "停", now=NOON),
        await database.run(stopping.cancel_all, *all_of_it, "停", now=NOON),
        await database.run(delivering.resend, *one, now=NOON),
        await database.run(desk.open_desk, *all_of_it, now=NOON),
        await database.run(moving.move, *one, NOON + DAY, now=NOON),
    ]
    assert refused == [Refusal.NOT_YOURS] * 7
    assert await database.run(desk.overview, IDS.wang, notice.id, now=NOON) is None
    assert await rows_of(database, notice.id) == [row]


async def test_an_empty_reason_and_a_wrong_state_are_refused(
    database: Database, estate: Estate
) -> None:
    notice = await weekly(database, estate.building)
    (row,) = await rows_of(database, notice.id)
    who = IDS.captain
    assert await database.run(stopping.resume, who, notice.id, now=NOON) is Refusal.WRONG_STATE
    empty = await database.run(stopping.cancel_one, who, row.id, " \n", now=NOON)
    assert empty is Refusal.NO_REASON
    assert await database.run(stopping.pause, who, notice.id, now=NOON) is None
    assert await database.run(stopping.pause, who, notice.id, now=NOON) is Refusal.WRONG_STATE
    assert await database.run(stopping.cancel_all, who, notice.id, "停", now=NOON) is None
    assert await database.run(stopping.cancel_all, who, notice.id, "停", now=NOON) is (
        Refusal.ALREADY
    )


async def test_paused_at_its_moment_it_is_posted_when_it_goes_on(
    database: Database, estate: Estate
) -> None:
    notice = await weekly(database, estate.building)
    (row,) = await rows_of(database, notice.id)
    await database.run(stopping.pause, IDS.captain, notice.id, now=NOON)
    await database.run(occurring.fire, row.id, now=row.post_at)
    assert (await database.run(occurrences.get, row.id)).state is Phase.PLANNED
    later = row.post_at + timedelta(hours=3)
    await database.run(stopping.resume, IDS.captain, notice.id, now=later)
    await database.run(occurring.fire, row.id, now=later)
    assert (await database.run(occurrences.get, row.id)).state is Phase.POSTED


async def test_a_digest_leaves_out_what_is_over_and_keeps_what_is_paused(
    database: Database, estate: Estate
) -> None:
    made = []
    for day in ("11月23日 9:00", "11月24日 9:00", "11月25日 9:00"):
        notice, row = await database.run(
            begun, estate.building, said(day, NOON), now=NOON, at_once=False
        )
        assert row is not None
        await database.run(_hold, row.id)
        made.append((notice, row))
    await database.run(stopping.pause, IDS.captain, made[1][0].id, now=NOON)
    evening = local(2026, 11, 23, 19)
    await database.run(digest.fire, IDS.building_6, now=evening)
    fates = [(await database.run(deliveries.of, row.id))[0].state for _, row in made]
    assert fates == [Fate.EXPIRED, Fate.HELD, Fate.DIGEST]
    (sent,) = await waiting(database, digest.VIEW)
    assert sent.args["occurrences"] == [made[2][1].id]
    await database.run(digest.fire, IDS.building_6, now=evening)
    assert len(await waiting(database, digest.VIEW)) == 1


async def test_nine_hundred_groups_are_written_in_one_unit_within_seconds(
    database: Database, estate: Estate
) -> None:
    await database.run(_crowd, estate.community, 898)
    began = time.perf_counter()
    _, row = await database.run(
        begun, estate.community, said("12月7日 09:00", NOON), now=NOON, author_id=IDS.staff
    )
    assert time.perf_counter() - began < 5
    assert row is not None
    assert await database.run(deliveries.counts, row.id) == {Fate.WAITING: 900}
    assert len(await waiting(database, posting.VIEW)) == 900


async def _hold(tx: Tx, occurrence_id: int) -> None:
    (copy,) = await deliveries.of(tx, occurrence_id)
    await deliveries.settle(tx, copy.id, copy.chat_id, Fate.HELD, now=NOON)


async def _crowd(tx: Tx, community: int, count: int) -> None:
    for number in range(count):
        name = f"{number}号楼"
        place = await tree.add(
            tx, community, PlaceKind.BUILDING, name, zone="Asia/Shanghai", language="zh-CN"
        )
        group = (ChatKind.GROUP, place.id, None, name, None, ChatState.ACTIVE, "post", NOON)
        await chats.put(tx, Chat(-2000 - number, *group))


async def test_a_second_copy_that_is_not_drawn_leaves_the_first_as_sent(
    database: Database, estate: Estate
) -> None:
    _, row = await database.run(
        begun, estate.building, said("12月7日 09:00", NOON), now=NOON, at_once=True
    )
    assert row is not None
    (copy,) = await waiting(database, posting.VIEW)
    await database.run(delivering.settled, Settled(copy, "sent", 77, None), now=NOON)
    again = replace(copy, args={"moved": 1})
    await database.run(delivering.settled, Settled(again, "cancelled", None, None), now=NOON)
    (kept,) = await database.run(deliveries.of, row.id)
    assert (kept.state, kept.message_id) == (Fate.SENT, 77)
