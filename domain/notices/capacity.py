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
_NAMES = ("limit", "places", "given", "english", "most")


def capacity_in(text: str) -> int | None:
    """How many may sign up by what a text says (限20人, 名额30, 20 places), or None.

    What is limited for each building or household is no limit of the whole.
    """
    for found in _CAPACITY.finditer(tidy(text[: 2 * LONGEST_BODY])):
        count = next(found[name] for name in _NAMES if found[name])
        number = int(arabic(count.replace("两", "二")))
        if not found["each"] and 1 <= number <= LARGEST_CAPACITY:
            return number
    return None
