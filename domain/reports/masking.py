"""What a group may not read in a report: numbers and doors of people (reports.md, Intake)."""

import re
from collections.abc import Collection

_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
# Longest kinds first, or a phone's pattern would bite a piece out of a bank card.
_NUMBERS = (
    re.compile(r"(?<![\d*])(\d{3})\d{12,13}(\d[\dXx])(?![\dA-Za-z*])"),
    re.compile(r"(?<![\d*])(\d{4})(?:[ .-]?\d){8,11}[ .-]?(\d(?:[ .-]?\d){3})(?![ .-]?[\d*])"),
    re.compile(r"(?<![\d*])((?:\+?86[ .-]?)?1[3-9]\d)[ .-]?\d{4}[ .-]?(\d{4})(?![\d*])"),
    re.compile(r"(?<![\d*])(\(?0\d{2,3}\)?[ .-]?)\d{3,4}[ .-]?(\d{4})(?![\d*])"),
)
"""Identity cards, bank cards, mobile phones, land lines: the ends stay, the middle goes."""

_SPOKEN = "零〇一二三四五六七八九十百"
# 单元2023年 is a date and 栋300户 a count, not doors.
_NOT_A_COUNT = r"(?![\d*年月元块米度户人%.．]|[个多]|平方)"
_DOORS = (
    # 3单元301室, 三零一室, 301号房
    re.compile(
        rf"(?<![\d*{_SPOKEN}])()(\d{{3,4}}[A-Za-z]?|[{_SPOKEN}]{{3,6}})(?=\s?(?:室|号房|房间|住户))"
    ),
    # 3单元301, 6栋1201; a number that starts with 0 is a report's, not a door's
    re.compile(rf"((?:栋|幢|座|单元)\s?-?)([1-9]\d{{2,3}}){_NOT_A_COUNT}"),
    # 6-3-301
    re.compile(r"(?<![\d*-])(\d{1,3}-\d{1,2}-)([1-9]\d{2,3})(?![\d*-])"),
    # 楼上402, 隔壁 302
    re.compile(rf"((?:楼上|楼下|隔壁|对门|对面|邻居)\s?的?\s?)(\d{{3,4}}){_NOT_A_COUNT}"),
    # 402的老王, 502业主, 301家半夜装修
    re.compile(
        r"(?<![\d*-])()(\d{3,4})(?=\s?的?(?:业主|邻居|租户|阿姨|叔叔|大爷|大妈|奶奶|爷爷|老[^\W\d]))"
    ),
    re.compile(
        r"(?<![\d*-])()(\d{3,4})(?=\s?(?:那|这)?家(?:的|里|又|总|半夜|晚上|天天|一直|装修|吵|漏|养|门|狗))"
    ),
    # Room 301, flat 12B; but unit 3 is a stairwell
    re.compile(r"(?i)\b((?:room|flat|apartment|apt\.?)\s+#?)(\d{1,4}[a-z]?)\b"),
    re.compile(r"(?i)\b(unit\s+#?)(\d{3,4}[a-z]?)\b"),
)


def mask(text: str, own_doors: Collection[str] = ()) -> str:
    """The text as a group may read it: 138****5621, 3单元***室; stairwell and floor stay."""
    # Wide digits pass every pattern below, and people read them just as well.
    masked = text.translate(_WIDE)
    for number in _NUMBERS:
        masked = number.sub(r"\1****\2", masked)
    for door in _DOORS:
        masked = door.sub(lambda found: _door(found, own_doors), masked)
    return masked


def _door(found: re.Match[str], own_doors: Collection[str]) -> str:
    # The reporter's own door is theirs to tell.
    return found[0] if found[2] in own_doors else f"{found[1]}***"
