"""Story 8: homes without a phone vote on paper; a second person confirms; the home is told."""

from domain import ballots as rules
from domain.ballots import CastState, Via, Why
from domain.places import Role
from playground.estate import IDS
from tests.handlers.ballots.hall import stored
from tests.handlers.ballots.opened import chain, head
from tests.stories.ballot_words import spoken
from tests.stories.building import (
    GROUP,
    ask,
    neighbours,
    result,
    serve,
    until_closed,
)
from tests.stories.street import Street, of

HOME = ("2单元", "101")


async def slip(street: Street, door: str, box: str) -> None:
    """The captain enters a slip by its door."""
    world, words = street.world, spoken(street)
    await world.tap(IDS.captain, GROUP, words.manage)
    await world.tap(IDS.captain, IDS.captain, words.paper)
    await world.tap(IDS.captain, IDS.captain, words.new_slip)
    await world.say(IDS.captain, IDS.captain, door)
    await world.tap(IDS.captain, IDS.captain, box)


async def test_a_home_on_paper_counts_after_a_second_pair_of_eyes(street: Street) -> None:
    world, words = street.world, spoken(street)
    await serve(street, IDS.zhao, Role.WITNESS)
    ballot = await ask(street, words.question)
    await slip(street, "2单元101", words.yes)
    await street.reborn()
    assert (await head(world, ballot, *HOME)).why is Why.UNCONFIRMED
    asked = world.from_bot(IDS.zhao)[-1]
    assert "2单元101" in asked["text"]
    styles = {
        button.get("style") for row in asked["reply_markup"]["inline_keyboard"] for button in row
    }
    assert styles == {None}, "nothing shows what was entered"
    await world.tap(IDS.zhao, IDS.zhao, words.yes)
    stood = await head(world, ballot, *HOME)
    assert (stood.choice, stood.via) == ("yes", Via.PAPER)
    closed = await until_closed(street, ballot)
    on_paper = "纸票 1" if street.words.language == "zh-CN" else "on paper 1"
    assert on_paper in result(street)
    assert closed.closed_at is not None
    assert rules.recount(await chain(world, ballot)).matches


async def test_the_home_hears_of_its_slip_and_can_say_that_it_was_not_theirs(
    street: Street,
) -> None:
    world, words = street.world, spoken(street)
    await serve(street, IDS.zhao, Role.WITNESS)
    ballot = await ask(street, words.question)
    await slip(street, "3单元201", words.no)
    await world.tap(IDS.zhao, IDS.zhao, words.no)
    told = world.last(IDS.wang)
    assert words.told in told
    assert "陈楼长" in told
    assert "赵爷爷" in told
    await street.reborn()
    await world.tap(IDS.wang, IDS.wang, words.not_ours)
    assert (await head(world, ballot, "3单元", "201")).choice == "no", "first it is asked again"
    street.news()
    await world.tap(IDS.wang, IDS.wang, words.sure)
    heard = street.news()
    assert {IDS.captain, IDS.zhao} <= set(heard), "both hands hear of it"
    assert GROUP not in heard
    assert (await head(world, ballot, "3单元", "201")).why is Why.DISPUTE
    assert words.counted in await world.tap(IDS.wang, GROUP, words.yes)
    settled = await head(world, ballot, "3单元", "201")
    assert (settled.choice, settled.via, settled.why) == ("yes", Via.TAP, None)
    (mine,) = [c for c in await stored(world, ballot) if c.state is CastState.COUNTED]
    assert mine.voter_id == IDS.wang


async def test_two_who_read_differently_begin_anew(street: Street) -> None:
    world, words = street.world, spoken(street)
    await serve(street, IDS.zhao, Role.WITNESS)
    ballot = await ask(street, words.question)
    await slip(street, "2单元101", words.no)
    await street.reborn()
    await world.tap(IDS.zhao, IDS.zhao, words.yes)
    assert not (await head(world, ballot, *HOME)).heard
    differ = "不一样" if street.words.language == "zh-CN" else "differently"
    assert differ in world.last(IDS.captain)
    await slip(street, "2单元101", words.yes)
    await world.tap(IDS.zhao, IDS.zhao, words.yes)
    assert (await head(world, ballot, *HOME)).choice == "yes"


async def test_the_captain_knocks_where_nothing_was_heard(street: Street) -> None:
    world, words = street.world, spoken(street)
    await neighbours(street, 4)
    ballot = await ask(street, words.question)
    await world.tap(IDS.wang, GROUP, words.yes)
    await world.tap(IDS.captain, GROUP, words.manage)
    await world.tap(IDS.captain, IDS.captain, words.knock)
    doors = world.last(IDS.captain)
    assert "23" in doors
    wang = await head(world, ballot, "3单元", "201")
    silent = await head(world, ballot, "2单元", "101")
    zh = street.words.language == "zh-CN"
    assert (f"{silent.slip} 号票" if zh else f"slip {silent.slip}") in doors
    assert (f"{wang.slip} 号票" if zh else f"slip {wang.slip}") not in doors
    await street.reborn()
    street.news()
    for label in ("📄", "🖨"):
        await world.tap(IDS.captain, IDS.captain, label)
    files = [m["document"]["file_name"] for m in world.from_bot(IDS.captain) if "document" in m]
    assert {name.rpartition(".")[2] for name in files} == {"xlsx", "pdf"}
    assert of(street.news(), GROUP) == "", "who has not voted is nobody else's business"
