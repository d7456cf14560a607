"""A person's own settings and data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from json import dumps
from typing import Any

from domain.places import Household, Membership, Place
from views.places import joining, naming
from views.places.buttons_people import (
    EraseMe,
    ExportMine,
    Language,
    MoveOut,
    OpenPrivacy,
    OpenTile,
    SetLanguage,
    Tile,
)
from views.places.paging import stacked
from views.screen import Button, Document, Screen
from views.texts import Texts

HOMES_SHOWN = 5
HomeShown = tuple[Membership, Place, Household]


@dataclass(frozen=True, slots=True)
class Mine:
    """What is kept of somebody, as far as it is shown; looks are (when, who, what)."""

    name: str
    language: str
    phone: str | None = field(repr=False)
    homes: Sequence[HomeShown]
    reports: int
    supports: int
    looks: Sequence[tuple[datetime, str, str]]


def language(say: Texts, *, private: bool, big: bool) -> Screen:
    text = say("language") if private else say("language-group")
    buttons = tuple(
        Button(say.plain("language-name", language=chosen.value), SetLanguage(chosen))
        for chosen in Language
    )
    return Screen(text, stacked(buttons, big=big))


def big(say: Texts, *, on: bool) -> Screen:
    return Screen(say("big-on") if on else say("big-off"), keyboard=joining.words(say, big=on))


def privacy(say: Texts, mine: Mine, *, big: bool) -> Screen:
    """What is kept, who sees it, and what can be done about it."""
    lines = [
        say("privacy-title"),
        say(
            "privacy-kept",
            name=naming.person(say, mine.name),
            language=say.plain("language-name", language=mine.language),
            phone=naming.masked(say, mine.phone),
            reports=mine.reports,
            supports=mine.supports,
        ),
    ]
    lines += [_home(say, *home) for home in mine.homes[:HOMES_SHOWN]]
    lines += ["", say("privacy-who-sees"), "", *_looks(say, mine)]
    buttons = (
        Button(say.plain("privacy-export"), ExportMine()),
        Button(say.plain("privacy-erase"), EraseMe(), "danger"),
    )
    moves = [
        (Button(say.plain("privacy-move-out", home=_door(say, place, flat)), MoveOut(member.id)),)
        # Four buttons in elder mode: export, erase and back take three.
        for member, place, flat in mine.homes[: 1 if big else HOMES_SHOWN]
    ]
    back = (Button(say.plain("back"), OpenTile(Tile.HOME)),)
    return Screen("\n".join(lines), stacked(*moves, buttons, back, big=big))


def _home(say: Texts, member: Membership, place: Place, flat: Household) -> str:
    relation = say.plain("relation", relation=member.relation.value)
    home = naming.flat(say, place, flat)
    return say("privacy-home", home=home, relation=relation, state=member.state.value)


def _door(say: Texts, place: Place, flat: Household) -> str:
    return f"{naming.label(place.name, 10)} {naming.label(naming.door(say, flat), 14)}"


def _looks(say: Texts, mine: Mine) -> list[str]:
    if not mine.looks:
        return [say("privacy-no-looks")]
    lines = [
        say("privacy-look", at=at, name=naming.person(say, name), what=what)
        for at, name, what in mine.looks
    ]
    return [say("privacy-looks"), *lines]


def sure_to_move(say: Texts, home: str, membership_id: int, *, big: bool) -> Screen:
    yes = Button(say.plain("move-out-yes"), MoveOut(membership_id, 1), "danger")
    no = Button(say.plain("back"), OpenPrivacy())
    return Screen(say("move-out-sure", home=home), stacked((yes, no), big=big))


def sure_to_erase(say: Texts, *, big: bool) -> Screen:
    yes = Button(say.plain("erase-yes"), EraseMe(1), "danger")
    no = Button(say.plain("back"), OpenPrivacy())
    # The way back first: this one cannot be undone.
    return Screen(say("erase-sure"), stacked((no, yes), big=big))


def erased(say: Texts) -> Screen:
    return Screen(say("erased"))


def export(say: Texts, everything: Mapping[str, Any]) -> Screen:
    # Readable as it is: one's own data are for oneself, not only for programs.
    content = dumps(everything, ensure_ascii=False, indent=2).encode()
    return Screen(say("export"), document=Document("linli-my-data.json", content))
