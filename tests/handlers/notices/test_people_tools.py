"""The tools of who runs a notice, at their edges: big lists, other languages, hostile input."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from actions import privacy
from actions.notices import checking
from domain.notices import Attendee, Audience, Phase, Seat, Signup
from domain.places import Role
from playground.estate import IDS
from storage.database import Tx
from storage.notices import optouts, signups
from storage.places import grants
from storage.tables import audit
from tests.actions.notices.ground import grant
from tests.actions.notices.listed import becomes
from tests.actions.notices.noticed import local
from tests.handlers.notices.attended import GROUP, SLOTS, Clinic, clinic
from tests.handlers.notices.broadcast import at, holding
from tests.handlers.notices.prepared import buttons
from tests.world import World
from views.notices.buttons_people import (
    ListFile,
    NoticeBegin,
    NoticeCame,
    NoticeDoor,
    NoticeFile,
    NoticeNames,
    NoticePeople,
    NoticeSeat,
    NoticeSlots,
    NoticeTake,
    PeopleTool,
)
from views.texts import LANGUAGES

each_language = pytest.mark.parametrize("language", LANGUAGES)
TWENTY = Signup(20)


async def pasted(house: Clinic, text: str) -> str:
    """Paste a list as the captain; return what is shown."""
    await house.press(IDS.captain, NoticeBegin(house.id, PeopleTool.IMPORT))
    return await house.write(IDS.captain, text)


def named(number: int) -> str:
    """A name of its own, of signs alone: numbers would be read as a floor or a flat."""
    return f"{chr(0x6C5F + number)}邻居"


async def crowd(house: Clinic, count: int) -> None:
    lines = "\n".join(f"{n + 1}. {named(n)}" for n in range(count))
    await pasted(house, f"#接龙\n{lines}")
    await house.tap(IDS.captain, "notice-import-button")


@each_language
async def test_a_long_list_is_turned_page_by_page_and_round_again(
    world: World, language: str
) -> None:
    house = await clinic(world, language, Signup(200))
    await crowd(house, 40)
    await house.press(IDS.captain, NoticeNames(house.id))
    seen: set[str] = set()
    for _ in range(3):
        shown = buttons(world, IDS.captain)
        seen |= {label for label in shown if "邻居" in label}
        await world.tap(IDS.captain, IDS.captain, "/3")
    assert len(seen) == 40
    assert named(0) in buttons(world, IDS.captain)


async def test_any_page_that_is_named_is_one_of_them(world: World) -> None:
    house = await clinic(world, signup=TWENTY)
    await crowd(house, 20)
    for page in (10**6, -1, 2**31):
        for button in (NoticeNames, NoticeDoor, NoticePeople):
            await house.press(IDS.captain, button(house.id, page), IDS.captain)
            assert buttons(world, IDS.captain)


async def test_ticking_stays_on_its_page(world: World) -> None:
    house = await clinic(world, signup=Signup(200))
    await crowd(house, 40)
    await house.press(IDS.captain, NoticeDoor(house.id, 2))
    await world.tap(IDS.captain, IDS.captain, named(39))
    assert any("✅" in label and named(39) in label for label in buttons(world, IDS.captain))
    assert "来了 1/40" in house.seen(IDS.captain)


async def test_who_waits_and_comes_all_the_same_is_ticked(world: World) -> None:
    house = await clinic(world, signup=Signup(1))
    await house.join(IDS.wang)
    await house.join(IDS.zhao)
    row = await house.own(IDS.zhao)
    assert row.state is Seat.WAITING
    toast = await house.press(IDS.captain, NoticeCame(row.id, 1))
    assert toast == house.label("notice-door-came", name="赵爷爷")
    assert (await house.own(IDS.zhao)).came is True


async def test_a_place_given_back_cannot_be_ticked(world: World) -> None:
    house = await clinic(world, signup=TWENTY)
    await house.join(IDS.wang)
    row = await house.own(IDS.wang)
    await house.tap(IDS.wang, "notice-own-leave")
    assert await house.press(IDS.captain, NoticeCame(row.id, 1)) == house.why("not-signed")
    assert (await house.own(IDS.wang)).came is None


async def test_of_what_was_called_off_nobody_is_ticked(world: World) -> None:
    house = await clinic(world, signup=TWENTY)
    await house.join(IDS.wang)
    row = await house.own(IDS.wang)

    async def off(tx: Tx) -> None:
        await becomes(tx, house.occurrence, state=Phase.CANCELLED)

    await world.database.run(off)
    assert await house.press(IDS.captain, NoticeCame(row.id, 1)) == house.why("wrong-state")


@each_language
@pytest.mark.parametrize("what", [ListFile.NAMES, ListFile.PAPER])
async def test_a_file_of_nobody_is_a_file_all_the_same(
    world: World, language: str, what: ListFile
) -> None:
    house = await clinic(world, language, TWENTY)
    await house.press(IDS.captain, NoticeFile(house.id, what))
    sent = world.from_bot(IDS.captain)[-1]
    assert sent["document"]["file_name"].startswith(house.label("notice-list-file"))


async def test_taking_the_names_away_is_written_down(world: World) -> None:
    house = await clinic(world, signup=TWENTY)
    await house.press(IDS.captain, NoticeFile(house.id, ListFile.NAMES))
    rows = await world.database.run(_notes, house.id)
    assert rows == [(IDS.captain, "notice-names")]


async def _notes(tx: Tx, occurrence_id: int) -> list[tuple[int, str]]:
    found = await tx.all(select(audit).where(audit.c.subject_kind == "occurrence"))
    return [(r["person_id"], r["what"]) for r in found if r["subject_id"] == occurrence_id]


async def test_a_building_captain_who_did_not_write_it_runs_nothing_of_the_community(
    world: World,
) -> None:
    house = await clinic(world, signup=TWENTY, place=world.estate.community, author_id=IDS.staff)
    await world.database.run(grant, IDS.li_ming, Role.CAPTAIN, world.estate.building)
    await house.join(IDS.wang)
    for button in (NoticePeople(house.id), NoticeNames(house.id), NoticeDoor(house.id)):
        assert await house.press(IDS.li_ming, button) == house.why("not-yours")
    assert "王阿姨" not in " ".join(world.labels(IDS.li_ming))


async def test_a_captain_who_is_one_no_more_sees_no_names(world: World) -> None:
    house = await clinic(world, signup=TWENTY)
    await house.join(IDS.wang)
    await house.press(IDS.captain, NoticeNames(house.id))
    now = world.clock.now()
    held = await world.database.run(grants.at, world.estate.building, now=now)
    (grant_id,) = [at_id for at_id, one in held if one.person_id == IDS.captain]
    await world.database.run(grants.end, grant_id, now=now)
    assert await house.press(IDS.captain, NoticeNames(house.id)) == house.why("not-yours")


@pytest.mark.parametrize(
    ("name", "code"), [("!?", "no-name"), ("12345", "no-name"), ("字" * 31, "too-long")]
)
async def test_a_name_of_somebody_without_a_phone_is_asked_for_again(
    world: World, name: str, code: str
) -> None:
    house = await clinic(world, signup=TWENTY)
    await house.press(IDS.captain, NoticeBegin(house.id, PeopleTool.ENTER))
    assert await house.write(IDS.captain, name) == house.why(code)
    assert "王奶奶" in await house.write(IDS.captain, "王奶奶 3单元201")
    (row,) = await house.rows()
    assert (row.guest, row.note, row.entered_by) == ("王奶奶", "3单元201", IDS.captain)


async def test_somebody_at_the_door_is_entered_after_the_deadline(world: World) -> None:
    house = await clinic(world, signup=Signup(20, closes=60))
    at(world, local(2026, 12, 7, 9, 10))
    await house.press(IDS.captain, NoticeBegin(house.id, PeopleTool.ENTER))
    assert "王奶奶" in await house.write(IDS.captain, "王奶奶")
    (row,) = await house.rows()
    assert row.state is Seat.IN


@each_language
async def test_a_pasted_list_can_be_mended_before_it_is_taken_over(
    world: World, language: str
) -> None:
    house = await clinic(world, language, TWENTY)
    first = await pasted(house, "#接龙\n1. 王奶奶\n2. 李 & <子>\n？？？")
    assert "& <子>" in first
    assert "？？？" in first
    second = await house.write(IDS.captain, "1. 王奶奶\n2. 李爷爷")
    assert "李爷爷" in second
    toast = await house.tap(IDS.captain, "notice-import-button")
    assert toast == house.label("notice-import-done", seated=2, waiting=0, refused=0)
    assert [row.guest for row in await house.rows()] == ["王奶奶", "李爷爷"]


async def test_the_button_of_an_earlier_list_takes_nothing_over(world: World) -> None:
    house = await clinic(world, signup=TWENTY)
    await pasted(house, "1. 王奶奶")
    _, data = world.button(IDS.captain, "导入")
    await house.write(IDS.captain, "1. 李爷爷")
    message = world.from_bot(IDS.captain)[-1]["message_id"]
    assert await world.forge(IDS.captain, IDS.captain, message, data) == house.why("stale")
    forged = NoticeTake(house.id, 10**6)
    assert await house.press(IDS.captain, forged, IDS.captain) == house.why("stale")
    assert await house.rows() == []


async def test_a_list_of_slots_stands_in_the_order_of_the_hours(world: World) -> None:
    house = await clinic(world, signup=SLOTS)
    for person, slot in ((IDS.wang, 5), (IDS.li_ming, 2)):
        await world.database.run(_take, house.id, person, slot)
    now = world.clock.now()
    listed = await world.database.run(checking.listed, IDS.captain, house.id, now=now)
    assert isinstance(listed, checking.Listed)
    assert [one.person_id for one in listed.rows] == [IDS.li_ming, IDS.wang]
    await house.press(IDS.captain, NoticeNames(house.id))
    shown = buttons(world, IDS.captain)
    assert [label[:5] for label in shown[:2]] == ["09:10", "09:25"]


async def _take(tx: Tx, at_id: int, person: int, slot: int) -> None:
    row = Attendee(0, at_id, person, "", Seat.IN, local(2026, 11, 22, 12), slot)
    await signups.add(tx, row)


async def test_the_captain_moves_a_neighbour_to_another_hour(world: World) -> None:
    house = await clinic(world, signup=SLOTS)
    await world.database.run(_take, house.id, IDS.wang, 5)
    row = await house.own(IDS.wang)
    await house.press(IDS.captain, NoticeSeat(row.id))
    await house.press(IDS.captain, NoticeSlots(house.id, row.id), IDS.captain)
    await world.tap(IDS.captain, IDS.captain, "09:00")
    assert (await house.own(IDS.wang)).slot == 0


async def test_a_report_goes_to_those_it_was_sent_to_in_private(world: World) -> None:
    await world.database.run(optouts.set_birth_year, IDS.zhao, 1950)
    house = await clinic(world, signup=TWENTY, audience=Audience(born_until=1961))
    at(world, local(2026, 12, 7, 11))
    await world.settle()
    await world.say(IDS.captain, IDS.captain, "/help")
    await house.press(IDS.captain, NoticeBegin(house.id, PeopleTool.REPORT), IDS.captain)
    await house.write(IDS.captain, "来了三十人")
    assert len(holding(world, IDS.zhao, "来了三十人")) == 1
    assert not holding(world, GROUP, "来了三十人")


async def test_no_shows_are_told_only_where_somebody_kept_the_door(world: World) -> None:
    house = await clinic(world, signup=TWENTY)
    for person in (IDS.wang, IDS.zhao):
        await house.join(person)
    at(world, local(2026, 12, 7, 10, 41))
    await world.settle()
    await house.press(IDS.captain, NoticePeople(house.id))
    absent = house.words("notice-people-absent", absent=1)
    assert absent not in house.seen(IDS.captain)
    await house.press(IDS.captain, NoticeCame((await house.own(IDS.wang)).id, 1))
    await house.press(IDS.captain, NoticePeople(house.id))
    assert absent in house.seen(IDS.captain)


async def test_the_figure_of_those_erased_stays_in_the_list(world: World) -> None:
    house = await clinic(world, signup=TWENTY)
    await house.join(IDS.wang)
    at(world, local(2026, 12, 7, 9) + timedelta(hours=1))
    now = world.clock.now()
    await world.database.run(privacy.erase, IDS.wang, now=now, message_id=None)
    await house.press(IDS.captain, NoticePeople(house.id))
    counted = house.words("notice-people", taken=1, waiting=0, came=0, capacity=20)
    assert counted in house.seen(IDS.captain)
    await house.press(IDS.captain, NoticeNames(house.id))
    assert "王阿姨" not in " ".join(buttons(world, IDS.captain))
