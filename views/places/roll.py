"""A roll that was sent: what is wrong with it, or what it would change."""

from collections.abc import Mapping, Sequence
from typing import Any

from views.places.buttons_people import DropRoll, LetRollIn
from views.places.paging import stacked
from views.screen import Ask, Button, Row, Screen
from views.texts import Texts

# A community has hundreds; the sums above them tell of all.
BUILDINGS_SHOWN = 20


def ask(say: Texts) -> Screen:
    return Screen(say("roll-ask"), ask=Ask(say.plain("roll-ask-hint")))


def refused(say: Texts, reason: str) -> Screen:
    return Screen(say("roll-refused", reason=reason))


def unreadable(say: Texts, reason: str) -> Screen:
    return Screen(say("roll-unreadable", reason=reason))


def dropped(say: Texts) -> Screen:
    return Screen(say("roll-dropped"))


def card(
    say: Texts, import_id: int, summary: Mapping[str, Any], *, applied: bool, big: bool
) -> Screen:
    """The bad lines first, then what changes in each building; let in only without bad lines."""
    bad = summary["bad_count"]
    title = say("roll-applied") if applied else say("roll-dry-run")
    parts = [say("roll-bad-title", count=bad) if bad else title]
    parts += [_bad(say, *row) for row in summary["bad"]]
    if more := bad - len(summary["bad"]):
        parts.append(say("roll-more-bad", count=more))
    if summary["ignored"]:
        parts.append(say("roll-ignored", names=", ".join(summary["ignored"])))
    parts += _counts(say, summary["buildings"])
    rows = () if applied else _buttons(say, import_id, fit=not bad, big=big)
    return Screen("\n".join(parts), rows)


def _bad(say: Texts, line: int, reason: str, value: str) -> str:
    why = say.plain("roll-bad-reason", reason=reason, value=value)
    return say("roll-bad", line=str(line), why=why)


def _counts(say: Texts, buildings: Sequence[Sequence[Any]]) -> list[str]:
    if not buildings:
        return []
    sums = [sum(counts) for counts in list(zip(*buildings, strict=True))[1:]]
    lines = [_line(say, say.plain("roll-all"), sums)] if len(buildings) > 1 else []
    lines += [_line(say, name, counts) for name, *counts in buildings[:BUILDINGS_SHOWN]]
    if (more := len(buildings) - BUILDINGS_SHOWN) > 0:
        lines.append(say("roll-more-buildings", count=more))
    return lines


def _line(say: Texts, name: str, counts: Sequence[int]) -> str:
    added, changed, gone, unchanged = counts
    return say(
        "roll-building", name=name, added=added, changed=changed, gone=gone, unchanged=unchanged
    )


def _buttons(say: Texts, import_id: int, *, fit: bool, big: bool) -> tuple[Row, ...]:
    give_up = Button(say.plain("roll-cancel"), DropRoll(import_id))
    # Nothing is half imported: with one bad line there is nothing to let in.
    if not fit:
        return ((give_up,),)
    let_in = Button(say.plain("roll-let-in"), LetRollIn(import_id), "success")
    return stacked((let_in, give_up), big=big)


def answer(say: Texts, reason: str) -> str:
    """The toast when a roll cannot be let in: plain text."""
    return say.plain("roll-refused", reason=reason)
