"""A chain tells of a word taken back: only what stood, of that kind, and once."""

import pytest

from domain import funds as rules
from domain.funds import Fault, PledgeKind, State
from tests.domain.funds.samples import SHARES, Chain

FULL, PART, GIFT, REFUSE = PledgeKind.FULL, PledgeKind.PART, PledgeKind.GIFT, PledgeKind.REFUSE


def pledged() -> Chain:
    chain = Chain()
    chain.open()
    chain.pledge("a", FULL, SHARES["a"])
    chain.pledge("a", GIFT, 500)
    return chain


@pytest.mark.parametrize("kind", [FULL, GIFT])
def test_a_word_is_taken_back_and_may_be_given_again(kind: PledgeKind) -> None:
    chain = pledged()
    chain.retract("a", kind)
    chain.pledge("a", kind, SHARES["a"] if kind is FULL else 500)
    chain.retract("a", kind)
    assert rules.recount(chain.rows).matches


@pytest.mark.parametrize(
    ("code", "kinds"),
    [("b", (FULL,)), ("a", (PART,)), ("a", (FULL, FULL)), ("a", (GIFT, GIFT)), ("z", (FULL,))],
)
def test_what_does_not_stand_cannot_be_taken_back(
    code: str, kinds: tuple[PledgeKind, ...]
) -> None:
    chain = pledged()
    for kind in kinds:
        chain.retract(code, kind)
    told = rules.recount(chain.rows)
    assert (told.first_bad, told.why) == (chain.rows[-1].seq, Fault.PLEDGE)


def test_a_gift_stands_beside_the_answer_that_replaces_another() -> None:
    chain = pledged()
    chain.pledge("a", REFUSE, 0)
    chain.retract("a", GIFT)
    chain.retract("a", REFUSE)
    assert rules.recount(chain.rows).matches


def test_after_the_end_nothing_is_taken_back() -> None:
    chain = pledged()
    chain.move(State.PLEDGING, State.FAILED)
    chain.retract("a", FULL)
    assert rules.recount(chain.rows).why is Fault.STATE


def test_a_row_without_a_kind_has_no_shape() -> None:
    chain = pledged()
    chain.tell("retract", code="a")
    assert rules.recount(chain.rows).why is Fault.BAD_SHAPE
