"""A message as it is understood before any fact is looked at: its words and the typed values among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from knowledge.addresses import without_address
from knowledge.asides import without_asides
from knowledge.frames import without_frames
from knowledge.hearsay import without_teller
from knowledge.moments import Moment, Ordinal, moments, ordinals
from knowledge.places import Gazetteer, Place
from knowledge.quantities import Quantity, quantities
from knowledge.reading import Reader, Word
from knowledge.text import clean
from knowledge.tokens import Sort, Token, tokenise

_HEAD, _TAIL = 400, 900
_FIRST, _LAST = 50, 80
"""Signs and tokens that are heard of a very long message, at its head and at its end."""
_LONGEST_WORD = 48
"""Signs of a word or figure that are heard: more are a key held down, or no word at all."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words with their typed values; every value names the words that it stands on."""

    words: tuple[Word, ...]
    moments: tuple[Moment, ...]
    ordinals: tuple[Ordinal, ...]
    quantities: tuple[Quantity, ...]
    places: tuple[Place, ...]

    @property
    def clauses(self) -> int:
        """How many clauses it has."""
        return self.words[-1].clause + 1 if self.words else 0

    @property
    def timed(self) -> frozenset[int]:
        """The places of words that times stand on."""
        return frozenset(place for moment in self.moments for place in range(moment.start, moment.end))

    @property
    def named(self) -> tuple[frozenset[int], ...]:
        """The places of the words of each place, time and numbered name."""
        spans = [(place.start, place.end) for place in self.places]
        spans += [(moment.start, moment.end) for moment in self.moments]
        spans += [(ordinal.start, ordinal.end) for ordinal in self.ordinals]
        return tuple(frozenset(range(start, end)) for start, end in spans)

    def between(self, start: int, end: int) -> Utterance:
        """The words from start to end (excluded) as an utterance of their own, with the values that lie within."""
        return Utterance(
            tuple(renumbered(self.words[start:end])),
            tuple(_shifted(self.moments, start, end)),
            tuple(_shifted(self.ordinals, start, end)),
            tuple(_shifted(self.quantities, start, end)),
            tuple(_shifted(self.places, start, end)),
        )


_Value = TypeVar("_Value", Moment, Ordinal, Quantity, Place)


def _shifted(values: Iterable[_Value], start: int, end: int) -> Iterator[_Value]:
    for value in values:
        if start <= value.start and value.end <= end:
            yield replace(value, start=value.start - start, end=value.end - start)


class Listener:
    """Turns typed text into an utterance."""

    def __init__(self, reader: Reader, gazetteer: Gazetteer) -> None:
        self._reader = reader
        self._gazetteer = gazetteer

    def hear(self, text: str) -> Utterance:
        """The utterance that a text stands for; any text will do, also an empty one."""
        tokens = _ends(tokenise(_shortened(clean(text))))
        words = self._reader.read(tokens)
        marks = [token.text for token in tokens if token.sort is Sort.BREAK]
        asked = without_teller(without_asides(without_address(words, self._gazetteer.places(words), marks)))
        asked = without_frames(asked)
        return self.value(renumbered(asked))

    def value(self, words: Sequence[Word]) -> Utterance:
        """The utterance of words already read."""
        when = moments(words)
        named = ordinals(words)
        spans = [(moment.start, moment.end) for moment in when] + [(ordinal.start, ordinal.end) for ordinal in named]
        taken = {i for start, end in spans for i in range(start, end)}
        counted = [q for q in quantities(words) if not taken & set(range(q.start, q.end))]
        places = self._gazetteer.places(words)
        return Utterance(tuple(words), tuple(when), tuple(named), tuple(counted), tuple(places))


def _shortened(text: str) -> str:
    """A text without its middle where it is longer than any question; cut where words are apart."""
    if len(text) <= _HEAD + _TAIL:
        return text
    head, tail = text[:_HEAD], text[-_TAIL:]
    return f"{head[: head.rfind(' ') + 1] or head} … {tail[tail.find(' ') + 1 :]}"


def _ends(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, no word longer than any, without the middle of a message so long that nobody puts the question there."""
    heard = [token if len(token.text) <= _LONGEST_WORD else Token(token.text[:_LONGEST_WORD], token.sort) for token in tokens]
    return heard if len(heard) <= _FIRST + _LAST else [*heard[:_FIRST], Token("…", Sort.BREAK), *heard[-_LAST:]]


def renumbered(words: Sequence[Word]) -> list[Word]:
    """The words with their clauses counted from 0."""
    numbers: dict[int, int] = {}
    return [word.within(numbers.setdefault(word.clause, len(numbers))) for word in words]
