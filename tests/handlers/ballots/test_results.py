"""Results of the other kinds: winners, run-offs, secrets, and what is not told."""

import pytest

from domain import ballots as rules
from domain.ballots import Ballot, Electorate, Kind, Shown, State, Verdict
from playground.estate import IDS
from storage import links
from storage.ballots import casts, register
from storage.links import Part
from tests.handlers.ballots.drafted import stored
from tests.handlers.ballots.ended import LANGUAGES, now_of, owns, results, speaking, until
from tests.handlers.ballots.opened import chain, live_in, opened
from tests.world import World
from views.ballots.buttons_closing import BallotRunoff

NO_QUORUM = rules.Rule(rules.Base.PARTICIPANTS, None, (1, 2), strict=True, dual=False)
VOTERS = (IDS.wang, IDS.li_ming, IDS.zhao)


async def _secret(world: World, picks: dict[int, str], **changes: object) -> Ballot:
    ballot = await opened(
        world, Kind.ELECTION, **{"electorate": Electorate.FLATS, "seats": 1} | changes
    )
    for person, option in picks.items():
        await world.say(person, person, f"/start b_{ballot.id}")
        await world.tap(person, person, option)
        await world.tap(person, person, "确认投票")
    await until(world, ballot)
    return await now_of(world, ballot)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_option_with_most_votes_wins(world: World, language: str) -> None:
    await speaking(world, language)
    ballot = await opened(world, Kind.CHOOSE)
    for person, option in ((IDS.wang, "木的"), (IDS.li_ming, "木的"), (IDS.zhao, "塑料的")):
        await world.tap(person, IDS.building_6, option)
    await until(world, ballot)
    (told,) = results(world, IDS.building_6)
    assert ("胜出：木的" if language == "zh-CN" else "Chosen: 木的") in told
    assert "1. 木的" in told
    assert (await now_of(world, ballot)).verdict is Verdict.PASSED
    assert rules.recount(await chain(world, ballot)).matches


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_tie_is_offered_again_between_the_tied_only(world: World, language: str) -> None:
    await speaking(world, language)
    ballot = await opened(world, Kind.CHOOSE)
    await world.tap(IDS.wang, IDS.building_6, "木的")
    await world.tap(IDS.li_ming, IDS.building_6, "不锈钢的")
    await until(world, ballot)
    label = "再投一次" if language == "zh-CN" else "Vote once more"
    assert await world.tap(IDS.wang, IDS.building_6, label)
    assert len(await stored(world)) == 1, "only the captain may"
    await world.tap(IDS.captain, IDS.building_6, label)
    first, again = await stored(world)
    assert again.state is State.DRAFT
    assert (again.kind, again.options, again.source_id) == (
        Kind.CHOOSE,
        ("木的", "不锈钢的"),
        first.id,
    )
    matter = await world.database.run(links.matter, Part("ballot", first.id))
    assert Part("ballot", again.id) in matter


async def test_a_tie_of_yes_and_no_repeats_the_question_with_its_rule(world: World) -> None:
    ballot = await opened(world, rule=NO_QUORUM)
    await world.tap(IDS.zhao, IDS.building_6, "同意")
    await world.tap(IDS.wang, IDS.building_6, "反对")
    await until(world, ballot)
    assert (await now_of(world, ballot)).verdict is Verdict.TIE
    await world.tap(IDS.captain, IDS.building_6, "再投一次")
    first, again = await stored(world)
    assert (again.question, again.rule) == (first.question, NO_QUORUM)
    assert (again.electorate, again.shown) == (first.electorate, first.shown)


async def test_without_a_tie_a_forged_press_repeats_nothing(world: World) -> None:
    ballot = await opened(world, Kind.CHOOSE)
    await world.tap(IDS.wang, IDS.building_6, "木的")
    await until(world, ballot)
    message, _ = world.button(IDS.building_6, "导出")
    data = BallotRunoff(ballot.id).pack()
    assert await world.forge(IDS.captain, IDS.building_6, message, data)
    assert len(await stored(world)) == 1


async def test_few_secret_votes_tell_no_breakdown_and_no_urn(world: World) -> None:
    ballot = await _secret(world, dict.fromkeys(VOTERS, "张三") | {IDS.zhao: "李四"})
    (told,) = results(world, IDS.building_6)
    assert "不公布各选项的票数" in told
    assert "1. 张三" not in told
    assert "当选：张三" in told
    (row,) = [row for row in await chain(world, ballot) if row.type == "closed"]
    assert row.payload["urn"] is None
    assert "counts" not in row.payload["result"]
    found = rules.recount(await chain(world, ballot))
    assert (found.first_bad, found.withheld) == (None, True)


@pytest.mark.parametrize("flats", [5, 8])
async def test_unanimous_secret_votes_are_told_from_eight_on(world: World, flats: int) -> None:
    await owns(world, IDS.wang, flats - 1)
    ballot = await _secret(world, {IDS.wang: "张三"})
    (told,) = results(world, IDS.building_6)
    assert ("1. 张三：8" in told) is (flats == 8)
    assert rules.recount(await chain(world, ballot)).first_bad is None
    urn = await world.database.run(casts.urn, ballot.id)
    assert urn == ["1"] * flats


async def test_the_urn_is_published_sorted_with_all_who_voted_named_once(world: World) -> None:
    await owns(world, IDS.wang, 6)
    ballot = await _secret(world, {IDS.wang: "王五", IDS.li_ming: "张三", IDS.zhao: "李四"})
    rows = await chain(world, ballot)
    (row,) = [row for row in rows if row.type == "closed"]
    assert row.payload["urn"] == ["1", "2", *["3"] * 7]
    heard = [head for row in rows if row.type == "heard" for head in row.payload["heads"]]
    assert len(heard) == len(set(heard)) == 9
    found = rules.recount(rows)
    assert (found.first_bad, found.withheld, found.matches) == (None, False, True)


async def test_flats_that_differ_are_named_with_the_reason(world: World) -> None:
    await live_in(world, IDS.anna, "1单元", "101")
    ballot = await opened(world)
    await world.tap(IDS.zhao, IDS.building_6, "同意")
    await world.tap(IDS.anna, IDS.building_6, "反对")
    await until(world, ballot)
    (told,) = results(world, IDS.building_6)
    assert "家里投得不一样，没有计入：1 户" in told
    assert "1单元101" in told


async def test_where_votes_are_not_named_neither_are_flats_that_differ(world: World) -> None:
    await live_in(world, IDS.anna, "1单元", "101")
    ballot = await opened(world, shown=Shown.COUNTS)
    await world.tap(IDS.zhao, IDS.building_6, "同意")
    await world.tap(IDS.anna, IDS.building_6, "反对")
    await until(world, ballot)
    (told,) = results(world, IDS.building_6)
    assert "没有计入：1 户" in told
    assert "1单元101" not in told


async def test_the_longest_question_and_answers_fit_one_message(world: World) -> None:
    ballot = await opened(world, Kind.CHOOSE, question="问" * 300, options=_longest())
    await until(world, ballot)
    (told,) = results(world, IDS.building_6)
    assert "问" * 300 in told
    assert len(told) <= 4096
    assert (await world.database.run(register.get, ballot.id)).state is State.CLOSED


def _longest() -> tuple[str, ...]:
    return tuple(f"{n:02}" + "选" * 78 for n in range(20))
