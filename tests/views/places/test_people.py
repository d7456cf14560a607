"""What people see of joining, members, rolls and themselves, in both languages."""

import re
from dataclasses import fields
from datetime import UTC, datetime

import pytest

from actions.places import joining as join_actions
from actions.places import members as member_actions
from actions.places import roll as roll_actions
from domain.places import (
    Household,
    Membership,
    MembershipState,
    Place,
    PlaceKind,
    Refusal,
    Relation,
    Role,
)
from domain.places.cells import BadReason
from storage.roster import Reason
from views.buttons import ButtonData
from views.places import buttons_people, joining, me, members, naming, roll, start
from views.places.buttons_people import PickFloor, Span, Use
from views.places.members import Neighbour, Waiting
from views.screen import Button, Screen
from views.texts import Catalogue, Texts

CATALOGUE = Catalogue()
LANGUAGES = ("zh-CN", "en")
AT = datetime(2026, 11, 22, 4, tzinfo=UTC)
SIX = Place(1, None, PlaceKind.BUILDING, "6栋")
FLAT = Household(9, 1, "3单元", 2, "201", 8769)
HOSTILE = "<b>&\u202e\u200b</b>" + "王" * 200


def member(state: MembershipState, relation: Relation = Relation.TENANT) -> Membership:
    return Membership(5, 7, FLAT.id, relation, state, AT)


def status(say: Texts, state: MembershipState, **more: bool) -> Screen:
    kinds = {"correctable": False, "deciders": True, "big": False} | more
    return joining.status(say, SIX, FLAT, member(state), phone="12345", **kinds)


def labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.rows for button in row]


@pytest.fixture(params=LANGUAGES)
def say(request: pytest.FixtureRequest) -> Texts:
    return CATALOGUE.say(request.param)


@pytest.mark.parametrize("state", MembershipState)
def test_every_state_of_a_claim_has_its_own_words(say: Texts, state: MembershipState) -> None:
    texts = {s: status(say, s).text for s in MembershipState}
    assert list(texts.values()).count(texts[state]) == 1
    assert "201" in texts[state]


@pytest.mark.parametrize("reason", Refusal)
def test_every_refusal_of_a_claim_has_words_and_a_number_to_call(
    say: Texts, reason: Refusal
) -> None:
    screen = joining.refused(say, reason.value, "12345")
    others = {joining.refused(say, r.value, "12345").text for r in Refusal}
    assert "12345" in screen.text
    assert len(others) == len(Refusal)


@pytest.mark.parametrize("reason", join_actions.LinkRefusal)
def test_every_refusal_of_a_link_has_words(say: Texts, reason: join_actions.LinkRefusal) -> None:
    texts = {
        r: joining.link_refused(say, r.value, None, big=False).text
        for r in join_actions.LinkRefusal
    }
    assert list(texts.values()).count(texts[reason]) == 1


@pytest.mark.parametrize("outcome", join_actions.Shared)
def test_every_outcome_of_a_phone_has_words(say: Texts, outcome: join_actions.Shared) -> None:
    texts = [joining.phone_answer(say, o.value, big=False).text for o in join_actions.Shared]
    own = joining.phone_answer(say, outcome.value, big=False)
    assert texts.count(own.text) == 1
    assert own.keyboard is not None


def test_a_phone_that_was_not_taken_can_be_sent_again(say: Texts) -> None:
    again = joining.phone_answer(say, "not-yours", big=False).keyboard
    done = joining.phone_answer(say, "matched", big=False).keyboard
    big = joining.phone_answer(say, "matched", big=True).keyboard
    assert again is not None
    assert again.contact
    assert done is not None
    assert not done.rows
    assert big is not None
    assert len(big.rows) == 2


@pytest.mark.parametrize("reason", member_actions.Refusal)
def test_every_refusal_to_a_captain_fits_a_toast(
    say: Texts, reason: member_actions.Refusal
) -> None:
    text = say.plain("claim-answer", reason=reason.value)
    assert 0 < len(text) <= 200


@pytest.mark.parametrize("reason", roll_actions.Refusal)
def test_every_refusal_of_a_roll_has_its_own_words_and_fits_a_toast(
    say: Texts, reason: roll_actions.Refusal
) -> None:
    texts = [roll.answer(say, r.value) for r in roll_actions.Refusal]
    assert texts.count(roll.answer(say, reason.value)) == 1
    assert len(roll.answer(say, reason.value)) <= 200


@pytest.mark.parametrize("reason", Reason)
def test_every_unreadable_file_is_told_apart(say: Texts, reason: Reason) -> None:
    texts = [roll.unreadable(say, r.value).text for r in Reason]
    assert texts.count(roll.unreadable(say, reason.value).text) == 1
    assert roll.unreadable(say, "no-file").text not in texts


def test_every_bad_row_has_its_own_reason(say: Texts) -> None:
    reasons = [say.plain("roll-bad-reason", reason=r.value, value="x") for r in BadReason]
    assert len(set(reasons)) == len(BadReason)


def summary(bad: int = 0, buildings: int = 1) -> dict[str, object]:
    return {
        "bad": [[n + 2, "area-unreadable", "<b>"] for n in range(min(bad, 12))],
        "bad_count": bad,
        "ignored": [],
        "buildings": [[f"{n}栋", 1, 2, 3, 4] for n in range(buildings)],
    }


def test_bad_rows_come_first_and_take_the_import_away(say: Texts) -> None:
    screen = roll.card(say, 1, summary(bad=30), applied=False, big=False)
    assert "30" in screen.text.splitlines()[0]
    assert "&lt;b&gt;" in screen.text
    assert "18" in screen.text
    assert len(labels(screen)) == 1


def test_a_fit_roll_can_be_let_in_and_an_applied_one_has_no_buttons(say: Texts) -> None:
    assert len(labels(roll.card(say, 1, summary(), applied=False, big=True))) == 2
    assert roll.card(say, 1, summary(), applied=True, big=False).rows == ()


def test_a_card_of_many_buildings_adds_up_and_fits_a_message(say: Texts) -> None:
    screen = roll.card(say, 1, summary(bad=12, buildings=500), applied=False, big=False)
    assert len(screen.text) < 4096
    assert re.search("1,?500", screen.text)
    assert "480" in screen.text


def test_a_hostile_name_is_shown_short_escaped_and_unturned(say: Texts) -> None:
    card = members.claim_card(
        say, SIX, FLAT, HOSTILE, member(MembershipState.CLAIMED), big=False
    ).text
    assert "&lt;b&gt;&amp;" in card
    assert "\u202e" not in card
    assert card.count("王") <= naming.LONGEST_NAME


def test_a_name_of_nothing_visible_is_a_neighbour(say: Texts) -> None:
    assert naming.person(say, "\u200b\u2066") == say.plain("nameless")


def test_a_list_of_full_flats_fits_a_message(say: Texts) -> None:
    living = [Neighbour(n, HOSTILE, Relation.CARER, "13812345621") for n in range(50)]
    listing = members.listing(say, SIX, [(FLAT, living)] * 8, 0, 3, big=False)
    assert len(listing.text) < 4096
    assert len(members.flat(say, SIX, FLAT, living, 0, big=False).text) < 4096


def test_a_claim_that_is_decided_can_no_longer_be_decided(say: Texts) -> None:
    waiting = members.claim_card(say, SIX, FLAT, "王", member(MembershipState.ASKED), big=False)
    assert len(labels(waiting)) == 3
    for state in (MembershipState.ACTIVE, MembershipState.ENDED):
        decided = members.claim_card(say, SIX, FLAT, "王", member(state), big=False)
        assert len(labels(decided)) == 1


def test_a_question_answered_has_no_buttons(say: Texts) -> None:
    asked = joining.question(say, "王", "6栋", member(MembershipState.ASKED), big=False)
    answered = joining.question(say, "王", "6栋", member(MembershipState.ACTIVE), big=False)
    assert len(labels(asked)) == 2
    assert labels(answered) == []


def test_the_invitation_carries_the_token_in_a_link_only(say: Texts) -> None:
    screen = members.link(say, "6栋 201", "t" * 24)
    [[link]] = screen.rows
    assert getattr(link, "start", "") == "j_" + "t" * 24
    assert "t" * 24 not in screen.text


def test_somebody_without_deciders_is_given_the_office(say: Texts) -> None:
    text = status(say, MembershipState.CLAIMED, deciders=False).text
    assert "12345" in text
    assert "12345" not in status(say, MembershipState.CLAIMED).text


def test_who_came_by_a_link_can_choose_another_relation(say: Texts) -> None:
    screen = status(say, MembershipState.ACTIVE, correctable=True)
    assert len(labels(screen)) == len(Relation)
    assert say.plain("relation", relation="tenant") not in labels(screen)


@pytest.mark.parametrize("role", Role)
def test_help_never_runs_out_of_a_message(say: Texts, role: Role) -> None:
    assert len(start.help_for(say, [role], None, big=False).text) < 1500


def test_the_building_overview_counts_what_waits(say: Texts) -> None:
    claims = [Waiting(n, FLAT, HOSTILE, Relation.OWNER) for n in range(20)]
    screen = members.building(say, SIX, claims, (3, 4), 0, several=True, big=False)
    assert "20" in screen.text
    assert sum(label.startswith("⏳") for label in labels(screen)) == members.CLAIMS_A_PAGE


def test_privacy_lists_homes_looks_and_ways_out(say: Texts) -> None:
    mine = me.Mine(
        HOSTILE, "en", "13812345621", [(member(MembershipState.ACTIVE), SIX, FLAT)], 3, 4,
        [(AT, "陈楼长", "members")],
    )  # fmt: skip
    screen = me.privacy(say, mine, big=False)
    assert "138****5621" in screen.text
    assert "陈楼长" in screen.text
    assert len(labels(screen)) == 4
    assert len(me.privacy(say, mine, big=True).rows) == 4


def test_all_floors_lead_to_rooms_of_that_floor(say: Texts) -> None:
    firsts = [Household(n, 1, "", n, f"{n}01", 1) for n in range(1, 4)]
    screen = joining.floors(say, SIX, firsts, 0, Use.TEND, PickFloor(1), big=False)
    buttons = [b for row in screen.rows[:-1] for b in row if isinstance(b, Button)]
    assert [b.data.pack() for b in buttons] == [
        f"jr:{n}:0:t:{Span.FLOOR.value}" for n in (1, 2, 3)
    ]


def kinds() -> list[type[ButtonData]]:
    found = vars(buttons_people).values()
    own = [kind for kind in found if isinstance(kind, type) and issubclass(kind, ButtonData)]
    return [kind for kind in own if kind is not ButtonData]


def test_every_button_fits_and_reads_back() -> None:
    largest = 2**63 - 1
    enums = {
        "tile": buttons_people.Tile.HOME,
        "relation": Relation.CARER,
        "answer": buttons_people.Answer.NO,
        "language": buttons_people.Language.ZH,
    }
    for kind in kinds():
        names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
        values: dict[str, object] = {name: largest for name in names if name.endswith("_id")}
        made = kind(**values, **{name: enums[name] for name in names if name in enums})
        assert kind.parse(made.pack()) == made


def test_no_two_buttons_share_a_prefix() -> None:
    assert len({kind.prefix for kind in kinds()}) == len(kinds())


def test_the_wire_forms_stay_what_they_are() -> None:
    assert buttons_people.ClaimAs(9, Relation.OWNER).pack() == "ja:9:owner"
    assert buttons_people.DecideClaim(5, buttons_people.Answer.YES).pack() == "jd:5:y"
    assert buttons_people.PickStairwell(3).pack() == "js:3:0:j"
    assert buttons_people.PickRoom.parse("jr:4") == buttons_people.PickRoom(4)
    assert buttons_people.EraseMe.parse("pe") == buttons_people.EraseMe(0)
