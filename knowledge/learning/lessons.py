"""Labelled questions heard and turned into features, and the words and lines that they teach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.examples import Asked, ExampleFile
from knowledge.features import clause_features
from knowledge.lexicon import FIGURE, Lexicon
from knowledge.loading import Knowledge
from knowledge.text import clean, fold, fold_word
from knowledge.tokens import Sort, tokenise
from knowledge.utterance import Listener, Utterance


@dataclass(frozen=True, slots=True)
class Lesson:
    """One labelled question, heard and turned into features; `bare` are the features of the same without accents."""

    asked: Asked
    utterance: Utterance
    features: tuple[str, ...]
    bare: tuple[str, ...] | None


def lexicon_of(texts: Iterable[str]) -> Lexicon:
    """The words and pairs of many texts."""
    return Lexicon.counted(clause for text in texts for clause in _clauses(text))


def _clauses(text: str) -> Iterator[list[str]]:
    clause: list[str] = []
    for token in tokenise(clean(text)):
        if token.sort is not Sort.BREAK:
            clause.append(fold_word(token.text) if token.sort is Sort.WORD else FIGURE)
        elif clause:
            yield clause
            clause = []
    if clause:
        yield clause


def lessons_of(asked: Iterable[Asked], listener: Listener) -> list[Lesson]:
    """Every question heard once as typed and, where it has accents, once without."""
    lessons = []
    for question in asked:
        heard = listener.hear(question.text)
        marked = any(word.marked for word in heard.words)
        bare = flat_features(listener.hear(fold(question.text))) if marked else None
        lessons.append(Lesson(question, heard, flat_features(heard), bare))
    return lessons


def flat_features(utterance: Utterance) -> tuple[str, ...]:
    """The features of all clauses in one."""
    return tuple(feature for clause in clause_features(utterance) for feature in clause)


def texts_of(knowledge: Knowledge, files: Iterable[ExampleFile]) -> list[str]:
    """Every text that is learnt from: phrasings, questions and each turn of each talk."""
    texts = [phrasing.text for phrasing in knowledge.phrasings()]
    for file in files:
        texts += [text for asked in file.asked.values() for text in asked]
        texts += [turn for talk in file.talks for turn in talk.ask]
    return texts
