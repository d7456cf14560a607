"""A report about the captain or about staff goes to the level above, and to nobody else."""

from datetime import timedelta

import pytest

from actions.reports import lists, refining, sight
from actions.reports.lists import Wanted
from actions.reports.press import Spot
from domain.reports import Action, Concern, Given, Level, Refusal, Report, State, Visibility
from playground.estate import IDS
from tests.actions.reports.desk import Desk

SECRETARY = 1010
RUDE = "楼栋长说话很凶"


async def complain(desk: Desk, about: Concern, state: State = State.SUBMITTED) -> Report:
    report = await desk.reach(await desk.file(text=RUDE), state)
    await desk.card(report)
    await desk.sent()
    return await desk.do(IDS.wang, report, Action.CONCERN, Given(about=about))


async def told(desk: Desk) -> set[tuple[int, str]]:
    return {(message.chat_id, message.view) for message in await desk.sent()}


async def test_staff_hear_of_what_is_about_the_captain_in_their_chat_and_each(desk: Desk) -> None:
    await complain(desk, Concern.CAPTAIN)
    assert await told(desk) == {(IDS.staff_chat, "report-news"), (IDS.staff, "report-news")}


async def test_the_owner_hears_of_what_is_about_staff_and_staff_do_not(desk: Desk) -> None:
    await complain(desk, Concern.STAFF)
    assert await told(desk) == {(IDS.owner, "report-news")}


@pytest.mark.parametrize("about", [Concern.CAPTAIN, Concern.STAFF])
async def test_the_clock_tells_the_level_above_and_never_those_it_is_about(
    desk: Desk, about: Concern
) -> None:
    report = await complain(desk, about)
    await desk.sent()
    for _ in range(8):
        await desk.tick(report, timedelta(hours=20))
    barred = (
        {IDS.captain} if about is Concern.CAPTAIN else {IDS.captain, IDS.staff_chat, IDS.staff}
    )
    reached = {message.chat_id for message in await desk.sent()}
    assert reached
    assert not reached & barred


@pytest.mark.parametrize(
    ("about", "level"), [(Concern.CAPTAIN, Level.STAFF), (Concern.STAFF, Level.SECRETARY)]
)
async def test_it_is_kept_with_the_report(desk: Desk, about: Concern, level: Level) -> None:
    report = await desk.get(await complain(desk, about))
    assert (report.about, report.visibility) == (about, Visibility.PRIVATE)
    assert report.escalation_level == level


async def test_what_was_sent_already_is_taken_back_and_sent_nowhere_by_itself(desk: Desk) -> None:
    report = await complain(desk, Concern.CAPTAIN, State.DISPATCHED)
    assert (report.state, report.unit_id) == (State.SUBMITTED, None)
    await desk.database.run(refining.categorise, IDS.wang, report.id, "lift", now=desk.now)
    again = await desk.get(report)
    assert (again.category, again.state, again.unit_id) == ("lift", State.SUBMITTED, None)


async def test_about_neither_it_goes_its_usual_way_again(desk: Desk) -> None:
    report = await complain(desk, Concern.CAPTAIN)
    await desk.database.run(
        refining.concern, IDS.wang, report.id, Concern.NOBODY, Spot(IDS.wang, 5), now=desk.now
    )
    usual = await desk.get(report)
    assert (usual.about, usual.state) == (None, State.DISPATCHED)
    assert usual.unit_id == desk.estate.property_firm
    assert usual.visibility is Visibility.PRIVATE


@pytest.mark.parametrize(
    ("about", "person_id", "may"),
    [
        (Concern.CAPTAIN, IDS.captain, False),
        (Concern.CAPTAIN, IDS.staff, True),
        (Concern.STAFF, IDS.captain, False),
        (Concern.STAFF, IDS.staff, False),
        (Concern.STAFF, IDS.owner, True),
    ],
)
async def test_only_the_level_above_may_rule(
    desk: Desk,
    about: Concern,
    person_id: int,
    may: bool,  # noqa: FBT001
) -> None:
    report = await complain(desk, about)
    result = await desk.act(person_id, report, Action.DISPATCH, desk.given(Action.DISPATCH))
    assert (not isinstance(result, Refusal)) is may


@pytest.mark.parametrize(
    ("about", "chat_id", "kept"),
    [
        (Concern.CAPTAIN, IDS.captain, True),
        (Concern.CAPTAIN, IDS.building_6, True),
        (Concern.CAPTAIN, IDS.staff_chat, False),
        (Concern.CAPTAIN, IDS.wang, False),
        (Concern.STAFF, IDS.staff_chat, True),
        (Concern.STAFF, IDS.staff, True),
        (Concern.STAFF, IDS.owner, False),
    ],
)
async def test_it_is_kept_from_those_it_is_about(
    desk: Desk,
    about: Concern,
    chat_id: int,
    kept: bool,  # noqa: FBT001
) -> None:
    report = await complain(desk, about)
    hidden = await desk.database.run(sight.kept_from, report, chat_id, now=desk.now)
    assert hidden is kept
    page = Wanted(desk.estate.building)
    found = await desk.database.run(lists.page_for, chat_id, page, now=desk.now)
    listed = {one.id for one in found.reports} if found else set()
    assert not (kept and report.id in listed)


async def test_supporters_find_it_in_their_list_no_more(desk: Desk) -> None:
    report = await desk.file(text=RUDE)
    await desk.do(IDS.captain, report, Action.SUPPORT)
    await desk.do(IDS.wang, report, Action.CONCERN, Given(about=Concern.CAPTAIN))
    _, supported, _ = await desk.database.run(lists.own, IDS.captain, 0)
    assert supported == ()


async def test_a_neighbour_cannot_say_whom_it_is_about(desk: Desk) -> None:
    report = await desk.file(text=RUDE)
    result = await desk.act(IDS.li_ming, report, Action.CONCERN, Given(about=Concern.CAPTAIN))
    assert result is Refusal.NOT_YOURS
    assert (await desk.get(report)).about is None
