"""The demo estate: who lives and works there, their groups, and its roll of flats."""

from collections.abc import Iterator
from dataclasses import dataclass

from playground.world import World


@dataclass(frozen=True, slots=True)
class Ids:
    """Telegram ids of the estate's people and groups."""

    owner: int = 1001
    captain: int = 1002
    wang: int = 1003
    li_ming: int = 1004
    zhao: int = 1005
    zhou: int = 1006
    anna: int = 1007
    worker: int = 1008
    staff: int = 1009
    building_6: int = -1001000000006
    building_7: int = -1001000000007
    unit_chat: int = -1001000000100
    staff_chat: int = -1001000000200


@dataclass(frozen=True, slots=True)
class Role:
    """One of the people, and who they are in both languages."""

    id: int
    name: str
    zh: str
    en: str
    language_code: str = "zh-hans"


IDS = Ids()
ROLES = (
    Role(IDS.wang, "王阿姨", "住6栋3单元201", "Lives in building 6, unit 3, flat 201"),
    Role(IDS.li_ming, "李明", "住6栋3单元302", "Lives in building 6, unit 3, flat 302"),
    Role(IDS.zhao, "赵爷爷", "住6栋1单元101，独居老人", "Elder, lives alone in 6-1-101"),
    Role(IDS.zhou, "小周", "刚搬来，还没登记住户", "New here, not yet joined to a flat"),
    Role(IDS.anna, "Anna", "说英语的租户", "Tenant who speaks English", "en"),
    Role(IDS.captain, "陈楼长", "6栋楼栋长", "Captain of building 6"),
    Role(IDS.worker, "老张", "物业维修师傅", "Repairs for the property firm"),
    Role(IDS.staff, "孙社工", "社区工作人员", "Community worker"),
    Role(
        IDS.owner, "林主任", "社区主任，管理整个小区", "Community director, runs the whole estate"
    ),
)
RESIDENTS = (IDS.wang, IDS.li_ming, IDS.zhao, IDS.zhou, IDS.anna)
HEADER = "楼栋,单元,楼层,房号,面积,业主,电话"
OWNERS = {"6-3-201": "王阿姨", "6-3-302": "李明", "6-1-101": "赵爷爷", "6-2-401": "陈楼长"}
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
UNITS, FLOORS, FLATS = 3, 4, 2
SMALLEST, STEP = 6850, 1125


def build(world: World) -> Ids:
    """Fill an empty world with the estate; the bot is administrator of every group."""
    for role in ROLES:
        person = world.add_person(role.name, id=role.id, language_code=role.language_code)
        person.about = {"zh-CN": role.zh, "en": role.en}
        # The newcomer has never written to the bot, so it may not write to him first.
        person.started = role.id != IDS.zhou
    groups = (
        (IDS.building_6, "翠湖里6栋邻里群", IDS.captain, RESIDENTS),
        (IDS.building_7, "翠湖里7栋邻里群", IDS.owner, (IDS.staff,)),
        (IDS.unit_chat, "物业工单群", IDS.owner, (IDS.worker,)),
        (IDS.staff_chat, "社区值班群", IDS.owner, (IDS.staff, IDS.captain)),
    )
    for chat_id, title, owner, members in groups:
        world.add_group(title, id=chat_id, owner=owner, members=members)
        world.add_bot(owner, chat_id)
        # As administrator the bot sees what is written, so photos can be reports too.
        world.promote_bot(owner, chat_id)
    return IDS


def roll_csv(*buildings: int) -> str:
    """Return the roll of the named buildings, else of 6 and 7: 24 flats each, area in m²."""
    rows = (row for building in buildings or (6, 7) for row in _rows(building))
    return "\n".join((HEADER, *rows)) + "\n"


def _rows(building: int) -> Iterator[str]:
    flats = (
        (unit, floor, flat)
        for unit in range(1, UNITS + 1)
        for floor in range(1, FLOORS + 1)
        for flat in range(1, FLATS + 1)
    )
    for number, (unit, floor, flat) in enumerate(flats):
        room = f"{floor}{flat:02d}"
        surname = SURNAMES[(number + building) % len(SURNAMES)]
        owner = OWNERS.get(f"{building}-{unit}-{room}", f"{surname}先生")
        area = (SMALLEST + STEP * (number % 5)) / 100
        phone = f"138{building:04d}{number:04d}"
        yield f"{building}栋,{unit}单元,{floor},{room},{area:.2f},{owner},{phone}"
