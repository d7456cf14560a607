"""Phones and names: one form to compare, and a masked form to show."""

import re
from decimal import Decimal

from domain.places.writing import tidy

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"0[1-9][0-9]{8,10}")
# At most 15 digits: the longest international number (E.164).
_ABROAD = re.compile(r"\+[1-9][0-9]{6,14}")
# Spreadsheets turn a phone into 13812345678.0 or, in CSV, 1.3812345678E+10.
_AS_NUMBER = re.compile(r"[0-9]{5,15}\.0+|1\.[0-9]{10}e\+?10", re.IGNORECASE)


def normal_phone(value: object) -> str | None:
    """A phone in one form (mainland without 86, others with +), or None if it is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    text = tidy(str(value))
    if _AS_NUMBER.fullmatch(text):
        text = str(int(Decimal(text)))
    text = re.sub(r"[\s\-().·]", "", text)
    text = re.sub(r"^00(?=[1-9])", "+", text)
    # A bare 86 is cut only before a mobile: land lines and other numbers begin with it too.
    home = re.sub(r"^(?:\+?86)(?=1[3-9][0-9]{9}$)|^\+86(?=[1-9])", _trunk, text)
    known = _MOBILE.fullmatch(home) or _LANDLINE.fullmatch(home) or _ABROAD.fullmatch(home)
    return home if known else None


def _trunk(prefix: re.Match[str]) -> str:
    """What stands for the country code at home: nothing before a mobile, 0 before an area code."""
    return "" if _MOBILE.fullmatch(prefix.string[prefix.end() :]) else "0"


def mask_phone(phone: str) -> str:
    """The phone with its middle hidden: 138****5621; a short one shows only its last two."""
    if len(phone) >= 11:  # noqa: PLR2004
        return f"{phone[:3]}****{phone[-4:]}"
    return f"****{phone[-2:]}" if len(phone) > 4 else "****"  # noqa: PLR2004


def mask_name(name: str) -> str:
    """The first character and two stars, whatever the length: 王阿姨 is 王**."""
    # A star for each character would give a rare name away by its length.
    return f"{tidy(name)[:1]}**"
