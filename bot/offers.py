"""Which facts fit what somebody is typing: what is understood first, then what the words may become."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.courtesy import Courtesies
from knowledge.matching import Finding
from knowledge.outcome import Outcome
from knowledge.text import clean, fold
from knowledge.understanding import Understander
from knowledge.utterance import Utterance
from knowledge.weights import NONE

_FEWEST_LETTERS = 2
_NEAR = 3
_CLOSE = 0.0
"""The score from which a kind beside the answered one is worth offering."""
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class _Title:
    kind: str
    said: str
    """As written, in lower case."""
    folded: str

    def distance(self, said: str, folded: str) -> int | None:
        """How far typed words are from being this title, 0 the nearest; None when it does not hold them.

        The last word may be unfinished; wrong marks are worse than any place in the title.
        """
        if f" {folded}" not in f" {self.folded}":
            return None
        at_start = self.folded.startswith(folded)
        whole = f" {folded} " in f" {self.folded} "
        return 4 * (f" {said}" not in f" {self.said}") * (said != folded) + 2 * (not whole) + (not at_start)


class Offers:
    """Ranks facts for unfinished words. Reads nothing but memory: an answer is wanted at every key pressed."""

    def __init__(self, understander: Understander, courtesies: Courtesies) -> None:
        knowledge = understander.knowledge
        self._understander = understander
        self._courtesies = courtesies
        self._kinds = (*knowledge.facts, *knowledge.computed)
        self._titles = tuple(_Title(kind, clean(title := knowledge.title(kind)), fold(title)) for kind in self._kinds)
        lines = understander.learnt.by_heart.items()
        self._known = sorted((line, kind) for kind, known in lines if kind != NONE for line in known)

    def find(self, query: str, popular: Sequence[str] = ()) -> tuple[str, ...]:
        """Ids of the facts to be offered, best first; none when the report does not say what is asked.

        `popular` are ids, most asked first: they lead when nothing is typed yet, and break ties.
        """
        typed = fold(query)
        order = tuple(dict.fromkeys((*(kind for kind in popular if kind in self._kinds), *self._kinds)))
        if len(typed.replace(" ", "")) < _FEWEST_LETTERS:
            return order
        return tuple(dict.fromkeys(self._fitting(query, typed, order)))

    def _fitting(self, query: str, typed: str, order: tuple[str, ...]) -> Iterator[str]:
        yield from (title.kind for title in self._titles if title.folded == typed)
        ranking: tuple[str, ...] = ()
        near: tuple[str, ...] = ()
        if not self._courtesies.name(self._understander.listener.hear(query).words):
            understood = self._understander.understand(query)
            yield from understood.kinds
            if understood.whole:
                ranking = tuple(kind for kind, _ in understood.whole.candidate.ranking)
                near = tuple(self._near(understood.whole, understood.utterance))
        places = {kind: place for place, kind in enumerate(dict.fromkeys((*ranking, *order)))}
        finished = self._understander.listener.hear(" ".join(query.split()[:-1]))
        begun = self._titles_with(clean(query).strip(), typed)
        titles = sorted(begun, key=lambda kind: (begun[kind], places[kind]))
        questions = sorted(self._questions_from(typed), key=places.__getitem__)
        yield from (kind for kind in (*titles, *near, *questions) if self._is_free(kind, finished))

    def _near(self, finding: Finding, utterance: Utterance) -> Iterator[str]:
        """What else may be meant: as in a suggestion when unsure, the close seconds when sure, nothing when declined."""
        if finding.outcome is Outcome.DECLINE:
            return
        ranking = finding.candidate.ranking[:_NEAR]
        for kind, score in ranking:
            if (finding.outcome is Outcome.SUGGEST or score > _CLOSE) and self._is_free(kind, utterance):
                yield kind

    def _is_free(self, kind: str, utterance: Utterance) -> bool:
        """Whether nothing typed names another place, time or number than the fact's."""
        return not utterance.words or self._understander.matcher.veto(kind, utterance, claim=False) is None

    def _titles_with(self, said: str, folded: str) -> dict[str, int]:
        """Facts whose title has the typed words in it, the last one perhaps unfinished, and how far off it is."""
        distances = ((title.kind, title.distance(said, folded)) for title in self._titles)
        return {kind: distance for kind, distance in distances if distance is not None}

    def _questions_from(self, typed: str) -> set[str]:
        """Facts with a known question that begins like this."""
        first = bisect_left(self._known, (typed, ""))
        past = bisect_left(self._known, (typed + _LAST, ""))
        return {kind for _, kind in self._known[first:past]}
