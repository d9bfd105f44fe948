"""A list of folded phrases that is looked for in a message by the first word of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Phrases:
    """Folded phrases, found without comparing every one at every word."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[list[str]]] = {}
        for phrase in sorted(phrases, key=lambda phrase: -len(phrase.split())):
            words = phrase.split()
            self._by_first.setdefault(words[0], []).append(words)

    def length_at(self, bare: Sequence[str], start: int) -> int:
        """How many words the longest phrase has that starts there, 0 when none does."""
        for phrase in self._by_first.get(bare[start], ()):
            if list(bare[start : start + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def first(self, bare: Sequence[str], start: int = 0) -> int | None:
        """Where the first phrase starts from `start` on, or None."""
        return next((i for i in range(start, len(bare)) if bare[i] in self._by_first and self.length_at(bare, i)), None)
