"""Words that must be answered with a number to call before anything else (reports.md, Intake)."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from domain.reports.signs import DENIAL, INNOCENT, SIGNS, Danger

# A denial stands close before the word; one in an earlier sentence says nothing of it.
_LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class Emergency:
    """What is wrong and whom to call, first one first.

    `calls` are short national numbers, or the codes "gas_company" and "lift" whose numbers each
    community keeps itself.
    """

    kind: Danger
    calls: tuple[str, ...]
    category: str


EMERGENCIES: Mapping[Danger, Emergency] = MappingProxyType(
    {
        Danger.SELF_HARM: Emergency(Danger.SELF_HARM, ("110", "120"), "health"),
        Danger.FIRE: Emergency(Danger.FIRE, ("119",), "fire"),
        Danger.GAS: Emergency(Danger.GAS, ("gas_company", "119"), "gas"),
        Danger.FAINTED: Emergency(Danger.FAINTED, ("120",), "health"),
        Danger.CRIME: Emergency(Danger.CRIME, ("110",), "security"),
        Danger.LIFT: Emergency(Danger.LIFT, ("lift", "119"), "lift"),
    }
)
"""In the order of what to answer when a text speaks of several."""


def emergency(text: str) -> Emergency | None:
    """The gravest danger a text speaks of as present, or None.

    Denials, drills, memories and things that only sound alike (灭火器, fire door) do not count;
    talk of self-harm always does.
    """
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    # A sign takes its place, so that the words around it do not run into a new danger.
    plain = INNOCENT.sub("~", folded)
    return next((found for kind, found in EMERGENCIES.items() if _present(kind, plain)), None)


def _present(kind: Danger, text: str) -> bool:
    found = SIGNS[kind].finditer(text)
    # "I do not want to die" is said by people who need help too.
    return any(kind is Danger.SELF_HARM or not _denied(text[: sign.start()]) for sign in found)


def _denied(before: str) -> bool:
    return DENIAL.search(before[-_LOOK_BACK:]) is not None
