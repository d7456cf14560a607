"""Every language has every message, with the same variables the code passes."""

import ast
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

ROOT = Path(__file__).parents[1]
SAYING = {"say", "say.plain", "context.say", "context.say.plain", "scene.say", "scene.say.plain"}


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802
        self.references.add(node.id.name)


def messages(language: str) -> dict[str, frozenset[str]]:
    """Each message with the variables it needs, its references' included."""
    found: dict[str, frozenset[str]] = {}
    refs: dict[str, set[str]] = {}
    for path in sorted((ROOT / "views" / "locales" / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name}: {entry.annotations[0].message}"
            if isinstance(entry, ftl.Message):
                seen = _Variables()
                seen.visit(entry)
                assert entry.id.name not in found, f"{path.name}: {entry.id.name} twice"
                found[entry.id.name] = frozenset(seen.names)
                refs[entry.id.name] = seen.references
    return {name: _with(name, found, refs) for name in found}


def _with(
    name: str, found: dict[str, frozenset[str]], refs: dict[str, set[str]]
) -> frozenset[str]:
    return found[name].union(*(_with(r, found, refs) for r in refs[name]))


def calls() -> dict[str, set[frozenset[str]]]:
    """Each message id the code says, with the variables it passes."""
    found: dict[str, set[frozenset[str]]] = {}
    for folder in ("handlers", "views", "bot"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) in SAYING:
                    message_id = ast.literal_eval(node.args[0])
                    passed = frozenset(keyword.arg or "**" for keyword in node.keywords)
                    found.setdefault(message_id, set()).add(passed)
    return found


def test_languages_say_the_same_things() -> None:
    assert messages("zh-CN") == messages("en")


def test_code_passes_exactly_the_variables_each_message_uses() -> None:
    known = messages("zh-CN")
    for message_id, uses in calls().items():
        for passed in uses:
            assert passed == known[message_id], message_id


def test_no_message_is_unused() -> None:
    assert set(calls()) == set(messages("zh-CN"))
