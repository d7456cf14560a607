"""What somebody is to a report, read from the rows."""

import pytest

from actions.reports import parties
from domain.places import Grant, Role
from domain.reports import Action, Given, Party, State
from playground.estate import IDS
from storage.places import chats, grants
from tests.actions.reports.desk import STRANGER, Desk


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (IDS.wang, {Party.REPORTER, Party.MEMBER}),
        (IDS.li_ming, {Party.MEMBER}),
        (IDS.captain, {Party.CAPTAIN, Party.MEMBER}),
        (IDS.staff, {Party.STAFF}),
        (IDS.worker, {Party.UNIT, Party.DOER}),
        (IDS.owner, {Party.STAFF, Party.SECRETARY, Party.MEMBER}),
        (STRANGER, {Party.STRANGER}),
    ],
)
async def test_everybody_counts_as_what_the_rows_say(
    desk: Desk, who: int, expected: set[Party]
) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    actor = await desk.database.run(parties.actor_of, report, who, now=desk.now)
    assert actor.parties == expected


async def test_a_role_that_ended_counts_no_more(desk: Desk) -> None:
    report = await desk.file()
    held = await desk.database.run(grants.at, desk.estate.building, now=desk.now)
    for grant_id, _ in held:
        await desk.database.run(grants.end, grant_id, now=desk.now)
    actor = await desk.database.run(parties.actor_of, report, IDS.captain, now=desk.now)
    assert Party.CAPTAIN not in actor.parties


async def test_who_left_the_group_and_lives_elsewhere_is_a_stranger(desk: Desk) -> None:
    report = await desk.file()
    await desk.database.run(chats.left, IDS.building_6, IDS.anna, now=desk.now)
    actor = await desk.database.run(parties.actor_of, report, IDS.anna, now=desk.now)
    assert actor.parties == {Party.STRANGER}


async def test_a_member_of_another_unit_is_not_of_this_one(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.DISPATCHED)
    other = Grant(6001, Role.UNIT, desk.estate.community, 1, 1, desk.now)
    assert other.unit_id != desk.estate.property_firm
    desk.database.connection.execute("PRAGMA foreign_keys=OFF")
    await desk.database.run(grants.add, other)
    actor = await desk.database.run(parties.actor_of, report, 6001, now=desk.now)
    assert actor.parties == {Party.STRANGER}


async def test_who_said_it_was_done_counts_as_the_one_who_did_it(desk: Desk) -> None:
    report = await desk.reach(await desk.file(), State.IN_PROGRESS)
    report = await desk.do(IDS.captain, report, Action.RESOLVE, desk.given(Action.RESOLVE))
    actor = await desk.database.run(parties.actor_of, report, IDS.captain, now=desk.now)
    assert Party.DOER in actor.parties


async def test_the_facts_count_supporters_children_and_the_one_who_presses(desk: Desk) -> None:
    report = await desk.file(IDS.zhao)
    child = await desk.file(IDS.wang, text="灯坏了")
    await desk.do(IDS.li_ming, report, Action.SUPPORT)
    await desk.do(IDS.captain, child, Action.MERGE, Given(parent=report))
    facts = await desk.database.run(parties.facts_of, report, IDS.li_ming, now=desk.now)
    assert (facts.supporters, facts.children, facts.supporting) == (2, 1, True)
    assert facts.supporters_wanting_reopen == 1
    assert facts.last_action is None


async def test_a_community_decides_itself_what_needs_a_photo(desk: Desk) -> None:
    report = await desk.file(category="clean")
    for asked in (True, False):
        desk.database.connection.execute("UPDATE categories SET needs_photo = ?", (asked,))
        facts = await desk.database.run(parties.facts_of, report, None, now=desk.now)
        assert facts.photo_required == asked
