"""How the set-up of a group looks: what the bot may do there, and which building it is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from views.places import naming
from views.places.buttons_setup import (
    DecideTie,
    FoundCommunity,
    KeepTie,
    NewBuilding,
    ShowChoices,
    TieToPlace,
    TieToUnit,
)
from views.screen import Ask, Button, Row, Screen
from views.texts import Texts

RIGHTS = ("post", "pin", "read", "delete")
PAGE = 8
SHORT = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: a community, a building or a unit, as it is called."""

    id: int
    label: str


@dataclass(frozen=True, slots=True)
class Tie:
    """What a group is: `kind` is none, group, staff or unit; `name` whose."""

    kind: str = "none"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Menu:
    """What the card offers: communities (if it must be known which), buildings, or units."""

    what: str
    community_id: int = 0
    choices: Sequence[Choice] = ()
    page: int = 0


@dataclass(frozen=True, slots=True)
class Pending:
    """Something staff or the asker must say yes to: `before` is what the group is now."""

    title: str
    before: Tie
    after: Tie
    place_id: int
    unit_id: int = 0
    sure: int = 0


def card(say: Texts, title: str, rights: Collection[str], tie: Tie, menu: Menu | None) -> Screen:
    """What the bot may and may not do in the group, whose group it is, or the question."""
    lines = [say("setup-title", title=title), *rights_lines(say, rights), ""]
    if tie.kind != "none":
        lines.append(say("setup-now", kind=tie.kind, name=tie.name))
    if menu is None:
        return Screen("\n".join(lines), ((_change(say),),))
    lines.append(say("setup-ask", what=menu.what))
    return Screen("\n".join(lines), _rows(say, title, menu))


def rights_lines(say: Texts, rights: Collection[str]) -> list[str]:
    """One plain line for each right: had, or lacked with what is lost by it."""
    has = [say("setup-has", right=right) for right in RIGHTS if right in rights]
    lacks = [say("setup-lacks", right=right) for right in RIGHTS if right not in rights]
    return [*has, *lacks, *([say("setup-remedy")] if lacks else [])]


def _change(say: Texts) -> Button:
    return Button(say.plain("setup-button", what="change"), ShowChoices())


def _rows(say: Texts, title: str, menu: Menu) -> tuple[Row, ...]:
    if menu.what == "founding":
        # A group's title can have 128 characters, a label should not.
        named = say.plain("setup-found", title=title[:30])
        other = say.plain("setup-button", what="name")
        return ((Button(named, FoundCommunity()),), (Button(other, FoundCommunity(1)),))
    shown = menu.choices[menu.page * PAGE : (menu.page + 1) * PAGE]
    rows = [*_pairs([_choice(menu, choice) for choice in shown]), *_pages(say, menu)]
    if menu.what == "buildings":
        rows += [
            (Button(say.plain("setup-button", what="new"), NewBuilding(menu.community_id)),),
            (Button(say.plain("setup-button", what="staff"), TieToPlace(menu.community_id)),),
            (Button(say.plain("setup-button", what="unit"), ShowChoices(menu.community_id, 1)),),
        ]
    if menu.what == "units":
        rows.append((Button(say.plain("back"), ShowChoices(menu.community_id)),))
    return tuple(rows)


def _choice(menu: Menu, choice: Choice) -> Button:
    if menu.what == "communities":
        return Button(choice.label, ShowChoices(choice.id))
    if menu.what == "units":
        return Button(choice.label, TieToUnit(choice.id))
    return Button(choice.label, TieToPlace(choice.id))


def _pairs(buttons: Sequence[Button]) -> list[Row]:
    """Two a row, four where every label is short."""
    wide = 4 if all(len(button.label) <= SHORT for button in buttons) else 2
    return [tuple(buttons[at : at + wide]) for at in range(0, len(buttons), wide)]


def _pages(say: Texts, menu: Menu) -> list[Row]:
    units = int(menu.what == "units")
    turns = []
    if menu.page > 0:
        to = ShowChoices(menu.community_id, units, menu.page - 1)
        turns.append(Button(say.plain("setup-button", what="before"), to))
    if (menu.page + 1) * PAGE < len(menu.choices):
        to = ShowChoices(menu.community_id, units, menu.page + 1)
        turns.append(Button(say.plain("setup-button", what="after"), to))
    return [tuple(turns)] if turns else []


def tied(say: Texts, tie: Tie) -> Screen:
    """What the group is from now on, and what its people can do there."""
    return Screen(say("setup-tied", kind=tie.kind, name=tie.name))


def sure(say: Texts, pending: Pending) -> Screen:
    """Whether to give up what the group is now for something else."""
    text = say(
        "setup-sure",
        before=say.plain("setup-tie", kind=pending.before.kind, name=pending.before.name),
        after=say.plain("setup-tie", kind=pending.after.kind, name=pending.after.name),
    )
    go = TieToPlace(pending.place_id, pending.sure)
    yes = TieToUnit(pending.unit_id, pending.sure) if pending.unit_id else go
    return Screen(
        text,
        (
            (Button(say.plain("setup-button", what="sure"), yes),),
            (Button(say.plain("setup-button", what="keep"), KeepTie()),),
        ),
    )


def which(say: Texts, found: Sequence[Choice], community_id: int) -> Screen:
    """Several buildings answer to the name: which one."""
    rows = _pairs([Button(choice.label, TieToPlace(choice.id)) for choice in found])
    new = Button(say.plain("setup-button", what="new"), NewBuilding(community_id))
    return Screen(say("setup-which"), (*rows, (new,)))


def request(say: Texts, pending: Pending, group_id: int, asker: Choice) -> Screen:
    """What staff are asked when a group's administrator ties it."""
    text = say(
        "setup-request",
        title=pending.title,
        person=naming.person(say, asker.label),
        place=pending.after.name,
        before=say.plain("setup-tie", kind=pending.before.kind, name=pending.before.name),
    )
    # What was asked goes along: if the group was tied otherwise meanwhile, the press is refused.
    asked = (group_id, pending.place_id, asker.id, pending.sure)
    yes = Button(say.plain("setup-button", what="sure"), DecideTie(*asked, 1), "success")
    return Screen(text, ((yes,), (Button(say.plain("setup-decline"), DecideTie(*asked, 0)),)))


def decided(say: Texts, title: str, place: str, by: str, agreed: int) -> Screen:
    person = naming.person(say, by)
    if agreed:
        return Screen(say("setup-agreed", title=title, place=place, person=person))
    return Screen(say("setup-disagreed", title=title, place=place, person=person))


def note(say: Texts, code: str) -> Screen:
    """Why something was not done and what would help, or that it was."""
    return Screen(say("setup-note", note=code))


def name_question(say: Texts, what: str, person_id: int, person: str) -> Screen:
    """Ask one person of the group; the mention is what makes Telegram open their keyboard."""
    kind = "building" if what == "setup-building" else "community"
    text = say("setup-name", what=kind, id=str(person_id), person=naming.person(say, person))
    return Screen(text, ask=Ask(say.plain("setup-name-hint", what=kind)))


def lost(say: Texts, title: str) -> Screen:
    return Screen(say("setup-lost", title=title))


def mute(say: Texts, title: str) -> Screen:
    return Screen(say("setup-mute", title=title))


def stranger(say: Texts) -> Screen:
    return Screen(say("setup-stranger"))


def declined(say: Texts, place: str) -> Screen:
    return Screen(say("setup-declined", place=place))
