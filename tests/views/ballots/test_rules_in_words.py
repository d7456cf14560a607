"""Rules, sizes and the statutory sentence in words, as preset and as staff edited them."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Any

import pytest

from domain.ballots import (
    PRESETS,
    Base,
    Choice,
    Electorate,
    Kind,
    Rule,
    Shown,
    State,
    Verdict,
    Via,
)
from tests.views.ballots.drawn import BOTH, EN, ZH
from tests.views.ballots.test_panel import ballot
from views.ballots import words
from views.texts import Texts

HALF, TWO_THIRDS, THREE_QUARTERS, ALL, ODD = (1, 2), (2, 3), (3, 4), (1, 1), (3, 5)
OWNERS = "Counted by owners and by area, two thirds must take part, "

ENGLISH = [
    (Kind.HAND, "One vote each, more for than against"),
    (Kind.OWNERS_ORDINARY, OWNERS + "more than half of these must agree"),
    (Kind.OWNERS_SPECIAL, OWNERS + "at least three quarters of these must agree"),
    (Kind.ELECTION, "One vote an owner, whoever has most votes is elected"),
    (Kind.CHOOSE, "One vote each, most votes win"),
    (
        Kind.REPS,
        "One vote a delegate, two thirds must take part, more than half of these must agree",
    ),
    (Kind.CONSULT, "Opinions are collected and each is answered; nobody votes"),
]


@pytest.mark.parametrize(("kind", "said"), ENGLISH)
def test_the_rule_of_each_kind_in_english(kind: Kind, said: str) -> None:
    assert words.rule_of(EN, ballot(kind)) == said


@pytest.mark.parametrize(
    ("base", "strict", "fraction", "said"),
    [
        (Base.PARTICIPANTS, True, HALF, "过半数同意"),
        (Base.PARTICIPANTS, False, HALF, "至少二分之一同意"),
        (Base.PARTICIPANTS, False, TWO_THIRDS, "至少三分之二同意"),
        (Base.PARTICIPANTS, True, THREE_QUARTERS, "超过四分之三同意"),
        (Base.PARTICIPANTS, False, ODD, "至少3/5同意"),
        (Base.DECIDED, True, HALF, "同意多于反对"),
        (Base.DECIDED, True, TWO_THIRDS, "同意的超过表态的三分之二"),
        (Base.DECIDED, False, THREE_QUARTERS, "同意的达到表态的四分之三"),
        (Base.ROLL, False, ALL, "全体同意"),
        (Base.ROLL, True, TWO_THIRDS, "全体超过三分之二同意"),
        (Base.ROLL, False, ODD, "全体至少3/5同意"),
    ],
)
def test_an_edited_threshold_says_of_whom_and_how_many(
    base: Base,
    strict: bool,  # noqa: FBT001
    fraction: tuple[int, int],
    said: str,
) -> None:
    rule = Rule(base, None, fraction, strict=strict, dual=False)
    assert words.threshold(ZH, rule) == said


@BOTH
def test_no_two_thresholds_are_said_alike(say: Texts) -> None:
    rules = [
        Rule(base, None, fraction, strict=strict, dual=False)
        for base in Base
        for fraction in (HALF, TWO_THIRDS, THREE_QUARTERS, ODD)
        for strict in (True, False)
    ]
    said = [words.threshold(say, rule) for rule in rules]
    assert len(set(said)) == len(rules)


@pytest.mark.parametrize(
    ("fraction", "chinese", "english"),
    [
        (HALF, "二分之一参与", "half must take part"),
        (TWO_THIRDS, "三分之二参与", "two thirds must take part"),
        (THREE_QUARTERS, "四分之三参与", "three quarters must take part"),
        (ALL, "全部参与", "all must take part"),
        (ODD, "3/5参与", "3/5 must take part"),
    ],
)
def test_an_edited_quorum_stands_between_voice_and_threshold(
    fraction: tuple[int, int], chinese: str, english: str
) -> None:
    rule = Rule(Base.PARTICIPANTS, fraction, HALF, strict=True, dual=False)
    edited = ballot(rule=rule)
    assert words.rule_of(ZH, edited).split("，") == ["每户一票", chinese, "过半数同意"]
    assert words.rule_of(EN, edited).split(", ")[1] == english


@pytest.mark.parametrize(
    ("electorate", "voice"),
    [
        (Electorate.RESIDENTS, "每人一票"),
        (Electorate.FLATS, "每户一票"),
        (Electorate.OWNERS, "每位业主一票"),
        (Electorate.ROSTER, "每位代表一票"),
    ],
)
def test_the_voice_follows_the_electorate_unless_areas_count(
    electorate: Electorate, voice: str
) -> None:
    asked = ballot(electorate=electorate)
    assert words.rule_of(ZH, asked).startswith(voice)
    rule = PRESETS[Kind.OWNERS_ORDINARY].rule
    assert words.rule_of(ZH, replace(asked, rule=rule)).startswith("按业主人数和面积计票")


@pytest.mark.parametrize("seats", [2, 7, 20])
def test_seats_are_said_twice_how_many_to_pick_and_how_many_win(seats: int) -> None:
    said = words.rule_of(ZH, ballot(Kind.ELECTION, seats=seats))
    assert f"最多选 {seats} 名" in said
    assert f"得票多的 {seats} 名当选" in said


@pytest.mark.parametrize(
    ("electorate", "one", "two"),
    [
        (Electorate.RESIDENTS, "1 resident", "2 residents"),
        (Electorate.FLATS, "1 flat", "2 flats"),
        (Electorate.OWNERS, "1 owner", "2 owners"),
        (Electorate.ROSTER, "1 delegate", "2 delegates"),
    ],
)
def test_one_head_is_not_said_as_many(electorate: Electorate, one: str, two: str) -> None:
    assert words.size(EN, electorate, 1) == one
    assert words.size(EN, electorate, 2) == two


def test_a_size_names_its_area_only_where_there_is_one() -> None:
    assert words.size(ZH, Electorate.OWNERS, 24, 1) == "24 位业主 · 0.01 m²"
    assert "m²" not in words.size(ZH, Electorate.OWNERS, 24, 0)


@pytest.mark.parametrize("kind", list(Kind))
def test_the_law_is_named_in_no_rule_but_in_its_own_sentence(kind: Kind) -> None:
    assert "278" not in words.rule_of(EN, ballot(kind))
    assert "Civil Code, Article 278" in words.statutory(EN)
    assert words.statutory(ZH).startswith("意向征询，不替代法定业主大会表决")


@BOTH
@pytest.mark.parametrize(
    ("speak", "codes"),
    [
        (words.kind, Kind),
        (words.verdict, Verdict),
        (words.state, State),
        (words.via, Via),
        (words.choice, Choice),
        (words.shown, Shown),
        (words.electorate, Electorate),
    ],
)
def test_every_code_has_a_word_of_its_own(
    say: Texts, speak: Callable[[Texts, Any], str], codes: type[StrEnum]
) -> None:
    said = [speak(say, each) for each in codes]
    assert len(set(said)) == len(said)
    # A code that slipped through would stand there as it is stored.
    assert not [word for word in said if "_" in word]


def test_lines_that_do_not_fit_are_counted() -> None:
    assert words.fitting(ZH, ["一二", "三四", "五六"], 4) == ["一二", "三四", "…… 还有 1 条"]
    assert words.fitting(EN, ["ab", "cd"], 4) == ["ab", "cd"]
    assert words.fitting(EN, ["ab", "cd"], 0) == ["… and 2 more"]
    assert words.fitting(ZH, [], 0) == []
