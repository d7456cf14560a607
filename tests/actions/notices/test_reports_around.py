"""The report at its limits: how often, to whom, with which photo, and who may not."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from actions.notices import own, reports
from actions.notices.reports import Typed
from domain.notices import Fate, Occurrence, Phase, Refusal
from playground.estate import IDS
from storage import panels, prompts
from storage.database import Database, Tx
from storage.notices import deliveries, occurrences
from storage.panels import Panel
from tests.actions.notices.listed import becomes
from tests.actions.notices.noticed import begun, local, said, waiting
from tests.conftest import NOON
from tests.estate import Estate, furnish

START = local(2026, 12, 7, 9)
OVER = local(2026, 12, 7, 11)
GROUPS = (IDS.building_6, IDS.building_7)


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def posted(database: Database, estate: Estate, *fates: Fate) -> Occurrence:
    """A notice that is over, with what became of it in the two groups."""

    async def step(tx: Tx) -> Occurrence:
        when = said("12月7日 09:00到10:40", NOON)
        known: dict[str, Any] = {"now": NOON, "at_once": True, "author_id": IDS.staff}
        _, row = await begun(tx, estate.community, when, **known)
        assert row is not None
        for number, (chat, fate) in enumerate(zip(GROUPS, fates, strict=False)):
            copy = await deliveries.add(tx, row.id, chat, None, Fate.WAITING, now=NOON)
            message = 70 + number if fate is Fate.SENT else None
            await deliveries.settle(tx, copy.id, chat, fate, now=NOON, message_id=message)
        return await becomes(tx, row, state=Phase.OVER, posted_at=NOON)

    return await database.run(step)


async def report(
    database: Database, row: Occurrence, typed: Typed, now: datetime = OVER
) -> Refusal | None:
    async def step(tx: Tx) -> Refusal | None:
        who = IDS.staff
        await prompts.ask(tx, who, who, reports.ASK, row.id, now=now)
        prompt = await prompts.open_for(tx, who, who, now=now)
        assert prompt is not None
        return await reports.answered(tx, who, prompt, typed, now=now)

    return await database.run(step)


@pytest.mark.parametrize(
    ("fate", "told"),
    [
        (Fate.SENT, True),
        (Fate.DIGEST, True),
        (Fate.FAILED, False),
        (Fate.EXPIRED, False),
        (Fate.HELD, False),
        (Fate.CANCELLED, False),
    ],
)
async def test_only_where_the_post_arrived_something_is_told(
    database: Database, estate: Estate, fate: Fate, *, told: bool
) -> None:
    row = await posted(database, estate, fate, Fate.FAILED)
    assert await report(database, row, Typed("来了三十人")) is None
    found = [one.chat_id for one in await waiting(database, reports.VIEW)]
    assert found == ([IDS.building_6] if told else [])


async def test_after_the_digest_it_stands_by_itself(database: Database, estate: Estate) -> None:
    row = await posted(database, estate, Fate.DIGEST, Fate.SENT)
    await report(database, row, Typed("来了三十人"))
    replies = {one.chat_id: one.reply_to for one in await waiting(database, reports.VIEW)}
    assert replies == {IDS.building_6: None, IDS.building_7: 71}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (Typed("", "photo-1"), ("", "photo-1")),
        (Typed("来了三十人", "photo-1"), ("来了三十人", "photo-1")),
        (Typed("  两\n\n\n\n行  "), ("两\n\n行", None)),
        (Typed("好" * 700), ("好" * 700, None)),
    ],
)
async def test_words_or_a_photo_are_enough(
    database: Database, estate: Estate, typed: Typed, kept: tuple[str, str | None]
) -> None:
    row = await posted(database, estate, Fate.SENT)
    assert await report(database, row, typed) is None
    found = await database.run(occurrences.get, row.id)
    assert (found.report, found.report_file_id) == kept


@pytest.mark.parametrize(
    ("first", "second", "photo"),
    [("photo-1", "photo-2", "photo-1"), ("", "photo-2", None), ("photo-1", "", "photo-1")],
)
async def test_written_over_the_kind_of_message_stays(
    database: Database, estate: Estate, first: str, second: str, photo: str | None
) -> None:
    row = await posted(database, estate, Fate.SENT)
    await report(database, row, Typed("一", first))
    await report(database, row, Typed("二", second), OVER + timedelta(minutes=1))
    found = await database.run(occurrences.get, row.id)
    assert (found.report, found.report_file_id) == ("二", photo)


async def test_written_over_what_stands_is_redrawn(database: Database, estate: Estate) -> None:
    row = await posted(database, estate, Fate.SENT)
    await report(database, row, Typed("一"))
    shown = Panel(IDS.building_6, 9, reports.VIEW, row.id, reports.VIEW, "x", NOON, None)
    await database.run(panels.put, shown)
    later = OVER + timedelta(minutes=1)
    await report(database, row, Typed("二"), later)
    (panel,) = await database.run(panels.of, reports.VIEW, row.id)
    assert panel.stale_since == later


@pytest.mark.parametrize(
    ("before", "asked", "sent"),
    [
        (0, OVER, OVER),
        (1, OVER, OVER),
        (2, OVER, local(2026, 12, 8, 7)),
        (0, local(2026, 12, 7, 21, 59), local(2026, 12, 7, 21, 59)),
        (0, local(2026, 12, 7, 22), local(2026, 12, 8, 7)),
        # What the group had yesterday does not count for the morning.
        (2, local(2026, 12, 7, 22), local(2026, 12, 8, 7)),
        (0, local(2026, 12, 8, 6, 59), local(2026, 12, 8, 7)),
    ],
)
async def test_it_is_never_the_third_thing_of_a_day_nor_at_night(
    database: Database, estate: Estate, before: int, asked: datetime, sent: datetime
) -> None:
    row = await posted(database, estate, Fate.SENT)
    for step in range(before):
        await database.run(deliveries.post, IDS.building_6, row.id, f"s{step}", now=OVER)
    await report(database, row, Typed("来了三十人"), asked)
    (told,) = await waiting(database, reports.VIEW)
    assert told.not_before == sent


async def test_it_counts_as_one_of_the_two_of_a_day(database: Database, estate: Estate) -> None:
    row = await posted(database, estate, Fate.SENT)
    midnight = local(2026, 12, 7)
    await report(database, row, Typed("一"))
    await report(database, row, Typed("二"), OVER + timedelta(minutes=1))
    assert await database.run(deliveries.posts_since, IDS.building_6, midnight) == 1


async def test_people_written_to_in_private_have_no_such_limit(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate, Fate.FAILED)
    await database.run(deliveries.add, row.id, IDS.zhao, None, Fate.SENT, now=NOON)
    for step in ("a", "b", "c"):
        await database.run(deliveries.post, IDS.zhao, row.id, step, now=OVER)
    await report(database, row, Typed("来了三十人"))
    (told,) = await waiting(database, reports.VIEW)
    assert (told.chat_id, told.not_before) == (IDS.zhao, OVER)


@pytest.mark.parametrize("phase", [Phase.CANCELLED, Phase.MISSED, Phase.PLANNED])
async def test_called_off_since_it_was_asked_for_there_is_nothing_to_report(
    database: Database, estate: Estate, phase: Phase
) -> None:
    row = await posted(database, estate, Fate.SENT)
    await database.run(becomes, row, state=phase)
    assert await report(database, row, Typed("来了三十人")) is Refusal.WRONG_STATE
    assert await waiting(database, reports.VIEW) == []
    (told,) = await waiting(database, own.WRONG)
    assert told.args == {"why": "wrong-state"}


@pytest.mark.parametrize(("now", "may"), [(START - timedelta(seconds=1), False), (START, True)])
async def test_it_is_asked_for_from_the_start_on(
    database: Database, estate: Estate, now: datetime, *, may: bool
) -> None:
    row = await posted(database, estate, Fate.SENT)
    await database.run(becomes, row, state=Phase.POSTED)
    done = await database.run(reports.ask, IDS.staff, row.id, here=None, now=now)
    assert (done is None) is may
    asked = await database.run(prompts.open_for, IDS.staff, IDS.staff, now=now)
    assert (asked is not None) is may
