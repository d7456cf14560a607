"""What Telegram would make of a screen, and what every screen has to keep to."""

from playground.markup import read
from views.buttons import ButtonData
from views.screen import Button, Row, Screen

TEXT_AT_MOST = 4096
DATA_AT_MOST = 64
PLACEHOLDER_AT_MOST = 64
BIG_MOST = 4
# Closes what is open, opens what Telegram refuses, poses as an entity, a variable and a fold.
HOSTILE = "</b></a><script>&lt;{ $number }\"'<b>"


def read_by(text: str) -> str:
    """The words a reader sees; raises Refused where Telegram would refuse the markup."""
    shown, _ = read(text, "HTML", None)
    assert 0 < len(shown.encode("utf-16-le")) // 2 <= TEXT_AT_MOST
    return shown


def check_rows(rows: tuple[Row, ...], *, big: bool = False) -> None:
    """Every row has buttons, every button words and data that comes back from the wire."""
    assert all(rows)
    for button in buttons_of(rows):
        assert button.label.strip() == button.label != ""
        wire = button.data.pack()
        assert len(wire.encode()) <= DATA_AT_MOST
        assert type(button.data).parse(wire) == button.data
    if big:
        assert len(rows) <= BIG_MOST
        assert all(len(row) == 1 for row in rows)


def check(screen: Screen, *, big: bool = False) -> str:
    """Hold a screen to what Telegram takes; return the words a reader sees."""
    check_rows(screen.rows, big=big)
    assert not (screen.rows and screen.ask)
    if screen.ask:
        assert 0 < len(screen.ask.placeholder) <= PLACEHOLDER_AT_MOST
    return read_by(screen.text)


def buttons_of(rows: tuple[Row, ...]) -> list[Button]:
    return [button for row in rows for button in row if isinstance(button, Button)]


def data_of(rows: tuple[Row, ...]) -> list[ButtonData]:
    return [button.data for button in buttons_of(rows)]
