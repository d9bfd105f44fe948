"""What the known questions of a kind are worded with: how often each word, and which words stand side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from knowledge.reading import Word

MARK = "="
"""Before a word that is counted with its accents."""
_SAME_LETTERS = 0.1
_SELDOM = 2.0
"""Said no oftener than this, a word is there by chance or by a slip."""


class Usage:
    """Knows the words of every kind of question."""

    def __init__(self, said: Mapping[str, Mapping[str, int]], by_heart: Mapping[str, Sequence[str]]) -> None:
        self._said = said
        self._by_heart = by_heart
        self._pairs: dict[str, frozenset[tuple[str, str]]] = {}

    def times(self, kind: str, word: Word) -> float:
        """How often a word was said; accented, what only shares its letters counts little."""
        said = self._said.get(kind, {})
        if not word.marked:
            return said.get(word.bare, 0)
        return said.get(MARK + word.key, 0) + _SAME_LETTERS * said.get(word.bare, 0)

    def is_said(self, kind: str, word: Word) -> bool:
        """Whether questions of a kind are worded with a word."""
        return self.times(kind, word) > _SELDOM

    def is_run(self, kind: str, words: Sequence[Word]) -> bool:
        """Whether every two words side by side stand so in some known question of a kind."""
        return all(pair in self._pairs_of(kind) for pair in pairwise(word.bare for word in words))

    def _pairs_of(self, kind: str) -> frozenset[tuple[str, str]]:
        if kind not in self._pairs:
            lines = (line.split() for line in self._by_heart.get(kind, ()))
            self._pairs[kind] = frozenset(pair for line in lines for pair in pairwise(line))
        return self._pairs[kind]


def forms_of(word: Word) -> tuple[str, ...]:
    """What is counted of a word: folded and, where it is accented, as it is."""
    return (word.bare, MARK + word.key) if word.marked else (word.bare,)
