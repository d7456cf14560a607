"""Private copies for people filters, groups that move, media, both languages, long downtimes."""

from domain.notices import Audience, Medium, Notice, Occurrence, Phase
from playground.estate import IDS
from storage.database import Tx
from storage.notices import register
from storage.places import chats, people
from tests.actions.notices.noticed import local
from tests.handlers.notices.broadcast import (
    add_groups,
    at,
    current,
    fates,
    holding,
    one_round,
    publish,
)
from tests.world import World

# By Telegram's numbering a basic group, which can become a supergroup.
BASIC = -1500
OLD = Audience(born_until=1961)


async def test_people_filters_reach_people_in_private_and_no_group(world: World) -> None:
    await world.database.run(_born, IDS.zhao, 1950)
    await world.database.run(_born, IDS.wang, 1970)
    _, row = await publish(world, "12月7日 09:00", audience=OLD, receipt=True)
    assert await fates(world, row) == {IDS.zhao: "sent"}
    assert not holding(world, IDS.building_6, "📢")
    assert set(world.labels(IDS.zhao)) >= {"收到", "加日历", "不再私信我"}


async def test_who_asked_for_peace_is_not_written_to_again(world: World) -> None:
    await world.database.run(_born, IDS.zhao, 1950)
    await publish(world, "12月7日 09:00", audience=OLD)
    await world.tap(IDS.zhao, IDS.zhao, "不再私信我")
    _, row = await publish(world, "12月8日 09:00", audience=OLD)
    assert await fates(world, row) == {}


async def test_who_blocked_the_bot_is_counted_not_named(world: World) -> None:
    await world.database.run(_born, IDS.zhao, 1950)
    _, row = await publish(world, "12月7日 09:00", audience=OLD, settle=False)
    world.telegram.block(IDS.zhao)
    world.telegram.updates.clear()
    await world.settle()
    assert await fates(world, row) == {IDS.zhao: "failed"}
    await world.tap(IDS.captain, IDS.captain, "没发到的")
    assert "1 位住户的私信：对方停用了机器人" in world.last(IDS.captain)
    assert "赵爷爷" not in world.last(IDS.captain)


async def test_a_group_that_becomes_a_supergroup_has_one_post_and_is_reminded(
    world: World,
) -> None:
    (group,) = await add_groups(world, 1, BASIC)
    _, row = await publish(world, "12月7日 09:00", settle=False, reminders=(60,))
    new = world.telegram.migrate(group)
    await world.settle()
    assert (await fates(world, row))[new] == "sent"
    at(world, local(2026, 12, 7, 8))
    await world.settle()
    assert len(holding(world, new, "📢")) == 1
    assert len(holding(world, new, "🔔")) == 1


async def test_moved_after_the_post_the_new_group_has_it_and_replies_go_there(
    world: World,
) -> None:
    (group,) = await add_groups(world, 1, BASIC)
    _, row = await publish(world, "12月7日 09:00")
    new = world.telegram.migrate(group)
    await world.settle()
    assert len(holding(world, new, "📢")) == 1
    assert (await fates(world, row))[new] == "sent"


async def test_one_picture_and_few_words_are_one_message_that_is_kept_up_to_date(
    world: World,
) -> None:
    notice, row = await _with_media(world, "photo")
    (post,) = holding(world, IDS.building_6, "📢")
    assert post["photo"]
    await _rewrite(world, "改正文", "正文" * 600)
    await world.settle()
    (post,) = holding(world, IDS.building_6, "📢")
    caption = post["caption"]
    assert len(caption.encode("utf-16-le")) // 2 <= 1024
    assert caption.count("正文") > 300
    assert "看详情" in world.labels(IDS.building_6)
    assert notice.id
    assert row.id


async def test_many_media_or_many_words_go_before_the_post(world: World) -> None:
    await _with_media(world, "photo", "photo", "voice")
    kinds = [
        next((kind for kind in ("photo", "voice", "text") if kind in message), "")
        for message in world.from_bot(IDS.building_6)
    ]
    assert kinds == ["photo", "photo", "voice", "text"]


async def test_a_point_on_the_map_goes_before_the_post(world: World) -> None:
    await publish(world, "12月7日 09:00", latitude=31.2, longitude=121.5, venue="6栋大厅")
    first = world.from_bot(IDS.building_6)[0]
    assert first["location"]["latitude"] == 31.2
    assert len(holding(world, IDS.building_6, "📢")) == 1


async def test_missed_ones_are_told_to_the_author_in_one_message(world: World) -> None:
    notice, _ = await publish(world, "每天9:00", at_once=False)
    at(world, local(2026, 11, 30, 12))
    await world.settle()
    (told,) = holding(world, IDS.captain, "没能按时发出")
    assert "有 8 次" in told["text"]
    assert "11月23日(周一) 09:00" in told["text"]
    assert "11月30日(周一) 09:00" in told["text"]
    assert not holding(world, IDS.building_6, "📢")
    assert notice.id


async def test_a_place_without_a_group_has_nothing_to_fail(world: World) -> None:
    for chat_id in (IDS.building_6, IDS.building_7):
        await world.database.run(
            chats.set_state, chat_id, chats.ChatState.REMOVED, now=world.clock.now()
        )
    notice, row = await publish(world, "12月7日 09:00", place=world.estate.community,
                                author_id=IDS.staff)  # fmt: skip
    assert await fates(world, row) == {}
    assert (await current(world, row)).state is Phase.POSTED
    (card,) = holding(world, IDS.staff, notice.title)
    assert "机器人被移出的群：2 个" in card["text"]


async def test_english_readers_read_english(world: World) -> None:
    await world.database.run(chats.set_language, IDS.building_6, "en")
    await publish(world, "12月7日 09:00", venue="Hall", reminders=(60,))
    assert "When: Mon 7 Dec, 09:00" in world.last(IDS.building_6)
    assert world.labels(IDS.building_6) == ["Add to calendar"]
    at(world, local(2026, 12, 7, 8))
    await world.settle()
    assert "Reminder" in world.last(IDS.building_6)


async def test_the_second_of_two_rounds_sends_nothing_again(world: World) -> None:
    groups = [IDS.building_6, *await add_groups(world, 3)]
    await publish(world, "12月7日 09:00", settle=False)
    while await one_round(world):
        continue
    await world.settle()
    assert [len(holding(world, chat, "📢")) for chat in groups] == [1] * 4


async def _born(tx: Tx, person_id: int, year: int) -> None:
    await tx.do(people.SET["birth_year"], person=person_id, value=year)


async def _with_media(world: World, *kinds: str) -> tuple[Notice, Occurrence]:
    """A notice with files, begun as publishing does."""
    notice, row = await publish(world, "每周二14:00", at_once=False, body="正文")

    async def step(tx: Tx) -> None:
        for kind in kinds:
            stored = world.telegram.files.add(kind, kind.encode())
            await register.add_medium(tx, notice.id, Medium(kind, stored.id))

    await world.database.run(step)
    at(world, row.post_at)
    await world.settle()
    return notice, row


async def _rewrite(world: World, button: str, text: str) -> None:
    await world.tap(IDS.captain, IDS.captain, "改内容")
    await world.tap(IDS.captain, IDS.captain, button)
    await world.write(IDS.captain, text)
