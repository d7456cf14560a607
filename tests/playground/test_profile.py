import pytest

from playground.chats import Chat
from playground.inprocess import InProcess
from playground.menus import menu
from playground.people import Person
from playground.shapes import Json, Refused
from playground.world import World


def commands(*names: str) -> list[Json]:
    return [{"command": name, "description": f"做{name}"} for name in names]


async def test_commands_are_kept_by_scope_and_language(telegram: InProcess) -> None:
    private = {"type": "all_private_chats"}
    await telegram.do("setMyCommands", commands=commands("report"), scope=private)
    await telegram.do(
        "setMyCommands", commands=commands("vote"), scope=private, language_code="en"
    )
    assert await telegram.do("getMyCommands", scope=private) == commands("report")
    assert await telegram.do("getMyCommands", scope=private, language_code="en") == commands(
        "vote"
    )
    assert await telegram.do("getMyCommands") == []
    await telegram.do("deleteMyCommands", scope=private)
    assert await telegram.do("getMyCommands", scope=private) == []


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"commands": commands("Report")}, "BOT_COMMAND_INVALID"),
        ({"commands": commands("报事")}, "BOT_COMMAND_INVALID"),
        ({"commands": commands("x" * 33)}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a", "description": ""}]}, "DESCRIPTION"),
        ({"commands": [{"command": "a", "description": "x" * 257}]}, "DESCRIPTION"),
        ({"commands": commands("a") * 101}, "TOO_MUCH"),
        ({"commands": [], "language_code": "zh-CN"}, "language_code"),
        ({"commands": [], "scope": {"type": "nowhere"}}, "BotCommandScope"),
    ],
)
async def test_wrong_commands_are_refused(
    telegram: InProcess, wrong: dict[str, object], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        await telegram.do("setMyCommands", **wrong)


async def test_the_narrowest_scope_makes_the_menu(
    world: World, telegram: InProcess, group: Chat, wang: Person, chen: Person
) -> None:
    at = {"chat_id": group.id}
    scopes: list[Json] = [
        {"type": "default"},
        {"type": "all_group_chats"},
        {"type": "all_chat_administrators"},
        {"type": "chat"} | at,
        {"type": "chat_administrators"} | at,
        {"type": "chat_member", "user_id": wang.id} | at,
    ]
    seen = []
    for number, scope in enumerate(scopes):
        await telegram.do("setMyCommands", commands=commands(f"c{number}"), scope=scope)
        seen.append([menu(world, one.id, group)[0]["command"] for one in (wang, chen)])
    assert seen == [
        ["c0", "c0"],
        ["c1", "c1"],
        ["c1", "c2"],
        ["c3", "c3"],
        ["c3", "c4"],
        ["c5", "c4"],
    ]


async def test_a_menu_is_shown_in_the_persons_language(
    world: World, telegram: InProcess, wang: Person
) -> None:
    anna = world.add_person("Anna", language_code="en")
    await telegram.do("setMyCommands", commands=commands("report"))
    await telegram.do("setMyCommands", commands=commands("vote"), language_code="en")
    seen = [menu(world, one.id, world.chat(one.id))[0]["command"] for one in (wang, anna)]
    assert seen == ["report", "vote"]


@pytest.mark.parametrize(
    ("what", "method", "most"),
    [
        ("name", "Name", 64),
        ("description", "Description", 512),
        ("short_description", "ShortDescription", 120),
    ],
)
async def test_names_and_descriptions_are_kept_by_language(
    telegram: InProcess, what: str, method: str, most: int
) -> None:
    await telegram.do(f"setMy{method}", **{what: "邻里"})
    await telegram.do(f"setMy{method}", **{what: "Linli"}, language_code="en")
    assert await telegram.do(f"getMy{method}") == {what: "邻里"}
    assert await telegram.do(f"getMy{method}", language_code="en") == {what: "Linli"}
    assert await telegram.do(f"getMy{method}", language_code="fr") == {what: "邻里"}
    with pytest.raises(Refused, match="TOO_LONG"):
        await telegram.do(f"setMy{method}", **{what: "x" * (most + 1)})


async def test_menu_buttons_fall_back_to_the_default(telegram: InProcess) -> None:
    assert await telegram.do("getChatMenuButton", chat_id=5) == {"type": "commands"}
    await telegram.do("setChatMenuButton", menu_button={"type": "default"})
    await telegram.do("setChatMenuButton", chat_id=5, menu_button={"type": "commands"})
    assert await telegram.do("getChatMenuButton", chat_id=5) == {"type": "commands"}
    assert await telegram.do("getChatMenuButton", chat_id=6) == {"type": "default"}
    assert await telegram.do("logOut") is True
