"""Messages in one language, from views/locales/<language>/*.ftl."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, format_timedelta
from fluent.runtime import FluentBundle, FluentResource

LOCALES = Path(__file__).parent / "locales"
LANGUAGES = ("zh-CN", "en")
FORMATS = {
    "zh-CN": {"WHEN": "M月d日(EEE) HH:mm", "DAY": "M月d日(EEE)", "CLOCK": "HH:mm"},
    "en": {"WHEN": "EEE d MMM, HH:mm", "DAY": "EEE d MMM", "CLOCK": "HH:mm"},
}
# Fen in a yuan, and hundredths in a square metre.
HUNDRED = 100
# Below the formatter's 2,500 with room for what stands around the words.
LONGEST_PART = 2000

Variable = str | int | float | datetime


class Texts:
    """Call it with a message id and its variables to get HTML that is safe to send."""

    def __init__(self, bundle: FluentBundle, zone: str) -> None:
        self._bundle = bundle
        self._zone = zone

    def __call__(self, message_id: str, /, **variables: Variable) -> str:
        # The one place that escapes: no view can forget it, and none escapes twice.
        safe = {
            k: escape(v, quote=False) if isinstance(v, str) else v for k, v in variables.items()
        }
        return self._format(message_id, safe)

    def plain(self, message_id: str, /, **variables: Variable) -> str:
        """The same message without escaping: for labels, toasts and placeholders."""
        return self._format(message_id, variables)

    def _format(self, message_id: str, variables: Mapping[str, Variable]) -> str:
        pattern = self._bundle.get_message(message_id).value
        if pattern is None:
            raise LookupError(message_id)
        local = {k: self._local(v) for k, v in variables.items()}
        text, errors = self._bundle.format_pattern(pattern, {k: _held(k, local[k]) for k in local})
        if errors:
            # Fluent would go on and show people the name of the variable.
            raise LookupError(f"{message_id}: {errors}")
        said = str(text)
        for name, value in local.items():
            said = said.replace(_mark(name), str(value))
        return said

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self._zone)

    def _local(self, value: Variable) -> Variable:
        return value.astimezone(self.zone) if isinstance(value, datetime) else value


def _held(name: str, value: Variable) -> Variable:
    """Long words wait outside: the formatter refuses parts of over 2,500 characters."""
    return _mark(name) if isinstance(value, str) and len(value) > LONGEST_PART else value


def _mark(name: str) -> str:
    # Private-use characters: no catalogue contains them.
    return f"\ue000{name}\ue001"


class Catalogue:
    """Every message in every language; `say` gives one reader's words."""

    def __init__(self) -> None:
        self._bundles = {language: _bundle(language) for language in LANGUAGES}

    def say(self, language: str, zone: str = "Asia/Shanghai") -> Texts:
        """Return the words in this language, or in the nearest one there is."""
        return Texts(self._bundles[nearest(language)], zone)


def nearest(language: str) -> str:
    """Return the catalogue for a language tag: Chinese of any kind, else English."""
    return "zh-CN" if language.lower().startswith("zh") else "en"


def _bundle(language: str) -> FluentBundle:
    # Isolation marks would show up as boxes in some Telegram clients.
    functions = {name: _dated(pattern, language) for name, pattern in FORMATS[language].items()}
    functions |= {"LENGTH": _length(language), "MONEY": _money, "AREA": _area}
    bundle = FluentBundle([language], use_isolating=False, functions=functions)
    # Sorted, as the order of files differs from machine to machine.
    for path in sorted((LOCALES / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def _dated(pattern: str, language: str) -> Any:  # noqa: ANN401 - fluent's own function type
    locale = language.replace("-", "_")
    return lambda moment: format_datetime(moment, pattern, locale=locale)


def _money(fen: int) -> str:
    """¥1,200.05 of whole fen; in integers, as no share may be a fen off where it is read."""
    sign, whole = ("-" if fen < 0 else ""), abs(int(fen))
    return f"{sign}¥{whole // HUNDRED:,}.{whole % HUNDRED:02d}"


def _area(hundredths: int) -> str:
    """2,104.50 m² of whole hundredths."""
    return f"{int(hundredths) // HUNDRED:,}.{int(hundredths) % HUNDRED:02d} m²"


def _length(language: str) -> Any:  # noqa: ANN401 - fluent's own function type
    locale = language.replace("-", "_")
    # What began this minute reads as one minute: nobody says "0 seconds".
    return lambda minutes: format_timedelta(
        timedelta(minutes=max(int(minutes), 1)), threshold=1.2, locale=locale
    )
