"""The life of a fund as a table: what is listed may happen, everything else is refused."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from domain import funds as rules
from domain.funds import Action, Actor, Custodian, GapChoice, Party, Refusal, State
from domain.places import Relation, Role
from tests.domain.funds.samples import (
    ANNA,
    BO,
    CAPTAIN,
    DORA,
    KEEPERS,
    STRANGER,
    TARGET,
    TENANT,
    facts,
    given,
)

RUNNING = "pledging collecting spending"
HOLDING = "collecting spending settling refunding"
TABLE: dict[str, tuple[str, str]] = {
    "publish": ("draft", "organiser"),
    "revise": (f"draft {RUNNING}", "organiser"),
    "sponsor": (f"draft {RUNNING}", "organiser"),
    "exempt": (f"draft {RUNNING}", "organiser"),
    "appoint": (f"draft {RUNNING} settling refunding", "organiser"),
    "dismiss": (f"draft {RUNNING} settling refunding", "organiser"),
    "extend": (RUNNING, "organiser"),
    "pledge": (RUNNING, "household"),
    "collect": ("pledging", "organiser system"),
    "fail": ("pledging", "organiser system"),
    "claim": ("collecting spending", "household"),
    "confirm": (HOLDING, "custodian"),
    "deny": (HOLDING, "custodian"),
    "receive": (HOLDING, "custodian"),
    "spend": ("collecting", "organiser system"),
    "expense": ("spending", "custodian"),
    "advance": ("collecting spending", "custodian"),
    "approve": ("collecting spending", "custodian"),
    "decline": (HOLDING, "custodian"),
    "repay": (HOLDING, "custodian"),
    "refund": ("settling refunding", "custodian"),
    "purse": ("settling", "custodian"),
    "reverse": (HOLDING, "custodian"),
    "stop": ("collecting", "organiser"),
    "settle": ("spending", "organiser"),
    "close": ("settling", "organiser"),
    "cancel": ("draft refunding", "organiser"),
}
BY_PARTY = {
    Party.ORGANISER: CAPTAIN,
    Party.CUSTODIAN: Actor(BO.person_id),
    Party.HOUSEHOLD: DORA,
    Party.SYSTEM: rules.SYSTEM,
}


def fitting(action: Action, state: State) -> rules.Facts:
    balance = 1 if action is Action.EXPENSE else 0
    return facts(state, balance=balance)


@pytest.mark.parametrize(("action", "state"), list(product(Action, State)))
def test_only_what_the_table_lists_is_allowed(action: Action, state: State) -> None:
    sources, parties = TABLE[action]
    wanted = set(parties.split()) if state in sources.split() else set()
    found = {
        str(party)
        for party, actor in BY_PARTY.items()
        if rules.refusal(action, fitting(action, state), actor, given()) is None
    }
    assert found == wanted


@pytest.mark.parametrize(("action", "state"), list(product(Action, State)))
def test_buttons_are_shown_for_what_the_table_lists(action: Action, state: State) -> None:
    sources, parties = TABLE[action]
    shown = [p for p, who in BY_PARTY.items() if action in rules.allowed(facts(state), who)]
    assert {str(p) for p in shown} == (set(parties.split()) if state in sources.split() else set())


@pytest.mark.parametrize("role", Role)
def test_captains_staff_and_committee_organise(role: Role) -> None:
    why = rules.refusal(Action.PUBLISH, facts(State.DRAFT), Actor(5, frozenset({role})))
    organisers = {Role.CAPTAIN, Role.STAFF, Role.SECRETARY, Role.COMMITTEE, Role.OWNER}
    assert why is (None if role in organisers else Refusal.NOT_YOURS)


@pytest.mark.parametrize("action", Action)
def test_a_stranger_hears_only_that_this_is_not_their_building(action: Action) -> None:
    assert rules.refusal(action, facts(State.DRAFT), STRANGER, given()) is Refusal.NOT_A_MEMBER


@pytest.mark.parametrize(
    ("action", "why"),
    [
        (Action.PLEDGE, Refusal.NO_HOUSEHOLD),
        (Action.CONFIRM, Refusal.NOT_A_CUSTODIAN),
        (Action.CLOSE, Refusal.NOT_YOURS),
    ],
)
def test_a_tenant_hears_who_may(action: Action, why: Refusal) -> None:
    assert rules.refusal(action, facts(State.COLLECTING), TENANT, given()) is why


def test_a_tenant_does_not_speak_for_the_household() -> None:
    assert set(Relation) - rules.SPEAKS == {Relation.TENANT}


@pytest.mark.parametrize(
    ("action", "state", "changed", "why"),
    [
        (Action.PUBLISH, State.DRAFT, {"target": 0}, Refusal.NOTHING_TO_SHARE),
        (Action.PUBLISH, State.DRAFT, {"custodians": ()}, Refusal.TOO_FEW_CUSTODIANS),
        (Action.PUBLISH, State.DRAFT, {"custodians": (ANNA,)}, Refusal.TOO_FEW_CUSTODIANS),
        (
            Action.PUBLISH,
            State.DRAFT,
            {"custodians": (ANNA, Custodian(12, 1))},
            Refusal.TOO_FEW_CUSTODIANS,
        ),
        (
            Action.PUBLISH,
            State.DRAFT,
            {"custodians": (ANNA, Custodian(11, 2))},
            Refusal.TOO_FEW_CUSTODIANS,
        ),
        (Action.PUBLISH, State.DRAFT, {"custodians": (ANNA, BO)}, None),
        (Action.COLLECT, State.PLEDGING, {"pledged": TARGET - 1}, Refusal.BELOW_MINIMUM),
        (Action.COLLECT, State.PLEDGING, {"pledged": TARGET}, None),
        (Action.COLLECT, State.PLEDGING, {"pledged": 80_000, "minimum": (4, 5)}, None),
        (
            Action.COLLECT,
            State.PLEDGING,
            {"pledged": 79_999, "minimum": (4, 5)},
            Refusal.BELOW_MINIMUM,
        ),
        (Action.SPEND, State.COLLECTING, {"paid": TARGET - 1}, Refusal.SHARE_MISSING),
        (Action.SPEND, State.COLLECTING, {"paid": TARGET}, None),
        (Action.CLOSE, State.SETTLING, {"balance": 1}, Refusal.BALANCE_LEFT),
        (Action.CLOSE, State.SETTLING, {"owed": 1}, Refusal.ADVANCES_OWED),
        (Action.CLOSE, State.SETTLING, {"open_claims": 1}, Refusal.CLAIMS_OPEN),
        (Action.CLOSE, State.SETTLING, {"accepted": False}, Refusal.NOTE_MISSING),
        (Action.CLOSE, State.SETTLING, {"pictured": False}, Refusal.PHOTO_MISSING),
        (Action.CANCEL, State.REFUNDING, {"balance": 1}, Refusal.BALANCE_LEFT),
        (Action.CANCEL, State.REFUNDING, {"accepted": False}, None),
        (Action.PUBLISH, State.PLEDGING, {}, Refusal.ALREADY_DONE),
        (Action.CLOSE, State.SPENDING, {}, Refusal.WRONG_STATE),
    ],
)
def test_each_step_waits_for_what_it_needs(
    action: Action, state: State, changed: dict[str, Any], why: Refusal | None
) -> None:
    assert rules.refusal(action, facts(state, **changed), CAPTAIN, given()) is why


def test_after_the_deadline_nobody_pledges_but_gifts_fill_a_gap_while_collecting() -> None:
    late, collecting = facts(State.PLEDGING, late=True), facts(State.COLLECTING, late=True)
    assert rules.refusal(Action.PLEDGE, late, DORA, given()) is Refusal.TOO_LATE
    assert rules.refusal(Action.PLEDGE, collecting, DORA, given()) is None


@pytest.mark.parametrize("action", [Action.PLEDGE, Action.CLAIM])
def test_nobody_speaks_for_another_household(action: Action) -> None:
    other = given(household_id=1)
    assert rules.refusal(action, facts(State.COLLECTING), DORA, other) is Refusal.NOT_YOURS


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, None),
        ({"claim_open": True}, Refusal.CLAIM_OPEN),
        ({"voucher_used": True}, Refusal.VOUCHER_USED),
        ({"amount": None}, Refusal.AMOUNT_MISSING),
        ({"amount": 0}, Refusal.AMOUNT_NOT_POSITIVE),
        ({"amount": 22_500, "due": 22_500}, None),
        ({"amount": 22_501, "due": 22_500}, Refusal.OVER_DUE),
        ({"amount": rules.CAP + 1}, Refusal.OVER_DUE),
    ],
)
def test_a_claim_is_one_new_payment(changed: dict[str, Any], why: Refusal | None) -> None:
    now = facts(State.COLLECTING)
    assert rules.refusal(Action.CLAIM, now, DORA, given(**changed)) is why


@pytest.mark.parametrize(
    "action", [Action.CONFIRM, Action.DENY, Action.REPAY, Action.REFUND, Action.REVERSE]
)
def test_no_custodian_confirms_for_the_own_household(action: Action) -> None:
    anna, bo, _ = KEEPERS
    now, hers = facts(State.SETTLING), given(household_id=1)
    assert rules.refusal(action, now, anna, hers) is Refusal.OWN_PAYMENT
    assert rules.refusal(action, now, Actor(ANNA.person_id), hers) is Refusal.OWN_PAYMENT
    assert rules.refusal(action, now, bo, hers) is None


def test_a_custodian_who_also_lives_elsewhere_does_not_confirm_there_either() -> None:
    anna = Actor(ANNA.person_id, households=frozenset({1, 4}))
    why = rules.refusal(Action.CONFIRM, facts(State.COLLECTING), anna, given(household_id=4))
    assert why is Refusal.OWN_PAYMENT


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, None),
        ({"amount": 100}, None),
        ({"amount": 101}, Refusal.ADVANCE_FIRST),
        ({"amount": 151}, Refusal.OVERDRAWN),
        ({"amount": None}, Refusal.AMOUNT_MISSING),
        ({"amount": 0}, Refusal.AMOUNT_NOT_POSITIVE),
        ({"payee": ""}, Refusal.PAYEE_MISSING),
        ({"invoice": ""}, Refusal.INVOICE_MISSING),
        ({"photo": False}, Refusal.PHOTO_MISSING),
        ({"voucher_used": True}, Refusal.VOUCHER_USED),
        ({"household_id": 1}, Refusal.OWN_EXPENSE),
        ({"household_id": None}, None),
    ],
)
def test_an_expense_has_its_papers_and_is_covered(
    changed: dict[str, Any], why: Refusal | None
) -> None:
    now = facts(State.SPENDING, balance=150, owed=50)
    assert rules.refusal(Action.EXPENSE, now, KEEPERS[0], given(**changed)) is why


def test_an_advance_needs_no_cover_but_a_household_and_not_the_custodians_own() -> None:
    now, anna = facts(State.COLLECTING, balance=0), KEEPERS[0]
    assert rules.refusal(Action.ADVANCE, now, anna, given(amount=9999)) is None
    nobody = rules.refusal(Action.ADVANCE, now, anna, given(household_id=None))
    own = rules.refusal(Action.ADVANCE, now, anna, given(household_id=1))
    assert (nobody, own) == (Refusal.NO_HOUSEHOLD, Refusal.OWN_EXPENSE)


@pytest.mark.parametrize(
    ("actor", "first", "payee", "why"),
    [
        (KEEPERS[1], ANNA, 4, None),
        (KEEPERS[0], ANNA, 4, Refusal.SECOND_CUSTODIAN),
        (KEEPERS[1], Custodian(77, 2), 4, Refusal.SECOND_CUSTODIAN),
        (KEEPERS[1], None, 4, Refusal.SECOND_CUSTODIAN),
        (KEEPERS[1], ANNA, 2, Refusal.OWN_EXPENSE),
        (KEEPERS[1], ANNA, None, None),
    ],
)
def test_a_second_custodian_of_another_household_approves(
    actor: Actor, first: Custodian | None, payee: int | None, why: Refusal | None
) -> None:
    what = given(first=first, household_id=payee)
    assert rules.refusal(Action.APPROVE, facts(State.SPENDING), actor, what) is why


@pytest.mark.parametrize(
    "action", [Action.REVERSE, Action.DENY, Action.DECLINE, Action.STOP, Action.FAIL]
)
def test_what_disappoints_people_is_explained_except_by_the_clock(action: Action) -> None:
    state = State.PLEDGING if action is Action.FAIL else State.COLLECTING
    both = replace(CAPTAIN, person_id=BO.person_id)
    mute = rules.refusal(action, facts(state), both, given(reason=""))
    assert mute is Refusal.REASON_MISSING
    assert rules.refusal(Action.FAIL, facts(State.PLEDGING), rules.SYSTEM) is None


def test_nobody_is_exempted_without_consent_and_a_reason() -> None:
    now = facts(State.DRAFT)
    alone = rules.refusal(Action.EXEMPT, now, CAPTAIN, given(consent=False))
    mute = rules.refusal(Action.EXEMPT, now, CAPTAIN, given(reason=""))
    assert (alone, mute) == (Refusal.CONSENT_MISSING, Refusal.REASON_MISSING)


def test_two_custodians_stay_once_money_is_asked_for() -> None:
    two = {"custodians": (ANNA, BO)}
    now, draft = facts(State.COLLECTING, **two), facts(State.DRAFT, **two)
    assert rules.refusal(Action.DISMISS, now, CAPTAIN, given()) is Refusal.TOO_FEW_CUSTODIANS
    assert rules.refusal(Action.DISMISS, draft, CAPTAIN, given()) is None


def test_a_missing_share_offers_choices_and_never_spreads_by_itself() -> None:
    short = facts(State.COLLECTING, paid=TARGET - 1)
    assert (rules.gap(short), rules.gap_choices(short)) == (1, tuple(GapChoice))
    assert rules.gap_choices(facts(State.COLLECTING)) == ()
    assert rules.gap(facts(State.PLEDGING, pledged=TARGET - 7, paid=0)) == 7
    assert rules.gap_choices(facts(State.CLOSED, paid=0)) == ()
