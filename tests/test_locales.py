"""Every language has every message, with the same variables the code passes, fit to be sent."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import islice, product
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from playground.markup import parse_html
from views.texts import LANGUAGES, Catalogue, Variable

ROOT = Path(__file__).parents[1]
SAYING = {"say", "say.plain", "context.say", "context.say.plain", "scene.say", "scene.say.plain"}


CATALOGUE = Catalogue()
HOSTILE = "<b>&'x"
MOMENT = datetime(2026, 11, 22, 4, 5, tzinfo=UTC)
NUMBERS = (0, 1, 2, 5)
PLURALS = {"zero", "one", "two", "few", "many"}
IN_LINK = re.compile(r"id=\{ \$(\w+) \}")
LABEL, TOAST = 40, 200
# What stands in both languages as it is: names, numbers, signs.
WORDLESS = re.compile(r"[\W\d_]*")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
OFFICE = {
    "zh-CN": (
        "贵方", "敬请", "知悉", "特此", "兹", "提交工单", "非法", "无效操作", "操作失败",
        "操作成功", "参数", "字段", "数据库", "权限不足", "异常", "报错", "出错", "请求失败",
        "该用户", "您的请求", "未知错误", "重试次数", "服务器", "亲，",
    ),
    "en": (
        "invalid", "error", "illegal", "successfully", "please be advised", "hereby", "denied",
        "exception", "parameter", "database", "server", "kindly", "utilize", "unauthorized",
        "forbidden", "ticket", "aforementioned", "bad request", "oops", "retry",
    ),
}  # fmt: skip


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802
        self.references.add(node.id.name)


@cache
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


@cache
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


class _Kinds(Visitor):
    """What each variable has to be for a message to read right."""

    def __init__(self) -> None:
        self.variants: dict[str, list[str]] = {}
        self.functions: dict[str, str] = {}

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802
        assert isinstance(node.selector, ftl.VariableReference)
        keys = [v.key for v in node.variants]
        names = [k.name if isinstance(k, ftl.Identifier) else k.value for k in keys]
        self.variants.setdefault(node.selector.id.name, []).extend(names)
        self.generic_visit(node)

    def visit_FunctionReference(self, node: ftl.FunctionReference) -> None:  # noqa: N802
        (argument,) = node.arguments.positional
        assert isinstance(argument, ftl.VariableReference)
        self.functions[argument.id.name] = node.id.name


@cache
def entries(language: str) -> dict[str, ftl.Message]:
    files = sorted((ROOT / "views" / "locales" / language).glob("*.ftl"))
    return {
        entry.id.name: entry
        for path in files
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body
        if isinstance(entry, ftl.Message)
    }


@cache
def values(message_id: str) -> dict[str, tuple[Variable, ...]]:
    """Everything each variable of a message may be: both languages have a say in it."""
    kinds = _Kinds()
    linked: set[str] = set()
    for language in LANGUAGES:
        for name in _whole(message_id, language):
            entry = entries(language)[name]
            kinds.visit(entry)
            linked |= set(IN_LINK.findall(_sources(language)[name]))
    names = messages(LANGUAGES[0])[message_id]
    return {name: _of(name, kinds, name in linked) for name in sorted(names)}


def _whole(message_id: str, language: str) -> set[str]:
    seen = _Variables()
    seen.visit(entries(language)[message_id])
    return {message_id}.union(*(_whole(name, language) for name in seen.references))


@cache
def _sources(language: str) -> dict[str, str]:
    """Each message as it is written."""
    found = {}
    for path in sorted((ROOT / "views" / "locales" / language).glob("*.ftl")):
        text = path.read_text(encoding="utf-8")
        for entry in FluentParser().parse(text).body:
            if isinstance(entry, ftl.Message) and entry.span:
                found[entry.id.name] = text[entry.span.start : entry.span.end]
    return found


def _of(name: str, kinds: _Kinds, linked: bool) -> tuple[Variable, ...]:  # noqa: FBT001
    if function := kinds.functions.get(name):
        return NUMBERS if function in {"LENGTH", "MONEY", "AREA"} else (MOMENT,)
    variants = kinds.variants.get(name)
    if variants is None:
        return (1003,) if linked else (HOSTILE, *NUMBERS)
    if any(v in PLURALS or v.isdigit() for v in variants):
        return NUMBERS
    return (*dict.fromkeys(variants), "neither")


def ways(message_id: str, most: int = 150) -> Iterator[dict[str, Variable]]:
    """Ways to fill a message: every variant, with words and with numbers."""
    possible = values(message_id)
    for chosen in islice(product(*possible.values()), most):
        yield dict(zip(possible, chosen, strict=True))
    for name, all_of_it in possible.items():
        firsts = {other: choices[0] for other, choices in possible.items()}
        for value in all_of_it:
            yield firsts | {name: value}


IDS = sorted(entries("zh-CN"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("message_id", IDS)
def test_every_message_can_be_sent_whatever_is_put_into_it(message_id: str, language: str) -> None:
    say = CATALOGUE.say(language)
    for variables in ways(message_id):
        html = say(message_id, **variables)
        text, _ = parse_html(html)
        assert text.strip(), variables
        assert not set("{}") & set(text), "something was not filled in"
        assert HOSTILE not in html, "what a person wrote must not become markup"
        assert "&lt;" not in text
        assert "&amp;" not in text
        if HOSTILE in variables.values():
            plain = say.plain(message_id, **variables)
            assert plain.count(HOSTILE) == text.count(HOSTILE)


@pytest.mark.parametrize("message_id", IDS)
def test_both_languages_take_about_as_many_lines(message_id: str) -> None:
    for variables in ways(message_id, 20):
        lines = [CATALOGUE.say(one)(message_id, **variables).count("\n") for one in LANGUAGES]
        assert abs(lines[0] - lines[1]) <= 1, variables


@pytest.mark.parametrize("message_id", IDS)
def test_what_is_said_in_chinese_is_chinese(message_id: str) -> None:
    variables = {name: choices[0] for name, choices in values(message_id).items()}
    said = CATALOGUE.say("zh-CN").plain(message_id, **variables).replace(HOSTILE, "")
    other = CATALOGUE.say("en").plain(message_id, **variables).replace(HOSTILE, "")
    assert CHINESE.search(said) or said == other or WORDLESS.fullmatch(said), said


@pytest.mark.parametrize("message_id", [m for m in IDS if m != "menu-command"])
def test_what_is_said_in_english_is_english(message_id: str) -> None:
    for variables in ways(message_id, 20):
        said = CATALOGUE.say("en").plain(message_id, **variables)
        assert set(CHINESE.findall(said)) <= set("中文换语言邻里栋"), said


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_spoken_to_like_an_office_or_a_machine(language: str) -> None:
    found = [
        (message_id, word)
        for message_id in IDS
        for variables in ways(message_id, 30)
        for word in OFFICE[language]
        if re.search(
            rf"\b{word}\b" if language == "en" else re.escape(word),
            CATALOGUE.say(language).plain(message_id, **variables),
            re.IGNORECASE,
        )
    ]
    assert found == []


def _said_in(what: set[str]) -> set[str]:
    """The messages that stand as an argument of these calls."""
    return {
        ast.literal_eval(inner.args[0])
        for folder in ("handlers", "views")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in what and node.args
        for inner in ast.walk(node.args[0])
        if isinstance(inner, ast.Call) and ast.unparse(inner.func) in SAYING
    }


def _short(message_id: str) -> Iterator[dict[str, Variable]]:
    """Ways to fill a message with names as they are in life."""
    for variables in ways(message_id):
        yield {k: "6栋3单元" if v == HOSTILE else v for k, v in variables.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("message_id", sorted(_said_in({"Button", "Link", "Copy"})))
def test_what_stands_on_a_button_can_be_read_at_a_glance(message_id: str, language: str) -> None:
    for variables in _short(message_id):
        label = CATALOGUE.say(language).plain(message_id, **variables)
        assert len(label) <= LABEL, label
        assert "\n" not in label
        assert "<" not in label, "a button shows no markup"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("message_id", sorted(_said_in({"context.toast"})))
def test_what_is_said_to_a_tap_fits(message_id: str, language: str) -> None:
    for variables in _short(message_id):
        toast = CATALOGUE.say(language).plain(message_id, **variables)
        assert len(toast) <= TOAST, toast
        assert "<b>" not in toast, "a toast shows no markup"


def test_the_search_for_labels_and_toasts_finds_them() -> None:
    assert {"back"} <= _said_in({"Button"})
    assert {"gone"} <= _said_in({"context.toast"})
