"""What somebody wants to be sent: no more in private, and the year of birth they may give."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.notices import reach, wishes
from actions.notices.wishes import Fault, Wishes
from domain.notices import Audience
from playground.estate import IDS
from storage import prompts
from storage.database import Database, Tx
from storage.notices import optouts
from storage.places import people
from tests.actions.notices.listed import NOW, ZONE, drafted
from tests.estate import Estate, furnish

YEARS = (
    ("1955", 1955),
    (" 1955 ", 1955),
    ("1955年", 1955),
    ("1955 年", 1955),
    ("１９５５", 1955),
    ("1900", 1900),
    ("1899", Fault.TOO_EARLY),
    ("0000", Fault.TOO_EARLY),
    ("2026", 2026),
    ("2027", Fault.AHEAD),
    ("9999", Fault.AHEAD),
    ("", Fault.NO_YEAR),
    ("55", Fault.NO_YEAR),
    ("55年", Fault.NO_YEAR),
    ("19555", Fault.NO_YEAR),
    ("-1955", Fault.NO_YEAR),
    ("一九五五", Fault.NO_YEAR),
    ("1955年5月", Fault.NO_YEAR),
    ("我是1955年的", Fault.NO_YEAR),
    ("٠٩٥٥", Fault.NO_YEAR),
    ("1.95e3", Fault.NO_YEAR),
    ("<b>1955</b>", Fault.NO_YEAR),
)


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOW)


@pytest.mark.parametrize(("text", "expected"), YEARS)
def test_only_a_year_that_can_be_one_is_taken(text: str, expected: int | Fault) -> None:
    assert wishes.year_in(text, 2026) == expected


@given(st.text(max_size=40))
def test_whatever_is_typed_comes_to_a_year_in_bounds_or_a_fault(text: str) -> None:
    found = wishes.year_in(text, 2026)
    assert isinstance(found, Fault) or 1900 <= found <= 2026


async def _answered(tx: Tx, text: str, zone: ZoneInfo = ZONE, now: datetime = NOW) -> Fault | None:
    await wishes.ask_year(tx, IDS.wang, now=now)
    prompt = await prompts.open_for(tx, IDS.wang, IDS.wang, now=now)
    assert prompt is not None
    return await wishes.answer(tx, IDS.wang, prompt, text, zone, now=now)


async def test_a_year_that_was_given_is_kept_and_can_be_taken_back(
    database: Database, estate: Estate
) -> None:
    assert estate

    async def step(tx: Tx) -> list[Wishes]:
        found = [await wishes.wishes(tx, IDS.wang)]
        assert await _answered(tx, "1955年") is None
        found.append(await wishes.wishes(tx, IDS.wang))
        assert await prompts.open_for(tx, IDS.wang, IDS.wang, now=NOW) is None
        await wishes.forget_year(tx, IDS.wang, None, now=NOW)
        return [*found, await wishes.wishes(tx, IDS.wang)]

    assert await database.run(step) == [
        Wishes(quiet=False, birth_year=None),
        Wishes(quiet=False, birth_year=1955),
        Wishes(quiet=False, birth_year=None),
    ]


async def test_after_a_wrong_answer_the_question_is_open_still(
    database: Database, estate: Estate
) -> None:
    assert estate

    async def step(tx: Tx) -> tuple[Fault | None, bool, int | None]:
        wrong = await _answered(tx, "五十五岁")
        prompt = await prompts.open_for(tx, IDS.wang, IDS.wang, now=NOW)
        return wrong, prompt is not None, (await people.get(tx, IDS.wang)).birth_year

    assert await database.run(step) == (Fault.NO_YEAR, True, None)


async def test_a_second_answer_to_a_closed_question_changes_nothing(
    database: Database, estate: Estate
) -> None:
    assert estate

    async def step(tx: Tx) -> int | None:
        await wishes.ask_year(tx, IDS.wang, now=NOW)
        prompt = await prompts.open_for(tx, IDS.wang, IDS.wang, now=NOW)
        assert prompt is not None
        for text in ("1955", "1999"):
            await wishes.answer(tx, IDS.wang, prompt, text, ZONE, now=NOW)
        return (await people.get(tx, IDS.wang)).birth_year

    assert await database.run(step) == 1955


async def test_this_year_is_that_of_the_local_clock(database: Database, estate: Estate) -> None:
    assert estate
    # Already 2027 in Shanghai, still 2026 in Berlin.
    eve = datetime(2026, 12, 31, 17, tzinfo=UTC)

    async def step(tx: Tx) -> list[Fault | None]:
        return [
            await _answered(tx, "2027", ZoneInfo("Europe/Berlin"), eve),
            await _answered(tx, "2027", ZONE, eve),
        ]

    assert await database.run(step) == [Fault.AHEAD, None]


async def test_who_wants_peace_is_sent_nothing_in_private_until_they_want_it_again(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> list[bool]:
        await optouts.set_birth_year(tx, IDS.wang, 1955)
        elders = Audience(born_until=1961)
        notice = await drafted(tx, estate.building, "体检", "明天9点", audience=elders)
        found = []
        for quiet in (False, True, False):
            await wishes.set_quiet(tx, IDS.wang, None, quiet=quiet, now=NOW)
            found.append(IDS.wang in await reach.people(tx, notice, now=NOW))
        return found

    assert await database.run(step) == [True, False, True]


async def test_asking_for_peace_twice_is_asking_once(database: Database, estate: Estate) -> None:
    assert estate

    async def step(tx: Tx) -> list[bool]:
        return [
            await optouts.add(tx, IDS.wang, now=NOW),
            await optouts.add(tx, IDS.wang, now=NOW),
            await optouts.quiet(tx, IDS.wang),
            await optouts.drop(tx, IDS.wang),
            await optouts.drop(tx, IDS.wang),
            await optouts.quiet(tx, IDS.wang),
        ]

    assert await database.run(step) == [True, False, True, True, False, False]


async def test_leaving_for_the_page_closes_the_question(
    database: Database, estate: Estate
) -> None:
    assert estate

    async def step(tx: Tx) -> bool:
        await wishes.ask_year(tx, IDS.wang, now=NOW)
        await wishes.open_page(tx, IDS.wang, None, now=NOW)
        return await prompts.open_for(tx, IDS.wang, IDS.wang, now=NOW) is None

    assert await database.run(step)
