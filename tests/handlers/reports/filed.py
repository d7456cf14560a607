"""What the front-door tests of filing look at in the rows."""

from sqlalchemy import select

from domain.reports import Report
from storage.database import Tx
from storage.reports import media, people
from storage.reports.media import Item
from storage.reports.register import FIELDS, report_from
from storage.tables import reports
from tests.world import World

ALL = select(*FIELDS).order_by(reports.c.id)
PIXEL = b"\xff\xd8\xff\xe0jpeg"
LAMP = "三单元二楼楼道灯不亮"
GATE = "大门口有个大坑，路面塌陷了"


async def stored(world: World) -> list[Report]:
    """All reports, the first first."""
    return await world.database.run(_all)


async def only(world: World) -> Report:
    """The one report there is."""
    found = await stored(world)
    assert len(found) == 1, [report.text for report in found]
    return found[0]


async def items(world: World, report: Report) -> list[Item]:
    return await world.database.run(media.of, report.id)


async def behind(world: World, report: Report) -> list[int]:
    return await world.database.run(people.supporters, report.id)


async def _all(tx: Tx) -> list[Report]:
    return [report_from(row) for row in await tx.all(ALL)]
