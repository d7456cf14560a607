"""Imports go one way only: this table is the architecture."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("bot", "handlers", "actions", "views", "storage", "domain", "playground")
MAY_IMPORT: dict[str, set[str]] = {
    "bot": {"handlers", "actions", "views", "storage", "domain", "playground"},
    "handlers": {"actions", "views", "storage", "domain"},
    "actions": {"storage", "domain"},
    "views": {"domain"},
    "storage": {"domain"},
    "domain": set(),
    "playground": set(),
}
MAY_USE: dict[str, set[str]] = {
    "bot": {"telegram", "aiohttp", "apscheduler", "structlog", "typer", "pydantic", "dotenv"}
    | {"pydantic_settings", "sqlalchemy", "starlette", "uvicorn"},
    "handlers": {"telegram", "structlog"},
    "actions": {"rapidfuzz"},
    "views": {"fluent", "babel"},
    "storage": {"sqlalchemy", "alembic", "aiosqlite", "python_calamine", "xlsxwriter"}
    | {"typst", "chinese_calendar", "icalendar"},
    "domain": set(),
    "playground": {"starlette", "uvicorn", "multipart", "python_multipart", "aiohttp"},
}
TOPICS = ("places", "reports", "ballots", "funds", "notices")
SIDEWAYS = {topic: {topic, "places"} for topic in TOPICS}
# Which unit answers for which kind of report is set up with the places; the entrance leads on.
CATALOGUE = {"communities.py", "units.py", "units_screens.py", "words.py", "start.py"}
FILES = [p for layer in LAYERS for p in sorted((ROOT / layer).rglob("*.py"))]
STANDARD = __import__("sys").stdlib_module_names


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def topic_of(module: str) -> str | None:
    """The topic a module belongs to: the second part of its name, where that is one."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in TOPICS else None


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_imports_only_what_its_layer_may(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0]
    for module in imports(path):
        top = module.partition(".")[0]
        allowed = STANDARD | {layer} | MAY_IMPORT[layer] | MAY_USE[layer]
        assert top in allowed, f"{layer} may not import {module}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_topic_uses_no_topic_beside_it_but_places(path: Path) -> None:
    own = topic_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
    if own is None or path.name in CATALOGUE:
        return
    for module in imports(path):
        other = topic_of(module)
        assert other is None or other in SIDEWAYS[own], f"{own} may not import {module}"


def test_nothing_imports_the_running_program() -> None:
    for path in FILES:
        if path.relative_to(ROOT).parts[0] != "bot":
            assert not any(m.startswith("bot.") for m in imports(path)), path


def test_only_the_clock_of_the_process_asks_what_time_it_is() -> None:
    askers = {
        str(path.relative_to(ROOT))
        for path in FILES
        if "datetime.now(" in path.read_text(encoding="utf-8")
    }
    assert askers == {"bot/present.py", "playground/clock.py"}


def test_no_file_is_named_for_nothing() -> None:
    assert not [p for p in FILES if p.stem in {"utils", "common", "helpers", "misc"}]


def test_no_file_is_long_and_no_function_very_long() -> None:
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= 300 or "migrations" in path.parts, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno
                assert length <= 40 or "migrations" in path.parts, f"{path}: {node.name}"
