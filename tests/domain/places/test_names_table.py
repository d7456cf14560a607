"""The many ways people name buildings, units and stairwells, and the place each one means."""

import pytest

from domain.places.tree import Place, PlaceKind, find, normal_name

K = PlaceKind
PLACES = (
    Place(1, None, K.COMMUNITY, "翠湖社区"),
    Place(2, 1, K.ESTATE, "翠湖里"),
    Place(3, 1, K.ESTATE, "荷花苑"),
    Place(21, 2, K.BUILDING, "1栋"),
    Place(26, 2, K.BUILDING, "6栋"),
    Place(32, 2, K.BUILDING, "12栋"),
    Place(33, 2, K.BUILDING, "A座"),
    Place(46, 3, K.BUILDING, "6栋"),
    Place(48, 3, K.BUILDING, "8-1栋"),
    Place(261, 26, K.STAIRWELL, "1单元"),
    Place(263, 26, K.STAIRWELL, "3单元"),
    Place(323, 32, K.STAIRWELL, "3单元"),
)

# How it is written | the one form it is compared in.
NORMAL = """
6栋 | 6栋
6 栋 | 6栋
06栋 | 6栋
006号楼 | 6栋
６号楼 | 6栋
六号楼 | 6栋
第六栋 | 6栋
第6幢 | 6栋
6幢楼 | 6栋
6棟 | 6栋
6座 | 6栋
6号 | 6栋
#6 | 6栋
#6楼 | 6栋
6#楼 | 6栋
（6栋） | 6栋
6栋。 | 6栋。
Building 6 | 6栋
building no. 6 | 6栋
Building #6 | 6栋
BLDG.6 | 6栋
Bldg 06 | 6栋
Block 6 | 6栋
Tower 6 | 6栋
building number 6 | 6栋
十二栋 | 12栋
12号楼 | 12栋
Building 12 | 12栋
二十一栋 | 21栋
一百零二栋 | 102栋
A座 | a栋
a栋 | a栋
Ａ座 | a栋
Tower A | a栋
block a | a栋
A1栋 | a1栋
6A栋 | 6a栋
building 6a | 6a栋
8-1栋 | 8-1栋
8—1栋 | 8-1栋
8.1栋 | 8-1栋
八-一栋 | 8-1栋
3单元 | 3单元
三单元 | 3单元
第三单元 | 3单元
3号单元 | 3单元
03单元 | 3单元
Unit 3 | 3单元
UNIT NO.3 | 3单元
stairwell 3 | 3单元
Staircase #3 | 3单元
entrance 3 | 3单元
6栋3单元 | 6栋3单元
6号楼 三单元 | 6栋3单元
六幢三单元 | 6栋3单元
6#3单元 | 6栋3单元
6栋-3单元 | 6栋3单元
Building 6, Unit 3 | 6栋3单元
bldg 6 entrance 3 | 6栋3单元
翠湖里 六号楼 | 翠湖里6栋
翠湖里·6栋 | 翠湖里6栋
Cuihu Building 6 | cuihu6栋
6号院 | 6号院
6号车棚 | 6号车棚
6楼 | 6楼
第二网格 | 2网格
玫瑰苑 | 玫瑰苑
"""

# What somebody says | ids of the places it may mean.
FOUND = """
1栋 | 21
一号楼 | 21
Building 1 | 21
1 | 21
12 | 32
12栋 | 32
十二号楼 | 32
a座 | 33
Tower A | 33
A | 33
8-1 | 48
8-1号楼 | 48
6栋 | 26 46
六号楼 | 26 46
building 6 | 26 46
6 | 26 46
翠湖里6栋 | 26
翠湖里 6号楼 | 26
荷花苑六栋 | 46
荷花苑 building 6 | 46
翠湖里六号楼邻里互助群 | 26
荷花苑8-1栋业主群 | 48
6栋1单元 | 261
翠湖里6栋三单元 | 263
12号楼3单元 | 323
Building 12 Unit 3 | 323
3单元 | 263 323
3 | 263 323
unit 3 | 263 323
翠湖社区 | 1
翠湖里 | 2
荷花苑 | 3
荷花 | 3
112栋 | -
66栋 | -
2栋 | -
B座 | -
8栋 | -
向阳里 | -
。。。 | -
"""


def rows(table: str) -> list[tuple[str, str]]:
    pairs = (line.split(" | ") for line in table.strip().splitlines())
    return [(written, meant) for written, meant in pairs]


def found(text: str) -> str:
    return " ".join(str(place.id) for place in find(text, PLACES)) or "-"


@pytest.mark.parametrize(("written", "form"), rows(NORMAL))
def test_a_name_is_compared_in_one_form(written: str, form: str) -> None:
    assert normal_name(written) == form


@pytest.mark.parametrize(("written", "form"), rows(NORMAL))
def test_spaces_and_capitals_around_a_name_say_nothing(written: str, form: str) -> None:
    assert normal_name(f" \u3000{written.upper()}\n") == form


@pytest.mark.parametrize(("said", "ids"), rows(FOUND))
def test_what_is_said_finds_the_place_that_is_meant(said: str, ids: str) -> None:
    assert found(said) == ids


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_place_is_found_by_its_own_name(place: Place) -> None:
    assert place in find(place.name, PLACES)


@pytest.mark.parametrize(("said", "ids"), rows(FOUND))
def test_the_order_of_the_places_known_changes_nothing(said: str, ids: str) -> None:
    assert [p.id for p in find(said, reversed(PLACES))] == [p.id for p in find(said, PLACES)]
    assert found(said) == ids
