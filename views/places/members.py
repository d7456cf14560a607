"""Claims and members, as captains and staff see them in private."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.places import Household, Membership, MembershipState, Place, Relation
from domain.places.homes import OPEN
from views.places import naming
from views.places.buttons_people import (
    Answer,
    DecideClaim,
    EndMembership,
    GiveReason,
    InviteTo,
    ListMembers,
    OpenClaim,
    OpenFlat,
    OpenMembers,
    OpenMembersPlaces,
    OpenTile,
    PickStairwell,
    Tile,
    Use,
)
from views.places.paging import listed, stacked
from views.screen import Button, Link, Row, Screen
from views.texts import Texts

CLAIMS_A_PAGE = 8
# Bounds the message: Telegram takes 4096 characters, and names can be long.
LINES_A_FLAT = 30
LINES_IN_LIST = 5
SHORT = 14


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Somebody who belongs to a flat."""

    membership_id: int
    name: str
    relation: Relation
    phone: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim nobody has decided, with the flat and who claims it."""

    membership_id: int
    flat: Household
    name: str
    relation: Relation


def places(say: Texts, found: Sequence[Place], page: int, *, big: bool) -> Screen:
    buttons = [Button(place.name, OpenMembers(place.id)) for place in found]
    back = OpenTile(Tile.HOME)
    rows = listed(say, buttons, page, OpenMembersPlaces, back, big=big, across=2)
    return Screen(say("members-places"), rows)


def forbidden(say: Texts) -> Screen:
    return Screen(say("members-forbidden"))


def building(
    say: Texts,
    place: Place,
    claims: Sequence[Waiting],
    counts: tuple[int, int],
    page: int,
    *,
    several: bool,
    big: bool,
) -> Screen:
    """The claims that wait, and the ways to the members; `counts` are flats and people."""
    flats, people = counts
    text = say("members", place=place.name, claims=len(claims), flats=flats, people=people)
    buttons = [
        Button(_claim_label(say, claim), OpenClaim(claim.membership_id)) for claim in claims
    ]
    ways = [
        Button(say.plain("members-all"), ListMembers(place.id)),
        Button(say.plain("members-find"), PickStairwell(place.id, 0, Use.TEND)),
    ]
    back = OpenMembersPlaces() if several else OpenTile(Tile.HOME)
    rows = listed(
        say, [*buttons, *ways], page, lambda at: OpenMembers(place.id, at),
        back, big=big, across=1, a_page=CLAIMS_A_PAGE,
    )  # fmt: skip
    return Screen(text, rows)


def _claim_label(say: Texts, claim: Waiting) -> str:
    text = say.plain(
        "members-claim",
        home=naming.label(naming.door(say, claim.flat), SHORT),
        name=naming.label(naming.person(say, claim.name), SHORT),
        relation=say.plain("relation", relation=claim.relation.value),
    )
    return naming.label(text)


def listing(
    say: Texts,
    place: Place,
    flats: Sequence[tuple[Household, Sequence[Neighbour]]],
    page: int,
    pages: int,
    *,
    big: bool,
) -> Screen:
    """Names and masked phones, flat by flat."""
    lines = [say("members-list", place=place.name, at=str(page % pages + 1), pages=str(pages))]
    for flat, living in flats:
        lines.append(f"\n{say('members-flat-line', home=naming.door(say, flat))}")
        lines += [_line(say, neighbour) for neighbour in living[:LINES_IN_LIST]]
    if not flats:
        lines.append(say("members-none"))
    turn: Row = (Button(say.plain("back"), OpenMembers(place.id)),)
    if pages > 1:
        after = ListMembers(place.id, (page + 1) % pages)
        label = say.plain("page-next", at=str(page % pages + 1), pages=str(pages))
        turn = (*turn, Button(label, after))
    return Screen("\n".join(lines), stacked(turn, big=big))


def _line(say: Texts, neighbour: Neighbour) -> str:
    return say(
        "members-line",
        name=naming.person(say, neighbour.name),
        relation=say.plain("relation", relation=neighbour.relation.value),
        phone=naming.masked(say, neighbour.phone),
    )


def flat(
    say: Texts,
    place: Place,
    household: Household,
    living: Sequence[Neighbour],
    page: int,
    *,
    big: bool,
) -> Screen:
    """Who lives in one flat, with the ways to end that and to invite."""
    lines = [say("members-flat", home=naming.flat(say, place, household))]
    lines += [_line(say, neighbour) for neighbour in living[:LINES_A_FLAT]]
    if not living:
        lines.append(say("members-flat-empty"))
    buttons = [Button(say.plain("members-invite"), InviteTo(household.id))]
    buttons += [_moved(say, neighbour) for neighbour in living]
    rows = listed(
        say, buttons, page, lambda at: OpenFlat(household.id, at), OpenMembers(place.id),
        big=big, across=1,
    )  # fmt: skip
    return Screen("\n".join(lines), rows)


def _moved(say: Texts, neighbour: Neighbour) -> Button:
    name = naming.label(naming.person(say, neighbour.name), SHORT)
    label = say.plain("members-end", name=name)
    return Button(label, EndMembership(neighbour.membership_id))


def sure_to_end(say: Texts, home: str, name: str, member: Membership, *, big: bool) -> Screen:
    yes = Button(say.plain("members-end-yes"), EndMembership(member.id, 1), "danger")
    no = Button(say.plain("back"), OpenFlat(member.household_id))
    text = say("members-end-sure", name=naming.person(say, name), home=home)
    return Screen(text, stacked((yes, no), big=big))


def link(say: Texts, home: str, token: str) -> Screen:
    """A message to be passed on; the delivery makes the address."""
    button = Link(say.plain("members-link-open"), start=f"j_{token}")
    return Screen(say("members-link", home=home), ((button,),))


def claim_card(
    say: Texts, place: Place, household: Household, name: str, member: Membership, *, big: bool
) -> Screen:
    """A claim to decide with one tap, or what became of it."""
    lines = [
        say(
            "claim-card",
            name=naming.person(say, name),
            home=naming.flat(say, place, household),
            relation=say.plain("relation", relation=member.relation.value),
            at=member.claimed_at,
        )
    ]
    listing_back = Button(say.plain("claim-all"), OpenMembers(place.id))
    if member.state in OPEN:
        if member.state is MembershipState.ASKED:
            lines.append(say("claim-asked"))
        yes = Button(say.plain("claim-yes"), DecideClaim(member.id, Answer.YES), "success")
        no = Button(say.plain("claim-no"), DecideClaim(member.id, Answer.NO), "danger")
        return Screen("\n".join(lines), stacked((yes, no), (listing_back,), big=big))
    lines.append(say("claim-outcome", state=member.state.value))
    row: Row = (listing_back,)
    if member.state is MembershipState.REFUSED:
        row = (Button(say.plain("claim-tell-reason"), GiveReason(member.id)), listing_back)
    return Screen("\n".join(lines), stacked(row, big=big))


def reason_sent(say: Texts) -> Screen:
    return Screen(say("claim-reason-sent"))
