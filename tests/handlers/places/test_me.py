"""/lang, /big and /privacy, played through the whole bot."""

import json

from domain.places import MembershipState
from playground.estate import IDS
from storage.places import chats, grants, people
from tests.handlers.places.test_joining import claim, state_of
from tests.world import World


async def test_a_person_chooses_their_language_and_sees_it_at_once(world: World) -> None:
    assert "您的语言" in (await world.write(IDS.wang, "/lang"))[0]
    await world.tap(IDS.wang, IDS.wang, "English")
    assert "choose your language" in world.last(IDS.wang)
    assert "Hello" in (await world.write(IDS.wang, "/start"))[0]


async def test_the_captain_chooses_the_groups_language(world: World) -> None:
    await world.say(IDS.captain, IDS.building_6, "/lang")
    assert "这个群的语言" in world.last(IDS.building_6)
    await world.tap(IDS.captain, IDS.building_6, "English")
    assert "language of this group" in world.last(IDS.building_6)
    chat = await world.database.run(chats.find, IDS.building_6)
    assert chat is not None
    assert chat.language == "en"


async def test_a_resident_in_the_group_chooses_only_their_own(world: World) -> None:
    before = len(world.texts(IDS.building_6))
    await world.say(IDS.wang, IDS.building_6, "/lang")
    assert len(world.texts(IDS.building_6)) == before
    assert "您的语言" in world.last(IDS.wang)


async def test_a_resident_who_taps_the_groups_chooser_changes_nothing(world: World) -> None:
    await world.say(IDS.captain, IDS.building_6, "/lang")
    toast = await world.tap(IDS.wang, IDS.building_6, "English")
    assert "楼栋长" in toast
    chat = await world.database.run(chats.find, IDS.building_6)
    assert chat is not None
    assert chat.language is None


async def test_a_language_nobody_speaks_here_is_an_out_of_date_button(world: World) -> None:
    await world.write(IDS.wang, "/lang")
    message = world.from_bot(IDS.wang)[-1]["message_id"]
    assert "不在了" in await world.forge(IDS.wang, IDS.wang, message, "lang:fr")


async def test_big_letters_bring_the_words_and_take_them_away(world: World) -> None:
    assert "大按钮打开" in (await world.write(IDS.zhao, "/big"))[0]
    shown = world.telegram.keyboard(IDS.zhao, world.from_bot(IDS.zhao)[-1]["message_id"])
    assert shown is not None
    words = [button["text"] for row in shown["keyboard"] for button in row]
    assert words == ["报事", "我的事项", "帮助", "值班"]
    assert "大按钮关掉" in (await world.write(IDS.zhao, "/big"))[0]
    gone = world.telegram.keyboard(IDS.zhao, world.from_bot(IDS.zhao)[-1]["message_id"])
    assert gone == {"remove_keyboard": True}


async def test_privacy_shows_what_is_really_kept(world: World) -> None:
    world.database.connection.execute(
        "UPDATE people SET phone = '13812345621' WHERE id = ?", (IDS.wang,)
    )
    [text] = await world.write(IDS.wang, "/privacy")
    assert "王阿姨" in text
    assert "138****5621" in text
    assert "6栋 3单元 201室（业主）" in text
    assert "还没有人看过" in text


async def test_privacy_asked_in_a_group_is_answered_in_private(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/privacy")
    assert "您的资料" in world.last(IDS.wang)
    await world.say(IDS.zhou, IDS.building_6, "/privacy")
    assert "私聊" in world.last(IDS.building_6)


async def test_the_export_is_a_file_with_everything(world: World) -> None:
    await world.write(IDS.wang, "/privacy")
    await world.tap(IDS.wang, IDS.wang, "导出")
    document = world.from_bot(IDS.wang)[-1]["document"]
    assert document["file_name"] == "linli-my-data.json"
    files = world.telegram.files
    kept = json.loads(files.by_id[document["file_id"]].data)
    assert kept["person"][0]["name"] == "王阿姨"
    assert kept["homes"][0]["room"] == "201"
    assert {"roles", "groups", "reports", "supports"} <= kept.keys()


async def test_moving_out_asks_first_and_ends_the_membership(world: World) -> None:
    await world.write(IDS.wang, "/privacy")
    await world.tap(IDS.wang, IDS.wang, "我搬走了")
    assert await state_of(world, IDS.wang) == [MembershipState.ACTIVE]
    await world.tap(IDS.wang, IDS.wang, "确定搬走")
    assert await state_of(world, IDS.wang) == [MembershipState.ENDED]
    assert "6栋 3单元 201室" not in world.last(IDS.wang)


async def test_a_claim_can_be_taken_back(world: World) -> None:
    await claim(world, IDS.zhou)
    await world.write(IDS.zhou, "/privacy")
    await world.tap(IDS.zhou, IDS.zhou, "我搬走了")
    await world.tap(IDS.zhou, IDS.zhou, "确定搬走")
    assert await state_of(world, IDS.zhou) == [MembershipState.ENDED]
    assert "已经不在这户" in world.last(IDS.captain)


async def test_nobody_moves_somebody_else_out(world: World) -> None:
    await world.write(IDS.wang, "/privacy")
    _, data = world.button(IDS.wang, "我搬走了")
    await world.write(IDS.zhou, "/privacy")
    message = world.from_bot(IDS.zhou)[-1]["message_id"]
    await world.forge(IDS.zhou, IDS.zhou, message, data)
    assert "201" not in "".join(world.texts(IDS.zhou))
    toast = await world.forge(IDS.zhou, IDS.zhou, message, data.rsplit(":", 1)[0] + ":1")
    assert "不是您的登记" in toast
    assert await state_of(world, IDS.wang) == [MembershipState.ACTIVE]


async def test_deleting_asks_first_and_can_be_left(world: World) -> None:
    await world.write(IDS.wang, "/privacy")
    await world.tap(IDS.wang, IDS.wang, "删除")
    assert "不能恢复" in world.last(IDS.wang)
    await world.tap(IDS.wang, IDS.wang, "返回")
    assert "王阿姨" in world.last(IDS.wang)


async def test_deleting_forgets_the_name_the_flat_and_the_roles(world: World) -> None:
    await world.write(IDS.captain, "/privacy")
    await world.tap(IDS.captain, IDS.captain, "删除")
    await world.tap(IDS.captain, IDS.captain, "确定删除")
    assert "已经删除" in world.last(IDS.captain)
    person = await world.database.run(people.get, IDS.captain)
    assert (person.name, person.phone, person.username) == ("", None, None)
    assert person.erased_at is not None
    now = world.clock.now()
    assert await world.database.run(grants.of, IDS.captain, now=now) == []


async def test_after_deleting_others_no_longer_see_the_name(world: World) -> None:
    await world.write(IDS.wang, "/privacy")
    await world.tap(IDS.wang, IDS.wang, "删除")
    await world.tap(IDS.wang, IDS.wang, "确定删除")
    await world.write(IDS.captain, "/members")
    await world.tap(IDS.captain, IDS.captain, "住户名单")
    assert "王阿姨" not in world.last(IDS.captain)
    assert await state_of(world, IDS.wang) == [MembershipState.ENDED]
