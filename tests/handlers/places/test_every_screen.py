"""Every screen of places, drawn from a crowded estate, is one that Telegram takes."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

from actions.places import communities, joining, roles, units
from actions.places import roll as rolls
from domain.places import MembershipState, Refusal, Role
from domain.reports import CATEGORIES
from handlers import places
from handlers.doors import Doors, Scene
from playground.estate import IDS
from playground.markup import parse_html
from storage.database import Database, Tx
from storage.places.chats import Reader
from storage.roster import Reason
from tests.conftest import NOON
from tests.handlers.places.crowded import CROWD, LONG, NAME, Crowded, crowd_at
from views.places.buttons_units import Asks, Part
from views.screen import Button, Copy, Link, Screen
from views.texts import Catalogue

CATALOGUE = Catalogue()
DOORS = Doors()
places.register(DOORS)
NOTES = (
    "no-community", "forbidden", "already", "unknown", "requested", "nobody", "founded",
    "group-only", "kept", "bad-name",
)  # fmt: skip
TEXT, LABEL, BIG = 4096, 40, 4
TIED = (IDS.building_6, IDS.unit_chat, IDS.staff_chat)
# Keyboards that stand in groups are read by everybody, so no one person's size of letters rules.
IN_GROUPS = {"setup-card", "setup-sure", "setup-which", "setup-request", "setup-name"}

Shown = tuple[int, dict[str, Any]]
Cases = Callable[[Crowded], list[Shown]]


def plain(_: Crowded) -> list[Shown]:
    return [(0, {})]


def pages(subject: Callable[[Crowded], int], **args: Any) -> Cases:  # noqa: ANN401
    """The first page, the next, one that is not there and one before the first."""
    return lambda c: [(subject(c), {"page": page, **args}) for page in (0, 1, 10**6, -1)]


def reasons(name: str, codes: Any, **args: Any) -> Cases:  # noqa: ANN401
    return lambda _: [(0, {name: str(getattr(c, "value", c)), **args}) for c in codes]


def every_claim(**args: Any) -> Cases:  # noqa: ANN401
    return lambda c: [(member.id, args) for member in c.claims.values()]


def flat(c: Crowded) -> int:
    return c.estate.flats["2单元", "301"]


def building(c: Crowded) -> int:
    return c.estate.building


def community(c: Crowded) -> int:
    return c.estate.community


def menus(c: Crowded) -> list[Shown]:
    homes = [{"choosing": 1, "community": community(c), "units": u, "page": p}
             for u in (0, 1) for p in (0, 1, 99)]  # fmt: skip
    return [(chat, {}) for chat in TIED] + [
        (IDS.building_6, args) for args in ({"choosing": 1}, *homes)
    ]


def ties(*keys: str) -> Cases:
    def cases(c: Crowded) -> list[Shown]:
        known = {"place": building(c), "person": IDS.zhou, "by": IDS.staff, "agreed": 1, "sure": 9}
        unit = {"place": community(c), "unit": c.estate.property_firm} if "unit" in keys else {}
        args = {key: known.get(key, 0) for key in keys}
        return [(IDS.building_6, args), (IDS.building_6, args | unit | {"agreed": 0})]

    return cases


def told(c: Crowded) -> list[Shown]:
    return [
        (IDS.zhou, {"role": role.value, "place": building(c), "unit": unit, "giver": IDS.staff,
                    "grant": c.grant, "from": building(c)})
        for role in Role for unit in (0, c.estate.property_firm)
    ]  # fmt: skip


def categories(c: Crowded) -> list[Shown]:
    return [
        (community(c), {"code": code, "part": part.value, "page": page})
        for code in list(CATEGORIES)[:3] for part in Part for page in (0, 1)
    ]  # fmt: skip


CASES: dict[str, Cases] = {
    "start": lambda _: [(0, {}), (0, {"strange": True})],
    "start-group": plain, "how-to-report": plain, "help": plain, "duty": plain,
    "cancelled": lambda _: [(0, {"dropped": d}) for d in (True, False)],
    "look-places": pages(lambda _: 0), "look-nowhere": plain,
    "setup-card": menus,
    "setup-tied": lambda _: [(chat, {}) for chat in TIED],
    "setup-sure": ties("place", "sure", "unit"),
    "setup-which": lambda c: [(0, {"found": [building(c), c.estate.other_building]})],
    "setup-request": ties("place", "person", "sure"),
    "setup-decided": ties("place", "by", "agreed"),
    "setup-declined": ties("place"),
    "setup-name": reasons("what", ("setup-building", "setup-community"), person=IDS.zhou),
    "setup-note": reasons("note", NOTES),
    "setup-lost": reasons("title", (NAME * 2,)), "setup-mute": reasons("title", (NAME * 2,)),
    "setup-stranger": plain,
    "role-list": pages(building),
    "role-revoke": told, "role-line": told, "role-given": told, "role-taken": told,
    "role-refused": lambda _: [
        (0, {"reason": reason.value, "role": role, "name": NAME * 2})
        for reason in roles.Refusal for role in ("", *(r.value for r in Role))
    ],
    "units-which": lambda _: [(person, {}) for person in (IDS.owner, IDS.staff)],
    "units-home": lambda c: [(community(c), {})],
    "units-units": pages(community),
    "units-unit": lambda c: [(c.estate.property_firm, {})],
    "units-categories": pages(community),
    "units-category": categories,
    "units-place": lambda c: [*pages(community)(c), *pages(building)(c)],
    "units-closing": lambda c: [(building(c), {})],
    "units-question": reasons("what", Asks, person=IDS.zhou),
    "units-refused": reasons("reason", (*communities.Refusal, *units.Refusal, "done")),
    "join-buildings": pages(lambda _: 0),
    "join-stairwells": lambda c: [*pages(building, use="j")(c), *pages(building, use="t")(c)],
    "join-floors": lambda c: [*pages(flat, use="j")(c), *pages(flat, use="t")(c)],
    "join-rooms": lambda c: [*pages(flat, span="s")(c), *pages(flat, span="f")(c)],
    "join-relations": pages(flat),
    "join-status": every_claim(),
    "join-refused": reasons("reason", Refusal),
    "join-link-refused": reasons("reason", joining.LinkRefusal),
    "join-reason": every_claim(text=LONG[:300]),
    "join-phone": plain,
    "join-phone-answer": reasons("outcome", joining.Shared),
    "claim-question": every_claim(),
    "members-places": pages(lambda _: 0), "members-forbidden": plain,
    "members": pages(building), "members-list": pages(building), "members-flat": pages(flat),
    "members-sure": every_claim(), "members-link": lambda c: [(flat(c), {"token": "t" * 62})],
    "claim-card": every_claim(), "claim-reason": every_claim(), "claim-reason-sent": plain,
    "roll-ask": plain,
    "roll-refused": reasons("reason", rolls.Refusal),
    "roll-unreadable": reasons("reason", (*Reason, "no-file")),
    "roll-card": lambda c: [(c.good_roll, {}), (c.bad_roll, {})],
    "roll-dropped": plain,
    "language": plain, "big": plain, "privacy": plain, "privacy-export": plain,
    "erase-sure": plain, "erased": plain,
    "move-out-sure": lambda c: [(c.claims[MembershipState.ACTIVE].id, {})],
}  # fmt: skip


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Crowded]:
    """A crowded estate, built once: drawing only reads it."""
    path = str(tmp_path_factory.mktemp("crowded") / "test.db")
    return path, asyncio.run(crowd_at(path))


@pytest.fixture
async def database(furnished: tuple[str, Crowded]) -> AsyncIterator[Database]:
    database = Database(furnished[0])
    yield database
    await database.close()


@pytest.fixture
def crowded(furnished: tuple[str, Crowded]) -> Crowded:
    return furnished[1]


async def draw(database: Database, view: str, scene: Scene) -> Screen | None:
    async def unit(tx: Tx) -> Screen | None:
        return await DOORS.screens[view](tx, scene)

    return await database.run(unit)


async def drawn(
    database: Database, crowded: Crowded, view: str, reader_id: int
) -> list[tuple[str, Screen, bool]]:
    """Every case of a screen in both languages and both sizes: (what it was, screen, big)."""
    shown = []
    for language in ("zh-CN", "en"):
        for big in (False, True):
            reader = Reader(reader_id, language, big)
            for subject, args in CASES[view](crowded):
                scene = Scene(CATALOGUE.say(language), reader, subject, args, NOON)
                screen = await draw(database, view, scene)
                assert screen is not None, f"{view} {args}"
                shown.append((f"{language} big={big} {args}", screen, big))
    return shown


def buttons(screen: Screen) -> Iterator[Button | Link | Copy]:
    for row in screen.rows:
        yield from row


def test_every_screen_has_its_cases() -> None:
    assert CASES.keys() == DOORS.screens.keys()


@pytest.mark.parametrize("view", CASES)
async def test_telegram_takes_it(database: Database, crowded: Crowded, view: str) -> None:
    for what, screen, _ in await drawn(database, crowded, view, IDS.zhou):
        text, _entities = parse_html(screen.text)
        assert 0 < len(text.strip()) <= TEXT, what
        assert "\u202e" not in text or view == "join-reason", what
        for button in buttons(screen):
            assert button.label.strip(), what
            assert len(button.label) <= LABEL, f"{what}: {button.label}"
            if isinstance(button, Button):
                assert len(button.data.pack().encode()) <= 64, what
                assert button.data.prefix in DOORS.taps, what


@pytest.mark.parametrize("view", sorted(CASES.keys() - IN_GROUPS))
async def test_big_letters_mean_one_button_a_row_and_at_most_four(
    database: Database, crowded: Crowded, view: str
) -> None:
    for what, screen, big in await drawn(database, crowded, view, IDS.zhou):
        if big:
            assert all(len(row) == 1 for row in screen.rows), what
            assert len(screen.rows) <= BIG, what


@pytest.mark.parametrize("view", CASES)
async def test_both_languages_say_it_in_their_own_words(
    database: Database, crowded: Crowded, view: str
) -> None:
    """The same button by button, and no text left in the other language."""
    shown = await drawn(database, crowded, view, IDS.zhou)
    half = len(shown) // 2
    for (what, chinese, _), (_, english, _) in zip(shown[:half], shown[half:], strict=True):
        assert chinese.text != english.text, what
        assert [type(b) for b in buttons(chinese)] == [type(b) for b in buttons(english)], what
        assert [b.data for b in buttons(chinese) if isinstance(b, Button)] == [
            b.data for b in buttons(english) if isinstance(b, Button)
        ], what


@pytest.mark.parametrize(
    "view", ["members", "role-list", "help", "start", "privacy", "look-places"]
)
@pytest.mark.parametrize("person", [IDS.owner, IDS.staff, IDS.worker, CROWD[0], CROWD[1]])
async def test_whoever_reads_it_gets_a_screen(
    database: Database, crowded: Crowded, view: str, person: int
) -> None:
    for what, screen, big in await drawn(database, crowded, view, person):
        assert len(parse_html(screen.text)[0]) <= TEXT, what
        assert not big or len(screen.rows) <= BIG, what


DRAWN_OF_NOTHING = (
    "join-stairwells", "join-floors", "join-rooms", "join-relations", "join-status",
    "join-reason", "claim-question", "members-flat", "members-sure", "members-link",
    "claim-card", "claim-reason", "roll-card", "setup-card", "setup-tied", "units-unit",
    "units-category", "move-out-sure",
)  # fmt: skip


@pytest.mark.parametrize("view", DRAWN_OF_NOTHING)
async def test_of_what_is_not_there_nothing_is_drawn(
    database: Database, crowded: Crowded, view: str
) -> None:
    args = CASES[view](crowded)[0][1]
    for subject in (0, -1, 999_999, 2**62):
        reader = Reader(IDS.zhou, "en")
        scene = Scene(CATALOGUE.say("en"), reader, subject, args, NOON)
        assert await draw(database, view, scene) is None
