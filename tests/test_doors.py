"""Every door that is used is there, and every door that is there is used."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Column, String

from bot import menus
from bot.application import open_doors
from handlers.doors import Doors
from storage.tables import outbox, panels, prompts, timers
from tests.world import CATALOGUE
from views.buttons import ButtonData

ROOT = Path(__file__).parents[1]
SHOWN_BY = ("actions", "handlers", "bot")
DOORS = open_doors()
TABLES = ("screens", "timers", "answers", "replies", "taps", "commands", "payloads", "events")
# What a person has no menu for: it is offered where it is needed.
UNLISTED = {"start", "cancel", "duty", "privacy", "check"}
ON_KEYBOARD = {"duty"}


def trees(*folders: str) -> Iterator[ast.AST]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield ast.parse(path.read_text(encoding="utf-8"))


def words(*folders: str) -> set[str]:
    """Every literal that stands in the code: a name that is computed is found by its parts."""
    return {
        node.value
        for tree in trees(*folders)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def calls(name: str, *folders: str) -> Iterator[ast.Call]:
    for tree in trees(*folders):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == name:
                yield node


def given(call: ast.Call, position: int, keyword: str) -> Iterator[str]:
    """The literals that an argument may be."""
    found = [k.value for k in call.keywords if k.arg == keyword] + call.args[
        position : position + 1
    ]
    for argument in found:
        yield from _literals(argument)


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def sent() -> set[str]:
    """The views that the code sends by their names."""
    by_row = {v for call in calls("Outgoing", *SHOWN_BY) for v in given(call, 1, "view")}
    steps = {v for call in calls("screens.show", *SHOWN_BY) for v in given(call, 3, "view")}
    acts = {
        v
        for call in calls("context.act", "handlers")
        if call.args and ast.unparse(call.args[0]) == "screens.show"
        for v in given(call, 2, "view")
    }
    # What deletes or pins a message shows nothing.
    return (by_row | steps | acts) - {""}


def armed() -> set[str]:
    arming = [*calls("timers.arm", *SHOWN_BY), *calls("timers.add", *SHOWN_BY)]
    return {kind for call in arming for kind in given(call, 1, "kind")}


def asked() -> set[str]:
    return {kind for call in calls("prompts.ask", *SHOWN_BY) for kind in given(call, 3, "kind")}


def spoken() -> set[str]:
    """What the code says besides hanging the doors: a door nobody names is never gone through."""
    said = words("actions", "bot", "domain", "storage")
    for tree in trees("handlers"):
        hanging = {id(node) for node in _hanging(tree)}
        said |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in hanging
        }
    return said


def _hanging(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("doors."):
            yield from node.args


def stems() -> tuple[str, ...]:
    """Beginnings of names that are put together: f"units-{screen}"."""
    firsts = (
        node.values[0]
        for tree in trees("actions", "handlers")
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) and node.values
    )
    said = (str(first.value) for first in firsts if isinstance(first, ast.Constant))
    return tuple(stem for stem in said if stem.endswith("-"))


def test_every_view_that_is_sent_can_be_drawn() -> None:
    found = sent()
    assert len(found) > 40, "the search finds what it looks for"
    assert found - DOORS.screens.keys() == set()


def test_every_timer_that_is_armed_is_waited_for() -> None:
    assert armed(), "the search finds what it looks for"
    assert armed() - DOORS.timers.keys() == set()


def test_every_answer_that_is_asked_for_is_understood() -> None:
    assert asked(), "the search finds what it looks for"
    assert asked() - DOORS.answers.keys() == set()


def test_every_panel_that_can_be_replied_to_is_posted_by_somebody() -> None:
    assert set(DOORS.replies) - spoken() == set()


@pytest.mark.parametrize("table", ["screens", "timers", "answers"])
def test_no_door_is_left_that_nobody_goes_through(table: str) -> None:
    unsaid = set(getattr(DOORS, table)) - spoken()
    assert {name for name in unsaid if not name.startswith(stems())} == set()


@pytest.mark.parametrize(
    ("names", "column"),
    [
        (set(DOORS.screens), outbox.c.view),
        (set(DOORS.screens), panels.c.view),
        (set(DOORS.replies), panels.c.kind),
        (set(DOORS.replies), outbox.c.panel),
        (set(DOORS.timers), timers.c.kind),
        (set(DOORS.answers), prompts.c.kind),
    ],
    ids=str,
)
def test_every_name_fits_into_its_column(names: set[str], column: Column[str]) -> None:
    assert {name for name in names if not 1 <= len(name) <= _width(column)} == set()


def _width(column: Column[str]) -> int:
    assert isinstance(column.type, String)
    assert column.type.length
    return column.type.length


def test_every_panel_kind_that_is_posted_fits_into_its_column() -> None:
    kinds = {k for call in calls("Outgoing", *SHOWN_BY) for k in given(call, 99, "panel")}
    assert "report" in kinds
    assert {kind for kind in kinds if len(kind) > _width(panels.c.kind)} == set()


def test_every_command_is_in_a_menu_or_offered_where_it_is_needed() -> None:
    listed = {*menus.STAFF, *menus.CAPTAIN, *menus.RESIDENT, *menus.GROUP, *menus.ADMINISTRATOR}
    assert set(DOORS.commands) - listed == UNLISTED
    assert listed - set(DOORS.commands) == set()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_command_of_a_menu_has_a_line_of_its_own(language: str) -> None:
    names = sorted(set(DOORS.commands) - UNLISTED)
    lines = [c.description for c in menus.menu(CATALOGUE.say(language), names)]
    assert len(set(lines)) == len(names)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("command", sorted(set(DOORS.commands) - ON_KEYBOARD))
def test_every_command_is_told_of_in_a_help_or_a_menu(command: str, language: str) -> None:
    folder = ROOT / "views" / "locales" / language
    told = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.ftl")))
    assert f"/{command}" in told or f"[{command}]" in told


def test_words_lead_to_commands_that_are_there_and_are_no_commands_themselves() -> None:
    assert set(DOORS.words.values()) - set(DOORS.commands) == set()
    assert {word for word in DOORS.words if word.startswith("/") or word != word.strip()} == set()


def test_payload_prefixes_can_be_told_apart_from_what_follows() -> None:
    assert {prefix for prefix in DOORS.payloads if "_" in prefix or not prefix.isalnum()} == set()


def test_every_link_that_opens_the_bot_with_a_payload_is_understood() -> None:
    starts = {s for call in calls("Link", "views") for s in given(call, 2, "start")}
    assert {s for s in starts if "_" in s and s.partition("_")[0] not in DOORS.payloads} == set()


def test_every_button_class_is_behind_a_door() -> None:
    def below(kind: type[ButtonData]) -> Iterator[type[ButtonData]]:
        for one in kind.__subclasses__():
            yield one
            yield from below(one)

    ours = {kind.prefix for kind in below(ButtonData) if kind.__module__.startswith("views.")}
    assert len(ours) > 40
    assert ours - set(DOORS.taps) == set()


@pytest.mark.parametrize("table", TABLES)
def test_two_doors_of_one_name_are_refused(table: str) -> None:
    doors = Doors()
    opening = {
        "screens": doors.screen, "timers": doors.timer, "answers": doors.answer,
        "replies": doors.reply, "commands": doors.command, "payloads": doors.payload,
        "events": doors.event,
    }  # fmt: skip
    if table == "taps":
        kind, handle = next(iter(DOORS.taps.values()))
        doors.tap(kind, handle)
        with pytest.raises(ValueError, match="two doors"):
            doors.tap(kind, handle)
        return
    opening[table]("x", test_two_doors_of_one_name_are_refused)  # type: ignore[operator]
    with pytest.raises(ValueError, match="'x'"):
        opening[table]("x", test_two_doors_of_one_name_are_refused)  # type: ignore[operator]


def test_a_word_for_two_commands_is_refused() -> None:
    doors = Doors()
    command = DOORS.commands["help"]
    doors.command("one", command, "帮助")
    with pytest.raises(ValueError, match="帮助"):
        doors.command("two", command, "帮助")
