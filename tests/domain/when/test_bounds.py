"""Where a rule begins, ends or stops counting; said before or after it, in either language."""

from datetime import date

import pytest

from domain.when import Said, Why
from tests.domain.when.heard import heard, offered, rows

# Said on Sunday 22 November 2026 at noon: first day, last day or how many times.
BOUNDS = """
每天9点 → 2026-11-23 - -
每天9点共1次 → 2026-11-23 - 1
每天9点共999次 → 2026-11-23 - 999
每天9点，总共8场 → 2026-11-23 - 8
每天9点 一共三十次 → 2026-11-23 - 30
daily 9am for 5 times → 2026-11-23 - 5
daily 9am, 5 times → 2026-11-23 - 5
每天9点到12月31日 → 2026-11-23 2026-12-31 -
每天9点 直到12月31日为止 → 2026-11-23 2026-12-31 -
每天9点截止到12月31日 → 2026-11-23 2026-12-31 -
每天9点到年底 → 2026-11-23 2026-12-31 -
每天9点到月底 → 2026-11-23 2026-11-30 -
每天9点到明年6月 → 2026-11-23 2027-06-30 -
每天9点到6月 → 2026-11-23 2027-06-30 -
每天9点到6月初 → 2026-11-23 2027-06-01 -
每天9点到2月底 → 2026-11-23 2027-02-28 -
每天9点到2028年2月 → 2026-11-23 2028-02-29 -
每天9点到下周 → 2026-11-23 2026-11-29 -
每天9点到除夕 → 2026-11-23 2027-02-05 -
daily 9am until 31 December → 2026-11-23 2026-12-31 -
daily 9am till the end of the month → 2026-11-23 2026-11-30 -
daily 9am through June → 2026-11-23 2027-06-30 -
从12月1日起每天9点 → 2026-12-01 - -
从12月1日开始每天9点 → 2026-12-01 - -
12月1日起，每天9点 → 2026-12-01 - -
自12月1日起至12月31日每天9点 → 2026-12-01 2026-12-31 -
从12月到2月每天9点 → 2026-12-01 2027-02-28 -
从11月到2月每天9点 → 2026-11-23 2027-02-28 -
12月1日至12月31日每天9点 → 2026-12-01 2026-12-31 -
12月1日-12月31日每天9点 → 2026-12-01 2026-12-31 -
从12月1日起每天9点，共4次 → 2026-12-01 - 4
从12月1日起每天9点到年底 → 2026-12-01 2026-12-31 -
从下周起每天9点 → 2026-11-23 - -
从下下周一起每天9点 → 2026-11-30 - -
从元旦起每天9点 → 2027-01-01 - -
starting 1 December every day 9am → 2026-12-01 - -
from 1 December to 31 December daily 9am → 2026-12-01 2026-12-31 -
daily 9am from 1 December until 31 January → 2026-12-01 2027-01-31 -
"""
# A rule whose first day is not the day it is said to begin on.
FIRST = """
从12月1日起每周一9点 → 2026-12-07
从12月7日起每周一9点 → 2026-12-07
从12月8日起每月7日9点 → 2027-01-07
从昨天起每天9点 → 2026-11-23
从11月1日起每天9点 → 2026-11-23
从今天起每天9点 → 2026-11-23
从今天起每天13:00 → 2026-11-22
每天13:00到今天 → 2026-11-22
"""


@pytest.mark.parametrize(("phrase", "bounds"), rows(BOUNDS))
def test_a_rule_begins_and_ends_as_it_is_said(phrase: str, bounds: str) -> None:
    said = heard(phrase)
    assert isinstance(said, Said)
    assert said.rule is not None
    assert said.title == ""
    start, until, count = said.rule.start, said.rule.pattern.until, said.rule.pattern.count
    assert f"{start} {until or '-'} {count or '-'}" == bounds


@pytest.mark.parametrize(("phrase", "first"), rows(FIRST))
def test_a_rule_begins_with_its_first_day_ahead(phrase: str, first: str) -> None:
    said = heard(phrase)
    assert isinstance(said, Said)
    assert said.rule is not None
    assert said.rule.start == date.fromisoformat(first)


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("每天9点共0次", Why.IMPOSSIBLE),
        ("每天9点共1000次", Why.IMPOSSIBLE),
        ("每天9点到今天", Why.PAST),
        ("每天9点到昨天", Why.PAST),
        ("每天9点到本周", Why.PAST),
        ("每天9点到2025年12月", Why.PAST),
        ("从12月2日到12月1日每天9点", Why.IMPOSSIBLE),
        ("每周一9点到11月22日", Why.PAST),
        ("从12月1日到12月5日每周一9点", Why.IMPOSSIBLE),
        ("从13月起每天9点", Why.AMBIGUOUS),
    ],
)
def test_a_rule_without_a_single_day_is_not_kept(phrase: str, why: Why) -> None:
    assert offered(phrase) == [str(why)]
