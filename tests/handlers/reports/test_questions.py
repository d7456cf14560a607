"""What the questions offer in which chat, read from the rows when they are drawn."""

import pytest

from actions.reports import timing
from domain import reports as rules
from domain.reports import Action, Report
from handlers.doors import Scene
from handlers.reports import questions
from playground.estate import IDS
from storage.database import Database, Tx
from storage.places import tree
from storage.places.chats import Reader
from storage.reports import register
from tests.conftest import NOON
from tests.estate import Estate, furnish
from views.reports.buttons_life import ReportPick
from views.screen import Button, Screen
from views.texts import Catalogue

CATALOGUE = Catalogue()


async def _file(tx: Tx, place: int, category: str, text: str) -> Report:
    number = await tree.next_report_number(tx, place)
    kind = rules.CATEGORIES[category]
    made = rules.submit(0, place, number, kind, text, now=NOON, reporter_id=IDS.wang)
    report = await register.get(tx, await register.add(tx, made))
    await timing.arm(tx, report, now=NOON)
    return report


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def drawn(
    database: Database, report: Report, action: Action, chat_id: int, person_id: int
) -> Screen:
    args = {"action": action.value, "person": person_id}
    scene = Scene(CATALOGUE.say("zh-CN"), Reader(chat_id, "zh-CN"), report.id, args, NOON)
    screen = await database.run(questions.draw_question, scene)
    assert screen is not None
    return screen


def values(screen: Screen) -> list[int]:
    buttons = [b for row in screen.rows for b in row if isinstance(b, Button)]
    return [b.data.value for b in buttons if isinstance(b.data, ReportPick)]


@pytest.mark.parametrize(("chat_id", "seen"), [(IDS.captain, 2), (IDS.building_6, 1)])
async def test_private_reports_are_offered_as_parents_only_away_from_neighbours(
    database: Database, estate: Estate, chat_id: int, seen: int
) -> None:
    for category, text in (("neighbour", "楼上吵"), ("power", "停电")):
        await database.run(_file, estate.building, category, text)
    report = await database.run(_file, estate.building, "equip", "灯不亮")
    screen = await drawn(database, report, Action.MERGE, chat_id, IDS.captain)
    assert len(values(screen)) == seen


async def test_parents_of_the_same_kind_come_first_and_never_the_report_itself(
    database: Database, estate: Estate
) -> None:
    lamp = await database.run(_file, estate.building, "equip", "灯不亮")
    power = await database.run(_file, estate.building, "power", "停电")
    report = await database.run(_file, estate.building, "equip", "门禁坏了")
    screen = await drawn(database, report, Action.MERGE, IDS.captain, IDS.captain)
    assert values(screen) == [lamp.id, power.id]


async def test_the_responsible_unit_is_offered_first(database: Database, estate: Estate) -> None:
    report = await database.run(_file, estate.building, "equip", "灯不亮")
    screen = await drawn(database, report, Action.DISPATCH, IDS.captain, IDS.captain)
    assert values(screen)[0] == estate.property_firm


@pytest.mark.parametrize(("who", "codes"), [(IDS.captain, 1), (IDS.staff, 6)])
async def test_a_captain_is_offered_only_what_a_captain_may_decline(
    database: Database, estate: Estate, who: int, codes: int
) -> None:
    report = await database.run(_file, estate.building, "equip", "灯不亮")
    screen = await drawn(database, report, Action.REJECT, who, who)
    assert len(values(screen)) == codes


async def test_a_question_about_a_report_that_is_gone_is_not_sent(
    database: Database, estate: Estate
) -> None:
    del estate
    args = {"action": "merge", "person": IDS.captain}
    reader = Reader(IDS.captain, "zh-CN")
    scene = Scene(CATALOGUE.say("zh-CN"), reader, 999, args, NOON)
    assert await database.run(questions.draw_question, scene) is None
