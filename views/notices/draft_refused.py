"""Why something about a draft is not done, in one sentence."""

from views.texts import Texts


def said(say: Texts, code: str) -> str:
    """The sentence for a refusal, a fault or a time that was not plain; no HTML."""
    return say.plain("notice-draft-refused", why=code)
