"""From typed tokens to the words meant: short forms, raw keystrokes, joined words, slips and sounds read in context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from knowledge.keystrokes import decode_telex, decode_vni, is_syllable
from knowledge.lexicon import EDGE, FIGURE, Lexicon
from knowledge.orthography import heard_right, spelled_right
from knowledge.text import fold_word, is_marked, key_word
from knowledge.tokens import Sort, Token


class Origin(StrEnum):
    """How a word came out of what was typed."""

    TYPED = "typed"
    SHORT = "short form"
    KEYS = "raw keystrokes"
    SPLIT = "joined words"
    SLIP = "slip of the keys"
    SOUND = "spelled by ear"


@dataclass(frozen=True, slots=True)
class Word:
    """One word or figure as it is understood."""

    text: str
    """Cleaned and accented as far as it was typed so; a figure as typed."""
    key: str
    bare: str
    """Folded; FIGURE for a figure."""
    marked: bool
    """Whether its accents count as evidence."""
    origin: Origin
    sort: Sort
    clause: int = 0
    """Number of the clause that it stands in, from 0."""

    def within(self, clause: int) -> Word:
        """The same word in another clause."""
        if clause == self.clause:
            return self
        return Word(self.text, self.key, self.bare, self.marked, self.origin, self.sort, clause)


@dataclass(frozen=True, slots=True)
class _Reading:
    words: tuple[Word, ...]
    cost: float


_COST = {Origin.TYPED: 0.0, Origin.SHORT: 0.7, Origin.KEYS: 1.0, Origin.SPLIT: 1.5, Origin.SLIP: 3.5, Origin.SOUND: 3.0}
_UNKNOWN_TYPED = 1.0
_IMPOSSIBLE_TYPED = 5.0
_NEXT_SHORT = 0.6
_LONE_KEY = 1.6
"""A single figure at the end is likelier a number: "tổ 5" typed "to5"."""
_SHORT_FOR_A_WORD = 2.2
_REMEMBERED = 2048
"""Words whose readings are kept: as many as people use here, and few enough that looking for garbage among them costs little."""
_LETTERS_AND_FIGURE = re.compile(r"([^\W\d_]+)(\d+)")
_MIN_SLIP, _MIN_TWO_SLIPS = 3, 7
_MIN_JOINED, _MAX_JOINED = 5, 48
# what the North merges in speech, and finals that the South does, as onset or rime swaps on folded words
_ONSETS_BY_EAR = (("tr", "ch"), ("ch", "tr"), ("s", "x"), ("x", "s"), ("l", "n"), ("n", "l"), ("gi", "d"), ("d", "gi"),
                  ("r", "d"), ("d", "r"), ("r", "gi"), ("gi", "r"), ("ng", "ngh"), ("ngh", "ng"), ("g", "gh"), ("v", "d"),
                  ("c", "k"), ("k", "c"), ("q", "c"), ("d", "v"), ("z", "d"), ("z", "gi"), ("z", "v"), ("z", "r"),
                  ("f", "ph"), ("g", "r"), ("j", "gi"), ("j", "ch"), ("w", "qu"), ("h", "qu"),
                  ("p", "ph"))  # fmt: skip
_FINALS_BY_EAR = (("n", "ng"), ("ng", "n"), ("t", "c"), ("c", "t"), ("m", "ng"), ("nh", "n"),
                  ("n", "nh"), ("uu", "iu"), ("iu", "uu"),
                  ("ieu", "uou"), ("uou", "ieu"))  # fmt: skip


# close a question behind any word
_PARTICLES = frozenset("hả hở hử nhỉ nhé nhá ạ à chứ hén hen".split())
_ROMAN = frozenset(["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv"])


def word_of(text: str, origin: Origin = Origin.TYPED) -> Word:
    """The word for a cleaned text."""
    if text.isdigit():
        return Word(text, FIGURE, FIGURE, False, origin, Sort.FIGURE)
    return Word(text, key_word(text), fold_word(text), is_marked(text), origin, Sort.WORD)


class Reader:
    """Reads tokens by a table of short forms and a lexicon of what people say."""

    def __init__(self, short_forms: Mapping[str, Sequence[str]], lexicon: Lexicon) -> None:
        self._short = short_forms
        self._lexicon = lexicon
        self._readings_of = lru_cache(maxsize=_REMEMBERED)(self._read_alone)

    def read(self, tokens: Sequence[Token]) -> list[Word]:
        """The likeliest words for the tokens, clause by clause."""
        words: list[Word] = []
        for number, clause in enumerate(_clauses(tokens)):
            lattice = [self._readings(token) for token in self._rejoined(clause)]
            lattice = [self._by_context(lattice, i) for i in range(len(lattice))]
            words += [word.within(number) for word in self._best(lattice)]
        return words

    def _best(self, lattice: Sequence[tuple[_Reading, ...]]) -> list[Word]:
        """Viterbi over the readings: the words whose pairs are likeliest at the least cost."""
        follows = self._lexicon.follows
        paths: dict[str, tuple[float, list[Word]]] = {EDGE: (0.0, [])}
        for readings in lattice:
            longer: dict[str, tuple[float, list[Word]]] = {}
            for reading in readings:
                for last, (score, words) in paths.items():
                    total, left = score - reading.cost, last
                    for word in reading.words:
                        total += follows(left, word.bare)
                        left = word.bare
                    if left not in longer or total > longer[left][0]:
                        longer[left] = (total, [*words, *reading.words])
            paths = longer
        return max(paths.items(), key=lambda path: path[1][0] + follows(path[0], EDGE))[1][1]

    def _readings(self, token: Token) -> tuple[_Reading, ...]:
        if token.sort is not Sort.WORD:
            return (_Reading((Word(token.text, FIGURE, FIGURE, False, Origin.TYPED, token.sort),), 0.0),)
        return self._readings_of(token.text)

    def _read_alone(self, typed: str) -> tuple[_Reading, ...]:
        typed = typed if typed in self._short else spelled_right(typed)
        return tuple(self._all_readings(typed)) or (_Reading((word_of(typed),), _IMPOSSIBLE_TYPED),)

    def _all_readings(self, typed: str) -> Iterator[_Reading]:
        word = word_of(typed)
        shorts = self._short.get(typed, ()) or self._short.get(word.bare, ())
        # what people use, and letters that no keyboard here has, are what they are
        if typed in _ROMAN or not word.bare.isascii() or (self._lexicon.knows(word.bare) and not shorts):
            yield _Reading((word,), 0.0)
            return
        # what cannot be said and stands for something is never meant as typed
        if not any(char.isdigit() for char in typed) and (is_syllable(word.bare) or not shorts):
            yield _Reading((word,), self._typed_cost(word))
        yield from self._short_forms(word, shorts)
        if shorts and typed in self._short:
            return
        yield from self._keystrokes(typed)
        yield from self._with_figure(typed)
        yield from self._with_letter(typed)
        if not is_syllable(word.bare):
            yield from self._joined(typed)
            yield from self._contracted(word)
        yield from self._slips(word)

    def _typed_cost(self, word: Word) -> float:
        if self._lexicon.knows(word.bare):
            return 0.0
        if is_syllable(word.bare):
            return _UNKNOWN_TYPED
        return _IMPOSSIBLE_TYPED

    def _short_forms(self, word: Word, shorts: Sequence[str]) -> Iterator[_Reading]:
        start = _SHORT_FOR_A_WORD if is_syllable(word.bare) else _COST[Origin.SHORT]
        for rank, long in enumerate(shorts):
            words = tuple(word_of(part, Origin.SHORT) for part in long.split())
            yield _Reading(words, start + rank * _NEXT_SHORT)

    def _keystrokes(self, typed: str) -> Iterator[_Reading]:
        decoded = decode_telex(typed)
        if decoded:
            yield _Reading((word_of(decoded, Origin.KEYS),), _COST[Origin.KEYS] + self._strangeness(decoded))
        decoded = decode_vni(typed)
        # "tổ5" is a number stuck to a word: who types marks needs no keys for them
        if decoded and not is_marked(typed):
            lone = typed[-1].isdigit() and sum(char.isdigit() for char in typed) == 1
            yield _Reading((word_of(decoded, Origin.KEYS),), _COST[Origin.KEYS] + self._strangeness(decoded) + _LONE_KEY * lone)

    def _strangeness(self, decoded: str) -> float:
        return 0.0 if self._lexicon.knows(fold_word(decoded)) else 3.0

    def _with_figure(self, typed: str) -> Iterator[_Reading]:
        found = _LETTERS_AND_FIGURE.fullmatch(typed)
        if not found:
            return
        figure = Word(found[2], FIGURE, FIGURE, False, Origin.TYPED, Sort.FIGURE)
        for reading in self._readings(Token(found[1], Sort.WORD)):
            yield _Reading((*reading.words, figure), reading.cost + 1.0)

    def _with_letter(self, typed: str) -> Iterator[_Reading]:
        """A nought hit for an o: "t0", "h0", "0ng"."""
        letters = typed.replace("0", "o")
        if letters != typed and letters.isalpha() and self._lexicon.knows(fold_word(letters)):
            yield _Reading((word_of(letters, Origin.SLIP),), _COST[Origin.SLIP])

    def _joined(self, typed: str) -> Iterator[_Reading]:
        """Cut into words that people use, the fewest and commonest."""
        if not _MIN_JOINED <= len(typed) <= _MAX_JOINED:
            return
        best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
        for end in range(1, len(typed) + 1):
            for start in range(max(0, end - 7), end):
                piece = typed[start:end]
                if start in best and self._lexicon.knows(fold_word(piece)):
                    left = fold_word(best[start][1][-1]) if best[start][1] else EDGE
                    score = best[start][0] + self._lexicon.follows(left, fold_word(piece))
                    if end not in best or score > best[end][0]:
                        best[end] = (score, (*best[start][1], piece))
        if len(typed) in best:
            words = tuple(word_of(piece, Origin.SPLIT) for piece in best[len(typed)][1])
            yield _Reading(words, _COST[Origin.SPLIT])

    def _contracted(self, word: Word) -> Iterator[_Reading]:
        """First letters of one word drawn to the next word: "pvụ" is "phục vụ", "cquyền" is "chính quyền"."""
        for cut in (1, 2):
            head, tail = word.bare[:cut], word.text[cut:]
            if len(tail) > 1 and (first := self._lexicon.likeliest_before(head, fold_word(tail))):
                words = (word_of(first, Origin.SHORT), word_of(tail, Origin.SHORT))
                yield _Reading(words, _COST[Origin.SPLIT] + cut - 1)

    def _slips(self, word: Word) -> Iterator[_Reading]:
        if len(word.bare) < _MIN_SLIP + is_syllable(word.bare) or not word.bare.isalpha():
            return
        # a syllable typed with its marks is meant, even where nobody here has used it yet
        if word.marked and is_syllable(word.bare):
            return
        reach = 2 if len(word.bare) >= _MIN_TWO_SLIPS and not is_syllable(word.bare) else 1
        for near, slips in self._lexicon.near(word.bare, reach):
            yield _Reading((word_of(near, Origin.SLIP),), _COST[Origin.SLIP] * slips)

    def _by_context(self, lattice: Sequence[tuple[_Reading, ...]], i: int) -> tuple[_Reading, ...]:
        """Adds what a word may sound like when its neighbours were never seen beside it."""
        here = lattice[i]
        typed = here[0].words[0]
        if len(here[0].words) != 1 or typed.sort is not Sort.WORD or typed.origin is not Origin.TYPED:
            return here
        # a short form has its readings: "ko" is "không", and no misheard "co"
        if typed.text in self._short or typed.text in _PARTICLES:
            return here
        lefts = [reading.words[-1].bare for reading in lattice[i - 1]] if i else []
        rights = [reading.words[0].bare for reading in lattice[i + 1]] if i + 1 < len(lattice) else []
        if self._fits(lefts, typed.bare, rights):
            return here
        finals = not (typed.marked and self._lexicon.knows(typed.bare))
        heard = (bare for bare in by_ear(typed.bare, finals=finals) if self._fits(lefts, bare, rights))
        return here + tuple(_Reading((word_of(bare, Origin.SOUND),), _COST[Origin.SOUND]) for bare in heard)

    def _fits(self, lefts: Sequence[str], bare: str, rights: Sequence[str]) -> bool:
        pairs = self._lexicon.pair_count
        return any(pairs(left, bare) > 1 for left in lefts) or any(pairs(bare, right) > 1 for right in rights)

    def _rejoined(self, clause: Sequence[Token]) -> list[Token]:
        """Two pieces that are no words alone but one together are one, "ph ường", and so is a short form of two: "số đt"."""
        joined: list[Token] = []
        for typed, behind in zip(clause, [*(token.text for token in clause[1:]), ""], strict=True):
            last = joined[-1] if joined else None
            token = Token(heard_right(last.text if last else "", typed.text, behind), typed.sort)
            if last and f"{last.text} {token.text}" in self._short:
                joined[-1] = Token(f"{last.text} {token.text}", Sort.WORD)
            elif last and last.sort is Sort.WORD is token.sort and self._is_torn(last.text, token.text):
                joined[-1] = Token(last.text + token.text, Sort.WORD)
            else:
                joined.append(token)
        return joined

    def _is_torn(self, left: str, right: str) -> bool:
        return (
            len(left) <= 3
            and not is_syllable(fold_word(left))
            and not (left in self._short or right in self._short)
            and self._lexicon.knows(fold_word(left + right))
        )


def by_ear(bare: str, finals: bool = True) -> set[str]:
    """Folded syllables that some speakers do not tell apart from this one, by onset and, where asked for, by final."""
    heard = onsets_by_ear(bare)
    if finals:
        heard |= {bare[: -len(old)] + new for old, new in _FINALS_BY_EAR if bare.endswith(old)}
    return {word for word in heard if is_syllable(word)}


def onsets_by_ear(syllable: str) -> set[str]:
    """The syllable with each onset that some speakers do not tell apart from its own, its accents kept."""
    return {new + syllable[len(old) :] for old, new in _ONSETS_BY_EAR if syllable.startswith(old)}


def _clauses(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    clause: list[Token] = []
    for token in tokens:
        if token.sort is not Sort.BREAK:
            clause.append(token)
        elif clause:
            yield clause
            clause = []
    if clause:
        yield clause
