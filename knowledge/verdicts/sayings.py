"""Authored phrases looked for among words: with the accents that a message types, and without those that it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.reading import Word, word_of
from knowledge.text import clean, fold_word
from knowledge.tokens import Sort

_DOUBLED = re.compile(r"(\w)\1+$")
_SLIPS = frozenset("dung phai chuan that chua khong chu xac nhan chinh".split())
"""Folded words of closing questions whose accents slip most, and that look like no other word there."""
_BARE_FROM = 2
"""Words from which on a phrase is sure enough to be found where a message has no accents."""


@dataclass(frozen=True, slots=True)
class Said:
    """One phrase found, with the words that it stands on (end excluded)."""

    phrase: str
    start: int
    end: int

    @property
    def span(self) -> range:
        """The places of its words."""
        return range(self.start, self.end)


@dataclass(frozen=True, slots=True)
class _Pattern:
    phrase: str
    words: tuple[Word, ...]


class Sayings:
    """Phrases by their first word; of those that start at a word the longest is found."""

    def __init__(
        self,
        phrases: Iterable[str],
        bare_syllables: bool = True,
        wrong_accents: bool = False,
        spellings: Mapping[str, str] | None = None,
    ) -> None:
        """With `bare_syllables` a phrase of one syllable is found without its accents too, with `wrong_accents` a longer one
        also where an accent is a slip: "dúng chưa". `spellings` are other ways to write a folded word of a longer phrase."""
        self._wrong_accents = wrong_accents
        self._spellings = spellings or {}
        self._in_order = tuple(phrases)
        self.phrases = frozenset(self._in_order)
        self._bare_from = 1 if bare_syllables else _BARE_FROM

    @cached_property
    def _by_first(self) -> dict[str, list[_Pattern]]:
        """Made when first looked for, since most phrases are for claims alone."""
        found: dict[str, list[_Pattern]] = {}
        for phrase in self._in_order:
            words = tuple(word_of(piece) for piece in clean(phrase).split())
            found.setdefault(words[0].bare, []).append(_Pattern(phrase, words))
        for patterns in found.values():
            patterns.sort(key=lambda pattern: -len(pattern.words))
        return found

    @cached_property
    def _longest(self) -> int:
        """Words of the longest phrase."""
        return max((len(p.words) for patterns in self._by_first.values() for p in patterns), default=0)

    def at(self, words: Sequence[Word], start: int) -> Said | None:
        """The longest phrase that starts at a word."""
        for pattern in self._by_first.get(self._heard(words[start]), ()):
            end = start + len(pattern.words)
            if end <= len(words) and self._is_said(words[start:end], pattern):
                return Said(pattern.phrase, start, end)
        return None

    def find(self, words: Sequence[Word]) -> list[Said]:
        """Every phrase in order, none on the words of another."""
        found: list[Said] = []
        i = 0
        while i < len(words):
            said = self.at(words, i)
            if said:
                found.append(said)
            i = said.end if said else i + 1
        return found

    def ends_at(self, words: Sequence[Word], end: int) -> Said | None:
        """The longest phrase that ends before a word."""
        for start in range(max(0, end - self._longest), end):
            said = self.at(words[:end], start)
            if said and said.end == end:
                return said
        return None

    def _is_said(self, words: Sequence[Word], pattern: _Pattern) -> bool:
        if words[-1].clause != words[0].clause:
            return False
        if len(words) < self._bare_from and not words[0].marked and fold_word(pattern.words[0].text) != pattern.words[0].text:
            return False
        blind = self._wrong_accents and len(words) > 1
        return all(self._same(word, own, blind) for word, own in zip(words, pattern.words, strict=True))

    def _same(self, word: Word, own: Word, blind: bool) -> bool:
        if own.sort is Sort.FIGURE:
            return word.sort is Sort.FIGURE and word.text == own.text
        if blind and own.bare in _SLIPS and self._heard(word) == own.bare:
            return True
        return word.bare == own.bare and (not word.marked or word.key == own.key)

    def _heard(self, word: Word) -> str:
        """The folded word, another spelling of it put right, its last letter said once."""
        if not self._wrong_accents:
            return word.bare
        bare = _DOUBLED.sub(r"\1", word.bare)
        return self._spellings.get(bare, bare)
