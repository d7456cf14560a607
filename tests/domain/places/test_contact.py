import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places.contact import mask_name, mask_phone, normal_phone


@pytest.mark.parametrize(
    "written",
    [
        13812345621,
        13812345621.0,
        "13812345621",
        "13812345621.0",
        "138-1234-5621",
        " 138 1234 5621 ",
        "+86 138 1234 5621",
        "8613812345621",
        "0086 13812345621",
        "１３８１２３４５６２１",
        "1.3812345621E+10",
        "138\u200b12345621",
    ],
)
def test_a_mobile_has_one_form_however_it_arrives(written: object) -> None:
    assert normal_phone(written) == "13812345621"


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("010-62345678", "01062345678"),
        ("+86 10 6234 5678", "01062345678"),
        ("(0571) 87654321", "057187654321"),
        ("+49 170 1234567", "+491701234567"),
        ("0044 20 7946 0958", "+442079460958"),
    ],
)
def test_landlines_and_phones_abroad_are_kept(written: str, phone: str) -> None:
    assert normal_phone(written) == phone


@pytest.mark.parametrize(
    "written",
    [
        None,
        True,
        "",
        "无",
        "110",
        "12812345678",
        "1381234562",
        "138123456210",
        "1.38E+10",
        float("nan"),
        float("inf"),
        1e300,
        13812345621.5,
        b"13812345621",
        "13812345621/13912345621",
        "+",
    ],
)
def test_what_is_no_phone_is_none(written: object) -> None:
    assert normal_phone(written) is None


MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)


@given(MOBILES)
def test_a_mobile_survives_every_spelling(phone: str) -> None:
    spelled = (float(phone), int(phone), f"+86{phone}", f"{phone[:3]}-{phone[3:7]}-{phone[7:]}")
    assert {normal_phone(form) for form in spelled} == {phone}


@given(st.text())
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    phone = normal_phone(text)
    assert phone is None or normal_phone(phone) == phone


def test_a_masked_phone_keeps_three_and_four() -> None:
    assert mask_phone("13812345621") == "138****5621"


@given(st.text(alphabet="+0123456789", max_size=20))
def test_a_mask_never_shows_more_than_seven_characters(phone: str) -> None:
    assert len(mask_phone(phone).replace("*", "")) <= min(7, len(phone) // 2 + 2)
    assert "****" in mask_phone(phone)


@pytest.mark.parametrize("short", ["", "1", "1234"])
def test_the_shortest_phones_are_hidden_whole(short: str) -> None:
    assert mask_phone(short) == "****"


@pytest.mark.parametrize(
    ("name", "masked"),
    [("王阿姨", "王**"), ("李雷", "李**"), ("王", "王**"), ("", "**"), (" Ann Lee", "A**")],
)
def test_a_masked_name_tells_neither_its_rest_nor_its_length(name: str, masked: str) -> None:
    assert mask_name(name) == masked
