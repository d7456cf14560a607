"""Pasted lists: looked at first, taken over once, never doubling a name or a place."""

from datetime import timedelta

import pytest

from actions.notices import importing
from actions.notices.importing import Taken
from domain.notices import Attendee, Occurrence, Refusal, Seat, Signup
from playground.estate import IDS
from storage import prompts
from storage.database import Database, Tx
from storage.notices import signups
from tests.actions.notices.noticed import begun, local, said, waiting
from tests.conftest import NOON
from tests.estate import Estate, furnish

WHEN = "12月7日 09:00到10:40"
LIST = "#接龙\n1. 王奶奶 +1\n2. 李爷爷\n3. 赵奶奶"


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def posted(database: Database, estate: Estate, signup: Signup) -> Occurrence:
    _, row = await database.run(
        begun, estate.building, said(WHEN, NOON), now=NOON, at_once=True, signup=signup
    )
    assert row is not None
    return row


async def paste(
    database: Database, row: Occurrence, text: str, person: int = IDS.captain
) -> int | Refusal:
    """Paste a list; return the number that the button to take it over carries."""

    async def told(tx: Tx) -> int | Refusal:
        await prompts.ask(tx, person, person, importing.ASK, row.id, now=NOON)
        prompt = await prompts.open_for(tx, person, person, now=NOON)
        assert prompt is not None
        if no := await importing.pasted(tx, person, prompt, text, now=NOON):
            return no
        made = await prompts.open_for(tx, person, person, now=NOON)
        assert made is not None
        return made.id

    return await database.run(told)


async def take(
    database: Database, row: Occurrence, made: int | Refusal, person: int = IDS.captain
) -> Taken | Refusal:
    assert isinstance(made, int)
    return await database.run(importing.take, person, row.id, made, here=None, now=NOON)


async def names(database: Database, row: Occurrence) -> list[str]:
    return [one.guest for one in await database.run(signups.of, row.id)]


async def test_nothing_is_added_before_it_is_taken_over(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate, Signup(20))
    made = await paste(database, row, LIST)
    assert await names(database, row) == []
    assert await take(database, row, made) == Taken(4, 0, 0)
    assert await names(database, row) == ["王奶奶", "王奶奶 +1", "李爷爷", "赵奶奶"]
    listed = await database.run(signups.of, row.id)
    assert {(one.person_id, one.entered_by) for one in listed} == {(None, IDS.captain)}


async def test_pressed_twice_it_is_taken_over_once(database: Database, estate: Estate) -> None:
    row = await posted(database, estate, Signup(20))
    made = await paste(database, row, LIST)
    await take(database, row, made)
    assert await take(database, row, made) is Refusal.STALE
    assert len(await names(database, row)) == 4


async def test_only_the_newest_list_is_taken_over(database: Database, estate: Estate) -> None:
    row = await posted(database, estate, Signup(20))
    first = await paste(database, row, LIST)
    second = await paste(database, row, "1. 钱奶奶")
    assert await take(database, row, first) is Refusal.STALE
    assert await take(database, row, second) == Taken(1, 0, 0)


async def test_a_list_that_grew_adds_what_is_new(database: Database, estate: Estate) -> None:
    row = await posted(database, estate, Signup(20))
    await take(database, row, await paste(database, row, LIST))
    made = await paste(database, row, f"{LIST}\n4. 钱奶奶")
    assert await take(database, row, made) == Taken(1, 0, 0)
    assert (await names(database, row))[-1] == "钱奶奶"


async def test_who_signed_up_alone_or_was_taken_off_is_not_added(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate, Signup(20))
    own = Attendee(0, row.id, IDS.li_ming, "", Seat.IN, NOON)
    off = Attendee(0, row.id, None, "李爷爷", Seat.GONE, NOON)
    for one in (own, off):
        await database.run(signups.add, one)
    made = await paste(database, row, "1. 李明\n2. 李爷爷\n3. 赵奶奶")
    assert await take(database, row, made) == Taken(1, 0, 0)


@pytest.mark.parametrize(
    ("capacity", "taken"),
    [(3, Taken(3, 1, 0)), (4, Taken(4, 0, 0)), (None, Taken(4, 0, 0))],
)
async def test_places_go_in_the_order_of_the_list(
    database: Database, estate: Estate, capacity: int | None, taken: Taken
) -> None:
    row = await posted(database, estate, Signup(capacity))
    assert await take(database, row, await paste(database, row, LIST)) == taken


async def test_slots_are_given_out_from_the_first_free_one(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate, Signup(1, slot=50))
    await take(database, row, await paste(database, row, LIST))
    listed = await database.run(signups.of, row.id)
    assert [(one.slot, one.state) for one in listed] == [
        (0, Seat.IN),
        (1, Seat.IN),
        (None, Seat.WAITING),
        (None, Seat.WAITING),
    ]


@pytest.mark.parametrize("text", ["", "大家好", "#接龙", "1.", "<b></b>"])
async def test_what_names_nobody_is_said_so(database: Database, estate: Estate, text: str) -> None:
    row = await posted(database, estate, Signup(20))
    assert await paste(database, row, text) is Refusal.NO_NAME
    (told,) = await waiting(database, "notice-signup-wrong")
    assert told.args == {"why": "no-list"}


async def test_nobody_else_takes_over_a_list(database: Database, estate: Estate) -> None:
    row = await posted(database, estate, Signup(20))
    made = await paste(database, row, LIST)
    assert await take(database, row, made, IDS.wang) is Refusal.NOT_YOURS
    assert await take(database, row, made, IDS.staff) is Refusal.STALE
    assert await paste(database, row, LIST, IDS.wang) is Refusal.NOT_YOURS
    assert await names(database, row) == []


async def test_a_day_later_the_list_is_forgotten(database: Database, estate: Estate) -> None:
    row = await posted(database, estate, Signup(20))
    made = await paste(database, row, LIST)
    assert isinstance(made, int)
    later = NOON + timedelta(hours=24)
    seen = await database.run(
        importing.preview, IDS.captain, row.id, made, now=later - timedelta(seconds=1)
    )
    assert seen is not None
    assert (len(seen.named), seen.known) == (4, 0)
    assert await database.run(importing.preview, IDS.captain, row.id, made, now=later) is None


async def test_after_the_deadline_staff_still_take_a_list_over(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate, Signup(20, closes=600))
    made = await paste(database, row, LIST)
    assert isinstance(made, int)
    # The deadline binds residents; at the door staff still write down who stands there.
    begun_at = local(2026, 12, 7, 9, 30)

    async def late(tx: Tx) -> Taken | Refusal:
        known = {"here": None, "now": begun_at}
        again = await prompts.ask(
            tx, IDS.captain, IDS.captain, importing.ASK, row.id, {"text": LIST}, now=begun_at
        )
        return await importing.take(tx, IDS.captain, row.id, again, **known)  # type: ignore[arg-type]

    assert await database.run(late) == Taken(4, 0, 0)
