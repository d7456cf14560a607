"""Names and notes as people type them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.notices import Refusal
from domain.notices.entry import Entered, entered, guest_name, remark


@pytest.mark.parametrize(
    ("text", "name", "note"),
    [
        ("王奶奶", "王奶奶", ""),
        ("王奶奶 3单元201", "王奶奶", "3单元201"),
        ("王奶奶，三单元", "王奶奶", "三单元"),
        ("Anna Smith", "Anna Smith", ""),
        ("Anna Smith 3-201", "Anna Smith", "3-201"),
        ("Anna Smith, door 3, ill", "Anna Smith", "door 3, ill"),
        ("  王 奶奶 \n 101 坐轮椅 ", "王 奶奶", "101 坐轮椅"),
        ("王奶奶１２号", "王奶奶12号", ""),
    ],
)
def test_a_flat_begins_after_a_comma_or_at_the_first_number(
    text: str, name: str, note: str
) -> None:
    assert entered(text) == Entered(name, note)


@pytest.mark.parametrize("text", ["", "  ", "201", "!!!", "，3单元", "\u202e", "12 345"])
def test_without_a_letter_there_is_no_name(text: str) -> None:
    assert entered(text) is Refusal.NO_NAME
    assert isinstance(guest_name(text.partition("，")[0]), Refusal)


def test_a_name_has_thirty_characters_and_a_note_a_hundred_and_twenty() -> None:
    assert guest_name("王" * 30) == "王" * 30
    assert guest_name("王" * 31) is Refusal.TOO_LONG
    assert remark("备" * 120) == "备" * 120
    assert remark("备" * 121) is Refusal.TOO_LONG
    assert entered(f"王奶奶，{'备' * 121}") is Refusal.TOO_LONG
    assert remark("   ") == ""


@given(st.text(max_size=200))
def test_whatever_is_typed_fits_its_column_and_hides_nothing(text: str) -> None:
    found = entered(text)
    if isinstance(found, Entered):
        assert 0 < len(found.name) <= 30
        assert len(found.note) <= 120
        assert found.name == found.name.strip()
        signs = {unicodedata.category(sign) for sign in found.name + found.note}
        assert not signs & {"Cc", "Cf", "Zl", "Zp"}
