"""Words of a claim that nothing authored about its subject has: an item that is not in the list, or another thing altogether."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from knowledge.keystrokes import is_syllable
from knowledge.places import Whose
from knowledge.tokens import Sort
from knowledge.verdicts.statement import Statement
from knowledge.verdicts.subject import Subject
from knowledge.verdicts.words import ClaimWords

_AND = frozenset(["và", "va", "với", "voi", "cùng", "lẫn", "cả"])
_IS = frozenset(["la", "gom"])
_STRANGE = 2
"""Words that nothing has from which on a claim is not what it seems: one may be another word for the same."""
_SEVERAL = 2
"""Items in one run from which on what follows them is read as one more."""


def is_strange(subject: Subject, statement: Statement, claim_words: ClaimWords) -> bool:
    """Whether several words are said that nothing authored about the subject has, beside its items where any are named."""
    named = {statement.words[said.start].clause for group in subject.groups for said in statement.find(group)}
    strange = [
        place
        for place in _content(statement, claim_words)
        if not subject.knows(statement.words[place]) and is_syllable(statement.words[place].bare)
    ]
    return sum(not named or statement.words[place].clause in named for place in strange) >= _STRANGE


def is_another_thing(subject: Subject, statement: Statement, claim_words: ClaimWords) -> bool:
    """Whether a claim that names nothing of the fact names something else: strange words, or one in a strange pair."""
    if is_strange(subject, statement, claim_words):
        return True
    words, content = statement.words, sorted(_content(statement, claim_words))
    return any(
        not subject.knows_pair(words[a], words[b]) and not (subject.knows(words[a]) and subject.knows(words[b]))
        for a, b in pairwise(content)
        if b == a + 1
    )


def adds_an_item(subject: Subject, statement: Statement, claim_words: ClaimWords) -> bool:
    """Whether something else is listed among the items of the fact: "dân chủ, đoàn kết, truyền thống"."""
    said = [said for group in subject.groups for said in statement.find(group)]
    items = {place for each in said for place in each.span}
    if not items:
        return False
    content = _content(statement, claim_words)
    runs = _runs(statement)
    first = next(i for i, run in enumerate(runs) if items & set(run))
    listed = [run for run in runs[first + 1 :] if not items & set(run)]
    listed += [_after_is(statement, run) for run in runs[:first]]
    listed += [_behind(run, items) for run in runs if len([each for each in said if each.start in run]) >= _SEVERAL]
    return any(_is_foreign(subject, statement, [place for place in run if place in content]) for run in listed)


def _runs(statement: Statement) -> list[list[int]]:
    """What is stated, cut where clauses end and at "và", "với", "cùng", "lẫn"."""
    runs: list[list[int]] = []
    clause = -1
    for place in sorted(statement.live):
        word = statement.words[place]
        if word.clause != clause or word.text in _AND:
            runs.append([])
            clause = word.clause
        if word.text not in _AND:
            runs[-1].append(place)
    return [run for run in runs if run]


def _after_is(statement: Statement, run: Sequence[int]) -> list[int]:
    """What a run says behind its last "là" or "gồm"; nothing where it has none."""
    starts = [i for i, place in enumerate(run) if statement.words[place].bare in _IS]
    return list(run[starts[-1] + 1 :]) if starts else []


def _behind(run: Sequence[int], items: set[int]) -> list[int]:
    last = max(place for place in run if place in items)
    return [place for place in run if place > last]


def _is_foreign(subject: Subject, statement: Statement, content: Sequence[int]) -> bool:
    """Whether words of content side by side are known neither as a pair nor all of them singly."""
    words = statement.words
    pairs = [(words[a], words[b]) for a, b in pairwise(content) if b == a + 1]
    return bool(pairs) and not any(subject.knows_pair(*pair) for pair in pairs)


def _content(statement: Statement, claim_words: ClaimWords) -> frozenset[int]:
    """The places of words that say something of their own: no figure, time, place or word of who speaks."""
    spans = [(q.start, q.end) for q in statement.quantities] + [(m.start, m.end) for m in statement.moments]
    spans += [(o.start, o.end) for o in statement.ordinals] + [
        (p.start, p.end) for p in statement.places if p.whose is not Whose.OTHER
    ]
    empty = {place for start, end in spans for place in range(start, end)}
    empty |= {place for said in claim_words.carriers.find(statement.words) for place in said.span}
    return frozenset(place for place in statement.live - empty if statement.words[place].sort is Sort.WORD)
