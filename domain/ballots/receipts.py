"""Receipts of votes: short codes that survive being read aloud and written down."""

import unicodedata

LENGTH = 8
# Crockford's base 32 leaves out I, L, O and U.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS = 5
_ALIKE = str.maketrans("ILO", "110", "-‐‑–—_ ")


def receipt(random: bytes) -> str:
    """Eight characters from the first five of these bytes; raises ValueError for fewer."""
    size = LENGTH * _BITS // 8
    if len(random) < size:
        raise ValueError("a receipt needs five bytes")
    number = int.from_bytes(random[:size], "big")
    return "".join(_SIGNS[number >> _BITS * place & 31] for place in reversed(range(LENGTH)))


def read_receipt(text: str) -> str | None:
    """The receipt as `receipt` wrote it, however it was typed, or None if it is none."""
    # Cut first: one wide sign can unfold into many.
    wide = unicodedata.normalize("NFKC", text[: 4 * LENGTH]).upper()
    code = "".join(wide.split()).translate(_ALIKE)
    return code if len(text) <= 4 * LENGTH and _is_receipt(code) else None


def _is_receipt(code: str) -> bool:
    return len(code) == LENGTH and all(sign in _SIGNS for sign in code)
