import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.funds.writing import same_name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("王阿姨", "王 阿姨", True),
        ("王阿姨", "　王阿姨\n", True),
        ("Anna Lee", "ＡＮＮＡ ｌｅｅ", True),
        ("王阿姨", "王阿\u200b姨", True),
        ("王阿姨", "王阿姨的店", False),
        ("王阿姨", "王姨", False),
    ],
)
def test_a_name_is_the_same_whatever_its_spaces_widths_and_case(
    one: str, other: str, *, same: bool
) -> None:
    assert same_name(one, other) is same


@given(st.text(), st.text())
def test_it_does_not_matter_which_name_is_told_first(one: str, other: str) -> None:
    assert same_name(one, one)
    assert same_name(one, other) is same_name(other, one)
