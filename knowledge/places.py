"""Places that a message names, by the gazetteer: this ward, places of the report, and places that are none of its business."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from knowledge.keystrokes import is_syllable
from knowledge.reading import Word, onsets_by_ear, word_of
from knowledge.text import clean, fold, fold_word, is_marked, key_word
from knowledge.tokens import Sort


class Whose(StrEnum):
    """What a place is to the report."""

    OURS = "ours"
    OWN = "own"
    """Named by the report: the city, the province, the two communes helped."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Place:
    """One place named, with the words that it stands on (end excluded)."""

    name: str
    whose: Whose
    start: int
    end: int


def is_city_or_province(place: Place) -> bool:
    """Whether it is the city or the province that the ward lies in."""
    return "lao cai" in fold(place.name) or fold(place.name) in ("lc", "tplc")


_KIND_WORDS = frozenset(
    """
    phuong xa tinh huyen quan thi thanh pho tran lang thon ban nuoc
""".split()
)
_SURE_WITHOUT_KIND = 2
_LONGEST_NAME = 5


class Gazetteer:
    """Names of places by their first folded word."""

    def __init__(self, names: Mapping[Whose, Iterable[str]], everyday: Iterable[str] = ()) -> None:
        """`everyday` are names that are everyday words too, even with all their marks."""
        self._everyday = frozenset(clean(name) for name in everyday)
        self._by_first: dict[str, list[tuple[list[str], list[str], str, Whose]]] = {}
        self._surely_marked: dict[str, str] = {}
        seen: set[str] = set()
        for whose in (Whose.OURS, Whose.OWN, Whose.OTHER):
            for name in names.get(whose, ()):
                text = clean(name)
                if text not in seen:
                    seen.add(text)
                    bare = [fold_word(word) for word in text.split()]
                    self._by_first.setdefault(bare[0], []).append((bare, [key_word(word) for word in text.split()], name, whose))
                    self._note(text.split(), name, whose)
        for names_here in self._by_first.values():
            names_here.sort(key=lambda entry: -len(entry[0]))

    def _note(self, said: Sequence[str], name: str, whose: Whose) -> None:
        """A name of two words that is listed with its kind, and that its marks tell apart without it."""
        listed_with_kind = len(said) == 3 and fold_word(said[0]) in _KIND_WORDS
        if whose is Whose.OTHER and listed_with_kind and " ".join(said[1:]) not in self._everyday:
            self._surely_marked.setdefault(" ".join(map(key_word, said[1:])), name)

    def foreign_words(self) -> list[str]:
        """Words of other places' names that are no Vietnamese syllable, with their marks and without, and those that no
        everyday word is typed like: they are no slips."""
        names = [name for entries in self._by_first.values() for _, _, name, whose in entries if whose is Whose.OTHER]
        words = [word for name in names for word in clean(name).split() if word.isalpha()]
        forms = [form for word in words if not is_syllable(fold_word(word)) for form in (word, fold_word(word))]
        return list(dict.fromkeys([*forms, *(word for word in words if is_marked(word))]))

    def places(self, words: Sequence[Word]) -> list[Place]:
        """Every place named, in order, the longest name first."""
        found: list[Place] = []
        i = 0
        while i < len(words):
            place = self._at(words, i) or self._by_its_marks(words, i) or self._by_ear(words, i)
            if place:
                found.append(place)
            i = place.end if place else i + 1
        return found

    def _at(self, words: Sequence[Word], i: int) -> Place | None:
        second = words[i + 1].bare if i + 1 < len(words) else ""
        for bare, keys, name, whose in self._by_first.get(words[i].bare, ()):
            if len(bare) > 1 and bare[1] != second:
                continue
            end = i + len(bare)
            here = words[i:end]
            if end > len(words) or here[-1].clause != here[0].clause:
                continue
            if all(_same(word, b, k) for word, b, k in zip(here, bare, keys, strict=True)) and _is_meant(words, i, end):
                return Place(name, whose, i, end)
        return None

    def _by_ear(self, words: Sequence[Word], i: int) -> Place | None:
        """A name behind its kind, spelled as it sounds to some: "phường Lam Cường" for Nam Cường; "phuong da lam" is none."""
        behind = words[i + 1 : i + _LONGEST_NAME]
        if i == 0 or words[i - 1].bare not in _KIND_WORDS or not any(word.marked for word in (words[i], *behind[:1])):
            return None
        for heard in onsets_by_ear(words[i].text):
            place = self._at([word_of(heard).within(words[i].clause), *behind], 0)
            if place and place.whose is Whose.OTHER and place.end >= _SURE_WITHOUT_KIND:
                return Place(place.name, place.whose, i, i + place.end)
        return None

    def _by_its_marks(self, words: Sequence[Word], i: int) -> Place | None:
        """A name that stands only with its kind, typed without it and with all its marks: "Văn Bàn"."""
        pair = words[i : i + 2]
        if len(pair) < 2 or not all(word.marked for word in pair) or pair[0].clause != pair[1].clause:
            return None
        name = self._surely_marked.get(" ".join(word.key for word in pair))
        return Place(name, Whose.OTHER, i, i + 2) if name else None


def _same(word: Word, bare: str, key: str) -> bool:
    """A marked word must agree in its marks; an unmarked one may have left them out."""
    return word.bare == bare and word.sort is Sort.WORD and (not word.marked or word.key == key)


def _is_meant(words: Sequence[Word], start: int, end: int) -> bool:
    """A name of one syllable typed bare may be another word: it counts only after "phường", "xã", "tỉnh" …"""
    if words[end - 1].text == "dong" and end < len(words) and words[end].bare == "chi":
        # "ha dong chi": a comrade is asked
        return False
    if end - start >= _SURE_WITHOUT_KIND or words[start].marked or not is_syllable(words[start].bare):
        return True
    return start > 0 and words[start - 1].bare in _KIND_WORDS
