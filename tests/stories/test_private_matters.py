"""Private matters through their whole life: handled to the end, and read by nobody else."""

import pytest

from domain.reports import State, Visibility
from playground.estate import IDS
from storage.tables import audit
from tests.stories.street import Street, of

OFFICE = -1001000000300
OFFICER = 3001
GROUPS = (IDS.building_6, IDS.building_7, IDS.unit_chat)
OUTSIDE = (IDS.li_ming, IDS.zhao, IDS.anna, IDS.worker)
SAID_BY_UNIT = "402 已经谈过了 / talked to flat 402"


def nothing_leaked(street: Street, *secrets: str) -> None:
    for chat_id in (*GROUPS, *OUTSIDE):
        read = street.ever(chat_id)
        for secret in secrets:
            assert secret not in read, f"{secret!r} was read in {chat_id}"


async def through_its_life(street: Street) -> None:
    """The office takes it, asks, answers; it is reopened, done again and confirmed or not."""
    world, words = street.world, street.words
    await world.tap(OFFICER, OFFICE, words.accept)
    await world.tap(OFFICER, OFFICE, words.ask)
    await street.reply(OFFICER, OFFICE, "几楼吵 / which floor?")
    await street.reborn()
    await world.tap(IDS.wang, IDS.wang, words.answer_it)
    await world.write(IDS.wang, "四楼 402 / floor four")
    await world.tap(OFFICER, OFFICE, words.resolve)
    await street.reply(OFFICER, OFFICE, SAID_BY_UNIT)


@pytest.mark.parametrize("in_group", [True, False], ids=["told in the group", "told in private"])
async def test_a_quarrel_is_settled_and_no_neighbour_reads_a_word(
    street: Street,
    in_group: bool,  # noqa: FBT001
) -> None:
    world, words = street.world, street.words
    await street.unit_group("community_office", OFFICE, OFFICER)
    where = IDS.building_6 if in_group else IDS.wang
    report = await street.report(IDS.wang, where, words.quarrel)
    assert report.visibility is Visibility.PRIVATE
    assert words.secret in world.texts(OFFICE)[0]
    assert (words.private_note in street.ever(IDS.building_6)) is in_group
    await through_its_life(street)
    assert words.fixed in world.last(IDS.wang)
    await world.tap(IDS.wang, IDS.wang, words.reopen)
    await world.tap(IDS.wang, IDS.wang, words.still)
    await street.reborn()
    await world.tap(OFFICER, OFFICE, words.resolve)
    await street.reply(OFFICER, OFFICE, SAID_BY_UNIT)
    await world.tap(IDS.wang, IDS.wang, words.confirm)
    assert (await street.now_is(report)).state is State.CLOSED
    nothing_leaked(street, words.secret, "402", words.quarrel[:8], "6栋-0001")


async def test_a_private_reporter_out_of_reach_is_visited_by_the_captain(street: Street) -> None:
    world, words = street.world, street.words
    await street.unit_group("community_office", OFFICE, OFFICER)
    await street.report(IDS.zhou, IDS.building_6, words.quarrel)
    street.news()
    await world.tap(OFFICER, OFFICE, words.accept)
    heard = street.news()
    assert words.unreachable in of(heard, IDS.captain)
    assert "小周" in of(heard, IDS.captain)
    await street.reborn()
    await world.tap(OFFICER, OFFICE, words.resolve)
    await street.reply(OFFICER, OFFICE, SAID_BY_UNIT)
    heard = street.news()
    assert IDS.building_6 not in heard
    assert words.unreachable not in of(heard, IDS.captain), "the captain is told once"
    nothing_leaked(street, words.secret, "402")


async def test_a_reporter_who_blocks_the_bot_half_way_counts_as_out_of_reach(
    street: Street,
) -> None:
    world, words = street.world, street.words
    await street.unit_group("community_office", OFFICE, OFFICER)
    await street.report(IDS.wang, IDS.wang, words.quarrel)
    world.telegram.block(IDS.wang)
    await world.settle()
    street.news()
    await world.tap(OFFICER, OFFICE, words.accept)
    heard = street.news()
    assert set(heard) == {IDS.captain}
    assert words.unreachable in of(heard, IDS.captain)


async def test_what_is_made_private_later_is_taken_out_of_the_neighbours_sight(
    street: Street,
) -> None:
    world, words = street.world, street.words
    report = await street.report(IDS.wang, IDS.building_6, words.lamp)
    assert words.lamp in world.texts(IDS.building_6)[0]
    await world.tap(IDS.wang, IDS.wang, "私密" if words.language == "zh-CN" else "Private")
    assert (await street.now_is(report)).visibility is Visibility.PRIVATE
    standing = "\n".join(world.texts(IDS.building_6))
    assert words.lamp not in standing
    assert words.private_note in standing
    await street.reborn()
    street.news()
    await street.repair()
    assert IDS.building_6 not in street.news()
    card = world.from_bot(IDS.building_6)[0]["message_id"]
    for data in ("story:1:-1", "show:1", "rtext:1", "rpics:1", "rmenu:1:tools:0", "do:1:support"):
        before = len(street.ever(IDS.zhao))
        assert await world.forge(IDS.zhao, IDS.building_6, card, data), data
        assert words.answer not in street.ever(IDS.zhao)[before:], data
    assert words.lamp not in "\n".join(world.texts(IDS.building_6))


async def test_who_looks_at_anothers_private_matter_is_noted(street: Street) -> None:
    world, words = street.world, street.words
    await street.report(IDS.wang, IDS.wang, words.quarrel)
    await world.write(IDS.staff, "/reports")
    await world.tap(IDS.staff, IDS.staff, "6栋-0001")
    await world.tap(IDS.staff, IDS.staff, words.timeline)
    await street.reborn()
    await world.tap(IDS.wang, IDS.wang, words.timeline)
    rows = world.database.connection.execute(str(audit.select())).fetchall()
    assert {(row["person_id"], row["subject_id"]) for row in rows} == {(IDS.staff, 1)}
    assert len(rows) >= 2
