"""What is for some people, or not to be known yet: nobody else finds it by any way there is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from actions.notices import calendars
from domain.notices import Audience, Fate, Notice, Occurrence, Signup
from domain.places import Grant, Role
from playground.estate import IDS
from storage.notices import deliveries, lists
from storage.notices.lists import Span
from storage.places import chats, grants
from tests.handlers.notices.attended import Clinic, clinic
from tests.handlers.notices.broadcast import publish
from tests.handlers.notices.cast import GUEST, NOTE, ROLES, State, Town, gathered
from tests.world import World
from views.buttons import ButtonData
from views.notices import buttons_people as people
from views.notices.buttons_calendar import NoticeCalendar, NoticeFeedFile
from views.notices.buttons_lists import NoticeDay, NoticeList, Show

SECRET = "低保户慰问"
RUN = "captain staff owner"
CONCERNED = f"resident attendee {RUN}"
ELDERS = Audience(born_until=1961)


@pytest.fixture
async def town(world: World) -> Town:
    return await gathered(world)


def heard(world: World, person: int) -> str:
    """All that the bot has standing in a private chat, the words on its buttons too."""
    return "\n".join([*world.texts(person), *world.labels(person)])


def ways(row: Occurrence) -> list[ButtonData]:
    """Every button that could lead to an occurrence, whoever shows it."""
    return [
        people.NoticeJoin(row.id),
        people.NoticeSeen(row.id),
        people.NoticeOwn(row.id),
        people.NoticeSlots(row.id),
        people.NoticeFamily(row.id),
        people.NoticePeople(row.id),
        people.NoticeNames(row.id),
        people.NoticeDoor(row.id),
        people.NoticeFile(row.id, people.ListFile.NAMES),
        people.NoticeFile(row.id, people.ListFile.KNOCK),
        people.NoticeHeard(row.id),
        people.NoticeNudge(row.id),
        NoticeCalendar(row.id),
        NoticeList(Show.COMING),
        NoticeList(Show.RUNNING),
    ]


async def finds(town: Town, person: int, row: Occurrence) -> bool:
    """Whether somebody comes to read the words of the notice by any way."""
    for way in ways(row):
        await town.press(person, way)
    for said in (f"/start n_{row.id}", "/notices", "/my"):
        await town.world.write(person, said)
    assert not town.broken()
    return SECRET in heard(town.world, person)


async def secret(town: Town, place: int, audience: Audience) -> tuple[Notice, Occurrence]:
    """Posted by staff in private, to the resident alone."""
    found = await publish(
        town.world,
        "12月7日 09:00",
        place=place,
        title=SECRET,
        author_id=IDS.staff,
        audience=audience,
        signup=Signup(5),
        receipt=True,
    )
    where = (found[1].id, ROLES["resident"], None, Fate.SENT)
    await town.world.database.run(deliveries.add, *where, now=town.world.clock.now())
    return found


@pytest.mark.parametrize("wide", [True, False])
async def test_a_private_notice_is_found_by_those_it_went_to_and_who_runs_it(
    town: Town, *, wide: bool
) -> None:
    place = town.world.estate.community if wide else town.world.estate.building
    _, row = await secret(town, place, ELDERS)
    # A captain's building lies in the community: that does not make it theirs.
    may = "resident staff owner" if wide else f"resident {RUN}"
    found = {role for role, person in ROLES.items() if await finds(town, person, row)}
    assert found == set(may.split())


@pytest.mark.parametrize("role", ["captain", "neighbour", "attendee"])
async def test_nobody_else_reminds_those_whom_a_private_notice_went_to(
    town: Town, role: str
) -> None:
    _, row = await secret(town, town.world.estate.community, ELDERS)
    before = len(town.world.from_bot(IDS.wang))
    assert await town.press(ROLES[role], people.NoticeNudge(row.id))
    await town.world.settle()
    assert len(town.world.from_bot(IDS.wang)) == before


async def test_no_group_and_no_calendar_hears_of_a_private_notice(town: Town) -> None:
    estate, world = town.world.estate, town.world
    await secret(town, estate.community, Audience(frozenset({Role.WITNESS})))
    await world.say(IDS.wang, IDS.building_6, "/notices")
    assert SECRET not in heard(world, IDS.building_6)
    shown = await world.database.run(calendars.of_place, estate.community, now=world.clock.now())
    assert SECRET not in [entry.notice.title for entry in shown.entries]


async def early(town: Town) -> tuple[Notice, Occurrence]:
    """Of building 6, to be told tomorrow and no sooner."""
    at = town.world.clock.now() + timedelta(days=1)
    return await publish(
        town.world,
        "12月7日 09:00",
        at_once=False,
        title=SECRET,
        signup=Signup(5),
        receipt=True,
        post_at=at,
    )


async def test_what_is_to_be_told_later_is_found_by_nobody_but_who_runs_it(town: Town) -> None:
    _, row = await early(town)
    found = {role for role, person in ROLES.items() if await finds(town, person, row)}
    assert found == set(RUN.split())


async def test_a_calendar_shows_what_is_to_be_told_later_when_it_is_told(town: Town) -> None:
    estate, world = town.world.estate, town.world
    await early(town)

    async def titles() -> list[str]:
        shown = await world.database.run(
            calendars.of_place, estate.building, now=world.clock.now()
        )
        return [entry.notice.title for entry in shown.entries]

    assert SECRET not in await titles()
    await world.later(days=1)
    assert SECRET in await titles()


@pytest.mark.parametrize("state", State)
async def test_a_link_shows_a_notice_only_to_those_it_concerns(town: Town, state: State) -> None:
    stage = town.stages[state]
    link = f"/start n_{stage.occurrence}"
    answered = {role: await town.world.write(person, link) for role, person in ROLES.items()}
    assert all(answered.values())
    shown = {role for role, texts in answered.items() if stage.notice.title in "".join(texts)}
    assert shown == (set() if state is State.DRAFT else set(CONCERNED.split()))
    assert not town.broken()


@pytest.mark.parametrize(
    "payload", ["n_0", "n_-1", "n_99999999999999999999", "n_x", "n_", "n_1_1"]
)
async def test_a_link_to_nothing_is_answered(town: Town, payload: str) -> None:
    assert await town.world.write(ROLES["stranger"], f"/start {payload}")
    assert not town.broken()


NAMED: tuple[Callable[[int, int], ButtonData], ...] = (
    lambda row, _: people.NoticePeople(row),
    lambda row, _: people.NoticeNames(row),
    lambda row, _: people.NoticeDoor(row),
    lambda row, _: people.NoticeHeard(row),
    lambda row, _: people.NoticeBegin(row, people.PeopleTool.ENTER),
    lambda row, _: people.NoticeBegin(row, people.PeopleTool.IMPORT),
    lambda row, _: people.NoticeFile(row, people.ListFile.NAMES),
    lambda row, _: people.NoticeFile(row, people.ListFile.PAPER),
    lambda row, _: people.NoticeFile(row, people.ListFile.KNOCK),
    lambda row, _: people.NoticeOwn(row),
    lambda row, _: people.NoticeSlots(row),
    lambda row, _: people.NoticeFamily(row),
    lambda _, signup: people.NoticeSeat(signup),
    lambda _, signup: people.NoticeRemark(signup),
    lambda _, signup: people.NoticeCame(signup, 1),
    lambda row, signup: people.NoticeSlot(row, 4, signup),
    lambda _, signup: people.NoticeLeave(signup),
)


@pytest.mark.parametrize("press", NAMED)
@pytest.mark.parametrize("state", [State.POSTED, State.OVER])
async def test_no_name_is_shown_in_a_group_whoever_presses_there(
    town: Town, press: Callable[[int, int], ButtonData], state: State
) -> None:
    stage, world = town.stages[state], town.world
    for role in ("captain", "staff", "attendee"):
        await town.press(ROLES[role], press(stage.occurrence, stage.signup), IDS.building_6)
    await world.settle()
    said = heard(world, IDS.building_6)
    assert all(secret not in said for secret in (GUEST, NOTE, "李明", "302"))
    assert not [m for m in world.from_bot(IDS.building_6) if "document" in m]
    assert not town.broken()


async def test_a_report_and_a_reminder_name_nobody_in_the_group(world: World) -> None:
    house: Clinic = await clinic(world, signup=Signup(20), reminders=(60,))
    await house.join(IDS.wang)
    await house.press(IDS.captain, people.NoticeBegin(house.id, people.PeopleTool.ENTER))
    await house.write(IDS.captain, f"{GUEST} 3单元302")
    await world.later(days=15)
    await house.press(IDS.captain, people.NoticeBegin(house.id, people.PeopleTool.REPORT))
    await house.write(IDS.captain, "来了很多人。")
    await world.settle()
    said = heard(world, IDS.building_6)
    assert "来了很多人" in said
    assert GUEST not in said
    assert "王阿姨" not in said


async def test_who_lost_the_role_finds_no_list_by_the_buttons_they_still_have(town: Town) -> None:
    world, stage = town.world, town.stages[State.POSTED]
    now = world.clock.now()
    held = await world.database.run(grants.at, stage.place, now=now)
    for grant_id, _ in held:
        await world.database.run(grants.end, grant_id, now=now)
    await world.database.run(chats.left, IDS.building_6, IDS.captain, now=now)
    for press in NAMED:
        assert await town.press(IDS.captain, press(stage.occurrence, stage.signup))
    assert GUEST not in heard(world, IDS.captain)


async def test_files_of_a_foreign_place_are_not_sent(town: Town) -> None:
    for place in (town.world.estate.community, 0, -1, 2**62):
        assert await town.press(ROLES["captain-elsewhere"], NoticeFeedFile(place))
    assert not [m for m in town.world.from_bot(ROLES["captain-elsewhere"]) if "document" in m]


async def test_a_captain_elsewhere_sees_no_day_of_this_building(town: Town) -> None:
    person, now = ROLES["captain-elsewhere"], town.world.clock.now()
    await town.press(person, NoticeDay(2026, 11, 25))
    assert "义诊" not in heard(town.world, person)
    span = Span(person, now, now + timedelta(days=30))
    assert await town.world.database.run(lists.on, span, 50, now=now) == []


async def test_a_role_that_has_ended_opens_nothing(town: Town) -> None:
    world, now = town.world, town.world.clock.now()
    over = Grant(ROLES["stranger"], Role.STAFF, world.estate.community, None, IDS.owner, now)
    await world.database.run(grants.add, replace(over, ends_at=now - timedelta(seconds=1)))
    stage = town.stages[State.POSTED]
    assert await town.press(ROLES["stranger"], people.NoticeNames(stage.occurrence))
    assert GUEST not in heard(world, ROLES["stranger"])
