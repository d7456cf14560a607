"""Times as people type them, in Chinese and English: what is not plain is asked back."""

from domain.when.deadline import DAY_ENDS, FARTHEST, deadline
from domain.when.numbers import LONGEST
from domain.when.terms import Unclear, Why

__all__ = ["DAY_ENDS", "FARTHEST", "LONGEST", "Unclear", "Why", "deadline"]
