"""Buttons that were never shown: numbers of nothing, of other things, and out of all bounds."""

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from enum import StrEnum
from typing import get_type_hints

import pytest

from bot.application import open_doors
from domain.notices import Signup
from domain.notices.questions import Choice, Figure
from playground.estate import IDS
from storage import prompts
from tests.handlers.notices.broadcast import publish
from tests.handlers.notices.cast import NONE, ROLES, Stage, State, Town, gathered
from tests.world import World
from views.buttons import ButtonData
from views.notices import buttons_calendar as calendar
from views.notices import buttons_desk as desk
from views.notices import buttons_draft as draft
from views.notices import buttons_lists as lists
from views.notices import buttons_people as people

LARGEST = 2**63 - 1
ODD = (0, -1, NONE, LARGEST, -(10**17))
# Numbers that name something; all others only say which page, which year, how many.
IDENTITY = ("notice_id", "occurrence_id", "signup_id", "household_id")


@pytest.fixture
async def town(world: World) -> Town:
    return await gathered(world)


def kinds() -> list[type[ButtonData]]:
    taps = open_doors().taps.values()
    return [kind for kind, _ in taps if "notices" in kind.__module__]


def filled(kind: type[ButtonData], number: int, known: dict[str, int]) -> ButtonData:
    """This button with the number everywhere, but where something known is named."""
    values: dict[str, object] = {}
    for name, wanted in hints(kind).items():
        codes = list(wanted) if issubclass(wanted, StrEnum) else []
        values[name] = codes[0] if codes else known.get(name, number)
    return kind(**values)


def hints(kind: type[ButtonData]) -> dict[str, type]:
    found = get_type_hints(kind)
    return {field.name: found[field.name] for field in fields(kind)}  # type: ignore[arg-type]


def known_to(stage: Stage) -> dict[str, int]:
    numbers = (stage.notice.id, stage.occurrence, stage.signup, stage.home)
    return dict(zip(IDENTITY, numbers, strict=True))


async def tried(town: Town, role: str, buttons: Iterator[ButtonData]) -> list[str]:
    """What raised, of these pressed by this person."""
    wrong = []
    for button in buttons:
        try:
            button.pack()
        except ValueError:
            continue
        await town.press(ROLES[role], button)
        if broken := town.broken():
            wrong.append(f"{button}: {broken}")
            town.back()
    return wrong


@pytest.mark.parametrize("role", ["captain", "stranger"])
async def test_numbers_of_nothing_are_answered_and_change_nothing(town: Town, role: str) -> None:
    named = [kind for kind in kinds() if set(IDENTITY) & set(hints(kind))]
    before = town.rows("outbox", "panels")
    for kind in named:
        for number in ODD:
            if kind is people.NoticeSlot and not number:
                # That is somebody who signs up anew, for an occurrence that is no more.
                continue
            known = dict.fromkeys(IDENTITY, number)
            toast = await town.press(ROLES[role], filled(kind, 1, known))
            assert toast, (kind, number)
            assert town.rows("outbox", "panels") == before, (kind, number)
            assert not town.broken(), (kind, number)


@pytest.mark.parametrize("state", [State.DRAFT, State.POSTED, State.OVER])
async def test_pages_years_and_figures_out_of_bounds_break_nothing(
    town: Town, state: State
) -> None:
    known = known_to(town.stages[state])
    pressed = (filled(kind, number, known) for kind in kinds() for number in (*ODD, 7))
    assert await tried(town, "captain", pressed) == []


async def test_owners_and_staff_break_nothing_either(town: Town) -> None:
    known = known_to(town.stages[State.POSTED])
    for role in ("owner", "staff", "attendee"):
        pressed = (filled(kind, number, known) for kind in kinds() for number in (LARGEST, -1))
        assert await tried(town, role, pressed) == []


async def test_every_page_and_code_of_a_draft_and_a_desk_is_drawn(town: Town) -> None:
    drafted, posted = town.stages[State.DRAFT].notice.id, town.stages[State.POSTED]

    def buttons() -> Iterator[ButtonData]:
        for at in (0, -5, LARGEST):
            yield from (draft.NoticePage(drafted, page, at) for page in draft.Page)
            for page in desk.DeskPage:
                yield desk.NoticeDesk(posted.notice.id, page, at)
                yield desk.NoticeDesk(posted.notice.id, page, posted.occurrence)
            yield from (draft.NoticeFigure(drafted, what, at) for what in Figure)
            yield from (lists.NoticeList(show, at, at) for show in lists.Show)
            yield lists.NoticeDay(at, at, at, at)
            yield calendar.NoticeDays(at)

    assert await tried(town, "captain", buttons()) == []


@pytest.mark.parametrize("at", [0, -(2**40), 253_402_300_799, 253_402_300_800, LARGEST, -LARGEST])
async def test_a_moment_no_rule_has_makes_no_occurrence(town: Town, at: int) -> None:
    before = town.rows("outbox", "panels")
    for state in (State.PLANNED, State.POSTED, State.PAUSED):
        stage = town.stages[state]
        assert await town.press(IDS.captain, desk.NoticeDate(stage.notice.id, at))
        assert await town.press(IDS.captain, desk.NoticeMove(stage.occurrence, at))
    assert town.rows("outbox", "panels") == before
    assert not town.broken()


async def test_a_draft_goes_to_no_place_that_is_not_ones_own(town: Town) -> None:
    estate, notice = town.world.estate, town.stages[State.DRAFT].notice.id
    before = town.rows("outbox")
    for place in (estate.other_building, estate.community, *ODD):
        for choice in (Choice.ADD, Choice.ONLY):
            assert await town.press(IDS.captain, draft.NoticePlace(notice, place, choice))
    # Nor is the last place taken away, or one it never went to.
    for place in (estate.building, LARGEST):
        await town.press(IDS.captain, draft.NoticePlace(notice, place, Choice.DROP))
    assert sorted(town.rows("outbox")["notice_places"]) == sorted(before["notice_places"])


async def test_an_owner_sends_nothing_to_two_communities_or_to_no_place(town: Town) -> None:
    notice, before = town.stages[State.DRAFT].notice.id, town.rows("outbox")
    (other,) = town.world.database.connection.execute(
        "SELECT id FROM places WHERE name = '东湖里'"
    ).fetchone()
    for place in (other, *ODD):
        assert await town.press(IDS.owner, draft.NoticePlace(notice, place, Choice.ADD))
    assert town.rows("outbox")["notice_places"] == before["notice_places"]


async def test_an_occurrence_of_another_notice_is_not_changed_by_ones_own(
    town: Town, world: World
) -> None:
    me, mine = ROLES["captain-elsewhere"], await _elsewhere(world)
    theirs = town.stages[State.POSTED]
    town.keep()
    before = town.rows("outbox", "panels")
    buttons: list[ButtonData] = [
        *(desk.NoticeAsk(mine, what, theirs.occurrence) for what in WHEN),
        desk.NoticeDo(mine, desk.DeskDo.RESEND, theirs.occurrence),
        desk.NoticeMove(theirs.occurrence, 1_798_000_000),
        people.NoticeSlot(theirs.occurrence, 2, theirs.signup),
        people.NoticeKnock(theirs.occurrence, theirs.home, 1),
        people.NoticeTake(theirs.occurrence, 1),
    ]
    for button in buttons:
        assert await town.press(me, button), button
        assert town.rows("outbox", "panels") == before, button
    for page in (desk.DeskPage.DATE, desk.DeskPage.OFF):
        await town.press(me, desk.NoticeDesk(mine, page, theirs.occurrence))
        assert theirs.notice.title not in world.last(me)


WHEN = (desk.DeskAsk.WHEN, desk.DeskAsk.OFF)


async def _elsewhere(world: World) -> int:
    author, place = ROLES["captain-elsewhere"], world.estate.other_building
    notice, _ = await publish(
        world, "12月9日 09:00", place=place, signup=Signup(5), author_id=author
    )
    return notice.id


async def test_a_household_of_another_building_is_not_ticked(town: Town, world: World) -> None:
    posted = town.stages[State.POSTED]
    run = world.database.connection.execute
    where = (world.estate.other_building,)
    (foreign,) = run("SELECT id FROM households WHERE place_id = ?", where).fetchone()
    before = town.rows("outbox")
    for home in (foreign, *ODD):
        assert await town.press(IDS.captain, people.NoticeKnock(posted.occurrence, home, 1))
    assert town.rows("outbox") == before


@pytest.mark.parametrize("slot", [-1, 5, 48, NONE, LARGEST, -LARGEST])
async def test_a_slot_there_is_not_is_refused(town: Town, slot: int) -> None:
    posted, before = town.stages[State.POSTED], town.rows("outbox")
    assert await town.press(IDS.wang, people.NoticeSlot(posted.occurrence, slot))
    assert await town.press(IDS.li_ming, people.NoticeSlot(posted.occurrence, slot, posted.signup))
    assert town.rows("outbox") == before


async def test_a_pasted_list_is_taken_over_by_nobody_but_who_pasted_it(town: Town) -> None:
    world, posted = town.world, town.stages[State.POSTED]
    where = (IDS.captain, IDS.captain, "notice-import", posted.occurrence)
    args = {"text": "#接龙\n1. 孙爷爷"}
    made = await world.database.run(prompts.ask, *where, args, now=world.clock.now())
    before = town.rows("outbox")
    for person in (IDS.staff, IDS.wang):
        assert await town.press(person, people.NoticeTake(posted.occurrence, made))
    other = town.stages[State.PLANNED].occurrence
    assert await town.press(IDS.captain, people.NoticeTake(other, made))
    assert await town.press(IDS.captain, people.NoticeTake(posted.occurrence, made + 1))
    assert town.rows("outbox") == before


async def test_a_reading_that_was_not_offered_is_not_taken(town: Town) -> None:
    world, drafted = town.world, town.stages[State.DRAFT].notice
    where = (IDS.captain, IDS.captain, "notice-draft", drafted.id)
    args = {"what": "when", "readings": [], "at": 7}
    await world.database.run(prompts.ask, *where, args, now=world.clock.now())
    before = town.rows("outbox")
    for index in ODD:
        for asked in (7, 8, -1):
            button = draft.NoticeReading(drafted.id, index, asked)
            assert await town.press(IDS.captain, button)
    assert town.rows("outbox") == before


async def test_a_version_never_seen_is_not_published(town: Town) -> None:
    drafted = town.stages[State.DRAFT].notice
    before = town.rows("outbox")
    for version in (0, -1, drafted.version + 1, LARGEST):
        assert await town.press(IDS.captain, draft.NoticePublish(drafted.id, version, 1))
    assert town.rows("outbox") == before


async def test_pressed_on_a_post_in_a_group_nothing_of_it_is_drawn_over(town: Town) -> None:
    """A draft, a desk, a calendar's address: none of it lands in the group."""
    world, posted = town.world, town.stages[State.POSTED]
    shown = [strip(text) for text in world.texts(IDS.building_6)]
    known = known_to(posted) | {"place_id": world.estate.building}
    for kind in kinds():
        if kind is draft.NoticeTemplate:
            continue
        for role in ("captain", "staff"):
            button = filled(kind, 1, known)
            if isinstance(button, draft.NoticePage):
                button = replace(button, notice_id=town.stages[State.DRAFT].notice.id)
            town.back()
            await town.press(ROLES[role], button, IDS.building_6)
            said = [strip(text) for text in world.texts(IDS.building_6)]
            assert said[0] == shown[0], button
            assert not any("calendar/" in text for text in said)
    assert not town.broken()


def strip(text: str) -> str:
    # Figures of who comes and has read change, and are for all to see.
    return re.sub(r"\d+", "", text)


@pytest.mark.parametrize(
    "data",
    [
        "nap:{id}:nowhere",
        "npc:+{id}:yes",
        "npj:1e3",
        "npj:99999999999999999999",
        "npj:-9223372036854775808",
        "naf:{id}:capacity:many",
        "nar:{id}:god:1",
        "ndo:{id}:explode",
        "npx:{id}:names:0:0",
        "nd",
        "nll:coming:" + "9" * 52,
    ],
)
async def test_what_is_no_button_at_all_changes_nothing(town: Town, data: str) -> None:
    posted = town.stages[State.POSTED]
    sent, before = data.replace("{id}", str(posted.occurrence)), town.rows("outbox", "panels")
    message = town.shown[IDS.captain]
    assert await town.world.forge(IDS.captain, IDS.captain, message, sent)
    assert town.rows("outbox", "panels") == before
    assert not town.broken()


def test_every_number_of_a_button_is_known_to_this_file() -> None:
    numbers = {name for kind in kinds() for name, wanted in hints(kind).items() if wanted is int}
    pages = {"page", "at", "after", "year", "month", "day", "index", "asked", "made", "version"}
    choices = {"on", "value", "at_once", "quiet", "forget", "slot", "came", "told", "place_id"}
    assert numbers == {*IDENTITY, *pages, *choices}
