"""A fund of free will: nobody has a share, so nothing is owed and nothing is extra."""

from actions.funds import standing
from domain.funds import recount
from playground.estate import IDS
from storage import chains
from tests.handlers.funds.drafted import Author, author, each_language
from tests.world import World

DOOR = "3单元 302"


async def free(world: World, language: str) -> Author:
    """A published fund in which everybody gives what they like."""
    captain = await author(world, language)
    await captain.draft()
    await captain.page("rule")
    await captain.tap("fund-rule", rule="voluntary")
    await captain.keep()
    await captain.publish()
    return captain


@each_language
async def test_one_is_asked_what_one_gives_and_reads_just_that(
    world: World, language: str
) -> None:
    captain = await free(world, language)
    full = captain.words("fund-button-pledge", kind="full")
    await world.tap(IDS.li_ming, IDS.building_6, full)
    asked = captain.words("fund-amount-ask", kind="free", flat=DOOR, share=0, title=captain.title)
    assert world.last(IDS.li_ming) == asked
    (answer,) = await world.write(IDS.li_ming, "1800")
    assert "¥1,800.00" in answer
    assert (
        captain.words("fund-mine-free", flat=DOOR, amount=180_000)
        .replace("<b>", "")
        .replace("</b>", "")
        in answer
    )
    gift = captain.words("fund-button-pledge", kind="gift")
    assert gift not in world.labels(IDS.li_ming)


@each_language
async def test_giving_nothing_takes_the_place_of_a_gift_and_a_gift_of_that(
    world: World, language: str
) -> None:
    captain = await free(world, language)
    for kind, words in (("full", "1800"), ("refuse", ""), ("full", "20")):
        label = captain.words("fund-button-pledge", kind=kind)
        await world.tap(IDS.li_ming, IDS.building_6, label)
        if words:
            await world.write(IDS.li_ming, words)
    (row,) = await world.database.run(standing.mine, IDS.li_ming, await captain.fund())
    assert (row.answer, row.due.promised) == (None, 2_000)
    told = [row for row in await captain.types() if row in {"pledge", "retract"}]
    assert told == ["pledge", "retract", "pledge", "retract", "pledge"]
    rows = await world.database.run(chains.rows, "fund", 1)
    assert recount(rows).matches
