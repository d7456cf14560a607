"""Papers as PDF, where the extra `pictures` is installed; see `requirements-pictures.txt`.

Everything here is synchronous and to be run off the event loop and off the database's thread:
a statement takes 100 ms, 400 ballot slips take 800 ms.
"""

import json
import re
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from unicodedata import category

from domain.papers import Paper, Slips, Statement, Table

try:
    import typst
except ImportError:
    typst = None  # type: ignore[assignment]

_TEMPLATE = Path(__file__).with_name("paper.typ")
_FONT_PACKAGE = "pylopdf_fonts_zh_cn"
_FONT_FILE = "NotoSansSC-Regular.otf"
# Unseen marks, some of which turn the reading direction of what follows, and no characters.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Emoji, and the marks that colour and join them: a font for text has an empty box for each.
_DINGBATS = r"\u2600-\u2604\u2607-\u2712\u2714-\u27bf"
_EMOJI = re.compile(rf"[{_DINGBATS}\ufe00-\ufe0f\u20e3\U0001f000-\U0001fbff]")
_LONG_WORD = re.compile("[^\\s\u2e80-\uffff]{21,}")
_ANY_EIGHT = re.compile("(.{8})")
_MAY_BREAK = "\u200b"


def pdf(paper: Paper, font: Path | None = None) -> bytes | None:
    """Set a paper on A4; None where typst or a font with Chinese characters is missing.

    `font` is a file or a folder to be used instead of the one that comes with the extra.
    """
    found = _fonts(font)
    if found is None:
        return None
    collection, families = found
    data = _data(paper) | {"fonts": families}
    content: bytes = typst.compile(
        _TEMPLATE,
        font_paths=collection,
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(data)},
        format="pdf",
    )
    return content


def available(font: Path | None = None) -> bool:
    """Whether papers become PDF here."""
    return _fonts(font) is not None


def _fonts(chosen: Path | None) -> "tuple[typst.Fonts, list[str]] | None":
    """The fonts and the families to write in; none if they cannot write Chinese."""
    path = chosen or _packaged()
    if typst is None or path is None:
        return None
    path = path.resolve()
    folder = path.parent if path.is_file() else path
    # Not the system's: a paper must look the same on every machine. The embedded ones hold
    # no Chinese but some of what a neighbour from elsewhere may write.
    found = typst.Fonts(include_system_fonts=False, font_paths=[folder])
    own = {each.family for each in found.fonts() if each.path and _is_in(path, Path(each.path))}
    # One file may hold a family for each country, with shapes of its own for the same characters.
    families = sorted(own, key=lambda name: ("SC" not in name.split(), name))
    return (found, families) if families and _writes_chinese(found, families) else None


def _is_in(path: Path, file: Path) -> bool:
    return file.resolve().is_relative_to(path)


def _packaged() -> Path | None:
    spec = find_spec(_FONT_PACKAGE)
    return Path(spec.origin).with_name(_FONT_FILE) if spec and spec.origin else None


def _writes_chinese(found: "typst.Fonts", families: list[str]) -> bool:
    """Whether two characters look different: a font without them has one box for both."""
    one, other = (
        typst.compile(
            b"#text(font: json(bytes(sys.inputs.fonts)), sys.inputs.text)",
            font_paths=found,
            ignore_system_fonts=True,
            sys_inputs={"text": text, "fonts": json.dumps(families)},
            format="svg",
        )
        for text in "永汉"
    )
    return one != other


def _data(paper: Paper) -> dict[str, Any]:
    match paper:
        case Statement(title, parts, signatures):
            return {
                "kind": "statement",
                "title": _clean(title),
                "parts": [_clean(p) if isinstance(p, str) else _table(p) for p in parts],
                "signatures": [_clean(words) for words in signatures],
            }
        case Slips(slips, across):
            return {
                "kind": "slips",
                "across": across,
                "slips": [_cleaned(asdict(s)) for s in slips],
            }


def _table(table: Table) -> dict[str, Any]:
    # Every row as wide as the widest: a cell too few would move all that follow.
    whole = [table.header, *table.rows]
    width = max(map(len, whole))
    header, *rows = ([*map(_clean, row), *[""] * (width - len(row))] for row in whole)
    return {"header": header, "rows": rows, "right": sorted(table.right)}


def _cleaned(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _clean(value) if isinstance(value, str) else [_clean(each) for each in value]
        for name, value in values.items()
    }


def _clean(text: str) -> str:
    """The text without what a font for text has no picture of, and breakable anywhere."""
    lines = _EMOJI.sub("", text.replace("\t", " ")).splitlines()
    seen = ("".join(c for c in line if category(c) not in _UNSEEN) for line in lines)
    return "\n".join(_LONG_WORD.sub(_breakable, line) for line in seen)


def _breakable(word: re.Match[str]) -> str:
    # A word wider than its column would run off the paper.
    return _ANY_EIGHT.sub(rf"\1{_MAY_BREAK}", word[0])
