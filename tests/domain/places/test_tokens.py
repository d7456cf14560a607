import re
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places.tokens import (
    MAX_LENGTH,
    JoinFlat,
    OpenConsole,
    Payload,
    ReportFor,
    SeeBallot,
    SeeFund,
    new_token,
    parse_payload,
    payload,
)

TOKEN = "a_-" + "B" * 21
LARGEST = 2**63 - 1


@given(st.binary(min_size=18, max_size=18))
def test_a_token_is_long_enough_and_safe_in_a_link(noise: bytes) -> None:
    token = new_token(lambda size: noise[:size])
    assert re.fullmatch(r"[A-Za-z0-9_-]{22,}", token)
    assert parse_payload(payload(JoinFlat(token))) == JoinFlat(token)


def test_tokens_differ() -> None:
    assert new_token(secrets.token_bytes) != new_token(secrets.token_bytes)


@pytest.mark.parametrize(
    ("wire", "to"),
    [
        (f"j_{TOKEN}", JoinFlat(TOKEN)),
        (f"l_{TOKEN}", OpenConsole(TOKEN)),
        ("r_1", ReportFor(1)),
        (f"b_{LARGEST}", SeeBallot(LARGEST)),
        ("f_7", SeeFund(7)),
        (f"j_{'x' * 62}", JoinFlat("x" * 62)),
    ],
)
def test_links_keep_their_published_form(wire: str, to: Payload) -> None:
    assert parse_payload(wire) == to
    assert payload(to) == wire
    assert len(wire) <= MAX_LENGTH


@pytest.mark.parametrize(
    "wire",
    [
        "",
        "_",
        "j",
        "j_",
        f"j_{'x' * 21}",
        f"j_{'x' * 63}",
        f"j_{TOKEN}\n",
        f"j_{TOKEN} ",
        f"J_{TOKEN}",
        "r_0",
        "r_-1",
        "r_01",
        "r_1.0",
        "r_１",
        "r_1\n",
        f"b_{LARGEST + 1}",
        f"b_{'9' * 5000}",
        "r_1_2",
        f"x_{TOKEN}",
        "j_" + "王" * 22,
    ],
)
def test_a_payload_that_is_none_of_ours_is_none(wire: str) -> None:
    assert parse_payload(wire) is None


@given(st.text())
def test_whatever_is_read_is_written_the_same(text: str) -> None:
    to = parse_payload(text)
    assert to is None or payload(to) == text
