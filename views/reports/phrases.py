"""Short phrases about reports that several screens share."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from domain.reports import Action, Party
from views.texts import Texts


def unit_name(say: Texts, name: str | None, code: str) -> str:
    """A unit goes by its own name, else by the word for its kind."""
    return name or say.plain("report-unit", code=code)


def who(say: Texts, party: Party, name: str, unit: str = "") -> str:
    """Somebody by what they are to the report, with as much of a name as may be shown."""
    if party is Party.UNIT:
        return say.plain("report-who-unit", unit=unit, name=name).strip()
    return say.plain("report-who", party=party, name=name).strip()


def detail(say: Texts, action: str, text: str) -> str:
    """What a coded text of the history says; words that people wrote are not details."""
    phrase = _CODED.get(action)
    return phrase(say, text) if phrase and text else ""


def is_coded(action: str) -> bool:
    """Whether the history keeps a code beside this action rather than somebody's words."""
    return action in _CODED


def _when(say: Texts, text: str) -> str:
    return say.plain("report-when", at=datetime.fromisoformat(text))


_CODED: Mapping[str, Callable[[Texts, str], str]] = MappingProxyType(
    {
        Action.SCHEDULE: _when,
        Action.RATE: lambda say, text: say.plain("report-rating", rating=text),
        Action.PRIORITISE: lambda say, text: say.plain("report-priority", priority=text),
        Action.SET_VISIBILITY: lambda say, text: say.plain("report-seen-by", visibility=text),
        Action.CONCERN: lambda say, text: say.plain("report-concern", about=text),
        Action.CATEGORISE: lambda say, text: say.plain("report-category", category=text),
    }
)
