"""Why something cannot be done to a fund, and what would help."""

from views.texts import Texts


def said(say: Texts, why: str) -> str:
    """The sentence, for toasts and messages alike; `why` is the code of any refusal."""
    return say.plain("fund-why", why=why)
