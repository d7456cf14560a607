"""What must be answered with a number to call, and what only sounds like it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import reports as rules
from domain.reports import Danger

REAL = """
fire: 楼道着火了
fire: 三楼起火了快来
fire: 电瓶车在冒烟
fire: 隔壁冒黑烟
fire: 厨房烧起来了
fire: 好大的浓烟
fire: 没人管着火了
fire: 怕是着火了
fire: 着火了！！灭火器过期了
fire: 不是煤气味，是着火了
fire: 电动车自燃
fire: there is a fire on the third floor
fire: The balcony is on fire
fire: smoke is coming from flat 302
fire: My neighbor’s kitchen caught fire
fire: Fire in the basement
fire: FIRE!
gas: 我家有煤气味
gas: 楼道里一股煤气的味道
gas: 闻到天然气味
gas: 燃气泄漏了
gas: 厨房漏燃气
gas: 煤气中毒了两个人
gas: 燃气报警器一直响
gas: I can smell gas in stairwell 3
gas: there is a gas leak
lift: 有人困在电梯里
lift: 电梯困人了
lift: 被困在电梯里了
lift: 孩子卡在电梯里
lift: 电梯停在五楼里面有人
lift: 电梯里关着人出不来
lift: someone is stuck in the lift
lift: I am trapped inside the elevator
lift: the lift stopped with people inside
self_harm: 我不想活了
self_harm: 有人要跳楼
self_harm: 她在割腕
self_harm: 担心他想不开
self_harm: 他说要自杀
self_harm: she wants to kill herself
self_harm: I don't want to live any more
self_harm: a man is about to jump
fainted: 大爷晕倒了
fainted: 老人摔倒起不来
fainted: 奶奶叫不醒
fainted: 他没有呼吸了
fainted: 邻居突发心脏病
fainted: 有人触电了
fainted: 爸爸中风了
fainted: my grandmother fainted
fainted: A neighbour collapsed in the hallway
fainted: he is not breathing
fainted: I think it is a heart attack
crime: 楼下有人持刀
crime: 有人打架
crime: 救命啊
crime: 小偷正在撬门
crime: 隔壁家暴
crime: somebody is breaking into flat 12
crime: a man with a knife
crime: my neighbour is being attacked
"""

HARMLESS = """
灭火器过期了
消防通道被堵
消防通道停满了车
消防栓没水
防火门坏了
不是着火
不是着火，是在烧烤
没有着火，虚惊一场
没着火
容易着火
担心着火
万一着火怎么跑
去年着火的那户还没修
上次发生火灾以后没人管
火灾隐患
小心火灾
火灾演习什么时候
消防演练明天九点
消防知识讲座
着火点在哪里标一下
楼下抽油烟太大
老人抽烟
没有煤气味
没闻到煤气味
煤气表坏了
燃气费怎么交
燃气公司几点上门
轮胎漏气
装一个燃气泄漏报警器
电梯坏了
电梯坏了，老人出行困难
电梯没有困人
电梯困人应急演练通知
快递卡在电梯门口
跳楼价大甩卖
我想死你了
预防中风讲座
台风中风力很大
防溺水宣传
反家暴宣传
两只狗打起来了
自行车被偷了
楼道贴了救命钱的广告
容易触电
晕车
fire extinguisher has expired
The fire door is broken
fire drill tomorrow at nine
it is not on fire
there is no fire
no fire in the building
last year the shed was on fire
the fire alarm needs a battery
what to do in case of fire
gas meter broken
gas leak detector needs a battery
the lift is broken
the lift is stuck on floor five
my key is stuck in the lift door
the wall collapsed
he passed out flyers
suicide prevention week
a lamp fell off the balcony
my bicycle was stolen
fireworks at midnight
campfire songs on Sunday
"""


def real() -> list[tuple[str, Danger]]:
    pairs = (line.split(": ", 1) for line in REAL.strip().splitlines())
    return [(text, Danger(kind)) for kind, text in pairs]


@pytest.mark.parametrize(("text", "kind"), real())
def test_danger_is_recognised(text: str, kind: Danger) -> None:
    found = rules.emergency(text)
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize("text", HARMLESS.strip().splitlines())
def test_what_only_sounds_like_danger_is_not(text: str) -> None:
    assert rules.emergency(text) is None


@pytest.mark.parametrize(
    ("kind", "calls"),
    [
        (Danger.FIRE, ("119",)),
        (Danger.GAS, ("gas_company", "119")),
        (Danger.LIFT, ("lift", "119")),
        (Danger.SELF_HARM, ("110", "120")),
        (Danger.FAINTED, ("120",)),
        (Danger.CRIME, ("110",)),
    ],
)
def test_each_danger_names_whom_to_call_first(kind: Danger, calls: tuple[str, ...]) -> None:
    assert rules.EMERGENCIES[kind].calls == calls


def test_each_danger_is_filed_in_a_known_category() -> None:
    assert all(row.category in rules.CATEGORIES for row in rules.EMERGENCIES.values())
    assert set(rules.EMERGENCIES) == set(Danger)


def test_of_several_dangers_the_gravest_is_answered() -> None:
    found = rules.emergency("着火了，有人困在电梯里")
    assert found is not None
    assert found.kind is Danger.FIRE


def test_a_denied_danger_does_not_hide_another() -> None:
    found = rules.emergency("不是着火，是有人晕倒了")
    assert found is not None
    assert found.kind is Danger.FAINTED


@pytest.mark.parametrize("text", ["", " ", "👍", "。。。", "a" * 10_000, "没" * 10_000])
def test_text_without_words_is_no_danger(text: str) -> None:
    assert rules.emergency(text) is None


@pytest.mark.parametrize("piece", ["电梯", "担心", "摔", "the lift ", "no ", "煤气", "fire "])
def test_a_long_hostile_text_is_read_quickly(piece: str) -> None:
    started = time.perf_counter()
    rules.emergency(piece * (10_000 // len(piece)))
    assert time.perf_counter() - started < 1


@given(st.text(max_size=60))
def test_danger_is_found_wherever_it_stands(text: str) -> None:
    assert rules.emergency(f"{text}。楼道着火了") is not None
