"""Sign-up of a draft: one short page with each number as it is, and a page of choices for each."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from domain.notices import Signup
from domain.notices.bounds import MOST_GUESTS
from domain.notices.questions import Figure, Switch, Writing
from views.notices import draft
from views.notices import draft_lines as lines
from views.notices.buttons_draft import NoticePage, NoticeSwitch, Page
from views.notices.draft_lines import Drafted
from views.notices.draft_pages import NONE, chosen_from, figure, told
from views.places.paging import listed
from views.screen import Button, Screen
from views.texts import Texts

_DAY, _HOUR = 24 * 60, 60
OFFERED: Final[Mapping[Figure, Sequence[int]]] = MappingProxyType({
    Figure.CAPACITY: (NONE, 10, 20, 30, 50, 100),
    Figure.SLOT: (NONE, 5, 10, 15, 20, 30),
    Figure.GUESTS: tuple(range(MOST_GUESTS + 1)),
    Figure.CLOSES: (0, _HOUR, 3 * _HOUR, _DAY),
})  # fmt: skip
WRITTEN: Final = MappingProxyType(
    {Figure.CAPACITY: Writing.CAPACITY, Figure.SLOT: Writing.SLOT},
)


def signup(say: Texts, seen: Drafted, page: int) -> Screen:
    """Whether one can sign up, and how; a tap on a number opens its choices."""
    notice = seen.notice
    on = notice.signup is not None
    label = say.plain("notice-draft-open", state="on" if on else "off")
    toggle = Button(label, NoticeSwitch(notice.id, Switch.SIGNUP, int(not on)))
    if notice.signup is None:
        return chosen_from(say, seen, say("notice-draft-no-signup"), [toggle], Page.SIGNUP)
    settings = [_setting(say, seen, notice.signup, what) for what in _numbers(seen)]
    rows = listed(
        say,
        [*settings, toggle],
        page,
        lambda to: NoticePage(notice.id, Page.SIGNUP, to),
        draft.back(notice),
        big=seen.big,
        across=1,
    )
    return Screen(told(say, seen, lines.signup(say, notice)), rows)


def number(say: Texts, seen: Drafted, what: Figure, page: int) -> Screen:
    """The choices for one number of sign-up, the present one ticked."""
    notice = seen.notice
    if notice.signup is None:
        # Switched off meanwhile, maybe by a colleague.
        return signup(say, seen, 0)
    present = _present(notice.signup, what)
    offered = sorted({*OFFERED[what], present})
    buttons = [figure(say, seen, what, value, on=value == present) for value in offered]
    if what in WRITTEN:
        buttons.append(draft.write(say, notice, WRITTEN[what]))
    cut = "yes" if notice.signup.slot else "no"
    text = say("notice-draft-number", what=what.value, cut=cut)
    return chosen_from(say, seen, text, buttons, Page(what.value), page, Page.SIGNUP)


def _numbers(seen: Drafted) -> list[Figure]:
    # Only what has a length can be cut into slots.
    cuts = bool(seen.notice.schedule.minutes)
    return [what for what in OFFERED if cuts or what is not Figure.SLOT]


def _setting(say: Texts, seen: Drafted, wanted: Signup, what: Figure) -> Button:
    label = say.plain("notice-draft-setting", what=what.value, value=_present(wanted, what))
    return Button(label, NoticePage(seen.notice.id, Page(what.value)))


def _present(wanted: Signup, what: Figure) -> int:
    """The number as it is, -1 where there is none."""
    match what:
        case Figure.CAPACITY:
            return NONE if wanted.capacity is None else wanted.capacity
        case Figure.SLOT:
            return NONE if wanted.slot is None else wanted.slot
        case Figure.GUESTS:
            return wanted.guests
        case _:
            return wanted.closes
