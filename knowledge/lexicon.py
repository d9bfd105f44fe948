"""Which words and pairs of words people use here, counted from the phrasings and examples."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.keystrokes import is_syllable

FIGURE = "#"
"""Stands for any figure among words."""
EDGE = "^"
"""Stands before the first and after the last word of a clause."""

_KNOWN_FROM = 2
_PAIR_SHARE = 0.75
_NEVER_SEEN = 1e-6


class Lexicon:
    """Counts of folded words and of neighbouring pairs; how likely one word follows another."""

    def __init__(self, words: Mapping[str, int], pairs: Mapping[str, int]) -> None:
        """`pairs` by their two words with a space between."""
        self.words = words
        self.pairs = pairs
        self._total = max(1, sum(words.values()))
        self._known = frozenset(word for word, count in words.items() if count >= _KNOWN_FROM and is_syllable(word))
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(self._known):
            self._by_length.setdefault(len(word), []).append(word)
        self.follows = lru_cache(maxsize=131072)(self._follows)
        self.near = lru_cache(maxsize=16384)(self._near)
        self._about_as_long = lru_cache(maxsize=None)(self._of_lengths)

    @classmethod
    def counted(cls, clauses: Iterable[list[str]]) -> Lexicon:
        """A lexicon of clauses, each a list of folded words."""
        words: Counter[str] = Counter()
        pairs: Counter[str] = Counter()
        for clause in clauses:
            words.update(clause)
            pairs.update(f"{left} {right}" for left, right in pairwise([EDGE, *clause, EDGE]))
            words[EDGE] += 1
        return cls(words, pairs)

    def prepare(self) -> None:
        """Makes at once what the first word drawn to its first letters would else wait for, a tenth of a second."""
        _ = self._before

    def knows(self, bare: str) -> bool:
        """Whether people use this folded word."""
        return bare in self._known

    def pair_count(self, left: str, right: str) -> int:
        """How often `right` was seen straight after `left`."""
        return self.pairs.get(f"{left} {right}", 0)

    def likeliest_before(self, head: str, right: str) -> str | None:
        """The commonest known word with that beginning that stands before `right`."""
        lefts = self._before.get(right, ())
        return next((left for left in lefts if left.startswith(head) and len(left) > len(head) and left in self._known), None)

    @cached_property
    def _before(self) -> dict[str, list[str]]:
        """For each word what was seen before it more than once, commonest first."""
        before: dict[str, list[str]] = {}
        for pair, count in sorted(self.pairs.items(), key=lambda item: -item[1]):
            left, right = pair.split(" ")
            if count > 1:
                before.setdefault(right, []).append(left)
        return before

    def _follows(self, left: str, right: str) -> float:
        """Logarithm of the chance that `right` follows `left`."""
        seen = self.words.get(left, 0)
        paired = self.pairs.get(f"{left} {right}", 0) / seen if seen else 0.0
        alone = self.words.get(right, 0) / self._total
        return math.log(_PAIR_SHARE * paired + (1 - _PAIR_SHARE) * alone + _NEVER_SEEN)

    def _of_lengths(self, length: int, distance: int) -> list[str]:
        lengths = range(length - distance, length + distance + 1)
        return [word for each in lengths for word in self._by_length.get(each, ())]

    def _near(self, bare: str, distance: int) -> tuple[tuple[str, int], ...]:
        """Known words within that many slips of the keys, with how many."""
        choices = self._about_as_long(len(bare), distance)
        found = process.extract(bare, choices, scorer=OSA.distance, score_cutoff=distance, limit=8)
        return tuple((word, int(slips)) for word, slips, _ in found if slips)
