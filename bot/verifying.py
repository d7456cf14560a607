"""The command `verify`: a record is checked alone, without database or settings."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from bot.failures import FAILED, WRONG_USE, fail
from domain import funds
from domain.ballots import audit as ballots
from domain.ballots.counting import Wrong
from domain.chain import MAX_BYTES, Fault, Verified, Why, read
from views import verifying as view
from views.texts import LANGUAGES, Catalogue, Texts

Source = Annotated[
    Path, typer.Argument(metavar="FILE", help="A vote's or fund's exported record.")
]
Words: TypeAlias = Callable[[Texts], str]


def verify(file: Source) -> None:
    """Check an exported vote or fund: every byte, then the result, counted again."""
    found = read(_bytes(file))
    if isinstance(found, Fault):
        wrong = found
        fail(
            _both(lambda say: view.altered(say, wrong)),
            WRONG_USE if wrong.why is Why.TOO_BIG else FAILED,
        )
    match found.kind:
        case "ballot":
            result = _ballot(found)
        case "fund":
            result = _fund(found)
        case kind:
            fail(_both(lambda say: view.unknown(say, kind)))
    typer.echo(_both(lambda say: view.right(say, found, result(say))))


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            # One byte more than is allowed shows that a file is too big, however big it is.
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        fail(_both(lambda say: view.unreadable(say, str(file), reason)), WRONG_USE)


def _ballot(file: Verified) -> Words:
    found = ballots.recount(file.rows)
    if not found.matches:
        seq, why = found.first_bad, found.why or Wrong.NOT_OPENED
        fail(_both(lambda say: view.miscounted(say, seq, view.ballot_why(say, why))))
    return lambda say: view.ballot(say, file, found)


def _fund(file: Verified) -> Words:
    found = funds.recount(file.rows)
    if not found.matches:
        seq, why = found.first_bad, found.why or funds.Fault.NOT_OPENED
        fail(_both(lambda say: view.miscounted(say, seq, view.fund_why(say, why))))
    return lambda say: view.fund(say, found)


def _both(words: Words) -> str:
    """The answer in Chinese, then in English: no settings say who is reading."""
    catalogue = Catalogue()
    return "\n\n".join(words(catalogue.say(language)) for language in LANGUAGES)
