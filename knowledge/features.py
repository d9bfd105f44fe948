"""What the weights look at: words, neighbours and letter runs of an utterance, clause by clause, figures masked by type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.moments import Moment, Tense
from knowledge.places import Whose
from knowledge.quantities import Measure
from knowledge.utterance import Utterance

_RUNS = (3, 4)
_SMALL = 10


@dataclass(frozen=True, slots=True)
class _Term:
    bare: str
    key: str
    """Empty when the accents are no evidence."""


def clause_features(utterance: Utterance) -> list[list[str]]:
    """For each clause its features, repeated as often as they occur."""
    return [_features(terms) for terms in _terms(utterance)]


class Glimpse:
    """The terms of one utterance by the places of its words, so that features of any selection cost little."""

    def __init__(self, utterance: Utterance) -> None:
        self._at: list[_Term | None] = [None] * len(utterance.words)
        for place, term in _placed(utterance):
            self._at[place] = term

    def features(self, places: Sequence[int]) -> list[str]:
        """The features of the words at some places, as if they were one clause."""
        return _features([term for place in places if (term := self._at[place]) is not None])


def terms_of(utterance: Utterance) -> list[list[str]]:
    """For each clause its folded words, typed values masked."""
    return [[term.bare for term in terms] for terms in _terms(utterance)]


def _features(terms: Sequence[_Term]) -> list[str]:
    bare = [term.bare for term in terms]
    edged = ["^", *bare, "$"]
    found = [f"w {word}" for word in bare]
    found += [f"b {a} {b}" for a, b in pairwise(edged)]
    found += [f"t {a} {b} {c}" for a, b, c in zip(edged, edged[1:], edged[2:], strict=False)]
    found += [f"s {a} {c}" for a, c in zip(bare, bare[2:], strict=False)]
    found += [f"a {term.key}" for term in terms if term.key]
    found += [f"p {a.key or a.bare} {b.key or b.bare}" for a, b in pairwise(terms) if a.key or b.key]
    line = f" {' '.join(bare)} "
    for size in _RUNS:
        found += [f"c{line[i : i + size]}" for i in range(len(line) - size + 1)]
    return found


def _terms(utterance: Utterance) -> list[list[_Term]]:
    """The words of each clause, typed values put as one term each."""
    clauses: list[list[_Term]] = [[] for _ in range(utterance.clauses)]
    for place, term in _placed(utterance):
        clauses[utterance.words[place].clause].append(term)
    return clauses


def _placed(utterance: Utterance) -> Iterator[tuple[int, _Term]]:
    """Every term with the place of its first word."""
    masks = _masks(utterance)
    i = 0
    while i < len(utterance.words):
        word = utterance.words[i]
        if i in masks:
            end, name = masks[i]
            yield i, _Term(name, "")
            i = end
            continue
        yield i, _Term(word.text if word.bare == "#" else word.bare, word.key if word.marked else "")
        i += 1


def _masks(utterance: Utterance) -> dict[int, tuple[int, str]]:
    """For each typed value the place of its first word: its end, and the name of its type."""
    masks: dict[int, tuple[int, str]] = {}
    for quantity in utterance.quantities:
        small = quantity.measure is Measure.COUNT and quantity.value == int(quantity.value) and quantity.value <= _SMALL
        masks[quantity.start] = (quantity.end, f"<{int(quantity.value)}>" if small else f"<{quantity.measure.value}>")
    for moment in utterance.moments:
        if moment.tense in (Tense.YEAR, Tense.TERM, Tense.DATE):
            masks[moment.start] = (moment.end, _moment_name(moment))
    for place in utterance.places:
        if place.whose is Whose.OTHER:
            masks[place.start] = (place.end, "<nơi khác>")
    return masks


def _moment_name(moment: Moment) -> str:
    if moment.tense is Tense.YEAR:
        return f"<năm {moment.first}>"
    if moment.tense is Tense.TERM:
        return f"<{moment.first}-{moment.last}>"
    return "<ngày>"
