"""A fund as it is typed in one line: 楼道扶手 3600元. Source: commands.md, `/fund`."""

import re
from dataclasses import dataclass
from enum import StrEnum

from domain.funds.money import MoneyRefusal, read_money
from domain.places.writing import tidy

# A title stands on buttons and at the head of the panel.
LONGEST_TITLE = 60
# Beyond this nothing is searched: no title and no amount is that long.
_LONGEST_LINE = 200
_CHINESE = "零〇一二两三四五六七八九十百千万"
_NUMBER = rf"[-¥]*(?:[0-9][0-9,.]*[百千万]?|[{_CHINESE}]+)"
_AMOUNT = rf"{_NUMBER}\s?(?:元|块|圆|yuan|rmb)[0-9{_CHINESE}角毛分钱整]*"
_LAST = re.compile(r"(?P<title>.*?)[\s,;:、;:。]+(?P<amount>[^\s、;]+(?:\s(?:元|块|yuan|rmb))?)")
_GLUED = re.compile(rf"(?P<title>.*?)(?P<amount>{_AMOUNT})")
_BARE = re.compile(rf"{_AMOUNT}|[-¥]*[0-9][0-9,.]*[百千万]?")


class WritingRefusal(StrEnum):
    """What is wrong with a line that should open a fund."""

    TITLE_MISSING = "title-missing"
    TITLE_TOO_LONG = "title-too-long"


@dataclass(frozen=True, slots=True)
class Written:
    """A title, and the cost in fen if the line named one."""

    title: str
    cost: int | None = None


def read_fund(text: str) -> Written | WritingRefusal | MoneyRefusal:
    """What the line says: a title, with an amount at its end or without."""
    line = tidy(text[: 2 * _LONGEST_LINE])
    if len(line) > _LONGEST_LINE:
        return WritingRefusal.TITLE_TOO_LONG
    if _BARE.fullmatch(line):
        return WritingRefusal.TITLE_MISSING
    for form in (_LAST, _GLUED):
        if found := form.fullmatch(line):
            cost = read_money(found["amount"])
            # What is no amount at all belongs to the title; a wrong amount is said.
            if cost is not MoneyRefusal.NOT_AN_AMOUNT:
                return _written(found["title"], cost)
    return _written(line, None)


def _written(
    title: str, cost: int | MoneyRefusal | None
) -> Written | WritingRefusal | MoneyRefusal:
    name = title.strip(" ,;:、。")
    if not any(sign.isalnum() for sign in name):
        return WritingRefusal.TITLE_MISSING
    if len(name) > LONGEST_TITLE:
        return WritingRefusal.TITLE_TOO_LONG
    return cost if isinstance(cost, MoneyRefusal) else Written(name, cost)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one and the same, whatever their spaces, widths and case."""
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    # Half of all people put a space between the two parts of a name.
    return tidy(name).casefold().replace(" ", "")
