"""What the engine itself says."""

import pytest

from playground.markup import parse_html
from views import service
from views.screen import Link
from views.texts import Catalogue, Texts

CATALOGUE = Catalogue()


@pytest.fixture(params=["zh-CN", "en"])
def say(request: pytest.FixtureRequest) -> Texts:
    return CATALOGUE.say(request.param)


def test_an_anonymous_administrator_is_led_into_private(say: Texts) -> None:
    screen = service.anonymous(say)
    ((link,),) = screen.rows
    assert isinstance(link, Link)
    assert link.start
    assert not link.url
    assert screen.text == say("anonymous")


def test_an_owner_is_told_number_and_kind_of_what_was_put_aside(say: Texts) -> None:
    text, entities = parse_html(service.parked(say, 123456789, "<Key>Error").text)
    assert "123456789" in text, "the number is to be copied: no grouping"
    assert "<Key>Error" in text
    assert [one["type"] for one in entities] == ["code"]


def test_an_owner_is_told_which_message_is_uncertain(say: Texts) -> None:
    assert "98765" in service.uncertain(say, 98765).text
