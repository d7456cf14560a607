"""Family by name, notes, and staff who enter somebody: one sentence for what will not do."""

from typing import Any

import pytest

from actions.notices import checking, family, own, signing
from actions.notices.own import Signed
from domain.notices import Attendee, Occurrence, Refusal, Seat, Signup
from playground.estate import IDS
from storage import prompts
from storage.database import Database, Tx
from storage.notices import signups
from tests.actions.notices.noticed import begun, local, said, waiting
from tests.conftest import NOON
from tests.estate import Estate, furnish

WHEN = "12月7日 09:00到10:40"


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def posted(database: Database, estate: Estate, signup: Signup) -> Occurrence:
    _, row = await database.run(
        begun, estate.building, said(WHEN, NOON), now=NOON, at_once=True, signup=signup
    )
    assert row is not None
    return row


async def bring(
    database: Database,
    row: Occurrence,
    name: str,
    *,
    person: int = IDS.wang,
    **more: Any,  # noqa: ANN401
) -> Signed | Refusal:
    known = {"now": NOON} | more

    async def told(tx: Tx) -> Signed | Refusal:
        if no := await family.ask(tx, person, row.id, here=None, **known):
            return no
        prompt = await prompts.open_for(tx, person, person, now=known["now"])
        assert prompt is not None
        return await family.answered(tx, person, prompt, name, **known)

    return await database.run(told)


async def test_a_parent_can_be_signed_up_by_who_does_not_come(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate, Signup(20))
    done = await bring(database, row, " 老妈 ")
    assert isinstance(done, Signed)
    assert (done.attendee.guest, done.attendee.person_id, done.number) == ("老妈", IDS.wang, 1)
    assert await database.run(signing.told, row.id) == [IDS.wang]


async def test_one_brings_as_many_as_one_may_and_no_more(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate, Signup(20, guests=2))
    for name in ("老妈", "老爸"):
        assert isinstance(await bring(database, row, name), Signed)
    assert await bring(database, row, "大姨") is Refusal.GUESTS
    (mum, _) = await database.run(signups.own, row.id, IDS.wang)
    await database.run(signing.leave, IDS.wang, mum.id, here=None, now=NOON)
    assert isinstance(await bring(database, row, "大姨"), Signed)


async def test_where_nobody_may_be_brought_nobody_is_asked(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate, Signup(20, guests=0))
    assert await bring(database, row, "老妈") is Refusal.GUESTS


async def test_the_same_name_is_one_guest_however_it_is_typed(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate, Signup(20))
    await bring(database, row, "老妈")
    assert await bring(database, row, "老 妈") is Refusal.ALREADY
    assert isinstance(await bring(database, row, "老妈", person=IDS.li_ming), Signed)


async def test_a_guest_gets_the_first_free_slot_with_its_hour(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate, Signup(1, slot=5))
    await database.run(signing.choose, IDS.li_ming, row.id, 0, 0, here=None, now=NOON)
    done = await bring(database, row, "老妈")
    assert isinstance(done, Signed)
    assert (done.attendee.slot, done.clock) == (1, "09:05")


async def test_nobody_is_brought_from_the_deadline_on(database: Database, estate: Estate) -> None:
    row = await posted(database, estate, Signup(20, closes=60))
    last, over = local(2026, 12, 7, 7, 59), local(2026, 12, 7, 8)
    assert await bring(database, row, "老妈", now=over) is Refusal.CLOSED
    assert isinstance(await bring(database, row, "老妈", now=last), Signed)


async def test_a_note_of_a_place_given_up_closes_the_question(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate, Signup(20))
    done = await bring(database, row, "老妈")
    assert isinstance(done, Signed)
    at = done.attendee.id

    async def told(tx: Tx) -> Refusal | None:
        await family.ask_remark(tx, IDS.wang, at, here=None, now=NOON)
        prompt = await prompts.open_for(tx, IDS.wang, IDS.wang, now=NOON)
        assert prompt is not None
        await signing.leave(tx, IDS.wang, at, here=None, now=NOON)
        return await family.remarked(tx, IDS.wang, prompt, "坐轮椅", now=NOON)

    assert await database.run(told) is Refusal.NOT_SIGNED
    assert await database.run(prompts.open_for, IDS.wang, IDS.wang, now=NOON) is None


@pytest.mark.parametrize(
    ("person", "no"), [(IDS.li_ming, Refusal.NOT_YOURS), (IDS.zhou, Refusal.NOT_YOURS)]
)
async def test_notes_beside_others_names_are_not_ones_own_to_write(
    database: Database, estate: Estate, person: int, no: Refusal
) -> None:
    row = await posted(database, estate, Signup(20))
    done = await bring(database, row, "老妈")
    assert isinstance(done, Signed)
    at = done.attendee.id
    assert await database.run(family.ask_remark, person, at, here=None, now=NOON) is no
    assert await database.run(own.open_seat, person, at, here=None, now=NOON) is no
    assert await database.run(own.open_seat, person, 10**9, here=None, now=NOON) is (
        Refusal.NOT_SIGNED
    )


async def test_staff_enter_one_after_the_other(database: Database, estate: Estate) -> None:
    row = await posted(database, estate, Signup(1))

    async def told(tx: Tx, text: str) -> Attendee | Refusal:
        prompt = await prompts.open_for(tx, IDS.captain, IDS.captain, now=NOON)
        assert prompt is not None
        return await checking.enter(tx, IDS.captain, prompt, text, now=NOON)

    view = checking.ENTER
    await database.run(checking.ask, IDS.captain, row.id, view, here=None, now=NOON)
    first = await database.run(told, "王奶奶 3单元201")
    second = await database.run(told, "李爷爷")
    assert isinstance(first, Attendee)
    assert isinstance(second, Attendee)
    assert (first.state, second.state) == (Seat.IN, Seat.WAITING)
    assert await database.run(told, "王奶奶") is Refusal.ALREADY
    assert len(await database.run(signups.of, row.id)) == 2
    assert [one.args for one in await waiting(database, own.WRONG)] == [{"why": "already"}]


async def test_residents_open_no_list(database: Database, estate: Estate) -> None:
    row = await posted(database, estate, Signup(20))
    for view in (checking.PEOPLE, checking.NAMES, checking.DOOR, checking.FILE):
        done = await database.run(
            checking.open_list, IDS.wang, row.id, view, {}, here=None, now=NOON
        )
        assert done is Refusal.NOT_YOURS
    assert await database.run(checking.listed, IDS.wang, row.id, now=NOON) is Refusal.NOT_YOURS
