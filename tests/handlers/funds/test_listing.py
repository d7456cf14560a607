"""The list of funds: what a page shows, and what is read for it."""

from dataclasses import replace

import pytest

from actions.funds import ledger
from domain.funds import Entry, State
from playground.estate import IDS
from storage.database import Tx
from storage.funds import register
from storage.places import people
from tests.actions.funds.opened import opened
from tests.world import World

MANY, A_PAGE = 10, 8


@pytest.fixture
async def many(world: World) -> list[str]:
    """Funds of building 6, by title."""

    async def step(tx: Tx) -> list[str]:
        made = [await opened(tx, world.estate, State.PLEDGING) for _ in range(MANY)]
        named = [replace(fund, title=f"第{fund.id:02d}次") for fund in made]
        for fund, becomes in zip(made, named, strict=True):
            await register.change(tx, fund, becomes)
        return [fund.title for fund in named]

    return await world.database.run(step)


async def test_only_the_ledgers_of_the_page_are_read(
    world: World, many: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []

    async def rows(_: Tx, fund_id: int) -> tuple[Entry, ...]:
        read.append(fund_id)
        return ()

    monkeypatch.setattr(ledger, "rows", rows)
    await world.write(IDS.staff, "/funds")
    assert len(read) == A_PAGE
    seen = world.last(IDS.staff)
    assert [title in seen for title in reversed(many)] == [True] * A_PAGE + [False] * 2
    await world.tap(IDS.staff, IDS.staff, "›")
    assert len(read) == MANY


async def test_in_large_letters_the_words_and_the_buttons_are_of_the_same_page(
    world: World, many: list[str]
) -> None:
    await world.database.run(people.set_big, IDS.staff, big=True)
    await world.write(IDS.staff, "/funds")
    for _ in range(2):
        shown = [label for label in world.labels(IDS.staff) if label in many]
        assert len(shown) == 2
        assert all(title in world.last(IDS.staff) for title in shown)
        assert sum(title in world.last(IDS.staff) for title in many) == 2
        await world.tap(IDS.staff, IDS.staff, "›")
