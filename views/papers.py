"""Papers as plain text, for where no PDF can be made: nothing of what they say is lost."""

from domain.papers import Paper, Part, Slip, Slips

_TO_FILL = "_" * 20
_CUT = "- " * 20


def plain_text(paper: Paper) -> str:
    """The same words in the same order, with boxes to tick and lines to sign on."""
    if isinstance(paper, Slips):
        return f"\n\n{_CUT}\n\n".join(_slip(each) for each in paper.slips) + "\n"
    signatures = (f"{words} {_TO_FILL}" for words in paper.signatures)
    return "\n\n".join([paper.title, *map(_part, paper.parts), *signatures]) + "\n"


def _part(part: Part) -> str:
    if isinstance(part, str):
        return part
    return "\n".join(" | ".join(row) for row in (part.header, *part.rows))


def _slip(slip: Slip) -> str:
    # Brackets, not a box sign: old printers have no such character.
    options = (f"[  ] {option}" for option in slip.options)
    note = [slip.note] if slip.note else []
    head = f"{slip.flat}    {slip.number}"
    return "\n".join([head, slip.question, *options, *note, f"{slip.signature} {_TO_FILL}"])
