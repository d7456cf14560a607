"""Story 10: delegates of committee, property firm and residents decide for their sides."""

from domain import ballots as rules
from domain.ballots import Electorate, Kind, State, Verdict
from domain.places import Role
from playground.estate import IDS
from tests.handlers.ballots.opened import chain
from tests.stories.ballot_words import spoken
from tests.stories.building import (
    GROUP,
    in_private,
    move_in,
    now_of,
    panel,
    publish,
    result,
    roster,
    serve,
)
from tests.stories.street import Street

ASKED = {
    "zh-CN": "电梯先修还是先换?先修就投同意",
    "en": "Shall the lift be repaired before it is replaced?",
}
FILL = {
    "zh-CN": ("加上业委会", "加上单位成员", "写名字", "居民代表"),
    "en": ("Add the committee", "Add the units", "Write a name", "residents"),
}
RESIDENT = 3200


async def test_three_sides_name_delegates_who_decide(street: Street) -> None:
    world, words = street.world, spoken(street)
    committee, unit, by_name, side = FILL[street.words.language]
    await serve(street, IDS.zhao, Role.COMMITTEE)
    world.telegram.people[IDS.wang].username = "wang_fang"
    await world.say(IDS.wang, IDS.wang, "/help")
    await world.say(IDS.captain, GROUP, f"/vote {ASKED[street.words.language]}")
    await world.tap(IDS.captain, GROUP, words.kind)
    await world.tap(IDS.captain, GROUP, words.reps)
    await world.tap(IDS.captain, GROUP, words.delegates)
    await world.tap(IDS.captain, GROUP, committee)
    await street.reborn()
    await world.tap(IDS.captain, GROUP, unit)
    await world.tap(IDS.captain, GROUP, by_name)
    await street.reply(IDS.captain, GROUP, f"@wang_fang {side}")
    await world.tap(IDS.captain, GROUP, words.back)
    ballot = await publish(street)
    assert (ballot.kind, ballot.electorate) == (Kind.REPS, Electorate.ROSTER)
    assert set(await roster(street, ballot)) == {
        (IDS.zhao, "committee"),
        (IDS.worker, "unit"),
        (IDS.wang, side),
    }

    await street.reborn()
    assert words.counted in await world.tap(IDS.zhao, GROUP, words.yes)
    assert "赵爷爷" in panel(street), "delegates answer for their vote by name"
    await in_private(street, IDS.worker, ballot, words.no)
    assert "老张" in panel(street)
    assert words.counted not in await world.tap(IDS.li_ming, GROUP, words.yes)
    assert "李明" not in panel(street)
    await world.tap(IDS.wang, GROUP, words.yes)
    await street.reborn()
    # Nobody is left to wait for: it ends by itself half an hour later.
    await world.later(minutes=31)
    closed = await now_of(street, ballot)
    assert (closed.state, closed.verdict) == (State.CLOSED, Verdict.PASSED)
    assert words.passed in result(street)
    assert rules.recount(await chain(world, ballot)).matches


async def test_a_captain_who_names_a_stranger_is_told_how(street: Street) -> None:
    world, words = street.world, spoken(street)
    _, _, by_name, side = FILL[street.words.language]
    await world.say(IDS.captain, GROUP, f"/vote {ASKED[street.words.language]}")
    await world.tap(IDS.captain, GROUP, words.kind)
    await world.tap(IDS.captain, GROUP, words.reps)
    refused = await world.tap(IDS.captain, GROUP, words.publish)
    assert refused, "nobody is on the roster yet"
    await world.tap(IDS.captain, GROUP, words.delegates)
    await world.tap(IDS.captain, GROUP, by_name)
    await street.reply(IDS.captain, GROUP, f"@nobody_here {side}")
    assert "/help" in world.last(GROUP), "what the stranger has to do first"
    await move_in(street, RESIDENT, "小林", ("2单元", "301"))
    world.telegram.people[RESIDENT].username = "nobody_here"
    await world.say(RESIDENT, GROUP, "/help")
    asked = next(m for m in reversed(world.from_bot(GROUP)) if "@wang" in str(m.get("text")))
    await world.say(IDS.captain, GROUP, f"@nobody_here {side}", reply_to=asked["message_id"])
    await world.tap(IDS.captain, GROUP, words.back)
    ballot = await publish(street)
    assert await roster(street, ballot) == [(RESIDENT, side)]
