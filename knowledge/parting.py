"""Several questions in one message: where it may part, and the parting whose pieces are all understood."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.matching import Finding
from knowledge.outcome import Outcome
from knowledge.phrases import Phrases
from knowledge.reading import Word

MOST = 5
"""Questions answered in one message."""
_MOST_POINTS = 10
_CONNECTORS = Phrases(
    (
        "va|voi|voi lai|cung|cung voi|con|the con|roi|lan|kem|them|them nua|ngoai ra|dong thoi|ben canh do|"
        "tien the|sau do|cung nhu|thu hai|thu ba|cuoi cung|nhan tien|hay|a|ma|xong|hoi them|hoi luon|luon|"
        "tiep theo|tiep|va ca|ca|roi thi|rieng|chung"
    ).split("|")
)
_LONGEST_CONNECTOR = 4
_QUESTION_WORDS = frozenset(["may", "bao", "gi", "nao", "sao", "ai", "dau", "chua", "khong"])
_MARKED_QUESTION_WORDS = frozenset(["mấy", "bao", "gì", "nào", "sao", "ai", "đâu", "chưa", "không"])
_REWARD = 0.45
"""What one more question understood is worth, against the logarithm of its sureness."""
_SKIPPED = 1.2
_SURE_WITHOUT_A_QUESTION = 0.9
_LIST_LENGTH = 16

Judge = Callable[[Sequence[Word], str], Finding]
"""The finding for some words, after the kind asked for just before ("" for none)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One question of several: its words and what was found for it."""

    words: tuple[Word, ...]
    finding: Finding


def asks(words: Sequence[Word]) -> bool:
    """Whether there is a question word among the words."""
    return any((word.text in _MARKED_QUESTION_WORDS) if word.marked else (word.bare in _QUESTION_WORDS) for word in words)


def may_part(words: Sequence[Word]) -> bool:
    """Whether a message has any place where a second question could begin."""
    return len(points(words)) > 2 and len(words) >= 4


def points(words: Sequence[Word]) -> list[int]:
    """Places where a piece may begin or end, the message's own ends included; the likeliest when there are many."""
    found = {0, len(words)}
    bare = [word.bare for word in words]
    asked = False
    for i, word in enumerate(words):
        if (
            (i and word.clause != words[i - 1].clause)
            or (i and _CONNECTORS.length_at(bare, i))
            or (i > 2 and asked and _begins_question(words, i))
        ):
            found.add(i)
        asked = asked or asks([word])
    ordered = sorted(found)
    return ordered if len(ordered) <= _MOST_POINTS else [*ordered[: _MOST_POINTS - 1], len(words)]


def _begins_question(words: Sequence[Word], i: int) -> bool:
    return words[i].bare in ("may", "bao") and words[i].text in ("mấy", "may", "bao")


def _stripped(words: Sequence[Word]) -> tuple[Word, ...]:
    """Without the connector at its head."""
    length = _CONNECTORS.length_at([word.bare for word in words[:_LONGEST_CONNECTOR]], 0) if words else 0
    return tuple(words[length:])


def part(words: Sequence[Word], judge: Judge, sure: float) -> list[Piece]:
    """The pieces of the best parting into two to five questions, each understood at least so surely; [] for none.

    Pieces that ask nothing (a story, a greeting) may be left out; later pieces may lean on the one before.
    """
    places = points(words)
    is_list = len(words) <= _LIST_LENGTH
    best: dict[int, _Path] = {0: _Path(0.0, ())}
    for end in range(1, len(places)):
        for start in range(end):
            path = best.get(start)
            if path is None:
                continue
            longer = _step(words[places[start] : places[end]], path, judge, sure, is_list)
            if longer is not None and (end not in best or longer.cost < best[end].cost):
                best[end] = longer
    found = best[len(places) - 1].pieces if len(places) - 1 in best else ()
    return list(found) if 2 <= len(found) <= MOST else []


@dataclass(frozen=True, slots=True)
class _Path:
    """A parting of the first words: what it cost and its pieces."""

    cost: float
    pieces: tuple[Piece, ...]


def _step(words: Sequence[Word], path: _Path, judge: Judge, sure: float, is_list: bool) -> _Path | None:
    """The path with these words as one more piece, or left out; None where neither will do."""
    own = _stripped(words)
    if own and (is_list or asks(own)):
        begins_anew = len(own) < len(words) or not path.pieces or words[0].clause != path.pieces[-1].words[-1].clause
        finding = judge(own, path.pieces[-1].finding.kind if path.pieces and begins_anew else "")
        kinds = {piece.finding.kind for piece in path.pieces}
        least = sure if begins_anew and asks(own) else _SURE_WITHOUT_A_QUESTION
        if finding.outcome is Outcome.ANSWER and finding.sureness >= least and finding.kind not in kinds:
            cost = path.cost - _REWARD - math.log(finding.sureness)
            return _Path(cost, (*path.pieces, Piece(own, finding)))
    if (not asks(words) or len(words) <= 1) and not (is_list and len(words) > 3):
        return _Path(path.cost + _SKIPPED, path.pieces)
    return None


def shared(words: Sequence[Word], judge: Judge, sure: float) -> list[Piece]:
    """Two questions that share a head or a tail: "tỷ lệ hộ và tổ dân phố đạt văn hóa"; [] for none."""
    best: tuple[float, list[Piece]] = (0.0, [])
    for place in points(words)[1:-1]:
        left, right = tuple(words[:place]), _stripped(words[place:])
        if not 1 <= len(right) <= 14 or len(left) > 16:
            continue
        firsts = [left] + [left + right[cut:] for cut in range(1, min(6, len(right)))]
        seconds = [right] + [left[:cut] + right for cut in range(1, min(7, len(left)))]
        one, two = _surest(firsts, judge, sure), _surest(seconds, judge, sure)
        for first in one:
            for second in two:
                if first.finding.kind != second.finding.kind:
                    least = min(first.finding.sureness, second.finding.sureness)
                    if least > best[0]:
                        best = (least, [first, second])
    return best[1]


def _surest(options: Sequence[tuple[Word, ...]], judge: Judge, sure: float) -> list[Piece]:
    """The surest piece of each kind among several wordings."""
    found: dict[str, Piece] = {}
    for words in options:
        finding = judge(words, "")
        if finding.outcome is Outcome.ANSWER and finding.sureness >= sure:
            known = found.get(finding.kind)
            if known is None or finding.sureness > known.finding.sureness:
                found[finding.kind] = Piece(words, finding)
    return list(found.values())
