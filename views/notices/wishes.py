"""通知设置: whether one is written to in private, and the year of birth given by consent."""

from views.notices.buttons_lists import NoticeBorn, NoticeList, NoticeQuiet, NoticeWishes
from views.screen import Ask, Button, Screen
from views.texts import Texts


def page(say: Texts, *, quiet: bool, birth_year: int | None) -> Screen:
    """What is kept, plainly, and the buttons that change it; four with the way back."""
    born = say("notice-wishes-born", year=str(birth_year)) if birth_year else ""
    lines = [
        say("notice-wishes-title"),
        say("notice-wishes-quiet", quiet="yes" if quiet else "no"),
        born or say("notice-wishes-unborn"),
        say("notice-wishes-why"),
    ]
    buttons = [
        Button(
            say.plain("notice-wishes-write", quiet="yes" if quiet else "no"),
            NoticeQuiet(int(not quiet), 1),
        ),
        Button(say.plain("notice-wishes-give", given="yes" if birth_year else "no"), NoticeBorn()),
    ]
    if birth_year:
        buttons.append(Button(say.plain("notice-wishes-forget"), NoticeBorn(1)))
    buttons.append(Button(say.plain("back"), NoticeList()))
    return Screen("\n\n".join(lines), tuple((button,) for button in buttons))


def ask_year(say: Texts) -> Screen:
    placeholder = say.plain("notice-born-placeholder")
    return Screen(f"{say('notice-born-ask')}\n\n{say('notice-wishes-why')}", ask=Ask(placeholder))


def wrong_year(say: Texts, why: str, this_year: int) -> Screen:
    """What is wrong with what was typed; the question stays open, and can be left."""
    words = say("notice-born-wrong", why=why, year=str(this_year))
    return Screen(words, ((Button(say.plain("back"), NoticeWishes()),),))
