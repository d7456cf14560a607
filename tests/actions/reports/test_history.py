"""A report's history as its readers may see it."""

import pytest

from actions.reports import history
from actions.reports.history import PAGE, Shown, Story
from domain.reports import Action, Given, Party, Refusal, State
from playground.estate import IDS
from storage.outbox import Verb
from tests.actions.reports.desk import STRANGER, Desk

TEXT = "我电话13812345621，住402室"


async def told(desk: Desk, report_id: int, reader: int, page: int = 0) -> Story:
    return await desk.database.run(history.story, report_id, reader, page, now=desk.now)


async def opened(
    desk: Desk, person_id: int, report_id: int, chat_id: int, page: int = -1
) -> Shown | Refusal:
    return await desk.database.run(
        history.open_story, person_id, report_id, page, chat_id, 9, now=desk.now
    )


async def test_neighbours_read_offices_by_name_and_one_another_by_part(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.RESOLVED)
    await desk.do(IDS.li_ming, report, Action.SUPPORT)
    story = await told(desk, report.id, IDS.building_6)
    assert story.label == "6栋-0001"
    assert [(e.who.party, e.who.name) for e in story.entries] == [
        (Party.REPORTER, ""),
        (Party.CAPTAIN, "陈楼长"),
        (Party.UNIT, "老张"),
        (Party.UNIT, "老张"),
        (Party.MEMBER, ""),
    ]
    unit = story.entries[1].unit
    assert unit is not None
    assert unit.id == desk.estate.property_firm


@pytest.mark.parametrize(
    ("reader", "whole"),
    [
        (IDS.building_6, False),
        (IDS.li_ming, False),
        (IDS.unit_chat, True),
        (IDS.captain, True),
        (IDS.worker, True),
    ],
)
async def test_numbers_and_doors_are_masked_for_all_but_those_inside(
    desk: Desk,
    reader: int,
    whole: bool,  # noqa: FBT001
) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    await desk.do(IDS.wang, report, Action.ADD, Given(text=TEXT))
    entry = (await told(desk, report.id, reader)).entries[-1]
    assert (entry.text == TEXT) == whole
    assert ("13812345621" in entry.text) == whole
    assert (entry.who.name == "王阿姨") == whole


async def test_a_long_history_comes_in_pages_and_no_page_is_beyond_the_last(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    for n in range(PAGE):
        await desk.do(IDS.wang, report, Action.ADD, Given(text=f"补充{n}"))
    first, last = [await told(desk, report.id, IDS.wang, page) for page in (0, 10**6)]
    assert (len(first.entries), first.pages) == (PAGE, 2)
    assert (len(last.entries), last.page) == (3, 1)


async def test_it_is_shown_in_private_where_that_is_possible(desk: Desk) -> None:
    report = await desk.file()
    await desk.sent()
    for person_id, where in ((IDS.li_ming, IDS.li_ming), (IDS.zhou, IDS.building_6)):
        shown = await opened(desk, person_id, report.id, IDS.building_6)
        assert shown == Shown(elsewhere=where > 0)
        (message,) = await desk.sent()
        assert (message.chat_id, message.verb) == (where, Verb.SEND)


async def test_pages_are_turned_in_place_but_never_in_place_of_a_card(desk: Desk) -> None:
    report = await desk.file()
    await desk.sent()
    await opened(desk, IDS.wang, report.id, IDS.wang, page=1)
    (turned,) = await desk.sent()
    assert (turned.verb, turned.message_id) == (Verb.EDIT, 9)
    await desk.card(report, IDS.wang)
    desk.database.connection.execute("UPDATE panels SET message_id = 9")
    await opened(desk, IDS.wang, report.id, IDS.wang, page=1)
    (sent,) = await desk.sent()
    assert sent.verb is Verb.SEND


async def test_a_private_history_is_for_those_inside_and_their_look_is_noted(desk: Desk) -> None:
    report = await desk.file(IDS.zhou, "neighbour", "楼上吵")
    await desk.sent()
    assert await opened(desk, IDS.li_ming, report.id, IDS.li_ming) is Refusal.NOT_YOURS
    assert await opened(desk, STRANGER, report.id, STRANGER) is Refusal.NOT_A_MEMBER
    assert await opened(desk, IDS.zhou, report.id, IDS.building_6) is Refusal.NOT_YOURS
    assert await desk.sent() == []
    assert await opened(desk, IDS.captain, report.id, IDS.captain) == Shown(elsewhere=False)
    looks = desk.database.connection.execute("SELECT person_id, what FROM audit").fetchall()
    assert [tuple(look) for look in looks] == [(IDS.captain, "timeline")]


@pytest.mark.parametrize(
    ("who", "chat_id", "refused"),
    [
        (IDS.captain, IDS.captain, None),
        (IDS.captain, IDS.staff_chat, None),
        (IDS.captain, IDS.building_6, Refusal.NOT_YOURS),
        (IDS.li_ming, IDS.li_ming, Refusal.NOT_YOURS),
    ],
)
async def test_a_private_card_is_shown_only_where_none_but_insiders_read(
    desk: Desk, who: int, chat_id: int, refused: Refusal | None
) -> None:
    report = await desk.file(IDS.wang, "neighbour", "楼上吵")
    await desk.sent()
    shown = await desk.database.run(history.show_card, who, report.id, chat_id, now=desk.now)
    assert shown == refused
    assert len(await desk.sent()) == (0 if refused else 1)
