import pytest

from tests.stories.street import Street, speaking
from tests.stories.words import BOTH, Words
from tests.world import World


@pytest.fixture(params=BOTH, ids=lambda words: words.language)
def words(request: pytest.FixtureRequest) -> Words:
    """Every story is played in Chinese and in English."""
    found: Words = request.param
    return found


@pytest.fixture
async def street(world: World, words: Words) -> Street:
    return await speaking(world, words)
