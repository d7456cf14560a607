"""The columns of a roll, whatever they are headed. Source: domain/people.md, "Roll import"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.places.writing import tidy


class Column(StrEnum):
    BUILDING = "building"
    STAIRWELL = "stairwell"
    FLOOR = "floor"
    ROOM = "room"
    AREA = "area_m2"
    OWNER = "owner"
    PHONE = "phone"


REQUIRED = (Column.BUILDING, Column.ROOM, Column.AREA)

HEADINGS: Mapping[Column, str] = {
    Column.BUILDING: "楼栋 楼栋号 楼号 栋号 幢号 楼幢 栋 幢 座 楼 building buildingno bldg block",
    Column.STAIRWELL: "单元 单元号 单元名 stairwell unit unitno staircase entrance",
    Column.FLOOR: "楼层 层 所在层 所在楼层 层数 floor storey story level",
    Column.ROOM: "房号 房间号 房间 房屋号 室号 室 门牌号 门牌 户号 room roomno flat flatno door",
    Column.AREA: "面积 建筑面积 产权面积 房屋面积 房产面积 aream2 area areasqm floorarea",
    Column.OWNER: "业主 业主姓名 业主名称 姓名 产权人 户主 owner ownername name",
    Column.PHONE: "电话 电话号码 手机 手机号 手机号码 联系电话 业主电话 联系方式 phone mobile tel",
}
_MEANING = {word: column for column, words in HEADINGS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Header:
    """Where each column is (0-based), and headings that name none or one already seen."""

    places: Mapping[Column, int]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]

    @property
    def missing(self) -> tuple[Column, ...]:
        return tuple(c for c in REQUIRED if c not in self.places)


def header(cells: Sequence[object]) -> Header | None:
    """The row as a header, or None if it names neither two columns nor a building or room."""
    places: dict[Column, int] = {}
    unknown: list[str] = []
    twice: list[str] = []
    for at, cell in enumerate(cells):
        column = _meaning(cell)
        if column is None:
            unknown.extend([tidy(str(cell))] if str(cell or "").strip() else [])
        # Two columns of one meaning would let the file decide whose area counts.
        elif column in places:
            twice.append(tidy(str(cell)))
        else:
            places[column] = at
    # One known word alone may be part of a title line above the header.
    if len(places) < 2 or not places.keys() & {Column.BUILDING, Column.ROOM}:  # noqa: PLR2004
        return None
    return Header(places, tuple(unknown), tuple(twice))


def _meaning(cell: object) -> Column | None:
    if not isinstance(cell, str):
        return None
    bare = re.sub(r"\(.*?\)|\[.*?\]", "", tidy(cell).casefold())
    # A unit in brackets, 面积(㎡), is dropped; some headings have their meaning there.
    words = (re.sub(r"[\W_]", "", form) for form in (bare, tidy(cell).casefold()))
    return next((_MEANING[word] for word in words if word in _MEANING), None)
