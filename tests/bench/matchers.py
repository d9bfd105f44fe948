"""The peers: ways that others find which known question a message is nearest to, one class each.

Every peer is given the same known questions and folds them and each message as the bot does. The packages that only
peers need are imported when a peer is made, so that this module is read without them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from rapidfuzz import fuzz, process

from knowledge.text import fold

Scorer = Callable[..., float]


@dataclass(frozen=True, slots=True)
class Known:
    """One known question."""

    text: str
    """Folded."""
    kind: str


@dataclass(frozen=True, slots=True)
class Hit:
    """The kind of the nearest known question."""

    kind: str
    score: float
    """How near; comparable only among hits of the same peer."""


class Peer(Protocol):
    """What is compared: a matcher of messages with known questions."""

    name: str
    scored: bool
    """Whether its scores tell near from far, so that a threshold can be set."""

    def nearest(self, message: str) -> Hit | None:
        """The nearest known question, or None when nothing matches."""


class Fuzzy:
    """A scorer of rapidfuzz against each known question."""

    scored = True

    def __init__(self, known: Sequence[Known], scorer: Scorer) -> None:
        self.name = f"rapidfuzz {scorer.__name__}"
        self._scorer = scorer
        self._texts = [question.text for question in known]
        self._kinds = [question.kind for question in known]

    def nearest(self, message: str) -> Hit | None:
        found = process.extractOne(fold(message), self._texts, scorer=self._scorer)
        return Hit(self._kinds[found[2]], float(found[1])) if found else None


class Bm25:
    """BM25 over words, with the package's own parameters."""

    name = "BM25 (bm25s)"
    scored = True

    def __init__(self, known: Sequence[Known]) -> None:
        import bm25s

        self._kinds = [question.kind for question in known]
        self._index: Any = bm25s.BM25()
        self._index.index([question.text.split() for question in known], show_progress=False)

    def nearest(self, message: str) -> Hit | None:
        words = fold(message).split()
        if not words:
            return None
        scores = self._index.get_scores(words)
        best = int(scores.argmax())
        return Hit(self._kinds[best], float(scores[best])) if scores[best] > 0 else None


class LetterRuns:
    """Cosine of TF-IDF over runs of two to four letters."""

    name = "letters TF-IDF (scikit-learn)"
    scored = True

    def __init__(self, known: Sequence[Known]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._kinds = [question.kind for question in known]
        self._vectorizer: Any = TfidfVectorizer(analyzer="char", ngram_range=(2, 4), lowercase=False)
        self._table: Any = self._vectorizer.fit_transform(question.text for question in known).T.tocsr()

    def nearest(self, message: str) -> Hit | None:
        cosines = (self._vectorizer.transform([fold(message)]) @ self._table).toarray()[0]
        best = int(cosines.argmax())
        return Hit(self._kinds[best], float(cosines[best])) if cosines[best] > 0 else None


class Sentences:
    """The string matcher of hassil, with one intent a kind and the known questions as its sentences: it matches or not."""

    name = "hassil"
    scored = False

    def __init__(self, known: Sequence[Known]) -> None:
        import hassil

        sentences: dict[str, list[str]] = {}
        for question in known:
            sentences.setdefault(question.kind, []).append(question.text)
        intents = {kind: {"data": [{"sentences": texts}]} for kind, texts in sentences.items()}
        self._recognize: Callable[..., Any] = hassil.recognize
        self._intents: Any = hassil.Intents.from_dict({"language": "vi", "intents": intents})

    def nearest(self, message: str) -> Hit | None:
        found = self._recognize(fold(message), self._intents)
        return Hit(str(found.intent.name), 1.0) if found else None


PEERS: tuple[Callable[[Sequence[Known]], Peer], ...] = (
    lambda known: Fuzzy(known, fuzz.WRatio),
    lambda known: Fuzzy(known, fuzz.token_set_ratio),
    lambda known: Fuzzy(known, fuzz.token_sort_ratio),
    Bm25,
    LetterRuns,
    Sentences,
)
"""What makes each peer, in the order of the table."""
