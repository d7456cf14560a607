"""What is asked in words while a ballot is written, and what is said to those who may not."""

from collections.abc import Sequence

from domain.ballots import Ballot, Refusal
from domain.ballots.shaping import Writing
from views.ballots import drafting
from views.places import naming
from views.screen import Ask, Screen
from views.texts import Texts


def question(
    say: Texts,
    what: Writing,
    why: str,
    mention: tuple[int, str] | None = None,
    ballot: Ballot | None = None,
) -> Screen:
    """Ask for the question, or for what goes into a draft; first what was wrong, if anything."""
    lines = [say("ballot-ask", what=what.value)]
    if why:
        reason = drafting.why(say, why, ballot)
        lines.insert(0, say("ballot-draft-problem", why=reason))
    if mention:
        person, name = mention
        person_name = naming.person(say, name)
        lines.insert(0, say("ballot-mention", person=str(person), name=person_name))
    return Screen("\n".join(lines), ask=Ask(say.plain("ballot-ask-here", what=what.value)))


def turned_away(say: Texts, why: str, place: str, captains: Sequence[str]) -> Screen:
    """Why no ballot can be held here by this person, and who can."""
    if why != Refusal.CAPTAIN_ONLY:
        return Screen(say("ballot-unbound"))
    # By name: "ask your captain" helps nobody who has just moved in.
    names = say.plain("ballot-or").join(naming.person(say, name) for name in captains)
    if not names:
        return Screen(say("ballot-not-yours"))
    return Screen(say("ballot-not-yours-named", place=place, names=names))
