"""One press, with everything the rules look at."""

from dataclasses import dataclass
from datetime import datetime

from domain.reports.circumstances import Actor, Facts, Given
from domain.reports.life import Party
from domain.reports.states import Report


@dataclass(frozen=True, slots=True)
class Case:
    report: Report
    actor: Actor
    parties: frozenset[Party]
    facts: Facts
    given: Given
    now: datetime

    @property
    def is_staff(self) -> bool:
        return Party.STAFF in self.parties

    @property
    def is_captain(self) -> bool:
        return Party.CAPTAIN in self.parties
