import pytest

from bot import application
from handlers import funds


@pytest.fixture(autouse=True)
def _with_funds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open the doors of funds whether or not the bot is wired to them."""
    if funds not in application.FEATURES:
        monkeypatch.setattr(application, "FEATURES", (*application.FEATURES, funds))
