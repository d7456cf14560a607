"""The set-up card, the roles and the units as they read, in both languages."""

import re

import pytest

from domain.places import Role
from views.places import roles, setup
from views.places.buttons_setup import ShowChoices
from views.places.roles import Holding
from views.places.setup import Choice, Menu, Pending, Tie
from views.places.words import unit_words
from views.screen import Button, Screen
from views.texts import Catalogue, Texts

CATALOGUE = Catalogue()
HOSTILE = ("<b>&", "\u202e倒", "&" * 60, "{ $title }")
TAGS = re.compile(r"</?(?:b|a)(?: href=\"tg://user\?id=\d+\")?>")


@pytest.fixture(params=["zh-CN", "en"])
def say(request: pytest.FixtureRequest) -> Texts:
    return CATALOGUE.say(request.param)


def buttons(screen: Screen) -> list[Button]:
    return [b for row in screen.rows for b in row if isinstance(b, Button)]


@pytest.mark.parametrize("right", setup.RIGHTS)
def test_each_right_is_said_to_be_there_or_lacking(say: Texts, right: str) -> None:
    had = setup.rights_lines(say, {right})
    assert sum(line.startswith("✅") for line in had) == 1
    assert sum(line.startswith("❌") for line in had) == 3
    lacked = setup.rights_lines(say, set(setup.RIGHTS) - {right})
    assert [line.startswith("❌") for line in lacked].count(True) == 1
    assert len(setup.rights_lines(say, setup.RIGHTS)) == 4


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_shown_and_never_obeyed(say: Texts, name: str) -> None:
    tie = Tie("group", name)
    pending = Pending(name, tie, Tie("unit", name), 1, 2, 3)
    held = Holding(1, Role.UNIT, name, name, name, name, revocable=True)
    screens = (
        setup.card(say, name, {"post"}, tie, Menu("buildings", 1, [Choice(1, name)])),
        setup.tied(say, tie),
        setup.sure(say, pending),
        setup.request(say, pending, -5, Choice(7, name)),
        setup.decided(say, name, name, name, 1),
        setup.name_question(say, "setup-building", 7, name),
        setup.lost(say, name),
        roles.listing(say, 1, name, [held], 0, big=False),
        roles.refused(say, "unknown-place", Role.CAPTAIN, name),
        roles.given(say, held),
    )
    for screen in screens:
        assert "<" not in TAGS.sub("", screen.text)
        for button in buttons(screen):
            assert len(button.data.pack().encode()) <= 64


def test_many_buildings_are_turned_page_by_page(say: Texts) -> None:
    choices = [Choice(i, f"{i}栋") for i in range(1, 21)]
    seen = []
    for page in range(3):
        card = setup.card(say, "x", (), Tie(), Menu("buildings", 1, choices, page))
        assert len(buttons(card)) <= 100
        seen += [b.label for b in buttons(card) if b.label.endswith("栋")][: setup.PAGE]
    assert {f"{i}栋" for i in range(1, 21)} <= set(seen)


def test_a_page_that_is_not_there_offers_the_way_back(say: Texts) -> None:
    card = setup.card(say, "x", (), Tie(), Menu("buildings", 1, [Choice(1, "6栋")], 7))
    assert any(b.data == ShowChoices(1, 0, 6) for b in buttons(card))


def test_the_whole_request_fits_into_a_button(say: Texts) -> None:
    pending = Pending("x", Tie(), Tie("group", "y"), 10**7, 0, -(10**7))
    screen = setup.request(say, pending, -1_009_999_999_999, Choice(2**40, "z"))
    assert all(len(b.data.pack().encode()) <= 64 for b in buttons(screen))


@pytest.mark.parametrize("role", set(Role) - {Role.OWNER})
def test_a_refusal_says_who_can_give_the_role(say: Texts, role: Role) -> None:
    text = roles.refused(say, "forbidden", role, "").text
    assert say.plain("role-word", role="owner") in text


def test_big_letters_have_at_most_four_rows(say: Texts) -> None:
    held = [Holding(i, Role.CAPTAIN, "", f"P{i}", "6栋", "x", revocable=True) for i in range(9)]
    for page in range(3):
        assert len(roles.listing(say, 1, "6栋", held, page, big=True).rows) <= 4


def test_every_unit_has_words_in_both_languages_and_none_stands_for_two() -> None:
    words = unit_words(CATALOGUE)
    assert words["物业"] == words["property firm"] == words["物管"] == "property"
    assert words["消防"] == words["fire brigade"] == "fire_brigade"
    assert len(set(words.values())) == 18


def test_both_languages_agree_on_every_word_for_a_unit() -> None:
    claimed: dict[str, str] = {}
    for language in ("zh-CN", "en"):
        say = CATALOGUE.say(language)
        for code in set(unit_words(CATALOGUE).values()):
            line = f"{say.plain('report-unit', code=code)}|{say.plain('units-words', code=code)}"
            for word in line.casefold().split("|"):
                assert claimed.setdefault(word, code) == code, f"{word} stands for two units"
