"""Entering names, taking pasted lists over, the report: the questions and what came of them."""

from collections.abc import Sequence

from domain.notices import Named
from views.notices.buttons_people import NoticePeople, NoticeTake
from views.notices.signup import Event, Place, heading
from views.places import naming
from views.screen import Button, Media, Screen
from views.texts import Texts

# A message has room for far more, but nobody checks more than a page by eye.
SHOWN, UNREAD = 40, 10


def ask_name(say: Texts, event: Event, place: Place | None) -> Screen:
    """Ask for a name; after one was entered it says so, and the next can follow."""
    lines = [heading(say, event), ""]
    if place is not None:
        name = naming.person(say, place.name)
        said = say("notice-entered", state=place.state, name=name, number=place.number)
        lines += [said, ""]
    return Screen("\n".join([*lines, say("notice-enter")]), (_back(say, event),))


def ask_list(say: Texts, event: Event) -> Screen:
    return Screen(f"{heading(say, event)}\n\n{say('notice-import')}", (_back(say, event),))


def preview(
    say: Texts,
    event: Event,
    named: Sequence[Named],
    known: int,
    unread: Sequence[str],
    made: int,
) -> Screen:
    """What a pasted list would add, and what was not understood."""
    lines = [heading(say, event), ""]
    if named:
        lines.append(say("notice-import-shown", n=len(named)))
        lines += [_line(say, one) for one in named[:SHOWN]]
        if len(named) > SHOWN:
            lines.append(say("notice-import-more", n=len(named) - SHOWN))
        if known:
            lines.append(say("notice-import-known", n=known))
    else:
        lines.append(say("notice-import-nobody"))
    if unread:
        lines += [
            say("notice-import-unread"),
            *(say("notice-import-line", name=u) for u in unread[:UNREAD]),
        ]
    take = Button(say.plain("notice-import-button"), NoticeTake(event.occurrence_id, made))
    rows = ((take,), _back(say, event)) if named else (_back(say, event),)
    return Screen("\n".join(lines), rows)


def preview_gone(say: Texts, event: Event) -> Screen:
    return Screen(say("notice-import-gone"), (_back(say, event),))


def taken(say: Texts, seated: int, waiting: int, refused: int) -> str:
    return say.plain("notice-import-done", seated=seated, waiting=waiting, refused=refused)


def ask_report(say: Texts, event: Event) -> Screen:
    return Screen(f"{heading(say, event)}\n\n{say('notice-report-ask')}", (_back(say, event),))


def report(
    say: Texts, title: str, text: str, file_id: str, figures: tuple[int, int] | None
) -> Screen:
    """Below the post in each group: words, a photo, and (signed up, came) where it was kept."""
    lines = [say("notice-report", title=title)]
    if text:
        lines.append(say("notice-report-text", text=text))
    if figures is not None:
        lines.append(say("notice-report-figures", signed=figures[0], came=figures[1]))
    picture = Media("photo", file_id) if file_id else None
    return Screen("\n".join(lines), picture=picture)


def report_kept(say: Texts, event: Event) -> Screen:
    return Screen(say("notice-report-done"), (_back(say, event),))


def _line(say: Texts, one: Named) -> str:
    if one.note:
        return say("notice-import-line-note", name=one.guest, note=one.note)
    return say("notice-import-line", name=one.guest)


def _back(say: Texts, event: Event) -> tuple[Button, ...]:
    return (Button(say.plain("back"), NoticePeople(event.occurrence_id)),)
