"""The first words, help, and the way to a building's reports."""

from collections.abc import Collection, Sequence

from domain.places import Household, Place, Role
from views.places import naming
from views.places.buttons_people import LookAt, OpenTile, Tile
from views.places.paging import listed, stacked
from views.screen import Button, Link, Screen
from views.texts import Texts

LISTED = (Role.OWNER, Role.SECRETARY, Role.STAFF, Role.GRID, Role.CAPTAIN, Role.UNIT)


def start(
    say: Texts,
    name: str,
    roles: Collection[Role],
    homes: Sequence[tuple[Place, Household]],
    *,
    strange: bool,
    big: bool,
) -> Screen:
    """Greet by name and role; the three tiles follow."""
    lines = [say("start-strange")] if strange else []
    lines.append(say("start-hello", name=naming.person(say, name)))
    lines += [say("start-role", role=role.value) for role in LISTED if role in roles]
    lines += [say("start-home", home=naming.flat(say, *home)) for home in homes[:5]]
    if not homes:
        lines.append(say("start-no-home"))
    tiles = (
        Button(say.plain("tile-report"), OpenTile(Tile.REPORT)),
        Button(say.plain("tile-join"), OpenTile(Tile.JOIN)),
        Button(say.plain("tile-building"), OpenTile(Tile.BUILDING)),
    )
    return Screen("\n".join(lines), stacked((tiles[0],), tiles[1:], big=big))


def how_to_report(say: Texts, phone: str | None) -> Screen:
    text = f"{say('how-to-report')}\n\n{naming.office(say, phone)}"
    return Screen(text, ((Button(say.plain("back"), OpenTile(Tile.HOME)),),))


def in_group(say: Texts) -> Screen:
    return Screen(say("start-group"), ((Link(say.plain("open-private"), start="hello"),),))


def help_for(say: Texts, roles: Collection[Role], phone: str | None, *, big: bool) -> Screen:
    """What somebody in these roles can do, the plainest first."""
    parts = [say("help-resident")]
    if Role.CAPTAIN in roles:
        parts.append(say("help-captain"))
    if Role.UNIT in roles:
        parts.append(say("help-unit"))
    if {Role.STAFF, Role.SECRETARY, Role.GRID} & set(roles):
        parts.append(say("help-staff"))
    if Role.OWNER in roles:
        parts.append(say("help-owner"))
    parts.append(naming.office(say, phone))
    tile = Button(say.plain("tile-report"), OpenTile(Tile.REPORT))
    back = Button(say.plain("back"), OpenTile(Tile.HOME))
    return Screen("\n\n".join(parts), stacked((tile, back), big=big))


def duty(say: Texts, phone: str | None) -> Screen:
    return Screen(f"{say('duty')}\n{naming.office(say, phone)}")


def cancelled(say: Texts, *, dropped: bool) -> Screen:
    return Screen(say("cancelled") if dropped else say("nothing-to-cancel"))


def look_places(say: Texts, places: Sequence[Place], page: int, *, big: bool) -> Screen:
    buttons = [Button(place.name, LookAt(place.id)) for place in places]
    back = OpenTile(Tile.HOME)
    rows = listed(
        say, buttons, page, lambda at: OpenTile(Tile.BUILDING, at), back, big=big, across=2
    )  # fmt: skip
    return Screen(say("look-places"), rows)


def look_nowhere(say: Texts, *, big: bool) -> Screen:
    join = Button(say.plain("tile-join"), OpenTile(Tile.JOIN))
    back = Button(say.plain("back"), OpenTile(Tile.HOME))
    return Screen(say("look-nowhere"), stacked((join, back), big=big))
