"""How lists of notices page, and which of those one answers for they show."""

from dataclasses import replace

import pytest

from actions.notices import listing
from actions.notices.listing import A_PAGE, BIG_PAGE, FIRST, Page
from domain.notices import Refusal, State
from playground.estate import IDS
from storage.database import Database, Tx
from storage.notices import register
from tests.actions.notices.listed import NOW, drafted, listed, state
from tests.estate import Estate, furnish


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOW)


def titles(page: Page) -> list[str]:
    return [entry.notice.title for entry in page.entries]


async def _many(tx: Tx, estate: Estate, count: int) -> list[str]:
    made = []
    for number in range(count):
        # Two at each moment: the pages must not lose the second.
        when = f"明天{9 + number // 2}:00"
        title = f"第{number:02d}场"
        await listed(tx, estate.building, title, when)
        made.append(title)
    return made


@pytest.mark.parametrize("size", [A_PAGE, BIG_PAGE])
@pytest.mark.parametrize("count", [A_PAGE, A_PAGE + 1, 2 * A_PAGE + 1])
async def test_pages_show_everything_once_and_in_order(
    database: Database,
    estate: Estate,
    count: int,
    size: int,
) -> None:
    async def step(tx: Tx) -> tuple[list[str], list[list[str]]]:
        made = await _many(tx, estate, count)
        pages, after = [], FIRST
        while after:
            page = await listing.coming(tx, IDS.wang, after, big=size == BIG_PAGE, now=NOW)
            pages.append(titles(page))
            after = page.following  # type: ignore[assignment]
        return made, pages

    made, pages = await database.run(step)
    assert [title for page in pages for title in page] == made
    assert [len(page) for page in pages[:-1]] == [size] * (len(pages) - 1)
    assert 1 <= len(pages[-1]) <= size


async def test_a_page_is_as_long_whatever_began_meanwhile(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> tuple[list[str], list[str]]:
        made = await _many(tx, estate, A_PAGE + 2)
        first = await listing.coming(tx, IDS.wang, FIRST, big=False, now=NOW)
        await listed(tx, estate.building, "新来的", "明天8点")
        assert first.following
        second = await listing.coming(tx, IDS.wang, first.following, big=False, now=NOW)
        return made[A_PAGE:], titles(second)

    expected, second = await database.run(step)
    assert second == expected


async def test_those_one_runs_are_listed_by_their_state_newest_first(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> dict[State, list[str]]:
        for life in (State.PAUSED, State.ENDED, State.CANCELLED, State.PAUSED):
            one = await drafted(tx, estate.building, life.value)
            await state(tx, one.id, life)
        other = await drafted(tx, estate.other_building, "七栋的")
        await state(tx, other.id, State.PAUSED)
        await drafted(tx, estate.building, "我的草稿")
        await drafted(tx, estate.building, "社工的草稿", author_id=IDS.staff)
        lives = ((State.PAUSED,), (State.ENDED, State.CANCELLED), (State.DRAFT,))
        return {
            states[0]: titles(await listing.run(tx, IDS.captain, states, 0, big=False, now=NOW))
            for states in lives
        }

    found = await database.run(step)
    assert found[State.PAUSED] == ["paused", "paused"]
    assert found[State.ENDED] == ["cancelled", "ended"]
    assert found[State.DRAFT] == ["我的草稿"]


async def test_lists_of_what_one_runs_page_by_the_last_one_seen(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> list[list[str]]:
        for number in range(A_PAGE + 1):
            one = await drafted(tx, estate.building, f"{number}")
            await state(tx, one.id, State.ENDED)
        first = await listing.run(tx, IDS.captain, (State.ENDED,), 0, big=False, now=NOW)
        assert first.following
        before = first.following[1]
        rest = await listing.run(tx, IDS.captain, (State.ENDED,), before, big=False, now=NOW)
        assert rest.following is None
        return [titles(first), titles(rest)]

    first, rest = await database.run(step)
    assert first == [f"{number}" for number in range(A_PAGE, 0, -1)]
    assert rest == ["0"]


@pytest.mark.parametrize("who", [IDS.wang, IDS.worker])
async def test_a_neighbour_runs_nothing_whatever_they_ask_for(
    database: Database, estate: Estate, who: int
) -> None:
    async def step(tx: Tx) -> tuple[list[str], bool]:
        one = await drafted(tx, estate.building, "停", author_id=who)
        await drafted(tx, estate.building, "草", author_id=who)
        await state(tx, one.id, State.PAUSED)
        found = await listing.run(tx, who, (State.PAUSED, State.DRAFT), 0, big=False, now=NOW)
        return titles(found), found.serves

    assert await database.run(step) == ([], False)


async def test_a_draft_is_opened_by_who_may_go_on_with_it(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> list[Refusal | None]:
        draft = await drafted(tx, estate.building, "草")
        gone = await drafted(tx, estate.building, "发了")
        await register.change(tx, gone, replace(gone, state=State.RUNNING))
        return [
            await listing.open_draft(tx, IDS.captain, draft.id, now=NOW),
            await listing.open_draft(tx, IDS.wang, draft.id, now=NOW),
            await listing.open_draft(tx, IDS.captain, gone.id, now=NOW),
        ]

    assert await database.run(step) == [None, Refusal.NOT_YOURS, Refusal.WRONG_STATE]
