"""The `.env` file: NAME=value lines, and what is wrong with those that are not."""

from collections.abc import Mapping
from pathlib import Path

from dotenv.parser import Binding, parse_stream


class BadFile(ValueError):
    """The file cannot be used; says where and why in one sentence, never a value."""


def read(path: Path) -> Mapping[str, str]:
    """Return what the file sets, nothing if there is none; raises BadFile."""
    try:
        # Editors on Windows write a byte order mark, which would become part of the first name.
        with path.open(encoding="utf-8-sig") as lines:
            return dict(_pair(path, binding) for binding in parse_stream(lines) if _says(binding))
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise BadFile(f"{path} is not text in UTF-8: save it as such.") from error
    except OSError as error:
        raise BadFile(f"{path} cannot be read: {error.strerror}.") from error


def _says(binding: Binding) -> bool:
    return binding.key is not None or binding.error


def _pair(path: Path, binding: Binding) -> tuple[str, str]:
    if binding.key is None or binding.value is None:
        text = binding.original.string
        # The parser counts blank lines before a binding as its own.
        line = binding.original.line + len(text) - len(text.lstrip("\r\n"))
        raise BadFile(f"{path}, line {line} is not of the form NAME=value.")
    return binding.key, binding.value
