"""Calendars for phones: the files, and the page with a place's address."""

from collections.abc import Sequence

from domain.calendars import Agenda
from domain.places import Place
from views.buttons import ButtonData
from views.notices.buttons_calendar import NoticeFeed, NoticeFeedFile, NoticeFeedNew
from views.notices.buttons_lists import NoticeMonth
from views.places.paging import listed
from views.screen import Button, Copy, Document, Row, Screen
from views.texts import Texts


def name_of(say: Texts, place: Place) -> str:
    """What a phone calls the calendar of a place."""
    return say.plain("notice-ics-name", place=place.name)


def notice_file(say: Texts, number: int, title: str, agenda: Agenda) -> Screen:
    """The calendar file of one notice, with what to do with it."""
    name = say.plain("notice-ics-file", number=str(number))
    return Screen(say("notice-ics", title=title), document=Document(name, agenda))


def place_file(say: Texts, place: Place, agenda: Agenda) -> Screen:
    """The whole calendar of a place as it is now."""
    name = say.plain("notice-ics-place-file", id=str(place.id))
    return Screen(say("notice-ics-place", place=place.name), document=Document(name, agenda))


def choose(say: Texts, places: Sequence[Place], page: int, *, big: bool) -> Screen:
    """Of which community, where somebody arranges things in several."""
    parts = [Button(each.name, NoticeFeed(each.id)) for each in places]
    rows = listed(say, parts, page, lambda at: NoticeFeed(0, at), NoticeMonth(), big=big)
    return Screen(say("notice-feed-choose"), rows)


def feed_page(
    say: Texts,
    place: Place,
    inside: Sequence[Place],
    address: str,
    made: int,
    back: ButtonData,
    *,
    served: bool,
    page: int = 0,
    big: bool = False,
) -> Screen:
    """Under which address phones read the place's calendar, and the ways to its parts'."""
    file = Button(say.plain("notice-feed-file"), NoticeFeedFile(place.id))
    buttons: list[Row] = [(file,)]
    if served:
        label = say.plain("notice-feed-anew") if address else say.plain("notice-feed-make")
        buttons.append((Button(label, NoticeFeedNew(place.id, made)),))
    if address and served:
        buttons.insert(0, (Copy(say.plain("notice-feed-copy"), address),))
    # Four buttons at most in big letters: the calendar of the whole is the one that is used.
    parts = [] if big else [Button(each.name, NoticeFeed(each.id)) for each in inside]
    rows = listed(say, parts, page, lambda at: NoticeFeed(place.id, at), back, big=big)
    return Screen(_said(say, place, address, served=served), (*buttons, *rows))


def _said(say: Texts, place: Place, address: str, *, served: bool) -> str:
    if not served:
        return say("notice-feed-off", place=place.name)
    if not address:
        return say("notice-feed-none", place=place.name)
    return say("notice-feed", place=place.name, address=address)
