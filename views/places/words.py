"""Words people may use for a unit, in every language the bot knows."""

from domain.reports import UNITS
from views.texts import LANGUAGES, Catalogue


def unit_words(catalogue: Catalogue) -> dict[str, str]:
    """Return the code of each unit by every word that stands for it, in any language."""
    words: dict[str, str] = {}
    for language in LANGUAGES:
        say = catalogue.say(language)
        for code in UNITS:
            known = (
                say.plain("report-unit", code=code),
                *_others(say.plain("units-words", code=code)),
            )
            # Of all languages at once: people type what the neighbours say.
            words |= {word.casefold(): code for word in known}
    return words


def _others(line: str) -> list[str]:
    return [word.strip() for word in line.split("|") if word.strip()]
