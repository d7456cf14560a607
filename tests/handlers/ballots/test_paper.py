"""Story 8: homes without a phone vote on paper, a second person confirms, the home is told."""

import pytest

from domain.ballots import CastState, Kind, Via, Why
from domain.places import Relation
from playground.estate import IDS
from tests.handlers.ballots.ended import reborn, speaking, until
from tests.handlers.ballots.hall import (
    SPOKEN,
    WITNESS,
    ZH,
    manage,
    picture,
    slip,
    stored,
    witnessed,
)
from tests.handlers.ballots.opened import chain, head, live_in, opened, replayed, tally
from tests.world import World


@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_a_home_without_a_phone_votes_on_paper_and_is_told(
    world: World, language: str
) -> None:
    words = SPOKEN[language]
    await witnessed(world)
    await speaking(world, language, [WITNESS])
    ballot = await opened(world)
    await slip(world, "3单元201", words=words)
    await reborn(world)
    (cast,) = await stored(world, ballot)
    assert (cast.state, cast.entered_by, cast.voter_id) == (
        CastState.UNCONFIRMED,
        IDS.captain,
        None,
    )
    assert (await head(world, ballot, "3单元", "201")).why is Why.UNCONFIRMED
    assert not (await tally(world, ballot)).choices
    await reborn(world)
    await world.tap(WITNESS, WITNESS, words.yes)
    assert words.done in world.last(WITNESS)
    (cast,) = await stored(world, ballot)
    assert (cast.state, cast.witness_id) == (CastState.COUNTED, WITNESS)
    stood = await head(world, ballot, "3单元", "201")
    assert (stood.choice, stood.via) == ("yes", Via.PAPER)
    assert words.counts in world.last(IDS.wang)
    assert cast.receipt in world.last(IDS.wang)
    assert words.not_ours in world.labels(IDS.wang)
    assert await replayed(world, ballot)


async def test_the_witness_does_not_see_what_was_entered(world: World) -> None:
    await witnessed(world)
    await opened(world)
    await slip(world, "3单元201", "反对")
    asked = world.from_bot(WITNESS)[-1]
    assert "3单元201" in asked["text"]
    assert "反对" not in asked["text"]
    buttons = [b for row in asked["reply_markup"]["inline_keyboard"] for b in row]
    assert [b["text"] for b in buttons][:3] == ["同意", "反对", "弃权"]
    assert len({b.get("style") for b in buttons}) == 1


async def test_two_different_readings_void_the_entry_and_tell_both(world: World) -> None:
    await witnessed(world)
    ballot = await opened(world)
    await slip(world, "3单元201", "反对")
    await world.tap(WITNESS, WITNESS, "同意")
    assert await stored(world, ballot) == []
    stood = await head(world, ballot, "3单元", "201")
    assert (stood.heard, stood.choice, stood.why) == (False, None, None)
    assert "不一样" in world.last(WITNESS)
    assert "不一样" in world.last(IDS.captain)
    assert not any("已计入" in text for text in world.texts(IDS.wang))
    await slip(world, "3单元201", "同意")
    await world.tap(WITNESS, WITNESS, "同意")
    assert (await head(world, ballot, "3单元", "201")).choice == "yes"
    assert await replayed(world, ballot)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
async def test_a_home_that_says_no_is_left_out_until_it_has_voted_itself(
    world: World, language: str
) -> None:
    words = SPOKEN[language]
    await witnessed(world)
    await speaking(world, language, [WITNESS])
    ballot = await opened(world)
    await slip(world, "3单元201", words.no, words)
    await world.tap(WITNESS, WITNESS, words.no)
    await world.tap(IDS.wang, IDS.wang, words.not_ours)
    assert (await head(world, ballot, "3单元", "201")).choice == "no"
    await world.tap(IDS.wang, IDS.wang, words.sure)
    disputed = await head(world, ballot, "3单元", "201")
    assert (disputed.choice, disputed.why) == (None, Why.DISPUTE)
    assert "3单元201" in world.last(IDS.captain)
    assert "3单元201" in world.last(WITNESS)
    await world.tap(IDS.wang, IDS.building_6, words.yes)
    settled = await head(world, ballot, "3单元", "201")
    assert (settled.choice, settled.via, settled.why) == ("yes", Via.TAP, None)
    assert await replayed(world, ballot)


async def test_an_own_tap_beats_paper_and_paper_over_a_tap_is_refused(world: World) -> None:
    await witnessed(world)
    ballot = await opened(world)
    await slip(world, "3单元201", "反对")
    await world.tap(WITNESS, WITNESS, "反对")
    await world.tap(IDS.wang, IDS.building_6, "同意")
    assert (await head(world, ballot, "3单元", "201")).choice == "yes"
    await manage(world)
    await world.tap(IDS.captain, IDS.captain, "录入纸票")
    await world.tap(IDS.captain, IDS.captain, "录入一张")
    await world.say(IDS.captain, IDS.captain, "3单元201")
    assert "已经自己在手机上投了" in world.last(IDS.captain)
    assert [cast.via for cast in await stored(world, ballot)] == [Via.TAP]


async def test_a_tap_before_the_witness_has_read_leaves_nothing_to_confirm(world: World) -> None:
    await witnessed(world)
    ballot = await opened(world)
    await slip(world, "3单元201", "反对")
    await world.tap(IDS.wang, IDS.building_6, "同意")
    assert "没有要核对的纸票" in await world.tap(WITNESS, WITNESS, "反对")
    stood = await head(world, ballot, "3单元", "201")
    assert (stood.choice, stood.via) == ("yes", Via.TAP)


async def test_a_bare_number_that_is_a_slip_and_a_room_is_asked_back(world: World) -> None:
    await witnessed(world)
    ballot = await opened(world)
    await manage(world)
    await world.tap(IDS.captain, IDS.captain, "录入纸票")
    await world.tap(IDS.captain, IDS.captain, "录入一张")
    await world.say(IDS.captain, IDS.captain, "201")
    assert "是哪一户" in world.last(IDS.captain)
    await world.tap(IDS.captain, IDS.captain, "2单元201")
    await world.tap(IDS.captain, IDS.captain, "同意")
    assert (await head(world, ballot, "2单元", "201")).why is Why.UNCONFIRMED


async def test_a_slip_is_found_by_its_number(world: World) -> None:
    ballot = await opened(world)
    wanted = await head(world, ballot, "2单元", "101")
    await slip(world, f"{wanted.slip}号票")
    (cast,) = await stored(world, ballot)
    assert cast.head_id == wanted.id


@pytest.mark.parametrize("typed", ["999", "9单元909", "门口那家", "<b>", "👍", "号" * 4000])
async def test_an_unknown_slip_is_said_so_and_the_question_stays_open(
    world: World, typed: str
) -> None:
    ballot = await opened(world)
    await manage(world)
    await world.tap(IDS.captain, IDS.captain, "录入纸票")
    await world.tap(IDS.captain, IDS.captain, "录入一张")
    await world.say(IDS.captain, IDS.captain, typed)
    assert "名单上没有找到这一户" in world.last(IDS.captain)
    await world.say(IDS.captain, IDS.captain, "3单元201")
    await world.tap(IDS.captain, IDS.captain, "同意")
    assert len(await stored(world, ballot)) == 1


async def test_a_second_slip_of_the_same_home_is_refused(world: World) -> None:
    ballot = await opened(world)
    await slip(world, "3单元201")
    await manage(world)
    await world.tap(IDS.captain, IDS.captain, "录入纸票")
    await world.tap(IDS.captain, IDS.captain, "录入一张")
    await world.say(IDS.captain, IDS.captain, "3单元201")
    assert "已经录过一张纸票" in world.last(IDS.captain)
    assert len(await stored(world, ballot)) == 1


async def test_a_slip_nobody_has_confirmed_can_be_taken_back(world: World) -> None:
    ballot = await opened(world)
    await slip(world, "3单元201", "反对")
    assert "撤掉" in await world.tap(IDS.captain, IDS.captain, "撤掉这张")
    assert await stored(world, ballot) == []
    assert not (await head(world, ballot, "3单元", "201")).heard
    assert await replayed(world, ballot)


async def test_a_confirmed_slip_cannot_be_taken_back_by_the_captain(world: World) -> None:
    await witnessed(world)
    ballot = await opened(world)
    await slip(world, "3单元201")
    message, data = world.button(IDS.captain, "撤掉这张")
    await world.tap(WITNESS, WITNESS, "同意")
    assert "已经核对过" in await world.forge(IDS.captain, IDS.captain, message, data)
    assert (await head(world, ballot, "3单元", "201")).choice == "yes"


async def test_a_photo_of_the_slip_is_kept_and_shown_to_its_witness(world: World) -> None:
    await witnessed(world)
    ballot = await opened(world)
    await slip(world, "3单元201")
    await world.tap(IDS.captain, IDS.captain, "拍照")
    await world.say(IDS.captain, IDS.captain, "在路上")
    assert "没有照片" in world.last(IDS.captain)
    await picture(world, IDS.captain)
    (cast,) = await stored(world, ballot)
    assert cast.file_id
    await manage(world, by=WITNESS)
    await world.tap(WITNESS, WITNESS, "3单元201")
    await world.tap(WITNESS, WITNESS, "看照片")
    assert [m for m in world.from_bot(WITNESS) if "photo" in m]


async def test_paper_comes_too_late_at_the_deadline(world: World) -> None:
    await witnessed(world)
    ballot = await opened(world)
    await slip(world, "3单元201")
    await until(world, ballot)
    assert "已经截止" in await world.tap(WITNESS, WITNESS, "同意")
    (cast,) = await stored(world, ballot)
    assert cast.state is CastState.UNCONFIRMED
    assert await replayed(world, ballot)


async def test_a_secret_ballot_takes_no_paper_and_says_why(world: World) -> None:
    ballot = await opened(world, Kind.ELECTION)
    await manage(world)
    assert "录入纸票" not in world.labels(IDS.captain)
    message, _ = world.button(IDS.captain, "提醒未投")
    toast = await world.forge(IDS.captain, IDS.captain, message, f"bht:{ballot.id}:paper")
    assert "无记名" in toast
    assert await stored(world, ballot) == []


async def test_with_several_seats_the_boxes_are_ticked_one_by_one(world: World) -> None:
    await witnessed(world)
    ballot = await opened(world, Kind.CHOOSE, seats=2, electorate="flats")
    await slip(world, "3单元201", "木的")
    await world.tap(IDS.captain, IDS.captain, "塑料的")
    await world.tap(IDS.captain, IDS.captain, "就是这些")
    (cast,) = await stored(world, ballot)
    assert cast.choice == "1+3"
    for box in ("塑料的", "木的", "就是这些"):
        await world.tap(WITNESS, WITNESS, box)
    assert (await head(world, ballot, "3单元", "201")).choice == "1+3"


async def test_the_chain_names_the_hands_but_not_the_people(world: World) -> None:
    await witnessed(world)
    ballot = await opened(world)
    await slip(world, "3单元201")
    await world.tap(WITNESS, WITNESS, "同意")
    rows = [row for row in await chain(world, ballot) if row.type == "cast"]
    assert [row.actor for row in rows] == ["captain", "witness"]
    assert [row.payload["excluded"] for row in rows] == ["unconfirmed", None]
    assert rows[-1].payload["via"] == "paper"


async def test_only_those_who_speak_for_the_home_are_told(world: World) -> None:
    await witnessed(world)
    await live_in(world, IDS.anna, "3单元", "201", Relation.TENANT)
    await opened(world)
    await slip(world, "3单元201")
    await world.tap(WITNESS, WITNESS, ZH.yes)
    assert not any("3单元201" in text for text in world.texts(IDS.anna))
