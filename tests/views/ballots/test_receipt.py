"""What a voter is told: toasts, the private copy, and what a receipt is worth."""

from dataclasses import replace

import pytest

from domain.ballots import CastState, Kind, Refusal
from tests.views.ballots.drawn import BOTH, EN, ZH, offered
from tests.views.ballots.test_mine import OPENS_REGISTERING, cast, flat
from tests.views.ballots.test_panel import AT, ballot
from views.ballots import receipt, refusals
from views.ballots.buttons_voting import BallotMine
from views.ballots.receipt import Stub
from views.texts import Texts

TOAST = 200
FATES = ["counted", "changed", "same", "conflict", "pending"]


def toast(fate: str, heads: int = 1, *, waiting: bool = False, say: Texts = ZH) -> str:
    return receipt.toast(say, ballot(), "yes", fate, "7K2M9QXD", heads, waiting=waiting)


@pytest.mark.parametrize(
    ("fate", "said"),
    [
        ("counted", "您已投同意。"),
        ("changed", "已改成同意。"),
        ("same", "您已投同意，没有变化。"),
        ("conflict", "已记下同意。您家有人投的不一样"),
        ("pending", "已记下同意，等楼栋长核实"),
    ],
)
def test_a_toast_says_what_became_of_the_vote(fate: str, said: str) -> None:
    assert toast(fate).startswith(said)
    assert "回执 7K2M9QXD" in toast(fate)


@BOTH
def test_no_two_fates_are_said_alike(say: Texts) -> None:
    assert len({toast(fate, say=say) for fate in FATES}) == len(FATES)


@BOTH
@pytest.mark.parametrize("fate", FATES)
def test_the_longest_toast_about_several_flats_fits(say: Texts, fate: str) -> None:
    of = ballot(Kind.CHOOSE, options=("选" * 80, "乙"))
    said = receipt.toast(say, of, "1", fate, "7K2M9QXD", 99, waiting=True)
    assert len(said) <= TOAST
    assert "…" in said


@pytest.mark.parametrize(
    ("heads", "waiting", "together", "one_more"),
    [
        (1, False, False, False),
        (2, False, True, False),
        (1, True, False, True),
        (3, True, True, True),
        (0, True, False, False),
    ],
)
def test_several_flats_and_one_that_waits_are_added(
    heads: int,
    waiting: bool,  # noqa: FBT001
    together: bool,  # noqa: FBT001
    one_more: bool,  # noqa: FBT001
) -> None:
    said = toast("counted", heads, waiting=waiting)
    assert (f"您名下 {heads} 票一起投了" in said) is together
    assert ("还有一户等核实后才计" in said) is one_more


@pytest.mark.parametrize(("length", "cut"), [(39, False), (40, False), (41, True), (80, True)])
def test_a_choice_is_cut_for_a_toast(length: int, cut: bool) -> None:  # noqa: FBT001
    said = receipt.short(ZH, ballot(Kind.CHOOSE, options=("选" * length,)), "1")
    assert said.endswith("…") is cut
    assert len(said) == min(length, receipt.LONGEST_CHOICE)


@BOTH
def test_the_copy_without_a_vote_says_that_there_is_none(say: Texts) -> None:
    screen = receipt.copy(say, ballot(), [])
    assert say("ballot-receipt-none") in screen.text
    assert offered(screen) == [BallotMine(7)]


def test_the_copy_has_a_line_for_each_flat() -> None:
    stubs = [Stub(cast(receipt=f"R{n}"), flat(n)) for n in range(4)]
    text = receipt.copy(ZH, ballot(), stubs).text
    assert [f"<code>R{n}</code>" in text for n in range(4)] == [True] * 4
    assert "装扶手吗?" in text


def test_a_person_who_votes_without_a_flat_has_none_named() -> None:
    person = replace(flat(0), room="", label="李红")
    assert receipt.line(ZH, ballot(), Stub(cast(), person)).startswith("<b>同意</b>")


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (CastState.COUNTED, "这一票有效"),
        (CastState.PENDING, "等核实住哪户后才计"),
        (CastState.UNCONFIRMED, "纸票等见证人核对后才计"),
        (CastState.DISPUTED, "住户说不是自己投的"),
        (CastState.WITHDRAWN, "已经撤回，或者被后来的代替了"),
        (CastState.SUPERSEDED, "已经撤回，或者被后来的代替了"),
    ],
)
def test_a_receipt_says_what_it_is_worth(state: CastState, said: str) -> None:
    assert said in receipt.checked(ZH, "7K2M9QXD", ballot(), cast(state=state), own=False).text


@pytest.mark.parametrize("state", list(CastState))
def test_what_has_ended_is_worth_nothing_whatever_it_was(state: CastState) -> None:
    row = cast(state=state, ended_at=AT)
    assert "被后来的代替了" in receipt.checked(ZH, "7K2M9QXD", ballot(), row, own=True).text


@pytest.mark.parametrize(("choice", "said"), [("yes", "For"), ("no", "Against")])
@pytest.mark.parametrize("own", [True, False])
def test_only_its_owner_reads_what_a_receipt_chose(
    choice: str,
    said: str,
    own: bool,  # noqa: FBT001
) -> None:
    text = receipt.checked(EN, "7K2M9QXD", ballot(), cast(choice), own=own).text
    assert (f"<b>{said}</b>" in text) is own


def test_to_others_a_receipt_is_the_same_whatever_was_chosen() -> None:
    texts = {
        receipt.checked(ZH, "7K2M9QXD", ballot(), cast(choice), own=False).text
        for choice in ("yes", "no", "abstain")
    }
    assert len(texts) == 1


@BOTH
def test_without_a_code_it_is_said_how_and_an_unknown_one_is_named(say: Texts) -> None:
    assert "/check 7K2M9QXD" in receipt.checked(say, "", None, None, own=False).text
    assert "<b>" not in receipt.checked(say, "<b>", None, None, own=False).text
    assert "&lt;b&gt;" in receipt.checked(say, "<b>", None, None, own=False).text


@BOTH
@pytest.mark.parametrize("refusal", [Refusal.VERIFIED_TOO_LATE, Refusal.TENANT])
def test_who_waited_in_vain_reads_why(say: Texts, refusal: Refusal) -> None:
    text = receipt.uncounted(say, ballot(), refusal).text
    assert refusals.said(say, refusal) in text
    assert ballot().question in text


def test_a_refused_claim_leads_to_registering_and_to_the_ballot() -> None:
    assert offered(receipt.claim_refused(ZH, ballot())) == [OPENS_REGISTERING, BallotMine(7)]
