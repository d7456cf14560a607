"""How people and flats are called on every screen."""

from domain.places import Household, Place, mask_phone
from domain.places.writing import tidy
from views.texts import Texts

# Telegram allows 128, enough to bury what a message says.
LONGEST_NAME = 40
LONGEST_LABEL = 40


def person(say: Texts, name: str) -> str:
    """A name without marks that hide or turn what follows; never empty."""
    return tidy(name)[:LONGEST_NAME] or say.plain("nameless")


def flat(say: Texts, place: Place, household: Household) -> str:
    door = say.plain("flat-door", room=household.room)
    return " ".join(filter(None, (place.name, household.stairwell, door)))


def door(say: Texts, household: Household) -> str:
    """A flat as it is called within its building."""
    room = say.plain("flat-door", room=household.room)
    return f"{household.stairwell} {room}".strip()


def label(text: str, most: int = LONGEST_LABEL) -> str:
    """What still fits a button: on a phone the rest would push the other buttons off."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def masked(say: Texts, phone: str | None) -> str:
    return mask_phone(phone) if phone else say.plain("no-phone")


def office(say: Texts, phone: str | None) -> str:
    """Whom to call, as HTML; without a number the community's office."""
    return say("office-phone", phone=phone) if phone else say("office-unknown")
