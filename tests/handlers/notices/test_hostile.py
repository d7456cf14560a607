"""Words meant to break something: tags, marks that turn the line, formulas, far too many."""

import io
import re
import zipfile
from html import unescape
from typing import Any

import pytest

from domain.notices import Signup
from playground.estate import IDS
from storage.database import Tx
from storage.places import people as persons
from storage.places.people import Greeting
from tests.actions.notices.noticed import local
from tests.domain.notices.calendared import events_in
from tests.handlers.notices.attended import GROUP, Clinic, clinic
from tests.handlers.notices.broadcast import at
from tests.handlers.notices.prepared import drafted, notice
from tests.world import World
from views.buttons import ButtonData
from views.notices import buttons_people as people
from views.notices.buttons_calendar import NoticeCalendar, NoticeDaysWrite
from views.notices.buttons_desk import DeskAsk, NoticeAsk
from views.notices.buttons_draft import NoticePublish, NoticeTry

TAGS = "<b>义诊</i> & <a href='tg://user?id=1'>点我</a>"
TURNED = "义\u202e诊\u200b\u2066\u200f\ufeff\x00\x07免费"
PLAIN = "义诊免费"
FORMULA = "=cmd|' /C calc'!A0"
INJECTED = "义诊\r\nEND:VEVENT\r\nBEGIN:VALARM;X=1,2"
# What a person sees turns or hides nothing.
HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff\x00-\x09\x0b-\x1f]")
HOSTILE = (TAGS, TURNED, FORMULA, INJECTED, "&lt;b&gt;", "{ $title }", "%s%n\\u0000", "'; DROP--")
NOTHING = ("\u202e\u200b", "🎉🎉🎉", "\x00", "。。。")


def said(world: World, chat: int) -> str:
    return "\n".join(world.texts(chat))


def broken(world: World) -> list[Any]:
    run = world.database.connection.execute
    parked = run("SELECT error FROM inbox WHERE attempts > 0 OR state != 'done'")
    drawn = run("SELECT view, error FROM outbox WHERE error IS NOT NULL")
    return [tuple(row) for row in (*parked, *drawn)]


def clean(text: str) -> str:
    """The words as they are to be seen: in a line, without what shows nothing."""
    return " ".join(HIDDEN.sub("", re.sub(r"\s+", " ", text)).split())


def seen(world: World, chat: int, text: str) -> bool:
    """Whether somebody reads these very words, of which none became a tag."""
    plain = said(world, chat)
    marks = {e["type"] for m in world.from_bot(chat) for e in m.get("entities", [])}
    assert not marks & {"text_link", "text_mention", "spoiler"}
    assert not HIDDEN.search(plain)
    return clean(text) in plain


async def published(world: World, title: str, body: str, venue: str) -> Clinic:
    house = await clinic(world, signup=Signup(20), title="义诊")
    for what, text in ((DeskAsk.TITLE, title), (DeskAsk.BODY, body), (DeskAsk.VENUE, venue)):
        await house.press(IDS.captain, NoticeAsk(house.notice.id, what))
        await house.write(IDS.captain, text)
    await world.settle()
    return house


@pytest.mark.parametrize("text", HOSTILE)
async def test_title_body_and_venue_are_shown_as_they_were_written(
    world: World, text: str
) -> None:
    house = await published(world, text, f"正文{text}", f"在{text}")
    shown = await notice(world, house.notice.id)
    assert (shown.title, shown.venue) == (clean(text), clean(f"在{text}"))
    for chat in (GROUP, IDS.captain):
        assert seen(world, chat, text)
    await house.press(IDS.wang, people.NoticeOwn(house.id))
    await world.write(IDS.li_ming, "/notices")
    assert seen(world, IDS.wang, text)
    # In a list a title may be cut.
    assert seen(world, IDS.li_ming, clean(text)[:10])
    assert not broken(world)


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_calendar_holds_the_words_and_no_lines_of_theirs(world: World, text: str) -> None:
    house = await published(world, text, f"正文\n{text}", f"在{text}")
    await house.press(IDS.wang, NoticeCalendar(house.id))
    (sent,) = [m for m in world.from_bot(IDS.wang) if "document" in m]
    data = world.telegram.files.by_id[sent["document"]["file_id"]].data
    (event,) = events_in(data)
    assert clean(text) in str(event["SUMMARY"])
    assert str(event["LOCATION"]) == clean(f"在{text}")
    lines = data.decode().split("\r\n")
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert not any(line.startswith("BEGIN:VALARM;") for line in lines)
    assert not broken(world)


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_draft_shows_its_own_words(world: World, text: str) -> None:
    # A text in several lines is a title and a body.
    await world.say(IDS.captain, IDS.captain, f"/notice 12月7日 09:00 {text.splitlines()[0]}")
    draft = await drafted(world)
    # Marks between when and what, and at the end, belong to neither.
    assert draft.title == clean(text.splitlines()[0]).rstrip("-;")
    message = world.from_bot(IDS.captain)[-1]["message_id"]
    assert seen(world, IDS.captain, draft.title)
    await world.forge(IDS.captain, IDS.captain, message, NoticeTry(draft.id).pack())
    go = NoticePublish(draft.id, draft.version, 1)
    await world.forge(IDS.captain, IDS.captain, message, go.pack())
    assert seen(world, GROUP, draft.title)
    assert not broken(world)


@pytest.mark.parametrize("text", [f"老妈{text}"[:30] for text in HOSTILE])
async def test_names_and_notes_are_text_on_every_list(world: World, text: str) -> None:
    house = await clinic(world, signup=Signup(20, guests=5))
    await house.join(IDS.wang)
    await house.press(IDS.wang, people.NoticeFamily(house.id))
    await house.write(IDS.wang, text)
    mine = (await house.own(IDS.wang)).id
    await house.press(IDS.wang, people.NoticeRemark(mine))
    await house.write(IDS.wang, FORMULA)
    rows = await house.rows()
    assert rows[0].note == FORMULA
    assert not any(HIDDEN.search(row.guest + row.note) for row in rows)
    for button in lists(house):
        await house.press(IDS.captain, button)
    assert not broken(world)
    assert all(not HIDDEN.search(label) for label in world.labels(IDS.captain))


def lists(house: Clinic) -> list[ButtonData]:
    return [
        people.NoticePeople(house.id),
        people.NoticeNames(house.id),
        people.NoticeDoor(house.id),
        *(people.NoticeFile(house.id, what) for what in people.ListFile),
    ]


async def test_a_table_runs_nothing_that_somebody_typed(world: World) -> None:
    house = await clinic(world, signup=Signup(20))
    await world.database.run(_renamed, "=HYPERLINK(1)")
    await house.join(IDS.wang)
    await world.database.run(_renamed, "=HYPERLINK(1)")
    for name in ("@SUM(A1)甲", "+A1乙", "-A1丙", "=A1丁"):
        await house.press(IDS.captain, people.NoticeBegin(house.id, people.PeopleTool.ENTER))
        await house.write(IDS.captain, f"{name}，{FORMULA}")
    await house.press(IDS.captain, people.NoticeFile(house.id, people.ListFile.NAMES))
    (sent,) = [m for m in world.from_bot(IDS.captain) if "document" in m]
    book = zipfile.ZipFile(
        io.BytesIO(world.telegram.files.by_id[sent["document"]["file_id"]].data)
    )
    assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()
    texts = unescape(book.read("xl/sharedStrings.xml").decode())
    assert FORMULA in texts
    assert "=HYPERLINK(1)" in texts


async def _renamed(tx: Tx, name: str) -> None:
    who = Greeting(IDS.wang, name, None, "zh-CN", private=True)
    await persons.greet(tx, who, now=local(2026, 11, 22, 12))


@pytest.mark.parametrize("text", NOTHING)
async def test_what_shows_nothing_is_no_title_no_name_and_no_reason(
    world: World, text: str
) -> None:
    house = await clinic(world, signup=Signup(20))
    await house.join(IDS.wang)
    for button, person in (
        (NoticeAsk(house.notice.id, DeskAsk.TITLE), IDS.captain),
        (people.NoticeBegin(house.id, people.PeopleTool.ENTER), IDS.captain),
        (people.NoticeBegin(house.id, people.PeopleTool.IMPORT), IDS.captain),
        (people.NoticeFamily(house.id), IDS.wang),
    ):
        await house.press(person, button)
        before = len(world.from_bot(person))
        await house.write(person, text)
        assert len(world.from_bot(person)) > before, button
    assert (await notice(world, house.notice.id)).title == house.notice.title
    assert len(await house.rows()) == 1
    assert not broken(world)


LONG = "长" * 4096


async def test_far_too_long_is_said_so_and_changes_nothing(world: World) -> None:
    house = await clinic(world, signup=Signup(20))
    await house.join(IDS.wang)
    mine = (await house.own(IDS.wang)).id
    before = await notice(world, house.notice.id)
    for button, person in (
        *((NoticeAsk(house.notice.id, what), IDS.captain) for what in WORDED),
        (people.NoticeBegin(house.id, people.PeopleTool.ENTER), IDS.captain),
        (people.NoticeFamily(house.id), IDS.wang),
        (people.NoticeRemark(mine), IDS.wang),
    ):
        await house.press(person, button)
        assert "字" in await house.write(person, LONG), button
    assert await notice(world, house.notice.id) == before
    assert [row.note for row in await house.rows()] == [""]
    assert not broken(world)


WORDED = (DeskAsk.TITLE, DeskAsk.BODY, DeskAsk.VENUE)


@pytest.mark.parametrize("text", [*HOSTILE, LONG])
async def test_a_reason_is_bounded_and_told_as_it_was_written(world: World, text: str) -> None:
    house = await clinic(world)
    await house.press(IDS.captain, NoticeAsk(house.notice.id, DeskAsk.OFF_ALL))
    await house.write(IDS.captain, text)
    await world.settle()
    reason = (await notice(world, house.notice.id)).ended_reason
    assert reason == clean(text)[:200]
    assert seen(world, GROUP, reason)
    assert not broken(world)


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_report_is_text(world: World, text: str) -> None:
    house = await clinic(world, signup=Signup(20))
    at(world, local(2026, 12, 7, 11))
    await world.settle()
    await house.press(IDS.captain, people.NoticeBegin(house.id, people.PeopleTool.REPORT))
    await house.write(IDS.captain, text)
    await world.settle()
    last = clean(text.splitlines()[-1])
    assert seen(world, GROUP, last)
    assert not broken(world)


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_pasted_list_is_text_line_by_line(world: World, text: str) -> None:
    house = await clinic(world, signup=Signup(20))
    await house.press(IDS.captain, people.NoticeBegin(house.id, people.PeopleTool.IMPORT))
    lines = [f"#接龙 {text}", f"1. 王奶奶 {text}", f"2. {text}", text, "3. 李爷爷"]
    await house.write(IDS.captain, "\n".join(lines))
    assert not HIDDEN.search(said(world, IDS.captain))
    await house.tap(IDS.captain, "notice-import-button")
    rows = await house.rows()
    # What may be two people in a line is nobody yet.
    assert "李爷爷" in {row.guest for row in rows}
    assert all(len(row.guest) <= 40 and len(row.note) <= 120 for row in rows)
    assert not any(HIDDEN.search(row.guest + row.note) for row in rows)
    for button in lists(house):
        await house.press(IDS.captain, button)
    assert not broken(world)


async def test_a_list_without_end_is_taken_as_far_as_there_is_room(world: World) -> None:
    house = await clinic(world, signup=Signup(20))
    await house.press(IDS.captain, people.NoticeBegin(house.id, people.PeopleTool.IMPORT))
    names = [f"{n}. 王{chr(0x4E00 + n)} +9" for n in range(1, 380)]
    await house.write(IDS.captain, "\n".join([f"0. {LONG[:300]}", *names])[:4096])
    await house.tap(IDS.captain, "notice-import-button")
    rows = await house.rows()
    # 20 places, and 500 who wait for one.
    assert len(rows) == 520
    for button in lists(house):
        await house.press(IDS.captain, button)
    assert not broken(world)


@pytest.mark.parametrize("name", [TAGS[:14], TURNED, "=1+1", "{ $x }", "'; --"])
async def test_the_name_of_a_holiday_is_text(world: World, name: str) -> None:
    await world.write(IDS.staff, "/help")
    message = world.from_bot(IDS.staff)[-1]["message_id"]
    await world.forge(IDS.staff, IDS.staff, message, NoticeDaysWrite(2027).pack())
    answer = await world.write(IDS.staff, f"2027-05-01 {name} 放假")
    assert clean(name) in "".join(answer)
    assert not HIDDEN.search(said(world, IDS.staff))
    assert not broken(world)


@pytest.mark.parametrize("lines", [LONG, "\n".join([TAGS] * 61), TAGS, TURNED, FORMULA, "🎉"])
async def test_lines_that_are_no_holidays_are_shown_back_as_text(world: World, lines: str) -> None:
    await world.write(IDS.staff, "/help")
    message = world.from_bot(IDS.staff)[-1]["message_id"]
    await world.forge(IDS.staff, IDS.staff, message, NoticeDaysWrite(2027).pack())
    run = world.database.connection.execute
    before = run("SELECT * FROM calendar_days").fetchall()
    (asked_again,) = await world.write(IDS.staff, lines)
    assert not HIDDEN.search(asked_again)
    assert run("SELECT * FROM calendar_days").fetchall() == before
    assert not broken(world)
