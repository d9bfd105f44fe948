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


_FIVE, _HUNDRED = "lăm", "chăm"
_BEFORE_FIVE = frozenset("mươi mười hai ba bốn tư năm sáu bảy bẩy tám chín".split())
_BEFORE_HUNDRED = _BEFORE_FIVE | frozenset(["phần", "mấy", "một", "phan", "may", "mot"])
_CARES = frozenset("lo lô sóc chút nom no bẵm nuôi chỉ học làm".split())


def heard_right(before: str, word: str, behind: str) -> str:
    """A cleaned word between two others: "mỗi lăm" is a year, for five is "lăm" behind tens alone; "phần chăm" is a hundred."""
    if word == _FIVE and before not in _BEFORE_FIVE:
        return "năm"
    return "trăm" if word == _HUNDRED and before in _BEFORE_HUNDRED and behind not in _CARES else word
