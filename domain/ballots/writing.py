"""Reading what somebody writes after /vote. Source: commands.md, `/vote`."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from domain.ballots.kinds import Kind
from domain.ballots.refusals import Refusal
from domain.places.writing import tidy

LONGEST_QUESTION = 300
LONGEST_OPTION = 80
FEWEST_OPTIONS, MOST_OPTIONS = 2, 20
# A message has 4,096 characters at most; anything longer was not typed.
_LONGEST_TEXT = 5_000

_DEADLINE = re.compile(
    r"(?:截止|截至)(?:时间|日期)?(?:到|至|为|于)?\s*[:：]?\s*(?P<zh>.*)"
    r"|(?:until|deadline|closes)\b\s*[:：]?\s*(?P<en>.*)",
    re.IGNORECASE,
)
# On the question's own line only after a pause: 是否同意截止周五报名 is all question.
_INLINE = re.compile(
    r"(?P<question>.*?[\s?？。；;，,!！])\s*(?P<rest>截止\s*[:：\s]\s*\S.*|deadline\s*[:：\s]\s*\S.*)",
    re.IGNORECASE,
)
_NUMERAL = r"(?:[0-9０-９]{1,2}|[A-Za-zＡ-Ｚ]|[一二三四五六七八九十]{1,3})"
# 3.5元 and -5度 are themselves, not the third and a listed option.
_MARKER = re.compile(
    rf"(?:选项\s*{_NUMERAL}\s*[:：、.．]?|[-*•·–—](?![0-9])|[①-⑳]|[(（]{_NUMERAL}[)）]"
    rf"|{_NUMERAL}[)）、]|{_NUMERAL}[.．](?![0-9]))\s*"
)
_HINTS = (
    (re.compile(r"征求意见|征集意见|意见|consult", re.IGNORECASE), Kind.CONSULT),
    (re.compile(r"选举|推选|elect", re.IGNORECASE), Kind.ELECTION),
)
_PLAIN = (
    frozenset({"同意", "赞成", "支持", "yes", "agree", "for"}),
    frozenset({"反对", "不同意", "no", "disagree", "against"}),
    frozenset({"弃权", "abstain"}),
)


@dataclass(frozen=True, slots=True)
class Written:
    """What was meant; the deadline is still words, and the kind a suggestion."""

    question: str
    options: tuple[str, ...]
    deadline_text: str | None
    kind: Kind | None


def written(text: str) -> Written | Refusal:
    """The question in the first line, options and a deadline in the others, or what is wrong."""
    # The middle of so much text would be read as hundreds of options.
    if len(text) > _LONGEST_TEXT:
        return Refusal.QUESTION_TOO_LONG
    first, *others = [_clean(line) for line in text.strip().splitlines()] or [""]
    question, inline = _without_deadline(first)
    found = [_DEADLINE.fullmatch(line) for line in others]
    deadlines = [words for words in (inline, *map(_words, found)) if words]
    lines = [line for line, match in zip(others, found, strict=True) if match is None]
    options = _options(lines)
    refused = question_refusal(question) or (options_refusal(options) if options else None)
    if refused or len(deadlines) > 1:
        return refused or Refusal.DEADLINE_TWICE
    return Written(question, options, next(iter(deadlines), None), _kind(question, options))


def question_line(text: str) -> str | Refusal:
    """A question alone, in one line, as it is asked for when a draft is changed."""
    # As above: the beginning of so much text would pass for the whole of it.
    if len(text) > _LONGEST_TEXT:
        return Refusal.QUESTION_TOO_LONG
    question = _clean(text)
    return question_refusal(question) or question


def question_refusal(question: str) -> Refusal | None:
    """Why this cannot be a question, or None."""
    if not any(c.isalnum() for c in question):
        return Refusal.NO_QUESTION
    return Refusal.QUESTION_TOO_LONG if len(question) > LONGEST_QUESTION else None


def options_refusal(options: Sequence[str]) -> Refusal | None:
    """Why these cannot be the options, or None; equal ones in other widths are the same."""
    reasons = (
        (len(options) < FEWEST_OPTIONS, Refusal.TOO_FEW_OPTIONS),
        (len(options) > MOST_OPTIONS, Refusal.TOO_MANY_OPTIONS),
        (any(len(option) > LONGEST_OPTION for option in options), Refusal.OPTION_TOO_LONG),
        (len({tidy(o).casefold() for o in options}) < len(options), Refusal.OPTION_TWICE),
    )
    return next((reason for applies, reason in reasons if applies), None)


def option_lines(text: str) -> tuple[str, ...] | Refusal:
    """Options alone, one a line, as they are asked for step by step."""
    options = _listed([_clean(line) for line in text[:_LONGEST_TEXT].splitlines()])
    return options_refusal(options) or options


def _clean(line: str) -> str:
    # Not NFKC: it would turn a Chinese question mark into a Latin one.
    seen = (" " if c.isspace() else c for c in line)
    shown = (c for c in seen if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})
    return " ".join("".join(shown).split())


def _without_deadline(line: str) -> tuple[str, str | None]:
    found = _INLINE.fullmatch(line)
    if found is None:
        return line, None
    return found["question"].strip(" ，,；;"), _words(_DEADLINE.fullmatch(found["rest"]))


def _words(found: re.Match[str] | None) -> str | None:
    return (found["zh"] or found["en"] or None) if found else None


def _listed(lines: Sequence[str]) -> tuple[str, ...]:
    bare = (_MARKER.sub("", line, count=1) if _MARKER.match(line) else line for line in lines)
    return tuple(option for option in bare if option)


def _options(lines: Sequence[str]) -> tuple[str, ...]:
    options = _listed(lines)
    yes, no, abstain = _PLAIN
    said = [tidy(option).casefold() for option in options]
    plain = yes & set(said) and no & set(said) and set(said) <= yes | no | abstain
    # Who writes out 同意 and 反对 means the yes-or-no vote, which has its own rules.
    return () if plain and len(said) <= len(_PLAIN) else options


def _kind(question: str, options: Sequence[str]) -> Kind | None:
    hint = next((kind for pattern, kind in _HINTS if pattern.match(question)), None)
    return hint or (Kind.CHOOSE if options else None)
