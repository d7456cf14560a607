"""Every page of the post, the desk and the news in English, with no word left in Chinese."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from domain.notices import Fate, Notice, Phase, Signup, State
from tests.views.notices.shown import ENGLISH, NOW, OCCURRENCE, START, ZONE, labels, post
from views.notices import changing, desk, news
from views.notices import post as posts
from views.notices.desk import Desk
from views.notices.post import Post
from views.screen import Media, Screen

CHINESE = re.compile(r"[\u3000-\u9fff]")
PLAIN = {"title": "Clinic", "body": "Bring your card", "venue": "Hall"}
COUNTS = dict.fromkeys(Fate, 1)
FILES = [Media("photo", "1")]


def clinic(occurrence: dict[str, Any] | None = None, /, **changes: Any) -> Post:  # noqa: ANN401
    return post({"reason": "rain"} | (occurrence or {}), **(PLAIN | changes))


def card(shown: Post) -> Desk:
    return Desk(shown.notice, None, shown, START, COUNTS, 3, 1, ZONE)


def told() -> Iterator[Screen | None]:
    asked = clinic(signup=Signup(20), receipt=True).seated(20, 2, 20).read_by(1, 48)
    yield posts.screen(ENGLISH, asked, now=NOW, buttons=(), picture=None)
    yield posts.screen(ENGLISH, clinic(urgent="storm"), now=NOW, buttons=(), picture=None)
    yield news.reminder(ENGLISH, asked, now=NOW, private=True)
    yield news.digest(ENGLISH, [asked, clinic({"starts_at": None})], now=NOW)
    yield news.missed(ENGLISH, [asked, asked], 8, now=NOW)
    yield news.missed(ENGLISH, [asked, asked], 1, now=NOW)
    yield news.over(ENGLISH, asked, 1, 1, now=NOW)
    yield news.media(ENGLISH, asked, FILES)
    for whole in (False, True):
        yield news.cancelled(ENGLISH, asked, now=NOW, whole=whole)
    for what in ("title", "body", "venue"):
        yield news.changed(ENGLISH, asked, what, None, now=NOW)
    yield news.changed(ENGLISH, asked, "when", NOW, now=NOW)


def pages() -> Iterator[Screen]:
    shown = card(clinic(signup=Signup(20), receipt=True))
    losses = [("Building 6", remedy, 1) for remedy in ("add", "rights", "moved", "late", "again")]
    yield desk.failed(ENGLISH, shown, [*losses, ("", "blocked", 2)], 0)
    yield desk.failed(ENGLISH, shown, [], 0)
    yield desk.dates(ENGLISH, shown, [OCCURRENCE], now=NOW)
    yield desk.dates(ENGLISH, shown, [], now=NOW)
    yield desk.date(ENGLISH, shown, OCCURRENCE, now=NOW)
    yield desk.words(ENGLISH, shown)
    yield desk.off(ENGLISH, shown, OCCURRENCE, now=NOW)
    yield desk.off(ENGLISH, shown, None, now=NOW)


def questions(notice: Notice) -> Iterator[Screen]:
    for what in ("when", "rule", "title", "body", "venue", "off", "off-all"):
        yield changing.asking(ENGLISH, notice, what)
        yield changing.done(ENGLISH, notice, what)
        for why in ("past", "impossible", "ambiguous", "unknown"):
            yield changing.unclear(ENGLISH, what, 31, why, [], ZONE, now=NOW)
    for why in ("no-title", "title-long", "body-long", "venue-long", "past", "no-reason"):
        yield changing.wrong(ENGLISH, why)
    for why in ("no-time", "not-yours", "already", "wrong-state"):
        yield changing.wrong(ENGLISH, why)


def plain(screen: Screen | None) -> None:
    assert screen is not None
    assert not CHINESE.search(" ".join((screen.text, *labels(screen)))), screen.text


def test_what_is_posted_and_told() -> None:
    for screen in told():
        plain(screen)


def test_the_pages_of_the_desk() -> None:
    for screen in pages():
        plain(screen)


def test_the_questions_and_what_is_said_to_the_answers() -> None:
    for screen in questions(clinic().notice):
        plain(screen)


@pytest.mark.parametrize("state", [s for s in State if s is not State.DRAFT])
@pytest.mark.parametrize("phase", list(Phase))
def test_the_card_in_every_state(state: State, phase: Phase) -> None:
    shown = card(clinic({"state": phase}, state=state, urgent="storm", ended_reason="rain"))
    plain(desk.screen(ENGLISH, shown, now=NOW))
