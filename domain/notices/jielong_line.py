"""One line of a list that people continue: 3. 王阿姨 302 +1 带轮椅. Source: notices.md."""

import re
from dataclasses import dataclass

from domain.notices.bounds import clean_line
from domain.places.writing import arabic, tidy

LONGEST_NAME = 30
LONGEST_NOTE = 120
# More than a household brings; such a line is looked at by a person.
MOST_BROUGHT = 9

_EDGE = " ,;:。、./|()[]【】-—_~"
_NUMERAL = r"(?:\d{1,2}(?!\d)|[一二两三四五六七八九十])"
_OTHERS = r"(?:个?(?:家属|家人|大人|小孩|孩子|人|名|口)|位)"
_PLUS = re.compile(rf"(?:\+\s?|[加带]\s?(?={_NUMERAL}))(?P<count>{_NUMERAL})?\s?{_OTHERS}?")
_TOTAL = re.compile(
    rf"(?<![\d+#-])(?:一?共\s?|一家)?(?P<count>{_NUMERAL})\s?(?:个人|口人|[口人位名])"
    r"(?=老人|大人|小孩|孩子|居民|\W|$)"
)
# 王阿姨、李叔 may be two people or one and her street: nobody but they can tell.
_TWO = re.compile(r"[^\W\d][、&][^\W\d]")
_GONE = re.compile(r"取消|退出|作废|不来了|不去了|\bcancel", re.IGNORECASE)
_LABEL = re.compile(r"(?:时间|日期|地点|地址|内容|对象|要求|费用|名额|电话|联系|注意)\w{0,4}\s?:")
_LATIN = re.compile(r"[A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,3}")
_SPACED = re.compile(r"(?P<family>[㐀-鿿])\s(?P<given>[㐀-鿿]{1,2})(?=$|[\s,;:(\[/|])")
_WORD = re.compile(r"[^\s,;:()\[\]【】/|。]+")
_DOOR = r"\d[\d栋幢座单元楼层号室弄#-]*"
# 王阿姨302 and 302王阿姨; the name is the part without digits.
_WITH_DOOR = re.compile(rf"(?P<before>{_DOOR})?(?P<name>[^\W\d]+)(?P<after>{_DOOR})?")


@dataclass(frozen=True, slots=True)
class Entry:
    """Who comes, with how many others, and what they added.

    `line` is its place among the lines that were read, from 1, whatever number was typed.
    """

    name: str
    guests: int = 0
    note: str = ""
    line: int = 0


def person_in(text: str, line: int) -> Entry | None:
    """Whom the text behind a number names; None where that is not plain."""
    plain = tidy(clean_line(text))
    if _GONE.search(plain) or _TWO.search(plain) or _LABEL.match(plain):
        return None
    guests, left = _counted(plain)
    name, note = _named(left.strip(_EDGE))
    if not any(sign.isalpha() for sign in name) or len(name) > LONGEST_NAME:
        return None
    return Entry(name, guests, note[:LONGEST_NOTE], line) if 0 <= guests <= MOST_BROUGHT else None


def _counted(text: str) -> tuple[int, str]:
    """How many others come, and the text without the count: +1, 带2人, 共3人."""
    brought = [_number(found["count"]) for found in _PLUS.finditer(text)]
    left = _PLUS.sub(" ", text)
    total = _TOTAL.search(left)
    if total is None or brought:
        return sum(brought), left
    return _number(total["count"]) - 1, _TOTAL.sub(" ", left, count=1)


def _number(numeral: str | None) -> int:
    # +家属 and +老伴 are one more.
    return int(arabic(numeral.replace("两", "二"))) if numeral else 1


def _named(text: str) -> tuple[str, str]:
    name, note = _first(text)
    if re.fullmatch(_DOOR, name):
        # 302 王阿姨: the door came first.
        door, (name, note) = name, _first(note)
        note = f"{door} {note}".strip()
    parts = _WITH_DOOR.fullmatch(name)
    if parts is None:
        return name, note
    doors = (parts["before"], parts["after"], note)
    return parts["name"], " ".join(part for part in doors if part)


def _first(text: str) -> tuple[str, str]:
    if spaced := _SPACED.match(text):
        name, end = spaced["family"] + spaced["given"], spaced.end()
    else:
        found = _LATIN.match(text) or _WORD.match(text)
        name, end = (found[0], found.end()) if found else ("", 0)
    return name, " ".join(text[end:].strip(_EDGE).split())
