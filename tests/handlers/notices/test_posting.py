"""A notice in its groups: the post, reminders, the evening's digest, the end."""

from domain.notices import Phase, Signup
from playground.estate import IDS
from tests.actions.notices.noticed import local
from tests.handlers.notices.broadcast import at, current, fates, holding, publish
from tests.world import World


async def test_the_post_stands_in_each_group_with_its_three_buttons(world: World) -> None:
    _, row = await publish(
        world,
        "12月7日 09:00到11:00",
        place=world.estate.community,
        signup=Signup(20),
        receipt=True,
        venue="社区活动室",
        body="请带身份证 <b>原件</b>",
    )
    assert await fates(world, row) == {IDS.building_6: "sent", IDS.building_7: "sent"}
    text = world.last(IDS.building_6)
    for words in ("人人坞免费义诊", "12月7日(周一) 09:00–11:00", "社区活动室", "0/20 人"):
        assert words in text
    assert "<b>原件</b>" in text
    assert world.labels(IDS.building_6) == ["报名", "收到", "加日历"]


async def test_the_author_sees_how_far_it_is(world: World) -> None:
    await publish(world, "12月7日 09:00", place=world.estate.community, author_id=IDS.staff)
    (card,) = holding(world, IDS.staff, "进行中")
    assert "已发出：2/2 个群" in card["text"]
    assert "12月7日(周一) 09:00" in card["text"]


async def test_a_reminder_replies_to_the_post_and_tells_who_signed_up(world: World) -> None:
    await publish(world, "12月7日 09:00", reminders=(1440, 60), signup=Signup(20), receipt=True)
    post = holding(world, IDS.building_6, "义诊")[0]
    await world.tap(IDS.wang, IDS.building_6, "报名")
    at(world, local(2026, 12, 6, 9))
    await world.settle()
    (reminder,) = holding(world, IDS.building_6, "提醒")
    assert reminder["reply_to_message"]["message_id"] == post["message_id"]
    assert len(holding(world, IDS.wang, "🔔")) == 1
    at(world, local(2026, 12, 7, 8))
    await world.settle()
    assert len(holding(world, IDS.building_6, "🔔")) == 2
    assert len(holding(world, IDS.wang, "🔔")) == 2
    assert not holding(world, IDS.li_ming, "🔔")


async def test_down_over_both_reminders_only_the_last_is_sent(world: World) -> None:
    await publish(world, "12月7日 09:00", reminders=(1440, 60))
    at(world, local(2026, 12, 7, 8, 30))
    await world.settle()
    assert len(holding(world, IDS.building_6, "🔔")) == 1
    at(world, local(2026, 12, 7, 10))
    await world.settle()
    assert len(holding(world, IDS.building_6, "🔔")) == 1


async def test_the_third_post_of_a_day_waits_for_the_digest(world: World) -> None:
    for title in ("一", "二"):
        await publish(world, "12月7日 09:00", title=f"公告{title}")
    _, third = await publish(world, "12月8日 09:00", title="公告三")
    _, fourth = await publish(world, "12月9日 09:00", title="公告四")
    assert await fates(world, third) == {IDS.building_6: "held"}
    assert not holding(world, IDS.building_6, "公告三")
    at(world, local(2026, 11, 22, 19))
    await world.settle()
    assert await fates(world, fourth) == {IDS.building_6: "digest"}
    (digest,) = holding(world, IDS.building_6, "还有 2 条公告")
    assert "公告三" in digest["text"]
    links = [b["url"] for row in digest["reply_markup"]["inline_keyboard"] for b in row]
    assert [url.partition("=")[2] for url in links] == [f"n_{third.id}", f"n_{fourth.id}"]
    at(world, local(2026, 11, 23, 19))
    await world.settle()
    assert len(holding(world, IDS.building_6, "条公告")) == 1


async def test_what_is_urgent_or_starts_before_the_digest_does_not_wait(world: World) -> None:
    for title in ("一", "二"):
        await publish(world, "12月7日 09:00", title=f"公告{title}")
    _, urgent = await publish(world, "", title="大风", urgent="大风蓝色预警")
    _, soon = await publish(world, "今天18:30", title="今晚讲座")
    assert await fates(world, urgent) == {IDS.building_6: "sent"}
    assert await fates(world, soon) == {IDS.building_6: "sent"}
    assert "紧急" in holding(world, IDS.building_6, "大风")[0]["text"]


async def test_the_day_after_there_is_room_again(world: World) -> None:
    for title in ("一", "二"):
        await publish(world, "12月7日 09:00", title=f"公告{title}")
    at(world, local(2026, 11, 23, 9))
    _, third = await publish(world, "12月8日 09:00", title="公告三")
    assert await fates(world, third) == {IDS.building_6: "sent"}


async def test_once_over_it_is_unpinned_and_a_report_is_asked_for(world: World) -> None:
    _, row = await publish(world, "12月7日 09:00到11:00", pin=True, signup=Signup(20))
    assert world.telegram.chat(IDS.building_6).pinned
    at(world, local(2026, 12, 7, 11))
    await world.settle()
    assert (await current(world, row)).state is Phase.OVER
    assert not world.telegram.chat(IDS.building_6).pinned
    assert holding(world, IDS.captain, "结束了")
    assert "已结束" in holding(world, IDS.building_6, "义诊")[0]["text"]
    assert "小结" in world.labels(IDS.captain)


async def test_a_long_text_is_cut_where_telegram_would_refuse_it(world: World) -> None:
    await publish(world, "12月7日 09:00", body="🏥" * 3500)
    text = holding(world, IDS.building_6, "义诊")[0]["text"]
    assert len(text.encode("utf-16-le")) // 2 <= 4096
    assert "看详情" in world.labels(IDS.building_6)
    assert "加日历" in world.labels(IDS.building_6)
