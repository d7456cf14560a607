"""What is usual for the notices that are sent most. Source: notices.md, "Templates"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from domain.notices.audience import born_until_for
from domain.notices.notice import Audience, Notice, Signup, Template
from domain.places.writing import tidy

T = TypeVar("T")

_DAY, _HOUR = 24 * 60, 60
# Notices.md: a reminder the day before and an hour before.
USUAL_REMINDERS = (_DAY, _HOUR)


@dataclass(frozen=True, slots=True)
class Preset:
    """How a draft of a template begins; reminders in minutes before the start.

    `urgent` only suggests it: the reason is for the author to give. `age` is the least age of
    those whom it concerns.
    """

    signup: Signup | None = None
    receipt: bool = False
    reminders: tuple[int, ...] = ()
    pin: bool = False
    urgent: bool = False
    age: int | None = None


PRESETS: Mapping[Template, Preset] = MappingProxyType(
    {
        Template.CLINIC: Preset(Signup(capacity=20), reminders=USUAL_REMINDERS),
        Template.LECTURE: Preset(Signup(), reminders=USUAL_REMINDERS),
        Template.FIRE: Preset(receipt=True, reminders=(_DAY,)),
        Template.OUTAGE: Preset(receipt=True, reminders=(_HOUR,), pin=True, urgent=True),
        Template.WIND: Preset(receipt=True, pin=True, urgent=True),
        Template.LAW: Preset(Signup(), reminders=USUAL_REMINDERS),
        # People come when they can, with what is broken: nobody queues for it in a list.
        Template.REPAIR: Preset(reminders=(_DAY,)),
        Template.VACCINE: Preset(Signup(capacity=40), reminders=USUAL_REMINDERS),
        Template.SENIOR: Preset(age=65),
    }
)

_WORDS: Mapping[Template, tuple[str, ...]] = {
    Template.CLINIC: (
        "义诊",
        "量血压",
        "测血压",
        "体检",
        "问诊",
        "clinic",
        "check-up",
        "blood pressure",
    ),
    Template.LECTURE: ("讲座", "培训", "课堂", "宣讲", "分享会", "lecture", "talk"),
    Template.FIRE: ("消防", "安全检查", "隐患排查", "入户排查", "fire", "safety check"),
    Template.OUTAGE: ("停水", "停电", "停气", "停暖", "断水", "断电", "outage", "water off"),
    Template.WIND: ("大风", "台风", "暴雨", "清阳台", "清理阳台", "wind", "typhoon", "storm"),
    Template.LAW: ("普法", "法律", "律师", "法治", "legal", "lawyer"),
    Template.REPAIR: ("维修日", "家电维修", "便民维修", "磨刀", "义务维修", "repair"),
    Template.VACCINE: ("疫苗", "接种", "vaccin", "flu shot"),
    Template.SENIOR: ("老年证", "老年卡", "敬老卡", "高龄津贴", "senior card"),
}
# 普法讲座 and 疫苗讲座 are lectures by their form, but of two it is the rarer that says more.
_FORMS = frozenset({Template.LECTURE})


def guess_template(title: str) -> Template | None:
    """The template a title speaks of, or None; the first named one of several."""
    words = tidy(title[:400]).casefold()
    found = [
        (template in _FORMS, words.index(word), template)
        for template, known in _WORDS.items()
        for word in known
        if word in words
    ]
    return min(found)[2] if found else None


def with_template(draft: Notice, template: Template, *, year: int) -> Notice:
    """The draft as this template begins; what was set otherwise than by a template is kept.

    `year` is the local one, from which an age becomes a year of birth.
    """
    before = PRESETS[draft.template] if draft.template else Preset()
    usual = PRESETS[template]
    return replace(
        draft,
        template=template,
        signup=_kept(draft.signup, before.signup, usual.signup),
        receipt=_kept(draft.receipt, before.receipt, usual.receipt),
        reminders=_kept(draft.reminders, before.reminders, usual.reminders),
        pin=_kept(draft.pin, before.pin, usual.pin),
        audience=_kept(draft.audience, _audience(before, year), _audience(usual, year)),
    )


def _kept(present: T, before: T, usual: T) -> T:
    # A clinic after a senior card must not go on to those over 65 alone.
    return usual if present == before else present


def _audience(preset: Preset, year: int) -> Audience:
    return Audience(born_until=born_until_for(preset.age, year) if preset.age else None)
