"""What people write, and the category proposed for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import reports as rules

PHRASES = """
fire: 消防通道又被堆满了
fire: 灭火器过期两年了
fire: 楼道堆物挡住安全出口
fire: fire extinguisher on the 2nd floor is empty
fire: The fire door does not close
ebike: 有人从窗户飞线给电动车充电
ebike: 电瓶车推进电梯上楼充电
ebike: 充电桩坏了
ebike: somebody is charging an e-bike with an extension lead
gas: 厨房有煤气味
gas: 燃气表不走字
gas: 天然气管生锈
gas: I smell gas leak near the gas meter
power: 我们单元停电了
power: 家里跳闸推不上去
power: 配电箱没有锁
power: no electricity since 8
water: 水管爆了一直漏水
water: 今天停水怎么没通知
water: 水压太小六楼上不去
water: 水龙头出来的水发黄
water: burst pipe in the basement
drain: 下水道堵了污水冒出来
drain: 门口井盖松了
drain: 化粪池满了
drain: manhole cover missing by the gate
lift: 电梯又坏了
lift: 电梯门关不上
lift: the lift is stuck on 5
lift: Elevator door won't close
equip: 三楼楼道灯不亮
equip: 三单元二楼楼道灯坏了
equip: 单元门禁刷不了卡
equip: 监控摄像头坏了
equip: 路灯晚上不开
equip: hallway light on 3rd floor is broken
equip: intercom does not work
struct: 外墙瓷砖脱落
struct: 屋顶漏雨
struct: 墙皮大块掉
struct: cracks in the outer wall
access: 楼梯没有扶手老人上不去
access: 门口想修个轮椅坡道
access: we need a handrail on the stairs
road: 小区路面坑洼不平
road: 下雨积水没法走
road: pothole by the entrance
falling: 楼上高空抛物
falling: 有人往下扔烟头
falling: 五楼窗台花盆摇摇欲坠
falling: someone is throwing things from the window
pests: 树上有个马蜂窝
pests: 地下室老鼠成群
pests: 楼道好多蟑螂
pests: wasp nest above the door
clean: 垃圾桶满了没人清
clean: 楼道贴满小广告
clean: 装修垃圾堆了一个月
clean: 门口狗屎没人管
clean: garbage has not been collected
green: 树枝伸到窗户上要修剪
green: 有人在绿化带种菜
green: a branch fell on the lawn
parking: 私家车占道停车
parking: 僵尸车占着车位
parking: a car is parked blocking the gate
neighbour: 楼上半夜吵得睡不着
neighbour: 邻居养狗天天狗叫
neighbour: 广场舞音响太大
neighbour: loud music and barking all night
security: 接到诈骗电话被骗了
security: 电动三轮被偷了报过小偷
security: 楼道有可疑陌生人
security: my bicycle was stolen
health: 想预约家庭医生量血压
health: 社区医院什么时候打疫苗
health: when is the vaccine clinic
care: 独居老人几天没见了
care: 孤寡老人没人照顾
care: 想给独居老人申请送饭
care: an old lady lives alone and needs help
service: 物业费又涨价了
service: 停车费乱收费
service: 公共收益账目不公开
service: property company overcharged us
ask: 请问居住证怎么办理
ask: 老年证需要什么材料
ask: which documents do I need for a residence permit
idea: 建议装一个快递架
idea: 希望增加休息的地方
idea: I suggest a bench here
other: 你好
other: ？？？
other: 👍👍
other: hello there
other: 123
"""


def rows() -> list[tuple[str, str]]:
    pairs = (line.split(": ", 1) for line in PHRASES.strip().splitlines())
    return [(text, code) for code, text in pairs]


@pytest.mark.parametrize(("text", "code"), rows())
def test_the_words_propose_a_category(text: str, code: str) -> None:
    assert rules.propose(text) == code


def test_every_category_but_other_has_words_in_both_languages() -> None:
    assert set(rules.DEFAULT_WORDS) == set(rules.CATEGORIES) - {"other"}
    for words in rules.DEFAULT_WORDS.values():
        assert any(word.isascii() for word in words)
        assert any(not word.isascii() for word in words)


def test_no_word_speaks_for_two_categories() -> None:
    words = [word for claimed in rules.DEFAULT_WORDS.values() for word in claimed]
    assert sorted(words) == sorted(set(words))


def test_the_longest_word_wins_over_the_one_inside_it() -> None:
    known = rules.lexicon({"lift": ["电梯"], "access": ["加装电梯"]})
    assert rules.propose("能不能加装电梯", known) == "access"


def test_more_words_weigh_more_and_ties_go_by_order() -> None:
    known = rules.lexicon({"a": ["水"], "b": ["电"]})
    assert rules.propose("电电水", known) == "b"
    assert rules.propose("电水", known) == "a"


def test_a_word_claimed_twice_goes_to_the_first() -> None:
    known = rules.lexicon({"a": ["灯"], "b": ["灯"]})
    assert rules.propose("灯", known) == "a"


def test_latin_words_stand_alone() -> None:
    known = rules.lexicon({"water": ["tap"]})
    assert rules.propose("the tape is red", known) == "other"
    assert rules.propose("The TAP, please", known) == "water"
    assert rules.propose("水tap坏", known) == "water"


def test_wide_letters_and_odd_spaces_are_read_as_plain_ones() -> None:
    assert rules.propose("ｂｕｒｓｔ　　ｐｉｐｅ") == "water"


@pytest.mark.parametrize("words", [{}, {"a": []}, {"a": ["", "  "]}])
def test_an_empty_lexicon_proposes_nothing(words: dict[str, list[str]]) -> None:
    assert rules.propose("停水", rules.lexicon(words)) == "other"


def test_signs_in_an_edited_word_are_only_signs() -> None:
    known = rules.lexicon({"a": ["(.*"], "b": ["灯"]})
    assert rules.propose("灯坏了", known) == "b"
    assert rules.propose("(.*", known) == "a"


@given(st.text(max_size=200))
def test_any_text_has_a_known_category_and_always_the_same(text: str) -> None:
    code = rules.propose(text)
    assert code in rules.CATEGORIES
    assert rules.propose(text) == code
