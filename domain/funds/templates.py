"""What is usual for the works that buildings pay for most. Source: funds.md, "Templates"."""

from collections.abc import Mapping

from domain.funds.shares import ShareRule, Template
from domain.places.writing import tidy

DEFAULT_RULE = ShareRule.AREA

RULES: Mapping[Template, ShareRule] = {
    Template.HANDRAIL: ShareRule.FLOORS,
    Template.LIFT: ShareRule.FLOORS,
    Template.SEWER: ShareRule.AREA,
    Template.ROAD: ShareRule.AREA,
    Template.GATE: ShareRule.EQUAL,
}

# Per mille by floor: the ground floor leans on no handrail and rides no lift.
_HANDRAIL: Mapping[int, int] = {1: 200, 2: 600, 3: 1000}
_TOP = 60
_LIFT: Mapping[int, int] = {1: 0, 2: 0} | {n: 400 + 100 * n for n in range(3, _TOP + 1)}
COEFFICIENTS: Mapping[Template, Mapping[int, int]] = {
    Template.HANDRAIL: _HANDRAIL,
    Template.LIFT: _LIFT,
}

_WORDS: Mapping[Template, tuple[str, ...]] = {
    Template.HANDRAIL: ("扶手", "栏杆", "handrail", "banister"),
    Template.LIFT: ("电梯", "lift", "elevator"),
    Template.SEWER: ("下水", "排水", "污水", "管道", "立管", "化粪池", "sewer", "drain", "pipe"),
    Template.ROAD: ("道路", "路面", "地面", "铺路", "修路", "road", "paving"),
    Template.GATE: ("门禁", "单元门", "大门", "对讲", "gate", "entry", "intercom"),
}


def guess_template(title: str) -> Template | None:
    """The template a title speaks of, or None; the first named one of several."""
    words = tidy(title).casefold()
    found = [
        (words.index(word), template)
        for template, known in _WORDS.items()
        for word in known
        if word in words
    ]
    return min(found)[1] if found else None


def rule_for(template: Template | None) -> ShareRule:
    """The rule offered first; by area where nothing was agreed."""
    return RULES[template] if template else DEFAULT_RULE


def coefficients_for(template: Template | None) -> Mapping[int, int]:
    """Per mille by floor; where a template has none of its own, the handrail's."""
    return COEFFICIENTS.get(template, _HANDRAIL) if template else _HANDRAIL
