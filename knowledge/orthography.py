"""Words as they are spelled: "ngèo" is "nghèo", "nghành" is "ngành", and the "lăm" of no number is "năm"."""

from __future__ import annotations

from knowledge.text import fold_word

_FRONT, _OTHERS = frozenset("ei"), frozenset("aou")
# as written by ear, the vowels that it is never written before, and how it is written there
_ONSETS = (("ngh", _OTHERS, "ng"), ("ng", _FRONT, "ngh"), ("gh", _OTHERS, "g"), ("g", frozenset("e"), "gh"))


def spelled_right(word: str) -> str:
    """A cleaned word with its onset as it is written before its vowel; the same word where that is right."""
    if word[:1] not in ("n", "g"):
        return word
    for heard, vowels, written in _ONSETS:
        if word.startswith(heard):
            return written + word[len(heard) :] if fold_word(word)[len(heard) : len(heard) + 1] in vowels else word
    return word


_FIVE = "lăm"
_BEFORE_FIVE = frozenset("mươi mười hai ba bốn tư năm sáu bảy bẩy tám chín".split())


def five_or_year(before: str, word: str) -> str:
    """A cleaned word behind another: "lăm" is five behind tens alone, and elsewhere "năm" as some say it: "mỗi lăm"."""
    return "năm" if word == _FIVE and before not in _BEFORE_FIVE else word
