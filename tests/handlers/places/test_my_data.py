"""What is kept of a person: seen, taken along, forgotten; and what stays when it is."""

import json
from typing import Any

import pytest

from domain.places import MembershipState
from playground.estate import IDS
from storage.places import people
from tests.handlers.places.rows import kept, speak
from tests.handlers.places.test_joining import claim, state_of
from tests.handlers.places.test_members import link_for
from tests.world import World


async def exported(world: World, person: int, label: str = "导出") -> dict[str, Any]:
    """Press export and read the file that comes."""
    await world.write(person, "/privacy")
    await world.tap(person, person, label)
    document = world.from_bot(person)[-1]["document"]
    data = world.telegram.files.by_id[document["file_id"]].data
    return dict(json.loads(data))


async def erase(world: World, person: int) -> None:
    await world.write(person, "/privacy")
    await world.tap(person, person, "删除")
    await world.tap(person, person, "确定删除")


async def name_of(world: World, person: int) -> str:
    return (await world.database.run(people.get, person)).name


async def test_the_export_has_every_kind_of_row_with_their_own_only(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/report 三单元二楼楼道灯不亮")
    data = await exported(world, IDS.wang)
    assert data.keys() >= {
        "person", "homes", "roles", "groups", "reports", "supports", "looked_at_by_you",
    }  # fmt: skip
    [person] = data["person"]
    assert (person["id"], person["name"], person["language"]) == (IDS.wang, "王阿姨", "zh-CN")
    [home] = data["homes"]
    assert (home["building"], home["stairwell"], home["room"]) == ("6栋", "3单元", "201")
    assert (home["relation"], home["state"], home["ended_at"]) == ("owner", "active", None)
    [report] = data["reports"]
    assert (report["building"], report["number"]) == ("6栋", 1)
    assert "楼道灯不亮" in report["text"]
    assert [group["chat_id"] for group in data["groups"]] == [IDS.building_6]
    text = json.dumps(data, ensure_ascii=False)
    for other in ("李明", "赵爷爷", "13800", str(IDS.zhao)):
        assert other not in text


async def test_a_captains_export_says_whom_they_looked_at(world: World) -> None:
    await world.write(IDS.captain, "/members")
    await world.tap(IDS.captain, IDS.captain, "住户名单")
    data = await exported(world, IDS.captain)
    assert [role["role"] for role in data["roles"]] == ["captain"]
    assert len(data["looked_at_by_you"]) == 3
    assert "王阿姨" not in json.dumps(data, ensure_ascii=False)


async def test_the_export_of_a_newcomer_is_small_but_there(world: World) -> None:
    data = await exported(world, IDS.zhou)
    assert [person["name"] for person in data["person"]] == ["小周"]
    assert data["homes"] == data["roles"] == data["reports"] == []


async def test_times_in_the_export_are_read_by_any_machine(world: World) -> None:
    data = await exported(world, IDS.wang)
    assert data["person"][0]["seen_at"].startswith("2026-11-22T")
    assert data["homes"][0]["claimed_at"].endswith("+00:00")


async def test_in_english_from_the_screen_to_the_end(world: World) -> None:
    await speak(world, "en", IDS.wang)
    assert "Your data" in (await world.write(IDS.wang, "/privacy"))[0]
    data = await exported(world, IDS.wang, "Export")
    assert data["person"][0]["language"] == "en"
    await world.write(IDS.wang, "/privacy")
    await world.tap(IDS.wang, IDS.wang, "I moved out")
    assert "no longer live in" in world.last(IDS.wang)
    await world.tap(IDS.wang, IDS.wang, "Yes, I moved out")
    assert await state_of(world, IDS.wang) == [MembershipState.ENDED]
    await world.tap(IDS.wang, IDS.wang, "Delete")
    await world.tap(IDS.wang, IDS.wang, "Yes, delete")
    assert "deleted" in world.last(IDS.wang)
    assert await name_of(world, IDS.wang) == ""


async def test_after_erasing_reports_stay_and_are_nobodys(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/report 三单元二楼楼道灯不亮")
    before = kept(world)["reports"]
    await erase(world, IDS.wang)
    run = world.database.connection.execute
    assert [row[0] for row in run("SELECT text FROM reports")] == ["三单元二楼楼道灯不亮"]
    assert len(kept(world)["reports"]) == len(before)
    row = run("SELECT name, username, phone, birth_year FROM people WHERE id = ?", (IDS.wang,))
    assert tuple(row.fetchone()) == ("", None, None, None)
    await world.write(IDS.captain, "/reports")
    assert "王阿姨" not in "".join(world.texts(IDS.captain)[-2:])


async def test_after_erasing_a_claim_that_waited_waits_no_more(world: World) -> None:
    await claim(world, IDS.zhou)
    await erase(world, IDS.zhou)
    assert await state_of(world, IDS.zhou) == [MembershipState.ENDED]
    assert "已经不在这户" in world.last(IDS.captain)
    assert "小周" not in world.last(IDS.captain)
    assert "等您确认：0 条" in (await world.write(IDS.captain, "/members"))[0]


async def test_erasing_drops_what_was_being_asked(world: World) -> None:
    await claim(world, IDS.zhou)
    await world.tap(IDS.zhou, IDS.zhou, "用手机号核对")
    await erase(world, IDS.zhou)
    assert kept(world)["prompts"] == []


async def test_an_invitation_of_a_captain_who_was_forgotten_is_worth_nothing(
    world: World,
) -> None:
    payload = await link_for(world)
    await erase(world, IDS.captain)
    assert "过期" in (await world.write(IDS.zhou, f"/start {payload}"))[0]
    assert await state_of(world, IDS.zhou) == []


async def test_erasing_twice_and_export_after_it(world: World) -> None:
    await erase(world, IDS.wang)
    await erase(world, IDS.wang)
    assert "已经删除" in world.last(IDS.wang)
    data = await exported(world, IDS.wang)
    assert [home["state"] for home in data["homes"]] == ["ended"]


async def test_who_comes_back_is_a_new_neighbour_with_a_name(world: World) -> None:
    await erase(world, IDS.wang)
    assert await name_of(world, IDS.wang) == ""
    [hello] = await world.write(IDS.wang, "/start")
    assert "王阿姨" in hello
    assert "还没有登记" in hello
    person = await world.database.run(people.get, IDS.wang)
    assert (person.name, person.erased_at) == ("王阿姨", None)
    await claim(world, IDS.wang)
    assert (await state_of(world, IDS.wang))[-1] is MembershipState.CLAIMED


async def test_others_going_on_do_not_bring_a_name_back(world: World) -> None:
    await erase(world, IDS.wang)
    await claim(world, IDS.zhou, "201", "3单元")
    await world.say(IDS.captain, IDS.building_6, "/role")
    await world.later(days=2)
    assert await name_of(world, IDS.wang) == ""
    assert "王阿姨" not in "".join(world.texts(IDS.captain))


async def test_an_owner_who_erases_stays_owner_without_a_name(world: World) -> None:
    await erase(world, IDS.owner)
    assert await name_of(world, IDS.owner) == ""
    assert "管理人" in (await world.write(IDS.owner, "/start"))[0]


async def test_looks_are_shown_with_their_latest_first_and_five_at_most(world: World) -> None:
    await world.write(IDS.captain, "/members")
    for _ in range(6):
        await world.tap(IDS.captain, IDS.captain, "住户名单")
        await world.tap(IDS.captain, IDS.captain, "返回")
        await world.later(hours=1)
    [text] = await world.write(IDS.wang, "/privacy")
    looks = [line for line in text.splitlines() if line.endswith("陈楼长看了住户名单")]
    assert len(looks) == 5
    assert looks == sorted(looks, reverse=True)


async def test_ones_own_looks_at_oneself_are_no_news(world: World) -> None:
    await claim(world, IDS.captain)
    await world.tap(IDS.staff, IDS.staff, "同意")
    await world.write(IDS.captain, "/members")
    await world.tap(IDS.captain, IDS.captain, "住户名单")
    assert "还没有人看过" in (await world.write(IDS.captain, "/privacy"))[0]


@pytest.mark.parametrize("word", ["我的资料", "My data"])
async def test_the_word_alone_opens_it(world: World, word: str) -> None:
    assert "您的资料" in (await world.write(IDS.wang, word))[0]


async def test_in_big_letters_every_step_is_one_button_a_row(world: World) -> None:
    await world.write(IDS.wang, "/big")
    await world.write(IDS.wang, "/privacy")
    for label in ("删除", "返回", "我搬走了", "返回"):
        await world.tap(IDS.wang, IDS.wang, label)
        rows = world.from_bot(IDS.wang)[-1]["reply_markup"]["inline_keyboard"]
        assert all(len(row) == 1 for row in rows)
        assert len(rows) <= 4


ELDER = {
    "zh-CN": [("报事", "什么问题"), ("我的事项", "事"), ("帮助", "在这里可以"), ("值班", "119")],
    "en": [("Report", "What is"), ("My matters", "Nothing of yours"), ("Help", "Here you can"),
           ("Phone numbers", "119")],
}  # fmt: skip


@pytest.mark.parametrize("language", ELDER)
async def test_the_words_under_the_input_field_do_what_they_say(
    world: World, language: str
) -> None:
    await speak(world, language, IDS.zhao)
    await world.write(IDS.zhao, "/big")
    shown = world.telegram.keyboard(IDS.zhao, world.from_bot(IDS.zhao)[-1]["message_id"])
    assert shown is not None
    words = [button["text"] for row in shown["keyboard"] for button in row]
    assert words == [word for word, _ in ELDER[language]]
    before = kept(world)["reports"]
    for word, expected in ELDER[language]:
        assert expected in (await world.write(IDS.zhao, word))[0]
    assert kept(world)["reports"] == before


async def test_the_keyboard_changes_its_language_with_the_person(world: World) -> None:
    await world.write(IDS.zhao, "/big")
    await world.write(IDS.zhao, "/lang")
    await world.tap(IDS.zhao, IDS.zhao, "English")
    await world.write(IDS.zhao, "/big")
    await world.write(IDS.zhao, "/big")
    shown = world.telegram.keyboard(IDS.zhao, world.from_bot(IDS.zhao)[-1]["message_id"])
    assert shown is not None
    assert shown["keyboard"][0][0]["text"] == "Report"
