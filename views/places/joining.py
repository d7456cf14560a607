"""Finding one's flat step by step, claiming it, and what becomes of the claim."""

from collections.abc import Sequence

from domain.places import Household, Membership, MembershipState, Place, Relation
from domain.places.homes import OPEN
from views.buttons import ButtonData
from views.places import naming
from views.places.buttons_people import (
    Answer,
    AnswerQuestion,
    ClaimAs,
    CorrectRelation,
    OpenFlat,
    OpenMembers,
    OpenTile,
    PickBuilding,
    PickFloor,
    PickRelation,
    PickRoom,
    PickStairwell,
    SharePhone,
    Span,
    Tile,
    Use,
)
from views.places.paging import listed, stacked
from views.screen import Ask, Button, Keyboard, Row, Screen
from views.texts import Texts

MANY_ROOMS = 24
# As many as elder mode shows on one screen beside the way back.
MANY_ROOMS_BIG = 3


def buildings(say: Texts, places: Sequence[Place], page: int, *, big: bool) -> Screen:
    """Which building, those nearest to the person first."""
    back = OpenTile(Tile.HOME)
    buttons = [Button(place.name, PickStairwell(place.id)) for place in places]
    rows = listed(say, buttons, page, PickBuilding, back, big=big, across=2)
    return Screen(say("join-building") if places else say("join-no-roll"), rows)


def stairwells(
    say: Texts, place: Place, firsts: Sequence[Household], page: int, use: Use, *, big: bool
) -> Screen:
    back = above(place, use)
    buttons = [
        Button(
            naming.label(flat.stairwell) or say.plain("join-only-stairwell"),
            PickFloor(flat.id, 0, use),
        )
        for flat in firsts
    ]
    rows = listed(
        say, buttons, page, lambda at: PickStairwell(place.id, at, use), back, big=big
    )  # fmt: skip
    return Screen(say("join-stairwell", place=place.name), rows)


def above(place: Place, use: Use) -> ButtonData:
    """What lies before a building's own steps."""
    return PickBuilding() if use is Use.JOIN else OpenMembers(place.id)


def wants_floors(flats: int, floors: int, *, big: bool) -> bool:
    """Whether there are too many rooms to be shown at once."""
    return floors > 1 and flats > (MANY_ROOMS_BIG if big else MANY_ROOMS)


def floors(
    say: Texts,
    place: Place,
    firsts: Sequence[Household],
    page: int,
    use: Use,
    back: ButtonData,
    *,
    big: bool,
) -> Screen:
    buttons = [
        Button(_floor(say, flat.floor), PickRoom(flat.id, 0, use, Span.FLOOR)) for flat in firsts
    ]
    # A stairwell goes by one of its flats: its name could be too long for a button.
    any_flat = firsts[0]
    rows = listed(
        say, buttons, page, lambda at: PickFloor(any_flat.id, at, use), back, big=big
    )  # fmt: skip
    where = f"{place.name} {any_flat.stairwell}".strip()
    return Screen(say("join-floor", place=where), rows)


def _floor(say: Texts, floor: int | None) -> str:
    if floor is None:
        return say.plain("floor-unknown")
    return say.plain("floor", floor=str(floor))


def rooms(
    say: Texts,
    place: Place,
    flats: Sequence[Household],
    page: int,
    use: Use,
    span: Span,
    back: ButtonData,
    *,
    big: bool,
) -> Screen:
    first = flats[0]
    buttons = [Button(naming.label(flat.room), _chosen(flat.id, use)) for flat in flats]
    rows = listed(
        say, buttons, page, lambda at: PickRoom(first.id, at, use, span), back, big=big
    )  # fmt: skip
    where = f"{place.name} {first.stairwell}".strip()
    return Screen(say("join-room", place=where), rows)


def _chosen(household_id: int, use: Use) -> ButtonData:
    return PickRelation(household_id) if use is Use.JOIN else OpenFlat(household_id)


def relations(say: Texts, place: Place, flat: Household, page: int, *, big: bool) -> Screen:
    """As what somebody lives there; the tap is the claim."""
    buttons = [
        Button(say.plain("relation", relation=r.value), ClaimAs(flat.id, r)) for r in Relation
    ]
    back = PickFloor(flat.id)
    rows = listed(
        say, buttons, page, lambda at: PickRelation(flat.id, at), back, big=big, across=2
    )  # fmt: skip
    return Screen(say("join-relation", home=naming.flat(say, place, flat)), rows)


def status(
    say: Texts,
    place: Place,
    flat: Household,
    member: Membership,
    *,
    phone: str | None,
    correctable: bool,
    deciders: bool,
    big: bool,
) -> Screen:
    """What has become of the person's own claim, and what they can do about it."""
    home = naming.flat(say, place, flat)
    lines = [say("join-status", state=member.state.value, home=home)]
    if member.state in OPEN:
        if deciders or member.state is MembershipState.ASKED:
            lines.append(say("join-share-hint"))
        else:
            lines += [say("join-nobody-decides"), naming.office(say, phone)]
    if member.state is MembershipState.REFUSED:
        lines.append(naming.office(say, phone))
    if correctable:
        lines.append(
            say("join-as", relation=say.plain("relation", relation=member.relation.value))
        )
    rows = _next_steps(say, member, correctable=correctable, big=big)
    return Screen("\n".join(lines), rows)


def _next_steps(
    say: Texts, member: Membership, *, correctable: bool, big: bool
) -> tuple[Row, ...]:
    home = Button(say.plain("back"), OpenTile(Tile.HOME))
    if member.state in OPEN:
        return stacked((Button(say.plain("share-phone"), SharePhone()),), (home,), big=big)
    if not correctable:
        return ((home,),)
    others = [r for r in Relation if r is not member.relation]
    buttons = tuple(
        Button(say.plain("relation", relation=r.value), CorrectRelation(member.id, r))
        for r in others
    )
    return stacked(buttons, (home,), big=big)


def refused(say: Texts, reason: str, phone: str | None) -> Screen:
    text = f"{say('join-refused', reason=reason)}\n{naming.office(say, phone)}"
    return Screen(text, ((Button(say.plain("back"), OpenTile(Tile.HOME)),),))


def link_refused(say: Texts, reason: str, phone: str | None, *, big: bool) -> Screen:
    text = f"{say('join-link-refused', reason=reason)}\n{naming.office(say, phone)}"
    join = Button(say.plain("tile-join"), OpenTile(Tile.JOIN))
    return Screen(
        text, stacked((join,), (Button(say.plain("back"), OpenTile(Tile.HOME)),), big=big)
    )


def reason_given(say: Texts, home: str, text: str) -> Screen:
    return Screen(say("join-reason", home=home, text=text))


def ask_phone(say: Texts) -> Screen:
    # Telegram hands over one's number only by such a key, never by an inline button.
    return Screen(
        say("phone-ask"), keyboard=Keyboard(((say.plain("phone-no"),),), say.plain("phone-yes"))
    )


def phone_answer(say: Texts, outcome: str, *, big: bool) -> Screen:
    """What became of the phone; the keyboard goes back to what it was, or stays for a retry."""
    again = outcome in {"not-yours", "unreadable"}
    text = say("phone-answer", outcome=outcome)
    return ask_again(say, text) if again else Screen(text, keyboard=words(say, big=big))


def ask_again(say: Texts, text: str) -> Screen:
    return Screen(text, keyboard=Keyboard(((say.plain("phone-no"),),), say.plain("phone-yes")))


def words(say: Texts, *, big: bool) -> Keyboard:
    """The words under the input field in elder mode; none otherwise."""
    if not big:
        return Keyboard(())
    return Keyboard(
        (
            (say.plain("word-report"), say.plain("word-mine")),
            (say.plain("word-help"), say.plain("word-duty")),
        )
    )


def question(say: Texts, name: str, home: str, member: Membership, *, big: bool) -> Screen:
    """Ask the first claimant of a flat about somebody else who says they live there."""
    relation = say.plain("relation", relation=member.relation.value)
    text = say("claim-question", name=naming.person(say, name), home=home, relation=relation)
    # Decided meanwhile: the buttons go, the answer stays.
    if member.state is not MembershipState.ASKED:
        outcome = say("claim-outcome", state=member.state.value)
        return Screen(f"{text}\n\n{outcome}")
    yes = Button(say.plain("claim-know"), AnswerQuestion(member.id, Answer.YES), "success")
    no = Button(say.plain("claim-unknown"), AnswerQuestion(member.id, Answer.NO))
    return Screen(text, stacked((yes, no), big=big))


def asks_reason(say: Texts, home: str) -> Screen:
    return Screen(say("claim-reason", home=home), ask=Ask(say.plain("claim-reason-hint")))
