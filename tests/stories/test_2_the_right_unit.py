"""Story 2: what is reported goes to the right one of the "8 + N" units, and to no other."""

from domain.reports import CATEGORIES
from playground.estate import IDS
from tests.stories.street import Street

# What people say for each kind, and who answers for it (domain/reports.md, Categories).
SAID = {
    "fire": ("消防通道被杂物堵住了", "The fire exit is blocked with boxes", "fire_brigade"),
    "ebike": (
        "有人在楼道里给电瓶车飞线充电",
        "Somebody charges an e-bike in the hall",
        "property",
    ),
    "gas": ("燃气表一直在转数字不对", "The gas meter shows wrong numbers", "gas_company"),
    "power": ("整个单元停电了", "There is a power cut in the whole unit", "power"),
    "water": ("三楼水管漏水", "A water pipe leaks on floor three", "water"),
    "drain": ("院子里的井盖破了", "The manhole cover in the yard is cracked", "property"),
    "lift": ("电梯门关不上", "The lift door does not close", "property"),
    "equip": ("三单元二楼楼道灯不亮", "The corridor light on floor 2 is broken", "property"),
    "struct": ("外墙瓷砖脱落", "The outer wall is cracked", "housing"),
    "access": ("楼梯没有扶手，老人不好走", "The stairs have no handrail", "committee"),
    "road": ("门口路面塌陷了", "There is a pothole in the road", "property"),
    "falling": ("楼上有人高空抛物", "A flower pot fell from the balcony", "police"),
    "pests": ("树上有个马蜂窝", "There is a wasp nest in the tree", "fire_brigade"),
    "clean": ("楼道垃圾没人扫", "Rubbish lies in the hall", "property"),
    "green": ("草坪的树枝该修剪了", "The trees need trimming", "property"),
    "parking": ("私家车乱停，占了停车位", "A car blocks the parking space", "property"),
    "neighbour": ("楼上邻居半夜吵闹", "The neighbour makes noise at night", "community_office"),
    "security": ("接到诈骗电话，有人被骗了钱", "A scam call asked for money", "police"),
    "health": ("想请医生量血压", "I want a doctor to take my blood pressure", "hospital"),
    "care": ("独居老人没人照顾", "An elderly man living alone needs care", "grid"),
    "service": ("物业费收得不对", "The property fee is too high", "property"),
    "ask": ("咨询怎么办居住证", "How do I apply for a residence permit", "community_office"),
    "idea": ("建议加个意见箱", "I suggest a box for ideas", "community_office"),
}
FIRST = -1001000000300
REPORTERS = (IDS.wang, IDS.li_ming, IDS.zhao)


def group_of(code: str) -> int:
    return IDS.unit_chat if code == "property" else FIRST - sorted(_UNITS).index(code)


_UNITS = {unit for _, _, unit in SAID.values()}


async def test_each_kind_reaches_its_own_unit_and_no_other(street: Street) -> None:
    english = street.words.language == "en"
    for code in sorted(_UNITS - {"property"}):
        await street.unit_group(code, group_of(code))
    chats = {code: group_of(code) for code in _UNITS}
    wrong = {}
    for turn, (category, (zh, en, unit)) in enumerate(SAID.items()):
        if turn % 6 == 5:
            await street.reborn()
            await street.world.later(minutes=11)
        before = {code: len(street.world.from_bot(chat)) for code, chat in chats.items()}
        text = en if english else zh
        report = await street.report(REPORTERS[turn % 3], IDS.building_6, text)
        got = {c for c, chat in chats.items() if len(street.world.from_bot(chat)) > before[c]}
        if (report.category, got) != (category, {unit}):
            wrong[category] = (report.category, got)
    assert wrong == {}


async def test_what_fits_nothing_goes_loudly_to_staff(street: Street) -> None:
    other = "有件事想跟你们说一下" if street.words.language == "zh-CN" else "Something is odd here"
    report = await street.report(IDS.wang, IDS.building_6, other)
    assert (report.category, report.unit_id) == ("other", None)
    assert other in street.world.last(IDS.staff_chat)
    calls = [c.params for c in street.world.telegram.calls if c.method == "sendMessage"]
    loud = [p for p in calls if str(p["chat_id"]) == str(IDS.staff_chat)]
    assert not any(p.get("disable_notification") for p in loud)
    assert street.world.from_bot(IDS.unit_chat) == []


async def test_where_nobody_is_behind_the_unit_staff_send_it_on(street: Street) -> None:
    world, words = street.world, street.words
    report = await street.report(IDS.wang, IDS.building_6, SAID["lift"][0])
    assert report.unit_id == world.estate.property_firm
    report = await street.report(IDS.zhao, IDS.building_6, SAID["water"][0])
    assert report.unit_id is None
    street.news()
    await world.tap(IDS.staff, IDS.staff_chat, words.dispatch)
    await street.reborn()
    firm = "物业" if words.language == "zh-CN" else "Property firm"
    more = "更多 ›" if words.language == "zh-CN" else "More ›"
    if not any(firm in label for label in world.labels(IDS.staff_chat)):
        await world.tap(IDS.staff, IDS.staff_chat, more)
    await world.tap(IDS.staff, IDS.staff_chat, firm)
    assert SAID["water"][0] in world.last(IDS.unit_chat)
    assert (await street.now_is(report)).unit_id == world.estate.property_firm


def test_the_table_of_what_people_say_leaves_no_kind_out() -> None:
    assert set(SAID) == set(CATEGORIES) - {"other"}
    for code, (_, _, unit) in SAID.items():
        assert CATEGORIES[code].responsible == unit
