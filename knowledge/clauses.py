"""Messages gone through clause by clause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from knowledge.reading import Word


def clause_by_clause(words: Sequence[Word], change: Callable[[Sequence[Word]], Sequence[Word]]) -> list[Word]:
    """The words, each clause changed by itself."""
    return [word for _, clause in groupby(words, key=lambda word: word.clause) for word in change(list(clause))]
