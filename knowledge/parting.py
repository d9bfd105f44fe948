"""A message taken apart into several questions, and what speaks for it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.cuts import Places, asks
from knowledge.matching import Finding
from knowledge.outcome import Outcome
from knowledge.reading import Word

MOST = 5
"""Questions answered in one message."""
_PROMISING = 0.2
_CLEARLY_ONE = 1.0
_COUNTS = frozenset(["nhieu", "nhiu", "may", "bn"])
AT_A_GLANCE = -0.5
"""How much a piece must speak for any fact to be judged at all."""

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
    def leans(self) -> bool:
        """Whether no piece holds the words that its kind must have: "vượt không, vượt mấy" says not what is exceeded."""
        return not any(names_its_subject(piece.finding) for piece in self.pieces)

    @property
    def unanswered(self) -> tuple[tuple[Word, ...], ...]:
        """Pieces left out although they ask something."""
        return tuple(left.words for left in self.left_out if len(left.words) > 1 and asks(left.words))


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


def names_its_subject(finding: Finding) -> bool:
    """Whether a piece holds the words that its kind must have."""
    return not finding.candidate.evidence["missing"]


def breaks_off(words: Sequence[Word], finding: Finding) -> bool:
    """Whether words end where a count is asked for, and say not of what: "phường có bao nhiêu | dân tộc"."""
    return words[-1].bare in _COUNTS and not names_its_subject(finding)


def is_promising(finding: Finding) -> bool:
    """Whether a piece may ask for its kind at all."""
    return finding.veto is None and finding.sureness >= _PROMISING
