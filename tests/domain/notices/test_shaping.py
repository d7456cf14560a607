"""A draft changed in one thing: what fits is kept, what does not leaves it as it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.notices import (
    Audience,
    Fault,
    Notice,
    Refusal,
    Schedule,
    Signup,
    media_fault,
    slots_fault,
    snag,
    with_body,
    with_born_until,
    with_capacity,
    with_closes,
    with_guests,
    with_pin,
    with_point,
    with_receipt,
    with_reminder,
    with_roles,
    with_schedule,
    with_signup,
    with_slot,
    with_title,
    with_unheard,
    with_urgent,
    with_venue,
)
from domain.places import Role
from tests.domain.notices.drafts import NOW, SEVENTH, draft

DAY, HOUR = 24 * 60, 60
Change = Callable[[Notice, int], Notice | Fault]


def shaped(found: Notice | Fault) -> Notice:
    assert isinstance(found, Notice)
    return found


def signup_of(found: Notice | Fault) -> Signup:
    signup = shaped(found).signup
    assert signup is not None
    return signup


def test_a_title_becomes_one_line() -> None:
    assert shaped(with_title(draft(), "  大风\n预警 ")).title == "大风 预警"


def test_a_title_has_1_to_100_signs_and_something_to_read() -> None:
    assert shaped(with_title(draft(), "知" * 100)).title == "知" * 100
    assert with_title(draft(), "知" * 101) is Fault.TITLE_LONG
    for empty in ("", "  \n ", "!!!", "\u200b"):
        assert with_title(draft(), empty) is Fault.NO_TITLE


def test_a_text_has_3500_signs_at_most_and_may_be_taken_away() -> None:
    assert shaped(with_body(draft(), "字" * 3500)).body == "字" * 3500
    assert with_body(draft(), "字" * 3501) is Fault.BODY_LONG
    assert with_body(draft(), "字" * 5000) is Fault.BODY_LONG
    assert shaped(with_body(draft(), " \n ")).body == ""


def test_the_lines_of_a_text_are_kept_and_html_is_only_text() -> None:
    assert (
        shaped(with_body(draft(), "一\r\n\r\n\r\n\r\n<b>二</b>  三\n")).body
        == "一\n\n<b>二</b> 三"
    )


def test_a_venue_has_100_signs_at_most() -> None:
    assert shaped(with_venue(draft(), "坞" * 100)).venue == "坞" * 100
    assert with_venue(draft(), "坞" * 101) is Fault.VENUE_LONG
    assert shaped(with_venue(draft(), "")).venue == ""


@pytest.mark.parametrize(
    ("latitude", "longitude", "fits"),
    [
        (90.0, -180.0, True),
        (31.2, 121.5, True),
        (90.1, 0.0, False),
        (0.0, 180.1, False),
        (float("nan"), 0.0, False),
        (0.0, float("inf"), False),
    ],
)
def test_a_point_lies_on_the_earth(
    latitude: float,
    longitude: float,
    fits: bool,  # noqa: FBT001
) -> None:
    found = with_point(draft(), latitude, longitude)
    if fits:
        assert (shaped(found).latitude, shaped(found).longitude) == (latitude, longitude)
    else:
        assert found is Fault.POINT


def test_half_a_point_is_none() -> None:
    placed = shaped(with_point(draft(), 31.2, 121.5))
    assert shaped(with_point(placed, None, 121.5)).longitude is None


def test_at_other_times_it_is_posted_by_them_and_not_by_the_old_ones() -> None:
    timed = replace(draft(), lead=60, post_at=NOW)
    later = Schedule(starts_at=SEVENTH + timedelta(days=1))
    changed = with_schedule(timed, later)
    assert (changed.schedule, changed.lead, changed.post_at) == (later, None, None)


def test_filters_are_set_one_by_one() -> None:
    roles = frozenset({Role.CAPTAIN})
    filtered = with_unheard(with_roles(draft(), roles), on=True)
    filtered = shaped(with_born_until(filtered, 1961, year=2026))
    assert filtered.audience == Audience(roles, 1961, unheard=True)
    open_to_all = shaped(with_born_until(with_unheard(filtered, on=False), None, year=2026))
    assert not with_roles(open_to_all, frozenset()).audience


@pytest.mark.parametrize(
    ("born", "fits"), [(1899, False), (1900, True), (2026, True), (2027, False)]
)
def test_a_year_of_birth_is_one_that_somebody_living_has(
    born: int,
    fits: bool,  # noqa: FBT001
) -> None:
    assert (with_born_until(draft(), born, year=2026) is not Fault.BORN) is fits


def test_sign_up_is_turned_on_as_usual_and_keeps_its_numbers() -> None:
    assert with_signup(draft(), on=True).signup == Signup()
    numbered = shaped(with_capacity(draft(), 20))
    assert with_signup(numbered, on=True).signup == Signup(capacity=20)
    assert with_signup(numbered, on=False).signup is None


def test_who_signs_up_is_reminded_unless_it_was_set_otherwise() -> None:
    assert with_signup(draft(), on=True).reminders == (1440, 60)
    assert with_signup(replace(draft(), reminders=(180,)), on=True).reminders == (180,)
    silent = replace(with_signup(draft(), on=True), reminders=())
    assert with_signup(silent, on=True).reminders == ()


@pytest.mark.parametrize(
    ("change", "field", "least", "most", "fault"),
    [
        (with_capacity, "capacity", 1, 2000, Fault.CAPACITY),
        (with_closes, "closes", 0, 7 * DAY, Fault.CLOSES),
        (with_guests, "guests", 0, 5, Fault.GUESTS),
    ],
)
def test_numbers_of_sign_up_have_bounds(
    change: Change, field: str, least: int, most: int, fault: Fault
) -> None:
    for number in (least, most):
        assert getattr(signup_of(change(draft(), number)), field) == number
    assert change(draft(), least - 1) is fault
    assert change(draft(), most + 1) is fault


def test_any_number_may_come_again() -> None:
    assert signup_of(with_capacity(shaped(with_capacity(draft(), 20)), None)).capacity is None


def test_one_number_changed_leaves_the_others() -> None:
    changed = draft()
    for change, number in ((with_capacity, 20), (with_slot, 30), (with_closes, 60)):
        changed = shaped(change(changed, number))
    assert signup_of(with_guests(changed, 1)) == Signup(20, 30, 60, 1)


@pytest.mark.parametrize(
    ("minutes", "slot", "fault"),
    [
        (240, 5, None),
        (240, 4, Fault.SLOT),
        (240, 240, None),
        (600, 241, Fault.SLOT),
        (239, 240, Fault.SLOTS),
        (None, 30, Fault.SLOTS),
        (245, 5, Fault.SLOTS),
        (244, 5, None),
    ],
)
def test_slots_are_of_5_to_240_minutes_and_1_to_48_of_them_fit(
    minutes: int | None, slot: int, fault: Fault | None
) -> None:
    event = draft(schedule=Schedule(starts_at=SEVENTH, minutes=minutes))
    found = with_slot(event, slot)
    assert (found if isinstance(found, Fault) else None) is fault


def test_slots_may_be_given_up_whatever_the_length() -> None:
    event = draft(schedule=Schedule(starts_at=SEVENTH))
    assert signup_of(with_slot(event, None)).slot is None
    assert slots_fault(Signup(), Schedule()) is None


def test_receipt_and_pin_are_turned_on_and_off() -> None:
    changed = with_pin(with_receipt(draft(), on=True), on=True)
    assert (changed.receipt, changed.pin) == (True, True)
    assert with_pin(with_receipt(changed, on=False), on=False) == draft()


def test_reminders_are_kept_once_each_the_earliest_first() -> None:
    changed = draft()
    for minutes in (HOUR, DAY, HOUR):
        changed = shaped(with_reminder(changed, minutes, on=True))
    assert changed.reminders == (DAY, HOUR)
    assert shaped(with_reminder(changed, DAY, on=False)).reminders == (HOUR,)


def test_there_are_four_reminders_at_most() -> None:
    full = replace(draft(), reminders=(DAY, 120, HOUR, 30))
    assert with_reminder(full, 15, on=True) is Fault.REMINDERS
    assert shaped(with_reminder(full, 30, on=True)).reminders == full.reminders


@pytest.mark.parametrize(
    ("minutes", "fits"), [(9, False), (10, True), (14 * DAY, True), (14 * DAY + 1, False)]
)
def test_a_reminder_comes_ten_minutes_to_two_weeks_before(
    minutes: int,
    fits: bool,  # noqa: FBT001
) -> None:
    assert (with_reminder(draft(), minutes, on=True) is not Fault.REMINDER) is fits


def test_what_is_urgent_has_a_reason_of_at_most_200_signs() -> None:
    assert shaped(with_urgent(draft(), " 今晚\n停水 ")).urgent == "今晚 停水"
    assert shaped(with_urgent(draft(), "急" * 200)).urgent == "急" * 200
    assert with_urgent(draft(), "急" * 201) is Fault.REASON_LONG
    assert with_urgent(draft(), " ... ") is Fault.NO_REASON
    assert shaped(with_urgent(replace(draft(), urgent="停水"), None)).urgent is None


def test_ten_photos_files_or_voices_fit() -> None:
    assert media_fault(9) is None
    assert media_fault(10) is Fault.MEDIA


def test_what_has_a_title_and_is_to_come_can_be_published() -> None:
    assert snag(draft(), now=NOW) is None
    assert snag(draft(schedule=Schedule()), now=NOW) is None


def test_without_a_title_nothing_is_published() -> None:
    assert snag(draft(title=""), now=NOW) is Refusal.NO_TITLE


def test_what_begins_this_very_moment_is_past() -> None:
    assert snag(draft(), now=SEVENTH - timedelta(microseconds=1)) is None
    assert snag(draft(), now=SEVENTH) is Refusal.PAST


def test_slots_that_no_longer_fit_the_event_are_said_before_publishing() -> None:
    cut = shaped(with_slot(draft(), 30))
    shorter = with_schedule(cut, Schedule(starts_at=SEVENTH, minutes=20))
    assert snag(shorter, now=NOW) is Fault.SLOTS
    assert snag(with_signup(shorter, on=False), now=NOW) is None
