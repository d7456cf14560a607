"""How many places an announcement says there are. Source: notices.md, "Sign-up"."""

import re

from domain.notices.bounds import LARGEST_CAPACITY, LONGEST_BODY
from domain.places.writing import arabic, tidy

_COUNT = r"\d{1,5}(?!\d)|[一二两三四五六七八九十百千]{1,7}"
_FORMS = (
    # 限65岁以上 is an age and 前3天 are days: only people are counted.
    rf"(?P<each>每\w{{0,3}}?)?(?:限额?|前|名额)\s?[:为]?\s?(?P<limit>{_COUNT})\s?[人名位个号户]",
    rf"名额\s?[:为]?\s?(?P<places>{_COUNT})",
    rf"(?P<given>{_COUNT})\s?个?名额",
    r"(?<!\d)(?P<english>\d{1,5}) (?:places|seats|spots)\b",
    r"\b(?:max(?:imum)?|limited to) (?P<most>\d{1,5})\b",
)
_CAPACITY = re.compile("|".join(_FORMS), re.IGNORECASE)
_ONLY = re.compile(r"[仅只共总]{1,2}$")
_PAUSE = " ,，。;；、:：·|-—"
_OPEN_SIGNS, _SHUT_SIGNS = "(（[【", ")）]】"
_OPEN, _SHUT = tuple(_OPEN_SIGNS), tuple(_SHUT_SIGNS)
_NAMES = ("limit", "places", "given", "english", "most")


def capacity_in(text: str) -> int | None:
    """How many may sign up by what a text says (限20人, 名额30, 20 places), or None.

    What is limited for each building or household is no limit of the whole.
    """
    found = _found(tidy(text[: 2 * LONGEST_BODY]))
    return found[0] if found else None


def without_capacity(title: str) -> str:
    """The title without how many may sign up, where that stands apart: 测血压，20个名额 is 测血压.

    Where it is part of what is said (前20名送礼品) the title stays whole.
    """
    plain = tidy(title)
    found = _found(plain)
    # Of signs that become several the places are not those of the title.
    if found is None or len(plain) != len(title):
        return title
    start, end = found[1].span()
    before, after = _ONLY.sub("", title[:start]), title[end:]
    if before.endswith(_OPEN) and after.startswith(_SHUT):
        before, after = before[:-1], after[1:]
    elif not _apart(before, after, title[start]):
        return title
    kept = f"{before.rstrip(_PAUSE)}{_joint(before, after)}{after.lstrip(_PAUSE)}".strip(_PAUSE)
    return kept if any(sign.isalnum() for sign in kept) else title


def _found(text: str) -> tuple[int, re.Match[str]] | None:
    for found in _CAPACITY.finditer(text):
        count = next(found[name] for name in _NAMES if found[name])
        number = int(arabic(count.replace("两", "二")))
        if not found["each"] and 1 <= number <= LARGEST_CAPACITY:
            return number, found
    return None


def _apart(before: str, after: str, first: str) -> bool:
    """Whether nothing is said on with the number: 限20人 may end a title without a pause."""
    begins = not before or before[-1] in _PAUSE + _OPEN_SIGNS or first in "限名"
    return begins and (not after or after[0] in _PAUSE + _SHUT_SIGNS)


def _joint(before: str, after: str) -> str:
    """The pause that stood before it, kept between what is left; brackets need none."""
    if before.endswith(_OPEN) or after.startswith(_SHUT):
        return ""
    return before[-1] if before and before[-1] in _PAUSE else " "
