import pytest

from bot import application
from handlers import notices


@pytest.fixture(autouse=True)
def _with_notices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Open the doors of notices whether or not the bot is wired to them."""
    if notices not in application.FEATURES:
        monkeypatch.setattr(application, "FEATURES", (*application.FEATURES, notices))
