"""The tree of places, and how people name them. Source: domain/people.md, "Place"."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from domain.places.writing import arabic, natural_key, tidy


class PlaceKind(StrEnum):
    COMMUNITY = "community"
    ESTATE = "estate"
    GRID = "grid"
    BUILDING = "building"
    STAIRWELL = "stairwell"


INSIDE: Mapping[PlaceKind | None, frozenset[PlaceKind]] = {
    None: frozenset({PlaceKind.COMMUNITY}),
    PlaceKind.COMMUNITY: frozenset({PlaceKind.ESTATE, PlaceKind.GRID, PlaceKind.BUILDING}),
    PlaceKind.ESTATE: frozenset({PlaceKind.GRID, PlaceKind.BUILDING}),
    PlaceKind.GRID: frozenset({PlaceKind.ESTATE, PlaceKind.BUILDING}),
    PlaceKind.BUILDING: frozenset({PlaceKind.STAIRWELL}),
    PlaceKind.STAIRWELL: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A community, estate, grid, building or stairwell; closed ones are kept but not offered."""

    id: int
    parent_id: int | None
    kind: PlaceKind
    name: str
    zone: str = "Asia/Shanghai"
    language: str = "zh-CN"
    closed_at: datetime | None = None


def may_hold(parent: PlaceKind | None, child: PlaceKind) -> bool:
    """Whether a place of one kind may stand in another; only a community stands alone."""
    return child in INSIDE[parent]


def ancestors(place_id: int, places: Mapping[int, Place]) -> tuple[int, ...]:
    """The place itself, then what it stands in, up to the community; empty if unknown."""
    path: list[int] = []
    step: int | None = place_id
    # A cycle in damaged rows must not hang every authorisation.
    while step is not None and step in places and step not in path:
        path.append(step)
        step = places[step].parent_id
    return tuple(path)


def within(place_id: int, places: Mapping[int, Place]) -> tuple[Place, ...]:
    """The place and all that stands in it, in natural order of their names."""
    inside = (p for p in places.values() if place_id in ancestors(p.id, places))
    return tuple(sorted(inside, key=order))


def order(place: Place) -> tuple[object, ...]:
    """Sort key of places: by name as people count, then by id."""
    return (natural_key(normal_name(place.name)), place.id)


_NUMBER = r"[a-z]?\d+(?:-\d+)*[a-z]?"
_ENGLISH = {
    "栋": "building|bldg|block|tower",
    "单元": "unit|stairwell|staircase|entrance",
    "网格": "grid",
}
_SPOKEN = tuple(
    (
        re.compile(
            rf"\b(?:{words})(?:[\s.#]*(?:(?:no|number)\b[\s.]*)?({_NUMBER})|[\s.#]+([a-z]))\b"
        ),
        suffix,
    )
    for suffix, words in _ENGLISH.items()
)
_WHOLE = rf"(?<![a-z\d-])({_NUMBER}|[a-z])"
_REWRITE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\d)[\s\-–—_.·、,/]+(?=\d)"), "-"),
    (re.compile(r"[\s_.·、,/()'\"–—:]+|(?<!\d)-|-(?!\d)"), ""),
    (re.compile(r"第(?=#?[a-z\d])"), ""),
    (re.compile(r"(?<!\d)0+(?=\d)"), ""),
    (re.compile(rf"{_WHOLE}[#号]?单元"), r"\1单元"),
    # 6号院 is an estate and 6号车棚 a shed: a bare 号 names a building only before no word.
    (re.compile(rf"{_WHOLE}(?:[#号]?(?:栋楼?|幢楼?|棟楼?|座)|[#号]楼|[#号](?![^\W\d]))"), r"\1栋"),
    (re.compile(rf"(?<![a-z\d-])#({_NUMBER})楼?(?!\w)"), r"\1栋"),
)
# One rewriting can make room for another; bounded, as two could undo each other.
_ROUNDS = 8


# Every tap and search compares the same few hundred names.
@lru_cache(maxsize=1024)
def normal_name(text: str) -> str:
    """The name in one form, for comparing only: 6号楼, 六幢 and Building 6 are all 6栋."""
    for _ in range(_ROUNDS):
        before, text = text, _rewrite(text)
        if before == text:
            break
    return text


def _rewrite(text: str) -> str:
    text = arabic(tidy(text).casefold())
    for pattern, suffix in _SPOKEN:
        text = pattern.sub(lambda m, suffix=suffix: f" {m[1] or m[2]}{suffix} ", text)  # type: ignore[misc]
    for rewritten, form in _REWRITE:
        text = rewritten.sub(form, text)
    return text


def find(name: str, places: Iterable[Place]) -> list[Place]:
    """The open places this name fits best, in natural order; several when it is ambiguous.

    Tried in turn: the very name; a bare number as a building, then as a stairwell; a name
    that mentions places, preferring those whose surroundings are mentioned too; part of a name.
    """
    wanted = normal_name(name)
    known = {p.id: (p, normal_name(p.name)) for p in places if p.closed_at is None}
    if not wanted:
        return []
    # The surer reading comes first: 1 is 1栋 before it is a part of 11栋.
    for best in (_named, _numbered, _mentioned, _partly):
        if found := best(wanted, known):
            return sorted((known[i][0] for i in found), key=order)
    return []


_Known = Mapping[int, tuple[Place, str]]


def _where(known: _Known, fits: Callable[[str], bool]) -> list[int]:
    return [i for i, (_, name) in known.items() if fits(name)]


def _named(wanted: str, known: _Known) -> list[int]:
    return _where(known, lambda name: name == wanted)


def _numbered(wanted: str, known: _Known) -> list[int]:
    return _named(f"{wanted}栋", known) or _named(f"{wanted}单元", known)


def _mentioned(wanted: str, known: _Known) -> list[int]:
    """Of the places mentioned, those with most of their surroundings mentioned as well."""
    hits = {i for i, (_, name) in known.items() if _occurs(name, wanted)}
    places = {i: place for i, (place, _) in known.items()}
    score = {i: len(hits.intersection(ancestors(i, places))) for i in hits}
    return [i for i in hits if score[i] == max(score.values())]


def _occurs(name: str, text: str) -> bool:
    """Whether text contains the name, and not as part of a longer number."""
    # 6栋 is not mentioned in 16栋, nor in 3-6栋.
    before = r"(?<![\d-])" if name[:1].isdigit() else ""
    after = r"(?!\d)" if name[-1:].isdigit() else ""
    return bool(name) and re.search(before + re.escape(name) + after, text) is not None


def _partly(wanted: str, known: _Known) -> list[int]:
    # A single character would be part of nearly every name.
    return _where(known, lambda name: len(wanted) > 1 and _occurs(wanted, name))
