"""Several questions in one message: where it may part, and the partings whose pieces are best understood."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from knowledge.matching import Finding
from knowledge.outcome import Outcome
from knowledge.phrases import Phrases
from knowledge.reading import Word

MOST = 5
"""Questions answered in one message."""
_MOST_POINTS = 8
_CONNECTORS = Phrases(
    (
        "va|voi|voi lai|cung|cung voi|con|the con|roi|lan|kem|them|them nua|ngoai ra|dong thoi|ben canh do|"
        "tien the|sau do|cung nhu|cuoi cung|nhan tien|hay|a|ma|xong|hoi them|hoi luon|luon|"
        "tiep theo|tiep|va ca|ca|roi thi|rieng|chung|san|san tien|trong do|nhan day|tien day|sau nua"
    ).split("|")
)
_LONGEST_CONNECTOR = 4
# typed with its accents, one word connects only as what it is: "lẫn", not "lần"
_MARKED_CONNECTORS = frozenset("và với cùng còn rồi lẫn kèm thêm luôn tiếp cả riêng sẵn".split())
_UNMARKED_CONNECTORS = frozenset("hay xong san chung a".split())
_MOST_WORDS = 90
"""A longer message tells a story, and is not taken apart."""
_QUESTION_WORDS = frozenset(["may", "bao", "gi", "nao", "sao", "ai", "dau", "chua", "khong", "nhieu", "nhiu", "bn"])
_MARKED_QUESTION_WORDS = frozenset(["mấy", "bao", "gì", "nào", "sao", "ai", "đâu", "chưa", "không"])
_BEGINS = frozenset(["may", "bao", "so", "tong", "ty", "ti"])
_ENDS = frozenset(["gi", "nao", "sao", "dau", "ai", "nhieu", "nhiu", "tram", "khong", "ko"])
"""Last words of a question, behind which the next may begin where no mark parts them."""
_LONGEST_RUN = 3
"""Stretches between places to part that one question may run over."""
_MARKED_BEGINS = frozenset(["mấy", "số", "tổng", "tỷ", "tỉ"])
_REWARD = 1.4
"""What one more question understood is worth, against the logarithm of its sureness."""
_LEFT_OUT, _LEFT_OUT_ASKING = 0.35, 1.6
"""What it costs to leave out a piece that asks nothing, or one that asks."""
_WITHIN_A_CLAUSE = 0.7
"""What it costs to begin a piece where no mark parts it from the words before."""
_PROMISING = 0.2
_CLEARLY_ONE = 1.0
AT_A_GLANCE = -0.5
"""How much a piece must speak for any fact to be judged at all."""
_LONGEST_SHARED = 6
_LONGEST_PART = 16

Places = tuple[int, ...]
"""Places of words in a message, in order."""
Judge = Callable[[Places, str], Finding | None]
"""The finding for some words of a message, after the kind asked for just before ("" for none); None once it costs too much."""
Glance = Callable[[Places], float]
"""At little cost, how much some words of a message speak for any fact rather than none."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One question of several: its words and what was found for it."""

    words: tuple[Word, ...]
    finding: Finding


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words that no piece of a parting holds."""

    places: Places
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """A message taken apart."""

    pieces: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...]
    shares: bool = False
    """Whether pieces hold the same words: "tỷ lệ hộ và tổ dân phố đạt văn hóa"."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """What its pieces ask for, in order."""
        return tuple(piece.finding.kind for piece in self.pieces)

    @property
    def cuts_clauses(self) -> int:
        """How many pieces begin within a clause that an earlier piece holds words of; 0 where they share words."""
        clauses = [{word.clause for word in piece.words} for piece in self.pieces]
        return 0 if self.shares else sum(bool(a & b) for a, b in pairwise(clauses))

    @property
    def joins_questions(self) -> int:
        """How many pieces hold several clauses that each ask something."""
        return sum(len({word.clause for word in piece.words if asks([word])}) > 1 for piece in self.pieces)

    @property
    def drops_its_end(self) -> bool:
        """Whether its only piece breaks off within a clause: "mấy hộ", where the question is which of them still farm."""
        last = self.pieces[0].words[-1] if len(self.pieces) == 1 else None
        behind = [left.words[0] for left in self.left_out if left.places[0] > 0]
        return last is not None and any(word.clause == last.clause for word in behind)

    @property
    def loses_its_question(self) -> bool:
        """Whether its only piece asks nothing, and what is left out does."""
        asked = any(asks(left.words) for left in self.left_out)
        return len(self.pieces) == 1 and asked and not asks(self.pieces[0].words)

    def stands_apart(self, left: LeftOut) -> bool:
        """Whether words left out are a question of their own beside complete ones: no piece holds words of the same clause."""
        clauses = {word.clause for piece in self.pieces for word in piece.words}
        complete = asks(left.words) and all(asks(piece.words) for piece in self.pieces)
        return complete and not clauses & {word.clause for word in left.words}

    @property
    def unanswered(self) -> tuple[tuple[Word, ...], ...]:
        """Pieces left out although they ask something."""
        return tuple(left.words for left in self.left_out if len(left.words) > 1 and asks(left.words))


def asks(words: Sequence[Word]) -> bool:
    """Whether there is a question word among the words."""
    return any((word.text in _MARKED_QUESTION_WORDS) if word.marked else (word.bare in _QUESTION_WORDS) for word in words)


def may_part(words: Sequence[Word]) -> bool:
    """Whether a message has any place where a second question could begin."""
    return 4 <= len(words) <= _MOST_WORDS and len(points(words)) > 2


def points(words: Sequence[Word]) -> list[int]:
    """Places where a piece may begin or end, the message's own ends included; the likeliest when there are many."""
    bare = [word.bare for word in words]
    sure = [i for i in range(1, len(words)) if words[i].clause != words[i - 1].clause]
    likely = [i for i in range(1, len(words)) if _connector_at(words, bare, i)]
    possible = [i for i in range(2, len(words)) if _begins_anew(words[i]) and asks(words[:i])]
    asked = [i for i in range(3, len(words) - 1) if words[i - 1].bare in _ENDS and asks(words[:i]) and asks(words[i:])]
    found = {0, len(words)}
    for more in (_beside_questions(words, sure), sure, likely, possible, asked):
        found |= set([i for i in more if i not in found][: _MOST_POINTS - len(found)])
    return sorted(found)


def _begins_anew(word: Word) -> bool:
    """Whether a question may begin with a word: "số", not the second syllable of "hồ sơ"."""
    return word.text in _MARKED_BEGINS if word.marked else word.bare in _BEGINS


def _beside_questions(words: Sequence[Word], ends: Sequence[int]) -> list[int]:
    """Ends of clauses with a clause that asks on either side, where there are too many ends for all."""
    asking = {word.clause for word in words if asks([word])}
    return [i for i in ends if {words[i - 1].clause, words[i].clause} & asking]


def runs(words: Sequence[Word]) -> Iterator[Places]:
    """The places of every run of words between two points, the whole message left out, without the connector at its head."""
    cuts = points(words)
    for start, end in combinations(cuts, 2):
        places = _stripped(words, start, end)
        if places and (start, end) != (0, len(words)):
            yield places


def partings(words: Sequence[Word], judge: Judge, glance: Glance) -> Iterator[Parting]:
    """The likeliest partings of a message: into any pieces, into those alone that ask, and into ones that share words."""
    cuts = points(words)
    for all_ask in (False, True):
        found = _Cutter(words, judge, glance, all_ask=all_ask).cheapest(cuts)
        if found.pieces:
            yield found
    sharing = _sharing(words, cuts, judge, glance)
    if sharing:
        yield sharing


def parting_evidence(
    parting: Parting, words: Sequence[Word], whole: Finding, kin: Callable[[str], frozenset[str]]
) -> Mapping[str, float]:
    """What speaks for and against a parting, in named numbers."""
    kinds = parting.kinds
    sure = [min(0.999, piece.finding.sureness) for piece in parting.pieces]
    ranked = dict(whole.candidate.ranking)
    lowest = min(ranked.values())
    left = sum(len(each.words) for each in parting.left_out)
    several = whole.candidate.evidence["over_several"]
    asking = [asks(piece.words) for piece in parting.pieces]
    return {
        "pieces": float(len(kinds)),
        "one": float(len(kinds) == 1),
        "least_sure": _odds(min(sure)),
        "mean_sure": sum(map(_odds, sure)) / len(sure),
        "all_ask": float(all(asking)),
        "none_asks": float(not any(asking)),
        "left_words": left / len(words),
        "left_asks": float(len(parting.unanswered)),
        "shares": float(parting.shares),
        "cuts_clauses": float(parting.cuts_clauses),
        "joins_questions": float(parting.joins_questions),
        "whole_sure": _odds(min(0.999, whole.sureness)),
        "whole_among": float(whole.kind in kinds),
        "whole_first": float(whole.outcome is Outcome.ANSWER and whole.kind not in kinds),
        "whole_ranks": min(ranked.get(kind, lowest) for kind in kinds) - max(ranked.values()),
        "whole_vetoed": float(whole.veto is not None),
        **_around(whole),
        "over_several": several,
        "one_of_several": max(0.0, _CLEARLY_ONE - several) if len(kinds) == 1 else 0.0,
        "votes_several": whole.candidate.evidence["votes_several"],
        "kin": float(any(kinds[j] in kin(kinds[i]) for i in range(len(kinds)) for j in range(i))),
        "shortest": math.log(min(len(piece.words) for piece in parting.pieces)),
    }


def piece_evidence(finding: Finding, words: Sequence[Word], whole: Finding) -> Mapping[str, float]:
    """What speaks for and against a piece of a message, in named numbers: its own evidence, and the message around it."""
    ranked = dict(whole.candidate.ranking)
    return {
        **finding.candidate.evidence,
        "asks": float(asks(words)),
        "words": math.log(len(words)),
        "whole_several": whole.candidate.evidence["over_several"],
        "whole_votes_several": whole.candidate.evidence["votes_several"],
        "whole_ranks": ranked.get(finding.kind, min(ranked.values())) - max(ranked.values()),
        "whole_among": float(finding.kind in ranked),
        **_around(whole),
    }


def _around(whole: Finding) -> Mapping[str, float]:
    """How much the whole message speaks for nothing that the report says."""
    evidence = whole.candidate.evidence
    return {f"whole_{name}": evidence[name] for name in ("over_none", "votes_none", "near_none", "strange")}


def _odds(chance: float) -> float:
    return math.log(chance / (1 - chance)) if chance > 0.001 else -7.0


def _stripped(words: Sequence[Word], start: int, end: int) -> Places:
    """The places from start to end without the connector at their head."""
    here = words[start : min(end, start + _LONGEST_CONNECTOR)]
    return tuple(range(start + _connector_at(here, [word.bare for word in here], 0), end))


def _connector_at(words: Sequence[Word], bare: Sequence[str], i: int) -> int:
    """How many words the connector has that starts there, 0 for none; beside accented words "con" is no "còn"."""
    length = _CONNECTORS.length_at(bare, i)
    if length != 1:
        return length
    marked = words[i].marked
    as_typed = words[i].text in _MARKED_CONNECTORS if marked else words[i].bare in _UNMARKED_CONNECTORS
    return 1 if as_typed or (not marked and not any(word.marked for word in words)) else 0


@dataclass(frozen=True, slots=True)
class _Path:
    """A parting of the first words, and what it cost."""

    cost: float
    parting: Parting


class _Cutter:
    """Finds the parting whose pieces cost least; with `all_ask` only what holds a question word is a piece."""

    def __init__(self, words: Sequence[Word], judge: Judge, glance: Glance, *, all_ask: bool) -> None:
        self._words = words
        self._judge = judge
        self._glance = glance
        self._all_ask = all_ask

    def cheapest(self, cuts: Sequence[int]) -> Parting:
        """The cheapest parting at some of the cuts; the whole message is no piece."""
        best: dict[int, _Path] = {0: _Path(0.0, Parting((), ()))}
        for end in range(1, len(cuts)):
            for start in range(max(0, end - _LONGEST_RUN), end):
                if (start, end) == (0, len(cuts) - 1):
                    continue
                for longer in self._steps(cuts[start], cuts[end], best[start]):
                    if end not in best or longer.cost < best[end].cost:
                        best[end] = longer
        return best[len(cuts) - 1].parting

    def _steps(self, start: int, end: int, path: _Path) -> Iterator[_Path]:
        """The path with these words left out, and with them as one more piece."""
        words, parting = self._words[start:end], path.parting
        asking = asks(words)
        skip = _LEFT_OUT_ASKING if asking else _LEFT_OUT
        yield _Path(
            path.cost + skip, Parting(parting.pieces, (*parting.left_out, LeftOut(tuple(range(start, end)), tuple(words))))
        )
        own = _stripped(self._words, start, end)
        if not own or (self._all_ask and not asking) or len(parting.pieces) == MOST:
            return
        begins_anew = own[0] > start or not self._is_within(start)
        before = parting.kinds[-1] if parting.pieces and begins_anew else ""
        if not before and self._glance(own) < AT_A_GLANCE:
            return
        finding = self._judge(own, before)
        if finding and _is_promising(finding) and finding.kind not in parting.kinds:
            cost = path.cost - _REWARD - math.log(finding.sureness) + _WITHIN_A_CLAUSE * self._is_within(start)
            piece = Piece(tuple(self._words[i] for i in own), finding)
            yield _Path(cost, Parting((*parting.pieces, piece), parting.left_out))

    def _is_within(self, start: int) -> bool:
        """Whether the word at a place stands in the clause of the word before it."""
        return start > 0 and self._words[start].clause == self._words[start - 1].clause


def _sharing(words: Sequence[Word], cuts: Sequence[int], judge: Judge, glance: Glance) -> Parting | None:
    """Questions that share a head or a tail: the surest parting at all cuts, or at one of them."""
    inner = list(cuts[1:-1])
    best: tuple[float, Parting | None] = (0.0, None)
    for chosen in [*([inner] if len(inner) > 1 else []), *([cut] for cut in inner)]:
        pieces = _shared_pieces(words, [0, *chosen, len(words)], judge, glance)
        least = min((piece.finding.sureness for piece in pieces), default=0.0)
        if least > best[0] and len({piece.finding.kind for piece in pieces}) == len(pieces):
            best = (least, Parting(tuple(pieces), (), shares=True))
    return best[1]


def _shared_pieces(words: Sequence[Word], cuts: Sequence[int], judge: Judge, glance: Glance) -> list[Piece]:
    """The parts between the cuts, each with the head of the first and the tail of the last that suit it best; [] for none."""
    parts = [tuple(range(cuts[0], cuts[1])), *(_stripped(words, start, end) for start, end in pairwise(cuts[1:]))]
    if not all(1 <= len(part) <= _LONGEST_PART for part in parts) or len(parts) > MOST:
        return []
    first, *middle, last = parts
    tails = [(), *(last[i:] for i in range(1, min(_LONGEST_SHARED, len(last))))]
    heads = [(), *(first[:i] for i in range(1, min(_LONGEST_SHARED, len(first))))]
    tail = max(tails, key=lambda shared: glance(first + shared))
    head = max(heads, key=lambda shared: glance(shared + last))
    options = [first + tail, *(head + part + tail for part in middle), head + last]
    if any(glance(option) < AT_A_GLANCE for option in options):
        return []
    findings = [judge(option, "") for option in options]
    pieces = [
        Piece(tuple(words[i] for i in option), finding) for option, finding in zip(options, findings, strict=True) if finding
    ]
    return pieces if len(pieces) == len(options) and all(_is_promising(piece.finding) for piece in pieces) else []


def _is_promising(finding: Finding) -> bool:
    return finding.veto is None and finding.sureness >= _PROMISING
