import pytest

from views.texts import LANGUAGES, Catalogue, Texts

CATALOGUE = Catalogue()


@pytest.fixture(params=LANGUAGES)
def say(request: pytest.FixtureRequest) -> Texts:
    return CATALOGUE.say(request.param)


@pytest.fixture(params=[False, True], ids=["small", "big"])
def big(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)
