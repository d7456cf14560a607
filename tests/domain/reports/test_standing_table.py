"""Standing and sight, for everybody who is two things at once to any kind of report."""

from dataclasses import replace
from itertools import combinations_with_replacement

import pytest

from domain import reports as rules
from domain.reports import Concern, Party, Report, Visibility
from tests.domain.reports.samples import LAMP, actor

PAIRS = [frozenset(pair) for pair in combinations_with_replacement(Party, 2)]
ABOUTS = (None, Concern.CAPTAIN, Concern.STAFF)
HANDLERS = {Party.REPORTER, Party.LOGGER, Party.UNIT, Party.DOER, Party.CAPTAIN, Party.SYSTEM}
REPORTS = [
    replace(LAMP, visibility=visibility, hidden=hidden, about=about, reopen_count=reopened)
    for visibility in Visibility
    for hidden in (False, True)
    for about in ABOUTS
    for reopened in (0, 1, 2, 3)
]


def accused(parties: frozenset[Party], about: Concern | None) -> bool:
    """Whether this person belongs to those whom the report complains of."""
    if about is Concern.CAPTAIN:
        return Party.CAPTAIN in parties
    return about is Concern.STAFF and bool(parties & {Party.CAPTAIN, Party.STAFF})


def expected(parties: frozenset[Party], report: Report) -> set[Party]:
    """The rule told once more, a party at a time."""
    left = set(parties)
    if accused(parties, report.about):
        left -= {Party.CAPTAIN, Party.UNIT, Party.DOER}
        if report.about is Concern.STAFF:
            left.discard(Party.STAFF)
    if Party.SECRETARY in left:
        left.add(Party.STAFF)
    if Party.STAFF in left:
        left.add(Party.CAPTAIN)
    if Party.STAFF in left and report.reopen_count >= 2:
        left.add(Party.UNIT)
    return left


def name(parties: frozenset[Party]) -> str:
    return "+".join(sorted(parties))


@pytest.mark.parametrize("parties", PAIRS, ids=name)
def test_who_is_two_things_counts_as_all_that_follows(parties: frozenset[Party]) -> None:
    for report in REPORTS:
        assert rules.standing(actor(*parties), report) == expected(parties, report)


@pytest.mark.parametrize("parties", PAIRS, ids=name)
def test_who_is_two_things_sees_what_either_may_see(parties: frozenset[Party]) -> None:
    for report in REPORTS:
        counted = expected(parties, report) - {Party.STRANGER}
        covered = report.hidden or report.visibility is Visibility.PRIVATE
        sees = bool(counted & HANDLERS) if covered else bool(counted)
        assert rules.may_see(report, actor(*parties)) is sees


@pytest.mark.parametrize("parties", PAIRS, ids=name)
def test_covering_a_report_shows_it_to_nobody_new(parties: frozenset[Party]) -> None:
    who = actor(*parties)
    for report in REPORTS:
        if rules.may_see(replace(report, hidden=True), who):
            assert rules.may_see(replace(report, hidden=False), who)
        if rules.may_see(replace(report, visibility=Visibility.PRIVATE), who):
            assert rules.may_see(replace(report, visibility=Visibility.PUBLIC), who)


@pytest.mark.parametrize("parties", PAIRS, ids=name)
def test_a_complaint_takes_from_those_it_is_about_and_gives_to_nobody(
    parties: frozenset[Party],
) -> None:
    for report in REPORTS:
        plain = rules.standing(actor(*parties), replace(report, about=None))
        here = rules.standing(actor(*parties), report)
        assert here <= plain
        assert (here == plain) or accused(parties, report.about)


@pytest.mark.parametrize("parties", PAIRS, ids=name)
def test_who_may_not_see_a_report_may_not_press_beyond_a_members_rights(
    parties: frozenset[Party],
) -> None:
    who = actor(*parties)
    for report in REPORTS:
        if not rules.may_see(report, who):
            standing = rules.standing(who, report)
            assert standing <= {Party.MEMBER, Party.GRID, Party.SUPPORTER, Party.STRANGER}


@pytest.mark.parametrize("party", Party)
@pytest.mark.parametrize("about", ABOUTS)
def test_the_level_told_instead_is_never_one_it_is_about(
    party: Party, about: Concern | None
) -> None:
    told = rules.level_for(replace(LAMP, about=about), party)
    assert not accused(frozenset({told}), about)
    assert (told is party) is not accused(frozenset({party}), about)
