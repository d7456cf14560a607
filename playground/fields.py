"""Fields of what a page sends, checked before use."""

from playground.shapes import Json, NotPossible

MOST_DIGITS = 18
MOST_TEXT = 4096


def number(body: Json, name: str) -> int:
    """Return a whole number; raises NotPossible when there is none."""
    value = body.get(name)
    text = str(value).removeprefix("-")
    # A page's form sends digits as text; True is an int to Python but no number to anybody.
    if isinstance(value, bool) or not (text.isascii() and text.isdecimal()):
        raise NotPossible(f'"{name}" must be a whole number.')
    if len(text) > MOST_DIGITS:
        raise NotPossible(f'"{name}" is too large.')
    return int(str(value))


def optional_number(body: Json, name: str) -> int | None:
    return None if body.get(name) in (None, "") else number(body, name)


def text(body: Json, name: str) -> str:
    """Return a text of 1–4096 characters; raises NotPossible otherwise."""
    value = body.get(name)
    if not isinstance(value, str) or not 1 <= len(value) <= MOST_TEXT:
        raise NotPossible(f'"{name}" must be a text of 1 to {MOST_TEXT} characters.')
    return value


def optional_text(body: Json, name: str) -> str | None:
    return text(body, name) if body.get(name) else None
