"""What holds for seats whatever people do: capacity, order, stability."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from domain.notices import (
    Attendee,
    Seat,
    Signup,
    Wish,
    moving_up,
    seat_for,
    seats_free,
    signup_refusal,
    turn_of,
    waiting_list,
)
from tests.domain.notices.seated import OPENED, attendee, occurrence

SLOTS = st.none() | st.integers(0, 3)
STATES = st.sampled_from(sorted(Seat))
LISTS = st.lists(st.tuples(STATES, SLOTS, st.integers(0, 5)), max_size=30).map(
    lambda rows: [
        attendee(row, state, slot=slot, minute=minute)
        for row, (state, slot, minute) in enumerate(rows, 1)
    ]
)
SIGNUPS = st.builds(
    Signup, capacity=st.none() | st.integers(1, 8), slot=st.sampled_from([None, 30])
)


class Seats(RuleBasedStateMachine):
    """People come, bring family and leave, while the capacity goes up and down."""

    def __init__(self) -> None:
        super().__init__()
        self.signup = Signup(capacity=3, slot=30, guests=2)
        self.listed: list[Attendee] = []
        self.minute = 0

    @rule(
        person=st.integers(1, 12), guest=st.sampled_from(["", "妈妈", "爸爸", "奶奶"]), slot=SLOTS
    )
    def sign_up(self, person: int, guest: str, slot: int | None) -> None:
        now = OPENED + timedelta(minutes=self.minute)
        wish = Wish(person, guest, slot)
        if signup_refusal(self.signup, occurrence(), self.listed, wish, now=now) is not None:
            return
        seat = seat_for(self.signup, self.listed, slot)
        row = len(self.listed) + 1
        # Several sign up within one minute, and the row decides.
        self.minute += row % 2
        self.listed.append(
            attendee(row, seat, person=person, guest=guest, slot=slot, minute=self.minute)
        )

    @precondition(lambda self: self.listed)
    @rule(data=st.data())
    def leave(self, data: st.DataObject) -> None:
        place = data.draw(st.integers(0, len(self.listed) - 1))
        self.listed[place] = replace(self.listed[place], state=Seat.GONE)
        self.move_up()

    @rule(capacity=st.none() | st.integers(1, 5))
    def resize(self, capacity: int | None) -> None:
        self.signup = replace(self.signup, capacity=capacity)
        self.move_up()

    def move_up(self) -> None:
        line = waiting_list(self.listed)
        seated = {one.id for one in self.listed if one.state is Seat.IN}
        rising = {one.id for one in moving_up(self.signup, self.listed)}
        self.listed = [
            replace(one, state=Seat.IN) if one.id in rising else one for one in self.listed
        ]
        # Stable: who stays behind stays in the same order, and who sat sits.
        assert list(waiting_list(self.listed)) == [one for one in line if one.id not in rising]
        assert seated <= {one.id for one in self.listed if one.state is Seat.IN}
        assert moving_up(self.signup, self.listed) == ()

    @invariant()
    def nobody_waits_beside_a_free_place(self) -> None:
        for one in waiting_list(self.listed):
            assert seats_free(self.signup, self.listed, one.slot) == 0
            assert turn_of(self.signup, self.listed, one) is not None

    @invariant()
    def no_more_than_two_guests_come_with_anybody(self) -> None:
        here = [one for one in self.listed if one.state is not Seat.GONE]
        for person in {one.person_id for one in here}:
            own = [one.guest for one in here if one.person_id == person]
            assert len(own) == len(set(own))
            assert sum(map(bool, own)) <= 2


TestSeats = Seats.TestCase
TestSeats.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


@given(SIGNUPS, LISTS)
def test_moving_up_never_fills_a_slot_beyond_its_capacity(
    signup: Signup, listed: list[Attendee]
) -> None:
    rising = moving_up(signup, listed)
    for key in {key_of(signup, one) for one in rising}:
        seats = sum(key_of(signup, one) == key for one in listed if one.state is Seat.IN)
        more = sum(key_of(signup, one) == key for one in rising)
        assert signup.capacity is None or seats + more <= signup.capacity


@given(SIGNUPS, LISTS)
def test_nobody_moves_up_before_another_who_waits_longer_for_the_same(
    signup: Signup, listed: list[Attendee]
) -> None:
    rising = {one.id for one in moving_up(signup, listed)}
    for key in {key_of(signup, one) for one in listed}:
        line = [one.id in rising for one in waiting_list(listed) if key_of(signup, one) == key]
        assert line == sorted(line, reverse=True)


@given(SIGNUPS, LISTS, st.randoms())
def test_the_order_of_the_rows_in_a_list_decides_nothing(
    signup: Signup, listed: list[Attendee], chance: Random
) -> None:
    mixed = list(listed)
    chance.shuffle(mixed)
    assert moving_up(signup, mixed) == moving_up(signup, listed)
    assert waiting_list(mixed) == waiting_list(listed)


@given(SIGNUPS, LISTS, SLOTS)
def test_whoever_signs_up_sits_exactly_where_a_place_is_free(
    signup: Signup, listed: list[Attendee], slot: int | None
) -> None:
    sits = seat_for(signup, listed, slot) is Seat.IN
    assert sits == (seats_free(signup, listed, slot) != 0)


def key_of(signup: Signup, one: Attendee) -> int | None:
    return one.slot if signup.slot else None
