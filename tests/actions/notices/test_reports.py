"""The report afterwards: to every chat that had the post, not at night, not as the third thing."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from actions.notices import reports
from actions.notices.reports import Typed
from domain.notices import Fate, Occurrence, Phase, Refusal, Signup
from playground.estate import IDS
from storage import prompts
from storage.database import Database, Tx
from storage.notices import deliveries, occurrences
from tests.actions.notices.noticed import begun, local, said, waiting
from tests.conftest import NOON
from tests.estate import Estate, furnish

OVER = local(2026, 12, 7, 11)


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


@pytest.fixture
async def row(database: Database, estate: Estate) -> Occurrence:
    """A clinic that is over, and was posted in both groups; in the second it failed."""
    when = said("12月7日 09:00到10:40", NOON)

    async def held(tx: Tx) -> Occurrence:
        known = {"now": NOON, "at_once": True, "signup": Signup(20)}
        _, first = await begun(tx, estate.community, when, **known)  # type: ignore[arg-type]
        assert first is not None
        for chat, state in ((IDS.building_6, Fate.SENT), (IDS.building_7, Fate.FAILED)):
            copy = await deliveries.add(tx, first.id, chat, None, Fate.WAITING, now=NOON)
            await deliveries.settle(tx, copy.id, chat, state, now=NOON, message_id=77)
        over = replace(first, state=Phase.OVER, posted_at=NOON)
        seen = await occurrences.get(tx, first.id)
        assert await occurrences.change(tx, seen, over)
        return over

    return await database.run(held)


async def report(
    database: Database,
    row: Occurrence,
    words: str,
    *,
    now: datetime = OVER,
    person: int = IDS.staff,
) -> Refusal | None:
    async def told(tx: Tx) -> Refusal | None:
        await prompts.ask(tx, person, person, reports.ASK, row.id, now=now)
        prompt = await prompts.open_for(tx, person, person, now=now)
        assert prompt is not None
        return await reports.answered(tx, person, prompt, Typed(words), now=now)

    return await database.run(told)


async def test_it_replies_where_the_post_arrived(database: Database, row: Occurrence) -> None:
    assert await report(database, row, "来了三十人") is None
    (sent,) = await waiting(database, reports.VIEW)
    assert (sent.chat_id, sent.reply_to, sent.panel) == (IDS.building_6, 77, reports.VIEW)
    assert (await database.run(occurrences.get, row.id)).report == "来了三十人"


async def test_written_over_it_is_sent_once(database: Database, row: Occurrence) -> None:
    await report(database, row, "来了三十人")
    await report(database, row, "来了四十人", now=OVER + timedelta(hours=1))
    assert len(await waiting(database, reports.VIEW)) == 1
    assert (await database.run(occurrences.get, row.id)).report == "来了四十人"


async def test_at_night_it_waits_for_seven(database: Database, row: Occurrence) -> None:
    await report(database, row, "来了三十人", now=local(2026, 12, 7, 23))
    (sent,) = await waiting(database, reports.VIEW)
    assert sent.not_before == local(2026, 12, 8, 7)


async def test_after_two_things_in_a_day_it_waits_for_tomorrow(
    database: Database, row: Occurrence
) -> None:
    for step in ("a", "b"):
        await database.run(deliveries.post, IDS.building_6, row.id, step, now=OVER)
    await report(database, row, "来了三十人")
    (sent,) = await waiting(database, reports.VIEW)
    assert sent.not_before == local(2026, 12, 8, 7)


@pytest.mark.parametrize(
    ("words", "no"),
    [("", Refusal.NO_REASON), ("好" * 701, Refusal.TOO_LONG), (" \n ", Refusal.NO_REASON)],
)
async def test_nothing_and_too_much_are_asked_for_again(
    database: Database, row: Occurrence, words: str, no: Refusal
) -> None:
    assert await report(database, row, words) is no
    assert await waiting(database, reports.VIEW) == []
    person = IDS.staff
    assert await database.run(prompts.open_for, person, person, now=OVER) is not None


async def test_residents_report_nothing(database: Database, row: Occurrence) -> None:
    assert await report(database, row, "假的", person=IDS.wang) is Refusal.NOT_YOURS
    assert (await database.run(occurrences.get, row.id)).report is None


@pytest.mark.parametrize(
    ("state", "now", "may"),
    [
        (Phase.POSTED, local(2026, 12, 7, 8, 59), False),
        (Phase.POSTED, local(2026, 12, 7, 9), True),
        (Phase.OVER, OVER, True),
        (Phase.CANCELLED, OVER, False),
        (Phase.MISSED, OVER, False),
    ],
)
def test_there_is_something_to_tell_from_the_start_on(
    state: Phase, now: datetime, *, may: bool
) -> None:
    start = local(2026, 12, 7, 9)
    held = Occurrence(1, 1, start, start, None, NOON, state=state)
    assert reports.may_report(held, now=now) is may
