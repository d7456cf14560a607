"""How roles look: who holds which, who gave it, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.places import Role
from domain.places.roles import GIVES
from views.places import naming
from views.places.buttons_roles import AskRevoke, Revoke, TurnRoles
from views.screen import Button, Screen
from views.texts import Texts

A_PAGE = 8
# With the way on they are the four buttons of elder mode.
BIG_PAGE = 3


@dataclass(frozen=True, slots=True)
class Holding:
    """One role of one person; `unit` is the unit's name for a unit's member, else empty."""

    grant_id: int
    role: Role
    unit: str
    person: str
    place: str
    giver: str
    revocable: bool = False


def title(say: Texts, role: Role, unit: str) -> str:
    """The role in a word: a unit's member goes by the unit's name."""
    return unit if role is Role.UNIT and unit else say.plain("role-word", role=role.value)


def listing(
    say: Texts, place_id: int, place: str, held: Sequence[Holding], page: int, *, big: bool
) -> Screen:
    """A page of who holds what here, with the way to take back what this reader may."""
    size = BIG_PAGE if big else A_PAGE
    pages = max(1, -(-len(held) // size))
    at = page % pages
    shown = held[at * size : (at + 1) * size]
    lines = [say("role-list", place=place), *(_line(say, one) for one in shown)]
    if not held:
        lines.append(say("role-none"))
    lines.append(say("role-how"))
    rows = [(_revoke(say, one, place_id),) for one in shown if one.revocable]
    if pages > 1:
        after = say.plain("page-next", at=str(at + 1), pages=str(pages))
        rows.append((Button(after, TurnRoles(place_id, (at + 1) % pages)),))
    return Screen("\n".join(lines), tuple(rows))


def _line(say: Texts, one: Holding) -> str:
    return say(
        "role-held",
        person=naming.person(say, one.person),
        role=title(say, one.role, one.unit),
        place=one.place,
        giver=naming.person(say, one.giver),
    )


def _revoke(say: Texts, one: Holding, place_id: int) -> Button:
    label = say.plain(
        "role-revoke-button",
        person=naming.person(say, one.person)[:16],
        role=title(say, one.role, one.unit),
    )
    return Button(label, AskRevoke(one.grant_id, place_id))


def question(say: Texts, one: Holding, place_id: int) -> Screen:
    """Whether to take the role back."""
    text = say(
        "role-revoke",
        person=naming.person(say, one.person),
        role=title(say, one.role, one.unit),
        place=one.place,
    )
    yes = Button(say.plain("role-revoke-yes"), Revoke(one.grant_id, place_id), "danger")
    return Screen(text, ((yes,), (Button(say.plain("back"), TurnRoles(place_id)),)))


def told_group(say: Texts, one: Holding) -> Screen:
    """What the group is told, in one line."""
    role, person = title(say, one.role, one.unit), naming.person(say, one.person)
    return Screen(say("role-line", person=person, role=role, place=one.place))


def given(say: Texts, one: Holding) -> Screen:
    """What the person is told who now holds the role, and what to do with it."""
    role, giver = title(say, one.role, one.unit), naming.person(say, one.giver)
    text = say("role-given", role=role, place=one.place, giver=giver)
    return Screen("\n".join((text, say("role-can", role=one.role.value))))


def taken(say: Texts, one: Holding) -> Screen:
    role, giver = title(say, one.role, one.unit), naming.person(say, one.giver)
    return Screen(say("role-taken", role=role, place=one.place, giver=giver))


def refused(say: Texts, reason: str, role: Role | None, name: str) -> Screen:
    """Why the role was not given, who can give it, and how to ask for it."""
    word = say.plain("role-word", role=role.value) if role else ""
    return Screen(say("role-refused", reason=reason, role=word, who=_givers(say, role), name=name))


def _givers(say: Texts, role: Role | None) -> str:
    # From the rule itself, so that the advice cannot differ from it.
    able = [own for own, gives in GIVES.items() if role in gives]
    return say.plain("role-or").join(say.plain("role-word", role=own.value) for own in able)
