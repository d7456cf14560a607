"""For big letters: one button a row and at most four, on every screen of the books."""

from typing import Any

import pytest

from domain.funds import State
from playground.estate import IDS
from storage.places import people
from tests.handlers.funds.till import Till, till_of
from tests.world import World
from views.funds.buttons_spending import FundDesk, FundLedger, FundRows

MOST = 4


@pytest.fixture
async def till(world: World) -> Till:
    till = await till_of(world, "zh-CN", State.SPENDING)
    for person_id in (IDS.zhao, IDS.wang, IDS.captain):
        await world.database.run(_grow, person_id)
    return till


async def _grow(tx: Any, person_id: int) -> None:  # noqa: ANN401
    await people.set_big(tx, person_id, big=True)


def rows(till: Till, person_id: int) -> list[list[Any]]:
    markup = till.world.from_bot(person_id)[-1].get("reply_markup") or {}
    return list(markup.get("inline_keyboard", []))


def fits(till: Till, person_id: int) -> bool:
    found = rows(till, person_id)
    return 0 < len(found) <= MOST and all(len(row) == 1 for row in found)


async def test_every_duty_can_be_reached_four_at_a_time(till: Till) -> None:
    seen: set[str] = set()
    for page in range(6):
        await till.press(IDS.captain, FundDesk(till.fund_id, page))
        assert fits(till, IDS.captain)
        seen |= {row[0]["text"] for row in rows(till, IDS.captain)}
    assert till.act("settle") in seen
    assert till.label("fund-ledger-button") in seen


async def test_books_and_reversals_fit(till: Till) -> None:
    for button in (FundLedger(till.fund_id), FundRows(till.fund_id)):
        await till.press(IDS.zhao, button)
        assert fits(till, IDS.zhao)


async def test_a_bill_fits_from_check_to_approval(till: Till) -> None:
    await till.press(IDS.zhao, FundDesk(till.fund_id))
    await till.world.tap(IDS.zhao, IDS.zhao, till.act("expense"))
    await till.answer(IDS.zhao, "老张五金店", "100", "1001")
    await till.photo(IDS.zhao)
    assert fits(till, IDS.zhao)
    await till.tap(IDS.zhao, "fund-submit", kind="expense")
    assert fits(till, IDS.wang)
    await till.word(IDS.wang, "fund-approve", "expense")
    assert len(await till.rows()) == 4
