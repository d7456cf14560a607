"""Whatever is pressed in whatever order, the panel's sums are those of the rows."""

from pathlib import Path
from secrets import token_hex

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.funds import ANSWERS, PledgeKind, State
from playground.clock import Clock
from playground.estate import IDS
from storage.database import Database
from storage.funds import entries, pledges
from tests.actions.funds.opened import TARGET
from tests.conftest import NOON, create_schema
from tests.handlers.funds.neighbours import GROUP, House, house_of
from tests.world import open_world

WHO = (IDS.zhao, IDS.wang, IDS.li_ming)
steps = st.lists(
    st.tuples(st.sampled_from(WHO), st.sampled_from(("full", "refuse", "pay", "confirm"))),
    max_size=8,
)


@given(steps)
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
async def test_the_thermometer_is_the_sum_of_the_rows(
    tmp_path: Path, presses: list[tuple[int, str]]
) -> None:
    database = Database(str(tmp_path / f"{token_hex(8)}.db"))
    create_schema(database)
    async with open_world(database, Clock(NOON)) as world:
        house = await house_of(world)
        for person_id, press in presses:
            await _press(house, person_id, press)
        said = await world.database.run(pledges.of, house.fund_id)
        answers = [row for row in said if row.ended_at is None and row.kind in ANSWERS]
        assert len({row.household_id for row in answers}) == len(answers)
        rows = await world.database.run(entries.of, house.fund_id)
        sums = {
            "pledged": sum(row.amount for row in answers if row.kind is PledgeKind.FULL),
            "paid": sum(row.amount_in - row.amount_out for row in rows),
        }
        assert house.words("fund-panel-sums", target=TARGET, **sums) in house.panel
        audit = await house.audit()
        assert audit.matches
        assert audit.balance == sums["paid"] <= TARGET
        assert (sums["paid"] == TARGET) == ((await house.fund()).state is State.SPENDING)
    await database.close()


async def _press(house: House, person_id: int, press: str) -> None:
    fund, open_ = await house.fund(), await house.claims()
    if press in {"full", "refuse"} and fund.state in {State.PLEDGING, State.COLLECTING}:
        await house.answer(person_id, press)
    elif press == "pay" and fund.state is State.COLLECTING:
        row = await house.own(person_id)
        if row.claim is None and row.due.left:
            await house.tap(person_id, "fund-button-paid", GROUP)
            await house.tap(person_id, "fund-button-pay-all", amount=row.due.left)
    elif press == "confirm" and open_:
        keepers = {IDS.wang, IDS.zhao} - {open_[0].claimed_by}
        await house.tap(min(keepers), "fund-button-confirm")
