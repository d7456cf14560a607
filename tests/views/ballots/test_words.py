"""Kinds and rules in words, in both languages."""

import pytest

from domain.ballots import PRESETS, Base, Choice, Electorate, Kind, Rule
from tests.domain.ballots.test_shaping import draft
from views.ballots import words
from views.texts import Catalogue

CATALOGUE = Catalogue()
ZH, EN = CATALOGUE.say("zh-CN"), CATALOGUE.say("en")
HALF, TWO_THIRDS = (1, 2), (2, 3)

RULES = [
    (Kind.HAND, "每人一票，同意多于反对"),
    (Kind.HOUSEHOLD, "每户一票，三分之二参与，过半数同意"),
    (Kind.OWNERS_ORDINARY, "按业主人数和面积计票，三分之二参与，过半数同意"),
    (Kind.OWNERS_SPECIAL, "按业主人数和面积计票，三分之二参与，至少四分之三同意"),
    (Kind.ELECTION, "每位业主一票，得票最多的 1 名当选"),
    (Kind.CHOOSE, "每人一票，得票最多的胜出"),
    (Kind.REPS, "每位代表一票，三分之二参与，过半数同意"),
    (Kind.CONSULT, "收集意见，逐条答复，不投票"),
]


@pytest.mark.parametrize(("kind", "said"), RULES)
def test_the_rule_of_each_kind_in_words(kind: Kind, said: str) -> None:
    preset = PRESETS[kind]
    assert words.rule(ZH, kind, preset.electorate, preset.rule, preset.seats) == said


def test_every_kind_has_its_own_name_and_rule_in_both_languages() -> None:
    for say in (ZH, EN):
        names = {words.kind(say, kind) for kind in Kind}
        assert len(names) == len(Kind)
    english = {
        kind: words.rule(EN, kind, preset.electorate, preset.rule)
        for kind, preset in PRESETS.items()
    }
    assert len(set(english.values())) == len(Kind)
    assert english[Kind.HOUSEHOLD] == (
        "One vote a flat, two thirds must take part, more than half of these must agree"
    )


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Rule(Base.PARTICIPANTS, None, (1, 1), strict=False, dual=False), "参与的全部同意"),
        (Rule(Base.PARTICIPANTS, None, TWO_THIRDS, strict=True, dual=False), "超过三分之二同意"),
        (Rule(Base.DECIDED, None, (3, 5), strict=False, dual=False), "同意的达到表态的3/5"),
        (Rule(Base.DECIDED, None, (1, 1), strict=False, dual=False), "没有人反对"),
        (Rule(Base.ROLL, None, HALF, strict=True, dual=False), "全体过半数同意"),
        (Rule(Base.ROLL, None, HALF, strict=False, dual=False), "全体至少二分之一同意"),
    ],
)
def test_more_than_and_at_least_are_told_apart(rule: Rule, said: str) -> None:
    assert words.threshold(ZH, rule) == said


def test_a_quorum_of_all_and_of_none() -> None:
    rule = Rule(Base.PARTICIPANTS, (1, 1), HALF, strict=True, dual=False)
    said = words.rule(ZH, Kind.HOUSEHOLD, Electorate.FLATS, rule)
    assert said == "每户一票，全部参与，过半数同意"
    none = Rule(Base.PARTICIPANTS, None, HALF, strict=True, dual=False)
    assert words.rule(ZH, Kind.HOUSEHOLD, Electorate.FLATS, none) == "每户一票，过半数同意"


def test_several_seats_are_said() -> None:
    said = words.rule(ZH, Kind.ELECTION, Electorate.OWNERS, None, 3)
    assert said == "每位业主一票，最多选 3 名，得票多的 3 名当选"
    assert "the 3 with most votes" in words.rule(EN, Kind.ELECTION, Electorate.OWNERS, None, 3)


@pytest.mark.parametrize(
    ("hundredths", "said"),
    [(0, "0.00"), (1, "0.01"), (8769, "87.69"), (210450, "2,104.50"), (10**9, "10,000,000.00")],
)
def test_areas_keep_their_cents(hundredths: int, said: str) -> None:
    assert words.area(hundredths) == said


def test_how_many_are_asked() -> None:
    assert words.size(ZH, Electorate.FLATS, 24, 210450) == "24 户 · 2,104.50 m²"
    assert words.size(ZH, Electorate.RESIDENTS, 3) == "3 人"
    assert words.size(EN, Electorate.OWNERS, 1, 8769) == "1 owner · 87.69 m²"
    assert words.size(EN, Electorate.FLATS, 1200) == "1,200 flats"


def test_choices_and_picked_options_in_words() -> None:
    assert [words.choice(ZH, choice) for choice in Choice] == ["同意", "反对", "弃权"]
    assert words.picks(ZH, draft(), "abstain") == "弃权"
    chosen = draft(Kind.CHOOSE, ("木头", "铁", "铜"))
    assert words.picks(ZH, chosen, "1+3") == "木头、铜"
    assert words.picks(ZH, chosen, "7") == "7"
