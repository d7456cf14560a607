"""The buttons under a report's card: what may be done, most useful first."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from domain.reports import Action, Report
from views.packing import packed
from views.reports.buttons_life import ReportDo
from views.screen import Button, Row
from views.texts import Texts

Audience = Literal["group", "unit", "private"]

_A = Action
# Most useful first, as elder mode cuts after four and others read from above.
_WORK = (_A.ACCEPT, _A.RESOLVE, _A.START, _A.SCHEDULE, _A.ASK, _A.GIVE_BACK)
_UNIT_WORK = (_A.ACCEPT, _A.SCHEDULE, _A.ASK, _A.RESOLVE, _A.START, _A.GIVE_BACK)
_RULE = (_A.DISPATCH, _A.SHOW, _A.RESUME, _A.REASSIGN, _A.MERGE, _A.HOLD, _A.REJECT, _A.HIDE)
_VERDICT = (_A.CONFIRM, _A.REOPEN, _A.RATE, _A.ANSWER, _A.APPEAL)
_OWN = (_A.CANCEL, _A.PASS_ON, _A.UNDO)

ORDER: Mapping[Audience, tuple[Action, ...]] = MappingProxyType(
    {
        "group": (*_VERDICT, *_OWN, *_WORK, *_RULE),
        "unit": (*_UNIT_WORK, *_RULE, *_OWN, *_VERDICT),
        "private": (*_VERDICT, *_WORK, *_RULE, *_OWN),
    }
)
# A colour only underlines what the label says: not everybody sees it.
STYLES: Mapping[Action, str] = MappingProxyType(
    {
        Action.ACCEPT: "success",
        Action.RESOLVE: "success",
        Action.CONFIRM: "success",
        Action.REOPEN: "danger",
        Action.REJECT: "danger",
    }
)
BIG_MOST = 4


def rows(
    say: Texts,
    report: Report,
    actions: tuple[Action, ...],
    *,
    audience: Audience,
    big: bool,
) -> tuple[Row, ...]:
    """The buttons for these actions; big ones stand alone, and there are four at most."""
    offered = buttons(say, report, actions, audience=audience)
    return tuple((button,) for button in offered[:BIG_MOST]) if big else packed(offered)


def buttons(
    say: Texts, report: Report, actions: tuple[Action, ...], *, audience: Audience
) -> tuple[Button, ...]:
    """One button for each of these actions, most useful first."""
    offered = (action for action in ORDER[audience] if action in actions)
    return tuple(_button(say, report.id, action) for action in offered)


def _button(say: Texts, report_id: int, action: Action) -> Button:
    label = say.plain("report-do", action=action)
    return Button(label, ReportDo(report_id, action), STYLES.get(action))
