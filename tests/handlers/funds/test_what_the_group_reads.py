"""All that a building's group ever gets to read of its households' money."""

from dataclasses import replace

from domain.funds import State
from playground.estate import IDS
from storage.database import Tx
from storage.funds import flats
from tests.actions.funds.opened import DOORS
from tests.handlers.funds.neighbours import GROUP, House, each_language, house_of
from tests.world import World

WHY, HARD = "低保户", "刚做完手术"


def _ever(world: World) -> str:
    """Every word and label the group ever got, whatever was edited or deleted since."""
    sent = [
        str(call.params.get(part, "")).encode().decode("unicode_escape", "replace")
        if part == "reply_markup"
        else str(call.params.get(part, ""))
        for call in world.telegram.calls
        for part in ("text", "caption", "reply_markup")
        if str(call.params.get("chat_id")) == str(GROUP)
    ]
    return "\n".join(sent)


async def _exempt(tx: Tx, house: House) -> None:
    """A household is exempt, and why was written down."""
    home = house.world.estate.flats["2单元", "101"]
    row = flats.FundFlat(home, "f" * 16, "2单元 0101", "2单元101", exempt=True)
    told = replace(row, exempt_reason=WHY, exempt_by=IDS.captain)
    await flats.put(tx, house.fund_id, replace(told, consent_at=house.world.clock.now()))


@each_language
async def test_only_who_paid_is_named_and_nothing_else_of_any_household(
    world: World, language: str
) -> None:
    house = await house_of(world, language, minimum=(1, 3))
    await world.database.run(_exempt, house)
    await house.answer(IDS.wang, "hardship")
    await house.write(IDS.wang, HARD)
    assert HARD in house.seen(IDS.captain)
    await house.answer(IDS.li_ming, "full")
    await house.answer(IDS.zhao, "full")
    assert (await house.fund()).state is State.COLLECTING
    await house.reborn()
    await house.pays(IDS.zhao, IDS.wang)
    await world.later(days=22)
    read = _ever(world).replace(" ", "")
    assert "".join(DOORS[0]) in read, "who paid is thanked by being named"
    for door in (DOORS[1], DOORS[2], ("2单元", "101")):
        assert "".join(door) not in read, door
    for secret in (HARD, WHY, house.label("fund-exempt-mark")):
        assert secret not in read
