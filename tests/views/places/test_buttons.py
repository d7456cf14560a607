"""What the buttons of places say on the wire: sent messages keep it for months."""

from dataclasses import fields
from enum import StrEnum
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places import Relation
from domain.reports import CATEGORIES
from handlers import places
from handlers.doors import Doors
from views.buttons import LARGEST, MAX_BYTES, ButtonData
from views.places import buttons_people, buttons_roles, buttons_setup, buttons_units

DOORS = Doors()
places.register(DOORS)
MODULES = (buttons_people, buttons_roles, buttons_setup, buttons_units)
KINDS = sorted(
    {
        kind
        for module in MODULES
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, ButtonData) and kind is not ButtonData
    },
    key=lambda kind: kind.prefix,
)
BY_NAME = [pytest.param(kind, id=kind.__name__) for kind in KINDS]
# A public format: a line here is changed only by giving the new form a new prefix.
WIRE = {
    "tile:r:0": buttons_people.OpenTile(buttons_people.Tile.REPORT),
    "look:7": buttons_people.LookAt(7),
    "jb:2": buttons_people.PickBuilding(2),
    "js:3:0:t": buttons_people.PickStairwell(3, 0, buttons_people.Use.TEND),
    "jl:9:1:j": buttons_people.PickFloor(9, 1),
    "jr:9:0:j:f": buttons_people.PickRoom(
        9, 0, buttons_people.Use.JOIN, buttons_people.Span.FLOOR
    ),
    "jf:9:0": buttons_people.PickRelation(9),
    "ja:9:carer": buttons_people.ClaimAs(9, Relation.CARER),
    "jn": buttons_people.SharePhone(),
    "jx:5:tenant": buttons_people.CorrectRelation(5, Relation.TENANT),
    "jq:5:n": buttons_people.AnswerQuestion(5, buttons_people.Answer.NO),
    "jd:5:y": buttons_people.DecideClaim(5, buttons_people.Answer.YES),
    "jw:5": buttons_people.GiveReason(5),
    "mp:1": buttons_people.OpenMembersPlaces(1),
    "mb:4:0": buttons_people.OpenMembers(4),
    "ml:4:2": buttons_people.ListMembers(4, 2),
    "mc:5": buttons_people.OpenClaim(5),
    "mf:9:0": buttons_people.OpenFlat(9),
    "me:5:1": buttons_people.EndMembership(5, 1),
    "mi:9": buttons_people.InviteTo(9),
    "ra:6": buttons_people.LetRollIn(6),
    "rx:6": buttons_people.DropRoll(6),
    "lang:zh-CN": buttons_people.SetLanguage(buttons_people.Language.ZH),
    "pv": buttons_people.OpenPrivacy(),
    "px": buttons_people.ExportMine(),
    "pe:1": buttons_people.EraseMe(1),
    "pm:5:0": buttons_people.MoveOut(5),
    "roles:4:1": buttons_roles.TurnRoles(4, 1),
    "roleend:8:4": buttons_roles.AskRevoke(8, 4),
    "rolegone:8:4": buttons_roles.Revoke(8, 4),
    "tie:4:0": buttons_setup.TieToPlace(4),
    "tieunit:3:-7": buttons_setup.TieToUnit(3, -7),
    "tiemenu:1:1:2": buttons_setup.ShowChoices(1, 1, 2),
    "tienew:1": buttons_setup.NewBuilding(1),
    "found:1": buttons_setup.FoundCommunity(1),
    "tiekeep": buttons_setup.KeepTie(),
    "tiesay:-100:4:7:0:1": buttons_setup.DecideTie(-100, 4, 7, 0, 1),
    "desk:1:place:0": buttons_units.OpenDesk(1, buttons_units.Page.PLACE),
    "unit:3": buttons_units.OpenUnit(3),
    "cat:1:ebike:respond:0": buttons_units.OpenCategory(1, "ebike", buttons_units.Part.RESPOND),
    "catset:1:ebike:unit:3": buttons_units.SetCategory(1, "ebike", buttons_units.Part.UNIT, 3),
    "deskask:3:unit-phone": buttons_units.AskFor(3, buttons_units.Asks.UNIT_PHONE),
    "closing:4:1": buttons_units.ClosePlace(4, 1),
}


def made(kind: type[ButtonData], number: int) -> ButtonData:
    """This button with every number as large as asked, and the longest word of each choice."""
    hints = get_type_hints(kind)
    longest = max(CATEGORIES, key=len)
    values: dict[str, object] = {}
    for field in fields(kind):  # type: ignore[arg-type]
        wanted = hints[field.name]
        if issubclass(wanted, StrEnum):
            values[field.name] = max(wanted, key=len)
        elif wanted is str:
            values[field.name] = longest
        else:
            values[field.name] = number if field.name.endswith("_id") else 99
    return kind(**values)


@pytest.mark.parametrize("wire", WIRE)
def test_the_wire_form_is_what_it_was(wire: str) -> None:
    button = WIRE[wire]
    assert button.pack() == wire
    assert type(button).parse(wire) == button


def test_every_button_has_its_line_and_its_door() -> None:
    assert {type(button) for button in WIRE.values()} == set(KINDS)
    assert {kind.prefix for kind in KINDS} == DOORS.taps.keys()
    assert len({kind.prefix for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", BY_NAME)
def test_ids_as_large_as_telegrams_fit(kind: type[ButtonData]) -> None:
    """Telegram's ids have at most 52 bits; rows of ours are counted and far smaller."""
    wire = made(kind, 2**40).pack()
    assert len(wire.encode()) <= MAX_BYTES
    assert kind.parse(wire) == made(kind, 2**40)


@pytest.mark.parametrize("kind", BY_NAME)
@pytest.mark.parametrize("tail", [":", ":x", "::::::::::", f":{LARGEST}", ":1e9", ":0x1", ": ;"])
def test_what_was_tampered_with_is_no_button(kind: type[ButtonData], tail: str) -> None:
    assert kind.parse(kind.prefix + tail) is None


@pytest.mark.parametrize("kind", BY_NAME)
def test_the_button_of_another_prefix_is_not_read(kind: type[ButtonData]) -> None:
    for other in KINDS:
        if other is not kind:
            assert kind.parse(made(other, 1).pack()) is None


@pytest.mark.parametrize("kind", BY_NAME)
def test_too_many_fields_are_refused(kind: type[ButtonData]) -> None:
    assert kind.parse(made(kind, 1).pack() + ":1") is None


@given(st.sampled_from(KINDS), st.text(max_size=64))
def test_whatever_comes_is_read_or_refused_and_never_fails(
    kind: type[ButtonData], text: str
) -> None:
    read = kind.parse(f"{kind.prefix}:{text}")
    assert read is None or isinstance(read, kind)
    assert kind.parse(text) is None or text.startswith(kind.prefix)
