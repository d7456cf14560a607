"""Checks every call against the Bot API's own list of methods, parameters and types."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from playground.shapes import Json, Upload, bad_request

SOURCE = Path(__file__).parent / "botapi.json"
Check = Callable[[object], object]


class Misfit(ValueError):
    """A value is not of the type the Bot API names."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: how its text form is read, and the check its value must pass."""

    read: Check
    check: Check
    required: bool


class Schema:
    """Every method by its lower-case name; type checks are compiled when first needed."""

    def __init__(self, source: Json) -> None:
        self._types: Json = source["types"]
        self._unions: Json = source["unions"]
        self._checks: dict[str, Check] = {
            "int": _is_int,
            "float": _is_number,
            "bool": _is_bool,
            "true": _is_bool,
            "str": _is_text,
            "file": _is_text,
        }
        self.methods = {
            name.lower(): Method(name, {k: self._parameter(v) for k, v in method["p"].items()})
            for name, method in source["methods"].items()
        }

    def _parameter(self, kind: str) -> Parameter:
        bare = kind.rstrip("!")
        return Parameter(READERS.get(bare, _read_json), self._lazy(bare), kind.endswith("!"))

    def _lazy(self, kind: str) -> Check:
        # Types refer to each other in circles, so a check is looked up when it is used.
        def check(value: object) -> object:
            return self.check(kind)(value)

        return check

    def check(self, kind: str) -> Check:
        """Return the check for a type expression such as "[A|B]"."""
        if kind not in self._checks:
            self._checks[kind] = self._compile(kind)
        return self._checks[kind]

    def _compile(self, kind: str) -> Check:
        if kind.startswith("["):
            return _each(self._lazy(kind[1:-1]))
        if "|" in kind or kind in self._unions:
            members = self._unions.get(kind) or kind.split("|")
            return _any_of(kind, [self.check(member) for member in members])
        return self._object(kind)

    def _object(self, name: str) -> Check:
        fields = {field: self._lazy(kind.rstrip("!")) for field, kind in self._types[name].items()}
        needed = [field for field, kind in self._types[name].items() if kind.endswith("!")]

        def check(value: object) -> object:
            if not isinstance(value, dict):
                raise Misfit(f"{name} must be an object")
            _complete(name, needed, value)
            for field, item in value.items():
                if field not in fields:
                    raise Misfit(f'{name} has no field "{field}"')
                fields[field](item)
            return value

        return check


@dataclass(frozen=True, slots=True)
class Method:
    """One method and its parameters."""

    name: str
    parameters: dict[str, Parameter]

    def checked(self, params: Mapping[str, object], files: Mapping[str, Upload]) -> Json:
        """Return the parameters as values of their types; raises Refused (400)."""
        values = {name: self._value(name, value) for name, value in params.items()}
        for name, parameter in self.parameters.items():
            if parameter.required and name not in values and name not in files:
                raise bad_request(f'parameter "{name}" is required by {self.name}')
        return values

    # Telegram ignores unknown parameters; here a slip of the pen must not stay unseen.
    def _value(self, name: str, value: object) -> object:
        parameter = self.parameters.get(name)
        if parameter is None:
            raise bad_request(f'unknown parameter "{name}" of {self.name}')
        try:
            return parameter.check(parameter.read(value) if isinstance(value, str) else value)
        except ValueError as misfit:
            raise bad_request(f'wrong parameter "{name}": {misfit}') from misfit


def _complete(name: str, needed: Iterable[str], value: Json) -> None:
    for field in needed:
        if field not in value:
            raise Misfit(f'{name} lacks the field "{field}"')


def _each(check: Check) -> Check:
    def check_all(value: object) -> object:
        if not isinstance(value, list):
            raise Misfit("must be an array")
        for item in value:
            check(item)
        return value

    return check_all


def _any_of(kind: str, checks: list[Check]) -> Check:
    def check_any(value: object) -> object:
        reasons = []
        for check in checks:
            try:
                return check(value)
            except Misfit as misfit:
                reasons.append(str(misfit))
        raise Misfit(f"no {kind}: {'; '.join(reasons[:4])}")

    return check_any


def _is_int(value: object) -> object:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Misfit("must be an integer")
    return value


def _is_number(value: object) -> object:
    if not isinstance(value, int | float) or isinstance(value, bool) or not isfinite(value):
        raise Misfit("must be a number")
    return value


def _is_bool(value: object) -> object:
    if not isinstance(value, bool):
        raise Misfit("must be true or false")
    return value


def _is_text(value: object) -> object:
    if not isinstance(value, str):
        raise Misfit("must be a string")
    if not value.isascii():
        _encodable(value)
    return value


def _encodable(text: str) -> None:
    # Half of an emoji, as a text cut in UTF-16 leaves it, could never be sent on.
    try:
        text.encode()
    except UnicodeEncodeError as half:
        raise Misfit("must be encoded in UTF-8") from half


def _as_it_is(text: object) -> object:
    return text


def _read_int(text: object) -> object:
    return int(str(text))


def _read_float(text: object) -> object:
    return float(str(text))


def _read_bool(text: object) -> object:
    # Python's own "True" comes from form encoders that know nothing of JSON.
    words = {"true": True, "1": True, "false": False, "0": False}
    return words.get(str(text).lower(), text)


def _read_json(text: object) -> object:
    try:
        return json.loads(str(text))
    except RecursionError as deep:
        raise Misfit("too deeply nested") from deep


READERS: dict[str, Check] = {
    "str": _as_it_is,
    "int|str": _as_it_is,
    "file": _as_it_is,
    "file|str": _as_it_is,
    "int": _read_int,
    "float": _read_float,
    "bool": _read_bool,
}


def load() -> Schema:
    """Read the list that lies beside this module."""
    return Schema(json.loads(SOURCE.read_text(encoding="utf-8")))
