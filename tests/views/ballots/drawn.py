"""What every test of a ballot's screens needs: both languages, and what a screen offers."""

import pytest

from views.buttons import ButtonData
from views.screen import Button, Link, Screen
from views.texts import Catalogue

CATALOGUE = Catalogue()
ZH, EN = CATALOGUE.say("zh-CN"), CATALOGUE.say("en")
BOTH = pytest.mark.parametrize("say", [ZH, EN], ids=["zh", "en"])


def labels(screen: Screen) -> list[str]:
    return [each.label for row in screen.rows for each in row]


def offered(screen: Screen) -> list[ButtonData]:
    """What the buttons carry, in the order in which they stand."""
    return [each.data for row in screen.rows for each in row if isinstance(each, Button)]


def links(screen: Screen) -> list[str | None]:
    """Where the links of a screen lead."""
    return [each.start for row in screen.rows for each in row if isinstance(each, Link)]
