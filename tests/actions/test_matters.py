"""The time line of a matter: who may read which part of it, in which order, page by page."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from actions import matters
from actions.matters import PAGE, Story
from domain.ballots import Kind
from domain.ballots import State as BallotState
from domain.funds import State as FundState
from domain.reports import Visibility
from playground.estate import IDS
from storage.database import Database
from storage.links import Part
from storage.places import chats
from tests.actions.parts import (
    STAIRWELL_CHAT,
    STRANGER,
    ballot_of,
    fund_of,
    happened,
    linked,
    met,
    report_of,
    stairwell_group,
)
from tests.conftest import NOON
from tests.estate import Estate

MINUTE = timedelta(minutes=1)


async def sees(database: Database, part: Part, reader: int) -> bool:
    return await database.run(matters.may_see, part, reader, now=NOON)


async def told(database: Database, part: Part, reader: int = IDS.captain, page: int = 0) -> Story:
    return await database.run(matters.story, part, reader, page, now=NOON)


@pytest.mark.parametrize("reader", [IDS.wang, IDS.zhou, IDS.captain, IDS.staff, IDS.owner])
async def test_residents_group_members_and_offices_read_what_a_building_votes_on(
    database: Database, estate: Estate, reader: int
) -> None:
    assert await sees(database, await ballot_of(database, estate.building), reader)
    assert await sees(database, await fund_of(database, estate.building), reader)


@pytest.mark.parametrize("make", [report_of, ballot_of, fund_of])
async def test_a_stranger_reads_nothing_of_any_kind(
    database: Database,
    estate: Estate,
    make: Callable[[Database, int], Awaitable[Part]],
) -> None:
    await met(database)
    assert not await sees(database, await make(database, estate.building), STRANGER)


async def test_a_building_next_door_is_none_of_the_captains_or_residents_business(
    database: Database, estate: Estate
) -> None:
    theirs = await ballot_of(database, estate.other_building)
    assert not await sees(database, theirs, IDS.captain)
    assert not await sees(database, theirs, IDS.wang)
    assert await sees(database, theirs, IDS.staff)


async def test_a_ballot_of_the_whole_estate_is_read_in_every_building(
    database: Database, estate: Estate
) -> None:
    everywhere = await ballot_of(database, estate.community)
    await met(database)
    assert not await sees(database, everywhere, STRANGER)
    for reader in (IDS.wang, IDS.zhou, IDS.building_6, IDS.building_7, IDS.staff_chat):
        assert await sees(database, everywhere, reader)
    await database.run(chats.joined, IDS.building_7, STRANGER)
    assert await sees(database, everywhere, STRANGER)


async def test_who_left_the_group_and_lives_nowhere_reads_no_more(
    database: Database, estate: Estate
) -> None:
    part = await ballot_of(database, estate.building)
    assert await sees(database, part, IDS.zhou)
    await database.run(chats.left, IDS.building_6, IDS.zhou, now=NOON)
    assert not await sees(database, part, IDS.zhou)


async def test_the_group_of_a_stairwell_reads_of_its_building_and_of_no_other(
    database: Database, estate: Estate
) -> None:
    await stairwell_group(database, estate.building)
    for make in (report_of, ballot_of, fund_of):
        assert await sees(database, await make(database, estate.building), STAIRWELL_CHAT)
        assert not await sees(
            database, await make(database, estate.other_building), STAIRWELL_CHAT
        )


async def test_a_chat_tied_to_no_place_reads_nothing(database: Database, estate: Estate) -> None:
    part = await ballot_of(database, estate.building)
    assert not await sees(database, part, -404)


@pytest.mark.parametrize("reader", [IDS.wang, IDS.captain, IDS.staff, IDS.staff_chat])
async def test_a_private_report_is_read_by_its_reporter_and_the_offices(
    database: Database, estate: Estate, reader: int
) -> None:
    part = await report_of(database, estate.building, visibility=Visibility.PRIVATE)
    assert await sees(database, part, reader)


@pytest.mark.parametrize("reader", [IDS.li_ming, IDS.zhou, IDS.building_6, IDS.building_7])
async def test_a_private_report_is_kept_from_neighbours_and_their_groups(
    database: Database, estate: Estate, reader: int
) -> None:
    part = await report_of(database, estate.building, visibility=Visibility.PRIVATE)
    assert not await sees(database, part, reader)


@pytest.mark.parametrize("reader", [IDS.captain, IDS.staff, IDS.owner])
async def test_drafts_are_nobodys_to_read(database: Database, estate: Estate, reader: int) -> None:
    vote = await ballot_of(database, estate.building, state=BallotState.DRAFT)
    fund = await fund_of(database, estate.building, FundState.DRAFT)
    assert not await sees(database, vote, reader)
    assert not await sees(database, fund, reader)


@pytest.mark.parametrize("kind", ["report", "ballot", "fund"])
async def test_what_is_not_there_is_seen_by_nobody(
    database: Database, estate: Estate, kind: str
) -> None:
    assert estate
    assert not await sees(database, Part(kind, 99), IDS.owner)


async def test_a_draft_that_is_linked_adds_neither_name_nor_line(
    database: Database, estate: Estate
) -> None:
    report = await report_of(database, estate.building)
    draft = await ballot_of(database, estate.building, state=BallotState.DRAFT)
    await linked(database, report, draft)
    await happened(database, draft, "opened")
    story = await told(database, report)
    assert [kind for kind, _ in story.titles] == ["report"]
    assert story.moments == ()


async def test_a_neighbour_reads_the_vote_and_not_the_private_report_behind_it(
    database: Database, estate: Estate
) -> None:
    report = await report_of(database, estate.building, visibility=Visibility.PRIVATE)
    vote = await ballot_of(database, estate.building)
    await linked(database, report, vote)
    assert [kind for kind, _ in (await told(database, vote, IDS.li_ming)).titles] == ["ballot"]
    both = await told(database, vote, IDS.captain)
    assert [kind for kind, _ in both.titles] == ["ballot", "report"]


async def test_a_consultation_is_called_opinions_and_not_a_vote(
    database: Database, estate: Estate
) -> None:
    asked = await ballot_of(database, estate.building, kind=Kind.CONSULT)
    await happened(database, asked, "opened")
    story = await told(database, asked)
    assert [moment.kind for moment in story.moments] == ["consult"]
    assert story.titles == (("consult", "装扶手吗?"),)


async def test_all_parts_are_one_line_in_the_order_of_time(
    database: Database, estate: Estate
) -> None:
    vote, fund = (
        await ballot_of(database, estate.building),
        await fund_of(database, estate.building),
    )
    await linked(database, vote, fund)
    await happened(database, fund, "opened", at=NOON + 2 * MINUTE)
    await happened(database, vote, "final", at=NOON + 3 * MINUTE)
    await happened(database, vote, "opened", at=NOON)
    story = await told(database, fund)
    assert [(m.kind, m.what) for m in story.moments] == [
        ("ballot", "opened"),
        ("fund", "opened"),
        ("ballot", "final"),
    ]


async def test_what_happened_in_one_moment_keeps_the_order_of_its_chain(
    database: Database, estate: Estate
) -> None:
    vote = await ballot_of(database, estate.building)
    for what in ("opened", "closed", "final"):
        await happened(database, vote, what)
    story = await told(database, vote)
    assert [m.what for m in story.moments] == ["opened", "closed", "final"]


@pytest.mark.parametrize(
    ("what", "payload", "shown"),
    [
        ("pledge", {}, False),
        ("retract", {}, False),
        ("state", {"to": "closed"}, False),
        ("state", {"to": "spending"}, True),
        ("entry", {"kind": "payment"}, False),
        ("entry", {"kind": "refund"}, False),
        ("entry", {"kind": "expense"}, True),
        ("entry", {"kind": "advance"}, True),
        ("entry", {"kind": "reversal"}, True),
    ],
)
async def test_single_promises_and_payments_are_no_milestones(
    database: Database,
    estate: Estate,
    what: str,
    payload: dict[str, str],
    shown: bool,  # noqa: FBT001
) -> None:
    fund = await fund_of(database, estate.building)
    await happened(database, fund, what, payload)
    assert bool((await told(database, fund)).moments) is shown


@pytest.mark.parametrize(
    ("count", "pages"), [(0, 1), (1, 1), (PAGE, 1), (PAGE + 1, 2), (2 * PAGE, 2)]
)
async def test_pages_end_exactly_where_the_lines_do(
    database: Database, estate: Estate, count: int, pages: int
) -> None:
    vote = await ballot_of(database, estate.building)
    for number in range(count):
        await happened(database, vote, "extended", {"n": number}, NOON + number * MINUTE)
    found = [await told(database, vote, page=page) for page in range(pages)]
    assert [story.pages for story in found] == [pages] * pages
    assert [m.payload["n"] for story in found for m in story.moments] == list(range(count))
    beyond = await told(database, vote, page=99)
    assert beyond == found[-1]
