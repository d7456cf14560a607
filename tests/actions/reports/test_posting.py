"""Where cards are posted, each once."""

from dataclasses import replace

import pytest

from actions.reports import posting
from actions.reports.posting import CARD, NOTE, Origin
from domain.reports import Priority, Report, Visibility
from playground.estate import IDS
from storage.outbox import Rank
from storage.places import people
from storage.reports import register
from tests.actions.reports.desk import Desk
from tests.conftest import NOON


async def posted(desk: Desk, report: Report, origin: Origin | None = None) -> dict[int, str]:
    """Post the cards; return (chat: view) of what is new."""
    await desk.sent()
    await desk.database.run(posting.cards, report, now=NOON, origin=origin)
    return {row.chat_id: row.view for row in await desk.sent()}


async def sent_out(desk: Desk, **changes: object) -> Report:
    """A report with the property firm."""
    report = await desk.file()
    there = replace(report, unit_id=desk.estate.property_firm, **changes)  # type: ignore[arg-type]
    await desk.database.run(register.change, report, there)
    return there


async def test_neighbours_the_unit_and_the_reporter_have_the_card(desk: Desk) -> None:
    found = await posted(desk, await sent_out(desk))
    assert found == {IDS.building_6: CARD, IDS.unit_chat: CARD, IDS.wang: CARD}


async def test_posting_again_posts_nothing(desk: Desk) -> None:
    report = await sent_out(desk)
    await posted(desk, report)
    assert await posted(desk, report) == {}


async def test_unrouted_reports_stand_with_staff(desk: Desk) -> None:
    assert IDS.staff_chat in await posted(desk, await desk.file())


@pytest.mark.parametrize(
    "changes", [{"visibility": Visibility.PRIVATE}, {"priority": Priority.URGENT}]
)
async def test_private_and_urgent_reports_stand_with_staff_too(
    desk: Desk, changes: dict[str, object]
) -> None:
    assert IDS.staff_chat in await posted(desk, await sent_out(desk, **changes))


async def test_a_private_report_is_a_note_only_where_it_was_told(desk: Desk) -> None:
    report = await sent_out(desk, visibility=Visibility.PRIVATE)
    found = await posted(desk, report, Origin(IDS.building_6, 5))
    assert found[IDS.building_6] == NOTE
    assert found[IDS.unit_chat] == CARD


@pytest.mark.parametrize("changes", [{"visibility": Visibility.PRIVATE}, {"hidden": True}])
async def test_told_in_private_it_leaves_no_trace_in_the_group(
    desk: Desk, changes: dict[str, object]
) -> None:
    report = await sent_out(desk, **changes)
    assert IDS.building_6 not in await posted(desk, report, Origin(IDS.wang))


async def test_a_note_becomes_the_card_and_is_not_posted_twice(desk: Desk) -> None:
    report = await sent_out(desk, visibility=Visibility.PRIVATE)
    await posted(desk, report, Origin(IDS.building_6, 5))
    public = replace(report, visibility=Visibility.PUBLIC)
    assert IDS.building_6 not in await posted(desk, public)


async def test_whoever_blocked_the_bot_is_not_written_to(desk: Desk) -> None:
    await desk.database.run(people.blocked, IDS.wang, at=NOON)
    assert IDS.wang not in await posted(desk, await sent_out(desk))


async def test_the_one_who_wrote_it_down_has_the_card_where_nobody_else_does(desk: Desk) -> None:
    report = await desk.file(reporter=None, logger=IDS.captain)
    assert IDS.captain in await posted(desk, report)


async def test_the_one_who_reported_for_a_neighbour_in_the_group_has_it_there(
    desk: Desk,
) -> None:
    report = await desk.file(reporter=IDS.wang, logger=IDS.captain)
    found = await posted(desk, report, Origin(IDS.building_6, 5))
    assert IDS.wang in found
    assert IDS.captain not in found


async def test_a_report_sent_to_one_person_stands_in_their_chat(desk: Desk) -> None:
    report = replace(await sent_out(desk), unit_id=None, assignee_id=IDS.li_ming)
    await desk.database.run(posting.to_unit, report, now=NOON)
    assert {row.chat_id for row in await desk.sent()} == {IDS.li_ming}


@pytest.mark.parametrize(
    ("priority", "rank"), [(Priority.NORMAL, Rank.REPLY), (Priority.URGENT, Rank.URGENT)]
)
async def test_an_urgent_card_never_overtakes_the_numbers_to_call(
    desk: Desk, priority: Priority, rank: Rank
) -> None:
    report = await sent_out(desk, priority=priority)
    await desk.database.run(posting.to_unit, report, now=NOON)
    assert {row.rank for row in await desk.sent()} == {rank}


async def test_another_building_hears_nothing(desk: Desk) -> None:
    assert IDS.building_7 not in await posted(desk, await desk.file())
