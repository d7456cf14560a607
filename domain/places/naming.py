"""Names people give to places. Source: domain/people.md, "Place"."""

import re

from domain.places.writing import tidy

# Names stand on buttons of a phone, and before the number of every report.
LONGEST = 30
# A typed range such as 1-9999 must not fill the community with buildings.
AT_ONCE = 60
_SEPARATOR = re.compile(r"[、，,；;\n]+")
_RANGE = re.compile(
    r"(?:buildings?\s*)?([0-9]{1,4})\s*(?:栋|号楼)?\s*(?:-|~|–|—|到|至|to)\s*([0-9]{1,4})"
    r"\s*(?:栋|幢|座|号楼|号|buildings?)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"0*([0-9]{1,4})[#号]?")
_BUILDING = re.compile(
    r"(?P<around>.*?)\s*(?P<name>(?<!\w)(?:building|bldg|block|tower)\s*(?:no\.?\s*)?[^\s]+"
    r"|(?<!\S)[^\s]+\s*(?:栋|号楼|幢|座)|(?<!\S)[^\s]+)",
    re.IGNORECASE,
)


def place_name(text: str) -> str | None:
    """The name as it can be shown, or None if it is empty, all marks, or over 30 characters."""
    name = tidy(text)
    fits = len(name) <= LONGEST and any(c.isalnum() for c in name)
    return name if fits else None


def building_name(text: str, language: str) -> str | None:
    """The same for a building: a bare number is read as the building of that number."""
    number = _NUMBER.fullmatch(tidy(text))
    if number is None:
        return place_name(text)
    return f"{number[1]}栋" if language.startswith("zh") else f"Building {number[1]}"


def split_building(text: str) -> tuple[str, str]:
    """What a line says before the building, and the building: ("翠湖里", "6栋")."""
    # Bounded: the lazy pattern tries every split of the line.
    found = _BUILDING.fullmatch(tidy(text)[:200])
    return (found["around"], found["name"]) if found else ("", tidy(text))


def after(text: str, name: str) -> str:
    """The text without the name it begins with, if it does: a whole word of it."""
    line, begin = tidy(text), tidy(name)
    rest = line[len(begin) :]
    # Only up to a space: 翠湖 is not the beginning of 翠湖里.
    begins = line.casefold().startswith(begin.casefold()) and (not rest or rest[0] == " ")
    return rest.strip() if begins and begin else line


def building_names(text: str, language: str) -> tuple[str, ...]:
    """The buildings named in a line: one, several with commas between, or a range (1-12栋).

    Empty when any part is no name, or when there are over 60.
    """
    names: list[str | None] = []
    for part in _SEPARATOR.split(text.strip("、，,；; \n")):
        names += _expanded(part, language)
        # One bad part refuses the whole line: half of it made is harder to put right.
        if len(names) > AT_ONCE or None in names:
            return ()
    return tuple(dict.fromkeys(name for name in names if name))


def _expanded(part: str, language: str) -> list[str | None]:
    span = _RANGE.fullmatch(tidy(part))
    # 12-3 is a name that some estates use, not a range that counts down.
    if span is None or int(span[1]) >= int(span[2]):
        return [building_name(part, language)]
    # One more than allowed, so that the caller sees that it is too many.
    first, last = int(span[1]), min(int(span[2]), int(span[1]) + AT_ONCE)
    return [building_name(str(n), language) for n in range(first, last + 1)]
