"""Two people say two things, and one of them is asked about: "bác Hải bảo 28, tôi nhớ 37, tôi nhớ đúng chứ?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.reading import Word
from knowledge.verdicts.words import ClaimWords

_NAME = 2
"""Words that may stand between who speaks and the verb of saying: the name."""


@dataclass(frozen=True, slots=True)
class _Voice:
    """Somebody who says something, from a word on."""

    who: tuple[str, ...]
    start: int
    speaks_from: int


def losing_words(words: Sequence[Word], end: int, claim_words: ClaimWords) -> frozenset[int] | None:
    """The places of what the others said; none where nobody disputes, None where it is unclear who is asked about."""
    voices = _voices(words[:end], claim_words)
    claimants = [voice for voice in voices if _says_something(words, voice, voices, end, claim_words)]
    if len({voice.who for voice in claimants}) < 2:
        return frozenset()
    asked = _asked_about(words, end, voices, claimants)
    if asked is None:
        return None
    edges = [voice.start for voice in voices[1:]] + [end]
    return frozenset(
        place
        for voice, edge in zip(voices, edges, strict=True)
        if voice in claimants and voice.who != asked
        for place in range(voice.start, edge)
    )


def _voices(words: Sequence[Word], claim_words: ClaimWords) -> list[_Voice]:
    found: list[_Voice] = []
    i = 0
    while i < len(words):
        voice = _voice_at(words, i, claim_words)
        if voice:
            found.append(voice)
        i = voice.speaks_from if voice else i + 1
    return found


def _voice_at(words: Sequence[Word], start: int, claim_words: ClaimWords) -> _Voice | None:
    speaker = claim_words.speakers.at(words, start)
    if speaker is None:
        return None
    for place in range(speaker.end, min(len(words), speaker.end + _NAME + 1)):
        verb = claim_words.sayings.at(words, place)
        if verb and words[place].clause == words[start].clause:
            return _Voice(tuple(word.bare for word in words[start:place] if word.bare != "thi"), start, verb.end)
    return None


def _says_something(words: Sequence[Word], voice: _Voice, voices: Sequence[_Voice], end: int, claim_words: ClaimWords) -> bool:
    """Whether a voice states something before the next one: not the closing "bố nói", nor "tôi bảo không phải"."""
    edge = min([other.start for other in voices if other.start > voice.start] + [end])
    said = words[voice.speaks_from : edge]
    return len(said) > sum(len(carrier.span) for carrier in claim_words.carriers.find(said))


def _asked_about(
    words: Sequence[Word], end: int, voices: Sequence[_Voice], claimants: Sequence[_Voice]
) -> tuple[str, ...] | None:
    """Who the closing words name: the voice right before them, or a claimant's name there."""
    if voices and voices[-1].speaks_from == end:
        closing = voices[-1].who
        return next((voice.who for voice in claimants if voice.who == closing), None)
    tail = tuple(word.bare for word in words[:end] if word.clause == words[end - 1].clause)
    return next((voice.who for voice in claimants if tail[-len(voice.who) :] == voice.who), None)
