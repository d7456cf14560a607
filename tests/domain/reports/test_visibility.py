"""Who sees a report at all."""

from dataclasses import replace

import pytest

from domain import reports as rules
from domain.reports import Concern, Party, Visibility
from tests.domain.reports.samples import LAMP, actor

INSIDERS = {
    Party.REPORTER,
    Party.LOGGER,
    Party.UNIT,
    Party.DOER,
    Party.CAPTAIN,
    Party.STAFF,
    Party.SECRETARY,
    Party.SYSTEM,
}


@pytest.mark.parametrize("party", Party)
def test_a_private_report_is_for_those_who_handle_it(party: Party) -> None:
    secret = replace(LAMP, visibility=Visibility.PRIVATE)
    assert rules.may_see(secret, actor(party)) is (party in INSIDERS)


@pytest.mark.parametrize("party", Party)
def test_a_hidden_report_is_for_those_who_handle_it(party: Party) -> None:
    assert rules.may_see(replace(LAMP, hidden=True), actor(party)) is (party in INSIDERS)


@pytest.mark.parametrize("visibility", [Visibility.PUBLIC, Visibility.BUILDING])
@pytest.mark.parametrize("party", Party)
def test_an_open_report_is_for_everybody_but_strangers(
    party: Party, visibility: Visibility
) -> None:
    shown = replace(LAMP, visibility=visibility)
    assert rules.may_see(shown, actor(party)) is (party is not Party.STRANGER)


def test_a_private_complaint_about_the_captain_is_not_shown_to_the_captain() -> None:
    secret = replace(LAMP, visibility=Visibility.PRIVATE, about=Concern.CAPTAIN)
    assert not rules.may_see(secret, actor(Party.CAPTAIN, Party.MEMBER, Party.DOER))
    assert rules.may_see(secret, actor(Party.STAFF))


def test_a_private_complaint_about_staff_is_for_the_secretary() -> None:
    secret = replace(LAMP, visibility=Visibility.PRIVATE, about=Concern.STAFF)
    assert not rules.may_see(secret, actor(Party.STAFF, Party.UNIT))
    assert rules.may_see(secret, actor(Party.SECRETARY))
