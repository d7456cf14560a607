"""Buttons that were never shown: pressed by people whom a report is none of the business of."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import pytest
from sqlalchemy import select

from domain.places import Grant, Role
from domain.reports import Action, Concern, Priority, Report, State
from playground.estate import IDS
from storage.database import Tx
from storage.places import chats, grants, people, units
from storage.places.people import Greeting
from storage.tables import metadata
from tests.stories.moves import bring
from tests.stories.street import Street, speaking
from tests.stories.words import ZH
from tests.world import World
from views.buttons import ButtonData
from views.reports import buttons_filing, buttons_life
from views.reports.buttons_filing import (
    Code,
    Menu,
    ReportBehalf,
    ReportCategory,
    ReportConcern,
    ReportCover,
    ReportHurry,
    ReportList,
    ReportMenu,
    ReportMine,
    ReportMove,
    ReportOpen,
    ReportOwn,
    ReportPictures,
    ReportSame,
    ReportText,
)
from views.reports.buttons_life import (
    ReportAway,
    ReportDo,
    ReportPick,
    ReportShow,
    ReportTimeline,
    ReportUnits,
)

# The rows that anybody's writing changes, whoever they are.
OPEN_TO_ALL = {"inbox", "people", "chat_members", "outbox"}
REDRAWN = {"stale_since", "drawn", "drawn_at"}
PUBLIC, PRIVATE = ZH.lamp, ZH.quarrel


class Outsider(Enum):
    STRANGER = 5005
    OTHER_BUILDING = 5006
    OTHER_FIRM = 5007
    OTHER_CAPTAIN = 5008
    NEIGHBOUR = IDS.li_ming


@dataclass
class Matters:
    """A public report that is worked on, a private one that staff have, and who must not."""

    street: Street
    public: Report
    private: Report


@pytest.fixture
async def matters(world: World) -> Matters:
    street = await speaking(world, ZH)
    await world.database.run(_outsiders, street)
    for outsider in list(Outsider)[:-1]:
        person = world.telegram.add_person(outsider.name, id=outsider.value)
        world.telegram.person(person.id).started = True
    public = await street.report(IDS.wang, IDS.building_6, PUBLIC)
    private = await street.report(IDS.wang, IDS.wang, PRIVATE)
    await bring(street, public, State.IN_PROGRESS)
    for outsider in Outsider:
        await world.write(outsider.value, "/help")
    return Matters(street, await street.now_is(public), private)


async def _outsiders(tx: Tx, street: Street) -> None:
    estate, now = street.world.estate, street.world.clock.now()
    for outsider in list(Outsider)[:-1]:
        who = Greeting(outsider.value, outsider.name, None, "zh-CN", private=True)
        await people.greet(tx, who, now=now)
    await chats.joined(tx, IDS.building_7, Outsider.OTHER_BUILDING.value)
    water = await units.by_code(tx, estate.community, "water")
    assert water is not None
    firm, captain = Outsider.OTHER_FIRM.value, Outsider.OTHER_CAPTAIN.value
    unit = Grant(firm, Role.UNIT, estate.community, water.id, IDS.owner, now)
    await grants.add(tx, unit)
    role = Grant(captain, Role.CAPTAIN, estate.other_building, None, IDS.owner, now)
    await grants.add(tx, role)


def buttons_on(report: int, place: int, unit: int, other: int) -> Iterator[ButtonData]:
    """Every button there is about this report."""
    yield from (ReportDo(report, action) for action in Action)
    values = {Action.DISPATCH: unit, Action.REASSIGN: unit, Action.MERGE: other}
    for action in Action:
        yield ReportPick(report, action, values.get(action, 7), 1)
    yield from (ReportMenu(report, menu) for menu in Menu)
    yield from (ReportUnits(report, Action.DISPATCH, 0), ReportAway(report))
    yield from (ReportTimeline(report), ReportTimeline(report, 0), ReportShow(report))
    yield from (ReportCategory(report, Code.POWER), ReportHurry(report), ReportCover(report))
    yield from (ReportConcern(report, about) for about in Concern)
    yield from (ReportMove(report, place), ReportBehalf(report), ReportPictures(report))
    yield from (ReportText(report), ReportSame(report, other), ReportOwn(report))
    yield from (ReportOpen(report), ReportList(place), ReportMine())


def rows_of(world: World) -> dict[str, list[tuple[object, ...]]]:
    """Everything that is written down, but for what any update changes."""
    found = {}
    for table in metadata.sorted_tables:
        if table.name in OPEN_TO_ALL:
            continue
        columns = [column for column in table.columns if column.name not in REDRAWN]
        rows = world.database.connection.execute(str(select(*columns)))
        found[table.name] = sorted((tuple(row) for row in rows), key=repr)
    return found


def is_free(button: ButtonData) -> bool:
    """What a neighbour may do with a public report of the own building; all else is refused."""
    if isinstance(button, ReportDo | ReportPick):
        return button.action in {Action.SUPPORT, Action.FLAG}
    return isinstance(button, ReportShow | ReportOpen)


def test_every_button_of_reports_is_tried() -> None:
    kinds = {
        kind
        for module in (buttons_filing, buttons_life)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, ButtonData) and kind is not ButtonData
    }
    assert {type(button) for button in buttons_on(1, 1, 1, 1)} == kinds


@pytest.mark.parametrize("outsider", Outsider, ids=lambda who: who.name.lower())
async def test_nothing_is_written_and_every_press_is_answered(
    matters: Matters, outsider: Outsider
) -> None:
    street, world = matters.street, matters.street.world
    estate, person_id = world.estate, outsider.value
    mine = world.from_bot(person_id)[-1]["message_id"]
    before = rows_of(world)
    for report, other in ((matters.private, matters.public), (matters.public, matters.private)):
        near = outsider is Outsider.NEIGHBOUR and report is matters.public
        place = estate.other_building
        for button in buttons_on(report.id, place, estate.property_firm, other.id):
            if near and is_free(button):
                continue
            await world.forge(person_id, person_id, mine, button.pack())
            assert rows_of(world) == before, f"{button} of {report.text}"
    assert street.words.secret not in street.ever(person_id)
    assert "噪音" not in street.ever(person_id)
    if outsider is not Outsider.NEIGHBOUR:
        assert "楼道灯" not in street.ever(person_id)


async def test_pressed_on_a_card_in_the_group_they_do_no_more(matters: Matters) -> None:
    street, world = matters.street, matters.street.world
    card = world.from_bot(IDS.building_6)[0]["message_id"]
    before = rows_of(world)
    estate = world.estate
    private, public = matters.private.id, matters.public.id
    firm, elsewhere = estate.property_firm, estate.other_building
    for button in buttons_on(private, elsewhere, firm, public):
        for person_id in (IDS.zhao, Outsider.STRANGER.value):
            await world.forge(person_id, IDS.building_6, card, button.pack())
    assert rows_of(world) == before
    for chat_id in (IDS.building_6, IDS.zhao, Outsider.STRANGER.value):
        assert street.words.secret not in street.ever(chat_id)
    await world.tap(IDS.li_ming, IDS.building_6, street.words.me_too)
    assert PUBLIC in world.texts(IDS.building_6)[0], "the card still shows its own report"


@pytest.mark.parametrize(
    "data",
    [
        "do:{id}:undo:1",
        "do:-1:accept",
        "do:{id}:ACCEPT",
        "do:0{id}:accept",
        "do:+{id}:accept",
        "do:{id}:accept ",
        "do: {id}:accept",
        "do:１:accept",
        "do:1e3:accept",
        "do:99999999999999999999:accept",
        "do:9223372036854775807:accept",
        "pick:{id}:schedule:99999999999:0",
        "pick:{id}:schedule:-5:0",
        "pick:{id}:dispatch:9223372036854775807:0",
        "pick:{id}:hold:365:1",
        "pick:{id}:rate:0:0",
        "pick:{id}:reject:99:1",
        "rcat:{id}:all",
        "rcat:{id}:nothing",
        "rmenu:{id}:places:-7",
        "rmenu:{id}:places:9223372036854775807",
        "units:{id}:dispatch:-3",
        "story:{id}:-99",
        "story:{id}:9223372036854775807",
        "rlist:9223372036854775807:open:all:-1:none",
        "rmine:-1",
        "",
        ":",
        "do",
        "☃:1",
        "do:" + "9" * 58,
    ],
)
async def test_what_is_no_button_at_all_changes_nothing_whoever_sends_it(
    matters: Matters, data: str
) -> None:
    world = matters.street.world
    sent = data.replace("{id}", str(matters.public.id))[:64] or " "
    before = rows_of(world)
    for person_id in (IDS.wang, IDS.li_ming):
        if not world.from_bot(person_id):
            await world.write(person_id, "/help")
        mine = world.from_bot(person_id)[-1]["message_id"]
        await world.forge(person_id, person_id, mine, sent)
    assert rows_of(world) == before


async def test_a_calm_report_is_not_made_an_emergency_by_anybody_but_its_people(
    matters: Matters,
) -> None:
    world, report = matters.street.world, matters.public
    for outsider in Outsider:
        mine = world.from_bot(outsider.value)[-1]["message_id"]
        data = ReportHurry(report.id).pack()
        assert await world.forge(outsider.value, outsider.value, mine, data)
    assert (await matters.street.now_is(report)).priority is Priority.NORMAL
