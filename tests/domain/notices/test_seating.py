"""Who may sign up, gets a seat, waits and moves up: each rule at its boundary."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.notices import (
    Phase,
    Refusal,
    Seat,
    Signup,
    Wish,
    guest_name,
    guests_left,
    moving_up,
    note_line,
    party,
    seat_for,
    seats_free,
    signup_closed,
    signup_closes,
    signup_refusal,
    slots_of,
    turn_of,
    waiting_list,
)
from domain.notices.seating import LONGEST_WAITING
from tests.domain.notices.seated import END, OPENED, START, attendee, occurrence, seated

TWENTY = Signup(capacity=20)
INSTANT = timedelta(microseconds=1)


def test_the_20th_of_20_has_a_seat_and_the_21st_waits() -> None:
    assert seat_for(TWENTY, seated(19)) is Seat.IN
    assert seat_for(TWENTY, seated(20)) is Seat.WAITING
    assert [seats_free(TWENTY, seated(n)) for n in (0, 19, 20, 21)] == [20, 1, 0, 0]


def test_without_a_capacity_everybody_has_a_seat() -> None:
    assert seat_for(Signup(), seated(500)) is Seat.IN
    assert seats_free(Signup(), seated(500)) is None


def test_a_place_given_back_belongs_to_those_who_wait_not_to_who_comes_next() -> None:
    listed = [
        replace(one, state=Seat.GONE) if one.id == 1 else one for one in seated(20, waiting=1)
    ]
    assert seat_for(TWENTY, listed) is Seat.WAITING
    assert seats_free(TWENTY, listed) == 0


def test_when_somebody_leaves_the_first_who_waits_moves_up() -> None:
    listed = seated(20, waiting=2)
    assert moving_up(TWENTY, listed) == ()
    listed[4] = replace(listed[4], state=Seat.GONE)
    assert moving_up(TWENTY, listed) == (listed[20],)


def test_when_the_capacity_is_raised_as_many_move_up_as_there_are_places() -> None:
    listed = seated(20, waiting=5)
    assert moving_up(Signup(capacity=22), listed) == tuple(listed[20:22])
    assert moving_up(Signup(capacity=100), listed) == tuple(listed[20:])
    assert moving_up(Signup(capacity=None), listed) == tuple(listed[20:])


def test_when_the_capacity_is_lowered_nobody_loses_a_seat_and_nobody_moves_up() -> None:
    listed = seated(20, waiting=3)
    listed[0] = replace(listed[0], state=Seat.GONE)
    assert moving_up(Signup(capacity=10), listed) == ()


def test_the_waiting_list_goes_by_the_moment_and_then_by_the_row() -> None:
    late = attendee(1, Seat.WAITING, minute=9)
    twins = [attendee(row, Seat.WAITING, minute=5) for row in (3, 2)]
    listed = [late, *twins, attendee(4, minute=0)]
    assert [one.id for one in waiting_list(listed)] == [2, 3, 1]
    assert [one.id for one in moving_up(Signup(capacity=3), listed)] == [2, 3]


def test_of_a_family_as_many_move_up_as_there_are_places() -> None:
    family = [
        attendee(2, Seat.WAITING, person=7, minute=5),
        attendee(3, Seat.WAITING, person=7, guest="妈妈", minute=5),
        attendee(4, Seat.WAITING, person=7, guest="爸爸", minute=5),
    ]
    other = attendee(5, Seat.WAITING, minute=6)
    listed = [*family, other]
    assert moving_up(Signup(capacity=2), listed) == tuple(family[:2])
    assert moving_up(Signup(capacity=4), listed) == (*family, other)


def test_the_place_in_the_waiting_list_is_counted_from_one() -> None:
    listed = seated(2, waiting=3)
    assert [turn_of(TWENTY, listed, one) for one in listed] == [None, None, 1, 2, 3]


# Slots


def test_slots_are_cut_from_the_start_on_and_only_whole_ones() -> None:
    cut = slots_of(Signup(slot=25), occurrence())
    assert [slot.index for slot in cut] == [0, 1, 2, 3]
    assert (cut[0].starts_at, cut[0].ends_at) == (START, START + timedelta(minutes=25))
    assert cut[3].ends_at == START + timedelta(minutes=100)


@pytest.mark.parametrize(("minutes", "count"), [(120, 1), (60, 2), (121, 0), (1, 48)])
def test_there_are_as_many_slots_as_fit_and_can_be_shown(minutes: int, count: int) -> None:
    assert len(slots_of(Signup(slot=minutes), occurrence())) == count


def test_without_slots_or_without_an_end_nothing_is_cut() -> None:
    assert slots_of(Signup(), occurrence()) == ()
    assert slots_of(Signup(slot=30), occurrence(ends_at=None)) == ()
    assert slots_of(Signup(slot=30), occurrence(starts_at=None)) == ()


def test_each_slot_has_the_capacity_for_itself() -> None:
    signup = Signup(capacity=2, slot=30)
    listed = seated(2, slot=0)
    assert seat_for(signup, listed, 0) is Seat.WAITING
    assert seat_for(signup, listed, 1) is Seat.IN
    assert [seats_free(signup, listed, n) for n in (0, 1)] == [0, 2]


def test_who_waits_moves_up_in_their_own_slot_only() -> None:
    signup = Signup(capacity=1, slot=30)
    waits = [attendee(2, Seat.WAITING, slot=0), attendee(3, Seat.WAITING, slot=1)]
    assert moving_up(signup, [attendee(1, slot=0), *waits]) == (waits[1],)
    assert moving_up(signup, waits) == tuple(waits)
    assert turn_of(signup, waits, waits[1]) == 1


def test_once_slots_are_given_up_all_share_the_places() -> None:
    listed = [attendee(1, slot=0), attendee(2, slot=3)]
    assert seat_for(Signup(capacity=2), listed) is Seat.WAITING


# Refusals


def refusal(wish: Wish, *, signup: Signup = TWENTY, listed: int = 0) -> Refusal | None:
    return signup_refusal(signup, occurrence(), seated(listed), wish, now=OPENED)


def test_whoever_wants_may_sign_up_and_so_may_the_21st() -> None:
    assert refusal(Wish(99)) is None
    assert refusal(Wish(99), listed=20) is None


@pytest.mark.parametrize("closes", [0, 60])
def test_at_the_deadline_itself_sign_up_is_over(closes: int) -> None:
    signup, event = Signup(closes=closes), occurrence()
    ends = START - timedelta(minutes=closes)
    assert signup_closes(signup, event) == ends
    assert signup_closed(signup, event, now=ends - INSTANT) is None
    assert signup_closed(signup, event, now=ends) is Refusal.CLOSED
    assert signup_refusal(signup, event, [], Wish(99), now=ends) is Refusal.CLOSED


def test_what_has_no_hour_has_no_deadline() -> None:
    event = occurrence(starts_at=None, ends_at=None)
    assert signup_closes(TWENTY, event) is None
    assert signup_closed(TWENTY, event, now=END + timedelta(days=400)) is None


@pytest.mark.parametrize("state", sorted(Phase))
def test_only_what_is_still_to_come_can_be_signed_up_for(state: Phase) -> None:
    to_come = state in {Phase.PLANNED, Phase.POSTED}
    expected = None if to_come else Refusal.WRONG_STATE
    assert signup_closed(TWENTY, occurrence(state=state), now=OPENED) is expected


def test_nobody_signs_up_twice_with_a_seat_or_waiting() -> None:
    assert refusal(Wish(1), listed=1) is Refusal.ALREADY
    waits = [attendee(1, Seat.WAITING)]
    assert signup_refusal(TWENTY, occurrence(), waits, Wish(1), now=OPENED) is Refusal.ALREADY


def test_who_left_may_sign_up_again() -> None:
    gone = [attendee(1, Seat.GONE)]
    assert signup_refusal(TWENTY, occurrence(), gone, Wish(1), now=OPENED) is None


@pytest.mark.parametrize("guest", ["王阿姨", "王 阿姨", "王　阿姨"])
def test_a_guest_is_not_brought_twice_however_the_name_is_spaced(guest: str) -> None:
    listed = [attendee(1, person=7, guest="王阿姨")]
    found = signup_refusal(TWENTY, occurrence(), listed, Wish(7, guest), now=OPENED)
    assert found is Refusal.ALREADY
    # Another's guest of that name is another person.
    assert signup_refusal(TWENTY, occurrence(), listed, Wish(8, guest), now=OPENED) is None


def test_nobody_brings_more_guests_than_are_allowed() -> None:
    signup = Signup(capacity=20, guests=2)
    listed = [attendee(1, person=7), attendee(2, person=7, guest="妈妈")]
    assert guests_left(signup, listed, 7) == 1
    assert signup_refusal(signup, occurrence(), listed, Wish(7, "爸爸"), now=OPENED) is None
    listed.append(attendee(3, person=7, guest="爸爸"))
    found = signup_refusal(signup, occurrence(), listed, Wish(7, "奶奶"), now=OPENED)
    assert found is Refusal.GUESTS
    assert guests_left(signup, listed, 7) == 0


def test_a_parent_may_be_signed_up_by_who_stays_at_home() -> None:
    assert refusal(Wish(7, "妈妈")) is None
    assert refusal(Wish(7, "妈妈"), signup=Signup(guests=0)) is Refusal.GUESTS


def test_guests_who_are_gone_do_not_count() -> None:
    listed = [attendee(1, Seat.GONE, person=7, guest="妈妈")]
    assert guests_left(Signup(guests=1), listed, 7) == 1


def test_people_without_a_phone_are_entered_by_name_one_by_one() -> None:
    signup, listed = Signup(guests=0), [attendee(1, person=None, guest="李奶奶")]
    for guest, expected in (("张爷爷", None), ("李奶奶", Refusal.ALREADY), ("", Refusal.NO_NAME)):
        wish = Wish(None, guest)
        assert signup_refusal(signup, occurrence(), listed, wish, now=OPENED) is expected


@pytest.mark.parametrize(
    ("slot", "expected"),
    [(0, None), (3, None), (4, Refusal.NO_SLOT), (-1, Refusal.NO_SLOT), (None, Refusal.NO_SLOT)],
)
def test_where_slots_are_cut_one_of_them_is_chosen(
    slot: int | None, expected: Refusal | None
) -> None:
    assert refusal(Wish(99, slot=slot), signup=Signup(slot=30)) is expected


def test_a_waiting_list_that_no_people_fill_is_full() -> None:
    signup, event = Signup(capacity=1), occurrence()
    shorter = seated(1, waiting=LONGEST_WAITING - 1)
    assert signup_refusal(signup, event, shorter, Wish(9999), now=OPENED) is None
    full = seated(1, waiting=LONGEST_WAITING)
    assert signup_refusal(signup, event, full, Wish(9999), now=OPENED) is Refusal.FULL


def test_a_name_has_a_letter_and_at_most_30_signs() -> None:
    assert guest_name("  王\n阿姨 ") == "王 阿姨"
    assert guest_name("王" * 30) == "王" * 30
    assert guest_name("王" * 31) is Refusal.TOO_LONG
    for nobody in ("", " \u200b ", "123", "🌹"):
        assert guest_name(nobody) is Refusal.NO_NAME


def test_a_name_from_a_list_may_be_longer_by_what_tells_it_apart() -> None:
    assert refusal(Wish(None, "王" * 30 + " (2) +1")) is None
    assert refusal(Wish(None, "王" * 40)) is None
    assert refusal(Wish(None, "王" * 41)) is Refusal.TOO_LONG


def test_a_note_has_at_most_120_signs_and_may_be_empty() -> None:
    assert note_line("坐\n轮椅") == "坐 轮椅"
    assert note_line("") == ""
    assert note_line("字" * 120) == "字" * 120
    assert note_line("字" * 121) is Refusal.TOO_LONG


def test_a_party_is_the_person_first_and_then_whom_they_bring() -> None:
    mother = attendee(1, person=7, guest="妈妈")
    self_, gone = attendee(5, person=7), attendee(6, Seat.GONE, person=7, guest="爸爸")
    assert party([mother, attendee(2), self_, gone], 7) == (self_, mother)
