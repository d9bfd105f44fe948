"""Onsets that Vietnamese writes otherwise before some vowels: "ngèo" is spelled "nghèo", "nghành" is "ngành"."""

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
