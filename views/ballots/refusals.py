"""Why something about a ballot cannot be done, in one sentence that says what would help."""

from domain.ballots import Refusal
from views.texts import Texts


def said(say: Texts, refusal: Refusal) -> str:
    """The sentence for a refusal, for toasts and messages alike."""
    return say.plain("ballot-refusal", reason=refusal.value)
