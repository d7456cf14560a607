"""Who presses, what they bring with them, and what the stored rows say beyond the report."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from domain.reports.categories import Category
from domain.reports.life import Action, Party
from domain.reports.states import (
    Concern,
    Lead,
    Priority,
    Rating,
    RejectReason,
    Report,
    Visibility,
    lead,
)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody acting on one report; the parties come from stored rows, never from the button."""

    person_id: int | None
    parties: frozenset[Party]


SYSTEM = Actor(None, frozenset({Party.SYSTEM}))


@dataclass(frozen=True, slots=True)
class Given:
    """What an action was given; `person_id` is whom it is sent or passed on to."""

    text: str = ""
    date: datetime | None = None
    photo: bool = False
    unit_id: int | None = None
    person_id: int | None = None
    parent: Report | None = None
    reason: RejectReason | None = None
    rating: Rating | None = None
    category: Category | None = None
    priority: Priority | None = None
    visibility: Visibility | None = None
    about: Concern | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the stored rows say.

    `supporters_wanting_reopen` counts the one who is pressing; `supporting` and `flagged` are
    about the actor.
    """

    supporters: int = 0
    supporters_wanting_reopen: int = 0
    children: int = 0
    supporting: bool = False
    flagged: bool = False
    photo_required: bool = False
    last_action: Action | None = None
    last_event_at: datetime | None = None
    last_event_actor_id: int | None = None


NOTHING = Given()
PLAIN = Facts()


_OFFICES: Mapping[Concern | None, frozenset[Party]] = MappingProxyType(
    {
        Concern.CAPTAIN: frozenset({Party.CAPTAIN}),
        Concern.STAFF: frozenset({Party.CAPTAIN, Party.STAFF}),
    }
)


def standing(actor: Actor, report: Report) -> frozenset[Party]:
    """All that the actor counts as: staff act as captain, the secretary as staff (reports.md).

    A report about a captain or about staff is out of their hands and goes to the level above.
    """
    # Taken away before staff are raised to captain, or the bar would be given back.
    parties = actor.parties - _barred(actor, report)
    if Party.SECRETARY in parties:
        parties |= {Party.STAFF}
    if Party.STAFF in parties:
        parties |= {Party.CAPTAIN}
        if lead(report) is not Lead.UNIT:
            parties |= {Party.UNIT}
    return parties


def level_for(report: Report, party: Party) -> Party:
    """The party itself, or the level above it where the report is about them."""
    # Telling and deciding use the same table, so that neither can leak to the accused.
    if party not in _OFFICES.get(report.about, frozenset()):
        return party
    return Party.STAFF if report.about is Concern.CAPTAIN else Party.SECRETARY


def _barred(actor: Actor, report: Report) -> frozenset[Party]:
    offices = _OFFICES.get(report.about, frozenset())
    # Having been sent it, or having worked on it, is no way back to a complaint about oneself.
    return offices | {Party.UNIT, Party.DOER} if actor.parties & offices else frozenset()


# Staff and secretary are here too: their standing makes them captain.
_INSIDERS = frozenset({Party.REPORTER, Party.LOGGER, Party.UNIT, Party.DOER, Party.CAPTAIN})


def may_see(report: Report, actor: Actor) -> bool:
    """Private and hidden reports are for those who handle them; nobody outside sees anything."""
    parties = standing(actor, report) - {Party.STRANGER}
    if report.hidden or report.visibility is Visibility.PRIVATE:
        return bool(parties & (_INSIDERS | {Party.SYSTEM}))
    return bool(parties)
