"""The likeliest ways to take a message apart into several questions."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from knowledge.cuts import Places, asks, asks_no_more, points, stripped
from knowledge.parting import (
    AT_A_GLANCE,
    MOST,
    Glance,
    Judge,
    LeftOut,
    Parting,
    Piece,
    breaks_off,
    is_promising,
    names_its_subject,
)
from knowledge.reading import Word
from knowledge.sharing import sharing

_LONGEST_RUN = 3
"""Stretches between places to part that one question may run over."""
_REWARD = 1.4
"""What one more question understood is worth, against the logarithm of its sureness."""
_LEFT_OUT, _LEFT_OUT_ASKING = 0.35, 1.6
"""What it costs to leave out a piece that asks nothing, or one that asks."""
_WITHIN_A_CLAUSE = 0.7
"""What it costs to begin a piece where no mark parts it from the words before."""
_LEAST_CLAUSES = 2
"""Clauses that ask, from which on a message may be one question a clause."""
_SURELY = 0.93
"""How sure a stretch must be to be a question of its own, whatever stands beside it."""
_SURELY_HEADED = 0.7
"""And the first of a list with its heading, when all others are."""


def partings(words: Sequence[Word], judge: Judge, glance: Glance) -> Iterator[Parting]:
    """The likeliest partings of a message: into its clauses, into any pieces, into those alone that ask, and into ones that
    share words."""
    by_clause = _by_clause(words, judge, glance)
    if by_clause:
        yield by_clause
    cuts = points(words)
    for all_ask in (False, True):
        found = _Cutter(words, judge, glance, all_ask=all_ask).cheapest(cuts)
        if found.pieces:
            yield found
    shared = sharing(words, cuts, judge, glance)
    if shared:
        yield shared


def _by_clause(words: Sequence[Word], judge: Judge, glance: Glance) -> Parting | None:
    """Each clause, or part of one, that asks as a question of its own, where each surely is one and the others ask nothing.

    A clause before all of them that speaks of a fact is the heading of the first: "đạt văn hóa: hộ bao nhiêu, tổ bao nhiêu".
    """
    pieces: list[Piece] = []
    heading: Places = ()
    left_out: list[LeftOut] = []
    clauses = [part for clause in _clauses(words) for part in _questions(words, clause)]
    if not _LEAST_CLAUSES <= sum(asks([words[i] for i in clause]) for clause in clauses) <= MOST:
        return None
    for clause in clauses:
        own = stripped(words, clause[0], clause[-1] + 1)
        if not asks([words[i] for i in clause]):
            if glance(clause) >= AT_A_GLANCE:
                if pieces or heading:
                    return None
                heading = clause
                continue
            left_out.append(LeftOut(clause, tuple(words[i] for i in clause)))
            continue
        if not own:
            return None
        least, own = (_SURELY_HEADED, heading + own) if heading and not pieces else (_SURELY, own)
        finding = judge(own, pieces[-1].finding.kind if pieces else "")
        if finding is None or finding.veto or finding.sureness < least or finding.kind in [p.finding.kind for p in pieces]:
            return None
        pieces.append(Piece(tuple(words[i] for i in own), finding))
    return Parting(tuple(pieces), tuple(left_out))


def _questions(words: Sequence[Word], clause: Places) -> list[Places]:
    """A clause taken apart between its questions: "bao nhiêu tổ và bao nhiêu đảng viên"."""
    parts, start, said = [], 0, [words[i] for i in clause]
    for place in points(said)[1:-1]:
        if asks(said[start:place]) and asks(said[place:]):
            parts.append(clause[start:place])
            start = place
    return [*parts, clause[start:]]


def _clauses(words: Sequence[Word]) -> list[Places]:
    """The places of each clause."""
    return [tuple(i for i, _ in group) for _, group in groupby(enumerate(words), key=lambda place: place[1].clause)]


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
            # the shortest first: what holds two questions need not be judged as one
            for start in range(end - 1, max(-1, end - _LONGEST_RUN - 1), -1):
                if (start, end) == (0, len(cuts) - 1) or self._holds_several(cuts[start : end + 1]):
                    continue
                for longer in self._steps(cuts[start], cuts[end], best[start]):
                    if end not in best or longer.cost < best[end].cost:
                        best[end] = longer
        return best[len(cuts) - 1].parting

    def _holds_several(self, cuts: Sequence[int]) -> bool:
        """Whether what stands before and behind a mark between the cuts surely asks different things, each by itself."""
        marks = [place for place in range(1, len(cuts) - 1) if not self._is_within(cuts[place])]
        return any(self._differ(cuts[place - 1 : place + 2]) for place in marks)

    def _differ(self, cuts: Sequence[int]) -> bool:
        before, behind = (self._words[start:end] for start, end in pairwise(cuts))
        if asks(before) and asks(behind) and asks_no_more(behind):
            return True
        sure = set()
        for start, end in pairwise(cuts):
            places = stripped(self._words, start, end)
            finding = self._judge(places, "") if places and self._glance(places) >= AT_A_GLANCE else None
            if finding is not None and finding.veto is None and finding.sureness >= _SURELY:
                sure.add(finding.kind)
        return len(sure) > 1

    def _steps(self, start: int, end: int, path: _Path) -> Iterator[_Path]:
        """The path with these words left out, and with them as one more piece."""
        words, parting = self._words[start:end], path.parting
        asking = asks(words)
        skip = _LEFT_OUT_ASKING if asking else _LEFT_OUT
        yield _Path(
            path.cost + skip, Parting(parting.pieces, (*parting.left_out, LeftOut(tuple(range(start, end)), tuple(words))))
        )
        own = stripped(self._words, start, end)
        if not own or (self._all_ask and not asking) or len(parting.pieces) == MOST:
            return
        begins_anew = own[0] > start or not self._is_within(start)
        before = parting.kinds[-1] if parting.pieces and begins_anew else ""
        if not before and self._glance(own) < AT_A_GLANCE:
            return
        finding = self._judge(own, before)
        # "liệt kê giúp:" before a list asks for nothing itself
        leads_in = finding is not None and start == 0 and not asking and not names_its_subject(finding)
        cut_off = finding is not None and not before and breaks_off(words, finding)
        if finding and is_promising(finding) and finding.kind not in parting.kinds and not leads_in and not cut_off:
            cost = path.cost - _REWARD - math.log(finding.sureness) + _WITHIN_A_CLAUSE * self._is_within(start)
            piece = Piece(tuple(self._words[i] for i in own), finding)
            yield _Path(cost, Parting((*parting.pieces, piece), parting.left_out))

    def _is_within(self, start: int) -> bool:
        """Whether the word at a place stands in the clause of the word before it."""
        return start > 0 and self._words[start].clause == self._words[start - 1].clause
