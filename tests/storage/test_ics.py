"""Calendar files against RFC 5545, by the icalendar library and by rules of our own."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from domain.calendars import Agenda, Event
from domain.when import Freq, Pattern
from storage.ics import ics_bytes, zone_of
from tests.domain.notices.calendared import BERLIN, NOON, SHANGHAI, file_of, local, row, ruled

EVENT = Event("uid-1", "免费义诊", NOON, 60, "带上医保卡", "居委会", (39.9, 116.4), 4)
ODD = st.text(st.characters(codec=None), max_size=120) | st.sampled_from(
    ["a\r\nEND:VEVENT\r\nBEGIN:VEVENT", "x;y,z:\\n\\", "\x00\x07\x0b\x0c", "\ud83d", "\"^'", "　"]
)


def agenda(*events: Event, zone: str = "Asia/Shanghai", name: str = "翠湖里") -> Agenda:
    return Agenda(name, zone, NOON, events)


def lines(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")


def checked(content: bytes) -> Any:  # noqa: ANN401 - the library's many types
    """What holds of every file. Source: RFC 5545, 3.1, 3.6, 3.8."""
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    for line in content.split(b"\r\n"):
        # Folded between characters, not inside one: each line can be read alone.
        line.decode()
    book = Calendar.from_ical(content)
    assert (book["VERSION"], book["METHOD"]) == ("2.0", "PUBLISH")
    zones = {zone["TZID"] for zone in book.walk("VTIMEZONE")}
    for event in book.walk("VEVENT"):
        needed = ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "STATUS", "SEQUENCE")
        assert [name for name in needed if name not in event] == []
        assert event.decoded("dtstamp").tzinfo is not None
        assert event["DTSTART"].params["TZID"] in zones
        assert event.errors == []
    return book


def test_an_event_is_written_as_the_standard_has_it() -> None:
    content = ics_bytes(agenda(EVENT))
    (event,) = checked(content).walk("VEVENT")
    said = lines(content)
    for line in (
        "UID:uid-1",
        "DTSTAMP:20261122T040000Z",
        "DTSTART;TZID=Asia/Shanghai:20261122T120000",
        "DURATION:PT1H",
        "SEQUENCE:4",
        "SUMMARY:免费义诊",
        "LOCATION:居委会",
        "GEO:39.9;116.4",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "X-WR-CALNAME:翠湖里",
        "NAME:翠湖里",
        "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
    ):
        assert line in said, line
    assert str(event["DESCRIPTION"]) == "带上医保卡"


def test_rules_exceptions_and_moves_are_on_the_clock_of_the_zone() -> None:
    made = ruled(Pattern(Freq.MONTHLY, days=(7,)), date(2026, 12, 7), time(9), SHANGHAI)
    moved = row(local(1, 7, year=2027), starts_at=local(1, 8, year=2027))
    content = file_of(made, [moved])
    checked(content)
    said = lines(content)
    assert "RRULE:FREQ=MONTHLY;BYMONTHDAY=7" in said
    assert "RECURRENCE-ID;TZID=Asia/Shanghai:20270107T090000" in said
    assert "DTSTART;TZID=Asia/Shanghai:20270108T090000" in said


def test_an_end_is_told_in_utc() -> None:
    weekly = Pattern(Freq.WEEKLY, weekdays=(0,), until=date(2027, 1, 31))
    content = file_of(ruled(weekly, date(2026, 11, 23), time(9), SHANGHAI))
    checked(content)
    assert "RRULE:FREQ=WEEKLY;UNTIL=20270131T155959Z;BYDAY=MO" in lines(content)


def test_nothing_that_is_empty_is_written() -> None:
    content = ics_bytes(agenda(Event("1", "题", NOON)))
    checked(content)
    names = {line.partition(":")[0].partition(";")[0] for line in lines(content)}
    assert names & {"DURATION", "DESCRIPTION", "LOCATION", "GEO", "RRULE", "EXDATE"} == set()


def test_an_empty_calendar_is_a_calendar() -> None:
    assert checked(ics_bytes(agenda())).walk("VEVENT") == []


@settings(max_examples=200)
@given(ODD, ODD, ODD)
def test_hostile_words_stay_words(title: str, body: str, venue: str) -> None:
    content = ics_bytes(agenda(Event("1", title, NOON, text=body, venue=venue), name=title))
    (event,) = checked(content).walk("VEVENT")
    for name, text in (("SUMMARY", title), ("DESCRIPTION", body), ("LOCATION", venue)):
        kept = "".join(c for c in text if c.isalnum() and not "\ud800" <= c <= "\udfff")
        read = "".join(c for c in str(event.get(name, "")) if c.isalnum())
        assert read == kept


def test_words_come_back_with_their_signs_and_line_breaks() -> None:
    body = "一; 二, 三: \\四\n五\\n"
    (event,) = checked(ics_bytes(agenda(Event("1", body, NOON)))).walk("VEVENT")
    assert str(event["SUMMARY"]) == body


def test_long_words_are_folded_between_characters() -> None:
    content = ics_bytes(agenda(Event("1", "邻里" * 200, NOON, text="😀" * 300)))
    (event,) = checked(content).walk("VEVENT")
    assert str(event["SUMMARY"]) == "邻里" * 200
    assert str(event["DESCRIPTION"]) == "😀" * 300


def test_shanghai_has_one_clock_all_year() -> None:
    book = checked(ics_bytes(agenda(EVENT)))
    (zone,) = book.walk("VTIMEZONE")
    (only,) = zone.subcomponents
    assert (only.name, only["TZOFFSETTO"].td, only["TZNAME"]) == (
        "STANDARD",
        timedelta(hours=8),
        "CST",
    )


def test_a_change_of_the_clock_is_told_by_the_clock_before_it() -> None:
    text = zone_of("Europe/Berlin", 2026, 2026).to_ical().decode()
    # 02:00 winter time, and 03:00 summer time: both 01:00 in UTC.
    for line in ("DTSTART:20260329T020000", "DTSTART:20261025T030000"):
        assert line in text
    assert text.count("BEGIN:DAYLIGHT") == 1


@pytest.mark.parametrize("name", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
def test_a_reader_without_zones_of_its_own_reads_the_same_moments(name: str) -> None:
    zone = ZoneInfo(name)
    read = zone_of(name, 2025, 2028).to_tz(lookup_tzid=False)
    for hours in range(0, 24 * 1000, 7):
        moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
        wall = moment.astimezone(zone).replace(tzinfo=None)
        assert wall.replace(tzinfo=read).utcoffset() == wall.replace(tzinfo=zone).utcoffset()


def test_each_zone_that_is_used_is_described_once() -> None:
    there = Event("2", "题", NOON.astimezone(BERLIN))
    content = ics_bytes(agenda(EVENT, there, there))
    zones = [str(zone["TZID"]) for zone in checked(content).walk("VTIMEZONE")]
    assert zones == ["Asia/Shanghai", "Europe/Berlin"]
    assert "DTSTART;TZID=Europe/Berlin:20261122T050000" in lines(content)


def test_an_event_in_summer_and_one_in_winter_are_at_the_same_hour() -> None:
    weekly = Pattern(Freq.WEEKLY, weekdays=(0,))
    content = file_of(ruled(weekly, date(2026, 10, 19), time(9), BERLIN), zone=BERLIN)
    checked(content)
    assert "DTSTART;TZID=Europe/Berlin:20261019T090000" in lines(content)
    assert lines(content).count("BEGIN:VTIMEZONE") == 1
    assert "TZOFFSETTO:+0200" in lines(content)
