"""Templates, and the small readings that shaping leans on."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.notices import (
    PRESETS,
    USUAL_REMINDERS,
    Audience,
    Notice,
    Signup,
    Template,
    clean_line,
    clean_text,
    guess_template,
    name_key,
    read_number,
    snag,
    with_capacity,
    with_reminder,
    with_template,
)
from tests.domain.notices.drafts import NOW, draft


@pytest.mark.parametrize(
    ("title", "template"),
    [
        ("人人坞免费义诊", Template.CLINIC),
        ("流感知识讲座", Template.LECTURE),
        ("消防安全入户排查", Template.FIRE),
        ("12月3日停水通知", Template.OUTAGE),
        ("明日停电", Template.OUTAGE),
        ("大风蓝色预警，清理阳台", Template.WIND),
        ("普法讲座", Template.LAW),
        ("讲座：普法进社区", Template.LAW),
        ("家电维修日", Template.REPAIR),
        ("流感疫苗接种", Template.VACCINE),
        ("老年证办理", Template.SENIOR),
        ("Free CLINIC", Template.CLINIC),
        ("Fire safety check", Template.FIRE),
        ("Power outage", Template.OUTAGE),
        ("Strong wind: clear your balconies", Template.WIND),
        ("Ｆｌｕ　ｖａｃｃｉｎｅ", Template.VACCINE),
        ("春节联欢会", None),
        ("", None),
    ],
)
def test_the_words_of_a_title_lead_to_its_template(title: str, template: Template | None) -> None:
    assert guess_template(title) is template


def test_of_two_templates_the_one_named_first_is_meant() -> None:
    assert guess_template("停水期间暂停义诊") is Template.OUTAGE
    assert guess_template("义诊因停水改期") is Template.CLINIC


def test_every_template_has_its_settings() -> None:
    assert set(PRESETS) == set(Template)


@pytest.mark.parametrize("template", sorted(Template))
def test_the_settings_of_every_template_keep_the_bounds_of_a_draft(template: Template) -> None:
    begun = with_template(draft(), template, year=2026)
    assert snag(begun, now=NOW) is None
    for minutes in begun.reminders:
        assert isinstance(with_reminder(begun, minutes, on=True), Notice)
    if begun.signup and begun.signup.capacity:
        assert isinstance(with_capacity(begun, begun.signup.capacity), Notice)


def test_a_clinic_has_20_places_and_two_reminders() -> None:
    begun = with_template(draft(), Template.CLINIC, year=2026)
    assert begun.template is Template.CLINIC
    assert (begun.signup, begun.reminders) == (Signup(capacity=20), USUAL_REMINDERS)
    assert (begun.receipt, begun.pin) == (False, False)


def test_a_storm_asks_for_receipts_is_pinned_and_only_suggested_as_urgent() -> None:
    begun = with_template(draft(), Template.WIND, year=2026)
    assert (begun.receipt, begun.pin, begun.signup) == (True, True, None)
    assert PRESETS[Template.WIND].urgent
    assert begun.urgent is None


def test_the_senior_card_concerns_those_who_turn_65_this_year_and_their_elders() -> None:
    begun = with_template(draft(), Template.SENIOR, year=2026)
    assert begun.audience == Audience(born_until=1961)


def test_an_audience_and_a_capacity_that_were_set_are_kept() -> None:
    shaped = replace(draft(), audience=Audience(born_until=1950), signup=Signup(capacity=7))
    assert with_template(shaped, Template.SENIOR, year=2026).audience.born_until == 1950
    assert with_template(shaped, Template.CLINIC, year=2026).signup == Signup(capacity=7)


@pytest.mark.parametrize("first", sorted(Template))
@pytest.mark.parametrize("then", [Template.CLINIC, Template.WIND, Template.SENIOR])
def test_another_template_takes_back_what_the_first_one_set(
    first: Template, then: Template
) -> None:
    begun = with_template(draft(), first, year=2026)
    assert with_template(begun, then, year=2026) == with_template(draft(), then, year=2026)


def test_what_was_turned_off_by_hand_stays_off() -> None:
    begun = replace(with_template(draft(), Template.CLINIC, year=2026), signup=None, reminders=())
    lecture = with_template(begun, Template.LECTURE, year=2026)
    assert (lecture.signup, lecture.reminders) == (None, ())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("20", 20),
        ("２０", 20),
        (" 20 人 ", 20),
        ("二十", 20),
        ("两个", 2),
        ("一百二十名", 120),
        ("30分钟", 30),
        ("30 min", 30),
        ("15 people", 15),
        ("0", 0),
        ("", None),
        ("-5", None),
        ("2.5", None),
        ("二十左右", None),
        ("10-20", None),
        ("9" * 7, None),
        ("9" * 100_000, None),
        ("many", None),
    ],
)
def test_a_number_is_read_with_its_measure_word_or_not_at_all(
    text: str, number: int | None
) -> None:
    assert read_number(text) == number


@given(st.text(max_size=120))
def test_a_cleaned_line_is_one_line_and_cleaning_it_again_changes_nothing(text: str) -> None:
    line = clean_line(text)
    assert line.splitlines() in ([], [line])
    assert clean_line(line) == line
    assert line == line.strip()


@given(st.lists(st.sampled_from(["字", "\n", " ", "\r\n", "\u2028", "\u202e", "\t"]), max_size=30))
def test_a_cleaned_text_never_has_two_empty_lines_in_a_row(pieces: list[str]) -> None:
    text = clean_text("".join(pieces))
    assert "\n\n\n" not in text
    assert clean_text(text) == text
    assert text.count("字") == pieces.count("字")


def test_one_name_in_other_widths_and_spaces_has_one_key() -> None:
    assert name_key("王　阿姨") == name_key("王阿姨")
    assert name_key("ＴＯＭ") == name_key("tom")
    assert name_key("王阿姨") != name_key("王阿姨 (2)")
