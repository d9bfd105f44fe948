"""Phrases found in a message."""

from __future__ import annotations

from knowledge.phrases import Phrases

PHRASES = Phrases(["dung khong", "dung", "phai khong", "co dung khong"])


def test_the_longest_phrase_at_a_place_is_found() -> None:
    assert PHRASES.length_at("dung khong ban".split(), 0) == 2
    assert PHRASES.length_at("dung ban".split(), 0) == 1
    assert PHRASES.length_at("ban dung".split(), 0) == 0


def test_the_first_place_of_any_phrase_is_found() -> None:
    words = "so nay co dung khong hay la phai khong".split()
    assert PHRASES.first(words) == 2
    assert PHRASES.first(words, 5) == 7
    assert PHRASES.first("khong co gi".split()) is None
