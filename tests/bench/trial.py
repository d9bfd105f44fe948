"""Peers tried on judged questions: a threshold set on one half of them, everything measured on the other."""

from __future__ import annotations

import math
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tests.bench.matchers import Hit, Peer
from tests.judging import Case, upper_bound

FALSE_BAR = 2.0
"""Percent of the questions which the report does not answer that a peer may answer on the half where its threshold is set."""
HEADER = ("| matcher | threshold | right | wrong (≤) | false (≤) | µs a question |", "|---" * 6 + "|")

Judge = Callable[[Case, str | None], str]
"""What the asker got when the kind is answered, or nothing is: a column of the judged table."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One question as a peer heard it."""

    case: Case
    hit: Hit | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Row:
    """What is printed of one matcher."""

    name: str
    threshold: float | None
    """A hit is an answer only above it; None where there is no score."""
    results: Counter[str]
    seconds: float
    """The median a question."""


def single(case: Case) -> bool:
    """Whether it is one turn that asks one thing, or a thing that the report does not answer."""
    return len(case.turns) == 1 and case.kind in ("single", "oos")


def halves(cases: Iterable[Case]) -> tuple[list[Case], list[Case]]:
    """The questions with even numbers, where thresholds are set, and those with odd numbers, where all is measured."""
    parted: tuple[list[Case], list[Case]] = ([], [])
    for case in cases:
        parted[int(case.id.rpartition("-")[2]) % 2].append(case)
    return parted


def hear(peer: Peer, cases: Iterable[Case]) -> list[Heard]:
    """Every question asked once, each timed."""
    heard = []
    for case in cases:
        start = time.perf_counter()
        hit = peer.nearest(case.turns[-1])
        heard.append(Heard(case, hit, time.perf_counter() - start))
    return heard


def threshold(heard: Iterable[Heard], judge: Judge, bar: float = FALSE_BAR) -> float:
    """The lowest threshold above which no more than `bar` percent of what the report does not answer is answered."""
    beyond = [one for one in heard if not one.case.wanted]
    false = [one.hit.score for one in beyond if one.hit and judge(one.case, one.hit.kind) == "false"]
    allowed = math.floor(len(beyond) * bar / 100)
    return sorted(false, reverse=True)[allowed] if len(false) > allowed else -math.inf


def results(heard: Iterable[Heard], judge: Judge, above: float) -> Counter[str]:
    """How often each column, when hits above the threshold are answers."""
    return Counter(judge(one.case, one.hit.kind if one.hit and one.hit.score > above else None) for one in heard)


def trial(peer: Peer, cases: Iterable[Case], judge: Judge) -> Row:
    """A peer's row: its threshold, if it has scores, from the even half; all else from the odd half."""
    setting, measured = (hear(peer, half) for half in halves(cases))
    above = threshold(setting, judge) if peer.scored else -math.inf
    return Row(peer.name, above if peer.scored else None, results(measured, judge, above), median(measured))


def median(heard: Sequence[Heard]) -> float:
    """The median time of a question in seconds."""
    return statistics.median(one.seconds for one in heard)


def line(row: Row) -> str:
    """The row in Markdown: percent of the answerable or of the others, in brackets the upper bound."""
    false, refused = row.results["false"], row.results["refused"]
    known = row.results.total() - false - refused
    cells = (
        row.name,
        "–" if row.threshold is None else f"{row.threshold:.2f}",
        f"{_percent(row.results['right'], known):.1f}",
        _bounded(row.results["wrong"], known),
        _bounded(false, false + refused),
        f"{row.seconds * 1e6:,.0f}",
    )
    return f"| {' | '.join(cells)} |"


def _percent(hits: int, among: int) -> float:
    return 100 * hits / among if among else 0.0


def _bounded(hits: int, among: int) -> str:
    return f"{_percent(hits, among):.1f} ({upper_bound(hits, among):.1f})"
