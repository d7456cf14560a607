"""Reports as residents really write them: long-winded, mistyped, polite, half in English."""

import pytest

from domain import reports as rules
from domain.reports import Danger

PROPOSED = """
fire: 2单元楼道堆放杂物，消防门都打不开
fire: 各位好，消火栓箱子里没有水带
fire: 楼上有人在楼道烧纸，很危险
fire: 烟感一直滴滴响，该换电池了
fire: hi, the smoke detector in our hallway keeps beeping
fire: boxes everywhere, blocked exit on 3rd floor
ebike: 谁家电瓶车又飞线充电，从四楼拉下来的
ebike: 充电棚的插座不通
ebike: 电动车都停到一楼门厅了
ebike: someone keeps charging upstairs, e-bike in the corridor
gas: 燃气灶打不着火，燃气表上没数
gas: 煤气管锈得厉害，找人看看
gas: the gas stove has no flame, gas meter is blank
power: 一到晚上就跳闸，电压不稳
power: 全楼没电了，什么时候来
power: 电表箱的门掉了，电线露在外面
power: Power cut again in our stairwell
water: 自来水有股味道，水质不行
water: 怎么又停水了？通知都没有
water: 楼上渗水到我家厨房
water: 水箱多久没洗了
water: the water pressure on floor 6 is nothing
drain: 一楼地漏反水，一屋子粪水
drain: 马路上窨井盖不见了
drain: 阴井满了臭死人 下水道也堵了
drain: sewage is coming up, the drain is clogged
lift: 电梯按了没反应
lift: 1单元电梯运行有异响，电梯门夹人
lift: elevator makes a strange sound
equip: 单元门的闭门器坏了，门咣当响
equip: 声控灯怎么拍手都不亮
equip: 地下室照明全黑
equip: 对讲机按了没声音，门禁也失灵
equip: The street lamp by gate 2 is out
equip: entry phone is dead
struct: 外墙裂缝越来越大
struct: 顶楼屋面漏雨三年没人修
struct: 楼道掉墙皮，白灰一地
struct: there is a crack in the facade
access: 单元口台阶太高，轮椅下不去
access: 老楼能装个扶手吗
access: could you put a ramp for my wheelchair
road: 车库出口路面塌陷
road: 人行道地砖翘起来绊人
road: large puddle on the sidewalk
falling: 楼上又往下扔烟头了
falling: 七楼阳台花盆随时要掉
falling: a flower pot was thrown out of a window
pests: 垃圾站旁边好多耗子老鼠
pests: 家里发现白蚁，请派人来看
pests: cockroaches in the basement
clean: 三天没人打扫楼道，太脏了
clean: 门口有人扔大件垃圾
clean: 电线杆上全是牛皮癣小广告
clean: bins are overflowing and it stinks
green: 大树遮光，白天要开灯，请修剪
green: 草坪杂草比人高
green: please trim the hedge, weeds everywhere
parking: 僵尸车占车位半年了
parking: 有车堵门，请联系挪车
parking: a van is double-parked at the entrance
neighbour: 隔壁装修噪音从早到晚
neighbour: 遛狗不拴绳，吓到小孩
neighbour: 半夜打麻将扰民
neighbour: upstairs noise after midnight, very loud music
security: 家里被偷了，撬锁进来的
security: 有个陌生人在楼下转，很可疑
security: a stranger keeps following people, suspicious
health: 老伴高血压，想问家庭医生几时来
health: where do I get a prescription, the doctor is away
care: 楼上空巢老人行动不便，没人照顾
care: 请问助餐点在哪，独居老人能送饭吗
care: old man living alone, nobody looks after him
service: 保安态度差，物业费倒不少收
service: 电费公摊怎么算的，要收据
service: I never got a receipt for my management fee
ask: 办居住证要带什么材料
ask: 老年证哪里办
ask: how do i get a senior card
idea: 建议小区装几张长椅
idea: 最好能加个快递架，提个建议
idea: suggestion: could we have a book shelf
other: 在吗
other: 谢谢您！
other: 。。。
other: ok thanks
"""

DANGERS = """
fire: 快来人啊6栋着火了！！！
fire: 地下室在冒浓烟
fire: 充电的电瓶车烧起来了
fire: 对面楼起火，看见火苗了
fire: 没有演习，真的着火了
fire: 邻居家冒白烟，敲门没人应
fire: help there is fire in the kitchen
fire: the corridor is full of smoke
fire: bin on fire next to the gate
gas: 一开门闻到煤气
gas: 六栋楼道里燃气味很重
gas: 天然气漏气，嘶嘶响
gas: strong smell of gas on the stairs
gas: the gas is leaking
lift: 我妈被困电梯了，快叫人
lift: 电梯卡住人了3楼和4楼之间
lift: 电梯突然坏了里面有人
lift: trapped in the lift, please hurry
lift: two kids stuck in the elevator
self_harm: 老公说活不下去了
self_harm: 楼顶有个人要跳楼
self_harm: 我没有不想活，就是累
self_harm: my friend says he wants to die
fainted: 楼下大爷倒在地上不动
fainted: 妈妈突然抽搐口吐白沫
fainted: 老人摔了一跤动不了
fainted: 爷爷喘不上气
fainted: an old man passed out by the gate
fainted: she is unconscious
crime: 有人正在撬隔壁的门
crime: 楼下打起来了，有人拿刀
crime: 老公打老婆，哭喊声很大
crime: 来人救命
crime: there is a man with a gun
crime: people are fighting outside
"""

CALM = """
消防栓箱子玻璃碎了
灭火器箱子空的
预防煤气中毒的宣传单没收到
害怕着火，能不能清一下楼道
去年失火的垃圾房还没修
没有人晕倒
没有漏气，师傅看过了
燃气灶打不着
昨天反诈讲座几点
电梯困人应急电话贴哪
超市跳楼价
台风天注意安全
邻居油烟太大
猫打架吵死了
楼道灯不亮怕摔
the fire station is far
fire truck lane is painted over
no smell of gas today
in case of a fire, where do we go
gas bill is wrong
the lift is slow
lift door scratches
my phone died
burning question: when is the meeting
"""


def rows(table: str) -> list[tuple[str, str]]:
    pairs = (line.split(": ", 1) for line in table.strip().splitlines())
    return [(text, code) for code, text in pairs]


@pytest.mark.parametrize(("text", "code"), rows(PROPOSED))
def test_what_residents_write_is_proposed_as_they_mean_it(text: str, code: str) -> None:
    assert rules.propose(text) == code


@pytest.mark.parametrize(("text", "kind"), rows(DANGERS))
def test_somebody_in_danger_is_given_the_number_to_call(text: str, kind: str) -> None:
    found = rules.emergency(text)
    assert found is not None
    assert found == rules.EMERGENCIES[Danger(kind)]


@pytest.mark.parametrize("text", CALM.strip().splitlines())
def test_a_calm_matter_is_not_answered_with_an_alarm(text: str) -> None:
    assert rules.emergency(text) is None


@pytest.mark.parametrize(("text", "code"), rows(PROPOSED))
def test_spaces_capitals_and_marks_around_change_no_proposal(text: str, code: str) -> None:
    assert rules.propose(f"  \n{text.upper()} ！！ ") == code


@pytest.mark.parametrize(("text", "kind"), rows(DANGERS))
def test_greetings_around_a_danger_do_not_hide_it(text: str, kind: str) -> None:
    found = rules.emergency(f"大家好。{text}。谢谢")
    assert found is not None
    assert found.kind is Danger(kind)


def test_the_table_speaks_of_every_category_and_every_danger() -> None:
    assert {code for _, code in rows(PROPOSED)} == set(rules.CATEGORIES)
    assert {kind for _, kind in rows(DANGERS)} == set(Danger)
