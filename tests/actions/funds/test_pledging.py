"""A household gives its word: who may, until when, for how much, and who reads of it."""

from datetime import timedelta
from typing import Any

import pytest

from actions.funds.pledging import Pledged
from actions.funds.unheard import Unheard
from domain.errors import Missing
from domain.funds import CAP, PledgeKind, Refusal, State
from domain.places import MembershipState, Relation, Role
from playground.estate import IDS
from storage.database import Database
from storage.funds import flats, pledges
from tests.actions.funds.box import DAY, GROUP, MOMENT, STRANGER, Box, box_of
from tests.actions.funds.opened import DOORS, SHARE
from tests.estate import Estate

PART, GIFT, REFUSE, HARD = (
    PledgeKind.PART,
    PledgeKind.GIFT,
    PledgeKind.REFUSE,
    PledgeKind.HARDSHIP,
)


@pytest.fixture
async def box(database: Database, estate: Estate) -> Box:
    return await box_of(database, estate, State.PLEDGING)


async def live(box: Box) -> list[tuple[PledgeKind, int]]:
    rows = await box.read(pledges.of, box.fund_id)
    return [(row.kind, row.amount) for row in rows if row.ended_at is None]


async def test_a_word_stands_in_the_rows_and_in_the_chain_under_a_pseudonym(box: Box) -> None:
    done = await box.pledge(IDS.li_ming)
    assert isinstance(done, Pledged)
    assert (done.doors, done.amount, done.new) == (("3单元302",), SHARE, True)
    assert await live(box) == [(PledgeKind.FULL, SHARE)]
    (row,) = await box.chain("pledge")
    flat = await box.read(flats.find, box.fund_id, box.home(IDS.li_ming))
    assert flat is not None
    told = {"code": flat.code, "kind": "full", "amount": SHARE, "version": 1}
    assert row.payload == told
    assert str(IDS.li_ming) not in row.actor


async def test_a_pledge_is_told_to_nobody_but_redraws_the_panel(box: Box) -> None:
    await box.panel()
    await box.pledge(IDS.li_ming)
    assert await box.sent() == []
    assert await box.stale()


async def test_the_same_word_again_writes_nothing_anywhere(box: Box) -> None:
    await box.pledge(IDS.li_ming)
    await box.panel()
    again = await box.pledge(IDS.li_ming)
    assert isinstance(again, Pledged)
    assert (again.new, again.amount) == (False, SHARE)
    assert len(await box.chain("pledge")) == 1
    assert not await box.stale()


async def test_a_newer_word_ends_the_older_one_and_a_gift_stands_beside_it(box: Box) -> None:
    await box.pledge(IDS.li_ming)
    await box.pledge(IDS.li_ming, GIFT, amount=500)
    await box.pledge(IDS.li_ming, PART, amount=SHARE - 1)
    assert await live(box) == [(GIFT, 500), (PART, SHARE - 1)]
    assert len(await box.read(pledges.of, box.fund_id)) == 3


async def test_one_of_a_family_changes_the_word_of_the_other(box: Box) -> None:
    await box.joins(STRANGER, DOORS[2], Relation.FAMILY)
    await box.pledge(IDS.li_ming)
    await box.pledge(STRANGER, REFUSE)
    assert await live(box) == [(REFUSE, 0)]


@pytest.mark.parametrize(
    ("kind", "amount", "no"),
    [
        (PART, 0, Refusal.AMOUNT_NOT_POSITIVE),
        (PART, -1, Refusal.AMOUNT_NOT_POSITIVE),
        (PART, None, Refusal.AMOUNT_MISSING),
        (PART, 1, None),
        (PART, SHARE - 1, None),
        (PART, SHARE, Refusal.NOT_PART),
        (PART, SHARE + 1, Refusal.NOT_PART),
        (PART, CAP + 1, Refusal.AMOUNT_TOO_LARGE),
        (GIFT, 1, None),
        (GIFT, CAP, None),
        (GIFT, CAP + 1, Refusal.AMOUNT_TOO_LARGE),
        (PledgeKind.FULL, SHARE - 1, Refusal.AMOUNT_UNWANTED),
        (REFUSE, 1, Refusal.AMOUNT_UNWANTED),
        (HARD, 1, Refusal.AMOUNT_UNWANTED),
    ],
)
async def test_an_amount_fits_the_share_or_changes_nothing(
    box: Box, kind: PledgeKind, amount: int | None, no: Refusal | None
) -> None:
    done = await box.pledge(IDS.li_ming, kind, amount=amount)
    assert (done if no else None) is no
    assert await live(box) == ([] if no else [(kind, amount)])
    assert len(await box.chain("pledge")) == (0 if no else 1)


@pytest.mark.parametrize(
    ("ahead", "taken"), [(-MOMENT, True), (timedelta(), False), (MOMENT, False)]
)
async def test_the_word_counts_until_the_deadline_and_not_at_it(
    box: Box, ahead: timedelta, *, taken: bool
) -> None:
    box.now += 7 * DAY + ahead
    done = await box.pledge(IDS.li_ming)
    assert isinstance(done, Pledged) if taken else done is Refusal.TOO_LATE
    assert bool(await live(box)) is taken


@pytest.mark.parametrize(
    "state",
    [State.DRAFT, State.SETTLING, State.REFUNDING, State.CLOSED, State.FAILED, State.CANCELLED],
)
async def test_nobody_pledges_to_a_fund_that_does_not_ask(box: Box, state: State) -> None:
    await box.change(state=state)
    assert await box.pledge(IDS.li_ming) is Refusal.WRONG_STATE
    assert await live(box) == []


@pytest.mark.parametrize(
    ("person_id", "why"),
    [
        (IDS.zhou, Unheard.STRANGER),
        (IDS.captain, Unheard.STRANGER),
        (STRANGER, Unheard.STRANGER),
    ],
)
async def test_who_has_no_flat_here_is_told_so(box: Box, person_id: int, why: Unheard) -> None:
    assert await box.pledge(person_id) is why
    assert await live(box) == []


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ({"door": DOORS[2], "relation": Relation.TENANT}, Unheard.TENANT),
        ({"door": DOORS[2], "state": MembershipState.CLAIMED}, Unheard.UNVERIFIED),
        ({"door": ("2单元", "101")}, Unheard.ELSEWHERE),
        ({"door": DOORS[2], "state": MembershipState.ENDED}, Unheard.STRANGER),
    ],
)
async def test_who_does_not_speak_for_a_flat_learns_why(
    box: Box, how: dict[str, Any], why: Unheard
) -> None:
    await box.joins(STRANGER, **how)
    assert await box.pledge(STRANGER) is why
    assert await live(box) == []


async def test_who_moved_out_speaks_for_the_flat_no_more(box: Box) -> None:
    await box.pledge(IDS.li_ming)
    await box.moves_out(IDS.li_ming)
    assert await box.pledge(IDS.li_ming, REFUSE) is Unheard.STRANGER
    assert await live(box) == [(PledgeKind.FULL, SHARE)]


async def test_nobody_speaks_for_the_flat_of_another(box: Box) -> None:
    theirs = box.home(IDS.wang)
    assert await box.pledge(IDS.li_ming, flat_id=theirs) is Refusal.NOT_YOURS
    elsewhere = box.estate.flats["2单元", "101"]
    assert await box.pledge(IDS.li_ming, flat_id=elsewhere) is Refusal.NOT_YOURS
    assert await live(box) == []


async def test_a_fund_that_is_not_there_is_missing(box: Box) -> None:
    box.fund_id += 1
    with pytest.raises(Missing):
        await box.pledge(IDS.li_ming)


async def test_who_speaks_for_two_flats_pledges_for_both_or_for_the_one_named(box: Box) -> None:
    await box.joins(IDS.li_ming, DOORS[0], Relation.CARER)
    both = await box.pledge(IDS.li_ming)
    assert isinstance(both, Pledged)
    assert (both.doors, both.amount) == (("1单元101", "3单元302"), 2 * SHARE)
    await box.pledge(IDS.li_ming, REFUSE, flat_id=box.home(IDS.zhao))
    assert await live(box) == [(REFUSE, 0), (PledgeKind.FULL, SHARE)]


@pytest.mark.parametrize(
    ("kind", "fen", "no"),
    [
        (PART, SHARE // 2 - 1, Refusal.TOO_LATE),
        (PART, SHARE // 2 + 1, None),
        (PledgeKind.FULL, None, None),
        (REFUSE, None, Refusal.TOO_LATE),
        (HARD, None, None),
    ],
)
async def test_once_money_is_collected_a_word_only_grows_or_turns_out_too_hard(
    box: Box, kind: PledgeKind, fen: int | None, no: Refusal | None
) -> None:
    await box.pledge(IDS.li_ming, PART, amount=SHARE // 2)
    await box.change(state=State.COLLECTING)
    done = await box.pledge(IDS.li_ming, kind, amount=fen)
    assert done is no if no else isinstance(done, Pledged)
    assert (await live(box))[0][0] is (PART if no else kind)


@pytest.mark.parametrize(("fen", "no"), [(499, Refusal.TOO_LATE), (500, None), (501, None)])
async def test_a_gift_shrinks_no_more_once_money_is_collected(
    box: Box, fen: int, no: Refusal | None
) -> None:
    await box.pledge(IDS.li_ming, GIFT, amount=500)
    await box.change(state=State.COLLECTING)
    done = await box.pledge(IDS.li_ming, GIFT, amount=fen)
    assert (done if no else None) is no
    assert await live(box) == [(GIFT, 500 if no else fen)]


async def test_a_hardship_is_told_to_the_organisers_alone_and_without_its_reason(box: Box) -> None:
    await box.pledge(IDS.li_ming, HARD, reason="住院了")
    (told,) = await box.sent()
    assert (told.chat_id, told.view) == (IDS.captain, "fund-hardship-told")
    assert told.args == {"flat": box.home(IDS.li_ming)}
    assert "住院了" not in str(await box.chain())


async def test_the_same_hardship_is_told_once_and_again_with_new_words(box: Box) -> None:
    await box.pledge(IDS.li_ming, HARD, reason="住院了")
    await box.pledge(IDS.li_ming, HARD)
    await box.pledge(IDS.li_ming, HARD, reason="住院了")
    assert len(await box.sent()) == 1
    box.now += DAY
    await box.pledge(IDS.li_ming, HARD, reason="又失业了")
    assert {row.chat_id for row in await box.sent()} == {IDS.captain}


async def test_an_author_who_organises_no_more_hears_of_no_hardship(box: Box) -> None:
    await box.loses_roles(IDS.captain)
    await box.grant(STRANGER, Role.CAPTAIN)
    await box.pledge(IDS.li_ming, HARD, reason="住院了")
    assert await box.told() == {(STRANGER, "fund-hardship-told")}
    assert GROUP not in {row.chat_id for row in await box.sent()}
